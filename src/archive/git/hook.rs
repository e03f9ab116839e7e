//! The hooks of plain git that run before a commit. Each lives beside a hook that is there already, and calls that one
//! first.

use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};

use super::repository::path_of;
use super::{GitError, Repository, run};
use crate::archive::{StoreError, create};
use crate::i18n::{Catalog, Language, Message};

/// The names that git looks for: before a commit, and before the commit of a merge, for which it does not call the first.
const HOOKS: [&str; 2] = ["pre-commit", "pre-merge-commit"];

/// What a hook's name holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Holder {
    Nobody,
    /// A text that we have written, in whichever language.
    Ours,
    Somebody,
}

/// What became of a hook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Done {
    /// It has been written.
    Installed {
        /// Our hook.
        path: PathBuf,
        /// The hook that was there before, where it is now.
        kept: Option<Kept>,
    },
    /// It is there already.
    Present(PathBuf),
    /// It has been taken away.
    Removed {
        /// Where our hook was.
        path: PathBuf,
        /// Whether the hook that was there before is back in its place.
        is_restored: bool,
    },
    /// There was none.
    Absent(PathBuf),
    /// Another hook is there and stays.
    NotOurs(PathBuf),
}

/// A hook that was there before ours.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// Where it is now.
    pub path: PathBuf,
    /// Whether it can be run, so that ours calls it. Git would pass over it, too.
    pub is_called: bool,
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
    /// A folder has the name of a hook.
    #[error("{}: a folder", .0.display())]
    Folder(PathBuf),
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

/// Installs the hooks, which speak `language` where there is no program `meeting` when they are called. Into a folder that
/// other repositories use as well, only where `may_share`.
///
/// # Errors
/// Where that is not possible; a hook of somebody else's stays where it was.
pub fn install(repository: &Repository, language: Language, may_share: bool) -> Result<Vec<Done>, HookError> {
    let folder = folder(repository)?;
    if !may_share && !is_own(repository, &folder)? {
        return Err(HookError::Shared(folder));
    }
    // Nothing is written where one of them cannot be.
    for name in HOOKS {
        let before = folder.join(before(name));
        if holder(&folder, name)? == Holder::Somebody && before.symlink_metadata().is_ok() {
            return Err(HookError::Taken(before));
        }
    }
    fs::create_dir_all(&folder).map_err(|source| HookError::Io { path: folder.clone(), source })?;
    HOOKS.into_iter().map(|name| install_one(&folder, name, language)).collect()
}

fn install_one(folder: &Path, name: &str, language: Language) -> Result<Done, HookError> {
    let (path, before) = (folder.join(name), folder.join(before(name)));
    let script = script(name, language);
    let holder = holder(folder, name)?;
    match holder {
        Holder::Ours if is_runnable(&path) && fs::read_to_string(&path).is_ok_and(|text| text == script) => {
            return Ok(Done::Present(path));
        }
        Holder::Ours => fs::remove_file(&path).map_err(|source| HookError::Io { path: path.clone(), source })?,
        Holder::Somebody => rename(&path, &before)?,
        Holder::Nobody => {}
    }
    let written = create(&path, &script).map_err(HookError::from).and_then(|()| make_executable(&path));
    if let Err(error) = written {
        // As it was.
        if holder == Holder::Somebody {
            rename(&before, &path)?;
        }
        return Err(error);
    }
    let is_kept = before.symlink_metadata().is_ok();
    let kept = is_kept.then(|| Kept { is_called: is_runnable(&before), path: before });
    Ok(Done::Installed { path, kept })
}

/// Takes the hooks away and puts those that were there before back in their places.
///
/// # Errors
/// Where that is not possible; where the hook of a commit is somebody else's, everything stays.
pub fn remove(repository: &Repository) -> Result<Vec<Done>, HookError> {
    let folder = folder(repository)?;
    if holder(&folder, HOOKS[0])? == Holder::Somebody {
        return Err(HookError::NotOurs(folder.join(HOOKS[0])));
    }
    HOOKS.into_iter().map(|name| remove_one(&folder, name)).collect()
}

fn remove_one(folder: &Path, name: &str) -> Result<Done, HookError> {
    let (path, before) = (folder.join(name), folder.join(before(name)));
    match holder(folder, name)? {
        Holder::Nobody => Ok(Done::Absent(path)),
        Holder::Somebody => Ok(Done::NotOurs(path)),
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

/// Returns the name under which a hook that was there before waits to be called by ours.
fn before(name: &str) -> String {
    format!("{name}.before-meeting")
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
    let there = resolved(folder);
    Ok(there.starts_with(resolved(&common)) || there.starts_with(repository.top()))
}

/// Returns where the system would find `path`, were every folder made that is missing on the way.
fn resolved(path: &Path) -> PathBuf {
    let mut resolved = PathBuf::new();
    for part in path.components() {
        match part {
            // What is there has no link in it any more, and so has only one folder above.
            Component::ParentDir => drop(resolved.pop()),
            part => {
                resolved.push(part);
                resolved = resolved.canonicalize().unwrap_or(resolved);
            }
        }
    }
    resolved
}

fn holder(folder: &Path, name: &str) -> Result<Holder, HookError> {
    let path = folder.join(name);
    match path.symlink_metadata() {
        Ok(_) if path.is_dir() => Err(HookError::Folder(path)),
        Ok(metadata) if metadata.is_file() => {
            let bytes = fs::read(&path).map_err(|source| HookError::Io { path, source })?;
            // With one line more it is somebody else's: that line would be lost.
            let is_ours = Language::ALL.into_iter().any(|language| script(name, language).as_bytes() == bytes);
            Ok(if is_ours { Holder::Ours } else { Holder::Somebody })
        }
        Ok(_) => Ok(Holder::Somebody),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Holder::Nobody),
        Err(source) => Err(HookError::Io { path, source }),
    }
}

/// The variable guards against a hook manager that has moved our hook aside and calls it from its own, which ours would
/// call in turn. It has the hook's name, because one hook may call another.
fn script(name: &str, language: Language) -> String {
    let missing = Catalog::new(language).say(&Message::new("hook-missing"));
    let before = before(name);
    format!(
        r#"#!/bin/sh
# meeting: checks the records that are about to be committed.
# Written by `meeting hook install`; `meeting hook remove` takes it away again.
before="$(dirname -- "$0")/{before}"
if [ -f "$before" ] && [ -x "$before" ] && [ "$MEETING_HOOK" != {name} ]; then
  MEETING_HOOK={name} "$before" "$@" || exit $?
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

/// Returns whether the system would run the file at `path`.
#[cfg(unix)]
fn is_runnable(path: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;

    path.metadata().is_ok_and(|metadata| metadata.is_file() && metadata.permissions().mode() & 0o111 != 0)
}

#[cfg(not(unix))]
fn is_runnable(path: &Path) -> bool {
    path.is_file()
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
