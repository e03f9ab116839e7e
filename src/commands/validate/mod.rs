//! `meeting validate`: checks files, folders, standard input, or the whole archive.

mod fix;
pub mod inputs;
mod paths;
mod show;
mod since;
pub mod staged;

use std::io::Write;
use std::path::PathBuf;

use anyhow::Context;
use clap::{Args, ValueEnum};

use super::{Environment, Exit, Failure, Output};
use crate::environment::Access;
use meeting_core::archive::{Archive, Settings};
use meeting_core::check::{self, Checker, LinkScope, Report};
use meeting_core::finding::Severity;
use meeting_core::i18n::Message;
use meeting_core::ops::{Fixing, Refusal};

use fix::FixRun;
use inputs::Group;
use paths::ReportedPaths;

#[derive(Debug, Args)]
pub struct Arguments {
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    #[arg(long, value_name = "NAME")]
    stdin_name: Option<String>,
    #[arg(long, value_enum, default_value = "human")]
    format: Format,
    #[arg(long)]
    fix: bool,
    #[arg(long)]
    diff: bool,
    #[arg(long)]
    warnings_as_errors: bool,
    #[arg(long)]
    all: bool,
    #[arg(long, conflicts_with_all = ["paths", "stdin_name", "since"])]
    staged: bool,
    #[arg(long, value_name = "REV", conflicts_with_all = ["paths", "stdin_name"])]
    since: Option<String>,
}

impl Arguments {
    /// What the command does with the records.
    pub fn access(&self) -> Access {
        if self.fix { Access::Write } else { Access::Check }
    }

    /// Whether a finding of this severity fails the check.
    fn is_failure(&self, severity: Severity) -> bool {
        severity == Severity::Error || (severity == Severity::Warning && self.warnings_as_errors)
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

pub fn run(arguments: &Arguments, environment: &Environment, output: &mut Output) -> Result<Exit, Failure> {
    if arguments.format != Format::Human {
        output.set_plain();
    }
    if arguments.staged || arguments.since.is_some() {
        return changes(arguments, environment, output);
    }
    let (archive, report) = match groups(arguments, environment) {
        Ok(mut groups) => {
            let is_fixing = arguments.fix || arguments.diff;
            if is_fixing && groups.len() > 1 {
                return Err(Failure::new(Message::new("fix-several-archives")));
            }
            let mut reports = Vec::with_capacity(groups.len());
            for Group { archive, inputs, .. } in &mut groups {
                let settings = archive.as_ref().map(|archive| archive.settings().clone()).unwrap_or_default();
                let checker = checker(&settings, environment)?;
                let archive = archive.as_ref();
                let scope = match archive {
                    Some(_) if arguments.paths.is_empty() => LinkScope::EachOther,
                    Some(archive) => LinkScope::Archive(archive),
                    None => LinkScope::Nothing,
                };
                let inputs = std::mem::take(inputs);
                if is_fixing {
                    let fixing = Fixing { archive, checker: &checker, scope };
                    return FixRun { arguments, environment, fixing }.run(inputs, output);
                }
                reports.push(check::check_inputs(&checker, archive, inputs, scope));
            }
            let archive = if groups.len() == 1 { groups.pop().and_then(|group| group.archive) } else { None };
            (archive, Report::of_all(reports))
        }
        // Invalid settings are the only findings: without its rules, a check would be meaningless.
        Err(Failure::Refused(Refusal::Unreadable(settings))) => (None, Report::of(settings)),
        Err(failure) => return Err(failure),
    };
    if let Some(archive) = archive.as_ref().filter(|_| arguments.paths.is_empty()) {
        environment.note_misnamed(archive);
    }
    print_report(&report, arguments, environment, archive.as_ref(), output)
}

/// Checks what is staged, or has changed since a commit.
fn changes(arguments: &Arguments, environment: &Environment, output: &mut Output) -> Result<Exit, Failure> {
    if arguments.fix || arguments.diff {
        return Err(Failure::new(Message::new("fix-changes")).with_help(Message::new("fix-changes-help")));
    }
    let checked = match &arguments.since {
        Some(revision) => since::check(revision, environment),
        None => staged::check(environment),
    };
    let report = match checked {
        Err(Failure::Refused(Refusal::Unreadable(settings))) => Report::of(settings),
        checked => checked?,
    };
    if report.checked == 0 && report.files.is_empty() && arguments.format == Format::Human {
        if !environment.terminal.is_quiet {
            let key = if arguments.staged { "staged-nothing" } else { "since-nothing" };
            writeln!(output, "{}", environment.terminal.catalog.say(&Message::new(key)))?;
        }
        return Ok(Exit::Success);
    }
    // They may be records of several archives.
    print_report(&report, arguments, environment, None, output)
}

/// Shows a report and the number of fixable findings; returns the exit code.
fn print_report(
    report: &Report,
    arguments: &Arguments,
    environment: &Environment,
    archive: Option<&Archive>,
    output: &mut Output,
) -> Result<Exit, Failure> {
    show::report(report, arguments, environment, archive, output)?;
    if arguments.format == Format::Human && !environment.terminal.is_quiet {
        meeting_render::fixable(output, &environment.terminal.catalog, report.count_fixable())?;
    }
    Ok(exit(arguments, report))
}

/// What is to be checked: the whole archive, or what the command line names.
fn groups(arguments: &Arguments, environment: &Environment) -> Result<Vec<Group>, Failure> {
    let mut groups = if arguments.paths.is_empty() {
        vec![Group::whole(environment.archive()?)?]
    } else {
        let archive = environment.find_archive()?;
        inputs::groups(&arguments.paths, arguments.stdin_name.as_deref(), environment, archive.as_ref())?
    };
    for group in &mut groups {
        if let Some(archive) = &group.archive {
            environment.settle(archive)?;
            if group.is_whole {
                group.inputs.extend(inputs::outdated_schemas(archive));
                group.inputs.extend(inputs::settings_with_old_names(archive));
            }
        }
    }
    Ok(groups)
}

pub fn checker(settings: &Settings, environment: &Environment) -> Result<Checker, Failure> {
    Ok(Checker::new(settings).context("the schema of the records")?.as_of(environment.day()?))
}

/// Shows the findings of `report` to people.
pub fn show(report: &Report, environment: &Environment, output: &mut Output) -> Result<(), Failure> {
    show::human(report, false, environment, output)?;
    Ok(meeting_render::fixable(output, &environment.terminal.catalog, report.count_fixable())?)
}

fn exit(arguments: &Arguments, report: &Report) -> Exit {
    let has_failed =
        report.files.iter().flat_map(|file| &file.findings).any(|found| arguments.is_failure(found.severity));
    if has_failed { Exit::Findings } else { Exit::Success }
}
