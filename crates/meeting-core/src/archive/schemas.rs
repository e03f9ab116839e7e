//! The copies of JSON Schemas in an archive, for editors and other validators, and the line of a record that tells an
//! editor which schema applies.

use std::path::Path;

use serde_json::Value;

use super::directory::{DIRECTORY_FILE, DIRECTORY_SCHEMA_ID, directory_schema};
use super::settings::{SETTINGS_SCHEMA_ID, Settings, settings_schema};
use super::{Archive, SETTINGS_FILE};
use crate::model;

/// A schema of the program's of which archives keep a copy.
#[derive(Debug)]
pub struct SchemaCopy {
    /// Where, from the archive's root.
    pub path: &'static str,
    /// The command that prints it.
    pub command: &'static str,
    id: &'static str,
    schema: fn(&Settings) -> Value,
}

/// How a copy compares with the program's own schema.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Freshness {
    /// It has the same value.
    Same,
    /// It is another schema, with an id of its own.
    Foreign,
    /// It is another version of this schema, without fields or values that this program does not have.
    Outdated,
    /// It is another version of this schema with fields or values that this program does not have: a newer program
    /// wrote it, or a user extended it.
    Extended,
    /// It is no JSON.
    Broken,
}

const RECORD: SchemaCopy = SchemaCopy {
    path: "schemas/meeting-record.schema.json",
    command: "meeting schema",
    id: model::SCHEMA_ID,
    schema: Settings::record_schema,
};

const SETTINGS: SchemaCopy = SchemaCopy {
    path: "schemas/meeting-settings.schema.json",
    command: "meeting schema --settings",
    id: SETTINGS_SCHEMA_ID,
    schema: |_| settings_schema(),
};

const DIRECTORY: SchemaCopy = SchemaCopy {
    path: "schemas/meeting-directory.schema.json",
    command: "meeting schema --directory",
    id: DIRECTORY_SCHEMA_ID,
    schema: |_| directory_schema(),
};

impl SchemaCopy {
    /// Every schema of which an archive keeps a copy.
    pub const ALL: [&'static Self; 3] = [&RECORD, &SETTINGS, &DIRECTORY];

    /// The schema of the copy at `place` (from the archive's root, with `/` between the names).
    #[must_use]
    pub fn at(place: &str) -> Option<&'static Self> {
        Self::ALL.into_iter().find(|copy| copy.path == place)
    }

    /// The text that the copy should have in an archive with these settings.
    #[must_use]
    pub fn text(&self, settings: &Settings) -> String {
        format!("{:#}\n", (self.schema)(settings))
    }

    /// Compares the value of a copy in an archive with these settings; its formatting does not matter.
    #[must_use]
    pub fn compare(&self, text: &str, settings: &Settings) -> Freshness {
        let schema = (self.schema)(settings);
        match serde_json::from_str::<Value>(text) {
            Ok(copy) if copy == schema => Freshness::Same,
            Ok(copy) if ["$id", "title"].iter().any(|key| copy[key] != schema[key]) => Freshness::Foreign,
            Ok(copy) if adds_nothing(&copy, &schema) => Freshness::Outdated,
            Ok(_) => Freshness::Extended,
            // A merge may have left its marks in it.
            Err(_) if text.contains(self.id) => Freshness::Extended,
            Err(_) => Freshness::Broken,
        }
    }

    /// The range of the `$id` in the text of a copy.
    #[must_use]
    pub fn span_of_id(&self, text: &str) -> std::ops::Range<usize> {
        text.find(self.id).map_or(0..0, |at| at..at + self.id.len())
    }
}

/// Whether every key of a copy, and every value that its lists of values admit, is in the schema too. Words may
/// differ: they are the program's own.
fn adds_nothing(copy: &Value, schema: &Value) -> bool {
    match (copy, schema) {
        (Value::Object(copy), Value::Object(schema)) => copy.iter().all(|(key, value)| match schema.get(key) {
            Some(known) if key == "enum" => {
                let known = known.as_array().map_or(&[][..], Vec::as_slice);
                value.as_array().into_iter().flatten().all(|value| known.contains(value))
            }
            Some(known) => adds_nothing(value, known),
            None => false,
        }),
        (Value::Array(copy), Value::Array(schema)) => {
            let is_known = |part: &Value| schema.iter().any(|known| adds_nothing(part, known));
            copy.iter().filter(|part| part.is_object()).all(is_known)
        }
        (copy, schema) => !copy.is_object() || schema.is_object(),
    }
}

/// The start of the line that tells an editor the schema of a file.
const EDITOR_MARK: &str = "# yaml-language-server: $schema=";

impl Archive {
    /// The copies of schemas that are outdated or broken. Unreadable ones and schemas of other programs are not listed.
    #[must_use]
    pub fn outdated_schemas(&self) -> Vec<&'static SchemaCopy> {
        let is_outdated = |copy: &&SchemaCopy| {
            let text = self.read(&self.root().join(copy.path));
            text.is_ok_and(|text| !matches!(copy.compare(&text, self.settings()), Freshness::Same | Freshness::Foreign))
        };
        SchemaCopy::ALL.into_iter().filter(is_outdated).collect()
    }

    /// The first line of a new record at `path`, with which editors find its schema; empty where the archive keeps
    /// none.
    #[must_use]
    pub fn editor_line(&self, path: &Path) -> String {
        match path.strip_prefix(self.root()) {
            Ok(inside) if self.root().join(RECORD.path).is_file() => {
                let folders = inside.components().count().saturating_sub(1);
                format!("{EDITOR_MARK}{}{}\n", "../".repeat(folders), RECORD.path)
            }
            _ => String::new(),
        }
    }

    /// The same for the directory.
    #[must_use]
    pub fn editor_line_of_directory(&self) -> String {
        let is_there = self.root().join(DIRECTORY.path).is_file();
        if is_there { format!("{EDITOR_MARK}{}\n", DIRECTORY.path) } else { String::new() }
    }
}

/// The editor settings of a new archive: which schema applies to which files.
pub(super) fn editor_settings() -> String {
    let schemas = serde_json::json!({ "yaml.schemas": {
        format!("./{}", RECORD.path): "records/**/*.yaml",
        format!("./{}", SETTINGS.path): SETTINGS_FILE,
        format!("./{}", DIRECTORY.path): DIRECTORY_FILE,
    } });
    format!("{schemas:#}\n")
}

#[cfg(test)]
mod tests {
    use super::{Freshness, RECORD, SchemaCopy, adds_nothing};
    use crate::archive::{Archive, Settings};
    use serde_json::json;

    #[test]
    fn what_a_copy_is() {
        for copy in SchemaCopy::ALL {
            let text = copy.text(&Settings::default());
            let compare = |old: &str, new: &str| {
                assert!(text.contains(old), "{old}");
                copy.compare(&text.replacen(old, new, 1), &Settings::default())
            };
            assert_eq!(copy.compare(&text, &Settings::default()), Freshness::Same);
            assert_eq!(compare("\n  ", "\r\n\t"), Freshness::Same);
            assert_eq!(compare("\"description\": \"", "\"description\": \"Older: "), Freshness::Outdated);
            assert_eq!(compare("\"properties\": {", "\"properties\": {\"x-own\": {},"), Freshness::Extended);
            if text.contains("\"enum\": [") {
                assert_eq!(compare("\"enum\": [", "\"enum\": [\"own\","), Freshness::Extended);
            }
            assert_eq!(compare("\n  ", "\n<<<<<<< HEAD\n  "), Freshness::Extended);
            assert_eq!(compare(copy.id, "https://example.org/own.json"), Freshness::Foreign);
            assert_eq!(compare("\"title\": \"Meeting ", "\"title\": \"Our "), Freshness::Foreign);
            assert_eq!(&text[copy.span_of_id(&text)], copy.id);
        }
        for (text, expected) in [
            ("{}", Freshness::Foreign),
            ("[1]", Freshness::Foreign),
            ("", Freshness::Broken),
            ("x: 1\n", Freshness::Broken),
        ] {
            assert_eq!(RECORD.compare(text, &Settings::default()), expected, "{text}");
        }
    }

    /// Messages to users must not contain a regular expression.
    #[test]
    fn every_pattern_is_said_in_words() {
        fn visit(schema: &serde_json::Value, count: &mut usize) {
            if schema["pattern"].is_string() {
                *count += 1;
                assert!(schema["patternErrorMessage"].is_string(), "{schema}");
                assert_eq!(schema["patternErrorMessage"], schema["errorMessage"]);
            }
            schema.as_object().into_iter().flatten().for_each(|(_, part)| visit(part, count));
            schema.as_array().into_iter().flatten().for_each(|part| visit(part, count));
        }
        for copy in SchemaCopy::ALL {
            let mut count = 0;
            visit(&(copy.schema)(&Settings::default()), &mut count);
            assert!(count > 5, "{count}");
        }
    }

    #[test]
    fn what_adds_something() {
        let schema = json!({ "a": { "enum": [1, 2], "type": ["string", "null"] }, "list": [{ "b": 1 }], "c": "text" });
        for (copy, is_part) in [
            (json!({}), true),
            (json!({ "a": { "enum": [2], "type": "string" }, "c": "other" }), true),
            (json!({ "a": { "enum": [2, 3] } }), false),
            (json!({ "list": [{ "b": 2 }] }), true),
            (json!({ "list": [{ "b": 1, "d": 1 }] }), false),
            (json!({ "list": [{}, {}], "a": { "type": "string" } }), true),
            (json!({ "a": { "type": ["string", "object"] } }), true),
            (json!({ "c": { "d": 1 } }), false),
            (json!({ "own": 1 }), false),
        ] {
            assert_eq!(adds_nothing(&copy, &schema), is_part, "{copy}");
        }
    }

    #[test]
    fn the_line_for_editors_leads_to_the_schema() {
        let folder = tempfile::tempdir().unwrap();
        let archive = Archive::at(folder.path()).unwrap();
        let line = |path: &str| archive.editor_line(&archive.root().join(path));
        assert_eq!(line("records/2024/a.yaml"), "");
        std::fs::create_dir(folder.path().join("schemas")).unwrap();
        std::fs::write(folder.path().join(RECORD.path), RECORD.text(&Settings::default())).unwrap();
        let of = |up: &str| format!("# yaml-language-server: $schema={up}schemas/meeting-record.schema.json\n");
        assert_eq!(line("records/2024/a.yaml"), of("../../"));
        assert_eq!(line("data/minutes/2024/a.yaml"), of("../../../"));
        assert_eq!(line("a.yaml"), of(""));
        assert_eq!(archive.editor_line(std::path::Path::new("/elsewhere/a.yaml")), "");
    }
}
