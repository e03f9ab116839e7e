//! Who is named in a row: `Sở Y tế, Công an tỉnh và đồng chí A, Phó Giám đốc`; names split at commas and "và" with care.

use std::ops::Range;

use super::honorific::honorific;
use super::positions::positions;
use super::tokens::Tokens;
use super::words;
use super::{Certainty, Found};
use super::{names, organizations};

/// No work is given to more than these in a row; so hostile texts cost no more than others.
const MOST: usize = 12;

/// Those who are named from the word at `at` on, and where they end.
pub(super) fn parties(tokens: &Tokens<'_>, at: usize) -> Option<(Vec<Found<String>>, usize)> {
    let mut found = Vec::new();
    let mut at = at;
    loop {
        let is_first = found.is_empty();
        let Some((span, end, certainty)) = party(tokens, at, is_first) else { break };
        found.push(Found { value: tokens.text[span.clone()].to_owned(), span, certainty });
        at = end;
        let next = if tokens.is_any(at, &["và", "cùng", "and"]) { at + 1 } else { at };
        if found.len() == MOST {
            break;
        }
        let is_row = next > at && tokens.is_joined(next) || tokens.follows(at, &[",", "-", "–"]);
        if !is_row || party(tokens, next, false).is_none() {
            break;
        }
        at = next;
    }
    (!found.is_empty()).then_some((found, at))
}

/// A party that is named here: the range of its name, and the end of what is said about it. After another party it has
/// to begin like an organization or a person, or with a capital.
fn party(tokens: &Tokens<'_>, at: usize, is_first: bool) -> Option<(Range<usize>, usize, Certainty)> {
    let is_capital = tokens.get(at).is_some_and(|word| word.is_capital);
    let certainty = if is_capital { Certainty::Certain } else { Certainty::Likely };
    if let Some(address) = honorific(tokens, at).filter(|it| !it.is_of_many) {
        let name = address.end;
        if organizations::begins_post(tokens, name) {
            let end = organizations::end_of_name(tokens, name);
            return Some((tokens.span(name, end), end, certainty));
        }
        let full = names::end_of_person(tokens, name).filter(|end| end - name >= 2);
        let certainty = if full.is_some() { certainty } else { Certainty::Guessed };
        let end = full.or_else(|| names::end_of_given(tokens, name, &address))?;
        return Some(person(tokens, name, end, certainty));
    }
    if names::begins_name(tokens, at) {
        let end = names::end_of_person(tokens, at)?;
        return Some(person(tokens, at, end, certainty));
    }
    let word = tokens.get(at)?;
    let begins = if word.is_capital {
        is_first || tokens.is_joined(at) || tokens.follows(at, &[",", "-", "–"])
    } else {
        tokens.says_any(at, &words::PARTIES).is_some()
    };
    if !begins || (!is_first && word.is_capital && organizations::begins_sentence_verb(tokens, at)) {
        return None;
    }
    // "các đơn vị: A, B và C"
    let end = end_of_party(tokens, at);
    (end > at).then(|| (tokens.span(at, end), end, certainty))
}

/// The name of a person alone, without positions.
fn person(tokens: &Tokens<'_>, at: usize, end: usize, certainty: Certainty) -> (Range<usize>, usize, Certainty) {
    let behind = positions(tokens, end).map_or(end, |(_, end, _)| end);
    (tokens.span(at, end), behind, certainty)
}

/// The end of the name: a name in lower case extends to a verb.
fn end_of_party(tokens: &Tokens<'_>, at: usize) -> usize {
    let end = organizations::end_of_name(tokens, at);
    let is_english = tokens.get(at).is_some_and(|word| word.is_capital && word.marked.is_ascii())
        && !organizations::begins_organization(tokens, at);
    if !is_english {
        return end;
    }
    // "Finance Office to prepare": an English name ends with its capitals.
    let small = (at + 1..end).find(|at| {
        tokens.get(*at).is_some_and(|word| !word.is_capital) && !tokens.is_any(*at, &["of", "and", "for", "the", "&"])
    });
    small.filter(|_| tokens.text[tokens.span(at, end)].is_ascii()).unwrap_or(end)
}
