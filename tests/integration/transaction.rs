//! The real program, killed or refused at every system call that changes anything: all files are old or all are new.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use crate::git_office::{GitOffice, TASK};
use crate::support::{meeting, program};

/// The calls that open, write, name, remove and flush files, where this system has them.
const CALLS: [&str; 14] = [
    "openat",
    "write",
    "rename",
    "renameat",
    "renameat2",
    "link",
    "linkat",
    "unlink",
    "unlinkat",
    "fsync",
    "fdatasync",
    "mkdir",
    "mkdirat",
    "flock",
];

/// Whether `strace` is here. With `MEETING_REQUIRE_STRACE` it has to be.
fn has_strace() -> bool {
    let is_here = program("strace").args(["-e", "trace=?openat", "true"]).output().is_ok_and(|it| it.status.success());
    assert!(is_here || std::env::var_os("MEETING_REQUIRE_STRACE").is_none(), "strace is missing or may not trace");
    is_here
}

pub type Files = BTreeMap<String, String>;

/// Every file of the archive, the hidden ones too, without what is git's own.
pub fn files(root: &Path) -> Files {
    fn collect(root: &Path, folder: &Path, files: &mut Files) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() && !path.ends_with(".git") {
                collect(root, &path, files);
            } else if path.is_file() {
                let name = path.strip_prefix(root).unwrap().display().to_string();
                files.insert(name, fs::read_to_string(&path).unwrap());
            }
        }
    }
    let mut files = Files::new();
    collect(root, root, &mut files);
    files
}

/// An archive of which one command changes four files, in two folders.
fn office() -> GitOffice {
    let office = GitOffice::with_two();
    office.write_record("2024-01-02-a", &format!("{TASK}reviews: [2024-01-02-a#t1]\n"));
    office.write_record("2024-01-05-c", &format!("{TASK}reviews: [2024-01-02-a#t1]\n"));
    office.write_record("2023-02-03-d", "reviews: ['2024-01-02-a#t1']\n");
    office.commit_all();
    // So that the cache is there: it is no part of what is tested.
    assert_eq!(office.meeting(&["list"]).code, 0);
    office
}

/// Runs the program under `strace`, which interferes with the `number`th `call`; the result is whether there was one,
/// the exit code (none after a kill), and what was said.
fn interfered(
    office: &GitOffice,
    how: &str,
    call: &str,
    number: usize,
    arguments: &[&str],
) -> (bool, Option<i32>, String) {
    let log = office.root().with_file_name("strace.log");
    let mut command = office.program("strace");
    command.arg("-q").arg("-o").arg(&log).args(["-e", &format!("trace=?{call}")]);
    command.args(["-e", &format!("inject=?{call}:{how}:when={number}")]).arg(meeting()).args(arguments);
    let output = command.output().unwrap();
    let log = fs::read_to_string(log).unwrap();
    let code = output.status.code();
    (code.is_none() || log.contains("(INJECTED)"), code, String::from_utf8_lossy(&output.stderr).into_owned())
}

/// Lets the system refuse the `number`th `call`.
fn refused(
    office: &GitOffice,
    call: &str,
    error: &str,
    number: usize,
    arguments: &[&str],
) -> (bool, Option<i32>, String) {
    interfered(office, &format!("error={error}"), call, number, arguments)
}

/// An archive in which a command was killed at the `number`th `call`; none where there was none, or tracing is
/// forbidden.
pub fn killed_at(call: &str, number: usize, arguments: &[&str]) -> Option<GitOffice> {
    let office = has_strace().then(office)?;
    let (_, code, _) = interfered(&office, "signal=KILL", call, number, arguments);
    code.is_none().then_some(office)
}

/// What is left when a command is interfered with at every call.
struct Outcomes {
    old: Files,
    new: Files,
    counts: [usize; 2],
}

impl Outcomes {
    fn of(arguments: &[&str]) -> Self {
        let office = office();
        let old = files(&office.root());
        let run = office.meeting(arguments);
        assert_eq!(run.code, 0, "{}", run.stderr);
        let mut new = files(&office.root());
        new.remove(".meeting/.gitignore");
        assert_ne!(old, new);
        Self { old, new, counts: [0, 0] }
    }

    /// Lets another account read, which changes nothing, and then write, which finishes what was begun; returns whether all
    /// files are new. They are all old otherwise.
    fn look(&mut self, office: &GitOffice, moment: &str) -> bool {
        let left = files(&office.root());
        let read = office.meeting(&["validate"]);
        let is_half_done = left.contains_key(".meeting/journal");
        assert_eq!(read.code, if is_half_done { 2 } else { 0 }, "{moment}: {}", read.stderr);
        assert_eq!(files(&office.root()), left, "{moment}");
        let write = office.meeting(&["validate", "--fix"]);
        assert_eq!(write.code, 0, "{moment}: {}", write.stderr);
        // What was left is swept under the lock, which `--fix` takes only where there is something to be done.
        let swept = office.meeting(&["set", "2024-01-03-b", "title=Họp"]);
        assert_eq!(swept.code, 0, "{moment}: {}", swept.stderr);
        let mut found = files(&office.root());
        found.remove(".meeting/.gitignore");
        let is_new = found == self.new;
        assert!(is_new || found == self.old, "{moment}: {:?}", found.keys());
        self.counts[usize::from(is_new)] += 1;
        // Git's index knows each of them by its old name or its new one.
        assert_eq!(office.git(&["ls-files", "records"]).lines().count(), 4, "{moment}");
        is_new
    }
}

/// Kills a command at every call, one after the other.
fn killed_everywhere(arguments: &[&str]) {
    if !has_strace() {
        return;
    }
    let mut outcomes = Outcomes::of(arguments);
    // One office serves until its files have changed.
    let mut office = office();
    for call in CALLS {
        for number in 1.. {
            let (is_hit, ..) = interfered(&office, "signal=KILL", call, number, arguments);
            if outcomes.look(&office, &format!("{call} {number}")) {
                office = self::office();
            }
            if !is_hit {
                break;
            }
        }
    }
    assert!(outcomes.counts.iter().all(|count| *count > 5), "{:?}", outcomes.counts);
}

#[test]
fn kill_in_a_rename_with_references() {
    killed_everywhere(&["rename", "2024-01-02-a", "khac"]);
}

#[test]
fn kill_in_a_change_of_parts_of_several_records() {
    killed_everywhere(&["rename", "2024-01-02-a#t1", "t7"]);
}

#[test]
fn kill_while_tasks_of_two_records_get_done() {
    killed_everywhere(&["task", "done", "2024-01-02-a#t1", "2024-01-05-c#t1"]);
}

#[test]
fn kill_in_the_making_of_a_record() {
    killed_everywhere(&["new", "--title", "Giao ban", "--date", "2024-02-05", "--chair", "Lê An"]);
}

#[test]
fn kill_in_the_making_of_a_record_that_follows_work_up() {
    let review = "2024-01-02-a#t1=done";
    let record = ["new", "--from", "2024-01-05-c", "--title", "Giao ban", "--date", "2024-02-05", "--review", review];
    killed_everywhere(&record);
}

#[test]
fn a_disk_that_is_full_changes_nothing() {
    if !has_strace() {
        return;
    }
    let arguments = ["rename", "2024-01-02-a", "khac"];
    let mut outcomes = Outcomes::of(&arguments);
    let mut office = office();
    for call in CALLS.into_iter().filter(|call| !["openat", "unlink", "unlinkat", "flock"].contains(call)) {
        for number in 1.. {
            let (is_hit, code, _) = refused(&office, call, "ENOSPC", number, &arguments);
            let is_new = outcomes.look(&office, &format!("{call} {number}"));
            // Where the disk is full for what the program says, it fails after the change.
            assert!(is_new == (code == Some(0)) || call == "write", "{call} {number}: {code:?}");
            if is_new {
                office = self::office();
            }
            if !is_hit {
                break;
            }
        }
    }
    assert!(outcomes.counts[0] > 5, "{:?}", outcomes.counts);
}

#[test]
fn a_flush_that_fails_is_told_as_it_is() {
    if !has_strace() {
        return;
    }
    for arguments in [&["task", "note", "2024-01-02-a#t1", "--note", "Đã gửi"][..], &["rename", "2024-01-02-a", "khac"]]
    {
        let mut outcomes = Outcomes::of(arguments);
        let mut office = office();
        for number in 1.. {
            let (is_hit, code, stderr) = refused(&office, "fsync", "EIO", number, arguments);
            let is_new = outcomes.look(&office, &format!("fsync {number}"));
            let says_so = stderr.contains("was written, but the system has not confirmed");
            assert_eq!(is_new, code == Some(0) || says_so, "{number}: {stderr}");
            if is_new {
                office = self::office();
            }
            if !is_hit {
                break;
            }
        }
        assert!(outcomes.counts[0] > 0, "{:?}", outcomes.counts);
    }
}
