//! Mappings whose keys are not fields of the format: labels that people choose, or references.

use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;
use std::ops::Deref;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::part::{FieldValue, Look};
use super::visit::{Content, Item};
use lossless_yaml::Step;

/// A mapping of free keys, in the order of the file. An entry without a value is absent (the schema reports it).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mapping<T>(pub Vec<(String, T)>);

impl<T> Default for Mapping<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> Deref for Mapping<T> {
    type Target = [(String, T)];

    fn deref(&self) -> &[(String, T)] {
        &self.0
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Mapping<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Entries<T>(PhantomData<T>);

        impl<'de, T: Deserialize<'de>> Visitor<'de> for Entries<T> {
            type Value = Mapping<T>;

            fn expecting(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
                formatter.write_str("a mapping")
            }

            fn visit_unit<E>(self) -> Result<Mapping<T>, E> {
                Ok(Mapping::default())
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Mapping<T>, A::Error> {
                let mut entries = Vec::new();
                while let Some((key, value)) = map.next_entry::<String, Option<T>>()? {
                    entries.extend(value.map(|value| (key, value)));
                }
                Ok(Mapping(entries))
            }
        }

        deserializer.deserialize_any(Entries(PhantomData))
    }
}

impl<T: Serialize> Serialize for Mapping<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(key, value)| (key, value)))
    }
}

impl<T> FieldValue for Mapping<T> {
    fn is_absent(&self) -> bool {
        self.0.is_empty()
    }

    /// The keys are what the content says; the path is that of the mapping.
    fn visit<'r>(&'r self, content: Content, path: &mut Vec<Step<'static>>, look: &mut Look<'_, 'r>) {
        for (key, _) in &self.0 {
            match content {
                Content::Labels => look(path, Item::Text(key)),
                Content::Each(target) => look(path, Item::Reference(target, key)),
                _ => {}
            }
        }
    }
}

impl<T: JsonSchema> JsonSchema for Mapping<T> {
    fn schema_name() -> Cow<'static, str> {
        format!("Mapping_of_{}", T::schema_name()).into()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let value = generator.subschema_for::<T>();
        json_schema!({ "type": ["object", "null"], "additionalProperties": value })
    }
}

/// A number of votes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct VoteCount(pub i64);

impl JsonSchema for VoteCount {
    fn schema_name() -> Cow<'static, str> {
        "Count".into()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "integer", "minimum": 0, "maximum": 1_000_000 })
    }
}
