//! The organizations of the session: "Name; short form", or the name of a known one.

use super::{add, numbered, own};
use crate::wizard::ask::Question;
use crate::wizard::interview::{Interrupt, Interview};
use meeting_core::i18n::Message;
use meeting_core::model::{Organization, OwnPlace};
use meeting_core::ops::{NewRequest, may_be_one, pieces};

/// What the keys of the questions begin with.
pub const LIST: &str = "organization";

pub fn ask(interview: &mut Interview, request: &mut NewRequest) -> Result<(), Interrupt> {
    for number in 1.. {
        let key = format!("{LIST}:{number}");
        let label = numbered(interview.catalog, "wizard-organization", request.known().organizations.len() + 1);
        let question = Question::text(label).with_help(interview.say("wizard-organization-help"));
        let known = interview.suggestions;
        let typed = interview.name(&key, question, |typed| known.organizations(typed))?;
        if typed.is_empty() {
            if interview.is_end(LIST, number) {
                break;
            }
            continue;
        }
        let mut pieces = pieces(&typed).into_iter();
        let name = pieces.next().unwrap_or_default();
        let short = pieces.next().filter(|short| !short.is_empty()).or_else(|| known.short(&name));
        let mut body = Organization { name: Some(name.clone()), short, ..Organization::default() };
        if request.known().organizations.iter().any(|known| may_be_one(known, &body)) {
            interview.print(&Message::new("wizard-there-already").with("name", name.as_str()))?;
            continue;
        }
        body.custom = own::ask(interview, &key, OwnPlace::Organization)?;
        add(&mut request.record.organizations, body);
    }
    Ok(())
}
