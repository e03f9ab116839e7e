//! The law of reports: they count what a slow, obvious walk over the parsed records counts.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::{Config, TestRunner};
use serde_json::{Value as Json, json};

use super::{Office, query, today};
use crate::Index;
use meeting_core::model::field::Kind;
use meeting_core::model::{Entity, Progress, Record, Role};
use meeting_core::rows::{By, Report, ReportValue};
use meeting_core::work::{Counted, WorkOnDay, WorkRecord, work_on};
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
    let more = (option::of(any::<bool>()), option::of(select(vec!["monthly", "yearly"])));
    (names(), names(), day(), day(), option::of(select(statuses)), updates, more).prop_map(
        |(lead, support, due, completed, status, updates, (each, repeats))| {
            let updates: Vec<_> = updates.iter().map(|(date, status)| json!({ "date": date, "status": status })).collect();
            json!({
                "lead": lead, "support": support, "due": due, "completed": completed, "status": status, "updates": updates,
                "each": each, "repeats": repeats
            })
        },
    )
}

/// A record but for its id, as JSON.
fn record() -> impl Strategy<Value = Json> {
    let cites = vec((select(vec!["21-KL/TW", "21 kl/tw", "5-QĐ/X"]), option::of(0..2_u64)), 0..3);
    let directive = (work(vec!["in-force", "fulfilled", "revoked", "amended", "superseded"]), cites);
    let task = (work(vec!["needs-action", "in-process", "completed", "cancelled"]), option::of(0..3_usize));
    let roles = select(vec![vec!["chair"], vec!["co-chair", "deputy-chair"], vec!["guest"], vec![]]);
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

/// The id of a reference, else the reference itself.
fn meant(record: &Record, reference: &str) -> String {
    let is = |field: &Option<String>| field.as_deref() == Some(reference);
    let body = record.organizations.iter().find(|it| is(&it.id) || is(&it.name) || is(&it.short));
    let person = record.participants.iter().find(|it| is(&it.id) || is(&it.name));
    let id = body.map(|it| &it.id).or(person.map(|it| &it.id));
    id.cloned().flatten().unwrap_or_else(|| reference.to_owned())
}

/// The values of a piece of work, each with what is counted of it.
fn values(record: &Record, row: &WorkOnDay, by: By) -> BTreeMap<String, Counted> {
    let mut whole = Counted::default();
    whole.add(row.counts);
    let all = |values: Vec<String>| values.into_iter().map(|value| (value, whole)).collect();
    match by {
        By::Lead => {
            let share = |(lead, counts): &(Option<&str>, _)| {
                let mut counted = Counted::default();
                counted.add(*counts);
                (lead.unwrap_or_default().to_owned(), counted)
            };
            row.by_lead.iter().map(share).collect()
        }
        By::Support => all(row.support.iter().map(|who| (*who).to_owned()).collect()),
        By::Chair => {
            let chairs = record.participants.iter().filter(|person| person.roles.contains(&Role::Chair));
            all(chairs.filter_map(|person| person.id.clone()).collect())
        }
        By::Organization => {
            let body = |id: &str| match record.participants.iter().find(|person| person.id.as_deref() == Some(id)) {
                Some(person) => person.organization.as_deref().map(|body| meant(record, body)),
                None => Some(id.to_owned()),
            };
            let mut bodies: BTreeMap<String, Counted> = BTreeMap::new();
            let leads = || row.by_lead.iter().filter_map(|(lead, share)| Some(((*lead)?, *share)));
            let is_lead = |lead: &str| row.leads.contains(&lead);
            let first = leads().filter(|(lead, _)| is_lead(lead));
            for (lead, share) in first.chain(leads().filter(|(lead, _)| !is_lead(lead))) {
                let Some(body) = body(lead) else { continue };
                match bodies.get_mut(&body) {
                    None => bodies.entry(body).or_default().add(share),
                    Some(counted) if row.each.is_some() => counted.units += share,
                    Some(_) => {}
                }
            }
            bodies
        }
        By::Month => {
            let day = record.session.as_ref().and_then(|session| session.date).unwrap();
            all(vec![day.format("%Y-%m").to_string()])
        }
        By::Document => {
            let task = record.tasks.iter().find(|it| it.id.as_deref() == Some(row.reference.part));
            let id = task.map_or(Some(row.reference.part), |task| task.directive.as_deref());
            let directive = record.directives.iter().find(|it| it.id.is_some() && it.id.as_deref() == id);
            let cites = directive.into_iter().flat_map(|directive| &*directive.cites);
            all(cites.map(|it| cited(it.number.as_deref().unwrap(), it.date)).collect())
        }
    }
}

fn cited(number: &str, date: Option<NaiveDate>) -> String {
    format!("{} {date:?}", number::key(number))
}

/// What a report says, by value.
type Counts = BTreeMap<String, [usize; 4]>;

/// The rows, the total, the pieces, what is withdrawn, what has no deadline, and what is in several rows.
type Said = (Counts, [usize; 4], usize, usize, usize, usize);

/// What a report says by the engine's rows.
fn counted(records: &[Record], of: Kind, by: By, as_of: NaiveDate) -> Said {
    let ids: Vec<String> = (0..records.len()).map(|number| format!("2023-01-01-r{number}")).collect();
    let referred = |record: &Record| {
        let directives = record.directives.iter().map(|it| (&it.lead, &it.support));
        let work = directives.chain(record.tasks.iter().map(|it| (&it.lead, &it.support)));
        let all = work.flat_map(|(lead, support)| lead.iter().chain(support.iter()));
        all.map(|it| (it.clone(), meant(record, it))).collect::<BTreeMap<_, _>>()
    };
    let keys: Vec<_> = records.iter().map(referred).collect();
    let work = records.iter().zip(&ids).zip(&keys);
    let work: Vec<_> = work.map(|((record, id), keys)| WorkRecord::of(record, id, |who| &keys[who]).unwrap()).collect();
    let (mut rows, mut total, mut withdrawn, mut undated, mut shared) = (Counts::new(), Counted::default(), 0, 0, 0);
    for row in work_on(&work, as_of) {
        if !row.is_listed || of == Kind::Directives && row.entity != Entity::Directive {
            continue;
        }
        total.add(row.counts);
        if row.due.is_none() {
            let [on_time, _, not_due, _] = row.counts.each();
            undated += on_time + not_due;
        }
        if row.counts.total() == 0 {
            withdrawn += usize::from(row.status.progress() == Progress::Withdrawn);
            continue;
        }
        let mut values = values(&records[row.record], &row, by);
        shared += usize::from(values.len() > 1);
        if values.is_empty() {
            let mut all = Counted::default();
            all.add(row.counts);
            values.insert(String::new(), all);
        }
        for (value, counted) in values {
            let sum = rows.entry(value).or_default();
            for (sum, more) in sum.iter_mut().zip(counted.units.each()) {
                *sum += more;
            }
        }
    }
    (rows, total.units.each(), total.pieces, withdrawn, undated, shared)
}

fn said(report: &Report) -> Said {
    let value = |value: &ReportValue| match value {
        ReportValue::Known { id, .. } => id.clone(),
        ReportValue::Plain(name) => name.clone(),
        ReportValue::Month(month) => month.format("%Y-%m").to_string(),
        ReportValue::Document(document) => cited(document.number.as_deref().unwrap(), document.date),
        ReportValue::None => String::new(),
    };
    // The empty months between are there for the eye.
    let rows = report.rows.iter().filter(|row| row.counted.units.total() > 0);
    let counts: Vec<_> = rows.map(|row| (value(&row.value), row.counted.units.each())).collect();
    let rows: Counts = counts.iter().cloned().collect();
    assert_eq!(rows.len(), counts.len(), "a value stands twice: {counts:?}");
    let (total, pieces) = (report.total.units.each(), report.total.pieces);
    (rows, total, pieces, report.withdrawn, report.without_deadline, report.shared)
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
            for kind in [Kind::Tasks, Kind::Directives] {
                for by in By::ALL {
                    let report = index.report(kind, by, &query("", Some(kind)), as_of).unwrap();
                    prop_assert_eq!(said(&report), counted(&records, kind, by, as_of), "{:?} {:?} {}", kind, by, as_of);
                }
            }
        }
        Ok(())
    };
    runner.run(&archives, law).unwrap();
}

#[test]
fn what_was_handed_over_is_counted_where_it_was_done() {
    let office = Office::with(&[(
        super::A,
        "session: { date: 2023-05-08 }
tasks:
  - id: t1
    title: Báo cáo tháng
    due: 2023-05-31
    repeats: monthly
    repeats_until: 2023-07-31
    updates:
      - { date: 2023-05-30, status: completed, occurrence: 2023-05-31 }
      - { date: 2023-06-01, lead: Văn thư }
      - { date: 2023-06-30, status: completed, occurrence: 2023-06-30 }
      - { date: 2023-07-01, lead: Văn phòng }
  - id: t2
    title: Góp ý
    lead: [Xã A, Xã B]
    each: true
    due: 2023-06-15
    updates: [{ date: 2023-06-01, status: cancelled, for: Xã B }]
",
    )]);
    let report = office.open().report(Kind::Tasks, By::Lead, &query("", Some(Kind::Tasks)), today()).unwrap();
    let (rows, total, pieces, _, _, shared) = said(&report);
    let expected = [("", [1, 0, 0, 0]), ("Văn phòng", [0, 0, 1, 0]), ("Văn thư", [1, 0, 0, 0]), ("Xã A", [0, 0, 0, 1])];
    assert_eq!(rows, expected.map(|(lead, counts)| (lead.to_owned(), counts)).into());
    assert_eq!((report.rows.len(), total, pieces, shared), (4, [2, 0, 1, 1], 2, 1));
}
