//! Values in the reader's language: labels of closed lists, days, months.

use chrono::{Datelike, NaiveDate};

use meeting_core::i18n::{Catalog, Language};

/// The label of a value of a closed list, whose `KEY` is `key`; the value itself where the catalog has none.
#[must_use]
pub fn value(catalog: &Catalog, key: &str, name: &str) -> String {
    catalog.get(&format!("{key}-{name}")).unwrap_or_else(|| name.to_owned())
}

/// A day as the reader writes it.
pub(super) fn day(catalog: &Catalog, date: NaiveDate) -> String {
    catalog.day(date)
}

/// A month as the reader writes it: 05/2023 in Vietnamese, 2023-05 in English.
pub(super) fn month(catalog: &Catalog, date: NaiveDate) -> String {
    match catalog.language() {
        Language::Vi => format!("{:02}/{}", date.month(), date.year()),
        Language::En => date.format("%Y-%m").to_string(),
    }
}
