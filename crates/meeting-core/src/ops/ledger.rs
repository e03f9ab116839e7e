//! Queries of operations over all records of an archive.
//!
//! An index answers quickly; [`ScanLedger`] reads every record, needs nothing, and is what tests compare an index with.
//! Texts that mention an id are not found by a ledger but by [`Archive::naming`](crate::archive::Archive::naming),
//! which searches the files: a rename must not miss what an index does not have yet.

mod scan;

use chrono::NaiveDate;

use super::Refusal;
use crate::model::{Entity, Record, Side};
use crate::work::WorkOnDay;

pub use scan::ScanLedger;

/// A session that was held: what decides which sessions belong together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeldSession {
    /// The id of its record.
    pub id: String,
    /// The record's file, from the archive's root.
    pub file: String,
    /// Its first day.
    pub date: NaiveDate,
    /// Its kind.
    pub kind: Option<String>,
    /// Its series.
    pub series: Option<String>,
    /// The record's title.
    pub title: Option<String>,
    /// The ids, names and short forms of the organizations that called it.
    pub conveners: Vec<String>,
    /// Whole references to the work that it reviewed.
    pub reviews: Vec<String>,
}

/// The ids, names and short forms of the organizations that called the session of a record.
pub(super) fn conveners(record: &Record) -> Vec<String> {
    let conveners = record.organizations.iter().filter(|one| one.side == Some(Side::Convener));
    conveners.flat_map(|one| [&one.id, &one.name, &one.short]).flatten().cloned().collect()
}

/// Work that is open on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenWork {
    /// The id of its record.
    pub record: String,
    /// Its id in the record.
    pub part: String,
    /// What it is: a task or a directive.
    pub entity: Entity,
    /// Who leads on that day: short forms, names, or what is written.
    pub leads: Vec<String>,
    /// The deadline in force; of work that repeats, that of its first open occurrence.
    pub due: Option<NaiveDate>,
    /// Whether something of it is overdue.
    pub is_overdue: bool,
    /// The planned day of the first open occurrence, where occurrences are counted.
    pub occurrence: Option<NaiveDate>,
}

impl OpenWork {
    /// The open work among that of a day, in the order in which it is dealt with: what is overdue, then by deadline, then
    /// what has none. `name` shows a lead of the work of a record, which is called by its place.
    #[must_use]
    pub fn of_day(work: &[WorkOnDay], name: impl Fn(usize, &str) -> String) -> Vec<Self> {
        let open = work.iter().filter(|work| work.is_listed && work.counts.open() > 0).map(|work| Self {
            record: work.reference.record.to_owned(),
            part: work.reference.part.to_owned(),
            entity: work.entity,
            leads: work.leads.iter().map(|lead| name(work.record, lead)).collect(),
            due: work.due,
            is_overdue: work.is_overdue(),
            // The first deadline of an occurrence is its planned day.
            occurrence: work.original_due.filter(|_| work.series.is_some_and(|series| series.is_tracked)),
        });
        let mut open: Vec<Self> = open.collect();
        open.sort_by_key(|work| (!work.is_overdue, work.due.is_none(), work.due));
        open
    }

    /// The whole reference to it: `<record id>#<id>`.
    #[must_use]
    pub fn reference(&self) -> String {
        format!("{}#{}", self.record, self.part)
    }
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

    /// The sessions that were held by a day, the last first.
    ///
    /// # Errors
    /// If the query fails.
    fn held_sessions(&self, day: NaiveDate) -> Result<Vec<HeldSession>, Refusal>;

    /// The work that is open on a day, in the order of [`OpenWork::of_day`].
    ///
    /// # Errors
    /// If the query fails.
    fn open_work(&self, day: NaiveDate) -> Result<Vec<OpenWork>, Refusal>;

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
