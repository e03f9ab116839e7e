//! What the ids, names and short forms of a record mean.

use std::collections::HashMap;

use super::path;
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
}

impl Named<'_> {
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

/// Everything in a record that has an id or a name.
#[derive(Debug, Default)]
pub struct Names<'r> {
    /// In the order of the record.
    pub all: Vec<Named<'r>>,
    by_text: HashMap<&'r str, Vec<usize>>,
}

impl<'r> Names<'r> {
    /// The names of `record`.
    #[must_use]
    pub fn of(record: &'r Record) -> Self {
        let mut names = Self::default();
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
        let named = Named {
            entity,
            index,
            id: id.map(String::as_str),
            name: name.map(String::as_str),
            short: short.map(String::as_str),
        };
        let position = self.all.len();
        for text in [named.id, named.name, named.short].into_iter().flatten() {
            let places = self.by_text.entry(text).or_default();
            if places.last() != Some(&position) {
                places.push(position);
            }
        }
        self.all.push(named);
    }

    /// All entities with the id, the name or the short form `text`, in the order of the record.
    pub fn called(&self, text: &str) -> impl Iterator<Item = Named<'r>> {
        self.by_text.get(text).into_iter().flatten().map(|path| self.all[*path])
    }

    /// The first entity with this id.
    #[must_use]
    pub fn with_id(&self, id: &str) -> Option<Named<'r>> {
        self.called(id).find(|named| named.id == Some(id))
    }

    /// Whether `text` means something, where `target` is asked for.
    #[must_use]
    pub fn has(&self, text: &str, target: Target) -> bool {
        self.called(text).any(|named| target.takes(named.entity))
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
