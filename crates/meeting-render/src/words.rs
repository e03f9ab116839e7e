//! Values in the reader's language: names of states, dates, references.

use chrono::{Datelike, NaiveDate};

use meeting_core::i18n::{Catalog, Language};

/// Returns the name of a vocabulary's value (`key` is the vocabulary's `KEY`); the value itself where it has none.
#[must_use]
pub fn value(catalog: &Catalog, key: &str, name: &str) -> String {
    catalog.get(&format!("{key}-{name}")).unwrap_or_else(|| name.to_owned())
}

/// Writes a day as the language does.
pub(super) fn day(catalog: &Catalog, date: NaiveDate) -> String {
    catalog.day(date)
}

/// Returns a month as the reader writes it: 05/2023 in Vietnamese, 2023-05 in English.
pub(super) fn month(catalog: &Catalog, date: NaiveDate) -> String {
    match catalog.language() {
        Language::Vi => format!("{:02}/{}", date.month(), date.year()),
        Language::En => date.format("%Y-%m").to_string(),
    }
}
