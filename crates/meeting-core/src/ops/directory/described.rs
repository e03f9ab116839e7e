//! People and bodies as records describe them, and who of them is in the directory.

use std::collections::{BTreeMap, HashMap};

use rayon::prelude::*;

use crate::archive::{Archive, Directory, DirectoryEntry, spelling};
use crate::model::{Entity, Record};
use crate::ops::stored::{Reading, Stored, read_all};
use crate::ops::{Refusal, Workspace};

/// The records of the archive, in the order of the sessions.
pub(super) fn in_order_of_sessions(workspace: &Workspace) -> Result<Reading, Refusal> {
    let mut reading = read_all(workspace.archive()?)?;
    reading.records.sort_by_key(Stored::date);
    Ok(reading)
}

/// A person or body as records describe it.
#[derive(Debug, Clone)]
pub(super) struct Described {
    pub entity: Entity,
    /// The directory's id, else that of the records, else the name.
    pub key: String,
    pub id: Option<String>,
    /// Each name with the number of records that have it; the last one of the latest record.
    pub names: Vec<(String, usize)>,
    pub shorts: Vec<(String, usize)>,
    pub organization: Option<String>,
    pub positions: Vec<String>,
    /// The places of the records that describe it.
    pub places: Vec<usize>,
}

impl Described {
    pub fn new(entity: Entity, key: &str, id: Option<&str>) -> Self {
        Self {
            entity,
            key: key.to_owned(),
            id: id.map(str::to_owned),
            names: Vec::new(),
            shorts: Vec::new(),
            organization: None,
            positions: Vec::new(),
            places: Vec::new(),
        }
    }

    /// Its names and short forms.
    pub fn called(&self) -> impl Iterator<Item = &str> {
        self.names.iter().chain(&self.shorts).map(|(name, _)| name.as_str())
    }
}

/// A part of a record that has a name.
#[derive(Debug, Clone, Copy)]
pub(super) struct Mention<'r> {
    pub entity: Entity,
    pub id: Option<&'r str>,
    pub name: Option<&'r str>,
    pub short: Option<&'r str>,
    pub organization: Option<&'r str>,
    pub positions: &'r [String],
    /// The entry of the directory that it is.
    pub entry: Option<&'r DirectoryEntry>,
}

impl Mention<'_> {
    /// Whether a text is its name, its short form or a position.
    pub fn says(&self, text: &str) -> bool {
        let called = [self.name, self.short].into_iter().flatten().map(str::trim);
        called.chain(self.positions.iter().map(String::as_str)).any(|own| own == text)
    }
}

/// The people and bodies that a record describes.
fn mentions<'r>(record: &'r Record, directory: &'r Directory) -> Vec<Mention<'r>> {
    let organizations = record.organizations.iter().map(|it| Mention {
        entity: Entity::Organization,
        id: it.id.as_deref(),
        name: it.name.as_deref(),
        short: it.short.as_deref(),
        organization: it.part_of.as_deref(),
        positions: &[],
        entry: None,
    });
    let people = record.participants.iter().filter(|it| it.group.is_none()).map(|it| Mention {
        entity: Entity::Person,
        id: it.id.as_deref(),
        name: it.name.as_deref(),
        short: None,
        organization: it.organization.as_deref(),
        positions: &it.positions,
        entry: None,
    });
    let entry = |it: &Mention<'r>| directory.entry_of(it.entity, it.id, it.name, it.short);
    let named = organizations.chain(people).filter(|it| it.name.is_some());
    named.map(|it| Mention { entry: entry(&it), ..it }).collect()
}

/// Who is in the records of an archive, and who of them is in its directory.
pub(super) struct Known<'r> {
    pub archive: &'r Archive,
    pub directory: &'r Directory,
    pub records: &'r [Stored],
    /// What each of the records describes.
    pub mentions: Vec<Vec<Mention<'r>>>,
    /// Everybody by what the records alone say.
    pub written: Vec<Described>,
    /// The places in `written` by id, and by each name.
    by_id: HashMap<(Entity, String), usize>,
    by_name: HashMap<(Entity, String), Vec<usize>>,
    /// The places of the records that describe an entry, by its id.
    places: HashMap<(Entity, String), Vec<usize>>,
}

impl<'r> Known<'r> {
    pub fn of(archive: &'r Archive, records: &'r [Stored]) -> Self {
        let directory = &*archive.settings().directory;
        let mentions: Vec<Vec<Mention>> = records.par_iter().map(|it| mentions(&it.record, directory)).collect();
        let written: Vec<Described> = described(&mentions, |_| None).into_values().collect();
        let mut by_id = HashMap::new();
        let mut by_name: HashMap<_, Vec<usize>> = HashMap::new();
        for (at, it) in written.iter().enumerate() {
            by_id.extend(it.id.clone().map(|id| ((it.entity, id), at)));
            for name in it.called() {
                let known = by_name.entry((it.entity, spelling(name))).or_default();
                if known.last() != Some(&at) {
                    known.push(at);
                }
            }
        }
        let mut places: HashMap<_, Vec<usize>> = HashMap::new();
        for (at, of_record) in mentions.iter().enumerate() {
            for entry in of_record.iter().filter_map(|it| it.entry) {
                let known = places.entry((entry.entity, entry.id.clone())).or_default();
                if known.last() != Some(&at) {
                    known.push(at);
                }
            }
        }
        Self { archive, directory, records, mentions, written, by_id, by_name, places }
    }

    /// Those who have an id in the records, else those who have a name there.
    pub fn in_records(&self, typed: &str, entity: Entity) -> Vec<&Described> {
        let by_id = self.by_id.get(&(entity, typed.to_owned())).map(std::slice::from_ref);
        let by_name = || self.by_name.get(&(entity, spelling(typed))).map(Vec::as_slice);
        by_id.or_else(by_name).unwrap_or_default().iter().map(|at| &self.written[*at]).collect()
    }

    /// The places of the records that describe an entry.
    pub fn places_of(&self, entry: &DirectoryEntry) -> &[usize] {
        self.places.get(&(entry.entity, entry.id.clone())).map_or(&[], Vec::as_slice)
    }

    /// Everybody whom the records describe, by kind and key; those who are in the directory by its ids.
    pub fn described(&self) -> BTreeMap<(Entity, String), Described> {
        described(&self.mentions, |it| it.entry)
    }
}

fn described<'m, 'r>(
    mentions: &'m [Vec<Mention<'r>>],
    entry: impl Fn(&'m Mention<'r>) -> Option<&'r DirectoryEntry>,
) -> BTreeMap<(Entity, String), Described> {
    let mut all: BTreeMap<(Entity, String), Described> = BTreeMap::new();
    for (at, of_record) in mentions.iter().enumerate() {
        for mention in of_record {
            let id = entry(mention).map(|entry| entry.id.as_str()).or(mention.id);
            let Some(key) = id.or(mention.name) else { continue };
            let known =
                all.entry((mention.entity, key.to_owned())).or_insert_with(|| Described::new(mention.entity, key, id));
            if known.places.last() != Some(&at) {
                known.places.push(at);
            }
            count(&mut known.names, mention.name);
            count(&mut known.shorts, mention.short);
            if let Some(organization) = mention.organization {
                known.organization = Some(organization.to_owned());
            }
            if !mention.positions.is_empty() {
                known.positions = mention.positions.to_vec();
            }
        }
    }
    all
}

/// Counts a name; the latest stands last.
fn count(names: &mut Vec<(String, usize)>, name: Option<&str>) {
    let Some(name) = name.map(str::trim).filter(|name| !name.is_empty()) else { return };
    let known = names.iter().position(|(other, _)| other == name);
    let (_, before) = known.map_or_else(|| (String::new(), 0), |at| names.remove(at));
    names.push((name.to_owned(), before + 1));
}

/// The most frequent of several names; of equally frequent ones the latest.
pub(super) fn usual(names: &[(String, usize)]) -> Option<&str> {
    names.iter().max_by_key(|(_, count)| *count).map(|(name, _)| name.as_str())
}
