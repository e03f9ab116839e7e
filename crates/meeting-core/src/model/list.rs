//! Lists that are as forgiving as the people who write them: empty counts as absent.

use std::borrow::Cow;
use std::ops::Deref;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::part::{FieldValue, Look};
use super::visit::{Content, Item};
use lossless_yaml::Step;

/// A list of parts or texts. An absent or empty value reads as no items; an empty item reads as the default item, so
/// that the items after it keep their indices (the schema reports the empty one).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct List<T>(pub Vec<T>);

impl<T> Default for List<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> Deref for List<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        &self.0
    }
}

impl<'a, T> IntoIterator for &'a List<T> {
    type Item = &'a T;
    type IntoIter = std::slice::Iter<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

impl<'de, T: Deserialize<'de> + Default> Deserialize<'de> for List<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let items = Option::<Vec<Option<T>>>::deserialize(deserializer)?.unwrap_or_default();
        Ok(Self(items.into_iter().map(Option::unwrap_or_default).collect()))
    }
}

impl<T: Serialize + FieldValue> Serialize for List<T> {
    /// Leaves out empty items.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.iter().filter(|item| !item.is_absent()))
    }
}

impl<T> From<Vec<T>> for List<T> {
    fn from(items: Vec<T>) -> Self {
        Self(items)
    }
}

impl<T: FieldValue> FieldValue for List<T> {
    fn is_absent(&self) -> bool {
        self.0.iter().all(T::is_absent)
    }

    fn visit<'r>(&'r self, content: Content, path: &mut Vec<Step<'static>>, look: &mut Look<'_, 'r>) {
        for (index, item) in self.0.iter().enumerate() {
            path.push(Step::Index(index));
            item.visit(content, path, look);
            path.pop();
        }
    }
}

impl<T: JsonSchema> JsonSchema for List<T> {
    fn schema_name() -> Cow<'static, str> {
        format!("List_of_{}", T::schema_name()).into()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let items = generator.subschema_for::<T>();
        json_schema!({ "type": ["array", "null"], "items": items })
    }
}

/// One reference or a list of them: an id, a name or a short form of the record, an id in another record, or a plain
/// name. `one` is whether it was written without a list.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct References {
    /// The references as written, without surrounding spaces removed.
    pub items: Vec<String>,
    /// Whether it was written as a single value.
    pub one: bool,
}

impl Deref for References {
    type Target = [String];

    fn deref(&self) -> &[String] {
        &self.items
    }
}

impl<'a> IntoIterator for &'a References {
    type Item = &'a String;
    type IntoIter = std::slice::Iter<'a, String>;

    fn into_iter(self) -> Self::IntoIter {
        self.items.iter()
    }
}

impl<'de> Deserialize<'de> for References {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(untagged)]
        enum Written {
            One(String),
            Several(Vec<Option<String>>),
        }
        Ok(match Option::<Written>::deserialize(deserializer)? {
            None => Self::default(),
            Some(Written::One(item)) => Self { items: vec![item], one: true },
            Some(Written::Several(items)) => {
                Self { items: items.into_iter().map(Option::unwrap_or_default).collect(), one: false }
            }
        })
    }
}

impl Serialize for References {
    /// One reference that was written without a list is written so again; empty ones are left out.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match &self.items[..] {
            [item] if self.one => serializer.serialize_str(item),
            items => serializer.collect_seq(items.iter().filter(|item| !item.is_empty())),
        }
    }
}

impl From<String> for References {
    fn from(item: String) -> Self {
        Self { items: vec![item], one: true }
    }
}

impl From<Vec<String>> for References {
    /// A list of one is written without the list.
    fn from(items: Vec<String>) -> Self {
        Self { one: items.len() == 1, items }
    }
}

impl FieldValue for References {
    fn is_absent(&self) -> bool {
        self.items.iter().all(String::is_empty)
    }

    fn visit<'r>(&'r self, content: Content, path: &mut Vec<Step<'static>>, look: &mut Look<'_, 'r>) {
        let Content::Reference(target) = content else { return };
        for (index, item) in self.items.iter().enumerate() {
            if self.one {
                look(path, Item::Reference(target, item));
                continue;
            }
            path.push(Step::Index(index));
            look(path, Item::Reference(target, item));
            path.pop();
        }
    }
}

impl JsonSchema for References {
    fn schema_name() -> Cow<'static, str> {
        "References".into()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": ["string", "array", "null"], "items": { "type": "string", "pattern": super::scalar::TEXT_PATTERN } })
    }
}
