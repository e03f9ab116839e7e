//! Snippets: the matching words with the text around them.

use std::ops::Range;

use super::Phrase;
use super::texts::Texts;
use meeting_core::rows::Snippet;
use viet_text::fold::{Token, tokens};
use viet_text::grapheme;

/// The length of a snippet in characters, approximately.
const LENGTH: usize = 160;
/// The characters before the first matching word.
const BEFORE: usize = 50;

/// The characters of the main text that follow a hit in another text.
const ABOUT: usize = 80;

/// The snippet of the text with the most phrases; if that is not the main text, the beginning of the main text follows.
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

/// The number of phrases that occur in a text, and their places.
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
            for at in place..place + phrase.tokens.len() + rest_of_number(text, &tokens, phrase, place) {
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
            // The words of a phrase are one mark, with the text between them.
            Some(last) if joined[at] || last.end > *start => last.end = grapheme::ceil(text, *end),
            _ => marks.push(grapheme::floor(text, *start)..grapheme::ceil(text, *end)),
        }
    }
    (found, marks)
}

/// The number of further tokens of a document's number that begins in the phrase: "kết luận 21" is the beginning of
/// "kết luận 21-KL/TW".
fn rest_of_number(text: &str, tokens: &[Token], phrase: &Phrase, place: usize) -> usize {
    let has_number =
        phrase.tokens.len() > 1 && phrase.tokens.iter().any(|token| token.starts_with(|c: char| c.is_ascii_digit()));
    let behind = tokens[place + phrase.tokens.len() - 1..].windows(2);
    let is_one_number = |pair: &&[Token]| matches!(&text[pair[0].end..pair[1].start], "-" | "/");
    if has_number { behind.take_while(is_one_number).count() } else { 0 }
}

/// Cuts a snippet between words.
fn cut(text: &str, marks: &[Range<usize>]) -> Snippet {
    if text.chars().count() <= LENGTH {
        return Snippet { text: text.to_owned(), marks: marks.to_vec() };
    }
    let window = best_window(text, marks);
    let start = back(text, window.start, BEFORE);
    let mut end = forward(text, start, LENGTH);
    // Do not cut a phrase.
    if let Some(mark) = marks.iter().find(|mark| mark.start >= start && mark.start < end && mark.end > end) {
        end = mark.end;
    }
    // At the end of a text, more of the text before it fits.
    let start = if end >= text.len() { back(text, text.len(), LENGTH).min(start) } else { start };
    let (lead, tail) = (if start > 0 { "…" } else { "" }, if end < text.len() { "…" } else { "" });
    let shown = text.get(start..end).unwrap_or_default().trim_end();
    let shown_end = start + shown.len();
    // A mark across the ends of the snippet is clipped.
    let shown_of = |mark: &Range<usize>| mark.start.max(start)..mark.end.min(shown_end);
    let shift = |mark: Range<usize>| mark.start - start + lead.len()..mark.end - start + lead.len();
    let marks = marks.iter().map(shown_of).filter(|mark| mark.start < mark.end).map(shift).collect();
    Snippet { text: format!("{lead}{shown}{tail}"), marks }
}

/// The mark after which the most bytes within a snippet are marked.
fn best_window(text: &str, marks: &[Range<usize>]) -> Range<usize> {
    let reach = LENGTH - BEFORE;
    let mut best = (0, 0..0);
    for (at, mark) in marks.iter().enumerate() {
        let end = forward(text, mark.start, reach);
        let marked = marks[at..].iter().take_while(|other| other.end <= end).map(Range::len).sum();
        if marked > best.0 {
            best = (marked, mark.clone());
        }
    }
    best.1
}

/// The beginning of a word at most `count` characters before `from`.
fn back(text: &str, from: usize, count: usize) -> usize {
    let before = &text[..from];
    let Some((start, _)) = before.char_indices().rev().nth(count.saturating_sub(1)) else { return 0 };
    if start == 0 {
        return 0;
    }
    // Go to the beginning of the next word.
    let next = before[start..].find(' ').map_or(start, |space| start + space + 1);
    grapheme::ceil(text, next).min(from)
}

/// The end of a word at most `count` characters after `from`.
fn forward(text: &str, from: usize, count: usize) -> usize {
    let after = &text[from..];
    let Some((end, _)) = after.char_indices().nth(count) else { return text.len() };
    let is_between_words = after[end..].starts_with(' ');
    let end = if is_between_words { end } else { after[..end].rfind(' ').filter(|end| *end > 0).unwrap_or(end) };
    let end = grapheme::floor(text, from + end);
    // A grapheme cluster may be longer than `count`.
    if end > from { end } else { grapheme::ceil(text, from + 1) }
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::prelude::*;
    use proptest::sample::select;

    use super::{LENGTH, Phrase, cut, marks};
    use viet_text::fold::tokens;
    use viet_text::grapheme;

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

    #[test]
    fn letters_keep_their_marks() {
        // 150 letters, each with two marks, and no space to cut at.
        let text = "e\u{302}\u{301}".repeat(150);
        let snippet = cut(&text, &[]);
        assert!(snippet.text.ends_with("\u{301}…"), "{}", snippet.text);
        let (_, found) = marks("xa u\u{309}y\u{200d}", &[phrase("uy", false)]);
        assert_eq!(found, std::iter::once(3..10).collect::<Vec<_>>());
    }

    #[test]
    fn words_in_a_row_are_one_mark() {
        let phrases =
            [phrase("dang", false), phrase("uy", false), phrase("khoi", false), phrase("dang uy khoi", false)];
        assert_eq!(marked("Đảng ủy Khối, khối ủy", &phrases), ["Đảng ủy Khối", "khối", "ủy"]);
    }

    const PIECES: [&str; 9] =
        ["đảng", "u\u{309}y", "khối", "e\u{302}\u{301}", "21-KL/TW", "👨\u{200d}👩", "\u{301}", "g", "ĐẢNG,"];

    fn text() -> impl Strategy<Value = String> {
        vec((select(&PIECES[..]), prop::bool::weighted(0.8)), 0..150).prop_map(|words| {
            let joined =
                words.into_iter().fold(String::new(), |text, (word, space)| text + word + if space { " " } else { "" });
            joined.split_whitespace().collect::<Vec<_>>().join(" ")
        })
    }

    proptest! {
        #[test]
        fn a_piece_of_the_text_with_its_words_marked(text in text(), long in any::<bool>()) {
            let words = if long { vec!["dang uy", "21 kl tw", "g"] } else { vec!["uy"] };
            let phrases: Vec<_> = words.iter().map(|words| phrase(words, *words == "g")).collect();
            let (_, found) = marks(&text, &phrases);
            let snippet = cut(&text, &found);
            let piece = snippet.text.strip_prefix('…').unwrap_or(&snippet.text);
            let piece = piece.strip_suffix('…').unwrap_or(piece);
            let is_cut_well = text.match_indices(piece).any(|(at, _)| {
                let end = at + piece.len();
                grapheme::floor(&text, at) == at && (grapheme::ceil(&text, end) == end)
            });
            prop_assert!(is_cut_well, "{:?}", piece);
            prop_assert_eq!(found.is_empty(), snippet.marks.is_empty());
            let mut end = 0;
            for mark in &snippet.marks {
                prop_assert!(mark.start >= end && mark.start < mark.end);
                end = mark.end;
                let tokens: Vec<_> = tokens(&snippet.text[mark.clone()]).into_iter().map(|token| token.text).collect();
                prop_assert!(!tokens.is_empty());
                for token in tokens {
                    let is_asked = |word: &str| word == token || (word == "g" && token.starts_with('g'));
                    prop_assert!(words.iter().flat_map(|words| words.split(' ')).any(is_asked), "{}", token);
                }
            }
        }
    }
}
