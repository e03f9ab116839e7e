//! The words of a cell for people: names instead of ids, days and states in the reader's language.

use super::{history, words};
use meeting_core::i18n::{Catalog, Message};
use meeting_core::model::Role;
use meeting_core::rows::{Cell, Content, Document, Reference};

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
            vec![one_line(&citation(catalog, document))]
        }
        Content::Percentage { count, all } => catalog.percentage(*count, *all).into_iter().collect(),
    };
    values.into_iter().filter(|value| !value.is_empty()).collect()
}

/// A document as an office names it: Kết luận số 21-KL/TW ngày 25/10/2021 của Ban Chấp hành Trung ương Đảng.
fn citation(catalog: &Catalog, document: &Document) -> String {
    let Document { kind, number, title, date, issuer } = document;
    let named = |key, name, text: &str| catalog.say(&Message::new(key).with(name, text));
    let title = title.as_ref().filter(|_| number.is_none()).map(ToString::to_string);
    let number = number.as_ref().map(|number| match kind {
        Some(_) => named("cited-number", "number", number),
        None => number.to_string(),
    });
    let date = date.map(|date| catalog.say(&Message::new("show-dated").with("date", date)));
    let issuer = issuer.as_ref().map(|issuer| named("cited-issuer", "issuer", issuer));
    let kind = kind.as_ref().map(ToString::to_string);
    [kind, number, title, date, issuer].into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// The text in one line, safe for a terminal.
pub(super) fn one_line(text: &str) -> String {
    viet_text::terminal::terminal_safe(&text.split_whitespace().collect::<Vec<_>>().join(" ")).into_owned()
}
