//! The findings of a check, in the format that was asked for.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};

use rayon::prelude::*;

use super::{Arguments, Format, ReportedPaths};
use crate::environment::Environment;
use crate::failure::Failure;
use crate::terminal::Notes;
use meeting_core::archive::Archive;
use meeting_core::check::{CheckedFile, Input, Report};
use meeting_core::finding::{FileFindings, Finding, Severity};
use meeting_core::i18n::Catalog;
use meeting_render::{Lines, Style, Summary, Totals};

/// Number of files that are shown at a time: their texts are in memory together.
const AT_A_TIME: usize = 256;

/// Most warnings of one rule that are shown on a terminal.
const MOST_WARNINGS: usize = 200;

/// Shows the findings of `report`.
pub fn report(
    report: &Report,
    arguments: &Arguments,
    environment: &Environment,
    archive: Option<&Archive>,
    output: &mut dyn Write,
) -> Result<(), Failure> {
    let catalog = &environment.terminal.catalog;
    if arguments.format == Format::Human {
        return human(report, arguments.all, environment, output);
    }
    if arguments.format == Format::Json {
        let files = report.files.iter().map(|file| with_text(file, file.input.name.clone()));
        return Ok(meeting_render::findings_json(output, catalog, report.checked, files)?);
    }
    // The other formats are read by services, which name a file by its path in the repository.
    let places = ReportedPaths::new(environment, archive);
    let files = report.files.iter().map(|file| with_text(file, places.of(&file.input)));
    match arguments.format {
        Format::Sarif => meeting_render::sarif(output, catalog, files)?,
        Format::Junit => {
            let clean =
                |input: &Input| FileFindings { file: places.of(input), text: String::new(), findings: Vec::new() };
            let is_failure = |finding: &Finding| arguments.is_failure(finding.severity);
            let failing = report.files.iter().filter(|file| file.findings.iter().any(is_failure));
            let totals = Totals { tests: report.files.len() + report.clean.len(), failures: failing.count() };
            meeting_render::junit(output, catalog, totals, files.chain(report.clean.iter().map(clean)), is_failure)?;
        }
        _ => {
            meeting_render::github(output, catalog, files)?;
            if !environment.terminal.is_quiet {
                output.flush()?;
                meeting_render::summary(&mut Notes, catalog, &summary(report), false)?;
            }
        }
    }
    Ok(())
}

fn with_text(file: &CheckedFile, name: String) -> FileFindings {
    FileFindings { file: name, text: file.text(), findings: file.findings.clone() }
}

fn summary(report: &Report) -> Summary {
    let codes: BTreeSet<&str> = report.files.iter().flat_map(|file| &file.findings).map(|found| found.code).collect();
    Summary {
        checked: report.checked,
        others: report.others.clone(),
        errors: report.count(Severity::Error),
        warnings: report.count(Severity::Warning),
        notes: report.count(Severity::Note),
        codes: codes.into_iter().collect(),
    }
}

/// Shows the findings of `report` to people: every warning only where `all` are wanted.
pub fn human(report: &Report, all: bool, environment: &Environment, output: &mut dyn Write) -> Result<(), Failure> {
    let catalog = &environment.terminal.catalog;
    let style = Style {
        color: environment.terminal.color(environment.terminal.is_interactive),
        width: environment.terminal.width,
    };
    let most = if all { usize::MAX } else { MOST_WARNINGS };
    let (shown, hidden) = readable(report, most);
    for files in shown.chunks(AT_A_TIME) {
        let pages: Vec<io::Result<Vec<u8>>> =
            files.par_iter().map(|(file, findings)| page(file, findings, catalog, style)).collect();
        for page in pages {
            output.write_all(&page?)?;
        }
    }
    for (code, count) in hidden {
        meeting_render::hidden(output, catalog, code, count)?;
    }
    if !environment.terminal.is_quiet {
        meeting_render::summary(output, catalog, &summary(report), true)?;
    }
    Ok(())
}

/// A file and those of its findings that are shown.
type Shown<'r> = (&'r CheckedFile, Vec<&'r Finding>);

/// What people are shown, every error and at most `most` warnings of one rule, and how many warnings of which
/// rules they are not shown.
fn readable(report: &Report, most: usize) -> (Vec<Shown<'_>>, BTreeMap<&'static str, usize>) {
    let mut warnings: BTreeMap<&'static str, usize> = BTreeMap::new();
    let mut is_shown = |finding: &Finding| {
        if finding.severity == Severity::Error {
            return true;
        }
        let count = warnings.entry(finding.code).or_default();
        *count += 1;
        *count <= most
    };
    let files = report.files.iter();
    let shown = files.map(|file| (file, file.findings.iter().filter(|finding| is_shown(finding)).collect::<Vec<_>>()));
    let shown = shown.filter(|(_, findings)| !findings.is_empty()).collect();
    let hidden = warnings.into_iter().filter(|(_, count)| *count > most).map(|(code, count)| (code, count - most));
    (shown, hidden.collect())
}

/// Findings in one file, as people see them.
fn page(file: &CheckedFile, findings: &[&Finding], catalog: &Catalog, style: Style) -> io::Result<Vec<u8>> {
    let text = file.text();
    let lines = Lines::of(&text);
    let mut page = Vec::new();
    for finding in findings {
        meeting_render::one_finding(&mut page, catalog, style, &file.input.name, &text, &lines, finding)?;
    }
    Ok(page)
}
