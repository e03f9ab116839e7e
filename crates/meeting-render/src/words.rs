//! Values in the reader's language: labels of closed lists, days, months, percentages.

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

/// How much `count` is of `all`, in tenths of a percent; none of nothing. What is not everything never reads 100%, and
/// what is not nothing never 0%.
pub(super) fn percentage(catalog: &Catalog, count: usize, all: usize) -> Option<String> {
    let rounded = (count * 1000 + all / 2).checked_div(all)?;
    let tenths = if count == all || count == 0 { rounded } else { rounded.clamp(1, 999) };
    let point = match catalog.language() {
        Language::Vi => ',',
        Language::En => '.',
    };
    Some(format!("{}{point}{}%", tenths / 10, tenths % 10))
}

#[cfg(test)]
mod tests {
    use super::{Catalog, Language, percentage};

    #[test]
    fn percentages() {
        let catalog = Catalog::new(Language::Vi);
        for (count, all, text) in [
            (0, 0, None),
            (0, 3, Some("0,0%")),
            (1, 3, Some("33,3%")),
            (2, 3, Some("66,7%")),
            (3, 3, Some("100,0%")),
            (9_999, 10_000, Some("99,9%")),
            (1, 10_000, Some("0,1%")),
        ] {
            assert_eq!(percentage(&catalog, count, all).as_deref(), text);
        }
        assert_eq!(percentage(&Catalog::new(Language::En), 1, 2).as_deref(), Some("50.0%"));
    }
}
