//! The part of a document that is meant: `điểm a khoản 1 Điều 3`, `Section 4 of the Act`.

use super::words::Words;

/// What the parts of a document are called, the smaller first.
const PARTS: &[&str] = &["điểm", "khoản", "điều", "mục", "chương", "phần", "phụ lục"];
const ENGLISH: &[&str] = &["section", "article", "paragraph", "clause", "chapter", "annex"];

/// The provision that begins here, and where the document that it is of is named.
pub(super) fn provision(words: &Words<'_>, at: usize) -> Option<(String, usize)> {
    let mut end = part(words, at)?;
    let mut parts = 1;
    // Point, clause, article, chapter: no more than four.
    while parts < 4
        && let Some(next) = part(words, end).filter(|_| words.is_joined(end) || words.is_behind(end, &[","]))
    {
        end = next;
        parts += 1;
    }
    let document = words.says_any(end, &["của", "of the", "of", "trong", "tại"]).unwrap_or(end);
    let is_near = words.is_joined(end) || words.is_behind(end, &[","]);
    (is_near && words.is_joined(document)).then(|| (words.written(at, end).to_owned(), document))
}

/// Where "khoản 3" ends, "điểm a", "các Điều 4, 5".
fn part(words: &Words<'_>, at: usize) -> Option<usize> {
    let mark = words.says_any(at, PARTS).or_else(|| words.says_any(at, ENGLISH))?;
    let is_mark = words.is_joined(mark)
        && words.get(mark).is_some_and(|word| {
            let is_roman = word.folded.bytes().all(|letter| b"ivxlc".contains(&letter));
            word.number().is_some() || word.folded.len() == 1 || (is_roman && word.is_upper)
        });
    if !is_mark {
        return None;
    }
    let mut end = mark + 1;
    // "Điều 4, 5 và 6"; the last may be a number of something else, so it needs to be joined.
    while words.is_any(end, &["và", "and"])
        && words.is_joined(end)
        && words.get(end + 1).is_some_and(|word| word.number().is_some())
    {
        end += 2;
    }
    Some(end)
}
