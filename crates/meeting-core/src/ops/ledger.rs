//! Queries of operations over all records of an archive.
//!
//! An index answers quickly; [`ScanLedger`] reads every record, needs nothing, and is what tests compare an index with.
//! Texts that mention an id are not found by a ledger but by [`Archive::naming`](crate::archive::Archive::naming),
//! which searches the files: a rename must not miss what an index does not have yet.

mod scan;

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::Refusal;
use crate::model::Entity;

pub use scan::ScanLedger;

/// A task, or a directive without tasks, that is still to be done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenWork {
    /// The whole reference to it: `<record id>#<id>`.
    pub reference: String,
    /// What it is: a task or a directive.
    pub entity: Entity,
    /// Its title or text.
    pub text: String,
    /// Its leads: short forms or names, each on a line.
    pub lead: String,
    /// Its deadline; words if it has no day.
    pub due: Option<Due>,
}

/// A deadline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Due {
    /// The last day in time.
    Day(NaiveDate),
    /// Words that name no day.
    Words(String),
}

/// A person as last recorded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownPerson {
    /// The name.
    pub name: String,
    /// The positions, in the order of rank.
    pub positions: Vec<String>,
}

/// A name that records have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name {
    /// The name as written.
    pub text: String,
    /// A description: a person's position, the short form of an organization, a document's title.
    pub note: Option<String>,
}

/// Queries of operations over all records of an archive.
pub trait Ledger {
    /// The file of the record that is called `id`, or alone begins so, from the archive's root.
    ///
    /// # Errors
    /// If the query fails, as with every query.
    fn file_of(&self, id: &str) -> Result<Option<String>, Refusal>;

    /// The ids of the records whose session was not cancelled and has `words` in its series or title, whatever case and
    /// marks they have: the last session first, `limit` at most.
    ///
    /// # Errors
    /// If the query fails.
    fn sessions_of(&self, words: &str, limit: usize) -> Result<Vec<String>, Refusal>;

    /// The file of the last session of a kind up to a day, from the archive's root.
    ///
    /// # Errors
    /// If the query fails.
    fn last_session(&self, kind: &str, day: NaiveDate) -> Result<Option<String>, Refusal>;

    /// The work of `records` that is open on a day: tasks, then directives; each by deadline, session and place.
    /// Effects of newer directives on older ones count.
    ///
    /// # Errors
    /// If the query fails.
    fn open_work(&self, records: &BTreeSet<String>, day: NaiveDate) -> Result<Vec<OpenWork>, Refusal>;

    /// All people, each with the positions in the latest session that has any; those with the most sessions first.
    ///
    /// # Errors
    /// If the query fails.
    fn people(&self) -> Result<Vec<KnownPerson>, Refusal>;

    /// Organizations, each with its short form as last recorded; those that most records name first.
    ///
    /// # Errors
    /// If the query fails.
    fn organizations(&self) -> Result<Vec<Name>, Refusal>;

    /// The places of sessions, the most frequent first.
    ///
    /// # Errors
    /// If the query fails.
    fn places(&self) -> Result<Vec<Name>, Refusal>;
}
