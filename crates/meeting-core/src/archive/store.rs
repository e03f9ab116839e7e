//! Writes records completely or not at all.
//!
//! The text is written to a temporary file (in `.meeting/`; outside an archive next to the file), flushed to the disk,
//! and renamed in one step; then the folder is flushed. A power failure leaves the old file or the new one, never a
//! part of it.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use tempfile::{NamedTempFile, TempPath};
use thiserror::Error;

use super::git::GitError;
use super::read::lies_inside;
use super::rename::{Overwrite, put_in_place};
use super::scratch::{SIBLING_PREFIX, TEMPORARY};
use super::{Archive, Lock};
use crate::i18n::{Message, io_reason};

/// Why a record was not written. Nothing has changed on the disk, except where noted.
#[derive(Debug, Error)]
pub enum StoreError {
    /// There is a file of that name already.
    #[error("{}: exists", path.display())]
    Exists {
        /// The file.
        path: PathBuf,
    },
    /// The file is not what it was when the edit began.
    #[error("{}: changed meanwhile", path.display())]
    Changed {
        /// The file.
        path: PathBuf,
    },
    /// It is a link, and only a file can be given another name and text in one step.
    #[error("{}: a link", path.display())]
    Link {
        /// The link.
        path: PathBuf,
    },
    /// An earlier change has been interrupted, and could not be finished.
    #[error("{}: unfinished", path.display())]
    Unfinished {
        /// Its journal.
        path: PathBuf,
    },
    /// A journal that was not written here: it came with a copy or a commit.
    #[error("{}: foreign", path.display())]
    Foreign {
        /// The journal.
        path: PathBuf,
    },
    /// Something else has the name of the folder for journals and temporary files.
    #[error("{}: no folder", path.display())]
    Scratch {
        /// That folder.
        path: PathBuf,
    },
    /// The change is made, but the system has not confirmed that it is on the disk.
    #[error("{}: changed, not flushed: {source}", path.display())]
    Unflushed {
        /// The file.
        path: PathBuf,
        /// The error of the system.
        source: io::Error,
    },
    /// A change of several files has failed, and what was done could not be taken back: the next command that writes
    /// finishes it.
    #[error("{reason}; half done")]
    HalfDone {
        /// Why it has failed.
        reason: Box<StoreError>,
    },
    /// The path leads out of the archive.
    #[error("{}: leaves the archive", path.display())]
    Outside {
        /// The path.
        path: PathBuf,
    },
    /// Git refuses to give it another name.
    #[error("{}: {source}", path.display())]
    Git {
        /// The file.
        path: PathBuf,
        /// The error of git.
        source: GitError,
    },
    /// The file has another name on disk; git's index has refused it, and the old one cannot be given back.
    #[error("{} is now {}: {source}", path.display(), to.display())]
    IndexBehind {
        /// The file's old name.
        path: PathBuf,
        /// Its new name.
        to: PathBuf,
        /// The error of git.
        source: GitError,
    },
    /// The system refuses.
    #[error("{}: {source}", path.display())]
    Io {
        /// The file.
        path: PathBuf,
        /// The error of the system.
        source: io::Error,
    },
}

impl StoreError {
    /// The message for the user.
    #[must_use]
    pub fn message(&self) -> Message {
        let (key, path, reason) = match self {
            Self::Git { source, .. } => return source.message(),
            Self::IndexBehind { path, to, source } => {
                let message = Message::new("git-index-behind").with("path", path.display().to_string());
                return message.with("to", to.display().to_string()).with("reason", source.to_string());
            }
            Self::HalfDone { reason } => {
                return Message::new("store-half-done").with("reason", reason.message());
            }
            Self::Link { path } => ("store-link", path, None),
            Self::Unfinished { path } => ("store-unfinished", path, None),
            Self::Foreign { path } => ("journal-foreign", path, None),
            Self::Scratch { path } => ("store-scratch", path, None),
            Self::Unflushed { path, source } => ("store-unflushed", path, Some(io_reason(source))),
            Self::Exists { path } => ("store-exists", path, None),
            Self::Changed { path } => ("store-changed", path, None),
            Self::Outside { path } => ("store-outside", path, None),
            Self::Io { path, source } if is_forbidden(source) => ("store-read-only", path, None),
            Self::Io { path, source } => match source.kind() {
                io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => ("store-full", path, None),
                _ => ("store-io", path, Some(io_reason(source))),
            },
        };
        let message = Message::new(key).with("path", path.display().to_string());
        match reason {
            Some(reason) => message.with("reason", reason),
            None => message,
        }
    }
}

impl StoreError {
    /// Advice, if the message has none.
    #[must_use]
    pub fn help(&self) -> Option<Message> {
        matches!(self, Self::Foreign { .. }).then(|| Message::new("journal-foreign-help"))
    }
}

impl Archive {
    /// Refuses the path of a file that may not be there yet where it leads out: a year's folder may be a link.
    pub(super) fn refuse_new_to_leave(&self, path: &Path) -> Result<(), StoreError> {
        let existing = path.ancestors().skip(1).find(|folder| folder.symlink_metadata().is_ok());
        self.refuse_to_leave(existing.unwrap_or(path), path)
    }

    /// Replaces a file of the archive; see [`replace_if_unchanged`].
    pub fn replace_if_unchanged(&self, lock: &Lock, path: &Path, old: &str, new: &str) -> Result<(), StoreError> {
        self.refuse_to_leave(path, path)?;
        replace_if_unchanged(lock, path, old, new)
    }

    pub(super) fn refuse_to_leave(&self, existing: &Path, path: &Path) -> Result<(), StoreError> {
        match lies_inside(self.root(), existing) {
            Ok(true) => Ok(()),
            Ok(false) => Err(StoreError::Outside { path: path.to_owned() }),
            Err(source) => Err(StoreError::Io { path: path.to_owned(), source }),
        }
    }
}

/// Writes a new file that is in no archive, and the folders that it needs. A file of that name is never overwritten,
/// even where another process makes it at the same instant.
pub fn create(path: &Path, text: &str) -> Result<(), StoreError> {
    create_by(path, || write_temporary(folder_of(path), SIBLING_PREFIX, text))
}

impl Archive {
    /// Writes a new file of the archive; see [`create`].
    pub(super) fn create_file(&self, lock: &Lock, path: &Path, text: &str) -> Result<(), StoreError> {
        self.refuse_new_to_leave(path)?;
        let scratch = lock.scratch_folder()?;
        create_by(path, || {
            lock.sweep(folder_of(path));
            let staged = stage(scratch, path, text)?;
            take_group_of_folder(&staged, folder_of(path));
            Ok(staged)
        })
    }
}

fn create_by(path: &Path, staged: impl FnOnce() -> io::Result<TempPath>) -> Result<(), StoreError> {
    let failed = |source: io::Error| StoreError::Io { path: path.to_owned(), source };
    let mut made = Folders::default();
    let written = made.make(folder_of(path)).and_then(|()| staged()).map_err(failed).and_then(|staged| {
        put_in_place(&staged, path, Overwrite::Never)?;
        flush_folder(folder_of(path)).inspect_err(|_| drop(fs::remove_file(path))).map_err(failed)
    });
    written.inspect_err(|_| made.remove())
}

/// Replaces the text of the file at `path`, if it is still `old`. A link stays a link; the file keeps its mode and group.
pub fn replace_if_unchanged(lock: &Lock, path: &Path, old: &str, new: &str) -> Result<(), StoreError> {
    let failed = |source| StoreError::Io { path: path.to_owned(), source };
    let target = fs::canonicalize(path).map_err(failed)?;
    let permissions = fs::metadata(&target).map_err(failed)?.permissions();
    if permissions.readonly() {
        return Err(failed(io::ErrorKind::PermissionDenied.into()));
    }
    let is_unchanged = || match fs::read(&target) {
        Ok(now) if now == old.as_bytes() => Ok(()),
        Ok(_) => Err(StoreError::Changed { path: path.to_owned() }),
        Err(source) => Err(failed(source)),
    };
    is_unchanged()?;
    lock.sweep(folder_of(&target));
    let staged = stage(lock.scratch_folder()?, &target, new).map_err(failed)?;
    copy_group(&target, &staged);
    fs::set_permissions(&staged, permissions).map_err(failed)?;
    // Compared again, for programs that do not use our lock: flushing a large text takes time.
    is_unchanged()?;
    put_in_place(&staged, &target, Overwrite::Always)?;
    flush_folder(folder_of(&target)).map_err(|source| StoreError::Unflushed { path: path.to_owned(), source })
}

pub(super) fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if folder != Path::new("") => folder,
        _ => Path::new("."),
    }
}

/// Writes `text` to a temporary file that can replace the file at `path`: in the folder `scratch`, or next to it if
/// that is not writable.
fn stage(scratch: Option<&Path>, path: &Path, text: &str) -> io::Result<TempPath> {
    match scratch.map(|scratch| write_temporary(scratch, "", text)) {
        Some(Err(error)) if is_forbidden(&error) => {}
        Some(staged) => return staged,
        None => {}
    }
    write_temporary(folder_of(path), SIBLING_PREFIX, text)
}

/// Whether the system does not let this account write.
pub(super) fn is_forbidden(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem)
}

/// Writes `text` to a temporary file in `folder`, which is deleted on drop unless it is moved.
fn write_temporary(folder: &Path, prefix: &str, text: &str) -> io::Result<TempPath> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(prefix).suffix(TEMPORARY);
    // As any other new file: what the umask leaves of it. A temporary file's own mode would shut others out.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let mut file: NamedTempFile = builder.tempfile_in(folder)?;
    file.write_all(text.as_bytes())?;
    file.as_file().sync_all()?;
    Ok(file.into_temp_path())
}

/// Gives `to` the group of `from`, if the system allows it: a file moved into a shared folder keeps the group of the
/// folder where it was created.
#[cfg(unix)]
pub(super) fn copy_group(from: &Path, to: &Path) {
    use std::os::unix::fs::{MetadataExt, chown};

    let group = |path: &Path| path.metadata().map(|metadata| metadata.gid());
    if let (Ok(wanted), Ok(now)) = (group(from), group(to))
        && wanted != now
    {
        // Who is no member of the group may not give it.
        let _ = chown(to, None, Some(wanted));
    }
}

#[cfg(not(unix))]
pub(super) fn copy_group(_: &Path, _: &Path) {}

/// Gives a new file the group that it would have, had it been made in `folder`.
#[cfg(unix)]
pub(super) fn take_group_of_folder(file: &Path, folder: &Path) {
    use std::os::unix::fs::PermissionsExt;

    const SET_GROUP_ID: u32 = 0o2000;
    if folder.metadata().is_ok_and(|metadata| metadata.permissions().mode() & SET_GROUP_ID != 0) {
        copy_group(folder, file);
    }
}

#[cfg(not(unix))]
pub(super) fn take_group_of_folder(_: &Path, _: &Path) {}

/// Removes a file; one that is not there is removed.
pub(super) fn remove(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

/// Writes `text` to a new file of this very name, and flushes it. Without `permissions`, it has those of any new file.
pub(super) fn write_as(path: &Path, text: &str, permissions: Option<fs::Permissions>) -> io::Result<()> {
    let mut file = File::options().write(true).create_new(true).open(path)?;
    file.write_all(text.as_bytes())?;
    permissions.map_or(Ok(()), |permissions| file.set_permissions(permissions))?;
    file.sync_all()
}

/// Flushes a folder, so that a new name in it outlives a loss of power.
#[cfg(unix)]
pub(super) fn flush_folder(folder: &Path) -> io::Result<()> {
    match File::open(folder)?.sync_all() {
        // Some file systems do not support this and report an error, which is ignored.
        Err(error) if matches!(error.kind(), io::ErrorKind::InvalidInput | io::ErrorKind::Unsupported) => Ok(()),
        result => result,
    }
}

/// Folders cannot be opened here; the system flushes them in its own time.
#[cfg(not(unix))]
pub(super) fn flush_folder(_: &Path) -> io::Result<()> {
    Ok(())
}

/// What is missing of a folder and those that it is in, outer ones first.
pub(super) fn missing_folders(folder: &Path) -> Vec<PathBuf> {
    let mut missing: Vec<_> = folder.ancestors().take_while(|folder| !folder.is_dir()).map(Path::to_owned).collect();
    // The first part of a relative path has no name of its own.
    missing.retain(|folder| *folder != Path::new(""));
    missing.reverse();
    missing
}

/// Folders that have been made on the way, so that a failure can take them back.
#[derive(Default)]
struct Folders(Vec<PathBuf>);

impl Folders {
    fn make(&mut self, folder: &Path) -> io::Result<()> {
        for folder in missing_folders(folder) {
            match fs::create_dir(&folder) {
                Ok(()) => self.0.push(folder.clone()),
                // Another process was faster.
                Err(_) if folder.is_dir() => continue,
                // A file is in the way; that is not "the record exists".
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                    return Err(io::ErrorKind::NotADirectory.into());
                }
                Err(error) => return Err(error),
            }
            flush_folder(folder_of(&folder))?;
        }
        Ok(())
    }

    /// Takes the folders back; one that another process has begun to use stays.
    fn remove(&self) {
        for folder in self.0.iter().rev() {
            if fs::remove_dir(folder).is_err() {
                break;
            }
        }
    }
}

#[cfg(test)]
impl Archive {
    /// Writes a new record and returns where.
    pub(crate) fn create(&self, record_id: &str, text: &str) -> Result<PathBuf, StoreError> {
        let path = self.path_of(record_id);
        self.create_file(&self.locked(), &path, text)?;
        Ok(path)
    }

    /// Another test that is starting a process may hold the lock for a moment: until `exec`, the child has our files
    /// open.
    pub(crate) fn locked(&self) -> Lock {
        Lock::acquire(self, std::time::Duration::from_mins(10)).unwrap()
    }
}

#[cfg(test)]
mod tests {
    use super::{StoreError, create, replace_if_unchanged};
    use crate::archive::{Archive, Lock};
    use std::fs;
    use std::path::Path;
    use std::time::Duration;

    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<_> =
            fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    fn lock(path: &Path) -> Lock {
        Lock::acquire_for_lone_file(path, Duration::from_mins(10)).unwrap()
    }

    #[test]
    fn a_new_file_in_new_folders() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("records/2023/a.yaml");
        create(&path, "title: Họp\n").unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "title: Họp\n");
        assert_eq!(names(path.parent().unwrap()), ["a.yaml"]);
    }

    #[cfg(unix)]
    #[test]
    fn the_mode_is_any_new_files() {
        use std::os::unix::fs::PermissionsExt;

        let folder = tempfile::tempdir().unwrap();
        let mode = |name: &str| folder.path().join(name).metadata().unwrap().permissions().mode();
        fs::write(folder.path().join("plain"), "").unwrap();
        create(&folder.path().join("a.yaml"), "").unwrap();
        assert_eq!(mode("a.yaml"), mode("plain"));
    }

    #[test]
    fn of_many_at_once_one_wins() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("2023/a.yaml");
        let results: Vec<_> = std::thread::scope(|scope| {
            let tries: Vec<_> = (0..8)
                .map(|number| {
                    let path = &path;
                    scope.spawn(move || create(path, &number.to_string()))
                })
                .collect();
            tries.into_iter().map(|thread| thread.join().unwrap()).collect()
        });
        let winners: Vec<_> = (0..8).filter(|number| results[*number].is_ok()).collect();
        assert_eq!(winners.len(), 1, "{results:?}");
        assert!(results.iter().all(|result| matches!(result, Ok(()) | Err(StoreError::Exists { .. }))), "{results:?}");
        assert_eq!(fs::read_to_string(&path).unwrap(), winners[0].to_string());
        assert_eq!(names(path.parent().unwrap()), ["a.yaml"]);
    }

    #[test]
    fn a_failure_leaves_nothing() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("file"), "").unwrap();
        let in_a_file = create(&folder.path().join("file/2023/a.yaml"), "x");
        assert!(matches!(in_a_file, Err(StoreError::Io { .. })), "{in_a_file:?}");
        let long_name = create(&folder.path().join("new/2023").join("a".repeat(300)), "x");
        assert!(matches!(long_name, Err(StoreError::Io { .. })), "{long_name:?}");
        assert_eq!(names(folder.path()), ["file"]);
    }

    #[test]
    fn only_what_was_seen_is_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.yaml");
        fs::write(&path, "old").unwrap();
        let lock = lock(&path);
        replace_if_unchanged(&lock, &path, "old", "new").unwrap();
        let again = replace_if_unchanged(&lock, &path, "old", "newer");
        assert!(matches!(again, Err(StoreError::Changed { .. })));
        assert_eq!(fs::read_to_string(&path).unwrap(), "new");
        assert_eq!(names(folder.path()), ["a.yaml"]);
    }

    #[cfg(unix)]
    #[test]
    fn a_link_and_a_mode_stay_and_a_read_only_file_is_left_alone() {
        use std::os::unix::fs::{PermissionsExt, symlink};

        let folder = tempfile::tempdir().unwrap();
        let (path, link) = (folder.path().join("a.yaml"), folder.path().join("b.yaml"));
        fs::write(&path, "old").unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
        symlink("a.yaml", &link).unwrap();
        let lock = lock(&path);
        replace_if_unchanged(&lock, &link, "old", "new").unwrap();
        assert!(link.symlink_metadata().unwrap().is_symlink());
        assert_eq!(fs::read_to_string(&path).unwrap(), "new");
        assert_eq!(path.metadata().unwrap().permissions().mode() & 0o777, 0o640);
        fs::set_permissions(&path, fs::Permissions::from_mode(0o440)).unwrap();
        assert!(matches!(replace_if_unchanged(&lock, &path, "new", "newer"), Err(StoreError::Io { .. })));
        assert_eq!(fs::read_to_string(&path).unwrap(), "new");
    }

    #[cfg(unix)]
    #[test]
    fn nothing_is_written_outside() {
        let folder = tempfile::tempdir().unwrap();
        let outside = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("records")).unwrap();
        std::os::unix::fs::symlink(outside.path(), folder.path().join("records/2023")).unwrap();
        let archive = Archive::at(folder.path()).unwrap();
        assert!(matches!(archive.create("2023-05-08-a", "x"), Err(StoreError::Outside { .. })));
        assert!(names(outside.path()).is_empty());
        fs::write(outside.path().join("a.yaml"), "old").unwrap();
        let path = folder.path().join("records/2023/a.yaml");
        let lock = archive.locked();
        assert!(matches!(archive.replace_if_unchanged(&lock, &path, "old", "x"), Err(StoreError::Outside { .. })));
        drop(lock);
        assert_eq!(archive.create("2024-05-08-a", "x").unwrap(), archive.path_of("2024-05-08-a"));
    }
}
