//! JSON that is safe to look at.

use std::cell::Cell;
use std::io::{self, Write};

use serde::{Serialize, Serializer};

/// How a JSON document is laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Layout {
    /// Over several lines.
    Pretty,
    /// On one line.
    Line,
}

/// Writes a value as JSON and ends the line. Characters that affect terminals (C1 controls, bidirectional marks) are
/// escaped, which does not change the value.
///
/// # Errors
/// Those of `out`.
pub fn json(out: &mut dyn Write, value: &impl Serialize, layout: Layout) -> io::Result<()> {
    let mut escaping = Escaping(out);
    match layout {
        Layout::Pretty => serde_json::to_writer_pretty(&mut escaping, value)?,
        Layout::Line => serde_json::to_writer(&mut escaping, value)?,
    }
    writeln!(out)
}

/// A list whose items are made while they are written, so that they are never in memory together. It can be written
/// once.
pub(super) struct Stream<I>(Cell<Option<I>>);

impl<I: Iterator> Stream<I> {
    /// A list of the items of an iterator.
    pub fn of(items: I) -> Self {
        Self(Cell::new(Some(items)))
    }
}

impl<I: Iterator<Item: Serialize>> Serialize for Stream<I> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.take().into_iter().flatten())
    }
}

/// Escapes what must not be seen as it is. It can stand within JSON's strings only.
struct Escaping<'w>(&'w mut dyn Write);

impl Write for Escaping<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        // The serializer writes whole pieces of text, never half a character.
        let mut rest = std::str::from_utf8(bytes).map_err(io::Error::other)?;
        let is_hidden = |c: char| matches!(c, '\u{7f}'..='\u{9f}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
        while let Some(at) = rest.find(is_hidden) {
            let hidden = rest[at..].chars().next().unwrap_or_default();
            write!(self.0, "{}\\u{:04x}", &rest[..at], u32::from(hidden))?;
            rest = &rest[at + hidden.len_utf8()..];
        }
        self.0.write_all(rest.as_bytes())?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::{Layout, Stream, json};

    fn printed(value: &impl serde::Serialize) -> String {
        let mut out = Vec::new();
        json(&mut out, value, Layout::Line).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn says_the_same_and_is_safe() {
        let text = "Đảng ủy \u{9b}31m \u{202e}abc\u{2066} \u{1b}";
        let printed = printed(&text);
        assert_eq!(printed, "\"Đảng ủy \\u009b31m \\u202eabc\\u2066 \\u001b\"\n");
        assert_eq!(serde_json::from_str::<String>(&printed).unwrap(), text);
    }

    #[test]
    fn a_stream_is_a_list() {
        assert_eq!(printed(&Stream::of((1..4).map(|n| n * n))), "[1,4,9]\n");
        assert_eq!(printed(&Stream::of(std::iter::empty::<u8>())), "[]\n");
    }
}
