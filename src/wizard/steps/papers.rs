//! The papers that have a number already, each with its recipients. An empty first answer skips them.

use super::{add, numbered};
use crate::wizard::ask::Question;
use crate::wizard::interview::{Interrupt, Interview};
use meeting_core::archive::Profile;
use meeting_core::i18n::Message;
use meeting_core::model::{Paper, PaperKind};
use meeting_core::ops::{NewRequest, pieces};

/// What the keys of the questions begin with.
pub const LIST: &str = "papers";

pub fn ask(interview: &mut Interview, request: &mut NewRequest) -> Result<(), Interrupt> {
    // An office without rules for papers gives them no numbers.
    if interview.settings.profile() == Profile::Plain {
        return Ok(());
    }
    for item in 1.. {
        let key = format!("{LIST}:{item}");
        let label = numbered(interview.catalog, "wizard-paper", item);
        let question = Question::text(label).with_help(interview.say("wizard-paper-help"));
        let number = interview.ask(&key, question)?;
        if number.is_empty() {
            if interview.is_end(LIST, item) {
                break;
            }
            continue;
        }
        let label = interview.catalog.say(&Message::new("wizard-recipients").with("number", number.as_str()));
        let question = Question::text(label).with_help(interview.say("wizard-recipients-help"));
        let recipients: Vec<String> = pieces(&interview.ask(&format!("{key}:recipients"), question)?);
        let recipients: Vec<String> = recipients.into_iter().filter(|name| !name.is_empty()).collect();
        let kind = PaperKind::of_number(&number).unwrap_or(PaperKind::Minutes);
        let paper = Paper { kind: Some(kind), number: Some(number), recipients: recipients.into(), ..Paper::default() };
        add(&mut request.record.papers, paper);
    }
    Ok(())
}
