//! What can happen to work, and what its status is then.

use chrono::NaiveDate;
use serde_json::{Map, Value, json};

use crate::archive::Entity;
use crate::model::{DirectiveStatus, TaskStatus};

/// What happens to a task or a directive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::cli) enum Step {
    /// Somebody works on the task.
    Start,
    /// The task is completed; the directive is fulfilled.
    Done,
    /// The task is given up.
    Cancel,
    /// The directive is changed by a newer one.
    Amend,
    /// The directive is replaced by a newer one.
    Supersede,
    /// The directive is withdrawn.
    Revoke,
    /// What was done or given up is open again.
    Reopen,
    /// Something is worth a note; the status stays.
    Note,
}

impl Step {
    /// Returns whether this can happen to a task, or to a directive.
    pub fn fits(self, entity: Entity) -> bool {
        match self {
            Self::Start | Self::Cancel => entity == Entity::Task,
            Self::Amend | Self::Supersede | Self::Revoke => entity == Entity::Directive,
            Self::Done | Self::Reopen | Self::Note => true,
        }
    }

    /// Returns the status that the work has then; none where it keeps its own.
    pub fn status(self, of: Entity) -> Option<&'static str> {
        let is_task = of == Entity::Task;
        Some(match self {
            Self::Note => return None,
            Self::Start => TaskStatus::InProcess.name(),
            Self::Done if is_task => TaskStatus::Completed.name(),
            Self::Done => DirectiveStatus::Fulfilled.name(),
            Self::Cancel => TaskStatus::Cancelled.name(),
            Self::Amend => DirectiveStatus::Amended.name(),
            Self::Supersede => DirectiveStatus::Superseded.name(),
            Self::Revoke => DirectiveStatus::Revoked.name(),
            Self::Reopen => first_status(of),
        })
    }
}

/// Returns the status of work about which nothing is written.
pub(in crate::cli) fn first_status(of: Entity) -> &'static str {
    if of == Entity::Task { TaskStatus::NeedsAction.name() } else { DirectiveStatus::InForce.name() }
}

/// Returns whether work of this status is still to be done.
pub(in crate::cli) fn is_open(status: &str) -> bool {
    [TaskStatus::NeedsAction.name(), TaskStatus::InProcess.name(), DirectiveStatus::InForce.name()].contains(&status)
}

/// What is written down about work on one day.
#[derive(Debug, Clone)]
pub(in crate::cli) struct Entry {
    /// What happened.
    pub step: Step,
    /// When.
    pub on: NaiveDate,
    /// In words.
    pub note: Option<String>,
    /// Who reported it: references or names.
    pub by: Vec<String>,
    /// The id of the record whose session looked at it.
    pub session: Option<String>,
}

impl Entry {
    /// Returns the update that is added, with the status that it gives.
    pub fn update(&self, status: Option<&str>) -> Value {
        let mut update = Map::new();
        update.insert("date".to_owned(), self.on.to_string().into());
        if let Some(note) = &self.note {
            update.insert("note".to_owned(), note.as_str().into());
        }
        if let Some(status) = status {
            update.insert("status".to_owned(), status.into());
        }
        match &self.by[..] {
            [] => {}
            [one] => drop(update.insert("by".to_owned(), one.as_str().into())),
            several => drop(update.insert("by".to_owned(), json!(several))),
        }
        if let Some(session) = &self.session {
            update.insert("session".to_owned(), session.as_str().into());
        }
        update.into()
    }
}
