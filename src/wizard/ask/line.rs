//! The line that an answer is typed into, edited as in a shell.

use viet_text::grapheme;
use viet_text::nfc;

/// What a key does to a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Edit {
    Insert(char),
    Left,
    Right,
    WordLeft,
    WordRight,
    Start,
    End,
    DeleteLeft,
    DeleteRight,
    DeleteWordLeft,
    DeleteWordRight,
    DeleteToStart,
    DeleteToEnd,
    /// Inserts what was deleted last by words or to an end.
    Yank,
}

/// A line with a cursor. Letters are composed as they come, whatever pieces a keyboard sends.
#[derive(Debug, Clone, Default)]
pub struct Line {
    before: String,
    after: String,
    deleted: String,
}

impl Line {
    /// A line with the cursor at its end.
    pub fn of(text: &str) -> Self {
        Self { before: nfc(text), ..Self::default() }
    }

    pub fn text(&self) -> String {
        format!("{}{}", self.before, self.after)
    }

    /// What is before the cursor, and what is after it.
    pub fn parts(&self) -> (&str, &str) {
        (&self.before, &self.after)
    }

    /// Inserts text; what is pasted may have several lines, and an answer is one.
    pub fn insert(&mut self, text: &str) {
        let text = text.replace("\r\n", " ").replace(['\n', '\r', '\t'], " ");
        self.before = nfc(&(std::mem::take(&mut self.before) + &text));
    }

    pub fn edit(&mut self, edit: Edit) {
        match edit {
            Edit::Insert(letter) => self.insert(letter.encode_utf8(&mut [0; 4])),
            Edit::Left => self.move_left(self.letter_left()),
            Edit::Right => self.move_right(self.letter_right()),
            Edit::WordLeft => self.move_left(self.word_left()),
            Edit::WordRight => self.move_right(self.word_right()),
            Edit::Start => self.move_left(0),
            Edit::End => self.move_right(self.after.len()),
            Edit::DeleteLeft => self.before.truncate(self.letter_left()),
            Edit::DeleteRight => drop(self.after.drain(..self.letter_right())),
            Edit::DeleteWordLeft => self.deleted = self.before.split_off(self.word_left()),
            Edit::DeleteToStart => self.deleted = std::mem::take(&mut self.before),
            Edit::DeleteWordRight => self.deleted = self.after.drain(..self.word_right()).collect(),
            Edit::DeleteToEnd => self.deleted = std::mem::take(&mut self.after),
            Edit::Yank => self.insert(&self.deleted.clone()),
        }
    }

    /// Moves the cursor to this place in what is before it.
    fn move_left(&mut self, to: usize) {
        let passed = self.before.split_off(to);
        self.after.insert_str(0, &passed);
    }

    /// Moves the cursor to this place in what is after it.
    fn move_right(&mut self, to: usize) {
        self.before.extend(self.after.drain(..to));
    }

    fn letter_left(&self) -> usize {
        grapheme::floor(&self.before, self.before.len().saturating_sub(1))
    }

    fn letter_right(&self) -> usize {
        grapheme::ceil(&self.after, 1)
    }

    /// Where the word before the cursor begins: words are between spaces, as for Ctrl-W in a shell.
    fn word_left(&self) -> usize {
        let end = self.before.trim_end().len();
        self.before[..end].rfind(char::is_whitespace).map_or(0, |space| grapheme::ceil(&self.before, space + 1))
    }

    /// Where the word after the cursor ends.
    fn word_right(&self) -> usize {
        let start = self.after.len() - self.after.trim_start().len();
        self.after[start..].find(char::is_whitespace).map_or(self.after.len(), |end| start + end)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Edit, Line};

    /// A line after some edits, with the cursor as a bar.
    fn edited(text: &str, edits: &[Edit]) -> String {
        let mut line = Line::of(text);
        for edit in edits {
            line.edit(*edit);
        }
        let (before, after) = line.parts();
        format!("{before}|{after}")
    }

    #[test]
    fn as_in_a_shell() {
        use Edit::{
            DeleteLeft, DeleteRight, DeleteToEnd, DeleteToStart, DeleteWordLeft, DeleteWordRight, End, Insert, Left,
            Right, Start, WordLeft, WordRight, Yank,
        };
        for (edits, expected) in [
            (&[][..], "Giao ban tháng 6|"),
            (&[Left, Left], "Giao ban tháng| 6"),
            (&[Start], "|Giao ban tháng 6"),
            (&[Start, Right, Insert('x')], "Gx|iao ban tháng 6"),
            (&[Start, End], "Giao ban tháng 6|"),
            (&[WordLeft, WordLeft], "Giao ban |tháng 6"),
            (&[Start, WordRight, WordRight], "Giao ban| tháng 6"),
            (&[DeleteWordLeft], "Giao ban tháng |"),
            (&[DeleteWordLeft, DeleteWordLeft], "Giao ban |"),
            (&[WordLeft, DeleteToStart], "|6"),
            (&[WordLeft, DeleteToEnd], "Giao ban tháng |"),
            (&[Start, DeleteToEnd, Yank, Yank], "Giao ban tháng 6Giao ban tháng 6|"),
            (&[Start, DeleteWordRight], "| ban tháng 6"),
            (&[DeleteLeft, DeleteLeft, DeleteLeft], "Giao ban thán|"),
            (&[Start, DeleteRight], "|iao ban tháng 6"),
            (&[Start, Left, DeleteLeft, DeleteWordLeft], "|Giao ban tháng 6"),
            (&[Right, DeleteRight, DeleteWordRight, DeleteToEnd], "Giao ban tháng 6|"),
        ] {
            assert_eq!(edited("Giao ban tháng 6", edits), expected, "{edits:?}");
        }
    }

    #[test]
    fn letters_in_pieces_are_one() {
        let mut line = Line::default();
        for letter in "to\u{302}\u{301}".chars() {
            line.edit(Edit::Insert(letter));
        }
        assert_eq!(line.text(), "tố");
        line.edit(Edit::DeleteLeft);
        assert_eq!(line.text(), "t");
        line.insert("a\r\nb\tc");
        assert_eq!(line.text(), "ta b c");
    }

    proptest! {
        #[test]
        fn never_panics(text in "[aạ ố\u{301}👩\u{200d}🚀]{0,8}", keys in proptest::collection::vec(0_usize..13, 0..20)) {
            let edits = [
                Edit::Left, Edit::Right, Edit::WordLeft, Edit::WordRight, Edit::Start, Edit::End, Edit::DeleteLeft,
                Edit::DeleteRight, Edit::DeleteWordLeft, Edit::DeleteWordRight, Edit::DeleteToStart, Edit::DeleteToEnd,
                Edit::Yank,
            ];
            let mut line = Line::of(&text);
            for key in keys {
                line.edit(edits[key]);
            }
        }
    }
}
