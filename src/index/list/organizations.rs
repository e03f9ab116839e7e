//! What a record says of an organization.

use rusqlite::Row;

use super::entities::{Entity, Met, Of};
use super::item::put;
use super::merged::Group;
use super::sort::Key;
use super::{Asker, Item, Result};
use crate::model::field::Part;

/// An organization in one record.
pub(super) struct Body {
    name: Option<i64>,
    short: Option<i64>,
    part_of: Option<i64>,
    part_of_shown: Option<i64>,
}

impl Entity for Body {
    const PART: Part = Part::Organization;
    const COLUMNS: &'static str = "o.name_word, o.short_word, o.part_of_word, o.part_of_shown_word";
    const JOIN: &'static str = "";
    const AT_HAND: &'static [&'static str] = &["name", "short", "part_of", "sessions", "first", "last", "id"];
    const OF_ONE_SESSION: &'static [&'static str] = &["side"];

    fn read(row: &Row, at: usize) -> Result<Self> {
        Ok(Self {
            name: row.get(at)?,
            short: row.get(at + 1)?,
            part_of: row.get(at + 2)?,
            part_of_shown: row.get(at + 3)?,
        })
    }

    fn is_named(&self) -> bool {
        true
    }

    fn name(&self) -> Option<i64> {
        self.name
    }

    fn roles(&self) -> i64 {
        0
    }

    fn complete(asker: &Asker, counted: Of<Self>, _: Of<Self>, item: &mut Item, is_bare: bool) -> Result<()> {
        let Of { group, rows } = counted;
        let body = &rows[group.latest].own;
        let word = |id| asker.snapshot.word(id);
        if is_bare {
            put(&mut item.values, "short", word(body.short)?.as_deref());
            put(&mut item.values, "part_of", word(body.part_of)?.as_deref());
        }
        item.values.insert("sessions".to_owned(), group.records.len().into());
        item.show("part_of", word(body.part_of_shown)?.as_deref());
        Ok(())
    }

    fn key(asker: &Asker, group: &Group, rows: &[Met<Self>], column: &str) -> Key {
        let body = &rows[group.latest].own;
        let word = match column {
            "sessions" => return Key::Number(i64::try_from(group.records.len()).unwrap_or(i64::MAX)),
            "short" => body.short,
            "part_of" => body.part_of_shown,
            _ => body.name,
        };
        Key::text(&asker.index.collator, asker.snapshot.word(word).ok().flatten().as_deref())
    }
}
