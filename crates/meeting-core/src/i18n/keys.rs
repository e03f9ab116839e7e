//! The names of messages and of their blanks, as the program's own constants.

use std::collections::HashSet;

use super::Language;
use crate::TEXTS;

/// Every word of this crate's catalogs that may be the name of a message or of a blank. Messages hold such names as constants;
/// one that was written to a file and read again gets its constant back here.
pub struct Keys(HashSet<&'static str>);

impl Keys {
    /// Collects the names.
    #[must_use]
    pub fn new() -> Self {
        let is_in_name = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
        // Every language has the same names.
        let texts = TEXTS.of(Language::En).iter();
        Self(texts.flat_map(|text| text.split(move |c| !is_in_name(c))).filter(|word| !word.is_empty()).collect())
    }

    /// The constant that reads as `name`; `None` if no message and no blank is called so.
    #[must_use]
    pub fn find(&self, name: &str) -> Option<&'static str> {
        self.0.get(name).copied()
    }
}

impl Default for Keys {
    fn default() -> Self {
        Self::new()
    }
}

#[cfg(test)]
mod tests {
    use super::Keys;

    #[test]
    fn messages_and_blanks() {
        let keys = Keys::new();
        assert_eq!(keys.find("no-chair"), Some("no-chair"));
        assert_eq!(keys.find("field"), Some("field"));
        assert_eq!(keys.find("no such message"), None);
        assert_eq!(keys.find(""), None);
    }
}
