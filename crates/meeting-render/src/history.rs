//! The positions that a person has held: one cell of a list.

use chrono::{Datelike, NaiveDate};

use super::words;
use meeting_core::i18n::{Catalog, Message};
use meeting_core::rows::Tenure;

/// Positions whose first and last months are the same.
struct Stretch<'h> {
    positions: Vec<&'h str>,
    first: Option<NaiveDate>,
    /// None for a current position.
    last: Option<NaiveDate>,
}

/// `Deputy (2021-05 to 2023-03); Secretary (since 2023-06)`.
pub(super) fn in_words(catalog: &Catalog, history: &[Tenure]) -> String {
    let mut stretches: Vec<Stretch> = Vec::new();
    for held in history {
        let first = month(held.first);
        let last = month(held.last).filter(|_| !held.is_current);
        match stretches.last_mut() {
            Some(before) if (before.first, before.last) == (first, last) => before.positions.push(&held.position),
            _ => stretches.push(Stretch { positions: vec![&held.position], first, last }),
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

/// The first day of the month of a day.
fn month(day: Option<NaiveDate>) -> Option<NaiveDate> {
    day?.with_day(1)
}
