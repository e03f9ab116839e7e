//! A record with mistakes still gives all the rest: what has the wrong type counts as absent.

use serde::Deserialize;
use serde_json::{Map, Value};

use crate::model::Record;

/// Reads a record as far as it can be understood.
pub(super) fn lenient(value: &Value) -> Record {
    if let Ok(record) = Record::deserialize(value) {
        return record;
    }
    let kept = prune(value, &|part| part);
    Record::deserialize(&kept).unwrap_or_default()
}

/// Returns `value` without what does not fit at its place; `around` puts a value there, alone in a record.
fn prune(value: &Value, around: &dyn Fn(Value) -> Value) -> Value {
    if Record::deserialize(around(value.clone())).is_ok() {
        return value.clone();
    }
    match value {
        Value::Object(fields) => {
            let prune_field = |(key, field): (&String, &Value)| {
                let alone = |part| around(Value::Object(Map::from_iter([(key.clone(), part)])));
                (key.clone(), prune(field, &alone))
            };
            Value::Object(fields.iter().map(prune_field).filter(|(_, field)| !field.is_null()).collect())
        }
        // An item that goes leaves a hole, so that the others keep their places.
        Value::Array(items) => {
            let alone = |part| around(Value::Array(vec![part]));
            let kept: Vec<_> = items.iter().map(|item| prune(item, &alone)).collect();
            if Record::deserialize(around(Value::Array(kept.clone()))).is_ok() {
                Value::Array(kept)
            } else {
                Value::Null
            }
        }
        _ => Value::Null,
    }
}

#[cfg(test)]
mod tests {
    use super::lenient;
    use serde_json::json;

    #[test]
    fn one_bad_field_hides_nothing_else() {
        let record = lenient(&json!({
            "id": "2023-05-08-a", "title": 5, "format": "one",
            "session": { "date": "2023-02-30", "kind": "conference", "place": ["x"] },
            "tasks": [{ "id": "t1", "due": "soon", "title": "A" }, "junk", { "id": "t3", "status": "completed" }],
            "participants": [{ "id": "a", "roles": ["chair", "king"], "positions": ["X", 3] }],
            "directives": "none",
        }));
        assert_eq!(record.id.as_deref(), Some("2023-05-08-a"));
        assert_eq!(record.title, None);
        let session = record.session.unwrap();
        assert_eq!((session.date, session.place), (None, None));
        assert_eq!(session.kind.unwrap().name(), "conference");
        assert_eq!(record.tasks.len(), 3);
        assert_eq!((record.tasks[0].title.as_deref(), record.tasks[0].due), (Some("A"), None));
        assert_eq!(record.tasks[1].id, None);
        assert_eq!(record.tasks[2].status.unwrap().name(), "completed");
        assert_eq!(record.participants[0].positions[0], "X");
        assert!(record.directives.is_empty());
    }

    #[test]
    fn nothing_at_all() {
        assert_eq!(lenient(&json!([1, 2])).id, None);
        assert_eq!(lenient(&json!("text")).id, None);
    }
}
