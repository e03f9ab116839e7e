//! Regular expressions and JSON Schemas in the settings, compiled once.

use std::collections::HashMap;
use std::fmt;

use jsonschema::PatternOptions;
use regex::{Regex, RegexBuilder};
use serde_json::Value;

use crate::i18n::Message;
use crate::schema::Schema;

/// Most bytes of a compiled expression.
const EXPRESSION_LIMIT: usize = 1 << 20;

/// The form of a text: a regular expression that the whole text has to fit.
#[derive(Clone)]
pub struct Form {
    source: String,
    expression: Regex,
}

impl Form {
    /// Compiles an expression.
    ///
    /// # Errors
    /// The message of the library.
    pub(super) fn new(source: &str) -> Result<Self, String> {
        let build = |source: &str| {
            RegexBuilder::new(source).size_limit(EXPRESSION_LIMIT).build().map_err(|error| last_line(&error))
        };
        // Compiled alone first, so that an expression such as `a)|(b` does not become valid through the brackets around
        // it.
        build(source)?;
        Ok(Self { source: source.to_owned(), expression: build(&format!(r"\A(?:{source})\z"))? })
    }

    /// Whether the whole text has the form.
    #[must_use]
    pub fn fits(&self, text: &str) -> bool {
        self.expression.is_match(text)
    }

    /// The expression as written in the settings.
    #[must_use]
    pub fn source(&self) -> &str {
        &self.source
    }
}

impl fmt::Debug for Form {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        fmt::Debug::fmt(&self.source, out)
    }
}

impl PartialEq for Form {
    fn eq(&self, other: &Self) -> bool {
        self.source == other.source
    }
}

impl Eq for Form {}

/// A JSON Schema for a custom field.
#[derive(Clone)]
pub struct OwnSchema {
    /// Its file, from the archive's root.
    pub file: String,
    /// The text of the file.
    schema: Schema,
}

impl OwnSchema {
    /// Compiles a schema without access to other files or the network.
    ///
    /// # Errors
    /// Why the schema cannot be used; mostly a message of the library.
    pub(super) fn new(file: &str, text: &str) -> Result<Self, Message> {
        let said = |reason: String| Message::new("reason-other").with("text", reason);
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let source: Value = serde_json::from_str(text).map_err(|error| said(last_line(&error)))?;
        if (Weighing { root: &source, known: HashMap::new() }).weight(&source, 0) > MOST_WEIGHT {
            return Err(Message::new("settings-intricate-schema"));
        }
        let validator = jsonschema::options()
            .should_validate_formats(true)
            .with_pattern_options(PatternOptions::regex().size_limit(EXPRESSION_LIMIT))
            .offline()
            .build(&source)
            .map_err(|error| said(last_line(&error)))?;
        Ok(Self { file: file.to_owned(), schema: Schema::compiled(source, validator) })
    }

    /// The compiled schema.
    #[must_use]
    pub fn schema(&self) -> &Schema {
        &self.schema
    }
}

impl fmt::Debug for OwnSchema {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        out.debug_struct("OwnSchema")
            .field("file", &self.file)
            .field("source", self.schema.source())
            .finish_non_exhaustive()
    }
}

impl PartialEq for OwnSchema {
    fn eq(&self, other: &Self) -> bool {
        (&self.file, self.schema.source()) == (&other.file, other.schema.source())
    }
}

impl Eq for OwnSchema {}

/// Most evaluation steps of a schema for one value.
const MOST_WEIGHT: u32 = 100_000;

/// Longest chain of references.
const MOST_STEPS: usize = 100;

/// The number of subschemas that may be evaluated for one value. A reference counts each time, since it is followed
/// each time.
struct Weighing<'s> {
    root: &'s Value,
    /// The weights of what has been referred to.
    known: HashMap<&'s str, u32>,
}

impl<'s> Weighing<'s> {
    /// The number of evaluations of `part`, at this depth of references.
    fn weight(&mut self, part: &'s Value, steps: usize) -> u32 {
        match part {
            Value::Object(fields) => fields.iter().fold(1, |sum: u32, (name, value)| {
                let target = value.as_str().filter(|_| name == "$ref" || name == "$dynamicRef");
                let more = match target {
                    Some(target) => self.follow(target, steps + 1),
                    None => self.weight(value, steps),
                };
                sum.saturating_add(more)
            }),
            Value::Array(items) => items.iter().fold(0, |sum: u32, item| sum.saturating_add(self.weight(item, steps))),
            _ => 0,
        }
    }

    fn follow(&mut self, target: &'s str, steps: usize) -> u32 {
        if steps > MOST_STEPS {
            return MOST_WEIGHT + 1;
        }
        if let Some(weight) = self.known.get(target) {
            return *weight;
        }
        // Marks the node as in progress: a cycle with one way back is a chain, with two it is an infinite tree.
        self.known.insert(target, MOST_WEIGHT / 2 + 1);
        let part = target.strip_prefix('#').and_then(|pointer| self.root.pointer(pointer));
        let weight = part.map_or(1, |part| self.weight(part, steps));
        self.known.insert(target, weight);
        weight
    }
}

/// The library's message, shortened: its last line has the reason, those before it show the expression.
fn last_line(error: &impl fmt::Display) -> String {
    let words = error.to_string();
    let line = words.lines().last().unwrap_or_default();
    let line = line.strip_prefix("error: ").unwrap_or(line);
    match line.char_indices().nth(200) {
        Some((end, _)) => format!("{}…", &line[..end]),
        None => line.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::OwnSchema;
    use serde_json::{Map, json};

    /// A chain of definitions, each of which is two times the next.
    fn doubling(count: usize) -> String {
        let next = |at: usize| json!({ "$ref": format!("#/$defs/a{}", at + 1) });
        let mut definitions: Map<_, _> =
            (0..count).map(|at| (format!("a{at}"), json!({ "anyOf": [next(at), next(at)] }))).collect();
        definitions.insert(format!("a{count}"), json!({ "type": "number" }));
        json!({ "$ref": "#/$defs/a0", "$defs": definitions }).to_string()
    }

    #[test]
    fn what_would_take_for_ever_is_refused() {
        let is_taken = |text: &str| OwnSchema::new("x.json", text).is_ok();
        assert!(is_taken(&doubling(5)));
        assert!(!is_taken(&doubling(22)));
        assert!(!is_taken(&doubling(2000)));
        let list = json!({ "properties": { "next": { "$ref": "#" }, "name": { "type": "string" } } });
        assert!(is_taken(&list.to_string()));
        let tree = json!({ "anyOf": [{ "items": { "$ref": "#" } }, { "properties": { "a": { "$ref": "#" } } }] });
        assert!(!is_taken(&tree.to_string()));
    }
}
