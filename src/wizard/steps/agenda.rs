//! The agenda: one item a question, or several at once. An empty first answer skips it.

use super::numbered;
use crate::wizard::ask::Question;
use crate::wizard::interview::{Interrupt, Interview};
use meeting_core::ops::{NewRequest, pieces};

/// What the keys of the questions begin with.
pub const LIST: &str = "agenda";

pub fn ask(interview: &mut Interview, request: &mut NewRequest) -> Result<(), Interrupt> {
    // Those of a template come first.
    let mut agenda = request.known().agenda.to_vec();
    for number in 1.. {
        let label = numbered(interview.catalog, "wizard-agenda", agenda.len() + 1);
        let question = Question::text(label).with_help(interview.say("wizard-agenda-help"));
        let typed = interview.ask(&format!("{LIST}:{number}"), question)?;
        if typed.is_empty() {
            if interview.is_end(LIST, number) {
                break;
            }
            continue;
        }
        agenda.extend(pieces(&typed).into_iter().filter(|item| !item.is_empty()));
    }
    request.record.agenda = agenda.into();
    Ok(())
}
