//! What the session makes of the work that is open since earlier ones.

use super::Record;
use crate::archive::Entity;
use crate::cli::new::OpenWork;
use crate::cli::new::reviews::Review;
use crate::cli::wizard::ask::{Choice, Question};
use crate::cli::wizard::interview::{Interview, Turn};
use crate::cli::work::Step;
use crate::i18n::Message;

pub(super) const NAME: &str = "reviews";

const LEFT_OUT: &str = "left-out";
const LOOKED_AT: &str = "looked-at";

/// What can be said of a task, and of a directive that has none.
const OF_TASK: [(&str, &str, Step); 4] = [
    ("done", "wizard-review-done", Step::Done),
    ("start", "wizard-review-start", Step::Start),
    ("cancel", "wizard-review-cancel", Step::Cancel),
    ("note", "wizard-review-note", Step::Note),
];
const OF_DIRECTIVE: [(&str, &str, Step); 3] = [
    ("done", "wizard-review-fulfilled", Step::Done),
    ("revoke", "wizard-review-revoked", Step::Revoke),
    ("note", "wizard-review-note", Step::Note),
];

/// Asks about each piece of work. What is said is written down when the record is.
pub(super) fn ask(interview: &mut Interview, _: &mut Record) -> Result<(), Turn> {
    let known = interview.known;
    for work in &known.open {
        let key = format!("{NAME}:{}", work.reference);
        let steps = if work.entity == Entity::Task { &OF_TASK[..] } else { &OF_DIRECTIVE[..] };
        let mut options: Vec<Choice> =
            steps.iter().map(|(name, label, _)| Choice::new(*name, interview.say(label))).collect();
        options.insert(0, Choice::new(LOOKED_AT, interview.say("wizard-review-looked-at")));
        options.push(Choice::new(LEFT_OUT, interview.say("wizard-review-left-out")));
        let chosen = interview.ask(&key, Question::choice(label(work, interview), options, 0))?;
        if chosen == LEFT_OUT {
            continue;
        }
        let step = steps.iter().find(|(name, ..)| *name == chosen).map(|(.., step)| *step);
        let mut note = String::new();
        if let Some(step) = step {
            let question = Question::text(interview.say("wizard-review-words"));
            let question = if step == Step::Note { question.required() } else { question };
            note = interview.ask(&format!("{key}:note"), question)?;
        }
        let note = Some(note.trim().to_owned()).filter(|note| !note.is_empty());
        interview.reviews.push(Review { reference: work.reference.clone(), step, note });
    }
    Ok(())
}

fn label(work: &OpenWork, interview: &Interview) -> String {
    let due = match work.due.parse::<chrono::NaiveDate>() {
        Ok(day) => crate::render::day(interview.catalog, day),
        Err(_) => work.due.clone(),
    };
    let about = [work.lead.clone(), due].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(", ");
    let message = Message::new(if about.is_empty() { "wizard-review" } else { "wizard-review-of" });
    interview.catalog.say(&message.with("text", work.text.as_str()).with("about", about))
}
