//! People and bodies as records describe them.

use std::collections::BTreeMap;

use crate::archive::Directory;
use crate::model::{Entity, Record};
use crate::ops::stored::{Stored, read_all};
use crate::ops::{Refusal, Workspace};

/// Every record that can be read, in the order of the sessions.
pub(super) fn in_order_of_sessions(workspace: &Workspace) -> Result<Vec<Stored>, Refusal> {
    let mut all = read_all(workspace.archive()?)?;
    all.sort_by_key(Stored::date);
    Ok(all)
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
    pub records: usize,
}

/// A part of a record that has a name.
pub(super) struct Mention<'r> {
    pub entity: Entity,
    pub id: Option<&'r str>,
    pub name: Option<&'r str>,
    pub short: Option<&'r str>,
    pub organization: Option<&'r str>,
    pub positions: &'r [String],
}

pub(super) fn mentions(record: &Record) -> impl Iterator<Item = Mention<'_>> {
    let organizations = record.organizations.iter().map(|it| Mention {
        entity: Entity::Organization,
        id: it.id.as_deref(),
        name: it.name.as_deref(),
        short: it.short.as_deref(),
        organization: it.part_of.as_deref(),
        positions: &[],
    });
    let people = record.participants.iter().filter(|it| it.group.is_none()).map(|it| Mention {
        entity: Entity::Person,
        id: it.id.as_deref(),
        name: it.name.as_deref(),
        short: None,
        organization: it.organization.as_deref(),
        positions: &it.positions,
    });
    organizations.chain(people).filter(|it| it.name.is_some())
}

/// Everybody whom records describe, by kind and key.
pub(super) fn described(records: &[Stored], directory: &Directory) -> BTreeMap<(Entity, String), Described> {
    let mut all: BTreeMap<(Entity, String), Described> = BTreeMap::new();
    for it in records {
        for mention in mentions(&it.record) {
            let entry = directory.entry_of(mention.entity, mention.id, mention.name, mention.short);
            let id = entry.map(|entry| entry.id.as_str()).or(mention.id);
            let Some(key) = id.or(mention.name) else { continue };
            let known = all.entry((mention.entity, key.to_owned())).or_insert_with(|| Described {
                entity: mention.entity,
                key: key.to_owned(),
                id: id.map(str::to_owned),
                names: Vec::new(),
                shorts: Vec::new(),
                organization: None,
                positions: Vec::new(),
                records: 0,
            });
            known.records += 1;
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
