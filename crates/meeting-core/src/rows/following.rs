//! The relations between the work of a record and other records.

use std::collections::HashMap;
use std::fmt;

use chrono::NaiveDate;

use crate::model::{Effect, WorkStatus};

/// The relations of a record's work; empty without an archive.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Following {
    /// The statuses of the record's directives and tasks on the day, by id, with the effects of newer directives.
    pub statuses: HashMap<String, WorkStatus>,
    /// The effects of newer directives on those of the record, in order of time.
    pub newer: Vec<Newer>,
    /// The sessions of other records that reviewed the record's work, in order of time.
    pub reviews: Vec<Review>,
    /// The work that the record's session reviewed; for a whole record only.
    pub reviewed: Vec<Reviewed>,
    /// Tasks of earlier sessions of the same kind that were open on the day of the record's session and that it did not review;
    /// for a whole record only. The earlier sessions are those whose work it reviewed, directly or through others.
    pub left_out: Vec<Reviewed>,
    /// The directives that the requested one replaces or amends, itself, and those that replace or amend it, in order of
    /// time; empty if there are no others.
    pub chain: Vec<Link>,
    /// The shortest references to the mentioned records that exist.
    pub short: HashMap<String, String>,
}

/// A directive or task of some record.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct WorkId {
    /// The record's id.
    pub record: String,
    /// The part's id.
    pub part: String,
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
