//! What stands in a cell of a list: for people in their language, for programs as in the records.

use chrono::NaiveDate;
use serde_json::Value;

use super::{history, words};
use crate::i18n::Catalog;
use crate::index::Item;
use crate::model::field::{FieldId, FieldType, Kind};
use crate::model::{
    DirectiveKind, DirectiveStatus, Priority, RecordState, Repeats, Role, SessionKind, SessionStatus, TaskStatus,
};

/// Returns the words of a cell: names instead of ids, days and states in the reader's language, one line.
pub(super) fn for_people(catalog: &Catalog, kind: Kind, field: FieldId, item: &Item) -> String {
    each_for_people(catalog, kind, field, item).join(", ")
}

/// Returns the words of each value of a cell; none of an empty one.
pub(super) fn each_for_people(catalog: &Catalog, kind: Kind, field: FieldId, item: &Item) -> Vec<String> {
    let words = words_of(catalog, kind, field, item);
    if !words.is_empty() {
        return words;
    }
    // Where nobody leads, whoever is addressed answers; where a deadline has no day, its words tell it.
    let stand_in = match field.name() {
        "lead" => "to",
        "due" => "due_text",
        _ => return words,
    };
    FieldId::of_name(stand_in).map_or(words, |field| words_of(catalog, kind, field, item))
}

fn words_of(catalog: &Catalog, kind: Kind, field: FieldId, item: &Item) -> Vec<String> {
    let values: Vec<String> = if let Some(words) = item.shown.get(field.name()) {
        words.lines().map(one_line).collect()
    } else if field.name() == "history" {
        vec![one_line(&history::in_words(catalog, item))]
    } else {
        match item.values.get(field.name()) {
            None => Vec::new(),
            Some(Value::Array(parts)) => {
                parts.iter().map(|part| one_line(&named(catalog, kind, field, part))).collect()
            }
            Some(value) => vec![one_line(&named(catalog, kind, field, value))],
        }
    };
    values.into_iter().filter(|value| !value.is_empty()).collect()
}

/// Returns the text of a cell for a program: values as in the records, lists joined by `; `.
pub(super) fn for_programs(value: Option<&Value>) -> String {
    match value {
        None | Some(Value::Null) => String::new(),
        Some(Value::String(text)) => text.clone(),
        Some(Value::Array(parts)) => parts.iter().map(|part| for_programs(Some(part))).collect::<Vec<_>>().join("; "),
        Some(Value::Object(parts)) if parts.contains_key("position") => history::for_programs(parts),
        // A cited document in a cell is its number, else its title.
        Some(Value::Object(parts)) => for_programs(parts.get("number").or_else(|| parts.get("title"))),
        Some(other) => other.to_string(),
    }
}

fn named(catalog: &Catalog, kind: Kind, field: FieldId, value: &Value) -> String {
    let text = for_programs(Some(value));
    match field.holds() {
        FieldType::Date => text.parse::<NaiveDate>().map_or(text, |date| words::day(catalog, date)),
        _ => match vocabulary(kind, field.name()) {
            Some(key) => words::value(catalog, key, &text),
            None => text,
        },
    }
}

/// Returns the vocabulary that names a column's values in a list.
fn vocabulary(kind: Kind, column: &str) -> Option<&'static str> {
    match (column, kind) {
        ("kind", Kind::Directives) => Some(DirectiveKind::KEY),
        ("kind", _) => Some(SessionKind::KEY),
        ("status", Kind::Directives) => Some(DirectiveStatus::KEY),
        ("status", Kind::Tasks) => Some(TaskStatus::KEY),
        ("status", _) => Some(SessionStatus::KEY),
        ("state", _) => Some(RecordState::KEY),
        ("priority", _) => Some(Priority::KEY),
        ("repeats", _) => Some(Repeats::KEY),
        ("roles", _) => Some(Role::KEY),
        _ => None,
    }
}

/// Returns a text as it stands in a cell.
pub(super) fn one_line(text: &str) -> String {
    crate::text::terminal::terminal_safe(&text.split_whitespace().collect::<Vec<_>>().join(" ")).into_owned()
}
