//! Lists: one row for each session, directive, task, person, organization or cited document.

mod documents;
mod entities;
mod history;
mod organizations;
mod people;
mod progress;
mod rows;
mod sessions;
mod sort;
mod work;

use std::collections::{HashMap, HashSet};
use std::mem;
use std::sync::Arc;

use chrono::NaiveDate;
use serde_json::{Map, Value};

use super::Index;
use super::extract::day;
use super::load::{FileRequest, load};
use super::row::{Selected, read};
use super::select::{Selection, Spelling, Subject, Tree, select};
use super::snapshot::{Place, Snapshot};
use meeting_core::model::field::{FieldId, Kind};
use meeting_core::model::{OwnField, OwnType};
use meeting_core::query::Query;
use meeting_core::rows::{OwnValues, Row, text};
pub use rows::Rows;

/// What to list, and how.
#[derive(Debug, Clone, Default)]
pub struct ListRequest {
    /// The day that counts as today.
    pub as_of: NaiveDate,
    /// The day up to which records are looked at: people and organizations are shown as they were then. None for all
    /// records.
    pub at: Option<NaiveDate>,
    /// What to sort by; empty for the kind's own order.
    pub sort: Vec<SortKey>,
    /// How many rows at most.
    pub limit: Option<usize>,
    /// What the rows have.
    pub contents: Contents,
    /// The column by which the rows are grouped.
    pub group: Option<FieldId>,
    /// The office's own fields that are shown.
    pub own: Vec<OwnField>,
}

/// What the rows of a list have.
#[derive(Debug, Clone, Default)]
pub enum Contents {
    /// Everything, with the fields of the file.
    #[default]
    Whole,
    /// What these columns show. Files are read only where a column needs them.
    Columns(Vec<FieldId>),
}

/// One thing to sort by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SortKey {
    /// The field.
    pub field: FieldId,
    /// Whether the last comes first. What lacks the field comes last either way.
    pub descending: bool,
}

/// Whether the files have to be read for a column of a list, or to sort by it. The index has all other columns.
fn is_in_file_alone(kind: Kind, field: FieldId) -> bool {
    match field {
        FieldId::Text | FieldId::Directive | FieldId::DueText | FieldId::Url | FieldId::Honorific => true,
        FieldId::Title => kind == Kind::Tasks,
        FieldId::Ref
        | FieldId::Type
        | FieldId::Number
        | FieldId::Date
        | FieldId::Issued
        | FieldId::Until
        | FieldId::Kind
        | FieldId::Name
        | FieldId::Short
        | FieldId::PartOf
        | FieldId::Positions
        | FieldId::History
        | FieldId::Organization
        | FieldId::Roles
        | FieldId::Chair
        | FieldId::Person
        | FieldId::Place
        | FieldId::Series
        | FieldId::By
        | FieldId::To
        | FieldId::Lead
        | FieldId::Support
        | FieldId::Cites
        | FieldId::Issuer
        | FieldId::Due
        | FieldId::NextDue
        | FieldId::OriginalDue
        | FieldId::Extensions
        | FieldId::Occurrences
        | FieldId::Missed
        | FieldId::Answered
        | FieldId::Reminded
        | FieldId::Late
        | FieldId::Repeats
        | FieldId::Status
        | FieldId::Completed
        | FieldId::Open
        | FieldId::Done
        | FieldId::Overdue
        | FieldId::Updated
        | FieldId::Priority
        | FieldId::State
        | FieldId::Directives
        | FieldId::Tasks
        | FieldId::Sessions
        | FieldId::Absences
        | FieldId::Cited
        | FieldId::CitedBy
        | FieldId::First
        | FieldId::Last
        | FieldId::Id
        | FieldId::Record
        | FieldId::File
        | FieldId::Own(_) => false,
    }
}

type Result<T> = rusqlite::Result<T>;

/// A part's value and line; none where its file no longer exists.
type FilePart = Option<(Value, usize)>;

/// A query for the rows of a list, on one state of the index.
pub(super) struct ListQuery<'a> {
    pub index: &'a Index,
    pub snapshot: &'a Snapshot<'a>,
    pub query: &'a Query,
    pub request: &'a ListRequest,
    pub own: &'a OwnLookup,
    /// Whether the query can be repeated where a file has changed since it was indexed.
    pub may_ask_again: bool,
}

/// The values of the office's own fields, by part and name.
#[derive(Debug, Default)]
pub(super) struct OwnLookup {
    values: HashMap<(i64, &'static str), Vec<Arc<str>>>,
    /// Those of a field of numbers that are texts.
    no_numbers: HashSet<(i64, &'static str)>,
}

impl OwnLookup {
    /// The values of the fields that a request shows or sorts by.
    pub fn of(snapshot: &Snapshot, request: &ListRequest) -> Result<Self> {
        let sorted = request.sort.iter().filter_map(|key| match key.field {
            FieldId::Own(field) => Some(field),
            _ => None,
        });
        let mut found = Self::default();
        let fields: HashSet<OwnField> = sorted.chain(request.own.iter().copied()).collect();
        for field in fields {
            let sql = "SELECT part, text, number IS NULL FROM own WHERE field = ?1 ORDER BY part, ordinal";
            let mut statement = snapshot.connection().prepare_cached(sql)?;
            let mut rows = statement.query([field.name])?;
            while let Some(row) = rows.next()? {
                let key = (row.get(0)?, field.name);
                found.values.entry(key).or_default().push(row.get::<_, String>(1)?.into());
                if field.holds == OwnType::Number && row.get(2)? {
                    found.no_numbers.insert(key);
                }
            }
        }
        Ok(found)
    }

    /// Those of a part.
    pub fn values(&self, part: i64, field: OwnField) -> &[Arc<str>] {
        self.values.get(&(part, field.name)).map_or(&[], Vec::as_slice)
    }

    /// The field as it is in a part: one of numbers may have a text there.
    fn in_part(&self, part: i64, field: OwnField) -> OwnField {
        if self.no_numbers.contains(&(part, field.name)) { field.holding(OwnType::Text) } else { field }
    }
}

impl ListQuery<'_> {
    /// The values of the office's own fields that a row shows.
    pub(super) fn own_values(&self, part: i64) -> OwnValues {
        let values = |field: &OwnField| (self.own.in_part(part, *field), self.own.values(part, *field).to_vec());
        self.request.own.iter().map(values).filter(|(_, values)| !values.is_empty()).collect()
    }

    /// The rows of a list; none where a file that decides their order has changed.
    pub fn list(&self, kind: Kind) -> Result<Option<Rows<'_>>> {
        Ok(match kind {
            Kind::Sessions => Some(self.sessions()?.map(Row::Session)),
            Kind::Directives | Kind::Tasks => self.work(kind)?.map(|rows| rows.map(|row| Row::Work(Box::new(row)))),
            Kind::People => Some(self.entities::<people::Person>()?.map(Row::Person)),
            Kind::Organizations => Some(self.entities::<organizations::Organization>()?.map(Row::Organization)),
            Kind::Documents => Some(self.documents()?.map(Row::Document)),
        })
    }

    /// The selection of the items that match the query.
    pub(super) fn select(&self, subject: Subject) -> Result<Selection> {
        let spelling = Spelling::of(&self.index.abbreviations, self.snapshot, self.query)?;
        let tree = Tree::of(&self.query.expression, &spelling);
        let selection = select(self.snapshot, (self.query, &tree), subject, &[], self.request.as_of)?;
        Ok(match self.request.at {
            Some(at) => selection.and(&format!("r.date <= {}", day(at))),
            None => selection,
        })
    }

    pub(super) fn matches<T: Selected>(&self, subject: Subject) -> Result<Vec<T>> {
        self.select(subject)?.rows(self.snapshot.connection(), self.request.as_of)
    }

    /// Whether the rows need anything from the files.
    fn needs_files(&self, kind: Kind) -> bool {
        match &self.request.contents {
            Contents::Whole => true,
            Contents::Columns(columns) => columns.iter().any(|field| is_in_file_alone(kind, *field)),
        }
    }

    /// Whether everything is asked of each row.
    fn is_whole(&self) -> bool {
        matches!(self.request.contents, Contents::Whole)
    }

    /// Whether a column is shown.
    fn shows(&self, field: FieldId) -> bool {
        matches!(&self.request.contents, Contents::Columns(columns) if columns.contains(&field))
    }

    /// Reads parts of records. No list at all where a file has changed and the query can be repeated.
    fn read(&self, places: &[(i64, Place)], may_ask_again: bool) -> Result<Option<Vec<FilePart>>> {
        let mut requests: Vec<FileRequest> = Vec::new();
        let mut files: HashMap<i64, usize> = HashMap::new();
        let mut found_at = Vec::with_capacity(places.len());
        for (record, place) in places {
            let known = files.get(record).copied();
            let file = known.unwrap_or(requests.len());
            if known.is_none() {
                let info = self.snapshot.record(*record)?.file.clone();
                requests.push(FileRequest { file: info, places: Vec::new(), whole: false });
                files.insert(*record, file);
            }
            found_at.push((file, requests[file].places.len()));
            requests[file].places.push(*place);
        }
        let mut loaded = load(self.index.archive.root(), &requests, may_ask_again);
        if may_ask_again && loaded.iter().any(Option::is_none) {
            return Ok(None);
        }
        let take = |(file, at): (usize, usize)| {
            let parts = &mut loaded[file].as_mut()?.parts;
            parts.get_mut(at).map(|(value, line)| (value.take(), *line))
        };
        Ok(Some(found_at.into_iter().map(take).collect()))
    }

    /// What stands for those whom the column by which the rows are grouped names.
    fn ids(&self, ids: impl FnOnce(FieldId) -> Result<Option<Arc<str>>>) -> Result<Option<(FieldId, Arc<str>)>> {
        let Some(field) = self.request.group else { return Ok(None) };
        Ok(ids(field)?.map(|ids| (field, ids)))
    }

    /// The texts that a query selects for a part, each on a line.
    fn lines(&self, sql: &str, part: i64) -> Result<Option<Arc<str>>> {
        let mut statement = self.snapshot.connection().prepare_cached(sql)?;
        let texts: Vec<String> = statement.query_map([part], read)?.collect::<Result<_>>()?;
        Ok((!texts.is_empty()).then(|| texts.join("\n").into()))
    }

    /// How many of `count` rows are shown.
    fn limited(&self, count: usize) -> usize {
        self.request.limit.map_or(count, |limit| limit.min(count))
    }
}

/// A text from the fields of a file, moved out of them where nothing else is asked of the row.
fn text_of(fields: &mut Map<String, Value>, key: &str, is_whole: bool) -> Option<String> {
    match fields.get_mut(key)? {
        Value::String(text) if !is_whole => Some(mem::take(text)),
        Value::Array(list) => Some(list.iter().map(text).collect::<Vec<_>>().join(", ")),
        value => Some(text(value).into_owned()),
    }
    .filter(|text| !text.is_empty())
}
