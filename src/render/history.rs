//! The positions that a person has held: one cell of a list.

use chrono::{Datelike, NaiveDate};
use serde_json::{Map, Value};

use super::words;
use crate::i18n::{Catalog, Message};
use crate::index::Item;
use crate::text::fold::fold;

/// Positions that were first and last met in the same months, side by side.
struct Stretch<'h> {
    positions: Vec<&'h str>,
    first: Option<NaiveDate>,
    /// None of what is held still.
    last: Option<NaiveDate>,
}

/// Returns `Deputy (2021-05 to 2023-03); Secretary (since 2023-06)`. What the latest record says is held still.
pub(super) fn in_words(catalog: &Catalog, item: &Item) -> String {
    let current = texts(item.values.get("positions")).map(fold).collect::<Vec<_>>();
    let mut stretches: Vec<Stretch> = Vec::new();
    for held in item.values.get("history").and_then(Value::as_array).into_iter().flatten() {
        let position = held.get("position").and_then(Value::as_str).unwrap_or_default();
        let first = month(held.get("first"));
        let last = month(held.get("last")).filter(|_| !current.contains(&fold(position)));
        match stretches.last_mut() {
            Some(before) if (before.first, before.last) == (first, last) => before.positions.push(position),
            _ => stretches.push(Stretch { positions: vec![position], first, last }),
        }
    }
    stretches.iter().map(|stretch| stretch.in_words(catalog)).collect::<Vec<_>>().join("; ")
}

impl Stretch<'_> {
    fn in_words(&self, catalog: &Catalog) -> String {
        let positions = self.positions.join(", ");
        let Some(first) = self.first else { return positions };
        let message = match self.last {
            None => Message::new("held-since"),
            Some(last) if last == first => Message::new("held-in"),
            Some(last) => Message::new("held-until").with("last", words::month(catalog, last)),
        };
        catalog.say(&message.with("positions", positions).with("first", words::month(catalog, first)))
    }
}

/// Returns `Deputy (2021-05-12..2023-03-01)`: the days as a query asks for them.
pub(super) fn for_programs(held: &Map<String, Value>) -> String {
    let text = |key: &str| held.get(key).and_then(Value::as_str).unwrap_or_default();
    match (text("first"), text("last")) {
        ("", _) => text("position").to_owned(),
        (first, last) => format!("{} ({first}..{last})", text("position")),
    }
}

fn texts(list: Option<&Value>) -> impl Iterator<Item = &str> {
    list.and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str)
}

/// Returns the first day of the month of a day.
fn month(day: Option<&Value>) -> Option<NaiveDate> {
    day?.as_str()?.parse::<NaiveDate>().ok()?.with_day(1)
}
