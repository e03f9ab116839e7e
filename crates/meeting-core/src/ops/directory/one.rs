//! Whether two may be one: what `check` proposes and what `merge` does rest on the same judgement.

use serde_json::{Value, json};

use super::described::{Described, Known, Mention};
use crate::archive::{Directory, DirectoryEntry, spelling};
use crate::check::Names;
use crate::i18n::Message;
use crate::model::{Entity, Target};
use crate::ops::Refusal;

/// Somebody of the directory, or whom only records describe.
pub(super) struct One<'k> {
    pub entity: Entity,
    /// Its entry, where it has one.
    pub entry: Option<&'k DirectoryEntry>,
    /// The id that the directory has for it, else that of the records.
    pub id: Option<&'k str>,
    /// All its names.
    pub names: Vec<&'k str>,
    /// The places of the records that describe it.
    pub places: &'k [usize],
}

impl<'k> One<'k> {
    pub fn of_entry(entry: &'k DirectoryEntry, known: &'k Known) -> Self {
        let names = entry.names().collect();
        Self { entity: entry.entity, entry: Some(entry), id: Some(&entry.id), names, places: known.places_of(entry) }
    }

    pub fn of_records(it: &'k Described) -> Self {
        let names = it.called().collect();
        Self { entity: it.entity, entry: None, id: it.id.as_deref(), names, places: &it.places }
    }

    /// The one whom people mean who type an id or a name: an entry, else one of this kind in the records, else an entry whose
    /// name is typed without diacritics.
    pub fn typed(typed: &str, entity: Entity, known: &'k Known) -> Result<Self, Refusal> {
        let directory = known.directory;
        let find = |found: Vec<&'k DirectoryEntry>| match found[..] {
            [] => Ok(None),
            [entry] => Ok(Some(Self::of_entry(entry, known))),
            _ => Err(ambiguous(typed, found.iter().map(|entry| entry.id.as_str()))),
        };
        if let Some(exact) = find(directory.find(typed, Target::Actor))? {
            return Ok(exact);
        }
        match known.in_records(typed, entity)[..] {
            [] => find(directory.typed(typed, Target::Actor))?.ok_or_else(|| no_entry(directory, typed)),
            [one] => Ok(Self::of_records(one)),
            ref several => Err(ambiguous(typed, several.iter().map(|it| it.key.as_str()))),
        }
    }

    /// Whether a part of a record is it.
    pub fn is(&self, mention: &Mention) -> bool {
        if mention.entity != self.entity {
            return false;
        }
        match (self.entry, mention.id, self.id) {
            (Some(own), ..) => mention.entry == Some(own),
            (None, Some(id), Some(own)) => id == own,
            (None, Some(_), None) => false,
            (None, None, _) => mention.name.is_some_and(|name| self.is_called(name)),
        }
    }

    pub fn is_called(&self, name: &str) -> bool {
        let wanted = spelling(name);
        self.names.iter().any(|own| spelling(own) == wanted)
    }

    /// Whether it is the same as another.
    pub fn is_same(&self, other: &Self) -> bool {
        self.entity == other.entity
            && self.entry == other.entry
            && self.id == other.id
            && (self.id.is_some() || self.names == other.names)
    }

    fn shown(&self) -> &'k str {
        self.entry.map(|entry| entry.name.as_str()).or(self.names.first().copied()).or(self.id).unwrap_or_default()
    }
}

/// Fails because a text is the name of several.
fn ambiguous<'t>(typed: &str, ids: impl Iterator<Item = &'t str>) -> Refusal {
    let ids: Vec<&str> = ids.collect();
    let message = Message::new("ambiguous-in-directory").with("name", typed).with("count", ids.len());
    Refusal::new(message).with_help(Message::new("ambiguous-reference-help").with("ids", ids.join(", ")))
}

/// The entry that people mean who type an id or a name.
pub(super) fn entry<'d>(directory: &'d Directory, typed: &str) -> Result<&'d DirectoryEntry, Refusal> {
    match directory.typed(typed, Target::Actor)[..] {
        [entry] => Ok(entry),
        [] => Err(no_entry(directory, typed).with_help(Message::new("directory-merge-new-help"))),
        ref several => Err(ambiguous(typed, several.iter().map(|entry| entry.id.as_str()))),
    }
}

fn no_entry(directory: &Directory, typed: &str) -> Refusal {
    let ids = directory.entries().iter().flat_map(|entry| entry.names().chain([entry.id.as_str()]));
    let refusal = Refusal::new(Message::new("directory-no-entry").with("name", typed));
    match viet_text::suggest::nearest(typed, ids) {
        Some(near) => refusal.with_help(Message::new("did-you-mean").with("name", near)),
        None => refusal,
    }
}

/// Why two are not made one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Apart {
    pub message: Message,
    pub help: Message,
    /// Whether they have been told apart for good: there is nothing to be done.
    pub is_settled: bool,
}

impl Apart {
    fn new(message: Message, help: Message) -> Self {
        Self { message, help, is_settled: false }
    }

    fn settled(self, is_settled: bool) -> Self {
        Self { is_settled, ..self }
    }
}

impl From<Apart> for Refusal {
    fn from(apart: Apart) -> Self {
        Self::new(apart.message).with_help(apart.help)
    }
}

/// Why `old` may not become another name of `new`; none if it may.
pub(super) fn apart(old: &One, new: &One, known: &Known) -> Option<Apart> {
    told_apart(old, new)
        .or_else(|| above(old, new, known.directory))
        .or_else(|| in_one_record(old, new, known))
        .or_else(|| of_a_third(old, new, known.directory))
        .or_else(|| differs(old, new))
}

/// The directory tells bodies apart where only one has ended, or another took its place.
fn told_apart(old: &One, new: &One) -> Option<Apart> {
    let (one, other) = (old.entry?, new.entry?);
    let end = |it: &DirectoryEntry| (it.until, it.replaced_by.clone());
    if one.entity == Entity::Person || end(one) == end(other) {
        return None;
    }
    let ended = [one, other].into_iter().find(|it| it.until.is_some() || !it.replaced_by.is_empty())?;
    let message = Message::new("directory-merge-ended").with("name", &ended.name);
    Some(Apart::new(message, Message::new("directory-merge-ended-help")).settled(true))
}

/// Bodies one of which is part of the other, with bodies in between, are two.
fn above(old: &One, new: &One, directory: &Directory) -> Option<Apart> {
    let (one, other) = (old.entry?, new.entry?);
    let is_far_above = |upper: &DirectoryEntry, lower: &DirectoryEntry| {
        let parent = |entry: &DirectoryEntry| directory.with_id(entry.organization.as_deref()?);
        let over = std::iter::successors(parent(lower), |entry| parent(entry)).skip(1);
        over.take(directory.entries().len()).any(|entry| entry.id == upper.id)
    };
    if one.entity == Entity::Person || !(is_far_above(one, other) || is_far_above(other, one)) {
        return None;
    }
    let message = Message::new("directory-merge-above").with("old", &one.name).with("new", &other.name);
    Some(Apart::new(message, Message::new("directory-merge-above-help")).settled(true))
}

/// A record that describes both tells them apart; a final one for good.
fn in_one_record(old: &One, new: &One, known: &Known) -> Option<Apart> {
    let mut found: Option<Apart> = None;
    for at in old.places {
        let (it, mentions) = (&known.records[*at], &known.mentions[*at]);
        let file = || known.archive.shown_path(&it.path(known.archive));
        let mut olds = mentions.iter().filter(|mention| old.is(mention));
        let own = olds.next();
        // In a draft, two parts would get one id.
        let twice = olds.next().filter(|_| !it.is_final());
        let both = mentions.iter().find(|mention| !old.is(mention) && new.is(mention)).or(twice);
        let apart = match (both, own) {
            (Some(both), Some(own)) => {
                let message = Message::new("directory-merge-both").with("file", file());
                let message = message.with("old", own.name.unwrap_or_default());
                let is_person = old.entity == Entity::Person;
                let help = if is_person { "directory-merge-both-help-person" } else { "directory-merge-both-help" };
                Apart::new(message.with("new", both.name.unwrap_or_default()), Message::new(help))
            }
            (None, Some(own)) if !it.is_final() && own.id.is_some() && own.id != new.id => {
                let names = Names::of(&it.record, Directory::empty());
                let Some(taken) = new.id.filter(|id| names.with_id(id).is_some()) else { continue };
                let message = Message::new("directory-merge-id-taken").with("file", file()).with("id", taken);
                Apart::new(message, Message::new("directory-merge-id-taken-help"))
            }
            _ => continue,
        };
        if it.is_final() {
            return Some(apart.settled(true));
        }
        found.get_or_insert(apart);
    }
    found
}

/// An alias means one entry: a name that a third one has cannot become one.
fn of_a_third(old: &One, new: &One, directory: &Directory) -> Option<Apart> {
    let names = old.names.iter().copied().chain(old.id).filter(|name| !new.is_called(name));
    let is_third = |entry: &&DirectoryEntry| Some(*entry) != old.entry && Some(*entry) != new.entry;
    let mut of_others =
        names.filter_map(|name| Some((name, directory.find(name, Target::Actor).into_iter().find(is_third)?)));
    let (name, third) = of_others.next()?;
    let message = Message::new("directory-merge-third").with("name", name).with("other", &third.id);
    Some(Apart::new(message.with("old", old.shown()), Message::new("directory-merge-third-help")))
}

/// Entries that say different things of one field: what is not a name would be lost.
fn differs(old: &One, new: &One) -> Option<Apart> {
    let (one, other) = (old.entry?, new.entry?);
    let mut both = fields(one).into_iter().zip(fields(other)).map(|((field, old), (_, new))| (field, old, new));
    let (field, old, new) =
        both.find(|(field, old, new)| !old.is_null() && !new.is_null() && old != new && *field != "short")?;
    let message = Message::new("directory-merge-differs").with("field", field);
    let message = message.with("old", old.to_string()).with("new", new.to_string());
    Some(Apart::new(message, Message::new("directory-merge-differs-help")))
}

/// The fields of an entry besides its id and aliases, null where it has none.
pub(super) fn fields(entry: &DirectoryEntry) -> [(&'static str, Value); 6] {
    let belongs = if entry.entity == Entity::Person { "organization" } else { "part_of" };
    let positions = if entry.positions.is_empty() { Value::Null } else { json!(entry.positions) };
    [
        ("short", json!(entry.short)),
        (belongs, json!(entry.organization)),
        ("positions", positions),
        ("mail", json!(entry.mail)),
        ("from", json!(entry.from)),
        ("until", json!(entry.until)),
    ]
}
