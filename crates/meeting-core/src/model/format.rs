//! The format of records, and the message if one cannot be written or changed.

use std::sync::LazyLock;

use serde_json::{Value, json};

use lossless_yaml::{Change, EditError, Format, MAX_BYTES, WriteError};

use super::{DeclaredField, OwnPlace, OwnType};
use crate::i18n::Message;

/// The prefix of comments that are directives to this program.
pub const MARK: &str = "meeting:";

/// The order of a group's keys. The schema has one order for people and groups, and it is that of people.
const GROUP: &[&str] =
    &["group", "id", "organization", "represents", "count", "attendance", "reason", "roles", "mode", "site"];

/// The format of records.
pub static RECORD: LazyLock<Format> = LazyLock::new(|| of_schema(super::schema()));

fn of_schema(schema: Value) -> Format {
    Format::new(schema).with_first_keys("group", GROUP).with_mark(MARK)
}

/// The text of a record; see [`Format::write`].
pub fn write(record: &Value) -> Result<String, WriteError> {
    RECORD.write(record)
}

/// The text of a record after changes; see [`Format::edit`].
///
/// # Errors
/// Where one of them cannot be made, or cannot be proven to be right.
pub fn edit(text: &str, changes: &[Change]) -> Result<String, EditError> {
    RECORD.edit(text, changes)
}

/// The text of a record with an item of one list at the end of another; see [`Format::move_item`].
///
/// # Errors
/// As those of [`edit`].
pub fn move_item(text: &str, from: &str, index: usize, to: &str) -> Result<String, EditError> {
    RECORD.move_item(text, from, index, to)
}

/// The text of a record after changes in an archive that declares fields of its own: their days are without quotes as well.
///
/// # Errors
/// As those of [`edit`].
pub fn edit_with(text: &str, changes: &[Change], declared: &[DeclaredField]) -> Result<String, EditError> {
    let dates: Vec<_> = declared.iter().filter(|it| it.field.holds == OwnType::Date).collect();
    if dates.is_empty() {
        return edit(text, changes);
    }
    let mut schema = super::schema();
    for (field, place) in dates.iter().flat_map(|it| it.field.places().map(|place| (it.field, place))) {
        let holder = match (place.list(), place) {
            (Some(list), _) => format!("/properties/{list}/items/properties"),
            (None, OwnPlace::Session) => "/properties/session/properties".to_owned(),
            (None, _) => "/properties".to_owned(),
        };
        if let Some(Value::Object(fields)) = schema.pointer_mut(&holder) {
            fields.insert(field.name.to_owned(), json!({ "type": "string", "format": "date" }));
        }
    }
    of_schema(schema).edit(text, changes)
}

impl From<&EditError> for Message {
    fn from(error: &EditError) -> Self {
        match error {
            EditError::Unreadable(_) => Self::new("edit-unreadable"),
            EditError::NoSuchPlace(place) => Self::new("edit-no-place").with("place", place.as_str()),
            EditError::Unproven(place) => Self::new("edit-unproven").with("place", place.as_str()),
            EditError::TooLarge => Self::new("edit-too-large").with("limit", MAX_BYTES >> 10),
            EditError::Unwritable(error) => error.into(),
        }
    }
}

impl From<&WriteError> for Message {
    fn from(error: &WriteError) -> Self {
        match error {
            WriteError::Emit(reason) => Self::new("write-emit").with("reason", reason),
            WriteError::Unreadable(_) => Self::new("write-unreadable"),
            WriteError::Different => Self::new("write-different"),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::path::{Path, PathBuf};

    use lossless_yaml::parse;
    use proptest::prelude::*;
    use serde_json::{Value, json};

    use super::{RECORD, write};
    use crate::model::{Reading, admitted::admitted, read, schema};

    /// The records of this repository.
    fn records() -> Vec<(PathBuf, String)> {
        fn walk(folder: &Path, found: &mut Vec<(PathBuf, String)>) {
            for path in std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
                if path.is_dir() {
                    walk(&path, found);
                } else if path.extension().is_some_and(|extension| extension == "yaml") {
                    let text = std::fs::read_to_string(&path).unwrap();
                    found.push((path, text));
                }
            }
        }
        let mut found = Vec::new();
        walk(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../records"), &mut found);
        found
    }

    /// What a typed record writes is what was read, but for what is empty.
    fn is_kept(value: &Value) {
        let Reading { record, refused } = read(value);
        assert_eq!(refused, Vec::<String>::new());
        let typed = serde_json::to_value(&record).unwrap();
        let written = write(value).unwrap();
        assert_eq!(typed, parse(&written).unwrap().value);
        assert_eq!(write(&typed).unwrap(), written);
    }

    #[test]
    fn the_samples_are_canonical() {
        for (path, text) in records() {
            assert_eq!(write(&parse(&text).unwrap().value).unwrap(), text, "{}", path.display());
            assert_eq!(RECORD.lay_out(&text).unwrap(), text, "{}", path.display());
        }
    }

    #[test]
    fn a_typed_record_keeps_what_the_samples_say() {
        for (_, text) in records() {
            is_kept(&parse(&text).unwrap().value);
        }
        is_kept(&json!({
            "x-b": { "z": null, "a": [] },
            "title": "A",
            "x-a": 1.5,
            "tasks": [{ "id": "t1", "x-own": "", "due_text": "" }, {}, { "updates": [{ "x-by": [null] }] }],
            "session": { "place": "", "cites": [] },
            "source": { "x-empty": null },
        }));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(512))]

        #[test]
        fn a_typed_record_keeps_what_the_schema_admits(text in admitted(&schema())) {
            is_kept(&parse(&text).unwrap().value);
        }
    }
}
