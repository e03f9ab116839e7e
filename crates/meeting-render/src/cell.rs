//! The words of a cell for people: names instead of ids, days and states in the reader's language.

use super::{history, words};
use meeting_core::i18n::Catalog;
use meeting_core::model::Role;
use meeting_core::rows::{Cell, Content, Reference};

/// The words of each value of a cell, each in one line; none of an empty one.
pub(super) fn each(catalog: &Catalog, cell: &Cell) -> Vec<String> {
    let values = match &cell.content {
        Content::Text(text)
        | Content::Verbatim(text)
        | Content::Number(text)
        | Content::Labelled { label: text, .. } => vec![one_line(text)],
        Content::Lines(text) | Content::Shown(text) | Content::Named { name: text, .. } => {
            text.lines().map(one_line).collect()
        }
        Content::Date(date) => vec![words::day(catalog, *date)],
        Content::Nothing | Content::Some(0) | Content::Share { all: 0, .. } | Content::Score(_) | Content::Marks(_) => {
            Vec::new()
        }
        Content::Count(count) | Content::Some(count) => vec![count.to_string()],
        Content::Share { done, all } | Content::Fraction { done, all } => vec![format!("{done}/{all}")],
        Content::Choice { key, name } => vec![one_line(&words::value(catalog, key, name))],
        Content::Roles(roles) => {
            roles.iter().map(|role| one_line(&words::value(catalog, Role::KEY, role.name()))).collect()
        }
        Content::Reference(reference) => vec![one_line(&reference.shown())],
        Content::References(references) => {
            references.iter().map(Reference::shown).map(|shown| one_line(&shown)).collect()
        }
        Content::Texts(texts) => texts.iter().map(|text| one_line(text)).collect(),
        Content::History(held) => vec![one_line(&history::in_words(catalog, held))],
        Content::Month(day) => vec![words::month(catalog, *day)],
        Content::Document(document) | Content::Citation(document) => {
            vec![one_line(&document.citation(|date| words::day(catalog, date)))]
        }
        Content::Percentage { count, all } => words::percentage(catalog, *count, *all).into_iter().collect(),
    };
    values.into_iter().filter(|value| !value.is_empty()).collect()
}

/// The text in one line, safe for a terminal.
pub(super) fn one_line(text: &str) -> String {
    viet_text::terminal::terminal_safe(&text.split_whitespace().collect::<Vec<_>>().join(" ")).into_owned()
}
