//! Lists by the values of a column.

use std::collections::HashMap;
use std::hash::Hash;

use serde_json::Value;

use super::cell;
use crate::index::Item;
use crate::model::field::FieldId;

/// By what a list is grouped.
#[derive(Debug, Clone, Copy)]
pub struct Grouping<'l> {
    /// The column.
    pub column: FieldId,
    /// All items that there are, those too that a limit leaves out: the groups' totals count these.
    pub everything: &'l [Item],
}

/// The items that share a value. One with several values, such as a directive that two bodies lead, is in the group of
/// each.
pub(super) struct Group<V> {
    pub value: V,
    /// How many there are, whatever is shown.
    pub total: usize,
    /// The places in the list of those that are shown.
    pub places: Vec<usize>,
}

/// Returns the groups in the order of their first items. `values` gives an item's values, at least one.
pub(super) fn groups<V: Hash + Eq + Clone>(
    items: &[Item],
    everything: &[Item],
    values: impl Fn(&Item) -> Vec<V>,
) -> Vec<Group<V>> {
    let mut groups: Vec<Group<V>> = Vec::new();
    let mut places: HashMap<V, usize> = HashMap::new();
    for (place, item) in items.iter().enumerate() {
        for value in once(values(item)) {
            let group = *places.entry(value.clone()).or_insert_with(|| {
                groups.push(Group { value, total: 0, places: Vec::new() });
                groups.len() - 1
            });
            groups[group].places.push(place);
        }
    }
    for item in everything {
        for value in once(values(item)) {
            if let Some(place) = places.get(&value) {
                groups[*place].total += 1;
            }
        }
    }
    groups
}

/// Returns the values, each once.
fn once<V: PartialEq>(values: Vec<V>) -> Vec<V> {
    let mut once: Vec<V> = Vec::with_capacity(values.len());
    for value in values {
        if !once.contains(&value) {
            once.push(value);
        }
    }
    once
}

/// Returns an item's values of a column as the records have them; null where there is none.
pub(super) fn values_for_programs(column: FieldId, item: &Item) -> Vec<Value> {
    let plain = |value: &Value| match value {
        Value::Object(_) => Value::String(cell::for_programs(Some(value))),
        other => other.clone(),
    };
    match item.values.get(column.name()) {
        Some(Value::Array(values)) if !values.is_empty() => values.iter().map(plain).collect(),
        None | Some(Value::Array(_)) => vec![Value::Null],
        Some(value) => vec![plain(value)],
    }
}
