//! Every deadline that a record sets, and where.

use chrono::NaiveDate;

use super::Context;
use super::names::Target;

/// A deadline in a record.
#[derive(Debug, Clone, Copy)]
pub(super) struct LocatedDeadline {
    /// The list of the record.
    pub list: &'static str,
    /// The index in it.
    pub index: usize,
    /// The deadline.
    pub day: NaiveDate,
}

/// The deadlines of a record, in the order of the format. A deadline that a task copies from its directive is listed
/// once, with the directive.
pub(super) fn deadlines(context: &Context) -> Vec<LocatedDeadline> {
    let record = context.record;
    let due = |list, index, day: Option<NaiveDate>| Some(LocatedDeadline { list, index, day: day? });
    let directives = record.directives.iter().enumerate();
    let directives = directives.filter_map(|(index, directive)| due("directives", index, directive.due));
    let tasks = record.tasks.iter().enumerate().filter(|(_, task)| {
        let directive = task.directive.as_deref().and_then(|id| context.own_part(id, Target::Directive));
        directive.is_none_or(|named| record.directives[named.index].due != task.due)
    });
    directives.chain(tasks.filter_map(|(index, task)| due("tasks", index, task.due))).collect()
}
