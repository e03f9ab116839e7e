//! A list as it is to be shown: rows of typed cells, in columns and groups. Whoever writes it decides nothing: what a cell
//! is, and what it needs, is in the cell.

use std::collections::HashMap;
use std::hash::Hash;

use serde_json::Value;

use super::cell::Cell;
use super::item::Item;
use super::list::Row;
use crate::model::field::{FieldId, Kind};

/// A list that is to be shown.
#[derive(Debug, Clone, Copy)]
pub struct View<'v> {
    /// What is listed.
    pub kind: Kind,
    /// The columns, in order.
    pub columns: &'v [FieldId],
    /// Whether programs see the columns alone, and not everything that is known.
    pub only_columns: bool,
    /// How many there are in all.
    pub total: usize,
    /// Those to show.
    pub rows: &'v [Row],
    /// By what they are grouped.
    pub grouping: Option<Grouping<'v>>,
}

/// By what a list is grouped.
#[derive(Debug, Clone, Copy)]
pub struct Grouping<'v> {
    /// The column.
    pub by: FieldId,
    /// All rows that there are, those too that a limit leaves out: the groups' totals count these.
    pub everything: &'v [Row],
}

/// The rows that share a value. One with several values, such as a directive that two organizations lead, is in the group
/// of each.
pub struct Group<'v, V> {
    /// What they share.
    pub value: V,
    /// How many there are, whatever is shown.
    pub total: usize,
    /// Those that are shown, with their places in the list.
    pub rows: Vec<(usize, &'v Row)>,
}

impl<'v> View<'v> {
    /// What programs see of a row.
    #[must_use]
    pub fn item(&self, row: &'v Row) -> Item<'v> {
        if self.only_columns { Item::of_columns(row, self.columns) } else { row.item() }
    }

    /// The groups in the order of their first rows; none where the list is not grouped. `values` gives the values of a
    /// cell, at least one.
    pub fn groups<V: Hash + Eq + Clone>(
        &self,
        values: impl Fn(Cell<'v>) -> Vec<V>,
    ) -> Option<(FieldId, Vec<Group<'v, V>>)> {
        let Grouping { by, everything } = self.grouping?;
        let mut groups: Vec<Group<V>> = Vec::new();
        let mut places: HashMap<V, usize> = HashMap::new();
        for (place, row) in self.rows.iter().enumerate() {
            for value in once(values(row.cell(by))) {
                let group = *places.entry(value.clone()).or_insert_with(|| {
                    groups.push(Group { value, total: 0, rows: Vec::new() });
                    groups.len() - 1
                });
                groups[group].rows.push((place, row));
            }
        }
        for row in everything {
            for value in once(values(row.cell(by))) {
                if let Some(place) = places.get(&value) {
                    groups[*place].total += 1;
                }
            }
        }
        Some((by, groups))
    }

    /// The groups by the values that programs see.
    #[must_use]
    pub fn machine_groups(&self) -> Option<(FieldId, Vec<Group<'v, Value>>)> {
        self.groups(|cell| cell.values())
    }
}

impl Group<'_, Value> {
    /// The group's value as a cell for programs.
    #[must_use]
    pub fn cell(&self) -> Cell<'_> {
        Cell::said(&self.value)
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
