//! The occurrences of work that repeats, as they are on a day.

use std::ops::Range;

use chrono::NaiveDate;

use super::piece::{On, Repetition, is_done};
use super::series::Schedule;
use super::unit::{Share, Unit};
use crate::model::Timeliness;

/// The occurrences that count. Those about which nothing was written are alike, and are not listed one by one.
#[derive(Debug)]
pub(super) struct Occurrences<'r> {
    schedule: Schedule,
    day: NaiveDate,
    /// Those about which something was written, in order.
    pub named: Vec<(NaiveDate, Unit<'r>)>,
    /// The others: the places of those planned by the day.
    planned: Range<i64>,
    /// The places among them of those about which something was written.
    taken: Vec<i64>,
    /// The planned day of the first that is open and planned after the day, where nothing was written about it.
    next: Option<NaiveDate>,
    /// What is so of the first of the others.
    pub first: Option<(NaiveDate, Unit<'r>)>,
}

impl<'r> On<'_, 'r> {
    /// The occurrences that count; none where the work is not tracked by occurrences, but once.
    pub fn occurrences(self, repetition: &Repetition) -> Option<Occurrences<'r>> {
        let Repetition { schedule, counts, until, after } = *repetition;
        let first_named = self.named().min();
        // Ended as done before any is named, it is one done piece.
        if first_named.is_none() && (!counts || is_done(self.state(None, None).0)) {
            return None;
        }
        let end = self.end();
        let after = after.map_or(0, |after| schedule.count_until(after));
        let earliest = match first_named.and_then(|first| first.pred_opt()) {
            Some(before) if !counts => schedule.count_until(before),
            _ => 0,
        };
        let begin = after.max(earliest);
        let is_within = |planned: NaiveDate| until.is_none_or(|until| planned <= until);
        let last = [Some(self.day), until, end].into_iter().flatten().min().unwrap_or(self.day);
        let planned = begin..schedule.count_until(last).max(begin);
        let mentioned = self.mentioned();
        let mentioned = mentioned.into_iter().filter(|day| is_within(*day));
        let mentioned: Vec<(i64, NaiveDate)> =
            mentioned.filter_map(|day| Some((schedule.place(day).filter(|place| *place >= begin)?, day))).collect();
        let unit = |planned: NaiveDate| self.unit(Some(planned));
        let mut units: Vec<(NaiveDate, Unit)> = mentioned.iter().map(|(_, day)| (*day, unit(*day))).collect();
        // The next one is the first open one that is planned after the day; a series that was ended has none.
        let mut next = None;
        let mut place = begin.max(schedule.count_until(self.day));
        while end.is_none()
            && let Some(day) = schedule.planned(place).filter(|day| is_within(*day))
        {
            let known = units.binary_search_by_key(&day, |(planned, _)| *planned).ok().map(|at| &units[at].1);
            if known.is_none_or(|unit| unit.bucket.is_some() && !unit.is_done()) {
                next = Some(day);
                break;
            }
            place += 1;
        }
        let last_named = self.named().max();
        units.retain(|(planned, unit)| {
            if unit.bucket.is_none() || unit.is_done() {
                return unit.bucket.is_some();
            }
            let is_before_end = end.is_none_or(|end| *planned <= end);
            let is_overdue = unit.is_overdue() && last_named.is_some_and(|last| *planned <= last);
            is_before_end && (*planned <= self.day || next == Some(*planned) || is_overdue)
        });
        let taken: Vec<i64> =
            mentioned.iter().map(|(place, _)| *place).filter(|place| planned.contains(place)).collect();
        let next = next.filter(|next| mentioned.iter().all(|(_, day)| day != next));
        let free = planned.clone().find(|place| taken.binary_search(place).is_err());
        let first = free.and_then(|place| schedule.planned(place)).or(next).map(|day| (day, unit(day)));
        Some(Occurrences { schedule, day: self.day, named: units, planned, taken, next, first })
    }
}

impl<'r> Occurrences<'r> {
    /// How many of those about which nothing was written are in a bucket.
    pub fn others(&self, bucket: Timeliness) -> usize {
        let count = self.planned.end - self.planned.start;
        let count = usize::try_from(count).unwrap_or_default() - self.taken.len();
        let today = self.schedule.place(self.day).filter(|place| self.planned.contains(place));
        let today = usize::from(today.is_some_and(|place| self.taken.binary_search(&place).is_err()));
        match bucket {
            Timeliness::OpenOverdue => count - today,
            Timeliness::OpenInTime => today + usize::from(self.next.is_some()),
            Timeliness::CompletedInTime | Timeliness::CompletedLate => 0,
        }
    }

    /// The planned days of those about which nothing was written, in order, each with its bucket.
    pub fn each_other(&self) -> impl Iterator<Item = (NaiveDate, Timeliness)> {
        let places = self.planned.clone().filter(|place| self.taken.binary_search(place).is_err());
        let planned = places.filter_map(|place| self.schedule.planned(place)).map(|planned| {
            (planned, if planned < self.day { Timeliness::OpenOverdue } else { Timeliness::OpenInTime })
        });
        planned.chain(self.next.map(|next| (next, Timeliness::OpenInTime)))
    }

    /// Leaves out the others that are planned on another day as well, of both, and says how many they are.
    pub fn split_common(&mut self, other: &mut Self) -> usize {
        let common = self.planned.start.max(other.planned.start)..self.planned.end.min(other.planned.end);
        // What is left on both sides of the common ones would be two ranges: then they stay one by one.
        if common.is_empty() || self.planned.start != common.start || other.planned.start != common.start {
            return 0;
        }
        let taken = self.taken.iter().filter(|place| common.contains(place)).count();
        for occurrences in [&mut *self, other] {
            occurrences.planned.start = common.end;
            occurrences.taken.retain(|place| *place >= common.end);
        }
        usize::try_from(common.end - common.start).unwrap_or_default().saturating_sub(taken)
    }

    /// Whose the others are, in the way of a report.
    pub fn shares(&self) -> Vec<Share<'r>> {
        let leads = self.first.iter().flat_map(|(_, unit)| unit.shares.iter().map(|(lead, _)| Share::Lead(*lead)));
        self.first.iter().map(|_| Share::All).chain(leads).collect()
    }

    /// The first open one.
    pub fn first_open(&self) -> Option<&(NaiveDate, Unit<'r>)> {
        let named = self.named.iter().find(|(_, unit)| !unit.is_done());
        [named, self.first.as_ref()].into_iter().flatten().min_by_key(|(planned, _)| *planned)
    }
}
