//! A record out of any value: what has the wrong type counts as absent, and is named.

use serde::Deserialize;
use serde_json::{Map, Value};

use super::Record;

/// What could be read of a value.
#[derive(Debug, Default)]
pub struct Reading {
    /// The record.
    pub record: Record,
    /// JSON pointers to the values that no field takes: they count as absent. Empty where the whole value was read.
    pub refused: Vec<String>,
}

/// Reads a record as far as it can be understood.
#[must_use]
pub fn read(value: &Value) -> Reading {
    if let Ok(record) = Record::deserialize(value) {
        return Reading { record, refused: Vec::new() };
    }
    let mut refused = Vec::new();
    let kept = prune(value, String::new(), &|part| part, &mut refused);
    Reading { record: Record::deserialize(&kept).unwrap_or_default(), refused }
}

/// `value` at the place `pointer`, without the parts that the record type rejects; `around` makes a record that has
/// only this value. The pointers of the rejected parts go to `refused`.
fn prune(value: &Value, pointer: String, around: &dyn Fn(Value) -> Value, refused: &mut Vec<String>) -> Value {
    if Record::deserialize(around(value.clone())).is_ok() {
        return value.clone();
    }
    let before = refused.len();
    match value {
        Value::Object(fields) => {
            let mut kept = Map::new();
            for (key, field) in fields {
                let alone = |part| around(Value::Object(Map::from_iter([(key.clone(), part)])));
                let field = prune(field, format!("{pointer}/{}", escaped(key)), &alone, refused);
                kept.extend((!field.is_null()).then(|| (key.clone(), field)));
            }
            if Record::deserialize(around(Value::Object(kept.clone()))).is_ok() {
                return Value::Object(kept);
            }
        }
        // An item that goes leaves a hole, so that the others keep their places.
        Value::Array(items) => {
            let alone = |part| around(Value::Array(vec![part]));
            let pruned = |(at, item)| prune(item, format!("{pointer}/{at}"), &alone, refused);
            let kept: Vec<_> = items.iter().enumerate().map(pruned).collect();
            if Record::deserialize(around(Value::Array(kept.clone()))).is_ok() {
                return Value::Array(kept);
            }
        }
        // Null counts as absent.
        Value::Null => return Value::Null,
        _ => {}
    }
    // What is refused inside it goes with it.
    refused.truncate(before);
    refused.push(pointer);
    Value::Null
}

/// A key, escaped for a JSON pointer.
fn escaped(key: &str) -> String {
    key.replace('~', "~0").replace('/', "~1")
}

#[cfg(test)]
mod tests {
    use super::{Reading, read};
    use crate::model::Record;
    use serde_json::json;

    #[test]
    fn one_bad_field_hides_nothing_else() {
        let Reading { record, refused } = read(&json!({
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
        let expected = [
            "/title",
            "/format",
            "/session/date",
            "/session/place",
            "/tasks/0/due",
            "/tasks/1",
            "/participants/0/roles/1",
            "/participants/0/positions/1",
            "/directives",
        ];
        assert_eq!(refused, expected);
    }

    #[test]
    fn nothing_at_all() {
        for value in [json!([1, 2]), json!("text")] {
            let Reading { record, refused } = read(&value);
            assert_eq!((record, refused), (Record::default(), vec![String::new()]), "{value}");
        }
        assert!(read(&json!(null)).refused.is_empty());
    }
}
