//! Names of people: with what they begin and where they end.

use super::honorific::Honorific;
use super::organizations;
use super::tokens::Tokens;
use super::words;

/// Whether the name of a person begins here, judging by the family name, or by the middle name where the family has a
/// rare one.
pub(super) fn begins_name(tokens: &Tokens<'_>, at: usize) -> bool {
    // "Đoàn Thanh niên" is an organization.
    let is_organization = || organizations::end_of_head(tokens, at).is_some_and(|end| end - at >= 2);
    let is_family = tokens.is_any(at, &words::FAMILY);
    if !is_family && !tokens.is_any(at + 1, &["thị", "văn"]) {
        return false;
    }
    let least = if is_family { 2 } else { 3 };
    !is_organization() && end_of_person(tokens, at).is_some_and(|end| (least..=5).contains(&(end - at)))
}

/// Where the capitals of a name that begins here end: no name has more than five syllables.
pub(super) fn end_of_person(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    let first = tokens.get(at).filter(|word| word.is_capital && word.is_letters())?;
    let is_upper =
        first.is_upper || tokens.get(at + 1).is_some_and(|next| next.is_upper && is_short(first.start, first.end));
    let mut end = at + 1;
    while end < at + 6 {
        let Some(word) = tokens.get(end) else { break };
        let is_near = tokens.is_joined(end) || tokens.follows(end, &["'", "’"]) && is_short_word(tokens, end - 1)
            // "J. Hale", but not "Lê An. Ông".
            || tokens.follows(end, &["."]) && tokens.written(end - 1, end).chars().count() == 1;
        let fits =
            word.is_capital && word.is_letters() && (word.is_upper == is_upper || is_short(word.start, word.end));
        if !is_near
            || !fits
            || organizations::begins_post(tokens, end)
            || organizations::begins_separate_organization(tokens, end)
        {
            break;
        }
        end += 1;
    }
    (end <= at + 5).then_some(end)
}

/// The end of a given name alone after a form of address: "đ/c Ánh". The text does not say which person of that name is
/// meant.
pub(super) fn end_of_given(tokens: &Tokens<'_>, at: usize, address: &Honorific) -> Option<usize> {
    let word = tokens.get(at).filter(|word| word.is_capital && !word.is_upper && word.is_letters())?;
    let is_alone = !(tokens.is_joined(at + 1) && tokens.get(at + 1).is_some_and(|next| next.is_capital));
    let is_name = address.is_familiar
        && (tokens.is_joined(at) || tokens.follows(at, &["."]))
        && (2..=7).contains(&word.marked.chars().count())
        && !organizations::begins_post(tokens, at)
        && !organizations::begins_organization(tokens, at)
        && tokens.says_any(at, &words::NOBODY).is_none();
    (is_name && is_alone).then_some(at + 1)
}

fn is_short_word(tokens: &Tokens<'_>, at: usize) -> bool {
    tokens.get(at).is_some_and(|word| is_short(word.start, word.end))
}

/// A letter or two bytes: the "Y" of "Y Ngọc", the "O" of "O'Neill".
const fn is_short(start: usize, end: usize) -> bool {
    end - start <= 2
}

/// The name with its usual capitals: "BÙI THÁI TRỌNG" is Bùi Thái Trọng.
pub(super) fn usual(written: &str) -> String {
    let is_upper = written.chars().filter(|letter| letter.is_alphabetic()).all(char::is_uppercase);
    let tokens = written.split_whitespace().map(|word| {
        if !is_upper {
            return word.to_owned();
        }
        // "H'LINH" is H'Linh.
        let mut is_first = true;
        let letters = word.chars().flat_map(|letter| {
            let is_capital = std::mem::replace(&mut is_first, matches!(letter, '\'' | '’'));
            let small = (!is_capital).then(|| letter.to_lowercase()).into_iter().flatten();
            small.chain(is_capital.then_some(letter))
        });
        letters.collect()
    });
    tokens.collect::<Vec<String>>().join(" ")
}

/// Names in texts that are not of participants.
pub(super) fn is_no_person(name: &str) -> bool {
    name == "Hồ Chí Minh"
}

/// Whether this capitalized name is one of an organization.
pub(super) fn is_of_organization(tokens: &Tokens<'_>, at: usize) -> bool {
    let end = end_of_person(tokens, at).unwrap_or(at);
    organizations::begins_organization(tokens, at)
        || organizations::begins_post(tokens, at)
        || (at..end).any(|at| tokens.is_any(at, &words::ENGLISH_BODIES))
}
