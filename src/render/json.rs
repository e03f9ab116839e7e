//! JSON that is safe to look at.

use std::io::{self, Write};

use serde::Serialize;

/// How a JSON document is laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Layout {
    /// Over several lines.
    Pretty,
    /// On one line.
    Line,
}

/// Writes a value as JSON and ends the line. What would talk to a terminal or turn text around (C1 controls,
/// bidirectional marks) is escaped, which says the same to every program.
///
/// # Errors
/// Those of `out`.
pub fn json(out: &mut dyn Write, value: &impl Serialize, layout: Layout) -> io::Result<()> {
    let text = match layout {
        Layout::Pretty => serde_json::to_string_pretty(value)?,
        Layout::Line => serde_json::to_string(value)?,
    };
    let is_hidden = |c: char| matches!(c, '\u{7f}'..='\u{9f}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let mut rest = text.as_str();
    // Such characters can stand within strings only.
    while let Some(at) = rest.find(is_hidden) {
        let hidden = rest[at..].chars().next().unwrap_or_default();
        write!(out, "{}\\u{:04x}", &rest[..at], u32::from(hidden))?;
        rest = &rest[at + hidden.len_utf8()..];
    }
    writeln!(out, "{rest}")
}

#[cfg(test)]
mod tests {
    use super::{Layout, json};

    #[test]
    fn says_the_same_and_is_safe() {
        let text = "Đảng ủy \u{9b}31m \u{202e}abc\u{2066} \u{1b}";
        let mut out = Vec::new();
        json(&mut out, &text, Layout::Line).unwrap();
        let printed = String::from_utf8(out).unwrap();
        assert_eq!(printed, "\"Đảng ủy \\u009b31m \\u202eabc\\u2066 \\u001b\"\n");
        assert_eq!(serde_json::from_str::<String>(&printed).unwrap(), text);
    }
}
