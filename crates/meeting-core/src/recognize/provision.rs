//! The part of a document that is meant: `điểm a khoản 1 Điều 3`, `Section 4 of the Act`.

use super::tokens::Tokens;

/// What the parts of a document are called, the smaller first.
const PARTS: &[&str] = &["điểm", "khoản", "điều", "mục", "chương", "phần", "phụ lục"];
const ENGLISH: &[&str] = &["section", "article", "paragraph", "clause", "chapter", "annex"];

/// The provision that begins here, and where the document that it is of is named.
pub(super) fn provision(tokens: &Tokens<'_>, at: usize) -> Option<(String, usize)> {
    let mut end = part(tokens, at)?;
    let mut parts = 1;
    // Point, clause, article, chapter: no more than four.
    while parts < 4
        && let Some(next) = part(tokens, end).filter(|_| tokens.is_joined(end) || tokens.follows(end, &[","]))
    {
        end = next;
        parts += 1;
    }
    let document = tokens.says_any(end, &["của", "of the", "of", "trong", "tại"]).unwrap_or(end);
    let is_near = tokens.is_joined(end) || tokens.follows(end, &[","]);
    (is_near && tokens.is_joined(document)).then(|| (tokens.written(at, end).to_owned(), document))
}

/// Where "khoản 3" ends, "điểm a", "các Điều 4, 5".
fn part(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    let mark = tokens.says_any(at, PARTS).or_else(|| tokens.says_any(at, ENGLISH))?;
    let is_mark = tokens.is_joined(mark)
        && tokens.get(mark).is_some_and(|word| {
            let is_roman = word.folded.bytes().all(|letter| b"ivxlc".contains(&letter));
            word.number().is_some() || word.folded.len() == 1 || (is_roman && word.is_upper)
        });
    if !is_mark {
        return None;
    }
    let mut end = mark + 1;
    // "Điều 4, 5 và 6"; the last may be a number of something else, so it needs to be joined.
    while tokens.is_any(end, &["và", "and"])
        && tokens.is_joined(end)
        && tokens.get(end + 1).is_some_and(|word| word.number().is_some())
    {
        end += 2;
    }
    Some(end)
}
