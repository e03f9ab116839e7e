//! The fields of work of a record: directives and tasks have the same ones.

use chrono::NaiveDate;

use super::{Context, steps};
use crate::model::{DirectiveStatus, Entity, Record, References, TaskStatus, WorkStatus};
use crate::work::{Plans, WorkRecord};
use lossless_yaml::Step;

/// A directive or a task.
#[derive(Debug)]
pub(super) struct Work<'r> {
    pub entity: Entity,
    /// The index in its list.
    pub index: usize,
    pub due: Option<NaiveDate>,
    pub due_time: Option<&'r str>,
    pub repeats_until: Option<NaiveDate>,
    pub each: Option<bool>,
    /// The stored status, or that of work of which none is stored.
    pub status: WorkStatus,
    /// The stored day of completion.
    pub completed: Option<NaiveDate>,
    /// In the order of writing.
    pub updates: Vec<Update<'r>>,
}

/// An update of a directive or a task.
#[derive(Debug)]
pub(super) struct Update<'r> {
    pub date: Option<NaiveDate>,
    pub status: Option<WorkStatus>,
    pub completed: Option<NaiveDate>,
    pub due: Option<NaiveDate>,
    pub lead: &'r References,
    pub support: &'r References,
    pub about: &'r References,
    pub occurrence: Option<NaiveDate>,
}

impl Work<'_> {
    /// The path of its `field`.
    pub fn path(&self, field: &'static str) -> [Step<'static>; 3] {
        steps![self.entity.list(), self.index, field]
    }

    /// The path of the `field` of an update.
    pub fn update_path(&self, update: usize, field: &'static str) -> [Step<'static>; 5] {
        steps![self.entity.list(), self.index, "updates", update, field]
    }

    /// The place and the status of the last update that says one of the whole.
    pub fn last_status(&self) -> Option<(usize, WorkStatus)> {
        let of_whole = |update: &Update| update.status.filter(|_| update.is_of_whole());
        self.updates.iter().enumerate().rev().find_map(|(place, update)| Some((place, of_whole(update)?)))
    }

    /// The place of the last update that says of the whole that it is done.
    pub fn last_done(&self) -> Option<usize> {
        let done = Some(self.status.done());
        self.updates.iter().rposition(|update| update.is_of_whole() && update.status == done)
    }
}

impl Update<'_> {
    /// The day on which its status takes effect.
    pub fn effect(&self) -> Option<NaiveDate> {
        self.completed.or(self.date)
    }

    /// Whether it is about the whole, not about one lead or one occurrence.
    pub fn is_of_whole(&self) -> bool {
        self.occurrence.is_none() && !names_somebody(self.about)
    }

    /// Whether it says how far the work is, by when it is to be done, or who answers for it.
    pub fn decides(&self) -> bool {
        self.status.is_some() || self.due.is_some() || names_somebody(self.lead) || names_somebody(self.support)
    }
}

/// Whether one of the references is not blank.
pub(super) fn names_somebody(references: &References) -> bool {
    references.iter().any(|reference| !reference.trim().is_empty())
}

/// The directives of a record, then its tasks.
pub(super) fn of(record: &Record) -> Vec<Work<'_>> {
    macro_rules! work {
        ($entity:path, $items:expr, $status:path, $first:path) => {
            $items.iter().enumerate().map(|(index, item)| Work {
                entity: $entity,
                index,
                due: item.due,
                due_time: item.due_time.as_deref(),
                repeats_until: item.repeats_until,
                each: item.each,
                status: $status(item.status.unwrap_or($first)),
                completed: item.completed,
                updates: item
                    .updates
                    .iter()
                    .map(|update| Update {
                        date: update.date,
                        status: update.status.map($status),
                        completed: update.completed,
                        due: update.due,
                        lead: &update.lead,
                        support: &update.support,
                        about: &update.about,
                        occurrence: update.occurrence,
                    })
                    .collect(),
            })
        };
    }
    let directives = work!(Entity::Directive, record.directives, WorkStatus::Directive, DirectiveStatus::InForce);
    directives.chain(work!(Entity::Task, record.tasks, WorkStatus::Task, TaskStatus::NeedsAction)).collect()
}

/// What follows of each piece of work from all of the record; empty where that is not known, or where its session was not
/// held. Most records have nothing that a rule would ask it about.
pub(super) fn plans<'r>(context: &Context<'r>) -> Plans<'r> {
    let asks = |work: &Work| {
        work.repeats_until.is_some()
            || work.due_time.is_some() && work.due.is_none()
            || work.each == Some(true)
            || work.updates.iter().any(|update| update.due.is_some() || !update.is_of_whole())
    };
    if !context.work().iter().any(asks) || !context.is_work_readable() {
        return Plans::default();
    }
    let id = context.record.id.as_deref().or(context.stem).unwrap_or_default();
    let record = WorkRecord::of(context.record, id, |who| context.names.key(who));
    record.map(|record| Plans::of(&record)).unwrap_or_default()
}
