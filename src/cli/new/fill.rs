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
            let is_group = item.contains_key("group");
            if list == "directives" {
                item.entry("kind").or_insert(json!("request"));
            }
            let own = text(item, "id");
            let proposed = match (own, letter) {
                (Some(own), _) => own,
                (None, Some(letter)) => free(&taken, 1, |number| format!("{letter}{number}")),
                // A group needs no id.
                (None, None) if is_group => continue,
                (None, None) => {
                    let name = text(item, "short").or_else(|| text(item, "name")).unwrap_or_default();
                    // A name without a Latin letter gives no slug.
                    Some(slug(&name, 60))
                        .filter(|slug| !slug.is_empty())
                        .unwrap_or_else(|| list.trim_end_matches('s').to_owned())
                }
            };
            let id = if taken.contains(&proposed) {
                free(&taken, 2, |number| format!("{proposed}-{number}"))
            } else {
                proposed
            };
            taken.insert(id.clone());
            let mut first = Map::new();
            first.insert("id".to_owned(), id.into());
            first.extend(std::mem::take(item).into_iter().filter(|(key, _)| key != "id"));
            *item = first;
        }
    }
}

/// Returns the first id, counted from `first`, that is not taken.
fn free(taken: &HashSet<String>, first: usize, id: impl Fn(usize) -> String) -> String {
    // Of one more than are taken, one is free.
    let candidates = first..=first + taken.len();
    candidates.map(id).find(|id| !taken.contains(id)).unwrap_or_default()
}

/// Writes the id where a task's lead was given by the name or short form of somebody in the record.
fn name_references(record: &mut Map<String, Value>) {
    let mut known: Vec<(String, String)> = Vec::new();
    for list in ["organizations", "participants"] {
        for item in items(record, list) {
            let Some(id) = text(item, "id") else { continue };
            let names = ["name", "short"].into_iter().filter_map(|key| text(item, key));
            known.extend(names.map(|name| (name, id.clone())));
        }
    }
    let Some(Value::Array(tasks)) = record.get_mut("tasks") else { return };
    for task in tasks.iter_mut().filter_map(Value::as_object_mut) {
        let lead = text(task, "lead");
        let mut fits = known.iter().filter(|(name, _)| Some(name) == lead.as_ref()).map(|(_, id)| id);
        if let (Some(id), None) = (fits.next(), fits.next()) {
            task.insert("lead".to_owned(), id.as_str().into());
        }
    }
}
