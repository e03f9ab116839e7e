//! Two spellings that become one.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use super::described::{Described, Mention, described, in_order_of_sessions, mentions};
use super::{Opened, list};
use crate::archive::{Directory, DirectoryEntry, Write, spelling};
use crate::check::{Renaming, stem};
use crate::i18n::Message;
use crate::model::{Entity, Target};
use crate::ops::stored::Stored;
use crate::ops::{Changeset, Refusal, Workspace};
use lossless_yaml::Change;

/// Plans that two spellings are one: `old` becomes another name of the entry `new`, and records that are not final get its id.
/// The changeset's name is the entry's id.
///
/// # Errors
/// Where one of them is unclear or unknown, where they are two bodies that followed each other or are in one record, or a
/// record cannot be changed.
pub fn merge_entries(workspace: &Workspace, old: &str, new: &str) -> Result<Changeset, Refusal> {
    let mut opened = Opened::of(workspace)?;
    let directory = opened.directory;
    let new = match directory.typed(new, Target::Actor)[..] {
        [entry] => entry,
        [] => return Err(no_entry(directory, new).with_help(Message::new("directory-merge-new-help"))),
        _ => return Err(several(directory, new)),
    };
    let records = in_order_of_sessions(workspace)?;
    let merged = match directory.typed(old, Target::Actor)[..] {
        [entry] if entry.id == new.id => {
            let message = Message::new("directory-merge-same").with("old", old).with("new", &new.id);
            return Err(Refusal::new(message));
        }
        [entry] => Merged::of_entry(entry),
        // The name may be the entry's, and the id another one.
        [] => Merged::of_records(old, new, &records, directory)?,
        _ => return Err(several(directory, old)),
    };
    if merged.entity != new.entity {
        let message = Message::new("directory-merge-kinds").with("old", old).with("new", &new.id);
        return Err(Refusal::new(message));
    }
    if let Some(entry) = merged.entry.filter(|it| it.until.is_some() || !it.replaced_by.is_empty()) {
        let message = Message::new("directory-merge-ended").with("name", &entry.name);
        return Err(Refusal::new(message).with_help(Message::new("directory-merge-ended-help")));
    }
    merged.refuse_differences(new)?;
    opened.change(&merged.changes(new, directory))?;
    let mut changeset = opened.changeset(new.id.clone())?;
    let archive = workspace.archive()?;
    // A record that cannot be read would keep the old id unnoticed.
    let mentioned = merged.id.as_deref().map(|id| archive.naming(&[id])).transpose()?.unwrap_or_default();
    for (path, text) in mentioned {
        if lossless_yaml::parse(&text).is_err() {
            return Err(Refusal::of_file(&archive.shown_path(&path), Message::new("rename-unreadable")));
        }
    }
    let mut kept = 0_usize;
    for it in &records {
        let path = it.path(archive);
        let own = mentions(&it.record).filter(|mention| mention.entity == new.entity);
        let own: Vec<Mention> = own.collect();
        let is_new = |mention: &Mention| {
            directory.entry_of(mention.entity, mention.id, mention.name, mention.short) == Some(new)
        };
        let olds: Vec<&Mention> = own.iter().filter(|mention| merged.is(mention, directory)).collect();
        if olds.is_empty() {
            continue;
        }
        if let Some(both) = own.iter().find(|mention| !merged.is(mention, directory) && is_new(mention)) {
            let message = Message::new("directory-merge-both").with("file", archive.shown_path(&path));
            let message = message.with("old", olds[0].name.unwrap_or_default());
            let message = message.with("new", both.name.unwrap_or_default());
            return Err(Refusal::new(message).with_help(Message::new("directory-merge-both-help")));
        }
        let id = olds[0].id.filter(|id| *id != new.id);
        let Some(id) = id else { continue };
        if it.is_final() {
            kept += 1;
            continue;
        }
        let renaming = Renaming { record: &it.id, part: Some(id), new: &new.id, line: None };
        let text = renaming.of_itself(workspace.checker()?, &it.text, stem(&path));
        let text = text.map_err(|error| Refusal::of_file(&archive.shown_path(&path), error.message()))?;
        changeset.writes.push(Write::Replace { path, old: it.text.clone(), new: text });
    }
    if kept > 0 {
        changeset.notes.push(Message::new("directory-merge-kept").with("count", kept));
    }
    Ok(changeset)
}

fn no_entry(directory: &Directory, typed: &str) -> Refusal {
    let ids = directory.entries().iter().flat_map(|entry| entry.names().chain([entry.id.as_str()]));
    let refusal = Refusal::new(Message::new("directory-no-entry").with("name", typed));
    match viet_text::suggest::nearest(typed, ids) {
        Some(near) => refusal.with_help(Message::new("did-you-mean").with("name", near)),
        None => refusal,
    }
}

fn several(directory: &Directory, typed: &str) -> Refusal {
    let found = directory.typed(typed, Target::Actor);
    let ids: Vec<&str> = found.iter().map(|entry| entry.id.as_str()).collect();
    let message = Message::new("ambiguous-in-directory").with("name", typed).with("count", ids.len());
    Refusal::new(message).with_help(Message::new("ambiguous-reference-help").with("ids", ids.join(", ")))
}

/// What becomes another name of an entry.
struct Merged<'a> {
    entity: Entity,
    /// Its entry, where it has one.
    entry: Option<&'a DirectoryEntry>,
    /// The id that records have for it.
    id: Option<String>,
    /// All its names.
    names: Vec<String>,
}

impl<'a> Merged<'a> {
    fn of_entry(entry: &'a DirectoryEntry) -> Self {
        let names = entry.names().map(str::to_owned).collect();
        Self { entity: entry.entity, entry: Some(entry), id: Some(entry.id.clone()), names }
    }

    /// One that only records describe, by its id or name.
    fn of_records(
        typed: &str,
        new: &DirectoryEntry,
        records: &[Stored],
        directory: &Directory,
    ) -> Result<Self, Refusal> {
        let all = described(records, Directory::empty());
        let wanted = spelling(typed);
        let is_called = |it: &&Described| {
            let mut names = it.names.iter().chain(&it.shorts);
            it.entity == new.entity
                && (it.id.as_deref() == Some(typed) || names.any(|(name, _)| spelling(name) == wanted))
        };
        let exact = all.values().find(|it| it.entity == new.entity && it.id.as_deref() == Some(typed));
        let found: Vec<&Described> = exact.map_or_else(|| all.values().filter(is_called).collect(), |it| vec![it]);
        let [one] = found[..] else {
            let Some(_) = found.first() else { return Err(no_entry(directory, typed)) };
            let keys: Vec<&str> = found.iter().map(|it| it.key.as_str()).collect();
            let message = Message::new("ambiguous-in-directory").with("name", typed).with("count", keys.len());
            return Err(
                Refusal::new(message).with_help(Message::new("ambiguous-reference-help").with("ids", keys.join(", ")))
            );
        };
        let names = one.names.iter().chain(&one.shorts).map(|(name, _)| name.clone()).collect();
        Ok(Self { entity: one.entity, entry: None, id: one.id.clone(), names })
    }

    /// Whether a part of a record is it.
    fn is(&self, mention: &Mention, directory: &Directory) -> bool {
        if mention.entity != self.entity {
            return false;
        }
        match self.entry {
            Some(own) => directory.entry_of(mention.entity, mention.id, mention.name, mention.short) == Some(own),
            None => match (mention.id, &self.id) {
                (Some(id), Some(own)) => id == own,
                (None, _) => {
                    mention.name.is_some_and(|name| self.names.iter().any(|own| spelling(own) == spelling(name)))
                }
                (Some(_), None) => false,
            },
        }
    }

    /// Fails if both entries say different things of one field: what is not a name would be lost.
    fn refuse_differences(&self, new: &DirectoryEntry) -> Result<(), Refusal> {
        let Some(old) = self.entry else { return Ok(()) };
        for ((field, before), (_, after)) in fields(old).into_iter().zip(fields(new)) {
            if !before.is_null() && !after.is_null() && before != after && field != "short" {
                let message = Message::new("directory-merge-differs").with("field", field);
                let message = message.with("old", before.to_string()).with("new", after.to_string());
                return Err(Refusal::new(message).with_help(Message::new("directory-merge-differs-help")));
            }
        }
        Ok(())
    }

    /// The changes of the directory.
    fn changes(&self, new: &DirectoryEntry, directory: &Directory) -> Vec<Change<'static>> {
        let place = |entry: &DirectoryEntry| {
            let same = directory.entries().iter().filter(|it| it.entity == entry.entity);
            same.enumerate().find(|(_, it)| it.id == entry.id).map_or(0, |(at, _)| at)
        };
        let list = list(new.entity);
        let mut changes = Vec::new();
        let mut known: BTreeSet<String> = new.names().chain([new.id.as_str()]).map(spelling).collect();
        for name in self.names.iter().chain(&self.id) {
            if known.insert(spelling(name)) {
                let place = vec![list.into(), place(new).into(), "aliases".into()];
                changes.push(Change::Append { place, item: json!(name) });
            }
        }
        let Some(old) = self.entry else { return changes };
        for ((field, before), (_, after)) in fields(old).into_iter().zip(fields(new)) {
            if after.is_null() && !before.is_null() && before.as_str() != Some(&new.id) && field != "short" {
                let place = vec![list.into(), place(new).into(), field.into()];
                changes.push(Change::Set { place, value: before });
            }
        }
        let mut counts: BTreeMap<Entity, usize> = BTreeMap::new();
        for entry in directory.entries() {
            let at = counts.entry(entry.entity).or_default();
            let index = *at;
            *at += 1;
            let own = super::list(entry.entity);
            if entry.organization.as_ref() == Some(&old.id) {
                let field = if entry.entity == Entity::Person { "organization" } else { "part_of" };
                let place = vec![own.into(), index.into(), field.into()];
                // What was part of the other spelling cannot be part of itself.
                let is_itself = entry.id == new.id;
                let value = json!(new.id);
                changes.push(if is_itself { Change::Remove { place } } else { Change::Set { place, value } });
            }
            if entry.replaced_by.contains(&old.id) {
                let ids = entry.replaced_by.iter().map(|id| if *id == old.id { &new.id } else { id });
                let mut ids: Vec<&String> = ids.filter(|id| **id != entry.id).collect();
                ids.dedup();
                let place = vec![own.into(), index.into(), "replaced_by".into()];
                changes.push(Change::Set { place, value: json!(ids) });
            }
        }
        // Last, because the places of the others are those before.
        changes.push(Change::Remove { place: vec![list.into(), place(old).into()] });
        changes
    }
}

/// The fields of an entry besides its id and aliases, null where it has none.
fn fields(entry: &DirectoryEntry) -> [(&'static str, Value); 5] {
    let belongs = if entry.entity == Entity::Person { "organization" } else { "part_of" };
    let positions = if entry.positions.is_empty() { Value::Null } else { json!(entry.positions) };
    [
        ("short", json!(entry.short)),
        (belongs, json!(entry.organization)),
        ("positions", positions),
        ("mail", json!(entry.mail)),
        ("from", json!(entry.from)),
    ]
}
