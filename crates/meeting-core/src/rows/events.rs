//! The events of a record's work, in order of time, and its status on a day: from the record and from other records.

use chrono::NaiveDate;

use super::{Attention, Following, Newer, Review};
use crate::model::{Directive, Record, StoredStatus, Task, WorkStatus};

/// A directive or task of a record.
#[derive(Debug, Clone, Copy)]
pub enum Work<'r> {
    /// A directive.
    Directive(&'r Directive),
    /// A task.
    Task(&'r Task),
}

/// The status of work on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CurrentStatus {
    /// The status.
    pub status: WorkStatus,
    /// How many days late; none where that is unknown.
    pub late: Option<i64>,
    /// What the status means for the display.
    pub attention: Attention,
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
    Update {
        /// The new status.
        status: Option<WorkStatus>,
        /// The words of the update.
        note: Option<&'r str>,
        /// Who reports it: references.
        by: &'r [String],
        /// The record of the session that reviewed the work.
        session: Option<&'r str>,
    },
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

    fn stored_status(self) -> StoredStatus {
        match self {
            Self::Directive(directive) => directive.stored_status(),
            Self::Task(task) => task.stored_status(),
        }
    }

    /// The updates that the record has, in its order.
    #[must_use]
    pub fn updates(self) -> Vec<Event<'r>> {
        let part = self.id().unwrap_or_default();
        let event = |date, status, note: &'r Option<String>, by: &'r [String], session: &'r Option<String>| Event {
            date,
            part,
            kind: EventKind::Update { status, note: note.as_deref(), by, session: session.as_deref() },
        };
        match self {
            Self::Directive(directive) => {
                let updates = directive.updates.iter().map(|update| {
                    let status = update.status.map(WorkStatus::Directive);
                    event(update.date, status, &update.note, &update.by, &update.session)
                });
                updates.collect()
            }
            Self::Task(task) => {
                let updates = task.updates.iter().map(|update| {
                    let status = update.status.map(WorkStatus::Task);
                    event(update.date, status, &update.note, &update.by, &update.session)
                });
                updates.collect()
            }
        }
    }

    /// The event of completion, where no update of that day has it.
    fn completion(self, updates: &[Event]) -> Option<Event<'r>> {
        let StoredStatus { status, completed, .. } = self.stored_status();
        let done = status.done();
        let has_it = |event: &Event| {
            event.date == completed
                && matches!(event.kind, EventKind::Update { status: Some(status), .. } if status == done)
        };
        let kind = EventKind::Update { status: Some(done), note: None, by: &[], session: None };
        let is_needed = completed.is_some() && !updates.iter().any(has_it);
        is_needed.then_some(Event { date: completed, part: self.id().unwrap_or_default(), kind })
    }
}

impl CurrentStatus {
    /// Whether nothing has happened to the work that its status says.
    #[must_use]
    pub fn is_initial(&self) -> bool {
        self.status == self.status.first()
    }
}

impl<'r> Event<'r> {
    /// The record of the session that reviewed the work.
    #[must_use]
    pub fn session(&self) -> Option<&'r str> {
        match self.kind {
            EventKind::Update { session, .. } => session,
            EventKind::Review(review) => Some(&review.record),
            EventKind::Replacement(_) => None,
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
    /// The status of a record's work on the day `as_of`, after what newer directives made of it. A task without a deadline
    /// has that of its directive.
    #[must_use]
    pub fn current_status(&self, work: Work, record: &Record, as_of: NaiveDate) -> CurrentStatus {
        let (due, completed) = match work {
            Work::Directive(directive) => (directive.due, directive.completed),
            Work::Task(task) => {
                let due = || record.directive_of(task).and_then(|directive| directive.due);
                (task.due.or_else(due), task.completed)
            }
        };
        let of_archive = work.id().and_then(|id| self.statuses.get(id).copied());
        let status = of_archive.unwrap_or_else(|| work.stored_status().timeline().on(as_of));
        CurrentStatus {
            status,
            late: status.progress().late(due, completed, as_of),
            attention: Attention::of_work(status, due, as_of),
        }
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
