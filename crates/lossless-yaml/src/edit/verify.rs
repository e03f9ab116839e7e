//! The verification of all edits: a plan states the expected value, and the new text is read again and compared with
//! it.
//!
//! A new text is returned only if, read again,
//!
//! - it has exactly the value that was expected, keys in the same order, and no more problems than before;
//! - whatever the edits do not replace is there, byte for byte, and they replace nothing beyond the lines that the change is
//!   about;
//! - its comments are those of the old text, in the same order; only those may be missing that are in what has gone.
//!
//! The expected value comes from a [`super::Change`] of a record (`expected.rs`), or from the meaning of edits of the
//! text (`interpret.rs`). A text that cannot be read has no value to start from, so it has a weaker guarantee:
//! [`reads_each_edit`].

use std::borrow::Cow;
use std::ops::Range;

use serde_json::Value;

use super::edited::EditedText;
use super::interpret::meaning;
use crate::Span;
use crate::{Data, Document, Node, comments, parse};

/// What a new text has to be.
pub(super) struct Expected<'a> {
    /// Its text.
    pub value: Cow<'a, Value>,
    /// The comments of the old text, in order, as they read in the new one.
    pub comments: Vec<Comment<'a>>,
    /// Where the edits may replace something.
    pub replaceable: Replaceable,
    /// How many problems leave its other parts meaningful.
    pub problems: usize,
}

/// A comment of the old text.
pub(super) struct Comment<'a> {
    /// From its `#` on.
    pub text: Cow<'a, str>,
    /// Whether it is in what is removed.
    pub may_go: bool,
}

/// Where edits may replace something of the old text.
#[derive(Debug, Clone)]
pub(super) enum Replaceable {
    /// Nowhere: something is added.
    Nothing,
    /// In these lines.
    Lines(Range<usize>),
    /// Their meaning is the change that was asked for.
    Anything,
}

/// The new text, read again; `None` if it is not as expected.
pub(super) fn verify(edited: &EditedText, expected: &Expected) -> Option<Document> {
    let may_replace = |old: Span| match &expected.replaceable {
        Replaceable::Nothing => old.start == old.end,
        Replaceable::Lines(lines) => lines.start <= old.start && old.end <= lines.end,
        Replaceable::Anything => true,
    };
    if !edited.regions.iter().all(|region| may_replace(region.old)) {
        return None;
    }
    let read = parse(&edited.text).ok()?;
    let is_right = read.problems.len() == expected.problems
        && is_same(&expected.value, &read.value)
        && keeps_comments(&expected.comments, &edited.text, &read.root);
    is_right.then_some(read)
}

/// Whether each edit of an unreadable text has written exactly one scalar, which is now read as that text. The intended
/// value of the rest is unknown: only that it can be read is guaranteed.
pub(super) fn reads_each_edit(edited: &EditedText) -> bool {
    let Ok(read) = parse(&edited.text) else { return false };
    edited.regions.iter().all(|region| {
        let written = edited.written(region);
        let space = written.len() - written.trim_start().len();
        let span = Span::new(region.new.start + space, region.new.end);
        let planned = meaning(written);
        planned.is_some() && scalar_at(&read.root, &read.value, span) == planned.as_ref()
    })
}

fn scalar_at<'d>(node: &Node, value: &'d Value, span: Span) -> Option<&'d Value> {
    match (&node.data, value) {
        (Data::Scalar { .. }, value) => (node.span == span).then_some(value),
        (Data::Sequence(items), Value::Array(values)) => {
            items.iter().zip(values).find_map(|(item, value)| scalar_at(item, value, span))
        }
        (Data::Mapping(entries), value) => {
            entries.iter().find_map(|entry| scalar_at(&entry.node, value.get(&entry.key)?, span))
        }
        (Data::Sequence(_), _) => None,
    }
}

/// Whether two values are the same, with the same order of keys.
pub(super) fn is_same(one: &Value, other: &Value) -> bool {
    match (one, other) {
        (Value::Object(one), Value::Object(other)) => {
            one.len() == other.len()
                && one.iter().zip(other).all(|(one, other)| one.0 == other.0 && is_same(one.1, other.1))
        }
        (Value::Array(one), Value::Array(other)) => {
            one.len() == other.len() && one.iter().zip(other).all(|(one, other)| is_same(one, other))
        }
        _ => one == other,
    }
}

fn keeps_comments(expected: &[Comment], text: &str, root: &Node) -> bool {
    let found = || comments(text, root).into_iter().map(|span| &text[span.start..span.end]);
    let needed = expected.iter().filter(|comment| !comment.may_go).map(|comment| &*comment.text);
    are_among(needed, found()) && are_among(found(), expected.iter().map(|comment| &*comment.text))
}

/// Whether all of `some` are among `all`, in the same order.
fn are_among<'t>(mut some: impl Iterator<Item = &'t str>, mut all: impl Iterator<Item = &'t str>) -> bool {
    some.all(|one| all.any(|other| other == one))
}
