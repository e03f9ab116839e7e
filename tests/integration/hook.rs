//! `meeting hook`: the hooks of plain git, run by git itself.

use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::{Path, PathBuf};
use std::process::Stdio;

use insta::assert_snapshot;

use crate::git_office::{GitOffice, TASK, finish, path, record};
use crate::support::Run;

const A: &str = "2024-01-02-a";
const B: &str = "2024-01-03-b";
const C: &str = "2024-01-04-c";
const BAD: &str = "sumary: x\n";

fn with_hook() -> GitOffice {
    let office = GitOffice::with_two();
    assert_eq!(office.meeting(&["hook", "install"]).code, 0);
    office
}

/// `git commit`, with its hooks.
fn commit(office: &GitOffice, arguments: &[&str]) -> Run {
    commit_in(office, &office.root(), arguments)
}

fn commit_in(office: &GitOffice, folder: &Path, arguments: &[&str]) -> Run {
    finish(office.git_in(folder).args(["commit", "-q", "-m", "x"]).args(arguments))
}

fn hook(office: &GitOffice) -> PathBuf {
    office.root().join(".git/hooks/pre-commit")
}

fn merge_hook(office: &GitOffice) -> PathBuf {
    hook(office).with_file_name("pre-merge-commit")
}

fn write_hook(path: &Path, text: &str) {
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
    fs::set_permissions(path, fs::Permissions::from_mode(0o755)).unwrap();
}

#[test]
fn a_bad_record_stops_the_commit_and_the_mended_one_passes() {
    let office = with_hook();
    office.write_record(A, &format!("{TASK}{BAD}"));
    office.git(&["add", "."]);
    let stopped = commit(&office, &[]);
    assert_snapshot!(stopped.transcript());
    assert_eq!(office.git(&["rev-list", "--count", "HEAD"]), "1\n");
    // A fix in the work tree alone does not help.
    office.write_record(A, TASK);
    assert_eq!(commit(&office, &[]).code, 1);
    office.write_record(A, &format!("{TASK}attachments: []\n"));
    office.git(&["add", "."]);
    let passed = commit(&office, &[]);
    assert_eq!((passed.code, passed.stderr.as_str()), (0, ""));
    office.write_record(A, BAD);
    assert_eq!(commit(&office, &["-a", "--no-verify"]).code, 0);
}

#[test]
fn the_words_are_the_users() {
    let office = with_hook();
    office.write_record(A, "");
    office.git(&["add", "."]);
    let stopped = finish(office.git_in(&office.root()).env("MEETING_LANG", "vi").args(["commit", "-q", "-m", "x"]));
    assert_snapshot!(stopped.transcript());
}

#[test]
fn what_was_mended_and_not_added_is_told() {
    let office = with_hook();
    office.write_record("2024-01-05-d", "sumary: x\n");
    office.git(&["add", "."]);
    office.write_record("2024-01-05-d", "");
    let run = commit(&office, &["-m", "x"]);
    assert_ne!(run.code, 0);
    assert!(run.stderr.ends_with("records/2024/2024-01-05-d.yaml\n"), "{}", run.stderr);
    assert!(run.stderr.contains("differs from the staged one"), "{}", run.stderr);
}

#[test]
fn settings_with_mistakes_stop_every_commit_and_say_how_to_go_on() {
    let office = with_hook();
    office.office.write("meeting.yaml", "rulez: {}\n");
    office.git(&["add", "."]);
    office.git(&["commit", "-qm", "x", "--no-verify"]);
    office.write_record("2024-01-05-d", "");
    office.git(&["add", "."]);
    let run = commit(&office, &["-m", "y"]);
    assert_ne!(run.code, 0);
    assert!(run.stdout.contains("settings-unknown-key") || run.stderr.contains("settings-unknown-key"));
    assert!(run.stderr.contains("--no-verify"), "{}", run.stderr);
}

#[test]
fn warnings_do_not_stop_a_commit() {
    let office = with_hook();
    office.write_record(C, "tasks:\n  - id: t1\n    title: Việc chưa có người chủ trì\n");
    office.git(&["add", "."]);
    let run = commit(&office, &[]);
    assert!(run.code == 0 && run.stderr.contains("warning[no-lead]"), "{}", run.stderr);
}

#[test]
fn the_whole_index_with_commit_all_and_amend_and_first() {
    let office = with_hook();
    office.write_record(A, &format!("{TASK}{BAD}"));
    assert_eq!(commit(&office, &[]).code, 1, "nothing is added: git itself has nothing to commit");
    assert!(commit(&office, &["-a"]).stderr.contains("unknown-field"));
    assert!(commit(&office, &["-a", "--amend"]).stderr.contains("unknown-field"));
    office.write_record(A, &format!("{TASK}attachments: []\n"));
    assert_eq!(commit(&office, &["-a", "--amend"]).code, 0);
    assert_eq!(commit(&office, &["--amend"]).code, 0);

    let first = GitOffice::new();
    assert_eq!(first.meeting(&["hook", "install"]).code, 0);
    first.write_record(A, BAD);
    first.git(&["add", "."]);
    assert!(commit(&first, &[]).stderr.contains("unknown-field"));
    first.write_record(A, TASK);
    assert_eq!(commit(&first, &["-a"]).code, 0);
}

#[test]
fn a_commit_of_some_files_is_checked_for_those_alone() {
    let office = with_hook();
    office.write_record(A, &format!("{TASK}{BAD}"));
    office.write_record(B, &format!("attachments: []\nreviews:\n  - {A}#t1\n"));
    office.git(&["add", &path(A)]);
    // Git gives the hook an index of its own for this.
    assert!(commit(&office, &[&path(A)]).stderr.contains("unknown-field"));
    assert_eq!(commit(&office, &[&path(B)]).code, 0);
    assert_eq!(commit_in(&office, &office.root().join("records/2024"), &["2024-01-02-a.yaml"]).code, 1);
    assert_eq!(commit(&office, &[]).code, 1, "the bad one is still staged");
}

#[test]
fn a_commit_of_some_lines_is_checked_for_those_alone() {
    let office = with_hook();
    let many = "  - dòng giữa\n".repeat(30);
    let text = |first: &str, last: &str| format!("agenda:\n{first}{many}{last}");
    office.write_record(C, &text("", ""));
    office.commit_all();
    office.write_record(C, &text("  - mở đầu\n", BAD));
    let patch = |answers: &'static str| {
        let mut command = office.git_in(&office.root());
        let mut child = command
            .args(["commit", "-q", "-m", "x", "-p"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        std::io::Write::write_all(&mut child.stdin.take().unwrap(), answers.as_bytes()).unwrap();
        let output = child.wait_with_output().unwrap();
        (output.status.code().unwrap(), String::from_utf8_lossy(&output.stderr).into_owned())
    };
    let (code, words) = patch("n\ny\n");
    assert!(code == 1 && words.contains("unknown-field"), "{words}");
    office.git(&["reset", "-q"]);
    let (code, words) = patch("y\nn\n");
    assert_eq!(code, 0, "{words}");
    assert!(office.git(&["diff"]).contains("+sumary"));
}

#[test]
fn in_linked_work_trees_submodules_and_folders_with_spaces() {
    let office = with_hook();
    let tree = office.root().join("../nhánh khác");
    office.git(&["worktree", "add", "-q", "-b", "khác", tree.to_str().unwrap()]);
    fs::write(tree.join(path(A)), record(A, BAD)).unwrap();
    assert!(commit_in(&office, &tree, &["-a"]).stderr.contains("unknown-field"));
    fs::write(tree.join(path(A)), record(A, &format!("{TASK}attachments: []\n"))).unwrap();
    let run = commit_in(&office, &tree, &["-a"]);
    assert_eq!(run.code, 0, "{}", run.stderr);

    let url = office.root().display().to_string();
    let whole = GitOffice::new();
    whole.git(&["-c", "protocol.file.allow=always", "submodule", "add", "-q", &url, "kho con"]);
    assert_eq!(whole.meeting(&["-C", "kho con", "hook", "install"]).code, 0);
    let inside = whole.root().join("kho con");
    fs::write(inside.join(path(A)), record(A, BAD)).unwrap();
    let run = commit_in(&whole, &inside, &["-a"]);
    assert!(run.stderr.contains("unknown-field"), "{}", run.stderr);
    fs::write(inside.join(path(A)), record(A, &format!("{TASK}attachments: []\n"))).unwrap();
    assert_eq!(commit_in(&whole, &inside, &["-a"]).code, 0);
}

#[test]
fn a_hook_that_is_there_is_kept_called_first_and_brought_back() {
    let office = GitOffice::with_two();
    let before = "#!/bin/sh\necho có trước\nexit \"$CODE\"\n";
    write_hook(&hook(&office), before);
    assert_snapshot!(office.meeting(&["hook", "install"]).transcript());
    let installed = fs::read_to_string(hook(&office)).unwrap();
    assert_snapshot!(office.meeting(&["hook", "install"]).transcript());
    assert_eq!(fs::read_to_string(hook(&office)).unwrap(), installed);
    assert_snapshot!(installed);

    office.write_record(A, &format!("{TASK}{BAD}"));
    office.git(&["add", "."]);
    let with_code = |code: &str| finish(office.git_in(&office.root()).env("CODE", code).args(["commit", "-qm", "x"]));
    let stopped = with_code("3");
    assert_eq!((stopped.code, stopped.stderr.as_str()), (1, "có trước\n"), "its failure stops the commit");
    let stopped = with_code("0");
    assert!(stopped.stderr.starts_with("có trước\nerror[unknown-field]"), "{}", stopped.stderr);

    assert_snapshot!(office.meeting(&["hook", "remove"]).transcript());
    assert_eq!(fs::read_to_string(hook(&office)).unwrap(), before);
    assert_eq!(hook(&office).metadata().unwrap().permissions().mode() & 0o777, 0o755);
    assert!(!hook(&office).with_file_name("pre-commit.before-meeting").exists());
    assert_snapshot!(office.meeting(&["hook", "remove"]).transcript());
}

#[test]
fn a_linked_hook_stays_a_link_and_an_idle_one_idle() {
    let office = GitOffice::with_two();
    write_hook(&office.root().join("tools/check"), "#!/bin/sh\nexit 5\n");
    fs::create_dir_all(hook(&office).parent().unwrap()).unwrap();
    symlink("../../tools/check", hook(&office)).unwrap();
    assert_eq!(office.meeting(&["hook", "install"]).code, 0);
    assert_eq!(fs::read_to_string(office.root().join("tools/check")).unwrap(), "#!/bin/sh\nexit 5\n");
    assert_eq!(commit(&office, &["--allow-empty"]).code, 1);
    // Git passes over a hook that may not be run; so does ours.
    fs::set_permissions(office.root().join("tools/check"), fs::Permissions::from_mode(0o644)).unwrap();
    assert_eq!(commit(&office, &["--allow-empty"]).code, 0);
    assert_eq!(office.meeting(&["hook", "remove"]).code, 0);
    assert_eq!(fs::read_link(hook(&office)).unwrap(), Path::new("../../tools/check"));
}

#[test]
fn installed_and_removed_where_there_was_nothing() {
    let office = GitOffice::with_two();
    fs::remove_dir_all(office.root().join(".git/hooks")).unwrap();
    assert_snapshot!(office.meeting(&["hook", "install"]).transcript());
    assert_snapshot!(office.meeting(&["hook", "remove", "--lang", "vi"]).transcript());
    assert!(!hook(&office).exists());
    assert_snapshot!(office.meeting(&["hook", "remove"]).transcript());
}

#[test]
fn somebody_elses_hooks_are_not_lost() {
    let office = GitOffice::with_two();
    write_hook(&hook(&office), "#!/bin/sh\n");
    write_hook(&office.root().join(".git/hooks/pre-commit.before-meeting"), "#!/bin/sh\nexit 1\n");
    assert_snapshot!(office.meeting(&["hook", "install"]).transcript());
    assert_eq!(fs::read_to_string(hook(&office)).unwrap(), "#!/bin/sh\n");
    assert_snapshot!(office.meeting(&["hook", "remove"]).transcript());
}

#[test]
fn hooks_live_where_the_repository_says() {
    let office = GitOffice::with_two();
    office.git(&["config", "core.hooksPath", "công cụ/hooks"]);
    assert_snapshot!(office.meeting(&["-C", "records", "hook", "install"]).transcript());
    assert!(office.root().join("công cụ/hooks/pre-commit").exists() && !hook(&office).exists());
    office.write_record(A, BAD);
    assert!(commit(&office, &["-a"]).stderr.contains("unknown-field"));
    assert_eq!(office.meeting(&["hook", "remove"]).code, 0);
}

#[test]
fn a_folder_that_others_share_is_written_to_only_by_force() {
    let office = GitOffice::with_two();
    fs::create_dir(office.root().join("../hooks")).unwrap();
    let shared = office.root().join("../hooks").canonicalize().unwrap();
    office.git(&["config", "core.hooksPath", shared.to_str().unwrap()]);
    let place = |run: Run| run.transcript().replace(shared.to_str().unwrap(), "SHARED");
    assert_snapshot!(place(office.meeting(&["hook", "install"])));
    assert_eq!(fs::read_dir(&shared).unwrap().count(), 0);
    assert_snapshot!(place(office.meeting(&["hook", "install", "--force"])));
    office.write_record(A, BAD);
    assert!(commit(&office, &["-a"]).stderr.contains("unknown-field"));
}

#[test]
fn without_the_program_nothing_is_committed() {
    let office = with_hook();
    let tools = office.root().join("../tools");
    fs::create_dir(&tools).unwrap();
    for tool in ["sh", "dirname", "cat", "git"] {
        let found = finish(office.program("sh").args(["-c", &format!("command -v {tool}")])).stdout;
        symlink(found.trim(), tools.join(tool)).unwrap();
    }
    let mut command = office.git_in(&office.root());
    command.env("PATH", &tools).args(["commit", "-q", "--allow-empty", "-m", "x"]);
    assert_snapshot!(finish(&mut command).transcript());
}

#[test]
fn another_manager_of_hooks_and_ours_do_not_call_each_other_for_ever() {
    let office = with_hook();
    // As pre-commit does: it puts what is there aside, and calls it.
    let legacy = office.root().join(".git/hooks/pre-commit.legacy");
    fs::rename(hook(&office), &legacy).unwrap();
    write_hook(&hook(&office), "#!/bin/sh\necho người quản lý\nexec \"$(dirname \"$0\")/pre-commit.legacy\" \"$@\"\n");
    assert_eq!(office.meeting(&["hook", "install"]).code, 0);
    office.write_record(A, BAD);
    let run = commit(&office, &["-a"]);
    assert_eq!(run.code, 1);
    assert_eq!(run.stderr.matches("người quản lý").count(), 1);
}

#[test]
fn a_new_archive_may_have_the_hook_at_once() {
    let office = GitOffice::new();
    let run = office.meeting(&["init", "--hook", "--lang", "vi", "Văn phòng"]);
    assert_snapshot!(run.transcript());
    assert!(hook(&office).exists());
    office.office.write("Văn phòng/records/2024/2024-01-02-a.yaml", record(A, BAD));
    office.git(&["add", "."]);
    let run = commit(&office, &[]);
    assert!(run.stderr.contains("Văn phòng/records/2024/2024-01-02-a.yaml"), "{}", run.stderr);
    let plain = crate::support::Office::empty();
    assert_snapshot!(plain.run(&["init", "--hook"]).transcript());
}

#[test]
fn a_merge_is_checked_as_well() {
    let office = with_hook();
    office.git(&["checkout", "-q", "-b", "other"]);
    office.write_record(C, BAD);
    office.commit_all();
    office.git(&["checkout", "-q", "main"]);
    office.write_record(A, &format!("{TASK}attachments: []\n"));
    office.commit_all();
    let merge = || finish(office.git_in(&office.root()).args(["merge", "-q", "--no-edit", "other"]));
    let run = merge();
    assert_eq!(run.code, 1);
    assert!(run.stderr.contains("unknown-field"), "{}", run.stderr);
    office.git(&["merge", "--abort"]);
    assert_eq!(office.meeting(&["hook", "remove"]).code, 0);
    assert!(!merge_hook(&office).exists());
    assert_eq!(merge().code, 0);
}

#[test]
fn a_hook_for_merges_is_kept_and_brought_back_and_may_call_the_other() {
    let office = GitOffice::with_two();
    let before = "#!/bin/sh\necho trước khi trộn\nexec \"$(dirname \"$0\")/pre-commit\"\n";
    write_hook(&merge_hook(&office), before);
    write_hook(&hook(&office), "#!/bin/sh\necho có trước\nexit 3\n");
    assert_snapshot!(office.meeting(&["hook", "install"]).transcript());
    office.git(&["checkout", "-q", "-b", "other"]);
    office.write_record(C, "");
    office.commit_all();
    office.git(&["checkout", "-q", "main"]);
    let run = finish(office.git_in(&office.root()).args(["merge", "-q", "--no-ff", "--no-edit", "other"]));
    assert_eq!(run.code, 1);
    assert!(run.stderr.starts_with("trước khi trộn\ncó trước\nNot committing"), "{}", run.stderr);
    assert_snapshot!(office.meeting(&["hook", "remove"]).transcript());
    assert_eq!(fs::read_to_string(merge_hook(&office)).unwrap(), before);
}

#[test]
fn a_hook_with_lines_of_somebody_else_is_not_ours() {
    let office = GitOffice::with_two();
    assert_eq!(office.meeting(&["hook", "install", "--lang", "vi"]).code, 0);
    let ours = fs::read_to_string(hook(&office)).unwrap();
    // In another language it is ours all the same.
    assert_eq!(office.meeting(&["hook", "install"]).code, 0);
    assert!(!hook(&office).with_file_name("pre-commit.before-meeting").exists());
    assert_ne!(fs::read_to_string(hook(&office)).unwrap(), ours);
    let edited = ours.replace("exec meeting", "echo của tôi\nexec meeting");
    write_hook(&hook(&office), &edited);
    assert_snapshot!(office.meeting(&["hook", "remove"]).transcript());
    assert_eq!(fs::read_to_string(hook(&office)).unwrap(), edited);
    assert!(merge_hook(&office).exists(), "all or nothing");
    assert_snapshot!(office.meeting(&["hook", "install"]).transcript());
    assert_eq!(fs::read_to_string(hook(&office).with_file_name("pre-commit.before-meeting")).unwrap(), edited);
    assert_eq!(commit(&office, &["--allow-empty"]).stderr, "của tôi\n");
    // The same with the hook for merges: ours goes, that one stays.
    assert_eq!(office.meeting(&["hook", "remove"]).code, 0);
    write_hook(&hook(&office), &ours);
    write_hook(&merge_hook(&office), &edited);
    assert_snapshot!(office.meeting(&["hook", "remove"]).transcript());
    assert_eq!(fs::read_to_string(merge_hook(&office)).unwrap(), edited);
}

#[test]
fn a_folder_of_hooks_that_seems_to_be_inside_is_not() {
    let office = GitOffice::with_two();
    office.git(&["config", "core.hooksPath", "new/../../outhk"]);
    let run = office.meeting(&["hook", "install"]);
    assert_eq!(run.code, 2, "{}", run.stdout);
    assert!(!office.root().join("../outhk").exists() && !office.root().join("new").exists());
    office.git(&["config", "core.hooksPath", "new/../inhk"]);
    assert_eq!(office.meeting(&["hook", "install"]).code, 0);
    office.write_record(A, BAD);
    assert_eq!(commit(&office, &["-a"]).code, 1);
}

#[test]
fn what_is_no_hook_is_not_said_to_be_one() {
    let office = GitOffice::with_two();
    fs::create_dir_all(hook(&office).join("x")).unwrap();
    assert_snapshot!(office.meeting(&["hook", "install"]).transcript());
    assert!(hook(&office).join("x").is_dir() && !merge_hook(&office).exists());
    fs::remove_dir_all(hook(&office)).unwrap();
    fs::create_dir(merge_hook(&office)).unwrap();
    assert_eq!(office.meeting(&["hook", "install"]).code, 2);
    assert!(!hook(&office).exists(), "all or nothing");
    fs::remove_dir(merge_hook(&office)).unwrap();

    fs::write(hook(&office), "#!/bin/sh\nexit 1\n").unwrap();
    assert_snapshot!(office.meeting(&["hook", "install"]).transcript());
    assert_eq!(commit(&office, &["--allow-empty"]).code, 0);
    assert_eq!(office.meeting(&["hook", "remove"]).code, 0);
    fs::remove_file(hook(&office)).unwrap();
    symlink("nowhere", hook(&office)).unwrap();
    assert_snapshot!(office.meeting(&["hook", "install", "--lang", "vi"]).transcript());
    assert_eq!(office.meeting(&["hook", "remove"]).code, 0);
    assert_eq!(fs::read_link(hook(&office)).unwrap(), Path::new("nowhere"));
}

#[test]
fn quiet_says_nothing() {
    let office = GitOffice::with_two();
    for action in ["install", "install", "remove", "remove"] {
        assert_eq!(office.meeting(&["hook", action, "-q"]).transcript(), "--- exit 0\n");
    }
}
