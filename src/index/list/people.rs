//! People, merged across records by id.

use std::rc::Rc;

use serde_json::Value;

use super::item::{day_value, lines, ordered, put};
use super::merged::{Group, Met, merge};
use super::sort::Key;
use super::{Asker, Item, Listing, Result};
use crate::index::codes::{role_bit, roles};
use crate::index::select::Subject;
use crate::index::snapshot::{Place, place};
use crate::model::field::Part;
use crate::text::fold::fold;
use crate::text::name::sort_name;

/// The columns that need no file.
const AT_HAND: [&str; 9] = ["name", "positions", "organization", "roles", "sessions", "first", "last", "id", "ref"];

/// A person at one session.
struct PersonRow {
    part: i64,
    record: i64,
    date: Option<i64>,
    place: Place,
    id: Option<i64>,
    roles: i64,
    name: Option<i64>,
    positions: Option<i64>,
    sort: Option<i64>,
    /// The body's short form, else its name, else what the person's own row says.
    organization: Option<i64>,
}

impl Asker<'_> {
    pub(super) fn people(&self) -> Result<Option<Listing>> {
        let columns = "p.record, r.date, p.part, p.start, p.length, p.name_word, x.roles, x.name_word, x.positions_word, \
                       x.sort_word, COALESCE(b.short_word, b.name_word, x.organization_word), p.id";
        let read = |row: &rusqlite::Row| {
            Ok(PersonRow {
                record: row.get(0)?,
                date: row.get(1)?,
                place: place(row, 2)?,
                id: row.get(5)?,
                roles: row.get(6)?,
                name: row.get(7)?,
                positions: row.get(8)?,
                sort: row.get(9)?,
                organization: row.get(10)?,
                part: row.get(11)?,
            })
        };
        let join = "LEFT JOIN organization b ON b.id = x.organization";
        let mut rows = self.rows(Subject::Part(Part::Participant), columns, join, read)?;
        // Groups have no names.
        rows.retain(|row| row.name.is_some());
        let text = |id| self.snapshot.word(id).ok().flatten().unwrap_or_else(|| Rc::from(""));
        let key = |row: &PersonRow| row.id.map_or_else(|| fold(&text(row.name)), |id| format!("#{id}"));
        let groups = merge(&rows, key, |row| (Met { part: row.part, record: row.record, date: row.date }, row.roles));
        let order = self.order(groups.len(), &[("name", false), ("id", false)], |row, column| {
            self.person_key(&groups[row], &rows[groups[row].latest], column)
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
                Some((value, line)) => listing.items.push(self.person(group, &rows[group.latest], value, line)?),
                None => listing.total -= 1,
            }
        }
        Ok(Some(listing))
    }

    fn person(&self, group: &Group, row: &PersonRow, value: Value, line: usize) -> Result<Item> {
        let word = |id| self.snapshot.word(id);
        let record = self.snapshot.record(row.record)?;
        let mut item = Item::default();
        let (organization, positions) = (word(row.organization)?, word(row.positions)?);
        let mut values = ordered(Part::Participant, value);
        // What was so at one session only.
        for key in ["attendance", "reason", "delegated_to", "arrived", "left", "mode", "site"] {
            values.shift_remove(key);
        }
        if values.is_empty() {
            put(&mut values, "id", word(row.id)?.as_deref());
            put(&mut values, "name", word(row.name)?.as_deref());
            put(&mut values, "positions", lines(positions.as_deref()));
        }
        put(&mut values, "roles", roles(group.roles).map(crate::model::Role::name).collect::<Vec<_>>());
        values.insert("sessions".to_owned(), group.records.len().into());
        put(&mut values, "first", day_value(group.first));
        put(&mut values, "last", day_value(group.last));
        put(&mut values, "record", record.name.clone());
        put(&mut values, "file", record.file.path.clone());
        if line > 0 {
            put(&mut values, "line", line);
        }
        item.values = values;
        item.show("organization", organization.as_deref());
        item.show("positions", positions.map(|positions| positions.replace('\n', ", ")));
        Ok(item)
    }

    fn person_key(&self, group: &Group, row: &PersonRow, column: &str) -> Key {
        let collator = &self.index.collator;
        let word = |id| self.snapshot.word(id).ok().flatten();
        match column {
            "sessions" => Key::Number(i64::try_from(group.records.len()).unwrap_or(i64::MAX)),
            "first" => Key::number(group.first),
            "last" => Key::number(group.last),
            // Who has presided before who has only been there.
            "roles" => Key::number(roles(group.roles).map(role_bit).min()),
            "positions" => Key::text(collator, word(row.positions).as_deref()),
            "organization" => Key::text(collator, word(row.organization).as_deref()),
            "id" => Key::text(collator, word(row.id).as_deref()),
            _ => {
                let own = word(row.sort).map(|own| own.to_string());
                let by_given_name = || word(row.name).map(|name| sort_name(&name));
                Key::text(collator, own.or_else(by_given_name).as_deref())
            }
        }
    }
}
