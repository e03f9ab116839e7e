//! What a piece of work was on a day: `--as-of` asks about the past as well.

use chrono::NaiveDate;

use super::{Directive, DirectiveStatus, Task, TaskStatus};

/// The statuses that a piece of work has had.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct History<S> {
    /// Each earlier status and the day on which another one took its place, in order of time, no day twice.
    past: Vec<(S, NaiveDate)>,
    now: S,
}

impl<S: Copy + PartialEq> History<S> {
    /// Returns the history that the dated `changes` tell. It begins with `first` and ends with `now`, whatever the
    /// last change says: a status that nothing dates has always been.
    fn of(first: S, now: S, changes: impl Iterator<Item = (NaiveDate, S)>) -> Self {
        let mut changes: Vec<_> = changes.collect();
        changes.sort_by_key(|(day, _)| *day);
        if let Some(last) = changes.last_mut() {
            last.1 = now;
        }
        let mut past: Vec<(S, NaiveDate)> = Vec::new();
        let mut before = first;
        for (day, status) in changes {
            match past.last_mut() {
                // Of several changes on one day the last one counts.
                Some((_, until)) if *until == day => {}
                _ if before != status => past.push((before, day)),
                _ => {}
            }
            before = status;
        }
        Self { past, now }
    }

    /// Returns the status on a day, at its end.
    #[must_use]
    pub fn on(&self, day: NaiveDate) -> S {
        self.past.iter().find(|(_, until)| *until > day).map_or(self.now, |(status, _)| *status)
    }

    /// Returns the earlier statuses, each with the day on which another one took its place, in order of time.
    #[must_use]
    pub fn past(&self) -> &[(S, NaiveDate)] {
        &self.past
    }

    /// Returns the day from which the present status holds; none where it has always held.
    #[must_use]
    pub fn since(&self) -> Option<NaiveDate> {
        self.past.last().map(|(_, until)| *until)
    }
}

impl Directive {
    /// Returns what the directive has been, by its own words. What newer directives make of it is not among them.
    #[must_use]
    pub fn history(&self) -> History<DirectiveStatus> {
        let updates = self.updates.iter().filter_map(|update| Some((update.date?, update.status?)));
        let completed = self.completed.map(|day| (day, DirectiveStatus::Fulfilled));
        let first = DirectiveStatus::InForce;
        History::of(first, self.status.unwrap_or(first), completed.into_iter().chain(updates))
    }
}

impl Task {
    /// Returns how far the work has been.
    #[must_use]
    pub fn history(&self) -> History<TaskStatus> {
        let updates = self.updates.iter().filter_map(|update| Some((update.date?, update.status?)));
        let completed = self.completed.map(|day| (day, TaskStatus::Completed));
        let first = TaskStatus::NeedsAction;
        History::of(first, self.status.unwrap_or(first), completed.into_iter().chain(updates))
    }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;
    use serde_json::{Value, json};

    use crate::model::{Directive, DirectiveStatus, Task, TaskStatus};

    fn day(day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2023, 5, day).unwrap()
    }

    fn task(value: Value) -> Vec<TaskStatus> {
        let history = serde_json::from_value::<Task>(value).unwrap().history();
        (1..=9).map(|it| history.on(day(it))).collect()
    }

    #[test]
    fn a_status_without_a_day_has_always_been() {
        assert_eq!(task(json!({})), [TaskStatus::NeedsAction; 9]);
        assert_eq!(task(json!({ "status": "cancelled" })), [TaskStatus::Cancelled; 9]);
        assert_eq!(task(json!({ "status": "completed" })), [TaskStatus::Completed; 9]);
        let noted = json!({ "status": "in-process", "updates": [{ "date": "2023-05-04", "note": "a" }] });
        assert_eq!(task(noted), [TaskStatus::InProcess; 9]);
    }

    #[test]
    fn updates_and_the_day_of_completion() {
        use TaskStatus::{Completed as Done, InProcess as Begun, NeedsAction as New};
        let updates =
            json!([{ "date": "2023-05-03", "status": "in-process" }, { "date": "2023-05-07", "status": "completed" }]);
        let done = json!({ "status": "completed", "completed": "2023-05-07", "updates": updates });
        assert_eq!(task(done), [New, New, Begun, Begun, Begun, Begun, Done, Done, Done]);
        // It was done before it was written down.
        let earlier = json!({ "status": "completed", "completed": "2023-05-05", "updates": updates });
        assert_eq!(task(earlier), [New, New, Begun, Begun, Done, Done, Done, Done, Done]);
        let only_day = json!({ "status": "completed", "completed": "2023-05-08" });
        assert_eq!(task(only_day), [New, New, New, New, New, New, New, Done, Done]);
        // Reopened: the day of completion has gone.
        let again = json!({ "status": "needs-action", "updates": [
            { "date": "2023-05-02", "status": "completed" }, { "date": "2023-05-06", "status": "needs-action" },
        ]});
        assert_eq!(task(again), [New, Done, Done, Done, Done, New, New, New, New]);
    }

    #[test]
    fn several_changes_on_one_day_and_out_of_order() {
        use TaskStatus::{Cancelled, InProcess as Begun, NeedsAction as New};
        let one_day = json!({ "status": "cancelled", "updates": [
            { "date": "2023-05-04", "status": "in-process" }, { "date": "2023-05-04", "status": "cancelled" },
        ]});
        assert_eq!(task(one_day), [New, New, New, Cancelled, Cancelled, Cancelled, Cancelled, Cancelled, Cancelled]);
        let disorder = json!({ "status": "cancelled", "updates": [
            { "date": "2023-05-06", "status": "cancelled" }, { "date": "2023-05-02", "status": "in-process" },
        ]});
        assert_eq!(task(disorder), [New, Begun, Begun, Begun, Begun, Cancelled, Cancelled, Cancelled, Cancelled]);
    }

    #[test]
    fn the_present_status_wins_over_the_last_update() {
        let task = json!({ "status": "in-process", "updates": [{ "date": "2023-05-04", "status": "completed" }] });
        let history = serde_json::from_value::<Task>(task).unwrap().history();
        assert_eq!((history.on(day(3)), history.on(day(4))), (TaskStatus::NeedsAction, TaskStatus::InProcess));
        assert_eq!((history.since(), history.past()), (Some(day(4)), &[(TaskStatus::NeedsAction, day(4))][..]));
    }

    #[test]
    fn directives_too() {
        let directive = json!({ "status": "revoked", "completed": "2023-05-02", "updates": [{ "date": "2023-05-04", "status": "revoked" }] });
        let history = serde_json::from_value::<Directive>(directive).unwrap().history();
        let expected = [DirectiveStatus::InForce, DirectiveStatus::Fulfilled, DirectiveStatus::Revoked];
        assert_eq!([1, 2, 4].map(|it| history.on(day(it))), expected);
    }
}
