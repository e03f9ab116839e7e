//! `meeting rename`: another id, with every reference to it, all files or none.

use std::fs;

use insta::assert_snapshot;

use crate::git_office::{GitOffice, TASK, path, record};
use crate::support::Office;

fn read(office: &Office, id: &str) -> String {
    fs::read_to_string(office.root().join(path(id))).unwrap()
}

#[test]
fn a_record_moves_with_every_reference_and_git_knows() {
    let office = GitOffice::with_two();
    office.write_record("2024-01-04-c", "title_: x\n");
    fs::remove_file(office.root().join(path("2024-01-04-c"))).unwrap();
    let c = record("2024-01-04-c", "# 2024-01-02-a was first\nreviews: ['2024-01-02-a#t1']  # kept\r\n");
    office.office.write(&path("2024-01-04-c"), &c);
    office.commit_all();

    let dry = office.meeting(&["rename", "2024-01-02-a", "2023-12-31-khai-mac", "--dry-run"]);
    // An id of another day corrects the session's day.
    assert_eq!(dry.code, 0, "{}", dry.stderr);
    assert!(dry.stdout.contains("-  date: 2024-01-02\n+  date: 2023-12-31\n"), "{}", dry.stdout);
    let text = read(&office.office, "2024-01-02-a").replace("date: 2024-01-02", "date: 2023-12-31");
    office.office.write(&path("2024-01-02-a"), text);
    let dry = office.meeting(&["rename", "2024-01-02-a", "khai-mac", "--dry-run"]);
    assert_snapshot!(dry.transcript());
    assert_eq!(office.git(&["status", "--porcelain"]), " M records/2024/2024-01-02-a.yaml\n");

    let run = office.meeting(&["rename", "2024-01-02-a", "khai-mac"]);
    assert_snapshot!(run.transcript());
    assert!(!office.root().join(path("2024-01-02-a")).exists());
    assert_eq!(read(&office.office, "2024-01-04-c"), c.replace("['2024-01-02-a#", "['2023-12-31-khai-mac#"));
    assert_eq!(
        office.git(&["status", "--porcelain", "--no-renames"]),
        "AM records/2023/2023-12-31-khai-mac.yaml\nD  records/2024/2024-01-02-a.yaml\nM  records/2024/2024-01-03-b.yaml\nM  \
         records/2024/2024-01-04-c.yaml\n"
    );
    assert_eq!(office.meeting(&["validate"]).code, 0);
    assert_eq!(office.meeting(&["rename", "2023-12-31-khai-mac"]).stdout, "records/2023/2023-12-31-hop.yaml\n");
    let again = office.meeting(&["rename", "2023-12-31-hop"]);
    assert_eq!((again.code, again.stderr.as_str()), (0, "2023-12-31-hop already has this id\n"));
}

#[test]
fn a_corrected_day_and_a_text_that_was_being_edited() {
    let office = GitOffice::with_two();
    let refused = office.meeting(&["set", "2024-01-02-a", "session.date=3/1/2024"]);
    assert_eq!(refused.code, 1);
    assert!(refused.stderr.contains("meeting rename 2024-01-02-a 2024-01-03-a"), "{}", refused.stderr);
    let run = office.meeting(&["rename", "2024-01-02-a", "2024-01-03-a"]);
    assert_eq!(
        run.transcript(),
        "records/2024/2024-01-03-a.yaml\n--- stderr\nChanged the date of the meeting to 2024-01-03\n--- exit 0\n"
    );
    assert!(read(&office.office, "2024-01-03-a").contains("date: 2024-01-03\n"));
    assert_eq!(office.meeting(&["validate"]).code, 0);
}

#[test]
fn a_part_is_renamed_here_and_elsewhere() {
    let office = GitOffice::with_two();
    assert_eq!(office.meeting(&["rename", "2024-01-02-a#t1", "bao-cao"]).stdout, "2024-01-02-a#bao-cao\n");
    assert!(read(&office.office, "2024-01-03-b").contains("- 2024-01-02-a#bao-cao\n"));
    assert!(read(&office.office, "2024-01-02-a").contains("- id: bao-cao\n"));
    assert_eq!(office.meeting(&["validate"]).code, 0);
}

#[test]
fn what_is_refused_changes_nothing() {
    let office = GitOffice::with_two();
    let mut transcript = String::new();
    for arguments in [
        &["rename", "2024-01-02-a", "2024-01-03-b"][..],
        &["rename", "2024-01-02-a", "Giao ban"],
        &["rename", "2024-01-02-a", "2024-13-05-a"],
        &["rename", "2024-01-02-a#t1"],
        &["rename", "2024-01-02-a#t9", "t2"],
        &["rename", "2024-01-02-a#t1", "T2"],
        &["rename", "2024-01-09"],
    ] {
        transcript += &format!("$ meeting {}\n{}", arguments.join(" "), office.meeting(arguments).transcript());
    }
    assert_snapshot!(transcript);
    assert_eq!(office.git(&["status", "--porcelain"]), "");
    assert_eq!(read(&office.office, "2024-01-02-a"), record("2024-01-02-a", TASK));
    // Git refuses: the files are what they were, too.
    office.office.write(".git/index.lock", "");
    let refused = office.meeting(&["rename", "2024-01-02-a", "khac"]);
    assert_eq!(refused.code, 2, "{}", refused.stderr);
    fs::remove_file(office.root().join(".git/index.lock")).unwrap();
    assert_eq!(office.git(&["status", "--porcelain"]), "");
}

#[test]
fn what_a_rename_changes_is_staged_and_a_commit_has_it_whole() {
    let office = GitOffice::with_two();
    let run = office.meeting(&["rename", "2024-01-02-a", "khai-mac"]);
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
    let status = || office.git(&["status", "--porcelain", "--no-renames"]);
    assert_eq!(
        status(),
        "D  records/2024/2024-01-02-a.yaml\nA  records/2024/2024-01-02-khai-mac.yaml\nM  records/2024/2024-01-03-b.yaml\n"
    );
    office.git(&["commit", "-qm", "x"]);
    assert_eq!(status(), "");
    assert!(office.git(&["show", "HEAD:records/2024/2024-01-02-khai-mac.yaml"]).contains("id: 2024-01-02-khai-mac\n"));
    // The id of a part likewise.
    assert_eq!(office.meeting(&["rename", "2024-01-02-khai-mac#t1", "bao-cao"]).code, 0);
    assert_eq!(status(), "M  records/2024/2024-01-02-khai-mac.yaml\nM  records/2024/2024-01-03-b.yaml\n");
    // What git does not know stays unknown to it.
    office.git(&["commit", "-qm", "x"]);
    office.write_record("2024-01-04-c", "reviews:\n  - 2024-01-02-khai-mac#bao-cao\n");
    assert_eq!(office.meeting(&["rename", "2024-01-02-khai-mac#bao-cao", "t1"]).code, 0);
    assert!(status().ends_with("\n?? records/2024/2024-01-04-c.yaml\n"), "{}", status());
}

#[test]
fn what_else_is_unstaged_stays_so_and_is_told() {
    let office = GitOffice::with_two();
    office.write_record("2024-01-03-b", "attachments: []\nreviews:\n  - 2024-01-02-a#t1\n");
    let run = office.meeting(&["rename", "2024-01-02-a", "khai-mac"]);
    assert_snapshot!(run.transcript());
    assert_eq!(
        office.git(&["status", "--porcelain", "--no-renames"]),
        "D  records/2024/2024-01-02-a.yaml\nA  records/2024/2024-01-02-khai-mac.yaml\n M records/2024/2024-01-03-b.yaml\n"
    );
    let run = office.meeting(&["rename", "2024-01-02-khai-mac", "a", "-q"]);
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
}

#[test]
fn no_filter_is_run_and_git_converts_the_ends_of_lines() {
    let office = GitOffice::with_two();
    let trap = office.root().join(".git/trap");
    office.git(&["config", "filter.evil.clean", &format!("touch '{}'; cat", trap.display())]);
    office.office.write(".gitattributes", "*-b.yaml filter=evil\n");
    // Written at the time at which git has written its index: the next writer of the index reads the file again.
    let index = office.root().join(".git/index").metadata().unwrap().modified().unwrap();
    let b = fs::File::options().write(true).open(office.root().join(path("2024-01-03-b"))).unwrap();
    b.set_modified(index).unwrap();
    let run = office.meeting(&["rename", "2024-01-02-a", "khai-mac", "--lang", "vi"]);
    assert_snapshot!(run.transcript());
    assert!(!trap.exists());
    let status = "D  records/2024/2024-01-02-a.yaml\nA  records/2024/2024-01-02-khai-mac.yaml";
    assert!(!trap.exists() && office.git(&["status", "--porcelain", "--no-renames"]).starts_with(status));

    let office = GitOffice::with_two();
    office.git(&["config", "core.autocrlf", "true"]);
    for id in ["2024-01-02-a", "2024-01-03-b"] {
        let text = read(&office.office, id).replace('\n', "\r\n");
        office.office.write(&path(id), text);
    }
    assert_eq!(office.meeting(&["rename", "2024-01-02-a", "khai-mac"]).stderr, "");
    assert!(read(&office.office, "2024-01-03-b").contains("khai-mac#t1\r\n"));
    assert!(office.git(&["show", &format!(":{}", path("2024-01-03-b"))]).contains("khai-mac#t1\n"));
    assert_eq!(office.git(&["diff", "--stat"]), "");
}
