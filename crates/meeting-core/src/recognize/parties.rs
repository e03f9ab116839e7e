//! Who is named in a row: `Sở Y tế, Công an tỉnh và đồng chí A, Phó Giám đốc`; names split at commas and "và" with care.

use std::ops::Range;

use super::honorifics::honorific;
use super::positions::positions;
use super::words::Words;
use super::{Certainty, Found};
use super::{bodies, names};

/// Words with which somebody begins who is named in small letters: "các chi bộ", "lãnh đạo Sở".
const SMALL: &[&str] = &[
    "các",
    "từng",
    "mỗi",
    "cả",
    "lãnh đạo",
    "thủ trưởng",
    "cấp ủy",
    "chi bộ",
    "chi ủy",
    "đảng ủy",
    "đảng bộ",
    "đảng viên",
    "đơn vị",
    "cơ quan",
    "bộ phận",
    "phòng",
    "ban",
    "văn phòng",
    "tổ",
    "nhóm",
    "ủy ban",
    "trưởng phòng",
    "giám đốc",
    "ubnd",
    "sở",
    "công an",
    "đoàn thanh niên",
    "công đoàn",
    "hội",
    "thường trực",
    "ban thường vụ",
    "ban chấp hành",
    "bí thư",
    "khoa",
];

/// No work is given to more than these in a row; so hostile texts cost no more than others.
const MOST: usize = 12;

/// Those who are named from the word at `at` on, and where they end.
pub(super) fn parties(words: &Words<'_>, at: usize) -> Option<(Vec<Found<String>>, usize)> {
    let mut found = Vec::new();
    let mut at = at;
    loop {
        let is_first = found.is_empty();
        let Some((span, end, certainty)) = party(words, at, is_first) else { break };
        found.push(Found { value: words.text[span.clone()].to_owned(), span, certainty });
        at = end;
        let next = if words.is_any(at, &["và", "cùng", "and"]) { at + 1 } else { at };
        if found.len() == MOST {
            break;
        }
        let is_row = next > at && words.is_joined(next) || words.is_behind(at, &[",", "-", "–"]);
        if !is_row || party(words, next, false).is_none() {
            break;
        }
        at = next;
    }
    (!found.is_empty()).then_some((found, at))
}

/// One that is named here: where the name stands, and where what is said about it ends. Behind another one it has to
/// begin as a body or a person does, or with a capital.
fn party(words: &Words<'_>, at: usize, is_first: bool) -> Option<(Range<usize>, usize, Certainty)> {
    let is_capital = words.get(at).is_some_and(|word| word.is_capital);
    let certainty = if is_capital { Certainty::Certain } else { Certainty::Likely };
    if let Some(address) = honorific(words, at).filter(|it| !it.is_of_many) {
        let name = address.end;
        if bodies::begins_post(words, name) {
            let end = bodies::end_of_name(words, name);
            return Some((words.span(name, end), end, certainty));
        }
        let full = names::end_of_person(words, name).filter(|end| end - name >= 2);
        let certainty = if full.is_some() { certainty } else { Certainty::Guessed };
        let end = full.or_else(|| names::end_of_given(words, name, &address))?;
        return Some(person(words, name, end, certainty));
    }
    if names::begins_name(words, at) {
        let end = names::end_of_person(words, at)?;
        return Some(person(words, at, end, certainty));
    }
    let word = words.get(at)?;
    let begins = if word.is_capital {
        is_first || words.is_joined(at) || words.is_behind(at, &[",", "-", "–"])
    } else {
        words.says_any(at, SMALL).is_some()
    };
    if !begins || (!is_first && word.is_capital && bodies::begins_sentence_verb(words, at)) {
        return None;
    }
    // "các đơn vị: A, B và C"
    let end = end_of_party(words, at);
    (end > at).then(|| (words.span(at, end), end, certainty))
}

/// The name of a person alone, the positions passed over.
fn person(words: &Words<'_>, at: usize, end: usize, certainty: Certainty) -> (Range<usize>, usize, Certainty) {
    let behind = positions(words, end).map_or(end, |(_, end, _)| end);
    (words.span(at, end), behind, certainty)
}

/// Where the name ends: a name in small letters goes on until a verb.
fn end_of_party(words: &Words<'_>, at: usize) -> usize {
    let end = bodies::end_of_name(words, at);
    let is_english =
        words.get(at).is_some_and(|word| word.is_capital && word.marked.is_ascii()) && !bodies::begins_body(words, at);
    if !is_english {
        return end;
    }
    // "Finance Office to prepare": an English name ends with its capitals.
    let small = (at + 1..end).find(|at| {
        words.get(*at).is_some_and(|word| !word.is_capital) && !words.is_any(*at, &["of", "and", "for", "the", "&"])
    });
    small.filter(|_| words.text[words.span(at, end)].is_ascii()).unwrap_or(end)
}
