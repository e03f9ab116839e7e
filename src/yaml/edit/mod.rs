//! Changes of a record's text that keep everything else: comments, blank lines, order, quotes, line ends.
//!
//! In go a text and what is to change in it; out comes the new text, which is proven to say exactly what was planned, or a
//! refusal. Nothing is ever half changed.

mod expected;

use serde_json::Value;
use thiserror::Error;

use super::{Problem, Step, WriteError, parse};
use crate::i18n::Message;

use expected::changed;

/// One change of a record.
#[derive(Debug, Clone, PartialEq)]
pub enum Change<'a> {
    /// The value at a place becomes this one. A key that is missing is put in where the format has it, together with the
    /// mappings on the way to it.
    Set {
        /// Where: the last step is a key, or an item that is there.
        place: Vec<Step<'a>>,
        /// What.
        value: Value,
    },
    /// The key or the item at a place goes.
    Remove {
        /// Where.
        place: Vec<Step<'a>>,
    },
    /// One more item at the end of the list at a place. The list is made where there is none, and where one text stands
    /// instead of a list, the text becomes its first item.
    Append {
        /// Where: the last step is the list's key.
        place: Vec<Step<'a>>,
        /// What.
        item: Value,
    },
}

/// Why a text is not changed.
#[derive(Debug, Error)]
pub enum EditError {
    /// It is not YAML that a record may be.
    #[error("cannot be read")]
    Unreadable(Vec<Problem>),
    /// There is nothing at the place, or something that cannot have such a part.
    #[error("nothing at {0}")]
    NoSuchPlace(String),
    /// The new text cannot be proven to say what it should and nothing else.
    #[error("cannot be changed safely at {0}")]
    Unproven(String),
    /// The new value cannot be written.
    #[error(transparent)]
    Unwritable(#[from] WriteError),
}

impl EditError {
    /// Returns what to say about it.
    #[must_use]
    pub fn message(&self) -> Message {
        match self {
            Self::Unreadable(_) => Message::new("edit-unreadable"),
            Self::NoSuchPlace(place) => Message::new("edit-no-place").with("place", place.as_str()),
            Self::Unproven(place) => Message::new("edit-unproven").with("place", place.as_str()),
            Self::Unwritable(error) => error.message(),
        }
    }
}

/// Returns `text` with all of `changes`, one after another, and nothing else changed.
///
/// # Errors
/// Where one of them cannot be made, or cannot be proven to be right.
pub fn edit(text: &str, changes: &[Change]) -> Result<String, EditError> {
    let document = parse(text).map_err(EditError::Unreadable)?;
    let mut value: Value = document.value;
    for change in changes {
        changed(&mut value, change)?;
    }
    Ok(super::write(&value)?)
}
