//! What a template may name.

use serde_json::Value;

/// The shape of the value that a template is filled with, or of a part of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fields {
    /// A text, a number, true or false.
    Value,
    /// Anything: nothing is said about it.
    Any,
    /// A list of such.
    List(Box<Fields>),
    /// Named fields, in the order in which they are told.
    Map(Vec<(String, Fields)>),
}

impl Fields {
    /// Named fields.
    pub fn map<N: Into<String>>(fields: impl IntoIterator<Item = (N, Fields)>) -> Self {
        Self::Map(fields.into_iter().map(|(name, field)| (name.into(), field)).collect())
    }

    /// A list of such.
    #[must_use]
    pub fn list(item: Fields) -> Self {
        Self::List(Box::new(item))
    }

    /// The field of that name.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Fields> {
        let Self::Map(fields) = self else { return None };
        fields.iter().find(|(own, _)| own == name).map(|(_, field)| field)
    }

    /// The shape of an example. The items of a list are one shape, with the fields of all.
    #[must_use]
    pub fn of(example: &Value) -> Self {
        match example {
            Value::Null => Self::Any,
            Value::Object(map) => Self::Map(map.iter().map(|(name, value)| (name.clone(), Self::of(value))).collect()),
            Value::Array(items) => Self::list(items.iter().map(Self::of).reduce(Self::and).unwrap_or(Self::Any)),
            Value::Bool(_) | Value::Number(_) | Value::String(_) => Self::Value,
        }
    }

    /// The shape that has what either has.
    fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::Map(mut fields), Self::Map(others)) => {
                for (name, other) in others {
                    match fields.iter_mut().find(|(own, _)| *own == name) {
                        Some((_, field)) => *field = std::mem::replace(field, Self::Any).and(other),
                        None => fields.push((name, other)),
                    }
                }
                Self::Map(fields)
            }
            (Self::List(item), Self::List(other)) => Self::list(item.and(*other)),
            (one, other) if one == other => one,
            _ => Self::Any,
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::Fields;

    #[test]
    fn the_items_of_a_list_are_one_shape() {
        let fields = Fields::of(&json!({ "a": [{ "b": 1, "e": [] }, { "b": "c", "d": null, "e": [1] }], "f": [] }));
        let item = Fields::map([("b", Fields::Value), ("e", Fields::list(Fields::Any)), ("d", Fields::Any)]);
        assert_eq!(fields, Fields::map([("a", Fields::list(item)), ("f", Fields::list(Fields::Any))]));
        assert_eq!(fields.get("g"), None);
        assert_eq!(Fields::Value.get("a"), None);
    }
}
