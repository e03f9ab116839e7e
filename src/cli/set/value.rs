//! What people type, as the values of the format.

use serde_json::Value;

use super::field::{Field, vocabulary};
use crate::cli::new::flags::pieces;
use crate::cli::new::input::refuse_control;
use crate::cli::{Environment, Failure};
use crate::i18n::Message;
use crate::model::{TIME_PATTERN, Vocabulary};
use crate::query::choose;
use crate::render;
use crate::text::date::parse_date;
use crate::text::recognize::day::parse_day;
use crate::text::time::parse_time;

/// What a field's values are.
#[derive(Debug)]
pub(in crate::cli) enum Kind {
    /// Words.
    Text,
    /// A day.
    Date,
    /// A clock time.
    Time,
    /// A number.
    Count,
    /// One of a few names.
    Choice(&'static Vocabulary),
    /// Several values.
    List(Box<Self>),
    /// One reference or several.
    References,
    /// A mapping, or a list of mappings.
    Parts,
    /// The office's own, which may be anything.
    Own,
}

impl Kind {
    /// Returns the kind that a schema asks for.
    pub(super) fn of(schema: &Value) -> Self {
        let is = |name: &str| match &schema["type"] {
            Value::Array(types) => types.iter().any(|one| one == name),
            one => one == name,
        };
        if schema.is_null() {
            Self::Own
        } else if is("object") || schema["properties"].is_object() || schema["items"]["properties"].is_object() {
            Self::Parts
        } else if is("array") {
            if is("string") { Self::References } else { Self::List(Box::new(Self::of(&schema["items"]))) }
        } else if let Some(vocabulary) = vocabulary(schema) {
            Self::Choice(vocabulary)
        } else if schema["format"] == "date" {
            Self::Date
        } else if schema["pattern"] == TIME_PATTERN {
            Self::Time
        } else if is("integer") {
            Self::Count
        } else {
            Self::Text
        }
    }
}

/// Returns what a text means as the value of a field.
pub(in crate::cli) fn value_of(field: &Field, text: &str, environment: &Environment) -> Result<Value, Failure> {
    match &field.kind {
        Kind::Parts => Err(field.has_parts()),
        Kind::List(_) => Ok(field.items(text, environment)?.into()),
        Kind::References => match pieces(text) {
            several if several.len() > 1 => Ok(field.items(text, environment)?.into()),
            one => parsed(field.name, &Kind::Text, &one.concat(), environment),
        },
        kind => parsed(field.name, kind, text, environment),
    }
}

/// Returns what a text means as one value.
pub(super) fn parsed(field: &str, kind: &Kind, text: &str, environment: &Environment) -> Result<Value, Failure> {
    let wrong = |key: &'static str| Failure::new(Message::new(key).with("field", field).with("value", text));
    match kind {
        Kind::Date => day(field, text, environment),
        Kind::Time => parse_time(text).map(Value::from).ok_or_else(|| wrong("set-no-time")),
        Kind::Count => text.parse::<i64>().map(Value::from).map_err(|_| wrong("set-no-number")),
        Kind::Choice(vocabulary) => choice(field, **vocabulary, text).map(Value::from),
        Kind::Own => Ok(own(text)),
        Kind::Text | Kind::List(_) | Kind::References | Kind::Parts => self::text(field, text).map(Value::from),
    }
}

/// Returns a text that a field may hold.
fn text(field: &str, text: &str) -> Result<String, Failure> {
    let text = crate::text::nfc(text);
    refuse_control(field, &Value::from(text.as_str()))?;
    Ok(text)
}

/// Returns the name that a text is, or is the label of, in either language.
pub(super) fn choice(field: &str, vocabulary: Vocabulary, text: &str) -> Result<&'static str, Failure> {
    choose(vocabulary, text).map_err(|near| {
        let failure = Failure::new(Message::new("set-no-choice").with("field", field).with("value", text));
        match near {
            Some(near) => failure.helped(Message::new("did-you-mean").with("name", near)),
            None => failure.helped(Message::new("known-values").with("names", vocabulary.names.join(", "))),
        }
    })
}

/// Returns a day as people write it; one that depends on today is said.
fn day(field: &str, text: &str, environment: &Environment) -> Result<Value, Failure> {
    if let Some(date) = parse_date(text) {
        return Ok(date.to_string().into());
    }
    let (date, _) = parse_day(text, environment.workspace.today()?)
        .ok_or_else(|| Failure::new(Message::new("no-date").with("name", field).with("value", text)))?;
    if !environment.terminal.is_quiet {
        let day = render::day(&environment.terminal.catalog, date);
        let message = Message::new("set-day").with("field", field).with("value", text).with("date", day);
        environment.terminal.tell(&message);
    }
    Ok(date.to_string().into())
}

/// Returns a value of the office's own: a number or a truth where it is written as one, else the text.
fn own(text: &str) -> Value {
    match text {
        "true" => true.into(),
        "false" => false.into(),
        _ => match text.parse::<i64>() {
            Ok(number) if number.to_string() == text => number.into(),
            _ => text.into(),
        },
    }
}
