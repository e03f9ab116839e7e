//! An office for a test: a folder with records, and programs run in it with nothing left to chance.
//!
//! Every program that a test starts is made here, and every wait for one ends here (`architecture.rs` sees to it). So no
//! test depends on how the tests were started, or on how fast the machine is.

use std::ffi::{OsStr, OsString};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::Duration;

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
        fs::create_dir(office.home().join("tmp")).unwrap();
        office
    }

    /// A copy of the records of this repository, and of their directory.
    pub fn sample() -> Self {
        let office = Self::empty();
        copy(&repository().join("records"), &office.root().join("records"));
        fs::copy(repository().join("directory.yaml"), office.root().join("directory.yaml")).unwrap();
        office
    }

    /// The user's home: all that a program may write outside of the archive is here.
    pub fn home(&self) -> &Path {
        self.folder.path()
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

    /// What programs find in their environment, and nothing else: no variable of the tests' own environment is passed
    /// on.
    pub fn environment(&self) -> Vec<(&'static str, OsString)> {
        let home = self.home().canonicalize().unwrap();
        vec![
            ("PATH", path()),
            ("XDG_CACHE_HOME", home.join("cache").into()),
            ("TMPDIR", home.join("tmp").into()),
            // The folder for temporary files may be in a repository.
            ("GIT_CEILING_DIRECTORIES", home.parent().unwrap().into()),
            ("GIT_CONFIG_GLOBAL", "/dev/null".into()),
            ("GIT_CONFIG_NOSYSTEM", "1".into()),
            ("HOME", home.into()),
            ("MEETING_TODAY", "2024-04-01".into()),
            ("COLUMNS", "100".into()),
        ]
    }

    /// Any program, about to run in the archive's folder, with nothing on its standard input.
    pub fn program(&self, name: impl AsRef<OsStr>) -> std::process::Command {
        let mut command = program(name);
        command.env_clear().envs(self.environment()).current_dir(self.root()).stdin(Stdio::null());
        command
    }

    /// What `EDITOR` says of a script that edits: `$1` is the file.
    pub fn editor(&self, script: &str) -> String {
        format!("sh '{}'", self.write("editor.sh", format!("#!/bin/sh\n{script}\n")).display())
    }

    /// The program that is tested.
    pub fn command(&self) -> Command {
        Command::from_std(self.program(meeting()))
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

/// The program that is tested.
pub fn meeting() -> &'static Path {
    Path::new(env!("CARGO_BIN_EXE_meeting"))
}

/// Where programs are found: the one that is tested first.
pub fn path() -> OsString {
    let others = std::env::var_os("PATH").unwrap_or_default();
    let own = meeting().parent().unwrap().to_path_buf();
    std::env::join_paths([own].into_iter().chain(std::env::split_paths(&others))).unwrap()
}

/// Any program, with the environment of the tests: for those that must find what the machine has. All others are an
/// office's, see [`Office::program`].
pub fn program(name: impl AsRef<OsStr>) -> std::process::Command {
    #[cfg(unix)]
    reset_signals();
    std::process::Command::new(name)
}

/// Whether a program is installed. Where `promise` is set in the environment, it has to be; whoever runs the tests is told
/// what is not tested.
#[expect(clippy::print_stderr, reason = "who runs the tests should know what was not tested")]
pub fn is_installed(name: &str, promise: &str) -> bool {
    // The exit code does not matter: it runs.
    let is_there = program(name).arg("--version").stdin(Stdio::null()).output().is_ok();
    assert!(is_there || std::env::var_os(promise).is_none(), "{name} is not installed, and {promise} requires it");
    if !is_there {
        eprintln!("skipped: {name} is not installed");
    }
    is_there
}

/// Lets every program that is started from here on begin with the usual handling of signals. A shell that runs something
/// in the background has it ignore SIGINT, `nohup` SIGHUP; a program passes on to those that it starts what it ignores,
/// but not what it handles. So what is ignored here is handled, by doing nothing.
#[cfg(unix)]
fn reset_signals() {
    use signal_hook::consts::{SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGXFSZ};

    static ONCE: std::sync::Once = std::sync::Once::new();
    ONCE.call_once(|| {
        let signals = [("HUP", SIGHUP), ("INT", SIGINT), ("QUIT", SIGQUIT), ("TERM", SIGTERM), ("XFSZ", SIGXFSZ)];
        for (name, signal) in signals {
            // A shell that ignores the signal outlives it.
            let mut shell = std::process::Command::new("sh");
            shell.args(["-c", "ulimit -c 0; kill -s \"$1\" $$", "sh", name]);
            if shell.status().unwrap().success() {
                signal_hook::flag::register(signal, std::sync::Arc::default()).unwrap();
            }
        }
    });
}

/// Waits until something is so that another process brings about, and gives up with `what` after half an hour or more: no
/// machine is too slow for it, and what hangs comes to an end.
pub fn wait_until(mut is_so: impl FnMut() -> bool, what: impl Fn() -> String) {
    for _ in 0..360_000 {
        if is_so() {
            return;
        }
        std::thread::sleep(Duration::from_millis(5));
    }
    panic!("{}", what());
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

/// The folders of the library crates.
pub fn crates() -> Vec<PathBuf> {
    let mut found: Vec<_> =
        fs::read_dir(repository().join("crates")).unwrap().map(|entry| entry.unwrap().path()).collect();
    found.sort();
    found
}

/// Every Rust file of the program and its crates.
pub fn sources() -> Vec<(PathBuf, String)> {
    let mut found = files("src", ".rs");
    for folder in crates() {
        collect(&folder, ".rs", &mut found);
    }
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

/// Numbers that look like chance and are the same each time.
pub struct Dice(pub u64);

impl Dice {
    pub fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        let number = self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33;
        usize::try_from(number).unwrap() % limit.max(1)
    }

    pub fn pick<'a, T: ?Sized>(&mut self, choices: &[&'a T]) -> &'a T {
        choices[self.below(choices.len())]
    }
}
