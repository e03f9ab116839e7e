//! What people are: the positions after a name, `- Tỉnh ủy viên, Giám đốc Sở Y tế`, `(Chair)`.

use super::honorific::honorific;
use super::names;
use super::organizations;
use super::tokens::Tokens;
use super::words;

/// Tokens within an English position that are written small.
const SMALL: &[&str] = &["of", "the", "and", "for", "to", "in"];

/// Most positions of a person; it bounds the cost of hostile texts.
const MOST: usize = 12;

/// The positions that begin after the name that ends before `at`, and the byte at which the last one ends.
pub(super) fn positions(tokens: &Tokens<'_>, at: usize) -> Option<(Vec<String>, usize, usize)> {
    let mut found = Vec::new();
    let mut end = at;
    let mut is_bracketed = false;
    while found.len() < MOST
        && let Some(next) = position(tokens, end, end == at)
    {
        is_bracketed |= tokens.follows(end, &["("]);
        found.push(tokens.written(end, next).split_whitespace().collect::<Vec<_>>().join(" "));
        end = next;
    }
    if found.is_empty() {
        return None;
    }
    let byte = tokens.span(at, end).end;
    let closes = is_bracketed && tokens.text[byte..].starts_with(')');
    Some((found, end, byte + usize::from(closes)))
}

/// Where the position that begins here ends.
fn position(tokens: &Tokens<'_>, at: usize, is_first: bool) -> Option<usize> {
    let is_near = if is_first {
        tokens.is_joined(at) || tokens.follows(at, &[",", "-", "–", "—", "(", ":", ", -", " - "])
    } else {
        tokens.follows(at, &[",", "-", "–", "—", "("])
    };
    if !is_near {
        return None;
    }
    // "nguyên Giám đốc"
    let post = tokens.skip_word(at, &["nguyên", "quyền", "q"]);
    if begins(tokens, post) {
        return Some(organizations::end_of_name(tokens, post).max(post + 1));
    }
    english(tokens, at).or_else(|| bracketed(tokens, at)).filter(|_| !tokens.is_joined(at))
}

/// "(chair)", "(head of procurement)": in brackets a position may be written small.
fn bracketed(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    let is_open = tokens.follows(at, &["("]);
    let end = (at + 1..at + 6).find(|end| !tokens.is_joined(*end)).filter(|_| is_open)?;
    let is_closed = tokens.text[tokens.span(at, end).end..].starts_with(')');
    (is_closed && (at..end).any(|at| tokens.is_any(at, &words::ENGLISH_POSTS))).then_some(end)
}

/// Whether a Vietnamese position begins here, not a name or form of address.
fn begins(tokens: &Tokens<'_>, at: usize) -> bool {
    organizations::begins_post(tokens, at) && honorific(tokens, at).is_none() && !names::begins_name(tokens, at)
}

/// Whether an English position begins here.
pub(super) fn begins_english(tokens: &Tokens<'_>, at: usize) -> bool {
    english(tokens, at).is_some()
}

/// "Chief Financial Officer", "Head of Operations"
fn english(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    let mut end = at;
    while end < at + 10 && (end == at || tokens.is_joined(end)) && tokens.get(end).is_some_and(|word| word.is_capital)
        || (end > at
            && tokens.is_joined(end)
            && tokens.is_any(end, SMALL)
            && tokens.get(end + 1).is_some_and(|word| word.is_capital))
    {
        end += 1;
    }
    let is_position = (at..end).any(|at| tokens.is_any(at, &words::ENGLISH_POSTS));
    is_position.then_some(end)
}
