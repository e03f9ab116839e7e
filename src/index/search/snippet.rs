//! The words in their surroundings.

use std::ops::Range;

use super::Phrase;
use super::texts::Texts;
use crate::text::fold::{Token, tokens};

/// About so many characters are shown.
const LENGTH: usize = 160;
/// Of these, so many before the first word that was found.
const BEFORE: usize = 50;

/// A piece of a part's text.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Snippet {
    /// The text, in one line, with `…` where it was cut.
    pub text: String,
    /// The bytes of the words that were found, in order and without overlap.
    pub marks: Vec<Range<usize>>,
}

/// So many characters of what a part is about stand behind a hit in something else.
const ABOUT: usize = 80;

/// Returns the piece in which the most of the phrases stand; where that is not what the part is about, this follows.
pub(super) fn of(texts: &Texts, phrases: &[Phrase]) -> Snippet {
    let mut best: Option<(usize, usize, &str, Vec<Range<usize>>)> = None;
    for (place, text) in texts.all().enumerate() {
        let (found, marks) = marks(text, phrases);
        if best.as_ref().is_none_or(|(most, ..)| found > *most) {
            best = Some((found, place, text, marks));
        }
    }
    let Some((_, place, text, marks)) = best else { return Snippet::default() };
    let mut snippet = cut(text, &marks);
    if let Some(about) = texts.all().next().filter(|_| place > 0) {
        let end = forward(about, 0, ABOUT);
        let tail = if end < about.len() { "…" } else { "" };
        snippet.text += &format!(" — {}{tail}", &about[..end]);
    }
    snippet
}

/// Returns how many of the phrases stand in a text, and where.
fn marks(text: &str, phrases: &[Phrase]) -> (usize, Vec<Range<usize>>) {
    let tokens = tokens(text);
    let words: Vec<String> = tokens.iter().map(|token| token.text.clone()).collect();
    let mut marked = vec![false; tokens.len()];
    let mut found = 0;
    let mut joined = vec![false; tokens.len()];
    for phrase in phrases {
        let before = found;
        for place in phrase.places(&words) {
            found = before + 1;
            for at in place..place + phrase.tokens.len() {
                marked[at] = true;
                joined[at] |= at > place;
            }
        }
    }
    let mut marks: Vec<Range<usize>> = Vec::new();
    for (at, Token { start, end, .. }) in tokens.iter().enumerate() {
        if !marked[at] {
            continue;
        }
        match marks.last_mut() {
            // The words of a phrase are one mark, with what stands between them.
            Some(last) if joined[at] => last.end = *end,
            _ => marks.push(*start..*end),
        }
    }
    (found, marks)
}

/// Cuts a piece out of a text, at the borders of words.
fn cut(text: &str, marks: &[Range<usize>]) -> Snippet {
    if text.chars().count() <= LENGTH {
        return Snippet { text: text.to_owned(), marks: marks.to_vec() };
    }
    let window = best_window(text, marks);
    let start = back(text, window.start, BEFORE);
    let mut end = forward(text, start, LENGTH);
    // A phrase is not cut.
    if let Some(mark) = marks.iter().find(|mark| mark.start >= start && mark.start < end && mark.end > end) {
        end = mark.end;
    }
    // At the end of a text there is room for more before it.
    let start = if end >= text.len() { back(text, text.len(), LENGTH).min(start) } else { start };
    let (lead, tail) = (if start > 0 { "…" } else { "" }, if end < text.len() { "…" } else { "" });
    let shown = text.get(start..end).unwrap_or_default().trim_end();
    let within = |mark: &&Range<usize>| mark.start >= start && mark.end <= start + shown.len();
    let shift = |at: usize| at - start + lead.len();
    let marks = marks.iter().filter(within).map(|mark| shift(mark.start)..shift(mark.end)).collect();
    Snippet { text: format!("{lead}{shown}{tail}"), marks }
}

/// Returns the first mark of those after which the most others follow closely.
fn best_window(text: &str, marks: &[Range<usize>]) -> Range<usize> {
    let reach = LENGTH - BEFORE;
    let mut best = (0, 0..0);
    for (at, mark) in marks.iter().enumerate() {
        let end = forward(text, mark.start, reach);
        let count = marks[at..].iter().take_while(|other| other.end <= end).count();
        if count > best.0 {
            best = (count, mark.clone());
        }
    }
    best.1
}

/// Returns the beginning of a word at most `count` characters before `from`.
fn back(text: &str, from: usize, count: usize) -> usize {
    let before = &text[..from];
    let Some((start, _)) = before.char_indices().rev().nth(count.saturating_sub(1)) else { return 0 };
    if start == 0 {
        return 0;
    }
    // Not within a word: on to the next one.
    before[start..].find(' ').map_or(start, |space| start + space + 1)
}

/// Returns the end of a word at most `count` characters after `from`.
fn forward(text: &str, from: usize, count: usize) -> usize {
    let after = &text[from..];
    let Some((end, _)) = after.char_indices().nth(count) else { return text.len() };
    if after[end..].starts_with(' ') {
        return from + end;
    }
    from + after[..end].rfind(' ').filter(|end| *end > 0).unwrap_or(end)
}

#[cfg(test)]
mod tests {
    use super::{LENGTH, Phrase, cut, marks};

    fn phrase(text: &str, prefix: bool) -> Phrase {
        Phrase { tokens: text.split(' ').map(str::to_owned).collect(), prefix }
    }

    fn marked(text: &str, phrases: &[Phrase]) -> Vec<String> {
        let (_, marks) = marks(text, phrases);
        let snippet = cut(text, &marks);
        snippet.marks.into_iter().map(|mark| snippet.text[mark].to_owned()).collect()
    }

    #[test]
    fn what_is_marked() {
        let text = "Đảng uỷ, Chi bộ; ĐẢNG ỦY khối và đảng viên";
        assert_eq!(marked(text, &[phrase("dang uy", false)]), ["Đảng uỷ", "ĐẢNG ỦY"]);
        assert_eq!(marked(text, &[phrase("dang v", true), phrase("bo", false)]), ["bộ", "đảng viên"]);
        assert_eq!(marked(text, &[phrase("uy dang", false)]), [""; 0]);
        assert_eq!(marked(text, &[phrase("khoi", false), phrase("va", false)]), ["khối", "và"]);
    }

    #[test]
    fn long_texts_are_cut_between_words() {
        let filler = "một hai ba bốn năm sáu bảy tám chín mười ".repeat(20);
        let text = format!("{filler}Đảng ủy Khối {filler}").trim().to_owned();
        let (_, found) = marks(&text, &[phrase("dang uy", false)]);
        let snippet = cut(&text, &found);
        assert!(snippet.text.starts_with('…') && snippet.text.ends_with('…'));
        assert!(snippet.text.chars().count() <= LENGTH + 2, "{}", snippet.text);
        assert_eq!(&snippet.text[snippet.marks[0].clone()], "Đảng ủy");
        for word in snippet.text.trim_matches('…').split(' ') {
            assert!(text.split(' ').any(|known| known == word), "{word}");
        }
    }

    #[test]
    fn a_text_without_spaces() {
        let text = "ă".repeat(400);
        let snippet = cut(&text, &[]);
        assert!(snippet.text.ends_with('…'));
        assert_eq!(snippet.text.chars().count(), LENGTH + 1);
    }
}
