//! `meeting set` and `meeting add`.

use std::fs;

use insta::assert_snapshot;

use crate::support::Office;

const RECORD: &str = "# Sổ họp của Văn phòng\r\n\
    format: 1   # bản 1\r\n\
    id: 2024-03-01-giao-ban\r\n\
    title: 'Giao ban'\r\n\
    \r\n\
    state: draft\r\n\
    session:\r\n\
    \x20   kind: regular-meeting # thường kỳ\r\n\
    \x20   date: 2024-03-01\r\n\
    organizations:\r\n\
    - id: so-gddt\r\n\
    \x20 name: Sở Giáo dục và Đào tạo\r\n\
    \x20 short: Sở GDĐT\r\n\
    \r\n\
    # Dự họp\r\n\
    participants:\r\n\
    - {id: le-van-an, name: Lê Văn An, roles: [chair]}\r\n\
    directives:\r\n\
    - id: d1\r\n\
    \x20 kind: request\r\n\
    \x20 text: Rà soát hồ sơ # nhắc lại\r\n\
    \x20 lead: so-gddt\r\n";

const PATH: &str = "records/2024/2024-03-01-giao-ban.yaml";

/// An office with one record, hand-written.
fn office() -> Office {
    let office = Office::empty();
    office.write("meeting.yaml", "");
    office.write(PATH, RECORD);
    office
}

/// What has changed in the record, line by line, with line ends shown.
fn changes(office: &Office) -> String {
    let now = fs::read_to_string(office.root().join(PATH)).unwrap();
    let mut shown = String::new();
    let diff = similar::TextDiff::from_lines(RECORD, &now);
    for change in diff.iter_all_changes().filter(|change| change.tag() != similar::ChangeTag::Equal) {
        shown += &format!("{}{:?}\n", change.tag(), change.value());
    }
    shown
}

#[test]
fn fields_of_every_type() {
    let office = office();
    let run = office.run(&[
        "set",
        "2024-03-01",
        "title=Giao ban tháng 3",
        "session.place=Phòng họp: số 2",
        "session.start=8h30",
        "session.present=12",
        "session.kind=hội nghị",
        "papers.minutes.date=ngày 5 tháng 3 năm 2024",
        "agenda=Kế hoạch;Việc khác\\; tồn đọng",
        "x-so-luu=7",
    ]);
    // What has changed is a note for people: nothing is printed for programs.
    assert_eq!((run.stdout.as_str(), run.code), ("", 0));
    assert_snapshot!("fields_of_every_type_said", run.transcript());
    assert_snapshot!(changes(&office));
    assert_eq!(office.run(&["validate"]).code, 0);
}

/// What each command line prints, and how it ends.
fn session(office: &Office, lines: &[&[&str]]) -> String {
    let mut shown = String::new();
    for arguments in lines {
        shown += &format!("$ meeting {}\n{}\n", arguments.join(" "), office.run(arguments).transcript());
    }
    shown
}

#[test]
fn lists_references_and_removal() {
    let office = office();
    let id = "2024-03-01-giao-ban";
    let run =
        office.run(&["set", &format!("{id}#d1"), "support=Sở Nội vụ", "lead+=Sở Y tế", "due=30/6/2024", "number=05"]);
    assert_snapshot!("lists_said_en", run.transcript());
    let run = office.run(&[
        "--lang",
        "vi",
        "set",
        &format!("{id}/d1"),
        "support+=Sở Tài chính;Sở Nội vụ",
        "lead-=so-gddt",
        "number=",
    ]);
    assert_snapshot!("lists_said_vi", run.transcript());
    let run = office.run(&[
        "--quiet",
        "set",
        &format!("{id}#le-van-an"),
        "positions+=Giám đốc",
        "roles+=người phát biểu",
        "attendance=present",
    ]);
    assert_eq!(run.transcript(), "--- exit 0\n");
    let run = office.run(&["--lang", "vi", "set", &format!("{id}#d1"), "due=15/7/2024", "due_text=", "kind=decision"]);
    assert_snapshot!("dates_and_choices_said_vi", run.transcript());
    assert_snapshot!(changes(&office));
}

#[test]
fn what_cannot_be_set_is_said_and_the_file_stays() {
    let office = office();
    let id = "2024-03-01-giao-ban";
    let d1 = "2024-03-01-giao-ban#d1";
    assert_snapshot!(session(
        &office,
        &[
            &["set", id, "titel=A"],
            &["set", id, "place=A"],
            &["set", id, "due=8/5/2024"],
            &["set", id, "session=A"],
            &["set", id, "tasks=A"],
            &["set", id, "title"],
            &["set", id, "title+=A"],
            &["set", id, "session.kind=hop-co-quan"],
            &["set", id, "session.mode=onlin"],
            &["set", id, "session.present=mười"],
            &["set", id, "session.start=25h"],
            &["set", id, "session.date=hôm nọ"],
            &["set", id, "id=2024-03-02-giao-ban"],
            &["set", d1, "id=d2"],
            &["set", d1, "updates="],
            &["set", d1, "lead-=Sở Y tế"],
            &["set", d1, "text=a\u{1b}[31m"],
            &["set", "2024-03-01-giao-ban#d2", "text=A"],
            &["set", d1, "kind="],
            &["set", d1, "due=2024-02-30"],
            &["set", id, "title=Giao ban"],
            &["set", "2024-03-09", "title=Giao ban"],
        ]
    ));
    assert_eq!(changes(&office), "");
}

#[test]
fn yes_and_no_are_said_in_either_language() {
    let office = office();
    let run = office.run(&["set", "2024-03-01#d1", "each=true"]);
    assert_eq!(run.transcript(), "--- stderr\n2024-03-01-giao-ban#d1: `each` → true\n--- exit 0\n");
    assert_eq!(changes(&office), "+\"  each: true\\r\\n\"\n");
    assert_eq!(office.run(&["set", "2024-03-01#d1", "each=không"]).code, 0);
    assert_eq!(changes(&office), "+\"  each: false\\r\\n\"\n");
    let refused = office.run(&["set", "2024-03-01#d1", "each=maybe"]).transcript();
    assert_eq!(refused, "--- stderr\nerror: each: `maybe` is neither true nor false\n--- exit 2\n");
    office.write(PATH, RECORD.replace("  lead: so-gddt", "  lead: so-gddt\r\n  each: 'true'"));
    let checked = office.run(&["validate"]).stdout;
    assert!(checked.contains("`each` must be true or false, not text"), "{checked}");
    assert_eq!(office.run(&["validate", "--fix"]).code, 0);
    assert_eq!(changes(&office), "+\"  each: true\\r\\n\"\n");
}

#[test]
fn a_final_record_changes_in_its_follow_up_alone() {
    let office = office();
    let id = "2024-03-01-giao-ban";
    office.run(&["set", id, "state=final"]);
    assert_snapshot!(session(
        &office,
        &[
            &["set", id, "title=A"],
            &["set", "2024-03-01/d1", "lead=A"],
            &["add", id, "task", "A"],
            &["set", "2024-03-01/d1", "status=fulfilled", "completed=2024-03-20"],
            &["--lang", "vi", "set", id, "title=A"],
            &["set", id, "state=draft", "title=Giao ban tháng 3", "state=final"],
        ]
    ));
    assert_snapshot!(changes(&office));
}

#[test]
fn updates_and_status_stay_together() {
    let office = office();
    let update = "\r\n  updates:\r\n  - {date: 2024-03-20, status: fulfilled}\r\n  status: fulfilled\r\n  completed: 2024-03-20\r\n";
    office.write(PATH, RECORD.trim_end().to_owned() + update);
    let run = office.run(&["set", "2024-03-01-giao-ban#d1", "status=in-force"]);
    assert_snapshot!(run.transcript());
    // Under its label, too; and what they say already may be said again.
    assert_eq!(office.run(&["set", "2024-03-01-giao-ban#d1", "status=có hiệu lực"]).code, 2);
    assert_eq!(office.run(&["set", "2024-03-01-giao-ban#d1", "status=fulfilled"]).code, 0);
}

#[test]
fn a_dry_run_shows_and_leaves() {
    let office = office();
    let run = office.run(&["set", "2024-03-01", "title=Giao ban tháng 3", "session.place=A", "--dry-run"]);
    assert_snapshot!(run.transcript());
    assert_snapshot!(office.run(&["add", "2024-03-01", "task", "Lập danh sách", "--dry-run"]).transcript());
    assert_eq!(changes(&office), "");
}

#[test]
fn something_of_each_kind_is_added() {
    let office = office();
    let id = "2024-03-01-giao-ban";
    assert_snapshot!(session(
        &office,
        &[
            &["add", id, "organization", "Sở Nội vụ; Sở NV", "--side", "guest"],
            &[
                "add",
                id,
                "participant",
                "Trần Thị Bình; Phó Giám đốc; Ủy viên",
                "--role",
                "secretary;speaker",
                "--organization",
                "Sở NV",
                "--attendance",
                "có mặt"
            ],
            &[
                "add",
                id,
                "proceeding",
                "Kết quả quý I: đạt",
                "--kind",
                "báo cáo",
                "--by",
                "Trần Thị Bình",
                "--title",
                "Báo cáo"
            ],
            &[
                "add",
                id,
                "directive",
                "Lập danh sách\nvà báo cáo",
                "--lead",
                "Sở GDĐT;Sở Nội vụ",
                "--support",
                "các đơn vị",
                "--due",
                "30/6/2024",
                "--due-text",
                "trong tháng 6",
                "--kind",
                "assignment"
            ],
            &["add", id, "task", "Lập danh sách; Sở Nội vụ; 15/6/2024", "--directive", "d2"],
            &["add", id, "task", "Báo cáo; Sở GDĐT; hằng tháng"],
            &["validate", "--warnings-as-errors"],
        ]
    ));
    assert_snapshot!(changes(&office));
}

#[test]
fn what_is_added_may_come_on_standard_input() {
    let office = office();
    let id = "2024-03-01-giao-ban";
    let yaml = "text: Lập kế hoạch\ncites:\n  - {type: Kết luận, number: 21-KL/TW}\nlead: Sở GDĐT\n";
    let run = office.run_with_input(&["add", id, "directive", "--stdin", "--due", "30/6/2024"], yaml);
    assert_eq!(run.transcript(), "2024-03-01-giao-ban#d2\n--- exit 0\n");
    let group = r#"{"group": "các chi bộ", "count": 12}"#;
    assert_eq!(office.run_with_input(&["add", id, "participant", "--stdin"], group).transcript(), "--- exit 0\n");
    assert_snapshot!(changes(&office));
}

#[test]
fn what_cannot_be_added_is_said_and_the_file_stays() {
    let office = office();
    let id = "2024-03-01-giao-ban";
    assert_snapshot!(session(
        &office,
        &[
            &["add", id, "tasks", "A"],
            &["add", id, "task"],
            &["add", "2024-03-01-giao-ban#d1", "task", "A"],
            &["add", id, "task", "A", "--role", "chair"],
            &["add", id, "task", "A", "--directive", "d7"],
            &["add", id, "proceeding", "A"],
            &["add", id, "participant", "; Giám đốc"],
            &["add", id, "participant", "A", "--role", "chiar"],
            &["add", id, "directive", "A", "--due", "sớm"],
            &["add", id, "participant", "Lê Văn An"],
        ]
    ));
    assert_eq!(changes(&office), "");
}

#[test]
fn what_cannot_be_read_or_changed_is_left() {
    let office = office();
    let broken = RECORD.replace("title: 'Giao ban'", "title: &a 'Giao ban'");
    office.write(PATH, &broken);
    assert_snapshot!(office.run(&["set", "2024-03-01", "title=A"]).transcript());
    assert_eq!(fs::read_to_string(office.root().join(PATH)).unwrap(), broken);
}

/// A record in which most fields have a value of a wrong type.
const WRONG: &str = "\
format: 1
id: 2024-03-01-giao-ban
title: [Giao ban]   # no text
state: draft
session:
  kind: regular-meeting
  date: 2024-03-01
  present: many
organizations: {id: so-gddt, name: Sở GDĐT}   # no list
agenda: Việc khác
directives:
  - id: d1
    kind: request
    text: Rà soát hồ sơ
    due: soon   # no day
    updates: later
    lead: {name: Sở Y tế}
tasks:
  - {id: t1, title: Báo cáo, directive: d1, x-own: [~]}
  - {id: t2, title: 7, status: almost, directive: [t1], updates: [{date: today, note: [x], by: [a, 3]}, none]}
reviews: 2024-02-01-giao-ban#t9
x-own: {b: [], a: ~}
";

/// An edit writes neither a typed record nor compares one: what has a wrong type is absent there, and would be lost.
#[test]
fn what_has_a_wrong_type_is_not_lost() {
    let office = Office::empty();
    office.write("meeting.yaml", "");
    let file = office.write(PATH, WRONG);
    let id = "2024-03-01-giao-ban";
    let read = || lossless_yaml::parse(&fs::read_to_string(&file).unwrap()).unwrap().value;
    let mut expected = read();
    let t1 = format!("{id}#t1");
    let edits: [(&[&str], &str, serde_json::Value); 5] = [
        (&["task", "note", &t1, "--note", "Đã hỏi"], "/tasks/0/updates/0/note", "Đã hỏi".into()),
        (&["set", id, "session.mode=online"], "/session/mode", "online".into()),
        (&["set", &t1, "priority=high"], "/tasks/0/priority", "high".into()),
        (&["add", id, "task", "Lập kế hoạch"], "/tasks/2/title", "Lập kế hoạch".into()),
        (&["rename", &t1, "bao-cao"], "/tasks/0/id", "bao-cao".into()),
    ];
    for (arguments, pointer, value) in edits {
        let run = office.run(arguments);
        assert_eq!(run.code, 0, "{arguments:?}: {}", run.stderr);
        let now = read();
        assert_eq!(now.pointer(pointer), Some(&value), "{arguments:?}");
        is_within(&expected, &now, pointer, "");
        expected = now;
    }
    // A value in place of a list becomes its first item.
    assert_eq!(office.run(&["task", "note", &format!("{id}#d1"), "--note", "Đã hỏi"]).code, 0);
    let now = read();
    assert_eq!(now.pointer("/directives/0/updates/0"), Some(&"later".into()));
    is_within(&expected, &now, "/directives/0/updates", "");
    expected = now;

    assert_eq!(office.run(&["fmt"]).code, 0);
    assert_eq!(read(), expected);

    office.run(&["validate", "--fix"]);
    for (pointer, value) in [
        ("/agenda", serde_json::json!(["Việc khác"])),
        ("/tasks/1/title", "7".into()),
        ("/tasks/1/updates/0/by/1", "3".into()),
        ("/reviews", serde_json::json!(["2024-02-01-giao-ban#t9"])),
    ] {
        *expected.pointer_mut(pointer).unwrap() = value;
    }
    assert_eq!(read(), expected);
}

/// `new` has all values of `old`, except those at `changed`.
fn is_within(old: &serde_json::Value, new: &serde_json::Value, changed: &str, at: &str) {
    use serde_json::Value;
    match (old, new) {
        _ if at == changed => {}
        (Value::Object(old), Value::Object(new)) => {
            for (key, value) in old {
                is_within(value, new.get(key).unwrap_or(&Value::Null), changed, &format!("{at}/{key}"));
                assert!(new.contains_key(key), "{at}/{key}");
            }
        }
        (Value::Array(old), Value::Array(new)) => {
            assert!(old.len() <= new.len(), "{at}");
            for (index, (old, new)) in old.iter().zip(new).enumerate() {
                is_within(old, new, changed, &format!("{at}/{index}"));
            }
        }
        _ => assert_eq!(old, new, "{at}"),
    }
}

/// A draft as an import makes it, with comments, and a later record that refers to it.
fn office_with_draft() -> Office {
    let office = Office::empty();
    office.write("meeting.yaml", "");
    office.write(DRAFT_PATH, DRAFT);
    office.write(
        "records/2024/2024-03-11-giao-ban.yaml",
        "format: 1\nid: 2024-03-11-giao-ban\ntitle: Giao ban\nstate: draft\nsession: {kind: regular-meeting, date: 2024-03-11}\n\
         directives:\n  - id: d1\n    kind: request\n    text: Như 2024-03-04-giao-ban#d1\n    amends: 2024-03-04-giao-ban#d1 # sửa\n\
         reviews:\n  - 2024-03-04-giao-ban#t1\n",
    );
    office
}

const DRAFT_PATH: &str = "records/2024/2024-03-04-giao-ban.yaml";

const DRAFT: &str = "format: 1
id: 2024-03-04-giao-ban
title: Giao ban
state: draft
session: {kind: regular-meeting, date: 2024-03-04}
organizations:
  - id: so-noi-vu
    name: Sở Nội vụ
proceedings:
  # cuối trang 2
  - id: p1
    kind: discussion # ?
    by: so-noi-vu
    text: |
      Đề nghị các đơn vị:
      # rà soát hồ sơ
    cites:
      - {type: Kết luận, number: 21-KL/TW} # xem lại
    quote: Đề nghị các đơn vị rà soát hồ sơ
  - id: p2
    kind: report
    title: Kết quả tháng 2
    text: Đạt 90%
  - {id: p3, kind: speech, text: Báo cáo trước ngày 10/3}
directives:
- id: d1
  kind: request
  text: Rà soát   # nhắc lại
  number: 05-NQ/CB
  follows: p2
- id: d2
  kind: recommendation
  text: Quan tâm đầu tư
tasks:
- id: t1
  title: Gửi báo cáo
  directive: d1
  lead: so-noi-vu
x-import:
  file: a.docx
  format: docx
  lines:
    d1: 9
    p1: 12
    p1.by: 11
    p1.text: 12
    p10: 15
  uncertain:
    - field: p1
      line: 12
    - field: p1.text
      line: 12
      text: rà soát
";

/// What has changed in the draft, line by line.
fn changes_of_draft(office: &Office) -> String {
    let now = fs::read_to_string(office.root().join(DRAFT_PATH)).unwrap();
    similar::TextDiff::from_lines(DRAFT, &now).unified_diff().context_radius(1).to_string()
}

#[test]
fn a_part_becomes_one_of_another_kind() {
    let office = office_with_draft();
    let run = office.run(&[
        "set",
        "2024-03-04#p1",
        "--as",
        "directive",
        "lead=Sở Nội vụ",
        "due=15/3/2024",
        "due_text=trước 16/3",
    ]);
    assert_eq!(
        (run.stderr.as_str(), run.code),
        ("2024-03-04-giao-ban#p1 is now #d3: `lead` → so-noi-vu; `due` → 2024-03-15; `due_text` → “trước 16/3”\n", 0)
    );
    assert_snapshot!(changes_of_draft(&office));
    assert_eq!(office.run(&["validate"]).code, 0);
}

#[test]
fn what_refers_to_it_follows() {
    let office = office_with_draft();
    // A list of work takes a directive as it takes a task; the text of another record is left to its author.
    let run = office.run(&["--lang", "vi", "set", "2024-03-04#t1", "--as", "directive", "directive="]);
    assert_eq!(run.stderr, "2024-03-04-giao-ban#t1 nay là #d3: bỏ `directive` (trước là d1)\n");
    let later = fs::read_to_string(office.root().join("records/2024/2024-03-11-giao-ban.yaml")).unwrap();
    assert!(later.ends_with("reviews:\n  - 2024-03-04-giao-ban#d3\n"), "{later}");
    assert_snapshot!(changes_of_draft(&office));
    assert_eq!(office.run(&["validate"]).code, 0);
}

#[test]
fn several_parts_become_ones_of_another_kind_or_none() {
    let office = office_with_draft();
    let refused = office.run(&["set", "2024-03-04#p3", "2024-03-04#p2", "--as", "directive", "lead=Sở Nội vụ"]);
    assert_eq!(refused.code, 2, "{}", refused.transcript());
    assert_eq!(fs::read_to_string(office.root().join(DRAFT_PATH)).unwrap(), DRAFT);
    let shown = office.run(&["set", "2024-03-04#p3", "2024-03-04#d2", "--as", "task", "lead=Sở Nội vụ", "--dry-run"]);
    assert_eq!(fs::read_to_string(office.root().join(DRAFT_PATH)).unwrap(), DRAFT);
    assert!(shown.stdout.contains("+  title: Quan tâm đầu tư"), "{}", shown.transcript());
    let run = office.run(&["set", "2024-03-04#p3", "2024-03-04#d2", "--as", "task", "lead=Sở Nội vụ"]);
    assert_eq!(
        run.stderr,
        "2024-03-04-giao-ban#p3 is now #t2: `lead` → so-noi-vu\n2024-03-04-giao-ban#d2 is now #t3: `lead` → so-noi-vu\n"
    );
    // Fields of several items change together as well.
    let run = office.run(&["set", "2024-03-04#t2", "2024-03-04/t3", "due=31/3/2024"]);
    assert_eq!(run.stderr, "2024-03-04-giao-ban#t2: `due` → 2024-03-31\n2024-03-04-giao-ban#t3: `due` → 2024-03-31\n");
    assert_snapshot!(changes_of_draft(&office));
    assert_eq!(office.run(&["validate"]).code, 0);
}

#[test]
fn what_would_be_lost_or_left_behind_is_named() {
    let office = office_with_draft();
    let mut shown = String::new();
    for language in ["en", "vi"] {
        for arguments in [
            &["2024-03-04#p2", "--as", "directive"][..],
            &["2024-03-04#p1", "--as", "task"],
            &["2024-03-04#d1", "--as", "task"],
            &["2024-03-04#d1", "--as", "task", "number=", "follows="],
            &["2024-03-04#d2", "--as", "proceeding"],
            &["2024-03-04#d2", "--as", "proceeding", "kind=chuyện"],
            &["2024-03-04#p2", "--as", "directive", "title="],
            &["2024-03-04#so-noi-vu", "--as", "task"],
            &["2024-03-04", "--as", "task"],
            &["2024-03-04#p3", "--as", "agenda", "lead=A"],
            &["2024-03-04#p3", "--as", "chuyện"],
            &["2024-03-04#p3", "lead"],
            &["2024-03-04#p3"],
        ] {
            let line = [&["--lang", language, "set"], arguments].concat();
            shown += &format!("$ meeting {}\n{}\n", line.join(" "), office.run(&line).transcript());
        }
    }
    assert_snapshot!(shown);
    assert_eq!(fs::read_to_string(office.root().join(DRAFT_PATH)).unwrap(), DRAFT);
}

#[test]
fn back_and_onto_the_agenda() {
    let office = office_with_draft();
    let lines: &[&[&str]] = &[
        &["set", "2024-03-04#d2", "--as", "proceeding", "kind=proposal"],
        &["set", "2024-03-04#p4", "--as", "directive", "kind=recommendation"],
        &["set", "2024-03-04#p3", "--as", "agenda"],
        &["set", "2024-03-04#d1", "--as", "directive"],
        &["set", "2024-03-04#p1", "--as", "directive", "kind=request"],
        &["set", "2024-03-04#d3", "--as", "proceeding", "kind=discussion"],
    ];
    assert_snapshot!(session(&office, lines));
    assert_snapshot!(changes_of_draft(&office));
    assert_eq!(office.run(&["validate"]).code, 0);
}

#[test]
fn a_final_record_keeps_its_kinds() {
    let office = office_with_draft();
    let text = DRAFT.replace("state: draft", "state: final\nparticipants: [{id: an, name: An, roles: [chair]}]");
    office.write(DRAFT_PATH, &text);
    let run = office.run(&["set", "2024-03-04#p3", "--as", "directive"]);
    assert_eq!(
        run.stderr,
        "error: cannot change `proceedings`: the record is final\n  help: to correct the record, make it a draft first: meeting set 2024-03-04 state=draft\n"
    );
    assert_eq!(fs::read_to_string(office.root().join(DRAFT_PATH)).unwrap(), text);
}

#[test]
fn what_an_import_left_over_is_taken_up_and_given_back() {
    let office = office_with_draft();
    office.write(
        DRAFT_PATH,
        format!(
            "{DRAFT}  left:\n    - line: 20\n      text: Hoãn họp.\n    - line: 21\n      text: 1. Đề nghị Sở Nội vụ rà soát hồ sơ.\n    \
             - line: 22\n      text: '- Thông qua.'\n"
        ),
    );
    let shown = session(
        &office,
        &[
            &["set", "2024-03-04#left4", "--as", "directive"],
            &["set", "2024-03-04#left2", "2024-03-04#left2", "--as", "directive"],
            &["set", "2024-03-04#left2", "2024-03-04#left3", "--as", "directive", "lead=Sở Nội vụ"],
            &["set", "2024-03-04#left1", "--as", "proceeding", "kind=discussion"],
            &["--lang", "vi", "set", "2024-03-04#left1", "--as", "task"],
            // What was not read out of the source cannot go back to it, nor what something refers to.
            &["--lang", "vi", "set", "2024-03-04#d2", "--as", "left"],
            &["set", "2024-03-04#d1", "--as", "left"],
            &["set", "2024-03-04#p1", "--as", "left"],
            &["--lang", "vi", "set", "2024-03-04#d3", "--as", "left"],
            &["set", "2024-03-04#d4", "--as", "left", "lead="],
        ],
    );
    assert_snapshot!(shown);
    assert_snapshot!(changes_of_draft(&office));
    assert_eq!(office.run(&["validate"]).code, 0);
}

/// A draft of an import with headings, speakers and people.
const HEADINGS: &str = "format: 1
id: 2024-03-04-giao-ban
title: Giao ban
state: draft
session:
  kind: regular-meeting
  date: 2024-03-04
organizations:
  - id: so-noi-vu
    name: Sở Nội vụ
participants:
  - id: le-huu-phuoc
    name: Lê Hữu Phước
    positions:
      - Giám đốc
  - id: tran-an
    name: Trần An
proceedings:
  - id: p1
    kind: discussion
    title: Về kinh phí
    by: le-huu-phuoc
    text: Sở Nội vụ rà soát kinh phí
  - id: p2
    kind: speech
    title: Khai mạc
tasks:
  - id: t1
    title: Gửi báo cáo
    lead: so-noi-vu
x-import:
  file: a.txt
  format: text
  digest: '00'
  lines:
    le-huu-phuoc: 2
    p1: 5
    p1.by: 4
    p1.title: 4
    p1.text: 5
    p2: 6
    tran-an: 3
  uncertain:
    - field: p1
      line: 5
";

fn office_with_headings() -> Office {
    let office = Office::empty();
    office.write("meeting.yaml", "");
    office.write(DRAFT_PATH, HEADINGS);
    office
}

/// What has changed in the record with headings, line by line.
fn changes_of_headings(office: &Office) -> String {
    let now = fs::read_to_string(office.root().join(DRAFT_PATH)).unwrap();
    similar::TextDiff::from_lines(HEADINGS, &now).unified_diff().context_radius(1).to_string()
}

#[test]
fn what_a_part_says_stays_and_its_heading_is_named() {
    let office = office_with_headings();
    let shown = session(
        &office,
        &[
            &["set", "2024-03-04#p1", "--as", "task"],
            &["--lang", "vi", "set", "2024-03-04#p1", "--as", "agenda"],
            &["set", "2024-03-04#p1", "--as", "task", "title=", "by="],
            // Where a heading is all that it says, that is kept; a title becomes a text again.
            &["set", "2024-03-04#p2", "--as", "directive"],
            &["--lang", "vi", "set", "2024-03-04#t1", "--as", "proceeding", "kind=report", "lead="],
        ],
    );
    assert_snapshot!(shown);
    assert_snapshot!(changes_of_headings(&office));
    assert_eq!(office.run(&["validate"]).code, 0);
}

#[test]
fn what_was_taken_out_comes_back_as_it_was() {
    let office = office_with_headings();
    for id in ["p1", "p2", "tran-an"] {
        let item = format!("2024-03-04#{id}");
        assert_eq!(office.run(&["set", &item, "--as", "left"]).code, 0);
        let run = office.run(&["set", "2024-03-04#left1", "--as", "back"]);
        assert_eq!(run.stderr, format!("2024-03-04-giao-ban#left1 is now #{id}\n"));
        let now = fs::read_to_string(office.root().join(DRAFT_PATH)).unwrap();
        // The notes of the import are in no order.
        assert_eq!(lossless_yaml::parse(&now).unwrap().value, lossless_yaml::parse(HEADINGS).unwrap().value, "{id}");
        assert_eq!(now.split("x-import").next(), HEADINGS.split("x-import").next(), "{id}");
    }
    let shown = session(
        &office,
        &[
            &["set", "2024-03-04#p1", "2024-03-04#tran-an", "--as", "left"],
            &["set", "2024-03-04#left1", "--as", "left"],
            &["--lang", "vi", "set", "2024-03-04#left2", "--as", "left"],
            &["set", "2024-03-04#p2", "--as", "back"],
            &["--lang", "vi", "set", "2024-03-04#p2", "--as", "back"],
            &["set", "2024-03-04#left3", "--as", "left"],
            // What it was goes with it into another kind, too.
            &["set", "2024-03-04#left1", "--as", "directive"],
            &["set", "2024-03-04#left1", "--as", "directive", "title=", "lead=Lê Hữu Phước"],
            &["set", "2024-03-04", "x-import="],
            &["--lang", "vi", "set", "2024-03-04#d1", "--as", "left"],
            &["set", "2024-03-04#d1", "--as", "left"],
        ],
    );
    assert_snapshot!(shown);
    assert_snapshot!(changes_of_headings(&office));
    assert_eq!(office.run(&["validate"]).code, 0);
}

#[test]
fn a_name_of_the_record_is_written_as_its_id() {
    let office = office_with_headings();
    let lines: &[&[&str]] = &[
        &["set", "2024-03-04#p1", "--as", "directive", "title=", "by=Lê Hữu Phước", "to=Sở Nội vụ;Các phòng"],
        &["set", "2024-03-04#d1", "lead+=Trần An", "support=Sở Nội vụ;Sở Nội vụ"],
        &["set", "2024-03-04#t1", "lead=Lê Hữu Phước"],
        &[
            "set",
            "2024-03-04#tran-an",
            "organization=Sở Nội vụ",
            "represents=Sở Tài chính",
            "delegated_to=Lê Hữu Phước",
        ],
        &["rename", "2024-03-04#le-huu-phuoc", "phuoc"],
        &["set", "2024-03-04#d1", "lead-=Trần An"],
    ];
    assert_snapshot!(session(&office, lines));
    assert_snapshot!(changes_of_headings(&office));
    assert_eq!(office.run(&["validate"]).code, 0);
}

#[test]
fn what_is_named_twice_or_in_the_wrong_place_is_said() {
    let office = office_with_headings();
    let mut shown = String::new();
    for language in ["en", "vi"] {
        for arguments in [
            &["2024-03-04#p2", "2024-03-04-giao-ban/p2", "--as", "directive"][..],
            &["2024-03-04#p2", "text=A", "text=B"],
            &["2024-03-04#p2", "id=p9"],
            &["2024-03-04#p1", "text=x", "2024-03-04#p2"],
        ] {
            let line = [&["--lang", language, "set"], arguments].concat();
            shown += &format!("$ meeting {}\n{}\n", line.join(" "), office.run(&line).transcript());
        }
    }
    assert_snapshot!(shown);
    assert_eq!(changes_of_headings(&office), "");
}
