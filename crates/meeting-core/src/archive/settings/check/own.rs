//! What an office adds to the format: kinds of sessions, and fields. What people call them has one meaning each.

use super::Reader;
use crate::archive::settings::raw::{RawField, RawWords, Texts};
use crate::i18n::Message;
use crate::model::called::{self, folded};
use crate::model::{DeclaredField, Mapping, OwnField, OwnKind, OwnPlace, OwnType, SessionKind, Words, interned};
use lossless_yaml::Span;
use viet_text::fold::marked;
use viet_text::hygiene::{codes, unfit_for_a_name};
use viet_text::nfc;

/// What is called so already, by its folded name.
type Taken = Vec<(String, String)>;

impl Reader<'_> {
    pub(super) fn own_fields(&mut self, written: &Mapping<RawField>) -> Vec<DeclaredField> {
        let mut fields = Vec::new();
        // The catalogs take a while to load.
        let mut taken: Taken = if written.iter().next().is_some() { names_of_fields() } else { Vec::new() };
        taken.extend(written.iter().map(|(name, _)| (folded(name), name.to_owned())));
        for (name, raw) in written.iter() {
            let interned_name = interned(name);
            let texts = |texts: &Option<Texts>| -> Vec<String> {
                texts.iter().flat_map(|texts| texts.items.iter().flatten()).map(|text| nfc(text)).collect()
            };
            let holds = raw.r#type.as_deref().and_then(OwnType::of_name).unwrap_or(OwnType::Text);
            let places: Vec<OwnPlace> = texts(&raw.r#where).iter().filter_map(|name| OwnPlace::of_name(name)).collect();
            if raw.r#where.as_ref().is_some_and(|places| places.items.is_empty()) {
                let span = self.inner("fields", name, "where");
                let message = Message::new("settings-field-nowhere").with("name", name);
                self.find(message, span, format!("fields.{name}.where"), None);
            }
            let places = if places.is_empty() { vec![OwnPlace::Directive, OwnPlace::Task] } else { places };
            let values = texts(&raw.values);
            // A choice needs values, and nothing else has any.
            if values.is_empty() == (holds == OwnType::Choice) {
                let key = if values.is_empty() { "settings-field-no-values" } else { "settings-field-values" };
                self.find_at("fields", name, Message::new(key).with("name", name), None);
                continue;
            }
            self.refuse_twice(name, &values);
            self.refuse_unfit_values(name, &values);
            let own = Words { vi: interned_name, en: interned_name };
            let title = raw.title.as_ref().map_or(own, |title| title.words(interned_name));
            self.take(("fields", name, Some("title")), title, &mut taken);
            fields.push(DeclaredField {
                field: OwnField::new(interned_name, holds, &places),
                title,
                values,
                is_changeable: raw.changeable.unwrap_or(false),
            });
        }
        fields
    }

    pub(super) fn kinds(&mut self, written: &Mapping<RawWords>) -> Vec<OwnKind> {
        let mut kinds = Vec::new();
        let mut taken: Taken = Vec::new();
        if written.iter().next().is_some() {
            let labels = SessionKind::VOCABULARY.labels().into_iter();
            taken.extend(labels.map(|(label, name)| (folded(&label), name.to_owned())));
            taken.extend(written.iter().map(|(name, _)| (folded(name), name.to_owned())));
        }
        for (name, words) in written.iter() {
            if SessionKind::of_name(name).is_some() {
                self.find_at("kinds", name, Message::new("settings-kind-known").with("name", name), None);
                continue;
            }
            let words = words.words(interned(name));
            self.take(("kinds", name, None), words, &mut taken);
            kinds.push(OwnKind { name: interned(name), words });
        }
        kinds
    }

    /// Notes words that cannot be shown or typed, and those that something else is called already; now they are those of `name`.
    fn take(&mut self, at: (&'static str, &str, Option<&str>), words: Words, taken: &mut Taken) {
        let (setting, name, key) = at;
        for (language, word) in [("vi", words.vi), ("en", words.en)] {
            // The same words for both languages are one mistake.
            if language == "en" && words.vi == words.en {
                continue;
            }
            let called = folded(word);
            let other = taken.iter().find(|(known, _)| *known == called).map(|(_, other)| other.as_str());
            let Some((message, help)) = fault(word, key, other.filter(|other| *other != name)) else {
                if other.is_none() {
                    taken.push((called, name.to_owned()));
                }
                continue;
            };
            let place = self.entry(setting, name).map(|entry| &entry.node);
            let place = place.map(|node| key.and_then(|key| node.get(key)).unwrap_or(node));
            let span = place.map(|node| node.get(language).unwrap_or(node).span);
            let path = [Some(setting), Some(name), key].into_iter().flatten().collect::<Vec<_>>().join(".");
            self.find(message, span, path, Some(help));
        }
    }

    /// Notes values of a choice that lists could not show in one line.
    fn refuse_unfit_values(&mut self, name: &str, values: &[String]) {
        for (index, value) in values.iter().enumerate() {
            if let Some((message, help)) = unfit("values", value) {
                let list = self.entry("fields", name).and_then(|entry| entry.node.get("values"));
                let span = list.map(|list| list.item(index).unwrap_or(list).span);
                self.find(message, span, format!("fields.{name}.values[{index}]"), Some(help));
            }
        }
    }

    /// Notes values of a choice that are the same but for their capitals and the places of tone marks.
    fn refuse_twice(&mut self, name: &str, values: &[String]) {
        for (index, value) in values.iter().enumerate() {
            if values[..index].iter().any(|other| marked(other) == marked(value)) {
                let list = self.entry("fields", name).and_then(|entry| entry.node.get("values"));
                let span = list.map(|list| list.item(index).unwrap_or(list).span);
                let message = Message::new("settings-value-twice").with("value", value);
                self.find(message, span, format!("fields.{name}.values[{index}]"), None);
            }
        }
    }

    /// The place of a key of what a setting declares.
    fn inner(&mut self, setting: &'static str, name: &str, key: &str) -> Option<Span> {
        let entry = self.entry(setting, name)?;
        Some(entry.node.get(key).unwrap_or(&entry.node).span)
    }
}

/// What is wrong with words that people read for a name, and what to do; `key`: the setting that they are under; `other`: what
/// is called so already.
fn fault(word: &str, key: Option<&str>, other: Option<&str>) -> Option<(Message, Message)> {
    let field = key.unwrap_or("kinds");
    // What is typed before the colon of a query ends at the first one, and neither excludes nor joins.
    let cannot_be_typed =
        word.contains([':', '"', '“', '”']) || word.starts_with(['-', '–', '—', '−', '(']) || word == "OR";
    if let Some(found) = unfit(field, word) {
        return Some(found);
    }
    if key.is_some() && cannot_be_typed {
        let message = Message::new("settings-word-untypable").with("word", word);
        return Some((message, Message::new("settings-word-untypable-help")));
    }
    let other = other?;
    let is_name = word.to_lowercase() == other.to_lowercase();
    let message = Message::new(if is_name { "settings-word-name" } else { "settings-word-taken" });
    let message = message.with("word", word);
    let message = if is_name { message } else { message.with("other", other) };
    Some((message, Message::new("settings-word-taken-help")))
}

/// What is wrong with a text that lists show in one line.
pub(super) fn unfit(field: &str, text: &str) -> Option<(Message, Message)> {
    let unfit = unfit_for_a_name(text);
    let message = || Message::new("directory-unfit").with("field", field).with("codes", codes(unfit.iter().copied()));
    (!unfit.is_empty()).then(|| (message(), Message::new("directory-unfit-help")))
}

/// What the fields of the format, and other names before a colon, are called.
fn names_of_fields() -> Taken {
    let fields = called::fields().map(|called| (called.folded.clone(), called.what.asked().to_owned()));
    fields.chain(called::keywords().map(|(called, name)| (called, name.to_owned()))).collect()
}
