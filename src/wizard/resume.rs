//! Offers unfinished drafts.

use super::ask::{Ask, Choice, Question, Reply};
use super::draft::{Beginning, Draft, PendingDraft};
use super::interview::Interrupt;
use meeting_core::i18n::{Catalog, Message};

/// Most drafts that are offered.
const MOST: usize = 5;

const FRESH: &str = "new";
const DISCARD: &str = "discard";

/// The draft to go on with: one that was left, where the user wants it, else a new one.
pub fn choose(beginning: Beginning, front: &mut dyn Ask, catalog: &Catalog) -> Result<Draft, Interrupt> {
    let mut waiting = Draft::waiting(&beginning.root);
    waiting.truncate(MOST);
    if waiting.is_empty() {
        return Ok(Draft::begin(beginning));
    }
    loop {
        let mut options: Vec<Choice> = waiting.iter().enumerate().map(|(at, left)| option(at, left, catalog)).collect();
        let say = |key: &'static str| catalog.say(&Message::new(key));
        options.push(Choice::new(FRESH, say("wizard-resume-new")));
        options.push(Choice::new(DISCARD, say("wizard-resume-discard")));
        match front.ask(&Question::choice(say("wizard-resume"), options, 0))? {
            Reply::Back => {}
            Reply::Stop => return Err(Interrupt::Stop),
            Reply::Given(chosen) if chosen == FRESH => return Ok(Draft::begin(beginning)),
            Reply::Given(chosen) if chosen == DISCARD => {
                let sure = Message::new("wizard-resume-sure").with("count", waiting.len());
                if front.ask(&Question::confirm(catalog.say(&sure), false))? == Reply::Given(super::ask::YES.to_owned())
                {
                    for left in waiting {
                        left.draft.discard();
                    }
                    return Ok(Draft::begin(beginning));
                }
            }
            Reply::Given(chosen) => {
                let at = chosen.parse::<usize>().ok().filter(|at| *at < waiting.len());
                if let Some(at) = at {
                    return Ok(waiting.swap_remove(at).draft);
                }
            }
        }
    }
}

fn option(at: usize, left: &PendingDraft, catalog: &Catalog) -> Choice {
    let title = left.draft.get("title").or_else(|| left.draft.beginning.record.text("title"));
    let label = Message::new("wizard-resume-one")
        .with("title", title.unwrap_or("…"))
        .with("time", left.since.format("%H:%M").to_string())
        .with("day", left.since.date_naive())
        .with("count", left.draft.count());
    Choice::new(at.to_string(), catalog.say(&label))
}
