//! Texts that repairs write into a record.

use super::Context;
use crate::archive::Reference;
use crate::diagnostic::{Diagnostic, Span};

/// Returns `finding` with the repair that writes `words` in place of the scalar it points at, where that scalar
/// stands on its own line's level: a block (`|`) is left to the author.
pub(super) fn by_words(finding: Diagnostic, context: &Context, words: &str) -> Diagnostic {
    let Span { start, end } = finding.span;
    let written = context.text.get(start..end).unwrap_or_default();
    if written.is_empty() || written.starts_with(['|', '>']) {
        return finding;
    }
    let span = finding.span;
    finding.mended_by(span, scalar(words))
}

/// Returns `words` as a YAML scalar that means them in a block, a list and a flow.
fn scalar(words: &str) -> String {
    let is_quiet = |letter: char| letter.is_alphanumeric() || matches!(letter, ' ' | '-' | '/' | '.' | '(' | ')' | '–');
    // Neither a number nor one of the words that some loaders take for true, false or nothing.
    let is_text = words.contains(char::is_alphabetic) && words.contains(|letter: char| !letter.is_ascii_alphabetic());
    let may_begin = words.starts_with(char::is_alphabetic)
        || (words.starts_with(|letter: char| letter.is_ascii_digit()) && words.contains('/'));
    let is_quiet_text = is_text && may_begin && words.trim() == words && words.chars().all(is_quiet);
    let is_plain = is_quiet_text || Reference::parse(words).record().is_some();
    if is_plain { words.to_owned() } else { format!("\"{}\"", words.replace('\\', "\\\\").replace('"', "\\\"")) }
}

#[cfg(test)]
mod tests {
    use super::scalar;

    #[test]
    fn scalars() {
        for (words, expected) in [
            ("Sở GDĐT", "Sở GDĐT"),
            ("so-gddt", "so-gddt"),
            ("Văn phòng (cơ sở 2)", "Văn phòng (cơ sở 2)"),
            ("no", "\"no\""),
            ("05-NQ/TW", "05-NQ/TW"),
            ("1e3", "\"1e3\""),
            ("d1", "d1"),
            ("2025-02-24-giao-ban#d1", "2025-02-24-giao-ban#d1"),
            ("Ban: A", "\"Ban: A\""),
            ("Ban #1", "\"Ban #1\""),
            ("Kế hoạch, tài chính", "\"Kế hoạch, tài chính\""),
            ("Ban \"A\"", "\"Ban \\\"A\\\"\""),
            ("2023", "\"2023\""),
        ] {
            assert_eq!(scalar(words), expected);
        }
    }
}
