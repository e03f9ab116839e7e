//! The participants: "Name; position; position", or the name of a known person, with the last recorded positions.

use super::{add, numbered, one_of, own};
use crate::wizard::ask::Question;
use crate::wizard::interview::{Interrupt, Interview};
use meeting_core::i18n::Message;
use meeting_core::model::{Attendance, OwnPlace, Participant, Record, Role};
use meeting_core::ops::{NewRequest, may_be_one, person};
use meeting_core::recognize::absence::absence_behind;
use viet_text::fold::fold;

/// What the keys of the questions begin with.
pub const LIST: &str = "person";

pub fn ask(interview: &mut Interview, request: &mut NewRequest) -> Result<(), Interrupt> {
    for number in 1.. {
        let key = format!("{LIST}:{number}");
        let label = numbered(interview.catalog, "wizard-person", request.known().participants.len() + 1);
        let question = Question::text(label).with_help(interview.say("wizard-person-help"));
        let known = interview.suggestions;
        let there: Vec<String> = request.known().participants.iter().filter_map(|person| person.name.clone()).collect();
        let offer = |typed: &str| {
            let mut offers = known.people(typed);
            offers.retain(|offer| !there.contains(&offer.value));
            offers
        };
        let typed = interview.name(&key, question, offer)?;
        if typed.is_empty() {
            if interview.is_end(LIST, number) {
                break;
            }
            continue;
        }
        let (named, absence) = absence_behind(&typed).map_or((typed.as_str(), None), |(name, how)| (name, Some(how)));
        let mut participant = match group(named) {
            Some(group) => group,
            None => described(interview, &key, named)?,
        };
        if let Some(absence) = absence {
            participant.attendance = Some(if absence.is_excused { Attendance::Excused } else { Attendance::Absent });
            participant.reason = absence.reason;
        }
        // Who has the same name and no other position is the same person.
        let there = request.known();
        if there.participants.iter().any(|known| may_be_one(known, &participant)) {
            let name = participant.name.unwrap_or_default();
            interview.print(&Message::new("wizard-there-already").with("name", name))?;
            continue;
        }
        let label = interview.say("wizard-role");
        let is_away = participant.attendance.is_some();
        let start = if has_chair(&there) || is_away { Role::Attendee } else { Role::Chair };
        let question = one_of(interview.catalog, label, Role::KEY, Role::NAMES, start.name());
        let role = interview.ask(&format!("{key}:role"), question)?;
        let role = Role::of_name(&role).filter(|role| *role != Role::Attendee);
        participant.roles = role.into_iter().collect::<Vec<_>>().into();
        participant.custom = own::ask(interview, &key, OwnPlace::Participant)?;
        add(&mut request.record.participants, participant);
    }
    Ok(())
}

fn has_chair(record: &Record) -> bool {
    record.participants.iter().any(|person| person.roles.contains(&Role::Chair))
}

/// The group that `nhóm: các đồng chí trong Ban Chấp hành` describes.
fn group(typed: &str) -> Option<Participant> {
    let (word, rest) = typed.split_once(':')?;
    let is_group = matches!(fold(word.trim()).as_str(), "nhom" | "group");
    let rest = Some(rest.trim()).filter(|rest| is_group && !rest.is_empty())?;
    Some(Participant { group: Some(rest.to_owned()), ..Participant::default() })
}

/// A person, with the positions that were typed, else those that the user accepts or corrects.
fn described(interview: &mut Interview, key: &str, typed: &str) -> Result<Participant, Interrupt> {
    let mut understood = Vec::new();
    let mut person = person(typed, None, &mut understood);
    for note in &understood {
        interview.print(note)?;
    }
    if person.positions.is_empty() {
        let name = person.name.clone().unwrap_or_default();
        let label = interview.catalog.say(&Message::new("wizard-positions").with("name", name.as_str()));
        let question = Question::text(label)
            .with_help(interview.say("wizard-positions-help"))
            .beginning(interview.suggestions.positions(&name).join("; "));
        let line = interview.ask(&format!("{key}:positions"), question)?;
        let positions = line.split(';').map(str::trim).filter(|position| !position.is_empty());
        person.positions = positions.map(str::to_owned).collect::<Vec<_>>().into();
    }
    Ok(person)
}
