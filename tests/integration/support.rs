//! An office for a test: a folder with records, and the program run in it with nothing left to chance.

use std::fs;
use std::path::{Path, PathBuf};

use assert_cmd::Command;
use tempfile::TempDir;

/// A folder of its own, with a cache of its own.
pub struct Office {
    folder: TempDir,
}

/// What a run of the program printed, and how it ended.
pub struct Run {
    pub stdout: String,
    pub stderr: String,
    pub code: i32,
}

/// The repository.
pub fn repository() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

impl Office {
    /// An empty folder.
    pub fn empty() -> Self {
        let office = Self { folder: tempfile::tempdir().unwrap() };
        fs::create_dir(office.root()).unwrap();
        office
    }

    /// A copy of the records of this repository.
    pub fn sample() -> Self {
        let office = Self::empty();
        copy(&repository().join("records"), &office.root().join("records"));
        office
    }

    /// The folder of the archive.
    pub fn root(&self) -> PathBuf {
        self.folder.path().join("office")
    }

    /// Writes a file and the folders it lies in.
    pub fn write(&self, path: &str, text: impl AsRef<[u8]>) -> PathBuf {
        let path = self.root().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, text).unwrap();
        path
    }

    /// The program, with everything that could differ from machine to machine set.
    pub fn command(&self) -> Command {
        let mut command = Command::cargo_bin("meeting").unwrap();
        command
            .env_clear()
            .env("PATH", std::env::var_os("PATH").unwrap_or_default())
            .env("HOME", self.folder.path())
            .env("XDG_CACHE_HOME", self.folder.path().join("cache"))
            .env("GIT_CONFIG_NOSYSTEM", "1")
            .env("MEETING_TODAY", "2024-04-01")
            .env("COLUMNS", "100")
            .current_dir(self.root());
        command
    }

    /// Runs the program.
    pub fn run(&self, arguments: &[&str]) -> Run {
        self.finish(self.command().args(arguments))
    }

    /// Runs the program with something on its standard input.
    pub fn run_with_input(&self, arguments: &[&str], input: impl Into<Vec<u8>>) -> Run {
        self.finish(self.command().args(arguments).write_stdin(input))
    }

    /// Runs a prepared program; paths of this machine are made the same everywhere.
    pub fn finish(&self, command: &mut Command) -> Run {
        let output = command.output().unwrap();
        let root = self.root().canonicalize().unwrap().display().to_string();
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap().replace(&root, "OFFICE");
        Run { stdout: text(output.stdout), stderr: text(output.stderr), code: output.status.code().unwrap_or(-1) }
    }
}

impl Run {
    /// Everything, for a snapshot.
    pub fn transcript(&self) -> String {
        let mut transcript = self.stdout.clone();
        if !self.stderr.is_empty() {
            transcript += &format!("--- stderr\n{}", self.stderr);
        }
        format!("{transcript}--- exit {}\n", self.code)
    }

    /// The output as JSON.
    pub fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.stdout).unwrap_or_else(|error| panic!("{error}: {}{}", self.stdout, self.stderr))
    }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// Every file below a folder of the repository with an ending, with its text, in stable order.
pub fn files(folder: &str, ending: &str) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    collect(&repository().join(folder), ending, &mut found);
    found.sort();
    found
}

fn collect(folder: &Path, ending: &str, found: &mut Vec<(PathBuf, String)>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, ending, found);
        } else if path.to_string_lossy().ends_with(ending) {
            let text = fs::read_to_string(&path).unwrap();
            found.push((path, text));
        }
    }
}
