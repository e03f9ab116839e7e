//! A deadline: a date, or words whose meaning the user confirms.

use chrono::NaiveDate;

use super::session::weekday;
use crate::wizard::ask::Question;
use crate::wizard::interview::{Interrupt, Interview};
use meeting_core::i18n::Message;
use meeting_core::model::Repeats;
use meeting_core::ops::{NewRequest, TypedDeadline, basis};
use meeting_core::recognize::deadline::deadlines;

/// A deadline and its text.
#[derive(Debug, Default)]
pub struct Deadline {
    pub due: Option<NaiveDate>,
    pub due_time: Option<String>,
    pub due_text: Option<String>,
    pub repeats: Option<Repeats>,
}

/// Asks for a deadline; `words` that were recognized in the text of the work are the default. What the words mean is shown,
/// and Enter accepts it; a no asks again, and the same words once more are kept as words.
pub fn ask(interview: &mut Interview, key: &str, words: String, request: &NewRequest) -> Result<Deadline, Interrupt> {
    let basis = basis(&request.known(), interview.settings, interview.today);
    let mut key = format!("{key}:due");
    let mut begun = words;
    let mut refused: Option<String> = None;
    loop {
        let question = Question::text(interview.say("wizard-due"))
            .with_help(interview.say("wizard-due-help"))
            .beginning(std::mem::take(&mut begun));
        let typed = interview.ask(&key, question)?;
        if typed.is_empty() {
            return Ok(Deadline::default());
        }
        if let Some(day) = basis.dates.date(&typed) {
            return Ok(Deadline { due: Some(day), ..Deadline::default() });
        }
        let read = TypedDeadline::read(&typed, &basis);
        let Some(due) = read.due.filter(|_| refused.as_deref() != Some(typed.as_str())) else {
            interview.print(&Message::new("new-due-words").with("words", typed.as_str()))?;
            return Ok(Deadline { due_text: Some(typed), repeats: read.repeats, ..Deadline::default() });
        };
        if read.lacks_holidays() {
            interview.print(&read.understood())?;
        }
        let when = read.when_with_weekday(due, weekday(due));
        let label = Message::new("wizard-due-is").with("words", typed.as_str()).with("when", when);
        let label = interview.catalog.say(&label);
        if interview.confirm(&format!("{key}:meant"), label, true)? {
            let (due_time, repeats) = (read.due_time, read.repeats);
            return Ok(Deadline { due: Some(due), due_time, due_text: Some(typed), repeats });
        }
        interview.print(&Message::new("wizard-due-again"))?;
        key.push_str(":again");
        begun.clone_from(&typed);
        refused = Some(typed);
    }
}

/// The words of the deadline in a text; empty where there is none.
pub fn in_text(interview: &Interview, text: &str, request: &NewRequest) -> String {
    let basis = basis(&request.known(), interview.settings, interview.today);
    deadlines(text, &basis).into_iter().next().map(|found| found.value.text).unwrap_or_default()
}

/// Whether words, where a name is asked for, are those of a deadline: `trước 15/11`, `by Friday`.
pub fn is_deadline(interview: &Interview, words: &str, request: &NewRequest) -> bool {
    let basis = basis(&request.known(), interview.settings, interview.today);
    // "Mai" is tomorrow, and a name.
    let is_more_than_a_name = words.contains(|letter: char| letter.is_ascii_digit() || letter.is_whitespace());
    is_more_than_a_name && TypedDeadline::read(words, &basis).due.is_some()
}
