//! The canonical layout of a text, comments kept.
//!
//! In goes the text of a record as a person has left it, out comes the same record the way the format wants it: keys in
//! their order, two spaces of indentation, every list and mapping in block style. Values are copied from the text, not
//! made anew, and each comment travels with what it belongs to. Nothing is returned that has not been read back and
//! found to hold the same value and the same comments.

#[cfg(test)]
pub(super) mod laws;
mod lines;
mod notes;
mod parts;
mod read;
mod scalar;
#[cfg(test)]
mod tests;

use std::borrow::Cow;

use serde_json::Value;
use thiserror::Error;

use super::{Data, Document, Problem, comments, parse};
use crate::model;
use lines::Lines;
use read::Reader;

/// Why a text keeps the layout that it has.
#[derive(Debug, Error)]
pub enum FormatError {
    /// The text cannot be read, or says something twice.
    #[error("the text cannot be read")]
    Unreadable(Vec<Problem>),
    /// The text is a list or a single value.
    #[error("the text is no mapping")]
    NoMapping,
    /// The new text would be larger than a file may be, or would not say the same.
    #[error("the layout cannot be changed safely")]
    Unsafe,
}

/// Lays records out. Making the schema takes longer than laying out a record: make one and keep it.
#[derive(Debug)]
pub struct Formatter {
    schema: Value,
}

impl Default for Formatter {
    fn default() -> Self {
        Self { schema: model::schema() }
    }
}

impl Formatter {
    /// Returns `text` in the canonical layout; the same text where it has that already. Line ends and a byte order mark
    /// stay as they are.
    pub fn format<'t>(&self, text: &'t str) -> Result<Cow<'t, str>, FormatError> {
        let document = parse(text).map_err(FormatError::Unreadable)?;
        if !document.problems.is_empty() {
            return Err(FormatError::Unreadable(document.problems));
        }
        if !matches!(document.root.data, Data::Mapping(_)) {
            return Err(FormatError::NoMapping);
        }
        let new = self.laid_out(text, &document);
        if new == text {
            return Ok(Cow::Borrowed(text));
        }
        if self.is_same(text, &document, &new) { Ok(Cow::Owned(new)) } else { Err(FormatError::Unsafe) }
    }

    fn laid_out(&self, text: &str, document: &Document) -> String {
        let record = Reader::new(text, &document.root).record(document, &self.schema);
        Lines::like(text).with_record(&record)
    }

    /// Returns whether the new text says the same as the old one, has the same comments, and is settled.
    fn is_same(&self, old: &str, document: &Document, new: &str) -> bool {
        let Ok(read) = parse(new) else { return false };
        read.problems.is_empty()
            && read.value == document.value
            && sorted_comments(new, &read) == sorted_comments(old, document)
            && self.laid_out(new, &read) == new
    }
}

fn sorted_comments<'t>(text: &'t str, document: &Document) -> Vec<&'t str> {
    let mut found: Vec<_> =
        comments(text, &document.root).into_iter().map(|span| text[span.start..span.end].trim_end()).collect();
    found.sort_unstable();
    found
}
