//! What a template left open: `<nội dung>`, one after the other.

use serde_json::Value;

use super::{Record, first_capital};
use crate::check::blanks_in;
use crate::cli::wizard::ask::Question;
use crate::cli::wizard::interview::{Interview, Turn};

/// What the keys of the questions begin with.
pub(super) const NAME: &str = "blank";

pub(super) fn ask(interview: &mut Interview, record: &mut Record) -> Result<(), Turn> {
    for (key, value) in record.iter_mut() {
        // A record without a title is none.
        fill(interview, value, key == "title")?;
    }
    record.retain(|_, value| !value.is_null());
    Ok(())
}

/// Fills the blanks of a value; returns whether one of them stays open. What has an open one is left out, for an absent
/// field is honest, and so is the item of a list that lacks a field by that.
fn fill(interview: &mut Interview, value: &mut Value, is_required: bool) -> Result<bool, Turn> {
    match value {
        Value::String(text) => {
            let filled = filled(interview, text, is_required)?;
            let is_open = filled.is_none();
            *value = filled.into();
            return Ok(is_open);
        }
        Value::Array(items) => {
            let mut kept = Vec::new();
            for mut item in items.drain(..) {
                if !fill(interview, &mut item, false)? {
                    kept.push(item);
                }
            }
            *value = if kept.is_empty() { Value::Null } else { kept.into() };
        }
        Value::Object(fields) => {
            let mut is_open = false;
            for field in fields.values_mut() {
                is_open |= fill(interview, field, false)?;
            }
            fields.retain(|_, field| !field.is_null());
            return Ok(is_open);
        }
        _ => {}
    }
    Ok(false)
}

/// Returns a text with its blanks filled; none where one stays open. A blank that comes again is asked for once.
fn filled(interview: &mut Interview, text: &str, is_required: bool) -> Result<Option<String>, Turn> {
    let mut filled = String::new();
    let mut rest = text;
    for blank in blanks_in(text) {
        let name = blank.trim_matches(['<', '>']);
        let question = Question::text(first_capital(name)).helped(text.to_owned());
        let question = if is_required { question.required() } else { question };
        let answer = interview.ask(&format!("{NAME}:{name}"), question)?;
        if answer.is_empty() {
            return Ok(None);
        }
        let (before, behind) = rest.split_once(blank).unwrap_or((rest, ""));
        filled += before;
        filled += &answer;
        rest = behind;
    }
    Ok(Some(filled + rest))
}
