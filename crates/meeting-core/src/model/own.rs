//! What an office adds to the format: kinds of sessions, and fields. Their names live as long as the program, so that they are
//! as cheap to carry as the format's own.

use std::collections::HashSet;
use std::sync::{LazyLock, Mutex, PoisonError};

use lossless_yaml::Step;
use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::{Map, Number, Value};

use super::part::{CustomFields, FieldValue};
use super::{Entity, SessionKind, called};
use crate::i18n::Language;
use viet_text::decimal::sort_key;
use viet_text::fold::marked;
use viet_text::nfc;

/// The longest name of a kind.
const LONGEST_KIND: usize = 60;

/// A text that lives as long as the program. Only for the short names in settings and queries.
#[must_use]
pub fn interned(text: &str) -> &'static str {
    static KNOWN: LazyLock<Mutex<HashSet<&'static str>>> = LazyLock::new(Mutex::default);
    let mut known = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(there) = known.get(text) {
        return there;
    }
    let text: &'static str = Box::leak(text.into());
    known.insert(text);
    text
}

/// A text in both languages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Words {
    /// In Vietnamese.
    pub vi: &'static str,
    /// In English.
    pub en: &'static str,
}

impl Words {
    /// The text in `language`.
    #[must_use]
    pub fn of(&self, language: Language) -> &'static str {
        match language {
            Language::Vi => self.vi,
            Language::En => self.en,
        }
    }
}

/// A kind of session that the office has added.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct OwnKind {
    /// As in records.
    pub name: &'static str,
    /// What people read.
    pub words: Words,
}

/// The kind of a session: one of the format's, or one that the office has added. Which of the latter there are, the settings
/// say, and the checks by them: here any name may be one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum KindOfSession {
    /// One of the format's.
    Listed(SessionKind),
    /// One of the office's, by its name.
    Own(&'static str),
}

impl KindOfSession {
    /// As in records.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Listed(kind) => kind.name(),
            Self::Own(name) => name,
        }
    }

    /// The kind with this name; none if no kind can be called so.
    #[must_use]
    pub fn of_name(name: &str) -> Option<Self> {
        let is_slug = !name.is_empty()
            && name.len() <= LONGEST_KIND
            && name.split('-').all(|word| {
                !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
            });
        let own = || is_slug.then(|| Self::Own(interned(name)));
        SessionKind::of_name(name).map(Self::Listed).or_else(own)
    }
}

impl From<SessionKind> for KindOfSession {
    fn from(kind: SessionKind) -> Self {
        Self::Listed(kind)
    }
}

impl<'de> Deserialize<'de> for KindOfSession {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let name = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
        Self::of_name(&name).ok_or_else(|| serde::de::Error::unknown_variant(&name, SessionKind::NAMES))
    }
}

impl Serialize for KindOfSession {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

impl FieldValue for KindOfSession {}

/// That of the format's kinds: an archive adds its own (see `Settings::record_schema`).
impl JsonSchema for KindOfSession {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        SessionKind::schema_name()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        SessionKind::json_schema(generator)
    }
}

/// The number that a text is, without an exponent and without the sign of nought, which records do not keep.
#[must_use]
pub fn number(text: &str) -> Option<Number> {
    let text = text.trim();
    let read = serde_json::from_str::<Number>(text).ok()?;
    if sort_key(text) == sort_key("0") {
        return Some(0.into());
    }
    if !text.contains(['e', 'E']) {
        return Some(read);
    }
    // A number is displayed in all its digits.
    serde_json::from_str(&text.parse::<f64>().ok()?.to_string()).ok()
}

impl DeclaredField {
    /// Sets the field to what a text means, a day as in records; `false` where it means no value of it.
    pub fn set(&self, fields: &mut CustomFields, text: &str) -> bool {
        let value = match self.field.holds {
            OwnType::Number => number(text).map(Value::Number),
            OwnType::Text | OwnType::Date | OwnType::Choice => Some(text.into()),
        };
        let is_value = value.is_some();
        if let Some(value) = value {
            fields.set(self.field.name, value);
        }
        is_value
    }
}

/// What the values of an own field are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum OwnType {
    /// Words, or a list of them.
    Text,
    /// A day.
    Date,
    /// A number.
    Number,
    /// One of the values that the settings list.
    Choice,
}

impl OwnType {
    /// The names in the settings.
    pub const NAMES: [&'static str; 4] = ["text", "date", "number", "choice"];

    /// The type with this name.
    #[must_use]
    pub fn of_name(name: &str) -> Option<Self> {
        let all = [Self::Text, Self::Date, Self::Number, Self::Choice];
        all.into_iter().zip(Self::NAMES).find(|(_, known)| *known == name).map(|(own, _)| own)
    }
}

/// Is called with a mapping of a record and its path.
type Visit<'c, 'v> = dyn FnMut(&[Step<'static>], &'v Map<String, Value>) + 'c;

/// A part of a record that may have own fields.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum OwnPlace {
    /// The record itself.
    Record,
    /// Its session.
    Session,
    /// A body.
    Organization,
    /// A person or group.
    Participant,
    /// A proceeding.
    Proceeding,
    /// A directive.
    Directive,
    /// A task.
    Task,
}

impl OwnPlace {
    /// Every place, in the order of the format.
    pub const ALL: [Self; 7] = [
        Self::Record,
        Self::Session,
        Self::Organization,
        Self::Participant,
        Self::Proceeding,
        Self::Directive,
        Self::Task,
    ];

    /// The names in the settings, in the same order.
    pub const NAMES: [&'static str; 7] =
        ["record", "session", "organization", "participant", "proceeding", "directive", "task"];

    /// The place with this name.
    #[must_use]
    pub fn of_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().zip(Self::NAMES).find(|(_, known)| *known == name).map(|(place, _)| place)
    }

    /// The name in the settings.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::NAMES[self as usize]
    }

    /// That of the mapping at a path of a record; none of one that may have no own fields.
    #[must_use]
    pub fn at(path: &[Step]) -> Option<Self> {
        match path {
            [] => Some(Self::Record),
            [Step::Key("session")] => Some(Self::Session),
            [Step::Key(list), Step::Index(_)] => Self::ALL.into_iter().find(|place| place.list() == Some(list)),
            _ => None,
        }
    }

    /// The key of the record for the list of these parts; none for the record and its session.
    pub(super) fn list(self) -> Option<&'static str> {
        match self {
            Self::Record | Self::Session => None,
            Self::Organization => Some("organizations"),
            Self::Participant => Some("participants"),
            Self::Proceeding => Some("proceedings"),
            Self::Directive => Some("directives"),
            Self::Task => Some("tasks"),
        }
    }

    /// That of a part; none for the record itself.
    #[must_use]
    pub fn of_entity(entity: Option<Entity>) -> Self {
        match entity {
            None => Self::Record,
            Some(Entity::Organization) => Self::Organization,
            Some(Entity::Person | Entity::Group) => Self::Participant,
            Some(Entity::Proceeding) => Self::Proceeding,
            Some(Entity::Directive) => Self::Directive,
            Some(Entity::Task) => Self::Task,
        }
    }

    /// Calls `visit` with every mapping of the record that may have the fields of this place, and its path.
    pub fn visit<'v>(self, record: &'v Value, visit: &mut Visit<'_, 'v>) {
        let Some(list) = self.list() else {
            let path: &[Step] = if self == Self::Record { &[] } else { &[Step::Key("session")] };
            let holder = if self == Self::Record { Some(record) } else { record.get("session") };
            return holder.and_then(Value::as_object).into_iter().for_each(|fields| visit(path, fields));
        };
        for (index, item) in record.get(list).and_then(Value::as_array).into_iter().flatten().enumerate() {
            if let Value::Object(fields) = item {
                visit(&[Step::Key(list), Step::Index(index)], fields);
            }
        }
    }
}

/// A field that the office has declared: its name, which begins with `x-`, its type and its places. As cheap to carry as a
/// field of the format.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct OwnField {
    /// As in records.
    pub name: &'static str,
    /// What its values are.
    pub holds: OwnType,
    /// A bit for each place.
    places: u8,
}

impl OwnField {
    /// A field of these places.
    #[must_use]
    pub fn new(name: &'static str, holds: OwnType, places: &[OwnPlace]) -> Self {
        Self { name, holds, places: places.iter().fold(0, |bits, place| bits | 1 << *place as u8) }
    }

    /// Whether a part of this kind may have it.
    #[must_use]
    pub fn is_of(self, place: OwnPlace) -> bool {
        self.places & (1 << place as u8) != 0
    }

    /// The field with values of another type, as one part may have them.
    #[must_use]
    pub fn holding(self, holds: OwnType) -> Self {
        Self { holds, ..self }
    }

    /// The places that may have it.
    pub fn places(self) -> impl Iterator<Item = OwnPlace> {
        OwnPlace::ALL.into_iter().filter(move |place| self.is_of(*place))
    }
}

/// What the settings say of an own field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeclaredField {
    /// The field.
    pub field: OwnField,
    /// What people read for its name.
    pub title: Words,
    /// The values of a choice.
    pub values: Vec<String>,
    /// Whether it may change in a final record.
    pub is_changeable: bool,
}

impl DeclaredField {
    /// Whether its title in either language is what was typed, folded.
    #[must_use]
    pub fn is_called(&self, folded: &str) -> bool {
        [self.title.vi, self.title.en].iter().any(|title| called::folded(title) == folded)
    }

    /// The values of a choice that a text may mean: the same, else the one that differs by the case of letters, else all that
    /// differ by diacritics, spaces and punctuation as well.
    #[must_use]
    pub fn meant(&self, text: &str) -> Vec<&str> {
        let text = text.trim();
        let same: [fn(&str) -> String; 3] = [nfc, marked, called::folded];
        let fitting = |same: &fn(&str) -> String| -> Vec<&str> {
            let typed = same(text);
            let values = self.values.iter().map(String::as_str);
            values.filter(|value| !typed.is_empty() && same(value) == typed).collect()
        };
        same.iter().map(fitting).find(|values| !values.is_empty()).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::{DeclaredField, OwnField, OwnPlace, OwnType, Words, number};

    #[test]
    fn numbers_are_plain() {
        for (text, expected) in [
            ("1e3", Some("1000")),
            ("1.5E-3", Some("0.0015")),
            ("-0", Some("0")),
            ("0.0", Some("0")),
            ("0e5", Some("0")),
            (" -2.50 ", Some("-2.5")),
            ("1234567890123456789", Some("1234567890123456789")),
            ("007", None),
            ("1,5", None),
            ("", None),
        ] {
            assert_eq!(number(text).map(|number| number.to_string()).as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn the_nearest_spelling_of_a_choice_is_meant() {
        let declared = DeclaredField {
            field: OwnField::new("x-l", OwnType::Choice, &[OwnPlace::Task]),
            title: Words { vi: "Mức", en: "Level" },
            values: ["Cao", "Cáo", "Hòa bình", "A+", "A-"].map(str::to_owned).to_vec(),
            is_changeable: false,
        };
        for (text, meant) in [
            ("Cáo", &["Cáo"][..]),
            ("Ca\u{301}o", &["Cáo"]),
            ("cao", &["Cao"]),
            ("CÁO", &["Cáo"]),
            ("cạo", &["Cao", "Cáo"]),
            (" hoà  binh", &["Hòa bình"]),
            ("hoà bình", &["Hòa bình"]),
            ("a-", &["A-"]),
            ("a", &["A+", "A-"]),
            ("-", &[]),
            ("", &[]),
            ("thấp", &[]),
        ] {
            assert_eq!(declared.meant(text), meant, "{text}");
        }
    }
}
