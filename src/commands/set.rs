//! `meeting set`: changes fields of a record or of one of its parts; the rest of the file stays unchanged.

use clap::Args;

use crate::change::{Mode, fields_message};
use crate::environment::Environment;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::output::Output;
use meeting_core::i18n::Message;
use meeting_core::ops::{Assignment, SetRequest, set};

#[derive(Debug, Args)]
pub struct Arguments {
    #[arg(value_name = "ID[#PART]")]
    id: String,
    #[arg(required = true, value_name = "FIELD=VALUE")]
    fields: Vec<String>,
    #[arg(long)]
    dry_run: bool,
}

pub fn run(arguments: &Arguments, environment: &Environment, output: &mut Output) -> Result<Exit, Failure> {
    let assignments = arguments.fields.iter().map(|text| Assignment::parse(text)).collect::<Result<_, _>>()?;
    let workspace = environment.workspace()?;
    let lock = environment.lock(workspace.archive()?)?;
    let changeset = set(&workspace, &SetRequest { id: &arguments.id, assignments })?;
    environment.carry_out(&workspace, &changeset, Mode::of(arguments.dry_run), &lock, output)?;
    if changeset.writes.is_empty() {
        environment.terminal.note(&Message::new("set-unchanged"));
    } else if !arguments.dry_run {
        environment.terminal.note(&fields_message(&changeset, &environment.terminal.catalog));
    }
    Ok(Exit::Success)
}
