//! Directives and tasks.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use rusqlite::Row;
use serde_json::{Map, Value};

use super::item::{cited, day_value, locate, ordered, put};
use super::sort::Key;
use super::standing::{self, Standing};
use super::{Asker, Item, Listing, Result};
use crate::index::codes::{code, name};
use crate::index::load::{Loaded, Wanted, load};
use crate::index::select::{Subject, status, updated};
use crate::index::snapshot::{Place, place};
use crate::model::Priority;
use crate::model::field::Part;

/// The columns that need no file.
const AT_HAND: [&str; 24] = [
    "ref",
    "date",
    "number",
    "kind",
    "by",
    "to",
    "lead",
    "support",
    "cites",
    "due",
    "repeats",
    "status",
    "completed",
    "priority",
    "state",
    "id",
    "record",
    "file",
    "open",
    "done",
    "overdue",
    "next_due",
    "late",
    "updated",
];

/// A directive or task, as the index knows it.
pub(super) struct WorkRow {
    pub id: i64,
    pub record: i64,
    pub place: Place,
    name: Option<i64>,
    kind: Option<i64>,
    pub status: Option<i64>,
    pub due: Option<i64>,
    pub completed: Option<i64>,
    lead: Option<i64>,
    by: Option<i64>,
    inherits: Option<i64>,
    support: Option<i64>,
    to: Option<i64>,
    priority: Option<i64>,
    repeats: Option<i64>,
    number: Option<String>,
    /// The day of the last update.
    pub updated: Option<i64>,
}

impl WorkRow {
    fn of(row: &Row) -> Result<Self> {
        Ok(Self {
            id: row.get(0)?,
            record: row.get(1)?,
            place: place(row, 2)?,
            name: row.get(5)?,
            kind: row.get(6)?,
            status: row.get(7)?,
            due: row.get(8)?,
            completed: row.get(9)?,
            lead: row.get(10)?,
            by: row.get(11)?,
            inherits: row.get(12)?,
            support: row.get(13)?,
            to: row.get(14)?,
            priority: row.get(15)?,
            repeats: row.get(16)?,
            number: row.get(17)?,
            updated: row.get(18)?,
        })
    }
}

impl Asker<'_> {
    pub(super) fn parts(&self, part: Part) -> Result<Option<Listing>> {
        let status = status("w", self.request.as_of);
        let updated = updated("w", self.request.as_of);
        let columns = format!(
            "p.id, p.record, p.part, p.start, p.length, p.name_word, w.kind, {status}, w.due, w.completed, w.lead_word, \
             w.by_word, w.inherits, w.support_word, w.to_word, w.priority, w.repeats, w.number, {updated}"
        );
        let mut rows = self.rows(Subject::Part(part), &columns, "", WorkRow::of)?;
        self.snapshot.put_in_order(&mut rows, |row| (row.record, row.id))?;
        let defaults = [("due", false), ("date", false), ("ref", false)];
        let is_sorted_by = |columns: &[&str]| self.request.sort.iter().any(|key| columns.contains(&key.field.name()));
        let mut standings = HashMap::new();
        if is_sorted_by(&standing::COLUMNS) {
            standings = self.standings(part, &rows.iter().collect::<Vec<_>>())?;
        }
        // What is not in the index must be read before it can be sorted by.
        if self.request.sort.iter().any(|key| !AT_HAND.contains(&key.field.name())) {
            let all: Vec<_> = rows.iter().collect();
            let Some((kept, mut items)) = self.items(&all, true)? else { return Ok(None) };
            let collator = &self.index.collator;
            let order = self.order(items.len(), &defaults, |row, column| {
                if AT_HAND.contains(&column) {
                    self.work_key(kept[row], &standings, column)
                } else {
                    Key::of_item(collator, &items[row], column)
                }
            });
            let total = items.len();
            let order = &order[..self.limited(total)];
            let shown: Vec<_> = order.iter().map(|row| kept[*row]).collect();
            let items = order.iter().map(|row| std::mem::take(&mut items[*row])).collect();
            return Ok(Some(Listing { total, items: self.completed(part, &shown, items, standings)? }));
        }
        let order = self.order(rows.len(), &defaults, |row, column| self.work_key(&rows[row], &standings, column));
        let shown: Vec<_> = order[..self.limited(order.len())].iter().map(|row| &rows[*row]).collect();
        let Some((kept, items)) = self.items(&shown, self.needs_files(&AT_HAND))? else { return Ok(None) };
        let total = rows.len() - (shown.len() - items.len());
        Ok(Some(Listing { total, items: self.completed(part, &kept, items, standings)? }))
    }

    /// Returns the items with what is worked out, where it is asked for.
    fn completed(
        &self,
        part: Part,
        rows: &[&WorkRow],
        mut items: Vec<Item>,
        mut standings: HashMap<i64, Standing>,
    ) -> Result<Vec<Item>> {
        let is_asked = |columns: &[&str]| self.request.columns.iter().any(|field| columns.contains(&field.name()));
        if self.is_full() || is_asked(&standing::COLUMNS) {
            if standings.is_empty() {
                standings = self.standings(part, rows)?;
            }
            for (row, item) in rows.iter().zip(&mut items) {
                if let Some(standing) = standings.get(&row.id) {
                    standing.put(item);
                }
            }
        }
        Ok(items)
    }

    /// Returns the items of the rows, and the rows that have one; none where a file has changed.
    fn items<'r>(&self, rows: &[&'r WorkRow], read: bool) -> Result<Option<(Vec<&'r WorkRow>, Vec<Item>)>> {
        let mut items = Vec::with_capacity(rows.len());
        if !read {
            for row in rows {
                items.push(self.work_item(row, None)?);
            }
            return Ok(Some((rows.to_vec(), items)));
        }
        // Each file is read once, however many of its parts are shown.
        let mut wanted: Vec<Wanted> = Vec::new();
        let mut of_record = HashMap::new();
        let mut known: HashMap<i64, Option<usize>> = HashMap::new();
        let mut where_to_find = Vec::with_capacity(rows.len());
        for row in rows {
            let record = self.snapshot.record(row.record)?;
            let file = *of_record.entry(row.record).or_insert_with(|| {
                wanted.push(Wanted { file: record.file.clone(), places: Vec::new(), whole: false });
                wanted.len() - 1
            });
            let places = &mut wanted[file].places;
            let own = places.len();
            places.push(row.place);
            // Several tasks may follow one directive.
            let directive = match row.inherits {
                Some(id) => match known.entry(id) {
                    Entry::Occupied(known) => *known.get(),
                    Entry::Vacant(vacant) => {
                        let place = self.snapshot.place(id)?;
                        places.extend(place);
                        *vacant.insert(place.map(|_| own + 1))
                    }
                },
                None => None,
            };
            where_to_find.push((file, own, directive));
        }
        let loaded = load(self.index.archive.root(), &wanted, self.is_last);
        if !self.is_last && loaded.iter().any(Option::is_none) {
            return Ok(None);
        }
        let mut kept = Vec::with_capacity(rows.len());
        for (row, (file, own, directive)) in rows.iter().zip(where_to_find) {
            if let Some(Loaded { parts, .. }) = &loaded[file] {
                let directive = directive.and_then(|at| parts.get(at)).map(|(value, _)| value);
                let own = parts.get(own).filter(|(value, _)| !value.is_null());
                items.push(self.work_item(row, own.map(|own| (own, directive)))?);
                kept.push(*row);
            }
        }
        Ok(Some((kept, items)))
    }

    /// `loaded`: the part's value and line, and the value of its directive.
    fn work_item(&self, row: &WorkRow, loaded: Option<(&(Value, usize), Option<&Value>)>) -> Result<Item> {
        let record = self.snapshot.record(row.record)?;
        let word = |id| self.snapshot.word(id);
        let id = word(row.name)?;
        let part = row.place.part;
        let mut item = Item::default();
        let mut line = 0;
        let mut fields = Map::new();
        if let Some(((own, own_line), directive)) = loaded {
            line = *own_line;
            if let Value::Object(own) = own {
                fields.clone_from(own);
            }
            if let Some(directive) = directive {
                for key in ["lead", "support", "cites", "due", "due_text", "repeats"] {
                    inherit(&mut fields, directive, key);
                }
            }
        } else {
            put(&mut fields, "id", id.as_deref());
            put(&mut fields, "kind", row.kind.and_then(name));
            put(&mut fields, "number", row.number.clone());
            put(&mut fields, "due", day_value(row.due));
            put(&mut fields, "repeats", row.repeats.and_then(name));
            put(&mut fields, "completed", day_value(row.completed));
            put(&mut fields, "priority", row.priority.and_then(name));
        }
        put(&mut fields, "status", row.status.and_then(name));
        let shown = [("lead", row.lead), ("support", row.support), ("by", row.by), ("to", row.to)];
        for (column, value) in shown {
            item.show(column, word(value)?.as_deref());
        }
        let cites = match loaded {
            Some(_) => fields.get("cites").and_then(cited),
            None if self.request.columns.iter().any(|field| field.name() == "cites") => self.cited(row.id)?,
            None => None,
        };
        item.show("cites", cites);
        item.values = ordered(part, Value::Object(fields));
        locate(&mut item, &record, id.as_deref(), part, line);
        Ok(item)
    }

    /// Returns the numbers, or else the titles, of the documents that a part cites.
    fn cited(&self, part: i64) -> Result<Option<String>> {
        let sql = "SELECT IFNULL(number, title) FROM cite WHERE part = ?1 ORDER BY ordinal";
        let mut statement = self.snapshot.connection().prepare_cached(sql)?;
        let names = statement.query_map([part], |row| row.get(0))?.collect::<Result<Vec<String>>>()?;
        Ok((!names.is_empty()).then(|| names.join(", ")))
    }

    fn work_key(&self, row: &WorkRow, standings: &HashMap<i64, Standing>, column: &str) -> Key {
        let collator = &self.index.collator;
        let word = |id| self.snapshot.word(id).ok().flatten();
        let record = || self.snapshot.record(row.record).ok();
        let normal = || code(Priority::Normal.name());
        match column {
            column if standing::COLUMNS.contains(&column) => {
                standings.get(&row.id).map_or(Key::Absent, |standing| standing.key(column))
            }
            "cites" => Key::text(collator, self.cited(row.id).ok().flatten().as_deref()),
            "date" => Key::number(record().and_then(|record| record.date)),
            "state" => Key::number(record().and_then(|record| record.state)),
            "kind" => Key::number(row.kind),
            "status" => Key::number(row.status),
            "due" => Key::number(row.due),
            "completed" => Key::number(row.completed),
            "repeats" => Key::number(row.repeats),
            "priority" => Key::number(row.priority.or_else(normal)),
            "number" => Key::text(collator, row.number.as_deref()),
            "lead" => Key::text(collator, word(row.lead).as_deref()),
            "support" => Key::text(collator, word(row.support).as_deref()),
            "by" => Key::text(collator, word(row.by).as_deref()),
            "to" => Key::text(collator, word(row.to).as_deref()),
            "id" => Key::text(collator, word(row.name).as_deref()),
            "file" => Key::Text(record().map_or_else(Vec::new, |record| record.file.path.clone().into_bytes())),
            // In a record its parts are in the order of the text.
            _ => {
                let mut bytes = record().map_or_else(Vec::new, |record| record.name.clone().into_bytes());
                bytes.push(0);
                bytes.extend(row.id.to_be_bytes());
                Key::Text(bytes)
            }
        }
    }
}

/// Fills in what the directive says and the task does not.
fn inherit(fields: &mut Map<String, Value>, directive: &Value, key: &str) {
    let is_absent = fields.get(key).is_none_or(|value| match value {
        Value::Null => true,
        Value::String(text) => text.trim().is_empty(),
        Value::Array(list) => list.is_empty(),
        _ => false,
    });
    // Words for a deadline go with their date.
    let has_own_due = key == "due_text" && fields.get("due").is_some_and(|due| !due.is_null());
    let inherited = directive.get(key).filter(|value| is_modest(value, &mut { MOST_INHERITED }));
    if let (true, false, Some(value)) = (is_absent, has_own_due, inherited) {
        fields.insert(key.to_owned(), value.clone());
    }
}

/// So many bytes does a task take over: a thousand tasks must not repeat half a megabyte.
const MOST_INHERITED: usize = 4_096;

/// Returns whether a value has no more than `left` bytes; looks at no more of it than that.
fn is_modest(value: &Value, left: &mut usize) -> bool {
    let own = if let Value::String(text) = value { text.len() } else { 8 };
    let Some(rest) = left.checked_sub(own) else { return false };
    *left = rest;
    match value {
        Value::Array(items) => items.iter().all(|item| is_modest(item, left)),
        Value::Object(fields) => fields.values().all(|field| is_modest(field, left)),
        _ => true,
    }
}
