//! A value as typed, before the type of its field is known.

use lossless_yaml::Span;

/// A word, or what is in quotes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Value {
    /// The text without quotes and `*`.
    pub(super) written: String,
    /// Whether it was in quotes.
    pub(super) quoted: bool,
    /// Whether a `*` followed.
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

    /// The value with another piece right behind it. Whether that was in quotes says whether one more may follow.
    pub(super) fn joined(self, next: &Self) -> Self {
        let written = format!("{}{}", self.shown(), next.written);
        Self { written, span: Span::new(self.span.start, next.span.end), ..*next }
    }
}

/// Whether this is a quotation mark. Word processors turn straight ones into curly ones.
pub(super) fn is_quote(letter: char) -> bool {
    matches!(letter, '"' | '“' | '”')
}

/// Whether this excludes the term after it. Word processors turn hyphens into other dashes, and reading `–khen` as
/// `khen` would reverse the query.
pub(super) fn is_minus(letter: char) -> bool {
    matches!(letter, '-' | '‐' | '‑' | '–' | '—' | '−')
}
