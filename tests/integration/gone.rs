//! Files that go away while a command works, and other processes that have to be waited for.

use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Child, Stdio};

use crate::git_office::{GitOffice, TASK, path};
use crate::support::Office;

const GONE: &str = "records/2024/2024-01-09-b.yaml";

fn record(id: &str) -> String {
    format!("format: 1\nid: {id}\ntitle: Họp\nstate: draft\nsession:\n  kind: other\n  date: {}\n", &id[..10])
}

fn office() -> Office {
    let office = Office::empty();
    for id in ["2024-01-08-a", "2024-01-09-b"] {
        office.write(&format!("records/2024/{id}.yaml"), record(id).replace("state:", "sumary: x\nstate:"));
    }
    office
}

/// Starts the program with a folder and standard input to work on, lets a file of the folder go once the folder has been
/// walked, and returns what was printed, with the last line of standard error, and the exit code.
fn while_it_goes(office: &Office, arguments: &[&str]) -> (String, String, i32) {
    let mut command = office.program("meeting");
    command.args(arguments);
    let mut child: Child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut input = child.stdin.take().unwrap();
    // More than a pipe holds: when all is written, the program has begun to read it, and so has walked the folder before.
    let text = format!("{}{}", record("2024-01-10-c"), "# ghi chú\n".repeat(50_000));
    input.write_all(text.as_bytes()).unwrap();
    fs::remove_file(office.root().join(GONE)).unwrap();
    drop(input);
    let output = child.wait_with_output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (text(output.stdout), text(output.stderr), output.status.code().unwrap())
}

#[test]
fn a_file_of_a_folder_that_goes_away_was_never_there() {
    for folder in ["records", "."] {
        let (stdout, stderr, code) = while_it_goes(
            &office(),
            &["validate", folder, "-", "--stdin-name", "2024-01-10-c.yaml", "--format", "json"],
        );
        let found: serde_json::Value = serde_json::from_str(&stdout).unwrap();
        let files: Vec<_> = found["findings"].as_array().unwrap().iter().map(|it| it["file"].clone()).collect();
        assert!(!files.iter().any(|file| file.as_str().unwrap().ends_with("2024-01-09-b.yaml")), "{stdout}");
        assert_eq!((found["checked"].as_u64(), stderr.as_str(), code), (Some(2), "", 1));

        let (_, stderr, code) = while_it_goes(&office(), &["fmt", "--check", folder, "-"]);
        assert!(!stderr.contains("2024-01-09-b") && stderr.contains("2 records"), "{stderr}");
        assert_eq!(code, 1, "{stderr}");

        let (_, stderr, code) = while_it_goes(&office(), &["fmt", folder, "-"]);
        assert!(!stderr.contains("2024-01-09-b"), "{stderr}");
        assert_eq!(code, 0, "{stderr}");

        let (_, stderr, code) = while_it_goes(&office(), &["validate", "--fix", folder, "-"]);
        assert!(!stderr.contains("2024-01-09-b"), "{stderr}");
        assert_ne!(code, 2, "{stderr}");
    }
}

#[test]
fn a_file_that_was_named_is_missed() {
    let (stdout, _, code) = while_it_goes(&office(), &["validate", GONE, "-"]);
    assert!(stdout.contains("error[unreadable-file]"), "{stdout}");
    assert_eq!(code, 1);
}

#[test]
fn a_file_that_goes_before_git_reads_it_counts_as_deleted() {
    let office = GitOffice::with_two();
    office.commit_all();
    let gone = office.root().join(path("2024-01-03-b"));
    office.write_record("2024-01-02-a", &format!("{TASK}sumary: x\n"));
    // A git that lets a file go just before it reads the list of files.
    let folder = tempfile::tempdir().unwrap();
    let git = folder.path().join("git");
    let real = which_git();
    let script = format!(
        "#!/bin/sh\ncase \"$*\" in *hash-object*) rm -f '{}';; esac\nexec '{}' \"$@\"\n",
        gone.display(),
        real.display()
    );
    fs::write(&git, script).unwrap();
    make_executable(&git);
    let mut command = office.program("meeting");
    command.args(["validate", "--since", "HEAD", "--format", "json"]);
    let others = crate::support::path();
    let path = std::iter::once(folder.path().to_owned()).chain(std::env::split_paths(&others));
    command.env("PATH", std::env::join_paths(path).unwrap());
    let run = crate::git_office::finish(&mut command);
    assert!(!gone.exists());
    assert_eq!((run.json()["checked"].as_u64(), run.stderr.as_str(), run.code), (Some(2), "", 1), "{}", run.stdout);
}

fn which_git() -> PathBuf {
    std::env::split_paths(&crate::support::path()).map(|folder| folder.join("git")).find(|git| git.is_file()).unwrap()
}

fn make_executable(path: &Path) {
    use std::os::unix::fs::PermissionsExt;

    fs::set_permissions(path, fs::Permissions::from_mode(0o755)).unwrap();
}

#[test]
fn whoever_waits_for_the_index_of_another_process_hears_of_it() {
    let office = office();
    assert_eq!(office.run(&["list", "--format", "ids"]).stdout, "2024-01-09-b\n2024-01-08-a\n");
    let lock = find(&office.root().parent().unwrap().join("cache"), "index.lock").unwrap();
    // As another process holds it, that is reading the archive.
    let held = File::options().write(true).open(lock).unwrap();
    held.lock().unwrap();
    office.write("records/2024/2024-01-10-c.yaml", record("2024-01-10-c"));
    let run = office.run(&["list", "--format", "ids"]);
    assert_eq!(
        run.transcript(),
        "2024-01-09-b\n2024-01-08-a\n--- stderr\nWaiting for another `meeting` that is reading the archive\n--- exit 0\n"
    );
    assert_eq!(office.run(&["list", "--format", "ids", "-q"]).stderr, "");
    drop(held);
    let run = office.run(&["list", "--format", "ids"]);
    assert_eq!(run.transcript(), "2024-01-10-c\n2024-01-09-b\n2024-01-08-a\n--- exit 0\n");
}

fn find(folder: &Path, name: &str) -> Option<PathBuf> {
    fs::read_dir(folder).unwrap().find_map(|entry| {
        let path = entry.unwrap().path();
        if path.is_dir() { find(&path, name) } else { path.ends_with(name).then_some(path) }
    })
}
