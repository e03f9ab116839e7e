//! Things that are met in many records and listed once.

use std::collections::HashMap;

/// Where a thing was met.
#[derive(Debug, Clone, Copy)]
pub(super) struct Met {
    /// The part.
    pub part: i64,
    /// Its record.
    pub record: i64,
    /// Its day.
    pub date: Option<i64>,
}

/// All rows that are one thing.
#[derive(Debug, Default)]
pub(super) struct Group {
    /// The rows, in the order in which they were met.
    pub rows: Vec<usize>,
    /// The row of the latest record.
    pub latest: usize,
    latest_date: Option<i64>,
    /// The records, each once, in the order in which they were met.
    pub records: Vec<i64>,
    /// How many parts.
    pub parts: usize,
    last_part: Option<i64>,
    pub first: Option<i64>,
    pub last: Option<i64>,
    /// The bits of the roles.
    pub roles: i64,
}

/// Puts together the rows that have the same key.
pub(super) fn merge<T>(rows: &[T], key: impl Fn(&T) -> String, met: impl Fn(&T) -> (Met, i64)) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    let mut known: HashMap<String, usize> = HashMap::new();
    for (number, row) in rows.iter().enumerate() {
        let (met, roles) = met(row);
        let place = *known.entry(key(row)).or_insert_with(|| {
            groups.push(Group { latest: number, latest_date: met.date, ..Group::default() });
            groups.len() - 1
        });
        let group = &mut groups[place];
        group.rows.push(number);
        // The rows of a part stand together, and those of a record.
        if group.last_part.replace(met.part) != Some(met.part) {
            group.parts += 1;
        }
        group.roles |= roles;
        if met.date > group.latest_date {
            (group.latest, group.latest_date) = (number, met.date);
        }
        if group.records.last() != Some(&met.record) {
            group.records.push(met.record);
        }
        group.first = [group.first, met.date].into_iter().flatten().min();
        group.last = group.last.max(met.date);
    }
    groups
}
