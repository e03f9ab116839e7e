//! Parts to lines.

use super::members::{Collection, Content, Member};
use super::notes::Note;

/// How far each level is indented.
const STEP: usize = 2;

/// The new text.
pub(super) struct Lines {
    text: String,
    line_end: &'static str,
    /// Whether the last lines are blank ones that belong to a value: another one would change it.
    ends_with_kept_blanks: bool,
}

impl Lines {
    /// An empty text with the byte order mark and the line ends of `text`.
    pub fn like(text: &str) -> Self {
        let is_windows = text.find('\n').is_some_and(|at| text[..at].ends_with('\r'));
        let mut lines = Self {
            text: String::with_capacity(text.len() + text.len() / 8),
            line_end: if is_windows { "\r\n" } else { "\n" },
            ends_with_kept_blanks: false,
        };
        lines.text.extend(text.chars().next().filter(|first| *first == '\u{feff}'));
        lines
    }

    /// The text with all of these parts.
    pub fn with_whole(mut self, whole: &Collection) -> String {
        self.collection(whole, 0, false);
        self.text
    }

    /// Writes the parts of a collection. `is_begun`: the first of them follows a dash.
    fn collection(&mut self, collection: &Collection, indentation: usize, is_begun: bool) {
        self.notes(&collection.head, indentation, true);
        let mut needs_blank = collection.is_head_apart && !collection.head.is_empty();
        for (index, part) in collection.parts.iter().enumerate() {
            if needs_blank || (part.is_after_blank && index > 0) {
                self.blank();
            }
            self.notes(&part.above, indentation, true);
            if part.is_apart {
                self.blank();
            }
            if index > 0 || !is_begun {
                self.indent(indentation);
            }
            self.part(part, indentation);
            self.notes(&part.below, indentation, true);
            needs_blank = !part.below.is_empty();
        }
        self.notes(&collection.tail, indentation, false);
    }

    fn part(&mut self, part: &Member, indentation: usize) {
        match &part.key {
            Some(key) => {
                self.text += key;
                self.text.push(':');
            }
            None => self.text.push('-'),
        }
        let inner = indentation + STEP;
        match &part.content {
            Content::Empty(notes) => {
                self.end_line(part.beside);
                self.notes(notes, inner, true);
            }
            Content::Text(first, rest) => {
                self.text.push(' ');
                self.text += first;
                for line in rest {
                    self.end_line(None);
                    self.indented(line, inner);
                }
                self.end_line(part.beside);
            }
            Content::Block { sign, lines, keeps_blanks } => {
                self.text.push(' ');
                self.text += sign;
                self.end_line(part.beside);
                for line in lines {
                    self.indented(line, inner);
                    self.end_line(None);
                }
                self.ends_with_kept_blanks = *keeps_blanks;
            }
            Content::Collection(collection) if part.key.is_some() || part.beside.is_some() => {
                self.end_line(part.beside);
                self.collection(collection, inner, false);
            }
            Content::Collection(collection) => {
                self.text.push(' ');
                self.collection(collection, inner, true);
            }
        }
    }

    /// Writes comments, each on a line of its own; `is_close`: the first follows without a blank line.
    fn notes(&mut self, notes: &[Note], indentation: usize, is_close: bool) {
        for (index, note) in notes.iter().enumerate() {
            if note.is_after_blank && (index > 0 || !is_close) {
                self.blank();
            }
            self.indented(note.text, indentation);
            self.end_line(None);
        }
    }

    /// Writes a blank line, unless one is there.
    fn blank(&mut self) {
        if !self.ends_with_kept_blanks {
            self.text += self.line_end;
        }
    }

    fn indented(&mut self, line: &str, indentation: usize) {
        if !line.is_empty() {
            self.indent(indentation);
            self.text += line;
        }
    }

    fn indent(&mut self, indentation: usize) {
        self.text.extend(std::iter::repeat_n(' ', indentation));
    }

    fn end_line(&mut self, beside: Option<&str>) {
        if let Some(comment) = beside {
            self.text.push(' ');
            self.text += comment;
        }
        self.text += self.line_end;
        self.ends_with_kept_blanks = false;
    }
}
