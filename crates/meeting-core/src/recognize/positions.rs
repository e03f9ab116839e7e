//! What people are: the positions behind a name, `- Tỉnh ủy viên, Giám đốc Sở Y tế`, `(Chair)`.

use super::bodies;
use super::honorifics::honorific;
use super::names;
use super::words::Words;

/// Words of which every English position has one.
const ENGLISH: &[&str] = &[
    "chair",
    "chairman",
    "chairwoman",
    "chairperson",
    "chief",
    "head",
    "director",
    "officer",
    "manager",
    "president",
    "secretary",
    "treasurer",
    "minister",
    "member",
    "clerk",
    "deputy",
    "lead",
    "engineer",
    "administrator",
    "mayor",
    "councillor",
    "professor",
    "dean",
    "principal",
    "coordinator",
    "analyst",
    "adviser",
    "advisor",
    "auditor",
    "accountant",
    "representative",
    "ambassador",
    "commissioner",
    "inspector",
    "governor",
    "founder",
    "partner",
];

/// Words within an English position that are written small.
const SMALL: &[&str] = &["of", "the", "and", "for", "to", "in"];

/// Nobody has more positions than these; so hostile texts cost no more than others.
const MOST: usize = 12;

/// The positions that begin behind the name that ends before `at`, and the byte at which the last one ends.
pub(super) fn positions(words: &Words<'_>, at: usize) -> Option<(Vec<String>, usize, usize)> {
    let mut found = Vec::new();
    let mut end = at;
    let mut is_bracketed = false;
    while found.len() < MOST
        && let Some(next) = position(words, end, end == at)
    {
        is_bracketed |= words.is_behind(end, &["("]);
        found.push(words.written(end, next).split_whitespace().collect::<Vec<_>>().join(" "));
        end = next;
    }
    if found.is_empty() {
        return None;
    }
    let byte = words.span(at, end).end;
    let closes = is_bracketed && words.text[byte..].starts_with(')');
    Some((found, end, byte + usize::from(closes)))
}

/// Where the position that begins here ends.
fn position(words: &Words<'_>, at: usize, is_first: bool) -> Option<usize> {
    let is_near = if is_first {
        words.is_joined(at) || words.is_behind(at, &[",", "-", "–", "—", "(", ":", ", -", " - "])
    } else {
        words.is_behind(at, &[",", "-", "–", "—", "("])
    };
    if !is_near {
        return None;
    }
    // "nguyên Giám đốc"
    let post = words.skip_word(at, &["nguyên", "quyền", "q"]);
    if begins(words, post) {
        return Some(bodies::end_of_name(words, post).max(post + 1));
    }
    english(words, at).or_else(|| bracketed(words, at)).filter(|_| !words.is_joined(at))
}

/// "(chair)", "(head of procurement)": in brackets a position may be written small.
fn bracketed(words: &Words<'_>, at: usize) -> Option<usize> {
    let is_open = words.is_behind(at, &["("]);
    let end = (at + 1..at + 6).find(|end| !words.is_joined(*end)).filter(|_| is_open)?;
    let is_closed = words.text[words.span(at, end).end..].starts_with(')');
    (is_closed && (at..end).any(|at| words.is_any(at, ENGLISH))).then_some(end)
}

/// Does a Vietnamese position begin here, and nobody's name or form of address?
fn begins(words: &Words<'_>, at: usize) -> bool {
    bodies::begins_post(words, at) && honorific(words, at).is_none() && !names::begins_name(words, at)
}

/// "Chief Financial Officer", "Head of Operations"
fn english(words: &Words<'_>, at: usize) -> Option<usize> {
    let mut end = at;
    while end < at + 10 && (end == at || words.is_joined(end)) && words.get(end).is_some_and(|word| word.is_capital)
        || (end > at
            && words.is_joined(end)
            && words.is_any(end, SMALL)
            && words.get(end + 1).is_some_and(|word| word.is_capital))
    {
        end += 1;
    }
    let is_position = (at..end).any(|at| words.is_any(at, ENGLISH));
    is_position.then_some(end)
}
