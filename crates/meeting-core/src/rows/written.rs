//! The fields of a row's part in its file.

use std::borrow::Cow;
use std::sync::LazyLock;

use serde_json::{Map, Value};

use super::list::Row;
use crate::model::field::{FieldId, Part};
use crate::model::{Attachment, Directive, Organization, Participant, Proceeding, Session, Task};

/// A field of the format, and the column that shows it.
pub(super) type Known = (&'static str, Option<FieldId>);

/// The fields of each part, in the format's order; a task has the citations of its directive.
static FIELDS: LazyLock<[Vec<Known>; Part::ALL.len()]> = LazyLock::new(|| {
    Part::ALL.map(|part| {
        let fields = match part {
            Part::Session => Session::FIELDS,
            Part::Organization => Organization::FIELDS,
            Part::Participant => Participant::FIELDS,
            Part::Proceeding => Proceeding::FIELDS,
            Part::Directive => Directive::FIELDS,
            Part::Task => Task::FIELDS,
            Part::Attachment => Attachment::FIELDS,
        };
        let mut names: Vec<&str> = fields.iter().map(|field| field.name).collect();
        if let (Part::Task, Some(due)) = (part, names.iter().position(|name| *name == "due")) {
            names.insert(due, "cites");
        }
        names.into_iter().map(|name| (name, FieldId::of_name(name))).collect()
    })
});

/// The fields of a part, in the format's order.
pub(super) fn fields(part: Part) -> &'static [Known] {
    &FIELDS[part as usize]
}

/// Whether the format has a field in a part.
pub(super) fn has(part: Part, field: FieldId) -> bool {
    fields(part).iter().any(|(_, known)| *known == Some(field))
}

impl Row {
    /// The kind of part, and its fields in the file.
    pub(super) fn written(&self) -> Option<(Part, &Map<String, Value>)> {
        let (part, written) = match self {
            Self::Session(row) => (Part::Session, &row.written),
            Self::Work(row) => (row.part, &row.written),
            Self::Person(row) => (Part::Participant, &row.written),
            Self::Organization(row) => (Part::Organization, &row.written),
            Self::Document(_) => return None,
        };
        written.as_ref().map(|written| (part, written))
    }
}

/// Whether a value is null or empty.
#[must_use]
pub fn is_empty(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.is_empty(),
        Value::Array(list) => list.is_empty(),
        Value::Object(map) => map.is_empty(),
        Value::Bool(_) | Value::Number(_) => false,
    }
}

/// A value as the text of a cell: lists joined by `; `, a cited document by its number, else its title.
#[must_use]
pub fn text(value: &Value) -> Cow<'_, str> {
    match value {
        Value::Null => Cow::Borrowed(""),
        Value::String(text) => Cow::Borrowed(text),
        Value::Array(parts) => Cow::Owned(parts.iter().map(text).collect::<Vec<_>>().join("; ")),
        Value::Object(parts) => parts.get("number").or_else(|| parts.get("title")).map_or(Cow::Borrowed(""), text),
        other => Cow::Owned(other.to_string()),
    }
}
