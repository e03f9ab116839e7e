//! The canonical layout of a text, comments kept.
//!
//! Reformats a text: keys in the order of the format, two spaces of indentation, every list and mapping in block style.
//! Values are copied from the text, and each comment moves with what it belongs to. The result is read back and must
//! have the same value and the same comments.

#[cfg(test)]
pub(super) mod laws;
mod lines;
mod members;
mod notes;
mod read;
mod scalar;
#[cfg(test)]
mod tests;

use std::borrow::Cow;

use thiserror::Error;

use super::{Data, Document, Format, Problem, comments, parse};
use lines::Lines;
use read::Reader;

/// Why a text keeps the layout that it has.
#[derive(Debug, Error)]
pub enum FormatError {
    /// The text cannot be read, or has a duplicate key.
    #[error("the text cannot be read")]
    Unreadable(Vec<Problem>),
    /// The text is a list or a single value.
    #[error("the text is no mapping")]
    NoMapping,
    /// The new text would be larger than a file may be, or would not have the same value.
    #[error("the layout cannot be changed safely")]
    Unsafe,
}

/// A text in the layout of a format; see [`Format::lay_out`].
pub(super) fn lay_out<'t>(format: &Format, text: &'t str) -> Result<Cow<'t, str>, FormatError> {
    let document = parse(text).map_err(FormatError::Unreadable)?;
    if !document.problems.is_empty() {
        return Err(FormatError::Unreadable(document.problems));
    }
    if !matches!(document.root.data, Data::Mapping(_)) {
        return Err(FormatError::NoMapping);
    }
    let new = laid_out(format, text, &document);
    if new == text {
        return Ok(Cow::Borrowed(text));
    }
    if is_same(format, text, &document, &new) { Ok(Cow::Owned(new)) } else { Err(FormatError::Unsafe) }
}

fn laid_out(format: &Format, text: &str, document: &Document) -> String {
    let whole = Reader::new(text, &document.root, format.mark).whole(document, &format.schema);
    Lines::like(text).with_whole(&whole)
}

/// Whether the new text has the same value and comments as the old one, and is a fixed point.
fn is_same(format: &Format, old: &str, document: &Document, new: &str) -> bool {
    let Ok(read) = parse(new) else { return false };
    read.problems.is_empty()
        && read.value == document.value
        && sorted_comments(new, &read) == sorted_comments(old, document)
        && laid_out(format, new, &read) == new
}

fn sorted_comments<'t>(text: &'t str, document: &Document) -> Vec<&'t str> {
    let mut found: Vec<_> =
        comments(text, &document.root).into_iter().map(|span| text[span.start..span.end].trim_end()).collect();
    found.sort_unstable();
    found
}
