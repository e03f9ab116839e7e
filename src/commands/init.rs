//! `meeting init`: makes an archive.

use std::io::Write;
use std::path::{Component, Path, PathBuf};

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
        let message = Message::new(key).with("path", plain(&root.join(path)).display().to_string());
        writeln!(output, "{}", environment.terminal.catalog.say(&message))?;
    }
    if arguments.hook {
        hook::install(&Repository::find(&root)?, false, environment, output)?;
    }
    if !environment.terminal.is_quiet {
        let folder = plain(&root);
        let is_here = folder.as_os_str().is_empty();
        let next = if is_here { Message::new("init-next") } else { Message::new("init-next-in") };
        let next = next.with("folder", quoted(&folder.display().to_string()));
        writeln!(output, "{}", environment.terminal.catalog.say(&next))?;
    }
    Ok(Exit::Success)
}

/// A path without steps to the folder that it is in: `./vanphong` is `vanphong`, and `./.` is nothing.
fn plain(path: &Path) -> PathBuf {
    path.components().filter(|step| *step != Component::CurDir).collect()
}

/// A folder as an argument of `cd`.
fn quoted(folder: &str) -> String {
    let is_plain = |letter: char| letter.is_alphanumeric() || "/\\:._-~".contains(letter);
    if folder.chars().all(is_plain) { folder.to_owned() } else { format!("\"{folder}\"") }
}
