//! Text that a terminal shows and does not obey.
//!
//! ```
//! use viet_text::terminal::{terminal_safe, truncate, width};
//!
//! assert_eq!(terminal_safe("a\u{1b}[31mb"), "a␛[31mb");
//! assert_eq!(width("Đa\u{309}ng"), 4);
//! assert_eq!(truncate("Đảng ủy Khối", 8), "Đảng ủy…");
//! ```

use std::borrow::Cow;
use std::fmt::Write as _;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use super::chars::{has_work, is_bidirectional, is_control, is_invisible};

/// The text with everything made visible that a terminal would obey or hide: control characters
/// and line ends as pictures (`␛`, `␊`), the rest as `\u{202e}`.
#[must_use]
pub fn terminal_safe(text: &str) -> Cow<'_, str> {
    safe(text, false)
}

/// Like [`terminal_safe`], for text of several lines: `\n` and `\t` stay.
#[must_use]
pub fn terminal_safe_lines(text: &str) -> Cow<'_, str> {
    safe(text, true)
}

fn safe(text: &str, lines: bool) -> Cow<'_, str> {
    let mut out = String::new();
    let mut copied = 0;
    let mut before = None;
    for (at, letter) in text.char_indices() {
        if !(' '..='~').contains(&letter) {
            let next = at + letter.len_utf8();
            let hidden = !(lines && matches!(letter, '\n' | '\t'))
                && (matches!(letter, '\t' | '\n' | '\r')
                    || is_control(letter)
                    || is_bidirectional(letter)
                    || (is_invisible(letter) && !has_work(before, letter, text[next..].chars().next())));
            if hidden {
                out.push_str(&text[copied..at]);
                show(letter, &mut out);
                copied = next;
            }
        }
        before = Some(letter);
    }
    if copied == 0 {
        return Cow::Borrowed(text);
    }
    out.push_str(&text[copied..]);
    Cow::Owned(out)
}

/// Unicode has pictures of the ASCII control characters alone.
fn show(letter: char, out: &mut String) {
    let code = u32::from(letter);
    let picture = match code {
        0..=0x1f => char::from_u32(0x2400 + code),
        0x7f => Some('␡'),
        _ => None,
    };
    match picture {
        Some(picture) => out.push(picture),
        // Writing to a string cannot fail.
        None => _ = write!(out, "\\u{{{code:x}}}"),
    }
}

/// Whether a link leads to a file and has nothing in it that a terminal could obey.
#[must_use]
pub fn is_own_link(url: &str) -> bool {
    url.strip_prefix("file://")
        .is_some_and(|rest| rest.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-._~:/%".contains(&byte)))
}

/// How many columns the text takes on a terminal.
#[must_use]
pub fn width(text: &str) -> usize {
    UnicodeWidthStr::width(text)
}

/// The text in at most `columns` columns; where it is longer, cut between characters as people see
/// them, with `…`.
#[must_use]
pub fn truncate(text: &str, columns: usize) -> Cow<'_, str> {
    if width(text) <= columns {
        return Cow::Borrowed(text);
    }
    if columns == 0 {
        return Cow::Borrowed("");
    }
    let mut end = 0;
    let mut taken = 0;
    for (at, cluster) in text.grapheme_indices(true) {
        taken += width(cluster);
        if taken > columns - 1 {
            break;
        }
        end = at + cluster.len();
    }
    Cow::Owned(format!("{}…", text[..end].trim_end()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn made_visible() {
        for (text, expected) in [
            ("Đảng ủy", "Đảng ủy"),
            ("a\u{1b}[31mb", "a␛[31mb"),
            ("a\nb\tc\rd", "a␊b␉c␍d"),
            ("\0\u{7f}\u{9b}", "␀␡\\u{9b}"),
            ("x\u{202e}y\u{2066}", "x\\u{202e}y\\u{2066}"),
            ("a\u{200b}b\u{feff}", "a\\u{200b}b\\u{feff}"),
            ("👩\u{200d}💻 ❤\u{fe0f}", "👩\u{200d}💻 ❤\u{fe0f}"),
            ("a\u{2028}b", "a\\u{2028}b"),
            ("Đa\u{309}ng", "Đa\u{309}ng"),
        ] {
            assert_eq!(terminal_safe(text), expected, "{text:?}");
        }
        assert_eq!(terminal_safe_lines("a\n\tb\r\u{1b}"), "a\n\tb␍␛");
        assert!(matches!(terminal_safe("Đảng ủy"), Cow::Borrowed(_)));
    }

    #[test]
    fn columns() {
        for (text, expected) in [("Đảng ủy", 7), ("Đa\u{309}ng u\u{309}y", 7), ("字", 2), ("", 0)] {
            assert_eq!(width(text), expected, "{text}");
        }
        for (text, columns, expected) in [
            ("Đảng ủy", 7, "Đảng ủy"),
            ("Đảng ủy", 6, "Đảng…"),
            ("Đảng ủy Khối", 8, "Đảng ủy…"),
            ("Đa\u{309}ng", 3, "Đa\u{309}…"),
            ("字字", 3, "字…"),
            ("字字", 2, "…"),
            ("ab", 1, "…"),
            ("ab", 0, ""),
        ] {
            assert_eq!(truncate(text, columns), expected, "{text} {columns}");
        }
    }

    proptest! {
        #[test]
        fn never_obeyed_never_too_wide(text in any::<String>(), columns in 0_usize..40) {
            let safe = terminal_safe(&text);
            prop_assert!(!safe.chars().any(|c| c.is_control() || is_bidirectional(c)));
            prop_assert_eq!(terminal_safe(&safe), safe.as_ref());
            prop_assert!(width(&truncate(&safe, columns)) <= columns);
        }
    }
}
