//! What `show --format json` says of work beyond what the record does.

use chrono::NaiveDate;
use serde_json::{Map, Value, json};

use meeting_core::archive::Directory;
use meeting_core::check::{Entity, Names};
use meeting_core::model::{Directive, Effect, Record, References, Task, WorkStatus, fields_of};
use meeting_core::rows::{Event, EventKind, Following, Newer, Reviewed, Work};

/// Adds to the JSON of a record, or of its part `id`, the status of the work on the day `as_of` and what has happened to
/// it. `value` is the whole record as it was read.
pub fn add_current(
    item: &mut Map<String, Value>,
    record: &Record,
    value: &Value,
    following: &Following,
    as_of: NaiveDate,
    id: Option<&str>,
) {
    let current = Current { record, value, following, as_of };
    let Some(id) = id else {
        if !following.reviewed.is_empty() {
            item.insert("reviewed".to_owned(), following.reviewed.iter().map(reviewed).collect());
        }
        if !following.left_out.is_empty() {
            let left_out = following
                .left_out
                .iter()
                .map(|left| json!({ "ref": left.work.to_string(), "text": left.text, "status_then": left.then.map(WorkStatus::name) }));
            item.insert("left_out".to_owned(), left_out.collect());
        }
        return;
    };
    let names = Names::of(record, Directory::empty());
    let Some(named) = names.all.iter().find(|named| named.id == Some(id)) else { return };
    match named.entity {
        Entity::Directive => current.directive(item, &record.directives[named.index]),
        Entity::Task => current.task(item, &record.tasks[named.index]),
        _ => {}
    }
}

struct Current<'r> {
    record: &'r Record,
    value: &'r Value,
    following: &'r Following,
    as_of: NaiveDate,
}

impl Current<'_> {
    fn directive(&self, item: &mut Map<String, Value>, directive: &Directive) {
        self.status(item, Work::Directive(directive));
        let tasks: Vec<&Task> = self.record.tasks_of(directive).collect();
        let task = |task: &&Task| {
            let place = self.record.tasks.iter().position(|other| std::ptr::eq(other, *task));
            let written = place.and_then(|place| self.value.get("tasks")?.get(place)?.as_object());
            let mut item = written.cloned().unwrap_or_default();
            self.status(&mut item, Work::Task(task));
            Value::Object(item)
        };
        item.insert("tasks".to_owned(), tasks.iter().map(task).collect());
        let by = |effect: Effect| {
            let newer = self.following.newer.iter();
            newer
                .filter(|newer| newer.effect == effect && directive.id.as_ref() == Some(&newer.part))
                .map(|newer| Value::String(newer.by.to_string()))
                .collect::<Value>()
        };
        item.insert("amended_by".to_owned(), by(Effect::Amends));
        item.insert("superseded_by".to_owned(), by(Effect::Supersedes));
        let chain = self.following.chain.iter().map(|link| {
            let status = link.status.map(WorkStatus::name);
            json!({ "ref": link.work.to_string(), "date": link.date, "current_status": status, "text": link.text })
        });
        item.insert("chain".to_owned(), chain.collect());
        let works = [Work::Directive(directive)].into_iter().chain(tasks.into_iter().map(Work::Task));
        self.history(item, &works.collect::<Vec<_>>());
    }

    fn task(&self, item: &mut Map<String, Value>, task: &Task) {
        self.status(item, Work::Task(task));
        self.history(item, &[Work::Task(task)]);
    }

    fn status(&self, item: &mut Map<String, Value>, work: Work) {
        let Some(current) = self.following.current(work) else { return };
        let each = current.each.map(|(done, all)| format!("{done}/{all}"));
        let names = |names: &Option<String>| names.as_ref().map(|names| names.lines().collect::<Value>());
        let fields = [
            ("current_status", json!(current.status.name())),
            ("current_due", json!(current.due)),
            ("original_due", json!(current.original_due)),
            ("extensions", json!(current.extensions)),
            ("late", json!(current.late)),
            ("current_lead", json!(names(&current.lead))),
            ("current_support", json!(names(&current.support))),
            ("answered", json!(each)),
            ("occurrences", json!(current.occurrences.map(|(all, _)| all))),
            ("missed", json!(current.occurrences.map(|(_, missed)| missed))),
        ];
        // What may be unknown is there all the same; what only some work has is not.
        let is_there = |name: &str, value: &Value| !value.is_null() || matches!(name, "current_due" | "late");
        let fields = fields.into_iter().filter(|(name, value)| is_there(name, value));
        item.extend(fields.map(|(name, value)| (name.to_owned(), value)));
    }

    /// Adds what had happened by the day, and which sessions had reviewed the work.
    fn history(&self, item: &mut Map<String, Value>, works: &[Work]) {
        let mut events = self.following.events(works);
        events.retain(|event| event.date.is_none_or(|date| date <= self.as_of));
        let mut sessions: Vec<&str> = events.iter().filter_map(Event::session).collect();
        sessions.sort_unstable();
        sessions.dedup();
        item.insert("reviewed_in".to_owned(), json!(sessions));
        let id = self.record.id.as_deref().unwrap_or_default();
        item.insert("history".to_owned(), events.iter().map(|event| event_json(event, id)).collect());
    }
}

/// An event without the fields that it does not have.
fn event_json(event: &Event, record: &str) -> Value {
    let (mut status, mut directive, mut update) = (None, None, None);
    match event.kind {
        EventKind::Update(own) => (status, update) = (own.status.map(WorkStatus::name), Some(own)),
        EventKind::Completion(own) => status = Some(own.name()),
        EventKind::Review(_) => {}
        EventKind::Replacement(Newer { effect, by, .. }) => {
            (status, directive) = (Some(effect.status().name()), Some(by.to_string()));
        }
    }
    let fields = [
        ("date", json!(event.date)),
        ("ref", json!(format!("{record}#{}", event.part))),
        ("status", json!(status)),
        ("completed", json!(update.and_then(|it| it.completed))),
        ("due", json!(update.and_then(|it| it.due))),
        ("lead", who(update.map(|it| it.lead))),
        ("support", who(update.map(|it| it.support))),
        ("for", who(update.map(|it| it.about))),
        ("occurrence", json!(update.and_then(|it| it.occurrence))),
        ("document", update.and_then(|it| it.document).map_or(Value::Null, |it| Value::Object(fields_of(it)))),
        ("reminder", json!(update.filter(|it| it.is_reminder).map(|_| true))),
        ("note", json!(update.and_then(|it| it.note))),
        ("by", who(update.map(|it| it.by))),
        ("session", json!(event.session())),
        ("directive", json!(directive)),
    ];
    fields.into_iter().filter(|(_, value)| !value.is_null()).map(|(key, value)| (key.to_owned(), value)).collect()
}

/// References, where there are some.
fn who(references: Option<&References>) -> Value {
    json!(references.filter(|references| !references.is_empty()).map(|references| &**references))
}

fn reviewed(reviewed: &Reviewed) -> Value {
    json!({
        "ref": reviewed.work.to_string(), "text": reviewed.text,
        "status_then": reviewed.then.map(WorkStatus::name), "current_status": reviewed.now.map(WorkStatus::name),
    })
}
