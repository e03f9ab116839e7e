//! A text as tokens, the input of all recognition.

use viet_text::{fold, nfc};

/// A word: letters and digits in a row.
#[derive(Debug)]
pub(super) struct Token<'t> {
    /// Where it begins and ends in the text, in bytes.
    pub start: usize,
    pub end: usize,
    /// In lower case, with a normalized position of the tone mark.
    pub marked: String,
    /// Its search key.
    pub folded: String,
    /// What is between it and the word before, without the white space around that.
    pub before: &'t str,
    /// Whether an empty line is between it and the word before.
    pub begins_paragraph: bool,
    /// Whether its first letter is a capital.
    pub is_capital: bool,
    /// Whether it has two letters or more, all capitals.
    pub is_upper: bool,
}

impl Token<'_> {
    /// One or two digits.
    pub fn small_number(&self) -> Option<u32> {
        self.number().filter(|_| self.marked.len() <= 2)
    }

    /// Up to four digits.
    pub fn number(&self) -> Option<u32> {
        let is_number = self.marked.len() <= 4 && self.marked.bytes().all(|byte| byte.is_ascii_digit());
        is_number.then(|| self.marked.parse().ok())?
    }

    /// A year that people write about.
    pub fn year(&self) -> Option<i32> {
        let year = i32::try_from(self.number()?).ok()?;
        (self.marked.len() == 4 && (1900..2200).contains(&year)).then_some(year)
    }

    /// Whether it consists of letters only.
    pub fn is_letters(&self) -> bool {
        self.marked.chars().all(char::is_alphabetic)
    }
}

/// The tokens of a text.
#[derive(Debug)]
pub(super) struct Tokens<'t> {
    pub text: &'t str,
    all: Vec<Token<'t>>,
    /// Whether no letter of the text has a mark, so that it may have been typed without them.
    is_bare: bool,
}

impl<'t> Tokens<'t> {
    pub fn of(text: &'t str) -> Self {
        let mut end = 0;
        let tokens = fold::tokens(text).into_iter();
        let tokens = tokens.map(|token| {
            let gap = &text[end..token.start];
            let written = &text[token.start..token.end];
            end = token.end;
            let mut letters = written.chars().filter(|letter| letter.is_alphabetic());
            let has_small = written.bytes().any(|byte| byte.is_ascii_lowercase());
            Token {
                start: token.start,
                end: token.end,
                marked: nfc(&fold::marked(written)),
                folded: token.text,
                before: gap.trim(),
                begins_paragraph: gap.bytes().filter(|byte| *byte == b'\n').nth(1).is_some(),
                is_capital: written.starts_with(char::is_uppercase),
                is_upper: !has_small && letters.clone().nth(1).is_some() && letters.all(char::is_uppercase),
            }
        });
        let all = tokens.collect();
        Self { text, all, is_bare: !text.chars().any(|letter| !letter.is_ascii() && fold::is_word(letter)) }
    }

    pub fn len(&self) -> usize {
        self.all.len()
    }

    pub fn get(&self, at: usize) -> Option<&Token<'t>> {
        #[cfg(test)]
        work::count(1);
        self.all.get(at)
    }

    /// The text from the first word to the one before `end`.
    pub fn written(&self, first: usize, end: usize) -> &'t str {
        let span = self.span(first, end);
        #[cfg(test)]
        work::count(span.len());
        &self.text[span]
    }

    /// The bytes from the first word to the one before `end`.
    pub fn span(&self, first: usize, end: usize) -> std::ops::Range<usize> {
        let start = self.get(first).map_or(self.text.len(), |word| word.start);
        let last = end.checked_sub(1).and_then(|last| self.get(last)).map_or(start, |word| word.end);
        start..last.max(start)
    }

    /// Whether only white space separates this token from the one before.
    pub fn is_joined(&self, at: usize) -> bool {
        self.get(at).is_some_and(|word| word.before.is_empty() && !word.begins_paragraph)
    }

    /// Whether exactly one of these signs separates the token from the one before.
    pub fn follows(&self, at: usize, signs: &[&str]) -> bool {
        self.get(at).is_some_and(|word| signs.contains(&word.before) && !word.begins_paragraph)
    }

    /// Whether it is the first token of a sentence, a paragraph or a clause of a list.
    pub fn begins_sentence(&self, at: usize) -> bool {
        at == 0
            || self.get(at).is_some_and(|word| {
                word.begins_paragraph || word.before.contains(['.', '!', '?', ':', ';', '\n', '•', '+', '*'])
            })
    }

    /// Whether the token is this word (in lower case, with diacritics).
    pub fn is(&self, at: usize, wanted: &str) -> bool {
        self.get(at).is_some_and(|word| {
            word.marked == wanted || (self.is_bare && wanted.chars().map(fold::plain_letter).eq(word.marked.chars()))
        })
    }

    /// Whether the token is one of these words.
    pub fn is_any(&self, at: usize, wanted: &[&str]) -> bool {
        wanted.iter().any(|wanted| self.is(at, wanted))
    }

    /// The end of this phrase (words with single spaces) if it begins at `at`.
    pub fn says(&self, at: usize, wanted: &str) -> Option<usize> {
        let mut end = at;
        for word in wanted.split(' ') {
            if !self.is(end, word) || (end > at && !self.is_joined(end)) {
                return None;
            }
            end += 1;
        }
        Some(end)
    }

    /// Where the longest of these ends.
    pub fn says_any(&self, at: usize, wanted: &[&str]) -> Option<usize> {
        // Most phrases differ in the first word, which is compared first; of a text without marks, in its first letter.
        let word = self.get(at)?;
        let first = word.folded.chars().next().filter(|_| self.is_bare);
        let may_be = |wanted: &&&str| {
            let is_near = wanted.as_bytes().first() == word.marked.as_bytes().first();
            is_near && wanted.starts_with(word.marked.as_str())
                || first.is_some() && wanted.chars().next().map(fold::plain_letter) == first
        };
        wanted.iter().filter(may_be).filter_map(|wanted| self.says(at, wanted)).max()
    }

    /// Where this ends, that follows white space alone; `at` where it does not be there.
    pub fn skip(&self, at: usize, wanted: &[&str]) -> usize {
        if self.is_joined(at) { self.says_any(at, wanted).unwrap_or(at) } else { at }
    }

    /// The position after this word, if another one follows.
    pub fn skip_word(&self, at: usize, wanted: &[&str]) -> usize {
        if self.is_any(at, wanted) && self.is_joined(at + 1) { at + 1 } else { at }
    }
}

/// Counts the work of recognition without a clock: every token that is compared and every byte that is copied.
#[cfg(test)]
pub(super) mod work {
    use std::cell::Cell;

    thread_local! {
        static COUNT: Cell<usize> = const { Cell::new(0) };
    }

    pub fn count(more: usize) {
        COUNT.set(COUNT.get() + more);
    }

    /// What doing this counts, in this thread.
    pub fn of(what: impl FnOnce()) -> usize {
        let before = COUNT.get();
        what();
        COUNT.get() - before
    }
}

#[cfg(test)]
mod tests {
    use super::Tokens;

    #[test]
    fn words_with_and_without_marks() {
        for (text, wanted, is_there) in [
            ("Trước ngày", "trước ngày", true),
            ("TRƯỚC\nNGÀY", "trước ngày", true),
            ("tru\u{31b}o\u{31b}\u{301}c nga\u{300}y", "trước ngày", true),
            ("truoc ngay", "trước ngày", true),
            // With a mark somewhere, missing marks mean another word.
            ("Trọng là truoc", "trong", false),
            ("trước, ngày", "trước ngày", false),
            ("trước\n\nngày", "trước ngày", false),
            ("uỷ viên", "ủy viên", true),
        ] {
            assert_eq!(Tokens::of(text).says(0, wanted).is_some(), is_there, "{text:?}");
        }
    }
}
