//! Words to look for.

use super::error::ParseError;
use super::value::Value;
use viet_text::number;

/// A word, or several consecutive words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words {
    /// The folded tokens, at least one. A word with punctuation, such as `21-KL/TW`, gives several,
    /// and several are in a row: a phrase.
    pub tokens: Vec<String>,
    /// Whether the last token is a prefix.
    pub prefix: bool,
    /// As typed (NFC), without the quotes and the `*`.
    pub written: String,
    /// Whether it was in quotes, or one argument with spaces in it.
    pub quoted: bool,
}

impl Words {
    /// The words of a value; punctuation alone is an error, because nothing could match it.
    pub(super) fn of(value: &Value) -> Result<Self, ParseError> {
        let tokens = number::tokens(&value.written);
        if tokens.is_empty() {
            return Err(ParseError::no_word(value));
        }
        Ok(Self { tokens, prefix: value.prefix, written: value.written.clone(), quoted: value.quoted })
    }
}
