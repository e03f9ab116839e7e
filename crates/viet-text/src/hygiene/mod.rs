//! Disallowed characters: decomposed letters, invisible characters, legacy fonts.
//!
//! ```
//! use viet_text::hygiene::{Disallowed, disallowed, is_clean};
//!
//! assert!(is_clean("Đảng ủy Khối"));
//! assert_eq!(disallowed("Uû ban nh©n d©n"), [(8..13, Disallowed::LegacyFont), (14..18, Disallowed::LegacyFont)]);
//! assert_eq!(disallowed("a\u{200b}"), [(1..4, Disallowed::Invisible('\u{200b}'))]);
//! ```

mod legacy;

use std::ops::{ControlFlow, Range};

use unicode_normalization::is_nfc;

use super::chars::{has_work, is_bidirectional, is_control, is_invisible};

/// Something that should not be in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Disallowed {
    /// A word that is not in Unicode's composed form (NFC).
    NotNfc,
    /// A character without a look of its own: a zero-width space, a soft hyphen, a byte order mark.
    /// Joiners at work in an emoji or a script that needs them are none.
    Invisible(char),
    /// A character that turns the direction of writing.
    Bidirectional(char),
    /// A control character other than tab and line ends.
    Control(char),
    /// A word typed in a font from before Unicode (TCVN3, VNI).
    LegacyFont,
}

/// All disallowed characters of a text, in order, with their spans in bytes.
#[must_use]
pub fn disallowed(text: &str) -> Vec<(Range<usize>, Disallowed)> {
    let mut found = Vec::new();
    let _: ControlFlow<()> = scan(text, |range, kind| {
        found.push((range, kind));
        ControlFlow::Continue(())
    });
    found.sort_by_key(|(range, _)| range.start);
    found
}

/// The characters that a name in one line cannot have: line ends, tabs, and what is not seen or turns the writing around. Each
/// once, in order.
///
/// ```
/// use viet_text::hygiene::unfit_for_a_name;
///
/// assert_eq!(unfit_for_a_name("Sở\u{202e} Y\ntế\n"), ['\u{202e}', '\n']);
/// assert!(unfit_for_a_name("Sở Y tế").is_empty());
/// ```
#[must_use]
pub fn unfit_for_a_name(text: &str) -> Vec<char> {
    let mut found: Vec<(usize, char)> = text.char_indices().filter(|(_, letter)| "\n\r\t".contains(*letter)).collect();
    found.extend(disallowed(text).into_iter().filter_map(|(range, kind)| match kind {
        Disallowed::Invisible(letter) | Disallowed::Bidirectional(letter) | Disallowed::Control(letter) => {
            Some((range.start, letter))
        }
        Disallowed::NotNfc | Disallowed::LegacyFont => None,
    }));
    found.sort_unstable();
    let mut letters = Vec::new();
    for (_, letter) in found {
        if !letters.contains(&letter) {
            letters.push(letter);
        }
    }
    letters
}

/// The codes of characters, as messages name them: "U+200B, U+202E".
#[must_use]
pub fn codes(letters: impl IntoIterator<Item = char>) -> String {
    let codes: Vec<String> = letters.into_iter().map(|letter| format!("U+{:04X}", u32::from(letter))).collect();
    codes.join(", ")
}

/// Whether the text has none. One cheap pass, for the many texts without any.
#[must_use]
pub fn is_clean(text: &str) -> bool {
    scan(text, |_, _| ControlFlow::Break(())).is_continue()
}

/// Reports disallowed characters until the callback stops it.
fn scan(text: &str, mut report: impl FnMut(Range<usize>, Disallowed) -> ControlFlow<()>) -> ControlFlow<()> {
    let bytes = text.as_bytes();
    // Words before these offsets have been reported already.
    let (mut composed_to, mut legacy_to) = (0, 0);
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        if matches!(byte, b' '..=b'~' | b'\n' | b'\t') {
            at += 1;
            continue;
        }
        // Vietnamese letters of U+1EA0 to U+1EFF are three quarters of what is not ASCII.
        if byte == 0xe1 && matches!(bytes.get(at + 1), Some(0xba | 0xbb)) {
            at += 3;
            continue;
        }
        let Some(letter) = text[at..].chars().next() else {
            break;
        };
        let start = at;
        at += letter.len_utf8();
        if let Some(kind) = kind_of(text, start, letter) {
            report(start..at, kind)?;
        } else if letter < '\u{300}' {
            let before = start.checked_sub(1).map_or(b' ', |at| bytes[at]);
            if start >= legacy_to && legacy::may_be(before, letter) {
                let word = run(text, start, legacy::belongs);
                legacy_to = word.end;
                if legacy::is_legacy(&text[word.clone()]) {
                    report(word, Disallowed::LegacyFont)?;
                }
            }
        } else if start >= composed_to && !matches!(letter, '\u{2010}'..='\u{2027}') {
            // Some spaces are not composed either, and are in no word.
            let word = if letter.is_whitespace() { start..at } else { run(text, start, |c| !c.is_whitespace()) };
            composed_to = word.end;
            if !is_nfc(&text[word.clone()]) {
                report(word, Disallowed::NotNfc)?;
            }
        }
    }
    ControlFlow::Continue(())
}

/// What a character is by itself, if it is disallowed.
fn kind_of(text: &str, start: usize, letter: char) -> Option<Disallowed> {
    let end = start + letter.len_utf8();
    if letter == '\r' {
        // CR LF is a line end; CR alone rewrites the line on a terminal.
        return (!text[end..].starts_with('\n')).then_some(Disallowed::Control(letter));
    }
    if is_control(letter) {
        return Some(Disallowed::Control(letter));
    }
    if is_bidirectional(letter) {
        return Some(Disallowed::Bidirectional(letter));
    }
    let hidden =
        is_invisible(letter) && !has_work(text[..start].chars().next_back(), letter, text[end..].chars().next());
    hidden.then_some(Disallowed::Invisible(letter))
}

/// The run of characters around `at` of which all belong.
fn run(text: &str, at: usize, belongs: impl Fn(char) -> bool) -> Range<usize> {
    let start = text[..at]
        .char_indices()
        .rev()
        .take_while(|&(_, letter)| belongs(letter))
        .last()
        .map_or(at, |(start, _)| start);
    let end = text[at..].find(|letter| !belongs(letter)).map_or(text.len(), |length| at + length);
    start..end
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use unicode_normalization::UnicodeNormalization;

    #[test]
    fn found() {
        use Disallowed::{Bidirectional, Control, Invisible, LegacyFont, NotNfc};
        for (text, expected) in [
            ("Đảng ủy Khối “08/5” – 5 °C, ½ ©\r\n", vec![]),
            ("x Đa\u{309}ng y", vec![("Đa\u{309}ng", NotNfc)]),
            ("\u{feff}a", vec![("\u{feff}", Invisible('\u{feff}'))]),
            ("tr\u{ad}ường\u{200b}", vec![("\u{ad}", Invisible('\u{ad}')), ("\u{200b}", Invisible('\u{200b}'))]),
            ("a\u{202e}b", vec![("\u{202e}", Bidirectional('\u{202e}'))]),
            (
                "a\u{1b}\u{85}\r",
                vec![("\u{1b}", Control('\u{1b}')), ("\u{85}", Control('\u{85}')), ("\r", Control('\r'))],
            ),
            ("Uû ban nh©n d©n", vec![("nh©n", LegacyFont), ("d©n", LegacyFont)]),
            ("Ñaûng boä", vec![("Ñaûng", LegacyFont), ("boä", LegacyFont)]),
            ("👩\u{200d}💻 ❤\u{fe0f} 1\u{fe0f}\u{20e3}", vec![]),
            ("Le goût du château, août ; naïf © 2023", vec![]),
            ("한국 Москва\u{a0}й", vec![]),
        ] {
            let seen: Vec<_> = disallowed(text).into_iter().map(|(range, kind)| (&text[range], kind)).collect();
            assert_eq!(seen, expected, "{text:?}");
            assert_eq!(is_clean(text), expected.is_empty(), "{text:?}");
        }
    }

    #[test]
    fn the_letters_skipped_are_all_composed() {
        for code in 0x1e80..=0x1eff_u32 {
            let letter = char::from_u32(code).map(String::from).unwrap_or_default();
            assert!(is_nfc(&letter) && is_clean(&letter), "{code:x}");
        }
    }

    proptest! {
        #[test]
        fn clean_is_without_any(text in "\\PC{0,12}|[a-zàáảđÂ©û\u{300}-\u{303}\u{200d} \r\n]{0,12}") {
            let found = disallowed(&text);
            prop_assert_eq!(is_clean(&text), found.is_empty());
            for (range, _) in &found {
                prop_assert!(text.get(range.clone()).is_some_and(|part| !part.is_empty()));
            }
            let composed = found.iter().all(|(_, kind)| *kind != Disallowed::NotNfc);
            prop_assert_eq!(composed, text.nfc().eq(text.chars()));
        }
    }
}
