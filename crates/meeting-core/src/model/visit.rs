//! The values of a record and their paths: every text, reference, date and citation.
//!
//! Each part declares the [`Content`] of its fields. By these declarations [`visit`] walks a typed record, and
//! [`visit_value`] any value, including values of a wrong type.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::part::FieldValue;
use super::{CitedDocument, Entity, Record};
use lossless_yaml::Step;

/// A field of the format.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Field {
    /// Its name.
    pub name: &'static str,
    /// What its values are, alone or in a list.
    pub content: Content,
}

/// What the values of a field are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Content {
    /// An id of the part itself, a name from a list, a count, a clock time.
    Plain,
    /// What the record itself says.
    Text,
    /// What a source said, to be kept as it was written.
    Quote,
    /// A reference, or a name in place of one.
    Reference(Target),
    /// A day.
    Date(Day),
    /// A part with fields of its own.
    Part(&'static [Field]),
    /// A mapping whose keys are words of the record.
    Labels,
    /// A mapping whose keys are references, or names in place of them.
    Each(Target),
}

/// What a reference may mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// An actor: a person, a group or an organization; else a plain name.
    Actor,
    /// An organization; else a plain name.
    Organization,
    /// A proceeding of this record.
    Proceeding,
    /// A directive of this record or another one.
    Directive,
    /// A task or directive of another record (or of this one).
    AnyWork,
    /// Another record.
    Record,
}

impl Target {
    /// Whether an id of `entity` is what is meant.
    #[must_use]
    pub fn takes(self, entity: Entity) -> bool {
        match self {
            Self::Actor => matches!(entity, Entity::Organization | Entity::Person | Entity::Group),
            Self::Organization => entity == Entity::Organization,
            Self::Proceeding => entity == Entity::Proceeding,
            Self::Directive => entity == Entity::Directive,
            Self::AnyWork => matches!(entity, Entity::Directive | Entity::Task),
            Self::Record => false,
        }
    }

    /// The key of the words for what is meant: "a directive".
    pub(crate) fn words(self) -> &'static str {
        match self {
            Self::Actor => "an-actor",
            Self::Organization => "an-organization",
            Self::Proceeding => "a-proceeding",
            Self::Directive => "a-directive",
            Self::AnyWork => "a-task-or-directive",
            Self::Record => "a-record",
        }
    }

    /// Whether a plain name that nothing in the record has is allowed.
    #[must_use]
    pub fn may_be_plain(self) -> bool {
        matches!(self, Self::Actor | Self::Organization)
    }
}

/// What a day is the day of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Day {
    /// The session.
    Held,
    /// Something that happened to work.
    Done,
    /// A deadline.
    Due,
    /// A paper.
    Issued,
}

/// An item that a visitor gets from a typed record.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Item<'r> {
    /// A text: the record's own words or a source's.
    Text(&'r str),
    /// A reference and what it may mean.
    Reference(Target, &'r str),
    /// A day.
    Date(Day, NaiveDate),
    /// A cited document; its fields follow.
    Citation(&'r CitedDocument),
}

/// Calls `look` with every item of a record, or of a part, and its place in it, in canonical order.
pub fn visit<'r>(part: &'r impl FieldValue, mut look: impl FnMut(&[Step<'static>], Item<'r>)) {
    part.visit(Content::Plain, &mut Vec::new(), &mut look);
}

/// Calls `look` with every text in a field of the format, of any type, in the order of the value. Other fields, such as
/// custom ones, are skipped.
pub fn visit_value<'v>(record: &'v Value, mut look: impl FnMut(&[Step<'static>], Content, &'v str)) {
    visit_within(record, Content::Part(Record::FIELDS), &mut Vec::new(), &mut look);
}

/// What the references at a place of a record may mean; none where it holds something else.
#[must_use]
pub fn target_at(place: &[Step]) -> Option<Target> {
    let keys = place.iter().filter_map(|step| match step {
        Step::Key(key) => Some(*key),
        Step::Index(_) => None,
    });
    let content = keys.fold(Content::Part(Record::FIELDS), |content, key| {
        let fields = if let Content::Part(fields) = content { fields } else { &[] };
        fields.iter().find(|field| field.name == key).map_or(Content::Plain, |field| field.content)
    });
    if let Content::Reference(target) = content { Some(target) } else { None }
}

fn visit_within<'v>(
    value: &'v Value,
    content: Content,
    path: &mut Vec<Step<'static>>,
    look: &mut impl FnMut(&[Step<'static>], Content, &'v str),
) {
    let mut step = |step, value, content| {
        path.push(step);
        visit_within(value, content, path, look);
        path.pop();
    };
    match (value, content) {
        (Value::Array(items), _) => {
            for (index, item) in items.iter().enumerate() {
                step(Step::Index(index), item, content);
            }
        }
        (Value::Object(values), Content::Part(fields)) => {
            for (key, value) in values {
                if let Some(field) = fields.iter().find(|field| field.name == key) {
                    step(Step::Key(field.name), value, field.content);
                }
            }
        }
        (Value::String(text), _) => look(path, content, text),
        _ => {}
    }
}

/// The place of a value in a record, in few bytes: an archive has very many of them in memory.
///
/// Each step is a number: 0 none, odd an index, even the position of a field among those of its part.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place([u32; 6]);

impl Place {
    /// Takes a place that [`visit_value`] gives; of one that is too deep, the beginning.
    #[must_use]
    pub fn of(path: &[Step]) -> Self {
        let mut place = Self([0; 6]);
        let mut fields = Record::FIELDS;
        for (number, step) in place.0.iter_mut().zip(path) {
            let position = match step {
                // A record is at most a mebibyte long.
                Step::Index(index) => 2 * index + 1,
                Step::Key(key) => {
                    let Some(at) = fields.iter().position(|field| field.name == *key) else { break };
                    if let Content::Part(within) = fields[at].content {
                        fields = within;
                    }
                    2 * at + 2
                }
            };
            *number = u32::try_from(position).unwrap_or_default();
        }
        place
    }

    /// The steps to it.
    #[must_use]
    pub fn steps(self) -> Vec<Step<'static>> {
        let mut steps = Vec::new();
        let mut fields = Record::FIELDS;
        for number in self.0.into_iter().take_while(|number| *number > 0).map(|number| number as usize) {
            if number % 2 == 1 {
                steps.push(Step::Index(number / 2));
                continue;
            }
            // An invalid number comes from a damaged file, never from a record.
            let Some(field) = fields.get(number / 2 - 1) else { break };
            steps.push(Step::Key(field.name));
            if let Content::Part(within) = field.content {
                fields = within;
            }
        }
        steps
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::{Content, Day, Field, Item, Place, Target, visit, visit_value};
    use crate::model::{Record, read, schema};
    use lossless_yaml::path_name;

    /// Texts that are no words, dates or references: what the part itself is called, clock times, hashes, names from a list.
    const PLAIN: [&str; 7] = ["id", "start", "end", "arrived", "left", "due_time", "sha256"];

    /// Notes the fields of `schema` that the parts do not declare as it does.
    fn compare(schema: &Value, fields: &[Field], at: &str, wrong: &mut Vec<String>) {
        let properties = schema["properties"].as_object().unwrap();
        assert!(properties.keys().eq(fields.iter().map(|field| field.name)), "{at}");
        for (schema, Field { name, content }) in properties.values().zip(fields) {
            let at = format!("{at}.{name}");
            let one = schema.get("items").unwrap_or(schema);
            let is = |name: &str| one["type"] == name || one["type"][0] == name;
            let is_right = match content {
                Content::Part(fields) => {
                    compare(one, fields, &at, wrong);
                    is("object")
                }
                Content::Date(_) => one["format"] == "date",
                Content::Text | Content::Quote | Content::Reference(_) => {
                    is("string") && one.get("enum").is_none() && one.get("format").is_none()
                }
                Content::Labels | Content::Each(_) => is("object") && one.get("additionalProperties").is_some(),
                Content::Plain => is("integer") || is("boolean") || one.get("enum").is_some() || PLAIN.contains(name),
            };
            if !is_right {
                wrong.push(at);
            }
        }
    }

    #[test]
    fn every_field_of_the_format_says_what_it_holds() {
        let mut wrong = Vec::new();
        compare(&schema(), Record::FIELDS, "", &mut wrong);
        assert!(wrong.is_empty(), "{wrong:?}");
    }

    #[test]
    fn what_a_typed_record_holds() {
        let value = json!({
            "title": "A",
            "session": { "date": "2024-01-08", "cites": [{ "number": "1", "date": "2024-01-02" }] },
            "agenda": ["B", ""],
            "directives": [{ "id": "d1", "to": "x", "lead": ["y", "z"], "due": "soon", "amends": "2023-05-08-hop#d1" }],
            "x-own": { "title": "C" },
            "source": { "note": "D" },
        });
        let record = read(&value).record;
        let mut found = Vec::new();
        visit(&record, |path, item| {
            let item = match item {
                Item::Text(text) => text.to_owned(),
                Item::Reference(target, text) => format!("{target:?} {text}"),
                Item::Date(day, date) => format!("{day:?} {date}"),
                Item::Citation(document) => format!("citation {}", document.number.as_deref().unwrap()),
            };
            found.push(format!("{}: {item}", path_name(path)));
        });
        let expected = [
            "title: A",
            "session.date: Held 2024-01-08",
            "session.cites[0]: citation 1",
            "session.cites[0].number: 1",
            "session.cites[0].date: Issued 2024-01-02",
            "agenda[0]: B",
            "agenda[1]: ",
            "directives[0].to: Actor x",
            "directives[0].lead[0]: Actor y",
            "directives[0].lead[1]: Actor z",
            "directives[0].amends: Directive 2023-05-08-hop#d1",
            "source.note: D",
        ];
        assert_eq!(found, expected);
    }

    #[test]
    fn what_has_a_wrong_type_is_seen_in_a_value() {
        let value = json!({
            "title": ["A"],
            "titel": "B",
            "tasks": { "due": "soon", "lead": [["x"]], "x-own": "C", "updates": [{ "date": "2024-01-08" }] },
            "session": "D",
        });
        let mut found = Vec::new();
        visit_value(&value, |path, content, text| {
            let place = Place::of(path).steps();
            assert_eq!(place, path);
            found.push((path_name(path), content, text.to_owned()));
        });
        let expected = [
            ("title[0]", Content::Text, "A"),
            ("tasks.due", Content::Date(Day::Due), "soon"),
            ("tasks.lead[0][0]", Content::Reference(Target::Actor), "x"),
            ("tasks.updates[0].date", Content::Date(Day::Done), "2024-01-08"),
        ];
        let expected = expected.map(|(path, content, text)| (path.to_owned(), content, text.to_owned()));
        assert_eq!(found[..4], expected);
        assert_eq!((found.len(), &*found[4].0), (5, "session"));
    }
}
