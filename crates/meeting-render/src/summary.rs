//! The end of a check: what was left out, how many findings there are, and where to read more.

use std::io::{self, Write};

use meeting_core::i18n::{Catalog, Message};

/// The result of a check.
#[derive(Debug, Clone)]
pub struct Summary {
    /// How many files were looked at.
    pub checked: usize,
    /// How many errors there are.
    pub errors: usize,
    /// How many warnings there are.
    pub warnings: usize,
    /// How many notes there are.
    pub notes: usize,
    /// The rules that were broken, each once.
    pub codes: Vec<&'static str>,
}

/// How many rules are named at most.
const MOST_NAMED: usize = 3;

/// Writes how many files, errors and warnings there are and, where `explains`, how to read more.
///
/// # Errors
/// Those of `out`.
pub fn summary(out: &mut dyn Write, catalog: &Catalog, summary: &Summary, explains: bool) -> io::Result<()> {
    let files = Message::new("count-files").with("count", summary.checked);
    let message = if summary.codes.is_empty() {
        Message::new("summary-clean").with("files", files)
    } else {
        let key = if summary.notes == 0 { "summary" } else { "summary-notes" };
        let message = Message::new(key)
            .with("files", files)
            .with("errors", Message::new("count-errors").with("count", summary.errors))
            .with("warnings", Message::new("count-warnings").with("count", summary.warnings));
        match summary.notes {
            0 => message,
            notes => message.with("notes", Message::new("count-notes").with("count", notes)),
        }
    };
    writeln!(out, "{}", catalog.say(&message))?;
    if explains && !summary.codes.is_empty() {
        writeln!(out, "{}", catalog.say(&more(&summary.codes)))?;
    }
    Ok(())
}

fn more(codes: &[&'static str]) -> Message {
    if codes.len() > MOST_NAMED {
        return Message::new("summary-explain");
    }
    Message::new("summary-explain-codes").with("codes", codes.join(" "))
}

/// Writes that `count` more warnings of the rule `code` are not shown.
///
/// # Errors
/// Those of `out`.
pub fn hidden(out: &mut dyn Write, catalog: &Catalog, code: &str, count: usize) -> io::Result<()> {
    writeln!(out, "{}", catalog.say(&Message::new("hidden-warnings").with("code", code).with("count", count)))
}
