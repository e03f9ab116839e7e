//! `meeting hook`: the pre-commit hook of git.

use std::io::{self, IsTerminal, Write};

use clap::{Args, Subcommand};

use super::{Environment, Exit, Failure, Output, validate};
use crate::archive::git::Repository;
use crate::archive::git::hook::{self, Done};
use crate::diagnostic::Severity;
use crate::i18n::Message;

#[derive(Debug, Args)]
pub(super) struct Arguments {
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
    Run,
}

pub(super) fn run(arguments: &Arguments, environment: &Environment, output: &mut Output) -> Result<Exit, Failure> {
    match arguments.action {
        Action::Install { force } => install(&Repository::find(environment.directory())?, force, environment, output),
        Action::Remove => {
            let done = hook::remove(&Repository::find(environment.directory())?)?;
            tell(&done, environment, output)?;
            Ok(Exit::Success)
        }
        Action::Run => check(environment, output),
    }
}

/// Installs the hook and tells what has been done.
pub(super) fn install(
    repository: &Repository,
    may_share: bool,
    environment: &Environment,
    output: &mut Output,
) -> Result<Exit, Failure> {
    let missing = environment.catalog.say(&Message::new("hook-missing"));
    let done = hook::install(repository, &missing, may_share)?;
    tell(&done, environment, output)?;
    Ok(Exit::Success)
}

fn tell(done: &Done, environment: &Environment, output: &mut Output) -> Result<(), Failure> {
    let mut say = |message: Message| writeln!(output, "{}", environment.catalog.say(&message));
    match done {
        Done::Installed { path, kept } => {
            say(Message::new("hook-installed").with("path", path.display().to_string()))?;
            if let Some(kept) = kept {
                say(Message::new("hook-kept").with("path", kept.display().to_string()))?;
            }
        }
        Done::Present(path) => say(Message::new("hook-present").with("path", path.display().to_string()))?,
        Done::Removed { path, is_restored } => {
            let key = if *is_restored { "hook-restored" } else { "hook-removed" };
            say(Message::new(key).with("path", path.display().to_string()))?;
        }
        Done::Absent(path) => say(Message::new("hook-absent").with("path", path.display().to_string()))?,
    }
    Ok(())
}

/// What the hook does. As usual with hooks, it says nothing where nothing is wrong.
fn check(environment: &Environment, output: &mut Output) -> Result<Exit, Failure> {
    let report = validate::staged::check_all(environment)?;
    if report.files.is_empty() {
        return Ok(Exit::Success);
    }
    validate::show(&report, environment, output)?;
    if report.count(Severity::Error) == 0 {
        return Ok(Exit::Success);
    }
    // What was found comes first, on whichever stream it is read.
    output.flush()?;
    let (red, reset) =
        if environment.colour(io::stderr().is_terminal()) { ("\u{1b}[1;31m", "\u{1b}[0m") } else { ("", "") };
    let said = |key| environment.catalog.say(&Message::new(key));
    // Where standard error is gone, nobody can be told.
    let _ = writeln!(io::stderr(), "{red}{}{reset}\n{}", said("hook-stopped"), said("hook-stopped-help"));
    Ok(Exit::Findings)
}
