//! The summary of the fixes of a check.

use std::io::{self, Write};

use meeting_core::i18n::{Catalog, Message};

/// Writes how many of the findings `meeting validate --fix` would fix; nothing where there are none.
///
/// # Errors
/// Those of `out`.
pub fn fixable(out: &mut dyn Write, catalog: &Catalog, count: usize) -> io::Result<()> {
    match count {
        0 => Ok(()),
        _ => writeln!(out, "{}", catalog.say(&Message::new("fix-possible").with("count", count))),
    }
}

/// Writes how many fixes have been made in how many files, or would be.
///
/// # Errors
/// Those of `out`.
pub fn fixed(out: &mut dyn Write, catalog: &Catalog, were_made: bool, count: usize, files: usize) -> io::Result<()> {
    let message = match (count, were_made) {
        (0, _) => Message::new("fix-none"),
        (_, true) => Message::new("fix-made"),
        (_, false) => Message::new("fix-planned"),
    };
    let message = if count == 0 {
        message
    } else {
        let findings = Message::new("fix-findings").with("count", count);
        message.with("findings", findings).with("files", Message::new("fix-files").with("count", files))
    };
    writeln!(out, "{}", catalog.say(&message))
}
