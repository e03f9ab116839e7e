//! Violations of a JSON Schema, each with its path in the tree and what was expected. The callers (records, settings,
//! custom fields) turn them into messages.

use std::collections::HashSet;
use std::sync::Arc;

use jsonschema::error::{TypeKind, ValidationErrorKind};
use jsonschema::paths::LocationSegment;
use jsonschema::{ValidationError, Validator};
use serde_json::Value;

use lossless_yaml::{Document, Node, Step, pointer};
use viet_text::suggest;

/// Most unknown keys of one mapping that are reported.
const MOST_UNKNOWN: usize = 100;

/// A JSON Schema, compiled.
#[derive(Clone)]
pub struct Schema {
    source: Value,
    validator: Validator,
}

/// The violations of a schema in a document, up to a limit.
#[derive(Default)]
pub struct Violations<'d> {
    /// At most one for a value, except that a mapping may lack some keys and have others too many.
    pub all: Vec<Violation<'d>>,
    /// Whether there are more.
    pub is_cut_short: bool,
}

/// One violation.
pub struct Violation<'d> {
    /// The way to the value.
    pub path: Vec<Step<'d>>,
    /// The value.
    pub value: &'d Value,
    /// The part of the schema that has the broken keyword; null where a `$ref` leads to it.
    pub schema: &'d Value,
    /// What it is.
    pub kind: ViolationKind,
}

/// The kind of a violation.
pub enum ViolationKind {
    /// A mapping has keys that it may not have.
    UnknownKeys(Vec<String>),
    /// A mapping lacks a key.
    MissingKey(String),
    /// It has none of these types.
    WrongType(Vec<String>),
    /// It is none of these values.
    NoneOf(Arc<Value>),
    /// A text does not have this form.
    WrongForm(String),
    /// It breaks another keyword of the schema, which is named; `falseSchema` where nothing may be here.
    Broken(String),
}

impl Schema {
    /// Compiles a schema of draft 2020-12.
    ///
    /// # Errors
    /// If it is no JSON Schema.
    pub fn new(source: Value) -> Result<Self, Box<ValidationError<'static>>> {
        let validator = jsonschema::draft202012::new(&source).map_err(Box::new)?;
        Ok(Self::compiled(source, validator))
    }

    /// A schema that has been compiled with options of its own.
    #[must_use]
    pub fn compiled(source: Value, validator: Validator) -> Self {
        Self { source, validator }
    }

    /// The schema as it was written.
    #[must_use]
    pub fn source(&self) -> &Value {
        &self.source
    }

    /// All violations in the value at `root`.
    pub fn each_violation<'d>(&'d self, root: &'d Node, value: &'d Value) -> impl Iterator<Item = Violation<'d>> {
        self.validator.iter_errors(value).map(move |error| Violation::of(&error, &self.source, root, value))
    }

    /// The violations in `document`, up to about `most`.
    #[must_use]
    pub fn violations<'d>(&'d self, document: &'d Document, most: usize) -> Violations<'d> {
        let mut found = Violations::default();
        if self.validator.is_valid(&document.value) {
            return found;
        }
        let mut seen: HashSet<String> = HashSet::new();
        let mut count = 0;
        for violation in self.each_violation(&document.root, &document.value) {
            // A value of a wrong type often violates the pattern and the list of values too: it is reported once.
            if violation.is_about_value() && !seen.insert(violation.pointer()) {
                continue;
            }
            if count >= most {
                found.is_cut_short = true;
                break;
            }
            count += violation.unknown_keys().len().max(1);
            found.all.push(violation);
        }
        found
    }
}

impl<'d> Violation<'d> {
    /// Translates an error that `schema` has found in the value at `root`.
    fn of(error: &ValidationError, schema: &'d Value, root: &'d Node, value: &'d Value) -> Self {
        let (path, value) = found(error, root, value);
        let keyword = error.schema_path().as_str();
        let parent = keyword.rsplit_once('/').map_or("", |(parent, _)| parent);
        Self { path, value, schema: schema.pointer(parent).unwrap_or(&Value::Null), kind: kind(error.kind()) }
    }

    /// Whether the value as a whole is invalid, unlike a mapping with some invalid parts.
    #[must_use]
    pub fn is_about_value(&self) -> bool {
        !matches!(self.kind, ViolationKind::UnknownKeys(_) | ViolationKind::MissingKey(_))
    }

    /// The keys that a mapping may not have, as many as are worth telling.
    #[must_use]
    pub fn unknown_keys(&self) -> &[String] {
        match &self.kind {
            ViolationKind::UnknownKeys(keys) => &keys[..keys.len().min(MOST_UNKNOWN)],
            _ => &[],
        }
    }

    /// The keys that the mapping may have.
    #[must_use]
    pub fn known_keys(&self) -> Vec<&'d str> {
        keys_of(self.schema)
    }

    /// The keys that the mapping may have in the current form of the format.
    #[must_use]
    pub fn current_keys(&self) -> Vec<&'d str> {
        let is_current = |key: &&str| !is_deprecated(&self.schema["properties"][*key]);
        self.known_keys().into_iter().filter(is_current).collect()
    }

    /// The allowed values, as far as they are texts.
    pub fn options(&self) -> impl Iterator<Item = &str> {
        let options = match &self.kind {
            ViolationKind::NoneOf(options) => options.as_array().map(Vec::as_slice),
            _ => None,
        };
        options.unwrap_or_default().iter().filter_map(Value::as_str)
    }

    /// The one of those values that looks most like the one that is there.
    #[must_use]
    pub fn nearest_option(&self) -> Option<&str> {
        suggest::nearest(self.value.as_str()?, self.options())
    }

    /// The keys on the way to the value.
    #[must_use]
    pub fn keys(&self) -> Vec<&'d str> {
        let keys = self.path.iter().filter_map(|step| if let Step::Key(key) = step { Some(*key) } else { None });
        keys.collect()
    }

    /// The way to the value as a JSON pointer.
    #[must_use]
    pub fn pointer(&self) -> String {
        pointer(&self.path)
    }
}

/// The keys that a mapping may have by its schema.
#[must_use]
pub fn keys_of(schema: &Value) -> Vec<&str> {
    let properties = schema.get("properties").and_then(Value::as_object);
    properties.map_or_else(Vec::new, |fields| fields.keys().map(String::as_str).collect())
}

/// Whether this is the schema of a field that only older records have.
#[must_use]
pub fn is_deprecated(schema: &Value) -> bool {
    schema["deprecated"] == true
}

/// The path and the value of an error. A location does not distinguish the key `0` from the item 0; the tree does.
fn found<'d>(error: &ValidationError, root: &'d Node, value: &'d Value) -> (Vec<Step<'d>>, &'d Value) {
    let (mut node, mut value, mut path) = (root, value, Vec::new());
    for segment in error.instance_path() {
        let item = match &segment {
            LocationSegment::Index(index) => node.item(*index).map(|node| (Step::Index(*index), node)),
            LocationSegment::Property(_) => None,
        };
        let entry = || node.entry(&segment.to_string()).map(|entry| (Step::Key(&entry.key), &entry.node));
        let Some((step, below)) = item.or_else(entry) else { break };
        value = match step {
            Step::Key(key) => &value[key],
            Step::Index(index) => &value[index],
        };
        node = below;
        path.push(step);
    }
    (path, value)
}

fn kind(kind: &ValidationErrorKind) -> ViolationKind {
    match kind {
        ValidationErrorKind::AdditionalProperties { unexpected }
        | ValidationErrorKind::UnevaluatedProperties { unexpected } => ViolationKind::UnknownKeys(unexpected.clone()),
        ValidationErrorKind::Required { property } => {
            ViolationKind::MissingKey(property.as_str().unwrap_or_default().to_owned())
        }
        ValidationErrorKind::Type { kind: TypeKind::Single(one) } => ViolationKind::WrongType(vec![one.to_string()]),
        ValidationErrorKind::Type { kind: TypeKind::Multiple(several) } => {
            ViolationKind::WrongType(several.iter().map(|one| one.to_string()).collect())
        }
        ValidationErrorKind::Enum { options } => ViolationKind::NoneOf(Arc::clone(options)),
        ValidationErrorKind::Pattern { pattern } => ViolationKind::WrongForm(pattern.clone()),
        other => ViolationKind::Broken(other.keyword().to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{Schema, ViolationKind};
    use lossless_yaml::{parse, path_name};

    fn said(text: &str, most: usize) -> (Vec<String>, bool) {
        let text_or_list = json!({ "type": ["string", "array"], "pattern": "^a", "enum": ["ab", "ac"] });
        let schema = json!({ "properties": { "0": text_or_list, "l": { "items": { "type": "integer" } }, "r": {} },
            "additionalProperties": false, "required": ["r"] });
        let (schema, document) = (Schema::new(schema).unwrap(), parse(text).unwrap());
        let found = schema.violations(&document, most);
        let show = |violation: &super::Violation| {
            let what = match &violation.kind {
                ViolationKind::UnknownKeys(keys) => {
                    format!("{} of {}", keys.join(" "), violation.known_keys().join(" "))
                }
                ViolationKind::MissingKey(key) => format!("lacks {key}"),
                ViolationKind::WrongType(types) => types.join(" "),
                ViolationKind::NoneOf(_) => format!("near {:?}", violation.nearest_option()),
                ViolationKind::WrongForm(form) => form.clone(),
                ViolationKind::Broken(keyword) => keyword.clone(),
            };
            format!("{} {}: {what}", path_name(&violation.path), violation.value)
        };
        (found.all.iter().map(show).collect(), found.is_cut_short)
    }

    #[test]
    fn each_value_once_and_its_mapping_for_each_key() {
        assert_eq!(said("{r: 1, 0: ab, l: [1]}", 9), (Vec::new(), false));
        // A wrong type violates the list of values too; the key `0` is not an item.
        let (said_once, _) = said("{0: 3, l: [a, 1, b]}", 9);
        assert_eq!(said_once.len(), 4, "{said_once:?}");
        for expected in ["0 3: string array", "l[0] \"a\": integer", "l[2] \"b\": integer"] {
            assert!(said_once.iter().any(|found| found == expected), "{expected} {said_once:?}");
        }
        let (parts, _) = said("{x: 1, y: 2}", 9);
        assert_eq!(parts.len(), 2);
        assert!(parts.iter().all(|found| found.ends_with("x y of 0 l r") || found.ends_with("lacks r")), "{parts:?}");
    }

    #[test]
    fn enough_is_enough() {
        let (found, is_cut_short) = said("{r: 1, l: [a, b, c]}", 2);
        assert_eq!((found.len(), is_cut_short), (2, true));
        assert!(!said("{r: 1, l: [a, b]}", 2).1);
    }
}
