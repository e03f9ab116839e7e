//! The same people as last time, in one key.

use super::{Record, add, items, session};
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
    let names: Vec<&str> = people.iter().filter_map(|person| person.name.as_deref()).collect();
    interview.tell(&Message::new("wizard-same-people").with("names", names.join(", ")))?;
    for person in &people {
        add(record, "participants", person);
    }
    if items(record, "organizations").next().is_none() {
        for body in &earlier.record.organizations {
            add(record, "organizations", body);
        }
    }
    Ok(())
}
