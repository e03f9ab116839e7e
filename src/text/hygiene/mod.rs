//! What should not be in a text: letters taken apart, characters that nobody sees, legacy fonts.

mod legacy;

use std::ops::{ControlFlow, Range};

use unicode_normalization::is_nfc;

use super::chars::{has_work, is_bidirectional, is_control, is_invisible};

/// Something that should not be in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Blemish {
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

/// All blemishes of a text, in order, with their places in bytes.
#[must_use]
pub fn blemishes(text: &str) -> Vec<(Range<usize>, Blemish)> {
    let mut found = Vec::new();
    let _: ControlFlow<()> = scan(text, |range, blemish| {
        found.push((range, blemish));
        ControlFlow::Continue(())
    });
    found.sort_by_key(|(range, _)| range.start);
    found
}

/// Is there no blemish? One cheap pass, for the many texts that have none.
#[must_use]
pub fn is_clean(text: &str) -> bool {
    scan(text, |_, _| ControlFlow::Break(())).is_continue()
}

/// Reports the blemishes until told to stop.
fn scan(text: &str, mut report: impl FnMut(Range<usize>, Blemish) -> ControlFlow<()>) -> ControlFlow<()> {
    let bytes = text.as_bytes();
    // Words before these places have been reported already.
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
        if let Some(blemish) = blemish(text, start, letter) {
            report(start..at, blemish)?;
        } else if letter < '\u{300}' {
            let before = start.checked_sub(1).map_or(b' ', |at| bytes[at]);
            if start >= legacy_to && legacy::may_be(before, letter) {
                let word = run(text, start, legacy::belongs);
                legacy_to = word.end;
                if legacy::is_legacy(&text[word.clone()]) {
                    report(word, Blemish::LegacyFont)?;
                }
            }
        } else if start >= composed_to && !matches!(letter, '\u{2010}'..='\u{2027}') {
            // Some spaces are not composed either, and are in no word.
            let word = if letter.is_whitespace() { start..at } else { run(text, start, |c| !c.is_whitespace()) };
            composed_to = word.end;
            if !is_nfc(&text[word.clone()]) {
                report(word, Blemish::NotNfc)?;
            }
        }
    }
    ControlFlow::Continue(())
}

/// The blemish that a character is by itself.
fn blemish(text: &str, start: usize, letter: char) -> Option<Blemish> {
    let end = start + letter.len_utf8();
    if letter == '\r' {
        // CR LF is a line end; CR alone rewrites the line on a terminal.
        return (!text[end..].starts_with('\n')).then_some(Blemish::Control(letter));
    }
    if is_control(letter) {
        return Some(Blemish::Control(letter));
    }
    if is_bidirectional(letter) {
        return Some(Blemish::Bidirectional(letter));
    }
    let hidden =
        is_invisible(letter) && !has_work(text[..start].chars().next_back(), letter, text[end..].chars().next());
    hidden.then_some(Blemish::Invisible(letter))
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
        use Blemish::{Bidirectional, Control, Invisible, LegacyFont, NotNfc};
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
            let seen: Vec<_> = blemishes(text).into_iter().map(|(range, blemish)| (&text[range], blemish)).collect();
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
        fn clean_is_without_blemish(text in "\\PC{0,12}|[a-zàáảđÂ©û\u{300}-\u{303}\u{200d} \r\n]{0,12}") {
            let found = blemishes(&text);
            prop_assert_eq!(is_clean(&text), found.is_empty());
            for (range, _) in &found {
                prop_assert!(text.get(range.clone()).is_some_and(|part| !part.is_empty()));
            }
            let composed = found.iter().all(|(_, blemish)| *blemish != Blemish::NotNfc);
            prop_assert_eq!(composed, text.nfc().eq(text.chars()));
        }
    }
}
