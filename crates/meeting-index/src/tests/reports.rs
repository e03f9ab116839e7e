//! The law of reports: they count what a slow, obvious walk over the parsed records counts.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Days, NaiveDate};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::{Config, TestRunner};
use serde_json::{Value as Json, json};

use super::{Office, Told, query, today};
use crate::Index;
use meeting_core::model::field::{Kind, Part};
use meeting_core::model::{CitedDocument, DirectiveStatus, Record, Role, TaskStatus};
use meeting_core::rows::{By, Report, ReportValue};
use viet_text::number;

fn date(day: u64) -> NaiveDate {
    today() + Days::new(day * 9) - Days::new(90)
}

/// Ids, names and short forms, of the record or not.
fn names() -> impl Strategy<Value = Vec<&'static str>> {
    vec(select(vec!["so-noi", "Sở Nội", "snv", "khoi", "an", "Vũ An", "binh", "các chi bộ"]), 0..4)
}

fn work(statuses: Vec<&'static str>) -> impl Strategy<Value = Json> {
    let day = || option::of((0..20_u64).prop_map(date));
    let updates = vec(((0..20_u64).prop_map(date), select(statuses.clone())), 0..3);
    (names(), names(), day(), day(), option::of(select(statuses)), updates).prop_map(
        |(lead, support, due, completed, status, updates)| {
            let updates: Vec<_> = updates.iter().map(|(date, status)| json!({ "date": date, "status": status })).collect();
            json!({
                "lead": lead, "support": support, "due": due, "completed": completed, "status": status, "updates": updates
            })
        },
    )
}

/// A record but for its id, as JSON.
fn record() -> impl Strategy<Value = Json> {
    let cites = vec((select(vec!["21-KL/TW", "21 kl/tw", "5-QĐ/X"]), option::of(0..2_u64)), 0..3);
    let directive = (work(vec!["in-force", "fulfilled", "revoked", "amended", "superseded"]), cites);
    let task = (work(vec!["needs-action", "in-process", "completed", "cancelled"]), option::of(0..3_usize));
    let roles = select(vec![vec!["chair"], vec!["co-chair", "speaker"], vec!["guest"], vec![]]);
    let person = (any::<bool>(), roles, option::of(select(vec!["so-noi", "Sở Nội", "khoi", "Ban Dân tộc"])));
    let bodies = vec(any::<bool>(), 2);
    (0..20_u64, bodies, vec(person, 2), vec(directive, 0..3), vec(task, 0..4)).prop_map(
        |(day, bodies, people, directives, tasks)| {
            let known = [
                json!({ "id": "so-noi", "name": "Sở Nội", "short": "snv" }),
                json!({ "id": "khoi", "name": "Khối" }),
            ];
            let bodies: Vec<_> = known.into_iter().zip(bodies).filter(|(_, is)| *is).map(|(body, _)| body).collect();
            let known = [("an", "Vũ An"), ("binh", "Lê Bình")];
            let people = known.into_iter().zip(people).filter(|(_, (is, ..))| *is).map(|((id, name), (_, roles, body))| {
                json!({ "id": id, "name": name, "roles": roles, "organization": body })
            });
            let directives = directives.into_iter().enumerate().map(|(number, (mut work, cites))| {
                let cite = |(number, day): &(&str, Option<u64>)| json!({ "number": number, "date": day.map(date) });
                work["id"] = json!(format!("d{number}"));
                work["cites"] = cites.iter().map(cite).collect();
                work
            });
            let tasks = tasks.into_iter().enumerate().map(|(number, (mut work, directive))| {
                work["id"] = json!(format!("t{number}"));
                work["directive"] = json!(directive.map(|number| format!("d{number}")));
                work
            });
            json!({
                "session": { "date": date(day) }, "organizations": bodies, "participants": people.collect::<Vec<_>>(),
                "directives": directives.collect::<Vec<_>>(), "tasks": tasks.collect::<Vec<_>>(),
            })
        },
    )
}

/// A piece of work, with what it inherits.
struct Work<'r> {
    record: &'r Record,
    lead: &'r [String],
    support: &'r [String],
    cites: &'r [CitedDocument],
    /// Its place among the buckets; none where it is withdrawn.
    bucket: Option<usize>,
}

fn bucket(is_done: bool, due: Option<NaiveDate>, completed: Option<NaiveDate>, as_of: NaiveDate) -> usize {
    let day = if is_done { completed } else { Some(as_of) };
    let is_late = due.zip(day).is_some_and(|(due, day)| day > due);
    2 * usize::from(!is_done) + usize::from(is_late)
}

fn all_work(record: &Record, of: Part, as_of: NaiveDate) -> Vec<Work<'_>> {
    let directives = record.directives.iter().map(|it| {
        let updates = it.updates.iter().filter_map(|update| Some((update.date?, update.status?.name())));
        let told = Told { first: "in-force", done: "fulfilled", stored: it.status.map(DirectiveStatus::name) };
        let bucket = match told.on(it.completed, updates, as_of) {
            "revoked" | "superseded" => None,
            status => Some(bucket(status == "fulfilled", it.due, it.completed, as_of)),
        };
        Work { record, lead: &it.lead, support: &it.support, cites: &it.cites, bucket }
    });
    let tasks = record.tasks.iter().map(|it| {
        let directive =
            record.directives.iter().find(|directive| it.directive.is_some() && directive.id == it.directive);
        let due = it.due.or(directive.and_then(|directive| directive.due));
        let updates = it.updates.iter().filter_map(|update| Some((update.date?, update.status?.name())));
        let told = Told { first: "needs-action", done: "completed", stored: it.status.map(TaskStatus::name) };
        let bucket = match told.on(it.completed, updates, as_of) {
            "cancelled" => None,
            status => Some(bucket(status == "completed", due, it.completed, as_of)),
        };
        let inherits = |own: &[String]| directive.filter(|_| own.is_empty());
        let lead = inherits(&it.lead).map_or(&it.lead, |directive| &directive.lead);
        let support = inherits(&it.support).map_or(&it.support, |directive| &directive.support);
        Work { record, lead, support, cites: directive.map_or(&[], |directive| &directive.cites), bucket }
    });
    if of == Part::Directive { directives.collect() } else { tasks.collect() }
}

/// The id of a reference, else the reference itself.
fn meant(record: &Record, reference: &str) -> String {
    let is = |field: &Option<String>| field.as_deref() == Some(reference);
    let body = record.organizations.iter().find(|it| is(&it.id) || is(&it.name) || is(&it.short));
    let person = record.participants.iter().find(|it| is(&it.id) || is(&it.name));
    let id = body.map(|it| &it.id).or(person.map(|it| &it.id));
    id.cloned().flatten().unwrap_or_else(|| reference.to_owned())
}

fn values(work: &Work, by: By) -> BTreeSet<String> {
    let record = work.record;
    let named = |references: &[String]| references.iter().map(|it| meant(record, it)).collect();
    match by {
        By::Lead => named(work.lead),
        By::Support => named(work.support),
        By::Chair => {
            let presides = |role: &Role| matches!(role, Role::Chair | Role::CoChair);
            let chairs = record.participants.iter().filter(|person| person.roles.iter().any(presides));
            chairs.filter_map(|person| person.id.clone()).collect()
        }
        By::Organization => {
            let body = |id: &String| match record.participants.iter().find(|person| person.id.as_ref() == Some(id)) {
                Some(person) => person.organization.as_deref().map(|body| meant(record, body)),
                None => Some(id.clone()),
            };
            work.lead.iter().map(|it| meant(record, it)).filter_map(|id| body(&id)).collect()
        }
        By::Month => {
            let day = record.session.as_ref().and_then(|session| session.date).unwrap();
            BTreeSet::from([day.format("%Y-%m").to_string()])
        }
        By::Document => work.cites.iter().map(|it| cited(it.number.as_deref().unwrap(), it.date)).collect(),
    }
}

fn cited(number: &str, date: Option<NaiveDate>) -> String {
    format!("{} {date:?}", number::key(number))
}

/// What a report says, by value.
type Counts = BTreeMap<String, [usize; 4]>;

/// The rows, the total, what is withdrawn, and what is in several rows.
fn counted(records: &[Record], of: Part, by: By, as_of: NaiveDate) -> (Counts, [usize; 4], usize, usize) {
    let (mut rows, mut total, mut withdrawn, mut shared) = (Counts::new(), [0; 4], 0, 0);
    let given = records.iter().filter(|it| it.session.as_ref().and_then(|it| it.date).unwrap() <= as_of);
    for work in given.flat_map(|record| all_work(record, of, as_of)) {
        let Some(bucket) = work.bucket else {
            withdrawn += 1;
            continue;
        };
        total[bucket] += 1;
        let mut values = values(&work, by);
        shared += usize::from(values.len() > 1);
        if values.is_empty() {
            values.insert(String::new());
        }
        for value in values {
            rows.entry(value).or_default()[bucket] += 1;
        }
    }
    (rows, total, withdrawn, shared)
}

fn said(report: &Report) -> (Counts, [usize; 4], usize, usize) {
    let value = |value: &ReportValue| match value {
        ReportValue::Known { id, .. } => id.clone(),
        ReportValue::Plain(name) => name.clone(),
        ReportValue::Month(month) => month.format("%Y-%m").to_string(),
        ReportValue::Document(document) => cited(document.number.as_deref().unwrap(), document.date),
        ReportValue::None => String::new(),
    };
    // The empty months between are there for the eye.
    let rows = report.rows.iter().filter(|row| row.tally.total() > 0);
    let counts: Vec<_> = rows.map(|row| (value(&row.value), row.tally.counts())).collect();
    let rows: Counts = counts.iter().cloned().collect();
    assert_eq!(rows.len(), counts.len(), "a value stands twice: {counts:?}");
    (rows, report.total.counts(), report.withdrawn, report.shared)
}

#[test]
fn a_report_counts_what_the_records_say() {
    let mut runner = TestRunner::new(Config { cases: 60, failure_persistence: None, ..Config::default() });
    let archives = (vec(record(), 1..5), vec((0..22_u64).prop_map(date), 3));
    let law = |(records, days): (Vec<Json>, Vec<NaiveDate>)| {
        let office = Office::new();
        for (number, record) in records.iter().enumerate() {
            // JSON is YAML.
            let fields = record.as_object().unwrap().iter().map(|(key, value)| format!("{key}: {value}\n"));
            office.write(&format!("2023-01-01-r{number}"), &fields.collect::<String>());
        }
        let records: Vec<Record> = records.into_iter().map(|it| serde_json::from_value(it).unwrap()).collect();
        let mut index = Index::open_in(&office.archive, None, &mut |_| {}).unwrap();
        for as_of in days {
            for (of, kind) in [(Part::Task, Kind::Tasks), (Part::Directive, Kind::Directives)] {
                for by in By::ALL {
                    let report = index.report(of, by, &query("", Some(kind)), as_of).unwrap();
                    prop_assert_eq!(said(&report), counted(&records, of, by, as_of), "{:?} {:?} {}", of, by, as_of);
                }
            }
        }
        Ok(())
    };
    runner.run(&archives, law).unwrap();
}
