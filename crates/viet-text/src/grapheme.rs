//! Where a text may be cut: between characters as people see them, never between a letter and its marks.

use unicode_segmentation::{GraphemeCursor, UnicodeSegmentation};

/// The nearest grapheme boundary at or before `at`.
#[must_use]
pub fn floor(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|at| is_boundary(text, *at)).unwrap_or(0)
}

/// The nearest grapheme boundary at or after `at`.
#[must_use]
pub fn ceil(text: &str, at: usize) -> usize {
    (at..text.len()).find(|at| is_boundary(text, *at)).unwrap_or(text.len())
}

/// The spans of the words between spaces. A space with a combining mark does not separate.
#[must_use]
pub fn words(text: &str) -> Vec<std::ops::Range<usize>> {
    let mut words = Vec::new();
    let mut start = None;
    for (at, cluster) in text.grapheme_indices(true).chain([(text.len(), " ")]) {
        match (cluster.chars().all(char::is_whitespace), start) {
            (false, None) => start = Some(at),
            (true, Some(from)) => {
                words.push(from..at);
                start = None;
            }
            _ => {}
        }
    }
    words
}

fn is_boundary(text: &str, at: usize) -> bool {
    // The whole text is available, so the cursor never asks for more.
    text.is_char_boundary(at) && GraphemeCursor::new(at, text.len(), true).is_boundary(text, 0).unwrap_or(true)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_keep_their_marks() {
        // a with two marks, a family joined of three.
        let text = "xa\u{302}\u{301}y👨\u{200d}👩\u{200d}👧z";
        let family = text.find('👨').unwrap();
        for at in 2..6 {
            assert_eq!((floor(text, at), ceil(text, at)), (1, 6), "{at}");
        }
        assert_eq!((floor(text, family + 1), ceil(text, family + 1)), (family, text.len() - 1));
        assert_eq!((floor(text, 6), ceil(text, 6)), (6, 6));
        assert_eq!((floor(text, 999), ceil(text, 999)), (text.len(), text.len()));
        assert_eq!((floor("", 0), ceil("", 0)), (0, 0));
    }

    #[test]
    fn words_between_spaces() {
        let text = " đảng  u\u{309}y \u{301}x ";
        let found: Vec<_> = words(text).into_iter().map(|word| &text[word]).collect();
        assert_eq!(found, ["đảng", "u\u{309}y \u{301}x"]);
        assert!(words("  ").is_empty());
    }
}
