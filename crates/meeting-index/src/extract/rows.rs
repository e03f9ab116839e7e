//! The rows of one file.

use chrono::{Datelike, NaiveDate};

use super::columns::{Column, Words};
use crate::work::LedgerRow;
use lossless_yaml::Span;
use meeting_core::model::field::Part;
use meeting_core::model::{CustomFields, Effect};
use serde_json::Value;
use viet_text::decimal::sort_key;
use viet_text::fold::fold_tokens_into;
use viet_text::nfc;

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
    /// The first day on which what the session says is so; none if it was not held.
    pub begin: Option<i64>,
    /// The date of the conclusions, else of the minutes.
    pub issued: Option<i64>,
    /// Whether what was concluded has gone out; none if nothing was.
    pub conclusions: Option<bool>,
    pub line: usize,
    pub directives: usize,
    pub tasks: usize,
    /// The session first.
    pub parts: Vec<PartRow>,
    pub edges: Vec<EdgeRow>,
    /// What it says of its work; none if the session was not held.
    pub ledger: Option<LedgerRow>,
}

/// A part of a record.
#[derive(Debug)]
pub(crate) struct PartRow {
    pub part: Part,
    pub span: Span,
    pub id: Option<String>,
    pub kind: Option<i64>,
    pub priority: Option<i64>,
    pub number: Option<String>,
    /// Who chaired the session.
    pub chairs: Vec<ChairRow>,
    pub to: Option<String>,
    /// What stands for those in every record, each on a line; none where that is their names.
    pub to_ids: Option<String>,
    pub by: Option<String>,
    pub by_ids: Option<String>,
    /// The place in the record of the directive from which the part inherits.
    pub inherits: Option<usize>,
    pub has_updates: bool,
    /// The work that the session reviewed, or the sessions that reviewed the work.
    pub reviews: Vec<ReviewRow>,
    pub cites: Vec<CiteRow>,
    pub own: Vec<OwnRow>,
    pub detail: Detail,
    pub words: Words,
}

impl PartRow {
    /// Adds values of the office's own fields; their texts are searched.
    pub(super) fn add_own(&mut self, own: Vec<OwnRow>) {
        for row in own.iter().filter(|row| row.day.is_none() && row.number.is_none()) {
            self.words.of(Column::Body).add(&row.text);
        }
        self.own.extend(own);
    }
}

/// A value of a field of the office's own.
#[derive(Debug)]
pub(crate) struct OwnRow {
    pub field: String,
    pub text: String,
    /// The folded words, with spaces around.
    pub folded: String,
    pub day: Option<i64>,
    /// What it is compared by.
    pub number: Option<String>,
}

/// The most values of one part, and the most bytes of each: an index is no copy of the archive.
const MOST_OWN: usize = 64;
const LONGEST_OWN: usize = 400;

/// The values of the office's own fields of a part.
pub(super) fn own_rows(custom: &CustomFields) -> Vec<OwnRow> {
    let values = custom.iter().flat_map(|(field, value)| match value {
        Value::Array(items) => items.iter().map(|item| (field, item)).collect(),
        value => vec![(field, value)],
    });
    let row = |(field, value): (&String, &Value)| {
        let text = match value {
            Value::String(text) => nfc(text),
            Value::Number(_) | Value::Bool(_) => value.to_string(),
            _ => return None,
        };
        if text.is_empty() || text.len() > LONGEST_OWN {
            return None;
        }
        let mut folded = " ".to_owned();
        fold_tokens_into(&text, &mut folded);
        folded.push(' ');
        let date: Option<NaiveDate> = text.parse().ok();
        let number = if value.is_number() { sort_key(&text) } else { None };
        Some(OwnRow { field: field.clone(), folded, day: date.map(day), number, text })
    };
    values.filter_map(row).take(MOST_OWN).collect()
}

/// A person or organization that chaired a session.
#[derive(Debug)]
pub(crate) struct ChairRow {
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
    /// What stands for the person in every record.
    pub key: Option<String>,
    /// None for a group.
    pub name: Option<String>,
    /// None if it follows from the name.
    pub sort_name: Option<String>,
    /// One a line.
    pub positions: Option<String>,
    /// None if a part of the record describes the organization.
    pub organization: Option<String>,
    /// What stands for that organization in every record.
    pub organization_key: Option<String>,
    /// The place in the record of the part that describes the organization.
    pub organization_part: Option<usize>,
}

/// An organization.
#[derive(Debug)]
pub(crate) struct OrganizationRow {
    /// What stands for the organization in every record.
    pub key: Option<String>,
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

/// A directive that amends or replaces an older one, or a task for a directive of another record.
#[derive(Debug)]
pub(crate) struct EdgeRow {
    /// The place of the newer one, or of the task, in its record.
    pub from: usize,
    pub record: String,
    pub target: String,
    /// None for a task.
    pub effect: Option<Effect>,
}
