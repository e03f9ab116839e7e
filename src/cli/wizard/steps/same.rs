//! The same people as last time, in one key.

use serde_json::json;

use super::{Record, items, session};
use crate::cli::new::{Source, carry};
use crate::cli::wizard::interview::{Interview, Turn};
use crate::i18n::Message;

pub(super) fn ask(interview: &mut Interview, record: &mut Record) -> Result<(), Turn> {
    if items(record, "participants").next().is_some() {
        return Ok(());
    }
    let (Some(kind), Some(day)) = (session(record, "kind"), session(record, "date")) else { return Ok(()) };
    let Some(earlier) = interview.known.last(&kind, &day)? else { return Ok(()) };
    let people = carry::people(&earlier.record);
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
    interview.earlier = Some(Source::Record(earlier.id.clone()));
    let names: Vec<&str> = people.iter().filter_map(|person| person["name"].as_str()).collect();
    interview.tell(&Message::new("wizard-same-people").with("names", names.join(", ")))?;
    record.insert("participants".to_owned(), people.into());
    if items(record, "organizations").next().is_none()
        && let Some(bodies) = earlier.record.get("organizations").filter(|bodies| **bodies != json!([]))
    {
        record.insert("organizations".to_owned(), bodies.clone());
    }
    Ok(())
}
