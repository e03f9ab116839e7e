//! The rows of proceedings, directives and tasks.

use chrono::NaiveDate;

use super::Extractor;
use super::columns::Column::{Giver, Lead, Support};
use super::names::present;
use super::rows::{EdgeRow, PartRow, ReviewRow, WhoRole, day};
use crate::codes::code;
use meeting_core::archive::Reference;
use meeting_core::model::field::Part;
use meeting_core::model::{Directive, Proceeding, References, Task};

impl<'r> Extractor<'r> {
    pub(super) fn proceeding(&self, ordinal: usize, said: &'r Proceeding) -> PartRow {
        let mut row = self.part(Part::Proceeding, ordinal);
        row.id = present(said.id.as_ref()).map(str::to_owned);
        row.kind = said.kind.and_then(|kind| code(kind.name()));
        self.words(&mut row, said);
        row.by = self.names.shown(&said.by);
        row
    }

    pub(super) fn directive(&self, ordinal: usize, directive: &'r Directive) -> PartRow {
        let mut row = self.part(Part::Directive, ordinal);
        row.id = present(directive.id.as_ref()).map(str::to_owned);
        row.kind = directive.kind.and_then(|kind| code(kind.name()));
        row.due = directive.due.map(day);
        row.completed = directive.completed.map(day);
        row.repeats = directive.repeats.and_then(|repeats| code(repeats.name()));
        row.number = present(directive.number.as_ref()).map(str::to_owned);
        self.words(&mut row, directive);
        row.timeline = Some(directive.stored_status().timeline());
        updates(&mut row, directive.updates.iter().map(|it| (it.date, it.session.as_ref())));
        row.lead = self.names.shown(&directive.lead);
        row.support = self.names.shown(&directive.support);
        row.who.extend(self.who(WhoRole::Lead, &directive.lead));
        row.who.extend(self.who(WhoRole::Support, &directive.support));
        row.to = self.names.shown(&directive.to);
        if !directive.by.is_empty() {
            row.by = self.names.shown(&directive.by);
        } else if let [(_, chair)] = self.chairs.as_slice() {
            row.words.of(Giver).add(chair);
            row.by = Some((*chair).to_owned());
        }
        row
    }

    /// `first_directive`: the place of the record's first directive among its parts.
    pub(super) fn task(&self, ordinal: usize, task: &'r Task, first_directive: usize) -> PartRow {
        let mut row = self.part(Part::Task, ordinal);
        row.id = present(task.id.as_ref()).map(str::to_owned);
        row.completed = task.completed.map(day);
        row.priority = task.priority.and_then(|priority| code(priority.name()));
        self.words(&mut row, task);
        row.timeline = Some(task.stored_status().timeline());
        updates(&mut row, task.updates.iter().map(|it| (it.date, it.session.as_ref())));
        let found = present(task.directive.as_ref()).and_then(|id| self.directives.get(id).copied());
        let directive = found.and_then(|at| self.record.directives.get(at));
        row.inherits = found.map(|at| first_directive + at);
        row.due = task.due.or_else(|| directive.and_then(|it| it.due)).map(day);
        let repeats = task.repeats.or_else(|| directive.and_then(|it| it.repeats));
        row.repeats = repeats.and_then(|repeats| code(repeats.name()));
        let lead = self.own_or(&task.lead, directive.map(|it| &it.lead));
        let support = self.own_or(&task.support, directive.map(|it| &it.support));
        for (own, references, column) in [(&task.lead, lead, Lead), (&task.support, support, Support)] {
            if own.is_empty() {
                self.names.index(references, row.words.of(column));
            }
        }
        row.lead = self.names.shown(lead);
        row.support = self.names.shown(support);
        row.who.extend(self.who(WhoRole::Lead, lead));
        row.who.extend(self.who(WhoRole::Support, support));
        row
    }

    fn own_or(&self, own: &'r References, inherited: Option<&'r References>) -> &'r [String] {
        match inherited {
            Some(inherited) if own.is_empty() => self.names.first(inherited),
            _ => own,
        }
    }
}

/// Adds the updates of a piece of work: their days, and the sessions that reviewed the work.
fn updates<'r>(row: &mut PartRow, updates: impl Iterator<Item = (Option<NaiveDate>, Option<&'r String>)>) {
    for (date, session) in updates {
        row.has_updates = true;
        row.updates.extend(date.map(day));
        let session = present(session).map(|record| ReviewRow { record: record.to_owned(), target: String::new() });
        row.reviews.extend(session);
    }
    row.updates.sort_unstable();
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
        effect,
    };
    others.map(edge).collect()
}
