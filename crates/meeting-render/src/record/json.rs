//! What `show --format json` tells of work beyond what stands in the record.

use chrono::NaiveDate;
use serde_json::{Map, Value, json};

use super::life::{self, Event, Standing, What};
use meeting_core::check::{Entity, Names};
use meeting_core::model::{Directive, Effect, Record, Task, WorkStatus};
use meeting_core::rows::{Following, Newer, Reviewed};

/// Adds to an item of a record, or of its part `id`, what has become of the work by the day `as_of`. `value` is the
/// whole record as it was read.
pub fn add_life(
    item: &mut Map<String, Value>,
    record: &Record,
    value: &Value,
    following: &Following,
    as_of: NaiveDate,
    id: Option<&str>,
) {
    let life = Life { record, value, following, as_of };
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
    let names = Names::of(record);
    let Some(named) = names.all.iter().find(|named| named.id == Some(id)) else { return };
    match named.entity {
        Entity::Directive => life.directive(item, &record.directives[named.index]),
        Entity::Task => life.task(item, &record.tasks[named.index]),
        _ => {}
    }
}

struct Life<'r> {
    record: &'r Record,
    value: &'r Value,
    following: &'r Following,
    as_of: NaiveDate,
}

impl Life<'_> {
    fn directive(&self, item: &mut Map<String, Value>, directive: &Directive) {
        standing(item, life::directive_standing(directive, self.following, self.as_of));
        let tasks: Vec<_> = life::tasks_of(directive, self.record).collect();
        let task = |task: &&Task| {
            let place = self.record.tasks.iter().position(|other| std::ptr::eq(other, *task));
            let written = place.and_then(|place| self.value.get("tasks")?.get(place)?.as_object());
            let mut item = written.cloned().unwrap_or_default();
            standing(&mut item, life::task_standing(task, self.record, self.following, self.as_of));
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
        self.history(item, &[directive], &tasks);
    }

    fn task(&self, item: &mut Map<String, Value>, task: &Task) {
        standing(item, life::task_standing(task, self.record, self.following, self.as_of));
        self.history(item, &[], &[task]);
    }

    /// Adds what had happened by the day, and which sessions had looked at the work.
    fn history(&self, item: &mut Map<String, Value>, directives: &[&Directive], tasks: &[&Task]) {
        let mut events = life::events(directives, tasks, self.following);
        events.retain(|event| event.date.is_none_or(|date| date <= self.as_of));
        let mut sessions: Vec<&str> = events.iter().filter_map(session).collect();
        sessions.sort_unstable();
        sessions.dedup();
        item.insert("reviewed_in".to_owned(), json!(sessions));
        let id = self.record.id.as_deref().unwrap_or_default();
        item.insert("history".to_owned(), events.iter().map(|told| event(told, id)).collect());
    }
}

fn standing(item: &mut Map<String, Value>, standing: Standing) {
    item.insert("current_status".to_owned(), standing.status.name().into());
    item.insert("late".to_owned(), standing.late.into());
}

fn session<'r>(event: &Event<'r>) -> Option<&'r str> {
    match event.what {
        What::Updated { session, .. } => session,
        What::Reviewed(review) => Some(&review.record),
        What::Replaced(_) => None,
    }
}

/// Returns an event; what it does not have is left out.
fn event(event: &Event, record: &str) -> Value {
    let (mut status, mut note, mut by, mut directive) = (None, None, None, None);
    match &event.what {
        What::Updated { status: own, note: own_note, by: who, .. } => {
            (status, note) = (own.map(WorkStatus::name), *own_note);
            by = (!who.is_empty()).then_some(*who);
        }
        What::Reviewed(_) => {}
        What::Replaced(Newer { effect, by, .. }) => {
            (status, directive) = (Some(effect.status().name()), Some(by.to_string()));
        }
    }
    let fields = [
        ("date", json!(event.date)),
        ("ref", json!(format!("{record}#{}", event.part))),
        ("status", json!(status)),
        ("note", json!(note)),
        ("by", json!(by)),
        ("session", json!(session(event))),
        ("directive", json!(directive)),
    ];
    fields.into_iter().filter(|(_, value)| !value.is_null()).map(|(key, value)| (key.to_owned(), value)).collect()
}

fn reviewed(reviewed: &Reviewed) -> Value {
    json!({
        "ref": reviewed.work.to_string(), "text": reviewed.text,
        "status_then": reviewed.then.map(WorkStatus::name), "current_status": reviewed.now.map(WorkStatus::name),
    })
}
