//! A piece of SQL and what is bound to its blanks, in order. Nothing that a user typed is ever in the text.

use rusqlite::types::Value;

/// A piece of SQL.
#[derive(Debug, Clone, Default)]
pub(in crate::index) struct Fragment {
    pub text: String,
    pub values: Vec<Value>,
}

impl Fragment {
    pub fn new(text: impl Into<String>) -> Self {
        Self { text: text.into(), values: Vec::new() }
    }

    /// Appends a text.
    pub fn sql(mut self, text: &str) -> Self {
        self.text.push_str(text);
        self
    }

    /// Appends a blank and its value.
    pub fn bind(mut self, value: impl Into<Value>) -> Self {
        self.text.push('?');
        self.values.push(value.into());
        self
    }

    /// Appends another piece.
    pub fn with(mut self, other: Self) -> Self {
        self.text.push_str(&other.text);
        self.values.extend(other.values);
        self
    }

    /// Appends `(a, b, c)`.
    pub fn list(self, numbers: impl IntoIterator<Item = i64>) -> Self {
        let numbers: Vec<_> = numbers.into_iter().map(|number| number.to_string()).collect();
        self.sql(&format!("({})", numbers.join(", ")))
    }

    /// Joins pieces; `none` stands for no piece at all.
    pub fn joined(pieces: impl IntoIterator<Item = Self>, between: &str, none: &str) -> Self {
        let mut pieces = pieces.into_iter();
        let Some(first) = pieces.next() else { return Self::new(none) };
        let mut whole = Self::new("(").with(first);
        for piece in pieces {
            whole = whole.sql(between).with(piece);
        }
        whole.sql(")")
    }

    /// Any of them.
    pub fn any(pieces: impl IntoIterator<Item = Self>) -> Self {
        Self::joined(pieces, " OR ", "0")
    }

    /// All of them.
    pub fn all(pieces: impl IntoIterator<Item = Self>) -> Self {
        Self::joined(pieces, " AND ", "1")
    }
}
