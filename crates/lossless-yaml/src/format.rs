//! The format of texts: the order of their keys, which values are dates, which comments are instructions.

use std::borrow::Cow;

use serde_json::{Value, json};

use super::order::FIRST_KEYS;
use super::{Change, EditError, FormatError, WriteError, edit, layout, write};

/// The format that texts are written in. Made once and kept: it costs more than to write a text.
#[derive(Debug, Clone)]
pub struct Format {
    pub(super) schema: Value,
    pub(super) mark: Option<&'static str>,
}

impl Format {
    /// A format given by a JSON Schema without `$ref`. The order of its `properties` is the order of the keys, and a
    /// text of `"format": "date"` is written without quotes if it is a date.
    #[must_use]
    pub fn new(schema: Value) -> Self {
        Self { schema, mark: None }
    }

    /// Puts these keys first in every mapping that may have `key`, where it has it.
    #[must_use]
    pub fn with_first_keys(mut self, key: &str, first: &[&str]) -> Self {
        put_first(&mut self.schema, key, first);
        self
    }

    /// Sets the prefix of comments that are instructions to the program: a new layout does not change what they apply
    /// to.
    #[must_use]
    pub fn with_mark(mut self, mark: &'static str) -> Self {
        self.mark = Some(mark);
        self
    }

    /// The text of a value: keys in their order, empty fields left out.
    pub fn write(&self, value: &Value) -> Result<String, WriteError> {
        write::write(value, &self.schema)
    }

    /// `text` with all of `changes`, one after another, and nothing else changed. What is put in is written as
    /// [`Self::write`] writes it. A value that is there already is no change.
    ///
    /// # Errors
    /// If a change cannot be made, or cannot be verified.
    pub fn edit(&self, text: &str, changes: &[Change]) -> Result<String, EditError> {
        edit::edit(&self.schema, text, changes)
    }

    /// `text` with the item at `index` of the list `from` at the end of the list `to`, both of them keys of the whole. Its lines
    /// stay as they are, with the comments in them and those above it; a list that is missing is made, one without items goes.
    ///
    /// # Errors
    /// If there is no such item, or the new text cannot be verified.
    pub fn move_item(&self, text: &str, from: &str, index: usize, to: &str) -> Result<String, EditError> {
        edit::move_item(&self.schema, text, from, index, to)
    }

    /// `text` in the canonical layout; the same text if it has that already. Line ends and a byte order mark are kept.
    pub fn lay_out<'t>(&self, text: &'t str) -> Result<Cow<'t, str>, FormatError> {
        layout::lay_out(self, text)
    }
}

fn put_first(schema: &mut Value, key: &str, first: &[&str]) {
    if let Some(properties) = schema.get_mut("properties").and_then(Value::as_object_mut) {
        properties.values_mut().for_each(|schema| put_first(schema, key, first));
        if properties.contains_key(key) {
            schema[FIRST_KEYS][key] = json!(first);
        }
    }
    if let Some(items) = schema.get_mut("items") {
        put_first(items, key, first);
    }
}
