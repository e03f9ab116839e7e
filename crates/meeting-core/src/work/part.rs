//! What may be said next of one task or directive: what is so of a single lead or a single occurrence of it.

use chrono::NaiveDate;

use super::piece::{On, Piece, Repetition, is_open};
use super::record::PartRef;
use crate::model::WorkStatus;

/// A task or directive on a day, among all work of that day.
#[derive(Debug, Clone, Copy)]
pub struct PartOnDay<'a, 'r>(pub(super) On<'a, 'r>);

impl<'r> PartOnDay<'_, 'r> {
    /// Its name.
    #[must_use]
    pub fn reference(self) -> PartRef<'r> {
        self.0.reference()
    }

    /// The day from which a newer directive has amended it, and the newest one that has.
    #[must_use]
    pub fn amended(self) -> Option<(NaiveDate, PartRef<'r>)> {
        let newer = |piece: &Piece| piece.newer.map(|at| &self.0.directives[at]);
        let first = newer(self.0.piece)?;
        let newest = std::iter::successors(Some(first), |piece| newer(piece)).last()?;
        Some((first.record.begin, On { piece: newest, ..self.0 }.reference()))
    }

    /// Whether each of those who lead answers for itself.
    #[must_use]
    pub fn is_each(self) -> bool {
        self.0.piece.facts.each
    }

    /// Whether it repeats.
    #[must_use]
    pub fn repeats(self) -> bool {
        self.repetition().is_some()
    }

    /// The status of the whole or of an occurrence: done where each lead has done it, also if nobody said so of the whole.
    #[must_use]
    pub fn status(self, occurrence: Option<NaiveDate>) -> WorkStatus {
        self.0.unit(occurrence).status
    }

    /// What was said of the whole or of an occurrence, by one lead or by all, and the day on which it was done.
    #[must_use]
    pub fn said(self, lead: Option<&str>, occurrence: Option<NaiveDate>) -> (WorkStatus, Option<NaiveDate>) {
        self.0.state(lead, occurrence)
    }

    /// The deadline in force, of the whole or of an occurrence, for one lead or for all.
    #[must_use]
    pub fn due(self, lead: Option<&str>, occurrence: Option<NaiveDate>) -> Option<NaiveDate> {
        self.0.deadlines(lead, occurrence, None).last
    }

    /// The leads in force.
    #[must_use]
    pub fn leads(self, occurrence: Option<NaiveDate>) -> Vec<&'r str> {
        if self.is_each() { self.0.unit(occurrence).leads } else { self.0.leads(None, occurrence) }
    }

    /// The piece of work that says who leads: itself, or a directive from which it inherits the leads.
    #[must_use]
    pub fn leads_by(self) -> PartRef<'r> {
        let mut pieces = std::iter::successors(Some(self.0), |on| on.source());
        pieces.find(|on| on.says_leads()).unwrap_or(self.0).reference()
    }

    /// Who supports.
    #[must_use]
    pub fn support(self) -> Vec<&'r str> {
        self.0.support(None, None)
    }

    /// With `each`: how many of how many leads have done it.
    #[must_use]
    pub fn each(self, occurrence: Option<NaiveDate>) -> Option<(usize, usize)> {
        self.0.unit(occurrence).each
    }

    /// Whether an occurrence is planned on a day.
    #[must_use]
    pub fn is_planned(self, day: NaiveDate) -> bool {
        self.planned_around(day).contains(&day)
    }

    /// The last planned day up to `day` and the first one after it.
    #[must_use]
    pub fn planned_around(self, day: NaiveDate) -> Vec<NaiveDate> {
        let Some(repetition) = self.repetition() else { return Vec::new() };
        let next = repetition.schedule.count_until(day);
        // The last one may be beyond the end of the series.
        let last = repetition.until.map_or(next, |until| repetition.schedule.count_until(until).min(next));
        let days = [last - 1, next].into_iter().filter(|place| *place >= 0);
        let days = days.filter_map(|place| repetition.schedule.planned(place));
        days.filter(|day| Self::has(&repetition, *day)).collect()
    }

    /// The occurrence that is to be done next: the first open one, or, where occurrences are not tracked yet, that of the
    /// period in which `day` lies. None where the series has ended.
    #[must_use]
    pub fn next_open(self, day: NaiveDate) -> Option<NaiveDate> {
        let repetition = self.repetition()?;
        if let Some(occurrences) = self.0.occurrences(&repetition) {
            return occurrences.first_open().map(|(planned, _)| *planned);
        }
        let before = day.pred_opt().unwrap_or(day);
        let planned = repetition.schedule.planned(repetition.schedule.count_until(before));
        planned.filter(|day| is_open(self.said(None, None).0) && Self::has(&repetition, *day))
    }

    /// The last occurrence that was done or cancelled.
    #[must_use]
    pub fn last_closed(self) -> Option<NaiveDate> {
        self.0.named().filter(|day| !is_open(self.status(Some(*day)))).max()
    }

    fn repetition(self) -> Option<Repetition> {
        self.0.piece.facts.repetition
    }

    fn has(repetition: &Repetition, day: NaiveDate) -> bool {
        repetition.until.is_none_or(|until| day <= until) && repetition.after.is_none_or(|after| day > after)
    }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;
    use serde_json::{Value, json};

    use crate::model::{Entity, Record};
    use crate::work::{AllWork, PartOnDay, WorkRecord};

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    /// Asks of the task of a session on 8/1/2024, as of a day.
    fn asked<T>(task: Value, on: &str, ask: impl FnOnce(PartOnDay) -> T) -> T {
        let session = json!({ "kind": "other", "date": "2024-01-08" });
        let mut task = task;
        task["id"] = "t1".into();
        let record: Record =
            serde_json::from_value(json!({ "id": "2024-01-08-a", "session": session, "tasks": [task] })).unwrap();
        let work = WorkRecord::of(&record, "2024-01-08-a", |name| name).unwrap();
        ask(AllWork::new(&[work], day(on)).part(Entity::Task, "2024-01-08-a", "t1").unwrap())
    }

    #[test]
    fn the_occurrence_to_be_done_next() {
        let next = |task: Value, on: &str| {
            let next = asked(task, on, |part| part.next_open(day(on)));
            next.map_or_else(|| "none".to_owned(), |day| day.to_string())
        };
        let done = |occurrence: &str| json!({ "date": occurrence, "status": "completed", "occurrence": occurrence });
        let monthly = json!({ "repeats": "monthly", "due": "2024-01-31" });
        assert_eq!(next(monthly.clone(), "2024-03-05"), "2024-01-31");
        let mut first_done = monthly.clone();
        first_done["updates"] = json!([done("2024-01-31")]);
        assert_eq!(next(first_done, "2024-03-05"), "2024-02-29");
        // Not tracked: that of the period of the day.
        let words = json!({ "repeats": "monthly" });
        assert_eq!(next(words.clone(), "2024-03-05"), "2024-03-31");
        assert_eq!(next(words, "2024-03-31"), "2024-03-31");
        assert_eq!(next(json!({ "repeats": "monthly", "repeats_until": "2024-02-29" }), "2024-03-05"), "none");
        assert_eq!(next(json!({ "repeats": "monthly", "status": "cancelled" }), "2024-03-05"), "none");
        assert_eq!(next(json!({ "due": "2024-01-31" }), "2024-03-05"), "none");
    }

    #[test]
    fn planned_days_around_a_day() {
        let monthly = json!({ "repeats": "monthly", "due": "2024-01-31", "repeats_until": "2024-03-31" });
        let around = |on: &str| {
            let days = asked(monthly.clone(), "2024-03-05", |part| part.planned_around(day(on)));
            days.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
        };
        assert_eq!(around("2024-01-20"), "2024-01-31");
        assert_eq!(around("2024-02-28"), "2024-01-31 2024-02-29");
        assert_eq!(around("2024-02-29"), "2024-02-29 2024-03-31");
        assert_eq!(around("2024-06-30"), "2024-03-31");
        asked(monthly.clone(), "2024-03-05", |part| {
            assert!(part.is_planned(day("2024-02-29")) && !part.is_planned(day("2024-02-28")));
            assert!(!part.is_planned(day("2024-04-30")));
        });
    }

    #[test]
    fn one_lead_of_several() {
        let updates = json!([
            { "date": "2024-01-20", "for": "Xã A", "status": "completed" },
            { "date": "2024-01-21", "for": "Xã B", "due": "2024-02-15" },
            { "date": "2024-01-22", "for": "Xã C", "lead": "Xã D" },
        ]);
        let task = json!({ "lead": ["Xã A", "Xã B", "Xã C"], "each": true, "due": "2024-01-31", "updates": updates });
        asked(task, "2024-02-01", |part| {
            assert_eq!(part.leads(None), ["Xã A", "Xã B", "Xã D"]);
            assert_eq!(part.each(None), Some((1, 3)));
            let said = |lead| part.said(Some(lead), None).0.name();
            assert_eq!(["Xã A", "Xã B"].map(said), ["completed", "needs-action"]);
            let due = |lead| part.due(Some(lead), None).unwrap().to_string();
            assert_eq!(["Xã A", "Xã B"].map(due), ["2024-01-31", "2024-02-15"]);
            assert_eq!((part.status(None).name(), part.last_closed()), ("needs-action", None));
        });
    }
}
