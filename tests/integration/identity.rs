//! Two of one name, two of one id, two files of one record, one thing said twice: never one of them in silence.

use std::fs;

use insta::assert_snapshot;

use crate::git_office::{GitOffice, path, record};
use crate::support::Office;

const ID: &str = "2024-01-02-giao-ban";

/// A list of tasks, each an id and a title.
fn tasks(list: &[(&str, &str)]) -> String {
    let task = |(id, title): &(&str, &str)| format!("  - id: {id}\n    title: {title}\n    lead: Sở Nội vụ\n");
    format!("tasks:\n{}", list.iter().map(task).collect::<String>())
}

/// An archive without records.
fn empty() -> Office {
    let office = Office::empty();
    office.write("meeting.yaml", "language: en\n");
    office
}

fn text(office: &Office, id: &str) -> String {
    fs::read_to_string(office.root().join(path(id))).unwrap()
}

/// A repository in which two branches gave two new tasks one id, and git merged them without a conflict.
fn merged() -> GitOffice {
    let office = GitOffice::new();
    office.write_record(ID, &tasks(&[("t1", "Báo cáo")]));
    office.commit_all();
    office.git(&["checkout", "-q", "-b", "khac"]);
    office.write_record(ID, &tasks(&[("t2", "Rà soát"), ("t1", "Báo cáo")]));
    office.commit_all();
    office.git(&["checkout", "-q", "main"]);
    office.write_record(ID, &tasks(&[("t1", "Báo cáo"), ("t2", "Tổng hợp")]));
    office.write_record("2024-01-03-hop", &format!("reviews:\n  - {ID}#t2\n"));
    office.commit_all();
    office.git(&["merge", "-q", "--no-edit", "khac"]);
    office
}

#[test]
fn two_equal_ids_after_a_clean_merge_are_refused_and_told_apart_by_line() {
    let office = merged();
    let before = text(&office.office, ID);
    assert_eq!(before, record(ID, &tasks(&[("t2", "Rà soát"), ("t1", "Báo cáo"), ("t2", "Tổng hợp")])));
    let part = &format!("{ID}#t2");
    let mut transcript = String::new();
    for arguments in [
        &["validate"][..],
        &["show", part],
        &["task", "done", part],
        &["task", "note", "2024-01-02/t2", "--note", "Đã nhắc"],
        &["set", part, "title=Khác"],
        &["new", "--title", "Họp", "--date", "2024-01-05", "--review", &format!("{part}=done")],
        &["rename", part, "t3"],
        &["rename", part, "t3", "--line", "1"],
        &["rename", ID, "--line", "1"],
        &["rename", part, "t1", "--line", "15"],
    ] {
        transcript += &format!("$ meeting {}\n{}", arguments.join(" "), office.meeting(arguments).transcript());
    }
    assert_snapshot!(transcript);
    assert_eq!(text(&office.office, ID), before);
    assert_eq!(office.git(&["status", "--porcelain"]), "");

    let renamed = office.meeting(&["rename", part, "t3", "--line", "15"]);
    assert_snapshot!(renamed.transcript());
    let expected = record(ID, &tasks(&[("t2", "Rà soát"), ("t1", "Báo cáo"), ("t3", "Tổng hợp")]));
    assert_eq!(text(&office.office, ID), expected);
    assert_eq!(office.meeting(&["validate"]).code, 0);
    assert_eq!(office.meeting(&["task", "done", part]).code, 0);
}

#[test]
fn directives_people_and_a_line_of_one_alone() {
    let office = empty();
    let people = "participants: [{ id: an, name: An }, { id: an, name: Lê An }]\n";
    let directives = "directives:\n  - { id: d1, kind: request, text: a }\n  - { id: d1, kind: request, text: b }\n";
    let tasks = "tasks:\n  - { id: t1, title: x, lead: Sở, directive: d1 }\n";
    office.write(&path(ID), record(ID, &[people, directives, tasks].concat()));
    let mut transcript = String::new();
    for arguments in [
        &["directive", "revoke", &format!("{ID}#d1")][..],
        &["directive", "supersede", &format!("{ID}#d1"), "--with", &format!("{ID}#d1")],
        // Both are on one line.
        &["rename", &format!("{ID}#an"), "le-an", "--line", "8"],
        // Where one alone has the id, the line only has to be right, and references follow.
        &["rename", &format!("{ID}#t1"), "t9", "--line", "13"],
        &["rename", &format!("{ID}#d1"), "d2", "--line", "11"],
    ] {
        transcript += &format!("$ meeting {}\n{}", arguments.join(" "), office.run(arguments).transcript());
    }
    assert_snapshot!(transcript);
}

#[test]
fn two_people_of_one_name_are_two() {
    let office = empty();
    let director = "Nguyễn An; Giám đốc";
    let driver = "Nguyễn An; Lái xe";
    let new = |title: &str, flags: &[&str]| {
        let flags = flags.chunks(2).flat_map(|pair| [pair[0], pair[1]]);
        let arguments: Vec<&str> = ["new", "--title", title, "--date", "2024-01-02"].into_iter().chain(flags).collect();
        office.run(&arguments)
    };
    let first = new("Một", &["--participant", director, "--participant", driver, "--participant", "Lê Hoa"]);
    assert_snapshot!(first.transcript() + &text(&office, "2024-01-02-mot"));
    // The other way round, they have the same ids.
    assert_eq!(new("Hai", &["--participant", driver, "--participant", director]).code, 0);
    let ids = |id: &str| {
        let mut ids: Vec<_> =
            text(&office, id).lines().filter_map(|line| Some(line.strip_prefix("  - id: ")?.to_owned())).collect();
        ids.sort();
        ids
    };
    assert_eq!(ids("2024-01-02-hai"), ["nguyen-an-giam-doc", "nguyen-an-lai-xe"]);
    // Two entries with the same name and no difference are one person; the fields of both are kept.
    assert_eq!(new("Ba", &["--participant", "Nguyễn An; Giám đốc; Bí thư", "--chair", director]).code, 0);
    assert_snapshot!(text(&office, "2024-01-02-ba"));

    let mut transcript = String::new();
    let stdin = "participants:\n  - name: Lê Hoa\n  - name: Lê Hòa\n";
    let refused = [
        new("x", &["--participant", director, "--participant", driver, "--chair", "Nguyễn An"]),
        new("x", &["--participant", director, "--participant", driver, "--task", "Báo cáo; Nguyễn An"]),
        new("x", &["--participant", "Lê Hoa", "--participant", "Lê Hòa"]),
        new("x", &["--participant", "…"]),
        office.run_with_input(&["new", "--title", "x", "--date", "2024-01-02", "--stdin"], stdin),
        office.run(&["add", "2024-01-02-hai", "participant", driver]),
        office.run(&["add", "2024-01-02-hai", "participant", "Nguyễn An"]),
    ];
    for run in refused {
        transcript += &run.transcript();
    }
    transcript += &office.run(&["add", "2024-01-02-hai", "participant", "Nguyễn An; Văn thư"]).transcript();
    assert_snapshot!(transcript);
    assert!(!office.root().join(path("2024-01-02-x")).exists());
    assert_eq!(office.run(&["validate"]).code, 0);
}

#[test]
fn ids_that_are_given_stay_as_they_are() {
    let office = empty();
    let given = "tasks: [{ title: a, lead: x }, { id: t1, title: b, lead: x }]\nparticipants:\n  - { id: an, name: Nguyễn An }\n";
    let run = office.run_with_input(&["new", "--title", "x", "--date", "2024-01-02", "--stdin"], given);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let text = text(&office, "2024-01-02-x");
    assert!(text.contains("  - id: t2\n    title: a\n") && text.contains("  - id: t1\n    title: b\n"), "{text}");
    let twice = "tasks: [{ id: t1, title: a, lead: x }, { id: t1, title: b, lead: x }]\n";
    let run = office.run_with_input(&["new", "--title", "y", "--date", "2024-01-02", "--stdin"], twice);
    assert_eq!(run.code, 1);
    assert!(run.stderr.contains("duplicate-id"), "{}", run.stderr);
}

#[test]
fn names_in_every_script_have_ids_of_their_own() {
    let office = empty();
    let run = office.run(&[
        "new",
        "--title",
        "Họp",
        "--date",
        "2024-01-02",
        "--participant",
        "王小",
        "--participant",
        "李小",
        "--participant",
        "ສົມ",
        "--organization",
        "教育厅",
        "--organization",
        "卫生厅",
    ]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert_snapshot!(text(&office, "2024-01-02-hop"));
    let run = office.run(&["new", "--title", "Khác", "--date", "2024-01-03", "--participant", "李小"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let people = office.run(&["list", "people", "--format", "csv", "--columns", "id,name,sessions"]);
    assert_snapshot!(people.transcript());
}

#[test]
fn an_import_makes_two_of_two_lines_of_a_list() {
    let office = empty();
    let minutes = "\
# Họp giao ban ngày 02/01/2024

Thành phần tham dự:
- Nguyễn Văn An - Giám đốc;
- Nguyễn Văn An - Lái xe;
- Lê Thị Hoa - Chuyên viên;
- Lê Thị Hoa - Chuyên viên.

Đồng chí Nguyễn Văn An, Giám đốc, chủ trì cuộc họp.
";
    office.write("a.md", minutes);
    let run = office.run(&["import", "a.md"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let id = run.stdout.trim().rsplit('/').next().unwrap().trim_end_matches(".yaml").to_owned();
    assert_snapshot!(text(&office, &id));
}

#[test]
fn the_same_update_is_written_once() {
    let office = empty();
    office.write(&path(ID), record(ID, &tasks(&[("t1", "Báo cáo"), ("t2", "Rà soát")])));
    let (whole, short) = (format!("{ID}#t1"), "2024-01-02/t1");
    let updates = || text(&office, ID).matches("- date: 2024-04-01").count();
    let mut transcript = String::new();
    let mut run = |arguments: &[&str], input: &str| {
        let run = office.run_with_input(arguments, input);
        transcript += &format!("$ meeting {}\n{}", arguments.join(" "), run.transcript());
        assert_eq!(run.code, 0);
    };
    run(&["task", "note", &whole, short, "--note", "Đã nhắc"], "");
    assert_eq!(updates(), 1);
    run(&["task", "note", &whole, "--note", "Đã nhắc"], "");
    assert_eq!(updates(), 1);
    run(&["task", "done", "-", "--note", "Xong"], &format!("{whole}\n{short}\n{ID}#t2\n"));
    assert_eq!(updates(), 3);
    run(&["task", "done", "-", "--note", "Xong"], &format!("{whole}\n{ID}#t2\n"));
    assert_eq!(updates(), 3);
    // Something else, and then the same again, is news.
    run(&["task", "reopen", &whole], "");
    run(&["task", "done", &whole, "--note", "Xong"], "");
    assert_eq!(updates(), 5);
    run(
        &[
            "new",
            "--title",
            "Họp",
            "--date",
            "2024-04-01",
            "--review",
            &format!("{ID}#t2=note; Xem"),
            "--review",
            "2024-01-02/t2=note; Xem",
        ],
        "",
    );
    assert_eq!(updates(), 6);
    assert_snapshot!(transcript);
    assert_eq!(text(&office, "2024-04-01-hop").matches("#t2").count(), 1);
    let set = office.run(&["set", ID, "reviews+=2024-04-01-hop#t1;2024-04-01-hop#t1", "--dry-run"]);
    assert_eq!(set.stdout.matches("+  - 2024-04-01-hop#t1").count(), 1, "{}", set.transcript());
}

#[test]
fn two_references_to_one_directive_are_one_update() {
    let office = empty();
    let directives = "directives:\n  - { id: d1, kind: request, text: a, lead: x }\n";
    office.write(&path(ID), record(ID, directives));
    let newer = "2024-02-02-hop";
    office.write(&path(newer), record(newer, directives));
    let arguments = |step: &'static str| {
        let (command, with): (_, &[&str]) =
            if step == "note" { ("task", &["--note", "x"]) } else { ("directive", &["--with", "2024-02-02/d1"]) };
        [&[command, step, "2024-01-02-giao-ban#d1", "2024-01-02/d1"], with].concat()
    };
    for step in ["note", "supersede"] {
        let run = office.run(&arguments(step));
        assert_eq!((run.code, run.stdout.lines().count()), (0, 1), "{}", run.transcript());
        let again = office.run(&arguments(step));
        assert_eq!((again.code, again.stdout.lines().count()), (0, 1), "{}", again.transcript());
    }
    // That it is superseded is written in the newer record alone.
    assert_eq!(text(&office, ID).matches("date: 2024-04-01").count(), 1, "{}", text(&office, ID));
    assert_eq!(text(&office, newer).matches("2024-01-02-giao-ban#d1").count(), 1);
}

#[test]
fn copies_count_once_and_are_named() {
    let office = empty();
    let people = "participants: [{ id: an, name: Nguyễn An }]\n";
    let text = record(ID, &(people.to_owned() + &tasks(&[("t1", "Báo cáo")])));
    // The copies come first in every order.
    let copies = [
        "records/2023/2024-01-02-giao-ban.yaml",
        "records/2024/2024-01-02-giao-ban - Copy.yaml",
        "records/2024/2024-01-02-giao-ban.sync-conflict-20240105-101112-ABCDEFG.yaml",
    ];
    for copy in copies {
        office.write(copy, text.replace("Báo cáo", "Bản sao"));
    }
    assert_eq!(office.run(&["list"]).code, 0);
    office.write(&path(ID), &text);
    let mut transcript = String::new();
    let commands: [&[&str]; 6] = [
        &["list", "--columns", "id,title,file"],
        &["list", "tasks", "--columns", "ref,title"],
        &["list", "people", "--columns", "id,name,sessions"],
        &["search", "bao cao"],
        &["search", "ban sao"],
        &["report", "--format", "csv"],
    ];
    for arguments in commands {
        transcript += &format!("$ meeting {}\n{}", arguments.join(" "), office.run(arguments).transcript());
    }
    assert_snapshot!(transcript);
    assert_eq!(office.run(&["show", "2024-01-02#t1", "--format", "json"]).json()["items"][0]["title"], "Báo cáo");
    let quiet = office.run(&["list", "-q"]);
    assert_eq!(quiet.stderr, "");
    assert_eq!(office.run(&["validate"]).code, 1);
    // The next one counts when the first is gone, and no longer when it is back.
    let file_of = || office.run(&["list", "--format", "json"]).json()["items"][0]["file"].as_str().unwrap().to_owned();
    assert_eq!(file_of(), path(ID));
    fs::remove_file(office.root().join(path(ID))).unwrap();
    assert_eq!(file_of(), copies[0]);
    fs::write(office.root().join(copies[0]), "title: [").unwrap();
    assert_eq!(file_of(), copies[1]);
    fs::remove_file(office.root().join(copies[1])).unwrap();
    assert_eq!(file_of(), copies[2]);
    office.write(&path(ID), &text);
    assert_eq!(file_of(), path(ID));
    assert_eq!(office.run(&["list", "--format", "json"]).json()["total"], 1);
}
