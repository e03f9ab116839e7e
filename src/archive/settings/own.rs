//! What an office says in a language of its own: regular expressions and JSON Schemas, compiled once.

use std::fmt;

use jsonschema::{PatternOptions, Validator};
use regex::{Regex, RegexBuilder};
use serde_json::Value;

/// A compiled expression may take this many bytes: enough for whatever a person writes.
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
    /// The reason why it is none, in the words of the library.
    pub(super) fn new(source: &str) -> Result<Self, String> {
        let build = |source: &str| {
            RegexBuilder::new(source).size_limit(EXPRESSION_LIMIT).build().map_err(|error| last_line(&error))
        };
        // Compiled alone first, so that an expression such as `a)|(b` is not made right by the brackets around it.
        build(source)?;
        Ok(Self { source: source.to_owned(), expression: build(&format!(r"\A(?:{source})\z"))? })
    }

    /// Returns whether the whole text has the form.
    #[must_use]
    pub fn fits(&self, text: &str) -> bool {
        self.expression.is_match(text)
    }

    /// Returns the expression as the office wrote it.
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

/// A JSON Schema of the office for a field of its own.
#[derive(Clone)]
pub struct OwnSchema {
    /// Its file, from the archive's root.
    pub file: String,
    /// What the file says.
    source: Value,
    validator: Validator,
}

impl OwnSchema {
    /// Compiles the schema that `text` says, without asking any other file or the network for anything.
    ///
    /// # Errors
    /// The reason why it is none, in the words of the library.
    pub(super) fn new(file: &str, text: &str) -> Result<Self, String> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let source: Value = serde_json::from_str(text).map_err(|error| last_line(&error))?;
        let validator = jsonschema::options()
            .should_validate_formats(true)
            .with_pattern_options(PatternOptions::regex().size_limit(EXPRESSION_LIMIT))
            .offline()
            .build(&source)
            .map_err(|error| last_line(&error))?;
        Ok(Self { file: file.to_owned(), source, validator })
    }

    /// Returns the compiled schema.
    #[must_use]
    pub fn validator(&self) -> &Validator {
        &self.validator
    }
}

impl fmt::Debug for OwnSchema {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        out.debug_struct("OwnSchema").field("file", &self.file).field("source", &self.source).finish_non_exhaustive()
    }
}

impl PartialEq for OwnSchema {
    fn eq(&self, other: &Self) -> bool {
        (&self.file, &self.source) == (&other.file, &other.source)
    }
}

impl Eq for OwnSchema {}

/// The library's reason, short: its last line says what is wrong, those before it show the expression.
fn last_line(error: &impl fmt::Display) -> String {
    let words = error.to_string();
    let line = words.lines().last().unwrap_or_default();
    let line = line.strip_prefix("error: ").unwrap_or(line);
    match line.char_indices().nth(200) {
        Some((end, _)) => format!("{}…", &line[..end]),
        None => line.to_owned(),
    }
}
