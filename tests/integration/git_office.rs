//! An office whose folder is a git repository, with nothing of git left to chance.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::support::{Office, Run};

/// An office whose folder is a git repository.
pub struct GitOffice {
    pub office: Office,
}

/// Everything that git could take from the machine or the moment.
pub const GIT: [(&str, &str); 9] = [
    ("GIT_CONFIG_GLOBAL", "/dev/null"),
    ("GIT_CONFIG_NOSYSTEM", "1"),
    ("GIT_AUTHOR_NAME", "Văn thư"),
    ("GIT_AUTHOR_EMAIL", "van-thu@example.org"),
    ("GIT_AUTHOR_DATE", "2024-01-15T08:00:00+07:00"),
    ("GIT_COMMITTER_NAME", "Văn thư"),
    ("GIT_COMMITTER_EMAIL", "van-thu@example.org"),
    ("GIT_COMMITTER_DATE", "2024-01-15T08:00:00+07:00"),
    ("LC_ALL", "C"),
];

/// The text of a draft without a mistake, with more lines at its end.
pub fn record(id: &str, more: &str) -> String {
    let date = &id[..10];
    format!("format: 1\nid: {id}\ntitle: Họp\nstate: draft\nsession:\n  kind: other\n  date: {date}\n{more}")
}

/// A task, to be referred to.
pub const TASK: &str = "tasks:\n  - id: t1\n    title: Báo cáo\n    lead: Sở Nội vụ\n";

/// The path of a record in an archive.
pub fn path(id: &str) -> String {
    format!("records/{}/{id}.yaml", &id[..4])
}

impl GitOffice {
    /// A repository without a commit.
    pub fn new() -> Self {
        Self::with_init(&[])
    }

    /// A repository made with these flags of `git init`.
    pub fn with_init(flags: &[&str]) -> Self {
        let office = Self { office: Office::empty() };
        office.git(&[&["init", "-q", "-b", "main"], flags].concat());
        office
    }

    /// A repository whose one commit has record `a` with a task, and `b`, which reviews the task.
    pub fn with_two() -> Self {
        let office = Self::new();
        office.write_record("2024-01-02-a", TASK);
        office.write_record("2024-01-03-b", "reviews:\n  - 2024-01-02-a#t1\n");
        office.commit_all();
        office
    }

    pub fn root(&self) -> PathBuf {
        self.office.root()
    }

    pub fn write_record(&self, id: &str, more: &str) {
        self.office.write(&path(id), record(id, more));
    }

    /// Stages everything and commits it.
    pub fn commit_all(&self) {
        self.git(&["add", "-A"]);
        self.git(&["commit", "-q", "--no-verify", "--allow-empty", "-m", "x"]);
    }

    /// A program, about to work in the repository, with everything that git could take from the machine or the moment.
    pub fn program(&self, name: &str) -> Command {
        let mut command = self.office.program(name);
        command.envs(GIT).env("MEETING_LANG", "en");
        command
    }

    /// Git, about to work in `folder`; the program is on its PATH.
    pub fn git_in(&self, folder: &Path) -> Command {
        let mut command = self.program("git");
        command.current_dir(folder);
        command
    }

    /// Runs git, which must succeed.
    pub fn git(&self, arguments: &[&str]) -> String {
        let run = finish(self.git_in(&self.root()).args(arguments));
        assert_eq!(run.code, 0, "git {arguments:?}\n{}{}", run.stdout, run.stderr);
        run.stdout
    }

    /// Runs the program with the same settings of git.
    pub fn meeting(&self, arguments: &[&str]) -> Run {
        self.office.finish(self.office.command().envs(GIT).args(arguments))
    }

    /// The codes and files that `validate` finds with these flags.
    pub fn found(&self, flags: &[&str]) -> Vec<String> {
        found(&self.meeting(&[&["validate", "--format", "json"], flags].concat()))
    }

    pub fn staged(&self) -> Vec<String> {
        self.found(&["--staged"])
    }
}

/// The findings of a JSON report as `<code> <file>`.
pub fn found(run: &Run) -> Vec<String> {
    assert!(run.code < 2, "{}", run.stderr);
    let json = run.json();
    let findings = json["findings"].as_array().unwrap().iter();
    findings.map(|f| format!("{} {}", f["code"].as_str().unwrap(), f["file"].as_str().unwrap())).collect()
}

/// Runs a program of the system.
pub fn finish(command: &mut Command) -> Run {
    let output = command.output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    Run { stdout: text(output.stdout), stderr: text(output.stderr), code: output.status.code().unwrap_or(-1) }
}
