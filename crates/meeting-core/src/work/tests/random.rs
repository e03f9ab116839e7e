//! Random histories, in which everything happens that the format allows, against the slow evaluation.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};
use serde_json::{Map, Value, json};

use super::cases::written;
use super::slow::Slow;
use crate::model::{Record, Repeats};
use crate::work::series::Schedule;
use crate::work::{Count, WorkRecord, work_on};

/// Numbers that look random (`SplitMix64`).
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % end
    }

    fn percent(&mut self, chance: u64) -> bool {
        self.below(100) < chance
    }

    fn of<T: Clone>(&mut self, choices: &[T]) -> T {
        let at = self.below(choices.len() as u64);
        choices[usize::try_from(at).unwrap()].clone()
    }

    fn day(&mut self, from: u64, to: u64) -> NaiveDate {
        first_day() + Days::new(from + self.below(to - from + 1))
    }

    fn some_of(&mut self, names: &[&'static str]) -> Vec<&'static str> {
        let mut some: Vec<_> = names.iter().copied().filter(|_| self.percent(50)).collect();
        if some.is_empty() {
            some.push(self.of(names));
        }
        some
    }
}

fn first_day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2024, 1, 1).unwrap()
}

/// An archive that grows.
pub(super) struct Archive {
    dice: Dice,
    /// Every directive so far: its reference, and its series as far as one can tell.
    directives: Vec<(String, Option<Schedule>)>,
}

impl Archive {
    pub(super) fn records(seed: u64) -> Vec<Record> {
        let mut archive = Self { dice: Dice(seed), directives: Vec::new() };
        let count = 1 + archive.dice.below(5);
        let records = (0..count).map(|at| archive.record(at));
        records.map(|record| serde_json::from_value(record).unwrap()).collect()
    }

    fn record(&mut self, at: u64) -> Value {
        let date = self.dice.day(at * 15, at * 15 + 20);
        let id = format!("{date}-{}", ["a", "b", "c", "d", "e"][usize::try_from(at).unwrap()]);
        let mut session = json!({ "date": date });
        if self.dice.percent(20) {
            session["status"] = json!(self.dice.of(&["passed", "confirmed", "tentative", "cancelled"]));
        }
        let until = date + Days::new(self.dice.below(4));
        if until > date {
            session["until"] = json!(until);
        }
        let directives: Vec<Value> = (0..self.dice.below(4)).map(|n| self.part(&id, until, &format!("d{n}"))).collect();
        let tasks: Vec<Value> = (0..self.dice.below(4)).map(|n| self.part(&id, until, &format!("t{n}"))).collect();
        let state = self.dice.of(&["final", "final", "final", "draft", "cancelled"]);
        json!({ "id": id, "state": state, "session": session, "directives": directives, "tasks": tasks })
    }

    fn part(&mut self, record: &str, until: NaiveDate, id: &str) -> Value {
        let is_task = id.starts_with('t');
        let mut part = Map::new();
        let mut series = None;
        part.insert("id".to_owned(), json!(id));
        let mut set = |key: &str, value: Value| part.insert(key.to_owned(), value);
        if !is_task {
            set("kind", json!(self.dice.of(&["request", "assignment", "decision", "agreement"])));
            if self.dice.percent(40) {
                set("to", json!(self.dice.some_of(&["A", "B", "D"])));
            }
        }
        if !self.directives.is_empty() && self.dice.percent(65) {
            let (older, its) = self.dice.of(&self.directives);
            series = its;
            let field = if is_task { "directive" } else { self.dice.of(&["amends", "amends", "supersedes"]) };
            set(field, json!(older));
        }
        if self.dice.percent(45) {
            set("lead", json!(self.dice.some_of(&["A", "B", "C"])));
        }
        let due = self.dice.percent(50).then(|| self.dice.day(0, 120));
        if let Some(due) = due {
            set("due", json!(due));
        }
        if self.dice.percent(35) {
            set("each", json!(self.dice.percent(85)));
        }
        if self.dice.percent(35) {
            let repeats = self.dice.of(&Repeats::ALL[..5]);
            set("repeats", json!(repeats));
            let first = due.or(series.map(|it: Schedule| it.first));
            series = Some(first.map_or(Schedule::from_period_of(until, repeats), |first| Schedule { repeats, first }));
        } else if let (Some(due), Some(its)) = (due, series) {
            series = (!is_task).then_some(Schedule { first: due, ..its });
        }
        if self.dice.percent(10) {
            set("repeats_until", json!(self.dice.day(0, 120)));
        }
        let updates: Vec<Value> =
            (0..self.dice.of(&[0, 0, 1, 2, 3, 6])).map(|_| self.update(is_task, series)).collect();
        let said = |it: &&Value| it["status"].is_string() && it["for"].is_null() && it["occurrence"].is_null();
        if let Some(last) = updates.iter().rfind(said) {
            set("status", last["status"].clone());
            if self.dice.percent(60) {
                set("completed", if last["completed"].is_null() { &last["date"] } else { &last["completed"] }.clone());
            }
        } else if self.dice.percent(15) {
            set("status", json!(self.status(is_task)));
            if self.dice.percent(50) {
                set("completed", json!(self.dice.day(0, 120)));
            }
        }
        set("updates", json!(updates));
        if !is_task {
            self.directives.push((format!("{record}#{id}"), series));
        }
        Value::Object(part)
    }

    fn status(&mut self, is_task: bool) -> &'static str {
        if is_task {
            self.dice.of(&["needs-action", "in-process", "completed", "completed", "cancelled"])
        } else {
            self.dice.of(&["in-force", "fulfilled", "fulfilled", "amended", "superseded", "revoked"])
        }
    }

    fn update(&mut self, is_task: bool, series: Option<Schedule>) -> Value {
        let date = self.dice.day(0, 120);
        let mut update = json!({ "date": date });
        let mut set = |key: &str, value: Value| update[key] = value;
        if self.dice.percent(65) {
            set("status", json!(self.status(is_task)));
            if self.dice.percent(35) {
                set("completed", json!(date + Days::new(3) - Days::new(self.dice.below(28))));
            }
        }
        if self.dice.percent(25) {
            set("due", json!(self.dice.day(0, 120)));
        }
        if self.dice.percent(25) {
            set("lead", json!(self.dice.some_of(&["A", "B", "E"])));
        }
        if self.dice.percent(35) {
            set("for", json!(self.dice.some_of(&["A", "B", "C"])));
        }
        if let Some(series) = series.filter(|_| self.dice.percent(65)) {
            let place = i64::try_from(self.dice.below(6)).unwrap();
            set("occurrence", json!(series.planned(place)));
        }
        update
    }
}

#[test]
fn the_slow_evaluation_says_the_same() {
    for seed in 0..400 {
        let records = Archive::records(seed);
        let records: Vec<_> =
            records.iter().filter_map(|it| WorkRecord::of(it, it.id.as_deref().unwrap(), |who| who)).collect();
        let mut dice = Dice(seed);
        for _ in 0..4 {
            let day = dice.day(0, 160);
            let rows: Vec<_> = work_on(&records, day).into_iter().filter(|row| row.is_listed).collect();
            let mut fast = BTreeMap::new();
            for row in &rows {
                let mut shown = written(row);
                let by_lead =
                    row.by_lead.iter().map(|(lead, it)| (lead.unwrap_or_default(), super::cases::counts(*it)));
                shown["by_lead"] = json!(by_lead.collect::<BTreeMap<_, _>>());
                fast.insert(shown["ref"].as_str().unwrap().to_owned(), shown);
            }
            let slow = Slow::new(&records, day).rows();
            assert_eq!(fast, slow, "seed {seed}, {day}");
            let count = Count::of(&rows);
            assert_eq!(count.total.units.total(), rows.iter().map(|row| row.counts.total()).sum::<usize>());
        }
    }
}

/// What is kept of a record says the same as the record.
#[test]
fn what_is_kept_is_what_was_read() {
    for seed in 0..50 {
        for record in Archive::records(seed) {
            let work = WorkRecord::of(&record, record.id.as_deref().unwrap(), |who| who);
            let bytes = postcard::to_stdvec(&work).unwrap();
            assert_eq!(postcard::from_bytes::<Option<WorkRecord>>(&bytes).unwrap(), work);
        }
    }
}
