//! The one place where templates are evaluated: what they may call, how much they may do, and how values are written.

use std::collections::BTreeSet;
use std::io::Write;

use minijinja::functions::Function;
use minijinja::syntax::SyntaxConfig;
use minijinja::value::{FunctionArgs, FunctionResult, Serde, Value};
use minijinja::{Environment, Error, ErrorKind, UndefinedBehavior};

use crate::escaping::Escaping;
use crate::tag::{Mark, Tag};
use crate::{Limits, Problem, ProblemKind, filters};

/// The tests after `is`.
const TESTS: [&str; 26] = [
    "boolean",
    "defined",
    "divisibleby",
    "endingwith",
    "eq",
    "equalto",
    "even",
    "false",
    "float",
    "ge",
    "gt",
    "in",
    "integer",
    "iterable",
    "le",
    "lt",
    "mapping",
    "ne",
    "none",
    "number",
    "odd",
    "sequence",
    "startingwith",
    "string",
    "true",
    "undefined",
];

/// What templates may call, and how much they may be and do.
#[derive(Debug, Clone)]
pub struct Engine {
    environment: Environment<'static>,
    filters: BTreeSet<String>,
    functions: BTreeSet<String>,
    /// The limits.
    pub limits: Limits,
}

impl Default for Engine {
    fn default() -> Self {
        Self::new(Limits::default())
    }
}

impl Engine {
    /// An engine with the filters that this crate brings, and the function `range`.
    #[must_use]
    pub fn new(limits: Limits) -> Self {
        let mut environment = Environment::new();
        environment.set_undefined_behavior(UndefinedBehavior::Chainable);
        environment.set_fuel(Some(limits.work));
        environment.set_debug(false);
        for function in ["debug", "dict", "namespace"] {
            environment.remove_global(function);
        }
        for filter in ["e", "escape", "pprint", "safe"] {
            environment.remove_filter(filter);
        }
        let functions = BTreeSet::from(["range".to_owned()]);
        let mut engine = Self { environment, filters: BTreeSet::new(), functions, limits };
        filters::add_to(&mut engine);
        engine
    }

    /// Adds a filter, or replaces one.
    pub fn add_filter<F, Rv, Args>(&mut self, name: impl Into<String>, filter: F)
    where
        F: Function<Rv, Args>,
        Rv: FunctionResult,
        Args: for<'a> FunctionArgs<'a>,
    {
        let name = name.into();
        self.environment.add_filter(name.clone(), filter);
        self.filters.insert(name);
    }

    /// Adds a function, or replaces one.
    pub fn add_function<F, Rv, Args>(&mut self, name: impl Into<String>, function: F)
    where
        F: Function<Rv, Args>,
        Rv: FunctionResult,
        Args: for<'a> FunctionArgs<'a>,
    {
        let name = name.into();
        self.environment.add_function(name.clone(), function);
        self.functions.insert(name);
    }

    /// The names of all filters, in order.
    pub fn filters(&self) -> impl Iterator<Item = &str> + Clone {
        self.filters.iter().map(String::as_str)
    }

    /// The names of all functions, in order.
    pub fn functions(&self) -> impl Iterator<Item = &str> + Clone {
        self.functions.iter().map(String::as_str)
    }

    /// The names of all tests, in order.
    pub fn tests() -> impl Iterator<Item = &'static str> + Clone {
        TESTS.into_iter()
    }

    /// Whether the engine can read code that stands between others, as `{% if a %}` between nothing and `{% endif %}`.
    pub(crate) fn read(&self, before: &str, tag: &Tag, after: &str) -> Result<(), ProblemKind> {
        let mut source = Source::default();
        source.text += before;
        let start = source.text.len();
        source.push_tag(0, tag);
        source.text += after;
        let Err(error) = self.with_syntax().template_from_str(&source.text) else { return Ok(()) };
        let near = error.range().filter(|range| range.start >= start).and_then(|range| source.text.get(range));
        let near = near.map(|near| near.trim_matches(is_delimiter).trim().to_owned()).unwrap_or_default();
        Err(ProblemKind::Syntax { near, detail: detail(&error) })
    }

    /// Fills a source. On failure, the number of the tag that failed, where the engine knows it.
    pub(crate) fn fill(
        &self,
        source: &Source,
        escaping: Escaping,
        value: &Value,
    ) -> Result<String, (ProblemKind, Option<usize>)> {
        let mut environment = self.with_syntax();
        environment.set_formatter(move |out, _, value| escaping.write(out, value));
        let mut result = Bounded { bytes: Vec::new(), limit: self.limits.result };
        let template = environment.template_from_str(&source.text);
        let filled = template.and_then(|template| template.render_captured_to(value, &mut result).map(|_| ()));
        match filled {
            Ok(()) => String::from_utf8(result.bytes)
                .map_err(|error| (ProblemKind::Failed { detail: error.to_string() }, None)),
            Err(error) => {
                let kind = match error.kind() {
                    ErrorKind::OutOfFuel => ProblemKind::TooMuchWork,
                    ErrorKind::WriteFailure => ProblemKind::ResultTooLarge { limit: self.limits.result },
                    _ => ProblemKind::Failed { detail: detail(&error) },
                };
                Err((kind, error.range().and_then(|range| source.tag_at(range.start))))
            }
        }
    }

    fn with_syntax(&self) -> Environment<'_> {
        let mut environment = self.environment.clone();
        if let Ok(syntax) = syntax() {
            environment.set_syntax(syntax);
        }
        environment
    }
}

/// A value that templates are filled with. What is null is absent.
pub(crate) fn value(value: &impl serde::Serialize) -> Result<Value, Vec<Problem>> {
    let failed = |error: serde_json::Error| {
        vec![Problem::of_part(crate::Part::File, ProblemKind::Value { detail: error.to_string() })]
    };
    let mut value = serde_json::to_value(value).map_err(failed)?;
    drop_nulls(&mut value);
    Ok(Value::from(Serde(value)))
}

fn drop_nulls(value: &mut serde_json::Value) {
    match value {
        serde_json::Value::Object(map) => {
            map.retain(|_, value| !value.is_null());
            map.values_mut().for_each(drop_nulls);
        }
        serde_json::Value::Array(items) => {
            items.retain(|item| !item.is_null());
            items.iter_mut().for_each(drop_nulls);
        }
        _ => {}
    }
}

fn detail(error: &Error) -> String {
    error.detail().map_or_else(|| error.kind().to_string(), str::to_owned)
}

/// What begins and ends tags for the engine. XML and texts cannot hold these characters, so whatever stands between the
/// tags that were found is text for the engine, even where it looks like a tag.
const DELIMITERS: [(&str, &str); 3] = [("\u{1}", "\u{2}"), ("\u{3}", "\u{4}"), ("\u{5}", "\u{6}")];

/// Whether it begins or ends a tag for the engine.
pub(crate) fn is_delimiter(letter: char) -> bool {
    ('\u{1}'..='\u{6}').contains(&letter)
}

fn syntax() -> Result<SyntaxConfig, Error> {
    let [values, statements, comments] = DELIMITERS;
    SyntaxConfig::builder()
        .variable_delimiters(values.0, values.1)
        .block_delimiters(statements.0, statements.1)
        .comment_delimiters(comments.0, comments.1)
        .keep_trailing_newline(true)
        .build()
}

/// A template as the engine reads it.
#[derive(Debug, Clone, Default)]
pub(crate) struct Source {
    pub text: String,
    /// Where tags begin in the text, with their numbers.
    tags: Vec<(usize, usize)>,
}

impl Source {
    /// Appends a tag; a comment is nothing.
    pub fn push_tag(&mut self, number: usize, tag: &Tag) {
        let (begin, end) = match tag.mark {
            Mark::Value => DELIMITERS[0],
            Mark::Statement => DELIMITERS[1],
            Mark::Comment => return,
        };
        self.tags.push((self.text.len(), number));
        for part in [begin, " ", &tag.code, " ", end] {
            self.text += part;
        }
    }

    /// The tag that stands at a byte of the text.
    fn tag_at(&self, byte: usize) -> Option<usize> {
        let after = self.tags.partition_point(|(start, _)| *start <= byte);
        after.checked_sub(1).map(|last| self.tags[last].1)
    }
}

/// A writer that takes so much and no more.
struct Bounded {
    bytes: Vec<u8>,
    limit: usize,
}

impl Write for Bounded {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        if self.bytes.len() + bytes.len() > self.limit {
            return Err(std::io::ErrorKind::FileTooLarge.into());
        }
        self.bytes.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}
