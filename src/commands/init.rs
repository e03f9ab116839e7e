//! `meeting init`: makes an archive.

use std::io::Write;
use std::path::PathBuf;

use clap::Args;

use super::hook;
use crate::environment::Environment;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::output::Output;
use meeting_core::archive::git::Repository;
use meeting_core::archive::starter::{self, StarterFile};
use meeting_core::i18n::Message;

#[derive(Debug, Args)]
pub struct Arguments {
    #[arg(value_name = "DIR")]
    folder: Option<PathBuf>,
    #[arg(long)]
    hook: bool,
}

pub fn run(arguments: &Arguments, environment: &Environment, output: &mut Output) -> Result<Exit, Failure> {
    let root =
        arguments.folder.as_ref().map_or_else(|| environment.directory().to_owned(), |path| environment.path(path));
    for made in starter::make(&root, environment.terminal.catalog.language())? {
        let (key, path) = match &made {
            StarterFile::New(path) => ("init-made", path),
            StarterFile::Kept(path) => ("init-kept", path),
        };
        let message = Message::new(key).with("path", root.join(path).display().to_string());
        writeln!(output, "{}", environment.terminal.catalog.say(&message))?;
    }
    if arguments.hook {
        hook::install(&Repository::find(&root)?, false, environment, output)?;
    }
    if !environment.terminal.is_quiet {
        writeln!(output, "{}", environment.terminal.catalog.say(&Message::new("init-next")))?;
    }
    Ok(Exit::Success)
}
