//! `meeting validate`: checks files, folders, standard input, or the whole archive.

mod inputs;
mod places;
mod show;

use std::path::PathBuf;

use anyhow::Context;
use clap::{Args, ValueEnum};

use super::{Environment, Exit, Failure, Output};
use crate::archive::Archive;
use crate::check::{self, Around, Checker, Report};
use crate::diagnostic::Severity;
use places::Places;

#[derive(Debug, Args)]
pub(super) struct Arguments {
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    #[arg(long, value_name = "NAME")]
    stdin_name: Option<String>,
    #[arg(long, value_enum, default_value = "human")]
    format: Format,
    #[arg(long)]
    warnings_as_errors: bool,
    #[arg(long)]
    all: bool,
}

impl Arguments {
    /// Returns whether a finding of this severity fails the check.
    fn is_failure(&self, severity: Severity) -> bool {
        severity == Severity::Error || self.warnings_as_errors
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Human,
    Json,
    Github,
    Sarif,
    Junit,
}

pub(super) fn run(arguments: &Arguments, environment: &Environment, output: &mut Output) -> Result<Exit, Failure> {
    let archive = environment.find_archive()?;
    let settings = archive.as_ref().map(|archive| archive.settings().clone()).unwrap_or_default();
    let checker = Checker::new(&settings).context("the schema of the records")?.as_of(environment.today()?);
    let report = check(arguments, environment, archive.as_ref(), &checker)?;
    show::report(&report, arguments, environment, archive.as_ref(), output)?;
    let has_failed =
        report.files.iter().flat_map(|file| &file.findings).any(|found| arguments.is_failure(found.severity));
    Ok(if has_failed { Exit::Findings } else { Exit::Success })
}

fn check(
    arguments: &Arguments,
    environment: &Environment,
    archive: Option<&Archive>,
    checker: &Checker,
) -> Result<Report, Failure> {
    if arguments.paths.is_empty() {
        let archive = environment.archive()?;
        let files = inputs::whole_archive(&archive)?;
        return Ok(check::check_archive(checker, &archive, files));
    }
    let files = inputs::paths(&arguments.paths, arguments.stdin_name.as_deref(), environment, archive)?;
    Ok(check::check_files(checker, files, archive.map_or(Around::Nothing, Around::Archive)))
}
