//! The steps of the wizard: each asks about one part of the record and fills it in.

mod absent;
mod blanks;
mod citations;
mod deadline;
mod directives;
mod organizations;
mod people;
mod reviews;
mod same;
mod session;
mod tasks;

use serde::Serialize;
use serde_json::{Map, Value};

use super::ask::{Choice, Question};
use super::interview::{Interview, Turn};
use crate::i18n::{Catalog, Message};
use crate::model::{References, fields_of};
use crate::render;

/// A record that is being filled in.
pub(super) type Record = Map<String, Value>;

/// A step.
pub(super) struct Step {
    /// What the keys of its questions begin with.
    pub name: &'static str,
    /// The key of its name for people.
    pub label: &'static str,
    ask: fn(&mut Interview, &mut Record) -> Result<(), Turn>,
}

/// The steps, in order.
pub(super) const STEPS: [Step; 13] = [
    Step { name: blanks::NAME, label: "wizard-blanks", ask: blanks::ask },
    Step { name: "title", label: "wizard-title", ask: session::title },
    Step { name: "kind", label: "wizard-kind", ask: session::kind },
    Step { name: "day", label: "wizard-day", ask: session::day },
    Step { name: "time", label: "wizard-time", ask: session::time },
    Step { name: "place", label: "wizard-place", ask: session::place },
    Step { name: "same", label: "wizard-same", ask: same::ask },
    Step { name: organizations::LIST, label: "wizard-organization", ask: organizations::ask },
    Step { name: people::LIST, label: "wizard-person", ask: people::ask },
    Step { name: "absent", label: "wizard-absent", ask: absent::ask },
    Step { name: reviews::NAME, label: "wizard-review", ask: reviews::ask },
    Step { name: directives::LIST, label: "wizard-directive", ask: directives::ask },
    Step { name: tasks::LIST, label: "wizard-task", ask: tasks::ask },
];

/// Asks whatever has not been answered yet; returns the record that follows from the answers.
pub(super) fn all(interview: &mut Interview) -> Result<Record, Turn> {
    interview.rewind();
    let mut record = interview.draft.beginning.record.clone();
    for step in &STEPS {
        (step.ask)(interview, &mut record)?;
    }
    Ok(record)
}

/// Returns the label of a question about the item of a list: "Participant 2".
fn numbered(catalog: &Catalog, key: &'static str, number: usize) -> String {
    format!("{} {number}", catalog.say(&Message::new(key)))
}

/// A question for the name of a value of a closed list.
fn one_of(catalog: &Catalog, label: String, key: &str, names: &[&str], start: &str) -> Question<'static> {
    let options: Vec<Choice> =
        names.iter().map(|name| Choice::new(*name, first_capital(&render::value(catalog, key, name)))).collect();
    let start = options.iter().position(|option| option.name == start).unwrap_or_default();
    Question::choice(label, options, start)
}

fn first_capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// Returns what the record says of its session.
fn session(record: &Record, key: &str) -> Option<String> {
    let value = record.get("session")?.get(key)?;
    value.as_str().filter(|text| !text.trim().is_empty()).map(str::to_owned)
}

/// Says something of the record's session.
fn put(record: &mut Record, key: &str, value: impl Into<Value>) {
    let session = record.entry("session").or_insert_with(|| Value::Object(Map::new()));
    if let Some(session) = session.as_object_mut() {
        session.insert(key.to_owned(), value.into());
    }
}

fn items<'r>(record: &'r Record, list: &str) -> impl Iterator<Item = &'r Record> {
    record.get(list).and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_object)
}

/// Adds an item to a list of the record.
fn add(record: &mut Record, list: &str, item: &impl Serialize) {
    let items = record.entry(list).or_insert(Value::Null);
    if items.is_null() {
        *items = Value::Array(Vec::new());
    }
    if let Some(items) = items.as_array_mut() {
        items.push(fields_of(item).into());
    }
}

/// Returns the names in a line, at semicolons where it has any, else at commas.
fn references(line: &str) -> References {
    let sign = if line.contains(';') { ';' } else { ',' };
    let names = line.split(sign).map(str::trim).filter(|name| !name.is_empty());
    names.map(str::to_owned).collect::<Vec<_>>().into()
}

#[cfg(test)]
mod tests;
