//! Deadlines in words: a day where they name one, and the words, which are kept.

use chrono::NaiveDate;
use serde_json::{Map, Value};

use crate::archive::{Before, Settings};
use crate::i18n::Message;
use crate::model::Record;
use crate::recognize::Certainty;
use crate::recognize::deadline::{Basis, parse_deadline};
use viet_text::date::{Direction, RelativeDates};

use super::follow_up::last_day;

/// What the deadlines of a record are reckoned from; `today` where it has no day.
#[must_use]
pub fn basis(record: &Record, settings: &Settings, today: NaiveDate) -> Basis {
    Basis {
        session: last_day(record).unwrap_or(today),
        published: record.publication.as_ref().and_then(|publication| publication.date),
        before_includes: settings.deadlines.before == Before::Inclusive,
        working_days: settings.working_days().into(),
        is_vietnamese: settings.is_vietnamese(),
    }
}

/// Writes the day that an item's `due_text` means, and how often the work comes back, where the item says neither. What has
/// been understood, or that nothing has, is returned.
pub(super) fn understand(item: &mut Map<String, Value>, basis: &Basis) -> Option<Message> {
    let words = item.get("due_text")?.as_str()?.to_owned();
    if item.get("due").is_some_and(|due| !due.is_null()) {
        return None;
    }
    // A day as people type it in any flag, then what offices write.
    let said = RelativeDates { today: basis.session, direction: Direction::Future };
    if let Some(period) = said.period(&words) {
        item.insert("due".to_owned(), period.last.to_string().into());
        return Some(Message::new("new-due-understood").with("words", words.as_str()).with("date", period.last));
    }
    let found = parse_deadline(&words, basis).filter(|found| found.certainty > Certainty::Guessed);
    let deadline = found.map(|found| found.value);
    if let Some(rhythm) = deadline.as_ref().and_then(|deadline| deadline.repeats) {
        item.entry("repeats").or_insert_with(|| rhythm.name().into());
    }
    let unknown_year = deadline.as_ref().and_then(|deadline| deadline.unknown_year);
    let message = |key: &'static str| Message::new(key).with("words", words.as_str());
    match deadline.and_then(|deadline| deadline.due) {
        Some(due) => {
            item.insert("due".to_owned(), due.to_string().into());
            let understood = match unknown_year {
                Some(year) => message("new-due-no-holidays").with("year", i64::from(year)),
                None => message("new-due-understood"),
            };
            Some(understood.with("date", due))
        }
        None => Some(message("new-due-words")),
    }
}
