//! The rows of proceedings, directives and tasks.

use super::Extractor;
use super::columns::Column::{Giver, Lead, Support};
use super::names::present;
use super::rows::{EdgeRow, PartRow, ReviewRow, own_rows};
use crate::codes::code;
use crate::work::{LedgerRow, NamedRow};
use meeting_core::archive::Reference;
use meeting_core::model::field::Part;
use meeting_core::model::{Directive, Proceeding, Task};
use meeting_core::work::{WorkRecord, WorkTies};

impl<'r> Extractor<'r> {
    pub(super) fn proceeding(&self, ordinal: usize, said: &'r Proceeding) -> PartRow {
        let mut row = self.part(Part::Proceeding, ordinal);
        row.id = present(said.id.as_ref()).map(str::to_owned);
        row.kind = said.kind.and_then(|kind| code(kind.name()));
        self.words(&mut row, said);
        row.add_own(own_rows(&said.custom));
        [row.by, row.by_ids] = self.names.shown_with_ids(&said.by);
        row
    }

    pub(super) fn directive(&self, ordinal: usize, directive: &'r Directive) -> PartRow {
        let mut row = self.part(Part::Directive, ordinal);
        row.id = present(directive.id.as_ref()).map(str::to_owned);
        row.kind = directive.kind.and_then(|kind| code(kind.name()));
        row.number = present(directive.number.as_ref()).map(str::to_owned);
        self.words(&mut row, directive);
        row.add_own(own_rows(&directive.custom));
        if directive.lead.is_empty() {
            // Those whom it addresses lead.
            self.names.index(&directive.to, row.words.of(Lead));
        }
        reviews(&mut row, directive.updates.iter().map(|it| it.session.as_ref()));
        [row.to, row.to_ids] = self.names.shown_with_ids(&directive.to);
        if !directive.by.is_empty() {
            [row.by, row.by_ids] = self.names.shown_with_ids(&directive.by);
        } else if let [(at, chair)] = self.chairs.as_slice() {
            let named = self.names.person(*at);
            named.index(row.words.of(Giver));
            row.by = Some((*chair).to_owned());
            row.by_ids = named.id().map(str::to_owned);
        }
        row
    }

    /// A task of the record `own`; `first_directive`: the place of the record's first directive among its parts.
    pub(super) fn task(&self, own: &str, ordinal: usize, task: &'r Task, first_directive: usize) -> PartRow {
        let mut row = self.part(Part::Task, ordinal);
        row.id = present(task.id.as_ref()).map(str::to_owned);
        row.priority = task.priority.and_then(|priority| code(priority.name()));
        self.words(&mut row, task);
        row.add_own(own_rows(&task.custom));
        reviews(&mut row, task.updates.iter().map(|it| it.session.as_ref()));
        let directive = present(task.directive.as_ref()).and_then(|reference| part_of(own, reference));
        let found = directive.filter(|(record, _)| *record == own).and_then(|(_, id)| self.directives.get(id).copied());
        row.inherits = found.map(|at| first_directive + at);
        if let Some(directive) = found.and_then(|at| self.record.directives.get(at)) {
            let lead = if directive.lead.is_empty() { &directive.to } else { &directive.lead };
            for (own, inherited, column) in [(&task.lead, lead, Lead), (&task.support, &directive.support, Support)] {
                if own.is_empty() {
                    self.names.index(self.names.first(inherited), row.words.of(column));
                }
            }
        }
        row
    }

    /// What the record says of its work; `tasks`: the place of each task among the parts.
    pub(super) fn ledger(
        &self,
        work: &WorkRecord<'r>,
        first_directive: usize,
        tasks: Vec<Option<usize>>,
    ) -> Option<LedgerRow> {
        let mut keys: Vec<&str> = Vec::new();
        for part in work.directives.iter().chain(&work.tasks) {
            let to = if let WorkTies::Directive { to, .. } = &part.ties { to.as_slice() } else { &[] };
            let said = part.updates.iter().flat_map(|it| it.lead.iter().chain(&it.support));
            keys.extend(part.lead.iter().chain(&part.support).chain(to).chain(said));
        }
        keys.sort_unstable();
        keys.dedup();
        let person = |key: &str| {
            let named = self.names.resolve(key);
            // The organizations follow the session.
            let person = || named.person.and_then(|at| self.people.get(at).copied());
            let place = named.organization.map(|at| 1 + at).or_else(person);
            Some(NamedRow { key: key.to_owned(), name: named.shown()?.to_owned(), place })
        };
        Some(LedgerRow {
            body: postcard::to_stdvec(work).ok()?,
            first_directive,
            tasks,
            people: keys.into_iter().filter_map(person).collect(),
        })
    }
}

/// Adds the sessions that reviewed the work, by its updates.
fn reviews<'r>(row: &mut PartRow, sessions: impl Iterator<Item = Option<&'r String>>) {
    for session in sessions {
        row.has_updates = true;
        let session = present(session).map(|record| ReviewRow { record: record.to_owned(), target: String::new() });
        row.reviews.extend(session);
    }
}

/// The work that the session of the record `record` reviewed.
pub(super) fn reviewed(record: &str, references: &[String]) -> Vec<ReviewRow> {
    let work = references.iter().filter_map(|reference| part_of(record, reference));
    work.map(|(record, target)| ReviewRow { record: record.to_owned(), target: target.to_owned() }).collect()
}

/// The record and the id of the part to which a reference in the record `own` leads; none for a whole record.
fn part_of<'a>(own: &'a str, reference: &'a str) -> Option<(&'a str, &'a str)> {
    match Reference::parse(reference) {
        Reference::Local(part) => Some((own, part)),
        Reference::Part { record, part } => Some((record, part)),
        Reference::Record(_) => None,
    }
}

/// The older directives that the directive at place `from` of the record `own` amends, replaces or revokes. A reference to
/// itself is a mistake, which a rule reports, and has no effect.
pub(super) fn edges(own: &str, from: usize, directive: &Directive) -> Vec<EdgeRow> {
    let older = directive.effects().filter_map(|(effect, reference)| Some((effect, part_of(own, reference)?)));
    let others = older.filter(|(_, (record, target))| *record != own || directive.id.as_deref() != Some(*target));
    let edge = |(effect, (record, target)): (_, (&str, &str))| EdgeRow {
        from,
        record: record.to_owned(),
        target: target.to_owned(),
        effect: Some(effect),
    };
    others.map(edge).collect()
}

/// The directive of another record for which the task at place `from` of the record `own` stands.
pub(super) fn task_edge(own: &str, from: usize, task: &Task) -> Option<EdgeRow> {
    let (record, target) = present(task.directive.as_ref()).and_then(|reference| part_of(own, reference))?;
    let edge = EdgeRow { from, record: record.to_owned(), target: target.to_owned(), effect: None };
    (record != own).then_some(edge)
}
