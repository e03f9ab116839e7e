//! What has become of the work that the earlier session left open. The answers are written to the records of that work.

use chrono::NaiveDate;

use crate::wizard::ask::{Choice, Question};
use crate::wizard::interview::{Interrupt, Interview};
use meeting_core::i18n::Message;
use meeting_core::model::{Entity, Step};
use meeting_core::ops::{NewRequest, OpenWork, Review, Wording};

/// What the keys of the questions begin with.
pub const NAME: &str = "review";

const UNCHANGED: &str = "unchanged";
const START: &str = "start";
const DONE: &str = "done";
const CANCEL: &str = "cancel";
const UNSEEN: &str = "unseen";

pub fn ask(interview: &mut Interview, request: &mut NewRequest) -> Result<(), Interrupt> {
    let Some(earlier) = interview.earlier.clone() else { return Ok(()) };
    let known = request.known().session.unwrap_or_default();
    let day = known.date.unwrap_or(interview.today);
    let Some(carried) = interview.suggestions.since(&earlier, day)? else { return Ok(()) };
    if let Some(elsewhere) = carried.elsewhere() {
        interview.print(&elsewhere)?;
    }
    if carried.open.is_empty() {
        return Ok(());
    }
    request.open.clone_from(&carried.open);
    let label = Message::new("wizard-review-them").with("count", carried.open.len()).with("id", carried.from.as_str());
    let label = interview.catalog.say(&label);
    if !interview.confirm(&format!("{NAME}:{}", carried.from), label, true)? {
        return Ok(());
    }
    let last_day = known.until.unwrap_or(day);
    for work in &carried.open {
        let key = format!("{NAME}:{}", work.reference());
        let wording = interview.suggestions.wording(work)?;
        let answer = interview.ask(&key, question(interview, work, wording))?;
        if answer == UNSEEN {
            continue;
        }
        let completed = if answer == DONE { Some(done_on(interview, &key, last_day)?) } else { None };
        let note = interview.ask(&format!("{key}:note"), Question::text(interview.say("wizard-review-note")))?;
        request.reviews.push(review(interview, work, &answer, completed, note));
    }
    Ok(())
}

/// Asks on which day work was done; by default on the session's last day.
fn done_on(interview: &mut Interview, key: &str, last_day: NaiveDate) -> Result<NaiveDate, Interrupt> {
    let said = interview.relative_dates();
    let check = |typed: &str| match said.date(typed) {
        Some(day) if day <= last_day => Ok(()),
        Some(day) => Err(Message::new("wizard-review-day-after").with("day", day).with("session", last_day)),
        None => Err(Message::new("wizard-no-day").with("words", typed)),
    };
    let typed_day = interview.typed_day();
    let question = Question::text(interview.say("wizard-review-day"))
        .or(typed_day(last_day))
        .rewritten(|old| said.date(old).map_or_else(|| old.to_owned(), &typed_day))
        .checked(check);
    let key = format!("{key}:day");
    let typed = interview.ask(&key, question)?;
    let day = said.date(&typed).unwrap_or(last_day);
    interview.settle(&key, &day.to_string());
    Ok(day)
}

/// A question for the state of work: what it is, whose, and until when.
fn question(interview: &Interview, work: &OpenWork, wording: Wording) -> Question<'static> {
    let due = work.due.map(|due| {
        let key = if work.is_overdue { "wizard-review-overdue" } else { "wizard-review-due" };
        interview.catalog.say(&Message::new(key).with("day", due))
    });
    let due = due.or(wording.due_text).unwrap_or_default();
    let parts = [wording.text, work.leads.join(", "), due].into_iter().filter(|part| !part.is_empty());
    let label = parts.collect::<Vec<_>>().join(" · ");
    let mut options = vec![Choice::new(UNCHANGED, interview.say("wizard-review-unchanged"))];
    for (name, key) in [
        (START, "wizard-review-start"),
        (DONE, "wizard-review-done"),
        (CANCEL, "wizard-review-cancel"),
        (UNSEEN, "wizard-review-unseen"),
    ] {
        options.push(Choice::new(name, interview.say(key)));
    }
    Question::choice(label, options, 0)
}

fn review(interview: &Interview, work: &OpenWork, answer: &str, completed: Option<NaiveDate>, note: String) -> Review {
    let mut note = Some(note).filter(|note| !note.is_empty());
    // A directive has no such status: a note says it.
    if answer == START && work.entity != Entity::Task {
        let start = super::first_capital(&interview.say("wizard-review-start"));
        note = Some(note.map_or(start.clone(), |note| format!("{start}: {note}")));
    }
    let step = match answer {
        START if work.entity == Entity::Task => Some(Step::Start),
        DONE => Some(Step::Done),
        CANCEL => Some(Step::Cancel),
        _ => note.as_ref().map(|_| Step::Note),
    };
    Review { reference: work.reference(), step, completed, note }
}
