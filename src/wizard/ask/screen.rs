//! A few lines at the bottom of the terminal that are drawn anew after every key, and the keys.

use std::io::{self, Write};

use crossterm::cursor::{Hide, MoveToColumn, MoveToNextLine, MoveUp, Show};
use crossterm::event::{
    self, DisableBracketedPaste, EnableBracketedPaste, Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers,
};
use crossterm::style::{Color, Print, ResetColor, SetForegroundColor};
use crossterm::terminal::{Clear, ClearType, disable_raw_mode, enable_raw_mode};
use crossterm::{execute, queue};

use super::line::Edit;
use crate::terminal::{error_size, error_stream};
use crate::wizard::signals::take_terminal;
use viet_text::grapheme;
use viet_text::terminal::{terminal_safe, width};

/// What was pressed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Key {
    Enter,
    Escape,
    Interrupt,
    Tab,
    Up,
    Down,
    PageUp,
    PageDown,
    Edit(Edit),
    Pasted(String),
    /// The window has another size.
    Resized,
}

/// How a piece of text looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Look {
    Plain,
    /// The mark before a question.
    Mark,
    /// What is chosen, and what helps.
    Bright,
}

/// What is drawn.
#[derive(Debug, Default)]
pub struct Frame {
    /// Paragraphs, each broken between words where it is too long.
    paragraphs: Vec<Vec<(String, Look)>>,
    /// In which paragraph the cursor is, and after how many pieces of it.
    cursor: (usize, usize),
}

impl Frame {
    /// Begins a line.
    pub fn line(&mut self) -> &mut Self {
        self.paragraphs.push(Vec::new());
        self
    }

    /// Continues the line. Nothing in the text controls the terminal.
    pub fn put(&mut self, text: &str, look: Look) -> &mut Self {
        if let Some(last) = self.paragraphs.last_mut() {
            last.push((terminal_safe(text).into_owned(), look));
        }
        self
    }

    /// Puts the cursor here.
    pub fn cursor(&mut self) -> &mut Self {
        let last = self.paragraphs.len().saturating_sub(1);
        self.cursor = (last, self.paragraphs.last().map_or(0, Vec::len));
        self
    }

    /// The lines as they fit into these columns, and the row and column of the cursor.
    fn laid_out(&self, columns: usize) -> (Vec<Vec<Cell<'_>>>, (usize, usize)) {
        let mut lines = Vec::new();
        let mut cursor = (0, 0);
        for (number, pieces) in self.paragraphs.iter().enumerate() {
            let mut cells = Vec::new();
            let mut at = 0;
            for (index, (text, look)) in pieces.iter().enumerate() {
                if self.cursor == (number, index) {
                    at = cells.len();
                }
                cells.extend(clusters(text).map(|cluster| Cell { cluster, look: *look }));
            }
            if self.cursor == (number, pieces.len()) {
                at = cells.len();
            }
            let ranges = broken(&cells, columns);
            if self.cursor.0 == number {
                let row = ranges.iter().rposition(|range| range.start <= at).unwrap_or_default();
                let start = ranges.get(row).map_or(0, |range| range.start);
                let column: usize = cells[start..at].iter().map(Cell::width).sum();
                cursor = (lines.len() + row, column.min(columns.saturating_sub(1)));
            }
            lines.extend(ranges.into_iter().map(|range| cells[range].to_vec()));
        }
        (lines, cursor)
    }
}

/// A character as people see it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Cell<'f> {
    cluster: &'f str,
    look: Look,
}

impl Cell<'_> {
    fn width(&self) -> usize {
        width(self.cluster)
    }

    fn is_space(&self) -> bool {
        self.cluster.chars().all(char::is_whitespace)
    }
}

/// The characters of a text as people see them.
fn clusters(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let (first, behind) = rest.split_at_checked(grapheme::ceil(rest, 1)).filter(|(first, _)| !first.is_empty())?;
        rest = behind;
        Some(first)
    })
}

/// Where lines begin and end: between words. A word that is longer than a line is broken inside. The last column is left
/// free, so that the terminal breaks no line itself; a space may be there.
fn broken(cells: &[Cell], columns: usize) -> Vec<std::ops::Range<usize>> {
    let room = columns.saturating_sub(1).max(1);
    let mut lines = Vec::new();
    let (mut start, mut used) = (0, 0);
    // Where the last word begins.
    let mut word = 0;
    for (at, cell) in cells.iter().enumerate() {
        let most = if cell.is_space() { room + 1 } else { room };
        if used + cell.width() > most && at > start {
            let end = if word > start && !cell.is_space() { word } else { at };
            lines.push(start..end);
            start = end;
            used = cells[start..at].iter().map(Cell::width).sum();
        }
        used += cell.width();
        if cell.is_space() {
            word = at + 1;
        }
    }
    lines.push(start..cells.len());
    lines
}

/// The terminal while a question is on it. It is given back when this is dropped.
pub struct Screen {
    has_color: bool,
    /// The widths of the lines that were drawn last, and in which the cursor is.
    drawn: (Vec<usize>, usize),
}

impl Screen {
    pub fn begin(has_color: bool) -> io::Result<Self> {
        take_terminal(|| {
            enable_raw_mode()?;
            let screen = Self { has_color, drawn: (Vec::new(), 0) };
            execute!(error_stream(), EnableBracketedPaste)?;
            Ok(screen)
        })
    }

    /// Draws a frame in the place of the last one.
    pub fn draw(&mut self, frame: &Frame) -> io::Result<()> {
        let (columns, _) = error_size();
        let (lines, (row, column)) = frame.laid_out(columns);
        let mut out = error_stream().lock();
        queue!(out, Hide)?;
        self.go_to_start(&mut out, columns)?;
        queue!(out, Clear(ClearType::FromCursorDown))?;
        for (number, line) in lines.iter().enumerate() {
            if number > 0 {
                queue!(out, Print("\r\n"))?;
            }
            self.print(&mut out, line)?;
        }
        up(&mut out, lines.len().saturating_sub(1) - row)?;
        queue!(out, MoveToColumn(u16::try_from(column).unwrap_or(u16::MAX)), Show)?;
        self.drawn = (lines.iter().map(|line| line.iter().map(Cell::width).sum()).collect(), row);
        out.flush()
    }

    /// Draws the last frame, and leaves the line below it to what follows.
    pub fn finish(mut self, frame: &Frame) -> io::Result<()> {
        self.draw(frame)?;
        let mut out = error_stream().lock();
        let (lines, row) = &self.drawn;
        if let below @ 1.. = lines.len().saturating_sub(1) - row {
            queue!(out, MoveToNextLine(u16::try_from(below).unwrap_or(u16::MAX)))?;
        }
        queue!(out, Print("\r\n"))?;
        out.flush()
    }

    /// To the first line of what was drawn last, which may take more rows since the window is narrower.
    fn go_to_start(&self, out: &mut impl Write, columns: usize) -> io::Result<()> {
        let (widths, row) = &self.drawn;
        let above = widths.iter().take(*row).map(|width| width.div_ceil(columns.max(1)).max(1)).sum();
        up(out, above)?;
        queue!(out, MoveToColumn(0))
    }

    fn print(&self, out: &mut impl Write, line: &[Cell]) -> io::Result<()> {
        for run in line.chunk_by(|one, next| one.look == next.look) {
            let color = match run.first().map_or(Look::Plain, |cell| cell.look) {
                Look::Mark if self.has_color => Some(Color::Green),
                Look::Bright if self.has_color => Some(Color::Cyan),
                _ => None,
            };
            let text: String = run.iter().map(|cell| cell.cluster).collect();
            match color {
                Some(color) => queue!(out, SetForegroundColor(color), Print(text), ResetColor)?,
                None => queue!(out, Print(text))?,
            }
        }
        Ok(())
    }

    /// Waits for a key that means something.
    pub fn key() -> io::Result<Key> {
        loop {
            let key = match event::read()? {
                Event::Key(key) if key.kind != KeyEventKind::Release => meant(key),
                Event::Paste(text) => Some(Key::Pasted(text)),
                Event::Resize(..) => Some(Key::Resized),
                _ => None,
            };
            if let Some(key) = key {
                return Ok(key);
            }
        }
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        let _ = execute!(error_stream(), DisableBracketedPaste, Show);
        let _ = disable_raw_mode();
    }
}

fn up(out: &mut impl Write, rows: usize) -> io::Result<()> {
    match u16::try_from(rows) {
        Ok(0) => Ok(()),
        rows => queue!(out, MoveUp(rows.unwrap_or(u16::MAX))),
    }
}

/// What a key means: those of a shell's line (Emacs), and what moves in a list.
fn meant(key: KeyEvent) -> Option<Key> {
    let is_control = key.modifiers.contains(KeyModifiers::CONTROL);
    let is_alt = key.modifiers.contains(KeyModifiers::ALT);
    // On some keyboards AltGr, with which letters are typed, is both.
    let is_alone = is_control == is_alt;
    Some(match key.code {
        KeyCode::Enter => Key::Enter,
        KeyCode::Esc => Key::Escape,
        KeyCode::Tab => Key::Tab,
        KeyCode::Up => Key::Up,
        KeyCode::Down => Key::Down,
        KeyCode::PageUp => Key::PageUp,
        KeyCode::PageDown => Key::PageDown,
        KeyCode::Char(letter) if is_alone => Key::Edit(Edit::Insert(letter)),
        KeyCode::Char(letter) if is_control => match letter.to_ascii_lowercase() {
            'c' => Key::Interrupt,
            'j' | 'm' => Key::Enter,
            'i' => Key::Tab,
            'p' => Key::Up,
            'n' => Key::Down,
            letter => Key::Edit(match letter {
                'a' => Edit::Start,
                'e' => Edit::End,
                'b' => Edit::Left,
                'f' => Edit::Right,
                'd' => Edit::DeleteRight,
                'h' => Edit::DeleteLeft,
                'w' => Edit::DeleteWordLeft,
                'u' => Edit::DeleteToStart,
                'k' => Edit::DeleteToEnd,
                'y' => Edit::Yank,
                _ => return None,
            }),
        },
        code => Key::Edit(match code {
            KeyCode::Left if is_control || is_alt => Edit::WordLeft,
            KeyCode::Right if is_control || is_alt => Edit::WordRight,
            KeyCode::Char('b') => Edit::WordLeft,
            KeyCode::Char('f') => Edit::WordRight,
            KeyCode::Char('d') => Edit::DeleteWordRight,
            KeyCode::Delete if is_control || is_alt => Edit::DeleteWordRight,
            KeyCode::Backspace if is_control || is_alt => Edit::DeleteWordLeft,
            KeyCode::Left => Edit::Left,
            KeyCode::Right => Edit::Right,
            KeyCode::Home => Edit::Start,
            KeyCode::End => Edit::End,
            KeyCode::Backspace => Edit::DeleteLeft,
            KeyCode::Delete => Edit::DeleteRight,
            _ => return None,
        }),
    })
}

#[cfg(test)]
mod tests {
    use super::{Frame, Look};

    /// The lines of a question with an answer, and where the cursor is.
    fn laid_out(before: &str, after: &str, columns: usize) -> (Vec<String>, (usize, usize)) {
        let mut frame = Frame::default();
        frame.line().put("? ", Look::Mark).put(before, Look::Plain).cursor().put(after, Look::Plain);
        frame.line().put("[Enter]", Look::Bright);
        let (lines, cursor) = frame.laid_out(columns);
        (lines.iter().map(|line| line.iter().map(|cell| cell.cluster).collect()).collect(), cursor)
    }

    #[test]
    fn no_word_is_broken() {
        let lines = |before: &str, after: &str, columns: usize| {
            let (lines, (row, column)) = laid_out(before, after, columns);
            (lines.join("|"), row, column)
        };
        assert_eq!(lines("", "", 10), ("? |[Enter]".to_owned(), 0, 2));
        assert_eq!(lines("ban", "", 10), ("? ban|[Enter]".to_owned(), 0, 5));
        assert_eq!(lines("giao ban tháng", "", 10), ("? giao |ban tháng|[Enter]".to_owned(), 1, 9));
        assert_eq!(lines("giao ban ", "tháng", 10), ("? giao |ban tháng|[Enter]".to_owned(), 1, 4));
        assert_eq!(lines("giao ", "ban tháng", 10), ("? giao |ban tháng|[Enter]".to_owned(), 1, 0));
        // A space may be in the last column.
        assert_eq!(lines("giao tr ", "x", 10), ("? giao tr |x|[Enter]".to_owned(), 1, 0));
        assert_eq!(lines("abcdefghijkl", "", 10), ("? |abcdefghi|jkl|[Enter]".to_owned(), 2, 3));
    }
}
