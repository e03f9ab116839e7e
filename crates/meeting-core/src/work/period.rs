//! Two days compared: what became of the work in a period.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::AddAssign;

use chrono::NaiveDate;

use super::day::AllWork;
use super::occurrences::Occurrences;
use super::record::{PartRef, WorkRecord};
use super::unit::{Share, Unit};
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

    /// The same of `count` units.
    fn times(self, count: usize) -> Self {
        Self {
            carried_over: self.carried_over * count,
            new: self.new * count,
            done_on_time: self.done_on_time * count,
            done_late: self.done_late * count,
            done_without_deadline: self.done_without_deadline * count,
            left_not_due: self.left_not_due * count,
            left_overdue: self.left_overdue * count,
            left_without_deadline: self.left_without_deadline * count,
            no_longer_asked_for: self.no_longer_asked_for * count,
            put_off: self.put_off * count,
        }
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
    /// That of an occurrence that nobody has spoken of and whose day has passed.
    const OVERDUE: Self = Self { bucket: Timeliness::OpenOverdue, has_deadline: true, put_off: None };

    fn is_open(self) -> bool {
        matches!(self.bucket, Timeliness::OpenInTime | Timeliness::OpenOverdue)
    }
}

/// A unit of a piece of work by its planned day.
type Key<'r> = (Option<NaiveDate>, Share<'r>);

/// The units of a piece of work that count on a day.
#[derive(Debug, Default)]
struct Units<'r> {
    /// The work itself, or the occurrences about which something was written.
    named: BTreeMap<Key<'r>, State>,
    /// The other occurrences.
    others: Option<Occurrences<'r>>,
}

impl<'r> Period<'r> {
    /// Compares the work of `before`, the day before a period, with that of its last day; only of the pieces to `keep`.
    #[must_use]
    pub fn of(
        records: &[WorkRecord<'r>],
        before: NaiveDate,
        last: NaiveDate,
        keep: impl Fn(PartRef<'r>) -> bool,
    ) -> Self {
        let [earlier, mut later] = [before, last].map(|day| units(&AllWork::new(records, day), &keep));
        let mut period = Self::default();
        for (piece, units) in earlier {
            period.compare(before, units, later.remove(&piece).unwrap_or_default());
        }
        for units in later.into_values() {
            period.compare(before, Units::default(), units);
        }
        period
    }

    /// Adds what became of a piece of work.
    fn compare(&mut self, before: NaiveDate, mut earlier: Units<'r>, mut later: Units<'r>) {
        // Nothing was written about the others, so those of both days are alike: open, and overdue at the end.
        if let (Some(one), Some(other)) = (&mut earlier.others, &mut later.others) {
            let (count, shares) = (one.split_common(other), [&*one, &*other].map(Occurrences::shares));
            let open = |at: usize, share| shares[at].contains(&share).then_some(State::OVERDUE);
            let all: BTreeSet<_> = shares.iter().flatten().copied().collect();
            for share in all {
                self.add(before, share, [open(0, share), open(1, share)], count);
            }
        }
        for units in [&mut earlier, &mut later] {
            if let Some(others) = units.others.take() {
                let shares = others.shares();
                for (planned, bucket) in others.each_other() {
                    let state = State { bucket, ..State::OVERDUE };
                    units.named.extend(shares.iter().map(|share| ((Some(planned), *share), state)));
                }
            }
        }
        for (key, state) in earlier.named {
            self.add(before, key.1, [Some(state), later.named.remove(&key)], 1);
        }
        for ((_, share), state) in later.named {
            self.add(before, share, [None, Some(state)], 1);
        }
    }

    /// Adds units with the same states on the two days.
    fn add(&mut self, before: NaiveDate, share: Share<'r>, states: [Option<State>; 2], count: usize) {
        let put_off = states[1].and_then(|it| it.put_off).is_some_and(|day| day > before);
        let Some(flow) = Flow::of(states[0], states[1], put_off) else { return };
        let flow = flow.times(count);
        match share {
            Share::All => self.total += flow,
            Share::Lead(lead) => *self.by_lead.entry(lead).or_default() += flow,
        }
    }
}

/// Every unit that counts on a day, by its piece of work.
fn units<'r>(ledger: &AllWork<'_, 'r>, keep: &impl Fn(PartRef<'r>) -> bool) -> BTreeMap<PartRef<'r>, Units<'r>> {
    let mut all = BTreeMap::new();
    for on in ledger.listed().filter(|on| keep(on.reference())) {
        let mut units = Units::default();
        let mut add = |planned: Option<NaiveDate>, unit: &Unit<'r>| {
            let of_all = unit.bucket.map(|bucket| (Share::All, bucket)).into_iter();
            for (share, bucket) in of_all.chain(unit.shares.iter().map(|(lead, its)| (Share::Lead(*lead), *its))) {
                let state = State { bucket, has_deadline: unit.due.is_some(), put_off: unit.put_off };
                units.named.insert((planned, share), state);
            }
        };
        let repetition = on.piece.facts.repetition;
        match repetition.and_then(|repetition| on.occurrences(&repetition)) {
            None => add(None, &on.once()),
            Some(occurrences) => {
                occurrences.named.iter().for_each(|(planned, unit)| add(Some(*planned), unit));
                units.others = Some(occurrences);
            }
        }
        all.insert(on.reference(), units);
    }
    all
}
