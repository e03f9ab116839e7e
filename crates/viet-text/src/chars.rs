//! Invisible characters: one table each, used by folding, hygiene and the terminal.

/// Characters without a width or a look of their own; first and last of each range.
const INVISIBLE: [(char, char); 12] = [
    ('\u{ad}', '\u{ad}'),       // soft hyphen
    ('\u{34f}', '\u{34f}'),     // combining grapheme joiner
    ('\u{180b}', '\u{180f}'),   // Mongolian selectors and vowel separator
    ('\u{200b}', '\u{200d}'),   // zero-width space and joiners
    ('\u{2060}', '\u{2064}'),   // word joiner, invisible operators
    ('\u{206a}', '\u{206f}'),   // deprecated format characters
    ('\u{fe00}', '\u{fe0f}'),   // variation selectors
    ('\u{feff}', '\u{feff}'),   // byte order mark
    ('\u{fff9}', '\u{fffb}'),   // interlinear annotation
    ('\u{1d173}', '\u{1d17a}'), // musical format characters
    ('\u{e0000}', '\u{e007f}'), // tags
    ('\u{e0100}', '\u{e01ef}'), // more variation selectors
];

/// Characters that change the direction of what follows, and so can make a text look like another.
const BIDIRECTIONAL: [(char, char); 4] =
    [('\u{61c}', '\u{61c}'), ('\u{200e}', '\u{200f}'), ('\u{202a}', '\u{202e}'), ('\u{2066}', '\u{2069}')];

fn within(table: &[(char, char)], letter: char) -> bool {
    table.iter().any(|&(first, last)| (first..=last).contains(&letter))
}

/// Whether this character is invisible.
pub(super) fn is_invisible(letter: char) -> bool {
    letter >= '\u{ad}' && within(&INVISIBLE, letter)
}

/// Whether this is a bidirectional control character.
pub(super) fn is_bidirectional(letter: char) -> bool {
    letter >= '\u{61c}' && within(&BIDIRECTIONAL, letter)
}

/// Whether this is a control character that no text file needs. Tab and line ends are not among them.
pub(super) fn is_control(letter: char) -> bool {
    match letter {
        '\t' | '\n' | '\r' => false,
        '\u{2028}' | '\u{2029}' => true,
        other => other.is_control(),
    }
}

/// Whether this invisible character is legitimate between its neighbors: joining an emoji or the letters of a script
/// that needs it, or selecting the variation of a symbol.
pub(super) fn has_work(before: Option<char>, letter: char, after: Option<char>) -> bool {
    let Some(before) = before else { return false };
    match letter {
        '\u{200c}' | '\u{200d}' => joinable(before) && after.is_some_and(joinable),
        '\u{fe0e}' | '\u{fe0f}' => !before.is_alphabetic() && !before.is_whitespace(),
        '\u{fe00}'..='\u{fe0d}' | '\u{e0100}'..='\u{e01ef}' => before >= '\u{2190}',
        '\u{180b}'..='\u{180f}' => ('\u{1800}'..='\u{18af}').contains(&before),
        // The flags of Scotland and Wales are a black flag and tags.
        '\u{e0020}'..='\u{e007f}' => before == '\u{1f3f4}' || ('\u{e0020}'..='\u{e007e}').contains(&before),
        _ => false,
    }
}

/// Letters of scripts that use joiners, and pictures; never Latin, Greek or Cyrillic.
fn joinable(letter: char) -> bool {
    matches!(letter, '\u{590}'..='\u{1dff}' | '\u{2190}'..='\u{2bff}' | '\u{fe0f}' | '\u{1f000}'..='\u{1faff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds() {
        for letter in ['\u{ad}', '\u{200b}', '\u{200d}', '\u{2060}', '\u{feff}', '\u{fe0f}'] {
            assert!(is_invisible(letter), "{letter:?}");
        }
        for letter in ['\u{200e}', '\u{202e}', '\u{2066}'] {
            assert!(is_bidirectional(letter) && !is_invisible(letter), "{letter:?}");
        }
        for letter in ['a', 'ế', ' ', '\u{a0}', '…', '\u{301}', '😀'] {
            assert!(!is_invisible(letter) && !is_bidirectional(letter), "{letter:?}");
        }
    }

    #[test]
    fn honest_work() {
        assert!(has_work(Some('👩'), '\u{200d}', Some('💻')));
        assert!(has_work(Some('❤'), '\u{fe0f}', None));
        assert!(has_work(Some('1'), '\u{fe0f}', Some('\u{20e3}')));
        assert!(has_work(Some('ی'), '\u{200c}', Some('خ')));
        assert!(!has_work(Some('a'), '\u{200d}', Some('b')));
        assert!(!has_work(Some('ủ'), '\u{200c}', Some('y')));
        assert!(!has_work(None, '\u{feff}', Some('a')));
    }
}
