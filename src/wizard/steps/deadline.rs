//! A deadline: a date, or a text whose date the user confirms.

use chrono::NaiveDate;

use super::session::weekday_and_day;
use crate::wizard::ask::Question;
use crate::wizard::interview::{Interrupt, Interview};
use meeting_core::i18n::Message;
use meeting_core::model::Repeats;
use meeting_core::ops::{NewRequest, basis};
use meeting_core::recognize::Certainty;
use meeting_core::recognize::deadline::{deadlines, parse_deadline};
use viet_text::date::parse_date;

/// A deadline and its text.
#[derive(Debug, Default)]
pub struct Deadline {
    pub due: Option<NaiveDate>,
    pub due_text: Option<String>,
    pub repeats: Option<Repeats>,
}

/// Asks for a deadline; one that was recognized in the `text` of the work is the default.
pub fn ask(interview: &mut Interview, key: &str, text: &str, request: &NewRequest) -> Result<Deadline, Interrupt> {
    let basis = basis(&request.known(), interview.settings, interview.today);
    let words = deadlines(text, &basis).into_iter().next().map(|found| found.value.text);
    let question = Question::text(interview.say("wizard-due"))
        .with_help(interview.say("wizard-due-help"))
        .beginning(words.unwrap_or_default());
    let key = format!("{key}:due");
    let typed = interview.ask(&key, question)?;
    if typed.is_empty() {
        return Ok(Deadline::default());
    }
    if let Some(day) = parse_date(&typed) {
        return Ok(Deadline { due: Some(day), ..Deadline::default() });
    }
    let found = parse_deadline(&typed, &basis);
    let due = match found.as_ref().and_then(|found| Some((found.value.due?, found.certainty))) {
        Some((due, certainty)) => {
            let day = weekday_and_day(interview.catalog, due);
            let label = Message::new("wizard-due-is").with("words", typed.as_str()).with("day", day);
            let label = interview.catalog.say(&label);
            // Pressing Enter must not accept a guess.
            let is_yes = certainty > Certainty::Guessed;
            interview.confirm(&format!("{key}:meant"), label, is_yes)?.then_some(due)
        }
        None => None,
    };
    if due.is_none() {
        interview.print(&Message::new("new-due-words").with("words", typed.as_str()))?;
    }
    let repeats = found.and_then(|found| found.value.repeats).map(Repeats::from);
    Ok(Deadline { due, due_text: Some(typed), repeats })
}
