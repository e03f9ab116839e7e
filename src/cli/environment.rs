//! What every command may know: where it works, and what the user sees.

use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};

use clap::{ArgAction, Args};

use super::Failure;
use super::terminal::{Colour, Terminal};
use super::workspace::{Access, Unsettled, Workspace};
use crate::archive::Archive;
use crate::i18n::Catalog;

/// The flags that every command takes.
#[derive(Debug, Args)]
pub(super) struct GlobalArguments {
    #[arg(short = 'C', value_name = "DIR", global = true)]
    pub directory: Option<PathBuf>,
    // Read from the raw arguments, before anything is parsed; here so that it is known and documented.
    #[arg(long, value_name = "vi|en", global = true, value_parser = ["vi", "en"])]
    lang: Option<String>,
    #[arg(long, value_name = "WHEN", global = true, default_value = "auto")]
    pub color: Colour,
    #[arg(long, value_name = "DATE", global = true)]
    pub as_of: Option<String>,
    #[arg(long, global = true)]
    pub no_pager: bool,
    #[arg(short, long, global = true)]
    pub quiet: bool,
    #[arg(short = 'h', global = true, action = ArgAction::HelpShort)]
    short_help: Option<bool>,
    #[arg(long, global = true, action = ArgAction::HelpLong)]
    help: Option<bool>,
    #[arg(short = 'V', long, action = ArgAction::Version)]
    version: Option<bool>,
}

/// What every command may know.
pub(super) struct Environment {
    pub workspace: Workspace,
    pub terminal: Terminal,
    /// Whether a change that is half done has been looked after.
    is_settled: AtomicBool,
}

impl Environment {
    pub fn new(arguments: &GlobalArguments, access: Access, catalog: Catalog) -> Self {
        Self {
            workspace: Workspace::new(arguments, access),
            terminal: Terminal::new(arguments, catalog),
            is_settled: AtomicBool::new(false),
        }
    }

    /// The archive that the command works in, where there is one. A change of it that is half done is looked after before.
    ///
    /// # Errors
    /// Where its settings cannot be read, or a change is not finished.
    pub fn find_archive(&self) -> Result<Option<Archive>, Failure> {
        let found = self.workspace.find_archive()?;
        if let Some(archive) = &found
            && !self.is_settled.swap(true, Ordering::Relaxed)
        {
            self.settle(archive)?;
        }
        Ok(found)
    }

    /// The archive that the command works in; see [`Environment::find_archive`].
    ///
    /// # Errors
    /// Where there is none as well.
    pub fn archive(&self) -> Result<Archive, Failure> {
        self.find_archive()?.ok_or_else(|| self.workspace.no_archive())
    }

    /// Looks after a change of an archive that is half done, and tells what has to be known; see [`Workspace::settle`].
    ///
    /// # Errors
    /// Where it is not finished, and the command must not go on.
    pub fn settle(&self, archive: &Archive) -> Result<(), Failure> {
        match self.workspace.settle(archive)? {
            Some(Unsettled::Recovered(message)) => self.terminal.tell(&message),
            Some(Unsettled::HalfDone(failure)) => drop(self.terminal.failure(&failure)),
            None => {}
        }
        Ok(())
    }
}
