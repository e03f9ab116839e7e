//! The cases of `crates/meeting-core/tests/data/ledger` through the program: records as files, and what `list tasks`, its
//! `is:overdue` and `report` say on each day. What the cases leave out is told in `work/tests/cases.rs` of `meeting-core`.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use crate::support::{Office, files};

const BUCKETS: [(&str, &str); 4] =
    [("DT", "completed-on-time"), ("DL", "completed-late"), ("OT", "open-not-due"), ("OO", "open-overdue")];

/// The fields of a row that a case says something about, as a case means them.
fn expected(row: &Value) -> Value {
    let reference = row["ref"].as_str().unwrap();
    let is_task = reference.contains("#t");
    let one = |bucket| u64::from(row["bucket"] == bucket);
    let counts = BUCKETS.map(|(short, _)| one(short)).to_vec();
    let is_counted =
        row.get("counts").map_or(counts.contains(&1), |it| it.as_array().unwrap().iter().any(|it| *it != 0));
    let late = if row["due"].is_null() || !is_counted { Value::Null } else { json!(0) };
    let or = |key: &str, other: Value| row.get(key).cloned().unwrap_or(other);
    json!({
        "ref": reference,
        "type": or("type", json!(if is_task { "task" } else { "directive" })),
        "status": row["status"],
        "due": row["due"],
        "original_due": or("original_due", row["due"].clone()),
        "extensions": or("extensions", json!(0)),
        "completed": row["completed"],
        "late": or("late", late),
        "lead": or("lead", json!(["Văn phòng"])),
        "answered": row.get("each").filter(|it| !it.is_null()).map(|it| format!("{}/{}", it[0], it[1])),
        "occurrences": row["occurrences"],
        "missed": row["missed"],
    })
}

/// The same fields of an item of the list.
fn listed(item: &Value, expected: &Map<String, Value>) -> Value {
    let field = |key: &String| match &item[key] {
        // One lead may stand without a list.
        lead @ Value::String(_) if key == "lead" => json!([lead]),
        Value::Null if key == "lead" => json!([]),
        value => value.clone(),
    };
    expected.keys().map(|key| (key.clone(), field(key))).collect::<Map<_, _>>().into()
}

fn units(row: &Value) -> Value {
    BUCKETS.map(|(_, name)| name).iter().chain(&["total"]).map(|name| row[*name].clone()).collect()
}

/// What the program says otherwise than a case.
fn differences(name: &str, case: &Value) -> Vec<String> {
    let office = Office::empty();
    office.write("meeting.yaml", "");
    for record in case["records"].as_array().unwrap() {
        let id = record["id"].as_str().unwrap();
        // JSON is YAML.
        office.write(&format!("records/{}/{id}.yaml", &id[..4]), record.to_string());
    }
    let mut wrong = Vec::new();
    for (day, expect) in case["expect"].as_object().unwrap() {
        let mut differ = |what: &str, expected: &Value, got: &Value| {
            if expected != got {
                wrong.push(format!("{name}, {day}, {what}:\n  expected {expected}\n  got      {got}"));
            }
        };
        let run = |arguments: &[&str]| office.run(&[arguments, &["--as-of", day]].concat());
        let rows = expect["rows"].as_array().unwrap();
        let rows: BTreeMap<_, _> = rows.iter().map(|row| (row["ref"].as_str().unwrap(), expected(row))).collect();
        let list = run(&["list", "tasks", "--format", "json"]).json();
        differ("total", &json!(rows.len()), &list["total"]);
        let items = list["items"].as_array().unwrap();
        let items: BTreeMap<_, _> = items.iter().map(|item| (item["ref"].as_str().unwrap(), item)).collect();
        differ("refs", &json!(rows.keys().collect::<Vec<_>>()), &json!(items.keys().collect::<Vec<_>>()));
        for (reference, row) in &rows {
            let got = items.get(reference).map_or(Value::Null, |item| listed(item, row.as_object().unwrap()));
            differ(reference, row, &got);
        }
        let is_overdue = |row: &&Value| row["bucket"] == "OO" || row["missed"].as_u64() > Some(0);
        let overdue = expect["rows"].as_array().unwrap().iter().filter(is_overdue);
        let mut overdue: Vec<_> = overdue.map(|row| row["ref"].as_str().unwrap()).collect();
        overdue.sort_unstable();
        let ids = run(&["list", "tasks", "is:overdue", "--format", "ids"]).stdout;
        let mut ids: Vec<_> = ids.lines().collect();
        ids.sort_unstable();
        differ("is:overdue", &json!(overdue), &json!(ids));
        let report = run(&["report", "--format", "json"]).json();
        differ("report", &expect["report"], &units(&report["total"]));
        let leads = report["items"].as_array().unwrap().iter();
        let leads = leads.map(|row| (row["value"].as_str().unwrap_or("—").to_owned(), units(row)));
        if let Some(by_lead) = expect.get("by_lead") {
            differ("by lead", by_lead, &leads.collect::<Map<_, _>>().into());
        }
    }
    wrong
}

#[test]
fn what_is_so_on_a_day() {
    let cases = files("crates/meeting-core/tests/data/ledger", ".yaml");
    let wrong: Vec<String> = std::thread::scope(|scope| {
        let threads: Vec<_> = cases
            .chunks(cases.len().div_ceil(4))
            .map(|cases| {
                scope.spawn(move || {
                    let of = |(path, text): &(std::path::PathBuf, String)| {
                        let name = path.file_stem().unwrap().to_string_lossy();
                        differences(&name, &lossless_yaml::parse(text).unwrap().value)
                    };
                    cases.iter().flat_map(of).collect::<Vec<_>>()
                })
            })
            .collect();
        threads.into_iter().flat_map(|thread| thread.join().unwrap()).collect()
    });
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(cases.len() > 100);
}
