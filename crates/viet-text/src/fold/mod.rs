//! The search key of a text, and its tokens.
//!
//! `dang uy`, `Đảng uỷ`, `ĐẢNG ỦY` and a decomposed `Đảng ủy` have one key. The pass is in `walk`,
//! the letters in `letters`; here are the three forms in which the key is wanted.
//!
//! ```
//! use viet_text::fold::{fold, marked, tokens};
//!
//! assert_eq!(fold("ĐẢNG UỶ"), "dang uy");
//! assert_eq!(marked("Hoà, HÒA"), "hòa, hòa");
//!
//! let text = "Sở GD&ĐT";
//! let found = tokens(text);
//! assert_eq!(found.iter().map(|token| token.text.as_str()).collect::<Vec<_>>(), ["so", "gd", "dt"]);
//! assert_eq!(&text[found[2].start..found[2].end], "ĐT");
//! ```

mod letters;
#[cfg(test)]
mod tests;
mod tone;
mod walk;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use walk::{Sink, is_dropped, walk};

/// A word of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// Where it begins in the original text, in bytes.
    pub start: usize,
    /// Where it ends, its combining marks included.
    pub end: usize,
    /// Its folded text.
    pub text: String,
}

/// The search key: lower case without diacritics, one spelling for đ, spaces and i/y (kỹ, kĩ), without invisible
/// characters. Letters of scripts other than Latin keep their marks, in NFC.
#[must_use]
pub fn fold(text: &str) -> String {
    let mut sink = Whole { out: String::with_capacity(text.len()) };
    walk(text, &mut sink);
    settle(&mut sink.out);
    sink.out
}

/// The tokens of a text: the longest runs of letters and digits. Everything else separates, `_` too, so that a token
/// never contains an ASCII character that is not a letter or digit.
#[must_use]
pub fn tokens(text: &str) -> Vec<Token> {
    let mut sink = Listed::default();
    walk(text, &mut sink);
    sink.close();
    sink.tokens
}

/// Appends the folded text of the tokens, with single spaces between them: `tokens` joined, without the list. If `out`
/// is not empty, a space comes first, so that words never merge.
pub fn fold_tokens_into(text: &str, out: &mut String) {
    // Folding shrinks Vietnamese by a quarter and makes hardly anything longer: one allocation.
    out.reserve(text.len() + 1);
    let mut sink = Joined { out, open: false };
    walk(text, &mut sink);
    if sink.open {
        settle(sink.out);
    }
}

/// Like [`fold`], but keeps diacritics and đ, and normalizes the position of the tone mark (hoà is hòa): for ranking
/// exact spellings first.
#[must_use]
pub fn marked(text: &str) -> String {
    if text.chars().all(letters::is_common) {
        let lower = text.chars().map(|letter| match lower_letter(letter) {
            'ð' => 'đ',
            lower => lower,
        });
        let lower: String = lower.collect();
        return if lower.is_ascii() { lower } else { tone::one_placement(&lower) };
    }
    let lower: String = text
        .chars()
        .filter(|&letter| !is_dropped(letter))
        .nfc()
        .flat_map(char::to_lowercase)
        .map(|letter| match letter {
            'ð' => 'đ',
            space if space.is_whitespace() => ' ',
            other => other,
        })
        .nfc()
        .collect();
    tone::one_placement(&lower)
}

/// Plain letters and digits in lower case, and letters of other scripts with their marks; all else is a gap. Without the
/// rule of i and y, for ids are read by people. Calls `put` with a character or, for a gap, `None`.
pub(super) fn plain(text: &str, put: impl FnMut(Option<char>)) {
    walk(text, &mut Plain { put });
}

/// Ends a syllable: a y right after one of these consonants is also written i (kỹ, kĩ).
#[inline]
fn settle(out: &mut String) {
    if let [.., b'h' | b'k' | b'l' | b'm' | b's' | b't', b'y'] = out.as_bytes() {
        out.pop();
        out.push('i');
    }
}

/// The plain letter of a Vietnamese letter, in lower case; any other character is its own.
#[must_use]
pub fn plain_letter(letter: char) -> char {
    letters::base(u32::from(letter)).map_or(letter, char::from)
}

/// A letter in lower case, where that is one letter; any other character is its own. As [`char::to_lowercase`], without a
/// search for the letters of Vietnamese.
#[must_use]
pub fn lower_letter(letter: char) -> char {
    letters::lower(letter).unwrap_or_else(|| {
        let mut lower = letter.to_lowercase();
        lower.next().filter(|_| lower.next().is_none()).unwrap_or(letter)
    })
}

/// Whether a character is part of a word: a letter, a digit, or a mark on one.
#[must_use]
pub fn is_word(letter: char) -> bool {
    letter.is_alphanumeric() || is_combining_mark(letter)
}

/// The whole text.
struct Whole {
    out: String,
}

impl Sink for Whole {
    #[inline]
    fn ascii(&mut self, byte: u8, _: usize, _: usize) {
        if !byte.is_ascii_alphabetic() {
            settle(&mut self.out);
        }
        self.out.push(char::from(byte));
    }

    fn other(&mut self, letter: char, _: usize, _: usize) {
        if !letter.is_alphabetic() {
            settle(&mut self.out);
        }
        self.out.push(letter);
    }

    #[inline]
    fn mark(&mut self, _: usize) {}
}

/// The tokens with spaces between them.
struct Joined<'a> {
    out: &'a mut String,
    /// Whether the end of `out` is a token of this text that may continue.
    open: bool,
}

impl Joined<'_> {
    #[inline]
    fn begin(&mut self) {
        if !self.open {
            self.open = true;
            if !self.out.is_empty() && !self.out.ends_with(' ') {
                self.out.push(' ');
            }
        }
    }

    #[inline]
    fn close(&mut self) {
        if self.open {
            settle(self.out);
            self.open = false;
        }
    }
}

impl Sink for Joined<'_> {
    #[inline]
    fn ascii(&mut self, byte: u8, _: usize, _: usize) {
        if byte.is_ascii_alphabetic() {
            self.begin();
        } else if byte.is_ascii_digit() {
            self.begin();
            settle(self.out);
        } else {
            self.close();
            return;
        }
        self.out.push(char::from(byte));
    }

    fn other(&mut self, letter: char, _: usize, _: usize) {
        if is_word(letter) {
            self.begin();
            if !letter.is_alphabetic() {
                settle(self.out);
            }
            self.out.push(letter);
        } else {
            self.close();
        }
    }

    #[inline]
    fn mark(&mut self, _: usize) {}
}

/// The tokens as a list.
#[derive(Default)]
struct Listed {
    tokens: Vec<Token>,
    open: bool,
}

impl Listed {
    fn put(&mut self, letter: char, start: usize, end: usize) {
        if !self.open {
            self.open = true;
            self.tokens.push(Token { start, end, text: String::new() });
        }
        if let Some(token) = self.tokens.last_mut() {
            if !letter.is_alphabetic() {
                settle(&mut token.text);
            }
            token.text.push(letter);
            token.end = end;
        }
    }

    fn close(&mut self) {
        if let Some(token) = self.tokens.last_mut().filter(|_| self.open) {
            settle(&mut token.text);
        }
        self.open = false;
    }
}

impl Sink for Listed {
    fn ascii(&mut self, byte: u8, start: usize, end: usize) {
        if byte.is_ascii_alphanumeric() {
            self.put(char::from(byte), start, end);
        } else {
            self.close();
        }
    }

    fn other(&mut self, letter: char, start: usize, end: usize) {
        if is_word(letter) {
            self.put(letter, start, end);
        } else {
            self.close();
        }
    }

    fn mark(&mut self, end: usize) {
        if let Some(token) = self.tokens.last_mut().filter(|_| self.open) {
            token.end = end;
        }
    }
}

/// Letters and digits, and gaps.
struct Plain<F> {
    put: F,
}

impl<F: FnMut(Option<char>)> Sink for Plain<F> {
    fn ascii(&mut self, byte: u8, _: usize, _: usize) {
        (self.put)(Some(char::from(byte)).filter(char::is_ascii_alphanumeric));
    }

    fn other(&mut self, letter: char, _: usize, _: usize) {
        (self.put)(Some(letter).filter(|letter| is_word(*letter)));
    }

    fn mark(&mut self, _: usize) {}
}
