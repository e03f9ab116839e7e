//! Values in the reader's language: names of states, dates, references.

use chrono::{Datelike, NaiveDate};

use crate::i18n::{Catalog, Language};

/// Returns the name of a vocabulary's value (`key` is the vocabulary's `KEY`); the value itself where it has none.
#[must_use]
pub fn value(catalog: &Catalog, key: &str, name: &str) -> String {
    catalog.get(&format!("{key}-{name}")).unwrap_or_else(|| name.to_owned())
}

/// Returns a month as the reader writes it: 05/2023 in Vietnamese, 2023-05 in English.
pub(super) fn month(catalog: &Catalog, date: NaiveDate) -> String {
    match catalog.language() {
        Language::Vi => format!("{:02}/{}", date.month(), date.year()),
        Language::En => date.format("%Y-%m").to_string(),
    }
}

/// Returns a day as the reader writes it: 08/05/2023 in Vietnamese, 2023-05-08 in English.
#[must_use]
pub fn day(catalog: &Catalog, date: NaiveDate) -> String {
    match catalog.language() {
        Language::Vi => format!("{:02}/{:02}/{}", date.day(), date.month(), date.year()),
        Language::En => date.to_string(),
    }
}
