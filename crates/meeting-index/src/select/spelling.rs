//! How words may be spelt otherwise in an archive.

use std::collections::HashMap;

use rust_stemmers::{Algorithm, Stemmer};

use crate::extract::id_word;
use crate::snapshot::Snapshot;
use meeting_core::query::{Condition, Query, Words};
use viet_text::abbreviation::Abbreviations;
use viet_text::telex::is_plain_syllable;

/// What stands for the words of a query besides themselves.
pub(crate) struct Spelling<'a> {
    pub(super) abbreviations: &'a Abbreviations,
    /// The other forms of English words that occur: `vote` and `votes` of `voted`.
    forms: HashMap<String, Vec<String>>,
    /// The words that stand for the ids among the values of fields, by the ids.
    ids: HashMap<String, String>,
}

impl<'a> Spelling<'a> {
    /// Without the other forms of English words, and with no ids.
    #[cfg(test)]
    pub fn plain(abbreviations: &'a Abbreviations) -> Self {
        Self { abbreviations, forms: HashMap::new(), ids: HashMap::new() }
    }

    /// Without the other forms of English words.
    pub fn as_typed(abbreviations: &'a Abbreviations, snapshot: &Snapshot, query: &Query) -> rusqlite::Result<Self> {
        Ok(Self { abbreviations, forms: HashMap::new(), ids: ids(snapshot, query)? })
    }

    /// The same without the other forms of English words.
    pub fn without_forms(&self) -> Self {
        Self { abbreviations: self.abbreviations, forms: HashMap::new(), ids: self.ids.clone() }
    }

    /// With the forms of the query's English words that occur in the archive. The index has words as they are written, so
    /// they are looked up by their beginning.
    pub fn of(abbreviations: &'a Abbreviations, snapshot: &Snapshot, query: &Query) -> rusqlite::Result<Self> {
        let stemmer = Stemmer::create(Algorithm::English);
        let mut forms = HashMap::new();
        for word in query.all_words().into_iter().filter_map(english) {
            let stem = stemmer.stem(word);
            // The stemmer changes the last vowel of some: policy, policies.
            let beginning = stem.trim_end_matches(['e', 'i', 'y']);
            if beginning.len() < FEWEST || !word.starts_with(beginning) || forms.contains_key(word) {
                continue;
            }
            let mut found = snapshot.terms(beginning)?;
            found.retain(|term| term != word && stemmer.stem(term) == stem && is_english(term));
            if !found.is_empty() {
                forms.insert(word.to_owned(), found);
            }
        }
        Ok(Self { forms, ..Self::as_typed(abbreviations, snapshot, query)? })
    }

    /// What stands for the person or organization of which the value of a field is the id.
    pub fn id(&self, value: &Words) -> Option<&str> {
        self.ids.get(&value.written).filter(|_| !value.prefix).map(String::as_str)
    }

    /// The other forms of a word.
    pub fn forms(&self, word: &str) -> Option<&[String]> {
        self.forms.get(word).map(Vec::as_slice)
    }

    /// Whether a word has other forms.
    pub fn has_forms(&self) -> bool {
        !self.forms.is_empty()
    }
}

/// The ids among the values of the query's fields that name people and organizations: what stands for each that the directory or a
/// record knows.
fn ids(snapshot: &Snapshot, query: &Query) -> rusqlite::Result<HashMap<String, String>> {
    let mut ids = HashMap::new();
    for value in query.expression.conditions().into_iter().filter_map(named).flatten().filter(|value| !value.prefix) {
        let Some(typed) = id_word(&value.written) else { continue };
        let entry = snapshot.directory().with_former_id(&value.written);
        if let Some(word) = entry.and_then(|entry| id_word(&entry.id)) {
            ids.insert(value.written.clone(), word);
            continue;
        }
        // A record may have another id for somebody of the directory.
        match &snapshot.keys_of(&typed)?[..] {
            [] => {}
            [key] => drop(ids.insert(value.written.clone(), id_word(key).unwrap_or(typed))),
            _ => drop(ids.insert(value.written.clone(), typed)),
        }
    }
    Ok(ids)
}

/// The values of a condition on people and organizations.
fn named(condition: &Condition) -> Option<&[Words]> {
    match condition {
        Condition::Text { field, values } if field.is_of_somebody() => Some(values),
        _ => None,
    }
}

/// The fewest letters that the forms of a word have in common.
const FEWEST: usize = 3;

/// The English word that the words are.
fn english(words: &Words) -> Option<&str> {
    let [word] = &words.tokens[..] else { return None };
    (!words.quoted && !words.prefix && words.written.is_ascii() && is_english(word)).then_some(word)
}

/// Whether a word without diacritics looks English. What can be a Vietnamese syllable is one: `hanging` does not stand for `hang`,
/// which is "hàng" or "hạng" in most texts.
fn is_english(word: &str) -> bool {
    word.bytes().all(|byte| byte.is_ascii_lowercase()) && !is_plain_syllable(word)
}
