//! The filters of templates. All take an absent value: a field that a record does not have is printed as nothing.

use std::borrow::Cow;

use minijinja::value::{Kwargs, Rest, Value, ValueKind, ValueOrKwargs};
use minijinja::{Error, ErrorKind, State, filters};

use crate::Engine;

/// Adds all filters to an engine.
pub(crate) fn add_to(engine: &mut Engine) {
    engine.add_filter("default", filters::default);
    engine.add_filter("d", filters::default);
    engine.add_filter("join", join);
    for (name, filter) in [
        ("abs", Value::from_function(filters::abs)),
        ("batch", Value::from_function(filters::batch)),
        ("capitalize", Value::from_function(filters::capitalize)),
        ("count", Value::from_function(filters::length)),
        ("dictsort", Value::from_function(filters::dictsort)),
        ("first", Value::from_function(filters::first)),
        ("float", Value::from_function(filters::float)),
        ("groupby", Value::from_function(filters::groupby)),
        ("indent", Value::from_function(filters::indent)),
        ("int", Value::from_function(filters::int)),
        ("items", Value::from_function(filters::items)),
        ("last", Value::from_function(filters::last)),
        ("length", Value::from_function(filters::length)),
        ("lines", Value::from_function(filters::lines)),
        ("list", Value::from_function(filters::list)),
        ("lower", Value::from_function(filters::lower)),
        ("lower_first", Value::from_function(lower_first)),
        ("map", Value::from_function(filters::map)),
        ("max", Value::from_function(filters::max)),
        ("min", Value::from_function(filters::min)),
        ("reject", Value::from_function(filters::reject)),
        ("rejectattr", Value::from_function(filters::rejectattr)),
        ("replace", Value::from_function(filters::replace)),
        ("reverse", Value::from_function(filters::reverse)),
        ("round", Value::from_function(filters::round)),
        ("select", Value::from_function(filters::select)),
        ("selectattr", Value::from_function(filters::selectattr)),
        ("slice", Value::from_function(filters::slice)),
        ("sort", Value::from_function(filters::sort)),
        ("split", Value::from_function(filters::split)),
        ("string", Value::from_function(filters::string)),
        ("sum", Value::from_function(filters::sum)),
        ("title", Value::from_function(filters::title)),
        ("trim", Value::from_function(filters::trim)),
        ("unique", Value::from_function(filters::unique)),
        ("upper", Value::from_function(filters::upper)),
        ("upper_first", Value::from_function(upper_first)),
    ] {
        let of_absent = if matches!(name, "count" | "length" | "sum") { Value::from(0) } else { Value::UNDEFINED };
        engine.add_filter(name, tolerant(filter, of_absent));
    }
}

/// A filter that says what it makes of an absent value, and costs as much work as its value is long.
fn tolerant(
    filter: Value,
    of_absent: Value,
) -> impl Fn(&mut State, Rest<ValueOrKwargs>) -> Result<Value, Error> + Send + Sync + 'static {
    move |state: &mut State, arguments: Rest<ValueOrKwargs>| {
        let arguments = arguments.into_values();
        match arguments.first() {
            None => return Err(ErrorKind::MissingArgument.into()),
            Some(value) if is_absent(value) => return Ok(of_absent.clone()),
            Some(value) => state.consume_fuel(value.len().unwrap_or(0) as u64)?,
        }
        filter.call(state, &arguments)
    }
}

fn is_absent(value: &Value) -> bool {
    value.is_undefined() || value.is_none()
}

/// A text with its first letter in upper case; the rest stays.
fn upper_first(value: &Value) -> Result<String, Error> {
    let text = text(value)?;
    let mut letters = text.chars();
    Ok(letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect())
}

/// A text with its first letter in lower case; the rest stays.
fn lower_first(value: &Value) -> Result<String, Error> {
    let text = text(value)?;
    let mut letters = text.chars();
    Ok(letters.next().into_iter().flat_map(char::to_lowercase).chain(letters).collect())
}

/// The texts of a list with a separator between them: `a|join(", ")`, `a|join(", ", last=" and ")`,
/// `a|join(", ", attribute="name")`. What is absent or empty is left out; one text is itself.
#[allow(clippy::needless_pass_by_value, reason = "the engine passes the named arguments so")]
fn join(state: &State, value: &Value, separator: Option<Cow<'_, str>>, kwargs: Kwargs) -> Result<String, Error> {
    let separator = separator.unwrap_or_default();
    let (last, attribute) = (kwargs.get::<Option<String>>("last")?, kwargs.get::<Option<String>>("attribute")?);
    kwargs.assert_all_used()?;
    if is_absent(value) {
        return Ok(String::new());
    }
    if !is_list(value) {
        return text(value);
    }
    let mut texts = Vec::new();
    for item in value.try_iter()? {
        let item = match &attribute {
            Some(path) => attribute_of(item, path)?,
            None => item,
        };
        let item = text(&item)?;
        state.consume_fuel(1 + ((item.len() + separator.len()) / 64) as u64)?;
        if !item.is_empty() {
            texts.push(item);
        }
    }
    match (texts.as_slice(), last) {
        ([before @ .., end], Some(last)) if !before.is_empty() => Ok(before.join(&separator) + &last + end),
        _ => Ok(texts.join(&separator)),
    }
}

fn attribute_of(mut value: Value, path: &str) -> Result<Value, Error> {
    for name in path.split('.') {
        if is_absent(&value) {
            break;
        }
        value = value.get_attr(name)?;
    }
    Ok(value)
}

fn is_list(value: &Value) -> bool {
    matches!(value.kind(), ValueKind::Seq | ValueKind::Iterable)
}

/// A value as text. A list is its items; what has fields of its own is none.
pub(crate) fn text(value: &Value) -> Result<String, Error> {
    match value.kind() {
        ValueKind::Undefined | ValueKind::None => Ok(String::new()),
        ValueKind::Seq | ValueKind::Iterable => {
            let texts: Result<Vec<_>, _> = value.try_iter()?.map(|item| text_of_item(&item)).collect();
            Ok(texts?.join(", "))
        }
        _ => text_of_item(value),
    }
}

fn text_of_item(value: &Value) -> Result<String, Error> {
    match value.kind() {
        ValueKind::Undefined | ValueKind::None => Ok(String::new()),
        ValueKind::Bool => Ok(value.is_true().to_string()),
        ValueKind::String | ValueKind::Number => Ok(value.as_str().map_or_else(|| value.to_string(), str::to_owned)),
        kind => Err(Error::new(ErrorKind::InvalidOperation, format!("a {kind} is not a text"))),
    }
}
