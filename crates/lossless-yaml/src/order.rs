//! The order of the keys that the format wants.

use serde_json::{Map, Value};

/// The keyword of a schema that puts keys first in a mapping that has another key: `{"group": ["group", "id"]}`.
pub(super) const FIRST_KEYS: &str = "x-first-keys";

/// The keys of `schema` in the order for a mapping with these `fields`.
pub(super) fn known_keys<'s>(fields: &Map<String, Value>, schema: &'s Value) -> impl Iterator<Item = &'s str> {
    let mut orders = schema[FIRST_KEYS].as_object().into_iter().flatten();
    let order = orders.find(|(key, _)| fields.get(*key).is_some_and(|value| !is_empty(value)));
    let first = order.and_then(|(_, keys)| keys.as_array()).into_iter().flatten().filter_map(Value::as_str);
    let known = schema["properties"].as_object().into_iter().flat_map(Map::keys).map(String::as_str);
    let own = first.clone();
    first.chain(known.filter(move |key| !own.clone().any(|first| first == *key)))
}

/// Whether a value counts as absent.
pub(super) fn is_empty(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.is_empty(),
        Value::Array(items) => items.iter().all(is_empty),
        Value::Object(fields) => fields.values().all(is_empty),
        Value::Bool(_) | Value::Number(_) => false,
    }
}

/// Where a new `key` is among the keys of a mapping: after the last of those that the format has before it.
pub(super) fn place_of(key: &str, fields: &Map<String, Value>, schema: &Value) -> usize {
    let order: Vec<&str> = known_keys(fields, schema).collect();
    let rank = |key: &str| order.iter().position(|known| *known == key);
    let Some(own) = rank(key) else { return fields.len() };
    let is_before = |other: &String| rank(other).is_some_and(|rank| rank < own);
    fields.keys().rposition(is_before).map_or(0, |index| index + 1)
}
