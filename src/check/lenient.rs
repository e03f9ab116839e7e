//! A record with mistakes is still a record: what cannot be read counts as absent.

use serde::Deserialize;
use serde_json::Value;

use crate::model::Record;

/// Returns the record of a value in which the values at `unreadable` (JSON pointers) count as absent.
pub(super) fn record(value: &Value, unreadable: &[String]) -> Record {
    if unreadable.is_empty()
        && let Ok(record) = Record::deserialize(value)
    {
        return record;
    }
    let mut value = value.clone();
    for pointer in unreadable {
        if let Some(place) = value.pointer_mut(pointer) {
            *place = Value::Null;
        }
    }
    // What the schema takes, the types take; should they ever differ, rules see an empty record.
    Record::deserialize(value).unwrap_or_default()
}
