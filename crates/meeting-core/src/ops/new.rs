//! New: a record from the known data of a session, with computed fields filled in.

use crate::model::format;
use chrono::NaiveDate;
use serde_json::{Map, Value};

use super::input::{Fields, fields_may_be_one, refuse_control_characters};
use super::review::{left_out, review};
use super::{Changeset, OpenWork, Refusal, Review, Workspace, deadline, ids};
use crate::archive::{Archive, Write};
use crate::i18n::Message;
use crate::model::{self, Attendance, Record, fields_of};

/// What is known of a session.
#[derive(Debug, Clone, Default)]
pub struct NewRequest {
    /// What a template, standard input or an earlier session says; everything else is laid over it.
    pub base: Fields,
    /// What is known, typed. People and organizations join those of `base` who have their names; items of all other
    /// lists follow those of `base`.
    pub record: Record,
    /// Who was away; the participants of `base` come first.
    pub absent: Vec<Absentee>,
    /// The session's day, where nothing else says one.
    pub default_date: Option<NaiveDate>,
    /// Whether deadlines of `record` that are words become days where they name one.
    pub reads_deadlines: bool,
    /// The reviews of earlier work.
    pub reviews: Vec<Review>,
    /// The earlier work that is open.
    pub open: Vec<OpenWork>,
    /// Whether the record may lack a title: the user will write one.
    pub may_lack_title: bool,
}

/// Somebody who was away.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Absentee {
    /// The place among the participants.
    pub place: usize,
    /// Whether the absence is excused.
    pub attendance: Attendance,
    /// Why the participant was away.
    pub reason: Option<String>,
}

impl NewRequest {
    /// All that is known, as far as the format has a place for it.
    #[must_use]
    pub fn known(&self) -> Record {
        let mut record = self.base.clone();
        // Whom a name means is decided when the record is made.
        merge(&mut record.0, self, &mut |list, record, item| append(record, list, item));
        model::read(&Value::Object(record.0)).record
    }
}

/// Plans a new record, together with its session's reviews of earlier work.
///
/// # Errors
/// Where the record has no title, a name may mean two of its people, two of one name cannot be told apart, or earlier work
/// cannot be followed up as asked.
pub fn new(workspace: &Workspace, request: &NewRequest) -> Result<Changeset, Refusal> {
    let archive = workspace.archive()?;
    let mut notes = Vec::new();
    let record = whole(workspace, request, &mut notes)?;
    let mut record = record.composed().0;
    refuse_control_characters(&record)?;
    if !record.contains_key("title") && !request.may_lack_title {
        return Err(Refusal::new(Message::new("new-no-title")).with_help(Message::new("new-no-title-help")));
    }
    notes.extend(ids::what_is_missing(&mut record, archive, workspace.today())?);
    let mut reviewed = Changeset::default();
    if !request.reviews.is_empty() {
        let typed = model::read(&Value::Object(record.clone())).record;
        reviewed = review(workspace, &request.reviews, &typed)?;
        list_reviews(&mut record, reviewed.outcomes.iter().map(|outcome| outcome.reference.as_str()));
    }
    notes.extend(left_out(&request.open, &reviewed.outcomes));
    let id = record.get("id").and_then(Value::as_str).unwrap_or_default().to_owned();
    let text = text_of(&record, &id, archive)?;
    Ok(Changeset { notes, ..created(archive, id, text, reviewed) })
}

/// Plans a new record whose text the user has edited, together with its session's reviews of earlier work. `id` is its
/// id where the text says none.
///
/// # Errors
/// Where earlier work cannot be followed up as asked.
pub fn new_of_text(workspace: &Workspace, text: &str, id: &str, reviews: &[Review]) -> Result<Changeset, Refusal> {
    let record = lossless_yaml::parse(text).map(|document| model::read(&document.value).record).unwrap_or_default();
    let reviewed = review(workspace, reviews, &record)?;
    let id = record.id.unwrap_or_else(|| id.to_owned());
    Ok(created(workspace.archive()?, id, text.to_owned(), reviewed))
}

/// A new record, and what becomes of earlier work with it.
fn created(archive: &Archive, id: String, text: String, reviewed: Changeset) -> Changeset {
    let path = archive.path_of(&id);
    let mut writes = vec![Write::Create { path: path.clone(), text }];
    writes.extend(reviewed.writes);
    Changeset { writes, outcomes: reviewed.outcomes, name: id, authored: Some(path), ..Changeset::default() }
}

/// The text of a new record of this id: the line with which editors find its schema, then what it says.
pub(super) fn text_of(record: &Map<String, Value>, id: &str, archive: &Archive) -> Result<String, Refusal> {
    let text = format::write(&Value::Object(record.clone())).map_err(|error| Refusal::new((&error).into()))?;
    Ok(archive.editor_line(&archive.path_of(id)) + &text)
}

/// Everything that is known, laid together.
fn whole(workspace: &Workspace, request: &NewRequest, notes: &mut Vec<Message>) -> Result<Fields, Refusal> {
    let mut record = request.base.clone();
    let is_whole = merge(&mut record.0, request, &mut |list, record, item| match list {
        "organizations" | "participants" => join(record, list, &item),
        _ => append(record, list, item),
    });
    // Where the session is no mapping, the check says so.
    if !is_whole {
        return Ok(record);
    }
    for list in ["organizations", "participants"] {
        refuse_two_meanings(&record.0, list, request)?;
    }
    if request.reads_deadlines {
        let typed = model::read(&Value::Object(record.0.clone())).record;
        let basis = deadline::basis(&typed, workspace.archive()?.settings(), workspace.today());
        let tasks = record.0.get_mut("tasks").and_then(Value::as_array_mut);
        let own = tasks.into_iter().flatten().rev().take(request.record.tasks.len()).collect::<Vec<_>>();
        notes.extend(own.into_iter().rev().filter_map(|task| deadline::understand(task.as_object_mut()?, &basis)));
    }
    Ok(record)
}

/// Adds an item to a list of a record.
type Put<'a> = dyn FnMut(&'static str, &mut Map<String, Value>, Map<String, Value>) + 'a;

/// Lays what is known over a record; `put` adds an item to a list of it. Says whether all could be laid: not where the
/// session is no mapping.
fn merge(record: &mut Map<String, Value>, request: &NewRequest, put: &mut Put) -> bool {
    for (key, value) in fields_of(&Record { session: None, ..plain(&request.record) }) {
        record.insert(key, value);
    }
    let Some(session) = mapping(record, "session") else { return false };
    session.extend(fields_of(&request.record.session.clone().unwrap_or_default()));
    if let Some(date) = request.default_date.filter(|_| session.get("date").is_none_or(Value::is_null)) {
        session.insert("date".to_owned(), date.to_string().into());
    }
    let Record { organizations, participants, proceedings, directives, tasks, .. } = &request.record;
    for item in organizations {
        put("organizations", record, fields_of(item));
    }
    for item in participants {
        put("participants", record, fields_of(item));
    }
    for item in proceedings {
        put("proceedings", record, fields_of(item));
    }
    for item in directives {
        put("directives", record, fields_of(item));
    }
    for item in tasks {
        put("tasks", record, fields_of(item));
    }
    let people = record.get_mut("participants").and_then(Value::as_array_mut).map_or(&mut [][..], Vec::as_mut_slice);
    for Absentee { place, attendance, reason } in &request.absent {
        if let Some(person) = people.get_mut(*place).and_then(Value::as_object_mut) {
            person.insert("attendance".to_owned(), attendance.name().into());
            person.extend(reason.iter().map(|reason| ("reason".to_owned(), reason.as_str().into())));
        }
    }
    true
}

/// A record without the lists whose items have ids.
fn plain(record: &Record) -> Record {
    let none = Record::default();
    Record {
        organizations: none.organizations,
        participants: none.participants,
        proceedings: none.proceedings,
        directives: none.directives,
        tasks: none.tasks,
        ..record.clone()
    }
}

/// Adds an item to a list, or what it says to the one that it means: who is named twice is one person, unless the positions
/// say that these are two.
fn join(record: &mut Map<String, Value>, list: &'static str, item: &Map<String, Value>) {
    let known = record.get_mut(list).and_then(Value::as_array_mut).into_iter().flatten();
    let mut known = known.filter_map(Value::as_object_mut);
    match known.find(|known| fields_may_be_one(known, item)) {
        Some(known) => add_to(known, item.clone()),
        None => append(record, list, item.clone()),
    }
}

/// Fails where a name alone may mean two of a list.
fn refuse_two_meanings(record: &Map<String, Value>, list: &str, request: &NewRequest) -> Result<(), Refusal> {
    let given: Vec<Map<String, Value>> = match list {
        "organizations" => request.record.organizations.iter().map(fields_of).collect(),
        _ => request.record.participants.iter().map(fields_of).collect(),
    };
    for item in &given {
        let known = record.get(list).and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_object);
        if known.filter(|known| fields_may_be_one(known, item)).nth(1).is_some() {
            let name = item.get("name").and_then(Value::as_str).unwrap_or_default();
            return Err(Refusal::new(Message::new("new-which").with("name", name))
                .with_help(Message::new("new-which-help").with("name", name)));
        }
    }
    Ok(())
}

/// Merges the fields of a participant into those that are known.
fn add_to(known: &mut Map<String, Value>, more: Map<String, Value>) {
    for (field, value) in more {
        match (known.get_mut(&field), value) {
            (Some(Value::Array(there)), Value::Array(more)) => {
                for one in more {
                    if !there.contains(&one) {
                        there.push(one);
                    }
                }
            }
            (Some(Value::Null) | None, value) => drop(known.insert(field, value)),
            _ => {}
        }
    }
}

/// The mapping of a key, made where it is missing or empty; none if it has another value, which the check will refuse.
pub(super) fn mapping<'r>(record: &'r mut Map<String, Value>, key: &str) -> Option<&'r mut Map<String, Value>> {
    let value = record.entry(key).or_insert(Value::Null);
    if value.is_null() {
        *value = Value::Object(Map::new());
    }
    value.as_object_mut()
}

fn append(record: &mut Map<String, Value>, list: &str, item: Map<String, Value>) {
    match record.get_mut(list) {
        Some(Value::Array(items)) => items.push(item.into()),
        None | Some(Value::Null) => drop(record.insert(list.to_owned(), Value::Array(vec![item.into()]))),
        // It has another value, which the check will refuse.
        Some(_) => {}
    }
}

/// Lists work in the record's `reviews`.
fn list_reviews<'o>(record: &mut Map<String, Value>, references: impl Iterator<Item = &'o str>) {
    let mut listed = match record.remove("reviews") {
        Some(Value::Array(listed)) => listed,
        Some(Value::Null) | None => Vec::new(),
        Some(one) => vec![one],
    };
    for reference in references {
        let reference = Value::from(reference);
        if !listed.contains(&reference) {
            listed.push(reference);
        }
    }
    record.insert("reviews".to_owned(), listed.into());
}
