//! Two spellings that become one.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;
use serde_json::json;

use super::described::{Known, in_order_of_sessions};
use super::one::{One, apart, entry, fields};
use super::{Opened, list, taken_out};
use crate::archive::{Directory, DirectoryEntry, Write, spelling};
use crate::check::{Checker, Names, Reference, Renaming, references, stem};
use crate::i18n::Message;
use crate::model::{Entity, Record, format};
use crate::ops::stored::{Reading, Stored, parse};
use crate::ops::{Changeset, Refusal, Workspace};
use lossless_yaml::{Change, Step, path_name};

/// Plans that two spellings are one: `old` becomes another name of the entry `new`, and records that are not final get its id.
/// The changeset's name is the entry's id.
///
/// # Errors
/// Where one of them is unclear or unknown, where they have been told apart (see [`apart`]), or a record cannot be changed.
pub fn merge_entries(workspace: &Workspace, old: &str, new: &str) -> Result<Changeset, Refusal> {
    let mut opened = Opened::of(workspace)?;
    let archive = workspace.archive()?;
    let entry = entry(opened.directory, new)?;
    let Reading { records, unreadable } = in_order_of_sessions(workspace)?;
    let known = Known::of(archive, &records);
    let (typed, new) = (old, One::of_entry(entry, &known));
    let old = One::typed(typed, entry.entity, &known)?;
    if old.entry == new.entry {
        return Err(Refusal::new(Message::new("directory-merge-same").with("old", typed).with("new", &entry.id)));
    }
    if old.entity != new.entity {
        return Err(Refusal::new(Message::new("directory-merge-kinds").with("old", typed).with("new", &entry.id)));
    }
    if let Some(apart) = apart(&old, &new, &known) {
        return Err(apart.into());
    }
    merge(&mut opened, &old, entry)?;
    let after = opened.directory_after()?;
    let mut changeset = opened.changeset(entry.id.clone())?;
    // A record that cannot be read would keep the old id unnoticed.
    for it in &unreadable {
        if let Some(why) = &it.unknown {
            return Err(Refusal::of_file(&archive.shown(&it.file), why.clone()));
        }
    }
    let mentioned = old.id.map(|id| archive.naming(&[id])).transpose()?.unwrap_or_default();
    for (path, text) in mentioned {
        if lossless_yaml::parse(&text).is_err() {
            return Err(Refusal::of_file(&archive.shown_path(&path), Message::new("rename-unreadable")));
        }
    }
    let has_other_id = |at: &&usize| known.mentions[**at].iter().any(|it| old.is(it) && is_another(it.id, entry));
    let kept = old.places.iter().filter(has_other_id).filter(|at| records[**at].is_final()).count();
    let spellings = old.names.iter().copied().map(spelling).collect();
    let checker = workspace.checker()?;
    let merging = Merging { old: &old, new: entry, known: &known, after: &after, checker, spellings };
    let writes: Result<Vec<Option<Write>>, Refusal> =
        (0..records.len()).into_par_iter().map(|at| merging.write(at)).collect();
    changeset.writes.extend(writes?.into_iter().flatten());
    if kept > 0 {
        changeset.notes.push(Message::new("directory-merge-kept").with("count", kept));
    }
    Ok(changeset)
}

fn is_another(id: Option<&str>, entry: &DirectoryEntry) -> bool {
    id.is_some_and(|id| id != entry.id)
}

/// Makes one entry of two in the directory.
fn merge(opened: &mut Opened, old: &One, new: &DirectoryEntry) -> Result<(), Refusal> {
    let directory = opened.directory;
    let place = |entry: &DirectoryEntry| {
        let same = directory.entries().iter().filter(|it| it.entity == entry.entity);
        same.enumerate().find(|(_, it)| it.id == entry.id).map_or(0, |(at, _)| at)
    };
    let (list, at) = (list(new.entity), place(new));
    let mut changes = Vec::new();
    let mut known: BTreeSet<String> = new.names().chain([new.id.as_str()]).map(spelling).collect();
    for name in old.names.iter().copied().chain(old.id) {
        if known.insert(spelling(name)) {
            let place = vec![list.into(), at.into(), "aliases".into()];
            changes.push(Change::Append { place, item: json!(name) });
        }
    }
    let Some(old) = old.entry else { return opened.change(&changes) };
    for ((field, before), (_, after)) in fields(old).into_iter().zip(fields(new)) {
        if after.is_null() && !before.is_null() && before.as_str() != Some(&new.id) && field != "short" {
            let place = vec![list.into(), at.into(), field.into()];
            changes.push(Change::Set { place, value: before });
        }
    }
    let mut references: Vec<Vec<Step>> = Vec::new();
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
            if entry.id == new.id {
                opened.take_out(&place, &place[..2])?;
            } else {
                references.push(place);
            }
        }
        if entry.replaced_by.contains(&old.id) {
            let mut ids: Vec<&String> = Vec::new();
            for id in entry.replaced_by.iter().map(|id| if *id == old.id { &new.id } else { id }) {
                if *id != entry.id && !ids.contains(&id) {
                    ids.push(id);
                }
            }
            let place = vec![own.into(), index.into(), "replaced_by".into()];
            changes.push(Change::Set { place, value: json!(ids) });
        }
    }
    opened.reword(&references, &new.id)?;
    opened.change(&changes)?;
    // Last, because the places of the others are those before.
    let (old, stays) = (place(old), if place(new) > place(old) { at - 1 } else { at });
    opened.take_out(&[list.into(), old.into()], &[list.into(), stays.into()])
}

/// What a merge does to the records.
struct Merging<'m, 'k> {
    old: &'m One<'k>,
    new: &'m DirectoryEntry,
    known: &'m Known<'k>,
    /// The directory as it will be.
    after: &'m Directory,
    checker: &'m Checker,
    /// How the names of `old` are compared.
    spellings: BTreeSet<String>,
}

impl Merging<'_, '_> {
    fn is_old(&self, text: &str) -> bool {
        self.old.id == Some(text.trim()) || self.spellings.contains(&spelling(text))
    }

    /// The new text of a record; none where nothing changes in it. Final records stay as they are.
    fn write(&self, at: usize) -> Result<Option<Write>, Refusal> {
        let it = &self.known.records[at];
        if it.is_final() {
            return Ok(None);
        }
        let path = it.path(self.known.archive);
        let failed = |message: Message| Refusal::of_file(&self.known.archive.shown_path(&path), message);
        let own =
            self.known.mentions[at].iter().find(|mention| self.old.is(mention) && is_another(mention.id, self.new));
        let mut text = it.text.clone();
        if let Some(part) = own.and_then(|mention| mention.id) {
            if let Some(place) = self.roll_of_both(&it.record, part) {
                let message = Message::new("directory-merge-roll").with("place", path_name(&place)).with("old", part);
                let refusal = failed(message.with("new", &self.new.id));
                return Err(refusal.with_help(Message::new("directory-merge-roll-help")));
            }
            let renaming = Renaming { record: &it.id, part: Some(part), new: &self.new.id, line: None };
            text = renaming.of_itself(self.checker, &text, stem(&path)).map_err(|error| failed(error.message()))?;
        }
        let changed = |text: &str, changes: &[Change]| {
            if changes.is_empty() {
                return Ok(text.to_owned());
            }
            format::edit(text, changes).map_err(|error| failed((&error).into()))
        };
        let by_id = self.by_old_id(&it.record);
        text = changed(&text, &by_id)?;
        let is_concerned = own.is_some() || references(&it.record).iter().any(|it| self.is_old(it.text));
        if let Some((_, record)) = parse(&path, &text).filter(|_| is_concerned) {
            for Twice { place, stays } in self.named_twice(it, &record) {
                text = taken_out(&text, &place, &stays, format::edit).map_err(|error| failed((&error).into()))?;
            }
        }
        let old = &it.text;
        Ok((text != *old).then(|| Write::Replace { path, old: old.clone(), new: text }))
    }

    /// Where each has a vote of its own: one key cannot stand for both.
    fn roll_of_both(&self, record: &Record, old: &str) -> Option<Vec<Step<'static>>> {
        let all = references(record);
        let has = |place: &[Step], id: &str| all.iter().any(|it| it.path == place && it.text.trim() == id);
        let rolls = all.iter().filter(|it| is_on_roll(it) && it.text.trim() == old);
        rolls.map(|it| &it.path).find(|place| has(place, &self.new.id)).cloned()
    }

    /// The references to the old id that no part of the record has: they mean the directory's entry.
    fn by_old_id<'r>(&self, record: &'r Record) -> Vec<Change<'r>> {
        let Some(old) = self.old.id else { return Vec::new() };
        let mut all = references(record);
        all.retain(|reference| reference.text.trim() == old && !is_on_roll(reference));
        if all.is_empty() {
            return Vec::new();
        }
        let names = Names::of(record, self.known.directory);
        all.retain(|reference| reference.target.takes(self.new.entity) && names.find(old, reference.target).is_empty());
        all.into_iter().map(|it| Change::Set { place: it.path, value: json!(self.new.id) }).collect()
    }

    /// Takes out what the merge makes say the same twice: one name of a list, and whoever leads out of those who support it or
    /// to whom alone it is addressed.
    fn named_twice(&self, before: &Stored, record: &Record) -> Vec<Twice> {
        let names = [Names::of(&before.record, self.known.directory), Names::of(record, self.after)];
        let (old, now) = (references(&before.record), references(record));
        // Another id changes no path.
        let mut fields: Vec<(&[Step], Vec<Named>)> = Vec::new();
        for (old, now) in old.iter().zip(&now) {
            if !now.target.takes(self.new.entity) || is_on_roll(now) {
                continue;
            }
            let is_in_list = matches!(now.path.last(), Some(Step::Index(_)));
            let field = &now.path[..now.path.len() - usize::from(is_in_list)];
            let [before, after] = [names[0].key(old.text), names[1].key(now.text)];
            let is_reworded = old.text != now.text;
            let named = Named { place: &now.path, before, after, is_new: after == self.new.id, is_reworded };
            match fields.last_mut().filter(|(last, _)| *last == field) {
                Some((_, all)) => all.push(named),
                None => fields.push((field, vec![named])),
            }
        }
        let mut gone: Vec<Twice> = Vec::new();
        for (field, named) in &fields {
            let Some((last, item)) = field.split_last() else { continue };
            let is_leads = |other: &[Step]| other.split_last() == Some((&Step::Key("lead"), item));
            let leads = fields.iter().find(|(other, _)| is_leads(other)).map_or(&[][..], |(_, leads)| leads);
            let is_support = *last == Step::Key("support");
            let mut met: Vec<&Named> = leads.iter().filter(|it| is_support && it.is_new).collect();
            let mut extra = Vec::new();
            for it in named.iter().filter(|it| it.is_new) {
                match met.iter().find(|other| it.is_made_one_with(other)) {
                    Some(other) => extra.push((it, other.place)),
                    None => met.push(it),
                }
            }
            let rest = || named.iter().filter(|it| !extra.iter().any(|(extra, _)| std::ptr::eq(*extra, *it)));
            let made_one = |it: &Named| leads.iter().any(|lead| it.is_new && lead.is_new && it.is_made_one_with(lead));
            let is_same =
                rest().all(|it| leads.iter().any(|lead| lead.after == it.after)) && rest().count() == leads.len();
            let is_to_leads = *last == Step::Key("to") && is_same && rest().any(made_one);
            if is_to_leads || rest().count() == 0 {
                let lead: Vec<Step> = item.iter().copied().chain([Step::Key("lead")]).collect();
                gone.push(Twice { place: field.to_vec(), stays: lead });
            } else {
                gone.extend(extra.iter().map(|(it, stays)| Twice { place: it.place.to_vec(), stays: stays.to_vec() }));
            }
        }
        // From the end, so that the places before stay.
        gone.reverse();
        gone
    }
}

/// What a merge makes say the same as another value, and that value.
struct Twice {
    place: Vec<Step<'static>>,
    stays: Vec<Step<'static>>,
}

/// A reference before and after a merge.
struct Named<'r> {
    place: &'r [Step<'static>],
    before: &'r str,
    after: &'r str,
    /// Whether it means the entry that stays.
    is_new: bool,
    is_reworded: bool,
}

impl Named<'_> {
    /// Whether two that are one now were two before; what was said twice already is no matter of the merge.
    fn is_made_one_with(&self, other: &Self) -> bool {
        self.before != other.before || self.is_reworded || other.is_reworded
    }
}

/// A key of a mapping cannot be written like a value.
fn is_on_roll(reference: &Reference) -> bool {
    reference.path.last() == Some(&Step::Key("roll"))
}
