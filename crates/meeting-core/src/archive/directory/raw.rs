//! The directory as written, and its JSON Schema.

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Deserialize;
use serde_json::Value;

use crate::archive::settings::{Texts, file_schema};
use crate::model::{DATE_PATTERN, LOCAL_ID_PATTERN, TEXT_PATTERN};

/// Where the schema of the directory is published.
pub const DIRECTORY_SCHEMA_ID: &str = "https://meeting-records.github.io/schemas/meeting-directory.schema.json";

/// Bodies and people of an office: one id for each, and every name under which records mention it.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[schemars(title = "Meeting directory", deny_unknown_fields)]
pub(super) struct RawDirectory {
    /// The bodies.
    #[serde(default)]
    pub organizations: Option<Vec<RawOrganization>>,
    /// The people.
    #[serde(default)]
    pub people: Option<Vec<RawPerson>>,
}

/// A body.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct RawOrganization {
    /// Its id in every record: the slug of `short`, else of `name`.
    #[schemars(required, schema_with = "id")]
    pub id: Option<String>,
    /// Full name.
    #[schemars(required, schema_with = "text")]
    pub name: Option<String>,
    /// Short form, such as "Sở GDĐT".
    #[schemars(schema_with = "optional_text")]
    #[serde(default)]
    pub short: Option<String>,
    /// Other names that mean this body, and ids that it had.
    #[serde(default)]
    pub aliases: Option<Texts>,
    /// The id of the body that it is part of.
    #[schemars(schema_with = "optional_id")]
    #[serde(default)]
    pub part_of: Option<String>,
    /// Address for mail.
    #[schemars(schema_with = "optional_text")]
    #[serde(default)]
    pub mail: Option<String>,
    /// The first day on which it exists.
    #[schemars(schema_with = "optional_date")]
    #[serde(default)]
    pub from: Option<String>,
    /// The last day on which it exists.
    #[schemars(schema_with = "optional_date")]
    #[serde(default)]
    pub until: Option<String>,
    /// The ids of the bodies that have taken its place.
    #[serde(default)]
    pub replaced_by: Option<Texts>,
}

/// A person.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct RawPerson {
    /// The id in every record: the slug of the name.
    #[schemars(required, schema_with = "id")]
    pub id: Option<String>,
    /// Full name, family name first.
    #[schemars(required, schema_with = "text")]
    pub name: Option<String>,
    /// Other names that mean this person, and ids that the person had.
    #[serde(default)]
    pub aliases: Option<Texts>,
    /// The id of the body to which the person belongs.
    #[schemars(schema_with = "optional_id")]
    #[serde(default)]
    pub organization: Option<String>,
    /// Positions today, highest rank first.
    #[serde(default)]
    pub positions: Option<Texts>,
    /// Address for mail.
    #[schemars(schema_with = "optional_text")]
    #[serde(default)]
    pub mail: Option<String>,
    /// The last day on which the person is with the office.
    #[schemars(schema_with = "optional_date")]
    #[serde(default)]
    pub until: Option<String>,
}

fn id(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "type": "string", "pattern": LOCAL_ID_PATTERN })
}

fn optional_id(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "type": ["string", "null"], "pattern": LOCAL_ID_PATTERN })
}

fn text(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "type": "string", "pattern": TEXT_PATTERN })
}

fn optional_text(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "type": ["string", "null"], "pattern": TEXT_PATTERN })
}

fn optional_date(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "type": ["string", "null"], "format": "date", "pattern": DATE_PATTERN })
}

/// The JSON Schema (draft 2020-12) of `directory.yaml`, as it is in `schemas/`.
#[must_use]
pub fn directory_schema() -> Value {
    file_schema::<RawDirectory>(DIRECTORY_SCHEMA_ID)
}
