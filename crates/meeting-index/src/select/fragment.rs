//! SQL fragments with the values of their parameters. User input is only ever in the values.

use rusqlite::types::Value;

/// A fragment of SQL.
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

    /// Appends a parameter and its value.
    pub fn bind(mut self, value: impl Into<Value>) -> Self {
        self.text.push('?');
        self.values.push(value.into());
        self
    }

    /// Appends another fragment.
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

    /// Joins fragments; `none` is the SQL of no fragments. They are nested as a balanced tree, because `SQLite` limits the depth
    /// of expressions and parses `a OR b OR c` as a list of that depth.
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
