//! `meeting schema`: the JSON Schema of a record, or of the settings.

use std::io::Write;

use clap::Args;

use super::{Exit, Failure, Output};
use crate::{archive, model};

#[derive(Debug, Args)]
pub(super) struct Arguments {
    #[arg(long)]
    settings: bool,
}

pub(super) fn run(arguments: &Arguments, output: &mut Output) -> Result<Exit, Failure> {
    let schema = if arguments.settings { archive::settings_schema() } else { model::schema() };
    writeln!(output, "{schema:#}")?;
    Ok(Exit::Success)
}
