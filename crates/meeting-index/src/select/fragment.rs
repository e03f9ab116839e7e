//! A piece of SQL and what is bound to its blanks, in order. Nothing that a user typed is ever in the text.

use rusqlite::types::Value;

/// A piece of SQL.
#[derive(Debug, Clone, Default)]
pub(crate) struct Fragment {
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

    /// Joins pieces; `none` stands for no piece at all. Halves are joined, for `SQLite` takes expressions of a certain depth
    /// only, and reads `a OR b OR c` as one that is as deep as it is long.
    pub fn joined(pieces: impl IntoIterator<Item = Self>, between: &str, none: &str) -> Self {
        let pieces: Vec<Self> = pieces.into_iter().collect();
        if pieces.is_empty() { Self::new(none) } else { Self::default().with_joined(&pieces, between) }
    }

    fn with_joined(self, pieces: &[Self], between: &str) -> Self {
        match pieces {
            [] => self,
            [piece] => self.sql("(").with(piece.clone()).sql(")"),
            pieces => {
                let (left, right) = pieces.split_at(pieces.len() / 2);
                let left = self.sql("(").with_joined(left, between).sql(between);
                left.with_joined(right, between).sql(")")
            }
        }
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
