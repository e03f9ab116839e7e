//! `meeting validate --fix` and `--diff`: each fix in a file full of comments, in every layout; and what is never done.

use std::fs;
use std::io::Write as _;
use std::process::Stdio;

use insta::assert_snapshot;

use crate::support::{Office, meeting, wait_until};

/// Gives a difference to `git apply`.
fn apply(office: &Office, flags: &[&str], diff: &str) {
    let mut git = office.program("git").arg("apply").args(flags).arg("-").stdin(Stdio::piped()).spawn().unwrap();
    git.stdin.take().unwrap().write_all(diff.as_bytes()).unwrap();
    assert!(git.wait().unwrap().success(), "{diff}");
}

/// A record with comments everywhere, odd indentation and blank lines; `…` is replaced by the broken line.
fn record(session: &str, people: &str, rest: &str) -> String {
    format!(
        "# Biên bản giao ban\n\nformat: 1 # phiên bản\nid: 2023-10-02-giao-ban\n\n# tên họp\ntitle: Giao ban   # tháng 10\nstate: draft\n\
         session: # phiên họp\n     # thụt năm dấu cách\n     kind: regular-meeting\n     date:   2023-10-02  # thứ hai\n{session}\n\
         participants:\n# không thụt\n- id: tran-thi-hoa # chủ trì\n  name: Trần Thị Hòa\n\n{people}  roles: [chair] # một vai\n{rest}# cuối tệp\n"
    )
}

/// Fixes a record that is given as the file `name`: its text and the exit code.
fn mended(text: &str) -> (String, i32) {
    let office = Office::empty();
    let path = office.write("records/2023/2023-10-02-giao-ban.yaml", text);
    let run = office.run(&["validate", "--fix"]);
    let after = fs::read_to_string(path).unwrap();
    let again = office.run(&["validate", "--fix"]);
    assert_eq!(fs::read_to_string(office.root().join("records/2023/2023-10-02-giao-ban.yaml")).unwrap(), after);
    assert_eq!(again.code, run.code, "{}", run.stdout);
    (after, run.code)
}

/// The lines that a fix has to change: before and after.
const REPAIRS: [(&str, &str, &str); 22] = [
    ("session", "     plcae: A # b\n", "     place: A # b\n"),
    ("session", "     status: Held # b\n", "     status: held # b\n"),
    ("session", "     status: \"cancelld\"   # b\n", "     status: cancelled   # b\n"),
    ("session", "     until: 04/10/2023 # b\n", "     until: 2023-10-04 # b\n"),
    ("session", "     until: 'ngày 04 tháng 10 năm 2023'\n", "     until: 2023-10-04\n"),
    ("session", "     start: 8h30 # b\n", "     start: \"08:30\" # b\n"),
    ("session", "     start: 14 giờ\n", "     start: \"14:00\"\n"),
    ("session", "     place: 2023 # b\n", "     place: \"2023\" # b\n"),
    ("session", "     place: true\n", "     place: \"true\"\n"),
    ("session", "     present: \"27\" # b\n", "     present: 27 # b\n"),
    ("session", "     place: Ho\u{323}p \u{200b}A # ho\u{323}p\n", "     place: Họp A # họp\n"),
    ("session", "     place: Phòng họp #2\n", "     place: \"Phòng họp #2\"\n"),
    ("session", "     place: Nhà A: tầng 2\n", "     place: \"Nhà A: tầng 2\"\n"),
    ("session", "     place:Nhà A\n", "     place: Nhà A\n"),
    (
        "session",
        "     cites: [{type: Kết luận, number: 2927 -TB/TU}] # b\n",
        "     cites: [{type: Kết luận, number: 2927-TB/TU}] # b\n",
    ),
    ("people", "  positions: Giám đốc # b\n", "  positions:\n    - Giám đốc # b\n"),
    (
        "people",
        "- {id: Lê Văn An, name: Lê Văn An, roles: speaker} # b\n",
        "- {id: le-van-an, name: Lê Văn An, roles: [speaker]} # b\n",
    ),
    (
        "rest",
        "tasks:\n    # việc\n    -   id: t1 # b\n        title: A\n        lead: tran-thi-hoa\n        completed: 2023-10-05 # c\n",
        "tasks:\n    # việc\n    -   id: t1 # b\n        title: A\n        lead: tran-thi-hoa\n        status: completed\n        completed: 2023-10-05 # c\n",
    ),
    (
        "rest",
        "tasks: [{id: t1, title: A, lead: tran-thi-hoa, completed: 2023-10-05}] # c\n",
        "tasks: [{id: t1, title: A, lead: tran-thi-hoa, status: completed, completed: 2023-10-05}] # c\n",
    ),
    (
        "rest",
        "tasks:\n- id: t1\n  title: A\n  lead: tran-thi-hoa\n  status: in-process # b\n\n  updates:\n  - {date: 2023-10-05, status: in-process}\n  - {date: 2023-10-06, status: completed} # c\n",
        "tasks:\n- id: t1\n  title: A\n  lead: tran-thi-hoa\n  status: completed # b\n  completed: 2023-10-06\n\n  updates:\n  - {date: 2023-10-05, status: in-process}\n  - {date: 2023-10-06, status: completed} # c\n",
    ),
    (
        "rest",
        "tasks:\n- id: t1\n  title: A\n  lead: Tran-Thi-Hoa # b\n",
        "tasks:\n- id: t1\n  title: A\n  lead: tran-thi-hoa # b\n",
    ),
    (
        "rest",
        "attachments: [{kind: photo, path: records\\2023\\a.jpg}] # b\n",
        "attachments: [{kind: photo, path: records/2023/a.jpg}] # b\n",
    ),
];

fn with(part: &str, lines: &str) -> String {
    match part {
        "session" => record(lines, "", ""),
        "people" if lines.starts_with('-') => record("", "", "")
            .replace("\n\n  roles: [chair] # một vai\n", &format!("\n\n  roles: [chair] # một vai\n{lines}")),
        "people" => record("", lines, ""),
        _ => record("", "", lines),
    }
}

#[test]
fn each_repair_changes_its_lines_and_no_other() {
    for (part, before, after) in REPAIRS {
        let (before, after) = (with(part, before), with(part, after));
        assert_ne!(before, after);
        assert_eq!(mended(&before), (after.clone(), 0), "{before}");
        let windows = |text: &str| format!("\u{feff}{}", text.replace('\n', "\r\n"));
        assert_eq!(mended(&windows(&before)), (windows(&after), 0));
        let unended = |text: &str| text.strip_suffix('\n').unwrap().to_owned();
        assert_eq!(mended(&unended(&before)), (unended(&after), 0));
    }
}

#[test]
fn the_last_line_without_an_end() {
    let text = |status: &str| {
        format!(
            "format: 1\nid: 2023-10-02-giao-ban\ntitle: A\nstate: draft\nsession: {{kind: other, date: 2023-10-02}}\ntasks:\n- id: t1\n  title: A\n  lead: B\n  updates: [{{date: 2023-10-05, status: completed}}]\n{status}"
        )
    };
    let after = text("  status: completed\n  completed: 2023-10-05");
    assert_eq!(mended(&text("  status: completed")), (after, 0));
    assert_eq!(mended(&text("  positions: x\n  completed: 2023-10-05")).1, 1);
}

#[test]
fn what_is_not_certain_stays() {
    for (part, lines) in [
        // Two fields are near, or another part has it.
        ("session", "     titel: A\n"),
        ("session", "     lead: A\n"),
        // The month before the day; half of a time; a part of a day.
        ("session", "     until: 10/24/2023\n"),
        ("session", "     start: 8.30\n"),
        ("session", "     start: 2 giờ chiều\n"),
        // Two in one.
        ("people", "  positions: Giám đốc, Bí thư\n"),
        ("people", "  positions: Giám đốc và Bí thư\n"),
        // A block is the author's.
        ("session", "     until: |-\n       04/10/2023\n"),
        ("session", "     until: >-\n       04/10/2023\n\n     mode: online\n"),
        ("session", "     until: \"04/10/\n       2023\"\n"),
        ("session", "     status: |\n       Held\n"),
        ("session", "     place: Phòng #tạm\n"),
        ("session", "     place: Nhà A: tầng 2 # b\n"),
        // Another record refers to the id.
        (
            "rest",
            "directives:\n- {id: D 1, kind: request, text: A, to: B}\ntasks:\n- {id: t1, title: A, directive: D 1}\n",
        ),
        // Cancelled without an update.
        (
            "rest",
            "tasks:\n- {id: t1, title: A, lead: B, status: cancelled, updates: [{date: 2023-10-05, status: in-process}]}\n",
        ),
    ] {
        let text = with(part, lines);
        assert_eq!(mended(&text).0, text);
    }
}

#[test]
fn a_diff_shows_what_a_fix_does() {
    let office = Office::empty();
    let text = record("     plcae: A # b\n     start: 8h30\n     end: xong\n", "  positions: Giám đốc # b\n", "");
    let path = office.write("records/2023/giao-ban.yaml", &text);
    assert_snapshot!(office.run(&["validate"]).transcript());
    assert_snapshot!(office.run(&["validate", "--diff"]).transcript());
    assert_snapshot!(office.run(&["validate", "--diff", "--lang", "vi"]).stderr);
    assert!(
        office
            .run(&["validate", "--diff", "--color", "always"])
            .stdout
            .contains("\u{1b}[32m+     place: A # b\u{1b}[0m\n")
    );
    assert_eq!(fs::read_to_string(&path).unwrap(), text);
    apply(&office, &["--check"], &office.run(&["validate", "--diff"]).stdout);
    assert_snapshot!(office.run(&["validate", "--diff", "--format", "json"]).transcript());
    assert_snapshot!(office.run(&["validate", "--fix", "--diff"]).transcript());
    assert!(!path.exists());
    assert_snapshot!(office.run(&["validate", "--fix"]).transcript());
    assert_snapshot!(office.run(&["validate", "--fix", "--lang", "vi"]).transcript());
}

#[test]
fn a_diff_of_several_files_is_a_patch_for_git() {
    let office = Office::empty();
    let good = "format: 1\nid: 2024-01-15-a\ntitle: A\nstate: draft\nsession:\n  kind: other\n  date: 2024-01-15\n";
    office.write("records/2024/a.yaml", good);
    office.write(
        "records/2024/2024-01-16-b.yaml",
        good.replace("-15", "-16").replace("16-a", "16-b").replace("title", "titel"),
    );
    office.write("records/2024/c.yaml", good.replace("-15", "-17").replace("state: draft", "state: drafft"));
    let diff = office.run(&["validate", "--diff"]).stdout;
    apply(&office, &[], &diff);
    assert_eq!(office.run(&["validate"]).code, 0);
}

#[test]
fn standard_input_is_mended_onto_standard_output() {
    let office = Office::empty();
    let text = record("     plcae: A # b\n     end: xong\n", "", "");
    let run = office.run_with_input(&["validate", "--fix", "-"], text.as_str());
    assert_eq!(run.stdout, text.replace("plcae", "place"));
    assert_snapshot!(run.stderr);
    assert_eq!(run.code, 1);
    let text = "format: [\n";
    let run = office.run_with_input(&["validate", "--fix", "-", "--format", "json"], text);
    assert_eq!((run.stdout.as_str(), run.code), (text, 1), "what cannot be mended passes through");
}

#[cfg(unix)]
#[test]
fn what_cannot_be_written_is_told_and_the_others_go_on() {
    use std::os::unix::fs::{PermissionsExt, symlink};

    let office = Office::empty();
    let broken = |number: u8| {
        format!(
            "format: 1\nid: 2024-01-0{number}-a\ntitel: A\nstate: draft\nsession: {{kind: other, date: 2024-01-0{number}}}\n"
        )
    };
    let locked = office.write("records/2024/2024-01-01-a.yaml", broken(1));
    fs::set_permissions(&locked, fs::Permissions::from_mode(0o444)).unwrap();
    let other = office.write("records/2024/2024-01-02-a.yaml", broken(2));
    let outside = office.root().join("../2024-01-03-a.yaml");
    fs::write(&outside, broken(3)).unwrap();
    symlink(&outside, office.root().join("records/2024/2024-01-03-a.yaml")).unwrap();
    let taken = office.write("records/2024/mot.yaml", broken(4).replace("titel", "title"));
    let kept = office.write("records/2024/2024-01-04-a.yaml", broken(4).replace("titel: A", "title: B"));
    assert_snapshot!(office.run(&["validate", "--fix"]).transcript());
    assert_eq!(fs::read_to_string(&locked).unwrap(), broken(1));
    assert!(fs::read_to_string(&other).unwrap().contains("title: A"));
    assert_eq!(fs::read_to_string(&outside).unwrap(), broken(3));
    assert!(taken.exists() && fs::read_to_string(&kept).unwrap().contains("title: B"));
    // A file outside of any archive is the user's own to fix.
    let run = office.run(&["validate", "--fix", "../2024-01-03-a.yaml"]);
    assert_eq!(run.code, 0, "{}", run.stdout);
    assert!(fs::read_to_string(&outside).unwrap().contains("title: A"));
}

#[test]
fn git_follows_a_new_name_and_nothing_else_is_staged() {
    let office = Office::empty();
    let text = "format: 1\nid: 2024-01-02-a\ntitle: A\nstate: draft\nsession: {kind: other, date: 2024-01-02}\n";
    office.write("records/2024/sai.yaml", text);
    let git = |arguments: &[&str]| {
        let mut command = office.program("git");
        command.args(arguments);
        for name in ["AUTHOR", "COMMITTER"] {
            command.env(format!("GIT_{name}_NAME"), "a").env(format!("GIT_{name}_EMAIL"), "a@example.org");
            command.env(format!("GIT_{name}_DATE"), "2024-01-15T00:00:00Z");
        }
        let output = command.output().unwrap();
        assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    };
    git(&["init", "-q"]);
    git(&["add", "."]);
    git(&["commit", "-qm", "a"]);
    office.write("records/2024/sai.yaml", text.replace("title", "titel"));
    let run = office.run(&["validate", "--fix"]);
    assert_eq!(run.code, 0, "{}{}", run.stdout, run.stderr);
    assert_eq!(git(&["status", "--porcelain"]), "R  records/2024/sai.yaml -> records/2024/2024-01-02-a.yaml\n");
    office.write(
        "records/2024/2024-01-02-a.yaml",
        text.replace("title", "titel").replace("2024-01-02-a", "2024-01-02-b"),
    );
    office.run(&["validate", "--fix"]);
    let status = git(&["status", "--porcelain"]);
    assert_eq!(status, "RM records/2024/sai.yaml -> records/2024/2024-01-02-b.yaml\n");
}

#[test]
fn killed_in_the_middle_each_file_is_the_old_or_the_new_one() {
    let office = Office::empty();
    let broken = |number: usize| {
        format!(
            "format: 1\nid: 2024-01-02-a-{number}\ntitel: A\nstate: draft\nsession: {{kind: other, date: 2024-01-02}}\n"
        )
    };
    let path = |number: usize| format!("records/2024/2024-01-02-a-{number}.yaml");
    for number in 0..400 {
        office.write(&path(number), broken(number));
    }
    let done =
        || (0..400).filter(|number| fs::read_to_string(office.root().join(path(*number))).unwrap() != broken(*number));
    for enough in [0, 1, 100, 250] {
        let mut fix = office.program(meeting());
        let mut child =
            fix.args(["validate", "--fix", "-q"]).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        // It may end before it is killed, which is as good.
        wait_until(
            || done().count() >= enough || child.try_wait().unwrap().is_some(),
            || "nothing is written".to_owned(),
        );
        drop(child.kill());
        child.wait().unwrap();
        for number in 0..400 {
            let text = fs::read_to_string(office.root().join(path(number))).unwrap();
            let old = broken(number);
            assert!(text == old || text == old.replace("titel", "title"), "{text}");
        }
    }
    // The next run finishes interrupted changes.
    assert_eq!(office.run(&["validate", "--fix", "-q"]).code, 0);
    assert!((0..400).all(|number| fs::read_to_string(office.root().join(path(number))).unwrap().contains("title")));
}

#[test]
fn a_text_is_not_replaced_by_nothing() {
    let office = Office::empty();
    for value in ["by: \u{200b} #abc", "by: \u{200b}", "id: \u{2060} #p3"] {
        let text = format!(
            "format: 1\nid: 2024-01-15-a\ntitle: x\nstate: draft\nsession: {{kind: other, date: 2024-01-15}}\ndirectives:\n\
             - kind: request\n  text: x\n  lead: a\n  {value}\n"
        );
        let run = office.run_with_input(&["validate", "--fix", "-"], text.as_str());
        assert_eq!(run.stdout, text, "{}", run.stderr);
        assert!(run.stderr.contains("invisible-character"), "{}", run.stderr);
    }
}

/// Old names of values and settings are read, noted and replaced; no flag makes them errors.
#[test]
fn old_names_are_read_noted_and_fixed() {
    let office = Office::empty();
    let old = "format: 1\nid: 2024-01-15-a\ntitle: A\nstate: draft\nsession:\n  kind: other\n  status: passed # b\n  \
               date: 2024-01-15\nproceedings:\n  - id: p1\n    kind: finding\n    text: Phòng họp chật\n";
    let record = office.write("records/2024/2024-01-15-a.yaml", old);
    let settings = office.write("meeting.yaml", "allow: {session.place: [Hội trường A]} # phòng\n");
    let run = office.run(&["validate", "--warnings-as-errors"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert_snapshot!(run.stdout);
    let listed =
        |query: &str| office.run(&["list", "sessions", query, "--columns", "status", "--format", "csv"]).stdout;
    assert_eq!(listed("status:passed"), "status\r\nheld\r\n");
    assert_eq!(listed("status:held"), "status\r\nheld\r\n");
    assert_eq!(office.run(&["search", "kind:finding", "--format", "ids"]).stdout, "2024-01-15-a#p1\n");
    let run = office.run(&["validate", "--fix"]);
    assert_eq!(
        (run.code, run.stdout.as_str()),
        (0, "fixed 3 findings in 2 files\n1 record, 1 settings file checked: no problems found\n"),
        "{}",
        run.stderr
    );
    let new = old.replace("passed", "held").replace("finding", "observation");
    assert_eq!(fs::read_to_string(record).unwrap(), new);
    assert_eq!(fs::read_to_string(settings).unwrap(), "values: {session.place: [Hội trường A]} # phòng\n");
}
