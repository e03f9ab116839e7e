//! Every single value of a record, and what kind of words its field holds.

use serde_json::Value;

use super::Context;
use crate::yaml::{Data, Node, Step};

/// What kind of words a field holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Words {
    /// What the record itself says.
    Own,
    /// What a source said, to be kept as it was written.
    Source,
    /// A reference or a name that stands for one.
    Reference,
    /// A date, an id, a name from a list, a count, or a field of the office's own.
    None,
}

impl Words {
    /// Returns what the field at `place` holds.
    pub fn at(place: &[Step]) -> Self {
        let field = place.iter().rev().find_map(|step| match step {
            Step::Key(key) => Some(*key),
            Step::Index(_) => None,
        });
        match (place.first(), field) {
            (Some(Step::Key("source")), Some("title" | "author" | "note")) | (_, Some("quote")) => Self::Source,
            (Some(Step::Key(own)), _) if own.starts_with("x-") => Self::None,
            #[rustfmt::skip]
            (_, Some(
                "title" | "date_text" | "place" | "series" | "basis" | "purpose" | "agenda" | "name" | "short"
                | "sort_name" | "honorific" | "positions" | "group" | "reason" | "site" | "text" | "number"
                | "due_text" | "type" | "issuer" | "provision" | "recipients" | "capacity" | "path" | "url"
                | "caption" | "author" | "note",
            )) => Self::Own,
            (
                _,
                Some("by" | "on_behalf_of" | "to" | "lead" | "support" | "organization" | "part_of" | "delegated_to"),
            ) => Self::Reference,
            _ => Self::None,
        }
    }
}

/// Calls `look` with every text of the record and its place, in order.
pub(super) fn each_text<'d>(context: &Context<'d>, mut look: impl FnMut(&[Step<'d>], &'d Node, &'d str)) {
    walk(context.root, context.value, &mut Vec::new(), &mut look);
}

fn walk<'d>(
    node: &'d Node,
    value: &'d Value,
    place: &mut Vec<Step<'d>>,
    look: &mut impl FnMut(&[Step<'d>], &'d Node, &'d str),
) {
    let mut step = |step, node, value| {
        place.push(step);
        walk(node, value, place, look);
        place.pop();
    };
    match (&node.data, value) {
        (Data::Mapping(entries), Value::Object(values)) => {
            for entry in entries {
                if let Some(value) = values.get(&entry.key) {
                    step(Step::Key(&entry.key), &entry.node, value);
                }
            }
        }
        (Data::Sequence(nodes), Value::Array(values)) => {
            for (index, (node, value)) in nodes.iter().zip(values).enumerate() {
                step(Step::Index(index), node, value);
            }
        }
        (Data::Scalar { .. }, Value::String(text)) => look(place, node, text),
        _ => {}
    }
}

/// Returns whether something is written at `place`. What is written but cannot be read counts as absent in
/// the record; a rule about what is absent must not speak of it again.
pub(super) fn is_written(context: &Context, place: &[Step]) -> bool {
    let value = place.iter().try_fold(context.value, |value, step| match step {
        Step::Key(key) => value.get(key),
        Step::Index(index) => value.get(index),
    });
    value.is_some_and(|value| !value.is_null())
}

#[cfg(test)]
mod tests {
    use super::Words;
    use crate::check::place;
    use crate::model;

    #[test]
    fn every_text_field_of_the_format_has_its_kind() {
        /// Texts that are no words: dates, ids, names from a list, references to work.
        const NO_WORDS: [&str; 20] = [
            "id",
            "date",
            "until",
            "start",
            "end",
            "arrived",
            "left",
            "due",
            "completed",
            "published",
            "directive",
            "session",
            "reviews",
            "follows",
            "amends",
            "supersedes",
            "format",
            "roles",
            "attachments",
            "updates",
        ];
        fn visit(schema: &serde_json::Value, key: &str, missing: &mut Vec<String>) {
            let is_text = schema["type"] == "string" || schema["type"][0] == "string";
            if is_text && schema.get("enum").is_none() && !NO_WORDS.contains(&key) {
                let place = [crate::yaml::Step::Key("session"), crate::yaml::Step::Key(key)];
                if Words::at(&place) == Words::None {
                    missing.push(key.to_owned());
                }
            }
            for (name, property) in schema["properties"].as_object().into_iter().flatten() {
                visit(property, name, missing);
            }
            if let Some(items) = schema.get("items") {
                visit(items, key, missing);
            }
        }
        let mut missing = Vec::new();
        visit(&model::schema(), "", &mut missing);
        missing.sort();
        missing.dedup();
        assert!(missing.is_empty(), "{missing:?}");
        assert_eq!(Words::at(&place!["source", "note"]), Words::Source);
        assert_eq!(Words::at(&place!["x-note"]), Words::None);
        assert_eq!(Words::at(&place!["directives", 0, "lead", 1]), Words::Reference);
    }
}
