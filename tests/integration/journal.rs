//! Foreign journals, leftover journals, and commands that only read.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::process::Stdio;

use crate::git_office::{GitOffice, finish, path};
use crate::transaction::{files, killed_at};

const BROKEN: &str = "x: [\n";

/// A repository with a record that has a mistake, and a file that is tracked though git ignores it.
fn with_forgery(name: &str, text: &str) -> GitOffice {
    let office = GitOffice::with_two();
    office.office.write(&path("2024-01-04-c"), BROKEN);
    office.office.write(".meeting/.gitignore", "*\n");
    office.office.write(name, text);
    office.git(&["add", "-f", "-A"]);
    office.git(&["add", "-f", name]);
    office.git(&["commit", "-q", "--no-verify", "-m", "x"]);
    office
}

/// What a sealed journal of an older version says: the record becomes one without a mistake.
fn forged(head: &str) -> String {
    let good = crate::git_office::record("2024-01-04-c", "");
    let entry = serde_json::json!({
        "from": path("2024-01-04-c"), "to": path("2024-01-04-c"), "old": BROKEN, "new": good,
    });
    let body = serde_json::json!({ "folders": [], "entries": [entry] }).to_string();
    format!("{head}{body}\n{:08x}\n", crc32fast::hash(body.as_bytes()))
}

#[test]
fn a_forged_journal_opens_no_gate() {
    for (name, head, exit) in
        [(".meeting-journal", "meeting-journal 1\n", 1), (".meeting/journal", "meeting-journal 2\n", 2)]
    {
        let origin = with_forgery(name, &forged(head));
        let clone = GitOffice::new();
        fs::remove_dir_all(clone.root()).unwrap();
        let parent = clone.root().parent().unwrap().to_owned();
        let cloned = finish(clone.git_in(&parent).args(["clone", "-q"]).arg(origin.root()).arg(clone.root()));
        assert_eq!(cloned.code, 0, "{}", cloned.stderr);
        let before = files(&clone.root());
        let validate = clone.meeting(&["validate"]);
        assert_eq!(validate.code, exit, "{}", validate.stderr);
        if exit == 2 {
            assert_eq!(
                validate.stderr,
                "error: OFFICE/.meeting/journal was written on another computer or in another copy of the archive, so \
                 nothing was changed\n  help: check the records, then delete that file (`git rm --cached` it too \
                 if git tracks it)\n"
            );
            for judging in [&["validate", "--since", "HEAD"][..], &["fmt", "--check"], &["validate", "records"]] {
                let run = clone.meeting(judging);
                assert_eq!(run.code, 2, "{judging:?}: {}", run.stdout);
            }
            let write = clone.meeting(&["task", "note", "2024-01-02-a#t1", "--note", "Đã gửi"]);
            assert_eq!(write.code, 2, "{}", write.stdout);
        }
        let list = clone.meeting(&["list", "--format", "ids"]);
        assert_eq!((list.code, list.stdout.as_str()), (0, "2024-01-03-b\n2024-01-02-a\n"), "{}", list.stderr);
        assert_eq!(files(&clone.root()), before, "{name}");
        assert_eq!(clone.git(&["status", "--porcelain"]), "");
        clone.write_record("2024-01-05-d", "");
        clone.git(&["add", "records"]);
        assert_eq!(clone.meeting(&["validate", "--staged"]).code, if exit == 2 { 2 } else { 0 });
    }
}

/// A tracked journal is foreign even where it was written: a machine may be the same for everybody.
#[test]
fn a_journal_that_git_tracks_is_foreign() {
    let Some(office) = killed_in_the_middle() else { return };
    office.git(&["add", "-f", ".meeting/journal"]);
    let run = office.meeting(&["fmt"]);
    assert_eq!(run.code, 2, "{}", run.stderr);
    assert!(run.stderr.contains("was written on another computer"), "{}", run.stderr);
}

/// An archive whose records are half renamed; none if the system forbids tracing.
fn killed_in_the_middle() -> Option<GitOffice> {
    let is_half_done = |office: &GitOffice| {
        let files = files(&office.root());
        files.contains_key(".meeting/journal") && files.contains_key(&path("2024-01-02-khac"))
    };
    let offices = (1..).map(|number| killed_at("rename", number, &["rename", "2024-01-02-a", "khac"]));
    offices.map_while(|office| office).find(is_half_done)
}

#[test]
fn what_one_account_began_another_one_finishes() {
    let Some(office) = killed_in_the_middle() else { return };
    let before = files(&office.root());
    let validate = office.meeting(&["validate"]);
    assert_eq!(
        (validate.code, validate.stdout.as_str(), validate.stderr.as_str()),
        (
            2,
            "",
            "error: a change of the archive was interrupted, so some records may be new and others old: \
             OFFICE/.meeting/journal\n  help: the next command that changes records completes it; so does \
             `meeting validate --fix`\n"
        )
    );
    for reading in [&["list"][..], &["search", "Họp"], &["report"], &["list", "tasks"]] {
        let run = office.meeting(reading);
        assert_eq!(run.code, 0, "{}", run.stderr);
        assert!(run.stderr.contains("was interrupted"), "{}", run.stderr);
    }
    assert_eq!(files(&office.root()), before, "who reads writes nothing");
    let other = office.office.root().with_file_name("other-cache");
    let mut command = office.office.command();
    let run = office.office.finish(command.env("XDG_CACHE_HOME", other).args([
        "task",
        "note",
        "2024-01-02-khac#t1",
        "--note",
        "Đã gửi",
    ]));
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert_eq!(run.stderr, "Completed an interrupted change of 4 files\n");
    assert_eq!(office.meeting(&["validate"]).code, 0);
    let left: Vec<_> = files(&office.root()).into_keys().filter(|name| name.contains(".meeting")).collect();
    assert_eq!(left, [".meeting/.gitignore"]);
}

/// The lock of a writer, as another process of it would see it.
#[test]
fn a_writer_that_is_alive_is_waited_for() {
    let office = GitOffice::with_two();
    let folder = fs::File::open(office.root()).unwrap();
    folder.lock().unwrap();
    office.office.write(".meeting/journal", "not whole yet");
    let mut command = office.office.program("meeting");
    let child = command.arg("validate").stdout(Stdio::piped()).stderr(Stdio::piped());
    let child = child.spawn().unwrap();
    fs::remove_file(office.root().join(".meeting/journal")).unwrap();
    drop(folder);
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn an_archive_that_may_not_be_written_is_read() {
    let office = GitOffice::with_two();
    let folders = [office.root().join("records/2024"), office.root().join("records"), office.root()];
    let mode = |mode: u32| {
        for folder in &folders {
            fs::set_permissions(folder, fs::Permissions::from_mode(mode)).unwrap();
        }
    };
    mode(0o555);
    let runs: Vec<_> = [&["list"][..], &["validate"], &["show", "2024-01-02-a"], &["fmt", "--check"]]
        .map(|arguments| office.meeting(arguments))
        .into_iter()
        .collect();
    mode(0o755);
    for run in runs {
        assert_eq!(run.code, 0, "{}", run.stderr);
    }
    assert!(!office.root().join(".meeting").exists());
}
