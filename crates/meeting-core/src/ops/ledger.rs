//! What an operation asks of all records of an archive at once.
//!
//! An index answers quickly; [`ScanLedger`] reads every record, needs nothing, and is what tests compare an index with.
//! Which texts mention an id is no question for a ledger: [`Archive::naming`](crate::archive::Archive::naming) asks the
//! texts themselves, for a rename must not miss what an index does not know yet.

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
    /// What it says.
    pub text: String,
    /// Who answers for it: short forms or names, each on a line.
    pub lead: String,
    /// Its deadline, in words where it names no day.
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
    /// How it is written.
    pub text: String,
    /// What else people know it by: a person's position, the short form of an organization, a document's title.
    pub note: Option<String>,
}

/// What an operation asks of all records of an archive at once.
pub trait Ledger {
    /// The file of the record that is called `id`, or alone begins so, from the archive's root.
    ///
    /// # Errors
    /// Where the records cannot be asked, as with every question.
    fn file_of(&self, id: &str) -> Result<Option<String>, Refusal>;

    /// The ids of the records whose session was not cancelled and has `words` in its series or title, whatever case and
    /// marks they have: the last session first, `limit` at most.
    ///
    /// # Errors
    /// Where the records cannot be asked.
    fn sessions_of(&self, words: &str, limit: usize) -> Result<Vec<String>, Refusal>;

    /// The file of the last session of a kind up to a day, from the archive's root.
    ///
    /// # Errors
    /// Where the records cannot be asked.
    fn last_session(&self, kind: &str, day: NaiveDate) -> Result<Option<String>, Refusal>;

    /// The work of `records` that is open on a day: tasks, then directives; each by deadline, session and place. What newer
    /// directives made of older ones counts.
    ///
    /// # Errors
    /// Where the records cannot be asked.
    fn open_work(&self, records: &BTreeSet<String>, day: NaiveDate) -> Result<Vec<OpenWork>, Refusal>;

    /// Everybody, with the positions that the latest session says which says any; those of the most sessions first.
    ///
    /// # Errors
    /// Where the records cannot be asked.
    fn people(&self) -> Result<Vec<KnownPerson>, Refusal>;

    /// Organizations, each with its short form as last recorded; those that most records name first.
    ///
    /// # Errors
    /// Where the records cannot be asked.
    fn organizations(&self) -> Result<Vec<Name>, Refusal>;

    /// The places of sessions, the most frequent first.
    ///
    /// # Errors
    /// Where the records cannot be asked.
    fn places(&self) -> Result<Vec<Name>, Refusal>;
}
