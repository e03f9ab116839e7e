//! Fields by their names: what the format says of them.

use serde_json::Value;

use super::value::{Kind, parsed};
use crate::cli::new::flags::pieces;
use crate::cli::part::Part;
use crate::cli::{Environment, Failure};
use crate::i18n::Message;
use crate::model::Vocabulary;
use crate::text::suggest::nearest;
use crate::yaml::Step;

/// A field of a record or of a part of it.
pub(in crate::cli) struct Field<'a> {
    /// Its name, as typed.
    pub name: &'a str,
    /// The way to it from the record or the part.
    pub steps: Vec<Step<'a>>,
    /// What its values are.
    pub kind: Kind,
}

impl<'a> Field<'a> {
    /// Returns the field of a name, which may be one of a mapping's: `session.place`.
    pub fn find(name: &'a str, part: &Part, record: &Value) -> Result<Self, Failure> {
        let own = part.entity.map_or(record, |entity| &record["properties"][entity.list()]["items"]);
        let mut schema = own;
        let mut steps = Vec::new();
        for key in name.split('.') {
            let is_own = steps.first().is_some_and(|first| matches!(first, Step::Key(key) if key.starts_with("x-")));
            match schema["properties"].get(key) {
                Some(field) => schema = field,
                None if (key.starts_with("x-") || is_own) && !key.is_empty() => schema = &Value::Null,
                None => return Err(unknown(name, part, own, record)),
            }
            steps.push(Step::Key(key));
        }
        Ok(Self { name, steps, kind: Kind::of(schema) })
    }

    /// Returns the items that a text means; one failure where the field holds no list.
    pub fn items(&self, text: &str, environment: &Environment) -> Result<Vec<Value>, Failure> {
        let item = match &self.kind {
            Kind::List(item) => item,
            Kind::References => &Kind::Text,
            Kind::Parts => return Err(self.has_parts()),
            _ => return Err(Failure::new(Message::new("set-no-list").with("field", self.name))),
        };
        let pieces = pieces(text).into_iter().filter(|piece| !piece.is_empty());
        pieces.map(|piece| parsed(self.name, item, &piece, environment)).collect()
    }

    /// Returns what to say where a value with fields of its own would be needed.
    pub fn has_parts(&self) -> Failure {
        Failure::new(Message::new("set-parts").with("field", self.name)).helped(Message::new("set-parts-help"))
    }
}

/// The parts that an argument can name, and how one is called in an example.
const EXAMPLES: [(&str, &str); 5] = [
    ("organizations", "so-noi-vu"),
    ("participants", "bui-thai-trong"),
    ("proceedings", "p1"),
    ("directives", "d1"),
    ("tasks", "t1"),
];

fn unknown(name: &str, part: &Part, own: &Value, record: &Value) -> Failure {
    let failure = Failure::new(Message::new("set-unknown-field").with("id", part.name).with("field", name));
    let names = names(own);
    let last = name.rsplit('.').next().unwrap_or(name);
    if let Some(full) = names.iter().find(|full| full.rsplit('.').next() == Some(last)) {
        return failure.helped(Message::new("did-you-mean").with("name", full));
    }
    if let Some(near) = nearest(name, names.iter().map(String::as_str)) {
        return failure.helped(Message::new("did-you-mean").with("name", near));
    }
    let has_it = |list: &str| record["properties"][list]["items"]["properties"].get(name).is_some();
    if let (None, Some((_, example))) = (part.entity, EXAMPLES.iter().find(|(list, _)| has_it(list))) {
        let example = format!("{}#{example}", part.name);
        return failure.helped(Message::new("set-of-part").with("field", name).with("example", example));
    }
    failure.helped(Message::new("known-fields").with("names", names.join(", ")))
}

/// Returns the names of the fields that can be set: those of mappings behind the mapping's own.
fn names(schema: &Value) -> Vec<String> {
    let mut names = Vec::new();
    for (key, field) in schema["properties"].as_object().into_iter().flatten() {
        match field["properties"].as_object() {
            Some(fields) => names.extend(fields.keys().map(|inner| format!("{key}.{inner}"))),
            None => names.push(key.clone()),
        }
    }
    names
}

/// Returns the closed list of a schema.
pub(super) fn vocabulary(schema: &Value) -> Option<&'static Vocabulary> {
    let names: Vec<&str> = schema["enum"].as_array()?.iter().filter_map(Value::as_str).collect();
    Vocabulary::of_names(&names)
}
