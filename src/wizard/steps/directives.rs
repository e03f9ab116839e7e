//! What was concluded, asked for or assigned: the text, then what can be read out of it, each to be confirmed.

use super::deadline::Deadline;
use super::{add, citations, deadline, numbered, one_of, own};
use crate::wizard::ask::{Question, Suggestion};
use crate::wizard::interview::{Interrupt, Interview};
use crate::wizard::suggestions::{Suggestions, fitting};
use meeting_core::i18n::Message;
use meeting_core::import::kind_of_directive;
use meeting_core::model::{Directive, DirectiveKind, Entity, OwnPlace, Record, References};
use meeting_core::ops::{KnownNames, NewRequest};
use meeting_core::recognize::Found;
use meeting_core::recognize::assignment::assignments;
use meeting_core::recognize::organizations::is_organization;
use viet_text::fold::fold;

/// What the keys of the questions begin with.
pub const LIST: &str = "directive";

pub fn ask(interview: &mut Interview, request: &mut NewRequest) -> Result<(), Interrupt> {
    for number in 1.. {
        let key = format!("{LIST}:{number}");
        let label = numbered(interview.catalog, "wizard-directive", request.known().directives.len() + 1);
        let question = Question::text(label).with_help(interview.say("wizard-directive-help"));
        let text = interview.ask(&key, question)?;
        if text.is_empty() {
            if interview.is_end(LIST, number) {
                break;
            }
            continue;
        }
        let found = assignments(&text).into_iter().next();
        let start = match kind_of_directive(&text) {
            Some(kind @ (DirectiveKind::Decision | DirectiveKind::Resolution)) => kind,
            _ if found.is_some() => DirectiveKind::Assignment,
            kind => kind.unwrap_or(DirectiveKind::Request),
        };
        let label = interview.say("wizard-directive-kind");
        let question = one_of(interview.catalog, label, DirectiveKind::KEY, DirectiveKind::NAMES, start.name());
        let kind = interview.ask(&format!("{key}:kind"), question)?;
        let cites = citations::confirmed(interview, &key, &text)?.into();
        let (lead, support) = found.map(|found| (found.value.lead, found.value.support)).unwrap_or_default();
        let lead = actors(interview, request, &key, "lead", in_line(&lead))?;
        let support = if lead.names.is_empty() {
            Actors::default()
        } else {
            actors(interview, request, &key, "support", in_line(&support))?
        };
        let words = deadline::in_text(interview, &text, request);
        let words = lead.deadline.or(support.deadline).unwrap_or(words);
        let (lead, support) = (lead.names, support.names);
        let Deadline { due, due_time, due_text, repeats } = deadline::ask(interview, &key, words, request)?;
        let custom = own::ask(interview, &key, OwnPlace::Directive)?;
        let (kind, text) = (DirectiveKind::of_name(&kind), Some(text));
        let directive = Directive {
            kind,
            text,
            lead,
            support,
            cites,
            due,
            due_time,
            due_text,
            repeats,
            custom,
            ..Directive::default()
        };
        add(&mut request.record.directives, directive);
    }
    Ok(())
}

/// Names that were found, as a line of names.
pub fn in_line(found: &[Found<String>]) -> String {
    found.iter().map(|found| found.value.as_str()).collect::<Vec<_>>().join("; ")
}

/// Who does or did something, and the words of a deadline that were typed in their place.
#[derive(Default)]
pub struct Actors {
    pub names: References,
    pub deadline: Option<String>,
}

/// Asks who does or did something; `found` is whom the text names. What was understood is said.
pub fn actors(
    interview: &mut Interview,
    request: &NewRequest,
    key: &str,
    field: &'static str,
    found: String,
) -> Result<Actors, Interrupt> {
    let label = interview.say(match field {
        "lead" => "wizard-lead",
        "support" => "wizard-support",
        _ => "wizard-speaker",
    });
    let known = interview.suggestions;
    let there = request.known();
    let mut key = format!("{key}:{field}");
    let mut deadline = None;
    let mut begun = found;
    loop {
        let question = Question::text(label.clone())
            .with_help(interview.say("wizard-actors-help"))
            .beginning(std::mem::take(&mut begun))
            .offering(|typed| those_there_first(&there, known, typed));
        let line = interview.ask(&key, question)?;
        if field != "by" && deadline.is_none() && deadline::is_deadline(interview, &line, request) {
            let label = interview.catalog.say(&Message::new("wizard-due-for-lead").with("words", line.as_str()));
            if interview.confirm(&format!("{key}:deadline"), label, true)? {
                deadline = Some(line);
                key.push_str(":again");
                continue;
            }
        }
        let mut understood = Vec::new();
        let names = KnownNames::of(&there, known.workspace).in_line(&line, &mut understood);
        for note in &understood {
            interview.print(note)?;
        }
        if !names.is_empty() {
            let read: Vec<String> = names.iter().map(|name| described(interview, &there, name)).collect();
            interview.print(&Message::new("wizard-actors-read").with("names", read.join("; ")))?;
        }
        return Ok(Actors { names: names.into(), deadline });
    }
}

/// What a reference is understood as, for people.
fn described(interview: &Interview, record: &Record, reference: &str) -> String {
    let is = |name: &Option<String>| name.as_deref().is_some_and(|name| fold(name) == fold(reference));
    let person = record.participants.iter().find(|one| is(&one.name) || is(&one.id));
    let group = record.participants.iter().find(|one| is(&one.group));
    let body = record.organizations.iter().find(|one| is(&one.name) || is(&one.short) || is(&one.id));
    let elsewhere = || interview.suggestions.entity(reference);
    let (key, name) = match () {
        () if let Some(name) = person.and_then(|one| one.name.clone()) => ("wizard-actor-person", name),
        () if let Some(name) = body.and_then(|one| one.name.clone()) => ("wizard-actor-organization", name),
        () if let Some(name) = group.and_then(|one| one.group.clone()) => ("wizard-actor-group", name),
        () if let Some((Entity::Person, name)) = elsewhere() => ("wizard-actor-person", name),
        () if let Some((_, name)) = elsewhere() => ("wizard-actor-organization", name),
        () if is_organization(reference) => ("wizard-actor-organization", reference.to_owned()),
        () => ("wizard-actor-words", reference.to_owned()),
    };
    interview.catalog.say(&Message::new(key).with("name", name))
}

/// The organizations and people that fit what has been typed after the last semicolon: those of the record, then those of
/// the archive.
fn those_there_first(record: &Record, known: &Suggestions, typed: &str) -> Vec<Suggestion> {
    let (head, last) =
        typed.rsplit_once(';').map_or((String::new(), typed), |(head, last)| (format!("{head}; "), last));
    if last.trim().is_empty() && !typed.is_empty() {
        return Vec::new();
    }
    let last = last.trim();
    let mut offers = fitting(last, &record.participants, |one| {
        let name = one.name.as_deref().or(one.group.as_deref()).unwrap_or_default();
        (vec![name], Suggestion::new(name, one.positions.join(", ")))
    });
    offers.extend(fitting(last, &record.organizations, |one| {
        let (name, short) = (one.name.as_deref().unwrap_or_default(), one.short.as_deref());
        (std::iter::once(name).chain(short).collect(), Suggestion::new(name, short.unwrap_or_default()))
    }));
    for offer in known.organizations(last).into_iter().chain(known.people(last)) {
        if !offers.iter().any(|other| other.value == offer.value) {
            offers.push(offer);
        }
    }
    offers.into_iter().map(|offer| Suggestion { value: format!("{head}{}", offer.value), ..offer }).collect()
}
