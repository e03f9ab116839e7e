//! What has become of the work that the earlier session left open. The answers are written to the records of that work.

use crate::wizard::ask::{Choice, Question};
use crate::wizard::interview::{Interrupt, Interview};
use meeting_core::i18n::{Day, Message};
use meeting_core::model::{Entity, Step};
use meeting_core::ops::{Due, NewRequest, OpenWork, Review};

/// What the keys of the questions begin with.
pub const NAME: &str = "review";

const UNCHANGED: &str = "unchanged";
const START: &str = "start";
const DONE: &str = "done";
const CANCEL: &str = "cancel";
const UNSEEN: &str = "unseen";

pub fn ask(interview: &mut Interview, request: &mut NewRequest) -> Result<(), Interrupt> {
    let Some(earlier) = interview.earlier.clone() else { return Ok(()) };
    let Some(carried) = interview.suggestions.since(&earlier)?.filter(|carried| !carried.open.is_empty()) else {
        return Ok(());
    };
    request.open.clone_from(&carried.open);
    let label = Message::new("wizard-review-them").with("count", carried.open.len()).with("id", carried.from.as_str());
    let label = interview.catalog.say(&label);
    if !interview.confirm(&format!("{NAME}:{}", carried.from), label, true)? {
        return Ok(());
    }
    for work in &carried.open {
        let key = format!("{NAME}:{}", work.reference);
        let answer = interview.ask(&key, question(interview, work))?;
        if answer == UNSEEN {
            continue;
        }
        let note = interview.ask(&format!("{key}:note"), Question::text(interview.say("wizard-review-note")))?;
        request.reviews.push(review(work, &answer, note));
    }
    Ok(())
}

/// A question for the state of work: what it is, whose, and until when.
fn question(interview: &Interview, work: &OpenWork) -> Question<'static> {
    let due = match &work.due {
        Some(Due::Day(due)) => interview.catalog.say(&Message::new("wizard-review-due").with("day", Day(*due))),
        Some(Due::Words(words)) => words.clone(),
        None => String::new(),
    };
    let parts = [work.text.clone(), work.lead.clone(), due].into_iter().filter(|part| !part.is_empty());
    let label = parts.collect::<Vec<_>>().join(" · ");
    let mut options = vec![Choice::new(UNCHANGED, interview.say("wizard-review-unchanged"))];
    if work.entity == Entity::Task {
        options.push(Choice::new(START, interview.say("wizard-review-start")));
    }
    for (name, key) in
        [(DONE, "wizard-review-done"), (CANCEL, "wizard-review-cancel"), (UNSEEN, "wizard-review-unseen")]
    {
        options.push(Choice::new(name, interview.say(key)));
    }
    Question::choice(label, options, 0)
}

fn review(work: &OpenWork, answer: &str, note: String) -> Review {
    let note = Some(note).filter(|note| !note.is_empty());
    let step = match answer {
        START => Some(Step::Start),
        DONE => Some(Step::Done),
        CANCEL if work.entity == Entity::Task => Some(Step::Cancel),
        CANCEL => Some(Step::Revoke),
        _ => note.as_ref().map(|_| Step::Note),
    };
    Review { reference: work.reference.clone(), step, note }
}
