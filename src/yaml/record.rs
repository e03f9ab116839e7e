//! The format of records, and what to say where one cannot be written or changed.

use std::sync::LazyLock;

use serde_json::Value;

use super::{Change, EditError, Format, MAX_BYTES, WriteError};
use crate::i18n::Message;
use crate::model;

/// What begins every comment that speaks to this program.
pub const MARK: &str = "meeting:";

/// The order of a group's keys. The schema has one order for people and groups, and it is that of people.
const GROUP: &[&str] = &["group", "id", "organization", "count", "attendance", "roles"];

/// The format of records.
pub static RECORD: LazyLock<Format> =
    LazyLock::new(|| Format::new(model::schema()).with_first_keys("group", GROUP).with_mark(MARK));

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
