//! Changes of a record's text that keep everything else: comments, blank lines, order, quotes, line ends.
//!
//! There are two entry points. [`super::Format::edit`] takes changes of the record, finds their spans
//! (`node_layout.rs`) and candidates for the text (`plan.rs`), and returns the first candidate that is correct.
//! [`apply`] takes edits of the text, such as fixes of findings or renamed ids (planned by [`in_place`]), and applies
//! them if they are correct. Both share one verification (`verify.rs`): the new text has exactly the intended value, no
//! byte has changed outside of the edits and the lines of the change, and no comment is lost except those in what is
//! removed. Otherwise nothing is changed.

mod edited;
mod expected;
mod flow;
mod form;
pub mod in_place;
mod interpret;
#[cfg(test)]
mod laws;
mod lines;
mod moved;
mod node_layout;
mod plan;
mod smaller;
#[cfg(test)]
mod tests;
mod verify;

use std::borrow::Cow;

use serde_json::Value;
use thiserror::Error;

use super::{Document, Problem, Step, WriteError, comments, parse, path_name};
use crate::{Edit, Span};

pub use edited::EditedText;
use expected::changed;
use node_layout::NodeLayout;
use plan::Plan;
use smaller::smaller;
use verify::{Comment, Expected};

/// One change of a record.
#[derive(Debug, Clone, PartialEq)]
pub enum Change<'a> {
    /// Sets the value at a path. A missing key is inserted at its position in the format, together with the mappings on
    /// the path to it.
    Set {
        /// Where: the last step is a key, or an item that is there.
        place: Vec<Step<'a>>,
        /// What.
        value: Value,
    },
    /// Removes the key or the item at a path.
    Remove {
        /// Where.
        place: Vec<Step<'a>>,
    },
    /// Appends an item to the list at a path. A missing list is created, and a single text instead of a list becomes
    /// its first item.
    Append {
        /// Where: the last step is the list's key.
        place: Vec<Step<'a>>,
        /// What.
        item: Value,
    },
}

impl<'a> Change<'a> {
    fn place(&self) -> &[Step<'a>] {
        let (Self::Set { place, .. } | Self::Remove { place } | Self::Append { place, .. }) = self;
        place
    }
}

/// Why a text is not changed.
#[derive(Debug, Error)]
pub enum EditError {
    /// It is not YAML that a record may be.
    #[error("cannot be read")]
    Unreadable(Vec<Problem>),
    /// There is nothing at the path, or a value that cannot have such a part.
    #[error("nothing at {0}")]
    NoSuchPlace(String),
    /// The new text could not be verified.
    #[error("cannot be changed safely at {0}")]
    Unproven(String),
    /// The new text would be larger than any record may be.
    #[error("too large")]
    TooLarge,
    /// The new value cannot be written.
    #[error(transparent)]
    Unwritable(#[from] WriteError),
}

/// Moves an item from one list to the end of another; see [`super::Format::move_item`].
pub(super) fn move_item(schema: &Value, text: &str, from: &str, index: usize, to: &str) -> Result<String, EditError> {
    moved::moved(schema, text, from, index, to)
}

/// Applies edits of a text, which are in order and do not overlap; `None` if the result cannot be verified to have the
/// value that they mean. `document` is the parsed text; `None` if it cannot be read: then the edits must make it
/// readable, and each must write one scalar.
pub fn apply<'e>(
    text: &str,
    document: Option<&Document>,
    edits: impl IntoIterator<Item = &'e Edit>,
) -> Option<EditedText> {
    let edited = EditedText::new(text, edits)?;
    let is_right = match document {
        Some(document) => verify::verify(&edited, &interpret::expected(text, document, &edited)?).is_some(),
        None => verify::reads_each_edit(&edited),
    };
    is_right.then_some(edited)
}

/// Makes changes of a text in the format of a schema; see [`super::Format::edit`].
pub(super) fn edit(schema: &Value, text: &str, changes: &[Change]) -> Result<String, EditError> {
    let mut text = text.to_owned();
    let mut document = readable(&text)?;
    for change in changes {
        let old = document.value.clone();
        let mut new = old.clone();
        changed(&mut new, change, schema)?;
        for change in smaller(change, &old, &new) {
            (text, document) = made(text, document, &change, schema)?;
        }
        if document.value != new {
            return Err(EditError::Unproven(path_name(change.place())));
        }
    }
    Ok(text)
}

fn readable(text: &str) -> Result<Document, EditError> {
    match parse(text) {
        Ok(document) if document.problems.is_empty() => Ok(document),
        Ok(document) => Err(EditError::Unreadable(document.problems)),
        Err(problems) => Err(EditError::Unreadable(problems)),
    }
}

/// Applies one change: the first candidate that can be verified.
fn made(text: String, document: Document, change: &Change, schema: &Value) -> Result<(String, Document), EditError> {
    let mut value = document.value.clone();
    changed(&mut value, change, schema)?;
    if verify::is_same(&value, &document.value) {
        return Ok((text, document));
    }
    let root = NodeLayout::read(&text, &document);
    let old_comments = comments(&text, &document.root);
    let proven = Plan::all(change, &text, &root, &value, schema).find_map(|plan| {
        let comment = |span: &Span| Comment {
            text: Cow::Borrowed(&text[span.start..span.end]),
            may_go: plan.lost.contains(&span.start),
        };
        let expected = Expected {
            value: Cow::Borrowed(&value),
            comments: old_comments.iter().map(comment).collect(),
            replaceable: plan.replaceable,
            problems: 0,
        };
        plan.candidates.iter().find_map(|candidate| {
            let edited = EditedText::new(&text, candidate.edits())?;
            let read = verify::verify(&edited, &expected)?;
            Some((edited.text, read))
        })
    });
    proven.ok_or_else(|| EditError::Unproven(path_name(change.place())))
}
