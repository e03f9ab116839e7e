//! The settings as written, and their JSON Schema.

use std::borrow::Cow;
use std::collections::BTreeMap;

use schemars::generate::SchemaSettings;
use schemars::transform::{Transform, transform_subschemas};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Deserialize;
use serde_json::{Map, Value, json};

use super::CHANGEABLE_RULES;
use super::policy::{Before, DATE_ORDERS, Level, Profile};
use crate::i18n::Language;
use crate::model::{self, DATE_PATTERN, Mapping, OwnPlace, OwnType, TEXT_PATTERN, Words, interned};

/// Where the schema of the settings is published.
pub const SETTINGS_SCHEMA_ID: &str = "https://meeting-records.github.io/schemas/meeting-settings.schema.json";

/// A folder or file inside the archive: names joined by `/`, none of which is hidden or leads upwards.
const PATH_PATTERN: &str = r"^[^./\\:\s][^/\\:]*(?:/[^./\\:\s][^/\\:]*)*$";

/// The same, with or without a `/` behind it, as people write folders.
const FOLDER_PATTERN: &str = r"^[^./\\:\s][^/\\:]*(?:/[^./\\:\s][^/\\:]*)*/?$";

/// The message of editors for a text that does not match its pattern.
const MESSAGES: [(&str, &str); 1] =
    [(PATH_PATTERN, "Write a path inside the archive: names joined by `/`, without one that begins with a dot.")];

/// One word that is no flag.
const VIEW_NAME_PATTERN: &str = r"^[^\s-]\S*$";

/// The name of an own kind: that of an id, not too long.
const KIND_PATTERN: &str = r"^[a-z0-9]{1,30}(?:-[a-z0-9]{1,30}){0,6}$";

/// The name of a declared field.
const FIELD_PATTERN: &str = r"^x-[a-z0-9]{1,30}(?:[-_][a-z0-9]{1,30}){0,6}$";

/// The longest words for a name: they are headings and cells.
const LONGEST_WORDS: usize = 80;

/// Most patterns and schemas: each may take a megabyte when it is compiled.
const MOST_OWN: usize = 100;

/// A hundred years of days.
const LONGEST_DEADLINE: u32 = 36_525;

/// Settings of an archive of meeting records.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[schemars(title = "Meeting settings", deny_unknown_fields)]
pub(super) struct RawSettings {
    /// Language of messages: `vi` or `en`. The option `--lang` and `MEETING_LANG` take precedence.
    #[schemars(schema_with = "language")]
    #[serde(default)]
    pub language: Option<String>,
    /// Folder of the records, inside the archive. Default: `records`.
    #[schemars(extend("pattern" = PATH_PATTERN))]
    pub records: Option<String>,
    /// `false` if only people who may read secret text can read the archive. Default: `true`.
    pub shared: Option<bool>,
    /// The office, as its papers name it.
    pub office: Option<RawOffice>,
    /// Abbreviations: each short form with its long form, or a list of them.
    pub abbreviations: Option<BTreeMap<String, Option<Texts>>>,
    /// Meaning and limit of deadlines.
    pub deadlines: Option<RawDeadlines>,
    /// Days off besides weekends and public holidays, for deadlines in working days.
    #[schemars(schema_with = "dates")]
    #[serde(default)]
    pub holidays: Option<Vec<Option<String>>>,
    /// Days that are worked although they are weekends or public holidays, for deadlines in working days.
    #[schemars(schema_with = "dates")]
    #[serde(default)]
    pub workdays: Option<Vec<Option<String>>>,
    /// Which of the first two numbers of `03/04/2025` is the day: `day-first` (the default) or `month-first`.
    #[schemars(schema_with = "date_orders")]
    #[serde(default)]
    pub dates: Option<String>,
    /// Severity of findings, by the code of the rule: `off`, `warning` or `error`. Under `paths`, the same for folders.
    pub rules: Option<RawRules>,
    /// Fields that a final record must have, such as `session.place` or `directives[].lead`.
    #[schemars(schema_with = "field_names")]
    #[serde(default)]
    pub require: Option<Vec<Option<String>>>,
    /// Fields with the only values that they may have.
    pub values: Option<BTreeMap<String, Option<Texts>>>,
    /// Fields with the form of their texts: a regular expression that the whole text must match.
    #[schemars(schema_with = "patterns")]
    #[serde(default)]
    pub patterns: Option<BTreeMap<String, Option<String>>>,
    /// Custom fields (`x-`), each with the file of its JSON Schema in the archive.
    #[schemars(schema_with = "schemas")]
    #[serde(default)]
    pub schemas: Option<BTreeMap<String, Option<String>>>,
    /// Saved views, run by `meeting view NAME`: each name with a command line of `list`, `search` or `report`.
    #[schemars(schema_with = "views")]
    #[serde(default)]
    pub views: Option<BTreeMap<String, Option<String>>>,
    /// Own kinds of meetings, for `session.kind`: each name with the words that people read, in one language or both.
    #[schemars(schema_with = "kinds")]
    #[serde(default)]
    pub kinds: Option<Mapping<RawWords>>,
    /// Own fields, which begin with x-: columns, query fields and sort keys like any other.
    #[schemars(schema_with = "fields")]
    #[serde(default)]
    pub fields: Option<Mapping<RawField>>,
}

/// An own field, as written.
#[derive(Debug, Default, Deserialize)]
pub(super) struct RawField {
    pub title: Option<RawWords>,
    pub r#where: Option<Texts>,
    pub r#type: Option<String>,
    pub values: Option<Texts>,
    pub changeable: Option<bool>,
}

fn fields(_: &mut SchemaGenerator) -> Schema {
    let mut title = words();
    title["description"] = json!("What people read for its name, in one language or both.");
    json_schema!({
        "type": ["object", "null"],
        "maxProperties": MOST_OWN,
        "additionalProperties": false,
        "patternProperties": { FIELD_PATTERN: {
            "type": ["object", "null"],
            "additionalProperties": false,
            "properties": {
                "title": title,
                "where": {
                    "type": ["array", "null"],
                    "items": { "type": "string", "enum": OwnPlace::NAMES },
                    "description": "The parts that may have it. Default: directive and task."
                },
                "type": {
                    "type": ["string", "null"],
                    "enum": OwnType::NAMES.map(Value::from).into_iter().chain([Value::Null]).collect::<Vec<_>>(),
                    "description": "What its values are. Default: text."
                },
                "values": {
                    "type": ["array", "null"],
                    "items": { "type": "string", "pattern": TEXT_PATTERN },
                    "description": "The values of a choice."
                },
                "changeable": {
                    "type": ["boolean", "null"],
                    "description": "Whether it may change in a final record. Default: false."
                }
            }
        } }
    })
}

/// Words in both languages, or the same for both.
#[derive(Debug, Clone, Deserialize)]
#[serde(untagged)]
pub(super) enum RawWords {
    Same(String),
    Each { vi: Option<String>, en: Option<String> },
}

impl RawWords {
    /// The words; `name` where there are none.
    pub fn words(&self, name: &'static str) -> Words {
        let (vi, en) = match self {
            Self::Same(text) => (Some(text), Some(text)),
            Self::Each { vi, en } => (vi.as_ref(), en.as_ref()),
        };
        let word = |first: Option<&String>, other| first.or(other).map_or(name, |text| interned(text.trim()));
        Words { vi: word(vi, en), en: word(en, vi) }
    }
}

/// The schema of [`RawWords`], without `anyOf`, so that a message is about the one invalid value.
fn words() -> Value {
    json!({
        "type": ["string", "object", "null"],
        "pattern": TEXT_PATTERN,
        "maxLength": LONGEST_WORDS,
        "additionalProperties": false,
        "properties": {
            "vi": { "type": ["string", "null"], "pattern": TEXT_PATTERN, "maxLength": LONGEST_WORDS, "description": "In Vietnamese." },
            "en": { "type": ["string", "null"], "pattern": TEXT_PATTERN, "maxLength": LONGEST_WORDS, "description": "In English." }
        }
    })
}

fn kinds(_: &mut SchemaGenerator) -> Schema {
    json_schema!({
        "type": ["object", "null"],
        "maxProperties": MOST_OWN,
        "additionalProperties": false,
        "patternProperties": { KIND_PATTERN: words() }
    })
}

/// The office, as its papers name it.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct RawOffice {
    /// Name of the office.
    #[schemars(extend("pattern" = TEXT_PATTERN))]
    pub name: Option<String>,
    /// Body above the office.
    #[schemars(extend("pattern" = TEXT_PATTERN))]
    pub parent: Option<String>,
    /// Place where papers are issued.
    #[schemars(extend("pattern" = TEXT_PATTERN))]
    pub place: Option<String>,
    /// Rules that papers follow: `state`, `party` or `plain`. Default: `state`, or `plain` if `language` is `en`.
    #[schemars(schema_with = "profile")]
    #[serde(default)]
    pub profile: Option<Profile>,
    /// First day of the term in which papers of a party body are numbered.
    #[schemars(schema_with = "date")]
    #[serde(default)]
    pub term_start: Option<String>,
}

/// Meaning and limit of deadlines.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct RawDeadlines {
    /// Whether "before 15 May" means 14 May (`exclusive`, the default) or 15 May (`inclusive`) at the latest.
    #[schemars(schema_with = "before")]
    #[serde(default)]
    pub before: Option<Before>,
    /// Maximum number of days from the meeting to a deadline.
    #[schemars(extend("minimum" = 1, "maximum" = LONGEST_DEADLINE))]
    #[schemars(schema_with = "whole_number")]
    #[serde(default)]
    pub longest: Option<u32>,
}

/// The levels of rules, as written: the code's own, and those of folders under `paths`.
#[derive(Debug, Default, Deserialize)]
pub(super) struct RawRules {
    pub paths: Option<BTreeMap<String, Option<RawLevels>>>,
    #[serde(flatten)]
    pub levels: RawLevels,
}

/// Levels by the rules' codes.
pub(super) type RawLevels = BTreeMap<String, Option<Level>>;

impl JsonSchema for RawRules {
    fn schema_name() -> Cow<'static, str> {
        "Rules".into()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let levels: Vec<Value> = Level::NAMES.map(Value::from).into_iter().chain([Value::Null]).collect();
        let level = json!({ "type": ["string", "null"], "enum": levels });
        let codes: Map<String, Value> =
            CHANGEABLE_RULES.iter().map(|code| ((*code).to_owned(), level.clone())).collect();
        let in_folder =
            json!({ "type": ["object", "null"], "additionalProperties": false, "properties": codes.clone() });
        let mut properties = Map::new();
        let paths = json!({
            "type": ["object", "null"],
            "additionalProperties": false,
            "patternProperties": { FOLDER_PATTERN: in_folder },
            "description": "Folders, relative to the archive's root, and the levels in them. A longer path takes precedence over a shorter one."
        });
        properties.insert("paths".to_owned(), paths);
        properties.extend(codes);
        json_schema!({ "type": ["object", "null"], "additionalProperties": false, "properties": properties })
    }
}

pub(super) fn language(_: &mut SchemaGenerator) -> Schema {
    names(&Language::ALL.map(Language::code))
}

fn before(_: &mut SchemaGenerator) -> Schema {
    names(&Before::NAMES)
}

fn date_orders(_: &mut SchemaGenerator) -> Schema {
    names(&DATE_ORDERS.map(|(name, _)| name))
}

fn profile(_: &mut SchemaGenerator) -> Schema {
    names(&Profile::NAMES)
}

fn date(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "type": ["string", "null"], "pattern": DATE_PATTERN })
}

fn names(names: &[&str]) -> Schema {
    let values: Vec<Value> = names.iter().copied().map(Value::from).chain([Value::Null]).collect();
    json_schema!({ "type": ["string", "null"], "enum": values })
}

fn whole_number(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "type": ["integer", "null"] })
}

fn field_names(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "type": ["array", "null"], "items": { "type": "string", "pattern": TEXT_PATTERN } })
}

fn dates(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "type": ["array", "null"], "items": { "type": "string", "pattern": DATE_PATTERN } })
}

fn patterns(_: &mut SchemaGenerator) -> Schema {
    json_schema!({
        "type": ["object", "null"],
        "maxProperties": MOST_OWN,
        "additionalProperties": { "type": ["string", "null"], "pattern": TEXT_PATTERN }
    })
}

fn schemas(_: &mut SchemaGenerator) -> Schema {
    json_schema!({
        "type": ["object", "null"],
        "maxProperties": MOST_OWN,
        "additionalProperties": false,
        "patternProperties": { "^x-.": { "type": ["string", "null"], "pattern": PATH_PATTERN } }
    })
}

fn views(_: &mut SchemaGenerator) -> Schema {
    json_schema!({
        "type": ["object", "null"],
        "additionalProperties": false,
        "patternProperties": { VIEW_NAME_PATTERN: { "type": ["string", "null"], "pattern": TEXT_PATTERN } }
    })
}

/// One text or a list of them.
#[derive(Debug, Default, Deserialize)]
#[serde(from = "OneOrSeveral")]
pub(in crate::archive) struct Texts {
    /// The texts; invalid ones are absent.
    pub items: Vec<Option<String>>,
    /// Whether it was written without a list.
    pub is_one: bool,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum OneOrSeveral {
    One(String),
    Several(Vec<Option<String>>),
}

impl From<OneOrSeveral> for Texts {
    fn from(written: OneOrSeveral) -> Self {
        match written {
            OneOrSeveral::One(text) => Self { items: vec![Some(text)], is_one: true },
            OneOrSeveral::Several(items) => Self { items, is_one: false },
        }
    }
}

impl JsonSchema for Texts {
    fn schema_name() -> Cow<'static, str> {
        "Texts".into()
    }

    fn inline_schema() -> bool {
        true
    }

    // Without `anyOf`, so that a message is about the one invalid value.
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": ["string", "array", "null"],
            "pattern": TEXT_PATTERN,
            "items": { "type": "string", "pattern": TEXT_PATTERN }
        })
    }
}

/// The JSON Schema (draft 2020-12) of `meeting.yaml`, as it is in `schemas/`.
#[must_use]
pub fn settings_schema() -> Value {
    file_schema::<RawSettings>(SETTINGS_SCHEMA_ID)
}

/// The JSON Schema (draft 2020-12) of a file whose content is a `T`, published at `id`.
pub(in crate::archive) fn file_schema<T: JsonSchema>(id: &str) -> Value {
    let mut schema = schema_of::<T>();
    schema.insert("$id".to_owned(), id.into());
    schema.to_value()
}

/// The schema of settings as they are written.
pub(super) fn schema_of<T: JsonSchema>() -> Schema {
    let settings = SchemaSettings::draft2020_12()
        .with(|settings| settings.inline_subschemas = true)
        .with_transform(WithoutDefaults);
    settings.into_generator().into_root_schema_for::<T>()
}

/// The descriptions give the defaults; `null`, which the types give, would mislead editors.
#[derive(Clone)]
struct WithoutDefaults;

impl Transform for WithoutDefaults {
    fn transform(&mut self, schema: &mut Schema) {
        transform_subschemas(self, schema);
        schema.remove("default");
        model::explain_pattern(schema, &MESSAGES);
    }
}
