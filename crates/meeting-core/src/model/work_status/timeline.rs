//! The status of a piece of work on each day, for `--as-of` with days in the past.

use chrono::NaiveDate;

use super::{Effect, StoredStatus, WorkStatus};

/// The start of a period without a known first day.
pub const ALWAYS: NaiveDate = NaiveDate::MIN;

/// The statuses of a piece of work, in order of time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Timeline {
    /// Those before the present one, each with the day from which it held: the first [`ALWAYS`], no day twice, no status
    /// twice in a row.
    past: Vec<(NaiveDate, WorkStatus)>,
    /// The present one.
    now: (NaiveDate, WorkStatus),
}

impl Timeline {
    /// The timeline of the record's own fields. The stored status is the present one, even if it differs from that of
    /// the last update; a status without a day has no beginning.
    pub(super) fn of(stored: &StoredStatus) -> Self {
        let first = stored.status.first();
        let completed = stored.completed.map(|day| (day, first.done()));
        let updates = stored.updates.iter().filter_map(|update| Some((update.date?, update.status?)));
        let mut said: Vec<_> = completed.into_iter().chain(updates).collect();
        said.sort_by_key(|(day, _)| *day);
        let Some((last, _)) = said.last().copied() else { return Self::beginning(stored.status) };
        said.push((last, stored.status));
        let mut timeline = Self::beginning(first);
        for (day, said) in said {
            timeline.then(day, timeline.now().then(said));
        }
        timeline
    }

    fn beginning(status: WorkStatus) -> Self {
        Self { past: Vec::new(), now: (ALWAYS, status) }
    }

    /// The timeline of `later`, statuses and their first days in order of time, with `first` before them.
    #[must_use]
    pub fn of_periods(first: WorkStatus, later: impl IntoIterator<Item = (NaiveDate, WorkStatus)>) -> Self {
        let mut timeline = Self::beginning(first);
        for (day, status) in later {
            timeline.then(day, status);
        }
        timeline
    }

    /// Appends a status from `day` on, which is not before the last one. The last of several statuses on one day
    /// counts.
    fn then(&mut self, day: NaiveDate, status: WorkStatus) {
        if day == self.now.0 {
            self.now.1 = status;
            if let Some(before) = self.past.pop_if(|(_, before)| *before == status) {
                self.now = before;
            }
        } else if status != self.now.1 {
            self.past.push(self.now);
            self.now = (day, status);
        }
    }

    /// The status at the end of a day.
    #[must_use]
    pub fn on(&self, day: NaiveDate) -> WorkStatus {
        let is_past = |(from, _): &&(NaiveDate, WorkStatus)| *from <= day;
        if self.now.0 <= day { self.now.1 } else { self.past.iter().rev().find(is_past).unwrap_or(&self.now).1 }
    }

    /// The present status.
    #[must_use]
    pub fn now(&self) -> WorkStatus {
        self.now.1
    }

    /// The first day of the present status; none if it is unknown.
    #[must_use]
    pub fn since(&self) -> Option<NaiveDate> {
        Some(self.now.0).filter(|since| *since != ALWAYS)
    }

    /// The earlier statuses with their first days, in order of time.
    #[must_use]
    pub fn past(&self) -> &[(NaiveDate, WorkStatus)] {
        &self.past
    }

    /// All statuses with their first days, in order of time.
    pub fn periods(&self) -> impl Iterator<Item = (NaiveDate, WorkStatus)> {
        self.past.iter().copied().chain([self.now])
    }

    /// This timeline of a directive with the effects of newer directives, each from a day on. An effect changes the
    /// status only on days on which the directive is in force.
    #[must_use]
    pub fn with_effects(&self, newer: &[(NaiveDate, Effect)]) -> Self {
        let mut newer = newer.to_vec();
        newer.sort_unstable();
        let mut newer = newer.into_iter().peekable();
        let mut own = self.periods().peekable();
        let (mut status, mut effect) = (self.on(ALWAYS), None);
        let mut timeline = Self::beginning(status);
        loop {
            let days = [own.peek().map(|(day, _)| *day), newer.peek().map(|(day, _)| *day)];
            let Some(day) = days.into_iter().flatten().min() else { return timeline };
            while let Some((_, own)) = own.next_if(|(from, _)| *from == day) {
                status = own;
            }
            while let Some((_, by)) = newer.next_if(|(from, _)| *from == day) {
                effect = effect.max(Some(by));
            }
            timeline.then(day, effect.map_or(status, |by| status.after_effect(by)));
        }
    }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;
    use serde_json::{Value, json};

    use super::{ALWAYS, Timeline};
    use crate::model::{Directive, Effect, Task, WorkStatus};

    fn day(day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2023, 5, day).unwrap()
    }

    /// The statuses on nine days.
    fn shown(timeline: &Timeline) -> String {
        (1..=9).map(|it| &timeline.on(day(it)).name()[..2]).collect::<Vec<_>>().join(" ")
    }

    fn task(value: Value) -> String {
        shown(&serde_json::from_value::<Task>(value).unwrap().stored_status().timeline())
    }

    fn directive(value: Value) -> Timeline {
        serde_json::from_value::<Directive>(value).unwrap().stored_status().timeline()
    }

    #[test]
    fn a_status_without_a_day_has_always_been() {
        assert_eq!(task(json!({})), "ne ne ne ne ne ne ne ne ne");
        assert_eq!(task(json!({ "status": "cancelled" })), "ca ca ca ca ca ca ca ca ca");
        assert_eq!(task(json!({ "status": "completed" })), "co co co co co co co co co");
        let noted = json!({ "status": "in-process", "updates": [{ "date": "2023-05-04", "note": "a" }] });
        assert_eq!(task(noted), "in in in in in in in in in");
    }

    #[test]
    fn updates_and_the_day_of_completion() {
        let updates =
            json!([{ "date": "2023-05-03", "status": "in-process" }, { "date": "2023-05-07", "status": "completed" }]);
        let done = json!({ "status": "completed", "completed": "2023-05-07", "updates": updates });
        assert_eq!(task(done), "ne ne in in in in co co co");
        // It was done before it was written down.
        let earlier = json!({ "status": "completed", "completed": "2023-05-05", "updates": updates });
        assert_eq!(task(earlier), "ne ne in in co co co co co");
        let only_day = json!({ "status": "completed", "completed": "2023-05-08" });
        assert_eq!(task(only_day), "ne ne ne ne ne ne ne co co");
        // Reopened: the day of completion has gone.
        let again = json!({ "status": "needs-action", "updates": [
            { "date": "2023-05-02", "status": "completed" }, { "date": "2023-05-06", "status": "needs-action" },
        ]});
        assert_eq!(task(again), "ne co co co co ne ne ne ne");
    }

    #[test]
    fn several_changes_on_one_day_and_out_of_order() {
        let one_day = json!({ "status": "cancelled", "updates": [
            { "date": "2023-05-04", "status": "in-process" }, { "date": "2023-05-04", "status": "cancelled" },
        ]});
        assert_eq!(task(one_day), "ne ne ne ca ca ca ca ca ca");
        let disorder = json!({ "status": "cancelled", "updates": [
            { "date": "2023-05-06", "status": "cancelled" }, { "date": "2023-05-02", "status": "in-process" },
        ]});
        assert_eq!(task(disorder), "ne in in in in ca ca ca ca");
        let there_and_back = json!({ "updates": [
            { "date": "2023-05-04", "status": "completed" }, { "date": "2023-05-04", "status": "needs-action" },
        ]});
        assert_eq!(task(there_and_back), "ne ne ne ne ne ne ne ne ne");
    }

    #[test]
    fn the_present_status_wins_over_the_last_update() {
        let task = json!({ "status": "in-process", "updates": [{ "date": "2023-05-04", "status": "completed" }] });
        let timeline = serde_json::from_value::<Task>(task).unwrap().stored_status().timeline();
        let of = |name| WorkStatus::of_name(name).unwrap();
        assert_eq!(timeline.past(), [(ALWAYS, of("needs-action"))]);
        assert_eq!((timeline.now(), timeline.since()), (of("in-process"), Some(day(4))));
        assert_eq!(Timeline::of_periods(of("needs-action"), timeline.periods().skip(1)), timeline);
    }

    #[test]
    fn directives_too() {
        let revoked = json!({ "status": "revoked", "completed": "2023-05-02", "updates": [{ "date": "2023-05-04", "status": "revoked" }] });
        assert_eq!(shown(&directive(revoked)), "in fu fu re re re re re re");
    }

    #[test]
    fn what_was_fulfilled_stays_so_when_it_is_amended() {
        let amended = json!({ "date": "2023-05-06", "status": "amended" });
        let fulfilled = json!({ "date": "2023-05-03", "status": "fulfilled" });
        let open = json!({ "status": "amended", "updates": [amended] });
        assert_eq!(shown(&directive(open)), "in in in in in am am am am");
        for done in [
            json!({ "status": "amended", "completed": "2023-05-03", "updates": [fulfilled, amended] }),
            json!({ "status": "amended", "completed": "2023-05-03", "updates": [amended] }),
            json!({ "status": "amended", "completed": "2023-05-03" }),
            json!({ "status": "amended", "updates": [fulfilled, amended] }),
        ] {
            assert_eq!(shown(&directive(done)), "in in fu fu fu fu fu fu fu");
        }
        // On one day, and reopened between.
        let one_day = json!({ "status": "amended", "completed": "2023-05-06", "updates": [amended] });
        assert_eq!(shown(&directive(one_day)), "in in in in in fu fu fu fu");
        let reopened = json!({ "date": "2023-05-04", "status": "in-force" });
        let reopened = json!({ "status": "amended", "updates": [fulfilled, reopened, amended] });
        assert_eq!(shown(&directive(reopened)), "in in fu in in am am am am");
    }

    #[test]
    fn newer_directives_change_what_is_open() {
        let (amends, supersedes) = (Effect::Amends, Effect::Supersedes);
        let open = directive(json!({}));
        assert_eq!(open.with_effects(&[]), open);
        assert_eq!(shown(&open.with_effects(&[(day(4), amends)])), "in in in am am am am am am");
        assert_eq!(shown(&open.with_effects(&[(day(6), supersedes), (day(4), amends)])), "in in in am am su su su su");
        assert_eq!(shown(&open.with_effects(&[(day(4), supersedes), (day(6), amends)])), "in in in su su su su su su");
        assert_eq!(shown(&open.with_effects(&[(ALWAYS, amends)])), "am am am am am am am am am");
        // Fulfilled before, fulfilled after, reopened.
        let done = directive(json!({ "status": "fulfilled", "completed": "2023-05-03" }));
        assert_eq!(shown(&done.with_effects(&[(day(4), amends)])), "in in fu fu fu fu fu fu fu");
        assert_eq!(shown(&done.with_effects(&[(day(3), supersedes)])), "in in fu fu fu fu fu fu fu");
        assert_eq!(shown(&done.with_effects(&[(day(2), supersedes)])), "in su fu fu fu fu fu fu fu");
        let again = json!({ "updates": [
            { "date": "2023-05-03", "status": "fulfilled" }, { "date": "2023-05-06", "status": "in-force" },
        ]});
        assert_eq!(shown(&directive(again).with_effects(&[(day(4), amends)])), "in in fu fu fu am am am am");
    }
}
