//! The sum of the work of a day: what a report counts.

use std::collections::BTreeMap;
use std::ops::AddAssign;

use super::day::WorkOnDay;
use crate::model::Timeliness;

/// How many units of work are in each bucket.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts([usize; 4]);

impl Counts {
    /// Counts `count` more in a bucket.
    pub fn add(&mut self, bucket: Timeliness, count: usize) {
        self.0[bucket as usize] += count;
    }

    /// How many are in each bucket, in their order.
    #[must_use]
    pub fn each(self) -> [usize; 4] {
        self.0
    }

    /// How many are done.
    #[must_use]
    pub fn completed(self) -> usize {
        self.of(Timeliness::CompletedInTime) + self.of(Timeliness::CompletedLate)
    }

    /// How many are in a bucket.
    #[must_use]
    pub fn of(self, bucket: Timeliness) -> usize {
        self.0[bucket as usize]
    }

    /// How many there are.
    #[must_use]
    pub fn total(self) -> usize {
        self.0.iter().sum()
    }

    /// How many are open.
    #[must_use]
    pub fn open(self) -> usize {
        self.of(Timeliness::OpenInTime) + self.of(Timeliness::OpenOverdue)
    }
}

impl AddAssign for Counts {
    fn add_assign(&mut self, other: Self) {
        for (count, more) in self.0.iter_mut().zip(other.0) {
            *count += more;
        }
    }
}

/// What is counted of some work. One neglected daily series must not drown the rest, so pieces stand beside units.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counted {
    /// How many pieces of work.
    pub pieces: usize,
    /// How many units: of work that repeats each occurrence, else the work.
    pub units: Counts,
}

impl Counted {
    /// Counts one more piece, unless none of its units counts.
    pub fn add(&mut self, units: Counts) {
        self.pieces += usize::from(units.total() > 0);
        self.units += units;
    }
}

impl AddAssign for Counted {
    fn add_assign(&mut self, other: Self) {
        self.pieces += other.pieces;
        self.units += other.units;
    }
}

/// The sum of the work of a day.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Count<'r> {
    /// Of all.
    pub total: Counted,
    /// Of each lead; none stands for nobody.
    pub by_lead: BTreeMap<Option<&'r str>, Counted>,
}

impl<'r> Count<'r> {
    /// Adds up the work that counts.
    #[must_use]
    pub fn of<'w>(work: impl IntoIterator<Item = &'w WorkOnDay<'r>>) -> Self
    where
        'r: 'w,
    {
        let mut count = Self::default();
        for work in work.into_iter().filter(|work| work.is_listed) {
            count.total.add(work.counts);
            for (lead, units) in &work.by_lead {
                count.by_lead.entry(*lead).or_default().add(*units);
            }
        }
        count
    }
}
