//! What a record begins with: a template, or what comes on standard input.

use std::io::{self, Read};

use serde_json::{Map, Value};

use super::Failure;
use crate::archive::{self, Archive};
use crate::check::Checker;
use crate::diagnostic::FileFindings;
use crate::i18n::Message;
use crate::text::{self, suggest};
use crate::yaml::{self, MAX_BYTES};

/// Returns the fields of `templates/<name>.yaml`.
pub(super) fn template(archive: &Archive, name: &str) -> Result<Map<String, Value>, Failure> {
    let known = names(archive);
    // A name, not a path: a template lies in the folder of the templates.
    if !known.iter().any(|known| known == name) {
        let failure = Failure::new(Message::new("new-no-template").with("name", name));
        return Err(match suggest::nearest(name, known.iter().map(String::as_str)) {
            Some(near) => failure.helped(Message::new("did-you-mean").with("name", near)),
            None if known.is_empty() => failure.helped(Message::new("new-no-templates")),
            None => failure.helped(Message::new("known-values").with("names", known.join(", "))),
        });
    }
    let path = archive.root().join("templates").join(format!("{name}.yaml"));
    let file = archive.relative(&path);
    let text = archive.read(&path).map_err(|error| {
        Failure::new(Message::new("file-failure").with("name", file.as_str()).with("reason", error.message()))
    })?;
    fields(file, text)
}

fn names(archive: &Archive) -> Vec<String> {
    let files = archive::files_below(&archive.root().join("templates")).unwrap_or_default();
    let mut names: Vec<String> =
        files.iter().filter_map(|file| Some(file.to_str()?.strip_suffix(".yaml")?.to_owned())).collect();
    names.sort();
    names
}

/// Returns the fields of the YAML or JSON on standard input.
pub(in crate::cli) fn stdin() -> Result<Map<String, Value>, Failure> {
    let name = "-".to_owned();
    let mut bytes = Vec::new();
    let limit = u64::try_from(MAX_BYTES + 1).unwrap_or(u64::MAX);
    io::stdin().lock().take(limit).read_to_end(&mut bytes).map_err(|error| Failure::io("-", &error))?;
    let text = archive::text_of(bytes).map_err(|error| {
        Failure::new(Message::new("file-failure").with("name", "-").with("reason", error.message()))
    })?;
    // JSON is YAML, unless tabs indent it.
    fields(name.clone(), text.clone()).or_else(|failure| match serde_json::from_str::<Value>(&text) {
        Ok(value) if text.contains('\t') => fields(name, format!("{value:#}")),
        _ => Err(failure),
    })
}

fn fields(file: String, text: String) -> Result<Map<String, Value>, Failure> {
    match yaml::parse(&text) {
        Ok(document) if document.problems.is_empty() => match document.value {
            Value::Object(fields) => Ok(fields),
            _ => Err(Failure::new(Message::new("new-no-mapping").with("name", file))),
        },
        Ok(document) => Err(problems(file, text, &document.problems)),
        Err(problems_found) => Err(problems(file, text, &problems_found)),
    }
}

pub(super) fn problems(file: String, text: String, problems: &[yaml::Problem]) -> Failure {
    let findings = problems.iter().map(Checker::unreadable).collect();
    Failure::Findings(FileFindings { file, text, findings })
}

/// Returns the fields with all text in the composed form of Unicode (NFC).
pub(in crate::cli) fn composed(fields: Map<String, Value>) -> Map<String, Value> {
    fields.into_iter().map(|(key, value)| (text::nfc(&key), composed_value(value))).collect()
}

/// Fails where a text has a control character: an escape sequence of a terminal, most often, that nobody meant to record.
pub(in crate::cli) fn refuse_control_characters(fields: &Map<String, Value>) -> Result<(), Failure> {
    fields.iter().try_for_each(|(key, value)| refuse_control(key, value))
}

/// Fails where a value has a control character; `key` is its field.
pub(in crate::cli) fn refuse_control(key: &str, value: &Value) -> Result<(), Failure> {
    match value {
        Value::String(text) => match text.chars().find(|c| c.is_control() && !matches!(c, '\n' | '\t' | '\r')) {
            Some(c) => {
                let code = format!("U+{:04X}", u32::from(c));
                Err(Failure::new(Message::new("new-control").with("field", key).with("character", code)))
            }
            None => Ok(()),
        },
        Value::Array(items) => items.iter().try_for_each(|item| refuse_control(key, item)),
        Value::Object(fields) => refuse_control_characters(fields),
        _ => Ok(()),
    }
}

fn composed_value(value: Value) -> Value {
    match value {
        Value::String(text) => Value::String(text::nfc(&text)),
        Value::Array(items) => Value::Array(items.into_iter().map(composed_value).collect()),
        Value::Object(fields) => Value::Object(composed(fields)),
        other => other,
    }
}

/// Lays `given` over `record`: mappings are joined, everything else is replaced.
pub(in crate::cli) fn lay_over(record: &mut Map<String, Value>, given: Map<String, Value>) {
    for (key, value) in given {
        match (record.get_mut(&key), value) {
            (Some(Value::Object(below)), Value::Object(above)) => lay_over(below, above),
            (_, value) => drop(record.insert(key, value)),
        }
    }
}
