//! Matches what the user has begun to type with names and ids.
//!
//! ```
//! use viet_text::partial::{Fit, Partial};
//!
//! let typed = Partial::new("giao d");
//! assert_eq!(typed.fit("Sở Giáo dục và Đào tạo"), Some(Fit::Word));
//! assert_eq!(typed.carried_on("Giáo dục").as_deref(), Some("giao duc"));
//! ```

use super::fold::{fold_tokens_into, tokens};
use super::number;

/// The beginning of a name or an id, or some words from its middle, as typed.
#[derive(Debug, Clone)]
pub struct Partial {
    typed: String,
    key: String,
    number: String,
}

/// How well a name fits what was typed, the best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fit {
    /// It begins so.
    Beginning,
    /// One of its words begins with it.
    Word,
    /// It has this within a word.
    Within,
}

impl Partial {
    /// What was typed, ready to be looked for. Marks, case and punctuation do not matter.
    #[must_use]
    pub fn new(typed: &str) -> Self {
        let mut key = folded(typed);
        // `no-` is a whole word, which `not-text` does not have.
        if !key.is_empty() && typed.ends_with([' ', '-']) {
            key.push(' ');
        }
        Self { typed: typed.to_owned(), key, number: number::key(typed) }
    }

    /// How a name or an id matches; `None` if it does not. Everything matches an empty text.
    #[must_use]
    pub fn fit(&self, text: &str) -> Option<Fit> {
        found(&folded(text), &self.key).map(|(fit, _)| fit)
    }

    /// How the number of a document fits, however it is written.
    #[must_use]
    pub fn fit_number(&self, text: &str) -> Option<Fit> {
        found(&number::key(text), &self.number).map(|(fit, _)| fit)
    }

    /// What was typed, completed to the end of the matching text: `giao` and "Sở Giáo dục" give "giao dục", which a
    /// search folds alike. `None` if it only matches inside a word.
    #[must_use]
    pub fn carried_on(&self, text: &str) -> Option<String> {
        let (_, end) = found(&folded(text), &self.key).filter(|(fit, _)| *fit != Fit::Within)?;
        let mut at = 0;
        for token in tokens(text) {
            if end <= at {
                return Some(format!("{}{}", self.typed, &text[token.start..]));
            }
            let token_end = at + token.text.len();
            if end <= token_end {
                // The first word continues as typed, possibly without diacritics.
                let word = token.text.get(end - at..).unwrap_or_default();
                return Some(format!("{}{word}{}", self.typed, &text[token.end..]));
            }
            at = token_end + 1;
        }
        None
    }
}

/// The folded words with spaces between them.
fn folded(text: &str) -> String {
    let mut out = String::new();
    fold_tokens_into(text, &mut out);
    out
}

/// The best fit of `key` in `text`, and where it ends.
fn found(text: &str, key: &str) -> Option<(Fit, usize)> {
    let is_start = |at: &usize| *at == 0 || !text.as_bytes()[at - 1].is_ascii_alphanumeric();
    let places = || text.match_indices(key).map(|(at, _)| at);
    let at = places().find(is_start).or_else(|| places().next())?;
    let fit = match at {
        0 => Fit::Beginning,
        at if is_start(&at) => Fit::Word,
        _ => Fit::Within,
    };
    Some((fit, at + key.len()))
}

#[cfg(test)]
mod tests {
    use super::Fit::{Beginning, Within, Word};
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn fits() {
        for (typed, text, expected) in [
            ("", "Sở Nội vụ", Some(Beginning)),
            ("so n", "Sở Nội vụ", Some(Beginning)),
            ("SỞ NỘI", "Sở Nội vụ", Some(Beginning)),
            ("no\u{323}\u{302}i", "Sở Nội vụ", Some(Word)),
            ("oi v", "Sở Nội vụ", Some(Within)),
            ("giao-ban", "2023-05-08-giao-ban", Some(Word)),
            ("Giao Ban", "2023-05-08-giao-ban", Some(Word)),
            ("2023-0", "2023-05-08-giao-ban", Some(Beginning)),
            ("a", "Hoa Văn A", Some(Word)),
            ("no-", "not-text", None),
            ("no-", "no-chair", Some(Beginning)),
            ("2023-05-", "2023-05-08-giao-ban", Some(Beginning)),
            ("đ", "Bùi Thái Trọng", None),
            ("x", "", None),
        ] {
            assert_eq!(Partial::new(typed).fit(text), expected, "{typed:?} {text:?}");
        }
    }

    #[test]
    fn numbers() {
        for (typed, text, expected) in [
            ("21-KL", "21-KL/TW", Some(Beginning)),
            ("21 kl", "21-KL/TW", Some(Beginning)),
            ("21kl/tw", "21-KL/TW", Some(Beginning)),
            ("5-nq", "05-NQ/CB", Some(Beginning)),
            ("tw", "21-KL/TW", Some(Word)),
            ("22", "21-KL/TW", None),
        ] {
            assert_eq!(Partial::new(typed).fit_number(text), expected, "{typed:?} {text:?}");
        }
    }

    #[test]
    fn carried() {
        for (typed, text, expected) in [
            ("giao", "Sở Giáo dục và Đào tạo", Some("giao dục và Đào tạo")),
            ("Giáo d", "Sở Giáo dục và Đào tạo", Some("Giáo duc và Đào tạo")),
            ("so ", "Sở Nội vụ", Some("so Nội vụ")),
            ("vụ", "Sở Nội vụ", Some("vụ")),
            ("oi v", "Sở Nội vụ", None),
            ("x", "Sở Nội vụ", None),
        ] {
            assert_eq!(Partial::new(typed).carried_on(text).as_deref(), expected, "{typed:?}");
        }
    }

    proptest! {
        #[test]
        fn what_is_carried_on_begins_as_typed_and_has_the_words_of_the_name(
            words in proptest::collection::vec("[a-zA-ZĐđ]{1,5}|Giáo|Ủy|Kỳ", 1..5), skip in 0_usize..4, length in 1_usize..9,
        ) {
            let name = words.join(" ");
            let typed: String = words[skip.min(words.len() - 1)..].join(" ").chars().take(length).collect();
            let typed = typed.to_uppercase();
            let partial = Partial::new(&typed);
            // The rule of i and y looks at the end of a word, which a word half typed has not.
            prop_assume!(partial.fit(&name).is_some_and(|fit| fit != Within));
            let carried = partial.carried_on(&name).unwrap();
            prop_assert!(carried.starts_with(&typed));
            prop_assert!(folded(&name).ends_with(&folded(&carried)) , "{carried:?} of {name:?}");
        }
    }
}
