//! `meeting completions`: the completion script of a shell.

use std::io::Write;

use clap::{Args, CommandFactory};
use clap_complete::Shell;

use crate::command_line::CommandLine;
use crate::environment::Environment;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::help;
use crate::output::Output;

/// The scripts of the shells that ask the program itself (see `complete`).
const BASH: &str = include_str!("../../completions/meeting.bash");
const FISH: &str = include_str!("../../completions/meeting.fish");
const ZSH: &str = include_str!("../../completions/_meeting");

#[derive(Debug, Args)]
pub struct Arguments {
    shell: Shell,
}

pub fn run(arguments: &Arguments, environment: &Environment, output: &mut Output) -> Result<Exit, Failure> {
    match arguments.shell {
        Shell::Bash => output.write_all(BASH.as_bytes())?,
        Shell::Fish => output.write_all(FISH.as_bytes())?,
        Shell::Zsh => output.write_all(ZSH.as_bytes())?,
        shell => {
            let mut command = help::translated(CommandLine::command(), &environment.terminal.catalog, None);
            let mut script = Vec::new();
            clap_complete::generate(shell, &mut command, "meeting", &mut script);
            output.write_all(&script)?;
        }
    }
    Ok(Exit::Success)
}
