//! `meeting man`: the manual pages, one on standard output or all of them in a folder.

use std::fs;
use std::io::Write;
use std::path::PathBuf;

use clap::{Args, Command, CommandFactory};

use crate::command_line::CommandLine;
use crate::environment::Environment;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::help;
use crate::output::Output;

#[derive(Debug, Args)]
pub struct Arguments {
    #[arg(value_name = "DIR")]
    folder: Option<PathBuf>,
}

pub fn run(arguments: &Arguments, environment: &Environment, output: &mut Output) -> Result<Exit, Failure> {
    let command = help::translated(CommandLine::command(), &environment.terminal.catalog, None);
    let Some(directory) = &arguments.folder else {
        output.write_all(&page(command)?)?;
        return Ok(Exit::Success);
    };
    let directory = environment.path(directory);
    let fail = |path: &PathBuf, error| Failure::io(&path.display().to_string(), &error);
    fs::create_dir_all(&directory).map_err(|error| fail(&directory, error))?;
    let subcommands: Vec<Command> =
        command.get_subcommands().map(|sub| sub.clone().name(format!("meeting-{}", sub.get_name()))).collect();
    for command in std::iter::once(command).chain(subcommands) {
        let path = directory.join(format!("{}.1", command.get_name()));
        fs::write(&path, page(command)?).map_err(|error| fail(&path, error))?;
        writeln!(output, "{}", path.display())?;
    }
    Ok(Exit::Success)
}

fn page(command: Command) -> Result<Vec<u8>, Failure> {
    let mut page = Vec::new();
    // A date would make the page differ from day to day.
    clap_mangen::Man::new(command).date("").render(&mut page)?;
    Ok(page)
}
