//! `meeting completions`: the completion script of a shell.

use std::io::Write;

use clap::{Args, CommandFactory};
use clap_complete::Shell;

use super::{CommandLine, Environment, Exit, Failure, Output, help};

#[derive(Debug, Args)]
pub(super) struct Arguments {
    shell: Shell,
}

pub(super) fn run(arguments: &Arguments, environment: &Environment, output: &mut Output) -> Result<Exit, Failure> {
    let mut command = help::translated(CommandLine::command(), &environment.catalog);
    let mut script = Vec::new();
    clap_complete::generate(arguments.shell, &mut command, "meeting", &mut script);
    output.write_all(&script)?;
    Ok(Exit::Success)
}
