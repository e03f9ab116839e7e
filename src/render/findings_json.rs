//! Findings for programs: the frozen JSON shape, version 1 (see `docs/cli.md`).

use std::io::{self, Write};

use serde::Serialize;

use super::{Layout, Lines, json};
use crate::diagnostic::FileFindings;
use crate::i18n::Catalog;

/// The document that `validate --format json` prints.
#[derive(Serialize)]
struct Document {
    version: u32,
    checked: usize,
    findings: Vec<Finding>,
}

/// One finding. Lines and columns count from 1, columns in Unicode code points; `end_column` is the column behind
/// the last character.
#[derive(Serialize)]
struct Finding {
    code: &'static str,
    group: &'static str,
    severity: &'static str,
    file: String,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
    path: String,
    message: String,
    help: Option<String>,
    fixable: bool,
}

/// Writes the findings of `files` as one JSON document; `checked` is how many files were looked at.
///
/// # Errors
/// Those of `out`.
pub fn findings_json(
    out: &mut dyn Write,
    catalog: &Catalog,
    checked: usize,
    files: impl Iterator<Item = FileFindings>,
) -> io::Result<()> {
    let mut findings = Vec::new();
    for file in files {
        let lines = Lines::of(&file.text);
        for finding in &file.findings {
            let (start, end) = (lines.position(finding.span.start), lines.position(finding.span.end));
            let advice = finding.help.as_ref().or(finding.label.as_ref());
            findings.push(Finding {
                code: finding.code,
                group: finding.group.name(),
                severity: finding.severity.name(),
                file: file.file.clone(),
                line: start.line,
                column: start.column,
                end_line: end.line,
                end_column: end.column,
                path: finding.path.clone(),
                message: catalog.say(&finding.message),
                help: advice.map(|advice| catalog.say(advice)),
                fixable: finding.fix.is_some(),
            });
        }
    }
    json(out, &Document { version: 1, checked, findings }, Layout::Pretty)
}
