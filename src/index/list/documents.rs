//! Cited documents. The same number of another type, issuer or date is another document.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use super::item::{day_value, put};
use super::merged::{Group, Met, merge};
use super::sort::Key;
use super::{Asker, Item, Listing, Result};
use crate::index::select::Subject;
use crate::text::{fold::fold, number};

/// A document in one citation.
struct CiteRow {
    part: i64,
    record: i64,
    session: Option<i64>,
    date: Option<i64>,
    kind: Option<i64>,
    issuer: Option<i64>,
    number: Option<String>,
    title: Option<String>,
}

impl Asker<'_> {
    pub(super) fn documents(&self) -> Result<Listing> {
        let columns = "p.record, r.date, c.date, c.type_word, c.issuer_word, c.number, c.title, c.part";
        let rows = self.rows(Subject::Document, columns, "", |row| {
            Ok(CiteRow {
                record: row.get(0)?,
                session: row.get(1)?,
                date: row.get(2)?,
                kind: row.get(3)?,
                issuer: row.get(4)?,
                number: row.get(5)?,
                title: row.get(6)?,
                part: row.get(7)?,
            })
        })?;
        let word = |id| self.snapshot.word(id).ok().flatten();
        // Types and issuers come again and again.
        let known: RefCell<HashMap<Option<i64>, Rc<str>>> = RefCell::default();
        let folded = |id| {
            let fold = || word(id).map_or_else(|| Rc::from(""), |text: Rc<str>| Rc::from(fold(&text)));
            known.borrow_mut().entry(id).or_insert_with(fold).clone()
        };
        let key = |row: &CiteRow| {
            let name = match &row.number {
                Some(number) => number::key(number),
                None => row.title.as_deref().map(fold).unwrap_or_default(),
            };
            let numbered = row.number.is_some();
            format!("{numbered}\n{name}\n{}\n{}\n{:?}", folded(row.kind), folded(row.issuer), row.date)
        };
        let groups = merge(&rows, key, |row| (Met { part: row.part, record: row.record, date: row.session }, 0));
        let defaults = [("cited", true), ("number", false), ("title", false), ("date", false), ("type", false)];
        let order = self.order(groups.len(), &defaults, |row, column| {
            self.document_key(&groups[row], &rows[groups[row].latest], column)
        });
        let shown = order[..self.limited(order.len())].iter().map(|row| &groups[*row]);
        let items = shown.map(|group| self.document(group, &rows[group.latest]));
        Ok(Listing { total: groups.len(), items: items.collect::<Result<_>>()? })
    }

    fn document(&self, group: &Group, row: &CiteRow) -> Result<Item> {
        let mut item = Item::default();
        let values = &mut item.values;
        put(values, "type", self.snapshot.word(row.kind)?.as_deref());
        put(values, "number", row.number.clone());
        put(values, "title", row.title.clone());
        put(values, "date", day_value(row.date));
        put(values, "issuer", self.snapshot.word(row.issuer)?.as_deref());
        put(values, "cited", group.parts);
        put(values, "first", day_value(group.first));
        put(values, "last", day_value(group.last));
        if self.is_full() {
            let records: Vec<_> = group.records.iter().map(|id| self.snapshot.record(*id)).collect::<Result<_>>()?;
            put(values, "records", records.iter().map(|record| record.name.clone()).collect::<Vec<_>>());
        }
        Ok(item)
    }

    fn document_key(&self, group: &Group, row: &CiteRow, column: &str) -> Key {
        let collator = &self.index.collator;
        let word = |id| self.snapshot.word(id).ok().flatten();
        match column {
            "cited" => Key::Number(i64::try_from(group.parts).unwrap_or(i64::MAX)),
            "date" => Key::number(row.date),
            "first" => Key::number(group.first),
            "last" => Key::number(group.last),
            "type" => Key::text(collator, word(row.kind).as_deref()),
            "issuer" => Key::text(collator, word(row.issuer).as_deref()),
            "title" => Key::text(collator, row.title.as_deref()),
            _ => Key::text(collator, row.number.as_deref()),
        }
    }
}
