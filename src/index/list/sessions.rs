//! Sessions: everything that a list shows by default is in the index.

use std::rc::Rc;

use serde_json::{Map, Value};

use super::item::{day_value, lines, locate, ordered, put};
use super::sort::Key;
use super::{Asker, Item, Listing, Result};
use crate::index::codes::name;
use crate::index::load::{Wanted, load};
use crate::index::select::Subject;
use crate::index::snapshot::{RECORD_COLUMNS, RecordInfo, Snapshot};
use crate::model::field::Part;

/// The columns that need no file.
const AT_HAND: [&str; 15] = [
    "ref",
    "id",
    "record",
    "date",
    "until",
    "number",
    "kind",
    "title",
    "chair",
    "place",
    "series",
    "status",
    "state",
    "directives",
    "tasks",
];

impl Asker<'_> {
    pub(super) fn sessions(&self) -> Result<Option<Listing>> {
        let join = "JOIN file z ON z.id = r.id";
        let mut records = self.rows(Subject::Record, RECORD_COLUMNS, join, Snapshot::record_of)?;
        records.sort_by(|one, other| one.file.path.cmp(&other.file.path));
        let key = |row: usize, column: &str| self.session_key(&records[row], column);
        let order = self.order(records.len(), &[("date", true), ("id", false)], key);
        let mut shown = order[..self.limited(order.len())].iter().map(|row| records[*row].clone()).collect::<Vec<_>>();
        let mut total = records.len();
        let files = [AT_HAND.as_slice(), &["file"]].concat();
        let mut parts = vec![Value::Null; shown.len()];
        if self.needs_files(&files) {
            let mut wanted = Vec::with_capacity(shown.len());
            for record in &shown {
                let places = self.snapshot.place(record.first)?.into_iter().collect();
                wanted.push(Wanted { file: record.file.clone(), places, whole: false });
            }
            let loaded = load(self.index.archive.root(), &wanted, self.is_last);
            if !self.is_last && loaded.iter().any(Option::is_none) {
                return Ok(None);
            }
            total -= loaded.iter().filter(|it| it.is_none()).count();
            let kept = shown.into_iter().zip(loaded).filter_map(|(record, loaded)| Some((record, loaded?)));
            let kept: Vec<_> = kept.collect();
            parts =
                kept.iter().map(|(_, it)| it.parts.first().map_or(Value::Null, |(value, _)| value.clone())).collect();
            shown = kept.into_iter().map(|(record, _)| record).collect();
        }
        let items = shown.iter().zip(parts).map(|(record, session)| self.session(record, session));
        Ok(Some(Listing { total, items: items.collect::<Result<_>>()? }))
    }

    fn session(&self, record: &Rc<RecordInfo>, session: Value) -> Result<Item> {
        let word = |id| self.snapshot.word(id);
        let mut item = Item::default();
        let mut fields = Map::new();
        put(&mut fields, "id", record.name.clone());
        put(&mut fields, "title", record.title.clone());
        put(&mut fields, "state", record.state.and_then(name));
        if let Value::Object(session) = session {
            fields.extend(session);
        } else {
            put(&mut fields, "kind", record.kind.and_then(name));
            put(&mut fields, "date", day_value(record.date));
            put(&mut fields, "until", day_value(record.until));
            put(&mut fields, "place", word(record.place)?.as_deref());
            put(&mut fields, "series", word(record.series)?.as_deref());
        }
        fields.insert("status".to_owned(), record.status.and_then(name).into());
        item.values = ordered(Part::Session, Value::Object(fields));
        let chair = word(record.chair)?;
        put(&mut item.values, "number", record.number.clone());
        put(&mut item.values, "chair", lines(chair.as_deref()));
        item.values.insert("directives".to_owned(), record.directives.into());
        item.values.insert("tasks".to_owned(), record.tasks.into());
        locate(&mut item, record, None, Part::Session, usize::try_from(record.line).unwrap_or(1));
        item.show("chair", chair.as_deref());
        Ok(item)
    }

    fn session_key(&self, record: &RecordInfo, column: &str) -> Key {
        let collator = &self.index.collator;
        let word = |id| self.snapshot.word(id).ok().flatten();
        match column {
            "date" => Key::number(record.date),
            "until" => Key::number(record.until.or(record.date)),
            "kind" => Key::number(record.kind),
            "status" => Key::number(record.status),
            "state" => Key::number(record.state),
            "directives" => Key::Number(record.directives),
            "tasks" => Key::Number(record.tasks),
            "title" => Key::text(collator, record.title.as_deref()),
            "number" => Key::text(collator, record.number.as_deref()),
            "place" => Key::text(collator, word(record.place).as_deref()),
            "series" => Key::text(collator, word(record.series).as_deref()),
            "chair" => Key::text(collator, word(record.chair).as_deref()),
            "file" => Key::Text(record.file.path.clone().into_bytes()),
            _ => Key::Text(record.name.clone().into_bytes()),
        }
    }
}
