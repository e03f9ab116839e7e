//! Comments, taken from the text one after the other by the parts that they belong to.

use std::iter::Peekable;
use std::vec::IntoIter;

use crate::Span;
use crate::{Node, comments};

/// A comment.
#[derive(Debug, Clone, Copy)]
pub(super) struct Note<'t> {
    /// Its text, from the `#` on.
    pub text: &'t str,
    /// Whether a blank line is before it.
    pub is_after_blank: bool,
}

/// The comments that no part has taken yet.
pub(super) struct Notes<'t> {
    text: &'t str,
    left: Peekable<IntoIter<Span>>,
}

impl<'t> Notes<'t> {
    pub fn of(text: &'t str, root: &Node) -> Self {
        Self { text, left: comments(text, root).into_iter().peekable() }
    }

    /// Takes the comments that begin before `end`.
    pub fn before(&mut self, end: usize) -> Vec<Note<'t>> {
        self.take_while(|_, span| span.start < end)
    }

    /// Takes the comments before `end` up to the first that is further left than `column`.
    pub fn indented(&mut self, column: usize, end: usize) -> Vec<Note<'t>> {
        self.take_while(|text, span| span.start < end && column_of(text, span.start) >= column)
    }

    /// Takes the next comment, if it begins before `end` and in the line of `start`.
    pub fn beside(&mut self, start: usize, end: usize) -> Option<&'t str> {
        let span = self.left.next_if(|span| {
            span.start < end && self.text.get(start..span.start).is_some_and(|between| !between.contains('\n'))
        })?;
        Some(self.note(span).text)
    }

    fn take_while(&mut self, is_meant: impl Fn(&str, &Span) -> bool) -> Vec<Note<'t>> {
        let mut notes = Vec::new();
        while let Some(span) = self.left.next_if(|span| is_meant(self.text, span)) {
            notes.push(self.note(span));
        }
        notes
    }

    fn note(&self, span: Span) -> Note<'t> {
        let is_after_blank = is_after_blank(self.text, span.start);
        Note { text: self.text[span.start..span.end].trim_end(), is_after_blank }
    }
}

/// How many bytes are before `at` in its line.
pub(super) fn column_of(text: &str, at: usize) -> usize {
    let line = &text[line_start(text, at)..at];
    line.strip_prefix('\u{feff}').unwrap_or(line).len()
}

/// Whether what begins at `at` is the first of its line, and the line before is blank.
pub(super) fn is_after_blank(text: &str, at: usize) -> bool {
    let start = line_start(text, at);
    let is_first = text[start..at].bytes().all(|byte| byte.is_ascii_whitespace());
    is_first && start > 0 && text[line_start(text, start - 1)..start].trim().is_empty()
}

fn line_start(text: &str, at: usize) -> usize {
    text[..at].rfind('\n').map_or(0, |end| end + 1)
}
