//! The names that are known at a place of a template, with the shapes of their values.

use std::collections::BTreeMap;

use crate::Fields;

/// The shape of a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Shape<'f> {
    /// Nothing is known about it.
    Any,
    /// It has no fields.
    Text,
    /// It is described.
    Of(&'f Fields),
    /// What `groupby` makes of a list, and one of its groups.
    Groups(&'f Fields),
    Group(&'f Fields),
    /// The variable `loop`.
    Loop,
}

/// The fields of `loop`.
const LOOP: [&str; 9] = ["index", "index0", "first", "last", "length", "revindex", "revindex0", "depth", "depth0"];

impl<'f> Shape<'f> {
    /// A field of the value; or the names that it has instead.
    pub fn field(&self, name: &str) -> Result<Self, Vec<&'f str>> {
        match self {
            Self::Any | Self::Of(Fields::Any) => Ok(Self::Any),
            Self::Of(fields @ Fields::Map(all)) => {
                fields.get(name).map(Self::Of).ok_or_else(|| all.iter().map(|(name, _)| name.as_str()).collect())
            }
            Self::Group(list) => match name {
                "grouper" => Ok(Self::Any),
                "list" => Ok(Self::Of(list)),
                _ => Err(vec!["grouper", "list"]),
            },
            Self::Loop if LOOP.contains(&name) => Ok(Self::Text),
            Self::Loop => Err(LOOP.to_vec()),
            Self::Text | Self::Of(Fields::Value | Fields::List(_)) | Self::Groups(_) => Err(Vec::new()),
        }
    }

    /// What the value holds, where it is a list; `None` where it cannot be one.
    pub fn item(&self) -> Option<Self> {
        match self {
            Self::Of(Fields::List(item)) => Some(Self::Of(item)),
            Self::Groups(list) => Some(Self::Group(list)),
            Self::Any | Self::Group(_) | Self::Of(Fields::Any | Fields::Map(_)) => Some(Self::Any),
            Self::Text | Self::Loop | Self::Of(Fields::Value) => None,
        }
    }

    /// Whether it is a list whose items have such a field.
    pub fn item_has(&self, name: &str) -> bool {
        matches!(self, Self::Of(Fields::List(item)) if item.get(name).is_some())
    }

    /// What `groupby` makes of the value.
    pub fn groups(&self) -> Self {
        match self {
            Self::Of(list @ Fields::List(_)) => Self::Groups(list),
            _ => Self::Any,
        }
    }

    /// Whether the value holds others, so that it cannot be printed; lists of texts can.
    pub fn is_compound(&self) -> bool {
        match self {
            Self::Of(Fields::Map(_)) | Self::Groups(_) | Self::Group(_) | Self::Loop => true,
            Self::Of(Fields::List(item)) => matches!(**item, Fields::Map(_) | Fields::List(_)),
            Self::Of(Fields::Any | Fields::Value) | Self::Any | Self::Text => false,
        }
    }

    /// The name of a field that says what the value is.
    pub fn telling_field(&self) -> Option<&'f str> {
        let Self::Of(Fields::Map(fields)) = self else { return None };
        let values =
            || fields.iter().filter(|(_, field)| matches!(field, Fields::Value)).map(|(name, _)| name.as_str());
        ["name", "title", "text"].into_iter().find_map(|telling| values().find(|name| *name == telling))
    }
}

/// The names that are known.
pub(crate) struct Scope<'f> {
    fields: &'f Fields,
    /// What blocks and `set` have named, the innermost block last.
    frames: Vec<BTreeMap<String, Shape<'f>>>,
}

impl<'f> Scope<'f> {
    pub fn new(fields: &'f Fields) -> Self {
        Self { fields, frames: vec![BTreeMap::new()] }
    }

    pub fn get(&self, name: &str) -> Option<Shape<'f>> {
        let own = self.frames.iter().rev().find_map(|frame| frame.get(name)).cloned();
        own.or_else(|| match self.fields {
            Fields::Any => Some(Shape::Any),
            fields => fields.get(name).map(Shape::Of),
        })
    }

    pub fn names(&self) -> impl Iterator<Item = &str> {
        let fields: &[(String, Fields)] = if let Fields::Map(fields) = self.fields { fields } else { &[] };
        let own = self.frames.iter().rev().flat_map(BTreeMap::keys);
        own.chain(fields.iter().map(|(name, _)| name)).map(String::as_str)
    }

    pub fn set(&mut self, name: &str, shape: Shape<'f>) {
        if let Some(frame) = self.frames.last_mut() {
            frame.insert(name.to_owned(), shape);
        }
    }

    pub fn push(&mut self) {
        self.frames.push(BTreeMap::new());
    }

    pub fn pop(&mut self) {
        if self.frames.len() > 1 {
            self.frames.pop();
        }
    }
}
