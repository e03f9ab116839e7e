//! The records that a rule may ask about, and what the check has worked out about them so far.
//!
//! One value serves the records of one check: what follows from a chain of references is worked out once, not once for
//! each record of the chain.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;

use crate::archive::{Edge, Outline, RecordResolver, Reference};
use crate::model::Entity;

/// A directive: the ids of its record and of itself.
pub(super) type Directive = (String, String);

/// Most unknown record ids for which similar ids are looked up: comparing an id with all others takes longer than the
/// rest of the check.
const MOST_ADVISED: usize = 20;

/// The same of parts, which are compared with those of one record alone.
const MOST_ADVISED_ON_PARTS: usize = 100;

/// The records that the checked ones point to.
pub struct Links<'n> {
    resolver: &'n dyn RecordResolver,
    lineage: RefCell<Lineage>,
    near: RefCell<HashMap<String, Vec<String>>>,
    parts_advised: Cell<usize>,
}

impl<'n> Links<'n> {
    /// The links into `neighbours`.
    #[must_use]
    pub fn new(resolver: &'n dyn RecordResolver) -> Self {
        Self { resolver, lineage: RefCell::default(), near: RefCell::default(), parts_advised: Cell::new(0) }
    }

    /// The outline of the record `record_id`; `None` if there is no such record.
    pub(super) fn outline(&self, record_id: &str) -> Option<Arc<Outline>> {
        self.resolver.outline(record_id)
    }

    /// Ids of records that are spelled nearly as `record_id`: a few at most, and none once many have been asked for.
    pub(super) fn ids_near(&self, record_id: &str) -> Vec<String> {
        let mut near = self.near.borrow_mut();
        if let Some(known) = near.get(record_id) {
            return known.clone();
        }
        if near.len() == MOST_ADVISED {
            return Vec::new();
        }
        let found = self.resolver.ids_near(record_id);
        near.insert(record_id.to_owned(), found.clone());
        found
    }

    /// Whether to look for what was meant by one more id of a part that is not there.
    pub(super) fn may_advise_on_part(&self) -> bool {
        let advised = self.parts_advised.get();
        self.parts_advised.set(advised + 1);
        advised < MOST_ADVISED_ON_PARTS
    }

    /// Calls `ask` with what the directives of `outline`, and of the records that they lead to, amend and supersede.
    pub(super) fn lineage<T>(&self, outline: &Outline, ask: impl FnOnce(&mut Lineage) -> T) -> T {
        let mut known = self.lineage.borrow_mut();
        // Another text of the same record, such as one that is not written yet, has a lineage of its own.
        let mut own = Lineage::default();
        let lineage = if known.add(&outline.id, outline) {
            &mut *known
        } else {
            own.add(&outline.id, outline);
            &mut own
        };
        for edge in &outline.edges {
            let from = lineage.number(&(outline.id.clone(), edge.directive.clone()));
            lineage.settle(from, self.resolver);
        }
        ask(lineage)
    }
}

/// What directives amend and supersede, as far as it has been followed, and which of them lead back to each other.
#[derive(Default)]
pub(super) struct Lineage {
    /// The records whose edges are here, with a hash of these edges; `None` if there is no such record.
    records: HashMap<String, Option<u64>>,
    numbers: HashMap<Directive, usize>,
    nodes: Vec<Node>,
    count: usize,
}

/// A directive.
struct Node {
    name: Directive,
    /// The older directives that it names, in the order of its record.
    older: Vec<usize>,
    /// Its index in the order of discovery, and the lowest index that it reaches.
    met: Option<(usize, usize)>,
    /// The strongly connected component; known once all that it reaches has been visited.
    group: Option<usize>,
}

impl Lineage {
    /// Takes the edges of a record, if they are not here. Returns whether those that are here are these.
    fn add(&mut self, record: &str, outline: &Outline) -> bool {
        let fingerprint = Some(fingerprint(outline));
        if let Some(known) = self.records.get(record) {
            return *known == fingerprint;
        }
        self.records.insert(record.to_owned(), fingerprint);
        for edge in &outline.edges {
            if let Some(target) = target(outline, edge) {
                let from = self.number(&(record.to_owned(), edge.directive.clone()));
                let to = self.number(&target);
                self.nodes[from].older.push(to);
            }
        }
        true
    }

    pub(super) fn number(&mut self, directive: &Directive) -> usize {
        if let Some(number) = self.numbers.get(directive) {
            return *number;
        }
        let number = self.nodes.len();
        self.nodes.push(Node { name: directive.clone(), older: Vec::new(), met: None, group: None });
        self.numbers.insert(directive.clone(), number);
        number
    }

    pub(super) fn name(&self, number: usize) -> &Directive {
        &self.nodes[number].name
    }

    /// Whether two directives lead to each other.
    pub(super) fn is_circle(&self, one: usize, other: usize) -> bool {
        self.group(one).is_some() && self.group(one) == self.group(other)
    }

    /// What directives that lead to each other have in common.
    pub(super) fn group(&self, number: usize) -> Option<usize> {
        self.nodes[number].group
    }

    /// The directives that a directive names and that lead back to it, in the order of its record.
    pub(super) fn older(&self, number: usize) -> impl Iterator<Item = usize> {
        self.nodes[number].older.iter().copied().filter(move |older| self.is_circle(number, *older))
    }

    /// Finds the groups of all directives that `start` leads to (Tarjan's algorithm; without recursion, because a chain
    /// may be as long as the archive).
    fn settle(&mut self, start: usize, resolver: &dyn RecordResolver) {
        if self.nodes[start].met.is_some() {
            return;
        }
        let mut open = Vec::new();
        let mut path = vec![(start, 0)];
        self.visit(start, &mut open, resolver);
        while let Some((number, at)) = path.last_mut() {
            let number = *number;
            if let Some(&older) = self.nodes[number].older.get(*at) {
                *at += 1;
                match (self.nodes[older].met, self.nodes[older].group) {
                    (None, _) => {
                        path.push((older, 0));
                        self.visit(older, &mut open, resolver);
                    }
                    (Some((met, _)), None) => self.reach(number, met),
                    (Some(_), Some(_)) => {}
                }
                continue;
            }
            path.pop();
            let Some((met, earliest)) = self.nodes[number].met else { continue };
            if met == earliest {
                while let Some(member) = open.pop() {
                    self.nodes[member].group = Some(number);
                    if member == number {
                        break;
                    }
                }
            }
            if let Some((parent, _)) = path.last() {
                self.reach(*parent, earliest);
            }
        }
    }

    fn visit(&mut self, number: usize, open: &mut Vec<usize>, resolver: &dyn RecordResolver) {
        let record = self.nodes[number].name.0.clone();
        let is_new = !self.records.contains_key(&record);
        match is_new.then(|| resolver.outline(&record)) {
            Some(Some(outline)) => _ = self.add(&record, &outline),
            Some(None) => _ = self.records.insert(record, None),
            None => {}
        }
        self.nodes[number].met = Some((self.count, self.count));
        self.count += 1;
        open.push(number);
    }

    fn reach(&mut self, number: usize, earlier: usize) {
        if let Some((_, earliest)) = &mut self.nodes[number].met {
            *earliest = earlier.min(*earliest);
        }
    }
}

/// Whether the directive that an edge leads to was given before the one that it comes from: only then the newer one does
/// something to it. On one day the ids of the records decide, in one record the order of its directives. None where one of
/// the sessions was not held, or where the older directive is not known.
pub(super) fn is_older(older: (&Outline, &str), newer: (&Outline, &str)) -> Option<bool> {
    if older.0.id == newer.0.id {
        let place = |directive: &str| older.0.ids().position(|(id, kind)| id == directive && kind == Entity::Directive);
        return Some(place(older.1)? < place(newer.1)?);
    }
    older.0.part(older.1).filter(|kind| *kind == Entity::Directive)?;
    let order = |outline: &'_ Outline| Some((outline.session?.date, outline.id.clone()));
    Some(order(older.0)? < order(newer.0)?)
}

/// The directive that an edge of `outline` leads to.
pub(super) fn target(outline: &Outline, edge: &Edge) -> Option<Directive> {
    match Reference::parse(&edge.target) {
        Reference::Local(part) => Some((outline.id.clone(), part.to_owned())),
        Reference::Part { record, part } => Some((record.to_owned(), part.to_owned())),
        Reference::Record(_) => None,
    }
}

/// A hash of the edges of an outline.
fn fingerprint(outline: &Outline) -> u64 {
    let mut hasher = DefaultHasher::new();
    for edge in &outline.edges {
        (&edge.directive, &edge.target).hash(&mut hasher);
    }
    hasher.finish()
}
