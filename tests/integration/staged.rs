//! `meeting validate --staged`: what git is about to commit, in every situation that git knows.

use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::Path;

use insta::assert_snapshot;
use unicode_normalization::UnicodeNormalization;

use crate::git_office::{GIT, GitOffice, TASK, finish, found, path, record};
use crate::support::Office;

const A: &str = "2024-01-02-a";
const B: &str = "2024-01-03-b";
const C: &str = "2024-01-04-c";

/// Lines that no record may have.
const BAD: &str = "sumary: x\n";

fn unknown(id: &str) -> Vec<String> {
    vec![format!("unknown-field {}", path(id))]
}

const NOTHING: [String; 0] = [];

#[test]
fn the_index_counts_and_not_the_work_tree() {
    let office = GitOffice::with_two();
    office.write_record(A, &format!("{TASK}{BAD}"));
    office.git(&["add", "."]);
    office.write_record(A, TASK);
    assert_eq!(office.staged(), unknown(A));
    office.git(&["add", "."]);
    office.write_record(A, &format!("{TASK}{BAD}"));
    assert_eq!(office.staged(), NOTHING);
    assert_snapshot!(office.meeting(&["validate", "--staged"]).transcript());
    assert_snapshot!(office.meeting(&["validate", "--staged", "--lang", "vi"]).transcript());
    office.git(&["add", "."]);
    assert_snapshot!(office.meeting(&["validate", "--staged"]).transcript());
}

#[test]
fn the_first_commit_has_nothing_before_it() {
    let office = GitOffice::new();
    assert_eq!(office.staged_or_code(), 2, "there is no archive yet");
    office.office.write("meeting.yaml", "");
    office.write_record(A, BAD);
    assert_eq!(office.staged(), NOTHING, "there is one, and nothing is staged");
    let said = office.meeting(&["validate", "--staged"]);
    assert_eq!(
        (said.code, said.stdout.as_str()),
        (0, "no staged changes in the records of this archive\n"),
        "{}",
        said.stderr
    );
    office.write_record(B, "");
    office.git(&["add", "."]);
    fs::remove_dir_all(office.root().join("records")).unwrap();
    assert_eq!(office.staged(), unknown(A));
    assert_eq!(office.meeting(&["validate", "--staged", "--format", "json"]).json()["checked"], 2);
}

#[test]
fn only_records_are_looked_at() {
    let office = GitOffice::with_two();
    for file in
        ["notes.yaml", "records/2024/notes.txt", "records/.trash/x.yaml", "records/2024/.x.yaml", "x/records.yaml"]
    {
        office.office.write(file, BAD);
    }
    office.git(&["add", "."]);
    assert_eq!(office.staged(), NOTHING);
    // What is in the records already was checked when it came.
    office.write_record(C, BAD);
    office.commit_all();
    office.write_record(B, "");
    office.git(&["add", "."]);
    assert_eq!(office.staged(), NOTHING);
}

#[test]
fn what_is_only_announced_is_not_staged() {
    let office = GitOffice::with_two();
    office.write_record(C, BAD);
    office.git(&["add", "-N", "."]);
    assert_eq!(office.staged(), NOTHING);
    office.write_record("2024-01-05-d", &format!("reviews:\n  - {C}#t1\n"));
    office.git(&["add", &path("2024-01-05-d")]);
    assert_eq!(office.staged(), [format!("unresolved-link {}", path("2024-01-05-d"))]);
    // An empty file that is really staged is another thing; before the first commit too.
    let office = GitOffice::new();
    office.office.write(&path(A), "");
    office.office.write(&path(B), "");
    office.git(&["add", "-N", &path(A)]);
    office.git(&["add", &path(B)]);
    assert_eq!(office.staged(), [format!("empty-file {}", path(B))]);
}

#[test]
fn a_removed_task_is_missed_where_it_is_reviewed() {
    let office = GitOffice::with_two();
    office.write_record(A, "");
    office.git(&["add", "."]);
    assert_snapshot!(office.meeting(&["validate", "--staged"]).transcript());
    // The record that refers is what the index has, not what the work tree has.
    office.write_record(B, "");
    assert_eq!(office.staged(), [format!("unresolved-link {}", path(B))]);
    office.git(&["add", "."]);
    assert_eq!(office.staged(), NOTHING);
}

#[test]
fn a_removed_or_renamed_record_is_missed_too() {
    let office = GitOffice::with_two();
    office.git(&["rm", "-q", "--cached", &path(A)]);
    assert_eq!(office.staged(), [format!("unresolved-link {}", path(B))]);
    office.git(&["reset", "-q"]);
    let renamed = "2024-01-02-hop";
    office.git(&["mv", &path(A), &path(renamed)]);
    office.write_record(renamed, TASK);
    office.git(&["add", "."]);
    assert_eq!(office.staged(), [format!("unresolved-link {}", path(B))]);
    office.write_record(B, &format!("reviews:\n  - {renamed}#t1\n"));
    office.git(&["add", "."]);
    assert_eq!(office.staged(), NOTHING);
}

#[test]
fn what_was_wrong_before_stops_nobody() {
    let office = GitOffice::with_two();
    office.write_record(C, "reviews:\n  - 2024-01-02-a#t1\n  - 2024-01-02-a#t7\n");
    office.commit_all();
    office.write_record(A, "");
    office.git(&["add", "."]);
    let json = office.meeting(&["validate", "--staged", "--format", "json"]).json();
    let places: Vec<_> = json["findings"].as_array().unwrap().iter().map(|f| f["path"].as_str().unwrap()).collect();
    assert_eq!(places, ["reviews[0]", "reviews[0]"]);
}

#[test]
fn a_record_that_becomes_readable_is_asked_for_what_others_name() {
    let office = GitOffice::with_two();
    office.office.write(&path(A), "a: [\n");
    office.commit_all();
    office.write_record(A, "");
    office.git(&["add", "."]);
    assert_eq!(office.staged(), [format!("unresolved-link {}", path(B))]);
}

#[test]
fn two_files_of_one_name_and_a_circle_are_found() {
    let office = GitOffice::with_two();
    office.office.write("records/khac/2024-01-02-a.yaml", record(A, TASK));
    office.git(&["add", "."]);
    assert_eq!(office.staged(), ["duplicate-record records/khac/2024-01-02-a.yaml"]);
    office.git(&["reset", "-q", "--hard"]);
    let directive = |target: &str| {
        format!("directives:\n  - id: d1\n    kind: decision\n    text: Báo cáo\n    supersedes: {target}#d1\n")
    };
    office.write_record(C, &directive(A));
    office.write_record(A, &format!("{TASK}directives:\n  - id: d1\n    kind: decision\n    text: Báo cáo\n"));
    office.commit_all();
    office.write_record(A, &format!("{TASK}{}", directive(C)));
    office.git(&["add", "."]);
    assert_eq!(office.staged(), [format!("supersedes-circle {}", path(A))]);
}

#[test]
fn the_settings_are_those_of_the_index() {
    let office = GitOffice::with_two();
    office.office.write("meeting.yaml", "shared: false\n");
    office.write_record(A, &format!("{TASK}secrecy: mat\n"));
    office.commit_all();
    assert_eq!(office.staged(), NOTHING);
    // Broken in the work tree alone: it is not about to be committed.
    office.office.write("meeting.yaml", "shred: false\n");
    assert_eq!(office.staged(), NOTHING);
    office.git(&["add", "."]);
    assert_snapshot!(office.meeting(&["validate", "--staged"]).transcript());
    office.git(&["commit", "-q", "--no-verify", "-m", "x"]);
    office.write_record(C, "");
    office.git(&["add", "."]);
    assert_snapshot!(office.meeting(&["validate", "--staged"]).transcript());
    // Other settings may make a record wrong that has not changed.
    office.office.write("meeting.yaml", "shared: true\n");
    office.git(&["add", "."]);
    let with_secret = office.staged();
    assert_eq!(with_secret, [format!("secret-text {}", path(A))]);
    office.git(&["rm", "-q", "-f", "meeting.yaml"]);
    assert_eq!(office.staged(), with_secret);
}

#[test]
fn the_records_may_live_in_another_folder() {
    let office = GitOffice::new();
    office.office.write("meeting.yaml", "records: biên bản/chính\n");
    office.office.write("biên bản/chính/2024/2024-01-02-a.yaml", record(A, BAD));
    office.write_record(B, BAD);
    office.git(&["add", "."]);
    assert_eq!(office.staged(), ["unknown-field biên bản/chính/2024/2024-01-02-a.yaml"]);
}

#[test]
fn names_in_either_encoding_and_quoted_or_not() {
    for quoted in ["true", "false"] {
        for form in ["Văn phòng/Đảng ủy".nfc().collect::<String>(), "Văn phòng/Đảng ủy".nfd().collect()] {
            let office = GitOffice::new();
            office.git(&["config", "core.quotePath", quoted]);
            office.office.write(&format!("{form}/meeting.yaml"), "");
            let file = format!("records/2024/họp {}.yaml", &form[..4]);
            office.office.write(&format!("{form}/{file}"), record(A, BAD));
            office.git(&["add", "."]);
            let expected = [format!("file-name {form}/{file}"), format!("unknown-field {form}/{file}")];
            let staged = office.meeting(&["-C", &form, "validate", "--staged", "--format", "json"]);
            let mut staged = found(&staged);
            staged.sort();
            assert_eq!(staged, expected);
        }
    }
}

#[test]
fn several_archives_in_one_repository() {
    let office = GitOffice::new();
    for archive in ["a", "b/c", "d"] {
        office.office.write(&format!("{archive}/records/2024/2024-01-02-a.yaml"), record(A, ""));
    }
    office.office.write("d/meeting.yaml", "");
    office.commit_all();
    office.office.write("a/records/2024/2024-01-02-a.yaml", record(A, BAD));
    office.office.write("b/c/records/2024/2024-01-03-b.yaml", record(B, "reviews:\n  - 2024-01-02-a#t1\n"));
    office.git(&["add", "."]);
    let of = |archive: &str| found(&office.meeting(&["-C", archive, "validate", "--staged", "--format", "json"]));
    assert_eq!(of("a"), ["unknown-field a/records/2024/2024-01-02-a.yaml"]);
    assert_eq!(of("b/c/records/2024"), ["unresolved-link b/c/records/2024/2024-01-03-b.yaml"]);
    assert_eq!(of("d"), NOTHING);
    let all = office.meeting(&["hook", "run"]);
    assert_eq!(all.code, 1);
    assert!(all.stdout.contains("2 records checked: 2 errors"), "{}", all.stdout);
}

#[test]
fn a_stray_settings_file_hides_no_record() {
    for (is_marked, is_added) in [(true, true), (true, false), (false, true), (false, false)] {
        let office = GitOffice::with_two();
        if is_marked {
            office.office.write("meeting.yaml", "");
            office.commit_all();
        }
        office.write_record(A, &format!("{TASK}{BAD}"));
        office.git(&["add", "."]);
        office.office.write("records/2024/meeting.yaml", "");
        if is_added {
            office.git(&["add", "."]);
        }
        let run = office.meeting(&["hook", "run"]);
        assert!(run.stdout.contains("unknown field `sumary`"), "{is_marked} {is_added} {}", run.stdout);
        if !is_added {
            let run = office.meeting(&["-C", "records/2024", "validate", "--staged", "--format", "json"]);
            assert_eq!(found(&run), unknown(A));
        }
    }
}

#[test]
fn settings_above_hide_no_archive_and_a_record_of_two_archives_is_told_once() {
    let office = GitOffice::new();
    office.office.write("meeting.yaml", "");
    office.office.write("a/records/2024/2024-01-02-a.yaml", record(A, BAD));
    office.git(&["add", "."]);
    let run = office.meeting(&["hook", "run"]);
    assert_eq!((run.code, run.stdout.matches("unknown-field]").count()), (1, 1), "{}", run.stdout);
    // Those of an archive that has settings are its own, also where a folder in it is named as an archive's is.
    let office = GitOffice::with_two();
    office.office.write("meeting.yaml", "");
    office.office.write("records/x/records/2024-01-04-c.yaml", record(C, &format!("reviews:\n  - {A}#t1\n")));
    office.git(&["add", "."]);
    let run = office.meeting(&["hook", "run"]);
    assert_eq!(run.code, 0, "{}", run.stdout);
    // With settings of its own, it is an archive as well; the findings of both are reported once.
    office.commit_all();
    office.office.write("records/x/meeting.yaml", "language: vi\n");
    office.office.write("records/x/records/2024-01-04-c.yaml", record(C, &format!("{BAD}reviews:\n  - {A}#t1\n")));
    office.git(&["add", "."]);
    let run = office.meeting(&["hook", "run"]);
    let count = |what: &str| run.stdout.lines().filter(|line| line.starts_with("error") && line.contains(what)).count();
    assert_eq!(count("unknown field `sumary`"), 1, "{}", run.stdout);
    assert_eq!(count("unresolved-link"), 1, "{}", run.stdout);
}

#[test]
fn a_moved_archive_is_checked_where_it_is_now() {
    let office = GitOffice::with_two();
    office.office.write("meeting.yaml", "");
    office.commit_all();
    fs::create_dir(office.root().join("x")).unwrap();
    office.git(&["mv", "records", "x/records"]);
    office.git(&["rm", "-q", "meeting.yaml"]);
    office.office.write(&format!("x/{}", path(A)), record(A, BAD));
    office.git(&["add", "."]);
    let run = office.meeting(&["hook", "run"]);
    assert!(run.stdout.contains("unknown-field") && run.stdout.contains("unresolved-link"), "{}", run.stdout);
    let run = office.meeting(&["-C", "x", "validate", "--staged", "--format", "json"]);
    assert_eq!(found(&run).len(), 2);
    // At the top, that of the old place, all archives are checked.
    assert_eq!(office.staged().len(), 2);
}

/// Two archives, and a folder of another program that is called as that of an archive's records.
fn with_foreign_records() -> GitOffice {
    let office = GitOffice::new();
    for archive in ["legal", "infra"] {
        office.office.write(&format!("{archive}/meeting.yaml"), "");
        office.office.write(&format!("{archive}/{}", path(A)), record(A, TASK));
        office.office.write(&format!("{archive}/templates/giao-ban.yaml"), "title: Giao ban\n");
    }
    office.office.write("app/records/users.yaml", "users: []\n");
    office.commit_all();
    office
}

#[test]
fn a_folder_of_another_program_is_no_archive_and_all_archives_are_checked_at_the_top() {
    let office = with_foreign_records();
    let office = &office;
    assert_eq!(office.meeting(&["hook", "install"]).code, 0);
    office.office.write("app/records/users.yaml", "users: [an]\n");
    office.office.write("app/readme", "x");
    office.git(&["add", "."]);
    office.git(&["commit", "-qm", "x"]);
    assert_eq!(office.meeting(&["validate", "--staged"]).code, 0);
    for archive in ["legal", "infra"] {
        office.office.write(&format!("{archive}/{}", path(B)), record(B, BAD));
    }
    office.git(&["add", "."]);
    let both = ["infra", "legal"].map(|archive| format!("unknown-field {archive}/{}", path(B)));
    assert_eq!(office.staged(), both);
    assert_eq!(found(&office.meeting(&["-C", "legal", "validate", "--staged", "--format", "json"])), both[1..]);
    assert_eq!(office.found(&["--since", "HEAD"]), both);
    assert_eq!(found(&office.meeting(&["-C", "legal", "validate", "--since", "HEAD", "--format", "json"])), both[1..]);
    let sarif = office.meeting(&["-C", "legal", "validate", "--staged", "--format", "github"]);
    assert!(sarif.stdout.contains(&format!("file=legal/{}", path(B))), "{}", sarif.stdout);
    // In a folder that is none, and has none below.
    assert_eq!(office.meeting(&["-C", "app", "validate", "--staged"]).code, 2);
    office.git(&["commit", "-qm", "x", "--no-verify"]);
    assert_eq!(office.found(&["--since", "HEAD~1"]), both);
    assert_eq!(office.found(&["--since", "HEAD"]), NOTHING);
}

#[test]
fn a_folder_with_a_record_in_it_is_an_archive_whatever_else_there_is() {
    let office = with_foreign_records();
    office.office.write(&format!("old/{}", path(A)), record(A, BAD));
    office.git(&["add", "."]);
    let bad = [format!("unknown-field old/{}", path(A))];
    assert_eq!(office.staged(), bad);
    assert_eq!(office.found(&["--since", "HEAD"]), bad);
    office.office.write(&format!("old/{}", path(A)), record(A, TASK));
    office.commit_all();
    // A mistake must not take the archive out of sight.
    for text in [record(A, TASK).replace("session:", "sesion:"), record(A, "a: [\n")] {
        office.office.write(&format!("old/{}", path(A)), text);
        office.git(&["add", "."]);
        assert!(!office.staged().is_empty());
        assert_eq!(office.meeting(&["hook", "run"]).code, 1);
        assert!(!office.found(&["--since", "HEAD"]).is_empty());
    }
}

#[test]
fn settings_with_mistakes_are_never_taken_for_nothing_staged() {
    let office = GitOffice::with_two();
    office.office.write("meeting.yaml", "shred: false\n");
    office.git(&["add", "."]);
    for flags in [["--staged"].as_slice(), &["--since", "HEAD"]] {
        let run = office.meeting(&[&["validate"], flags].concat());
        assert!(run.code == 1 && run.stdout.contains("settings-unknown-key"), "{flags:?} {}", run.stdout);
    }
}

#[test]
fn settings_that_nobody_has_added_decide_nothing() {
    for text in ["records: empty\n", "shared: false\n", "shred: 1\n"] {
        let office = GitOffice::with_two();
        office.write_record(A, &format!("{TASK}{BAD}secrecy: mat\n"));
        office.git(&["add", "."]);
        office.office.write("meeting.yaml", text);
        fs::create_dir(office.root().join("empty")).unwrap();
        assert_eq!(office.staged(), [unknown(A), vec![format!("secret-text {}", path(A))]].concat(), "{text}");
        assert_eq!(office.meeting(&["hook", "run"]).code, 1, "{text}");
    }
}

#[test]
fn what_git_is_told_to_show_instead_is_not_what_is_committed() {
    let office = GitOffice::with_two();
    let good = office.git(&["rev-parse", &format!("HEAD:{}", path(A))]);
    office.write_record(A, &format!("{TASK}{BAD}"));
    office.git(&["add", "."]);
    let bad = office.git(&["rev-parse", &format!(":{}", path(A))]);
    office.git(&["replace", bad.trim(), good.trim()]);
    assert_eq!(office.staged(), unknown(A));
}

#[test]
fn a_reference_written_with_escapes_is_one_all_the_same() {
    for written in ["\"2024-01-02\\u002da#t1\"", "\"2024-01-\\\n    02-a#t1\""] {
        let office = GitOffice::with_two();
        office.write_record(B, &format!("reviews:\n  - {written}\n"));
        office.commit_all();
        assert_eq!(office.found(&[]), NOTHING, "{written}");
        office.write_record(A, "");
        office.git(&["add", "."]);
        assert_eq!(office.staged(), [format!("unresolved-link {}", path(B))], "{written}");
        assert_eq!(office.found(&["--since", "HEAD"]), [format!("unresolved-link {}", path(B))], "{written}");
    }
}

#[test]
fn links_stay_in_the_archive_or_are_refused() {
    let office = GitOffice::with_two();
    office.office.write("kho/x.yaml", record(C, BAD));
    office.office.write("outside.yaml", "");
    let records = office.root().join("records/2024");
    symlink("../../kho/x.yaml", records.join("2024-01-04-c.yaml")).unwrap();
    symlink("/etc/passwd", records.join("absolute.yaml")).unwrap();
    symlink("../../../outside.yaml", records.join("above.yaml")).unwrap();
    symlink("nowhere", records.join("dangling.yaml")).unwrap();
    symlink("loop.yaml", records.join("loop.yaml")).unwrap();
    symlink("../../kho", records.join("folder")).unwrap();
    symlink("nowhere", records.join("no-record")).unwrap();
    office.git(&["add", "."]);
    assert_snapshot!(office.meeting(&["validate", "--staged"]).transcript());
    // What the work tree says of them is the same.
    assert_eq!(office.staged().len(), office.found(&[]).len());
    office.commit_all();
    office.office.write("kho/x.yaml", record(C, &format!("{BAD}x: 1\n")));
    office.git(&["add", "."]);
    assert_eq!(office.staged(), [unknown(C), unknown(C)].concat(), "the file behind the link has changed");
}

#[test]
fn other_endings_are_told() {
    let office = GitOffice::with_two();
    office.office.write("records/2024/2024-01-05-d.yml", record("2024-01-05-d", BAD));
    office.office.write("records/2024/2024-01-06-e.yaml.txt", record("2024-01-06-e", ""));
    office.git(&["add", "."]);
    let told = |name: &str| format!("unreadable-file records/2024/{name}");
    assert_eq!(office.staged(), [told("2024-01-05-d.yml"), told("2024-01-06-e.yaml.txt")]);
    assert_eq!(office.staged(), office.found(&[]));
}

#[test]
fn a_changed_schema_of_the_office_makes_all_records_anew() {
    let office = GitOffice::new();
    office.office.write("meeting.yaml", "schemas: {x-phong: schemas/x.json}\n");
    office.office.write("schemas/x.json", "{\"type\": \"string\"}");
    office.write_record(A, "x-phong: abc\n");
    office.commit_all();
    office.office.write("schemas/x.json", "{\"type\": \"integer\"}");
    office.git(&["add", "."]);
    assert_eq!(office.staged(), [format!("office-schema {}", path(A))]);
}

#[test]
fn submodules_are_somebody_elses_and_archives_of_their_own() {
    let office = GitOffice::with_two();
    let other = GitOffice::with_two();
    let url = other.root().display().to_string();
    office.git(&["-c", "protocol.file.allow=always", "submodule", "add", "-q", &url, "records/con.yaml"]);
    assert_eq!(office.staged(), NOTHING);
    office.git(&["commit", "-q", "-m", "x"]);
    let inside = office.root().join("records/con.yaml");
    fs::write(inside.join(path(C)), record(C, BAD)).unwrap();
    assert_eq!(finish(office.git_in(&inside).args(["add", "."])).code, 0);
    let found = found(&office.meeting(&["-C", "records/con.yaml", "validate", "--staged", "--format", "json"]));
    assert_eq!(found, [format!("unknown-field records/con.yaml/{}", path(C))]);
    assert_eq!(office.staged(), NOTHING);
}

#[test]
fn linked_work_trees_have_their_own_index() {
    let office = GitOffice::with_two();
    let tree = office.root().join("../nhánh khác");
    office.git(&["worktree", "add", "-q", "-b", "khác", tree.to_str().unwrap()]);
    fs::write(tree.join(path(A)), record(A, BAD)).unwrap();
    assert_eq!(finish(office.git_in(&tree).args(["add", "."])).code, 0);
    assert_eq!(office.staged(), NOTHING);
    let run = office.meeting(&["-C", "../nhánh khác", "validate", "--staged", "--format", "json"]);
    let codes: Vec<_> = found(&run).iter().map(|line| line.split(' ').next().unwrap().to_owned()).collect();
    assert_eq!(codes, ["unknown-field", "unresolved-link"]);
}

#[test]
fn a_repository_of_sha_256() {
    let office = GitOffice::with_init(&["--object-format=sha256"]);
    office.office.write(&path(C), "");
    office.git(&["add", "-N", "."]);
    office.write_record(A, TASK);
    office.write_record(B, &format!("reviews:\n  - {A}#t1\n"));
    office.git(&["add", &path(A), &path(B)]);
    assert_eq!(office.staged(), NOTHING);
    office.git(&["commit", "-q", "-m", "x"]);
    office.write_record(A, BAD);
    office.git(&["add", &path(A)]);
    assert_eq!(office.staged(), [unknown(A), vec![format!("unresolved-link {}", path(B))]].concat());
    assert_eq!(office.found(&["--since", "HEAD"])[..1], unknown(A));
}

#[test]
fn the_index_of_the_environment_is_the_one_that_counts() {
    let office = GitOffice::with_two();
    office.write_record(C, BAD);
    fs::copy(office.root().join(".git/index"), office.root().join(".git/other")).unwrap();
    let absolute = office.root().join(".git/other");
    assert_eq!(finish(office.git_in(&office.root()).env("GIT_INDEX_FILE", &absolute).args(["add", "."])).code, 0);
    assert_eq!(office.staged(), NOTHING);
    for index in [".git/other", absolute.to_str().unwrap()] {
        for folder in [".", "records/2024"] {
            let mut command = office.office.command();
            command
                .envs(GIT)
                .env("GIT_INDEX_FILE", index)
                .args(["-C", folder, "validate", "--staged", "--format", "json"]);
            assert_eq!(found(&office.office.finish(&mut command)), unknown(C), "{index} from {folder}");
        }
    }
}

#[test]
fn the_repository_of_the_environment_is_the_one_that_counts() {
    let office = GitOffice::with_two();
    office.office.write("con/records/2024/2024-01-04-c.yaml", record(C, BAD));
    office.git(&["add", "."]);
    let (root, git) = (office.root(), office.root().join(".git"));
    let elsewhere = tempfile::tempdir().unwrap();
    let run = |folder: &Path, variables: &[(&str, &str)], archive: &str| {
        let mut command = office.office.command();
        command.envs(GIT).envs(variables.iter().copied()).current_dir(folder);
        let run = office.office.finish(command.args(["-C", archive, "validate", "--staged", "--format", "json"]));
        found(&run).iter().map(|line| line.split(' ').next().unwrap().to_owned()).collect::<Vec<_>>()
    };
    let (root_text, git_text) = (root.to_str().unwrap(), git.to_str().unwrap());
    let con = format!("{root_text}/con");
    for git_dir in [".git", git_text] {
        assert_eq!(run(&root, &[("GIT_DIR", git_dir)], "con"), ["unknown-field"]);
        assert_eq!(run(&root, &[("GIT_DIR", git_dir), ("GIT_WORK_TREE", ".")], "con"), ["unknown-field"]);
    }
    assert_eq!(run(&root.join("con"), &[("GIT_DIR", git_text), ("GIT_WORK_TREE", "..")], "."), ["unknown-field"]);
    assert_eq!(run(elsewhere.path(), &[("GIT_DIR", git_text), ("GIT_WORK_TREE", root_text)], &con), ["unknown-field"]);
}

#[test]
fn what_a_sparse_checkout_leaves_out_is_there_all_the_same() {
    let office = GitOffice::with_two();
    office.office.write("records/2023/2023-01-02-z.yaml", record("2023-01-02-z", TASK));
    office.office.write("meeting.yaml", "shared: false\n");
    office.commit_all();
    office.git(&["sparse-checkout", "set", "--no-cone", "/records/2024/"]);
    assert!(!office.root().join("records/2023").exists() && !office.root().join("meeting.yaml").exists());
    office.write_record(C, "secrecy: mat\nreviews:\n  - 2023-01-02-z#t1\n");
    office.git(&["add", "--sparse", "."]);
    assert_eq!(office.staged(), NOTHING);
    // And what it leaves out can be broken by what it has.
    office.git(&["sparse-checkout", "set", "--no-cone", "/records/2024/2024-01-02-a.yaml"]);
    office.write_record(A, "");
    office.git(&["add", "--sparse", &path(A)]);
    assert_eq!(office.staged(), [format!("unresolved-link {}", path(B))]);
}

#[test]
fn what_a_partial_clone_lacks_is_not_fetched_and_not_taken_for_nothing() {
    let office = GitOffice::with_two();
    office.office.write("records/2023/2023-01-02-z.yaml", record("2023-01-02-z", &format!("reviews:\n  - {A}#t1\n")));
    office.commit_all();
    office.git(&["config", "uploadpack.allowFilter", "true"]);
    let url = format!("file://{}", office.root().display());
    office.git(&["clone", "-q", "--filter=blob:none", "--sparse", &url, "../clone"]);
    let clone = office.root().join("../clone");
    let git = |arguments: &[&str]| assert_eq!(finish(office.git_in(&clone).args(arguments)).code, 0, "{arguments:?}");
    git(&["sparse-checkout", "set", "records/2024"]);
    fs::write(clone.join(path(A)), record(A, "")).unwrap();
    git(&["add", "."]);
    assert_snapshot!(office.meeting(&["-C", "../clone", "validate", "--staged"]).transcript());
    git(&["fetch", "-q", "--refetch", "--no-filter"]);
    let run = office.meeting(&["-C", "../clone", "validate", "--staged", "--format", "json"]);
    let files: Vec<_> = found(&run).iter().map(|line| line.rsplit('/').next().unwrap().to_owned()).collect();
    assert_eq!(files, ["2023-01-02-z.yaml", "2024-01-03-b.yaml"]);
}

#[test]
fn a_conflict_is_refused() {
    let office = GitOffice::with_two();
    office.git(&["checkout", "-q", "-b", "other"]);
    office.write_record(A, &format!("{TASK}summary: một\n"));
    office.commit_all();
    office.git(&["checkout", "-q", "main"]);
    office.write_record(A, &format!("{TASK}summary: hai\n"));
    office.commit_all();
    assert_eq!(finish(office.git_in(&office.root()).args(["merge", "-q", "other"])).code, 1);
    assert_snapshot!(office.meeting(&["validate", "--staged"]).transcript());
    assert_eq!(office.meeting(&["hook", "run"]).code, 2);
}

#[test]
fn what_cannot_be_done_is_said() {
    let plain = Office::empty();
    plain.write(&path(A), record(A, ""));
    let run =
        |office: &Office, arguments: &[&str]| office.finish(office.command().envs(GIT).args(arguments)).transcript();
    assert_snapshot!(run(&plain, &["validate", "--staged"]));
    assert_snapshot!(run(&plain, &["validate", "--since", "HEAD"]));
    let bare = GitOffice::with_init(&["--bare"]);
    assert_snapshot!(bare.meeting(&["validate", "--staged"]).transcript());
    let office = GitOffice::with_two();
    assert_snapshot!(office.meeting(&["-C", ".git", "validate", "--staged"]).transcript());
    let mut command = office.office.command();
    command.envs(GIT).env("PATH", "/nowhere");
    assert_snapshot!(office.office.finish(command.args(["validate", "--staged"])).transcript());
    let mut command = office.office.command();
    command.envs(GIT).env("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1");
    assert_snapshot!(office.office.finish(command.args(["validate", "--staged"])).transcript());
    assert_snapshot!(office.meeting(&["validate", "--staged", "records"]).transcript());
}

#[test]
fn the_settings_of_a_repository_run_nothing_and_change_nothing() {
    let office = GitOffice::with_two();
    let trap = office.root().join("../trap");
    let program = office.root().join("../program");
    fs::write(&program, format!("#!/bin/sh\ntouch '{}'\ncat\n", trap.display())).unwrap();
    fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).unwrap();
    let program = program.to_str().unwrap();
    for hook in ["post-index-change", "pre-commit", "fsmonitor-watchman"] {
        let file = office.root().join(".git/hooks").join(hook);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::copy(program, file).unwrap();
    }
    office.write_record(A, "");
    office.office.write(".gitattributes", "*.yaml diff=evil filter=evil binary\n");
    office.git(&["add", "."]);
    for (name, value) in [
        ("core.fsmonitor", program),
        ("core.pager", program),
        ("core.editor", program),
        ("pager.grep", program),
        ("diff.external", program),
        ("diff.evil.command", program),
        ("diff.evil.textconv", program),
        ("filter.evil.clean", program),
        ("filter.evil.smudge", program),
        ("filter.evil.process", program),
        ("filter.evil.required", "true"),
        ("color.ui", "always"),
        ("color.grep", "always"),
        ("grep.lineNumber", "true"),
        ("grep.column", "true"),
        ("grep.fullName", "false"),
        ("grep.patternType", "perl"),
        ("grep.extendedRegexp", "true"),
        ("diff.noprefix", "true"),
        ("diff.renames", "copies"),
        ("diff.relative", "true"),
        ("diff.ignoreSubmodules", "all"),
        ("status.relativePaths", "true"),
        ("submodule.recurse", "true"),
        ("core.quotePath", "true"),
        ("alias.ls-files", "!touch trap"),
    ] {
        office.git(&["config", name, value]);
    }
    let _ = fs::remove_file(&trap);
    let broken = [format!("unresolved-link {}", path(B))];
    assert_eq!(office.staged(), broken);
    assert_eq!(office.found(&["--since", "HEAD"]), broken);
    assert_eq!(office.meeting(&["hook", "run"]).code, 1);
    assert!(!trap.exists());
}

impl GitOffice {
    fn staged_or_code(&self) -> i32 {
        self.meeting(&["validate", "--staged"]).code
    }
}

/// The paper of a record: its file, and a hash.
fn paper(sha256: &str) -> String {
    format!("papers:\n  - {{kind: minutes, file: papers/a.txt, sha256: {sha256}}}\n")
}

/// SHA-256 of `issued\n` and of `other\n`.
const ISSUED: &str = "267acd820c86f5ba2c853d4cef61845cc51f8de862fb33149098a91a5178263f";
const OTHER: &str = "7e4fa2eb8c7ac089739d5defc4489fad68a100d92082ca35c6b40a4524821f87";

#[test]
fn an_issued_file_is_the_one_that_is_staged() {
    let office = GitOffice::with_two();
    let changed = || [format!("paper-file {}", path(A))];
    office.write_record(A, &format!("{TASK}{}", paper(ISSUED)));
    office.git(&["add", "."]);
    assert_eq!(office.staged(), changed(), "no such file is staged");
    office.office.write("papers/a.txt", "issued\n");
    assert_eq!(office.staged(), changed(), "the work tree does not count");
    office.git(&["add", "."]);
    office.office.write("papers/a.txt", "other\n");
    assert_eq!(office.staged(), NOTHING);
    office.git(&["commit", "-q", "-m", "x"]);
    // The file alone.
    assert_eq!(office.staged(), NOTHING);
    office.git(&["add", "."]);
    assert_eq!(office.staged(), changed());
    assert_snapshot!(office.meeting(&["validate", "--staged"]).transcript());
    // With the record that says so.
    office.write_record(A, &format!("{TASK}{}", paper(OTHER)));
    assert_eq!(office.staged(), changed());
    office.git(&["add", "."]);
    assert_eq!(office.staged(), NOTHING);
    office.git(&["commit", "-q", "-m", "x"]);
    // The record alone: the file is the one of the last commit, whatever lies on the disk.
    office.office.write("papers/a.txt", "issued\n");
    office.write_record(A, &format!("{TASK}{}", paper(ISSUED)));
    office.git(&["add", &path(A)]);
    assert_eq!(office.staged(), changed());
    office.git(&["reset", "-q", "--hard"]);
    office.git(&["rm", "-q", "papers/a.txt"]);
    assert_snapshot!(office.meeting(&["validate", "--staged", "--lang", "vi"]).transcript());
}

#[test]
fn a_change_is_not_blamed_for_a_file_that_was_wrong_before() {
    let office = GitOffice::with_two();
    office.office.write("papers/a.txt", "other\n");
    office.write_record(A, &format!("{TASK}{}", paper(ISSUED)));
    office.commit_all();
    office.office.write("papers/a.txt", "neither\n");
    office.git(&["add", "."]);
    assert_eq!(office.staged(), NOTHING);
    // The record itself is checked whole.
    office.write_record(A, &format!("{TASK}{}# x\n", paper(ISSUED)));
    office.git(&["add", "."]);
    assert_eq!(office.staged(), [format!("paper-file {}", path(A))]);
}

#[test]
fn a_file_that_git_lfs_keeps_is_known_by_its_pointer() {
    let office = GitOffice::with_two();
    let pointer = format!("version https://git-lfs.github.com/spec/v1\noid sha256:{ISSUED}\nsize 7\n");
    office.office.write("papers/a.txt", pointer.as_str());
    office.write_record(A, &format!("{TASK}{}", paper(ISSUED)));
    office.git(&["add", "."]);
    assert_eq!(office.staged(), NOTHING);
}

#[test]
fn since_a_commit_the_files_on_disk_count() {
    let office = GitOffice::with_two();
    office.office.write("papers/a.txt", "other\n");
    office.write_record(A, &format!("{TASK}{}", paper(ISSUED)));
    assert_eq!(office.found(&["--since", "HEAD"]), [format!("paper-file {}", path(A))]);
    office.office.write("papers/a.txt", "issued\n");
    assert_eq!(office.found(&["--since", "HEAD"]), NOTHING);
}

#[test]
fn an_issued_file_is_found_in_an_archive_below_the_top() {
    let office = GitOffice::new();
    let place = format!("kho/{}", path(A));
    office.office.write("kho/meeting.yaml", "");
    office.office.write(&place, record(A, &paper(ISSUED)));
    office.office.write("kho/papers/a.txt", "issued\n");
    office.office.write("papers/a.txt", "other\n");
    office.commit_all();
    office.office.write("kho/papers/a.txt", "other\n");
    office.office.write("papers/a.txt", "neither\n");
    office.git(&["add", "."]);
    assert_eq!(office.staged(), [format!("paper-file {place}")]);
}
