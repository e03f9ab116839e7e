//! Numbers of documents: `21-KL/TW`, `30/2020/NĐ-CP`, and what people make of them.
//!
//! Numbers are normalized for search and comparison, never rewritten; a text that is not certainly a mistyped
//! Vietnamese number is left alone, because other systems number differently.
//!
//! ```
//! use viet_text::number::{key, mentions, parse, tidied, tokens};
//!
//! assert_eq!(tidied("05/NQ/TW").as_deref(), Some("05-NQ/TW"));
//! assert_eq!(tidied("ISO 9001"), None);
//! assert_eq!(key("21kl/tw"), key("21-KL/TW"));
//! assert_eq!(parse("21-KL/TW").unwrap().kind_name(), Some("Kết luận"));
//! assert_eq!(mentions(&tokens("theo kết luận 21 và NQ 05")).len(), 2);
//! ```

mod known;
mod mention;
mod read;
#[cfg(test)]
mod tests;

use std::fmt;

use crate::fold::fold;
pub use known::Style;
pub use mention::{Mention, mention, mentions, tokens};

/// A Vietnamese document number in its parts.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct DocumentNumber {
    /// The running number as written: `21`, `05`, `1a`.
    pub ordinal: String,
    /// The year, where the number holds one.
    pub year: Option<u16>,
    /// The kind of document and the organizations: `["KL", "TW"]`, `["QĐ", "UBND"]`, `["QH13"]`.
    pub codes: Vec<String>,
    /// Which signs are between the parts.
    pub style: Style,
}

impl DocumentNumber {
    /// The name of documents with such a number: "Kết luận" for `21-KL/TW`; `None` if the code is unknown.
    #[must_use]
    pub fn kind_name(&self) -> Option<&'static str> {
        let code = fold(self.codes.first()?);
        mention::NAMES.iter().find(|(_, _, known)| *known == code).map(|(name, _, _)| *name)
    }
}

/// The names of documents with such numbers, as they are written; one for each code.
pub fn kind_names() -> impl Iterator<Item = &'static str> {
    mention::NAMES.iter().map(|(name, _, _)| *name)
}

impl fmt::Display for DocumentNumber {
    /// The clean spelling.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (first, second) = match self.style {
            Style::Party => ('-', '/'),
            Style::State => ('/', '-'),
        };
        f.write_str(&self.ordinal)?;
        if let Some(year) = self.year {
            write!(f, "/{year}")?;
        }
        for (index, code) in self.codes.iter().enumerate() {
            // Only the first two signs differ: `123-CV/VPTW-TH`.
            let sign = match index {
                0 => first,
                1 => second,
                _ => '-',
            };
            write!(f, "{sign}{code}")?;
        }
        Ok(())
    }
}

/// The parts of a Vietnamese document number, clean or mistyped; `None` for anything else.
#[must_use]
pub fn parse(text: &str) -> Option<DocumentNumber> {
    read::read(text).map(|(number, _)| number)
}

/// What two spellings of one number have in common: folded, one sign between the parts, without
/// "Số" before and without the zeros that fill up the running number; TƯ is TW. Any text has a key.
#[must_use]
pub fn key(text: &str) -> String {
    // SGD&ĐT is SGDĐT.
    let tokens = tokens(&text.replace('&', ""));
    let mut parts = tokens.iter().map(String::as_str).peekable();
    let is_number = |token: &String| token.starts_with(|c: char| c.is_ascii_digit());
    if tokens.get(1).is_some_and(is_number) {
        parts.next_if_eq(&"so");
    }
    let (ordinal, code) = read::split_ordinal(parts.next().unwrap_or_default());
    let codes = known::apart(code).unwrap_or_else(|| vec![code]);
    let mut out = without_zeros(ordinal).to_owned();
    for part in codes.into_iter().chain(parts) {
        if !part.is_empty() {
            out.push('-');
            out.push_str(part);
        }
    }
    out
}

/// The running number without the zeros before it; one digit stays.
fn without_zeros(ordinal: &str) -> &str {
    let bare = ordinal.trim_start_matches('0');
    if bare.starts_with(|c: char| c.is_ascii_digit()) || bare.len() == ordinal.len() {
        bare
    } else {
        &ordinal[ordinal.len() - bare.len() - 1..]
    }
}

/// Whether the text has no certain errors. Only a mistyped Vietnamese number gives `false`: spaces around the
/// separators, "Số" before it, wrong or doubled separators, punctuation after it.
#[must_use]
pub fn is_well_formed(text: &str) -> bool {
    read::read(text).is_none_or(|(_, well_formed)| well_formed)
}

/// The clean spelling of a mistyped number, where there is no doubt about it.
#[must_use]
pub fn tidied(text: &str) -> Option<String> {
    let (mut number, well_formed) = read::read(text)?;
    if well_formed {
        return None;
    }
    for code in &mut number.codes {
        *code = known::spelled(code).to_owned();
    }
    Some(number.to_string())
}
