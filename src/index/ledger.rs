//! The index as the ledger of operations.

use std::cell::RefCell;
use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde_json::Value;

use super::{Index, IndexError, Item, ListRequest, Listing, Names};
use crate::archive::Archive;
use crate::model::Entity;
use crate::model::field::Kind;
use crate::ops::{Due, KnownPerson, Ledger, Name, OpenWork, Refusal};
use crate::query::{self, Context};
use crate::text::date::parse_date;
use crate::text::fold::fold;
use crate::text::partial::Partial;

/// The index of an archive, asked for operations.
pub struct IndexLedger {
    archive: Archive,
    index: RefCell<Index>,
}

impl IndexLedger {
    /// The ledger of an archive out of its index, which has been brought up to the files.
    #[must_use]
    pub fn new(archive: &Archive, index: Index) -> Self {
        Self { archive: archive.clone(), index: RefCell::new(index) }
    }

    fn list(&self, kind: Kind, query: &[String], as_of: NaiveDate, limit: Option<usize>) -> Result<Listing, Refusal> {
        let query =
            query::parse(query, &Context { as_of, kind: Some(kind) }).map_err(|error| Refusal::new(error.message))?;
        Ok(self.index.borrow_mut().list(kind, &query, &ListRequest { as_of, limit, ..ListRequest::default() })?)
    }

    /// What the index knows to offer; nothing where it cannot be opened a second time.
    fn names<T>(&self, ask: impl Fn(&Names) -> Result<Vec<T>, IndexError>) -> Result<Vec<T>, Refusal> {
        // The index has been brought up to the files; where it is in memory only, little is lost.
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
        // No session is later than the last day that there is.
        let listing = self.list(Kind::Sessions, &query, NaiveDate::MAX, None)?;
        let wanted = fold(words);
        let is_of_it = |item: &&Item| {
            ["series", "title"].into_iter().filter_map(|key| text(item, key)).any(|text| fold(&text).contains(&wanted))
        };
        Ok(listing.items.iter().filter(is_of_it).filter_map(|item| text(item, "id")).take(limit).collect())
    }

    fn last_session(&self, kind: &str, day: NaiveDate) -> Result<Option<String>, Refusal> {
        let query = [format!("kind:{kind}"), format!("date:<={day}")];
        let listing = self.list(Kind::Sessions, &query, day, Some(1))?;
        Ok(listing.items.first().and_then(|item| text(item, "file")))
    }

    fn open_work(&self, records: &BTreeSet<String>, day: NaiveDate) -> Result<Vec<OpenWork>, Refusal> {
        let mut all = Vec::new();
        let ids = records.iter().map(String::as_str).collect::<Vec<_>>().join(",");
        let query = [format!("id:{ids}"), "is:open".to_owned()];
        for (kind, entity, words) in
            [(Kind::Tasks, Entity::Task, "title"), (Kind::Directives, Entity::Directive, "text")]
        {
            for item in &self.list(kind, &query, day, None)?.items {
                // An id is also the beginning of longer ones.
                let is_of_them = text(item, "record").is_some_and(|record| records.contains(&record));
                let count = |key: &str| item.values.get(key).and_then(Value::as_u64).unwrap_or_default();
                // The work of a directive that has tasks is looked at there.
                let is_tracked = entity == Entity::Directive && count("open") + count("done") > 0;
                if is_of_them && !is_tracked {
                    all.push(open_work(item, entity, words));
                }
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

fn open_work(item: &Item, entity: Entity, words: &str) -> OpenWork {
    let due = text(item, "due").and_then(|due| parse_date(&due)).map(Due::Day);
    OpenWork {
        reference: text(item, "ref").unwrap_or_default(),
        entity,
        text: text(item, words).unwrap_or_default(),
        lead: item.shown.get("lead").cloned().unwrap_or_default(),
        due: due.or_else(|| text(item, "due_text").map(Due::Words)),
    }
}

fn text(item: &Item, key: &str) -> Option<String> {
    item.values.get(key).and_then(Value::as_str).map(str::to_owned)
}

impl From<IndexError> for Refusal {
    fn from(error: IndexError) -> Self {
        match error {
            IndexError::Archive(error) => error.into(),
            other => Self::new(other.message()),
        }
    }
}
