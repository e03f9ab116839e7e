//! The index as the ledger of operations.

use std::cell::RefCell;
use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::{Contents, Index, IndexError, ListRequest, Names};
use meeting_core::archive::Archive;
use meeting_core::model::Entity;
use meeting_core::model::field::{FieldId, Kind, Part};
use meeting_core::ops::{Due, KnownPerson, Ledger, Name, OpenWork, Refusal};
use meeting_core::query::{self, Context, Query};
use meeting_core::rows::{SessionRow, WorkRow};
use viet_text::fold::fold;
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

    /// What to list, and how.
    fn asked(
        kind: Kind,
        query: &[String],
        as_of: NaiveDate,
        columns: &[FieldId],
    ) -> Result<(Query, ListRequest), Refusal> {
        let query = query::parse(query, &Context { as_of, kind: Some(kind) })
            .map_err(|error| Refusal::Said { message: error.message, help: error.help })?;
        let contents = Contents::Columns(columns.to_vec());
        Ok((query, ListRequest { as_of, contents, ..ListRequest::default() }))
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

    fn sessions_of(&self, words: &str, limit: usize) -> Result<Vec<String>, Refusal> {
        let quoted = words.replace('"', " ");
        let query = [format!("\"{quoted}\""), "-state:cancelled".to_owned()];
        // The date does not restrict the sessions.
        let (query, request) = Self::asked(Kind::Sessions, &query, NaiveDate::MAX, &[])?;
        let listing = self.index.borrow_mut().sessions(&query, &request)?;
        let wanted = fold(words);
        let is_of_it = |row: &&SessionRow| {
            [&row.series, &row.title].into_iter().flatten().any(|text| fold(text).contains(&wanted))
        };
        let ids = listing.rows.iter().filter(is_of_it).map(|row| row.reference.record.to_string());
        Ok(ids.take(limit).collect())
    }

    fn last_session(&self, kind: &str, day: NaiveDate) -> Result<Option<String>, Refusal> {
        let query = [format!("kind:{kind}"), format!("date:<={day}")];
        let (query, request) = Self::asked(Kind::Sessions, &query, day, &[])?;
        let listing = self.index.borrow_mut().sessions(&query, &ListRequest { limit: Some(1), ..request })?;
        Ok(listing.rows.first().map(|row| row.file.to_string()))
    }

    fn open_work(&self, records: &BTreeSet<String>, day: NaiveDate) -> Result<Vec<OpenWork>, Refusal> {
        let mut all = Vec::new();
        let ids = records.iter().map(String::as_str).collect::<Vec<_>>().join(",");
        let query = [format!("id:{ids}"), "is:open".to_owned()];
        let columns = [FieldId::Title, FieldId::DueText];
        let (query, request) = Self::asked(Kind::Tasks, &query, day, &columns)?;
        for row in self.index.borrow_mut().work(Kind::Tasks, &query, &request)?.rows {
            // A query for an id also finds longer ids that begin with it.
            if records.contains(&*row.reference.record) {
                let entity = if row.part == Part::Task { Entity::Task } else { Entity::Directive };
                all.push(open_work(row, entity));
            }
        }
        Ok(all)
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

fn open_work(row: WorkRow, entity: Entity) -> OpenWork {
    let words = row.unread(FieldId::Due).map(str::to_owned);
    OpenWork {
        reference: row.reference.to_string(),
        entity,
        text: row.text.unwrap_or_default(),
        lead: row.lead.as_deref().unwrap_or_default().to_owned(),
        due: row.due.map(Due::Day).or_else(|| words.or(row.due_text).map(Due::Words)),
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
