//! People and organizations: named in many records, listed once.

use std::rc::Rc;

use rusqlite::Row;
use serde_json::Value;

use super::item::{day_value, ordered, put};
use super::merged::{self, Group, merge};
use super::sort::Key;
use super::{Asker, Item, Listing, Result};
use crate::index::select::Subject;
use crate::index::snapshot::{Place, place};
use crate::model::field::Part;
use crate::text::fold::fold;

/// Where one record names a person or body, and what it says of them.
pub(super) struct Met<T> {
    part: i64,
    pub record: i64,
    pub date: Option<i64>,
    place: Place,
    id: Option<i64>,
    pub own: T,
}

/// What a record says of a person or of an organization.
pub(super) trait Entity: Sized {
    /// The part of a record that says it.
    const PART: Part;
    /// Its columns in the index, besides those of [`Met`].
    const COLUMNS: &'static str;
    /// The tables that these need besides.
    const JOIN: &'static str;
    /// The columns of the list that need no file.
    const AT_HAND: &'static [&'static str];
    /// The fields that say what was so at one session only.
    const OF_ONE_SESSION: &'static [&'static str];

    /// Reads [`Entity::COLUMNS`], which begin at the column `at`.
    fn read(row: &Row, at: usize) -> Result<Self>;

    /// Returns whether the record names somebody: groups of people have no names.
    fn is_named(&self) -> bool;

    /// Returns the word that is the name.
    fn name(&self) -> Option<i64>;

    /// Returns the bits of the roles.
    fn roles(&self) -> i64;

    /// Fills in what the index knows. `is_bare`: nothing has been read from the file.
    fn complete(asker: &Asker, group: &Group, rows: &[Met<Self>], item: &mut Item, is_bare: bool) -> Result<()>;

    /// Returns what a column that not both have is sorted by.
    fn key(asker: &Asker, group: &Group, rows: &[Met<Self>], column: &str) -> Key;
}

impl Asker<'_> {
    /// Lists people or organizations: those of one id are one, and so are those of one name without an id.
    pub(super) fn entities<T: Entity>(&self) -> Result<Option<Listing>> {
        let columns = format!("p.record, r.date, p.part, p.start, p.length, p.name_word, p.id, {}", T::COLUMNS);
        let mut rows = self.rows(Subject::Part(T::PART), &columns, T::JOIN, |row| {
            Ok(Met {
                record: row.get(0)?,
                date: row.get(1)?,
                place: place(row, 2)?,
                id: row.get(5)?,
                part: row.get(6)?,
                own: T::read(row, 7)?,
            })
        })?;
        rows.retain(|row| row.own.is_named());
        let text = |id| self.snapshot.word(id).ok().flatten().unwrap_or_else(|| Rc::from(""));
        let key = |row: &Met<T>| row.id.map_or_else(|| fold(&text(row.own.name())), |id| format!("#{id}"));
        let met = |row: &Met<T>| (merged::Met { part: row.part, record: row.record, date: row.date }, row.own.roles());
        let groups = merge(&rows, key, met);
        let order = self.order(groups.len(), &[("name", false), ("id", false)], |row, column| {
            self.entity_key(&groups[row], &rows, column)
        });
        let shown: Vec<_> = order[..self.limited(order.len())].iter().map(|row| &groups[*row]).collect();
        let mut parts = vec![Some((Value::Null, 0)); shown.len()];
        if self.needs_files(T::AT_HAND) {
            let places: Vec<_> =
                shown.iter().map(|group| &rows[group.latest]).map(|row| (row.record, row.place)).collect();
            match self.read(&places)? {
                Some(read) => parts = read,
                None => return Ok(None),
            }
        }
        let mut listing = Listing { total: groups.len(), items: Vec::with_capacity(shown.len()) };
        for (group, part) in shown.into_iter().zip(parts) {
            match part {
                Some((value, line)) => listing.items.push(self.entity(group, &rows, value, line)?),
                None => listing.total -= 1,
            }
        }
        Ok(Some(listing))
    }

    fn entity<T: Entity>(&self, group: &Group, rows: &[Met<T>], value: Value, line: usize) -> Result<Item> {
        let latest = &rows[group.latest];
        let record = self.snapshot.record(latest.record)?;
        let mut item = Item { values: ordered(T::PART, value), ..Item::default() };
        for key in T::OF_ONE_SESSION {
            item.values.shift_remove(*key);
        }
        let is_bare = item.values.is_empty();
        if is_bare {
            put(&mut item.values, "id", self.snapshot.word(latest.id)?.as_deref());
            put(&mut item.values, "name", self.snapshot.word(latest.own.name())?.as_deref());
        }
        T::complete(self, group, rows, &mut item, is_bare)?;
        put(&mut item.values, "first", day_value(group.first));
        put(&mut item.values, "last", day_value(group.last));
        put(&mut item.values, "record", record.name.clone());
        put(&mut item.values, "file", record.file.path.clone());
        if line > 0 {
            put(&mut item.values, "line", line);
        }
        Ok(item)
    }

    fn entity_key<T: Entity>(&self, group: &Group, rows: &[Met<T>], column: &str) -> Key {
        match column {
            "first" => Key::number(group.first),
            "last" => Key::number(group.last),
            "id" => {
                Key::text(&self.index.collator, self.snapshot.word(rows[group.latest].id).ok().flatten().as_deref())
            }
            _ => T::key(self, group, rows, column),
        }
    }
}
