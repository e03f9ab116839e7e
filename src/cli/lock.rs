//! The right to change the records, waited for.

use std::path::Path;

use super::workspace::PATIENCE;
use super::{Environment, Failure, Workspace};
use crate::archive::{self, Archive, Interruption, Lock, LockError, StoreError};
use crate::check::Input;

/// Locks the archive, and tells what has become of a change that was interrupted.
pub(super) fn lock(archive: &Archive, environment: &Environment) -> Result<Lock, Failure> {
    let (lock, recovered) = Workspace::lock(archive)?;
    if let Some(message) = recovered {
        environment.terminal.tell(&message);
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
