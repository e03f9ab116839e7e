//! The statuses of work, how far work of each is, and where each step leads. What is so of work on a day is decided by
//! `work`.

mod step;
mod timeliness;

use serde::{Deserialize, Serialize};

pub use step::Step;
pub use timeliness::{Progress, Timeliness};

use super::{Directive, DirectiveStatus, DirectiveUpdate, Task, TaskStatus, TaskUpdate, Update};

/// The status of a directive or of a task.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum WorkStatus {
    /// Of a directive.
    Directive(DirectiveStatus),
    /// Of a task.
    Task(TaskStatus),
}

impl WorkStatus {
    /// Every status of directives, then of tasks.
    pub fn all() -> impl Iterator<Item = Self> {
        let directives = DirectiveStatus::ALL.iter().copied().map(Self::Directive);
        directives.chain(TaskStatus::ALL.iter().copied().map(Self::Task))
    }

    /// The status with this name; no name is that of both kinds of work.
    #[must_use]
    pub fn of_name(name: &str) -> Option<Self> {
        DirectiveStatus::of_name(name).map(Self::Directive).or_else(|| TaskStatus::of_name(name).map(Self::Task))
    }

    /// The status of a directive; none of a task.
    #[must_use]
    pub fn of_directive(self) -> Option<DirectiveStatus> {
        match self {
            Self::Directive(status) => Some(status),
            Self::Task(_) => None,
        }
    }

    /// The status of a task; none of a directive.
    #[must_use]
    pub fn of_task(self) -> Option<TaskStatus> {
        match self {
            Self::Task(status) => Some(status),
            Self::Directive(_) => None,
        }
    }

    /// As in records.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Directive(status) => status.name(),
            Self::Task(status) => status.name(),
        }
    }

    /// The prefix of its keys in the catalogs.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Directive(_) => DirectiveStatus::KEY,
            Self::Task(_) => TaskStatus::KEY,
        }
    }

    /// The initial status of this kind of work.
    #[must_use]
    pub fn first(self) -> Self {
        match self {
            Self::Directive(_) => Self::Directive(DirectiveStatus::InForce),
            Self::Task(_) => Self::Task(TaskStatus::NeedsAction),
        }
    }

    /// The status of completed work of this kind.
    #[must_use]
    pub fn done(self) -> Self {
        match self {
            Self::Directive(_) => Self::Directive(DirectiveStatus::Fulfilled),
            Self::Task(_) => Self::Task(TaskStatus::Completed),
        }
    }

    /// An amended directive is withdrawn: the newer one asks for the work.
    #[must_use]
    pub fn progress(self) -> Progress {
        match self {
            Self::Directive(DirectiveStatus::InForce) | Self::Task(TaskStatus::NeedsAction | TaskStatus::InProcess) => {
                Progress::Open
            }
            Self::Directive(DirectiveStatus::Fulfilled) | Self::Task(TaskStatus::Completed) => Progress::Done,
            Self::Directive(DirectiveStatus::Amended | DirectiveStatus::Superseded | DirectiveStatus::Revoked)
            | Self::Task(TaskStatus::Cancelled) => Progress::Withdrawn,
        }
    }

    /// Whether a directive with this status binds; false for tasks.
    #[must_use]
    pub fn is_in_force(self) -> bool {
        matches!(self, Self::Directive(_)) && self.progress() == Progress::Open
    }

    /// Whether work with this status may have a day of completion: it is done, or it is a directive that was amended,
    /// replaced or revoked after it was fulfilled.
    #[must_use]
    pub fn may_have_been_done(self) -> bool {
        self == self.done() || matches!(self, Self::Directive(_)) && self != self.first()
    }

    /// The status after an update from this status to `said`. A fulfilled directive stays fulfilled when it is amended:
    /// the amendment is work of its own.
    fn then(self, said: Self) -> Self {
        let is_amended = said == Self::Directive(DirectiveStatus::Amended);
        if is_amended && self == self.done() { self } else { said }
    }

    /// The status after a newer directive; this one is that of the directive's own record. Only a directive in force
    /// changes.
    #[must_use]
    pub fn after_effect(self, by: Effect) -> Self {
        if self.is_in_force() { Self::Directive(by.status()) } else { self }
    }
}

/// The effect of a newer directive on an older one, ordered by strength.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Effect {
    /// It changes the older one.
    Amends,
    /// It replaces the older one.
    Supersedes,
}

impl Effect {
    /// Every effect.
    pub const ALL: [Self; 2] = [Self::Amends, Self::Supersedes];

    /// The field of the newer directive that refers to the older one.
    #[must_use]
    pub fn field(self) -> &'static str {
        match self {
            Self::Amends => "amends",
            Self::Supersedes => "supersedes",
        }
    }

    /// The status of the older one if it was in force.
    #[must_use]
    pub fn status(self) -> DirectiveStatus {
        match self {
            Self::Amends => DirectiveStatus::Amended,
            Self::Supersedes => DirectiveStatus::Superseded,
        }
    }

    /// The effect that results in `status`; none for other statuses.
    #[must_use]
    pub fn of_status(status: WorkStatus) -> Option<Self> {
        Self::ALL.into_iter().find(|effect| WorkStatus::Directive(effect.status()) == status)
    }
}

impl Directive {
    /// The status that its last update says of the whole, else the stored one.
    #[must_use]
    pub fn stored_status(&self) -> WorkStatus {
        let stored = self.status.unwrap_or(DirectiveStatus::InForce);
        self.said_status().unwrap_or(WorkStatus::Directive(stored))
    }

    /// The status that its last update says of the whole; none if none says any.
    #[must_use]
    pub fn said_status(&self) -> Option<WorkStatus> {
        last_said(self.updates.iter().map(DirectiveUpdate::fields))
    }

    /// The effects on older directives, each with the reference to the older one.
    pub fn effects(&self) -> impl Iterator<Item = (Effect, &str)> {
        let supersedes = self.supersedes.iter().map(|older| (Effect::Supersedes, older.as_str()));
        supersedes.chain(self.amends.iter().map(|older| (Effect::Amends, older.as_str())))
    }
}

impl Task {
    /// The status that its last update says of the whole, else the stored one.
    #[must_use]
    pub fn stored_status(&self) -> WorkStatus {
        let stored = self.status.unwrap_or(TaskStatus::NeedsAction);
        self.said_status().unwrap_or(WorkStatus::Task(stored))
    }

    /// The status that its last update says of the whole; none if none says any.
    #[must_use]
    pub fn said_status(&self) -> Option<WorkStatus> {
        last_said(self.updates.iter().map(TaskUpdate::fields))
    }
}

/// The last status that is neither of single leads nor of an occurrence. What is fulfilled stays so when it is amended: the
/// amendment is work of its own.
fn last_said<'u>(updates: impl Iterator<Item = Update<'u>>) -> Option<WorkStatus> {
    let of_whole = updates.filter(|it| it.about.is_empty() && it.occurrence.is_none()).filter_map(|it| it.status);
    let amended = WorkStatus::Directive(DirectiveStatus::Amended);
    of_whole.reduce(|before, said| if said == amended && before == before.done() { before } else { said })
}

#[cfg(test)]
mod tests {
    use super::{Effect, Progress, WorkStatus};
    use crate::model::{DirectiveStatus, TaskStatus};

    #[test]
    fn a_name_is_that_of_one_kind_of_work() {
        for status in WorkStatus::all() {
            assert_eq!(WorkStatus::of_name(status.name()), Some(status));
        }
        assert_eq!(WorkStatus::all().count(), DirectiveStatus::ALL.len() + TaskStatus::ALL.len());
    }

    #[test]
    fn in_force_is_an_open_directive() {
        let in_force: Vec<_> = WorkStatus::all().filter(|status| status.is_in_force()).map(WorkStatus::name).collect();
        assert_eq!(in_force, ["in-force"]);
    }

    #[test]
    fn a_newer_directive_changes_what_is_open() {
        for status in WorkStatus::all() {
            for effect in Effect::ALL {
                let after = status.after_effect(effect);
                let is_changed = matches!(status, WorkStatus::Directive(_)) && status.progress() == Progress::Open;
                assert_eq!(after, if is_changed { WorkStatus::Directive(effect.status()) } else { status });
            }
        }
        assert!(Effect::Supersedes > Effect::Amends);
    }

    #[test]
    fn a_day_of_completion_goes_with_what_may_have_been_done() {
        let names: Vec<_> =
            WorkStatus::all().filter(|status| status.may_have_been_done()).map(WorkStatus::name).collect();
        assert_eq!(names, ["fulfilled", "amended", "superseded", "revoked", "completed"]);
    }
}
