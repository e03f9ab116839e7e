//! The same people as last time, in one key.

use super::add;
use crate::wizard::interview::{Interrupt, Interview};
use meeting_core::i18n::Message;
use meeting_core::ops::{NewRequest, Source, people};

pub fn ask(interview: &mut Interview, request: &mut NewRequest) -> Result<(), Interrupt> {
    let known = request.known();
    let session = known.session.unwrap_or_default();
    let (Some(kind), Some(day), true) = (session.kind, session.date, known.participants.is_empty()) else {
        return Ok(());
    };
    let Some(earlier) = interview.suggestions.last(kind.name(), day)? else { return Ok(()) };
    let people = people(&earlier);
    let id = earlier.id.unwrap_or_default();
    if people.is_empty() {
        return Ok(());
    }
    let held = earlier.session.and_then(|session| session.date).unwrap_or(day);
    let label = Message::new("wizard-same-as")
        .with("day", held)
        .with("title", earlier.title.unwrap_or_default())
        .with("count", people.len());
    let label = interview.catalog.say(&label);
    if !interview.confirm(&format!("same:{id}"), label, true)? {
        return Ok(());
    }
    interview.earlier = Some(Source::Record(id));
    let names: Vec<&str> = people.iter().filter_map(|person| person.name.as_deref()).collect();
    interview.print(&Message::new("wizard-same-people").with("names", names.join(", ")))?;
    for person in people {
        add(&mut request.record.participants, person);
    }
    if known.organizations.is_empty() {
        request.record.organizations = earlier.organizations;
    }
    Ok(())
}
