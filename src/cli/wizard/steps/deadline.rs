//! A deadline: a day, or words whose meaning is confirmed as a day.

use chrono::NaiveDate;
use serde_json::json;

use super::session::weekday_and_day;
use super::{Record, session};
use crate::archive::Before;
use crate::cli::wizard::ask::Question;
use crate::cli::wizard::interview::{Interview, Turn};
use crate::i18n::Message;
use crate::text::date::parse_date;
use crate::text::recognize::deadline::{Basis, Rhythm, parse_deadline};

/// Returns what deadlines of this record are reckoned from.
pub(super) fn basis(interview: &Interview, record: &Record) -> Basis {
    let day = |key: &str| session(record, key).as_deref().and_then(parse_date);
    let session: NaiveDate = day("until").or_else(|| day("date")).unwrap_or(interview.today);
    let before_includes = interview.settings.deadlines.before == Before::Inclusive;
    Basis { session, published: None, before_includes }
}

/// Asks for the deadline of `item`; `words` are those that its text has.
pub(super) fn ask(
    interview: &mut Interview,
    key: &str,
    words: &str,
    basis: Basis,
    item: &mut Record,
) -> Result<(), Turn> {
    let question = Question::text(interview.say("wizard-due"))
        .helped(interview.say("wizard-due-help"))
        .beginning(words.to_owned());
    let key = format!("{key}:due");
    let typed = interview.ask(&key, question)?;
    if typed.is_empty() {
        return Ok(());
    }
    if let Some(day) = parse_date(&typed) {
        item.insert("due".to_owned(), json!(day.to_string()));
        return Ok(());
    }
    item.insert("due_text".to_owned(), json!(typed));
    let found = parse_deadline(&typed, basis).map(|found| found.value);
    let is_meant = match found.as_ref().and_then(|deadline| deadline.due) {
        Some(due) => {
            let day = weekday_and_day(interview.catalog, due);
            let label = Message::new("wizard-due-is").with("words", typed.as_str()).with("day", day);
            let label = interview.catalog.say(&label);
            interview.confirm(&format!("{key}:meant"), label, true)?.then_some(due)
        }
        None => None,
    };
    match is_meant {
        Some(due) => drop(item.insert("due".to_owned(), json!(due.to_string()))),
        None => interview.tell(&Message::new("new-due-words").with("words", typed.as_str()))?,
    }
    if let Some(rhythm) = found.and_then(|deadline| deadline.repeats) {
        item.insert("repeats".to_owned(), json!(name(rhythm)));
    }
    Ok(())
}

/// Returns the name that the records use.
fn name(rhythm: Rhythm) -> &'static str {
    match rhythm {
        Rhythm::Weekly => "weekly",
        Rhythm::Monthly => "monthly",
        Rhythm::Quarterly => "quarterly",
        Rhythm::HalfYearly => "half-yearly",
        Rhythm::Yearly => "yearly",
    }
}
