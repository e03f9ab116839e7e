//! Schemas of the single values: dates, times, ids, texts.
//!
//! They are strict enough for a validator that does not assert `format`: a date's pattern knows the length
//! of each month and the leap years.

use schemars::{Schema, SchemaGenerator, json_schema};

/// A day of the Gregorian calendar, `YYYY-MM-DD`, in the years 1000 to 9999.
pub const DATE_PATTERN: &str = concat!(
    "^(?:[1-9][0-9]{3}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])",
    "|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|1[0-9]|2[0-8]))",
    "|(?:[1-9][0-9](?:0[48]|[2468][048]|[13579][26])|(?:[2468][048]|[13579][26])00)-02-29)$"
);

/// A clock time, `HH:MM`, 24 hours.
pub const TIME_PATTERN: &str = "^(?:[01][0-9]|2[0-3]):[0-5][0-9]$";

/// A record's id: a date and an ASCII slug.
pub const RECORD_ID_PATTERN: &str = "^[0-9]{4}-[0-9]{2}-[0-9]{2}-[a-z0-9]+(?:-[a-z0-9]+)*$";

/// An id inside a record: an ASCII slug.
pub const LOCAL_ID_PATTERN: &str = "^[a-z0-9]+(?:-[a-z0-9]+)*$";

/// At least one character that is not a space.
pub const TEXT_PATTERN: &str = r"\S";

/// The message of editors for a text that does not match its pattern, in place of the pattern itself.
const MESSAGES: [(&str, &str); 5] = [
    (DATE_PATTERN, "Write an existing date as YYYY-MM-DD, such as 2024-02-29."),
    (TIME_PATTERN, "Write a 24-hour clock time in quotes, as \"HH:MM\", such as \"08:30\"."),
    (
        RECORD_ID_PATTERN,
        "Write the first day of the meeting and a name of lowercase ASCII letters, digits and hyphens, such as \
         2024-01-15-weekly.",
    ),
    (LOCAL_ID_PATTERN, "Write lowercase ASCII letters, digits and hyphens, such as so-gddt."),
    (TEXT_PATTERN, "Write a text, or omit the field."),
];

/// Gives a schema with a pattern the words for a text that does not fit it: `patternErrorMessage`, which editors with
/// yaml-language-server and VS Code understand, and `errorMessage`, which others do. `more` are words for other patterns than
/// those of records.
pub fn explain_pattern(schema: &mut Schema, more: &[(&str, &str)]) {
    let Some(pattern) = schema.get("pattern").and_then(serde_json::Value::as_str) else { return };
    let message = MESSAGES.iter().chain(more).find(|(known, _)| *known == pattern).map(|(_, message)| *message);
    for keyword in ["patternErrorMessage", "errorMessage"] {
        schema.insert(keyword.to_owned(), message.into());
    }
}

pub(super) fn format_version(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "type": "integer", "enum": [1] })
}

pub(super) fn date(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "type": "string", "format": "date", "pattern": DATE_PATTERN })
}

pub(super) fn optional_date(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "type": ["string", "null"], "format": "date", "pattern": DATE_PATTERN })
}

pub(super) fn optional_time(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "type": ["string", "null"], "pattern": TIME_PATTERN })
}

pub(super) fn record_id(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "type": "string", "pattern": RECORD_ID_PATTERN })
}

pub(super) fn local_id(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "type": "string", "pattern": LOCAL_ID_PATTERN })
}

pub(super) fn optional_local_id(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "type": ["string", "null"], "pattern": LOCAL_ID_PATTERN })
}

pub(super) fn text(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "type": "string", "pattern": TEXT_PATTERN })
}

pub(super) fn optional_count(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "type": ["integer", "null"], "minimum": 0, "maximum": 1_000_000 })
}
