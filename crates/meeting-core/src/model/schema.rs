//! The JSON Schema of a record, made from the types.

use schemars::transform::{Transform, transform_subschemas};
use schemars::{Schema, generate::SchemaSettings};
use serde_json::{Value, json};

use super::{Record, scalar};

/// Where the schema is published.
pub const SCHEMA_ID: &str = "https://meeting-records.github.io/schemas/meeting-record.schema.json";

/// The JSON Schema (draft 2020-12) of a record, as in `schemas/`.
///
/// Everything is inlined: no reference hides the `type` of a value behind an `anyOf`, so an error names the
/// value that is wrong, and editors show a field's own description.
#[must_use]
pub fn schema() -> Value {
    let settings =
        SchemaSettings::draft2020_12().with(|settings| settings.inline_subschemas = true).with_transform(House);
    let mut schema = settings.into_generator().into_root_schema_for::<Record>();
    schema.insert("$id".to_owned(), SCHEMA_ID.into());
    schema.to_value()
}

/// What the derived schema lacks: unknown fields are refused, the office's own `x-` fields are kept, every
/// field has a title, and lists do not hold empty items.
#[derive(Clone)]
struct House;

impl Transform for House {
    fn transform(&mut self, schema: &mut Schema) {
        transform_subschemas(self, schema);
        schema.remove("default");
        scalar::explain_pattern(schema, &[]);
        let Some(properties) = schema.get_mut("properties").and_then(Value::as_object_mut) else { return };
        for (name, property) in properties.iter_mut() {
            if let Some(property) = property.as_object_mut() {
                property.entry("title").or_insert_with(|| title(name).into());
            }
        }
        if schema.get("type").is_some() {
            schema.insert("patternProperties".to_owned(), json!({ "^x-": true }));
            schema.insert("additionalProperties".to_owned(), json!(false));
        }
    }
}

/// A field's name as a heading: `due_text` becomes "Due text".
fn title(name: &str) -> String {
    let words = name.replace('_', " ");
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
