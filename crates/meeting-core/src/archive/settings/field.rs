//! The fields of a record, as settings name them: `session.place`, `directives[].lead`.

use serde_json::{Map, Value};

use crate::model::{self, PaperKind};
use lossless_yaml::Step;
use viet_text::suggest;

/// The older form of the paper of kind `minutes`.
const PUBLICATION: &str = "publication";

/// Prefix of custom fields.
const OWN: &str = "x-";

/// A field of the format, or a custom one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// Its name, from the record on: `directives[].lead`.
    pub name: String,
    /// Whether its values are texts (or lists of them).
    pub(super) is_text: bool,
    /// The values that the format allows; empty if it takes any.
    pub(super) values: Vec<String>,
    steps: Vec<FieldStep>,
    holds: FieldContent,
}

/// What a field holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum FieldContent {
    /// A value, or a list of values.
    Values,
    /// More fields.
    Fields,
    /// A list of parts that have fields.
    Parts,
}

/// One step of the way from a record to a field.
#[derive(Debug, Clone, PartialEq, Eq)]
struct FieldStep {
    name: String,
    /// Whether the path continues in each item of the list.
    each: bool,
    /// Whether the format requires the field: if it is missing, there is a finding already.
    is_required: bool,
    /// The sibling field that must (or must not) be there for this one to be allowed: groups have no positions.
    only: Option<(String, bool)>,
}

impl Field {
    /// Calls `visit` for every occurrence of the field in a record, with its value. Missing fields are visited too,
    /// unless the format itself requires the mapping that would contain them.
    pub fn visit<'v>(&'v self, record: &'v Value, visit: &mut dyn FnMut(&[Step<'v>], Option<&'v Value>)) {
        match self.steps.split_first() {
            Some((first, rest)) if first.name == PUBLICATION => self.visit_minutes(rest, record, visit),
            _ => walk(&self.steps, Some(record), &mut Vec::new(), visit),
        }
    }

    /// Visits a field of `publication`, which means the papers of kind `minutes`; its classification means the record's
    /// secrecy or audience. If the record has the field there, it does not need it in `publication`.
    fn visit_minutes<'v>(
        &'v self,
        rest: &'v [FieldStep],
        record: &'v Value,
        visit: &mut dyn FnMut(&[Step<'v>], Option<&'v Value>),
    ) {
        let mut is_there = false;
        if matches!(rest, [step] if step.name == "classification") {
            for key in ["secrecy", "audience"] {
                if let Some(value) = record.get(key).filter(|value| !value.is_null()) {
                    is_there = true;
                    visit(&[Step::Key(key)], Some(value));
                }
            }
        } else {
            for (index, paper) in record.get("papers").and_then(Value::as_array).into_iter().flatten().enumerate() {
                if paper.get("kind").and_then(Value::as_str) == Some(PaperKind::Minutes.name()) {
                    is_there = true;
                    walk(rest, Some(paper), &mut vec![Step::Key("papers"), Step::Index(index)], visit);
                }
            }
        }
        walk(&self.steps, Some(record), &mut Vec::new(), &mut |place, value| {
            if value.is_some() || !is_there {
                visit(place, value);
            }
        });
    }

    /// Calls `visit` for every text of the field in a record.
    pub fn visit_texts<'v>(&'v self, record: &'v Value, visit: &mut dyn FnMut(&[Step<'v>], &'v str)) {
        self.visit(record, &mut |place, value| match value {
            Some(Value::String(text)) => visit(place, text),
            Some(Value::Array(items)) => {
                let mut place = place.to_vec();
                for (index, item) in items.iter().enumerate() {
                    place.push(Step::Index(index));
                    if let Value::String(text) = item {
                        visit(&place, text);
                    }
                    place.pop();
                }
            }
            _ => {}
        });
    }
}

impl FieldStep {
    fn has_place_in(&self, fields: Option<&Map<String, Value>>) -> bool {
        self.only.as_ref().is_none_or(|(other, must_be_there)| {
            let is_there = fields.and_then(|fields| fields.get(other)).is_some_and(|value| !value.is_null());
            is_there == *must_be_there
        })
    }
}

fn walk<'v>(
    steps: &'v [FieldStep],
    value: Option<&'v Value>,
    place: &mut Vec<Step<'v>>,
    visit: &mut dyn FnMut(&[Step<'v>], Option<&'v Value>),
) {
    let value = value.filter(|value| !value.is_null());
    let Some((step, rest)) = steps.split_first() else {
        visit(place, value);
        return;
    };
    let fields = match value {
        None => None,
        Some(Value::Object(fields)) => Some(fields),
        // Another finding reports that this should be a mapping.
        Some(_) => return,
    };
    if !step.has_place_in(fields) {
        return;
    }
    let inner = fields.and_then(|fields| fields.get(&step.name)).filter(|value| !value.is_null());
    place.push(Step::Key(&step.name));
    if step.each {
        for (index, item) in inner.and_then(Value::as_array).into_iter().flatten().enumerate() {
            place.push(Step::Index(index));
            if item.is_object() {
                walk(rest, Some(item), place, visit);
            }
            place.pop();
        }
    } else if inner.is_some() || rest.is_empty() || !step.is_required {
        walk(rest, inner, place, visit);
    }
    place.pop();
}

/// Every field of the format.
pub(super) struct Fields(Vec<Field>);

/// Why a name is that of no field.
pub(super) enum NoField {
    /// Something of the format is called nearly so.
    Near(String),
    /// Other paths that end in this name.
    Elsewhere(Vec<String>),
    /// Nothing is.
    Unknown,
}

impl Fields {
    /// The fields that the schema of a record has.
    pub fn of_records() -> Self {
        let mut fields = Vec::new();
        collect(&model::schema(), None, &mut fields);
        Self(fields)
    }

    /// The field that `name` means.
    pub fn find(&self, name: &str) -> Result<Field, NoField> {
        if let Some(field) = self.0.iter().find(|field| field.name == name) {
            return Ok(field.clone());
        }
        if let Some(field) = self.own(name) {
            return Ok(field);
        }
        if let Some(near) = suggest::nearest(name, self.0.iter().map(|field| field.name.as_str())) {
            return Err(NoField::Near(near.to_owned()));
        }
        let last = format!(".{name}");
        let elsewhere: Vec<String> =
            self.0.iter().filter(|field| field.name.ends_with(&last)).map(|field| field.name.clone()).collect();
        Err(if elsewhere.is_empty() { NoField::Unknown } else { NoField::Elsewhere(elsewhere) })
    }

    /// The custom field of that name, which may be in any mapping of a record.
    fn own(&self, name: &str) -> Option<Field> {
        let (parent, last) = name.rsplit_once('.').unwrap_or(("", name));
        if !last.starts_with(OWN) || last == OWN || last.contains(['[', ']']) {
            return None;
        }
        let holder = match (parent, parent.strip_suffix("[]")) {
            ("", _) => None,
            (_, Some(list)) => {
                Some(self.0.iter().find(|field| field.name == list && field.holds == FieldContent::Parts)?)
            }
            (_, None) => Some(self.0.iter().find(|field| field.name == parent && field.holds == FieldContent::Fields)?),
        };
        let mut steps = holder.map_or_else(Vec::new, Field::steps_inside);
        steps.push(FieldStep { name: last.to_owned(), each: false, is_required: false, only: None });
        Some(Field { name: name.to_owned(), is_text: true, values: Vec::new(), steps, holds: FieldContent::Values })
    }
}

impl Field {
    /// The way to the fields that it holds.
    fn steps_inside(&self) -> Vec<FieldStep> {
        let mut steps = self.steps.clone();
        if let Some(last) = steps.last_mut() {
            last.each = self.holds == FieldContent::Parts;
        }
        steps
    }
}

/// Collects the fields of a mapping, and of the mappings inside it, in the order of the format.
fn collect(schema: &Value, holder: Option<&Field>, fields: &mut Vec<Field>) {
    for (name, property) in schema["properties"].as_object().into_iter().flatten() {
        let inner = [property, &property["items"]].into_iter().find(|inner| inner["properties"].is_object());
        let holds = match inner {
            None => FieldContent::Values,
            Some(inner) if std::ptr::eq(inner, property) => FieldContent::Fields,
            Some(_) => FieldContent::Parts,
        };
        let mut steps = holder.map_or_else(Vec::new, Field::steps_inside);
        steps.push(step(schema, name));
        let prefix = holder.map_or_else(String::new, |holder| {
            let brackets = if holder.holds == FieldContent::Parts { "[]" } else { "" };
            format!("{}{brackets}.", holder.name)
        });
        let field = Field {
            name: format!("{prefix}{name}"),
            is_text: is_text(property),
            values: values(property),
            steps,
            holds,
        };
        fields.push(field.clone());
        if let Some(inner) = inner {
            collect(inner, Some(&field), fields);
        }
    }
}

fn step(schema: &Value, name: &str) -> FieldStep {
    let is_required = schema["required"].as_array().is_some_and(|names| names.iter().any(|other| other == name));
    // The schema says what a group may not have as "if it has `group`, then not these".
    let has_no_place = |branch: &str| schema[branch]["properties"][name] == Value::Bool(false);
    let only = schema["if"]["required"][0].as_str().and_then(|other| match () {
        () if has_no_place("then") => Some((other.to_owned(), false)),
        () if has_no_place("else") => Some((other.to_owned(), true)),
        () => None,
    });
    FieldStep { name: name.to_owned(), each: false, is_required, only }
}

fn is_text(property: &Value) -> bool {
    let has_type = |schema: &Value| match &schema["type"] {
        Value::Array(types) => types.iter().any(|name| name == "string"),
        name => name == "string",
    };
    has_type(property) || has_type(&property["items"])
}

fn values(property: &Value) -> Vec<String> {
    let lists = [&property["enum"], &property["items"]["enum"]];
    let names = lists.into_iter().filter_map(Value::as_array).flatten().filter_map(Value::as_str);
    names.map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::{Fields, NoField};
    use lossless_yaml::path_name;
    use serde_json::{Value, json};

    fn places(name: &str, record: &Value) -> Vec<String> {
        let Ok(field) = Fields::of_records().find(name) else { panic!("{name}") };
        let mut places = Vec::new();
        field.visit(record, &mut |place, value| {
            places.push(format!("{}={}", path_name(place), value.unwrap_or(&Value::Null)));
        });
        places
    }

    #[test]
    fn every_place_of_a_field_is_visited() {
        let record = json!({
            "session": { "place": "A", "cites": [{ "number": "1" }, {}] },
            "participants": [{ "id": "a", "positions": null }, { "group": "b" }, null, 3],
            "directives": [{ "x-phong": "C" }, { "lead": ["d"], "cites": [{ "number": "2" }] }],
        });
        for (name, expected) in [
            ("session.place", &["session.place=\"A\""][..]),
            ("session.cites[].number", &["session.cites[0].number=\"1\"", "session.cites[1].number=null"]),
            ("participants[].positions", &["participants[0].positions=null"]),
            ("participants[].count", &["participants[1].count=null"]),
            ("directives[].lead", &["directives[0].lead=null", "directives[1].lead=[\"d\"]"]),
            ("directives[].cites[].number", &["directives[1].cites[0].number=\"2\""]),
            ("directives[].x-phong", &["directives[0].x-phong=\"C\"", "directives[1].x-phong=null"]),
            ("tasks[].lead", &[]),
            ("tasks", &["tasks=null"]),
            ("publication.number", &["publication.number=null"]),
            ("x-a", &["x-a=null"]),
        ] {
            assert_eq!(places(name, &record), expected, "{name}");
        }
        // Older settings name the minutes in this way.
        let record = json!({
            "papers": [{ "kind": "conclusions", "number": "A" }, { "kind": "minutes", "number": "B" }, { "kind": "minutes" }],
            "audience": "public",
        });
        for (name, expected) in [
            ("publication.number", &["papers[1].number=\"B\"", "papers[2].number=null"][..]),
            ("publication.classification", &["audience=\"public\""]),
            ("papers[].number", &["papers[0].number=\"A\"", "papers[1].number=\"B\"", "papers[2].number=null"]),
        ] {
            assert_eq!(places(name, &record), expected, "{name}");
        }
        let record = json!({ "papers": [{ "kind": "minutes", "place": "A" }], "publication": { "number": "C" } });
        assert_eq!(places("publication.number", &record), ["papers[0].number=null", "publication.number=\"C\""]);
        assert_eq!(places("publication.place", &record), ["papers[0].place=\"A\""]);
        // The format requires a session.
        assert!(places("session.place", &json!({})).is_empty());
        assert_eq!(places("session", &json!({})), ["session=null"]);
    }

    #[test]
    fn names_that_are_no_fields() {
        let fields = Fields::of_records();
        let found = |name| match fields.find(name) {
            Ok(field) => field.name,
            Err(NoField::Near(near)) => format!("near {near}"),
            Err(NoField::Elsewhere(names)) => format!("elsewhere {}", names.join(" ")),
            Err(NoField::Unknown) => "unknown".to_owned(),
        };
        for (name, expected) in [
            ("directives.lead", "near directives[].lead"),
            ("session.plce", "near session.place"),
            ("agenda[]", "near agenda"),
            ("lead", "elsewhere directives[].lead directives[].updates[].lead tasks[].lead tasks[].updates[].lead"),
            ("phòng họp", "unknown"),
            ("x-a.b", "unknown"),
            ("x-", "unknown"),
            ("title.x-a", "unknown"),
            ("directives[].x-a", "directives[].x-a"),
            ("session.x-a", "session.x-a"),
            ("session[].x-a", "unknown"),
        ] {
            assert_eq!(found(name), expected, "{name}");
        }
    }
}
