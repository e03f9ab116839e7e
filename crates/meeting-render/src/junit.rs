//! Findings as test results: the XML of `JUnit`, as Jenkins and GitLab read it. A file is a test; it fails where it has an
//! error.

use std::io::{self, Write};

use super::Lines;
use super::findings::words;
use super::xml::{attribute, text};
use meeting_core::finding::{FileFindings, Finding};
use meeting_core::i18n::{Catalog, Message};

/// The name of the suite that all files are in.
const SUITE: &str = "meeting validate";

/// How many files there are, and how many of them fail.
#[derive(Debug, Clone, Copy)]
pub struct Totals {
    /// All files.
    pub tests: usize,
    /// Those that fail.
    pub failures: usize,
}

/// Writes `files` (those without findings, too) as one suite of tests. A file fails where `is_failure` holds for one of
/// its findings; the others stand in the test's output.
///
/// # Errors
/// Those of `out`.
pub fn junit(
    out: &mut dyn Write,
    catalog: &Catalog,
    totals: Totals,
    files: impl Iterator<Item = FileFindings>,
    is_failure: impl Fn(&Finding) -> bool,
) -> io::Result<()> {
    let counts = format!("tests=\"{}\" failures=\"{}\" errors=\"0\"", totals.tests, totals.failures);
    writeln!(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>")?;
    writeln!(out, "<testsuites name=\"{SUITE}\" {counts}>")?;
    writeln!(out, "  <testsuite name=\"{SUITE}\" {counts} skipped=\"0\">")?;
    for file in files {
        case(out, catalog, &file, &is_failure)?;
    }
    writeln!(out, "  </testsuite>\n</testsuites>")
}

fn case(
    out: &mut dyn Write,
    catalog: &Catalog,
    file: &FileFindings,
    is_failure: &impl Fn(&Finding) -> bool,
) -> io::Result<()> {
    let (folder, name) = file.file.rsplit_once('/').unwrap_or((SUITE, &file.file));
    let (folder, name, path) = (attribute(folder), attribute(name), attribute(&file.file));
    write!(out, "    <testcase classname=\"{folder}\" name=\"{name}\" file=\"{path}\"")?;
    if file.findings.is_empty() {
        return writeln!(out, "/>");
    }
    writeln!(out, ">")?;
    let lines = Lines::of(&file.text);
    let (failures, others): (Vec<_>, Vec<_>) = file.findings.iter().partition(|finding| is_failure(finding));
    let told = |findings: &[&Finding]| {
        findings.iter().map(|finding| told(catalog, &file.file, &lines, finding)).collect::<String>()
    };
    // One element for all: readers take the first alone.
    if let Some(first) = failures.first() {
        let count = catalog.say(&Message::new("count-findings").with("count", failures.len()));
        let (message, code) = (attribute(&count), attribute(first.code));
        writeln!(out, "      <failure message=\"{message}\" type=\"{code}\">{}</failure>", text(&told(&failures)))?;
    }
    if !others.is_empty() {
        writeln!(out, "      <system-out>{}</system-out>", text(&told(&others)))?;
    }
    writeln!(out, "    </testcase>")
}

/// `file:line:column: error[code]: …` and, on a line of its own, the advice.
fn told(catalog: &Catalog, file: &str, lines: &Lines, finding: &Finding) -> String {
    let at = lines.position(finding.span.start);
    let severity = catalog.say(&finding.severity.message());
    let words = words(catalog, finding).replace('\n', "\n  ");
    format!("{file}:{}:{}: {severity}[{}]: {words}\n", at.line, at.column, finding.code)
}
