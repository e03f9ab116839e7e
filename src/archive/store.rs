//! Records to disk: whole or not at all, whatever happens in between.
//!
//! The text goes to a hidden file in the same folder, is flushed to the disk, and gets its name in one step; then
//! the folder is flushed. A lost power leaves the old file or the new one, never half of it.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;
use thiserror::Error;

use super::git::GitError;
use super::root::lies_inside;
use super::{Archive, Lock};
use crate::i18n::Message;

/// Why a record is not written. Nothing has changed on the disk, save where it says so.
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
    /// A change of several files has failed, and what was done could not be taken back: the next command finishes it.
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
        /// What git says.
        source: GitError,
    },
    /// The file has another name on disk; git's index has refused it, and the old one cannot be given back.
    #[error("{} is now {}: {source}", path.display(), to.display())]
    IndexBehind {
        /// The file's old name.
        path: PathBuf,
        /// Its new name.
        to: PathBuf,
        /// What git says.
        source: GitError,
    },
    /// The system refuses.
    #[error("{}: {source}", path.display())]
    Io {
        /// The file.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
}

impl StoreError {
    /// Returns what to say about it.
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
            Self::Exists { path } => ("store-exists", path, None),
            Self::Changed { path } => ("store-changed", path, None),
            Self::Outside { path } => ("store-outside", path, None),
            Self::Io { path, source } => match source.kind() {
                io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => ("store-full", path, None),
                io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => ("store-read-only", path, None),
                _ => ("store-io", path, Some(source.to_string())),
            },
        };
        let message = Message::new(key).with("path", path.display().to_string());
        match reason {
            Some(reason) => message.with("reason", reason),
            None => message,
        }
    }
}

impl Archive {
    /// Writes a new record and returns where; see [`create`].
    pub fn create(&self, record_id: &str, text: &str) -> Result<PathBuf, StoreError> {
        let path = self.path_of(record_id);
        self.refuse_new_to_leave(&path)?;
        create(&path, text)?;
        Ok(path)
    }

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

/// Writes a new file, and the folders that it needs. A file of that name is never overwritten, even where another
/// process makes it at the same instant.
pub fn create(path: &Path, text: &str) -> Result<(), StoreError> {
    let mut made = Folders::default();
    made.make(folder_of(path)).and_then(|()| write_new(path, text)).map_err(|source| {
        made.remove();
        match source.kind() {
            io::ErrorKind::AlreadyExists => StoreError::Exists { path: path.to_owned() },
            _ => StoreError::Io { path: path.to_owned(), source },
        }
    })
}

/// Replaces the text of the file at `path`, if it is still `old`. A link stays a link; the file keeps its mode.
pub fn replace_if_unchanged(_: &Lock, path: &Path, old: &str, new: &str) -> Result<(), StoreError> {
    let failed = |source| StoreError::Io { path: path.to_owned(), source };
    let target = fs::canonicalize(path).map_err(failed)?;
    let permissions = fs::metadata(&target).map_err(failed)?.permissions();
    if permissions.readonly() {
        return Err(failed(io::ErrorKind::PermissionDenied.into()));
    }
    let now = fs::read(&target).map_err(failed)?;
    if now != old.as_bytes() {
        return Err(StoreError::Changed { path: path.to_owned() });
    }
    let file = write_temporary(folder_of(&target), new).map_err(failed)?;
    file.as_file().set_permissions(permissions).map_err(failed)?;
    file.persist(&target).map_err(|error| failed(error.error))?;
    flush_folder(folder_of(&target)).map_err(failed)
}

pub(super) fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if folder != Path::new("") => folder,
        _ => Path::new("."),
    }
}

fn write_new(path: &Path, text: &str) -> io::Result<()> {
    let folder = folder_of(path);
    write_temporary(folder, text)?.persist_noclobber(path).map_err(|error| error.error)?;
    flush_folder(folder).inspect_err(|_| drop(fs::remove_file(path)))
}

/// Writes `text` to a hidden file that goes away by itself unless it gets a name.
fn write_temporary(folder: &Path, text: &str) -> io::Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".meeting-").suffix(".tmp");
    // As any other new file: what the umask leaves of it. A temporary file's own mode would shut others out.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let mut file = builder.tempfile_in(folder)?;
    file.write_all(text.as_bytes())?;
    file.as_file().sync_all()?;
    Ok(file)
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
        // Some file systems cannot, and say so; there is nothing to be done.
        Err(error) if matches!(error.kind(), io::ErrorKind::InvalidInput | io::ErrorKind::Unsupported) => Ok(()),
        result => result,
    }
}

/// Folders cannot be opened here; the system flushes them in its own time.
#[cfg(not(unix))]
pub(super) fn flush_folder(_: &Path) -> io::Result<()> {
    Ok(())
}

/// Returns what is missing of a folder and those that it lies in, outer ones first.
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

    fn lock() -> Lock {
        Lock::acquire_in(tempfile::tempdir().unwrap().path(), Duration::ZERO).unwrap()
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
        let lock = lock();
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
        let lock = lock();
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
        let lock = lock();
        assert!(matches!(archive.replace_if_unchanged(&lock, &path, "old", "x"), Err(StoreError::Outside { .. })));
        assert_eq!(archive.create("2024-05-08-a", "x").unwrap(), archive.path_of("2024-05-08-a"));
    }
}
