//! Organizations, merged across records by id.

use std::rc::Rc;

use serde_json::Value;

use super::item::{day_value, ordered, put};
use super::merged::{Group, Met, merge};
use super::sort::Key;
use super::{Asker, Item, Listing, Result};
use crate::index::select::Subject;
use crate::index::snapshot::{Place, place};
use crate::model::field::Part;
use crate::text::fold::fold;

/// The columns that need no file.
const AT_HAND: [&str; 8] = ["name", "short", "part_of", "sessions", "first", "last", "id", "ref"];

/// An organization in one record.
struct BodyRow {
    part: i64,
    record: i64,
    date: Option<i64>,
    place: Place,
    id: Option<i64>,
    name: Option<i64>,
    short: Option<i64>,
    part_of: Option<i64>,
    part_of_shown: Option<i64>,
}

impl Asker<'_> {
    pub(super) fn organizations(&self) -> Result<Option<Listing>> {
        let columns = "p.record, r.date, p.part, p.start, p.length, p.name_word, o.name_word, o.short_word, \
                       o.part_of_word, o.part_of_shown_word, p.id";
        let read = |row: &rusqlite::Row| {
            Ok(BodyRow {
                record: row.get(0)?,
                date: row.get(1)?,
                place: place(row, 2)?,
                id: row.get(5)?,
                name: row.get(6)?,
                short: row.get(7)?,
                part_of: row.get(8)?,
                part_of_shown: row.get(9)?,
                part: row.get(10)?,
            })
        };
        let rows = self.rows(Subject::Part(Part::Organization), columns, "", read)?;
        let text = |id| self.snapshot.word(id).ok().flatten().unwrap_or_else(|| Rc::from(""));
        let key = |row: &BodyRow| row.id.map_or_else(|| fold(&text(row.name)), |id| format!("#{id}"));
        let groups = merge(&rows, key, |row| (Met { part: row.part, record: row.record, date: row.date }, 0));
        let order = self.order(groups.len(), &[("name", false), ("id", false)], |row, column| {
            self.body_key(&groups[row], &rows[groups[row].latest], column)
        });
        let shown: Vec<_> = order[..self.limited(order.len())].iter().map(|row| &groups[*row]).collect();
        let mut parts = vec![Some((Value::Null, 0)); shown.len()];
        if self.needs_files(&AT_HAND) {
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
                Some((value, line)) => listing.items.push(self.body(group, &rows[group.latest], value, line)?),
                None => listing.total -= 1,
            }
        }
        Ok(Some(listing))
    }

    fn body(&self, group: &Group, row: &BodyRow, value: Value, line: usize) -> Result<Item> {
        let word = |id| self.snapshot.word(id);
        let record = self.snapshot.record(row.record)?;
        let mut item = Item::default();
        let mut values = ordered(Part::Organization, value);
        // What was so at one session only.
        values.shift_remove("side");
        if values.is_empty() {
            put(&mut values, "id", word(row.id)?.as_deref());
            put(&mut values, "name", word(row.name)?.as_deref());
            put(&mut values, "short", word(row.short)?.as_deref());
            put(&mut values, "part_of", word(row.part_of)?.as_deref());
        }
        values.insert("sessions".to_owned(), group.records.len().into());
        put(&mut values, "first", day_value(group.first));
        put(&mut values, "last", day_value(group.last));
        put(&mut values, "record", record.name.clone());
        put(&mut values, "file", record.file.path.clone());
        if line > 0 {
            put(&mut values, "line", line);
        }
        item.values = values;
        item.show("part_of", word(row.part_of_shown)?.as_deref());
        Ok(item)
    }

    fn body_key(&self, group: &Group, row: &BodyRow, column: &str) -> Key {
        let collator = &self.index.collator;
        let word = |id| self.snapshot.word(id).ok().flatten();
        match column {
            "sessions" => Key::Number(i64::try_from(group.records.len()).unwrap_or(i64::MAX)),
            "first" => Key::number(group.first),
            "last" => Key::number(group.last),
            "short" => Key::text(collator, word(row.short).as_deref()),
            "part_of" => Key::text(collator, word(row.part_of_shown).as_deref()),
            "id" => Key::text(collator, word(row.id).as_deref()),
            _ => Key::text(collator, word(row.name).as_deref()),
        }
    }
}
