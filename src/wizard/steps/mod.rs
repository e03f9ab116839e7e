//! The steps of the wizard: each asks about one part of the record and fills it in.

mod absent;
mod agenda;
mod blanks;
mod citations;
mod deadline;
mod directives;
mod organizations;
mod own;
mod papers;
mod people;
mod proceedings;
mod reviews;
mod same;
mod session;
mod tasks;

use super::ask::{Choice, Question};
use super::interview::{Interrupt, Interview};
use meeting_core::i18n::{Catalog, Message};
use meeting_core::model::{List, Session};
use meeting_core::ops::NewRequest;

/// A step.
pub struct Step {
    /// What the keys of its questions begin with.
    pub name: &'static str,
    /// The key of its name for people.
    pub label: &'static str,
    ask: fn(&mut Interview, &mut NewRequest) -> Result<(), Interrupt>,
}

/// The steps, in order.
pub const STEPS: [Step; 17] = [
    Step { name: blanks::NAME, label: "wizard-blanks", ask: blanks::ask },
    Step { name: "title", label: "wizard-title", ask: session::title },
    Step { name: "kind", label: "wizard-kind", ask: session::kind },
    Step { name: "day", label: "wizard-day", ask: session::day },
    Step { name: "time", label: "wizard-time", ask: session::time },
    Step { name: "place", label: "wizard-place", ask: session::place },
    Step { name: own::NAME, label: "wizard-own", ask: own::of_record },
    Step { name: "same", label: "wizard-same", ask: same::ask },
    Step { name: organizations::LIST, label: "wizard-organization", ask: organizations::ask },
    Step { name: people::LIST, label: "wizard-person", ask: people::ask },
    Step { name: "absent", label: "wizard-absent", ask: absent::ask },
    Step { name: agenda::LIST, label: "wizard-agenda", ask: agenda::ask },
    Step { name: reviews::NAME, label: "wizard-review", ask: reviews::ask },
    Step { name: proceedings::LIST, label: "wizard-proceeding", ask: proceedings::ask },
    Step { name: directives::LIST, label: "wizard-directive", ask: directives::ask },
    Step { name: tasks::LIST, label: "wizard-task", ask: tasks::ask },
    Step { name: papers::LIST, label: "wizard-paper", ask: papers::ask },
];

/// Asks all questions without an answer; the result is the record of the answers.
pub fn all(interview: &mut Interview) -> Result<NewRequest, Interrupt> {
    interview.rewind();
    let mut request = NewRequest { base: interview.draft.beginning.record.clone(), ..NewRequest::default() };
    for step in &STEPS {
        (step.ask)(interview, &mut request)?;
    }
    Ok(request)
}

/// The label of a question about the item of a list: "Participant 2".
fn numbered(catalog: &Catalog, key: &'static str, number: usize) -> String {
    format!("{} {number}", catalog.say(&Message::new(key)))
}

/// A question for the name of a value of a closed list.
fn one_of(catalog: &Catalog, label: String, key: &str, names: &[&str], start: &str) -> Question<'static> {
    let options: Vec<Choice> = names
        .iter()
        .map(|name| Choice::new(*name, first_capital(&meeting_render::value(catalog, key, name))))
        .collect();
    let start = options.iter().position(|option| option.name == start).unwrap_or_default();
    Question::choice(label, options, start)
}

fn first_capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// What has been answered of the session.
fn session(request: &mut NewRequest) -> &mut Session {
    request.record.session.get_or_insert_default()
}

/// Adds an item to a list.
fn add<T: Clone>(list: &mut List<T>, item: T) {
    let mut items = list.to_vec();
    items.push(item);
    *list = items.into();
}

#[cfg(test)]
mod tests;
