//! A repository with a work tree, and what may be asked of it.

use std::collections::BTreeSet;
use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Mutex, OnceLock, PoisonError};

use super::blobs::Blobs;
use super::tree::joined;
use super::{GitError, command, fed, output, run};

/// A repository with a work tree. Paths in it are relative to the top of the work tree, with `/` between the names.
#[derive(Debug)]
pub struct Repository {
    top: PathBuf,
    /// Arguments for git where it cannot find the repository from the folder.
    told: Vec<(&'static str, OsString)>,
    blobs: Mutex<Option<Blobs>>,
    filters: OnceLock<BTreeSet<String>>,
}

impl Repository {
    /// The repository that `folder` is in.
    ///
    /// # Errors
    /// If there is none, it has no work tree, or git does not trust it.
    pub fn find(folder: &Path) -> Result<Self, GitError> {
        // With GIT_DIR set, as in hooks, git takes the current folder as the top of the work tree unless it is named; a
        // relative GIT_DIR is relative to it. (Unit tests pass git nothing, see `command`.)
        let is_told = !cfg!(test) && env::var_os("GIT_DIR").is_some();
        let from = if is_told { Path::new(".") } else { folder };
        let top = path_of(run(command(from).args(["rev-parse", "--show-toplevel"]))?);
        let top = fs::canonicalize(&top).unwrap_or(top);
        let mut told = Vec::new();
        if is_told {
            let git_dir = path_of(run(command(from).args(["rev-parse", "--absolute-git-dir"]))?);
            told = vec![("GIT_DIR", git_dir.into_os_string()), ("GIT_WORK_TREE", top.clone().into_os_string())];
        }
        Ok(Self { top, told, blobs: Mutex::default(), filters: OnceLock::new() })
    }

    /// The top of the work tree, with every link in it resolved.
    #[must_use]
    pub fn top(&self) -> &Path {
        &self.top
    }

    /// `folder` from the top on; `None` if it is elsewhere.
    #[must_use]
    pub fn inside(&self, folder: &Path) -> Option<String> {
        let folder = fs::canonicalize(folder).ok()?;
        let names: Option<Vec<&str>> = folder.strip_prefix(&self.top).ok()?.iter().map(|name| name.to_str()).collect();
        Some(names?.join("/"))
    }

    /// The folder that is `path` from the top on.
    #[must_use]
    pub fn folder(&self, path: &str) -> PathBuf {
        // The names are taken one by one, so that no slash is left at the end of the top itself.
        path.split('/').filter(|name| !name.is_empty()).fold(self.top.clone(), |folder, name| folder.join(name))
    }

    /// Git, about to work at the top.
    pub(super) fn command(&self) -> Command {
        let mut command = command(&self.top);
        command.envs(self.told.iter().map(|(name, value)| (name, value)));
        command
    }

    /// Git for changes of the index, run at the top. Writing the index makes git look again at files that may have
    /// changed, which would run their filters and a hook.
    pub(super) fn index_command(&self) -> Result<Command, GitError> {
        let mut command = self.command();
        command.args(["-c", "core.hooksPath=/dev/null"]);
        for filter in self.filters()? {
            for (name, variable, value) in [
                ("clean", "MEETING_NO_FILTER", ""),
                ("process", "MEETING_NO_FILTER", ""),
                ("required", "MEETING_NO", "false"),
            ] {
                if filter.contains('=') {
                    // Such a name needs a version of git with this option.
                    command.env(variable, value).arg(format!("--config-env={filter}.{name}={variable}"));
                } else {
                    command.args(["-c", &format!("{filter}.{name}={value}")]);
                }
            }
        }
        Ok(command)
    }

    /// The filters in the settings: `filter.<name>`.
    fn filters(&self) -> Result<&BTreeSet<String>, GitError> {
        if let Some(filters) = self.filters.get() {
            return Ok(filters);
        }
        let mut command = self.command();
        let names = output(command.args(["config", "--null", "--name-only", "--get-regexp", "^filter\\."]))?;
        let names = String::from_utf8_lossy(&names.unwrap_or_default()).into_owned();
        let filters = names.split('\0').filter_map(|name| Some(name.rsplit_once('.')?.0.to_owned())).collect();
        Ok(self.filters.get_or_init(|| filters))
    }

    /// A file's path from the top; its folder may not be there yet.
    pub(super) fn place(&self, file: &Path) -> Result<String, GitError> {
        let refused = || GitError::Refused(file.display().to_string());
        let mut names = Vec::new();
        let mut path = file;
        let found = loop {
            names.push(path.file_name().and_then(|name| name.to_str()).ok_or_else(refused)?);
            path = path.parent().ok_or_else(refused)?;
            if let Some(found) = self.inside(if path == Path::new("") { Path::new(".") } else { path }) {
                break found;
            }
        };
        Ok(names.iter().rev().fold(found, |folder, name| joined(&folder, name)))
    }

    /// The commit that `revision` names; `None` if there is none.
    pub(super) fn commit(&self, revision: &str) -> Result<Option<String>, GitError> {
        let name = format!("{revision}^{{commit}}");
        let mut command = self.command();
        let found = output(command.args(["rev-parse", "--verify", "--quiet", "--end-of-options", &name]))?;
        Ok(found.map(|commit| String::from_utf8_lossy(&commit).trim().to_owned()))
    }

    pub(super) fn named_commit(&self, revision: &str) -> Result<String, GitError> {
        // No revision begins with a hyphen; an option would.
        let commit = if revision.starts_with('-') { None } else { self.commit(revision).unwrap_or_default() };
        if let Some(commit) = commit {
            return Ok(commit);
        }
        let answer = run(self.command().args(["rev-parse", "--is-shallow-repository"]))?;
        Err(GitError::NoCommit { revision: revision.to_owned(), is_shallow: answer.starts_with(b"true") })
    }

    /// The commit that `revision` and `other` have come from; `revision` itself where they have nothing in
    /// common.
    pub(super) fn base(&self, revision: &str, other: &str) -> Result<String, GitError> {
        let commit = self.named_commit(revision)?;
        let Some(other) = self.commit(other)? else { return Ok(commit) };
        let base = output(self.command().args(["merge-base", &commit, &other]))?;
        Ok(base.map_or(commit, |base| String::from_utf8_lossy(&base).trim().to_owned()))
    }

    /// The bytes of a blob, not much more than a record may have.
    pub(super) fn blob(&self, object: &str) -> Result<Vec<u8>, GitError> {
        self.ask(|blobs| blobs.read(object))
    }

    /// The SHA-256, in hexadecimal, of the file that a blob stands for.
    pub(super) fn sha256(&self, object: &str) -> Result<String, GitError> {
        self.ask(|blobs| blobs.sha256(object))
    }

    /// What a blob answers.
    fn ask<T>(&self, what: impl FnOnce(&mut Blobs) -> Result<Option<T>, GitError>) -> Result<T, GitError> {
        let mut blobs = self.blobs.lock().unwrap_or_else(PoisonError::into_inner);
        let blobs = match &mut *blobs {
            Some(blobs) => blobs,
            none => none.insert(Blobs::start(self.command())?),
        };
        what(blobs)?.ok_or(GitError::Missing)
    }

    /// The object names that the files at `paths` would have, without filters.
    pub(super) fn objects(&self, paths: &[PathBuf]) -> Result<Vec<String>, GitError> {
        let mut list = Vec::new();
        for path in paths {
            list.extend_from_slice(path.as_os_str().as_encoded_bytes());
            list.push(b'\n');
        }
        let names = fed(self.command().args(["hash-object", "--no-filters", "--stdin-paths"]), &list)?;
        Ok(String::from_utf8_lossy(&names.unwrap_or_default()).lines().map(str::to_owned).collect())
    }

    /// The paths below `folder` of the files that contain one of `words`.
    pub(super) fn naming(&self, words: &[String], folder: &str, texts: &Texts) -> Result<Vec<String>, GitError> {
        let mut command = self.command();
        // These options override the repository's settings: paths only, and of this repository only.
        command.args(["grep", "--no-color", "--no-textconv", "--no-recurse-submodules", "--full-name", "-a"]);
        command.args(["-z", "-l", "-F", "-f", "-"]);
        // Of a commit, git prints `<commit>:<path>`.
        let prefix = match texts {
            Texts::Index => {
                command.arg("--cached");
                String::new()
            }
            Texts::WorkTree => {
                command.arg("--untracked");
                String::new()
            }
            Texts::Commit(commit) => {
                command.arg(commit);
                format!("{commit}:")
            }
        };
        command.arg("--").args(Some(folder).filter(|folder| !folder.is_empty()));
        // In double quotes, YAML may write any character in another way, which begins with a backslash.
        let patterns = format!("{}\n\\", words.join("\n"));
        let found = fed(&mut command, patterns.as_bytes())?.unwrap_or_default();
        let paths = found.split(|byte| *byte == 0).filter(|path| !path.is_empty()).map(String::from_utf8_lossy);
        Ok(paths.map(|path| path.strip_prefix(&prefix).unwrap_or(&path).to_owned()).collect())
    }
}

/// Where the texts of records are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Texts {
    /// In git's index.
    Index,
    /// In a commit: its name.
    Commit(String),
    /// In the work tree, new files too.
    WorkTree,
}

/// The path that git prints, without the line's end.
#[cfg(unix)]
pub(super) fn path_of(printed: Vec<u8>) -> PathBuf {
    use std::os::unix::ffi::OsStringExt;

    let mut printed = printed;
    printed.truncate(printed.strip_suffix(b"\n").map_or(printed.len(), <[u8]>::len));
    OsString::from_vec(printed).into()
}

/// The path that git prints, without the line's end.
#[cfg(not(unix))]
pub(super) fn path_of(printed: Vec<u8>) -> PathBuf {
    String::from_utf8_lossy(&printed).trim_end_matches(['\r', '\n']).into()
}
