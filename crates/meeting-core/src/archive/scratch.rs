//! `.meeting/`, in the archive's root: the journal, temporary files, and the lock where a folder cannot be locked.
//!
//! It holds nothing that a record needs, hides itself from git, and may be deleted while no command runs. A file that is
//! to replace a record is written here and moved, so that what a kill leaves after is here and not next to the records.

use std::fs::{self, Permissions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use super::StoreError;
use super::store::{copy_group, remove};

/// Its name, in the archive's root.
const NAME: &str = ".meeting";

/// The ending of temporary files.
pub(super) const TEMPORARY: &str = ".tmp";

/// Prefix of a temporary file that is next to a record, not in `.meeting/`.
pub(super) const SIBLING_PREFIX: &str = ".meeting-";

/// The scratch folder of an archive. It need not exist.
#[derive(Debug, Clone)]
pub(super) struct Scratch {
    folder: PathBuf,
}

impl Scratch {
    /// The scratch folder of the archive whose root is `root`.
    pub fn of(root: &Path) -> Self {
        Self { folder: root.join(NAME) }
    }

    /// The folder.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The lock, where folders cannot be locked.
    pub fn lock(&self) -> PathBuf {
        self.folder.join("lock")
    }

    /// The journal of a change of several files.
    pub fn journal(&self) -> PathBuf {
        self.folder.join("journal")
    }

    /// Creates the folder if it is missing, with the permissions of the folder `records`.
    ///
    /// # Errors
    /// If something else has its name, and where the system refuses.
    pub fn make(&self, records: &Path) -> Result<(), StoreError> {
        let failed = |source| StoreError::Io { path: self.folder.clone(), source };
        match self.folder.symlink_metadata() {
            Ok(metadata) if metadata.is_dir() => return self.hide().map_err(failed),
            // An archive may come from anywhere: a link is not followed.
            Ok(_) => return Err(StoreError::Scratch { path: self.folder.clone() }),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(source) => return Err(failed(source)),
        }
        match fs::create_dir(&self.folder) {
            Ok(()) => {}
            // Another process was faster.
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => return self.make(records),
            Err(source) => return Err(failed(source)),
        }
        let like = if records.is_dir() { records } else { self.folder.parent().unwrap_or(records) };
        let permissions = fs::metadata(like).map_err(failed)?.permissions();
        copy_group(like, &self.folder);
        fs::set_permissions(&self.folder, permissions).map_err(failed)?;
        self.hide().map_err(failed)
    }

    /// Keeps git from seeing the folder, for every account: git must be able to read what hides it.
    fn hide(&self) -> io::Result<()> {
        let path = self.folder.join(".gitignore");
        // An empty one is what a full disk has left.
        if path.symlink_metadata().is_ok_and(|metadata| metadata.len() > 0) {
            return Ok(());
        }
        let write = || {
            // It gets its name when it is whole.
            let mut file = tempfile::Builder::new().suffix(TEMPORARY).tempfile_in(&self.folder)?;
            file.write_all(b"*\n")?;
            self.share(file.path())?;
            file.persist(&path).map(drop).map_err(|error| error.error)
        };
        match write() {
            // It may be there by now, written by another account.
            Err(_) if path.symlink_metadata().is_ok() => Ok(()),
            written => written,
        }
    }

    /// Gives a file of the folder the permissions by which others read it that read the folder.
    pub fn share(&self, path: &Path) -> io::Result<()> {
        let mut permissions = fs::metadata(&self.folder)?.permissions();
        without_execution(&mut permissions);
        copy_group(&self.folder, path);
        fs::set_permissions(path, permissions)
    }

    /// Removes the temporary files that commands left when they were killed. Only for a process that holds the lock.
    pub fn sweep(&self) {
        if self.folder.symlink_metadata().is_ok_and(|metadata| metadata.is_dir()) {
            sweep(&self.folder, |name| name.ends_with(TEMPORARY));
        }
    }
}

/// Removes the temporary files next to records.
pub(super) fn sweep_siblings(folder: &Path) {
    sweep(folder, |name| name.starts_with(SIBLING_PREFIX) && name.ends_with(TEMPORARY));
}

/// Removes files of a folder by name. Failures are ignored: a left-over file does no harm.
fn sweep(folder: &Path, is_temporary: impl Fn(&str) -> bool) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let is_file = entry.file_type().is_ok_and(|kind| kind.is_file());
        if is_file && entry.file_name().to_str().is_some_and(&is_temporary) {
            let _ = remove(&entry.path());
        }
    }
}

#[cfg(unix)]
fn without_execution(permissions: &mut Permissions) {
    use std::os::unix::fs::PermissionsExt;

    permissions.set_mode(permissions.mode() & 0o666);
}

#[cfg(not(unix))]
fn without_execution(_: &mut Permissions) {}
