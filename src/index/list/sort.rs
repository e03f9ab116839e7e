//! The order of lists.

use std::cell::OnceCell;
use std::cmp::Ordering;

use super::{Asker, Item, SortKey};
use crate::index::codes::code;
use crate::model::Priority;
use crate::text::collate::Collator;

/// What an item is compared by.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Key {
    Number(i64),
    /// Bytes that compare as the text does in Vietnamese.
    Text(Vec<u8>),
    /// What lacks the field is last in either direction.
    Absent,
}

impl Key {
    pub fn number(number: Option<i64>) -> Self {
        number.map_or(Self::Absent, Self::Number)
    }

    pub fn text(collator: &Collator, text: Option<&str>) -> Self {
        text.map_or(Self::Absent, |text| Self::Text(collator.sort_key(text)))
    }

    /// Returns the key of a value as it is shown.
    pub fn of_item(collator: &Collator, item: &Item, column: &str) -> Self {
        if let Some(shown) = item.shown.get(column) {
            return Self::text(collator, Some(shown));
        }
        let value = item.values.get(column);
        match value {
            Some(serde_json::Value::Number(number)) => Self::number(number.as_i64()),
            Some(serde_json::Value::String(text)) if matches!(column, "kind" | "status" | "state" | "priority") => {
                Self::number(code(text))
            }
            Some(serde_json::Value::String(text)) => Self::text(collator, Some(text)),
            Some(serde_json::Value::Array(list)) => {
                let texts: Vec<_> = list.iter().filter_map(|item| item.as_str()).collect();
                Self::text(collator, Some(texts.join(", ")).as_deref())
            }
            _ if column == "priority" => Self::number(code(Priority::Normal.name())),
            _ => Self::Absent,
        }
    }

    fn compare(&self, other: &Self, descending: bool) -> Ordering {
        match (self, other) {
            (Self::Absent, _) | (_, Self::Absent) => self.cmp(other),
            _ if descending => other.cmp(self),
            _ => self.cmp(other),
        }
    }
}

impl Asker<'_> {
    /// Returns the numbers of `count` rows in order. `key` gives a row's key of a column; rows that are equal in
    /// everything that was asked for are in the kind's own order, given by `default`.
    pub(super) fn order(&self, count: usize, default: &[(&str, bool)], key: impl Fn(usize, &str) -> Key) -> Vec<usize> {
        let asked = self.request.sort.iter().map(|SortKey { field, descending }| (field.name(), *descending));
        let columns: Vec<_> = asked.chain(default.iter().copied()).collect();
        // Most rows differ in the first column, so the keys of the others are made when they are needed.
        let keys: Vec<Vec<OnceCell<Key>>> = vec![vec![OnceCell::new(); columns.len()]; count];
        let mut rows: Vec<usize> = (0..count).collect();
        rows.sort_by(|one, other| {
            let compare = |(at, (column, descending)): (usize, &(&str, bool))| {
                let [one, other] = [one, other].map(|row| keys[*row][at].get_or_init(|| key(*row, column)));
                one.compare(other, *descending)
            };
            columns.iter().enumerate().map(compare).find(|order| order.is_ne()).unwrap_or_else(|| one.cmp(other))
        });
        rows
    }
}
