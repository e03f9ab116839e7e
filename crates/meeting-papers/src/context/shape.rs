//! What a template can name, as data: each struct of values is declared once, for the values and for their description.

use std::fmt;

use docx_template::Fields;
use meeting_core::i18n::Catalog;
use serde::{Serialize, Serializer};

/// What a value is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Shape {
    /// A text; empty where the record says nothing.
    Text,
    /// A number; an empty text where the record says none.
    Number,
    /// Yes or no.
    Flag,
    /// A list.
    List(Box<Shape>),
    /// Values with names.
    Group(&'static Group),
}

/// Values with names: the fields of a part of a record, and what papers need besides.
#[derive(Debug, PartialEq, Eq)]
pub struct Group {
    /// What it is called, such as `task`.
    pub name: &'static str,
    /// The fields, in the order of the description.
    pub fields: &'static [ValueField],
}

/// A value with a name.
#[derive(Debug, Clone, Copy)]
pub struct ValueField {
    /// The name that templates use.
    pub name: &'static str,
    /// The key of its description in the catalogs: `value-<group>-<name>`.
    key: &'static str,
    shape: fn() -> Shape,
}

impl PartialEq for ValueField {
    fn eq(&self, other: &Self) -> bool {
        self.key == other.key
    }
}

impl Eq for ValueField {}

impl ValueField {
    pub(super) const fn new(name: &'static str, key: &'static str, shape: fn() -> Shape) -> Self {
        Self { name, key, shape }
    }

    /// What it is.
    #[must_use]
    pub fn shape(&self) -> Shape {
        (self.shape)()
    }

    /// What it means: the words for the field of this group, else those for all fields of this name.
    #[must_use]
    pub fn description(&self, catalog: &Catalog) -> String {
        let shared = || catalog.get(&format!("value-{}", self.name));
        catalog.get(self.key).or_else(shared).unwrap_or_default()
    }
}

impl Shape {
    /// The group of the value or of the items of a list.
    #[must_use]
    pub fn group(&self) -> Option<&'static Group> {
        match self {
            Self::Group(group) => Some(group),
            Self::List(item) => item.group(),
            Self::Text | Self::Number | Self::Flag => None,
        }
    }

    /// The same for the checks of the engine.
    pub(super) fn fields(&self) -> Fields {
        match self {
            Self::Text | Self::Number | Self::Flag => Fields::Value,
            Self::List(item) => Fields::list(item.fields()),
            Self::Group(group) => Fields::map(group.fields.iter().map(|field| (field.name, field.shape().fields()))),
        }
    }
}

impl fmt::Display for Shape {
    /// As the description names it: `text`, `number`, `flag`, `task`, `list of task`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text => f.write_str("text"),
            Self::Number => f.write_str("number"),
            Self::Flag => f.write_str("flag"),
            Self::List(item) => write!(f, "list of {item}"),
            Self::Group(group) => f.write_str(group.name),
        }
    }
}

/// A value that knows what it is.
pub trait Described {
    /// What it is.
    fn shape() -> Shape;
}

impl Described for String {
    fn shape() -> Shape {
        Shape::Text
    }
}

impl Described for bool {
    fn shape() -> Shape {
        Shape::Flag
    }
}

impl<T: Described> Described for Vec<T> {
    fn shape() -> Shape {
        Shape::List(Box::new(T::shape()))
    }
}

/// A number, or nothing: a template writes nothing then.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Number(pub Option<i64>);

impl Serialize for Number {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Some(number) => serializer.serialize_i64(number),
            None => serializer.serialize_str(""),
        }
    }
}

impl From<usize> for Number {
    fn from(count: usize) -> Self {
        Self(i64::try_from(count).ok())
    }
}

impl From<Option<i64>> for Number {
    fn from(number: Option<i64>) -> Self {
        Self(number)
    }
}

impl Described for Number {
    fn shape() -> Shape {
        Shape::Number
    }
}

/// Declares values with names: the struct that is serialized, and its description.
macro_rules! values {
    ($(#[$meta:meta])* $type:ident, $group:literal { $($field:ident $(as $written:literal)? : $of:ty),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
        #[allow(missing_docs, reason = "the catalogs describe each field")]
        pub struct $type {
            $($(#[serde(rename = $written)])? pub $field: $of,)+
        }

        impl $crate::context::Described for $type {
            fn shape() -> $crate::context::Shape {
                const GROUP: &$crate::context::Group = &$crate::context::Group {
                    name: $group,
                    fields: &[$($crate::context::ValueField::new(
                        $crate::context::shape::written!($field $($written)?),
                        concat!("value-", $group, "-", $crate::context::shape::written!($field $($written)?)),
                        <$of as $crate::context::Described>::shape,
                    )),+],
                };
                $crate::context::Shape::Group(GROUP)
            }
        }
    };
}

/// The name of a value in templates.
macro_rules! written {
    ($field:ident) => {
        stringify!($field)
    };
    ($field:ident $written:literal) => {
        $written
    };
}

pub(crate) use {values, written};
