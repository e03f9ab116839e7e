//! Lists: one row for each session, directive, task, person, organization or cited document.

mod documents;
mod entities;
mod history;
mod item;
mod merged;
mod organizations;
mod parts;
mod people;
mod sessions;
mod sort;
mod standing;

use std::collections::HashMap;

use chrono::NaiveDate;
use rusqlite::{Row, params_from_iter};
use serde_json::{Map, Value};

use super::Index;
use super::extract::day;
use super::load::{Wanted, load};
use super::select::{Compiler, Fragment, Selection, Subject, Tree, matched_documents};
use super::snapshot::{Place, Snapshot};
use crate::model::field::{FieldId, Kind, Part};
use crate::query::Query;

/// What a list should be like.
#[derive(Debug, Clone, Default)]
pub struct ListRequest {
    /// What "today" means.
    pub as_of: NaiveDate,
    /// The day up to which records are looked at: people and bodies are shown as they were then. None for all records.
    pub at: Option<NaiveDate>,
    /// What to sort by; empty for the kind's own order.
    pub sort: Vec<SortKey>,
    /// How many items at most.
    pub limit: Option<usize>,
    /// The columns that will be shown in words ([`Item::shown`], else [`Item::values`]). Empty for the whole
    /// machine item; otherwise files are read only where a column needs them, and `values` has what was at hand.
    pub columns: Vec<FieldId>,
}

/// One thing to sort by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SortKey {
    /// The field.
    pub field: FieldId,
    /// Whether the last comes first. What lacks the field comes last either way.
    pub descending: bool,
}

/// A list.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Listing {
    /// How many there are, whatever the limit shows.
    pub total: usize,
    /// Those that are shown.
    pub items: Vec<Item>,
}

/// One row of a list.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Item {
    /// The machine item: the thing's own fields as the format names and orders them, what it inherits filled in,
    /// then `record`, `ref`, `date`, `title`, `file` and `line` where they make sense.
    pub values: Map<String, Value>,
    /// Words for people, by column, where they are others than the value: names instead of ids, each on a line.
    pub shown: HashMap<&'static str, String>,
}

impl Item {
    fn show(&mut self, column: &'static str, text: Option<impl Into<String>>) {
        if let Some(text) = text {
            self.shown.insert(column, text.into());
        }
    }
}

type Result<T> = rusqlite::Result<T>;

/// A part's value and line; none where its file has changed.
type ReadPart = Option<(Value, usize)>;

/// A question for a list.
pub(super) struct Asker<'a> {
    pub index: &'a Index,
    pub snapshot: &'a Snapshot<'a>,
    pub query: &'a Query,
    pub request: &'a ListRequest,
    /// Whether what has changed meanwhile is to be left out.
    pub is_last: bool,
}

impl Asker<'_> {
    /// Returns the list; none where a file that is shown has changed since it was indexed.
    pub fn list(&self, kind: Kind) -> Result<Option<Listing>> {
        match kind {
            Kind::Sessions => self.sessions(),
            Kind::Directives => self.parts(Part::Directive),
            Kind::Tasks => self.parts(Part::Task),
            Kind::People => self.entities::<people::Person>(),
            Kind::Organizations => self.entities::<organizations::Body>(),
            Kind::Documents => self.documents().map(Some),
        }
    }

    fn select(&self, subject: Subject) -> Result<Selection> {
        let compiler = Compiler { subject, as_of: self.request.as_of, matchers: Vec::new() };
        let tree = Tree::of(&self.query.expression, &self.index.abbreviations);
        let selection = compiler.select(&tree, &[]);
        if !selection.matchers.is_empty() {
            matched_documents(self.snapshot.connection(), &selection.matchers)?;
        }
        Ok(selection)
    }

    /// Returns the rows of `columns` that the query finds.
    pub(super) fn rows<T>(
        &self,
        subject: Subject,
        columns: &str,
        joins: &str,
        read: impl FnMut(&Row) -> Result<T>,
    ) -> Result<Vec<T>> {
        let Fragment { text, values } = self.select(subject)?.from;
        let at = self.request.at.map(|at| format!("r.date <= {} AND ", day(at))).unwrap_or_default();
        // The joins belong before the conditions.
        let sql = format!("SELECT {columns} {}", text.replacen(" WHERE ", &format!(" {joins} WHERE {at}"), 1));
        let mut statement = self.snapshot.connection().prepare(&sql)?;
        statement.query_map(params_from_iter(values), read)?.collect()
    }

    /// Returns whether the files must be read for what is shown.
    fn needs_files(&self, at_hand: &[&str]) -> bool {
        self.is_full() || self.request.columns.iter().any(|field| !at_hand.contains(&field.name()))
    }

    /// Returns whether the whole machine item is asked for.
    fn is_full(&self) -> bool {
        self.request.columns.is_empty()
    }

    /// Reads parts of records: each part's value and line; none for one whose file has changed. None at all where a
    /// file has changed and the question can be asked again.
    fn read(&self, places: &[(i64, Place)]) -> Result<Option<Vec<ReadPart>>> {
        let mut wanted: Vec<Wanted> = Vec::new();
        let mut files: HashMap<i64, usize> = HashMap::new();
        let mut found_at = Vec::with_capacity(places.len());
        for (record, place) in places {
            let known = files.get(record).copied();
            let file = known.unwrap_or(wanted.len());
            if known.is_none() {
                let info = self.snapshot.record(*record)?.file.clone();
                wanted.push(Wanted { file: info, places: Vec::new(), whole: false });
                files.insert(*record, file);
            }
            found_at.push((file, wanted[file].places.len()));
            wanted[file].places.push(*place);
        }
        let mut loaded = load(self.index.archive.root(), &wanted, self.is_last);
        if !self.is_last && loaded.iter().any(Option::is_none) {
            return Ok(None);
        }
        let take = |(file, at): (usize, usize)| {
            let parts = &mut loaded[file].as_mut()?.parts;
            parts.get_mut(at).map(|(value, line)| (value.take(), *line))
        };
        Ok(Some(found_at.into_iter().map(take).collect()))
    }

    fn limited(&self, count: usize) -> usize {
        self.request.limit.map_or(count, |limit| limit.min(count))
    }
}
