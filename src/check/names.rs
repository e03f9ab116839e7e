//! What the ids, names and short forms of a record mean.

use std::collections::HashMap;

pub use crate::archive::Entity;
use crate::model::{Participant, Record, References};
use crate::yaml::Step;

/// One thing of a record that can be referred to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Named<'r> {
    /// What it is.
    pub entity: Entity,
    /// Its place in its list, counted from 0.
    pub index: usize,
    /// Its id.
    pub id: Option<&'r str>,
    /// Its name, or the words of a group.
    pub name: Option<&'r str>,
    /// Its short form.
    pub short: Option<&'r str>,
}

impl Named<'_> {
    /// Returns the place of its `field`.
    #[must_use]
    pub fn place(&self, field: &'static str) -> [Step<'static>; 3] {
        [self.entity.list().into(), self.index.into(), field.into()]
    }
}

/// A field of the record that refers to something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference<'r> {
    /// Where it stands.
    pub place: Vec<Step<'static>>,
    /// What is written there.
    pub text: &'r str,
    /// What it may mean.
    pub target: Target,
}

/// What a reference may mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// Somebody who acts: a person, a group or an organization; else a plain name.
    Actor,
    /// An organization; else a plain name.
    Organization,
    /// A proceeding of this record.
    Proceeding,
    /// A directive of this record.
    Directive,
    /// A directive of this record or another one.
    AnyDirective,
    /// A task or directive of another record (or of this one).
    AnyWork,
    /// Another record.
    Record,
}

impl Target {
    /// Returns whether an id of `entity` is what is meant.
    #[must_use]
    pub fn takes(self, entity: Entity) -> bool {
        match self {
            Self::Actor => matches!(entity, Entity::Organization | Entity::Person | Entity::Group),
            Self::Organization => entity == Entity::Organization,
            Self::Proceeding => entity == Entity::Proceeding,
            Self::Directive | Self::AnyDirective => entity == Entity::Directive,
            Self::AnyWork => matches!(entity, Entity::Directive | Entity::Task),
            Self::Record => false,
        }
    }

    /// Returns the key of the words for what is meant: "a directive".
    pub(super) fn words(self) -> &'static str {
        match self {
            Self::Actor => "an-actor",
            Self::Organization => "an-organization",
            Self::Proceeding => "a-proceeding",
            Self::Directive | Self::AnyDirective => "a-directive",
            Self::AnyWork => "a-task-or-directive",
            Self::Record => "a-record",
        }
    }

    /// Returns whether words that name nothing in the record may stand as they are.
    #[must_use]
    pub fn may_be_plain(self) -> bool {
        matches!(self, Self::Actor | Self::Organization)
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
    /// Returns the names of `record`.
    #[must_use]
    pub fn of(record: &'r Record) -> Self {
        let mut names = Self::default();
        for (index, body) in record.organizations.iter().enumerate() {
            names.add(Entity::Organization, index, body.id.as_ref(), body.name.as_ref(), body.short.as_ref());
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

    /// Returns whatever has `text` as its id, its name or its short form, in the order of the record.
    pub fn called(&self, text: &str) -> impl Iterator<Item = Named<'r>> {
        self.by_text.get(text).into_iter().flatten().map(|place| self.all[*place])
    }

    /// Returns the first thing whose id is `id`.
    #[must_use]
    pub fn with_id(&self, id: &str) -> Option<Named<'r>> {
        self.called(id).find(|named| named.id == Some(id))
    }

    /// Returns whether `text` means something, where `target` is asked for.
    #[must_use]
    pub fn has(&self, text: &str, target: Target) -> bool {
        self.called(text).any(|named| target.takes(named.entity))
    }

    /// Returns what `text` may mean, where `target` is asked for: whatever has it as its id, its name or
    /// its short form. More than one is ambiguous; none is a plain name or a mistake.
    #[must_use]
    pub fn find(&self, text: &str, target: Target) -> Vec<Named<'r>> {
        self.called(text).filter(|named| target.takes(named.entity)).collect()
    }

    /// Returns the one thing that `text` means, where `target` is asked for.
    #[must_use]
    pub fn the(&self, text: &str, target: Target) -> Option<Named<'r>> {
        match self.find(text, target)[..] {
            [named] => Some(named),
            _ => None,
        }
    }
}

/// Returns every reference of `record`, in the order of the record.
#[must_use]
pub fn references(record: &Record) -> Vec<Reference<'_>> {
    let mut all = Collector(Vec::new());
    for (i, body) in record.organizations.iter().enumerate() {
        all.one(body.part_of.as_ref(), Target::Organization, &["organizations".into(), i.into(), "part_of".into()]);
    }
    for (i, participant) in record.participants.iter().enumerate() {
        let at = |field: &'static str| ["participants".into(), i.into(), field.into()];
        all.one(participant.organization.as_ref(), Target::Organization, &at("organization"));
        all.one(participant.delegated_to.as_ref(), Target::Actor, &at("delegated_to"));
    }
    for (i, proceeding) in record.proceedings.iter().enumerate() {
        let at = |field: &'static str| ["proceedings".into(), i.into(), field.into()];
        all.each(&proceeding.by, Target::Actor, &at("by"));
        all.each(&proceeding.on_behalf_of, Target::Actor, &at("on_behalf_of"));
    }
    for (i, directive) in record.directives.iter().enumerate() {
        let at = |field: &'static str| ["directives".into(), i.into(), field.into()];
        all.each(&directive.by, Target::Actor, &at("by"));
        all.each(&directive.to, Target::Actor, &at("to"));
        all.each(&directive.lead, Target::Actor, &at("lead"));
        all.each(&directive.support, Target::Actor, &at("support"));
        all.each(&directive.follows, Target::Proceeding, &at("follows"));
        for (j, update) in directive.updates.iter().enumerate() {
            all.update(&update.by, update.session.as_ref(), "directives", i, j);
        }
        all.each(&directive.amends, Target::AnyDirective, &at("amends"));
        all.each(&directive.supersedes, Target::AnyDirective, &at("supersedes"));
    }
    for (i, task) in record.tasks.iter().enumerate() {
        let at = |field: &'static str| ["tasks".into(), i.into(), field.into()];
        all.one(task.directive.as_ref(), Target::Directive, &at("directive"));
        all.each(&task.lead, Target::Actor, &at("lead"));
        all.each(&task.support, Target::Actor, &at("support"));
        for (j, update) in task.updates.iter().enumerate() {
            all.update(&update.by, update.session.as_ref(), "tasks", i, j);
        }
    }
    for (i, review) in record.reviews.iter().enumerate() {
        all.add(review, Target::AnyWork, vec!["reviews".into(), i.into()]);
    }
    for (i, signature) in record.publication.iter().flat_map(|publication| &publication.signatures).enumerate() {
        all.each(&signature.by, Target::Actor, &["publication".into(), "signatures".into(), i.into(), "by".into()]);
    }
    for (i, attachment) in record.attachments.iter().enumerate() {
        all.each(&attachment.by, Target::Actor, &["attachments".into(), i.into(), "by".into()]);
    }
    all.0
}

struct Collector<'r>(Vec<Reference<'r>>);

impl<'r> Collector<'r> {
    fn add(&mut self, text: &'r str, target: Target, place: Vec<Step<'static>>) {
        if !text.trim().is_empty() {
            self.0.push(Reference { place, text, target });
        }
    }

    fn one(&mut self, text: Option<&'r String>, target: Target, place: &[Step<'static>]) {
        if let Some(text) = text {
            self.add(text, target, place.to_vec());
        }
    }

    fn each(&mut self, texts: &'r References, target: Target, place: &[Step<'static>]) {
        for (index, text) in texts.iter().enumerate() {
            let mut place = place.to_vec();
            if !texts.one {
                place.push(index.into());
            }
            self.add(text, target, place);
        }
    }

    fn update(&mut self, by: &'r References, session: Option<&'r String>, list: &'static str, i: usize, j: usize) {
        let at = |field: &'static str| [list.into(), i.into(), "updates".into(), j.into(), field.into()];
        self.each(by, Target::Actor, &at("by"));
        self.one(session, Target::Record, &at("session"));
    }
}
