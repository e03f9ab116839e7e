//! A deadline: a date, or words whose meaning the user confirms.

use chrono::NaiveDate;

use super::session::weekday_and_day;
use crate::wizard::ask::Question;
use crate::wizard::interview::{Interrupt, Interview};
use meeting_core::i18n::Message;
use meeting_core::model::Repeats;
use meeting_core::ops::{NewRequest, TypedDeadline, basis};
use meeting_core::recognize::deadline::deadlines;
use viet_text::date::parse_date;

/// A deadline and its text.
#[derive(Debug, Default)]
pub struct Deadline {
    pub due: Option<NaiveDate>,
    pub due_time: Option<String>,
    pub due_text: Option<String>,
    pub repeats: Option<Repeats>,
}

/// Asks for a deadline; one that was recognized in the `text` of the work is the default. What the words mean is shown, and
/// Enter accepts it.
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
    let read = TypedDeadline::read(&typed, &basis);
    let due_text = Some(typed.clone());
    let Some(due) = read.due else {
        interview.print(&read.understood())?;
        return Ok(Deadline { due_text, repeats: read.repeats, ..Deadline::default() });
    };
    if read.lacks_holidays() {
        interview.print(&read.understood())?;
    }
    let when = read.when(weekday_and_day(interview.catalog, due));
    let label = interview.catalog.say(&Message::new("wizard-due-is").with("words", typed.as_str()).with("when", when));
    if !interview.confirm(&format!("{key}:meant"), label, true)? {
        interview.print(&Message::new("new-due-words").with("words", typed))?;
        return Ok(Deadline { due_text, repeats: read.repeats, ..Deadline::default() });
    }
    Ok(Deadline { due: Some(due), due_time: read.due_time, due_text, repeats: read.repeats })
}
