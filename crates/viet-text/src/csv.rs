//! Cells that a spreadsheet must not take for formulas.
//!
//! ```
//! use viet_text::csv::csv_safe;
//!
//! assert_eq!(csv_safe("=HYPERLINK(\"http://x\")"), "'=HYPERLINK(\"http://x\")");
//! assert_eq!(csv_safe("Đảng ủy"), "Đảng ủy");
//! ```

use std::borrow::Cow;

/// What a spreadsheet may begin to calculate at; the wide forms count in East Asian settings.
const FORMULA: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];

/// Characters that some program takes for the end of a cell or a row, even inside quotes: a spreadsheet whose separator
/// is the semicolon or the tab recognizes a quote only at the beginning of its own cell.
const ENDS: [char; 4] = [';', '\t', '\r', '\n'];

/// Spaces that a cell may begin with and that do not keep a spreadsheet from calculating what follows.
const SPACES: [char; 2] = ['\t', '\r'];

/// The cell's text, with a `'` before each offset where a spreadsheet would begin a formula: at the beginning of the
/// cell, and after what may be the end of one.
#[must_use]
pub fn csv_safe(text: &str) -> Cow<'_, str> {
    let mut safe = String::new();
    let mut copied = 0;
    let mut before = None;
    for (at, letter) in text.char_indices() {
        let is_first = before.is_none_or(|before| ENDS.contains(&before));
        if is_first && FORMULA.contains(&letter) || before.is_none() && SPACES.contains(&letter) {
            safe.push_str(&text[copied..at]);
            safe.push('\'');
            copied = at;
        }
        before = Some(letter);
    }
    if safe.is_empty() {
        return Cow::Borrowed(text);
    }
    safe.push_str(&text[copied..]);
    Cow::Owned(safe)
}

#[cfg(test)]
mod tests {
    use super::csv_safe;

    #[test]
    fn formulas_are_neutralised() {
        for text in ["=1+1", "+84", "-x", "@SUM(A1)", "\tx", "\rx", "＝1"] {
            assert_eq!(csv_safe(text), format!("'{text}"));
        }
        for text in ["", "Đảng ủy", "'=1", "1-2", " =1", "a; b", "a;b", "a,=1", "a; =1", "a\nb"] {
            assert_eq!(csv_safe(text), text);
        }
        for (text, expected) in [
            ("a;=1+1", "a;'=1+1"),
            ("a\t@b", "a\t'@b"),
            ("a\n=1", "a\n'=1"),
            ("a\r\n-1", "a\r\n'-1"),
            ("=1;=2;", "'=1;'=2;"),
            (";＝1", ";'＝1"),
            ("\t=1", "'\t'=1"),
            ("==1", "'==1"),
        ] {
            assert_eq!(csv_safe(text), expected);
        }
    }
}
