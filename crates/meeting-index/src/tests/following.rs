//! How far work is on a day, and who has looked at it.

use chrono::NaiveDate;

use super::{A, B, Office, values};
use crate::{Contents, Index, ListRequest, SortKey};
use meeting_core::model::field::{FieldId, Kind};
use meeting_core::query::Query;
use meeting_core::rows::{Content, Row};

const WORK: &str = "\
title: Họp
session: { date: 2023-05-08 }
directives:
  - id: d1
    text: Rà soát
    due: 2023-06-15
    updates: [{ date: 2023-05-20, note: a }]
  - { id: d2, text: Không có nhiệm vụ, due: 2023-05-31, status: fulfilled, completed: 2023-06-02 }
  - { id: d3, text: Không có hạn, cites: [{ number: 21-KL/TW }, { title: Luật Đất đai }] }
tasks:
  - id: t1
    title: Một
    directive: d1
    status: completed
    completed: 2023-06-20
    updates: [{ date: 2023-06-01, status: in-process }, { date: 2023-06-20, status: completed }]
  - { id: t2, title: Hai, directive: d1, due: 2023-06-10, updates: [{ date: 2023-05-25, note: b }] }
  - { id: t3, title: Ba, directive: d1, status: cancelled, due: 2023-05-01 }
  - { id: t4, title: Bốn, due: 2023-07-30 }
";

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn items(index: &mut Index, kind: Kind, as_of: &str) -> Vec<Row> {
    let request = ListRequest { as_of: day(as_of), ..ListRequest::default() };
    let mut items = index.list(kind, &Query::default(), &request).unwrap().rows;
    items.sort_by_key(|item| values(item)["ref"].as_str().unwrap().to_owned());
    items
}

fn standing(item: &Row) -> String {
    let values = values(item);
    let value = |column: &&str| values.get(*column).map_or("-".to_owned(), |value| value.to_string().replace('"', ""));
    let columns = ["open", "done", "overdue", "next_due", "late", "updated"];
    columns.iter().map(value).collect::<Vec<_>>().join(" ")
}

#[test]
fn work_as_it_was_on_each_day() {
    let office = Office::with(&[(A, WORK)]);
    let mut index = office.open();
    let mut on = |as_of| items(&mut index, Kind::Directives, as_of).iter().map(standing).collect::<Vec<_>>();
    assert_eq!(on("2023-05-01"), ["0 0 0 - - -", "0 0 0 - - -", "0 0 0 - - -"]);
    assert_eq!(on("2023-05-22"), ["2 0 0 2023-06-10 0 2023-05-20", "0 0 0 2023-05-31 0 -", "0 0 0 - - -"]);
    assert_eq!(on("2023-06-12"), ["2 0 1 2023-06-10 2 2023-06-01", "0 0 0 - 2 -", "0 0 0 - - -"]);
    assert_eq!(on("2023-07-01"), ["1 1 1 2023-06-10 21 2023-06-20", "0 0 0 - 2 -", "0 0 0 - - -"]);
    // First the directive for which no task stands.
    let mut on = |as_of| items(&mut index, Kind::Tasks, as_of).iter().map(standing).collect::<Vec<_>>();
    assert_eq!(
        on("2023-06-12"),
        ["- - - - 2 -", "- - - - 0 2023-06-01", "- - - - 2 2023-05-25", "- - - - - -", "- - - - 0 -"]
    );
    assert_eq!(
        on("2023-07-01"),
        ["- - - - 2 -", "- - - - 5 2023-06-20", "- - - - 21 2023-05-25", "- - - - - -", "- - - - 0 -"]
    );
}

#[test]
fn people_see_how_many_of_how_many() {
    let office = Office::with(&[(A, WORK)]);
    let mut index = office.open();
    let directives = items(&mut index, Kind::Directives, "2023-07-01");
    let shown = |row: usize| [FieldId::Done, FieldId::Open].map(|field| directives[row].cell(field).content);
    assert_eq!(shown(0), [Content::Share { done: 1, all: 2 }, Content::Some(1)]);
    assert_eq!(shown(1), [Content::Share { done: 0, all: 0 }, Content::Some(0)]);
}

#[test]
fn what_is_worked_out_can_be_sorted_by_and_needs_no_file() {
    let office = Office::with(&[(A, WORK)]);
    let mut index = office.open();
    for (column, first) in
        [("open", "d1"), ("done", "d1"), ("overdue", "d1"), ("late", "d1"), ("updated", "d1"), ("cites", "d3")]
    {
        let sort = vec![SortKey { field: FieldId::of_name(column).unwrap(), descending: true }];
        let columns = ["id", column].iter().filter_map(|name| FieldId::of_name(name)).collect();
        let contents = Contents::Columns(columns);
        let request =
            ListRequest { as_of: day("2023-07-01"), sort, contents, limit: Some(1), ..ListRequest::default() };
        // The file has changed meanwhile, and is not read again.
        let listing = index.list(Kind::Directives, &Query::default(), &request).unwrap();
        assert_eq!(values(&listing.rows[0])["id"], first, "{column}");
        assert!(!values(&listing.rows[0]).contains_key("text"), "{column}");
        if column == "cites" {
            assert_eq!(listing.rows[0].cell(FieldId::Cites).content, Content::Shown("21-KL/TW\nLuật Đất đai"));
        }
    }
}

#[test]
fn many_directives_are_counted_as_few_are() {
    use std::fmt::Write;
    let mut text = "session: { date: 2023-05-08 }\ndirectives:\n".to_owned();
    for number in 0..600 {
        writeln!(text, "  - {{ id: d{number}, text: a }}").unwrap();
    }
    text += "tasks:\n";
    for number in 0..600 {
        writeln!(text, "  - {{ id: t{number}, title: a, directive: d{}, due: 2023-06-01 }}", number / 2 * 2).unwrap();
    }
    let office = Office::with(&[(A, &text), (B, WORK)]);
    let mut index = office.open();
    let all = items(&mut index, Kind::Directives, "2023-07-01");
    assert_eq!(all.len(), 603);
    for item in &all {
        let request = ListRequest { as_of: day("2023-07-01"), ..ListRequest::default() };
        let values = values(item);
        let reference = values["ref"].as_str().unwrap();
        if reference.ends_with("00") || reference.starts_with(B) {
            let alone = super::query(&format!("id:{reference}"), Some(Kind::Directives));
            let alone = index.list(Kind::Directives, &alone, &request).unwrap().rows;
            assert!(alone.contains(item), "{reference}");
        }
    }
}

#[test]
fn a_record_that_goes_takes_what_it_said_with_it() {
    let reviewing = "session: { date: 2023-06-05 }\nreviews: [2023-05-08-hop-a#d1]\n";
    let office = Office::with(&[(A, WORK), (B, reviewing)]);
    let mut index = office.open();
    let tasks = items(&mut index, Kind::Tasks, "2023-07-01").len();
    assert!(tasks > 0);
    let count = |index: &Index, table: &str| {
        let sql = format!("SELECT count(*) FROM {table}");
        index.store.connection.query_row(&sql, [], |row| row.get::<_, i64>(0)).unwrap()
    };
    assert_eq!((count(&index, "review"), count(&index, "ledger")), (1, 2));
    assert!(count(&index, "now") > 0);
    std::fs::remove_file(office.path(A)).unwrap();
    std::fs::remove_file(office.path(B)).unwrap();
    index.refresh(&mut |_| {}).unwrap();
    for table in ["review", "ledger", "now", "now_who", "stale"] {
        assert_eq!(count(&index, table), 0, "{table}");
    }
}

#[test]
fn who_leads_is_named_where_a_newer_record_says_so() {
    let older = "session: { date: 2023-05-08 }\ndirectives: [{ id: d1, kind: request, text: a }]\n\
                 tasks: [{ id: t1, title: a, directive: d1 }]\n";
    let newer = "session: { date: 2023-06-05 }\norganizations: [{ id: so-noi, name: Sở Nội vụ }]\n\
                 directives: [{ id: d1, kind: request, text: b, lead: [so-noi, Văn phòng], amends: 2023-05-08-hop-a#d1 }]\n";
    let office = Office::with(&[(A, older), (B, newer)]);
    let mut index = office.open();
    let lead = |rows: &[Row]| values(&rows[0])["lead"].clone();
    assert_eq!(lead(&items(&mut index, Kind::Tasks, "2023-06-05")), serde_json::json!(["so-noi", "Văn phòng"]));
    // Other records may know the same body by another name.
    assert_eq!(
        items(&mut index, Kind::Tasks, "2023-06-05")[0].cell(FieldId::Lead).content,
        Content::Shown("Sở Nội vụ\nVăn phòng")
    );
}

#[test]
fn a_task_inherits_by_the_whole_reference_to_its_own_record() {
    let record = "session: { date: 2023-05-08 }\ndirectives: [{ id: d1, kind: request, text: a, to: Sở Nội vụ }]\n\
                  tasks: [{ id: t1, title: a, directive: 2023-05-08-hop-a#d1 }]\n";
    let office = Office::with(&[(A, record)]);
    let mut index = office.open();
    assert_eq!(values(&items(&mut index, Kind::Tasks, "2023-06-05")[0])["lead"], "Sở Nội vụ");
    assert_eq!(super::refs(&mut index, Kind::Tasks, "lead:\"so noi vu\""), ["2023-05-08-hop-a#t1"]);
}
