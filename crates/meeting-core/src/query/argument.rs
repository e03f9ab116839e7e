//! From the shell's arguments to one text, in which each argument keeps its bounds.
//!
//! `lead:"so noi vu"` reaches the program as `lead:so noi vu`. Such an argument, a name and several words, gets its
//! quotes back; so the parser needs only one grammar, and an error shows what was typed.

use unicode_normalization::UnicodeNormalization;

use super::choice::{self, Choices};
use super::keyword::{Keyword, LONGEST_NAME, Name, Names, looks_like_name, several_words};
use super::value::{is_minus, is_quote};
use crate::model::field::{FieldType, Kind};

/// The query as one text: NFC, with no other space character than the space.
pub(super) fn join(arguments: &[String], names: Names) -> String {
    let mut pieces: Vec<String> = Vec::new();
    for argument in arguments {
        let plain: String = argument.nfc().map(|letter| if letter.is_whitespace() { ' ' } else { letter }).collect();
        let plain = plain.trim();
        if plain.is_empty() {
            continue;
        }
        let piece = match begun_before(&pieces, plain, names) {
            Some(name) => requoted(plain, (name, plain.find(':').map_or(0, |colon| colon + 1)), names),
            None => name(plain, names).and_then(|name| requoted(plain, name, names)),
        };
        pieces.push(piece.unwrap_or_else(|| plain.to_owned()));
    }
    pieces.join(" ")
}

/// The name of several words that ends in `argument` and begins in the arguments before it: `chủ` and `trì:Sở Nội vụ`.
fn begun_before(pieces: &[String], argument: &str, names: Names) -> Option<Name> {
    let head = &argument[..argument.find(':')?];
    let most = pieces.len().min(LONGEST_NAME - 1);
    // The longest name first.
    (1..=most).rev().find_map(|count| {
        let words = pieces[pieces.len() - count..].join(" ");
        let words = words.trim_start_matches(is_minus);
        let words = words.strip_prefix("not:").unwrap_or(words).trim_start_matches(is_minus);
        let typed = format!("{words} {head}:");
        several_words(&typed, names).filter(|name| name.len() == typed.len() - 1)?;
        names.meanings(&typed[..typed.len() - 1]).first().copied()
    })
}

/// The argument with quotes around its one value, which begins behind the name; `None` if it already is query syntax.
fn requoted(argument: &str, (name, value_at): (Name, usize), names: Names) -> Option<String> {
    let value = &argument[value_at..];
    if !value.contains(' ') || is_query(value) {
        return None;
    }
    let value = match bounds(name, names.kind) {
        Bounds::Whole => quoted(value.trim()),
        Bounds::List => listed(value.split(',').map(str::trim)),
        Bounds::Labels(choices) => {
            let elements = value.split(',').map(str::trim);
            // A value of the list and more words are not one value but query syntax.
            if elements.clone().any(|element| element.contains(' ') && choices.begins(element)) {
                return None;
            }
            listed(elements)
        }
        Bounds::Names => {
            let elements = value.split(',').map(str::trim);
            if elements.clone().any(|element| element.contains(' ')) {
                return None;
            }
            listed(elements)
        }
    };
    Some(format!("{}{value}", &argument[..value_at]))
}

/// The name that the argument begins with, `-` and `not:` aside, and where its value begins.
fn name(argument: &str, names: Names) -> Option<(Name, usize)> {
    let mut at = argument.len() - argument.trim_start_matches(is_minus).len();
    loop {
        let colon = at + argument[at..].find(':')?;
        // One of several meanings will do: the parser refuses the name.
        let name = *names.meanings(&argument[at..colon]).first()?;
        let after = &argument[colon + 1..];
        let minus = after.len() - after.trim_start_matches(is_minus).len();
        let next = colon + 1 + minus;
        let goes_on = name == Name::Keyword(Keyword::Not)
            && argument[next..].split_once(':').is_some_and(|(inner, _)| !names.meanings(inner).is_empty());
        if !goes_on {
            return Some((name, colon + 1));
        }
        at = next;
    }
}

/// How the value of an argument with spaces is bounded.
enum Bounds {
    /// One value: what is excluded by `not:`.
    Whole,
    /// One value, or several with commas between.
    List,
    /// Names of closed lists, in which no space can be, or their labels, in which there may be some.
    Labels(Choices),
    /// Names, in which no space can be; with spaces the argument can only be a piece of query.
    Names,
}

fn bounds(name: Name, kind: Option<Kind>) -> Bounds {
    match name {
        Name::Keyword(Keyword::Not) => Bounds::Whole,
        Name::Keyword(Keyword::Is) => Bounds::Labels(choice::states()),
        Name::Keyword(Keyword::Has) => Bounds::Labels(choice::things()),
        Name::Keyword(Keyword::In) => Bounds::Labels(choice::parts()),
        Name::Own(_) | Name::Keyword(Keyword::After | Keyword::Before | Keyword::DueAfter | Keyword::DueBefore) => {
            Bounds::List
        }
        Name::Field(field) => match field.holds() {
            FieldType::Text | FieldType::Date | FieldType::Count | FieldType::DocumentNumber => Bounds::List,
            FieldType::Choice(_) => Bounds::Labels(choice::beginnings(field, kind)),
            FieldType::Id => Bounds::Names,
        },
    }
}

/// Whether the value of an argument contains query syntax: a quote, a parenthesis, OR or a name.
fn is_query(value: &str) -> bool {
    value.contains(|letter| is_quote(letter) || matches!(letter, '(' | ')'))
        || value.split(' ').any(|word| word == "OR")
        // The first word follows the name's colon at once: a colon in it is its own.
        || value.split(' ').skip(1).any(has_name)
}

fn has_name(word: &str) -> bool {
    word.trim_start_matches(is_minus)
        .split_once(':')
        .is_some_and(|(name, rest)| Name::exact(name).is_some() || looks_like_name(name, rest))
}

/// Values with commas between them, each in quotes where it needs them.
fn listed<'a>(values: impl Iterator<Item = &'a str>) -> String {
    values.map(quoted).collect::<Vec<_>>().join(",")
}

/// The value in quotes where it needs them; a `*` at its end stays after them.
fn quoted(value: &str) -> String {
    match value.strip_suffix('*') {
        _ if !value.contains(' ') => value.to_owned(),
        Some(beginning) => format!("\"{beginning}\"*"),
        None => format!("\"{value}\""),
    }
}
