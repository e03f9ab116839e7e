//! `meeting rename`: another id for a record or a part of it, with every reference to it, all files or none.

use std::io::Write as _;

use clap::Args;

use crate::change::Mode;
use crate::environment::Environment;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::output::Output;
use meeting_core::ops::{RenameRequest, Renamed, Staging, rename};

#[derive(Debug, Args)]
pub struct Arguments {
    #[arg(value_name = "ID[#PART]")]
    id: String,
    #[arg(value_name = "NEW")]
    new: Option<String>,
    #[arg(long, value_name = "N")]
    line: Option<usize>,
    #[arg(long)]
    dry_run: bool,
}

pub fn run(arguments: &Arguments, environment: &Environment, output: &mut Output) -> Result<Exit, Failure> {
    let workspace = environment.workspace()?;
    let archive = workspace.archive()?;
    let lock = environment.lock(archive)?;
    let request = RenameRequest { id: &arguments.id, new: arguments.new.as_deref(), line: arguments.line };
    let Renamed { changeset, path } = rename(&workspace, &request)?;
    let mode = if arguments.dry_run { Mode::DryRun } else { Mode::Write(Staging::Yes) };
    environment.carry_out(&workspace, &changeset, mode, &lock, output)?;
    if !arguments.dry_run || changeset.writes.is_empty() {
        writeln!(output, "{}", path.map_or(changeset.name, |path| archive.shown_path(&path)))?;
    }
    for note in &changeset.notes {
        environment.terminal.note(note);
    }
    Ok(Exit::Success)
}
