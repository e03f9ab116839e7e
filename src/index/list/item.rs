//! The machine item: fields in the format's order.

use serde_json::{Map, Value};

use super::Item;
use crate::index::extract::date_of;
use crate::index::snapshot::RecordInfo;
use crate::model::field::Part;

/// Returns the format's order of the fields of a part.
pub(in crate::index) fn order(part: Part) -> &'static [&'static str] {
    match part {
        Part::Session => &[
            "id",
            "title",
            "state",
            "kind",
            "status",
            "date",
            "date_text",
            "until",
            "part_of_day",
            "start",
            "end",
            "place",
            "mode",
            "series",
            "basis",
            "cites",
            "purpose",
            "entitled",
            "quorum",
            "present",
            "absent",
            "excused",
        ],
        Part::Organization => &["id", "name", "short", "part_of", "side"],
        Part::Participant => &[
            "id",
            "name",
            "sort_name",
            "honorific",
            "positions",
            "group",
            "count",
            "organization",
            "roles",
            "attendance",
            "reason",
            "delegated_to",
            "arrived",
            "left",
            "mode",
            "site",
        ],
        Part::Proceeding => &["id", "kind", "title", "by", "on_behalf_of", "text", "cites", "quote", "vote"],
        Part::Directive => &[
            "id",
            "kind",
            "number",
            "text",
            "by",
            "to",
            "lead",
            "support",
            "cites",
            "follows",
            "due",
            "due_text",
            "repeats",
            "status",
            "completed",
            "updates",
            "amends",
            "supersedes",
            "quote",
        ],
        Part::Task => &[
            "id",
            "title",
            "directive",
            "lead",
            "support",
            "cites",
            "due",
            "due_text",
            "repeats",
            "status",
            "completed",
            "priority",
            "updates",
        ],
        Part::Attachment => &["kind", "path", "url", "caption", "by"],
    }
}

/// Returns the fields in the format's order, without the empty ones; what the format does not know comes last.
pub(super) fn ordered(part: Part, fields: Value) -> Map<String, Value> {
    let Value::Object(mut fields) = fields else { return Map::new() };
    let mut ordered = Map::new();
    for key in order(part) {
        if let Some(value) = fields.shift_remove(*key) {
            put(&mut ordered, key, value);
        }
    }
    for (key, value) in fields {
        put(&mut ordered, &key, value);
    }
    ordered
}

/// Adds a field that is not empty.
pub(super) fn put(fields: &mut Map<String, Value>, key: &str, value: impl Into<Value>) {
    let value = value.into();
    let is_empty = match &value {
        Value::Null => true,
        Value::String(text) => text.is_empty(),
        Value::Array(list) => list.is_empty(),
        Value::Object(map) => map.is_empty(),
        _ => false,
    };
    if !is_empty {
        fields.insert(key.to_owned(), value);
    }
}

/// Returns a day as records write it.
pub(super) fn day_value(day: Option<i64>) -> Value {
    day.and_then(date_of).map_or(Value::Null, |date| date.to_string().into())
}

/// Returns the list of the lines of a text.
pub(super) fn lines(text: Option<&str>) -> Value {
    text.map_or(Value::Null, |text| text.lines().collect::<Vec<_>>().into())
}

/// Adds where the thing is.
pub(super) fn locate(item: &mut Item, record: &RecordInfo, id: Option<&str>, part: Part, line: usize) {
    let reference = id.map_or_else(|| record.name.clone(), |id| format!("{}#{id}", record.name));
    put(&mut item.values, "record", record.name.clone());
    put(&mut item.values, "ref", reference);
    if part != Part::Session {
        put(&mut item.values, "date", day_value(record.date));
    }
    put(&mut item.values, "file", record.file.path.clone());
    // Of what has not been read the line is unknown.
    if line > 0 {
        put(&mut item.values, "line", line);
    }
}

/// Returns the cited documents as people name them, each on a line.
pub(in crate::index) fn cited(cites: &Value) -> Option<String> {
    let name = |cite: &Value| {
        let text = |key: &str| cite.get(key).and_then(Value::as_str).filter(|text| !text.trim().is_empty());
        text("number").or_else(|| text("title")).map(str::to_owned)
    };
    let names: Vec<_> = cites.as_array()?.iter().filter_map(name).collect();
    (!names.is_empty()).then(|| names.join("\n"))
}
