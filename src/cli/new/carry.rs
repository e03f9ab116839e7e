//! Carrying over: what a new session takes from an earlier one, and the work that has been open since.

use std::collections::BTreeSet;
use std::path::Path;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::archive::{Archive, Entity, Reference};
use crate::cli::open_index::open_index;
use crate::cli::target::Target;
use crate::cli::work::session;
use crate::cli::{Environment, Failure};
use crate::i18n::Message;
use crate::index::{Index, Item, ListRequest};
use crate::model::Role;
use crate::model::field::Kind;
use crate::query::{self, Context};
use crate::text::fold::fold;
use crate::yaml;

/// So many earlier sessions are followed back at most.
const MOST_SESSIONS: usize = 200;

/// Which session is carried on.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(in crate::cli) enum Source {
    /// This record's.
    Record(String),
    /// The last one whose series or title has these words; the open work of all of them is looked at.
    Series(String),
}

/// What a new session begins with.
#[derive(Debug)]
pub(in crate::cli) struct Carried {
    /// The fields of the new record.
    pub record: Map<String, Value>,
    /// The id of the record that they come from.
    pub from: String,
    /// What is still to be done, in the order of the archive.
    pub open: Vec<OpenWork>,
}

/// A task, or a directive without tasks, that is still to be done.
#[derive(Debug, Clone)]
pub(in crate::cli) struct OpenWork {
    /// The whole reference to it.
    pub reference: String,
    /// What it says.
    pub text: String,
    /// Who answers for it, in words.
    pub lead: String,
    /// Its deadline: a day, else words.
    pub due: String,
    /// What it is.
    pub entity: Entity,
}

/// Returns what a new session takes over.
pub(in crate::cli) fn carried(from: &Source, archive: &Archive, environment: &Environment) -> Result<Carried, Failure> {
    let mut index = open_index(archive, environment)?;
    let mut sessions = match from {
        Source::Record(id) => vec![session(id, environment)?],
        Source::Series(words) => of_series(words, &mut index, environment)?,
    };
    let from = sessions[0].clone();
    let target = Target::of(&from, environment)?;
    let (_, record) = crate::cli::part::read_record(&target)?;
    let mut next = 0;
    while let Some(id) = sessions.get(next).cloned().filter(|_| next < MOST_SESSIONS) {
        for earlier in reviewed(&id, archive) {
            if !sessions.contains(&earlier) {
                sessions.push(earlier);
            }
        }
        next += 1;
    }
    let open = open(&sessions, &mut index, environment)?;
    Ok(Carried { record: beginning(&record), from, open })
}

/// Returns the records of the sessions of a series, the last one first.
fn of_series(words: &str, index: &mut Index, environment: &Environment) -> Result<Vec<String>, Failure> {
    let as_of = environment.today()?;
    let context = Context { as_of, kind: Some(Kind::Sessions) };
    let quoted = words.replace('"', " ");
    let query = query::parse(&[format!("\"{quoted}\""), "-state:cancelled".to_owned()], &context)?;
    let listing = index.list(Kind::Sessions, &query, &ListRequest { as_of, ..ListRequest::default() })?;
    let wanted = fold(words);
    let is_of_it = |item: &&Item| {
        ["series", "title"]
            .iter()
            .any(|key| item.values.get(*key).and_then(Value::as_str).is_some_and(|text| fold(text).contains(&wanted)))
    };
    let ids: Vec<String> =
        listing.items.iter().filter(is_of_it).filter_map(|item| text(item, "id")).take(MOST_SESSIONS).collect();
    if ids.is_empty() {
        return Err(Failure::new(Message::new("carry-no-series").with("words", words))
            .helped(Message::new("carry-no-series-help")));
    }
    Ok(ids)
}

/// Returns the other records whose work the session of `id` looked at.
fn reviewed(id: &str, archive: &Archive) -> BTreeSet<String> {
    let read = archive.read(Path::new(&archive.path_of(id))).ok().and_then(|text| yaml::parse(&text).ok());
    let reviews = read.and_then(|document| document.value.get("reviews").cloned()).unwrap_or_default();
    let one = reviews.as_str().map(str::to_owned);
    let several = reviews.as_array().into_iter().flatten().filter_map(|item| item.as_str().map(str::to_owned));
    one.into_iter().chain(several).filter_map(|text| Reference::parse(&text).record().map(str::to_owned)).collect()
}

/// Returns what is still to be done of these records.
fn open(sessions: &[String], index: &mut Index, environment: &Environment) -> Result<Vec<OpenWork>, Failure> {
    let as_of = environment.today()?;
    let mut all = Vec::new();
    for (kind, entity, words) in [(Kind::Tasks, Entity::Task, "title"), (Kind::Directives, Entity::Directive, "text")] {
        let arguments = [format!("id:{}", sessions.join(",")), "is:open".to_owned()];
        let query = query::parse(&arguments, &Context { as_of, kind: Some(kind) })?;
        let listing = index.list(kind, &query, &ListRequest { as_of, ..ListRequest::default() })?;
        for item in &listing.items {
            // An id is also the beginning of longer ones.
            let is_of_them = text(item, "record").is_some_and(|record| sessions.contains(&record));
            let count = |key: &str| item.values.get(key).and_then(Value::as_u64).unwrap_or_default();
            // The work of a directive that has tasks is looked at there.
            let is_tracked = entity == Entity::Directive && count("open") + count("done") > 0;
            if is_of_them && !is_tracked {
                all.push(OpenWork {
                    reference: text(item, "ref").unwrap_or_default(),
                    text: text(item, words).unwrap_or_default(),
                    lead: shown(item, "lead"),
                    due: text(item, "due").or_else(|| text(item, "due_text")).unwrap_or_default(),
                    entity,
                });
            }
        }
    }
    Ok(all)
}

fn text(item: &Item, key: &str) -> Option<String> {
    item.values.get(key).and_then(Value::as_str).map(str::to_owned)
}

/// Returns a field as people read it.
fn shown(item: &Item, key: &str) -> String {
    match (item.shown.get(key), item.values.get(key)) {
        (Some(words), _) => words.clone(),
        (None, Some(Value::String(text))) => text.clone(),
        (None, Some(Value::Array(items))) => items.iter().filter_map(Value::as_str).collect::<Vec<_>>().join(", "),
        _ => String::new(),
    }
}

/// What is the same in the next session. (Who was absent, who spoke, and how many came, is not.)
const OF_SESSION: [&str; 4] = ["kind", "place", "mode", "series"];
const OF_PARTICIPANT: [&str; 8] =
    ["id", "name", "sort_name", "honorific", "positions", "group", "organization", "roles"];
const OF_ONE_DAY: [Role; 2] = [Role::Presenter, Role::Speaker];

/// Returns the fields that the next session begins with.
fn beginning(record: &Value) -> Map<String, Value> {
    let mut carried = Map::new();
    carried.insert("session".to_owned(), some(&record["session"], &OF_SESSION));
    if let Some(bodies @ Value::Array(_)) = record.get("organizations") {
        carried.insert("organizations".to_owned(), bodies.clone());
    }
    let people = people(record);
    if !people.is_empty() {
        carried.insert("participants".to_owned(), people.into());
    }
    carried
}

/// Returns the people and groups of a record as they would come again.
pub(in crate::cli) fn people(record: &Value) -> Vec<Value> {
    let people = record["participants"].as_array().into_iter().flatten();
    let again = people.map(|person| {
        let mut person = some(person, &OF_PARTICIPANT);
        if let Some(roles) = person["roles"].as_array_mut() {
            roles.retain(|role| !OF_ONE_DAY.iter().any(|of_one_day| role == of_one_day.name()));
        }
        person
    });
    again.collect()
}

/// Returns those of the fields that have these keys.
fn some(value: &Value, keys: &[&str]) -> Value {
    let fields = value.as_object().cloned().unwrap_or_default();
    let kept = fields.into_iter().filter(|(key, value)| keys.contains(&key.as_str()) && !value.is_null());
    kept.collect::<Map<_, _>>().into()
}
