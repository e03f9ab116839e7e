//! `meeting new` and `meeting init`.

use std::fs;

use insta::assert_snapshot;

use crate::git_office::GitOffice;
use crate::support::Office;

const FLAGS: [&str; 17] = [
    "new",
    "--title",
    "Giao ban tháng 5: kế hoạch",
    "--date",
    "8/5/2023",
    "--kind",
    "regular-meeting",
    "--place",
    "Phòng họp #2",
    "--chair",
    "Bùi Thái Trọng; Tỉnh ủy viên; Bí thư Đảng ủy Khối",
    "--organization",
    "Sở Giáo dục và Đào tạo; Sở GDĐT",
    "--directive",
    "Rà soát 12:30; báo cáo",
    "--task",
    r"Rà soát\; báo cáo; Sở GDĐT; ngày 30 tháng 5 năm 2023",
];

fn read(office: &Office, path: &str) -> String {
    fs::read_to_string(office.root().join(path)).unwrap()
}

#[test]
fn flags_make_a_valid_record() {
    let office = Office::empty();
    office.write("meeting.yaml", "");
    let run = office.run(&FLAGS);
    assert_snapshot!(run.transcript());
    assert_snapshot!(read(&office, "records/2023/2023-05-08-giao-ban-thang-5-ke-hoach.yaml"));
    assert_eq!(office.run(&["validate", "--warnings-as-errors"]).code, 0);
}

#[test]
fn the_same_twice_gets_another_id_and_nothing_is_overwritten() {
    let office = Office::empty();
    office.write("meeting.yaml", "");
    office.run(&FLAGS);
    let first = read(&office, "records/2023/2023-05-08-giao-ban-thang-5-ke-hoach.yaml");
    assert_eq!(office.run(&FLAGS).stdout.trim(), "records/2023/2023-05-08-giao-ban-thang-5-ke-hoach-2.yaml");
    assert_eq!(read(&office, "records/2023/2023-05-08-giao-ban-thang-5-ke-hoach.yaml"), first);
    let given = "id: 2023-05-08-giao-ban-thang-5-ke-hoach\ntitle: Khác\nsession: {date: 2023-05-08, kind: other}\n";
    assert_snapshot!(office.run_with_input(&["new", "--stdin"], given).transcript());
    assert_eq!(read(&office, "records/2023/2023-05-08-giao-ban-thang-5-ke-hoach.yaml"), first);
}

#[test]
fn many_at_once_lose_nothing() {
    let office = Office::empty();
    office.write("meeting.yaml", "");
    std::thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| {
                let run = office.run(&["new", "--title", "Giao ban", "--date", "2023-05-08", "--chair", "Lê An"]);
                assert_eq!(run.code, 0, "{}", run.stderr);
            });
        }
    });
    assert_eq!(fs::read_dir(office.root().join("records/2023")).unwrap().count(), 8);
    assert_eq!(office.run(&["validate", "--warnings-as-errors"]).code, 0);
}

#[test]
fn standard_input_may_be_yaml_or_json_of_a_part() {
    let office = Office::empty();
    office.write("meeting.yaml", "");
    let yaml = "title: Họp chuyên đề\nsession:\n  kind: thematic-meeting\n  date: 2024-01-10\nx-so: 7\nparticipants:\n  \
                - name: Lê Văn An\n    roles: [chair]\ndirectives:\n  - kind: assignment\n    text: Lập kế hoạch\n    lead: le-van-an\n";
    let run = office.run_with_input(&["new", "--stdin", "--place", "Hội trường"], yaml);
    assert_snapshot!(run.transcript());
    assert_snapshot!(read(&office, run.stdout.trim()));
    let json = "{\n\t\"title\": \"Weekly\",\n\t\"session\": {\"kind\": \"regular-meeting\"}\n}";
    assert_snapshot!(office.run_with_input(&["new", "--stdin", "--draft"], json).transcript());
}

#[test]
fn an_invalid_record_is_never_written() {
    let office = Office::empty();
    office.write("meeting.yaml", "");
    let yaml = "title: Họp\nsession: {date: 2024-01-10, kind: hop}\ndirectives:\n  - text: Làm\n";
    assert_snapshot!(office.run_with_input(&["new", "--stdin", "--lang", "vi"], yaml).transcript());
    assert!(!office.root().join("records").exists());
    assert_snapshot!(office.run_with_input(&["new", "--stdin"], "title: A: B\n").transcript());
    assert_snapshot!(office.run(&["new"]).transcript());
    assert_snapshot!(office.run(&["new", "--title", "A", "--date", "31/2/2024"]).transcript());
}

#[test]
fn a_template_begins_a_record_and_its_blanks_are_seen() {
    let office = Office::empty();
    assert_snapshot!(office.run(&["init", "--lang", "vi"]).transcript());
    let run = office.run(&["new", "--template", "giao-ban", "--title", "Giao ban tuần 2", "--date", "2024-01-08"]);
    assert_snapshot!(run.transcript());
    assert_snapshot!(read(&office, run.stdout.trim()));
    assert_snapshot!(office.run(&["new", "--template", "giao-bann", "--title", "A"]).transcript());
    assert_eq!(office.run(&["new", "--template", "../meeting", "--title", "A"]).code, 2);
}

#[test]
fn init_works_on_relative_folders() {
    let office = Office::empty();
    assert_eq!(office.run(&["init", "n", "-q"]).code, 0);
    assert_eq!(office.run(&["-C", "n", "init", "sub", "-q"]).code, 0);
    assert!(office.root().join("n/meeting.yaml").exists() && office.root().join("n/sub/meeting.yaml").exists());
    assert!(!office.root().join("n/n").exists() && !office.root().join("sub").exists());
    assert_eq!(office.run(&["man", "pages"]).code, 0);
    assert!(office.root().join("pages/meeting-list.1").exists());
}

#[test]
fn what_is_of_a_wrong_type_is_refused_not_replaced() {
    let office = Office::empty();
    office.write("meeting.yaml", "");
    for text in
        ["title: A\nsession: hello\n", "title: A\nparticipants: foo\n", "title: A\nid: 5\n", "title: A\ntitle: B\n"]
    {
        let run = office.run_with_input(&["new", "--stdin", "--chair", "Lê An"], text);
        assert_ne!(run.code, 0, "{text}{}", run.stdout);
    }
    let escape = office.run(&["new", "--title", "a\u{1b}[31m"]);
    assert_eq!(escape.code, 2, "{}", escape.stderr);
    assert!(!office.root().join("records").exists());
}

#[test]
fn letters_in_pieces_are_put_together() {
    let office = Office::empty();
    office.write("meeting.yaml", "");
    let run = office.run(&["new", "--title", "Ho\u{323}p Đa\u{309}ng u\u{309}y", "--date", "2024-01-10"]);
    assert_eq!(run.stdout.trim(), "records/2024/2024-01-10-hop-dang-uy.yaml", "{}", run.stderr);
    assert!(read(&office, run.stdout.trim()).contains("title: Họp Đảng ủy\n"));
}

#[test]
fn init_keeps_what_is_there() {
    let office = Office::empty();
    office.write("meeting.yaml", "language: vi\n");
    assert_snapshot!(office.run(&["init"]).transcript());
    assert_eq!(read(&office, "meeting.yaml"), "language: vi\n");
    assert_eq!(office.run(&["validate", "-q"]).code, 0);
    let english = Office::empty();
    english.run(&["init", "--lang", "en"]);
    assert!(read(&english, "meeting.yaml").contains("# Settings of this archive"));
}

#[cfg(unix)]
#[test]
fn the_editor_gets_the_draft_and_a_faulty_text_is_kept() {
    let office = Office::empty();
    office.write("meeting.yaml", "");
    let edited = |script: &str| {
        let mut command = office.command();
        command.env("VISUAL", office.editor(script)).env("TMPDIR", office.root());
        office.finish(command.args(["new", "--title", "Họp", "--date", "2024-01-10", "--edit"]))
    };
    let good = edited("sed -i 's/^title: .*/title: Họp lại # ghi chú/' \"$1\"");
    assert_eq!(good.stdout.trim(), "records/2024/2024-01-10-hop.yaml", "{}", good.stderr);
    assert!(read(&office, "records/2024/2024-01-10-hop.yaml").contains("title: Họp lại # ghi chú"));
    let bad = edited("sed -i 's/^state: .*/state: xong/' \"$1\"");
    assert_eq!(bad.code, 1);
    let kept = bad.stderr.lines().last().unwrap().rsplit(' ').next().unwrap().replace("OFFICE", "");
    assert!(read(&office, kept.trim_start_matches('/')).contains("state: xong"), "{}", bad.stderr);
    let failed = edited("exit 3");
    assert_eq!(failed.code, 2);
    assert!(failed.stderr.contains("meeting-"), "the text is kept: {}", failed.stderr);
}

#[test]
fn git_knows_the_record_where_asked() {
    let office = Office::empty();
    office.write("meeting.yaml", "");
    let git = |arguments: &[&str]| {
        let output = office.program("git").args(arguments).output().unwrap();
        String::from_utf8(output.stdout).unwrap()
    };
    git(&["init", "-q"]);
    let run = office.run(&["new", "--title", "Họp", "--date", "2024-01-10", "--add"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert_eq!(git(&["diff", "--cached", "--name-only"]).trim(), "records/2024/2024-01-10-hop.yaml");
}

#[test]
fn git_knows_what_the_session_made_of_earlier_work_too() {
    let office = GitOffice::with_two();
    let new = ["new", "--title", "Họp", "--date", "2024-01-10", "--review", "2024-01-02-a#t1=done", "--add"];
    let run = office.meeting(&new);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let status = || office.git(&["status", "--porcelain"]);
    assert_eq!(status(), "M  records/2024/2024-01-02-a.yaml\nA  records/2024/2024-01-10-hop.yaml\n");
    // All or nothing, git included.
    office.office.write(".git/index.lock", "");
    let refused = office.meeting(&["new", "--title", "Họp sau", "--date", "2024-01-11", "--add"]);
    assert_eq!((refused.code, refused.stdout.as_str()), (2, ""), "{}", refused.stderr);
    assert!(!office.root().join("records/2024/2024-01-11-hop-sau.yaml").exists());
    fs::remove_file(office.root().join(".git/index.lock")).unwrap();
    office.office.write(".gitignore", "*-hop-sau.yaml\n");
    let ignored = office.meeting(&["new", "--title", "Họp sau", "--date", "2024-01-11", "--add"]);
    assert_eq!(
        ignored.transcript(),
        "--- stderr\nerror: git ignores records/2024/2024-01-11-hop-sau.yaml (.gitignore): remove `--add`, or change .gitignore\n--- exit 2\n"
    );
}

#[cfg(unix)]
#[test]
fn a_folder_that_cannot_be_written_is_told() {
    use std::os::unix::fs::PermissionsExt;

    let office = Office::empty();
    office.write("meeting.yaml", "");
    fs::create_dir(office.root().join("records")).unwrap();
    fs::set_permissions(office.root().join("records"), fs::Permissions::from_mode(0o555)).unwrap();
    // Root may write everywhere, and the test must mean something on such a machine too.
    if fs::create_dir(office.root().join("records/probe")).is_ok() {
        return;
    }
    let run = office.run(&["new", "--title", "Họp", "--date", "2024-01-10"]);
    assert_eq!(run.code, 2);
}

/// What is wrong with a record has to be known even where it is not written.
#[test]
fn warnings_come_before_what_keeps_the_record_from_being_written() {
    let office = Office::empty();
    office.write("meeting.yaml", "");
    let run = office.run(&["new", "--title", "A", "--date", "2024-03-30", "--task", "B", "--draft", "--add"]);
    let (warning, error) = (run.stderr.find("warning[no-lead]"), run.stderr.find("error: "));
    assert!(run.code == 2 && warning.is_some() && warning < error, "{}", run.stderr);
    let run = office.run(&["new", "--series", "", "--title", "A"]);
    assert!(run.code == 2 && run.stderr.contains("help: "), "{}", run.stderr);
}

/// Five working days after 28 April 2026: 30 April and 1 May are holidays; the office adds a day off and a Saturday worked.
#[test]
fn working_days_leave_out_holidays() {
    let due = |settings: &str, date: &str, as_of: &str| {
        let office = Office::empty();
        office.write("meeting.yaml", settings);
        let task = "Báo cáo; Sở Nội vụ; 5 ngày làm việc";
        let arguments = ["new", "--title", "A", "--date", date, "--chair", "B", "--task", task, "--as-of", as_of];
        let run = office.run(&arguments);
        assert_eq!(run.code, 0, "{}", run.stderr);
        let text = std::fs::read_to_string(office.root().join(run.stdout.trim())).unwrap();
        let due = text.lines().find_map(|line| line.trim().strip_prefix("due: ")).unwrap().to_owned();
        (due, run.stderr.lines().find(|line| line.contains("5 ngày")).unwrap().to_owned())
    };
    let said = |date: &str| format!("Hạn “5 ngày làm việc” được hiểu là ngày {date}");
    let office = "language: vi\nholidays: [2026-05-06]\nworkdays: [2026-05-09]\n";
    for (settings, expected, day) in [
        ("language: vi\n", "2026-05-07", "07/05/2026"),
        (office, "2026-05-08", "08/05/2026"),
        ("language: vi\nholidays: [2026-05-06, 2026-05-08]\nworkdays: [2026-05-09]\n", "2026-05-09", "09/05/2026"),
    ] {
        assert_eq!(due(settings, "28/4/2026", "2026-05-20"), (expected.to_owned(), said(day)));
    }
    // The words say which holidays are meant, whatever the language of the archive; `due` finds the note by "5 ngày".
    assert_eq!(due("language: en\n", "28/4/2026", "2026-05-20").0, "2026-05-07");
    // A year whose holidays are not known.
    let (date, note) = due("language: vi\n", "30/12/2027", "2028-02-01");
    assert_eq!(date, "2028-01-06");
    assert!(note.contains("chưa có lịch nghỉ lễ năm 2028"), "{note}");
}

#[test]
fn leads_are_split_at_the_commas_between_names() {
    let office = Office::empty();
    office.write(
        "records/2024/2024-01-08-giao-ban.yaml",
        "format: 1\nid: 2024-01-08-giao-ban\ntitle: Giao ban\nstate: final\nsession:\n  kind: regular-meeting\n  \
         date: 2024-01-08\norganizations:\n  - id: so-noi-vu\n    name: Sở Nội vụ\n  - id: so-gddt\n    \
         name: Sở Giáo dục và Đào tạo\n    short: Sở GDĐT\n  - id: phong-kt-htdt\n    \
         name: Phòng Kinh tế, Hạ tầng và Đô thị\nparticipants:\n  - id: an\n    name: Lê Văn An\n    roles:\n      - chair\n",
    );
    let made = |lead: &str, language: &str| {
        let task = format!("Báo cáo; {lead}; 30/4/2024");
        let run = office.run(&[
            "new",
            "--title",
            "Họp",
            "--date",
            "1/4/2024",
            "--organization",
            "Văn phòng Sở; VP",
            "--chair",
            "Trần Bình",
            "--task",
            &task,
            "--lang",
            language,
        ]);
        let path = office.root().join(run.stdout.trim_end());
        let tasks = fs::read_to_string(&path).unwrap().split_once("tasks:").map(|(_, tasks)| tasks.to_owned());
        fs::remove_file(path).unwrap();
        run.transcript() + &tasks.unwrap()
    };
    // Of the archive, of the record, one with a comma of its own.
    assert_snapshot!(made("Sở Nội vụ, Sở GDĐT, VP, Trần Bình", "en"));
    assert_snapshot!(made("Phòng Kinh tế, Hạ tầng và Đô thị, Sở Nội vụ", "en"));
    // Nobody knows them, but they look like names of bodies; these do not.
    assert_snapshot!(made("Sở Tài chính, Sở Nội vụ", "en"));
    assert_snapshot!(made("Sở Tài chính, Sở Y tế", "vi"));
    assert_snapshot!(made("Phòng Văn hóa, Thể thao và Du lịch", "en"));
    assert_snapshot!(made(r"Tổ giúp việc\; nhóm 2", "en"));
    // One place for it: `add`, its flags, and `set`.
    assert_eq!(office.run(&["set", "2024-01-08", "state=draft"]).code, 0);
    let add =
        ["add", "2024-01-08", "task", "Rà soát; Sở Nội vụ, Sở GDĐT", "--support", "an, Sở Tài chính", "--dry-run"];
    assert_snapshot!(office.run(&add).transcript());
    assert_eq!(office.run(&["add", "2024-01-08", "task", "Rà soát"]).code, 0);
    assert_snapshot!(office.run(&["set", "2024-01-08#t1", "lead=so-noi-vu, Sở GDĐT", "--dry-run"]).transcript());
}
