//! Values in brackets.

use serde_json::Value;

use crate::write::{is_date, key_of, quoted, text_of};

/// A value in flow style; `None` if the emitter refuses.
pub(super) fn flow(value: &Value, schema: &Value) -> Option<String> {
    match value {
        Value::String(text) if schema["format"] == "date" && is_date(text) => Some(text.clone()),
        Value::String(text) => quiet(text, text_of(text)?),
        Value::Array(items) => {
            let items: Option<Vec<_>> = items.iter().map(|item| flow(item, &schema["items"])).collect();
            Some(format!("[{}]", items?.join(", ")))
        }
        Value::Object(fields) => {
            let entries: Option<Vec<_>> =
                fields.iter().map(|(key, value)| entry(key, value, &schema["properties"][key])).collect();
            Some(format!("{{{}}}", entries?.join(", ")))
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => Some(value.to_string()),
    }
}

/// An entry in flow style.
pub(super) fn entry(key: &str, value: &Value, schema: &Value) -> Option<String> {
    Some(format!("{}: {}", quiet(key, key_of(key)?)?, flow(value, schema)?))
}

/// A text in quotes where what is `written` outside of brackets would end or open some within.
fn quiet(text: &str, written: String) -> Option<String> {
    let is_quoted = written.starts_with(['"', '\'']);
    let is_loud = |c: char| !(c.is_alphanumeric() || " -/.()–_".contains(c));
    if !is_quoted && written.contains(is_loud) { quoted(text) } else { Some(written) }
}
