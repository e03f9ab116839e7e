//! `meeting validate --since REV`: what has changed since a commit.

use std::fs;

use insta::assert_snapshot;

use crate::git_office::{GIT, GitOffice, TASK, finish, path, record};

const A: &str = "2024-01-02-a";
const B: &str = "2024-01-03-b";
const C: &str = "2024-01-04-c";
const D: &str = "2024-01-05-d";
const BAD: &str = "sumary: x\n";
const NOTHING: [String; 0] = [];

fn since(office: &GitOffice, revision: &str) -> Vec<String> {
    office.found(&["--since", revision])
}

#[test]
fn what_differs_in_the_work_tree_counts_staged_or_not() {
    let office = GitOffice::with_two();
    assert_snapshot!(office.meeting(&["validate", "--since", "HEAD"]).transcript());
    office.write_record(A, &format!("{TASK}{BAD}"));
    office.write_record(C, BAD);
    office.write_record(D, BAD);
    office.office.write(".gitignore", "*-d.yaml\n");
    let unknown = |id| format!("unknown-field {}", path(id));
    assert_eq!(since(&office, "HEAD"), [unknown(A), unknown(C)], "new files too, those that git ignores not");
    office.commit_all();
    assert_eq!(since(&office, "HEAD"), NOTHING);
    assert_eq!(since(&office, "HEAD~1"), [unknown(A), unknown(C)]);
    // The same bytes with another time are no change.
    let file = fs::File::options().append(true).open(office.root().join(path(A))).unwrap();
    file.set_modified(std::time::UNIX_EPOCH).unwrap();
    assert_eq!(since(&office, "HEAD"), NOTHING);
}

/// A `.gitignore` that comes with a record excludes nothing: files that git tracks are checked.
#[test]
fn what_git_tracks_although_it_ignores_it_is_checked() {
    let office = GitOffice::with_two();
    office.write_record(C, BAD);
    office.office.write("records/.gitignore", "*-c.yaml\n");
    office.git(&["add", "-f", "-A"]);
    office.git(&["add", "-f", &path(C)]);
    office.git(&["commit", "-q", "--no-verify", "-m", "x"]);
    // An untracked, ignored file is not checked.
    office.office.write("records/2024/2024-01-06-c.yaml", record("2024-01-06-c", BAD));
    let unknown = [format!("unknown-field {}", path(C))];
    assert_eq!(office.found(&[]), unknown);
    assert_eq!(since(&office, "HEAD~1"), unknown);
    let fmt = office.meeting(&["fmt", "--check"]);
    assert!(fmt.stderr.contains("3 records"), "{}", fmt.stderr);
}

#[test]
fn what_the_other_branch_did_is_its_own_business() {
    let office = GitOffice::with_two();
    office.git(&["checkout", "-q", "-b", "mine"]);
    office.write_record(C, "");
    office.commit_all();
    office.git(&["checkout", "-q", "main"]);
    office.write_record(A, &format!("{TASK}{BAD}"));
    office.commit_all();
    office.git(&["checkout", "-q", "mine"]);
    let run = office.meeting(&["validate", "--since", "main", "--format", "json"]);
    assert_eq!(run.json()["checked"], 1);
    // Without a common ancestor the two trees are compared.
    office.git(&["checkout", "-q", "--orphan", "alone"]);
    assert_eq!(office.meeting(&["validate", "--since", "main", "--format", "json"]).json()["checked"], 2);
    office.commit_all();
    assert_eq!(office.meeting(&["validate", "--since", "main", "--format", "json"]).json()["checked"], 2);
}

#[test]
fn what_went_away_is_missed_where_it_is_named() {
    let office = GitOffice::with_two();
    fs::remove_file(office.root().join(path(A))).unwrap();
    assert_snapshot!(office.meeting(&["validate", "--since", "HEAD"]).transcript());
    // In a new file, which git does not know.
    fs::rename(office.root().join(path(B)), office.root().join(path(C))).unwrap();
    office.write_record(C, "reviews:\n  - 2024-01-02-a#t1\n");
    assert_eq!(since(&office, "HEAD"), [format!("unresolved-link {}", path(C))]);
}

#[test]
fn other_settings_check_every_record() {
    let office = GitOffice::with_two();
    office.office.write("meeting.yaml", "shared: false\n");
    office.write_record(A, &format!("{TASK}secrecy: mat\n"));
    office.commit_all();
    office.office.write("meeting.yaml", "shared: true\n");
    assert_eq!(since(&office, "HEAD"), [format!("secret-text {}", path(A))]);
}

#[test]
fn line_ends_that_git_writes_are_no_change() {
    let office = GitOffice::with_two();
    for id in [A, B] {
        let text = fs::read_to_string(office.root().join(path(id))).unwrap();
        office.office.write(&path(id), text.replace('\n', "\r\n"));
    }
    let run = office.meeting(&["validate", "--since", "HEAD", "--format", "json"]);
    assert_eq!(run.json()["checked"], 0);
}

#[test]
fn an_archive_in_a_folder_with_a_vietnamese_name() {
    let office = GitOffice::new();
    office.office.write("Văn phòng/records/2024/2024-01-02-a.yaml", record(A, TASK));
    office.office.write("Văn phòng/records/2024/2024-01-03-b.yaml", record(B, "reviews:\n  - 2024-01-02-a#t1\n"));
    office.office.write("records/2024/2024-01-02-a.yaml", record(A, ""));
    office.commit_all();
    office.office.write("Văn phòng/records/2024/2024-01-02-a.yaml", record(A, ""));
    office.office.write("records/2024/2024-01-02-a.yaml", record(A, BAD));
    let run = office.meeting(&["-C", "Văn phòng", "validate", "--since", "HEAD", "--format", "json"]);
    assert_eq!(crate::git_office::found(&run), ["unresolved-link Văn phòng/records/2024/2024-01-03-b.yaml"]);
}

#[test]
fn a_commit_that_is_not_there_is_refused() {
    let office = GitOffice::with_two();
    assert_snapshot!(office.meeting(&["validate", "--since", "không-có"]).transcript());
    assert_snapshot!(office.meeting(&["validate", "--since=--help"]).transcript());
    assert_snapshot!(office.meeting(&["validate", "--since="]).transcript());
    office.write_record(C, "");
    office.commit_all();
    let first = office.git(&["rev-parse", "HEAD~1"]);
    let url = format!("file://{}", office.root().display());
    let clone = finish(office.git_in(&office.root()).args(["clone", "-q", "--depth=1", &url, "../shallow"]));
    assert_eq!(clone.code, 0, "{}", clone.stderr);
    let mut command = office.office.command();
    command.envs(GIT).args(["-C", "../shallow", "validate", "--since", first.trim()]);
    let run = office.office.finish(&mut command);
    assert_snapshot!(run.transcript().replace(first.trim(), "COMMIT"));
    assert_eq!(office.meeting(&["-C", "../shallow", "validate", "--since", "HEAD~1"]).code, 2);
    assert_eq!(office.meeting(&["-C", "../shallow", "validate", "--since", "HEAD"]).code, 0);
}

#[test]
fn before_the_first_commit_there_is_none() {
    let office = GitOffice::new();
    office.write_record(A, "");
    assert_eq!(office.meeting(&["validate", "--since", "HEAD"]).code, 2);
}
