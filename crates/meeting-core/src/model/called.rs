//! What fields are called besides their names: the headings of both catalogs, and the synonyms of the table of fields.

use std::sync::LazyLock;

use super::field::{FieldId, Kind};
use crate::i18n::{Catalog, Language};
use viet_text::fold::fold_tokens_into;
use viet_text::suggest::is_slip;

/// A text as names are compared: folded words with one space between, so `Chủ_trì` is `chu tri`.
#[must_use]
pub fn folded(text: &str) -> String {
    let mut words = String::new();
    fold_tokens_into(text, &mut words);
    words.trim().to_owned()
}

/// The one of `texts` from which a mistyped word differs by a single error. Words that people call things are many and
/// short, so one that is less near is no suggestion.
pub fn slip_of<'t>(typed: &str, texts: impl IntoIterator<Item = &'t str>) -> Option<&'t str> {
    let typed = folded(typed);
    texts.into_iter().find(|text| typed.len() > 3 && is_slip(&typed, &folded(text)))
}

/// What something is called: as people write it, folded, and what it is.
#[derive(Debug, Clone)]
pub struct Called<T> {
    /// As people write it, in lower case.
    pub text: String,
    /// As it is compared.
    pub folded: String,
    /// What is called so.
    pub what: T,
}

impl<T> Called<T> {
    /// `what` with one of the things it is called.
    pub fn new(text: &str, what: T) -> Self {
        Self { text: text.to_lowercase(), folded: folded(text), what }
    }
}

/// Everything that a field is called, in the order of the table of fields.
static FIELDS: LazyLock<Vec<Called<FieldId>>> = LazyLock::new(|| {
    let catalogs = Language::ALL.map(Catalog::new);
    let mut all: Vec<Called<FieldId>> = Vec::new();
    for field in FieldId::ALL.iter().copied() {
        let asked = field.asked();
        let mut texts = vec![asked.replace('-', " "), field.name().replace('_', " ")];
        let keys = [format!("field-{}", field.name()), format!("has-{asked}")];
        let labels = catalogs.iter().flat_map(|catalog| keys.iter().filter_map(|key| catalog.get(key)));
        // "cơ quan, đơn vị" is called each of the two; the unit of "Quá hạn (ngày)" is no part of the name.
        for label in labels {
            let words = label.split('(').next().unwrap_or_default();
            texts.extend(words.split(',').map(|piece| piece.trim().to_owned()));
        }
        texts.extend(field.synonyms().iter().map(|synonym| (*synonym).to_owned()));
        for text in texts {
            let called = Called::new(&text, field);
            if !all.iter().any(|other| other.what == field && other.folded == called.folded) {
                all.push(called);
            }
        }
    }
    all
});

/// The names before the colon of a query that are not those of fields.
pub const KEYWORDS: [&str; 8] = ["is", "has", "in", "not", "after", "before", "due-after", "due-before"];

/// Everything that those are called, folded, each with the name.
pub fn keywords() -> impl Iterator<Item = (String, &'static str)> {
    let catalogs = Language::ALL.map(Catalog::new);
    KEYWORDS.into_iter().flat_map(move |name| {
        let labels = catalogs.iter().filter_map(|catalog| catalog.get(&format!("keyword-{name}"))).collect::<Vec<_>>();
        labels.into_iter().chain([name.to_owned()]).map(move |label| (folded(&label), name))
    })
}

/// Everything that a field is called, its own names first.
pub fn fields() -> impl Iterator<Item = &'static Called<FieldId>> {
    FIELDS.iter()
}

/// The column of a list that is called so: an exact name, else whatever is called so.
///
/// # Errors
/// If it is none, or several: those.
pub fn column(kind: Kind, text: &str) -> Result<FieldId, Vec<FieldId>> {
    if let Some(field) = FieldId::columns(kind).find(|field| field.name() == text) {
        return Ok(field);
    }
    let typed = folded(text);
    let is_here = |field: FieldId| FieldId::columns(kind).any(|column| column == field);
    let mut found: Vec<FieldId> = Vec::new();
    for called in fields().filter(|called| called.folded == typed && is_here(called.what)) {
        if !found.contains(&called.what) {
            found.push(called.what);
        }
    }
    match found[..] {
        [one] => Ok(one),
        _ => Err(found),
    }
}
