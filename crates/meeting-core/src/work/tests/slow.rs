//! A second evaluation, slow and plain: it keeps nothing, lists every occurrence, and asks again whenever it needs to know.

use std::collections::BTreeMap;

use chrono::{Datelike, Days, Months, NaiveDate};
use serde_json::{Value, json};

use crate::model::{Repeats, WorkStatus};
use crate::work::{PartRef, WorkPart, WorkRecord, WorkTies, WorkUpdate};

type Day = NaiveDate;
type Status = &'static str;
/// A status and the day of completion.
type State = (Status, Option<Day>);

const BUCKETS: [&str; 4] = ["DT", "DL", "OT", "OO"];

fn is_done(status: Status) -> bool {
    ["completed", "fulfilled"].contains(&status)
}

fn is_dropped(status: Status) -> bool {
    ["cancelled", "revoked", "superseded", "amended"].contains(&status)
}

fn status_of(update: &WorkUpdate) -> Option<Status> {
    update.status.map(WorkStatus::name)
}

/// A task or a directive.
struct Work<'r> {
    record: &'r WorkRecord<'r>,
    part: &'r WorkPart<'r>,
    is_task: bool,
    updates: Vec<WorkUpdate<'r>>,
    stored: State,
    source: Option<usize>,
    newer: Option<usize>,
    replaced: Vec<(Day, Status)>,
}

#[derive(Clone)]
struct Repetition {
    repeats: Repeats,
    first: Day,
    counts: bool,
    until: Option<Day>,
    after: Option<Day>,
}

struct Unit<'r> {
    status: Status,
    completed: Option<Day>,
    dues: Vec<Day>,
    late: Option<i64>,
    bucket: Option<usize>,
    leads: Vec<&'r str>,
    shares: Vec<(&'r str, usize)>,
    each: Option<[usize; 2]>,
}

pub(super) struct Slow<'r> {
    day: Day,
    works: Vec<Work<'r>>,
}

fn step(first: Day, repeats: Repeats, place: u32) -> Day {
    let months = match repeats {
        Repeats::Daily => return first + Days::new(u64::from(place)),
        Repeats::Weekly => return first + Days::new(7 * u64::from(place)),
        Repeats::Fortnightly => return first + Days::new(14 * u64::from(place)),
        Repeats::Monthly => 1,
        Repeats::Quarterly => 3,
        Repeats::HalfYearly => 6,
        Repeats::Yearly => 12,
    };
    let day = first + Months::new(months * place);
    let is_last = (first + Days::new(1)).day() == 1;
    if is_last { day.with_day(1).unwrap() + Months::new(1) - Days::new(1) } else { day }
}

fn first_period_end(last: Day, repeats: Repeats) -> Day {
    // The first day after the session that ends a period.
    let mut end = last + Days::new(1);
    let is_end = |day: Day| {
        let months = match repeats {
            Repeats::Daily => return true,
            Repeats::Weekly => return day.weekday() == chrono::Weekday::Sun,
            // This week and the next: not the Sunday of the week itself.
            Repeats::Fortnightly => {
                let is_same_week = day.week(chrono::Weekday::Mon) == last.week(chrono::Weekday::Mon);
                return day.weekday() == chrono::Weekday::Sun && !is_same_week;
            }
            Repeats::Monthly => 1,
            Repeats::Quarterly => 3,
            Repeats::HalfYearly => 6,
            Repeats::Yearly => 12,
        };
        (day + Days::new(1)).day() == 1 && day.month().is_multiple_of(months)
    };
    while !is_end(end) {
        end = end + Days::new(1);
    }
    end
}

impl<'r> Slow<'r> {
    pub(super) fn new(records: &'r [WorkRecord<'r>], day: Day) -> Self {
        let mut held: Vec<_> = records.iter().filter(|record| record.begin <= day).collect();
        held.sort_by_key(|record| (record.date, record.id));
        let mut slow = Self { day, works: Vec::new() };
        for is_task in [false, true] {
            for record in &held {
                for part in if is_task { &record.tasks } else { &record.directives } {
                    slow.add(record, part, is_task);
                }
            }
        }
        slow
    }

    fn add(&mut self, record: &'r WorkRecord<'r>, part: &'r WorkPart<'r>, is_task: bool) {
        let at = self.works.len();
        let mut work = Work {
            record,
            part,
            is_task,
            updates: part.updates.clone(),
            stored: (part.status.map_or("", WorkStatus::name), part.completed),
            source: None,
            newer: None,
            replaced: Vec::new(),
        };
        match &part.ties {
            WorkTies::Directive { supersedes, amends, .. } => {
                for older in supersedes {
                    let Some(older) = self.newest(*older) else { continue };
                    self.works[older].replaced.push((record.begin, "superseded"));
                }
                for older in amends {
                    let Some(older) = self.newest(*older) else { continue };
                    self.amend(older, at, record.begin);
                    work.source = work.source.or(Some(older));
                }
                self.works.push(work);
            }
            WorkTies::Task { directive } => {
                work.source = directive.and_then(|directive| self.find(directive));
                self.works.push(work);
                while let Some(newer) = self.works[at].source.and_then(|source| self.works[source].newer) {
                    let unit = self.unit(at, None);
                    let done = unit.completed.unwrap_or(record.begin);
                    let stays = self.repetition(at).is_some() && part.repeats.is_none();
                    if is_done(unit.status) && done <= self.works[newer].record.begin || stays {
                        break;
                    }
                    self.works[at].source = Some(newer);
                }
            }
        }
    }

    fn find(&self, reference: PartRef) -> Option<usize> {
        self.works
            .iter()
            .position(|work| !work.is_task && work.record.id == reference.record && work.part.id == reference.part)
    }

    fn newest(&self, reference: PartRef) -> Option<usize> {
        let mut at = self.find(reference)?;
        while let Some(newer) = self.works[at].newer {
            at = newer;
        }
        Some(at)
    }

    fn amend(&mut self, older: usize, newer: usize, from: Day) {
        let older = &mut self.works[older];
        older.newer = Some(newer);
        older.replaced.push((from, "amended"));
        let mut kept = Vec::new();
        for update in older.updates.drain(..) {
            if update.date <= from || update.occurrence.is_some_and(|it| it <= from) {
                kept.push(update);
            } else if update.completed.is_some_and(|it| it <= from) {
                kept.push(WorkUpdate { due: None, lead: Vec::new(), ..update });
            } else if update.status.is_some() {
                older.stored = ("", None);
            }
        }
        older.updates = kept;
    }

    fn first(&self, at: usize) -> Status {
        if self.works[at].is_task { "needs-action" } else { "in-force" }
    }

    fn status_on(&self, at: usize, stored: State, updates: &[WorkUpdate]) -> State {
        // Each with the day on which it takes effect, and the day on which it was done.
        let mut said: Vec<(Day, Status, Option<Day>)> = Vec::new();
        for update in updates {
            let status = status_of(update).unwrap();
            match said.last_mut() {
                Some(last) if last.1 == status && is_done(status) => {
                    if let Some(completed) = update.completed {
                        *last = (completed, status, Some(completed));
                    }
                }
                _ => said.push((update.effect(), status, Some(update.effect()))),
            }
        }
        if said.is_empty() && !["", "amended"].contains(&stored.0) {
            let day = stored.1.filter(|_| is_done(stored.0));
            said.push((day.unwrap_or(self.works[at].record.begin), stored.0, day));
        } else if let (Some(last), Some(day)) = (said.last_mut(), stored.1)
            && is_done(last.1)
            && is_done(stored.0)
            && updates.last().unwrap().completed.is_none()
        {
            *last = (day, last.1, Some(day));
        }
        let now = said.into_iter().rfind(|(from, ..)| *from <= self.day);
        now.map_or((self.first(at), None), |(_, status, done)| (status, done.filter(|_| is_done(status))))
    }

    fn own_leads(&self, at: usize) -> Vec<&'r str> {
        let part = self.works[at].part;
        match &part.ties {
            WorkTies::Directive { to, .. } if part.lead.is_empty() => to.clone(),
            _ => part.lead.clone(),
        }
    }

    fn is_written(&self, update: &WorkUpdate, done: Option<Day>) -> bool {
        update.date <= self.day && done.is_none_or(|done| update.date <= done)
    }

    fn lead_history(&self, at: usize, done: Option<Day>, occurrence: Option<Day>) -> Vec<(Option<Day>, Vec<&'r str>)> {
        let work = &self.works[at];
        let own = self.own_leads(at);
        let mut history = match work.source {
            _ if !own.is_empty() => vec![(None, own)],
            Some(source) => self.lead_history(source, done, occurrence),
            None => Vec::new(),
        };
        for update in &work.updates {
            let is_about = update.occurrence.is_none() || update.occurrence == occurrence;
            if update.lead.is_empty() || !is_about || !self.is_written(update, done) {
                continue;
            }
            history.retain(|(from, _)| from.is_none_or(|from| from <= update.date));
            let mut now = Vec::new();
            let before = history.last().map(|(_, who)| who.clone()).unwrap_or_default();
            for who in before {
                if update.about.contains(&who) { now.extend(&update.lead) } else { now.push(who) }
            }
            let now = if update.about.is_empty() { update.lead.clone() } else { now };
            history.push((Some(update.date), now));
        }
        history
    }

    fn due_history(
        &self,
        at: usize,
        done: Option<Day>,
        lead: Option<&str>,
        occurrence: Option<Day>,
    ) -> Vec<(Option<Day>, Day)> {
        let work = &self.works[at];
        let is_about = |it: &&WorkUpdate| {
            it.occurrence == occurrence && (it.about.is_empty() || lead.is_some_and(|lead| it.about.contains(&lead)))
        };
        let written = work.updates.iter().filter(|it| self.is_written(it, done)).filter(is_about);
        let written: Vec<_> = written.filter_map(|it| Some((Some(it.date), it.due?))).collect();
        if let Some(planned) = occurrence {
            return [vec![(None, planned)], written].concat();
        }
        let stored = work.part.due.map(|due| (None, due));
        let mut own = [stored.into_iter().collect(), written].concat();
        let Some(source) = work.source.filter(|_| !work.is_task || work.part.due.is_none()) else { return own };
        for (from, _) in &mut own {
            from.get_or_insert(work.record.begin);
        }
        let mut history = self.due_history(source, done, lead, None);
        if let Some((begin, _)) = own.first() {
            history.retain(|(from, _)| from <= begin);
        }
        [history, own].concat()
    }

    fn each(&self, at: usize) -> bool {
        let work = &self.works[at];
        match (work.part.each, work.source) {
            (None, Some(source)) if !work.is_task || work.part.lead.is_empty() => self.each(source),
            (each, _) => each == Some(true),
        }
    }

    fn stored_due(&self, at: usize) -> Option<Day> {
        self.works[at].part.due.or_else(|| self.stored_due(self.works[at].source?))
    }

    fn named(&self, at: usize) -> Vec<Day> {
        let in_effect = self.works[at].updates.iter().filter(|it| it.effect() <= self.day);
        in_effect.filter_map(|it| it.occurrence).collect()
    }

    fn repetition(&self, at: usize) -> Option<Repetition> {
        let work = &self.works[at];
        let own = work.part;
        let is_own = work.is_task && (own.due.is_some() || own.repeats.is_some());
        let theirs = work.source.filter(|_| !is_own).and_then(|source| self.repetition(source));
        let mut it = match (own.repeats, &theirs) {
            (None, None) => return None,
            (None, Some(theirs)) => theirs.clone(),
            (Some(repeats), theirs) => Repetition {
                repeats,
                first: first_period_end(work.record.until, repeats),
                counts: false,
                until: theirs.as_ref().and_then(|it| it.until),
                after: theirs.as_ref().and_then(|it| it.after),
            },
        };
        if own.repeats.is_some() || own.due.is_some() {
            it.first = self.stored_due(at).unwrap_or(it.first);
        }
        it.counts |= self.stored_due(at).is_some();
        it.until = own.repeats_until.or(it.until);
        if !work.is_task && theirs.is_some() {
            it.after = if own.due.is_some() { None } else { Some(work.record.begin) };
            it.counts |= !self.named(work.source.unwrap()).is_empty();
        }
        Some(it)
    }

    fn status_updates(&self, at: usize, lead: Option<&str>, occurrence: Option<Day>) -> Vec<WorkUpdate<'r>> {
        let repeats = self.repetition(at).is_some();
        let mut kept: Vec<WorkUpdate> = Vec::new();
        for update in &self.works[at].updates {
            let Some(status) = status_of(update) else { continue };
            let is_for_all = update.about.is_empty();
            let was_open = kept.last().is_none_or(|it| {
                let status = status_of(it).unwrap();
                !is_done(status) && !is_dropped(status)
            });
            let undoes_nothing = is_done(status) || is_dropped(status) || status == "in-process";
            let is_other_lead = !is_for_all && lead.is_none_or(|lead| !update.about.contains(&lead));
            let is_other_occurrence = repeats && update.occurrence != occurrence;
            let changes_nothing = lead.is_some() && is_for_all && undoes_nothing && !was_open;
            if status != "amended" && !is_other_lead && !is_other_occurrence && !changes_nothing {
                kept.push(update.clone());
            }
        }
        kept
    }

    fn withdrawn(&self, at: usize) -> Option<(Day, Status)> {
        let work = &self.works[at];
        if work.is_task {
            return self.withdrawn(work.source?).map(|(from, _)| (from, "cancelled"));
        }
        let updates = self.status_updates(at, None, None);
        let (status, _) = self.status_on(at, work.stored, &updates);
        let mut all = work.replaced.clone();
        if is_dropped(status) {
            let mut own = updates.iter().filter(|it| status_of(it) == Some(status) && it.effect() <= self.day);
            all.push((own.next_back().map_or(work.record.begin, WorkUpdate::effect), status));
        }
        all.into_iter().min()
    }

    fn state(&self, at: usize, lead: Option<&str>, occurrence: Option<Day>) -> State {
        let updates = self.status_updates(at, lead, occurrence);
        let is_stored = occurrence.is_none() && (lead.is_none() || updates.is_empty());
        let stored = if is_stored { self.works[at].stored } else { ("", None) };
        let (status, done) = self.status_on(at, stored, &updates);
        match self.withdrawn(at) {
            Some((_, gone)) if occurrence.is_none() && !is_done(status) && !is_dropped(status) => (gone, done),
            _ => (status, done),
        }
    }

    fn answers(&self, at: usize, occurrence: Option<Day>) -> Vec<(Option<&'r str>, State, Option<Day>)> {
        let mut leads: Vec<&str> = Vec::new();
        if self.each(at) {
            for (from, who) in self.lead_history(at, None, occurrence) {
                let now: Vec<State> = leads.iter().map(|lead| self.state(at, Some(lead), occurrence)).collect();
                let is_over = |(status, done): &State| {
                    (is_done(status) || is_dropped(status)) && done.is_none_or(|done| done < from.unwrap())
                };
                if from.is_some() && !now.is_empty() && now.iter().all(is_over) {
                    break;
                }
                leads.clear();
                leads.extend(who.iter().enumerate().filter(|(n, it)| !who[..*n].contains(it)).map(|(_, it)| it));
            }
        }
        let leads = if leads.is_empty() { vec![None] } else { leads.into_iter().map(Some).collect() };
        let answer = |lead: Option<&'r str>| {
            let state = self.state(at, lead, occurrence);
            let due = self.due_history(at, state.1, lead, occurrence).last().map(|(_, due)| *due);
            (lead, state, due)
        };
        leads.into_iter().map(answer).collect()
    }

    fn bucket(&self, (status, done): State, due: Option<Day>) -> usize {
        match due {
            Some(due) if is_done(status) => usize::from(done.is_some_and(|done| done > due)),
            None if is_done(status) => 0,
            Some(due) if due < self.day => 3,
            _ => 2,
        }
    }

    fn unit(&self, at: usize, occurrence: Option<Day>) -> Unit<'r> {
        let answers = self.answers(at, occurrence);
        let is_each = self.each(at) && answers[0].0.is_some();
        let counted: Vec<_> = answers.iter().filter(|(_, (status, _), _)| !is_dropped(status)).collect();
        let open: Vec<_> = counted.iter().copied().filter(|(_, (status, _), _)| !is_done(status)).collect();
        let buckets: Vec<_> = counted.iter().map(|(lead, state, due)| (*lead, self.bucket(*state, *due))).collect();
        let worst = buckets.iter().map(|(_, bucket)| *bucket).max();
        let (status, bucket) = match (counted.first(), open.first()) {
            (None, _) => (answers[0].1.0, None),
            (_, Some(_)) => {
                let (status, _) = self.state(at, None, occurrence);
                let is_open = !is_done(status) && !is_dropped(status);
                (if is_open { status } else { self.first(at) }, worst)
            }
            (Some(one), None) => (one.1.0, worst),
        };
        let days: Option<Vec<Day>> = counted.iter().map(|(_, (_, done), _)| *done).collect();
        let completed = days.filter(|_| open.is_empty()).and_then(|days| days.into_iter().max());
        let judged = if open.is_empty() { counted.clone() } else { open };
        let late = judged.iter().filter_map(|(_, (status, done), due)| {
            let until = if is_done(status) { *done } else { Some(self.day) };
            Some((until? - (*due)?).num_days().max(0))
        });
        let dues = self.due_history(at, completed, None, occurrence).into_iter().map(|(_, due)| due);
        let leads = if is_each {
            answers.iter().filter_map(|(lead, ..)| *lead).collect()
        } else {
            self.leads(at, completed, occurrence)
        };
        let shares = match bucket {
            None => Vec::new(),
            Some(_) if is_each => buckets.iter().map(|(lead, bucket)| (lead.unwrap(), *bucket)).collect(),
            Some(bucket) if leads.is_empty() => vec![("", bucket)],
            Some(bucket) => leads.iter().map(|lead| (*lead, bucket)).collect(),
        };
        let done = counted.iter().filter(|(_, (status, _), _)| is_done(status)).count();
        Unit {
            status,
            completed,
            dues: dues.collect(),
            late: late.max(),
            bucket,
            leads,
            shares,
            each: self.each(at).then_some([done, counted.len()]),
        }
    }

    fn leads(&self, at: usize, done: Option<Day>, occurrence: Option<Day>) -> Vec<&'r str> {
        let mut leads: Vec<&str> = Vec::new();
        for who in self.lead_history(at, done, occurrence).pop().map(|(_, who)| who).unwrap_or_default() {
            if !leads.contains(&who) {
                leads.push(who);
            }
        }
        leads
    }

    /// The units of work that repeats, by their planned days; none where it is not tracked.
    fn occurrences(&self, at: usize, it: &Repetition) -> Option<BTreeMap<Day, Unit<'r>>> {
        let named = self.named(at);
        let (status, done) = self.state(at, None, None);
        if named.is_empty() && (!it.counts || is_done(status)) {
            return None;
        }
        let mut end = None;
        if is_done(status) || is_dropped(status) {
            let updates = self.status_updates(at, None, None);
            let said = updates.iter().rfind(|it| status_of(it) == Some(status)).map(WorkUpdate::effect);
            let ends = [done.or(said), self.withdrawn(at).map(|(from, _)| from)];
            let past = ends.into_iter().flatten().filter(|end| *end <= self.day);
            end = Some(past.min().unwrap_or(self.works[at].record.begin));
        }
        let last = named.iter().copied().max().unwrap_or(it.first).max(self.day);
        let (mut units, mut has_next) = (BTreeMap::new(), false);
        for planned in (0..).map(|place| step(it.first, it.repeats, place)) {
            if it.until.is_some_and(|until| planned > until) || planned > last && has_next {
                break;
            }
            let is_before = !it.counts && named.iter().all(|named| planned < *named);
            if is_before || it.after.is_some_and(|after| planned <= after) {
                continue;
            }
            let unit = self.unit(at, Some(planned));
            let Some(bucket) = unit.bucket else { continue };
            if end.is_some_and(|end| planned > end) && bucket >= 2 {
                if planned > last {
                    break;
                }
                continue;
            }
            let is_next = planned > self.day && bucket >= 2 && !has_next;
            has_next |= is_next;
            if planned <= self.day || bucket != 2 || is_next {
                units.insert(planned, unit);
            }
        }
        Some(units)
    }

    fn row(&self, at: usize) -> (Value, [usize; 4]) {
        let work = &self.works[at];
        let repetition = self.repetition(at);
        let (state, _) = self.state(at, None, None);
        let is_over = is_done(state) || is_dropped(state);
        let whole = self.unit(at, None);
        let units = repetition.as_ref().map(|repetition| self.occurrences(at, repetition));
        let calm = |bucket: usize| if is_done(state) { bucket } else { bucket.min(2) };
        let mut counts = [0; 4];
        let mut by_lead: BTreeMap<&str, [usize; 4]> = BTreeMap::new();
        let mut count = |unit: &Unit<'r>, bucket: fn(usize, Status) -> usize| {
            if let Some(its) = unit.bucket {
                counts[bucket(its, state)] += 1;
            }
            for (lead, its) in &unit.shares {
                by_lead.entry(lead).or_default()[bucket(*its, state)] += 1;
            }
        };
        let mut row = match &units {
            None => {
                count(&whole, |bucket, _| bucket);
                shown(&whole)
            }
            Some(None) => {
                count(&whole, |bucket, state| if is_done(state) { bucket } else { bucket.min(2) });
                let mut row = shown(&whole);
                if !is_done(state) {
                    row["due"] = Value::Null;
                    row["original_due"] = Value::Null;
                    row["late"] = Value::Null;
                    row["extensions"] = json!(0);
                }
                row["tracked"] = json!(false);
                row["occurrences"] = json!(whole.bucket.map(calm).iter().count());
                row["missed"] = json!(0);
                row
            }
            Some(Some(units)) => {
                for unit in units.values() {
                    count(unit, |bucket, _| bucket);
                }
                let mut missed = units.values().filter(|unit| unit.bucket == Some(3));
                let mut row = if let Some(open) = units.values().find(|unit| unit.bucket >= Some(2)) {
                    let mut row = shown(open);
                    row["status"] = json!(if is_over { self.first(at) } else { state });
                    row["lead"] = json!(self.leads(at, None, None));
                    row["late"] = json!(missed.by_ref().map(|unit| unit.late.unwrap()).max().unwrap_or(0));
                    row
                } else if let Some(last) = units.values().last() {
                    let mut row = shown(last);
                    row["late"] = json!(units.values().map(|unit| unit.late.unwrap_or(0)).max());
                    row["completed"] = json!(units.values().map(|unit| unit.completed.unwrap()).max());
                    row
                } else {
                    let mut row = shown(&whole);
                    row["status"] = json!(state);
                    row
                };
                row["tracked"] = json!(true);
                row["occurrences"] = json!(units.len());
                row["missed"] = json!(units.values().filter(|unit| unit.bucket == Some(3)).count());
                row
            }
        };
        row["ref"] = json!(format!("{}#{}", work.record.id, work.part.id));
        row["type"] = json!(if work.is_task { "task" } else { "directive" });
        row["counts"] = json!(counts);
        row["by_lead"] = json!(by_lead);
        if units.is_some() {
            row["bucket"] = json!("none");
        }
        (row, counts)
    }

    fn asks(&self, at: usize) -> bool {
        let work = &self.works[at];
        let is_said = |it: &WorkUpdate| it.occurrence.is_none() && self.is_written(it, None) && !it.lead.is_empty();
        matches!(work.part.ties, WorkTies::Directive { asks: true, .. })
            || !work.part.lead.is_empty()
            || work.part.repeats.is_some()
            || !self.due_history(at, None, None, None).is_empty()
            || work.updates.iter().any(is_said)
            || work.source.is_some_and(|source| self.asks(source))
    }

    /// Every row of the day, by its name.
    pub(super) fn rows(&self) -> BTreeMap<String, Value> {
        let mut rows = BTreeMap::new();
        for (at, work) in self.works.iter().enumerate() {
            let (row, counts) = self.row(at);
            let stands_for_it = |task: usize| {
                let (row, counts) = self.row(task);
                let is_less = self.repetition(at).is_some() && self.repetition(task).is_none();
                !is_less && (counts[2] + counts[3] > 0 || row["status"] == "completed")
            };
            let mut tasks =
                (0..self.works.len()).filter(|task| self.works[*task].is_task && self.works[*task].source == Some(at));
            let is_listed = counts != [0; 4] && self.asks(at) && !tasks.any(stands_for_it);
            if work.is_task || is_listed {
                rows.insert(row["ref"].as_str().unwrap().to_owned(), row);
            }
        }
        rows
    }
}

fn shown(unit: &Unit) -> Value {
    json!({
        "status": unit.status,
        "completed": unit.completed,
        "original_due": unit.dues.first(),
        "due": unit.dues.last(),
        "extensions": unit.dues.windows(2).filter(|pair| pair[1] > pair[0]).count(),
        "late": unit.late,
        "bucket": unit.bucket.map_or("none", |bucket| BUCKETS[bucket]),
        "lead": unit.leads,
        "each": unit.each,
        "occurrences": null,
        "missed": null,
        "tracked": null,
    })
}
