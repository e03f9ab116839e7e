//! The pre-commit hook of plain git. It lives beside a hook that is there already, and calls that one first.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::repository::path_of;
use super::{GitError, Repository, run};
use crate::archive::{StoreError, create};

/// The name that git looks for.
const HOOK: &str = "pre-commit";

/// The name under which a hook that was there before waits to be called by ours.
pub const BEFORE: &str = "pre-commit.before-meeting";

/// The line by which a hook is known as ours, whatever the version that wrote it.
const MARK: &str = "# meeting: checks the records that are about to be committed.";

/// What a hook's name holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Holder {
    Nobody,
    Ours,
    Somebody,
}

/// What became of the hook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Done {
    /// It has been written; `kept` is the hook that was there before, where it is now.
    Installed {
        /// Our hook.
        path: PathBuf,
        /// The hook that ours calls.
        kept: Option<PathBuf>,
    },
    /// It is there already.
    Present(PathBuf),
    /// It has been taken away; whether the hook that was there before is back.
    Removed {
        /// Where our hook was.
        path: PathBuf,
        /// Whether the hook that was there before is back in its place.
        is_restored: bool,
    },
    /// There was none.
    Absent(PathBuf),
}

/// Why the hook cannot be installed or removed.
#[derive(Debug, thiserror::Error)]
pub enum HookError {
    /// Git does not say where hooks are.
    #[error(transparent)]
    Git(#[from] GitError),
    /// The folder of the hooks is shared with other repositories.
    #[error("{}: shared", .0.display())]
    Shared(PathBuf),
    /// The name for the hook that was there before is taken.
    #[error("{}: taken", .0.display())]
    Taken(PathBuf),
    /// The hook that is there is somebody else's.
    #[error("{}: not ours", .0.display())]
    NotOurs(PathBuf),
    /// The system refuses.
    #[error("{}: {source}", path.display())]
    Io {
        /// The file or folder.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// The hook cannot be written.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Installs the hook, which says `missing` where there is no program `meeting` when it is called. Into a folder that
/// other repositories use as well, only where `may_share`.
///
/// # Errors
/// Where that is not possible; a hook of somebody else's stays where it was.
pub fn install(repository: &Repository, missing: &str, may_share: bool) -> Result<Done, HookError> {
    let folder = folder(repository)?;
    if !may_share && !is_own(repository, &folder)? {
        return Err(HookError::Shared(folder));
    }
    let (path, before) = (folder.join(HOOK), folder.join(BEFORE));
    let script = script(missing);
    let holder = holder(&path)?;
    match holder {
        Holder::Ours if fs::read_to_string(&path).is_ok_and(|text| text == script) => return Ok(Done::Present(path)),
        Holder::Ours => fs::remove_file(&path).map_err(|source| HookError::Io { path: path.clone(), source })?,
        Holder::Somebody if before.symlink_metadata().is_ok() => return Err(HookError::Taken(before)),
        Holder::Somebody => rename(&path, &before)?,
        Holder::Nobody => fs::create_dir_all(&folder).map_err(|source| HookError::Io { path: folder, source })?,
    }
    let written = create(&path, &script).map_err(HookError::from).and_then(|()| make_executable(&path));
    if let Err(error) = written {
        // As it was.
        if holder == Holder::Somebody {
            rename(&before, &path)?;
        }
        return Err(error);
    }
    Ok(Done::Installed { path, kept: Some(before).filter(|before| before.symlink_metadata().is_ok()) })
}

/// Takes the hook away and puts the one that was there before back in its place.
///
/// # Errors
/// Where that is not possible.
pub fn remove(repository: &Repository) -> Result<Done, HookError> {
    let folder = folder(repository)?;
    let (path, before) = (folder.join(HOOK), folder.join(BEFORE));
    match holder(&path)? {
        Holder::Nobody => Ok(Done::Absent(path)),
        Holder::Somebody => Err(HookError::NotOurs(path)),
        Holder::Ours if before.symlink_metadata().is_ok() => {
            // On Windows too, renaming replaces.
            rename(&before, &path)?;
            Ok(Done::Removed { path, is_restored: true })
        }
        Holder::Ours => {
            fs::remove_file(&path).map_err(|source| HookError::Io { path: path.clone(), source })?;
            Ok(Done::Removed { path, is_restored: false })
        }
    }
}

/// Returns where git looks for hooks.
fn folder(repository: &Repository) -> Result<PathBuf, GitError> {
    let path = path_of(run(repository.command().args(["rev-parse", "--git-path", "hooks"]))?);
    Ok(repository.top().join(path))
}

/// Returns whether `folder` is the repository's own: in its work tree, or with its objects.
fn is_own(repository: &Repository, folder: &Path) -> Result<bool, GitError> {
    let common = path_of(run(repository.command().args(["rev-parse", "--git-common-dir"]))?);
    let common = repository.top().join(common);
    // The folder need not exist yet; the nearest one above that does tells where it would be.
    let there = folder.ancestors().find_map(|folder| folder.canonicalize().ok()).unwrap_or_default();
    let common = common.canonicalize().unwrap_or(common);
    Ok(there.starts_with(common) || there.starts_with(repository.top()))
}

fn holder(path: &Path) -> Result<Holder, HookError> {
    match path.symlink_metadata() {
        Ok(metadata) if metadata.is_file() => {
            let bytes = fs::read(path).map_err(|source| HookError::Io { path: path.to_owned(), source })?;
            let is_ours = String::from_utf8_lossy(&bytes).lines().any(|line| line == MARK);
            Ok(if is_ours { Holder::Ours } else { Holder::Somebody })
        }
        Ok(_) => Ok(Holder::Somebody),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Holder::Nobody),
        Err(source) => Err(HookError::Io { path: path.to_owned(), source }),
    }
}

/// The variable guards against a hook manager that has moved our hook aside and calls it from its own, which ours would
/// call in turn.
fn script(missing: &str) -> String {
    format!(
        r#"#!/bin/sh
{MARK}
# Written by `meeting hook install`; `meeting hook remove` takes it away again.
before="$(dirname -- "$0")/{BEFORE}"
if [ -x "$before" ] && [ -z "$MEETING_HOOK" ]; then
  MEETING_HOOK=1 "$before" "$@" || exit $?
fi
if ! command -v meeting >/dev/null 2>&1; then
  cat >&2 <<'END'
{missing}
END
  exit 1
fi
exec meeting hook run
"#
    )
}

fn rename(from: &Path, to: &Path) -> Result<(), HookError> {
    fs::rename(from, to).map_err(|source| HookError::Io { path: from.to_owned(), source })
}

#[cfg(unix)]
fn make_executable(path: &Path) -> Result<(), HookError> {
    use std::os::unix::fs::PermissionsExt;

    let error = |source| HookError::Io { path: path.to_owned(), source };
    let mode = path.metadata().map_err(error)?.permissions().mode();
    // Whoever may read it may run it.
    fs::set_permissions(path, fs::Permissions::from_mode(mode | (mode & 0o444) >> 2)).map_err(error)
}

#[cfg(not(unix))]
fn make_executable(_: &Path) -> Result<(), HookError> {
    Ok(())
}
