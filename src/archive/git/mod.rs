//! Git, as a program: every object format, work tree and index works with it.
//!
//! It is run without a shell, with `--` before paths, and settings of a repository that would run programs or change
//! what is read are switched off. The environment stays as it is, so that a hook's index is the one that is used.

mod blobs;
mod changes;
mod entry;
mod error;
pub mod hook;
mod repository;
mod tree;
mod version;

use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::thread;

pub use changes::{Change, Changes, Staged, since};
pub(super) use entry::IndexEntry;
pub use error::GitError;
pub use repository::Repository;
pub use version::{Content, Version};

/// Puts the file at `path` (absolute, or from `root` on) into the index of the repository that `root` lies in.
pub fn add(root: &Path, path: &Path) -> Result<(), GitError> {
    // A changed index would run a hook.
    run(command(root).args(["-c", "core.hooksPath=/dev/null", "add", "--"]).arg(path)).map(drop)
}

/// Whether git's index knows a file. What no git can tell, none tracks.
pub(super) fn tracks(path: &Path) -> bool {
    let listed = || -> Result<Vec<u8>, GitError> {
        let folder = path.parent().unwrap_or(Path::new("."));
        let repository = Repository::find(folder)?;
        let Some(inside) = repository.inside(folder) else { return Ok(Vec::new()) };
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        run(repository.command().args(["ls-files", "-z", "--", &tree::joined(&inside, name)]))
    };
    listed().is_ok_and(|names| !names.is_empty())
}

/// Returns git, about to work in the folder `folder`.
pub(crate) fn command(folder: &Path) -> Command {
    let mut command = Command::new("git");
    command
        .arg("-C")
        .arg(folder)
        // A path is a path, whatever characters it has.
        .arg("--literal-pathspecs")
        .args(["-c", "core.fsmonitor=false"])
        // The words are read in `error.rs`.
        .env("LC_ALL", "C")
        .env("GIT_TERMINAL_PROMPT", "0")
        // What a partial clone lacks is not fetched: that would run the programs that its settings name.
        .env("GIT_NO_LAZY_FETCH", "1")
        // An object is what its name says, and not what the repository would have shown instead.
        .env("GIT_NO_REPLACE_OBJECTS", "1")
        .stdin(Stdio::null());
    #[cfg(test)]
    tests::forget_the_machine(&mut command);
    command
}

/// Runs git and returns what it prints.
pub(crate) fn run(command: &mut Command) -> Result<Vec<u8>, GitError> {
    output(command)?.ok_or_else(|| GitError::Refused(String::new()))
}

/// Runs git and returns what it prints; none where it says no without a word: nothing is found, nothing is there.
fn output(command: &mut Command) -> Result<Option<Vec<u8>>, GitError> {
    answer(command.output().map_err(GitError::NoGit)?)
}

/// Runs git with something on its standard input; see [`output`].
fn fed(command: &mut Command, input: &[u8]) -> Result<Option<Vec<u8>>, GitError> {
    let command = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().map_err(GitError::NoGit)?;
    let stdin = child.stdin.take();
    let finished = thread::scope(|scope| {
        // It may answer before it has heard everything. Where it stops listening, it says why.
        scope.spawn(move || stdin.map(|mut stdin| stdin.write_all(input)));
        child.wait_with_output()
    });
    answer(finished.map_err(GitError::NoGit)?)
}

/// Returns what git has printed; see [`output`].
fn answer(Output { status, stdout, stderr }: Output) -> Result<Option<Vec<u8>>, GitError> {
    let words = String::from_utf8_lossy(&stderr);
    match status.code() {
        // `git grep` goes on where it lacks a file's text; what it has found is not all, then.
        Some(0) if !words.contains(error::UNREADABLE) => Ok(Some(stdout)),
        Some(1) if words.is_empty() => Ok(None),
        _ => Err(GitError::of_words(&words)),
    }
}

#[cfg(test)]
mod tests {
    use super::{GitError, add, command, run};
    use std::fs;
    use std::path::Path;
    use std::process::Command;

    /// Takes away what git would be told by the environment of whoever runs the tests, a hook perhaps, and by his settings.
    pub(super) fn forget_the_machine(command: &mut Command) {
        for (name, _) in std::env::vars_os() {
            if name.as_encoded_bytes().starts_with(b"GIT_") {
                command.env_remove(name);
            }
        }
        command.env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_NOSYSTEM", "1");
    }

    fn repository() -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        run(command(folder.path()).args(["init", "-q"])).unwrap();
        folder
    }

    fn staged(root: &Path) -> String {
        String::from_utf8(run(command(root).args(["ls-files", "-z"])).unwrap()).unwrap()
    }

    #[test]
    fn paths_are_taken_literally() {
        let folder = repository();
        for name in ["-v", "*", ":(top)x", "biên bản.yaml", "other"] {
            fs::write(folder.path().join(name), "").unwrap();
        }
        for name in ["-v", "*", ":(top)x", "biên bản.yaml"] {
            add(folder.path(), Path::new(name)).unwrap();
        }
        assert_eq!(staged(folder.path()), "*\0-v\0:(top)x\0biên bản.yaml\0");
    }

    #[test]
    fn what_may_go_wrong() {
        let folder = repository();
        fs::write(folder.path().join(".gitignore"), "ignored\n").unwrap();
        fs::write(folder.path().join("ignored"), "").unwrap();
        assert!(matches!(add(folder.path(), Path::new("ignored")), Err(GitError::Refused(_))));
        assert!(matches!(add(folder.path(), Path::new("none")), Err(GitError::Refused(_))));
        let plain = tempfile::tempdir().unwrap();
        fs::write(plain.path().join("a"), "").unwrap();
        assert!(matches!(add(plain.path(), Path::new("a")), Err(GitError::NotARepository)));
    }

    #[cfg(unix)]
    #[test]
    fn a_repository_runs_no_program() {
        use std::os::unix::fs::PermissionsExt;

        let folder = repository();
        let trap = folder.path().join("trap");
        let monitor = format!("touch {} #", trap.display());
        run(command(folder.path()).args(["config", "core.fsmonitor", &monitor])).unwrap();
        let hook = folder.path().join(".git/hooks/post-index-change");
        fs::create_dir_all(hook.parent().unwrap()).unwrap();
        fs::write(&hook, format!("#!/bin/sh\ntouch '{}'\n", trap.display())).unwrap();
        fs::set_permissions(&hook, fs::Permissions::from_mode(0o755)).unwrap();
        fs::write(folder.path().join("a"), "").unwrap();
        add(folder.path(), Path::new("a")).unwrap();
        assert!(!trap.exists());
    }
}
