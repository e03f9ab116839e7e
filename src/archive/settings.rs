//! What `meeting.yaml` may say.

use std::collections::BTreeMap;

use schemars::generate::SchemaSettings;
use schemars::transform::{Transform, transform_subschemas};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Deserialize;
use serde_json::Value;

use crate::i18n::Language;

/// Where the schema of the settings is published.
pub const SETTINGS_SCHEMA_ID: &str = "https://meeting-records.github.io/schemas/meeting-settings.schema.json";

/// A folder inside the archive: names joined by `/`, none of which is hidden or leads upwards.
const FOLDER_PATTERN: &str = r"^[^./\\:\s][^/\\:]*(?:/[^./\\:\s][^/\\:]*)*$";

/// What an archive's `meeting.yaml` says, with the defaults filled in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// Language of the messages, where the user's own choice says nothing.
    pub language: Option<Language>,
    /// Folder of the records, from the root.
    pub records: String,
    /// Whether others than the office's own people can read the archive, so that secret text must not be in it.
    pub shared: bool,
    /// The office's abbreviations: short form to long forms.
    pub abbreviations: BTreeMap<String, Vec<String>>,
}

impl Default for Settings {
    fn default() -> Self {
        Self { language: None, records: "records".to_owned(), shared: true, abbreviations: BTreeMap::new() }
    }
}

impl From<Written> for Settings {
    fn from(written: Written) -> Self {
        let default = Self::default();
        let abbreviations = written.abbreviations.unwrap_or_default();
        Self {
            language: written.language.and_then(|code| Language::of_code(&code)),
            records: written.records.unwrap_or(default.records),
            shared: written.shared.unwrap_or(default.shared),
            abbreviations: abbreviations.into_iter().filter_map(|(short, long)| Some((short, long?.0))).collect(),
        }
    }
}

/// Settings of an archive of meeting records.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "Meeting settings")]
pub(super) struct Written {
    /// Language of the messages: `vi` or `en`. The flag `--lang` and `MEETING_LANG` go before it.
    #[schemars(schema_with = "language")]
    #[serde(default)]
    language: Option<String>,
    /// Folder of the records, inside the archive; `records` when absent.
    #[schemars(extend("pattern" = FOLDER_PATTERN))]
    records: Option<String>,
    /// `false` where only people who may read secret text can read the archive; `true` when absent.
    shared: Option<bool>,
    /// The office's abbreviations: each short form with its long form, or a list of them.
    abbreviations: Option<BTreeMap<String, Option<LongForms>>>,
}

fn language(_: &mut SchemaGenerator) -> Schema {
    let codes = Language::ALL.map(|language| Value::from(language.code()));
    let values: Vec<Value> = codes.into_iter().chain([Value::Null]).collect();
    json_schema!({ "type": ["string", "null"], "enum": values })
}

/// One text or a list of them.
#[derive(Debug, Default, Deserialize)]
#[serde(from = "OneOrSeveral")]
struct LongForms(Vec<String>);

#[derive(Deserialize)]
#[serde(untagged)]
enum OneOrSeveral {
    One(String),
    Several(Vec<String>),
}

impl From<OneOrSeveral> for LongForms {
    fn from(written: OneOrSeveral) -> Self {
        match written {
            OneOrSeveral::One(form) => Self(vec![form]),
            OneOrSeveral::Several(forms) => Self(forms),
        }
    }
}

impl JsonSchema for LongForms {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "LongForms".into()
    }

    fn inline_schema() -> bool {
        true
    }

    // Without `anyOf`, so that a message is about the one value that is wrong.
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": ["string", "array", "null"],
            "pattern": r"\S",
            "items": { "type": "string", "pattern": r"\S" }
        })
    }
}

/// Returns the JSON Schema (draft 2020-12) of `meeting.yaml`, as it stands in `schemas/`.
#[must_use]
pub fn settings_schema() -> Value {
    let settings = SchemaSettings::draft2020_12()
        .with(|settings| settings.inline_subschemas = true)
        .with_transform(WithoutDefaults);
    let mut schema = settings.into_generator().into_root_schema_for::<Written>();
    schema.insert("$id".to_owned(), SETTINGS_SCHEMA_ID.into());
    schema.to_value()
}

/// The defaults are said in the descriptions; `null`, which the types give, would mislead editors.
#[derive(Clone)]
struct WithoutDefaults;

impl Transform for WithoutDefaults {
    fn transform(&mut self, schema: &mut Schema) {
        transform_subschemas(self, schema);
        schema.remove("default");
    }
}

#[cfg(test)]
mod tests {
    use super::settings_schema;

    /// `MEETING_UPDATE=1 cargo test` writes the file anew.
    #[test]
    fn the_schema_in_the_repository_is_fresh() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/schemas/meeting-settings.schema.json");
        let fresh = format!("{}\n", serde_json::to_string_pretty(&settings_schema()).unwrap());
        if std::env::var_os("MEETING_UPDATE").is_some() {
            std::fs::write(path, &fresh).unwrap();
        }
        assert_eq!(std::fs::read_to_string(path).unwrap(), fresh);
    }
}
