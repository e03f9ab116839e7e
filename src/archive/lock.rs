//! One lock for an archive, so that two edits do not cross.
//!
//! It is a lock on a file in the cache, not on a record: a record is replaced by a new file, and a lock on the
//! old one would guard nothing. The system lets go of it when the process ends, however it ends.

use std::fs::{File, OpenOptions, TryLockError};
use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

use thiserror::Error;

use super::{Archive, cache_folder};
use crate::i18n::Message;

/// The right to change an archive's records, until it is dropped.
///
/// Where the cache cannot be written, or its file system knows no locks, there is no lock to hold: edits are
/// still atomic and still refuse to overwrite what they have not seen, but two of them at the same instant may
/// make one of them fail to notice.
#[derive(Debug)]
pub struct Lock {
    file: Option<File>,
}

/// Why the lock is not to be had.
#[derive(Debug, Error)]
pub enum LockError {
    /// Another process holds it, and has held it for as long as we would wait.
    #[error("another process is changing the archive")]
    Busy,
}

impl LockError {
    /// Returns what to say about it.
    #[must_use]
    pub fn message(&self) -> Message {
        match self {
            Self::Busy => Message::new("lock-busy"),
        }
    }
}

impl Lock {
    /// Returns the lock of `archive`, waiting for other processes for at most `wait`.
    pub fn acquire(archive: &Archive, wait: Duration) -> Result<Self, LockError> {
        match cache_folder(archive) {
            Some(folder) => Self::acquire_in(&folder, wait),
            None => Ok(Self { file: None }),
        }
    }

    /// Returns what stands for the lock where there is no archive: files that lie alone have nothing to lock.
    #[must_use]
    pub fn none() -> Self {
        Self { file: None }
    }

    /// Returns whether other processes are really kept out.
    #[must_use]
    pub fn is_held(&self) -> bool {
        self.file.is_some()
    }

    pub(super) fn acquire_in(folder: &Path, wait: Duration) -> Result<Self, LockError> {
        let opened = OpenOptions::new().create(true).truncate(false).write(true).open(folder.join("lock"));
        let Ok(file) = opened else { return Ok(Self { file: None }) };
        let start = Instant::now();
        loop {
            match file.try_lock() {
                Ok(()) => return Ok(Self { file: Some(file) }),
                Err(TryLockError::Error(_)) => return Ok(Self { file: None }),
                Err(TryLockError::WouldBlock) => {}
            }
            let Some(left) = wait.checked_sub(start.elapsed()) else { return Err(LockError::Busy) };
            thread::sleep(left.min(Duration::from_millis(10)));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Lock, LockError};
    use std::time::Duration;

    #[test]
    fn one_at_a_time() {
        let folder = tempfile::tempdir().unwrap();
        let short = Duration::from_millis(20);
        let first = Lock::acquire_in(folder.path(), short).unwrap();
        assert!(first.is_held());
        assert!(matches!(Lock::acquire_in(folder.path(), short), Err(LockError::Busy)));
        drop(first);
        assert!(Lock::acquire_in(folder.path(), Duration::ZERO).unwrap().is_held());
    }

    #[test]
    fn whoever_waits_gets_it() {
        let folder = tempfile::tempdir().unwrap();
        let first = Lock::acquire_in(folder.path(), Duration::ZERO).unwrap();
        std::thread::scope(|scope| {
            let second = scope.spawn(|| Lock::acquire_in(folder.path(), Duration::from_mins(1)).unwrap());
            std::thread::sleep(Duration::from_millis(30));
            drop(first);
            assert!(second.join().unwrap().is_held());
        });
    }

    #[test]
    fn nowhere_to_lock_is_no_reason_to_stop() {
        let folder = tempfile::tempdir().unwrap();
        let lock = Lock::acquire_in(&folder.path().join("none"), Duration::ZERO).unwrap();
        assert!(!lock.is_held());
    }
}
