//! Git, as a program: every object format, work tree and index works with it.
//!
//! It is run without a shell, with `--` before paths; settings of a repository that would run programs or change what
//! is read are switched off. The environment is inherited, so that a hook's index is used.

mod archives;
mod blobs;
mod changes;
mod error;
pub mod hook;
mod repository;
mod staging;
mod tree;
mod version;

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::thread;

pub use changes::{Change, Changes, Comparison, FilesBefore, Since};
pub use error::GitError;
pub use repository::Repository;
pub(super) use staging::{Changed, Staging};
pub use staging::{NotStaged, WhyNotStaged};
pub use version::{Content, Version};

/// Whether git's index has a file; `false` if git fails.
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

/// The files below `folder` that git's index has although git ignores them; none if git fails.
pub(super) fn tracked_though_ignored(folder: &Path) -> Vec<PathBuf> {
    let listed = || -> Result<Vec<PathBuf>, GitError> {
        let repository = Repository::find(folder)?;
        let Some(inside) = repository.inside(folder) else { return Ok(Vec::new()) };
        let mut command = repository.command();
        command.args(["ls-files", "-z", "--cached", "--ignored", "--exclude-standard", "--"]);
        // The top itself has no name.
        let names = run(command.arg(if inside.is_empty() { "." } else { &inside }))?;
        let names = String::from_utf8_lossy(&names).into_owned();
        Ok(names.split('\0').filter(|name| !name.is_empty()).map(|name| repository.folder(name)).collect())
    };
    listed().unwrap_or_default()
}

/// Git, about to work in the folder `folder`.
pub(crate) fn command(folder: &Path) -> Command {
    let mut command = Command::new("git");
    command
        .arg("-C")
        .arg(folder)
        // Paths are literal, not patterns.
        .arg("--literal-pathspecs")
        .args(["-c", "core.fsmonitor=false"])
        // `error.rs` parses the messages.
        .env("LC_ALL", "C")
        .env("GIT_TERMINAL_PROMPT", "0")
        // The folder of the records may be another file system that is mounted there.
        .env("GIT_DISCOVERY_ACROSS_FILESYSTEM", "1")
        // What a partial clone lacks is not fetched: that would run the programs that its settings name.
        .env("GIT_NO_LAZY_FETCH", "1")
        // Ignore `refs/replace`: an object is what its name says.
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

/// Runs git and returns its output; `None` if it fails without a message, which means that nothing was found.
fn output(command: &mut Command) -> Result<Option<Vec<u8>>, GitError> {
    answer(command.output().map_err(GitError::NoGit)?)
}

/// Runs git with something on its standard input; see [`output`].
fn fed(command: &mut Command, input: &[u8]) -> Result<Option<Vec<u8>>, GitError> {
    let command = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().map_err(GitError::NoGit)?;
    let stdin = child.stdin.take();
    let finished = thread::scope(|scope| {
        // Git may exit before it has read all input; its exit status then says why.
        scope.spawn(move || stdin.map(|mut stdin| stdin.write_all(input)));
        child.wait_with_output()
    });
    answer(finished.map_err(GitError::NoGit)?)
}

/// What git has printed; see [`output`].
fn answer(Output { status, stdout, stderr }: Output) -> Result<Option<Vec<u8>>, GitError> {
    let words = String::from_utf8_lossy(&stderr);
    match status.code() {
        // `git grep` continues when it cannot read a file: its results would be incomplete.
        Some(0) if !words.contains(error::UNREADABLE) => Ok(Some(stdout)),
        Some(1) if words.is_empty() => Ok(None),
        _ => Err(GitError::of_message(&words)),
    }
}

#[cfg(test)]
mod tests {
    use std::process::Command;

    /// Removes what the environment, such as that of a hook, and the user's settings would tell git in unit tests.
    pub(super) fn forget_the_machine(command: &mut Command) {
        for (name, _) in std::env::vars_os() {
            if name.as_encoded_bytes().starts_with(b"GIT_") {
                command.env_remove(name);
            }
        }
        command.env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_NOSYSTEM", "1");
    }
}
