//! The hook as the pre-commit framework runs it: the real one, of which `.ci/run` installs a copy.

use std::fs;
use std::os::unix::fs::PermissionsExt;

use crate::git_office::{GitOffice, TASK, finish, path, record};
use crate::support::{Run, files, is_installed, repository};

const A: &str = "2024-01-02-a";
const BAD: &str = "sumary: x\n";

/// Whether pre-commit is installed. Where one is promised, it must be there.
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
    let types = "default_install_hook_types: [pre-commit, pre-merge-commit]\n";
    let configuration = format!("{types}repos:\n  - repo: {url}\n    rev: {revision}    hooks:\n      - id: {id}\n");
    office.office.write(".pre-commit-config.yaml", configuration);
    office.commit_all();
    let installed = pre_commit(&office, &["install"]);
    assert_eq!(installed.code, 0, "{}", installed.stderr);
    (office, hooks)
}

/// Runs the framework.
fn pre_commit(office: &GitOffice, arguments: &[&str]) -> Run {
    finish(office.program("pre-commit").args(arguments))
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
    // Files only in the work tree are not committed.
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
fn all_files_are_checked_where_all_are_asked_for() {
    if !is_here() {
        return;
    }
    for id in ["meeting-system", "meeting-all-system"] {
        let (office, _hooks) = with_pre_commit(id);
        office.write_record(A, &format!("{TASK}{BAD}"));
        office.office.write("compose.yaml", "services: {}\n");
        office.office.write("other/meeting.yaml", "records: họp\n");
        office.office.write("other/họp/2024-01-05-d.yaml", record("2024-01-05-d", BAD));
        office.commit_all();
        let run = pre_commit(&office, &["run", "--all-files"]);
        assert_eq!(run.code, 1, "{id} {}", run.stdout);
        for file in [path(A).as_str(), "other/họp/2024-01-05-d.yaml"] {
            assert!(run.stdout.contains(file), "{id} {file}: {}", run.stdout);
        }
        assert_eq!(run.stdout.matches("error[").count(), 2, "{id} {}", run.stdout);
        let some = pre_commit(&office, &["run", "--files", &path("2024-01-03-b")]);
        assert_eq!(some.code == 0, id == "meeting-system", "{id} {}", some.stdout);
        // A commit of something else goes on only where all records are not asked for.
        office.office.write("readme", "x");
        office.git(&["add", "."]);
        assert_eq!(commit(&office).code == 0, id == "meeting-system", "{id}");
    }
}

#[test]
fn what_lies_between_two_commits_is_checked_as_it_was_committed() {
    if !is_here() {
        return;
    }
    let (office, _hooks) = with_pre_commit("meeting-system");
    office.git(&["checkout", "-q", "-b", "other"]);
    office.write_record(A, &format!("{TASK}{BAD}"));
    office.commit_all();
    let run = |from: &str, to: &str| pre_commit(&office, &["run", "--from-ref", from, "--to-ref", to]);
    let found = run("main", "other");
    assert!(found.code == 1 && found.stdout.contains("error[unknown-field]"), "{}", found.stdout);
    assert!(!found.stdout.contains("--no-verify"), "no commit is being made: {}", found.stdout);
    // In the work tree it is right again; in the commit it is not.
    office.write_record(A, TASK);
    office.git(&["add", "."]);
    assert_eq!(run("main", "other").code, 1);
    office.commit_all();
    assert_eq!(run("main", "other").code, 0);
    assert_eq!(run("main", "other~1").code, 1);
    // What another record has lost is missed.
    office.git(&["rm", "-q", &path(A)]);
    office.commit_all();
    let lost = run("HEAD~1", "HEAD");
    assert!(lost.code == 1 && lost.stdout.contains("error[unresolved-link]"), "{}", lost.stdout);
}

#[test]
fn a_merge_is_checked_too() {
    if !is_here() {
        return;
    }
    let (office, _hooks) = with_pre_commit("meeting-system");
    office.git(&["checkout", "-q", "-b", "other"]);
    office.write_record("2024-01-05-d", BAD);
    office.commit_all();
    office.git(&["checkout", "-q", "main"]);
    office.office.write("readme", "x");
    office.commit_all();
    let merge = || finish(office.git_in(&office.root()).args(["merge", "-q", "--no-edit", "other"]));
    let stopped = merge();
    assert!(stopped.code == 1 && stopped.stderr.contains("error[unknown-field]"), "{}", stopped.stderr);
}

/// Whether commits are as they should be: a good one passes, a bad one is stopped by us where `is_ours`.
fn commits_work(office: &GitOffice, is_ours: bool, after: &str) {
    office.git(&["reset", "-q", "--hard"]);
    office.write_record(A, TASK);
    let good = finish(office.git_in(&office.root()).args(["commit", "-q", "--allow-empty", "-a", "-m", "x"]));
    assert_eq!(good.code, 0, "{after}: {}", good.stderr);
    office.write_record(A, &format!("{TASK}{BAD}"));
    let bad = finish(office.git_in(&office.root()).args(["commit", "-q", "-a", "-m", "x"]));
    assert_eq!(bad.code == 1 && bad.stderr.contains("error[unknown-field]"), is_ours, "{after}: {}", bad.stderr);
    office.git(&["reset", "-q", "--hard", if is_ours { "HEAD" } else { "HEAD~1" }]);
}

#[test]
fn our_hook_and_the_frameworks_bear_each_other_in_every_order() {
    if !is_here() {
        return;
    }
    let actions: [(&str, &[&str]); 4] =
        [("+m", &["hook", "install"]), ("-m", &["hook", "remove"]), ("+p", &["install"]), ("-p", &["uninstall"])];
    for order in [
        "+m +p -p -m",
        "+m +p -m -p",
        "+p +m -p -m",
        "+p +m -m -p",
        "+p +m +p +m -m -p",
        "+m +p +m +p -p -m",
        "+m +m +p +p +m -p -p -m -m",
        "+p +p +m +m +p -m -m -p -p",
        "-m -p +m -p +p -m +m",
    ] {
        for own in [false, true] {
            let office = GitOffice::with_two();
            office.office.write(".pre-commit-config.yaml", "repos: []\n");
            office.commit_all();
            let hook = office.root().join(".git/hooks/pre-commit");
            let before = "#!/bin/sh\necho có trước >&2\n";
            if own {
                fs::create_dir_all(hook.parent().unwrap()).unwrap();
                fs::write(&hook, before).unwrap();
                fs::set_permissions(&hook, fs::Permissions::from_mode(0o755)).unwrap();
            }
            let (mut done, mut is_ours, mut is_theirs) = (String::new(), false, false);
            for step in order.split(' ') {
                done += step;
                let arguments = actions.iter().find(|(name, _)| *name == step).unwrap().1;
                let run = if step.ends_with('m') { office.meeting(arguments) } else { pre_commit(&office, arguments) };
                // What is not there is said to be so; a foreign hook stays.
                assert!(run.code == 0 || (own && step == "-m" && !is_ours), "{done}: {}{}", run.stdout, run.stderr);
                match step {
                    "+m" => is_ours = true,
                    "-m" => is_ours = false,
                    "+p" => is_theirs = true,
                    _ => is_theirs = false,
                }
                commits_work(&office, is_ours, &done);
                let last = finish(office.git_in(&office.root()).args(["commit", "-q", "--allow-empty", "-m", "x"]));
                assert_eq!(last.stderr.matches("có trước").count(), usize::from(own), "{done}: {}", last.stderr);
                let text = fs::read_to_string(&hook).unwrap_or_default();
                assert_eq!(text.contains("generated by pre-commit"), is_theirs, "{done}");
            }
            if !is_ours && !is_theirs {
                assert_eq!(fs::read_to_string(&hook).unwrap_or_default(), if own { before } else { "" }, "{done}");
                let left = fs::read_dir(hook.parent().unwrap()).unwrap().map(|entry| entry.unwrap().file_name());
                let left: Vec<_> = left.filter(|name| !name.to_string_lossy().ends_with(".sample")).collect();
                assert_eq!(left.len(), usize::from(own), "{done}: {left:?}");
            }
        }
    }
}

#[test]
fn the_hooks_differ_in_where_the_program_comes_from_and_in_what_they_check() {
    let text = fs::read_to_string(repository().join(".pre-commit-hooks.yaml")).unwrap();
    let document = lossless_yaml::parse(&text).unwrap();
    let hooks = document.value.as_array().unwrap();
    let of = |hook: usize, key: &str| hooks[hook][key].clone();
    let ids: Vec<_> = (0..hooks.len()).map(|hook| of(hook, "id")).collect();
    assert_eq!(ids, ["meeting", "meeting-system", "meeting-all", "meeting-all-system"]);
    for (one, other) in [(0, 1), (2, 3)] {
        assert_eq!([of(one, "language"), of(other, "language")], ["rust", "system"]);
        let keys = hooks[one].as_object().unwrap().keys();
        for key in keys.filter(|key| !["id", "language", "description"].contains(&key.as_str())) {
            assert_eq!(of(one, key), of(other, key), "{key}");
        }
    }
    let pages: String = files("docs", "ci.md").into_iter().map(|(_, text)| text).collect();
    for id in ids {
        assert!(pages.contains(id.as_str().unwrap()), "{id}");
    }
}
