//! Another name for a file, with git's knowledge where git knows the file.

use std::fs;
use std::io;
use std::path::Path;

use super::git::{self, GitError};
use super::store::{flush_folder, folder_of};
use super::{Archive, Lock, StoreError};

impl Archive {
    /// Gives a file of the archive another name; see [`rename`].
    pub fn rename(&self, lock: &Lock, from: &Path, to: &Path) -> Result<(), StoreError> {
        self.refuse_to_leave(from, from)?;
        self.refuse_to_leave(folder_of(to), to)?;
        rename(lock, from, to)
    }
}

/// Gives a file another name in the same folder, in git's index too where it is there: what is staged stays staged, and
/// what is not does not become so. An existing file is never overwritten.
pub fn rename(_: &Lock, from: &Path, to: &Path) -> Result<(), StoreError> {
    if to.symlink_metadata().is_ok() {
        return Err(StoreError::Exists { path: to.to_owned() });
    }
    match git::rename(from, to) {
        Ok(true) => {}
        Ok(false) | Err(GitError::NoGit(_) | GitError::NotARepository) => rename_on_disk(from, to)?,
        Err(source) => return Err(StoreError::Git { path: from.to_owned(), source }),
    }
    flush_folder(folder_of(to)).map_err(|source| StoreError::Io { path: to.to_owned(), source })
}

/// A second name that fails where there is one already, then the first one goes: the file is there all the time.
fn rename_on_disk(from: &Path, to: &Path) -> Result<(), StoreError> {
    let named = match fs::hard_link(from, to) {
        Ok(()) => fs::remove_file(from),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            return Err(StoreError::Exists { path: to.to_owned() });
        }
        // The file system knows one name for each file.
        Err(_) => fs::rename(from, to),
    };
    named.map_err(|source| StoreError::Io { path: from.to_owned(), source })
}

#[cfg(test)]
mod tests {
    use super::{StoreError, rename};
    use crate::archive::Lock;
    use crate::archive::git::{add, command, run};
    use std::fs;
    use std::path::Path;

    fn status(root: &Path) -> String {
        let printed = run(command(root).args(["status", "--porcelain=v1", "-z", "--no-renames"])).unwrap();
        String::from_utf8(printed).unwrap().replace('\0', "\n")
    }

    #[test]
    fn tracked_or_not_and_never_over_another() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        let lock = Lock::none();
        fs::write(root.join("a.yaml"), "1").unwrap();
        rename(&lock, &root.join("a.yaml"), &root.join("b.yaml")).unwrap();
        assert_eq!(fs::read_to_string(root.join("b.yaml")).unwrap(), "1");
        run(command(root).args(["init", "-q"])).unwrap();
        rename(&lock, &root.join("b.yaml"), &root.join("c.yaml")).unwrap();
        assert_eq!(status(root), "?? c.yaml\n", "what git does not know stays unknown");
        add(root, Path::new("c.yaml")).unwrap();
        fs::write(root.join("c.yaml"), "2").unwrap();
        rename(&lock, &root.join("c.yaml"), &root.join("-d.yaml")).unwrap();
        assert_eq!(status(root), "AM -d.yaml\n", "staged as it was, and changed as it was");
        assert_eq!(fs::read_to_string(root.join("-d.yaml")).unwrap(), "2");
        fs::write(root.join("e.yaml"), "3").unwrap();
        let refused = rename(&lock, &root.join("-d.yaml"), &root.join("e.yaml"));
        assert!(matches!(refused, Err(StoreError::Exists { .. })), "{refused:?}");
        assert_eq!(fs::read_to_string(root.join("e.yaml")).unwrap(), "3");
    }
}
