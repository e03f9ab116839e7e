//! Texts that a JSON Schema admits, generated from the schema itself, so that no case depends on a test's author.

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::string::string_regex;
use serde_json::{Map, Value, json};

/// A strategy for texts (YAML in flow style) whose values `schema` admits. Integers are in any notation that JSON
/// Schema and YAML accept.
///
/// # Panics
/// If the schema has a keyword that this function does not support.
pub(crate) fn admitted(schema: &Value) -> BoxedStrategy<String> {
    let variants = variants(schema);
    if variants.len() > 1 {
        return proptest::strategy::Union::new(variants.iter().map(admitted)).boxed();
    }
    let schema = &variants[0];
    if let Some(values) = schema.get("enum").and_then(Value::as_array) {
        return select(values.clone()).prop_flat_map(|value| written(&value)).boxed();
    }
    let types = match &schema["type"] {
        Value::Array(types) => types.clone(),
        Value::String(name) => vec![json!(name)],
        // Custom fields hold any value.
        _ => ["string", "integer", "number", "boolean", "null"].map(Value::from).to_vec(),
    };
    proptest::strategy::Union::new(types.iter().map(|name| of_type(name.as_str().unwrap(), schema))).boxed()
}

fn of_type(name: &str, schema: &Value) -> BoxedStrategy<String> {
    match name {
        "null" => select(vec!["null", "~"]).prop_map(str::to_owned).boxed(),
        "boolean" => any::<bool>().prop_map(|value| value.to_string()).boxed(),
        "number" => (-1e6..1e6).prop_map(|value: f64| json!(value).to_string()).boxed(),
        "integer" => {
            let bound = |key: &str, otherwise| schema.get(key).map_or(otherwise, |bound| bound.as_i64().unwrap());
            let (least, most) = (bound("minimum", -1000), bound("maximum", 1_000_000));
            prop_oneof![Just(least), Just(most), least..=most, least..=most.min(100)].prop_flat_map(integer).boxed()
        }
        "string" => string(schema),
        "array" => vec(admitted(&schema["items"]), 0..3).prop_map(|items| format!("[{}]", items.join(", "))).boxed(),
        "object" => object(schema),
        other => panic!("the type {other} is not known here"),
    }
}

/// The alternatives of a schema, without `anyOf`, `if` and the like: a value is valid by `schema` if it is by one of
/// them.
fn variants(schema: &Value) -> Vec<Value> {
    let Some(fields) = schema.as_object() else { return vec![json!({})] };
    for keyword in ["allOf", "oneOf", "not", "$ref", "dependentSchemas", "propertyNames", "minProperties"] {
        assert!(!fields.contains_key(keyword), "{keyword} is not known here");
    }
    let mut plain = fields.clone();
    let [any, condition, then, otherwise] = ["anyOf", "if", "then", "else"].map(|keyword| plain.remove(keyword));
    let plain = Value::Object(plain);
    if let Some(condition) = condition {
        let required = condition["required"].as_array().unwrap();
        assert_eq!(condition.as_object().unwrap().len(), 1, "{condition} is not known here");
        let absent: Map<String, Value> =
            required.iter().map(|field| (field.as_str().unwrap().to_owned(), json!(false))).collect();
        let with = joined(&joined(&plain, &condition), &then.unwrap_or_default());
        let without = joined(&joined(&plain, &otherwise.unwrap_or_default()), &json!({ "properties": absent }));
        return vec![with, without];
    }
    match any {
        Some(any) => any.as_array().unwrap().iter().map(|one| joined(&plain, one)).collect(),
        None => vec![plain],
    }
}

/// The conjunction of two schemas.
fn joined(schema: &Value, with: &Value) -> Value {
    let mut joined = schema.clone();
    for (keyword, value) in with.as_object().into_iter().flatten() {
        match (keyword.as_str(), joined.get_mut(keyword)) {
            ("required", Some(required)) => required.as_array_mut().unwrap().extend(value.as_array().unwrap().clone()),
            ("properties", Some(properties)) => {
                for (field, schema) in value.as_object().unwrap() {
                    let schema =
                        if *schema == json!(false) { json!(false) } else { self::joined(&properties[field], schema) };
                    properties[field] = schema;
                }
            }
            _ => joined[keyword] = value.clone(),
        }
    }
    joined
}

fn object(schema: &Value) -> BoxedStrategy<String> {
    let required: Vec<&Value> = schema["required"].as_array().into_iter().flatten().collect();
    let mut fields: Vec<BoxedStrategy<Option<String>>> = Vec::new();
    for (name, property) in schema["properties"].as_object().into_iter().flatten() {
        if *property == json!(false) {
            continue;
        }
        let key = json!(name).to_string();
        let field = admitted(property).prop_map(move |value| format!("{key}: {value}"));
        fields.push(if required.iter().any(|required| *required == name) {
            field.prop_map(Some).boxed()
        } else {
            option::of(field).boxed()
        });
    }
    let patterns = schema["patternProperties"].as_object().into_iter().flatten();
    let others = patterns.map(|(pattern, schema)| (key(pattern), schema));
    let any = schema.get("additionalProperties").filter(|schema| schema.is_object());
    for (key, schema) in others.chain(any.map(|schema| (key("^[a-z]{1,6}$"), schema))) {
        let field = (key, admitted(schema)).prop_map(|(key, value)| format!("{}: {value}", json!(key)));
        fields.push(option::of(field).boxed());
    }
    fields.prop_map(|fields| format!("{{{}}}", fields.into_iter().flatten().collect::<Vec<_>>().join(", "))).boxed()
}

fn string(schema: &Value) -> BoxedStrategy<String> {
    let pattern = schema["pattern"].as_str().unwrap_or("^[ -~À-ỹ\n]{0,12}$");
    key(pattern).prop_map(|text| json!(text).to_string()).boxed()
}

/// Keys that match a pattern and that YAML can represent.
fn key(pattern: &str) -> BoxedStrategy<String> {
    let whole = pattern.strip_prefix('^').unwrap_or(pattern);
    let whole = whole.strip_suffix('$').unwrap_or(whole);
    let is_printable = |text: &String| !text.contains(|c: char| c.is_control() && c != '\n' || c >= '\u{2000}');
    string_regex(whole).unwrap().prop_filter("YAML can hold it", is_printable).boxed()
}

fn written(value: &Value) -> BoxedStrategy<String> {
    match value.as_i64() {
        Some(number) => integer(number).boxed(),
        None => Just(value.to_string()).boxed(),
    }
}

/// The notations of an integer.
fn integer(number: i64) -> impl Strategy<Value = String> {
    let mut ways = vec![
        format!("{number}"),
        format!("{number}.0"),
        format!("{number}."),
        format!("{number}.00e+0"),
        format!("{number}E0"),
        format!("{number}0e-1"),
    ];
    if number >= 0 {
        ways.extend([format!("+{number}"), format!("0x{number:x}"), format!("0o{number:o}"), format!("00{number}")]);
        ways.push(format!("{}.{}e1", number / 10, number % 10));
    }
    select(ways)
}
