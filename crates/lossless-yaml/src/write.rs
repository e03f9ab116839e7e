//! A value to text, the way a format wants it.
//!
//! Writes a JSON value as YAML that every loader reads alike: keys in the format's order, without empty fields, dates
//! plain, several lines of text as a `|` block. The result is read back and must have the same value. Comments are out
//! of scope; files with comments are edited.

use serde::{Serialize, Serializer};
use serde_json::{Map, Value};
use serde_yaml::DoubleQuoted;
use thiserror::Error;

use super::order::known_keys;
use super::{Data, Document, Node, Problem, parse};

/// Why a value cannot be written.
#[derive(Debug, Error)]
pub enum WriteError {
    /// The emitter refuses.
    #[error("{0}")]
    Emit(String),
    /// The text would be one that a record may not have: too large, or nested too deep.
    #[error("the text could not be read back")]
    Unreadable(Vec<Problem>),
    /// The text would have another value.
    #[error("the text would say something else")]
    Different,
}

/// The text of a value in the format of a schema.
pub(super) fn write(value: &Value, schema: &Value) -> Result<String, WriteError> {
    let value = canonical(value, schema).unwrap_or_else(|| Value::Object(Map::new()));
    let quoted = emit(&value)?;
    let document = read_back(&quoted, &value)?;
    let mut dates = Vec::new();
    find_dates(&document.root, schema, &mut dates);
    let text = unquote(&quoted, &dates);
    read_back(&text, &value)?;
    Ok(text)
}

/// `value` with its keys in the schema's order and without what is empty; `None` if nothing is left.
pub(super) fn canonical(value: &Value, schema: &Value) -> Option<Value> {
    match value {
        Value::Null => None,
        Value::String(text) if text.is_empty() => None,
        Value::Array(items) => {
            let items: Vec<_> = items.iter().filter_map(|item| canonical(item, &schema["items"])).collect();
            (!items.is_empty()).then_some(Value::Array(items))
        }
        Value::Object(fields) => {
            let mut ordered = Map::new();
            for key in known_keys(fields, schema) {
                let value = fields.get(key).and_then(|value| canonical(value, &schema["properties"][key]));
                ordered.extend(value.map(|value| (key.to_owned(), value)));
            }
            // Fields unknown to the format are kept, even if empty.
            let own = fields.iter().filter(|(key, _)| schema["properties"].get(key.as_str()).is_none());
            ordered.extend(own.map(|(key, value)| (key.clone(), value.clone())));
            (!ordered.is_empty()).then_some(Value::Object(ordered))
        }
        Value::Bool(_) | Value::Number(_) | Value::String(_) => Some(value.clone()),
    }
}

/// A text as it follows a key: bare where every loader reads it as that text, else in quotes.
pub(super) fn text_of(text: &str) -> Option<String> {
    let emitted = emit(&serde_json::json!({ "x": text })).ok()?;
    Some(emitted.strip_prefix("x: ")?.trim_end_matches('\n').to_owned())
}

/// A text as it follows a key in double quotes.
pub(super) fn quoted(text: &str) -> Option<String> {
    let emitted = serde_yaml::to_string(&DoubleQuoted(text)).ok()?;
    Some(emitted.trim_end_matches('\n').to_owned())
}

/// A text as a key.
pub(super) fn key_of(text: &str) -> Option<String> {
    let emitted = emit(&serde_json::json!({ text: 0 })).ok()?;
    emitted.strip_suffix(": 0\n").map(str::to_owned)
}

/// Whether a text is the date that a date field holds without quotes.
pub(super) fn is_date(text: &str) -> bool {
    text.parse::<chrono::NaiveDate>().is_ok_and(|date| date.to_string() == text)
}

fn emit(value: &Value) -> Result<String, WriteError> {
    let options = serde_yaml::ser_options! {
        compact_list_indent: false,
        // A long line stays one line, so that a search for a phrase in the file (grep, an editor) finds it.
        folded_wrap_chars: usize::MAX,
    };
    serde_yaml::to_string_with_options(&Styled(value), options).map_err(|error| WriteError::Emit(error.to_string()))
}

/// A value, with the style of each text decided.
struct Styled<'a>(&'a Value);

impl Serialize for Styled<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Value::String(text) if is_time(text) || (text.contains('\n') && !is_tidy_block(text)) => {
                DoubleQuoted(text).serialize(serializer)
            }
            Value::Array(items) => serializer.collect_seq(items.iter().map(Styled)),
            Value::Object(fields) => serializer.collect_map(fields.iter().map(|(key, value)| (key, Styled(value)))),
            scalar => scalar.serialize(serializer),
        }
    }
}

/// Whether a text is like `08:30`. Only some loaders read that as a number; all times are quoted alike, so that `08:30`
/// and `14:30` look the same.
fn is_time(text: &str) -> bool {
    text.contains(':') && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b':')
}

/// Whether several lines of text survive the editors of this world as a `|` block: spaces at the ends of
/// lines do not, nor do empty lines at the end, and text that begins with a space needs an indentation indicator.
pub(super) fn is_tidy_block(text: &str) -> bool {
    let body = text.strip_suffix('\n').unwrap_or(text);
    let is_tidy = |line: &str| !line.ends_with([' ', '\t']) && !line.starts_with('\t');
    !body.starts_with([' ', '\n']) && !body.is_empty() && !body.ends_with('\n') && body.split('\n').all(is_tidy)
}

fn read_back(text: &str, value: &Value) -> Result<Document, WriteError> {
    let document = parse(text).map_err(WriteError::Unreadable)?;
    if !document.problems.is_empty() || document.value != *value {
        return Err(WriteError::Different);
    }
    Ok(document)
}

/// Collects the paths of the dates, in order.
fn find_dates(node: &Node, schema: &Value, dates: &mut Vec<std::ops::Range<usize>>) {
    match &node.data {
        Data::Scalar { plain: false } if schema["format"] == "date" => dates.push(node.span.start..node.span.end),
        Data::Scalar { .. } => {}
        Data::Sequence(items) => items.iter().for_each(|item| find_dates(item, &schema["items"], dates)),
        Data::Mapping(entries) => {
            for entry in entries {
                find_dates(&entry.node, &schema["properties"][&entry.key], dates);
            }
        }
    }
}

/// The text without the quotation marks of the dates at `places`. A date field with another value keeps them.
fn unquote(text: &str, places: &[std::ops::Range<usize>]) -> String {
    let mut out = String::with_capacity(text.len());
    let mut done = 0;
    for place in places {
        let bare = text[place.clone()].trim_matches('"');
        if is_date(bare) {
            out.push_str(&text[done..place.start]);
            out.push_str(bare);
            done = place.end;
        }
    }
    out.push_str(&text[done..]);
    out
}

#[cfg(test)]
pub(super) mod tests {
    use crate::parse;
    use crate::testing::{MINUTES, samples, write};
    use proptest::prelude::*;
    use serde_json::{Map, Value, json};

    #[test]
    fn the_format_in_one_record() {
        let record = json!({
            "x-own": { "z": null, "a": [] },
            "directives": [{ "due": "2023-06-30", "text": "Trước ngày: 30/6", "to": ["so-gddt", "so-noi-vu"],
                "id": "d1", "updates": [{ "note": "", "date": "2023-05-08" }], "due_text": "2023-06-30",
                "cites": [{ "number": "21-KL/TW", "type": "Kết luận", "date": "không rõ" }] }],
            "participants": [{ "roles": ["guest"], "count": 12, "id": "cac-chi-bo", "group": "các chi bộ" }, {}],
            "session": { "date": "2023-05-08", "end": "08:00", "start": "14:00", "place": null, "purpose": "dòng 1\ndòng 2\n" },
            "title": "Họp",
            "source": { "note": "một\n\nhai", "title": "010", "author": "cuối dòng \nhai", "url": { } },
            "agenda": ["no", "", "=", "- x", "12:30"],
            "proceedings": [{ "vote": { "total": 3, "against": 0, "for": 3 }, "kind": "vote", "id": "p1" }],
            "id": "2023-05-08-hop",
            "format": 1
        });
        insta::assert_snapshot!(write(&record).unwrap(), @r#"
        format: 1
        id: 2023-05-08-hop
        title: Họp
        session:
          date: 2023-05-08
          start: "14:00"
          end: "08:00"
          purpose: |
            dòng 1
            dòng 2
        agenda:
          - "no"
          - "="
          - "- x"
          - "12:30"
        participants:
          - group: các chi bộ
            id: cac-chi-bo
            count: 12
            roles:
              - guest
        proceedings:
          - id: p1
            kind: vote
            vote:
              for: 3
              against: 0
              total: 3
        directives:
          - id: d1
            text: "Trước ngày: 30/6"
            to:
              - so-gddt
              - so-noi-vu
            cites:
              - type: Kết luận
                number: 21-KL/TW
                date: không rõ
            due: 2023-06-30
            due_text: "2023-06-30"
            updates:
              - date: 2023-05-08
        source:
          title: "010"
          author: "cuối dòng \nhai"
          note: |-
            một

            hai
        x-own:
          z: null
          a: []
        "#);
    }

    #[test]
    fn what_cannot_be_a_record_is_refused() {
        let deep = (0..80).fold(json!("x"), |value, _| json!([value]));
        assert!(write(&json!({ "x-deep": deep })).is_err());
        assert!(write(&json!({ "title": "x".repeat(crate::MAX_BYTES) })).is_err());
    }

    #[test]
    fn the_samples_are_canonical() {
        for text in samples() {
            assert_eq!(write(&parse(&text).unwrap().value).unwrap(), text);
        }
    }

    fn text() -> impl Strategy<Value = String> {
        let awkward = [
            "12:30",
            "=",
            "<<",
            "no",
            "Yes",
            "y",
            "1e3",
            "010",
            "0o7",
            "0x1F",
            "~",
            "null",
            "- x",
            "a: b",
            "a #b",
            " lead",
            "trail ",
            "tab\t",
            "\ttab",
            "2023-05-08",
            "|",
            "%",
            "@x",
            "`x`",
            "\u{85}",
            "a\u{2028}b",
            "\u{FEFF}x",
            "🏛",
            "\r\n",
            "a\nb",
            "a\nb\n",
            "a \nb",
            "\n",
            "a\n\n",
            " a\nb",
            "---",
            "...",
            "a\n---\nb",
            "#",
            "'",
            "\"",
            "\\",
            "1_0",
            "190:20:30",
            ".5",
            ".inf",
            "{}",
            "[]",
            "!x",
            "&x",
            "*x",
            "? x",
            "a:",
            ":a",
            "\u{7F}",
            "\u{0}",
            "ngày 08/5: họp",
        ];
        prop_oneof![
            proptest::sample::select(awkward.to_vec()).prop_map(str::to_owned),
            "[a-zđếở :#,\\-\n\t'\"]{0,40}",
            "\\PC{0,20}",
            proptest::collection::vec(any::<char>(), 0..12).prop_map(String::from_iter),
        ]
    }

    fn date() -> impl Strategy<Value = String> {
        prop_oneof![
            (1900..2100, 1..13, 1..29).prop_map(|(year, month, day)| format!("{year}-{month:02}-{day:02}")),
            text()
        ]
    }

    /// A value of the schema's shape, or of any shape where the schema is empty.
    pub(crate) fn shaped(schema: &Value) -> BoxedStrategy<Value> {
        if schema["format"] == "date" {
            return date().prop_map(Value::from).boxed();
        }
        let scalar = prop_oneof![
            8 => text().prop_map(Value::from),
            1 => any::<i64>().prop_map(Value::from),
            1 => any::<bool>().prop_map(Value::from),
            1 => Just(Value::Null),
        ];
        if let Some(properties) = schema["properties"].as_object() {
            let fields = properties.iter().map(|(key, schema)| (Just(key.clone()), shaped(schema))).collect::<Vec<_>>();
            let count = fields.len();
            let chosen = proptest::sample::subsequence(fields, 0..=count.min(6)).prop_shuffle();
            return chosen
                .prop_flat_map(|fields| fields)
                .prop_map(|fields| Value::Object(fields.into_iter().collect::<Map<_, _>>()))
                .boxed();
        }
        if schema["items"].is_object() {
            let items = proptest::collection::vec(shaped(&schema["items"]), 0..3).prop_map(Value::from);
            return prop_oneof![items, scalar].boxed();
        }
        scalar.boxed()
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(512))]

        /// `write` itself demands that the text reads back; here it must also never refuse, and be settled.
        #[test]
        fn whatever_a_record_holds(record in shaped(&MINUTES.schema)) {
            let text = write(&record).unwrap();
            let again = write(&parse(&text).unwrap().value).unwrap();
            prop_assert_eq!(text, again);
        }
    }
}
