//! Two days compared.

use serde_json::{Value, json};

use crate::model::{Record, Timeliness};
use crate::work::{Count, Flow, Period, WorkRecord, work_on};

fn with_work<T>(records: Value, ask: impl FnOnce(&[WorkRecord]) -> T) -> T {
    let records: Vec<Record> = serde_json::from_value(records).unwrap();
    let records: Vec<_> =
        records.iter().filter_map(|it| WorkRecord::of(it, it.id.as_deref().unwrap(), |who| who)).collect();
    ask(&records)
}

/// A record of a session with these parts.
fn record(id: &str, parts: &Value) -> Value {
    let mut record = json!({ "id": id, "session": { "date": id[..10] } });
    for (key, list) in parts.as_object().unwrap() {
        record[key] = list.clone();
    }
    record
}

/// `3 carried over, 1 new: 2 done on time`: what is not none.
fn shown(flow: Flow) -> String {
    let named = [
        (flow.carried_over, "carried over"),
        (flow.new, "new"),
        (flow.done_on_time, "done on time"),
        (flow.done_late, "done late"),
        (flow.done_without_deadline, "done without deadline"),
        (flow.left_not_due, "not yet due"),
        (flow.left_overdue, "overdue"),
        (flow.left_without_deadline, "left without deadline"),
        (flow.no_longer_asked_for, "no longer asked for"),
        (flow.put_off, "put off"),
    ];
    let some = named.iter().filter(|(count, _)| *count > 0).map(|(count, name)| format!("{count} {name}"));
    some.collect::<Vec<_>>().join(", ")
}

/// What became of the work in March 2024.
fn march(records: Value) -> String {
    with_work(records, |records| {
        let period = Period::of(records, "2024-02-29".parse().unwrap(), "2024-03-31".parse().unwrap(), |_| true);
        let leads = period.by_lead.iter().map(|(lead, flow)| format!("{}: {}", lead.unwrap_or("—"), shown(*flow)));
        [vec![shown(period.total)], leads.collect()].concat().join("\n")
    })
}

#[test]
fn done_and_left() {
    let tasks = json!([
        { "id": "t1", "due": "2024-03-10", "updates": [{ "date": "2024-03-10", "status": "completed" }] },
        { "id": "t2", "due": "2024-03-10", "updates": [{ "date": "2024-03-11", "status": "completed" }] },
        { "id": "t3", "updates": [{ "date": "2024-03-11", "status": "completed" }] },
        { "id": "t4", "due": "2024-03-31" },
        { "id": "t5", "due": "2024-03-30" },
        { "id": "t6" },
        { "id": "t7", "updates": [{ "date": "2024-02-29", "status": "completed" }] },
        { "id": "t8", "updates": [{ "date": "2024-03-01", "status": "cancelled" }] },
        { "id": "t9", "due": "2024-02-10", "updates": [{ "date": "2024-03-01", "due": "2024-04-10" }] },
    ]);
    assert_eq!(
        march(json!([record("2024-02-01-a", &json!({ "tasks": tasks }))])),
        "8 carried over, 1 done on time, 1 done late, 1 done without deadline, 2 not yet due, 1 overdue, \
         1 left without deadline, 1 no longer asked for, 1 put off\n\
         —: 8 carried over, 1 done on time, 1 done late, 1 done without deadline, 2 not yet due, 1 overdue, \
         1 left without deadline, 1 no longer asked for, 1 put off"
    );
}

#[test]
fn new_by_session_by_reopening_and_in_anothers_place() {
    let reopened = json!([
        { "date": "2024-02-10", "status": "completed" }, { "date": "2024-03-10", "status": "needs-action" },
    ]);
    let earlier = record(
        "2024-02-01-a",
        &json!({
            "directives": [{ "id": "d1", "kind": "request", "lead": "A" }],
            "tasks": [{ "id": "t1", "lead": "A", "updates": reopened }],
        }),
    );
    let later = record(
        "2024-03-01-b",
        &json!({ "tasks": [{ "id": "t1", "lead": "B", "directive": "2024-02-01-a#d1" }, { "id": "t2", "lead": "A" }] }),
    );
    assert_eq!(
        march(json!([earlier, later])),
        "1 carried over, 3 new, 3 left without deadline, 1 no longer asked for\n\
         A: 1 carried over, 2 new, 2 left without deadline, 1 no longer asked for\n\
         B: 1 new, 1 left without deadline"
    );
}

#[test]
fn occurrences() {
    let updates = json!([{ "date": "2024-03-05", "status": "completed", "occurrence": "2024-03-04" }]);
    let weekly = json!([{ "id": "t1", "lead": "A", "due": "2024-02-19", "repeats": "weekly", "updates": updates }]);
    // 19/2, 26/2 and the next, 4/3, are carried over; 11/3 … 25/3 and the next, 1/4, are new.
    assert_eq!(
        march(json!([record("2024-02-01-a", &json!({ "tasks": weekly }))])),
        "3 carried over, 4 new, 1 done late, 1 not yet due, 5 overdue\n\
         A: 3 carried over, 4 new, 1 done late, 1 not yet due, 5 overdue"
    );
}

#[test]
fn an_amendment_takes_the_place_and_puts_off() {
    let older =
        record("2024-02-01-a", &json!({ "directives": [{ "id": "d1", "kind": "request", "due": "2024-03-15" }] }));
    let newer = json!([{ "id": "d1", "kind": "request", "due": "2024-04-15", "amends": "2024-02-01-a#d1" }]);
    let newer = record("2024-03-01-b", &json!({ "directives": newer }));
    assert_eq!(
        march(json!([older, newer])).lines().next(),
        Some("1 carried over, 1 new, 1 not yet due, 1 no longer asked for, 1 put off")
    );
}

#[test]
fn what_comes_in_is_what_goes_out() {
    for seed in 0..300 {
        let records = super::random::Archive::records(seed);
        let records: Vec<_> =
            records.iter().filter_map(|it| WorkRecord::of(it, it.id.as_deref().unwrap(), |who| who)).collect();
        let [before, last] = ["2024-02-10", "2024-03-20"].map(|day| day.parse().unwrap());
        let period = Period::of(&records, before, last, |_| true);
        let [earlier, later] = [before, last].map(|day| Count::of(&work_on(&records, day)));
        for flow in period.by_lead.values().chain([&period.total]) {
            assert_eq!(flow.carried_over + flow.new, flow.done() + flow.left() + flow.no_longer_asked_for, "{seed}");
        }
        // The days themselves are those of a report.
        assert_eq!(period.total.carried_over, earlier.total.units.open(), "{seed}");
        assert_eq!(period.total.left(), later.total.units.open(), "{seed}");
        assert_eq!(period.total.left_overdue, later.total.units.of(Timeliness::OpenOverdue), "{seed}");
        for (lead, flow) in &period.by_lead {
            assert_eq!(flow.left(), later.by_lead.get(lead).map_or(0, |it| it.units.open()), "{seed}");
        }
    }
}
