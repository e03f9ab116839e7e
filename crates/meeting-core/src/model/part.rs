//! How a part of a record is declared: once for reading, writing, the schema, and the visitor.

use std::ops::Deref;

use chrono::NaiveDate;
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::{Map, Value};

use super::visit::{Content, Item};
use lossless_yaml::Step;

/// Declares a part of a record. Each field has a name (`kind as "type"` where Rust reserves the format's own), a type,
/// and the [`Content`] of its values. The order of the fields is the format's canonical order. `=> Citation` makes the
/// whole part an [`Item`] too.
///
/// The part reads and writes its fields, leaves out what is empty, keeps the custom fields (`x-`), and lists its fields
/// in `FIELDS`, which [`super::visit`] walks.
macro_rules! part {
    ($(#[$meta:meta])* pub struct $part:ident $(=> $item:ident)? {
        $($(#[$field_meta:meta])* pub $field:ident $(as $name:literal)? : $type:ty = $content:expr),+ $(,)?
    }) => {
        #[derive(Debug, Clone, Default, PartialEq, serde::Deserialize, serde::Serialize, schemars::JsonSchema)]
        $(#[$meta])*
        pub struct $part {
            $(
                $(#[$field_meta])*
                $(#[serde(rename = $name)])?
                #[serde(skip_serializing_if = "super::part::FieldValue::is_absent")]
                pub $field: $type,
            )+
            /// The custom fields, whose names begin with `x-`.
            #[serde(flatten)]
            #[schemars(skip)]
            pub custom: super::part::CustomFields,
        }

        impl $part {
            /// The declarations of the fields, in canonical order.
            pub const FIELDS: &'static [super::visit::Field] = {
                #[allow(unused_imports, reason = "not every part has fields of every kind")]
                use super::visit::{Content::*, Day, Target};
                &[$(super::visit::Field { name: super::part::name_of!($field $($name)?), content: $content }),+]
            };
        }

        impl super::part::FieldValue for $part {
            fn is_absent(&self) -> bool {
                $(super::part::FieldValue::is_absent(&self.$field) &&)+ self.custom.is_empty()
            }

            fn visit<'r>(
                &'r self,
                _: super::visit::Content,
                path: &mut Vec<lossless_yaml::Step<'static>>,
                look: &mut super::part::Look<'_, 'r>,
            ) {
                $(look(path, super::visit::Item::$item(self));)?
                let mut fields = Self::FIELDS.iter();
                $(
                    if let Some(field) = fields.next() {
                        path.push(lossless_yaml::Step::Key(field.name));
                        super::part::FieldValue::visit(&self.$field, field.content, path, look);
                        path.pop();
                    }
                )+
            }
        }
    };
}

/// The name of a field in the format.
macro_rules! name_of {
    ($field:ident) => {
        stringify!($field)
    };
    ($field:ident $name:literal) => {
        $name
    };
}

pub(super) use {name_of, part};

/// The callback of a visitor, with each item and its path.
pub type Look<'l, 'r> = dyn FnMut(&[Step<'static>], Item<'r>) + 'l;

/// A type that a field of a record can have.
pub trait FieldValue {
    /// Whether the value counts as absent: it is empty, or all that is in it is.
    fn is_absent(&self) -> bool {
        false
    }

    /// Calls `look` with every item in the value at `path`, which has the content `content`.
    fn visit<'r>(&'r self, _content: Content, _path: &mut Vec<Step<'static>>, _look: &mut Look<'_, 'r>) {}
}

impl<T: FieldValue> FieldValue for Option<T> {
    fn is_absent(&self) -> bool {
        self.as_ref().is_none_or(T::is_absent)
    }

    fn visit<'r>(&'r self, content: Content, path: &mut Vec<Step<'static>>, look: &mut Look<'_, 'r>) {
        if let Some(value) = self {
            value.visit(content, path, look);
        }
    }
}

impl FieldValue for String {
    fn is_absent(&self) -> bool {
        self.is_empty()
    }

    fn visit<'r>(&'r self, content: Content, path: &mut Vec<Step<'static>>, look: &mut Look<'_, 'r>) {
        match content {
            Content::Text | Content::Quote => look(path, Item::Text(self)),
            Content::Reference(target) => look(path, Item::Reference(target, self)),
            Content::Plain | Content::Date(_) | Content::Part(_) | Content::Labels | Content::Each(_) => {}
        }
    }
}

impl FieldValue for NaiveDate {
    fn visit<'r>(&'r self, content: Content, path: &mut Vec<Step<'static>>, look: &mut Look<'_, 'r>) {
        if let Content::Date(day) = content {
            look(path, Item::Date(day, *self));
        }
    }
}

impl FieldValue for i64 {}

impl FieldValue for bool {}

/// The fields of a part as JSON, without what is empty.
#[must_use]
pub fn fields_of(part: &impl Serialize) -> Map<String, Value> {
    match serde_json::to_value(part) {
        Ok(Value::Object(fields)) => fields,
        _ => Map::new(),
    }
}

/// The custom fields of a part, in their order. They are kept as they are, empty or not.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct CustomFields(Map<String, Value>);

impl CustomFields {
    /// Sets the value of a field.
    pub(super) fn set(&mut self, name: &str, value: Value) {
        self.0.insert(name.to_owned(), value);
    }
}

impl Deref for CustomFields {
    type Target = Map<String, Value>;

    fn deref(&self) -> &Map<String, Value> {
        &self.0
    }
}

impl<'de> Deserialize<'de> for CustomFields {
    /// Takes the custom fields of those that the part does not know. The others are mistakes, which the schema reports.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let mut fields = Map::deserialize(deserializer)?;
        fields.retain(|name, _| name.starts_with("x-"));
        Ok(Self(fields))
    }
}
