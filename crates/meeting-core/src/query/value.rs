//! A value as typed, before the field's type is looked at.

use lossless_yaml::Span;

/// A word, or what is in quotes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Value {
    /// The text without quotes and `*`.
    pub(super) written: String,
    /// Did it are in quotes?
    pub(super) quoted: bool,
    /// Did a `*` follow?
    pub(super) prefix: bool,
    /// The whole, quotes and `*` included.
    pub(super) span: Span,
}

impl Value {
    /// The text for messages, and for comparing with names: a `*` belongs to it there.
    pub(super) fn shown(&self) -> String {
        let star = if self.prefix { "*" } else { "" };
        format!("{}{star}", self.written)
    }
}

/// Is this a quotation mark? Word processors turn straight ones into curly ones.
pub(super) fn is_quote(letter: char) -> bool {
    matches!(letter, '"' | '“' | '”')
}

/// Does this, before a term, exclude it? Word processors make other dashes of the hyphen, and to read
/// `–khen` as `khen` would turn the query upside down.
pub(super) fn is_minus(letter: char) -> bool {
    matches!(letter, '-' | '‐' | '‑' | '–' | '—' | '−')
}
