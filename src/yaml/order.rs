//! The order of the keys that the format wants.

use serde_json::{Map, Value};

/// The order of a group's keys. The schema has one order for people and groups, and it is that of people.
const GROUP: &[&str] = &["group", "id", "organization", "count", "attendance", "roles"];

/// Returns the keys that `schema` knows, in the order that a mapping with these `fields` has them.
pub(super) fn known_keys<'s>(fields: &Map<String, Value>, schema: &'s Value) -> impl Iterator<Item = &'s str> {
    let known = schema["properties"].as_object();
    let is_group = known.is_some_and(|known| known.contains_key("group"))
        && fields.get("group").is_some_and(|group| !is_empty(group));
    let first = if is_group { GROUP } else { &[] };
    let rest = known.into_iter().flat_map(Map::keys).map(String::as_str).filter(|key| !first.contains(key));
    first.iter().copied().chain(rest)
}

/// Returns whether a value counts as absent.
pub(super) fn is_empty(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.is_empty(),
        Value::Array(items) => items.iter().all(is_empty),
        Value::Object(fields) => fields.values().all(is_empty),
        Value::Bool(_) | Value::Number(_) => false,
    }
}

/// Returns where a new `key` stands among the keys of a mapping: behind the last of those that the format has before it.
pub(super) fn place_of(key: &str, fields: &Map<String, Value>, schema: &Value) -> usize {
    let order: Vec<&str> = known_keys(fields, schema).collect();
    let rank = |key: &str| order.iter().position(|known| *known == key);
    let Some(own) = rank(key) else { return fields.len() };
    let is_before = |other: &String| rank(other).is_some_and(|rank| rank < own);
    fields.keys().rposition(is_before).map_or(0, |index| index + 1)
}
