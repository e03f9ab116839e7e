//! What a record alone says of how its work is planned and who ever leads it: what checks of one record ask.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::day::AllWork;
use super::piece::{On, Repetition};
use super::record::{PartRef, WorkRecord, WorkTies};
use crate::model::Entity;

/// The plans of the work of a record.
#[derive(Debug, Default)]
pub struct Plans<'r> {
    /// Those of the directives, then those of the tasks, in the order of the record.
    all: Vec<Plan<'r>>,
    directives: usize,
}

/// How a piece of work is planned. What it takes from another record is not known.
#[derive(Debug)]
pub struct Plan<'r> {
    /// Whether each of those who lead answers for itself.
    pub each: Option<bool>,
    /// Whether it has a deadline at any time.
    pub has_deadline: Option<bool>,
    /// Its occurrences.
    pub occurrences: Option<Planned>,
    /// Those whom it names itself as leads, whatever it is of the work.
    leads: Vec<&'r str>,
    /// Whether they lead from the beginning.
    has_own_leads: bool,
    /// The directive that it inherits from.
    source: Option<usize>,
    /// What it may have from another record.
    outside: Outside,
}

/// Whether something may come from another record.
#[derive(Debug, Clone, Copy, Default)]
struct Outside {
    /// It refers to a directive of another record itself.
    refers: bool,
    /// It, or what it inherits from, does.
    anything: bool,
    /// The same, as long as nobody says whether each lead answers for itself.
    each: bool,
}

/// The planned days of a piece of work; there are none where it does not repeat.
#[derive(Debug, Clone, Copy)]
pub struct Planned(Option<Repetition>);

impl<'r> Plans<'r> {
    /// The plans of the work of a record.
    #[must_use]
    pub fn of(record: &WorkRecord<'r>) -> Self {
        let records = std::slice::from_ref(record);
        // On the last day everything that is written has taken effect.
        let work = AllWork::new(records, NaiveDate::MAX);
        let mut plans = Self { all: Vec::new(), directives: record.directives.len() };
        for on in work.all() {
            plans.all.push(on.plan(on.piece.source.map(|source| &plans.all[source])));
        }
        plans
    }

    /// The plan of a directive or a task, by its place in its list.
    #[must_use]
    pub fn get(&self, entity: Entity, place: usize) -> Option<&Plan<'r>> {
        let before = if entity == Entity::Task { self.directives } else { 0 };
        self.all.get(before + place)
    }

    /// Everybody who leads at any time, the work or a part of it; none where that may come from another record.
    #[must_use]
    pub fn leads(&self, plan: &Plan<'r>) -> Option<BTreeSet<&'r str>> {
        let mut leads = BTreeSet::new();
        let mut next = Some(plan);
        while let Some(plan) = next {
            leads.extend(&plan.leads);
            if plan.has_own_leads {
                break;
            }
            if plan.outside.refers {
                return None;
            }
            next = plan.source.map(|source| &self.all[source]);
        }
        Some(leads)
    }
}

impl<'r> On<'_, 'r> {
    fn plan(self, source: Option<&Plan<'r>>) -> Plan<'r> {
        let (part, facts) = (self.piece.part, self.piece.facts);
        let is_elsewhere = |it: &PartRef| it.record != self.piece.record.id;
        let refers = match &part.ties {
            WorkTies::Directive { amends, .. } => amends.iter().any(is_elsewhere),
            WorkTies::Task { directive } => directive.iter().any(is_elsewhere),
        };
        let theirs = source.map(|source| source.outside).unwrap_or_default();
        let outside = Outside {
            refers,
            anything: refers || theirs.anything,
            each: !self.has_own_each() && (refers || theirs.each),
        };
        let has_deadline = part.due.is_some()
            || part.updates.iter().any(|update| update.due.is_some())
            || source.is_some_and(|source| source.has_deadline == Some(true));
        let has_own_repetition = part.due.is_some() && (self.piece.is_task() || part.repeats.is_some());
        let stored = self.stored_leads();
        let said = part.updates.iter().flat_map(|update| &update.lead);
        Plan {
            each: (!outside.each).then_some(facts.each),
            has_deadline: (has_deadline || !outside.anything).then_some(has_deadline),
            occurrences: (has_own_repetition || !outside.anything).then_some(Planned(facts.repetition)),
            leads: stored.iter().chain(said).copied().collect(),
            has_own_leads: !stored.is_empty(),
            source: self.piece.source,
            outside,
        }
    }
}

impl Planned {
    /// Whether the work repeats.
    #[must_use]
    pub fn repeats(self) -> bool {
        self.0.is_some()
    }

    /// Whether an occurrence is planned on this day.
    #[must_use]
    pub fn contains(self, day: NaiveDate) -> bool {
        self.0.is_some_and(|it| it.schedule.place(day).is_some() && it.has(day))
    }

    /// The first planned day, whatever day is the last.
    #[must_use]
    pub fn first(self) -> Option<NaiveDate> {
        let Repetition { schedule, after, .. } = self.0?;
        schedule.planned(after.map_or(0, |after| schedule.count_until(after)))
    }

    /// The last planned day before a day and the first after it.
    #[must_use]
    pub fn around(self, day: NaiveDate) -> [Option<NaiveDate>; 2] {
        let Some(repetition) = self.0 else { return [None, None] };
        let Repetition { schedule, until, after, .. } = repetition;
        let before = day.pred_opt().map(|before| until.map_or(before, |until| until.min(before)));
        let before = before.map_or(0, |before| schedule.count_until(before)).checked_sub(1);
        let next = schedule.count_until(after.map_or(day, |after| after.max(day)));
        [before.filter(|place| *place >= 0), Some(next)]
            .map(|place| place.and_then(|place| schedule.planned(place)).filter(|planned| repetition.has(*planned)))
    }
}
