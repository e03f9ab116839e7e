//! The order of lists.

use std::cell::OnceCell;
use std::cmp::Ordering;
use std::sync::Arc;

use super::{Asker, SortKey};
use meeting_core::model::field::FieldId;
use viet_text::collate::Collator;

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

    /// A text that is compared byte by byte.
    pub fn bytes(text: Option<Arc<str>>) -> Self {
        Self::Text(text.map_or_else(Vec::new, |text| text.as_bytes().to_vec()))
    }

    pub fn count(count: usize) -> Self {
        Self::Number(i64::try_from(count).unwrap_or(i64::MAX))
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
    /// The numbers of `count` rows in order. `key` gives a row's key of a column; rows that are equal in everything that was
    /// asked for are in the kind's own order, given by `default`.
    pub(super) fn order(
        &self,
        count: usize,
        default: &[(FieldId, bool)],
        key: impl Fn(usize, FieldId) -> Key,
    ) -> Vec<usize> {
        let asked = self.request.sort.iter().map(|SortKey { field, descending }| (*field, *descending));
        let columns: Vec<_> = asked.chain(default.iter().copied()).collect();
        // Most rows differ in the first column, so the keys of the others are made when they are needed.
        let keys: Vec<Vec<OnceCell<Key>>> = vec![vec![OnceCell::new(); columns.len()]; count];
        let mut rows: Vec<usize> = (0..count).collect();
        rows.sort_by(|one, other| {
            let compare = |(at, (field, descending)): (usize, &(FieldId, bool))| {
                let [one, other] = [one, other].map(|row| keys[*row][at].get_or_init(|| key(*row, *field)));
                one.compare(other, *descending)
            };
            columns.iter().enumerate().map(compare).find(|order| order.is_ne()).unwrap_or_else(|| one.cmp(other))
        });
        rows
    }
}
