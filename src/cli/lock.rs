//! The right to change the records, waited for; and the look of those who only read at a change that is being made.

use std::io::Write;
use std::path::Path;
use std::time::Duration;

use super::output::show_failure;
use super::{Environment, Failure};
use crate::archive::{self, Archive, Interruption, Lock, LockError, Recovery, StoreError};
use crate::check::Input;
use crate::i18n::Message;
use crate::text::terminal::terminal_safe;

/// How long another process may take to finish its own changes.
const PATIENCE: Duration = Duration::from_secs(10);

/// What a command does with the records.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Access {
    /// It reads them. That a change is half done is said, and the command goes on.
    Read,
    /// It reads them to say whether they are right: with a change that is half done nobody can.
    Check,
    /// It changes them. A change that was interrupted is finished before.
    Write,
}

/// Locks the archive. A change that was interrupted is finished before.
pub(super) fn lock(archive: &Archive, environment: &Environment) -> Result<Lock, Failure> {
    let lock = Lock::acquire(archive, PATIENCE)?;
    if let Some(message) = told(archive, archive.recover(&lock)?) {
        // The command's own results matter more than a note that nobody can see.
        let _ = writeln!(std::io::stderr().lock(), "{}", terminal_safe(&environment.catalog.say(&message)));
    }
    Ok(lock)
}

/// The locks of the files of a command line: that of the archive, and others for files that lie elsewhere.
pub(super) struct FileLocks<'a> {
    archive: Option<(Lock, &'a Archive)>,
    environment: &'a Environment,
}

impl<'a> FileLocks<'a> {
    /// Locks the archive, where there is one.
    pub fn new(archive: Option<&'a Archive>, environment: &'a Environment) -> Result<Self, Failure> {
        let archive = archive.map(|archive| Ok::<_, Failure>((lock(archive, environment)?, archive))).transpose()?;
        Ok(Self { archive, environment })
    }

    /// Makes a change of a file under its lock; the change is told the archive that the file may not be led out of.
    pub fn with<T>(
        &self,
        input: &Input,
        path: &Path,
        change: impl FnOnce(&Lock, Option<&Archive>) -> T,
    ) -> Result<T, Failure> {
        if let Some((lock, archive)) = self.archive.as_ref().filter(|_| input.place.is_some()) {
            return Ok(change(lock, Some(archive)));
        }
        let lock = match Archive::find(path).ok().flatten() {
            Some(archive) => lock(&archive, self.environment)?,
            None => Lock::acquire_for_lone_file(path, PATIENCE)?,
        };
        Ok(change(&lock, None))
    }

    /// Replaces the text of a file, if it is still `old`.
    pub fn replace(&self, input: &Input, path: &Path, old: &str, new: &str) -> Result<Result<(), StoreError>, Failure> {
        self.with(input, path, |lock, archive| match archive {
            Some(archive) => archive.replace_if_unchanged(lock, path, old, new),
            None => archive::replace_if_unchanged(lock, path, old, new),
        })
    }
}

/// Sees to it that no change of several files is half done when a command begins to read.
pub(super) fn settle(archive: &Archive, access: Access, environment: &Environment) -> Result<(), Failure> {
    if !archive.has_journal() {
        return Ok(());
    }
    match access {
        Access::Write => lock(archive, environment).map(drop),
        Access::Read => {
            if let Err(interruption) = archive.await_changes(PATIENCE) {
                show_failure(&interruption.into(), environment);
            }
            Ok(())
        }
        Access::Check => Ok(archive.await_changes(PATIENCE)?),
    }
}

fn told(archive: &Archive, recovery: Recovery) -> Option<Message> {
    let shown = |path: &Path| Environment::shown_path(archive, &archive.relative(path));
    match recovery {
        Recovery::Nothing => None,
        Recovery::Dropped => Some(Message::new("recovery-dropped")),
        Recovery::Finished { files } => Some(Message::new("recovery-finished").with("files", files)),
        Recovery::TakenBack { changed } => {
            let paths = changed.iter().map(|path| shown(path)).collect::<Vec<_>>().join(", ");
            Some(Message::new("recovery-taken-back").with("paths", paths))
        }
        Recovery::Partly { left } => {
            let list = |of: fn(&(_, _)) -> &std::path::PathBuf| {
                left.iter().map(|pair| shown(of(pair))).collect::<Vec<_>>().join(", ")
            };
            Some(Message::new("recovery-left").with("path", list(|pair| &pair.0)).with("kept", list(|pair| &pair.1)))
        }
    }
}

impl From<LockError> for Failure {
    fn from(error: LockError) -> Self {
        Self::new(error.message())
    }
}

impl From<Interruption> for Failure {
    fn from(interruption: Interruption) -> Self {
        Self::Said { message: interruption.message(), help: interruption.help() }
    }
}
