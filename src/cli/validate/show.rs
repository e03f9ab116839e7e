//! The findings of a check, in the format that was asked for.

use std::io::{self, Write};

use rayon::prelude::*;

use super::Format;
use crate::check::{Finished, Report};
use crate::cli::{Environment, Failure, Output};
use crate::diagnostic::{FileFindings, Severity};
use crate::i18n::Catalog;
use crate::render::{self, Lines, Style};

/// How many files are shown at a time: their texts are in memory together.
const AT_A_TIME: usize = 256;

/// Shows the findings of `report`.
pub(super) fn report(
    report: &Report,
    format: Format,
    environment: &Environment,
    output: &mut Output,
) -> Result<(), Failure> {
    match format {
        Format::Human => human(report, environment, output),
        Format::Json => {
            let files = report.files.iter().map(Finished::with_text);
            Ok(render::findings_json(output, &environment.catalog, report.checked, files)?)
        }
    }
}

fn human(report: &Report, environment: &Environment, output: &mut Output) -> Result<(), Failure> {
    let style = Style { colour: environment.colour(environment.is_terminal), width: environment.width };
    for files in report.files.chunks(AT_A_TIME) {
        let pages: Vec<io::Result<Vec<u8>>> =
            files.par_iter().map(|file| page(&file.with_text(), &environment.catalog, style)).collect();
        for page in pages {
            output.write_all(&page?)?;
        }
    }
    if !environment.is_quiet {
        let (errors, warnings) = (report.count(Severity::Error), report.count(Severity::Warning));
        render::summary(output, &environment.catalog, report.checked, errors, warnings)?;
    }
    Ok(())
}

/// Returns the findings in one file, as people see them.
fn page(file: &FileFindings, catalog: &Catalog, style: Style) -> io::Result<Vec<u8>> {
    let lines = Lines::of(&file.text);
    let mut page = Vec::new();
    for finding in &file.findings {
        render::one_finding(&mut page, catalog, style, &file.file, &file.text, &lines, finding)?;
    }
    Ok(page)
}
