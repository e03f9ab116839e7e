//! The office's own fields that its settings require.

use super::first_capital;
use crate::wizard::ask::{Choice, Question};
use crate::wizard::interview::{Interrupt, Interview};
use meeting_core::i18n::Message;
use meeting_core::model::{CustomFields, DeclaredField, OwnPlace, OwnType};
use meeting_core::ops::NewRequest;

/// What the keys of the questions about the record and its session begin with.
pub const NAME: &str = "own";

/// Those of the record and its session.
pub fn of_record(interview: &mut Interview, request: &mut NewRequest) -> Result<(), Interrupt> {
    request.record.custom = ask(interview, &format!("{NAME}:record"), OwnPlace::Record)?;
    let custom = ask(interview, &format!("{NAME}:session"), OwnPlace::Session)?;
    if !custom.is_empty() {
        super::session(request).custom = custom;
    }
    Ok(())
}

/// Those of a part. An empty answer leaves one out, which a draft may.
pub fn ask(interview: &mut Interview, key: &str, place: OwnPlace) -> Result<CustomFields, Interrupt> {
    let settings = interview.settings;
    let mut fields = CustomFields::default();
    for declared in settings.required_fields(place) {
        let answer = answer(interview, &format!("{key}:{}", declared.field.name), declared)?;
        if !answer.is_empty() {
            declared.set(&mut fields, &answer);
        }
    }
    Ok(fields)
}

/// The answer to the question for a field, a day as in records.
fn answer(interview: &mut Interview, key: &str, declared: &DeclaredField) -> Result<String, Interrupt> {
    let label = first_capital(declared.title.of(interview.catalog.language()));
    let said = interview.relative_dates();
    let typed_day = interview.typed_day();
    let question = match declared.field.holds {
        OwnType::Text => Question::text(label),
        OwnType::Number => Question::text(label).checked(|typed| {
            let is_taken = typed.is_empty() || declared.set(&mut CustomFields::default(), typed);
            is_taken.then_some(()).ok_or_else(|| Message::new("wizard-no-count").with("words", typed))
        }),
        OwnType::Date => Question::text(label)
            .rewritten(|old| said.date(old).map_or_else(|| old.to_owned(), &typed_day))
            .checked(|typed| {
                let is_taken = typed.is_empty() || said.date(typed).is_some();
                is_taken.then_some(()).ok_or_else(|| Message::new("wizard-no-day").with("words", typed))
            }),
        OwnType::Choice => {
            let none = Choice::new("", interview.say("wizard-own-none"));
            let options = declared.values.iter().map(|value| Choice::new(value.as_str(), value.as_str()));
            // Enter alone chooses no value.
            Question::choice(label, options.chain([none]).collect(), declared.values.len())
        }
    };
    let typed = interview.ask(key, question)?;
    let day = said.date(&typed).filter(|_| declared.field.holds == OwnType::Date);
    Ok(match day {
        // "Yesterday" means another date when the draft is resumed tomorrow.
        Some(day) => {
            let day = day.to_string();
            interview.settle(key, &day);
            day
        }
        None => typed,
    })
}
