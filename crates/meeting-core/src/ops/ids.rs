//! Computed fields: the version, ids, the state.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use serde_json::{Map, Value, json};

use super::Refusal;
use super::new::mapping;
use crate::archive::{self, Archive, Directory, DirectoryEntry, Namesakes, id_of_name, named_ids, spelling};
use crate::i18n::Message;
use crate::model::{Entity, Role, Target};
use viet_text::date::parse_date;

/// Fills in what is missing: `format`, `id`, `state`, `session.kind`, and the ids of the parts. The result is notes for
/// the user.
pub(super) fn what_is_missing(
    record: &mut Map<String, Value>,
    archive: &Archive,
    today: NaiveDate,
) -> Result<Vec<Message>, Refusal> {
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
    if record.get("state").is_none_or(Value::is_null) {
        let state = if has_chair(record) { "final" } else { "draft" };
        if state == "draft" {
            notes.push(Message::new("new-draft"));
        }
        record.insert("state".to_owned(), json!(state));
    }
    notes.extend(from_directory(record, &archive.settings().directory, date)?);
    notes.extend(ids(record)?);
    name_references(record);
    Ok(notes)
}

/// Gives bodies and people without an id the id and the names that they have in the directory. The result is what has been
/// recognized, and which bodies had ended on the day of the session.
///
/// # Errors
/// If several entries have the name and nothing tells which is meant.
fn from_directory(
    record: &mut Map<String, Value>,
    directory: &Directory,
    date: NaiveDate,
) -> Result<Vec<Message>, Refusal> {
    let mut notes = Vec::new();
    if directory.is_empty() {
        return Ok(notes);
    }
    let mut taken = taken(record);
    for (list, entity) in [("organizations", Entity::Organization), ("participants", Entity::Person)] {
        let Some(Value::Array(items)) = record.get_mut(list) else { continue };
        for item in items.iter_mut().filter_map(Value::as_object_mut) {
            if !item.contains_key("group") && text(item, "id").is_none() {
                notes.extend(of_entry(item, entity, directory, date, &mut taken)?);
            }
        }
    }
    Ok(notes)
}

/// The same for one item of a record in which the ids `taken` are given.
fn of_entry(
    item: &mut Map<String, Value>,
    entity: Entity,
    directory: &Directory,
    date: NaiveDate,
    taken: &mut BTreeSet<String>,
) -> Result<Vec<Message>, Refusal> {
    let target = Target::Actor;
    let called = ["name", "short"].into_iter().filter_map(|key| text(item, key));
    let found = called.map(|name| directory.typed(&name, target)).find(|found| !found.is_empty());
    let mut found: Vec<&DirectoryEntry> = found.into_iter().flatten().filter(|it| it.entity == entity).collect();
    if found.len() > 1 {
        let positions = item.get("positions").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str);
        let positions: Vec<String> = positions.map(spelling).collect();
        let body = text(item, "organization");
        let fits = |it: &&DirectoryEntry| {
            let is_of_body = || body.as_deref().is_some_and(|body| it.organization.as_deref() == Some(body));
            it.positions.iter().any(|position| positions.contains(&spelling(position))) || is_of_body()
        };
        let fitting: Vec<_> = found.iter().copied().filter(fits).collect();
        if let [one] = fitting[..] {
            found = vec![one];
        }
    }
    let entry = match found[..] {
        [] => return Ok(Vec::new()),
        [entry] => entry,
        _ => {
            let name = text(item, "name").unwrap_or_default();
            let ids: Vec<&str> = found.iter().map(|it| it.id.as_str()).collect();
            let message = Message::new("ambiguous-in-directory").with("name", name).with("count", ids.len());
            let is_person = entity == Entity::Person;
            let help = if is_person { "directory-which" } else { "directory-which-organization" };
            return Err(Refusal::new(message).with_help(Message::new(help).with("ids", ids.join(", "))));
        }
    };
    if !taken.insert(entry.id.clone()) {
        let name = text(item, "name").unwrap_or_default();
        let message = Message::new("directory-twice").with("name", name).with("entry", &entry.name);
        return Err(Refusal::new(message.with("id", &entry.id)));
    }
    let mut notes = Vec::new();
    let name = text(item, "name").unwrap_or_default();
    if spelling(&name) != spelling(&entry.name) {
        notes.push(Message::new("directory-understood").with("name", name).with("entry", &entry.name));
    }
    notes.extend(entry.said_to_have_ended(date));
    item.insert("name".to_owned(), entry.name.as_str().into());
    if let Some(short) = entry.short.as_deref().filter(|_| entity == Entity::Organization) {
        item.insert("short".to_owned(), short.into());
    }
    set_first(item, &entry.id);
    Ok(notes)
}

/// Gives the bodies and people of a record that has ids already those of the directory, with all references to them.
pub(super) fn adopt_directory(record: &mut Map<String, Value>, directory: &Directory) {
    if directory.is_empty() {
        return;
    }
    let mut taken = taken(record);
    let mut new: BTreeMap<String, String> = BTreeMap::new();
    for (list, entity) in [("organizations", Entity::Organization), ("participants", Entity::Person)] {
        let Some(Value::Array(items)) = record.get_mut(list) else { continue };
        for item in items.iter_mut().filter_map(Value::as_object_mut) {
            let [id, name, short] = ["id", "name", "short"].map(|key| text(item, key));
            let entry = directory.entry_of(entity, id.as_deref(), name.as_deref(), short.as_deref());
            let (Some(id), Some(entry)) = (id, entry) else { continue };
            if id != entry.id && !taken.insert(entry.id.clone()) {
                continue;
            }
            item.insert("name".to_owned(), entry.name.as_str().into());
            set_first(item, &entry.id);
            new.insert(id, entry.id.clone());
        }
    }
    for list in ["organizations", "participants", "proceedings", "directives", "tasks"] {
        let Some(Value::Array(items)) = record.get_mut(list) else { continue };
        for item in items.iter_mut().filter_map(Value::as_object_mut) {
            for reference in references_of(item) {
                let known = reference.as_str().and_then(|id| new.get(id));
                let entry = || match directory.find(reference.as_str()?, Target::Actor)[..] {
                    [entry] => Some(&entry.id),
                    _ => None,
                };
                if let Some(id) = known.or_else(entry).cloned() {
                    *reference = id.into();
                }
            }
        }
    }
}

/// The references of an item to people and bodies.
fn references_of(item: &mut Map<String, Value>) -> Vec<&mut Value> {
    const FIELDS: [&str; 8] =
        ["organization", "part_of", "by", "on_behalf_of", "delegated_to", "to", "lead", "support"];
    let fields = item.iter_mut().filter(|(key, _)| FIELDS.contains(&key.as_str())).map(|(_, value)| value);
    let mut all = Vec::new();
    for value in fields {
        match value {
            Value::Array(several) => all.extend(several),
            one => all.push(one),
        }
    }
    all
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
        roles.filter_map(Value::as_str).any(|role| Role::of_name(role) == Some(Role::Chair))
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

/// Gives an id to every item that has none. The result is notes about people and bodies that share a name.
fn ids(record: &mut Map<String, Value>) -> Result<Vec<Message>, Refusal> {
    let mut notes = Vec::new();
    let mut taken: BTreeSet<String> = taken(record);
    for (list, letter) in LISTS {
        let Some(Value::Array(items)) = record.get_mut(list) else { continue };
        let items: Vec<&mut Map<String, Value>> = items.iter_mut().filter_map(Value::as_object_mut).collect();
        notes.extend(ids_of(list, letter, items, &mut taken)?);
    }
    Ok(notes)
}

/// Gives an id to an item that is to be the next one of a `list` of the record, with a note if there is one; no id if
/// it needs none.
pub(super) fn give_id(
    record: &Map<String, Value>,
    list: &'static str,
    item: &mut Map<String, Value>,
    (directory, date): (&Directory, NaiveDate),
) -> Result<(Option<String>, Vec<Message>), Refusal> {
    let letter = LISTS.into_iter().find(|(known, _)| *known == list).and_then(|(_, letter)| letter);
    let mut taken = taken(record);
    let entity = match list {
        "organizations" => Some(Entity::Organization),
        "participants" if !item.contains_key("group") => Some(Entity::Person),
        _ => None,
    };
    let mut understood = Vec::new();
    if let Some(entity) = entity.filter(|_| text(item, "id").is_none()) {
        understood = of_entry(item, entity, directory, date, &mut taken.clone())?;
    }
    let mut known: Vec<Map<String, Value>> = items(record, list).cloned().collect();
    let all = known.iter_mut().filter(|item| text(item, "id").is_some()).chain([&mut *item]).collect();
    understood.extend(ids_of(list, letter, all, &mut taken)?);
    Ok((text(item, "id"), understood))
}

/// The next id of a `list` of the record whose ids are a letter and a number; none for others.
pub(super) fn next_id(record: &Map<String, Value>, list: &str) -> Option<String> {
    let (_, letter) = LISTS.into_iter().find(|(known, _)| *known == list)?;
    Some(free(&taken(record), letter?, &mut 1))
}

/// The ids that are given in a record.
fn taken(record: &Map<String, Value>) -> BTreeSet<String> {
    LISTS.into_iter().flat_map(|(list, _)| items(record, list)).filter_map(|item| text(item, "id")).collect()
}

/// Gives an id to every item of a list that has none; a group needs none.
fn ids_of(
    list: &str,
    letter: Option<&str>,
    items: Vec<&mut Map<String, Value>>,
    taken: &mut BTreeSet<String>,
) -> Result<Vec<Message>, Refusal> {
    let Some(letter) = letter else {
        let items: Vec<_> =
            items.into_iter().filter(|item| !item.contains_key("group") || text(item, "id").is_some()).collect();
        return named(items, taken);
    };
    // All numbers before it are taken: ids are only ever added.
    let mut next = 1;
    for item in items {
        if list == "directives" {
            item.entry("kind").or_insert(json!("request"));
        }
        let id = text(item, "id").unwrap_or_else(|| free(taken, letter, &mut next));
        set_first(item, &id);
        taken.insert(id);
    }
    Ok(Vec::new())
}

/// Gives people and bodies the ids of their names. Fails if two of one name cannot be distinguished.
fn named(items: Vec<&mut Map<String, Value>>, taken: &mut BTreeSet<String>) -> Result<Vec<Message>, Refusal> {
    let given = named_ids(&items.iter().map(|item| &**item).collect::<Vec<_>>(), taken);
    let mut notes = Vec::new();
    for (item, id) in items.into_iter().zip(given) {
        let id = id.map_err(|Namesakes { id, name }| match &id[..] {
            "" => Refusal::new(Message::new("new-no-id").with("name", name)).with_help(Message::new("new-no-id-help")),
            _ => Refusal::new(Message::new("new-namesakes").with("name", name).with("id", id))
                .with_help(Message::new("new-namesakes-help")),
        })?;
        if text(item, "id").is_none() {
            let name = text(item, "name").unwrap_or_default();
            if text(item, "short").is_none() && id != id_of_name(&name) {
                notes.push(Message::new("new-told-apart").with("name", name).with("id", id.as_str()));
            }
        }
        set_first(item, &id);
        taken.insert(id);
    }
    Ok(notes)
}

/// Sets the id of an item, before everything else in it.
fn set_first(item: &mut Map<String, Value>, id: &str) {
    let mut first = Map::new();
    first.insert("id".to_owned(), id.into());
    first.extend(std::mem::take(item).into_iter().filter(|(key, _)| key != "id"));
    *item = first;
}

/// The first id of `letter` and a number, counted from `next`, that is not taken.
fn free(taken: &BTreeSet<String>, letter: &str, next: &mut usize) -> String {
    loop {
        let id = format!("{letter}{next}");
        if !taken.contains(&id) {
            return id;
        }
        *next += 1;
    }
}

/// Replaces names and short forms of people in the record by their ids, in the fields for who spoke and who does the work.
fn name_references(record: &mut Map<String, Value>) {
    let known = names(record);
    for list in ["proceedings", "directives", "tasks"] {
        let Some(Value::Array(items)) = record.get_mut(list) else { continue };
        for item in items.iter_mut().filter_map(Value::as_object_mut) {
            name_all(&known, item);
        }
    }
}

/// Writes the ids of those whom a new item of the record calls by their names or short forms.
pub(super) fn references(record: &Map<String, Value>, item: &mut Map<String, Value>) {
    name_all(&names(record), item);
}

/// The names and short forms in a record, each with its id.
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
