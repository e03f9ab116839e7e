//! Findings as annotations of a pull request: the workflow commands of GitHub Actions.

use std::fmt::Write as _;
use std::io::{self, Write};

use super::Lines;
use super::findings::words;
use meeting_core::finding::{FileFindings, Finding, Severity};
use meeting_core::i18n::Catalog;
use viet_text::terminal::terminal_safe;

/// Writes each finding of `files`, named from the repository's root, as one line `::error …::…` or `::warning …::…`.
///
/// # Errors
/// Those of `out`.
pub fn github(out: &mut dyn Write, catalog: &Catalog, files: impl Iterator<Item = FileFindings>) -> io::Result<()> {
    for file in files {
        let lines = Lines::of(&file.text);
        let name = property(&terminal_safe(&file.file));
        for finding in &file.findings {
            writeln!(out, "{}", command(catalog, &name, &lines, finding))?;
        }
    }
    Ok(())
}

fn command(catalog: &Catalog, file: &str, lines: &Lines, finding: &Finding) -> String {
    // GitHub's name for a note.
    let level = if finding.severity == Severity::Note { "notice" } else { finding.severity.name() };
    let (start, end) = (lines.position(finding.span.start), lines.position(finding.span.end));
    let mut command = format!("::{level} file={file},line={},endLine={}", start.line, end.line);
    // GitHub takes columns within one line only.
    if start.line == end.line {
        command += &format!(",col={},endColumn={}", start.column, end.column);
    }
    // Writing to a string cannot fail.
    let _ = write!(command, ",title={}::{}", property(finding.code), data(&words(catalog, finding)));
    command
}

/// A text as the message of a command, escaped so that it stays on one line.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// A text as the value of a command's property.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::{data, property};

    #[test]
    fn nothing_leaves_its_place() {
        assert_eq!(data("50%\r\n::error::x"), "50%25%0D%0A::error::x");
        assert_eq!(property("a,line=1::b%2C\n"), "a%2Cline=1%3A%3Ab%252C%0A");
    }
}
