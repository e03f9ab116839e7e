//! One lock for an archive, so that two changes never overlap.
//!
//! On Unix it is an exclusive `flock` on the archive's root folder: it leaves no file, needs no write permission, and
//! excludes other accounts and other paths to the same folder. If folders cannot be locked, it is a lock on
//! `.meeting/lock`, which is never deleted. The system releases it when the process ends.

use std::collections::HashSet;
use std::fs::{File, OpenOptions, TryLockError};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use thiserror::Error;

use super::scratch::{Scratch, sweep_siblings};
use super::store::{folder_of, is_forbidden};
use super::{Archive, StoreError};
use crate::i18n::{Message, io_reason};

/// How long to sleep before the lock is tried again.
pub(super) const PAUSE: Duration = Duration::from_millis(10);

/// Exclusive access to the records of an archive, or to a file outside of any, until it is dropped.
#[derive(Debug)]
pub struct Lock {
    /// Locked while it is open; `None` if a folder outside of any archive cannot be locked.
    _file: Option<File>,
    /// Where temporary files go, and the folder of the records; none for a lone file.
    scratch: Option<(Scratch, PathBuf)>,
    /// The folders from which old temporary files have been removed.
    swept: Mutex<HashSet<PathBuf>>,
}

/// Why the lock is not to be had.
#[derive(Debug, Error)]
pub enum LockError {
    /// Another process holds it, and has held it for as long as we would wait.
    #[error("another process is changing the archive")]
    Busy,
    /// The system refuses to lock.
    #[error("{}: {source}", path.display())]
    Refused {
        /// What was to be locked.
        path: PathBuf,
        /// The error of the system.
        source: io::Error,
    },
    /// The folder for the lock cannot be made.
    #[error(transparent)]
    Scratch(#[from] StoreError),
}

impl LockError {
    /// The message for the user.
    #[must_use]
    pub fn message(&self) -> Message {
        match self {
            Self::Busy => Message::new("lock-busy"),
            Self::Refused { path, source } => {
                Message::new("lock-refused").with("path", path.display().to_string()).with("reason", io_reason(source))
            }
            Self::Scratch(error) => error.message(),
        }
    }
}

impl Lock {
    /// Locks `archive`, waiting for other processes for at most `wait`.
    pub fn acquire(archive: &Archive, wait: Duration) -> Result<Self, LockError> {
        let (scratch, records) = (Scratch::of(archive.root()), archive.records());
        let file = if let Some(file) = poll(wait, || try_folder(archive.root()))? {
            file
        } else {
            scratch.make(&records)?;
            poll(wait, || try_file(&scratch))?
        };
        Ok(Self { _file: Some(file), scratch: Some((scratch, records)), swept: Mutex::default() })
    }

    /// Locks the folder of a file that is in no archive, waiting for other processes for at most `wait`. Where folders
    /// cannot be locked there is no lock to hold: two changes of that file at the same instant may not notice each other.
    pub fn acquire_for_lone_file(path: &Path, wait: Duration) -> Result<Self, LockError> {
        let file = poll(wait, || try_folder(folder_of(path)))?;
        Ok(Self { _file: file, scratch: None, swept: Mutex::default() })
    }

    /// The folder for temporary files, made where it was missing; `None` for a lone file, and where it may not be made: who
    /// may change a record need not be one who may write in the archive's root.
    pub(super) fn scratch_folder(&self) -> Result<Option<&Path>, StoreError> {
        let Some((scratch, records)) = &self.scratch else { return Ok(None) };
        match scratch.make(records) {
            Ok(()) => Ok(Some(scratch.folder())),
            Err(StoreError::Io { source, .. }) if is_forbidden(&source) => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// Removes what commands that were killed left in a folder, before the first file is written there.
    pub(super) fn sweep(&self, folder: &Path) {
        let mut swept = self.swept.lock().unwrap_or_else(PoisonError::into_inner);
        if swept.insert(folder.to_owned()) {
            sweep_siblings(folder);
        }
    }
}

/// Keeps other processes from taking the lock of the archive in `root`, without waiting and without writing; `None` if
/// one of them holds it. For reads that must not see a change in progress; released when dropped.
pub(super) fn hold_off_writers(root: &Path) -> Result<Option<File>, LockError> {
    let refused = |path: &Path, source| LockError::Refused { path: path.to_owned(), source };
    if cfg!(unix) {
        let folder = File::open(root).map_err(|source| refused(root, source))?;
        match folder.try_lock_shared() {
            Ok(()) => return Ok(Some(folder)),
            Err(TryLockError::WouldBlock) => return Ok(None),
            Err(TryLockError::Error(error)) if cannot_lock(&error) => {}
            Err(TryLockError::Error(source)) => return Err(refused(root, source)),
        }
    }
    let path = Scratch::of(root).lock();
    let file = match File::open(&path) {
        Ok(file) => file,
        // Without the file, no process has ever locked it.
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            return File::open(root).map(Some).map_err(|source| refused(root, source));
        }
        Err(source) => return Err(refused(&path, source)),
    };
    match file.try_lock_shared() {
        Ok(()) => Ok(Some(file)),
        Err(TryLockError::WouldBlock) => Ok(None),
        Err(TryLockError::Error(source)) => Err(refused(&path, source)),
    }
}

/// One try to lock.
enum TryLock<T> {
    Locked(T),
    Busy,
}

/// Tries until the lock is to be had, for at most `wait`.
fn poll<T>(wait: Duration, mut attempt: impl FnMut() -> Result<TryLock<T>, LockError>) -> Result<T, LockError> {
    let start = Instant::now();
    loop {
        if let TryLock::Locked(locked) = attempt()? {
            return Ok(locked);
        }
        let Some(left) = wait.checked_sub(start.elapsed()) else { return Err(LockError::Busy) };
        thread::sleep(left.min(PAUSE));
    }
}

/// Tries to lock a folder; `None` within `Locked` where this system, or this file system, locks no folders.
fn try_folder(folder: &Path) -> Result<TryLock<Option<File>>, LockError> {
    if !cfg!(unix) {
        return Ok(TryLock::Locked(None));
    }
    let refused = |source| LockError::Refused { path: folder.to_owned(), source };
    let file = File::open(folder).map_err(refused)?;
    match file.try_lock() {
        Ok(()) => Ok(TryLock::Locked(Some(file))),
        Err(TryLockError::WouldBlock) => Ok(TryLock::Busy),
        Err(TryLockError::Error(error)) if cannot_lock(&error) => Ok(TryLock::Locked(None)),
        Err(TryLockError::Error(source)) => Err(refused(source)),
    }
}

/// Whether an error means that folders can never be locked here, as on NFS. Any other refusal is an error: a process
/// that fell back to the other lock would exclude no one.
fn cannot_lock(error: &io::Error) -> bool {
    /// Not opened for writing (EBADF), which Rust has no name for; the same number on every Unix.
    const BAD_DESCRIPTOR: i32 = 9;
    matches!(error.kind(), io::ErrorKind::Unsupported | io::ErrorKind::InvalidInput)
        || error.raw_os_error() == Some(BAD_DESCRIPTOR)
}

/// Tries to lock the file for it, which is made where it is missing.
fn try_file(scratch: &Scratch) -> Result<TryLock<File>, LockError> {
    let path = scratch.lock();
    let refused = |source| LockError::Refused { path: path.clone(), source };
    match File::create_new(&path) {
        Ok(_) => scratch.share(&path).map_err(refused)?,
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
        Err(source) => return Err(refused(source)),
    }
    let before = file_id::get_file_id(&path).map_err(refused)?;
    let file = OpenOptions::new().read(true).write(true).open(&path).map_err(refused)?;
    match file.try_lock() {
        Ok(()) => {}
        Err(TryLockError::WouldBlock) => return Ok(TryLock::Busy),
        Err(TryLockError::Error(source)) => return Err(refused(source)),
    }
    // If the file was deleted since, a lock on the old file does not exclude processes that open a new one.
    let is_in_its_place = file_id::get_file_id(&path).is_ok_and(|now| now == before);
    Ok(if is_in_its_place { TryLock::Locked(file) } else { TryLock::Busy })
}

#[cfg(test)]
mod tests {
    use super::{Lock, LockError, Scratch, TryLock, hold_off_writers, try_file};
    use crate::archive::Archive;
    use std::time::Duration;

    /// Long enough for a process that another test is starting, which has our open files until it runs.
    const LONG: Duration = Duration::from_mins(10);

    fn archive() -> (tempfile::TempDir, Archive) {
        let folder = tempfile::tempdir().unwrap();
        let archive = Archive::at(folder.path()).unwrap();
        (folder, archive)
    }

    #[test]
    fn one_at_a_time_and_readers_see_it() {
        let (folder, archive) = archive();
        let first = Lock::acquire(&archive, LONG).unwrap();
        assert!(matches!(Lock::acquire(&archive, Duration::ZERO), Err(LockError::Busy)));
        assert!(hold_off_writers(archive.root()).unwrap().is_none());
        drop(first);
        drop(Lock::acquire(&archive, LONG).unwrap());
        let look = loop {
            if let Some(look) = hold_off_writers(archive.root()).unwrap() {
                break look;
            }
            std::thread::yield_now();
        };
        assert!(matches!(Lock::acquire(&archive, Duration::ZERO), Err(LockError::Busy)));
        drop(look);
        Lock::acquire(&archive, LONG).unwrap();
        if cfg!(unix) {
            assert_eq!(folder.path().read_dir().unwrap().count(), 0, "the lock leaves no file");
        }
    }

    #[test]
    fn the_one_who_waits_gets_it() {
        let (_folder, archive) = archive();
        let first = Lock::acquire(&archive, LONG).unwrap();
        std::thread::scope(|scope| {
            let second = scope.spawn(|| Lock::acquire(&archive, LONG).map(drop));
            drop(first);
            second.join().unwrap().unwrap();
        });
    }

    #[test]
    fn a_file_is_locked_where_folders_cannot_be() {
        let (folder, archive) = archive();
        let scratch = Scratch::of(archive.root());
        scratch.make(&archive.records()).unwrap();
        let TryLock::Locked(first) = try_file(&scratch).unwrap() else { panic!("nobody holds it") };
        assert!(matches!(try_file(&scratch).unwrap(), TryLock::Busy));
        drop(first);
        while matches!(try_file(&scratch).unwrap(), TryLock::Busy) {
            std::thread::yield_now();
        }
        assert!(folder.path().join(".meeting/lock").is_file(), "it is never deleted");
    }

    #[cfg(unix)]
    #[test]
    fn a_folder_that_may_not_be_written_can_be_locked() {
        use std::os::unix::fs::PermissionsExt;

        let (folder, archive) = archive();
        let mode = |mode| std::fs::set_permissions(folder.path(), std::fs::Permissions::from_mode(mode)).unwrap();
        mode(0o555);
        let locked = Lock::acquire(&archive, LONG);
        mode(0o755);
        locked.unwrap();
    }
}
