//! The relations between the work of a record and other records.

use std::cmp::Ordering;
use std::collections::HashMap;
use std::fmt;

use chrono::NaiveDate;

use super::Attention;
use crate::model::{Effect, Record, WorkStatus};
use crate::work::{WorkOnDay, WorkRecord, work_on};

/// The relations of a record's work; without an archive only what the record itself says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Following {
    /// What is so of the record's directives and tasks on the day, by id. What is asked for later has none.
    pub work: HashMap<String, CurrentWork>,
    /// The effects of newer directives on those of the record, in order of time.
    pub newer: Vec<Newer>,
    /// The sessions of other records that reviewed the record's work, in order of time.
    pub reviews: Vec<Review>,
    /// The work that the record's session reviewed; for a whole record only.
    pub reviewed: Vec<Reviewed>,
    /// Work of earlier sessions of the same kind that was open on the day of the record's session and that it did not review;
    /// for a whole record only. The earlier sessions are those whose work it reviewed, directly or through others.
    pub left_out: Vec<Reviewed>,
    /// The directives that the requested one replaces or amends, itself, and those that replace or amend it, in order of
    /// time; empty if there are no others.
    pub chain: Vec<Link>,
    /// The shortest references to the mentioned records that exist.
    pub short: HashMap<String, String>,
}

/// What is so of a directive or task on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CurrentWork {
    /// The status.
    pub status: WorkStatus,
    /// What the status means for the display.
    pub attention: Attention,
    /// The date of completion.
    pub completed: Option<NaiveDate>,
    /// The deadline in force, or the one by which it was judged.
    pub due: Option<NaiveDate>,
    /// The first deadline.
    pub original_due: Option<NaiveDate>,
    /// How often the deadline was put off.
    pub extensions: i64,
    /// How many days late; none where that is unknown.
    pub late: Option<i64>,
    /// Who leads, each on a line, if not those that the record names first.
    pub lead: Option<String>,
    /// Who supports, in the same way.
    pub support: Option<String>,
    /// Of work for which each lead answers: how many leads have done it, of how many.
    pub each: Option<(i64, i64)>,
    /// Of work that repeats: how many occurrences count, and how many of them are overdue.
    pub occurrences: Option<(i64, i64)>,
}

impl CurrentWork {
    /// Whether nothing has happened to the work that its status says.
    #[must_use]
    pub fn is_initial(&self) -> bool {
        self.status == self.status.first()
    }

    /// That of work of a record alone, whose references are names enough.
    fn of(row: &WorkOnDay) -> Self {
        let count = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
        Self {
            status: row.status,
            attention: Attention::of_work(row.status, row.is_overdue()),
            completed: row.completed,
            due: row.due,
            original_due: row.original_due,
            extensions: count(row.extensions),
            late: row.late,
            lead: None,
            support: None,
            each: row.each.map(|(done, all)| (count(done), count(all))),
            occurrences: row.series.map(|series| (count(series.occurrences), count(series.missed))),
        }
    }
}

impl Following {
    /// What a record without an archive says of its own work.
    #[must_use]
    pub fn alone(record: &Record, on: NaiveDate) -> Self {
        let work = WorkRecord::of(record, record.id.as_deref().unwrap_or_default(), |who| who);
        let work: Vec<_> = work.into_iter().collect();
        let rows = work_on(&work, on).into_iter();
        Self {
            work: rows.map(|row| (row.reference.part.to_owned(), CurrentWork::of(&row))).collect(),
            ..Self::default()
        }
    }
}

/// A directive or task of some record; in order, `t10` follows `t9`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct WorkId {
    /// The record's id.
    pub record: String,
    /// The part's id.
    pub part: String,
}

impl Ord for WorkId {
    fn cmp(&self, other: &Self) -> Ordering {
        self.record.cmp(&other.record).then_with(|| compare_ids(&self.part, &other.part))
    }
}

impl PartialOrd for WorkId {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// The order of the ids of parts: those of the same letters by their number.
#[must_use]
pub fn compare_ids(one: &str, other: &str) -> Ordering {
    fn key(id: &str) -> (&str, usize, &str) {
        let letters = id.trim_end_matches(|letter: char| letter.is_ascii_digit());
        let digits = id[letters.len()..].trim_start_matches('0');
        // Of two numbers the longer one is greater.
        (letters, digits.len(), digits)
    }
    key(one).cmp(&key(other)).then_with(|| one.cmp(other))
}

impl fmt::Display for WorkId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}#{}", self.record, self.part)
    }
}

/// A newer directive that amends, replaces or revokes one of the record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Newer {
    /// The id of the older one.
    pub part: String,
    /// The effect.
    pub effect: Effect,
    /// The newer one.
    pub by: WorkId,
    /// Its session's day.
    pub date: Option<NaiveDate>,
}

/// A session that reviewed work of the record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Review {
    /// The id of the work.
    pub part: String,
    /// The session's record.
    pub record: String,
    /// Its day.
    pub date: Option<NaiveDate>,
    /// Its title.
    pub title: Option<String>,
}

/// Work that the record's session reviewed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reviewed {
    /// The work.
    pub work: WorkId,
    /// Its text; none if it is not in the archive.
    pub text: Option<String>,
    /// Its status on the last day of the session.
    pub then: Option<WorkStatus>,
    /// Its status on the day of the request.
    pub now: Option<WorkStatus>,
}

/// A directive of a chain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// The directive.
    pub work: WorkId,
    /// Its session's day; none if it is not in the archive.
    pub date: Option<NaiveDate>,
    /// Its status on the day of the request.
    pub status: Option<WorkStatus>,
    /// Its text.
    pub text: Option<String>,
}

#[cfg(test)]
mod tests {
    use super::compare_ids;

    #[test]
    fn ids_by_their_numbers() {
        let mut ids = ["t10", "d2", "t2", "t9", "t09", "bui-thai-trong", "t", "d10"];
        ids.sort_by(|one, other| compare_ids(one, other));
        assert_eq!(ids, ["bui-thai-trong", "d2", "d10", "t", "t2", "t09", "t9", "t10"]);
    }
}
