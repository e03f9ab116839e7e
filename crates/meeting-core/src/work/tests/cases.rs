//! The cases of `tests/data/ledger`: whole records, and what is so on which day.
//!
//! `rows` are all pieces of work of the day, `report` the units [done on time, done late, open and not yet due, overdue,
//! total], `by_lead` the same for each lead, where given. What a row leaves out is: `lead` [Văn phòng], `due` none,
//! `original_due` = `due`, `extensions` 0, `completed` none, `late` 0 (none without deadline or count), `occurrences`,
//! `missed`, `tracked`, `each` none. `counts` are the units of work that repeats, in the order of `report`.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Map, Value, json};

use crate::model::{Record, Timeliness};
use crate::work::{Count, Counts, WorkOnDay, WorkRecord, work_on};

/// Reads the records of a case.
fn records(case: &Value) -> Vec<Record> {
    let records = case["records"].as_array().unwrap().iter().cloned();
    let read = |mut record: Value| {
        // `held` is what a session is that says nothing else.
        if record["session"]["status"] == "held" {
            record["session"]["status"] = Value::Null;
        }
        serde_json::from_value(record).unwrap()
    };
    records.map(read).collect()
}

pub(super) fn counts(counts: Counts) -> Vec<usize> {
    Timeliness::ALL.map(|bucket| counts.of(bucket)).to_vec()
}

fn with_total(units: Counts) -> Vec<usize> {
    [counts(units), vec![units.total()]].concat()
}

/// A row as the cases write it.
pub(super) fn written(row: &WorkOnDay) -> Value {
    let abbreviation = |bucket| ["DT", "DL", "OT", "OO"][bucket as usize];
    json!({
        "ref": format!("{}#{}", row.reference.record, row.reference.part),
        "type": if row.entity == crate::model::Entity::Task { "task" } else { "directive" },
        "status": row.status.name(),
        "completed": row.completed,
        "original_due": row.original_due,
        "due": row.due,
        "extensions": row.extensions,
        "late": row.late,
        "bucket": row.bucket.map_or("none", abbreviation),
        "lead": row.leads,
        "each": row.each.map(|(done, all)| [done, all]),
        "occurrences": row.series.map(|series| series.occurrences),
        "missed": row.series.map(|series| series.missed),
        "tracked": row.series.map(|series| series.is_tracked),
        "counts": counts(row.counts),
    })
}

/// A row of a case, with what it leaves out.
fn whole(row: &Value) -> Value {
    let mut row = row.as_object().unwrap().clone();
    let mut set = |key: &str, value: &dyn Fn(&Map<String, Value>) -> Value| {
        if !row.contains_key(key) {
            let value = value(&row);
            row.insert(key.to_owned(), value);
        }
    };
    let is_task = |row: &Map<String, Value>| row["ref"].as_str().unwrap().contains("#t");
    set("type", &|row| json!(if is_task(row) { "task" } else { "directive" }));
    set("bucket", &|_| json!("none"));
    set("due", &|_| Value::Null);
    set("original_due", &|row| row["due"].clone());
    set("extensions", &|_| json!(0));
    set("lead", &|_| json!(["Văn phòng"]));
    set("completed", &|_| Value::Null);
    set("counts", &|row| json!(["DT", "DL", "OT", "OO"].map(|bucket| usize::from(row["bucket"] == bucket))));
    set("late", &|row| {
        let is_counted = row["counts"].as_array().unwrap().iter().any(|count| *count != 0);
        if row["due"].is_null() || !is_counted { Value::Null } else { json!(0) }
    });
    set("occurrences", &|_| Value::Null);
    set("missed", &|_| Value::Null);
    set("tracked", &|row| if row["occurrences"].is_null() { Value::Null } else { json!(true) });
    set("each", &|_| Value::Null);
    Value::Object(row)
}

/// What differs in a case, and how many days it is about.
fn differences(name: &str, case: &Value) -> (usize, String) {
    let records = records(case);
    let records: Vec<_> =
        records.iter().filter_map(|it| WorkRecord::of(it, it.id.as_deref().unwrap(), |who| who)).collect();
    let days = case["expect"].as_object().unwrap();
    let mut wrong = String::new();
    for (day, expected) in days {
        let rows: Vec<_> = work_on(&records, day.parse().unwrap()).into_iter().filter(|row| row.is_listed).collect();
        let mut expected_rows: BTreeMap<String, Value> = BTreeMap::new();
        for row in expected["rows"].as_array().unwrap() {
            expected_rows.insert(row["ref"].as_str().unwrap().to_owned(), whole(row));
        }
        let mut differ = |what: &str, expected: &Value, got: &Value| {
            if expected != got {
                writeln!(wrong, "{name}, {day}, {what}: expected {expected}, got {got}").unwrap();
            }
        };
        for got in rows.iter().map(written) {
            let reference = got["ref"].as_str().unwrap();
            let Some(row) = expected_rows.remove(reference) else {
                differ(reference, &json!("no row"), &got);
                continue;
            };
            for (key, value) in got.as_object().unwrap() {
                differ(&format!("{reference} {key}"), &row[key], value);
            }
        }
        for (reference, row) in expected_rows {
            differ(&reference, &row, &json!("no row"));
        }
        let count = Count::of(&rows);
        differ("report", &expected["report"], &json!(with_total(count.total.units)));
        let by_lead = count.by_lead.iter().map(|(lead, it)| (lead.unwrap_or("—"), with_total(it.units)));
        if let Some(expected) = expected.get("by_lead") {
            differ("by lead", expected, &json!(by_lead.collect::<BTreeMap<_, _>>()));
        }
    }
    (days.len(), wrong)
}

/// How many cases a folder has, how many days they are about, and what differs.
fn all_of(folder: &Path) -> (usize, usize, String) {
    let mut files: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let (mut days, mut wrong) = (0, String::new());
    for file in &files {
        let case = lossless_yaml::parse(&fs::read_to_string(file).unwrap()).unwrap().value;
        let (more, differ) = differences(&file.file_stem().unwrap().to_string_lossy(), &case);
        days += more;
        wrong += &differ;
    }
    (files.len(), days, wrong)
}

#[test]
fn what_is_so_on_a_day() {
    let (cases, days, wrong) = all_of(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/ledger"));
    assert!(wrong.is_empty(), "{wrong}");
    assert_eq!((cases, days), (133, 203));
}

/// Cases that another evaluation has made, in a folder that `LEDGER_CASES` names.
#[test]
#[ignore = "needs a folder of cases"]
fn what_another_evaluation_says() {
    let folder = std::env::var_os("LEDGER_CASES").expect("LEDGER_CASES names a folder");
    let (cases, days, wrong) = all_of(Path::new(&folder));
    assert!(wrong.is_empty(), "{cases} cases, {days} days:\n{wrong}");
    assert!(days > 0);
}
