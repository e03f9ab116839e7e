//! Byte offsets to lines and columns.

/// A location in a text, as people and editors count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Position {
    /// The line, from 1.
    pub line: usize,
    /// The column in Unicode code points, from 1.
    pub column: usize,
}

/// Where the lines of a text begin.
pub struct Lines<'t> {
    text: &'t str,
    starts: Vec<usize>,
}

impl<'t> Lines<'t> {
    /// Finds the line ends of `text`, once for all positions.
    #[must_use]
    pub fn of(text: &'t str) -> Self {
        let ends = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at + 1);
        Self { text, starts: std::iter::once(0).chain(ends).collect() }
    }

    /// The number of the line that contains a byte, from 1.
    #[must_use]
    pub fn number(&self, offset: usize) -> usize {
        self.starts.partition_point(|start| *start <= offset).max(1)
    }

    /// The position of a byte offset; that of the text's end for anything after it.
    #[must_use]
    pub fn position(&self, offset: usize) -> Position {
        let offset = self.text.floor_char_boundary(offset);
        let line = self.number(offset);
        let start = self.starts[line - 1];
        Position { line, column: self.text[start..offset].chars().count() + 1 }
    }

    /// The byte range of the lines `first` to `last` (counted from 1), with their line ends.
    ///
    /// # Panics
    /// Where the text has no line `first`.
    #[must_use]
    pub fn range(&self, first: usize, last: usize) -> std::ops::Range<usize> {
        self.starts[first - 1]..self.starts.get(last).copied().unwrap_or(self.text.len())
    }
}

#[cfg(test)]
mod tests {
    use super::{Lines, Position};

    #[test]
    fn counts_code_points() {
        let lines = Lines::of("a\nĐảng ủy\r\n");
        assert_eq!(lines.position(0), Position { line: 1, column: 1 });
        assert_eq!(lines.position(2), Position { line: 2, column: 1 });
        assert_eq!(lines.position(2 + "Đảng".len()), Position { line: 2, column: 5 });
        assert_eq!(lines.position(3), Position { line: 2, column: 1 });
        assert_eq!(lines.position(1000), Position { line: 3, column: 1 });
        assert_eq!(Lines::of("").position(0), Position { line: 1, column: 1 });
    }
}
