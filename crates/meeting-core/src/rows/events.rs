//! The events of a record's work, in order of time, and its status on a day: from the record and from other records.

use chrono::NaiveDate;

use super::{CurrentWork, Following, Newer, Review};
use crate::model::{Directive, DirectiveStatus, Record, Task, TaskStatus, Update, WorkStatus};

/// A directive or task of a record.
#[derive(Debug, Clone, Copy)]
pub enum Work<'r> {
    /// A directive.
    Directive(&'r Directive),
    /// A task.
    Task(&'r Task),
}

/// Something that happened to a piece of work.
#[derive(Debug, Clone, Copy)]
pub struct Event<'r> {
    /// The day; an update may lack it.
    pub date: Option<NaiveDate>,
    /// The id of the work; empty where it has none.
    pub part: &'r str,
    /// What happened.
    pub kind: EventKind<'r>,
}

/// What happened to a piece of work.
#[derive(Debug, Clone, Copy)]
pub enum EventKind<'r> {
    /// An update was written.
    Update(Update<'r>),
    /// The work is done, as the record says without an update.
    Completion(WorkStatus),
    /// A session reviewed it.
    Review(&'r Review),
    /// A newer directive changed or replaced it.
    Replacement(&'r Newer),
}

impl<'r> Work<'r> {
    /// The id.
    #[must_use]
    pub fn id(self) -> Option<&'r str> {
        match self {
            Self::Directive(directive) => directive.id.as_deref(),
            Self::Task(task) => task.id.as_deref(),
        }
    }

    /// The updates that the record has, in its order.
    #[must_use]
    pub fn updates(self) -> Vec<Event<'r>> {
        let part = self.id().unwrap_or_default();
        let event = |update: Update<'r>| Event { date: update.date, part, kind: EventKind::Update(update) };
        match self {
            Self::Directive(directive) => directive.updates.iter().map(|it| event(it.fields())).collect(),
            Self::Task(task) => task.updates.iter().map(|it| event(it.fields())).collect(),
        }
    }

    /// The event of completion, where no update has it.
    fn completion(self, updates: &[Event]) -> Option<Event<'r>> {
        let (status, completed) = match self {
            Self::Directive(directive) => (WorkStatus::Directive(DirectiveStatus::Fulfilled), directive.completed),
            Self::Task(task) => (WorkStatus::Task(TaskStatus::Completed), task.completed),
        };
        let has_it = |event: &Event| match event.kind {
            EventKind::Update(update) => update.status == Some(status) && update.completed.or(update.date) == completed,
            _ => false,
        };
        let is_needed = completed.is_some() && !updates.iter().any(has_it);
        let kind = EventKind::Completion(status);
        is_needed.then_some(Event { date: completed, part: self.id().unwrap_or_default(), kind })
    }
}

impl<'r> Event<'r> {
    /// The record of the session that reviewed the work.
    #[must_use]
    pub fn session(&self) -> Option<&'r str> {
        match self.kind {
            EventKind::Update(update) => update.session,
            EventKind::Review(review) => Some(&review.record),
            EventKind::Completion(_) | EventKind::Replacement(_) => None,
        }
    }
}

impl Record {
    /// The directive that a task carries out.
    #[must_use]
    pub fn directive_of(&self, task: &Task) -> Option<&Directive> {
        self.directives.iter().find(|directive| directive.id.is_some() && directive.id == task.directive)
    }

    /// The tasks that carry out a directive.
    pub fn tasks_of(&self, directive: &Directive) -> impl Iterator<Item = &Task> {
        self.tasks.iter().filter(|task| directive.id.is_some() && task.directive == directive.id)
    }
}

impl Following {
    /// What is so of a record's work on the day; none if it is asked for later.
    #[must_use]
    pub fn current(&self, work: Work) -> Option<&CurrentWork> {
        self.work.get(work.id()?)
    }

    /// What has happened to works of one record, in order of time; events without a day come first. A review that an
    /// update mentions is no event of its own.
    #[must_use]
    pub fn events<'r>(&'r self, works: &[Work<'r>]) -> Vec<Event<'r>> {
        let mut events = Vec::new();
        for work in works {
            let updates = work.updates();
            let completion = work.completion(&updates);
            events.extend(updates.into_iter().chain(completion));
        }
        let is_asked = |part: &str| works.iter().any(|work| work.id().unwrap_or_default() == part);
        let is_mentioned = |review: &Review| {
            events.iter().any(|event| event.part == review.part && event.session() == Some(&*review.record))
        };
        let reviews = self.reviews.iter().filter(|review| is_asked(&review.part) && !is_mentioned(review));
        let reviews = reviews.map(|it| Event { date: it.date, part: &it.part, kind: EventKind::Review(it) });
        let reviews: Vec<_> = reviews.collect();
        events.extend(reviews);
        let newer = self.newer.iter().filter(|newer| is_asked(&newer.part));
        events.extend(newer.map(|it| Event { date: it.date, part: &it.part, kind: EventKind::Replacement(it) }));
        events.sort_by_key(|event| event.date);
        events
    }
}
