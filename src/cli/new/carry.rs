//! Carrying over: what a new session takes from an earlier one, and the work that has been open since.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::archive::{Archive, Entity, Reference};
use crate::cli::open_index::open_index;
use crate::cli::part::read_record;
use crate::cli::target::Target;
use crate::cli::work::session;
use crate::cli::{Environment, Failure};
use crate::i18n::Message;
use crate::index::{Index, Item, ListRequest};
use crate::model::field::Kind;
use crate::model::{self, Participant, Record, Role, Session, fields_of};
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
    /// The earlier session's series, where it counts and is not taken over: the next one has another number.
    pub series: Option<String>,
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
        Source::Record(id) => vec![session(id, environment)?.id],
        Source::Series(words) => of_series(words, &mut index, environment)?,
    };
    let from = sessions[0].clone();
    let (_, record) = read_record(&Target::of(&from, environment)?)?;
    let mut looked_at = BTreeSet::new();
    let mut next = 0;
    while let Some(id) = sessions.get(next).cloned().filter(|_| next < MOST_SESSIONS) {
        for reference in reviews(&read(&id, archive)) {
            let Some(earlier) = Reference::parse(&reference).record().map(str::to_owned) else { continue };
            // A session of another kind has its own successors: only what was looked at goes on here.
            if !sessions.contains(&earlier) && read(&earlier, archive)["session"]["kind"] == record["session"]["kind"] {
                sessions.push(earlier);
            }
            looked_at.insert(reference);
        }
        next += 1;
    }
    let open = open(&sessions, &looked_at, &mut index, environment)?;
    let (record, series) = beginning(model::read(&record).record);
    Ok(Carried { record: fields_of(&record), from, series, open })
}

/// Returns the records of the sessions of a series, the last one first.
fn of_series(words: &str, index: &mut Index, environment: &Environment) -> Result<Vec<String>, Failure> {
    let as_of = environment.workspace.today()?;
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

/// Returns what a record says; nothing where it cannot be read.
fn read(id: &str, archive: &Archive) -> Value {
    let text = archive.read(&archive.path_of(id)).ok();
    text.and_then(|text| yaml::parse(&text).ok()).map(|document| document.value).unwrap_or_default()
}

/// Returns the work of other records that the session of `record` looked at, with `#` before the part.
fn reviews(record: &Value) -> Vec<String> {
    let reviews = &record["reviews"];
    let one = reviews.as_str().into_iter();
    let all = one.chain(reviews.as_array().into_iter().flatten().filter_map(Value::as_str));
    all.filter(|text| Reference::parse(text).record().is_some()).map(|text| text.trim().replace('/', "#")).collect()
}

/// Returns what is still to be done of the sessions, and of the work that they looked at.
fn open(
    sessions: &[String],
    looked_at: &BTreeSet<String>,
    index: &mut Index,
    environment: &Environment,
) -> Result<Vec<OpenWork>, Failure> {
    let as_of = environment.workspace.today()?;
    let mut all = Vec::new();
    let records = looked_at.iter().filter_map(|reference| Reference::parse(reference).record());
    let records: BTreeSet<&str> = sessions.iter().map(String::as_str).chain(records).collect();
    let records = records.into_iter().collect::<Vec<_>>().join(",");
    for (kind, entity, words) in [(Kind::Tasks, Entity::Task, "title"), (Kind::Directives, Entity::Directive, "text")] {
        let query =
            query::parse(&[format!("id:{records}"), "is:open".to_owned()], &Context { as_of, kind: Some(kind) })?;
        let listing = index.list(kind, &query, &ListRequest { as_of, ..ListRequest::default() })?;
        for item in &listing.items {
            let reference = text(item, "ref").unwrap_or_default();
            // An id is also the beginning of longer ones.
            let is_of_them = text(item, "record").is_some_and(|record| sessions.contains(&record));
            let count = |key: &str| item.values.get(key).and_then(Value::as_u64).unwrap_or_default();
            // The work of a directive that has tasks is looked at there.
            let is_tracked = entity == Entity::Directive && count("open") + count("done") > 0;
            if (is_of_them || looked_at.contains(&reference)) && !is_tracked {
                all.push(OpenWork {
                    reference,
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

/// What somebody did on one day only.
const OF_ONE_DAY: [Role; 2] = [Role::Presenter, Role::Speaker];

/// Returns what the next session begins with, and the series that it does not take over. Who was absent, who spoke, and how
/// many came, is not the same again.
fn beginning(record: Record) -> (Record, Option<String>) {
    let people = people(&record);
    let session = record.session.unwrap_or_default();
    let counts = |series: &String| series.contains(|letter: char| letter.is_ascii_digit());
    let (left, series) =
        if session.series.as_ref().is_some_and(counts) { (session.series, None) } else { (None, session.series) };
    let session =
        Session { kind: session.kind, place: session.place, mode: session.mode, series, ..Session::default() };
    let organizations = record.organizations;
    (Record { session: Some(session), organizations, participants: people.into(), ..Record::default() }, left)
}

/// Returns the people and groups of a record as they would come again.
pub(in crate::cli) fn people(record: &Record) -> Vec<Participant> {
    let again = record.participants.iter().map(|person| {
        let roles: Vec<Role> = person.roles.iter().copied().filter(|role| !OF_ONE_DAY.contains(role)).collect();
        Participant {
            id: person.id.clone(),
            name: person.name.clone(),
            sort_name: person.sort_name.clone(),
            honorific: person.honorific.clone(),
            positions: person.positions.clone(),
            group: person.group.clone(),
            organization: person.organization.clone(),
            roles: roles.into(),
            ..Participant::default()
        }
    });
    again.collect()
}
