//! The end of a check: what was left out, how many findings there are, and where to read more.

use std::collections::BTreeMap;
use std::io::{self, Write};

use meeting_core::check::OtherFile;
use meeting_core::i18n::{Catalog, Message};

/// The result of a check.
#[derive(Debug, Clone)]
pub struct Summary {
    /// How many files were looked at, without the copies of schemas.
    pub checked: usize,
    /// How many of them are no records, by what they are.
    pub others: BTreeMap<OtherFile, usize>,
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
    let files = files(catalog, summary);
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

/// How many files of what kind were checked: records, and what else there was.
fn files(catalog: &Catalog, summary: &Summary) -> String {
    let others = |kind: OtherFile| summary.others.get(&kind).copied().unwrap_or_default();
    let [settings, directories, schemas] = [OtherFile::Settings, OtherFile::Directory, OtherFile::Schema].map(others);
    let records = summary.checked.saturating_sub(settings + directories);
    let counts = [
        ("count-records", records),
        ("count-settings", settings),
        ("count-directories", directories),
        ("count-schemas", schemas),
    ];
    let is_nothing = counts.iter().all(|(_, count)| *count == 0);
    let said = counts.into_iter().filter(|(key, count)| *count > 0 || is_nothing && *key == "count-records");
    let said: Vec<String> = said.map(|(key, count)| catalog.say(&Message::new(key).with("count", count))).collect();
    said.join(", ")
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
