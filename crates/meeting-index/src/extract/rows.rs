//! The rows of one file.

use chrono::{Datelike, NaiveDate};

use super::columns::Words;
use lossless_yaml::Span;
use meeting_core::model::field::Part;
use meeting_core::model::{Effect, Timeline};

/// A date as the index stores it.
pub(crate) fn day(date: NaiveDate) -> i64 {
    i64::from(date.num_days_from_ce())
}

/// The date of a stored day.
pub(crate) fn date_of(day: i64) -> Option<NaiveDate> {
    NaiveDate::from_num_days_from_ce_opt(i32::try_from(day).ok()?)
}

/// A record.
#[derive(Debug, Default)]
pub(crate) struct RecordRow {
    pub name: String,
    pub title: Option<String>,
    pub state: Option<i64>,
    pub kind: Option<i64>,
    pub status: Option<i64>,
    pub date: Option<i64>,
    pub until: Option<i64>,
    pub number: Option<String>,
    pub place: Option<String>,
    pub series: Option<String>,
    pub chair: Option<String>,
    /// The day from which its work counts; none if it never does.
    pub asks: Option<i64>,
    /// The day from which its effects on the work of other records count; none if they never do.
    pub speaks: Option<i64>,
    pub line: usize,
    pub directives: usize,
    pub tasks: usize,
    /// The session first.
    pub parts: Vec<PartRow>,
    pub edges: Vec<EdgeRow>,
}

/// A part of a record.
#[derive(Debug)]
pub(crate) struct PartRow {
    pub part: Part,
    pub span: Span,
    pub id: Option<String>,
    pub kind: Option<i64>,
    pub due: Option<i64>,
    pub completed: Option<i64>,
    pub priority: Option<i64>,
    pub repeats: Option<i64>,
    pub number: Option<String>,
    pub lead: Option<String>,
    /// Who leads and supports the work, or chaired the session.
    pub who: Vec<WhoRow>,
    pub support: Option<String>,
    pub to: Option<String>,
    pub by: Option<String>,
    /// The place in the record of the directive from which the part inherits.
    pub inherits: Option<usize>,
    pub has_updates: bool,
    /// The days of the updates, in order.
    pub updates: Vec<i64>,
    /// The work that the session reviewed, or the sessions that reviewed the work.
    pub reviews: Vec<ReviewRow>,
    /// The statuses of work without the effects of other records.
    pub timeline: Option<Timeline>,
    pub cites: Vec<CiteRow>,
    pub detail: Detail,
    pub words: Words,
}

/// The role of a person or organization in a piece of work or a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum WhoRole {
    Lead,
    Support,
    Chair,
}

/// A person or organization with a role in a part.
#[derive(Debug)]
pub(crate) struct WhoRow {
    pub role: WhoRole,
    pub name: String,
    /// The place in the record of the part that describes it; none for a plain name.
    pub place: Option<usize>,
}

/// The columns of people and of organizations.
#[derive(Debug)]
pub(crate) enum Detail {
    None,
    Person(PersonRow),
    Organization(OrganizationRow),
}

/// A person.
#[derive(Debug)]
pub(crate) struct PersonRow {
    pub roles: i64,
    /// None means that the person attended.
    pub attendance: Option<i64>,
    /// None for a group.
    pub name: Option<String>,
    /// None if it follows from the name.
    pub sort_name: Option<String>,
    /// One a line.
    pub positions: Option<String>,
    /// None if a part of the record describes the organization.
    pub organization: Option<String>,
    /// The place in the record of the part that describes the organization.
    pub organization_part: Option<usize>,
}

/// An organization.
#[derive(Debug)]
pub(crate) struct OrganizationRow {
    pub name: Option<String>,
    pub short: Option<String>,
    pub part_of: Option<String>,
    pub part_of_shown: Option<String>,
}

/// A document that a part cites.
#[derive(Debug)]
pub(crate) struct CiteRow {
    pub kind: Option<String>,
    pub number: Option<String>,
    pub title: Option<String>,
    pub date: Option<i64>,
    pub issuer: Option<String>,
}

/// A review: of work by the session that has the row, or of the work that has the row by the session of a record.
#[derive(Debug)]
pub(crate) struct ReviewRow {
    pub record: String,
    /// The part of the record; empty for the session.
    pub target: String,
}

/// A directive that amends, replaces or revokes an older one.
#[derive(Debug)]
pub(crate) struct EdgeRow {
    /// The place of the newer one in its record.
    pub from: usize,
    pub record: String,
    pub target: String,
    pub effect: Effect,
}
