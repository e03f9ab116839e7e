//! What a template left open: `<nội dung>`, one after the other.

use super::first_capital;
use crate::wizard::ask::Question;
use crate::wizard::interview::{Interrupt, Interview};
use meeting_core::ops::NewRequest;

/// What the keys of the questions begin with.
pub const NAME: &str = "blank";

/// A blank that comes again is asked for once.
pub fn ask(interview: &mut Interview, request: &mut NewRequest) -> Result<(), Interrupt> {
    request.base.fill_blanks(&mut |name, text, is_required| {
        let question = Question::text(first_capital(name)).with_help(text.to_owned());
        let question = if is_required { question.required() } else { question };
        interview.ask(&format!("{NAME}:{name}"), question)
    })
}
