//! What a record is after a change.

use serde_json::{Map, Value};

use super::{Change, EditError};
use crate::yaml::{Step, path_name};

/// Makes a change of a value.
pub(super) fn changed(root: &mut Value, change: &Change) -> Result<(), EditError> {
    let (Change::Set { place, .. } | Change::Remove { place } | Change::Append { place, .. }) = change;
    let nowhere = || EditError::NoSuchPlace(path_name(place));
    let (last, way) = place.split_last().ok_or_else(nowhere)?;
    let is_removal = matches!(change, Change::Remove { .. });
    let parent = way.iter().try_fold(root, |value, step| into(value, *step, !is_removal)).ok_or_else(nowhere)?;
    match change {
        Change::Set { value, .. } => *into(parent, *last, true).ok_or_else(nowhere)? = value.clone(),
        Change::Remove { .. } => match (parent, *last) {
            (Value::Object(fields), Step::Key(key)) => drop(fields.shift_remove(key).ok_or_else(nowhere)?),
            (Value::Array(items), Step::Index(index)) if index < items.len() => drop(items.remove(index)),
            _ => return Err(nowhere()),
        },
        Change::Append { item, .. } => {
            let list = into(parent, *last, true).ok_or_else(nowhere)?;
            match list {
                Value::Array(items) => items.push(item.clone()),
                Value::Null => *list = Value::Array(vec![item.clone()]),
                Value::Object(_) => return Err(nowhere()),
                one => *one = Value::Array(vec![one.take(), item.clone()]),
            }
        }
    }
    Ok(())
}

/// Goes one step down; a key that is missing is put in where `makes`.
fn into<'v>(value: &'v mut Value, step: Step, makes: bool) -> Option<&'v mut Value> {
    match step {
        Step::Index(index) => value.as_array_mut()?.get_mut(index),
        Step::Key(key) => {
            if makes && value.is_null() {
                *value = Value::Object(Map::new());
            }
            let fields = value.as_object_mut()?;
            if makes { Some(fields.entry(key).or_insert(Value::Null)) } else { fields.get_mut(key) }
        }
    }
}
