//! `meeting hook`: the hooks of git that run before a commit.

use std::env;
use std::io::Write;
use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};

use super::validate;
use crate::environment::Environment;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::output::Output;
use crate::terminal::Notes;
use meeting_core::archive::git::hook::{self, HookChange, PreviousHook};
use meeting_core::archive::git::{Comparison, Repository};
use meeting_core::check::{CheckedFile, Report, Source};
use meeting_core::finding::Severity;
use meeting_core::i18n::Message;

#[derive(Debug, Args)]
pub struct Arguments {
    #[command(subcommand)]
    action: Action,
}

#[derive(Debug, Subcommand)]
enum Action {
    Install {
        #[arg(long)]
        force: bool,
    },
    Remove,
    Run {
        #[arg(value_name = "FILE")]
        files: Vec<PathBuf>,
        #[arg(long)]
        all: bool,
    },
}

pub fn run(arguments: &Arguments, environment: &Environment, output: &mut Output) -> Result<Exit, Failure> {
    match &arguments.action {
        Action::Install { force } => install(&Repository::find(environment.directory())?, *force, environment, output),
        Action::Remove => {
            let done = hook::remove(&Repository::find(environment.directory())?)?;
            print_changes(&done, environment, output)?;
            Ok(Exit::Success)
        }
        Action::Run { files, all } => check(files, *all, environment, output),
    }
}

/// Installs the hooks and prints what was done.
pub fn install(
    repository: &Repository,
    may_share: bool,
    environment: &Environment,
    output: &mut Output,
) -> Result<Exit, Failure> {
    let done = hook::install(repository, environment.terminal.catalog.language(), may_share)?;
    print_changes(&done, environment, output)?;
    Ok(Exit::Success)
}

/// Prints what was done with the hooks. The hook for merges is only mentioned if its outcome differs from the first
/// one.
fn print_changes(done: &[HookChange], environment: &Environment, output: &mut Output) -> Result<(), Failure> {
    if environment.terminal.is_quiet {
        return Ok(());
    }
    for (index, one) in done.iter().enumerate() {
        if index == 0 || !is_the_same(&done[0], one) {
            for message in messages(one) {
                writeln!(output, "{}", environment.terminal.catalog.say(&message))?;
            }
        }
    }
    Ok(())
}

/// Whether `one` adds nothing to `first`.
fn is_the_same(first: &HookChange, one: &HookChange) -> bool {
    matches!(
        (first, one),
        (HookChange::Installed { .. }, HookChange::Installed { kept: None, .. })
            | (HookChange::Removed { .. }, HookChange::Removed { is_restored: false, .. })
            | (HookChange::Present(_), HookChange::Present(_))
            | (_, HookChange::Absent(_))
    )
}

fn messages(done: &HookChange) -> Vec<Message> {
    let about = |key, path: &Path| Message::new(key).with("path", path.display().to_string());
    match done {
        HookChange::Installed { path, kept: None } => vec![about("hook-installed", path)],
        HookChange::Installed { path, kept: Some(PreviousHook { path: kept, is_called }) } => {
            let key = if *is_called { "hook-kept" } else { "hook-kept-idle" };
            vec![about("hook-installed", path), about(key, kept)]
        }
        HookChange::Present(path) => vec![about("hook-present", path)],
        HookChange::Removed { path, is_restored: true } => vec![about("hook-restored", path)],
        HookChange::Removed { path, is_restored: false } => vec![about("hook-removed", path)],
        HookChange::Absent(path) => vec![about("hook-absent", path)],
        HookChange::NotOurs(path) => vec![about("hook-not-ours", path)],
    }
}

/// Runs the hook: checks `files` as staged, or everything staged with `all`. If the pre-commit framework names two
/// commits, the changes between them are checked. Prints nothing if there are no findings, as hooks do.
fn check(files: &[PathBuf], all: bool, environment: &Environment, output: &mut Output) -> Result<Exit, Failure> {
    let repository = Repository::find(environment.directory())?;
    let named = |name| env::var(name).ok().filter(|commit| !commit.is_empty());
    let commits = named("PRE_COMMIT_FROM_REF").zip(named("PRE_COMMIT_TO_REF"));
    let compared = match &commits {
        Some((from, to)) => Comparison::commits(&repository, from, to)?,
        None => Comparison::staged(&repository)?,
    };
    let compared = if all {
        compared.with_all()
    } else {
        compared.with(&files.iter().map(|file| environment.path(file)).collect::<Vec<_>>())
    };
    let report = validate::staged::check_all(&repository, &compared, environment)?;
    if report.files.is_empty() {
        return Ok(Exit::Success);
    }
    validate::show(&report, environment, output)?;
    if report.count(Severity::Error) == 0 {
        return Ok(Exit::Success);
    }
    // Outside of a commit, only the findings are printed.
    if all || commits.is_some() {
        return Ok(Exit::Findings);
    }
    // What was found comes first, on whichever stream it is read; a pager would hide the way on.
    output.show_now()?;
    let (red, reset) = if environment.terminal.error_color() { ("\u{1b}[1;31m", "\u{1b}[0m") } else { ("", "") };
    let said = |key| environment.terminal.catalog.say(&Message::new(key));
    let _ = writeln!(Notes, "{red}{}{reset}\n{}", said("hook-stopped"), said("hook-stopped-help"));
    let others = not_as_staged(&report, environment);
    if !others.is_empty() {
        let message = Message::new("hook-not-staged").with("files", others.join(" "));
        environment.terminal.print(&message);
    }
    Ok(Exit::Findings)
}

/// The files with errors that differ on disk from what is staged: they may be fixed already.
fn not_as_staged<'r>(report: &'r Report, environment: &Environment) -> Vec<&'r str> {
    let is_other = |file: &&CheckedFile| {
        let on_disk = std::fs::read(environment.path(Path::new(&file.input.name)));
        matches!(&file.input.source, Source::Bytes(staged) if on_disk.is_ok_and(|bytes| bytes != *staged))
    };
    let has_errors = |file: &&CheckedFile| file.findings.iter().any(|finding| finding.severity == Severity::Error);
    report.files.iter().filter(has_errors).filter(is_other).map(|file| file.input.name.as_str()).collect()
}
