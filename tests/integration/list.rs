//! `meeting list`, in every form, at several widths.

use std::fmt::Write as _;

use insta::assert_snapshot;
use meeting_core::model::field::{FieldId, Kind};

use crate::support::Office;

/// Runs the program in a window of a width.
fn at(office: &Office, width: &str, arguments: &[&str]) -> String {
    office.finish(office.command().env("COLUMNS", width).args(arguments)).transcript()
}

#[test]
fn what_an_office_asks() {
    let office = Office::sample();
    assert_snapshot!(office.run(&["list", "--lang", "vi"]).transcript());
    assert_snapshot!(office.run(&["list", "directives", "cites:21-KL/TW", "--lang", "vi"]).transcript());
    assert_snapshot!(
        office.run(&["list", "tasks", "is:overdue", "--as-of", "2023-12-31", "--lang", "vi"]).transcript()
    );
    assert_snapshot!(office.run(&["list", "people", "org:so-gddt", "--sort", "name", "--lang", "vi"]).transcript());
    assert_snapshot!(office.run(&["list", "organizations", "--lang", "vi"]).transcript());
    assert_snapshot!(office.run(&["list", "documents", "--lang", "vi"]).transcript());
}

#[test]
fn tables_stay_aligned_at_every_width() {
    let office = Office::sample();
    for width in ["60", "80", "120"] {
        for kind in ["sessions", "directives", "tasks", "people", "organizations", "documents"] {
            let list = ["list", kind, "--lang", "vi"];
            let table = office.finish(office.command().env("COLUMNS", width).args(list)).stdout;
            let limit: usize = width.parse().unwrap();
            for line in table.lines() {
                assert!(line.chars().count() <= limit, "{kind} at {width}: {line}");
            }
        }
        assert_snapshot!(format!("directives_{width}"), at(&office, width, &["list", "directives", "date:2023-05"]));
        assert_snapshot!(format!("people_{width}"), at(&office, width, &["list", "people", "--limit", "5"]));
        assert_snapshot!(format!("documents_{width}"), at(&office, width, &["list", "documents", "--limit", "5"]));
    }
}

/// A table of sessions begins with what can be typed for each of them, and marks drafts; programs get what they got.
#[test]
fn sessions_can_be_named_and_drafts_are_marked() {
    let office = Office::empty();
    let record = |id: &str, state: &str, title: &str| {
        let day = &id[..10];
        let text =
            format!("format: 1\nid: {id}\ntitle: {title}\nstate: {state}\nsession: {{ kind: other, date: {day} }}\n");
        office.write(&format!("records/2024/{id}.yaml"), text);
    };
    record("2024-03-01-giao-ban-tuan", "final", "Giao ban tuần");
    record("2024-03-01-giao-ban-thang", "draft", "Giao ban tháng");
    record("2024-03-08-chuyen-doi-so-cua-cac-don-vi-truc-thuoc", "draft", "Chuyển đổi số");
    assert_snapshot!(at(&office, "80", &["list", "--lang", "en"]));
    assert_snapshot!(at(&office, "80", &["list", "--lang", "vi"]));
    // Each of them can be typed.
    let table = office.run(&["list", "--columns", "ref", "--lang", "en"]).stdout;
    let ids: Vec<&str> = table.lines().skip(2).map(str::trim).collect();
    assert_eq!(ids.len(), 3);
    for id in ids {
        assert_eq!(office.run(&["show", id, "--format", "json"]).code, 0, "{id}");
    }
    assert_eq!(
        office.run(&["list", "--format", "csv"]).stdout.lines().next(),
        Some("date,kind,title,chair"),
        "machine formats are unchanged"
    );
    assert_snapshot!(office.run(&["list", "--format", "csv", "--columns", "ref,title"]).stdout);
    let by = |key: &str| office.run(&["list", "--sort", key, "--format", "ids"]).stdout;
    assert_eq!(by("ref"), by("id"));
}

/// Kinds and commands as people call them out of habit: what was probably meant, as a command that can be copied.
#[test]
fn what_was_probably_meant() {
    let office = Office::sample();
    let mut shown = String::new();
    for line in [
        "list decisions zzz",
        "list todo is:open lead:zzz",
        "list meetings zzz",
        "list actions zzz",
        "list task zzz",
        "list việc zzz",
        "list công việc zzz",
        "list decisoins zzz",
        "report todo zzz",
        "lint records",
        "find khen thưởng",
        "ls",
        "status",
        "rm 2023-05-08-dang-uy-khoi-lam-viec",
        "delete",
        "xóa",
        "add-task 2023-05-08",
        "task list is:open",
        "task remove",
    ] {
        for language in ["en", "vi"] {
            let words: Vec<&str> = line.split(' ').chain(["--lang", language]).collect();
            writeln!(shown, "$ meeting {line} ({language})\n{}", office.run(&words).transcript()).unwrap();
        }
    }
    assert_snapshot!(shown);
}

/// A record is deleted with git only where there is git.
#[test]
fn deleting_is_advised_as_it_works_there() {
    let office = Office::empty();
    let advice = |language: &str| office.run(&["delete", "2024-03-01-giao-ban", "--lang", language]).stderr;
    let outside = advice("en");
    assert!(outside.contains("delete its file, records/2024/2024-03-01-giao-ban.yaml;"), "{outside}");
    let outside = advice("vi");
    assert!(outside.contains("xóa tệp records/2024/2024-03-01-giao-ban.yaml;"), "{outside}");
    assert!(office.program("git").args(["init", "-q"]).current_dir(office.root()).status().unwrap().success());
    for language in ["en", "vi"] {
        let inside = advice(language);
        assert!(inside.contains("`git rm records/2024/2024-03-01-giao-ban.yaml`"), "{inside}");
    }
}

/// What was understood of a day is said where its words leave room, in the language of the interface, beside the results.
#[test]
fn days_are_said_where_their_words_leave_room() {
    let office = Office::sample();
    let run = |arguments: &[&str]| office.run(&[arguments, &["--as-of", "2023-06-14"]].concat());
    let list = run(&["list", "date:8/5", "--format", "ids"]);
    assert_eq!((list.stderr.as_str(), list.stdout.lines().count()), ("date: read \"8/5\" as 2023-05-08\n", 1));
    let list = run(&["list", "tasks", "hạn:tháng 12", "--format", "ids", "--lang", "vi"]);
    assert_eq!(list.stderr, "due: “tháng 12” được hiểu là từ 01/12/2023 đến 31/12/2023\n");
    assert_eq!(run(&["report", "due:Friday", "--format", "csv"]).stderr, "due: read \"Friday\" as 2023-06-16\n");
    assert_eq!(run(&["search", "học", "date:8/5", "--format", "ids", "--quiet"]).stderr, "");
    assert_eq!(run(&["list", "date:hôm qua", "--format", "ids"]).stderr, "");
}

/// Columns can be typed as people call them, in either language.
#[test]
fn columns_as_they_are_called() {
    let office = Office::sample();
    let list = |more: &[&str]| office.run(&[&["list", "tasks", "--limit", "5", "--format", "csv"], more].concat());
    let expected = list(&["--columns", "ref,lead,due", "--sort", "-due"]);
    assert_eq!(expected.code, 0);
    for (columns, sort) in
        [("ref,chủ trì,hạn", "-hạn"), ("ref,owner,deadline", "-Deadline"), ("ref,chu-tri,han", "-han")]
    {
        let typed = list(&["--columns", columns, "--sort", sort]);
        assert_eq!((typed.stdout, typed.code), (expected.stdout.clone(), 0), "{columns}");
    }
    let grouped = |by: &str| office.run(&["list", "tasks", "--group", by, "--columns", "ref"]).stdout;
    assert_eq!(grouped("chủ trì"), grouped("lead"));
    let report = |by: &str| office.run(&["report", "--by", by]);
    for by in ["owner", "đơn vị chủ trì", "tháng họp", "cơ quan, đơn vị"] {
        assert_eq!(report(by).code, 0, "{by}");
    }
    assert_eq!(report("Tháng họp").stdout, report("month").stdout);
    // "Chủ trì" is the label of one and a name of the other.
    assert_eq!(report("chủ trì").code, 2);
    assert_snapshot!(office.run(&["list", "tasks", "--sort", "mã"]).transcript());
    assert_snapshot!(office.run(&["list", "tasks", "--sort", "mã", "--lang", "vi"]).transcript());
    assert_snapshot!(office.run(&["list", "tasks", "--sort", "onwer"]).transcript());
}

#[test]
fn forms_for_programs() {
    let office = Office::sample();
    let query = ["list", "tasks", "date:2023-11-14"];
    let with = |more: &[&str]| office.run(&[&query[..], more].concat()).transcript();
    assert_snapshot!(with(&["--format", "json", "--limit", "1"]));
    assert_snapshot!(with(&["--format", "jsonl", "--columns", "ref,due"]));
    assert_snapshot!(with(&["--format", "csv"]));
    assert_snapshot!(with(&["--format", "ids", "--lang", "vi"]));
    let csv = office.run(&[&query[..], &["--format", "csv", "--bom"]].concat()).stdout;
    assert!(csv.starts_with('\u{feff}'));
    // Machine formats do not change with the language.
    for format in ["json", "jsonl", "csv", "ids"] {
        let run = |language| office.run(&["list", "directives", "--format", format, "--lang", language]).stdout;
        assert_eq!(run("vi"), run("en"));
    }
}

#[test]
fn sorting_grouping_limiting() {
    let office = Office::sample();
    assert_snapshot!(
        office.run(&["list", "tasks", "--group", "lead", "--columns", "ref,title,due", "--lang", "vi"]).transcript()
    );
    assert_snapshot!(
        office
            .run(&["list", "directives", "--sort", "kind,-date", "--columns", "kind,date,ref", "--limit", "8"])
            .transcript()
    );
    assert_snapshot!(office.run(&["list", "people", "--sort", "-last,name", "--columns", "name,last"]).transcript());
    assert_snapshot!(office.run(&["list", "tasks", "--columns", "help"]).transcript());
}

#[test]
fn groups_count_what_a_limit_leaves_out() {
    let office = Office::sample();
    let headings = |arguments: &[&str]| -> Vec<(String, String)> {
        let run = office.finish(office.command().env("COLUMNS", "400").args(arguments));
        assert_eq!(run.code, 0, "{arguments:?} {}", run.stderr);
        let heading = |group: &str| {
            let (value, count) = group.lines().next().unwrap().rsplit_once(" (").unwrap();
            let count = count.trim_end_matches(')');
            (value.to_owned(), count.rsplit_once(" of ").map_or(count, |(_, total)| total).to_owned())
        };
        run.stdout.split("\n\n").map(heading).collect()
    };
    for kind in Kind::ALL {
        for field in FieldId::columns(kind) {
            let list = ["list", kind.name(), "--group", field.name()];
            let all = headings(&list);
            let some = headings(&[&list[..], &["--limit", "2"]].concat());
            assert!(!some.is_empty() && some.iter().all(|(_, total)| total != "0"), "{list:?} {some:?}");
            for heading in &some {
                assert!(all.contains(heading), "{list:?} {heading:?} {all:?}");
            }
        }
    }
}

#[test]
fn ids_and_their_beginnings() {
    let office = Office::sample();
    let refs = |query: &str| office.run(&["list", "directives", query, "--format", "ids"]).stdout.lines().count();
    assert_eq!(refs("id:2023-05-08"), 5);
    assert_eq!(refs("id:2023-05-08#d1"), 1);
    assert_eq!(refs("id:d1"), 10);
    assert_eq!(refs("id:2023-05-08-dang"), 5);
    assert_eq!(refs("id:2022"), 0);
}

#[test]
fn mistakes_and_nothing() {
    let office = Office::sample();
    assert_snapshot!(office.run(&["list", "tasks", "laed:so-gddt", "--lang", "vi"]).transcript());
    assert_snapshot!(office.run(&["list", "tasks", "date:2023-13"]).transcript());
    assert_snapshot!(office.run(&["list", "tasks", "--columns", "ref,titel"]).transcript());
    assert_snapshot!(office.run(&["list", "tasks", "--sort", "chair"]).transcript());
    assert_snapshot!(office.run(&["list", "--bom"]).transcript());
    assert_snapshot!(office.run(&["list", "--group", "kind", "--format", "ids"]).transcript());
    assert_snapshot!(office.run(&["list", "tasks", "title:khongcogi"]).transcript());
}

#[test]
fn a_kind_as_people_call_it_is_no_kind() {
    let office = Office::sample();
    let said = |arguments: &[&str]| office.run(arguments).stderr;
    for (arguments, command) in [
        (&["list", "nhiệm", "vụ"][..], "meeting list tasks"),
        (&["list", "nhiem-vu"], "meeting list tasks"),
        (&["list", "chỉ đạo"], "meeting list directives"),
        (&["report", "nhiệm vụ"], "meeting report tasks"),
    ] {
        assert!(said(arguments).contains(&format!("run `{command}`")), "{arguments:?}");
        assert_eq!(said(&[arguments, &["-q"]].concat()), "", "{arguments:?}");
    }
    assert!(!said(&["list", "tasks", "chỉ đạo"]).contains("run `meeting"));
    assert!(said(&["list", "tasks", "overdue"]).contains("write `is:overdue`"));
}

#[test]
fn a_bad_record_does_not_hide_the_others() {
    let office = Office::sample();
    office.write("records/2024/2024-02-02-hong.yaml", "title: A: B\n");
    assert_snapshot!(office.run(&["list", "date:2024", "--lang", "vi"]).transcript());
    office.write(
        "records/2024/2024-02-03-la.yaml",
        "format: 1\nid: 2024-02-03-la\ntitle: [1]\nsession: {date: 2024-02-03}\n",
    );
    assert_snapshot!(office.run(&["list", "date:2024", "--columns", "id,title"]).transcript());
}

#[test]
fn cells_cannot_talk_to_the_terminal_or_the_spreadsheet() {
    let office = Office::empty();
    let text = "format: 1\nid: 2024-01-02-a\ntitle: \"=HYPERLINK(1)\\u001b[31m\\u202e\"\nstate: draft\n\
                session: {kind: other, date: 2024-01-02}\n";
    office.write("records/2024/2024-01-02-a.yaml", text);
    let table = office.run(&["list", "--columns", "title"]).stdout;
    assert!(!table.contains('\u{1b}') && !table.contains('\u{202e}'), "{table:?}");
    let csv = office.run(&["list", "--columns", "title", "--format", "csv"]).stdout;
    assert!(csv.contains("'=HYPERLINK"), "{csv}");
}

/// A record whose title has control sequences and a spreadsheet formula, written with the line ends of Windows.
#[cfg(unix)]
fn hostile() -> Office {
    let office = Office::empty();
    let text = "format: 1\nid: 2024-01-08-a\ntitle: \"\\e[31mĐỏ\\e[0m;=1+1\"\nstate: draft\nsession:\n  kind: other\n  date: 2024-01-08\n";
    office.write("records/2024/2024-01-08-a.yaml", text.replace('\n', "\r\n"));
    office
}

#[cfg(unix)]
#[test]
fn csv_on_a_terminal_shows_escapes_and_has_its_line_ends() {
    let office = hostile();
    let shown = |arguments: &[&str]| {
        let mut terminal = crate::terminal::Terminal::start(&office, 100, &[], arguments);
        assert_eq!(terminal.end(), 0);
        // The terminal shows an empty line when its keyboard is taken away.
        String::from_utf8(terminal.bytes()).unwrap().trim_end().to_owned()
    };
    let csv = ["list", "--format", "csv", "--columns", "id,title", "--color", "always"];
    assert_eq!(shown(&csv), "id,title\r\n2024-01-08-a,␛[31mĐỏ␛[0m;'=1+1");
    for arguments in [
        &["list", "--format", "json"][..],
        &["list", "--format", "jsonl"],
        &["list", "--format", "ids"],
        &["show", "2024-01-08-a", "--format", "yaml"],
        &["show", "2024-01-08-a", "--format", "json"],
        &["report", "--format", "csv"],
    ] {
        let shown = shown(arguments);
        assert!(!shown.contains('\u{1b}') && !shown.contains('␍'), "{arguments:?}: {shown:?}");
    }
    // Elsewhere CSV is what RFC 4180 says.
    assert_eq!(office.run(&csv).stdout, "id,title\r\n2024-01-08-a,\u{1b}[31mĐỏ\u{1b}[0m;'=1+1\r\n");
}
