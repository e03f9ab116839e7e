//! What lists hold, and how the conditions of a query fall on records and their parts.

use chrono::NaiveDate;
use serde_json::json;

use super::{A, B, line_of, list, name, refs, request, sorted_by, two, values};
use crate::{Contents, ListRequest};
use meeting_core::model::field::{FieldId, Kind};
use meeting_core::query::Context;
use meeting_core::rows::Content;

fn of(record: &str, parts: &[&str]) -> Vec<String> {
    parts.iter().map(|part| format!("{record}#{part}")).collect()
}

#[test]
fn sessions() {
    let office = two();
    let mut index = office.open();
    let mut sessions = |text: &str| refs(&mut index, Kind::Sessions, text);
    assert_eq!(sessions(""), [B, A]);
    for (text, expected) in [
        ("date:2023-05", &[A][..]),
        // Any day of the session.
        ("date:2023-06-07", &[B]),
        ("after:2023-06-09", &[]),
        ("state:draft", &[B]),
        ("kind:working-session", &[A]),
        ("status:held", &[B, A]),
        ("chair:trong", &[A]),
        ("chair:an", &[B]),
        ("person:trong", &[B, A]),
        ("person:ban-chap-hanh", &[A]),
        ("role:secretary", &[A]),
        ("org:\"so noi vu\"", &[B, A]),
        ("org:snv", &[B]),
        ("org:\"ban dan toc\"", &[A]),
        ("place:\"hội trường\"", &[A]),
        ("title:\"giao ban\"", &[B]),
        ("number:12-BB/ĐU", &[A]),
        // Not of the session, so of some part of the record.
        ("lead:an", &[B]),
        ("due:2023-06", &[A]),
        ("cites:21-KL/TW", &[A]),
        // The overdue task of A was withdrawn with its directive.
        ("is:overdue", &[]),
        ("is:open", &[B]),
        ("is:done", &[A]),
        ("is:draft", &[B]),
        ("has:place", &[A]),
        ("has:tasks", &[A]),
        ("has:number", &[A]),
        // Different words may be in different parts, a phrase in one only.
        ("quang niê", &[A]),
        ("\"quang niê\"", &[]),
        ("-quang", &[B]),
        ("quang OR \"giao ban tháng\"", &[B, A]),
        ("id:2023-06", &[B]),
    ] {
        assert_eq!(refs(&mut index, Kind::Sessions, text), expected, "{text}");
    }
}

#[test]
fn directives_and_tasks() {
    let office = two();
    let mut index = office.open();
    for (text, expected) in [
        ("lead:\"so noi vu\"", of(A, &["d1"])),
        ("lead:\"so noi vu tinh\"", of(A, &["d1"])),
        ("support:\"ban dan toc\"", of(A, &["d1"])),
        // Not from one value into the next.
        ("support:\"tinh ban\"", vec![]),
        ("to:\"chi bộ\"", of(A, &["d2"])),
        // The only chair gives what nobody else does.
        ("by:trong", of(A, &["d1"])),
        ("by:an", of(B, &["d1"])),
        ("cites:21-KL/TW", of(A, &["d1"])),
        ("cites:\"kết luận 21-kl\"", of(A, &["d1"])),
        ("cites:kl/tw", of(A, &["d1"])),
        ("number:5-NQ/ĐU", of(A, &["d1"])),
        ("text:\"khen thưởng\"", of(A, &["d2"])),
        ("status:superseded", of(A, &["d1"])),
        ("status:in-force", of(B, &["d1"])),
        ("status:fulfilled", of(A, &["d2"])),
        ("is:in-force", of(B, &["d1"])),
        ("is:overdue", vec![]),
        ("has:due", of(A, &["d1"])),
        ("has:tasks", of(A, &["d1"])),
        ("has:updates", vec![]),
        ("kind:request,decision", [of(B, &["d1"]), of(A, &["d2"])].concat()),
        ("state:draft", of(B, &["d1"])),
        ("chair:an", of(B, &["d1"])),
        ("place:tinh", of(A, &["d1", "d2"])),
        ("biên chế", of(A, &["d1"])),
        ("id:2023-05#d2", of(A, &["d2"])),
        ("id:d2", of(A, &["d2"])),
        ("-lead:an", of(A, &["d1", "d2"])),
        ("quang", vec![]),
    ] {
        let mut found = refs(&mut index, Kind::Directives, text);
        let mut expected = expected;
        found.sort();
        expected.sort();
        assert_eq!(found, expected, "{text}");
    }
    let newer = of(B, &["d1"]);
    for (text, expected) in [
        ("", [of(A, &["t1", "t2", "d2"]), newer.clone()].concat()),
        ("lead:\"so noi vu\"", of(A, &["t1"])),
        // Without a lead, the addressee leads.
        ("lead:\"chi bo\"", of(A, &["d2"])),
        ("cites:21-KL/TW", of(A, &["t1"])),
        ("has:cites", of(A, &["t1"])),
        ("due:2023-06", of(A, &["t1"])),
        // With its directive, the task was withdrawn.
        ("is:overdue", vec![]),
        ("is:open", newer.clone()),
        ("is:done", of(A, &["t2", "d2"])),
        ("status:needs-action", vec![]),
        ("status:cancelled", of(A, &["t1"])),
        ("status:fulfilled", of(A, &["d2"])),
        ("type:directive", [of(A, &["d2"]), newer.clone()].concat()),
        ("priority:high", of(A, &["t2"])),
        ("completed:2023-06-20", of(A, &["t2"])),
        ("title:lập*", of(A, &["t2"])),
        ("title:khen", of(A, &["d2"])),
        ("text:bien", of(A, &["t1", "t2", "d2"])),
        ("chair:trong", of(A, &["t1", "t2", "d2"])),
    ] {
        assert_eq!(refs(&mut index, Kind::Tasks, text), expected, "{text}");
    }
}

#[test]
fn the_past_is_as_it_was() {
    let office = two();
    let mut index = office.open();
    let (a, b) = (|id: &str| format!("{A}#{id}"), |id: &str| format!("{B}#{id}"));
    for (month, date, kind, text, expected) in [
        // The newer directive was given on 5 June.
        (5, 8, Kind::Directives, "is:in-force", vec![a("d1")]),
        (6, 4, Kind::Directives, "is:in-force", vec![a("d1")]),
        (6, 5, Kind::Directives, "is:in-force", vec![b("d1")]),
        (6, 4, Kind::Directives, "status:superseded", vec![]),
        (6, 5, Kind::Directives, "status:superseded", vec![a("d1")]),
        // Nothing had been asked for.
        (5, 7, Kind::Directives, "is:in-force OR is:done", vec![]),
        (5, 7, Kind::Tasks, "is:open OR is:done", vec![]),
        // It was done on 20 June.
        (6, 19, Kind::Tasks, "is:open", vec![a("t2"), b("d1")]),
        (6, 19, Kind::Tasks, "is:done", vec![a("d2")]),
        (6, 20, Kind::Tasks, "is:open", vec![b("d1")]),
        (6, 20, Kind::Tasks, "is:done", vec![a("t2"), a("d2")]),
        (6, 19, Kind::Tasks, "status:completed", vec![]),
        // With its directive, the task was withdrawn.
        (6, 4, Kind::Tasks, "is:open", vec![a("t1"), a("t2")]),
        (6, 16, Kind::Tasks, "is:overdue", vec![]),
    ] {
        let as_of = NaiveDate::from_ymd_opt(2023, month, date).unwrap();
        let context = Context { as_of, kind: Some(kind), settings: None };
        let query = meeting_core::query::parse(&[text.to_owned()], &context).unwrap();
        let listing = index.list(kind, &query, &ListRequest { as_of, ..request() }).unwrap();
        let found: Vec<_> = listing.rows.iter().map(name).collect();
        assert_eq!(found, expected, "{text} on {as_of}");
    }
}

#[test]
fn items_of_work() {
    let office = two();
    let mut index = office.open();
    let tasks = list(&mut index, Kind::Tasks, "");
    assert_eq!(
        serde_json::to_value(values(&tasks.rows[0])).unwrap(),
        json!({
            "id": "t1", "title": "Rà soát", "directive": "d1", "lead": "so-noi-vu", "support": ["ubnd", "Ban Dân tộc"],
            "cites": [{ "type": "Kết luận", "number": "21 -KL/TW" }], "due": "2023-06-15", "status": "cancelled", "type": "task",
            "record": A, "ref": format!("{A}#t1"), "date": "2023-05-08",
            "file": format!("records/2023/{A}.yaml"), "line": line_of(&office, A, "id: t1"),
            "original_due": "2023-06-15", "extensions": 0,
        })
    );
    assert_eq!(tasks.rows[0].cell(FieldId::Lead).content, Content::Shown("Sở Nội vụ"));
    assert_eq!(tasks.rows[0].cell(FieldId::Support).content, Content::Shown("Ủy ban nhân dân tỉnh\nBan Dân tộc"));
    let directives = list(&mut index, Kind::Directives, "biên chế");
    let directive = &directives.rows[0];
    assert_eq!(directive.cell(FieldId::By).content, Content::Shown("Bùi Thái Trọng"));
    assert_eq!(directive.cell(FieldId::Cites).content, Content::Shown("21 -KL/TW"));
    assert_eq!(values(directive)["status"], "superseded");
    let values_of = values(directive);
    let keys: Vec<_> = values_of.keys().map(String::as_str).collect();
    assert_eq!(
        keys,
        [
            "id",
            "kind",
            "number",
            "text",
            "lead",
            "support",
            "cites",
            "due",
            "status",
            "record",
            "ref",
            "date",
            "file",
            "line",
            "open",
            "done",
            "overdue",
            "original_due",
            "extensions"
        ]
    );
}

#[test]
fn columns_that_need_no_file() {
    let office = two();
    let mut index = office.open();
    let columns = |names: &[&str]| names.iter().map(|name| FieldId::of_name(name).unwrap()).collect();
    let asked = |names| ListRequest { contents: Contents::Columns(columns(names)), ..request() };
    let all = meeting_core::query::Query::default();
    let sessions = index.list(Kind::Sessions, &all, &asked(&["date", "kind", "title", "chair"])).unwrap();
    assert_eq!(values(&sessions.rows[1])["title"], "Buổi làm việc với Sở Nội vụ");
    assert_eq!(sessions.rows[1].cell(FieldId::Chair).content, Content::Lines("Bùi Thái Trọng"));
    assert_eq!(values(&sessions.rows[1])["directives"], 2);
    let tasks = index.list(Kind::Tasks, &all, &asked(&["ref", "lead", "due", "status"])).unwrap();
    assert!(!values(&tasks.rows[0]).contains_key("title"));
    assert_eq!(values(&tasks.rows[0])["due"], "2023-06-15");
    let tasks = index.list(Kind::Tasks, &all, &asked(&["ref", "title"])).unwrap();
    assert_eq!(values(&tasks.rows[0])["title"], "Rà soát");
}

#[test]
fn people() {
    let office = two();
    let mut index = office.open();
    let people = list(&mut index, Kind::People, "");
    let names: Vec<_> = people.rows.iter().map(|item| values(item)["name"].as_str().unwrap().to_owned()).collect();
    // By the given name.
    assert_eq!(names, ["Nguyễn Văn An", "Y Biêr Niê", "Bùi Thái Trọng"]);
    let trong = &people.rows[2];
    assert_eq!((&values(trong)["sessions"], &values(trong)["absences"]), (&json!(2), &json!(0)));
    assert_eq!(values(trong)["positions"], json!(["Phó Chủ tịch"]));
    assert_eq!(values(trong)["roles"], json!(["chair", "attendee"]));
    assert_eq!(
        (values(trong)["first"].as_str(), values(trong)["last"].as_str()),
        (Some("2023-05-08"), Some("2023-06-05"))
    );
    let mut ids = |text: &str| {
        list(&mut index, Kind::People, text)
            .rows
            .iter()
            .map(|item| values(item)["id"].as_str().unwrap().to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(ids("org:\"sở nội vụ\""), ["bui-thai-trong"]);
    assert_eq!(ids("org:\"ban dân tộc\""), ["y-bier"]);
    assert_eq!(ids("role:co-chair"), ["an", "bui-thai-trong"]);
    assert_eq!(ids("giám đốc"), ["bui-thai-trong"]);
    assert_eq!(ids("date:2023-05"), ["y-bier", "bui-thai-trong"]);
    assert_eq!(ids("chair:an"), ["an", "bui-thai-trong"]);
    assert_eq!(ids("ban chấp hành"), [""; 0]);
    assert_eq!(
        list(&mut index, Kind::People, "giám đốc").rows[0].cell(FieldId::Organization).content,
        Content::Named { id: "so-noi-vu", name: "Sở Nội vụ" }
    );
    let positions = &values(&list(&mut index, Kind::People, "giám đốc").rows[0])["positions"];
    // As last recorded, whatever the query asks for.
    assert_eq!(*positions, json!(["Phó Chủ tịch"]));
}

#[test]
fn organizations_and_documents() {
    let office = two();
    let mut index = office.open();
    let bodies = list(&mut index, Kind::Organizations, "");
    let shown: Vec<_> =
        bodies.rows.iter().map(|item| (values(item)["name"].clone(), values(item)["sessions"].clone())).collect();
    assert_eq!(shown, [(json!("Sở Nội vụ tỉnh"), json!(2)), (json!("Ủy ban nhân dân tỉnh"), json!(1))]);
    assert_eq!(values(&bodies.rows[0])["short"], "SNV");
    // The same number, and only one citation says when and by whom: there is no doubt which document is meant.
    let documents = list(&mut index, Kind::Documents, "");
    assert_eq!(documents.total, 1);
    assert_eq!(values(&documents.rows[0])["cited"], 2);
    assert_eq!(list(&mut index, Kind::Documents, "\"ban chấp hành\"").total, 1);
    assert_eq!(list(&mut index, Kind::Documents, "cites:21-KL/TW").total, 1);
    assert_eq!(list(&mut index, Kind::Documents, "number:21-KL/TW date:2021").total, 1);
    assert_eq!(list(&mut index, Kind::Documents, "-\"ban chấp hành\"").total, 1);
    assert_eq!(list(&mut index, Kind::Documents, "kết luận TW").total, 1);
    assert_eq!(list(&mut index, Kind::Documents, "place:khong").total, 0);
}

#[test]
fn order_and_limit() {
    let office = two();
    let mut index = office.open();
    let all = meeting_core::query::Query::default();
    let mut by = |kind, column: &str, descending| {
        let listing = index.list(kind, &all, &sorted_by(column, descending)).unwrap();
        listing.rows.iter().map(name).collect::<Vec<_>>()
    };
    assert_eq!(by(Kind::Sessions, "date", false), [A, B]);
    assert_eq!(by(Kind::Sessions, "title", false), [A, B]);
    assert_eq!(by(Kind::Sessions, "title", true), [B, A]);
    // What has no deadline is last either way.
    let with_due = format!("{A}#d1");
    assert_eq!(by(Kind::Directives, "due", false)[0], with_due);
    assert_eq!(by(Kind::Directives, "due", true)[0], with_due);
    // Not in the index: read first.
    assert_eq!(by(Kind::Directives, "text", false), [format!("{A}#d2"), format!("{A}#d1"), format!("{B}#d1")]);
    assert_eq!(by(Kind::Tasks, "priority", false)[..2], [format!("{A}#t2"), format!("{A}#t1")]);
    let few = index.list(Kind::Directives, &all, &ListRequest { limit: Some(1), ..request() }).unwrap();
    assert_eq!((few.total, few.rows.len()), (3, 1));
}

#[test]
fn short_references() {
    let office = two();
    let mut index = office.open();
    assert_eq!(index.shortest_refs(&[A, B]).unwrap(), ["2023-05-08", "2023-06-05"]);
}

#[test]
fn many_parts_of_one_file() {
    let tasks: String = (0..60)
        .map(|number| format!("{{ id: t{number}, title: Việc {number}, directive: d1 }}, "))
        .collect::<Vec<_>>()
        .concat();
    let people: String =
        (0..60).map(|number| format!("  - {{ id: n{number}, name: Người {number} }}\n")).collect::<Vec<_>>().concat();
    let text = format!(
        "participants:\n{people}directives:\n  - id: d1\n    lead: n7\n    due: 2023-02-01\ntasks: [{tasks}]\n"
    );
    let office = super::Office::with(&[(A, &text)]);
    let mut index = office.open();
    let listing = list(&mut index, Kind::Tasks, "");
    assert_eq!(listing.total, 60);
    for item in &listing.rows {
        let values = values(item);
        let number = values["id"].as_str().unwrap().strip_prefix('t').unwrap();
        assert_eq!(values["title"], format!("Việc {number}"));
        assert_eq!((values["lead"].as_str(), values["due"].as_str()), (Some("n7"), Some("2023-02-01")));
        assert_eq!(item.cell(FieldId::Lead).content, Content::Shown("Người 7"));
        assert_eq!(values["line"], line_of(&office, A, "tasks:"));
    }
    let people = list(&mut index, Kind::People, "");
    assert_eq!((people.total, values(&people.rows[8])["name"].as_str()), (60, Some("Người 8")));
    assert_eq!(values(&people.rows[8])["line"], line_of(&office, A, "id: n8"));
}

#[test]
fn empty_items_are_nothing() {
    let office =
        super::Office::with(&[(A, "tasks:\n-\n- title: Có\n-\nparticipants: [~, { name: A }]\nproceedings: [~]\n")]);
    let mut index = office.open();
    assert_eq!(list(&mut index, Kind::Tasks, "").total, 1);
    assert_eq!(list(&mut index, Kind::People, "").total, 1);
    assert_eq!(values(&list(&mut index, Kind::Sessions, "").rows[0])["tasks"], 1);
}
