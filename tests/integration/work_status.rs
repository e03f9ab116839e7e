//! The status of a piece of work on a day is the same in lists, their conditions, reports, `show` and `validate`.
//!
//! The archives and what is so on which day are data (`tests/data/work-status.yaml`); the real program answers.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use meeting_core::model::{Timeliness, WorkStatus};
use serde_json::{Map, Value, json};

use crate::support::{Office, repository};

/// The archive of a case. What the data leaves out is a valid record's.
fn office(case: &Value) -> Office {
    let office = Office::empty();
    office.write("meeting.yaml", "{}\n");
    for given in case["records"].as_array().unwrap() {
        let id = given["id"].as_str().unwrap();
        let mut record = json!({
            "format": 1, "id": id, "title": "Giao ban", "state": "final",
            "session": { "kind": "regular-meeting", "date": id[..10] },
            "participants": [{ "id": "nguyen-van-an", "name": "Nguyễn Văn An", "roles": ["chair"] }],
        });
        for (key, value) in given.as_object().unwrap() {
            match (record.get_mut(key), value) {
                (Some(Value::Object(own)), Value::Object(value)) => own.extend(value.clone()),
                _ => record[key.as_str()] = value.clone(),
            }
        }
        // JSON is YAML.
        let fields = record.as_object().unwrap().iter().map(|(key, value)| format!("{key}: {value}\n"));
        office.write(&format!("records/2024/{id}.yaml"), fields.collect::<String>());
    }
    office
}

/// What is expected of a piece of work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Expected {
    status: WorkStatus,
    bucket: Option<Timeliness>,
}

fn expected(day: &Value) -> BTreeMap<String, Expected> {
    let of = |(reference, words): (&String, &Value)| {
        let (status, bucket) = words.as_str().unwrap().split_once(' ').unwrap();
        let known = Timeliness::ALL.into_iter().find(|known| known.name() == bucket);
        assert!(known.is_some() || bucket == "-", "{words}");
        (reference.clone(), Expected { status: WorkStatus::of_name(status).unwrap(), bucket: known })
    };
    day.as_object().unwrap().iter().map(of).collect()
}

fn answer(office: &Office, arguments: &[&str], day: &str) -> Value {
    let run = office.run(&[arguments, &["--as-of", day, "--format", "json"]].concat());
    assert_eq!(run.stderr, "", "{arguments:?} on {day}");
    run.json()
}

fn items(answer: &Value) -> &[Value] {
    answer["items"].as_array().map_or(&[], Vec::as_slice)
}

/// The condition of a list for a piece of work.
type Is = fn(&Expected) -> bool;

/// Compares what the program says of one kind of work on a day.
fn of_kind(office: &Office, kind: &str, day: &str, expected: &BTreeMap<String, Expected>, why: &str) {
    let is_of_kind = |status: &WorkStatus| (kind == "directives") == matches!(status, WorkStatus::Directive(_));
    let work: BTreeMap<_, _> = expected.iter().filter(|(_, work)| is_of_kind(&work.status)).collect();
    let all = answer(office, &["list", kind], day);
    for (reference, work) in &work {
        let item = items(&all).iter().find(|item| item["ref"] == ***reference).unwrap();
        assert_eq!(item["status"], work.status.name(), "list {kind}: {reference} on {day}: {why}");
        let shown = answer(office, &["show", reference], day);
        assert_eq!(items(&shown)[0]["current_status"], work.status.name(), "show {reference} on {day}: {why}");
    }
    let conditions: [(&str, Is); 4] = [
        ("is:open", |work| matches!(work.bucket, Some(Timeliness::OpenInTime | Timeliness::OpenOverdue))),
        ("is:overdue", |work| work.bucket == Some(Timeliness::OpenOverdue)),
        ("is:done", |work| matches!(work.bucket, Some(Timeliness::CompletedInTime | Timeliness::CompletedLate))),
        ("is:in-force", |work| work.status.is_in_force()),
    ];
    for (condition, is) in
        conditions.iter().filter(|(condition, _)| kind == "directives" || *condition != "is:in-force")
    {
        let found = answer(office, &["list", kind, condition], day);
        let found: BTreeSet<_> = items(&found).iter().map(|item| item["ref"].as_str().unwrap()).collect();
        let wanted: BTreeSet<_> =
            work.iter().filter(|(_, work)| is(work)).map(|(reference, _)| reference.as_str()).collect();
        assert_eq!(found, wanted, "list {kind} {condition} on {day}: {why}");
    }
    let report = answer(office, &["report", kind], day);
    let mut total = Map::new();
    for bucket in Timeliness::ALL {
        let count = work.values().filter(|work| work.bucket == Some(bucket)).count();
        total.insert(bucket.name().to_owned(), count.into());
    }
    total.insert("withdrawn".to_owned(), work.values().filter(|work| work.bucket.is_none()).count().into());
    for (name, count) in total {
        assert_eq!(report["total"][&name], count, "report {kind}: {name} on {day}: {why}");
    }
}

#[test]
fn whoever_tells_it_tells_the_same() {
    let text = fs::read_to_string(repository().join("tests/data/work-status.yaml")).unwrap();
    let cases = lossless_yaml::parse(&text).unwrap();
    assert_eq!(cases.problems.len(), 0);
    for case in cases.value.as_array().unwrap() {
        let why = case["why"].as_str().unwrap();
        let office = office(case);
        for (day, work) in case["days"].as_object().unwrap() {
            for kind in ["directives", "tasks"] {
                of_kind(&office, kind, day, &expected(work), why);
            }
        }
        let found = office.run(&["validate", "--format", "json"]).json();
        let findings = found["findings"].as_array().into_iter().flatten();
        let codes: BTreeSet<_> = findings.filter_map(|finding| finding["code"].as_str()).collect();
        let wanted = case["validate"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        assert_eq!(codes, wanted, "validate: {why}");
    }
}
