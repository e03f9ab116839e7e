//! The words of offices: kinds, roles and votes of the format, and the kinds and fields that an office adds.

use std::fs;

use insta::assert_snapshot;

use crate::support::Office;

const GENERAL_MEETING: &str = "2024-02-23";

#[test]
fn votes_deputies_and_groups_at_sites_are_shown() {
    let office = Office::sample();
    for language in ["vi", "en"] {
        let shown = office.run(&["show", GENERAL_MEETING, "--lang", language]);
        assert_eq!(shown.code, 0, "{}", shown.stderr);
        assert_snapshot!(format!("general_meeting_{language}"), shown.stdout);
    }
    let chaired = |query: &str| office.run(&["list", query, "--format", "ids"]).stdout;
    assert_eq!(chaired("chair:Trần Thị Mận"), "2024-02-23-dai-hoi-hoi-khuyen-hoc-huyen\n");
    assert_eq!(chaired("kind:general-meeting"), "2024-02-23-dai-hoi-hoi-khuyen-hoc-huyen\n");
    assert_eq!(chaired("kind:đại hội"), "2024-02-23-dai-hoi-hoi-khuyen-hoc-huyen\n");
}

#[test]
fn an_equal_chair_of_older_records_is_a_chair() {
    let office = Office::sample();
    let path = office.root().join("records/2024/2024-02-23-dai-hoi-hoi-khuyen-hoc-huyen.yaml");
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, text.replace("- deputy-chair", "- co-chair")).unwrap();
    let run = office.run(&["validate", "--warnings-as-errors"]);
    assert_eq!(run.code, 0, "{}", run.stdout);
    assert!(run.stdout.contains("note[old-form]"), "{}", run.stdout);
    assert_eq!(office.run(&["validate", "--fix"]).code, 0);
    assert_eq!(fs::read_to_string(&path).unwrap(), text.replace("- deputy-chair", "- chair"));
}

const TASK: &str = "2024-03-14#t2";

#[test]
fn the_address_of_work_elsewhere() {
    let office = Office::sample();
    let url = |office: &Office| office.run(&["list", "tasks", "id:2024-03-14#t2", "--columns", "ref,url"]);
    assert!(url(&office).stdout.contains("https://example.org/tickets/PLAT-212"));
    let json = office.run(&["list", "tasks", "id:2024-03-14#t2", "--format", "json"]).json();
    assert_eq!(json["items"][0]["url"], "https://example.org/tickets/PLAT-212");
    let shown = |language: &str| office.run(&["show", TASK, "--lang", language]).stdout;
    assert!(shown("vi").contains("Địa chỉ web: https://example.org/tickets/PLAT-212"), "{}", shown("vi"));
    assert!(shown("en").contains("Web address: https://example.org/tickets/PLAT-212"), "{}", shown("en"));
    let new = &["new", "--title", "Họp", "--date", "20/3/2024", "--kind", "team-meeting", "--draft"];
    assert_eq!(office.run(new).code, 0);
    let add = ["add", "2024-03-20", "task", "Dịch màn hình; Priya Raman", "--url", "https://example.org/t/9"];
    assert_eq!(office.run(&add).code, 0);
    assert_eq!(office.run(&["set", "2024-03-20#t1", "url=https://example.org/t/10"]).code, 0);
    let refs = office
        .run(&["list", "tasks", "--columns", "url", "--sort", "url", "--format", "csv"])
        .stdout
        .replace("\r\n", "\n");
    assert!(
        refs.starts_with(
            "url\nhttps://example.org/cong-viec/112\nhttps://example.org/t/10\nhttps://example.org/tickets/PLAT-212\n"
        ),
        "{refs}"
    );
    assert_eq!(office.run(&["set", "2024-03-20#t1", "url=PLAT-9"]).code, 0);
    assert!(office.run(&["validate"]).stdout.contains("warning[web-address]: “PLAT-9” is not a web address"));
}

const KINDS: &str =
    "kinds:\n  tiep-cong-dan: {vi: tiếp công dân, en: citizen reception}\n  hop-phu-huynh: họp phụ huynh\n";

fn reception(kind: &str) -> String {
    format!(
        "format: 1\nid: 2024-03-04-tiep-cong-dan\ntitle: Tiếp công dân tháng 3\nstate: final\n\
         session: {{kind: {kind}, date: 2024-03-04}}\nparticipants:\n  - {{id: an, name: Trần An, roles: [chair]}}\n"
    )
}

#[test]
fn kinds_of_an_office() {
    let office = Office::empty();
    let settings = office.write("meeting.yaml", KINDS);
    let record = office.write("records/2024/2024-03-04-tiep-cong-dan.yaml", reception("tiep-cong-dan"));
    let run = |arguments: &[&str]| office.run(arguments);
    assert_eq!(run(&["validate", "--warnings-as-errors"]).code, 0);
    for (language, words) in [("vi", "tiếp công dân"), ("en", "citizen reception")] {
        for arguments in [&["list", "--columns", "id,kind"][..], &["show", "2024-03-04"]] {
            let shown = run(&[arguments, &["--lang", language]].concat()).stdout;
            assert!(shown.contains(words), "{shown}");
        }
    }
    // By the name and by the words, in either language.
    for query in ["kind:tiep-cong-dan", "kind:tiếp công dân", "kind:\"citizen reception\"", "kind:other,tiep-cong-dan"]
    {
        assert_eq!(run(&["list", query, "--format", "ids"]).stdout, "2024-03-04-tiep-cong-dan\n", "{query}");
        assert_eq!(run(&["search", query, "--format", "ids"]).stdout, "2024-03-04-tiep-cong-dan\n", "{query}");
    }
    assert_eq!(run(&["list", "kind:hop-phu-huynh", "--format", "ids"]).stdout, "");
    assert!(run(&["list", "kind:tiep-cong"]).stderr.contains("tiep-cong-dan"));
    let json = run(&["list", "--format", "json"]).json();
    assert_eq!(json["items"][0]["kind"], "tiep-cong-dan");
    // Made and changed by the name and by the words.
    assert_eq!(run(&["new", "--title", "Họp phụ huynh", "--date", "5/3/2024", "--kind", "họp phụ huynh"]).code, 0);
    assert_eq!(run(&["list", "kind:hop-phu-huynh", "--format", "ids"]).stdout, "2024-03-05-hop-phu-huynh\n");
    assert_eq!(run(&["set", "2024-03-05", "session.kind=citizen reception"]).code, 0);
    assert_eq!(run(&["list", "kind:tiep-cong-dan", "--format", "ids"]).stdout.lines().count(), 2);
    let refused = run(&["new", "--title", "X", "--kind", "tiep-cong-d"]);
    assert_eq!((refused.code, refused.stderr.contains("tiep-cong-dan")), (2, true), "{}", refused.stderr);
    // What is not declared is an error, with the nearest name.
    fs::write(&record, reception("tiep-cong-dam")).unwrap();
    assert_snapshot!("kinds_misspelled", run(&["validate"]).transcript());
    fs::write(&record, reception("tiep-cong-dan")).unwrap();
    fs::write(&settings, "").unwrap();
    assert!(run(&["validate"]).stdout.contains("unknown-value"));
    fs::write(&settings, "kinds:\n  other: khác\n  Họp: họp\n  a: {de: Sitzung}\n  b: ''\n").unwrap();
    assert_snapshot!("kinds_wrong", run(&["validate"]).transcript());
}

#[test]
fn the_schema_for_editors_has_the_kinds_of_the_office() {
    let office = Office::empty();
    assert_eq!(office.run(&["init", "."]).code, 0);
    let path = office.root().join("meeting.yaml");
    fs::write(&path, KINDS).unwrap();
    let outdated = office.run(&["validate"]);
    assert!(outdated.stdout.contains("outdated-schema"), "{}", outdated.stdout);
    assert_eq!(office.run(&["validate", "--fix"]).code, 0);
    let schema = fs::read_to_string(office.root().join("schemas/meeting-record.schema.json")).unwrap();
    assert!(schema.contains("\"hop-phu-huynh\""));
    assert_eq!(office.run(&["schema"]).stdout, schema);
    assert!(!office.run(&["validate"]).stdout.contains("outdated-schema"));
}

const FIELDS: &str = "fields:
  x-officer: {title: {vi: Chuyên viên theo dõi, en: Officer}, changeable: true}
  x-received: {title: {vi: Ngày nhận, en: Received}, where: [record, task], type: date}
  x-pages: {title: {vi: Số trang, en: Pages}, where: [session, directive], type: number}
  x-level: {title: Mức, where: [participant, organization, task], type: choice, values: [cao, thấp]}
";

fn with_fields() -> Office {
    let office = Office::empty();
    office.write("meeting.yaml", FIELDS);
    office.write(
        "records/2024/2024-03-04-giao-ban.yaml",
        "format: 1
id: 2024-03-04-giao-ban
title: Giao ban
state: final
session:
  kind: regular-meeting
  date: 2024-03-04
  x-pages: 4
organizations:
  - {id: van-phong, name: Văn phòng, x-level: cao}
participants:
  - {id: an, name: Trần An, roles: [chair], x-level: thấp}
directives:
  - {id: d1, kind: decision, text: Thông qua kế hoạch, x-officer: Hoa, x-pages: 12}
tasks:
  - {id: t1, title: Rà soát hồ sơ, lead: van-phong, x-officer: Nguyễn Thị Hoa, x-received: 2024-03-05, x-level: cao}
  - {id: t2, title: Lập danh sách, lead: van-phong, x-officer: [Lê Lan, Vũ Hòa], x-received: 2024-04-01}
  - {id: t3, title: Báo cáo, lead: van-phong, x-khac: tự do}
x-received: 2024-03-06
",
    );
    office
}

#[test]
fn fields_of_an_office_are_shown_and_checked() {
    let office = with_fields();
    assert_eq!(office.run(&["validate", "--warnings-as-errors"]).code, 0);
    for language in ["vi", "en"] {
        let shown = office.run(&["show", "2024-03-04", "--lang", language]).stdout;
        assert_snapshot!(format!("fields_{language}"), shown);
    }
    let path = office.root().join("records/2024/2024-03-04-giao-ban.yaml");
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, text.replace("2024-03-05", "đầu tháng").replace("x-level: cao}", "x-level: cáo}")).unwrap();
    assert_snapshot!("fields_wrong", office.run(&["validate"]).transcript());
    let wrong =
        "fields: {X: {}, x-a: {type: choice}, x-b: {values: [a]}, x-c: {type: day, where: [tasks]}, x-d: {tile: T}}\n";
    office.write("meeting.yaml", wrong);
    assert_snapshot!("fields_of_settings_wrong", office.run(&["validate"]).transcript());
}

#[test]
fn fields_of_an_office_are_set_by_their_type() {
    let office = with_fields();
    let path = office.root().join("records/2024/2024-03-04-giao-ban.yaml");
    let set = |part: &str, assignment: &str| office.run(&["set", &format!("2024-03-04{part}"), assignment]);
    // The record is final: only what is changeable changes.
    assert_eq!(set("#t1", "x-officer=Lê Lan").code, 0);
    let refused = set("#t1", "x-received=1/4/2024");
    assert_eq!((refused.code, refused.stderr.contains("the record is final")), (2, true), "{}", refused.stderr);
    let text = fs::read_to_string(&path).unwrap().replace("state: final", "state: draft");
    fs::write(&path, text).unwrap();
    for (part, assignment) in [
        ("#t1", "x-received=1/4/2024"),
        ("#t3", "x-level=CAO"),
        ("", "session.x-pages=7"),
        ("", "x-received=2/4/24"),
        ("#d1", "x-officer=007"),
    ] {
        let run = set(part, assignment);
        assert_eq!(run.code, 0, "{assignment} {}", run.stderr);
    }
    assert_eq!(set("#t1", "x-received=sớm").code, 2);
    assert_eq!(set("#t1", "x-level=vừa").code, 2);
    assert_eq!(set("#d1", "x-pages=nhiều").code, 2);
    assert_snapshot!("fields_set", fs::read_to_string(&path).unwrap());
}

#[test]
fn fields_of_an_office_are_columns_and_sort_keys() {
    let office = with_fields();
    let list = |arguments: &[&str]| office.run(&[&["list"], arguments].concat());
    let columns = ["tasks", "--columns", "ref,x-officer,x-received,x-level", "--sort", "-x-received"];
    for language in ["vi", "en"] {
        let shown = list(&[&columns[..], &["--lang", language]].concat());
        assert_snapshot!(format!("fields_columns_{language}"), shown.transcript());
    }
    assert_snapshot!("fields_csv", list(&[&columns[..], &["--format", "csv"]].concat()).stdout.replace("\r\n", "\n"));
    let json = list(&["tasks", "--columns", "id,x-officer,x-received", "--format", "json"]).json();
    assert_eq!(json["items"][1]["x-officer"], serde_json::json!(["Lê Lan", "Vũ Hòa"]));
    assert_eq!(json["items"][0]["x-received"], "2024-03-05");
    assert_snapshot!("fields_groups", list(&["tasks", "--columns", "ref,title", "--group", "x-officer"]).transcript());
    let rows = |arguments: &[&str]| list(&[arguments, &["--format", "csv"]].concat()).stdout.replace("\r\n", "\n");
    assert_eq!(rows(&["sessions", "--columns", "x-pages,x-received"]), "x-pages,x-received\n4,2024-03-06\n");
    assert_eq!(rows(&["directives", "--columns", "x-officer,x-pages"]), "x-officer,x-pages\nHoa,12\n");
    assert_eq!(rows(&["people", "--columns", "id,x-level"]), "id,x-level\nan,thấp\n");
    assert_eq!(rows(&["organizations", "--columns", "id,x-level"]), "id,x-level\nvan-phong,cao\n");
    assert_eq!(rows(&["tasks", "--sort", "x-officer", "--columns", "id"]), "id\nt2\nt1\nt3\n");
    let unknown = list(&["tasks", "--columns", "x-oficer"]);
    assert_eq!((unknown.code, unknown.stderr.contains("x-officer")), (2, true), "{}", unknown.stderr);
    assert!(list(&["tasks", "--columns", "help", "--lang", "vi"]).stdout.contains("Chuyên viên theo dõi"));
}

#[test]
fn fields_of_an_office_are_asked_for() {
    let office = with_fields();
    let ids = |kind: &str, query: &str| {
        let run = office.run(&["list", kind, query, "--format", "ids"]);
        assert_eq!(run.code, 0, "{query} {}", run.stderr);
        run.stdout.lines().map(|line| line.rsplit('#').next().unwrap().to_owned()).collect::<Vec<_>>().join(" ")
    };
    for (kind, query, expected) in [
        ("tasks", "x-officer:Hoa", "t1 t2"),
        ("tasks", "x-officer:hoa", "t1 t2"),
        ("tasks", "x-officer:vu hoà", "t2"),
        ("tasks", "x-officer:\"thi hoa\"", "t1"),
        ("tasks", "x-officer:thi hoa", "t1"),
        ("tasks", "x-officer:lan,hoa", "t1 t2"),
        ("tasks", "x-officer:ngu*", "t1"),
        ("tasks", "-x-officer:hoa", "t3"),
        ("tasks", "has:x-officer", "t1 t2"),
        ("tasks", "-has:x-officer", "t3"),
        ("tasks", "x-received:2024-03", "t1"),
        ("tasks", "x-received:>=2024-03-06", "t2"),
        ("tasks", "x-received:..2024-03-05", "t1"),
        ("tasks", "x-level:cao", "t1"),
        ("tasks", "x-level:cao OR x-officer:lan", "t1 t2"),
        ("tasks", "X-Level:CAO", "t1"),
        ("directives", "x-officer:hoa", "d1"),
        ("directives", "x-pages:12", "d1"),
        ("directives", "x-pages:>12", ""),
        ("directives", "x-pages:10..20", "d1"),
        ("sessions", "x-pages:4", "2024-03-04-giao-ban"),
        ("sessions", "x-pages:<4", ""),
        ("sessions", "x-received:2024-03-06", "2024-03-04-giao-ban"),
        ("sessions", "x-level:thấp", "2024-03-04-giao-ban"),
        ("people", "x-level:thấp", "an"),
        ("people", "x-level:cao", ""),
        ("organizations", "x-level:cao", "van-phong"),
    ] {
        assert_eq!(ids(kind, query), expected, "{kind} {query}");
    }
    let found = office.run(&["search", "x-officer:hoa", "--format", "ids"]).stdout;
    assert_eq!(found.lines().count(), 3, "{found}");
    let unknown = office.run(&["list", "tasks", "x-oficer:hoa"]);
    assert_eq!((unknown.code, unknown.stderr.contains("x-officer")), (2, true), "{}", unknown.stderr);
    let no_date = office.run(&["list", "tasks", "x-received:sớm"]);
    assert_eq!(no_date.code, 2, "{}", no_date.stderr);
}

/// Tasks with numbers that are easily confused: decimals, negative ones, and longer ones than a machine's.
fn with_numbers() -> Office {
    let office = Office::empty();
    office.write(
        "meeting.yaml",
        "fields:\n  x-cost: {title: {vi: Kinh phí, en: Cost}, where: [task], type: number}\n\
         \x20 x-status: {title: {vi: Tình trạng hồ sơ, en: File status}, where: [task], type: choice, values: [open, đang chờ, closed]}\n",
    );
    let costs = ["9", "9.5", "-3", "-2.25", "0", "10", "1234567890123456788", "1234567890123456789", "0.0004"];
    let mut text = "format: 1\nid: 2024-03-04-giao-ban\ntitle: Giao ban\nstate: draft\nsession: {kind: regular-meeting, date: 2024-03-04}\ntasks:\n".to_owned();
    for (number, cost) in costs.iter().enumerate() {
        let status = ["open", "đang chờ", "closed"][number % 3];
        text += &format!("  - {{id: t{number}, title: Việc, lead: Văn phòng, x-cost: {cost}, x-status: {status}}}\n");
    }
    office.write("records/2024/2024-03-04-giao-ban.yaml", text);
    office
}

fn parts_found(office: &Office, kind: &str, query: &str) -> String {
    let run = office.run(&["list", kind, "--format", "ids", "--", query]);
    assert_eq!(run.code, 0, "{query} {}", run.stderr);
    run.stdout.lines().map(|line| line.rsplit('#').next().unwrap().to_owned()).collect::<Vec<_>>().join(" ")
}

#[test]
fn numbers_are_asked_for_and_sorted_exactly() {
    let office = with_numbers();
    for (query, expected) in [
        ("x-cost:9.5", "t1"),
        ("x-cost:9.50", "t1"),
        ("x-cost:>9", "t1 t5 t6 t7"),
        ("x-cost:>=9", "t0 t1 t5 t6 t7"),
        ("x-cost:-3", "t2"),
        ("x-cost:<-2.5", "t2"),
        ("x-cost:-3..-2", "t2 t3"),
        ("x-cost:..-2.25", "t2 t3"),
        ("x-cost:-1..0.5", "t4 t8"),
        ("x-cost:0", "t4"),
        ("x-cost:9.4..9.6", "t1"),
        ("x-cost:1234567890123456788", "t6"),
        ("x-cost:>1234567890123456788", "t7"),
        ("x-cost:1e1", "t5"),
        ("-x-cost:>0", "t2 t3 t4"),
    ] {
        assert_eq!(parts_found(&office, "tasks", query), expected, "{query}");
    }
    for wrong in ["x-cost:.inf", "x-cost:.nan", "x-cost:nhiều", "x-cost:5..2", "x-cost:>"] {
        let run = office.run(&["list", "tasks", "--", wrong]);
        assert_eq!((run.code, run.stderr.contains("x-cost:1.5..2.5")), (2, true), "{wrong} {}", run.stderr);
    }
    let sorted = |key: &str| {
        let run = office.run(&["list", "tasks", "--sort", key, "--format", "ids"]);
        run.stdout.lines().map(|line| line.rsplit('#').next().unwrap().to_owned()).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(sorted("x-cost"), "t2 t3 t4 t8 t0 t1 t5 t6 t7");
    assert_eq!(sorted("-x-cost"), "t7 t6 t5 t1 t0 t8 t4 t3 t2");
}

#[test]
fn numbers_are_written_and_given_as_they_are() {
    let office = with_numbers();
    let path = office.root().join("records/2024/2024-03-04-giao-ban.yaml");
    for (typed, code) in [
        ("9876543210987654321", 0),
        ("2.5", 0),
        ("98765432109876543210.5", 2),
        ("-7", 0),
        ("1e400", 2),
        (".inf", 2),
        ("NaN", 2),
        ("9,5", 2),
    ] {
        let run = office.run(&["set", "2024-03-04#t0", &format!("x-cost={typed}")]);
        assert_eq!(run.code, code, "{typed} {}", run.stderr);
        assert_eq!(fs::read_to_string(&path).unwrap().contains(&format!("x-cost: {typed}, x-status: open")), code == 0);
    }
    assert_eq!(office.run(&["set", "2024-03-04#t0", "x-cost=9876543210987654321"]).code, 0);
    for arguments in
        [&["list", "tasks", "--format", "json"][..], &["list", "tasks", "--columns", "id,x-cost", "--format", "json"]]
    {
        let json = office.run(arguments).stdout;
        for number in ["9876543210987654321", "9.5", "-3", "1234567890123456788"] {
            assert!(json.contains(&format!("\"x-cost\": {number}")), "{number} {json}");
        }
    }
    // What cannot be calculated with is no number, and equal to none.
    let text = fs::read_to_string(&path).unwrap().replace("x-cost: 10,", "x-cost: .inf,");
    fs::write(&path, text).unwrap();
    assert_eq!(office.run(&["validate"]).code, 1);
    assert!(!parts_found(&office, "tasks", "x-cost:>0").contains("t5"));
}

#[test]
fn values_of_a_choice_are_those_of_the_settings() {
    let office = with_numbers();
    for (query, expected) in [
        ("x-status:open", "t0 t3 t6"),
        ("x-status:OPEN", "t0 t3 t6"),
        ("x-status:dang cho", "t1 t4 t7"),
        ("x-status:\"đang chờ\",closed", "t1 t2 t4 t5 t7 t8"),
        ("-x-status:open,closed", "t1 t4 t7"),
    ] {
        assert_eq!(parts_found(&office, "tasks", query), expected, "{query}");
    }
    let mut transcript = String::new();
    for (query, language) in [
        ("x-status:opne", "en"),
        ("x-status:xong", "en"),
        ("x-status:xong", "vi"),
        ("x-status:dang chờ đợi", "vi"),
        ("x-status:op*", "en"),
    ] {
        let run = office.run(&["list", "tasks", query, "--lang", language]);
        transcript += &format!("$ meeting list tasks {query} --lang {language}\n{}\n", run.transcript());
    }
    assert_snapshot!(transcript);
}

#[test]
fn titles_of_own_fields_are_names() {
    let office = with_numbers();
    for query in ["kinh phí:9.5", "Kinh phi:9.5", "kinh-phi:9.5", "kinh_phí:9.5", "cost:9.5", "Cost:9.5"] {
        assert_eq!(parts_found(&office, "tasks", query), "t1", "{query}");
    }
    assert_eq!(parts_found(&office, "tasks", "tình trạng hồ sơ:đang chờ"), "t1 t4 t7");
    assert_eq!(parts_found(&office, "tasks", "file status:open cost:>9"), "t6");
    let run = office.run(&["list", "tasks", "kinh phí:", "9.5", "--format", "ids"]);
    assert_eq!(run.code, 2, "{}", run.stderr);
    let columns = ["list", "tasks", "--columns", "id,kinh phí", "--sort", "-cost", "--limit", "1", "--format", "csv"];
    assert_eq!(office.run(&columns).stdout.replace("\r\n", "\n"), "id,x-cost\nt7,1234567890123456789\n");
    assert_eq!(office.run(&["list", "tasks", "--group", "tinh trang ho so"]).code, 0);
    let mut transcript = String::new();
    for (query, language) in
        [("xyzzy:1", "en"), ("xyzzy:1", "vi"), ("kinh phis:1", "vi"), ("costs:1", "en"), ("hạnn hoàn:1", "vi")]
    {
        let run = office.run(&["list", "tasks", query, "--lang", language]);
        transcript += &format!("$ meeting list tasks {query} --lang {language}\n{}\n", run.transcript());
    }
    assert_snapshot!(transcript);
}

#[test]
fn texts_of_own_fields_are_searched() {
    let office = with_fields();
    let found = |query: &str| office.run(&["search", query, "--format", "ids"]).stdout;
    assert_eq!(found("nguyễn thị hoa"), "2024-03-04-giao-ban#t1\n");
    assert_eq!(found("\"Lê Lan\""), "2024-03-04-giao-ban#t2\n");
    assert!(office.run(&["search", "lê lan", "--lang", "vi"]).stdout.contains("«Lê Lan»"));
}

#[test]
fn days_of_declared_fields_are_written_without_quotes() {
    let office = with_fields();
    let path = office.root().join("records/2024/2024-03-04-giao-ban.yaml");
    let text = fs::read_to_string(&path).unwrap().replace("state: final", "state: draft");
    fs::write(&path, text).unwrap();
    assert_eq!(office.run(&["set", "2024-03-04#t3", "x-received=2/4/2024"]).code, 0);
    let text = fs::read_to_string(&path).unwrap();
    assert!(text.contains("x-received: 2024-04-02"), "{text}");
}

#[test]
fn words_behind_a_kind_are_understood() {
    let office = with_fields();
    let mut transcript = String::new();
    for arguments in [
        &["việc", "quá", "hạn", "--lang", "vi"][..],
        &["việc quá hạn", "--lang", "vi"],
        &["nhiệm vụ của tôi", "--lang", "vi"],
        &["todo", "overdue", "--lang", "en"],
        &["todo", "--lang", "en"],
    ] {
        let run = office.run(&[&["list"], arguments].concat());
        transcript += &format!("$ meeting list {}\n{}\n", arguments.join(" "), run.transcript());
    }
    assert_snapshot!(transcript);
}

const PART: &str = "2024-03-04#t1";

/// The office with the field, and its record a draft.
fn draft_with(fields: &str) -> Office {
    let office = with_fields();
    office.write("meeting.yaml", format!("{FIELDS}{fields}"));
    let path = office.root().join("records/2024/2024-03-04-giao-ban.yaml");
    let text = fs::read_to_string(&path).unwrap().replace("state: final", "state: draft");
    fs::write(&path, text).unwrap();
    office
}

#[test]
fn a_choice_is_set_as_it_is_spelled() {
    let office = draft_with("  x-muc: {type: choice, values: [Cao, Cáo]}\n");
    let asked = |query: &str| office.run(&["list", "tasks", query, "--format", "ids"]).stdout.lines().count();
    for (typed, written) in [("Cáo", "Cáo"), ("cáo", "Cáo"), ("cao", "Cao")] {
        assert_eq!(office.run(&["set", PART, &format!("x-muc={typed}")]).code, 0);
        assert!(
            office.run(&["show", PART, "--format", "yaml"]).stdout.contains(&format!("x-muc: {written}")),
            "{typed}"
        );
    }
    let refused = office.run(&["set", PART, "x-muc=cạo"]);
    assert_eq!((refused.code, refused.stderr.contains("one of: Cao, Cáo")), (2, true), "{}", refused.stderr);
    assert_eq!((asked("x-muc:cao"), asked("x-muc:cáo"), asked("x-muc:cạo")), (1, 0, 1));
}

fn set_part(office: &Office, assignment: &str) -> (String, String) {
    let run = office.run(&["set", PART, assignment]);
    assert_eq!(run.code, 0, "{assignment}: {}", run.stderr);
    (office.run(&["show", PART, "--format", "json"]).stdout, run.stderr)
}

#[test]
fn lists_of_own_texts_are_changed() {
    let office = draft_with("");
    let officers = |assignment: &str| {
        let json: serde_json::Value = serde_json::from_str(&set_part(&office, assignment).0).unwrap();
        json.to_string()
    };
    for (assignment, expected) in [
        ("x-officer+=Lê Lan; Vũ Hòa", r#""x-officer":["Nguyễn Thị Hoa","Lê Lan","Vũ Hòa"]"#),
        ("x-officer-=Lê Lan", r#""x-officer":["Nguyễn Thị Hoa","Vũ Hòa"]"#),
        ("x-officer=A;B;A", r#""x-officer":["A","B"]"#),
        ("x-level+=thấp", r#""x-level":["cao","thấp"]"#),
        ("x-officer=", r#""x-level""#),
        ("x-officer=A; B", r#""x-officer":"A; B""#),
        ("lead=Phòng A;Phòng A", r#""lead":"Phòng A""#),
    ] {
        let json = officers(assignment);
        assert!(json.contains(expected), "{assignment}: {json}");
    }
    assert_eq!(office.run(&["set", PART, "x-received+=1/4/2024"]).code, 2);
}

#[test]
fn numbers_are_set_as_they_are_meant() {
    let office = draft_with("  x-cost: {title: {vi: Kinh phí, en: Cost}, type: number}\n");
    for (typed, expected) in [("1e3", "1000"), ("-0", "0"), ("2.5", "2.5"), ("1e-2", "0.01")] {
        let (json, _) = set_part(&office, &format!("x-cost={typed}"));
        assert!(json.contains(&format!("\"x-cost\": {expected}")), "{typed}: {json}");
    }
    assert!(office.run(&["set", PART, "x-cost=1e999"]).stderr.contains("not a number"));
}

#[test]
fn titles_are_names_where_fields_are_set_and_asked_for() {
    let office = draft_with("");
    for (assignment, expected) in [("officer=Lê Lan", "Lê Lan"), ("Chuyên viên theo dõi=Vũ Hòa", "Vũ Hòa")] {
        let (json, _) = set_part(&office, assignment);
        assert!(json.contains(&format!("\"x-officer\": \"{expected}\"")), "{json}");
    }
    assert_eq!(office.run(&["set", "2024-03-04", "session.pages=9"]).code, 0);
    assert_eq!(office.run(&["list", "sessions", "x-pages:9", "--format", "ids"]).stdout, "2024-03-04-giao-ban\n");
    for query in ["has:officer", "has:\"chuyên viên theo dõi\"", "has:chuyên viên theo dõi", "has:x-officer"] {
        assert_eq!(parts_found(&office, "tasks", query), "t1 t2", "{query}");
    }
    let unknown = office.run(&["list", "tasks", "has:khac"]);
    assert_eq!((unknown.code, unknown.stderr.contains("x-officer, x-received")), (2, true), "{}", unknown.stderr);
}

#[test]
fn a_field_that_is_not_declared_here_is_told_when_it_is_set() {
    let office = with_fields();
    let refused = |assignment: &str, language: &str| office.run(&["set", PART, assignment, "--lang", language]).stderr;
    for (language, near, elsewhere) in [
        (
            "en",
            "`x-oficer` is not declared in meeting.yaml; did you mean `x-officer`?",
            "`x-pages` is declared for session, directive, not here",
        ),
        (
            "vi",
            "`x-oficer` chưa được khai báo trong meeting.yaml; có phải `x-officer`?",
            "`x-pages` được khai báo cho session, directive, không phải ở đây",
        ),
    ] {
        assert!(refused("x-oficer=A", language).contains(near), "{}", refused("x-oficer=A", language));
        assert!(refused("x-pages=1", language).contains(elsewhere), "{}", refused("x-pages=1", language));
    }
    let office = draft_with("");
    assert!(set_part(&office, "x-oficer=A").1.contains("did you mean `x-officer`?"));
    assert!(set_part(&office, "x-pages=1").1.contains("`x-pages` is declared for session, directive, not here"));
    assert!(!set_part(&office, "x-khac=1").1.contains("declared"));
}

#[test]
fn a_text_in_place_of_a_number_stays_one() {
    let office = draft_with("  x-cost: {type: number}\n");
    let path = office.root().join("records/2024/2024-03-04-giao-ban.yaml");
    let text = fs::read_to_string(&path).unwrap();
    fs::write(
        &path,
        text.replace("x-level: cao}", "x-level: cao, x-cost: \"7\"}").replace("x-khac: tự do", "x-cost: 7"),
    )
    .unwrap();
    let json = office.run(&["list", "tasks", "--columns", "id,x-cost", "--sort", "id", "--format", "json"]).json();
    let costs: Vec<_> = json["items"].as_array().unwrap().iter().map(|item| item["x-cost"].clone()).collect();
    assert_eq!(costs.iter().filter(|cost| **cost == "7").count(), 1, "{costs:?}");
    assert_eq!(costs.iter().filter(|cost| **cost == 7).count(), 1, "{costs:?}");
}
