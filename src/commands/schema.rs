//! `meeting schema`: the JSON Schema of a record, of the settings, of the directory, or of what a check prints.

use std::io::Write;

use clap::Args;

use crate::environment::Environment;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::output::Output;
use meeting_core::{archive, model};

#[derive(Debug, Args)]
pub struct Arguments {
    #[arg(long)]
    settings: bool,
    // The option `-C` has the id "directory".
    #[arg(long = "directory", conflicts_with = "settings")]
    of_directory: bool,
    #[arg(long, conflicts_with_all = ["settings", "of_directory"])]
    findings: bool,
    #[arg(long, conflicts_with_all = ["settings", "of_directory", "findings"])]
    template_findings: bool,
}

pub fn run(arguments: &Arguments, environment: &Environment, output: &mut Output) -> Result<Exit, Failure> {
    let schema = match arguments {
        Arguments { settings: true, .. } => archive::settings_schema(),
        Arguments { of_directory: true, .. } => archive::directory_schema(),
        Arguments { findings: true, .. } => meeting_render::findings_schema(),
        Arguments { template_findings: true, .. } => meeting_render::template_problems_schema(),
        // That of the archive has its own kinds of meetings.
        _ => match environment.find_archive()? {
            Some(archive) => archive.settings().record_schema(),
            None => model::schema(),
        },
    };
    writeln!(output, "{schema:#}")?;
    Ok(Exit::Success)
}
