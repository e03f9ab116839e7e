//! A custom field (`x-`) does not match its JSON Schema.

use serde_json::Value;

use crate::archive::OwnSchema;
use crate::check::{Check, Context, Rule, explanation};
use crate::finding::{Finding, Group, Severity};
use crate::i18n::Message;
use crate::schema::{Violation, ViolationKind};
use lossless_yaml::Step;

pub(crate) const RULE: Rule = Rule {
    code: "office-schema",
    group: Group::Meaning,
    severity: Severity::Error,
    check: Check::Record(check),
    explanation: explanation!(settings),
};

/// Most findings of one field.
const MOST: usize = 100;

fn check(context: &Context, findings: &mut Vec<Finding>) {
    if !context.settings.schemas.is_empty() {
        look(context, context.value, &mut Vec::new(), findings);
    }
}

/// More values than this are no help.
const MOST_VALUES: usize = 20;

/// Finds custom fields in `value` and its descendants; custom fields inside custom fields are left to the outer schema.
fn look<'c>(context: &'c Context, value: &'c Value, place: &mut Vec<Step<'c>>, findings: &mut Vec<Finding>) {
    match value {
        Value::Object(fields) => {
            for (name, value) in fields {
                place.push(Step::Key(name));
                if !name.starts_with("x-") {
                    look(context, value, place, findings);
                } else if let Some(schema) = context.settings.schemas.get(name) {
                    let node = context.root.nearest(place.iter().copied());
                    let violations = schema.schema().each_violation(node, value).take(MOST);
                    findings.extend(violations.map(|violation| finding(context, place, schema, &violation)));
                }
                place.pop();
            }
        }
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                place.push(Step::Index(index));
                look(context, item, place, findings);
                place.pop();
            }
        }
        _ => {}
    }
}

fn finding(context: &Context, field: &[Step], schema: &OwnSchema, violation: &Violation) -> Finding {
    let unexpected = violation.unknown_keys().first().map(|key| Step::Key(key));
    let place: Vec<Step> = field.iter().chain(&violation.path).copied().chain(unexpected).collect();
    let finding = RULE.finding(context, &place, words(violation));
    let finding = match violation.nearest_option() {
        Some(near) => finding.with_label(Message::new("did-you-mean").with("name", near)),
        None => finding,
    };
    finding.with_help(Message::new("office-schema-help").with("file", &schema.file))
}

/// The message for the common keywords of JSON Schema; for others, the keyword that the value violates.
fn words(violation: &Violation) -> Message {
    let shown = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    let value = || shown(violation.value);
    match &violation.kind {
        ViolationKind::MissingKey(key) => Message::new("office-schema-required").with("field", key),
        ViolationKind::UnknownKeys(keys) => Message::new("office-schema-unknown").with("field", keys.join(", ")),
        ViolationKind::NoneOf(options) => {
            let options = options.as_array().map_or(&[][..], Vec::as_slice);
            let more = if options.len() > MOST_VALUES { ", …" } else { "" };
            let names = options.iter().take(MOST_VALUES).map(shown).collect::<Vec<_>>().join(", ") + more;
            Message::new("office-schema-enum").with("value", value()).with("names", names)
        }
        ViolationKind::WrongType(types) => Message::new("office-schema-type").with("type", types.join(", ")),
        ViolationKind::WrongForm(form) => {
            Message::new("office-schema-pattern").with("value", value()).with("form", form)
        }
        ViolationKind::Broken(keyword) => Message::new("office-schema").with("keyword", keyword),
    }
}

#[cfg(test)]
mod tests {
    use crate::archive::Settings;
    use crate::check::Checker;
    use crate::check::testing::{record, settings_with};
    use crate::i18n::{Catalog, Language};

    /// The findings of the field as `text of the span: message`.
    fn found(schema: &str, text: &str) -> Vec<String> {
        let settings: Settings = settings_with("schemas: {x-a: schemas/x-a.json}\n", schema);
        let words = Catalog::new(Language::En);
        let findings = Checker::new(&settings).unwrap().check(text, None).findings;
        let show = |finding: &crate::finding::Finding| {
            assert_eq!(finding.code, "office-schema");
            let place = &text[finding.span.start..finding.span.end];
            format!("{} {place:?}: {}", finding.path, words.say(&finding.message))
        };
        findings.iter().map(show).collect()
    }

    #[test]
    fn wherever_the_field_stands() {
        let text = record("  x-a: 1\n", "x-b: {x-a: 1}\nx-a: [1, b]\n");
        assert_eq!(
            found("{\"type\": [\"string\", \"array\"], \"items\": {\"type\": \"string\"}}", &text),
            [
                "session.x-a \"1\": the value must be of type string, array",
                "x-a[0] \"1\": the value must be of type string",
            ]
        );
    }

    #[test]
    fn what_schemas_say_most() {
        let text = record("", "x-a:\n  kind: hop\n  ma: ab\n  khac: 1\n  so: 0\n");
        let schema = r#"{"required": ["ten"], "additionalProperties": false, "properties": {
            "kind": {"enum": ["họp", 1]}, "ma": {"pattern": "^[A-Z]+$"}, "so": {"minimum": 1}}}"#;
        assert_eq!(
            found(schema, &text),
            [
                "x-a \"x-a\": missing field `ten`",
                "x-a.kind \"hop\": `hop` is not one of: họp, 1",
                "x-a.ma \"ab\": `ab` does not match ^[A-Z]+$",
                "x-a.khac \"1\": unknown field `khac`",
                "x-a.so \"0\": the value violates `minimum`",
            ]
        );
    }

    #[test]
    fn a_schema_that_means_itself_comes_to_an_end() {
        let text = record("", "x-a: {b: {b: 1}}\n");
        assert!(found("{\"$ref\": \"#\"}", &text).is_empty());
        let list = r##"{"type": "object", "properties": {"b": {"$ref": "#"}}}"##;
        assert_eq!(found(list, &text), ["x-a.b.b \"1\": the value must be of type object"]);
    }
}
