//! `meeting schema`: the JSON Schema of a record, of the settings, or of the findings.

use std::io::Write;

use clap::Args;

use super::{Exit, Failure, Output};
use crate::{archive, model, render};

#[derive(Debug, Args)]
pub(super) struct Arguments {
    #[arg(long)]
    settings: bool,
    #[arg(long, conflicts_with = "settings")]
    findings: bool,
}

pub(super) fn run(arguments: &Arguments, output: &mut Output) -> Result<Exit, Failure> {
    let schema = match arguments {
        Arguments { settings: true, .. } => archive::settings_schema(),
        Arguments { findings: true, .. } => render::findings_schema(),
        _ => model::schema(),
    };
    writeln!(output, "{schema:#}")?;
    Ok(Exit::Success)
}
