//! People and organizations: named in many records, listed once.

use std::collections::HashMap;
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
use crate::query::Query;
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

/// One thing and where it was met.
pub(super) struct Of<'r, T> {
    pub group: &'r Group,
    pub rows: &'r [Met<T>],
}

/// Everything that was met, by thing.
struct Gathered<T> {
    rows: Vec<Met<T>>,
    groups: Vec<Group>,
    /// The place of each thing among the groups, by its key.
    places: HashMap<String, usize>,
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

    /// Fills in what the index knows: counts of the records that the query chose (`counted`), and what `all` records say.
    /// `is_bare`: nothing has been read from the file.
    fn complete(asker: &Asker, counted: Of<Self>, all: Of<Self>, item: &mut Item, is_bare: bool) -> Result<()>;

    /// Returns what a column that not both have is sorted by.
    fn key(asker: &Asker, group: &Group, rows: &[Met<Self>], column: &str) -> Key;
}

impl Asker<'_> {
    /// Lists people or organizations: those of one id are one, and so are those of one name without an id.
    pub(super) fn entities<T: Entity>(&self) -> Result<Option<Listing>> {
        let found = self.gathered::<T>()?;
        let (rows, groups) = (&found.rows, &found.groups);
        let order = self.order(groups.len(), &[("name", false), ("id", false)], |row, column| {
            self.entity_key(&groups[row], rows, column)
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
        // A query chooses who is listed and which records count; what was held when is told by all of them.
        let everything = Query::default();
        let asker = Asker { query: &everything, ..*self };
        let all = if self.query.is_empty() { None } else { Some(asker.gathered::<T>()?) };
        let mut listing = Listing { total: groups.len(), items: Vec::with_capacity(shown.len()) };
        for (group, part) in shown.into_iter().zip(parts) {
            let Some((value, line)) = part else {
                listing.total -= 1;
                continue;
            };
            let whole = all.as_ref().and_then(|all| {
                let place = *all.places.get(&self.entity_name(&rows[group.latest]))?;
                Some(Of { group: &all.groups[place], rows: &all.rows })
            });
            let counted = Of { group, rows };
            listing.items.push(self.entity(counted, whole.unwrap_or(Of { group, rows }), value, line)?);
        }
        Ok(Some(listing))
    }

    /// Returns what makes one thing of what is met: the id, else the name.
    fn entity_name<T: Entity>(&self, row: &Met<T>) -> String {
        let text = |id| self.snapshot.word(id).ok().flatten().unwrap_or_else(|| Rc::from(""));
        row.id.map_or_else(|| fold(&text(row.own.name())), |id| format!("#{id}"))
    }

    /// Returns what the query finds, by thing.
    fn gathered<T: Entity>(&self) -> Result<Gathered<T>> {
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
        self.snapshot.put_in_order(&mut rows, |row| (row.record, row.part))?;
        let met = |row: &Met<T>| (merged::Met { part: row.part, record: row.record, date: row.date }, row.own.roles());
        let groups = merge(&rows, |row| self.entity_name(row), met);
        let places = groups.iter().enumerate().map(|(place, group)| (self.entity_name(&rows[group.latest]), place));
        let places = places.collect();
        Ok(Gathered { rows, groups, places })
    }

    fn entity<T: Entity>(&self, counted: Of<T>, all: Of<T>, value: Value, line: usize) -> Result<Item> {
        let group = counted.group;
        let latest = &counted.rows[group.latest];
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
        let (first, last) = (group.first, group.last);
        T::complete(self, counted, all, &mut item, is_bare)?;
        put(&mut item.values, "first", day_value(first));
        put(&mut item.values, "last", day_value(last));
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
