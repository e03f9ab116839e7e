//! What an office adds to the format: kinds of sessions, and fields. Their names live as long as the program, so that they are
//! as cheap to carry as the format's own.

use std::collections::HashSet;
use std::sync::{LazyLock, Mutex, PoisonError};

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::SessionKind;
use super::part::FieldValue;
use crate::i18n::Language;

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
