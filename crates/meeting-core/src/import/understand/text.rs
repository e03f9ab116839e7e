//! Small functions on texts that the other modules share.

use viet_text::fold::{fold, lower_letter};

/// A text in lower case whose every letter is where it was: what is found there is found in the text.
pub(super) fn lower(text: &str) -> String {
    let mut low = String::with_capacity(text.len());
    low.extend(text.chars().map(|c| Some(lower_letter(c)).filter(|low| low.len_utf8() == c.len_utf8()).unwrap_or(c)));
    // Both positions of the tone mark have the same length in bytes.
    for (other, usual) in [("uỷ", "ủy"), ("toạ", "tọa")] {
        if low.contains(other) {
            low = low.replace(other, usual);
        }
    }
    low
}

/// The offset of the first occurrence of `phrase` (in lower case) as whole words in a lower-case text.
pub(super) fn find(lower: &str, phrase: &str) -> Option<usize> {
    let mut from = 0;
    while let Some(at) = lower[from..].find(phrase).map(|at| at + from) {
        let before = lower[..at].chars().next_back();
        let after = lower[at + phrase.len()..].chars().next();
        if !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric) {
            return Some(at);
        }
        from = at + phrase.len();
    }
    None
}

/// Whether the text contains one of the phrases.
pub(super) fn has(lower: &str, phrases: &[&str]) -> bool {
    phrases.iter().any(|phrase| find(lower, phrase).is_some())
}

/// The first of the phrases that is in the text: where, and which.
pub(super) fn first<'p>(lower: &str, phrases: &[&'p str]) -> Option<(usize, &'p str)> {
    let found = phrases.iter().filter_map(|phrase| Some((find(lower, phrase)?, *phrase)));
    found.min_by_key(|(at, phrase)| (*at, usize::MAX - phrase.len()))
}

/// Whether the text begins with one of the phrases.
pub(super) fn begins(lower: &str, phrases: &[&str]) -> bool {
    phrases.iter().any(|phrase| {
        lower.strip_prefix(phrase).is_some_and(|rest| !rest.chars().next().is_some_and(char::is_alphanumeric))
    })
}

/// A text with its first letter as a capital.
pub(super) fn capitalized(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// A text without the signs and spaces around it.
pub(super) fn trimmed(text: &str) -> &str {
    let is_sign = |c: char| c.is_whitespace() || matches!(c, ',' | ';' | ':' | '-' | '–' | '—' | '+' | '*' | '•' | '.');
    text.trim_matches(is_sign)
}

/// Whether a text has a place to be filled in by hand: "....." or "……".
pub(super) fn has_blank(text: &str) -> bool {
    ["....", "……", "___"].iter().any(|blank| text.contains(blank))
        || text.split([' ', '/', '-', ',', ':']).any(|word| matches!(word, "…" | "..." | "…."))
}

/// The words of a text, folded.
pub(super) fn folded_words(text: &str) -> Vec<String> {
    let folded = fold(text);
    folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// What an item is numbered with. Items with the same kind of number stand on one level.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(in crate::import) enum Marker {
    /// "Phần I", "Phần thứ nhất".
    Part,
    /// "Chương II".
    Chapter,
    /// "Điều 3."
    Article,
    /// "IV."
    Roman,
    /// "A."
    Capital,
    /// "1.", "1-", "1.2." with how many numbers it has.
    Number(usize),
    /// "(1)", "1)"
    Parenthesized,
    /// "Một là", "Thứ hai,".
    Ordinal,
    /// "a)", "b."
    Letter,
    /// "-", "+", "*", "•"
    Sign(char),
}

const ORDINALS: [&str; 24] = [
    "một là",
    "hai là",
    "ba là",
    "bốn là",
    "năm là",
    "sáu là",
    "bảy là",
    "tám là",
    "chín là",
    "mười là",
    "thứ nhất",
    "thứ hai",
    "thứ ba",
    "thứ tư",
    "thứ năm",
    "thứ sáu",
    "thứ bảy",
    "firstly",
    "secondly",
    "thirdly",
    "first",
    "second",
    "third",
    "fourth",
];

/// Reads the mark of an item (`1.`, `a)`, `II.`, `-`, `Điều 2.`, `Một là,`), and where its text begins.
fn mark(text: &str) -> Option<(Marker, usize)> {
    let behind = |length: usize| length + text[length..].len() - text[length..].trim_start().len();
    let (word, _) = text.split_once(' ')?;
    if let Some(sign) =
        Some(word).filter(|word| matches!(*word, "-" | "–" | "—" | "*" | "+" | "•" | "●" | "▪" | "o" | "·"))
    {
        let sign = sign.chars().next().map_or('-', |sign| if matches!(sign, '–' | '—') { '-' } else { sign });
        return Some((Marker::Sign(sign), behind(word.len())));
    }
    // No mark has more than two words.
    let words = text.match_indices(' ').nth(1).map_or(text, |(at, space)| &text[..at + space.len()]);
    let low = lower(words);
    for (name, marker) in [("điều ", Marker::Article), ("chương ", Marker::Chapter), ("phần ", Marker::Part)] {
        if let Some(rest) = low.strip_prefix(name) {
            let end = name.len() + rest.find(['.', ':', ' ']).unwrap_or(rest.len());
            let is_number = low[name.len()..end].chars().all(|c| c.is_ascii_digit() || "ivxlc".contains(c));
            let is_closed = low[end..].starts_with(['.', ':']);
            if is_number && end > name.len() && (is_closed || marker != Marker::Article) {
                return Some((marker, behind(end + usize::from(is_closed))));
            }
        }
    }
    if let Some(ordinal) =
        ORDINALS.iter().find(|ordinal| low.strip_prefix(**ordinal).is_some_and(|rest| rest.starts_with([',', ':'])))
    {
        return Some((Marker::Ordinal, behind(ordinal.len() + 1)));
    }
    // Papers of the party number with a dash: "1- Chi bộ …".
    let inner = word.strip_suffix(['.', ')', '/', ':', '-']).unwrap_or(word);
    let is_closed = inner.len() < word.len();
    let bare = inner.strip_prefix('(').unwrap_or(inner);
    if bare.is_empty() {
        return None;
    }
    let numbers =
        || bare.split('.').all(|part| (1..=3).contains(&part.len()) && part.bytes().all(|c| c.is_ascii_digit()));
    let is_one = bare.chars().count() == 1 && bare.chars().all(char::is_alphabetic);
    let marker = if numbers() && (is_closed || bare.contains('.')) {
        if word.ends_with(')') { Marker::Parenthesized } else { Marker::Number(bare.split('.').count()) }
    } else if is_closed && bare.bytes().all(|c| b"IVXLC".contains(&c)) {
        Marker::Roman
    } else if is_closed && is_one && !word.ends_with(':') {
        if bare.chars().all(char::is_uppercase) { Marker::Capital } else { Marker::Letter }
    } else {
        return None;
    };
    Some((marker, behind(word.len())))
}

/// What an item is numbered with.
pub(in crate::import) fn marker(text: &str) -> Option<Marker> {
    mark(text).map(|(marker, _)| marker)
}

/// Parts the marks of an item from its text.
pub(super) fn without_mark(text: &str) -> &str {
    match mark(text) {
        Some((_, start)) if start < text.len() => without_mark(&text[start..]),
        _ => text,
    }
}

/// An item without its box to tick; `None` if it is ticked off, which is not asked for any more.
pub(super) fn unticked(text: &str) -> Option<&str> {
    let is_ticked = text.starts_with("[x]") || text.starts_with("[X]");
    (!is_ticked).then(|| text.strip_prefix("[ ]").unwrap_or(text).trim())
}

/// The spans of the sentences of a text, each with its full stop.
pub(super) fn sentences(text: &str) -> Vec<std::ops::Range<usize>> {
    cut(text, |before, sign, after| match sign {
        '.' | '!' | '?' => {
            let last = before.rsplit(|c: char| c.is_whitespace() || c == '(').next().unwrap_or_default();
            // "TP. Kon Tum", "PGS. TS. A", "Mr. B", "1. Việc" go on.
            let is_short = last.chars().count() <= 1
                || matches!(
                    last,
                    "TP" | "TS"
                        | "ThS"
                        | "PGS"
                        | "GS"
                        | "BS"
                        | "KS"
                        | "PGS.TS"
                        | "Mr"
                        | "Ms"
                        | "Mrs"
                        | "Dr"
                        | "Prof"
                        | "Dir"
                        | "Cllr"
                        | "Hon"
                        | "St"
                        | "Rev"
                        | "Jr"
                        | "vs"
                        | "max"
                        | "approx"
                        | "No"
                );
            let goes_on = after.trim_start().chars().next().is_some_and(char::is_lowercase);
            (after.is_empty() || after.starts_with(char::is_whitespace)) && !is_short && !goes_on
        }
        _ => false,
    })
}

/// Cuts a text after the signs that `is_end` accepts (given what is before, the sign, and what comes after), never
/// inside parentheses or quotation marks.
pub(super) fn cut(text: &str, is_end: impl Fn(&str, char, &str) -> bool) -> Vec<std::ops::Range<usize>> {
    let mut pieces = Vec::new();
    let (mut start, mut depth) = (0, 0_usize);
    for (at, sign) in text.char_indices() {
        let end = at + sign.len_utf8();
        match sign {
            '(' | '“' | '[' => depth += 1,
            ')' | '”' | ']' => depth = depth.saturating_sub(1),
            _ if depth == 0 && is_end(&text[..at], sign, &text[end..]) => {
                pieces.push(start..end);
                start = end;
            }
            _ => {}
        }
    }
    pieces.push(start..text.len());
    pieces
        .into_iter()
        .map(|piece| {
            let inside = &text[piece.clone()];
            let begins = piece.start + inside.len() - inside.trim_start().len();
            begins..begins + inside.trim().len()
        })
        .filter(|piece| !piece.is_empty())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_end_where_they_end() {
        let text = "Họp tại TP. Kon Tum (P. 2. Tầng 1). Ông A. nói; 18.5 điểm. Hết";
        let seen: Vec<_> = sentences(text).into_iter().map(|span| &text[span]).collect();
        assert_eq!(seen, ["Họp tại TP. Kon Tum (P. 2. Tầng 1).", "Ông A. nói; 18.5 điểm.", "Hết"]);
    }

    #[test]
    fn marks_of_items() {
        for text in ["1. Việc", "- Việc", "II. Việc", "a) Việc", "1.2 Việc", "- 3) Việc", "Việc"] {
            assert_eq!(without_mark(text), "Việc", "{text}");
        }
        assert_eq!(without_mark("21-KL/TW của"), "21-KL/TW của");
    }

    #[test]
    fn whole_words() {
        let text = lower("Đồng chí BÙI do họp");
        assert_eq!(find(&text, "bùi"), text.find("bùi"));
        assert_eq!(find(&text, "hí"), None);
        assert_eq!(first(&text, &["họp", "do"]).unwrap().1, "do");
    }
}
