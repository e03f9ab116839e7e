//! What the ids, names and short forms of a record mean.

use std::collections::HashMap;

use super::path;
use crate::archive::{Directory, DirectoryEntry};
pub use crate::model::{Entity, Target};
use crate::model::{Item, Participant, Record, visit};
use lossless_yaml::{Node, Span, Step};

/// One entity of a record that can be referred to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Named<'r> {
    /// What it is.
    pub entity: Entity,
    /// Its index in its list, counted from 0.
    pub index: usize,
    /// Its id.
    pub id: Option<&'r str>,
    /// Its name, or the text of a group.
    pub name: Option<&'r str>,
    /// Its short form.
    pub short: Option<&'r str>,
    /// The entry of the directory that it is.
    pub entry: Option<&'r DirectoryEntry>,
}

impl<'r> Named<'r> {
    /// What stands for it in every record: the directory's id, else its own, else its name.
    #[must_use]
    pub fn key(&self) -> Option<&'r str> {
        self.entry.map(|entry| entry.id.as_str()).or(self.id).or(self.name)
    }

    /// The path of its `field`.
    #[must_use]
    pub fn path(&self, field: &'static str) -> [Step<'static>; 3] {
        [self.entity.list().into(), self.index.into(), field.into()]
    }
}

/// A field of the record that refers to something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference<'r> {
    /// Where it is.
    pub path: Vec<Step<'static>>,
    /// What is written there.
    pub text: &'r str,
    /// What it may mean.
    pub target: Target,
}

impl Reference<'_> {
    /// Where it is in the text: the value at its path, or the key of the mapping there.
    #[must_use]
    pub(super) fn span(&self, root: &Node) -> Span {
        let key = root.nearest(self.path.iter().copied()).entry(self.text).map(|entry| entry.key_span);
        key.unwrap_or_else(|| path::span(root, &self.path))
    }
}

/// Everything in a record that has an id or a name, and the directory of its archive.
#[derive(Debug)]
pub struct Names<'r> {
    /// In the order of the record.
    pub all: Vec<Named<'r>>,
    by_text: HashMap<&'r str, Vec<usize>>,
    directory: &'r Directory,
}

impl<'r> Names<'r> {
    /// The names of `record` in an archive with a directory.
    #[must_use]
    pub fn of(record: &'r Record, directory: &'r Directory) -> Self {
        let mut names = Self { all: Vec::new(), by_text: HashMap::new(), directory };
        for (index, organization) in record.organizations.iter().enumerate() {
            names.add(
                Entity::Organization,
                index,
                organization.id.as_ref(),
                organization.name.as_ref(),
                organization.short.as_ref(),
            );
        }
        for (index, participant) in record.participants.iter().enumerate() {
            let (entity, name) = match participant {
                Participant { group: group @ Some(_), .. } => (Entity::Group, group),
                Participant { name, .. } => (Entity::Person, name),
            };
            names.add(entity, index, participant.id.as_ref(), name.as_ref(), None);
        }
        for (index, proceeding) in record.proceedings.iter().enumerate() {
            names.add(Entity::Proceeding, index, proceeding.id.as_ref(), None, None);
        }
        for (index, directive) in record.directives.iter().enumerate() {
            names.add(Entity::Directive, index, directive.id.as_ref(), None, None);
        }
        for (index, task) in record.tasks.iter().enumerate() {
            names.add(Entity::Task, index, task.id.as_ref(), None, None);
        }
        names
    }

    fn add(
        &mut self,
        entity: Entity,
        index: usize,
        id: Option<&'r String>,
        name: Option<&'r String>,
        short: Option<&'r String>,
    ) {
        let [id, name, short] = [id, name, short].map(|text| text.map(String::as_str));
        let entry = self.directory.entry_of(entity, id, name, short);
        let named = Named { entity, index, id, name, short, entry };
        let position = self.all.len();
        for text in [named.id, named.name, named.short].into_iter().flatten() {
            let places = self.by_text.entry(text).or_default();
            if places.last() != Some(&position) {
                places.push(position);
            }
        }
        self.all.push(named);
    }

    /// All entities with the id, the name or the short form `text`, in the order of the record; where there is none, those that
    /// have this name in the directory.
    pub fn called(&self, text: &str) -> impl Iterator<Item = Named<'r>> {
        let own = self.by_text.get(text).map_or(&[][..], Vec::as_slice);
        let entries = if own.is_empty() { self.directory.find(text, Target::Actor) } else { Vec::new() };
        let is_meant = move |named: &&Named<'r>| named.entry.is_some_and(|entry| entries.contains(&entry));
        let others = if own.is_empty() { &self.all[..] } else { &[] };
        own.iter().map(|place| self.all[*place]).chain(others.iter().filter(is_meant).copied())
    }

    /// The entries of the directory that a reference means which means nothing in the record itself.
    #[must_use]
    pub fn elsewhere(&self, text: &str, target: Target) -> Vec<&'r DirectoryEntry> {
        if self.find(text, target).is_empty() { self.directory.find(text, target) } else { Vec::new() }
    }

    /// What stands in every record for the one whom a reference means; a plain name stands for itself.
    #[must_use]
    pub fn key(&self, reference: &'r str) -> &'r str {
        if let Some(named) = self.called(reference).find(|named| Target::Actor.takes(named.entity)) {
            return named.key().unwrap_or(reference);
        }
        match self.elsewhere(reference, Target::Actor)[..] {
            [entry] => &entry.id,
            _ => reference,
        }
    }

    /// What the one whom a reference means is called: the record's own short form or name, else that of the directory.
    #[must_use]
    pub fn shown<'s>(&self, reference: &'s str) -> &'s str
    where
        'r: 's,
    {
        if let Some(named) = self.the(reference, Target::Actor) {
            return named.short.or(named.name).unwrap_or(reference);
        }
        match self.elsewhere(reference, Target::Actor)[..] {
            [entry] => entry.shown(),
            _ => reference,
        }
    }

    /// The first entity with this id.
    #[must_use]
    pub fn with_id(&self, id: &str) -> Option<Named<'r>> {
        self.called(id).find(|named| named.id == Some(id))
    }

    /// Whether `text` means something, where `target` is asked for.
    #[must_use]
    pub fn has(&self, text: &str, target: Target) -> bool {
        self.called(text).any(|named| target.takes(named.entity)) || !self.directory.find(text, target).is_empty()
    }

    /// The entities of the kind `target` with the id, name or short form `text`. Several are ambiguous; none is a plain
    /// name or an error.
    #[must_use]
    pub fn find(&self, text: &str, target: Target) -> Vec<Named<'r>> {
        self.called(text).filter(|named| target.takes(named.entity)).collect()
    }

    /// The one entity of the kind `target` that `text` refers to; `None` if there is none or more than one.
    #[must_use]
    pub fn the(&self, text: &str, target: Target) -> Option<Named<'r>> {
        match self.find(text, target)[..] {
            [named] => Some(named),
            _ => None,
        }
    }
}

/// Every reference of `record`, in the order of the record.
#[must_use]
pub fn references(record: &Record) -> Vec<Reference<'_>> {
    let mut all = Vec::new();
    visit(record, |path, item| match item {
        Item::Reference(target, text) if !text.trim().is_empty() => {
            all.push(Reference { path: path.to_vec(), text, target });
        }
        _ => {}
    });
    all
}
