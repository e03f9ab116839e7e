//! Cells that a spreadsheet must not take for formulas.

use std::borrow::Cow;

/// What a spreadsheet may begin to calculate at; the wide forms count in East Asian settings.
const FORMULA: [char; 10] = ['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'];

/// The cell's text, with a `'` before it where a spreadsheet would calculate it.
#[must_use]
pub fn csv_safe(text: &str) -> Cow<'_, str> {
    if text.starts_with(FORMULA) { Cow::Owned(format!("'{text}")) } else { Cow::Borrowed(text) }
}

#[cfg(test)]
mod tests {
    use super::csv_safe;

    #[test]
    fn formulas_are_neutralised() {
        for text in ["=1+1", "+84", "-x", "@SUM(A1)", "\tx", "\rx", "＝1"] {
            assert_eq!(csv_safe(text), format!("'{text}"));
        }
        for text in ["", "Đảng ủy", "'=1", "1-2", " =1"] {
            assert_eq!(csv_safe(text), text);
        }
    }
}
