//! A text as parts that can be moved: each with its text and the comments that belong to it.

use std::borrow::Cow;
use std::mem;
use std::ops::Range;

use super::notes::Note;
use crate::comments::is_addressed;

/// A mapping or a list, in the order of writing.
#[derive(Debug, Default)]
pub(super) struct Collection<'t> {
    /// Comments at its beginning that belong to the whole of it.
    pub head: Vec<Note<'t>>,
    /// Whether a blank line follows the head.
    pub is_head_apart: bool,
    /// Entries or items.
    pub parts: Vec<Member<'t>>,
    /// Comments at its end.
    pub tail: Vec<Note<'t>>,
}

/// An entry of a mapping, or an item of a list.
#[derive(Debug)]
pub(super) struct Member<'t> {
    /// Whether a blank line is before it and the comments above it.
    pub is_after_blank: bool,
    /// Comments on the lines above it.
    pub above: Vec<Note<'t>>,
    /// Whether a blank line is between it and the comments above it.
    pub is_apart: bool,
    /// An entry's key as written; `None` for an item.
    pub key: Option<Cow<'t, str>>,
    /// What it holds.
    pub content: Content<'t>,
    /// The comment on its own line.
    pub beside: Option<&'t str>,
    /// Comments right below it, with a blank line before what follows.
    pub below: Vec<Note<'t>>,
}

/// What a part holds.
#[derive(Debug)]
pub(super) enum Content<'t> {
    /// Nothing, or comments alone.
    Empty(Vec<Note<'t>>),
    /// A text, plain or in quotes: its first line and those that continue it.
    Text(Cow<'t, str>, Vec<&'t str>),
    /// A block: its sign and its lines without their indentation.
    Block {
        /// `|` or `>` and what follows it.
        sign: String,
        /// The lines without their indentation.
        lines: Vec<&'t str>,
        /// Whether blank lines at its end belong to the text (`|+`).
        keeps_blanks: bool,
    },
    /// Parts of its own.
    Collection(Collection<'t>),
}

impl<'t> Member<'t> {
    /// Adds comments on the lines directly above it.
    pub fn put_above(&mut self, mut notes: Vec<Note<'t>>) {
        let Some(first) = notes.first_mut() else { return };
        first.is_after_blank = mem::take(&mut self.is_apart);
        self.above.append(&mut notes);
    }

    /// Whether a comment next to it is on its first line.
    pub fn is_beside_first_line(&self) -> bool {
        !matches!(&self.content, Content::Text(_, rest) if !rest.is_empty())
    }

    /// Takes the instructions right above it: they apply to this part.
    pub fn take_addressed_above(&mut self, mark: Option<&str>) -> Vec<Note<'t>> {
        self.take_addressed(self.own_paragraph()..self.above.len(), mark)
    }

    /// Takes the instructions above it that a blank line separates from it: they apply to nothing.
    pub fn take_addressed_apart(&mut self, mark: Option<&str>) -> Vec<Note<'t>> {
        self.take_addressed(0..self.own_paragraph(), mark)
    }

    /// The index of the first comment above it that no blank line separates from it.
    fn own_paragraph(&self) -> usize {
        if self.is_apart {
            return self.above.len();
        }
        self.above.iter().rposition(|note| note.is_after_blank).unwrap_or(0)
    }

    /// Takes the instructions from comments above it; the others keep the blank lines between them.
    fn take_addressed(&mut self, places: Range<usize>, mark: Option<&str>) -> Vec<Note<'t>> {
        let mut taken = Vec::new();
        let mut is_after_blank = false;
        for (place, mut note) in mem::take(&mut self.above).into_iter().enumerate() {
            if places.contains(&place) && is_addressed(note.text, mark) {
                is_after_blank |= note.is_after_blank;
                taken.push(note);
            } else {
                note.is_after_blank |= mem::take(&mut is_after_blank);
                self.above.push(note);
            }
        }
        self.is_apart = (self.is_apart || is_after_blank) && !self.above.is_empty();
        taken
    }
}
