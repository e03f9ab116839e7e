//! What was reported, said and discussed: the text, with who spoke before a colon. An empty first answer skips it.

use super::directives::actors;
use super::{add, citations, numbered, one_of};
use crate::wizard::ask::Question;
use crate::wizard::interview::{Interrupt, Interview};
use meeting_core::model::{Proceeding, ProceedingKind, Record};
use meeting_core::ops::NewRequest;
use meeting_core::recognize::organizations::is_organization;
use viet_text::fold::fold;
use viet_text::partial::{Fit, Partial};

/// What the keys of the questions begin with.
pub const LIST: &str = "proceeding";

pub fn ask(interview: &mut Interview, request: &mut NewRequest) -> Result<(), Interrupt> {
    let before = request.known().proceedings.len();
    for number in 1.. {
        let key = format!("{LIST}:{number}");
        let label = numbered(interview.catalog, "wizard-proceeding", before + number);
        let question = Question::text(label).with_help(interview.say("wizard-proceeding-help"));
        let typed = interview.ask(&key, question)?;
        if typed.is_empty() {
            interview.end(LIST, number);
            break;
        }
        let (speaker, text) = speaker(&typed, &request.known());
        let label = interview.say("wizard-proceeding-kind");
        let start = kind(&text, speaker.is_some());
        let question = one_of(interview.catalog, label, ProceedingKind::KEY, ProceedingKind::NAMES, start.name());
        let kind = interview.ask(&format!("{key}:kind"), question)?;
        let cites = citations::confirmed(interview, &key, &text)?.into();
        let by = actors(interview, request, &key, "by", speaker.unwrap_or_default())?;
        let (kind, text) = (ProceedingKind::of_name(&kind), Some(text));
        add(&mut request.record.proceedings, Proceeding { kind, by, text, cites, ..Proceeding::default() });
    }
    Ok(())
}

/// Who spoke, where the text says it before a colon and the record knows the name or it is that of a body; and what was
/// said.
fn speaker(typed: &str, record: &Record) -> (Option<String>, String) {
    let whole = || (None, typed.to_owned());
    let Some((name, said)) = typed.split_once(':') else { return whole() };
    let (name, said) = (name.trim(), said.trim());
    if name.is_empty() || said.is_empty() {
        return whole();
    }
    let partial = Partial::new(name);
    let people = record.participants.iter().filter_map(|person| person.name.as_deref());
    let mut meant = people.filter(|known| partial.fit(known).is_some_and(|fit| fit < Fit::Within));
    let named = match (meant.next(), meant.next()) {
        (Some(known), None) => Some(known.to_owned()),
        _ => is_organization(name).then(|| name.to_owned()),
    };
    named.map_or_else(whole, |named| (Some(named), said.to_owned()))
}

/// What a text most probably is.
fn kind(text: &str, has_speaker: bool) -> ProceedingKind {
    let folded = fold(text);
    let begins = |words: &[&str]| words.iter().any(|words| folded.starts_with(&fold(words)));
    if text.ends_with('?') {
        ProceedingKind::Question
    } else if begins(&["báo cáo", "trình bày", "reported", "presented", "report"]) {
        ProceedingKind::Report
    } else if begins(&["đề xuất", "kiến nghị", "đề nghị", "proposed", "suggested"]) {
        ProceedingKind::Proposal
    } else if begins(&["trả lời", "giải trình", "answered", "replied"]) {
        ProceedingKind::Answer
    } else if has_speaker {
        ProceedingKind::Speech
    } else {
        ProceedingKind::Discussion
    }
}
