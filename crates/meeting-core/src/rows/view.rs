//! A list that is to be shown: rows of typed cells, one after the other or in groups. Writers decide nothing: a cell has its
//! meaning and its emphasis.

use std::collections::HashMap;
use std::hash::Hash;

use serde_json::Value;

use super::cell::Cell;
use super::list::Row;
use crate::model::field::{FieldId, Kind};

/// A list that is to be shown.
pub struct View<'v, 'r> {
    /// What is listed.
    pub kind: Kind,
    /// The columns, in order.
    pub columns: &'v [FieldId],
    /// Whether programs see the columns alone, and not every field.
    pub only_columns: bool,
    /// How many rows there are without the limit.
    pub total: usize,
    /// The rows to show.
    pub rows: ViewRows<'r>,
}

/// The rows of a view.
pub enum ViewRows<'r> {
    /// One after the other: only the row that is written has to be in memory.
    Stream(&'r mut dyn Iterator<Item = Row>),
    /// In groups, which need all rows.
    Groups(Grouping<'r>),
}

/// The rows of a list and the column by which they are grouped.
#[derive(Debug, Clone, Copy)]
pub struct Grouping<'v> {
    /// The column.
    pub by: FieldId,
    /// The rows to show.
    pub rows: &'v [Row],
    /// All rows, also those beyond the limit: the totals of the groups count these.
    pub everything: &'v [Row],
}

/// The rows that share a value. A row with several values, such as a directive that two organizations lead, is in the group
/// of each.
pub struct Group<'v, V> {
    /// The value.
    pub value: V,
    /// How many rows there are without the limit.
    pub total: usize,
    /// The rows to show, with their places in the list.
    pub rows: Vec<(usize, &'v Row)>,
}

impl<'v> View<'v, '_> {
    /// The fields that programs see; none for every field.
    #[must_use]
    pub fn fields(&self) -> Option<&'v [FieldId]> {
        self.only_columns.then_some(self.columns)
    }
}

impl<'v> Grouping<'v> {
    /// The groups in the order of their first rows. `values` gives the values of a cell, at least one.
    pub fn groups<V: Hash + Eq + Clone>(&self, values: impl Fn(Cell<'v>) -> Vec<V>) -> Vec<Group<'v, V>> {
        let mut groups: Vec<Group<V>> = Vec::new();
        let mut places: HashMap<V, usize> = HashMap::new();
        for (place, row) in self.rows.iter().enumerate() {
            for value in once(values(row.cell(self.by))) {
                let group = *places.entry(value.clone()).or_insert_with(|| {
                    groups.push(Group { value, total: 0, rows: Vec::new() });
                    groups.len() - 1
                });
                groups[group].rows.push((place, row));
            }
        }
        for row in self.everything {
            for value in once(values(row.cell(self.by))) {
                if let Some(place) = places.get(&value) {
                    groups[*place].total += 1;
                }
            }
        }
        groups
    }

    /// The groups by the values that programs see.
    #[must_use]
    pub fn machine_groups(&self) -> Vec<Group<'v, Value>> {
        self.groups(|cell| cell.values())
    }
}

impl Group<'_, Value> {
    /// The group's value as a cell for programs.
    #[must_use]
    pub fn cell(&self) -> Cell<'_> {
        Cell::stored(&self.value)
    }
}

/// The values, each once.
fn once<V: PartialEq>(values: Vec<V>) -> Vec<V> {
    let mut once: Vec<V> = Vec::with_capacity(values.len());
    for value in values {
        if !once.contains(&value) {
            once.push(value);
        }
    }
    once
}
