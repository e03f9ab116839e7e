//! The same people as last time, in one key.

use serde_json::{Value, json};

use super::{Record, items, session};
use crate::cli::wizard::interview::{Interview, Turn};
use crate::i18n::Message;

/// What was so on one day only.
const OF_ONE_DAY: [&str; 7] = ["attendance", "reason", "delegated_to", "arrived", "left", "mode", "site"];

pub(super) fn ask(interview: &mut Interview, record: &mut Record) -> Result<(), Turn> {
    if items(record, "participants").next().is_some() {
        return Ok(());
    }
    let kind = session(record, "kind").unwrap_or_default();
    let Some(earlier) = interview.known.last(&kind)? else { return Ok(()) };
    let people = earlier.record.get("participants").and_then(Value::as_array).cloned().unwrap_or_default();
    if people.is_empty() {
        return Ok(());
    }
    let label = Message::new("wizard-same-as")
        .with("id", earlier.id.as_str())
        .with("title", earlier.title.as_str())
        .with("count", people.len());
    let label = interview.catalog.say(&label);
    if !interview.confirm(&format!("same:{}", earlier.id), label, true)? {
        return Ok(());
    }
    let names: Vec<&str> = people.iter().filter_map(|person| person["name"].as_str()).collect();
    interview.tell(&Message::new("wizard-same-people").with("names", names.join(", ")))?;
    let people = people.into_iter().map(|mut person| {
        if let Some(fields) = person.as_object_mut() {
            fields.retain(|field, _| !OF_ONE_DAY.contains(&field.as_str()));
        }
        person
    });
    record.insert("participants".to_owned(), people.collect());
    if items(record, "organizations").next().is_none()
        && let Some(bodies) = earlier.record.get("organizations").filter(|bodies| **bodies != json!([]))
    {
        record.insert("organizations".to_owned(), bodies.clone());
    }
    Ok(())
}
