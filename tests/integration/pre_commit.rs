//! The hook as the pre-commit framework runs it: the real one, of which `.ci/run` installs a copy.

use std::fs;

use crate::git_office::{GitOffice, TASK, finish, path};
use crate::support::{Run, files, is_installed, repository};

const A: &str = "2024-01-02-a";
const BAD: &str = "sumary: x\n";

/// Returns whether there is a pre-commit to run. Where one is promised, it must be there.
fn is_here() -> bool {
    is_installed("pre-commit", "MEETING_REQUIRE_PRE_COMMIT")
}

/// An office with two records and pre-commit in front of its commits, which takes the hook `id` from a repository that
/// has what ours has.
fn with_pre_commit(id: &str) -> (GitOffice, GitOffice) {
    let hooks = GitOffice::new();
    let definition = fs::read_to_string(repository().join(".pre-commit-hooks.yaml")).unwrap();
    hooks.office.write(".pre-commit-hooks.yaml", definition);
    hooks.commit_all();
    let (url, revision) = (hooks.root().display().to_string(), hooks.git(&["rev-parse", "HEAD"]));
    let office = GitOffice::with_two();
    let configuration = format!("repos:\n  - repo: {url}\n    rev: {revision}    hooks:\n      - id: {id}\n");
    office.office.write(".pre-commit-config.yaml", configuration);
    office.commit_all();
    let installed = finish(office.program("pre-commit").arg("install"));
    assert_eq!(installed.code, 0, "{}", installed.stderr);
    (office, hooks)
}

fn commit(office: &GitOffice) -> Run {
    finish(office.git_in(&office.root()).args(["commit", "-q", "-m", "x"]))
}

#[test]
fn a_bad_record_is_stopped_and_the_mended_one_passes() {
    if !is_here() {
        return;
    }
    let (office, _hooks) = with_pre_commit("meeting-system");
    office.write_record(A, &format!("{TASK}{BAD}"));
    office.git(&["add", "."]);
    // What lies in the work tree alone is not committed.
    office.write_record(A, TASK);
    let stopped = commit(&office);
    assert_eq!(stopped.code, 1);
    for words in ["error[unknown-field]", "records/2024/2024-01-02-a.yaml:12:1", "git commit --no-verify"] {
        assert!(stopped.stderr.contains(words), "{words}: {}", stopped.stderr);
    }
    office.write_record(A, &format!("{TASK}attachments: []\n"));
    office.git(&["add", "."]);
    let passed = commit(&office);
    assert_eq!(passed.code, 0, "{}", passed.stderr);
    assert!(passed.stderr.contains("Passed"), "{}", passed.stderr);
}

#[test]
fn a_deletion_alone_is_checked_too() {
    if !is_here() {
        return;
    }
    let (office, _hooks) = with_pre_commit("meeting-system");
    office.git(&["rm", "-q", &path(A)]);
    let stopped = commit(&office);
    assert!(stopped.code == 1 && stopped.stderr.contains("error[unresolved-link]"), "{}", stopped.stderr);
}

#[test]
fn the_two_hooks_differ_in_where_the_program_comes_from() {
    let text = fs::read_to_string(repository().join(".pre-commit-hooks.yaml")).unwrap();
    let document = meeting_records::yaml::parse(&text).unwrap();
    let hooks = document.value.as_array().unwrap();
    let of = |hook: usize, key: &str| hooks[hook][key].clone();
    assert_eq!([of(0, "id"), of(0, "language")], ["meeting", "rust"]);
    assert_eq!([of(1, "id"), of(1, "language")], ["meeting-system", "system"]);
    for key in
        hooks[0].as_object().unwrap().keys().filter(|key| !["id", "language", "description"].contains(&key.as_str()))
    {
        assert_eq!(of(0, key), of(1, key), "{key}");
    }
    let pages: String = files("docs", "hooks.md").into_iter().map(|(_, text)| text).collect();
    assert!(pages.contains("id: meeting\n") && pages.contains("id: meeting-system\n"));
}
