//! What a record alone says of how its work is planned and who ever leads it: what checks of one record ask.

use chrono::NaiveDate;

use super::day::AllWork;
use super::piece::{On, Repetition};
use super::record::WorkRecord;

/// How a piece of work is planned. What it takes from another record is not known.
#[derive(Debug, Clone)]
pub struct Plan<'r> {
    /// Whether each of those who lead answers for itself.
    pub each: Option<bool>,
    /// Everybody who leads at any time, whatever it is of the work.
    pub leads: Option<Vec<&'r str>>,
    /// Whether it has a deadline at any time.
    pub has_deadline: Option<bool>,
    /// Its occurrences.
    pub occurrences: Option<Planned>,
}

/// The planned days of a piece of work; there are none where it does not repeat.
#[derive(Debug, Clone, Copy)]
pub struct Planned(Option<Repetition>);

impl<'r> Plan<'r> {
    /// The plans of the directives of a record, then of its tasks.
    #[must_use]
    pub fn of(record: &WorkRecord<'r>) -> Vec<Self> {
        let records = std::slice::from_ref(record);
        // On the last day everything that is written has taken effect.
        let all = AllWork::new(records, NaiveDate::MAX);
        all.all().map(On::plan).collect()
    }
}

impl<'r> On<'_, 'r> {
    fn plan(self) -> Plan<'r> {
        let (part, facts) = (self.piece.part, self.piece.facts);
        let has_own_repetition = part.due.is_some() && (self.piece.is_task() || part.repeats.is_some());
        let is_known = !self.inherits_from_outside(|_| false);
        let is_each_known = !self.inherits_from_outside(On::has_own_each);
        Plan {
            each: is_each_known.then_some(facts.each),
            leads: self.all_leads(),
            has_deadline: (is_known || self.has_deadline()).then(|| self.has_deadline()),
            occurrences: (is_known || has_own_repetition).then_some(Planned(facts.repetition)),
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
