//! What nobody should have to type: the version, ids, the state.

use std::collections::HashSet;

use chrono::NaiveDate;
use serde_json::{Map, Value, json};

use super::Archive;
use super::flags::mapping;
use crate::archive;
use crate::i18n::Message;
use crate::text::date::parse_date;
use crate::text::slug::slug;

/// Fills in what is missing: `format`, `id`, `state`, `session.kind`, and the ids of the parts. Returns what the user
/// should be told about it.
pub(super) fn what_is_missing(
    record: &mut Map<String, Value>,
    archive: &Archive,
    is_draft: bool,
    today: NaiveDate,
) -> Vec<Message> {
    let mut notes = Vec::new();
    record.entry("format").or_insert(json!(1));
    let session = mapping(record, "session");
    let date = session.and_then(|session| {
        session.entry("kind").or_insert(json!("other"));
        session.get("date").cloned()
    });
    let date = date.as_ref().and_then(Value::as_str).and_then(parse_date).unwrap_or(today);
    if record.get("id").is_none_or(Value::is_null) {
        let title = text(record, "title").unwrap_or_default();
        let proposed = archive::proposed_id(date, &title);
        record.insert("id".to_owned(), archive::free_id(archive, &proposed).into());
    }
    if is_draft {
        record.insert("state".to_owned(), json!("draft"));
    } else if record.get("state").is_none_or(Value::is_null) {
        let state = if has_chair(record) { "final" } else { "draft" };
        if state == "draft" {
            notes.push(Message::new("new-draft"));
        }
        record.insert("state".to_owned(), json!(state));
    }
    ids(record);
    name_references(record);
    notes
}

fn text(record: &Map<String, Value>, key: &str) -> Option<String> {
    record.get(key).and_then(Value::as_str).filter(|text| !text.trim().is_empty()).map(str::to_owned)
}

fn items<'r>(record: &'r Map<String, Value>, key: &str) -> impl Iterator<Item = &'r Map<String, Value>> {
    record.get(key).and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_object)
}

fn has_chair(record: &Map<String, Value>) -> bool {
    let is_chair = |person: &Map<String, Value>| {
        let roles = person.get("roles").and_then(Value::as_array).into_iter().flatten();
        roles.filter_map(Value::as_str).any(|role| matches!(role, "chair" | "co-chair"))
    };
    items(record, "participants").any(is_chair)
}

/// The lists whose items have ids, and what an id is made of: a letter and a number, or the item's own words.
const LISTS: [(&str, Option<&str>); 5] = [
    ("organizations", None),
    ("participants", None),
    ("proceedings", Some("p")),
    ("directives", Some("d")),
    ("tasks", Some("t")),
];

/// Gives an id to every item that has none, and another to those that flags have made twice.
fn ids(record: &mut Map<String, Value>) {
    let mut taken: HashSet<String> = HashSet::new();
    for (list, letter) in LISTS {
        let Some(Value::Array(items)) = record.get_mut(list) else { continue };
        for item in items.iter_mut().filter_map(Value::as_object_mut) {
            taken.extend(id(list, letter, item, &taken));
        }
    }
}

/// Gives an id to an item that is to be the next one of a `list` of the record, and returns it; none where it needs none.
pub(in crate::cli) fn give_id(
    record: &Map<String, Value>,
    list: &'static str,
    item: &mut Map<String, Value>,
) -> Option<String> {
    let ids = LISTS.into_iter().flat_map(|(list, _)| items(record, list)).filter_map(|item| text(item, "id"));
    let letter = LISTS.into_iter().find(|(known, _)| *known == list).and_then(|(_, letter)| letter);
    id(list, letter, item, &ids.collect())
}

/// Gives an id to an item that has none, and another where it is taken; returns it. A group needs none.
fn id(list: &str, letter: Option<&str>, item: &mut Map<String, Value>, taken: &HashSet<String>) -> Option<String> {
    let is_group = item.contains_key("group");
    if list == "directives" {
        item.entry("kind").or_insert(json!("request"));
    }
    let proposed = match (text(item, "id"), letter) {
        (Some(own), _) => own,
        (None, Some(letter)) => free(taken, 1, |number| format!("{letter}{number}")),
        (None, None) if is_group => return None,
        (None, None) => {
            let name = text(item, "short").or_else(|| text(item, "name")).unwrap_or_default();
            // A name without a Latin letter gives no slug.
            Some(slug(&name, 60))
                .filter(|slug| !slug.is_empty())
                .unwrap_or_else(|| list.trim_end_matches('s').to_owned())
        }
    };
    let is_taken = taken.contains(&proposed);
    let id = if is_taken { free(taken, 2, |number| format!("{proposed}-{number}")) } else { proposed };
    let mut first = Map::new();
    first.insert("id".to_owned(), id.as_str().into());
    first.extend(std::mem::take(item).into_iter().filter(|(key, _)| key != "id"));
    *item = first;
    Some(id)
}

/// Returns the first id, counted from `first`, that is not taken.
fn free(taken: &HashSet<String>, first: usize, id: impl Fn(usize) -> String) -> String {
    // Of one more than are taken, one is free.
    let candidates = first..=first + taken.len();
    candidates.map(id).find(|id| !taken.contains(id)).unwrap_or_default()
}

/// Writes the id where who does the work was given by the name or short form of somebody in the record.
fn name_references(record: &mut Map<String, Value>) {
    let known = names(record);
    for list in ["directives", "tasks"] {
        let Some(Value::Array(items)) = record.get_mut(list) else { continue };
        for item in items.iter_mut().filter_map(Value::as_object_mut) {
            name_all(&known, item);
        }
    }
}

/// Writes the ids of those whom a new item of the record calls by their names or short forms.
pub(in crate::cli) fn references(record: &Map<String, Value>, item: &mut Map<String, Value>) {
    name_all(&names(record), item);
}

/// Returns the names and short forms in a record, each with its id.
fn names(record: &Map<String, Value>) -> Vec<(String, String)> {
    let mut known = Vec::new();
    for list in ["organizations", "participants"] {
        for item in items(record, list) {
            let Some(id) = text(item, "id") else { continue };
            let names = ["name", "short"].into_iter().filter_map(|key| text(item, key));
            known.extend(names.map(|name| (name, id.clone())));
        }
    }
    known
}

/// Writes the ids of those whom an item calls by their names.
fn name_all(known: &[(String, String)], item: &mut Map<String, Value>) {
    for field in ["organization", "by", "to", "lead", "support"] {
        match item.get_mut(field) {
            Some(Value::Array(several)) => several.iter_mut().for_each(|one| name(known, one)),
            Some(one) => name(known, one),
            None => {}
        }
    }
}

/// Writes the id in place of a name that is that of one alone.
fn name(known: &[(String, String)], reference: &mut Value) {
    let mut fits = known.iter().filter(|(name, _)| reference.as_str() == Some(name)).map(|(_, id)| id);
    if let (Some(id), None) = (fits.next(), fits.next()) {
        *reference = id.as_str().into();
    }
}
