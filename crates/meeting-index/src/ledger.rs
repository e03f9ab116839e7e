//! The index as the ledger of operations.

use std::cell::RefCell;

use chrono::NaiveDate;

use super::{Index, IndexError, Names};
use meeting_core::archive::Archive;
use meeting_core::ops::{HeldSession, KnownPerson, Ledger, Name, OpenWork, Refusal, ScanLedger};
use viet_text::partial::Partial;

/// The index of an archive as the `Ledger` of operations.
pub struct IndexLedger {
    archive: Archive,
    index: RefCell<Index>,
}

impl IndexLedger {
    /// The ledger of an archive, given its refreshed index.
    #[must_use]
    pub fn new(archive: &Archive, index: Index) -> Self {
        Self { archive: archive.clone(), index: RefCell::new(index) }
    }

    /// Names from a second, read-only connection; empty where it cannot be opened.
    fn names<T>(&self, ask: impl Fn(&Names) -> Result<Vec<T>, IndexError>) -> Result<Vec<T>, Refusal> {
        // An index in memory cannot be opened twice; names are suggestions only.
        Ok(Names::of(&self.archive, usize::MAX).map(|names| ask(&names)).transpose()?.unwrap_or_default())
    }
}

impl Ledger for IndexLedger {
    fn file_of(&self, id: &str) -> Result<Option<String>, Refusal> {
        Ok(self.index.borrow_mut().file_of(id)?)
    }

    fn held_sessions(&self, day: NaiveDate) -> Result<Vec<HeldSession>, Refusal> {
        ScanLedger::new(&self.archive).held_sessions(day)
    }

    fn open_work(&self, day: NaiveDate) -> Result<Vec<OpenWork>, Refusal> {
        ScanLedger::new(&self.archive).open_work(day)
    }

    fn people(&self) -> Result<Vec<KnownPerson>, Refusal> {
        self.names(Names::everybody)
    }

    fn organizations(&self) -> Result<Vec<Name>, Refusal> {
        self.names(|names| names.organizations(&Partial::new("")))
    }

    fn places(&self) -> Result<Vec<Name>, Refusal> {
        self.names(|names| names.places(&Partial::new("")))
    }
}

impl From<IndexError> for Refusal {
    fn from(error: IndexError) -> Self {
        match error {
            IndexError::Archive(error) => error.into(),
            other => Self::new(other.message()),
        }
    }
}
