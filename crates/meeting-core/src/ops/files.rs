//! Changes of files that may be outside of an archive: each on its own, for one that cannot be written must not keep
//! the others from it.

use std::path::Path;
use std::sync::{Mutex, PoisonError};

use super::Refusal;
use super::workspace::{PATIENCE, lock};
use crate::archive::{self, Archive, Lock, StoreError, Write};
use crate::check::Input;
use crate::i18n::Message;

/// The locks of many files: that of their archive, and others for files elsewhere.
pub struct FileLocks<'a> {
    archive: Option<(Lock, &'a Archive)>,
    recovered: Mutex<Vec<Message>>,
}

impl<'a> FileLocks<'a> {
    /// Locks the archive, where there is one.
    ///
    /// # Errors
    /// Where another process keeps the lock, or a change that was interrupted cannot be finished.
    pub fn new(archive: Option<&'a Archive>) -> Result<Self, Refusal> {
        let mut recovered = Vec::new();
        let archive = archive.map(|archive| {
            let (lock, message) = lock(archive)?;
            recovered.extend(message);
            Ok::<_, Refusal>((lock, archive))
        });
        Ok(Self { archive: archive.transpose()?, recovered: Mutex::new(recovered) })
    }

    /// What has become of changes that were interrupted, since this was last asked.
    pub fn recovered(&self) -> Vec<Message> {
        std::mem::take(&mut self.recovered.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Makes a change of the file of `input` that has been planned; a new name is one in the same folder.
    ///
    /// # Errors
    /// Where the file is not what it was, the name is taken, or the system refuses.
    pub fn apply(&self, input: &Input, write: &Write) -> Result<(), Refusal> {
        let Some((path, old)) = write.old() else { return Ok(()) };
        let change = |lock: &Lock, archive: Option<&Archive>| {
            if old != write.text() {
                match archive {
                    Some(archive) => archive.replace_if_unchanged(lock, path, old, write.text())?,
                    None => archive::replace_if_unchanged(lock, path, old, write.text())?,
                }
            }
            match archive {
                _ if path == write.path() => Ok(()),
                Some(archive) => archive.rename(lock, path, write.path()),
                None => archive::rename(lock, path, write.path()),
            }
        };
        self.with(input, path, change)?.map_err(Refusal::from)
    }

    /// Calls `change` while the file is locked, with the archive that it may not be led out of.
    fn with(
        &self,
        input: &Input,
        path: &Path,
        change: impl FnOnce(&Lock, Option<&Archive>) -> Result<(), StoreError>,
    ) -> Result<Result<(), StoreError>, Refusal> {
        if let Some((lock, archive)) = self.archive.as_ref().filter(|_| input.place.is_some()) {
            return Ok(change(lock, Some(archive)));
        }
        let lock = match Archive::find(path).ok().flatten() {
            Some(archive) => {
                let (lock, message) = lock(&archive)?;
                self.recovered.lock().unwrap_or_else(PoisonError::into_inner).extend(message);
                lock
            }
            None => Lock::acquire_for_lone_file(path, PATIENCE)?,
        };
        Ok(change(&lock, None))
    }
}
