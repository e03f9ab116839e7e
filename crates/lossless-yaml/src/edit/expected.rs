//! What a record is after a change.

use serde_json::{Map, Value};

use super::{Change, EditError};
use crate::order::place_of;
use crate::write::canonical;
use crate::{Step, path_name};

/// Makes a change of a value.
pub(super) fn changed(root: &mut Value, change: &Change, schema: &Value) -> Result<(), EditError> {
    let place = change.place();
    let nowhere = || EditError::NoSuchPlace(path_name(place));
    let (last, way) = place.split_last().ok_or_else(nowhere)?;
    let is_removal = matches!(change, Change::Remove { .. });
    let start = Some((root, schema));
    let (parent, schema) = way.iter().fold(start, |at, step| into(at?, *step, !is_removal)).ok_or_else(nowhere)?;
    match change {
        Change::Set { value, .. } => {
            let (old, schema) = into((parent, schema), *last, true).ok_or_else(nowhere)?;
            *old = as_written(value, schema);
        }
        Change::Remove { .. } => match (parent, *last) {
            (Value::Object(fields), Step::Key(key)) => drop(fields.shift_remove(key).ok_or_else(nowhere)?),
            (Value::Array(items), Step::Index(index)) if index < items.len() => drop(items.remove(index)),
            _ => return Err(nowhere()),
        },
        Change::Append { item, .. } => {
            let (list, schema) = into((parent, schema), *last, true).ok_or_else(nowhere)?;
            let item = as_written(item, &schema["items"]);
            match list {
                Value::Array(items) => items.push(item),
                Value::Null => *list = Value::Array(vec![item]),
                Value::Object(_) => return Err(nowhere()),
                one => *one = Value::Array(vec![one.take(), item]),
            }
        }
    }
    Ok(())
}

/// A value as it is written: keys in the format's order, without empty fields. Fields unknown to the format, and a
/// value that is empty as a whole, are kept.
fn as_written(value: &Value, schema: &Value) -> Value {
    if schema.is_object() { canonical(value, schema).unwrap_or_else(|| value.clone()) } else { value.clone() }
}

/// The schema of a part.
pub(super) fn schema_of<'s>(schema: &'s Value, step: Step) -> &'s Value {
    match step {
        Step::Key(key) => &schema["properties"][key],
        Step::Index(_) => &schema["items"],
    }
}

/// Goes one step down; a missing key is inserted if `makes`, at its position in the format.
fn into<'v, 's>(at: (&'v mut Value, &'s Value), step: Step, makes: bool) -> Option<(&'v mut Value, &'s Value)> {
    let (value, schema) = at;
    let below = match step {
        Step::Index(index) => value.as_array_mut()?.get_mut(index)?,
        Step::Key(key) => {
            if makes && value.is_null() {
                *value = Value::Object(Map::new());
            }
            let fields = value.as_object_mut()?;
            if makes && !fields.contains_key(key) {
                fields.shift_insert(place_of(key, fields, schema), key.to_owned(), Value::Null);
            }
            fields.get_mut(key)?
        }
    };
    Some((below, schema_of(schema, step)))
}
