//! What was concluded, asked for or assigned: the text, then what can be read out of it, each to be confirmed.

use super::deadline::Deadline;
use super::{add, citations, deadline, numbered, one_of};
use crate::wizard::ask::{Question, Suggestion};
use crate::wizard::interview::{Interrupt, Interview};
use crate::wizard::suggestions::Suggestions;
use meeting_core::model::{Directive, DirectiveKind, Record, References};
use meeting_core::ops::{KnownNames, NewRequest};
use meeting_core::recognize::Found;
use meeting_core::recognize::assignment::assignments;

/// What the keys of the questions begin with.
pub const LIST: &str = "directive";

pub fn ask(interview: &mut Interview, request: &mut NewRequest) -> Result<(), Interrupt> {
    let before = request.known().directives.len();
    for number in 1.. {
        let key = format!("{LIST}:{number}");
        let label = numbered(interview.catalog, "wizard-directive", before + number);
        let question = Question::text(label).with_help(interview.say("wizard-directive-help"));
        let text = interview.ask(&key, question)?;
        if text.is_empty() {
            interview.end(LIST, number);
            break;
        }
        let found = assignments(&text).into_iter().next();
        let start = if found.is_some() { DirectiveKind::Assignment } else { DirectiveKind::Request };
        let label = interview.say("wizard-directive-kind");
        let question = one_of(interview.catalog, label, DirectiveKind::KEY, DirectiveKind::NAMES, start.name());
        let kind = interview.ask(&format!("{key}:kind"), question)?;
        let cites = citations::confirmed(interview, &key, &text)?.into();
        let (lead, support) = found.map(|found| (found.value.lead, found.value.support)).unwrap_or_default();
        let lead = actors(interview, request, &key, "lead", in_line(&lead))?;
        let support = if lead.is_empty() {
            References::default()
        } else {
            actors(interview, request, &key, "support", in_line(&support))?
        };
        let Deadline { due, due_time, due_text, repeats } = deadline::ask(interview, &key, &text, request)?;
        let (kind, text) = (DirectiveKind::of_name(&kind), Some(text));
        let directive =
            Directive { kind, text, lead, support, cites, due, due_time, due_text, repeats, ..Directive::default() };
        add(&mut request.record.directives, directive);
    }
    Ok(())
}

/// Names that were found, as a line of names.
pub fn in_line(found: &[Found<String>]) -> String {
    found.iter().map(|found| found.value.as_str()).collect::<Vec<_>>().join("; ")
}

/// Asks who does or did something; `found` is whom the text names.
pub fn actors(
    interview: &mut Interview,
    request: &NewRequest,
    key: &str,
    field: &'static str,
    found: String,
) -> Result<References, Interrupt> {
    let label = interview.say(match field {
        "lead" => "wizard-lead",
        "support" => "wizard-support",
        _ => "wizard-speaker",
    });
    let known = interview.suggestions;
    let there = request.known();
    let question = Question::text(label)
        .with_help(interview.say("wizard-actors-help"))
        .beginning(found)
        .offering(|typed| those_there_first(&there, known, typed));
    let line = interview.ask(&format!("{key}:{field}"), question)?;
    let mut understood = Vec::new();
    let names = KnownNames::of(&there, known.workspace).in_line(&line, &mut understood);
    for note in &understood {
        interview.print(note)?;
    }
    Ok(names.into())
}

/// The organizations and people that fit what has been typed after the last semicolon: those of the record before all
/// others.
fn those_there_first(record: &Record, known: &Suggestions, typed: &str) -> Vec<Suggestion> {
    let (head, last) =
        typed.rsplit_once(';').map_or((String::new(), typed), |(head, last)| (format!("{head}; "), last));
    if last.trim().is_empty() && !typed.is_empty() {
        return Vec::new();
    }
    let is_there = |offer: &Suggestion| {
        let organizations = record.organizations.iter().flat_map(|one| [&one.name, &one.short]);
        let mut names = organizations.chain(record.participants.iter().map(|person| &person.name));
        names.any(|name| name.as_deref() == Some(offer.value.as_str()))
    };
    let mut offers = known.organizations(last.trim());
    offers.extend(known.people(last.trim()));
    offers.sort_by_key(|offer| !is_there(offer));
    offers.into_iter().map(|offer| Suggestion { value: format!("{head}{}", offer.value), ..offer }).collect()
}
