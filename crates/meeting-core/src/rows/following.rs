//! What other records say of a record's work, and what a session looked at.

use std::collections::HashMap;
use std::fmt;

use chrono::NaiveDate;

use crate::model::{Effect, WorkStatus};

/// What the archive says of a record's work. Without an archive it says nothing.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Following {
    /// What the record's directives and tasks are on the day, by id; newer directives come into it.
    pub statuses: HashMap<String, WorkStatus>,
    /// What newer directives have made of the record's, in order of time.
    pub newer: Vec<Newer>,
    /// The sessions of other records that looked at the record's work, in order of time.
    pub reviews: Vec<Review>,
    /// The work that the record's session looked at; for a whole record only.
    pub reviewed: Vec<Reviewed>,
    /// Tasks that were open on the day of the record's session, of the sessions of its kind whose work it looked at (and
    /// those whose work these looked at), and that it did not look at; for a whole record only.
    pub left_out: Vec<Reviewed>,
    /// The directives from which the one that is asked for has come, itself, and those that came from it, in order
    /// of time; empty where it stands alone.
    pub chain: Vec<Link>,
    /// The shortest references to the records that are mentioned and exist.
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

/// A newer directive that changes or replaces one of the record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Newer {
    /// The id of the older one.
    pub part: String,
    /// How.
    pub effect: Effect,
    /// The newer one.
    pub by: WorkId,
    /// Its session's day.
    pub date: Option<NaiveDate>,
}

/// A session that looked at work of the record.
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

/// Work that the record's session looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reviewed {
    /// The work.
    pub work: WorkId,
    /// What it says; none where it is not in the archive.
    pub text: Option<String>,
    /// What it was on the last day of the session.
    pub then: Option<WorkStatus>,
    /// What it is on the day that is asked for.
    pub now: Option<WorkStatus>,
}

/// A directive of a chain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// The directive.
    pub work: WorkId,
    /// Its session's day; none where it is not in the archive.
    pub date: Option<NaiveDate>,
    /// What it is on the day that is asked for.
    pub status: Option<WorkStatus>,
    /// What it says.
    pub text: Option<String>,
}
