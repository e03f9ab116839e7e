//! People with what they are: `đồng chí A - chức vụ 1, chức vụ 2`, `Ms Jane Doe, Chief Financial Officer`.

use super::honorific::{Honorific, honorific};
use super::positions::{begins_english as begins_position, positions};
use super::tokens::Tokens;
use super::words;
use super::{Certainty, Found};
use super::{names, organizations};

/// A person whom a text names.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Person {
    /// How the person is addressed: "đồng chí", "ông", "PGS.TS".
    pub honorific: Option<String>,
    /// The name, with its usual capitals.
    pub name: String,
    /// The positions, in the order of the text.
    pub positions: Vec<String>,
}

/// The people whom a text names with a title or a position, in order; one who is named twice is found twice.
#[must_use]
pub fn people(text: &str) -> Vec<Found<Person>> {
    let tokens = Tokens::of(text);
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        at = read(&tokens, at, &mut found).max(at + 1);
    }
    found
}

/// The one person that a whole text is, where it says more than a name: `Trần Văn Mười, Phó Chi cục trưởng`,
/// `đồng chí Lê An`, `Jane Doe (Treasurer)`. Of the words after the name only another name is no position.
#[must_use]
pub fn person(text: &str) -> Option<Person> {
    let text = text.trim();
    if let [found] = &people(text)[..]
        && found.span == (0..text.len())
    {
        return Some(found.value.clone());
    }
    let tokens = Tokens::of(text);
    let address = honorific(&tokens, 0);
    let first = address.as_ref().map_or(0, |address| address.end);
    let end = names::end_of_person(&tokens, first).filter(|end| (2..=5).contains(&(end - first)))?;
    let is_name = names::begins_name(&tokens, first) || !names::is_of_organization(&tokens, first);
    let is_told = tokens.follows(end, &[",", "-", "–", "—", "(", ":"]);
    let is_another = is_another_person(&tokens, end);
    if !is_name || !is_told || is_another {
        return None;
    }
    let behind = &text[tokens.span(end, tokens.len()).start..];
    let behind = if tokens.follows(end, &["("]) { behind.strip_suffix(')').unwrap_or(behind) } else { behind };
    let honorific = address.map(|address| address.text);
    Some(Person { honorific, name: names::usual(tokens.written(first, end)), positions: positions_in(behind) })
}

/// The one person that a whole text is, be it a name alone: `Trần Văn Mười`, `đồng chí Lê An`.
#[must_use]
pub fn named_person(text: &str) -> Option<Person> {
    let tokens = Tokens::of(text.trim());
    let is_name = names::begins_name(&tokens, 0) && names::end_of_person(&tokens, 0) == Some(tokens.len());
    let alone = || Person { name: names::usual(text.trim()), ..Person::default() };
    person(text).or_else(|| is_name.then(alone))
}

/// The form of address before a name, and the name: `BSCKII. Hoàng Lan` parts after the degree.
#[must_use]
pub fn without_address(name: &str) -> (Option<&str>, &str) {
    let tokens = Tokens::of(name);
    match honorific(&tokens, 0).filter(|address| address.end < tokens.len()) {
        Some(address) => {
            let start = tokens.span(address.end, tokens.len()).start;
            (Some(tokens.written(0, address.end)), &name[start..])
        }
        None => (None, name),
    }
}

/// Whether what begins here is the name of a person, not a position.
fn is_another_person(tokens: &Tokens<'_>, at: usize) -> bool {
    let is_all = || names::end_of_person(tokens, at).is_some_and(|end| end - at >= 2 && !tokens.is_joined(end));
    let is_told = organizations::begins_post(tokens, at)
        || organizations::begins_organization(tokens, at)
        || begins_position(tokens, at);
    names::begins_name(tokens, at) || is_all() && !is_told
}

/// Positions separated by commas; a comma within the name of a body separates none.
fn positions_in(text: &str) -> Vec<String> {
    let mut positions: Vec<String> = Vec::new();
    for part in text.split(',').map(str::trim).filter(|part| !part.is_empty()) {
        let tokens = Tokens::of(part);
        let first = tokens.skip_word(0, &["nguyên", "quyền", "q"]);
        match positions.last_mut() {
            Some(last) if !organizations::begins_post(&tokens, first) && !begins_position(&tokens, 0) => {
                *last = format!("{last}, {part}");
            }
            _ => positions.push(part.to_owned()),
        }
    }
    positions
}

/// Reads the people named from the word at `at` on; returns where to continue.
fn read(tokens: &Tokens<'_>, at: usize, found: &mut Vec<Found<Person>>) -> usize {
    if let Some(address) = honorific(tokens, at) {
        return addressed(tokens, at, &address, found);
    }
    if let Some(end) = tokens.says_any(at, &words::LISTS).filter(|end| tokens.follows(*end, &[":", ": -", ":-"])) {
        return list(tokens, end, None, found);
    }
    let is_capital = tokens.get(at).is_some_and(|word| word.is_capital);
    if is_capital && organizations::begins_post(tokens, at) {
        return post_before(tokens, at, at, None, found);
    }
    if !is_place(tokens, at)
        && let Some(reading) = bare(tokens, at)
    {
        let end = reading.end;
        found.push(reading.into_found());
        return end;
    }
    at
}

/// A person whose name has been read.
struct Reading {
    person: Person,
    certainty: Certainty,
    start: usize,
    /// The first word after, and the byte at which the last one ends.
    end: usize,
    byte: usize,
}

impl Reading {
    /// Reads the positions after the name that is from `name` to `end`.
    fn of(tokens: &Tokens<'_>, first: usize, name: usize, end: usize) -> Option<Self> {
        let written = tokens.written(name, end);
        let person = Person { name: names::usual(written), ..Person::default() };
        let start = tokens.span(first, end).start;
        if names::is_no_person(&person.name) {
            return None;
        }
        let (positions, end, byte) =
            positions(tokens, end).unwrap_or_else(|| (Vec::new(), end, tokens.span(name, end).end));
        Some(Self { person: Person { positions, ..person }, certainty: Certainty::Certain, start, end, byte })
    }

    fn into_found(self) -> Found<Person> {
        Found { span: self.start..self.byte, value: self.person, certainty: self.certainty }
    }
}

/// One person after "đồng chí", or several after "các đồng chí".
fn addressed(tokens: &Tokens<'_>, at: usize, address: &Honorific, found: &mut Vec<Found<Person>>) -> usize {
    let name = address.end;
    if address.is_of_many {
        return list(tokens, name, Some(&address.text), found);
    }
    if !(tokens.is_joined(name) || tokens.follows(name, &[".", ":"])) {
        return name;
    }
    if organizations::begins_post(tokens, name) {
        return post_before(tokens, at, name, Some(&address.text), found);
    }
    // "phụ huynh em Lan": the child is not there.
    let is_child = tokens.is_any(at, &["em", "cháu"]) && at >= 2 && tokens.says(at - 2, "phụ huynh") == Some(at);
    if is_child {
        return name;
    }
    let full = names::end_of_person(tokens, name).filter(|end| end - name >= 2);
    let Some(end) = full.or_else(|| names::end_of_given(tokens, name, address)) else { return name };
    let Some(mut reading) = Reading::of(tokens, at, name, end) else { return end };
    if full.is_none() {
        reading.certainty = Certainty::Guessed;
    }
    reading.person.honorific = Some(address.text.clone());
    let end = reading.end;
    found.push(reading.into_found());
    end
}

/// "Bí thư Huyện ủy Hoàng Văn Thắng": the post comes first.
fn post_before(
    tokens: &Tokens<'_>,
    at: usize,
    post: usize,
    address: Option<&str>,
    found: &mut Vec<Found<Person>>,
) -> usize {
    // "Trưởng Ban Chỉ đạo - Chủ tịch UBND phường A": the last of them is before the name.
    let mut posts = vec![post];
    let (name, end) = loop {
        let post = posts.last().copied().unwrap_or(post);
        let last = organizations::end_of_name(tokens, post);
        if let Some(found) = name_in_post(tokens, post, last) {
            break found;
        }
        let is_another = tokens.follows(last, &["-", "–", ","]) && organizations::begins_post(tokens, last);
        if !is_another || posts.len() == MOST_POSTS {
            // A position without a name after it: what follows may be a position again.
            return at.max(posts[0]) + 1;
        }
        posts.push(last);
    };
    let post = posts.pop().unwrap_or(post);
    // "Chủ tịch UBND xã Nguyễn Huệ" is a place, "Chủ tịch UBND xã Lương Thế Hưng" a person.
    if is_place(tokens, name) && end - name < 3 {
        return end;
    }
    let Some(mut reading) = Reading::of(tokens, at, name, end) else { return end };
    reading.person.honorific = address.map(str::to_owned);
    reading.person.positions.insert(0, tokens.written(post, name).trim_end().to_owned());
    for post in posts.into_iter().rev() {
        let end = organizations::end_of_name(tokens, post);
        reading.person.positions.insert(0, tokens.written(post, end).trim_end().to_owned());
    }
    reading.certainty = Certainty::Likely;
    let end = reading.end;
    found.push(reading.into_found());
    end
}

/// Most posts before a name; it bounds the cost of hostile texts.
const MOST_POSTS: usize = 4;

/// The name of a person within what follows a post: the words of it are capitals like those of the place before it.
fn name_in_post(tokens: &Tokens<'_>, post: usize, last: usize) -> Option<(usize, usize)> {
    let is_capital = |at: usize| tokens.get(at).is_some_and(|word| word.is_capital);
    for name in post + 1..last {
        if !tokens.is_joined(name) || !is_capital(name) {
            continue;
        }
        // How many capitals in a row begin here.
        let run = (name..last).take_while(|at| is_capital(*at) && (*at == name || tokens.is_joined(*at))).count();
        let is_behind_place = tokens.is_any(name - 1, &words::LEVELS) || is_place(tokens, name);
        // "UBND tỉnh Cao Sơn Lý Thế Mạnh": a place has two syllables.
        if is_behind_place && run >= 5 && names::begins_name(tokens, name + 2) {
            return Some((name + 2, names::end_of_person(tokens, name + 2)?));
        }
        // "Bộ Xây dựng Hồng Nhật Tân": behind a whole name of a body, three capitals are a person.
        let is_behind_field = || (3..=4).contains(&run) && organizations::ends_with_field(tokens, post, name);
        if names::begins_name(tokens, name) || is_behind_field() {
            return Some((name, names::end_of_person(tokens, name)?));
        }
    }
    None
}

/// Names in a row, from the word at `at` on, after "các đồng chí" or a label.
fn list(tokens: &Tokens<'_>, at: usize, address: Option<&str>, found: &mut Vec<Found<Person>>) -> usize {
    let mut at = at;
    loop {
        // A list may be numbered: "1. Nguyễn Văn A".
        let number = tokens.get(at).is_some_and(|word| word.small_number().is_some());
        let name = if number { at + 1 } else { at };
        let end = names::end_of_person(tokens, name).filter(|end| (2..=5).contains(&(end - name)));
        let is_name =
            names::begins_name(tokens, name) || (address.is_none() && !names::is_of_organization(tokens, name));
        let Some(mut reading) = end.filter(|_| is_name).and_then(|end| Reading::of(tokens, name, name, end)) else {
            return at;
        };
        reading.person.honorific = address.map(str::to_owned);
        reading.certainty = Certainty::Likely;
        at = behind_remark(tokens, reading.end).unwrap_or(reading.end);
        found.push(reading.into_found());
        if tokens.is_any(at, &["và", "and", "cùng"]) {
            at += 1;
        } else if !tokens.follows(at, &[",", ";", "-", ".", ", -", "; -", "),", ");"]) {
            return at;
        }
    }
}

/// Where a list continues after a remark in brackets that is not a position: "Mary Lee (by phone), …".
fn behind_remark(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    /// The longest remark, in words.
    const LONGEST: usize = 8;
    let is_open = tokens.get(at).is_some_and(|word| word.before.starts_with('(') && !word.begins_paragraph);
    let closes = |at: &usize| tokens.get(*at).is_some_and(|word| word.before.starts_with(')'));
    is_open.then(|| (at + 1..=at + LONGEST).find(closes)).flatten()
}

/// A name with nothing before it: a position has to follow.
fn bare(tokens: &Tokens<'_>, at: usize) -> Option<Reading> {
    if at > 0 && tokens.is_joined(at) && tokens.get(at - 1).is_some_and(|before| before.is_capital) {
        return None;
    }
    let end = names::end_of_person(tokens, at).filter(|end| end - at >= 2)?;
    let reading = Reading::of(tokens, at, at, end)?;
    let is_told = tokens.follows(end, &[",", "-", "–", "—", "("]) && !reading.person.positions.is_empty();
    let is_name = names::begins_name(tokens, at) || !names::is_of_organization(tokens, at);
    (is_told && is_name).then_some(Reading { certainty: Certainty::Likely, ..reading })
}

/// Whether the name at `at` is that of a school or a street, or of a place of two syllables behind its level.
fn is_place(tokens: &Tokens<'_>, at: usize) -> bool {
    if at == 0 || !tokens.is_joined(at) {
        return false;
    }
    let is_of_level = (1..=2).any(|back| at >= back && tokens.says_any(at - back, &words::LEVELS) == Some(at));
    let is_short = || names::end_of_person(tokens, at).is_none_or(|end| end - at < 3);
    tokens.is_any(at - 1, &words::PLACES) || is_of_level && is_short()
}
