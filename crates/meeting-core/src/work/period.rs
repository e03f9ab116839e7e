//! Two days compared: what became of the work in a period.

use std::collections::BTreeMap;
use std::ops::AddAssign;

use chrono::NaiveDate;

use super::day::AllWork;
use super::record::{PartRef, WorkRecord};
use super::unit::Unit;
use crate::model::Timeliness;

/// How many units of work came into a period, and what became of them. [`Flow::carried_over`] and [`Flow::new`] together
/// are what was done, what is left and what is no longer asked for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Flow {
    /// Open on the day before.
    pub carried_over: usize,
    /// Asked for in the period: by its session, as the next occurrence, by reopening, or in another's place.
    pub new: usize,
    /// Done in the period, by the deadline.
    pub done_on_time: usize,
    /// Done in the period, after the deadline.
    pub done_late: usize,
    /// Done in the period, without a deadline.
    pub done_without_deadline: usize,
    /// Open at the end, and not yet due.
    pub left_not_due: usize,
    /// Open at the end, and overdue.
    pub left_overdue: usize,
    /// Open at the end, without a deadline.
    pub left_without_deadline: usize,
    /// Withdrawn, or another stands in its place.
    pub no_longer_asked_for: usize,
    /// Of all these, those whose deadline was put off in the period.
    pub put_off: usize,
}

impl AddAssign for Flow {
    fn add_assign(&mut self, more: Self) {
        self.carried_over += more.carried_over;
        self.new += more.new;
        self.done_on_time += more.done_on_time;
        self.done_late += more.done_late;
        self.done_without_deadline += more.done_without_deadline;
        self.left_not_due += more.left_not_due;
        self.left_overdue += more.left_overdue;
        self.left_without_deadline += more.left_without_deadline;
        self.no_longer_asked_for += more.no_longer_asked_for;
        self.put_off += more.put_off;
    }
}

impl Flow {
    /// What was done in the period.
    #[must_use]
    pub fn done(self) -> usize {
        self.done_on_time + self.done_late + self.done_without_deadline
    }

    /// What is left at its end.
    #[must_use]
    pub fn left(self) -> usize {
        self.left_not_due + self.left_overdue + self.left_without_deadline
    }

    /// What became of one unit; none where it is no matter of the period. `put_off`: when its deadline was last put off.
    fn of(before: Option<State>, after: Option<State>, put_off: bool) -> Option<Self> {
        let was_open = before.is_some_and(State::is_open);
        let was_done = before.is_some_and(|state| !state.is_open());
        let mut flow = Self { carried_over: usize::from(was_open), new: usize::from(!was_open), ..Self::default() };
        let Some(after) = after.filter(|after| after.is_open() || !was_done) else {
            // Done before, and still: no matter of the period.
            return was_open.then_some(Self { no_longer_asked_for: 1, ..flow });
        };
        *match (after.bucket, after.has_deadline) {
            (Timeliness::CompletedInTime, true) => &mut flow.done_on_time,
            (Timeliness::CompletedLate, _) => &mut flow.done_late,
            (Timeliness::CompletedInTime, false) => &mut flow.done_without_deadline,
            (Timeliness::OpenInTime, true) => &mut flow.left_not_due,
            (Timeliness::OpenOverdue, _) => &mut flow.left_overdue,
            (Timeliness::OpenInTime, false) => &mut flow.left_without_deadline,
        } = 1;
        flow.put_off = usize::from(put_off);
        Some(flow)
    }
}

/// What became of the work in a period.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Period<'r> {
    /// Of all.
    pub total: Flow,
    /// Of each lead; none stands for nobody. What was handed over is new with one and no longer asked for of the other.
    pub by_lead: BTreeMap<Option<&'r str>, Flow>,
}

/// Where a unit stands on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct State {
    bucket: Timeliness,
    has_deadline: bool,
    /// When the deadline was last put off.
    put_off: Option<NaiveDate>,
}

impl State {
    fn is_open(self) -> bool {
        matches!(self.bucket, Timeliness::OpenInTime | Timeliness::OpenOverdue)
    }
}

/// A unit by its name and planned day, of one lead or (`None`) of all.
type Key<'r> = (PartRef<'r>, Option<NaiveDate>, Option<Option<&'r str>>);

impl<'r> Period<'r> {
    /// Compares the work of `before`, the day before a period, with that of its last day; only of the pieces to `keep`.
    #[must_use]
    pub fn of(
        records: &[WorkRecord<'r>],
        before: NaiveDate,
        last: NaiveDate,
        keep: impl Fn(PartRef<'r>) -> bool,
    ) -> Self {
        let [mut earlier, mut later] = [before, last].map(|day| states(records, day));
        for states in [&mut earlier, &mut later] {
            states.retain(|(piece, ..), _| keep(*piece));
        }
        let mut period = Self::default();
        let mut add = |(_, _, lead): Key<'r>, state: Option<State>, then: Option<State>| {
            let put_off = then.and_then(|it| it.put_off).is_some_and(|day| day > before);
            let Some(flow) = Flow::of(state, then, put_off) else { return };
            match lead {
                None => period.total += flow,
                Some(lead) => *period.by_lead.entry(lead).or_default() += flow,
            }
        };
        for (key, state) in earlier {
            add(key, Some(state), later.remove(&key));
        }
        for (key, state) in later {
            add(key, None, Some(state));
        }
        period
    }
}

/// Every unit that counts on a day.
fn states<'r>(records: &[WorkRecord<'r>], day: NaiveDate) -> BTreeMap<Key<'r>, State> {
    let mut states = BTreeMap::new();
    let ledger = AllWork::new(records, day);
    for on in ledger.listed() {
        let reference = on.reference();
        let mut add = |planned: Option<NaiveDate>, unit: &Unit<'r>, bucket: Option<Timeliness>| {
            let all = unit.bucket.map(|its| (None, its)).into_iter();
            for (lead, its) in all.chain(unit.shares.iter().map(|(lead, its)| (Some(*lead), *its))) {
                let bucket = bucket.unwrap_or(its);
                let has_deadline = unit.due.is_some();
                states.insert((reference, planned, lead), State { bucket, has_deadline, put_off: unit.put_off });
            }
        };
        let repetition = on.piece.facts.repetition;
        let Some(occurrences) = repetition.and_then(|repetition| on.occurrences(&repetition)) else {
            add(None, &on.once(), None);
            continue;
        };
        for (planned, unit) in &occurrences.named {
            add(Some(*planned), unit, None);
        }
        if let Some((_, unit)) = &occurrences.first {
            for (planned, bucket) in occurrences.each_other() {
                add(Some(planned), unit, Some(bucket));
            }
        }
    }
    states
}
