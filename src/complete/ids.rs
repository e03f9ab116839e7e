//! Ids of records and of their parts.

use std::collections::BTreeMap;

use serde_json::Value;

use super::candidate::{Candidate, MOST};
use super::lookup::Lookup;
use crate::environment::today_by_clock;
use meeting_core::archive::resolve_id;
use meeting_core::i18n::Message;
use meeting_core::model::{self, Entity};
use meeting_core::work::{WorkRecord, work_on};
use viet_text::partial::Partial;

/// The offsets in an id where its year, its month and its day end.
const DATE_ENDS: [usize; 3] = [5, 8, 11];

/// What has an id in a record: what is followed up first.
const PARTS: [Entity; 5] = [Entity::Directive, Entity::Task, Entity::Proceeding, Entity::Person, Entity::Organization];

/// Which parts of a record are offered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Parts {
    /// Everything that has an id.
    All,
    /// What is work today: tasks, and directives that ask for something.
    Work,
    /// Directives.
    Directives,
}

/// Ids that have what was typed in any part of them; after `#` or `/` those of a record's parts.
pub fn ids(typed: &str, of: Parts, known: &Lookup) -> Vec<Candidate> {
    // A slash may also be part of a date as people write it, or of a path.
    let is_dated = typed.get(..5).is_some_and(|year| year.ends_with('-'));
    match typed.find('#').or_else(|| typed.find('/').filter(|_| is_dated)) {
        Some(at) => parts(&typed[..at], &typed[..=at], &typed[at + 1..], of, known),
        None => records(typed, known),
    }
}

/// Ids of records.
pub fn records(typed: &str, known: &Lookup) -> Vec<Candidate> {
    // A date as people write it is the beginning of an id.
    let order = known.archive().map(|archive| archive.settings().date_order()).unwrap_or_default();
    let day = order.date(typed).map(|day| day.to_string());
    let typed = day.as_deref().unwrap_or(typed);
    let fitting = fitting(typed, known);
    if fitting.len() > MOST
        && let Some(beginnings) = beginnings(typed, &fitting, known)
    {
        return beginnings;
    }
    let titled = fitting.into_iter().take(MOST + 1).map(|id| {
        let title = known.names().and_then(|names| names.title(id));
        Candidate::new(id, title.unwrap_or_default())
    });
    titled.collect()
}

/// The ids that have what was typed, the best and newest first.
fn fitting<'k>(typed: &str, known: &'k Lookup) -> Vec<&'k str> {
    let newest = || known.ids().iter().rev().map(String::as_str);
    let begun: Vec<&str> = newest().filter(|id| id.starts_with(typed)).collect();
    // Most begin with a date, and need no folding.
    if !begun.is_empty() {
        return begun;
    }
    let partial = Partial::new(typed);
    let mut fitting: Vec<_> = newest().filter_map(|id| Some((partial.fit(id)?, id))).collect();
    fitting.sort_by_key(|(fit, _)| *fit);
    fitting.into_iter().map(|(_, id)| id).collect()
}

/// The years, months or days that very many ids begin with; `None` if what was typed is no date, or where that
/// does not part them.
fn beginnings(typed: &str, fitting: &[&str], known: &Lookup) -> Option<Vec<Candidate>> {
    if !typed.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-') {
        return None;
    }
    let of_length = |end: usize| {
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for id in fitting.iter().filter(|id| id.starts_with(typed)) {
            *counts.entry(id.get(..end).unwrap_or(id)).or_default() += 1;
        }
        counts
    };
    let longer = DATE_ENDS.into_iter().filter(|end| *end > typed.len());
    let counts = longer.map(of_length).find(|counts| counts.len() > 1)?;
    let candidate = |(beginning, count): (&&str, &usize)| {
        Candidate::new(*beginning, known.say(&Message::new("complete-records").with("count", *count))).going_on()
    };
    Some(counts.iter().rev().map(candidate).collect())
}

/// The ids of the parts of a record; `head` is what is before them.
fn parts(record: &str, head: &str, typed: &str, of: Parts, known: &Lookup) -> Vec<Candidate> {
    let partial = Partial::new(typed);
    let Some(value) = value_of(record, known) else { return Vec::new() };
    let work = if of == Parts::Work { work_of(&value) } else { Vec::new() };
    let is_offered = |kind: Entity, item: &Value| match of {
        Parts::All => true,
        Parts::Work => item["id"].as_str().is_some_and(|id| work.iter().any(|known| known == id)),
        Parts::Directives => kind == Entity::Directive,
    };
    let items = PARTS.into_iter().flat_map(|kind| {
        let items = value[kind.list()].as_array().into_iter().flatten();
        items.filter(move |item| is_offered(kind, item))
    });
    let fitting: Vec<_> = items.filter_map(|item| Some((partial.fit(item["id"].as_str()?)?, item))).collect();
    let best = fitting.iter().map(|(fit, _)| *fit).min();
    let best = fitting.into_iter().filter(|(fit, _)| Some(*fit) == best);
    let candidates = best.map(|(_, item)| {
        let text = ["title", "text", "name", "group"].into_iter().find_map(|key| item[key].as_str());
        Candidate::new(item["id"].as_str().unwrap_or_default(), text.unwrap_or_default()).with_prefix(head)
    });
    candidates.collect()
}

/// The ids of what is work in a record today.
fn work_of(value: &Value) -> Vec<String> {
    let Ok(today) = today_by_clock() else { return Vec::new() };
    let record = model::read(value).record;
    let work: Vec<_> =
        WorkRecord::of(&record, record.id.as_deref().unwrap_or_default(), |who| who).into_iter().collect();
    let listed = work_on(&work, today.date).into_iter().filter(|row| row.is_listed);
    listed.map(|row| row.reference.part.to_owned()).collect()
}

/// What a part is that `ID#PART` names.
pub fn entity_of(reference: &str, known: &Lookup) -> Option<Entity> {
    let (record, part) = reference.split_once(['#', '/'])?;
    let value = value_of(record, known)?;
    let has_it = |kind: &Entity| value[kind.list()].as_array().into_iter().flatten().any(|item| item["id"] == part);
    PARTS.into_iter().find(has_it)
}

/// The one record with this id, beginning of an id, or date.
fn value_of(record: &str, known: &Lookup) -> Option<Value> {
    let archive = known.archive()?;
    let day = archive.settings().date_order().date(record).map(|day| day.to_string());
    let id = resolve_id(archive, day.as_deref().unwrap_or(record)).ok()?;
    let text = archive.read(&archive.path_of(&id)).ok()?;
    lossless_yaml::parse(&text).ok().map(|document| document.value)
}
