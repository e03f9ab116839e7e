//! What a document gives: the fields of a record, and where each came from.

use serde_json::{Map, Value, json};

use super::Format;
use crate::i18n::Message;

/// The draft of a record.
#[derive(Debug, Clone, Default)]
pub struct Draft {
    /// The fields, without `format`, `id`, `state` and `x-import`.
    pub record: Map<String, Value>,
    /// Where each field came from: its name (`session.date`, `bui-thai-trong.roles`, `d1` for a whole part) and line.
    pub lines: Vec<(String, usize)>,
    /// What the text is recognized by when it is imported again, in whatever container: a digest of its words.
    pub digest: String,
    /// Fields that the user should check.
    pub uncertain: Vec<UncertainField>,
    /// Whether nothing in the document speaks of a meeting: nothing of it was read but its title and day.
    pub is_no_minutes: bool,
    /// What the user should be told of the reading.
    pub notes: Vec<Message>,
    /// What was not understood.
    pub left: Vec<Passage>,
    /// What is no part of the text, such as a page's counter of views.
    pub dropped: Vec<Passage>,
}

/// Words of the source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage {
    /// Their line.
    pub line: usize,
    /// The text.
    pub text: String,
}

/// A field that may be wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UncertainField {
    /// The field, as in [`Draft::lines`].
    pub field: String,
    /// What it was read from.
    pub from: Passage,
}

impl Draft {
    /// Notes the line that a field came from.
    pub(super) fn came_from(&mut self, field: impl Into<String>, line: usize) {
        let entry = (field.into(), line);
        if self.lines.last() != Some(&entry) {
            self.lines.push(entry);
        }
    }

    /// Notes a field that may be wrong, with the text that it was read from.
    pub(super) fn doubt(&mut self, field: impl Into<String>, line: usize, text: &str) {
        let from = Passage { line, text: text.to_owned() };
        self.uncertain.push(UncertainField { field: field.into(), from });
    }

    /// The line of a field, else of the part that it belongs to.
    #[must_use]
    pub fn line_of(&self, field: &str) -> Option<usize> {
        let part = field.split('.').next().unwrap_or(field);
        let line = |name: &str| self.lines.iter().find(|(field, _)| field == name).map(|(_, line)| *line);
        line(field).or_else(|| line(part))
    }

    /// Forgets where a field or a part came from, when it is taken out of the record.
    pub fn forget(&mut self, field: &str) {
        let belongs = |name: &str| name == field || name.strip_prefix(field).is_some_and(|rest| rest.starts_with('.'));
        self.lines.retain(|(name, _)| !belongs(name));
        self.uncertain.retain(|uncertain| !belongs(&uncertain.field));
    }

    /// The value of `x-import`.
    #[must_use]
    pub fn provenance(&self, file: &str, format: Format) -> Value {
        let mut lines: Map<String, Value> = Map::new();
        for (field, line) in &self.lines {
            match lines.get_mut(field) {
                Some(Value::Array(several)) => several.push((*line).into()),
                Some(one) => *one = json!([one.clone(), line]),
                None => drop(lines.insert(field.clone(), (*line).into())),
            }
        }
        let passage = |passage: &Passage| json!({ "line": passage.line, "text": passage.text });
        let uncertain = |one: &UncertainField| {
            let mut entry = json!({ "field": one.field, "line": one.from.line });
            // The text of a whole part is in the part.
            if one.field.contains('.') {
                entry["text"] = one.from.text.as_str().into();
            }
            entry
        };
        let mut whole = Map::new();
        whole.insert("file".to_owned(), file.into());
        whole.insert("format".to_owned(), format.name().into());
        whole.insert("digest".to_owned(), self.digest.as_str().into());
        for (key, list) in [
            ("lines", Value::Object(lines)),
            ("uncertain", self.uncertain.iter().map(uncertain).collect()),
            ("left", self.left.iter().map(passage).collect()),
            ("dropped", self.dropped.iter().map(passage).collect()),
        ] {
            let is_empty = list.as_array().is_some_and(Vec::is_empty) || list.as_object().is_some_and(Map::is_empty);
            if !is_empty {
                whole.insert(key.to_owned(), list);
            }
        }
        Value::Object(whole)
    }
}
