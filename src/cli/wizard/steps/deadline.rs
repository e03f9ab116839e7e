//! A deadline: a day, or words whose meaning is confirmed as a day.

use serde_json::json;

use super::Record;
use super::session::weekday_and_day;
use crate::cli::deadline;
use crate::cli::wizard::ask::Question;
use crate::cli::wizard::interview::{Interview, Turn};
use crate::i18n::Message;
use crate::text::date::parse_date;
use crate::text::recognize::Certainty;
use crate::text::recognize::deadline::{deadlines, parse_deadline};

/// Asks for the deadline of `item`; the words of one that its `text` has are there to be accepted.
pub(super) fn ask(
    interview: &mut Interview,
    key: &str,
    text: &str,
    record: &Record,
    item: &mut Record,
) -> Result<(), Turn> {
    let basis = deadline::basis(record, interview.settings, interview.today);
    let words = deadlines(text, basis).into_iter().next().map(|found| found.value.words);
    let question = Question::text(interview.say("wizard-due"))
        .helped(interview.say("wizard-due-help"))
        .beginning(words.unwrap_or_default());
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
    let found = parse_deadline(&typed, basis);
    let is_meant = match found.as_ref().and_then(|found| Some((found.value.due?, found.certainty))) {
        Some((due, certainty)) => {
            let day = weekday_and_day(interview.catalog, due);
            let label = Message::new("wizard-due-is").with("words", typed.as_str()).with("day", day);
            let label = interview.catalog.say(&label);
            // What is a guess must not be taken by somebody who only presses Enter.
            let is_yes = certainty > Certainty::Guessed;
            interview.confirm(&format!("{key}:meant"), label, is_yes)?.then_some(due)
        }
        None => None,
    };
    match is_meant {
        Some(due) => drop(item.insert("due".to_owned(), json!(due.to_string()))),
        None => interview.tell(&Message::new("new-due-words").with("words", typed.as_str()))?,
    }
    if let Some(rhythm) = found.and_then(|found| found.value.repeats) {
        item.insert("repeats".to_owned(), json!(rhythm.name()));
    }
    Ok(())
}
