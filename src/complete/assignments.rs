//! `FIELD=VALUE` of `set`: the fields of the part, and what they may hold.

use serde_json::Value;

use super::candidate::Candidate;
use super::lookup::Lookup;
use super::{ids, offer};
use meeting_core::model::{self, Content, Entity, Field, Record, Vocabulary};

/// Fields of the part that is named first, or values of the one that is typed; more parts may be named before them.
pub fn assignments(part: Option<&str>, typed: &str, known: &Lookup) -> Vec<Candidate> {
    let entity = part.and_then(|part| ids::entity_of(part, known));
    let schema = model::schema();
    let own = match entity {
        Some(entity) => &schema["properties"][entity.list()]["items"],
        None => &schema,
    };
    if let Some((name, value)) = typed.split_once('=') {
        let head = format!("{name}=");
        let name = name.trim_end_matches(['+', '-']);
        return values(name, entity, own, value, known).into_iter().map(|it| it.with_prefix(&head)).collect();
    }
    let names = names(own).into_iter().filter(|name| name.starts_with(typed));
    let named = names.map(|name| {
        let words = known.words(&format!("field-{}", name.rsplit('.').next().unwrap_or(&name)));
        Candidate::new(format!("{name}="), words).going_on()
    });
    let parts = part.is_some_and(|part| part.contains(['#', '/'])).then(|| ids::ids(typed, ids::Parts::All, known));
    let parts = parts.filter(|_| typed.contains(['#', '/'])).unwrap_or_default();
    named.chain(parts).collect()
}

/// The names of the fields that `set` changes: those of mappings after the mapping's own.
fn names(schema: &Value) -> Vec<String> {
    let mut names = Vec::new();
    for (key, field) in schema["properties"].as_object().into_iter().flatten() {
        match field["properties"].as_object() {
            Some(fields) => names.extend(fields.keys().map(|inner| format!("{key}.{inner}"))),
            None if matches!(key.as_str(), "id" | "format" | "updates") => {}
            None if field["items"]["properties"].is_object() => {}
            None => names.push(key.clone()),
        }
    }
    names
}

/// The values of a field: names of a closed list, or those whom a reference may mean.
fn values(name: &str, entity: Option<Entity>, schema: &Value, typed: &str, known: &Lookup) -> Vec<Candidate> {
    let mut keys = name.split('.');
    let field = keys.clone().fold(schema, |schema, key| &schema["properties"][key]);
    let list = field["enum"].as_array().or_else(|| field["items"]["enum"].as_array());
    if let Some(list) = list {
        let names: Vec<&str> = list.iter().filter_map(Value::as_str).collect();
        let key = Vocabulary::of_names(&names).map(|vocabulary| vocabulary.key).unwrap_or_default();
        return offer::begun(typed, names.into_iter(), |name| known.words(&format!("{key}-{name}")));
    }
    let within =
        |fields: &'static [Field], key: &str| fields.iter().find(|field| field.name == key).map(|it| it.content);
    let mut content = Some(Content::Part(match entity.and_then(|entity| within(Record::FIELDS, entity.list())) {
        Some(Content::Part(fields)) => fields,
        _ => Record::FIELDS,
    }));
    while let (Some(Content::Part(fields)), Some(key)) = (content, keys.next()) {
        content = within(fields, key);
    }
    match content {
        Some(Content::Reference(model::Target::Actor | model::Target::Organization)) => offer::actors(typed, known),
        _ => Vec::new(),
    }
}
