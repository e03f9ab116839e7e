//! Renames a file, in git's index too if git tracks it.

use std::fs::{self, File};
use std::io;
use std::path::Path;

use super::git::{Changed, Staging};
use super::scratch::{SIBLING_PREFIX, TEMPORARY};
use super::store::{copy_group, flush_folder, folder_of, remove};
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
/// what is not does not become so. An existing file is never overwritten, and no program of the repository is run.
pub fn rename(_: &Lock, from: &Path, to: &Path) -> Result<(), StoreError> {
    if to.symlink_metadata().is_ok() {
        return Err(StoreError::Exists { path: to.to_owned() });
    }
    let staging = Staging::plan(&[Changed { from: Some(from.to_owned()), to: to.to_owned(), texts: None }])?;
    rename_on_disk(from, to)?;
    if let Err(error) = staging.apply() {
        return Err(match (rename_on_disk(to, from), error) {
            (Err(_), StoreError::Git { source, .. }) => {
                StoreError::IndexBehind { path: from.to_owned(), to: to.to_owned(), source }
            }
            (_, error) => error,
        });
    }
    flush_folder(folder_of(to)).map_err(|source| StoreError::Unflushed { path: to.to_owned(), source })
}

/// What happens to a file that has the name already.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Overwrite {
    /// It is replaced.
    Always,
    /// It stays, and that is an error.
    Never,
}

/// Gives a staged file its final name, in one step.
pub(super) fn put_in_place(staged: &Path, to: &Path, overwrite: Overwrite) -> Result<(), StoreError> {
    let failed = |source| StoreError::Io { path: to.to_owned(), source };
    let put = |staged: &Path| match overwrite {
        Overwrite::Always => fs::rename(staged, to).map_err(failed),
        Overwrite::Never => rename_on_disk(staged, to),
    };
    match put(staged) {
        Err(StoreError::Io { source, .. }) if source.kind() == io::ErrorKind::CrossesDevices => {
            // The folder of the records is on another file system.
            let near = tempfile::Builder::new().prefix(SIBLING_PREFIX).suffix(TEMPORARY).tempfile_in(folder_of(to));
            let near = near.map_err(failed)?.into_temp_path();
            fs::copy(staged, &near).and_then(|_| File::open(&near)?.sync_all()).map_err(failed)?;
            copy_group(staged, &near);
            put(&near)?;
            remove(staged).map_err(failed)
        }
        put => put,
    }
}

/// A hard link, which fails if the new name exists, then the old name is removed: the file exists at all times.
pub(super) fn rename_on_disk(from: &Path, to: &Path) -> Result<(), StoreError> {
    let named = match fs::hard_link(from, to) {
        Ok(()) => fs::remove_file(from).inspect_err(|_| drop(fs::remove_file(to))),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            return Err(StoreError::Exists { path: to.to_owned() });
        }
        // The file system has no hard links.
        Err(_) => fs::rename(from, to),
    };
    named.map_err(|source| StoreError::Io { path: from.to_owned(), source })
}

#[cfg(test)]
mod tests {
    use super::{StoreError, rename};
    use crate::archive::Lock;
    use crate::archive::git::{command, run};
    use std::fs;
    use std::path::Path;

    fn add(root: &Path, path: &Path) {
        run(command(root).args(["add", "--"]).arg(path)).unwrap();
    }

    fn status(root: &Path) -> String {
        let printed = run(command(root).args(["status", "--porcelain=v1", "-z", "--no-renames"])).unwrap();
        String::from_utf8(printed).unwrap().replace('\0', "\n")
    }

    #[test]
    fn tracked_or_not_and_never_over_another() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        let lock = Lock::acquire_for_lone_file(&root.join("a.yaml"), std::time::Duration::from_mins(10)).unwrap();
        fs::write(root.join("a.yaml"), "1").unwrap();
        rename(&lock, &root.join("a.yaml"), &root.join("b.yaml")).unwrap();
        assert_eq!(fs::read_to_string(root.join("b.yaml")).unwrap(), "1");
        run(command(root).args(["init", "-q"])).unwrap();
        rename(&lock, &root.join("b.yaml"), &root.join("c.yaml")).unwrap();
        assert_eq!(status(root), "?? c.yaml\n", "what git does not know stays unknown");
        add(root, Path::new("c.yaml"));
        fs::write(root.join("c.yaml"), "2").unwrap();
        rename(&lock, &root.join("c.yaml"), &root.join("-d.yaml")).unwrap();
        assert_eq!(status(root), "AM -d.yaml\n", "staged as it was, and changed as it was");
        assert_eq!(fs::read_to_string(root.join("-d.yaml")).unwrap(), "2");
        fs::write(root.join("e.yaml"), "3").unwrap();
        let refused = rename(&lock, &root.join("-d.yaml"), &root.join("e.yaml"));
        assert!(matches!(refused, Err(StoreError::Exists { .. })), "{refused:?}");
        assert_eq!(fs::read_to_string(root.join("e.yaml")).unwrap(), "3");
    }

    #[test]
    fn what_git_has_under_the_new_name_or_only_announced() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        let lock = Lock::acquire_for_lone_file(&root.join("a.yaml"), std::time::Duration::from_mins(10)).unwrap();
        run(command(root).args(["init", "-q"])).unwrap();
        fs::create_dir(root.join("họp")).unwrap();
        for name in ["a.yaml", "b.yaml"] {
            fs::write(root.join("họp").join(name), name).unwrap();
            add(root, &root.join("họp").join(name));
        }
        fs::remove_file(root.join("họp/b.yaml")).unwrap();
        let refused = rename(&lock, &root.join("họp/a.yaml"), &root.join("họp/b.yaml"));
        assert!(matches!(refused, Err(StoreError::Exists { .. })), "{refused:?}");
        fs::write(root.join("họp/c.yaml"), "").unwrap();
        run(command(root).args(["add", "-N", "họp/c.yaml"])).unwrap();
        rename(&lock, &root.join("họp/c.yaml"), &root.join("họp/d.yaml")).unwrap();
        assert_eq!(status(root), "A  họp/a.yaml\nAD họp/b.yaml\n A họp/d.yaml\n");
    }

    #[cfg(unix)]
    #[test]
    fn no_program_is_run_and_a_refusal_changes_nothing() {
        use std::os::unix::fs::PermissionsExt;

        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        let lock = Lock::acquire_for_lone_file(&root.join("a.yaml"), std::time::Duration::from_mins(10)).unwrap();
        run(command(root).args(["init", "-q"])).unwrap();
        fs::write(root.join("a.yaml"), "1").unwrap();
        fs::set_permissions(root.join("a.yaml"), fs::Permissions::from_mode(0o755)).unwrap();
        add(root, Path::new("a.yaml"));
        let entry = || run(command(root).args(["ls-files", "--stage"])).unwrap();
        let before = entry();
        let trap = root.join(".git/trap");
        let program = format!("touch '{}'; false", trap.display());
        fs::write(root.join(".gitattributes"), "*.yaml filter=evil\n").unwrap();
        for name in ["filter.evil.clean", "filter.evil.process", "filter.evil.smudge", "core.fsmonitor"] {
            run(command(root).args(["config", name, &program])).unwrap();
        }
        run(command(root).args(["config", "filter.evil.required", "true"])).unwrap();
        let hook = root.join(".git/hooks/post-index-change");
        fs::create_dir_all(hook.parent().unwrap()).unwrap();
        fs::write(&hook, format!("#!/bin/sh\n{program}\n")).unwrap();
        fs::set_permissions(&hook, fs::Permissions::from_mode(0o755)).unwrap();
        fs::write(root.join("a.yaml"), "2").unwrap();

        fs::write(root.join(".git/index.lock"), "").unwrap();
        let refused = rename(&lock, &root.join("a.yaml"), &root.join("b.yaml"));
        assert!(matches!(refused, Err(StoreError::Git { .. })), "{refused:?}");
        assert_eq!(fs::read_to_string(root.join("a.yaml")).unwrap(), "2");
        assert!(!root.join("b.yaml").exists());
        assert_eq!(entry(), before);

        fs::remove_file(root.join(".git/index.lock")).unwrap();
        rename(&lock, &root.join("a.yaml"), &root.join("b.yaml")).unwrap();
        let renamed = String::from_utf8(before).unwrap().replace("a.yaml", "b.yaml");
        assert_eq!(String::from_utf8(entry()).unwrap(), renamed, "mode and object are what they were");
        assert!(!trap.exists());
    }
}
