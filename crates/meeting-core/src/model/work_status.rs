//! What a piece of work is on a day: open, done, late, in force or withdrawn, and where each step leads. Rules, lists,
//! reports and operations ask here; the index keeps the answers.

mod step;
mod timeline;
mod timeliness;

use chrono::NaiveDate;

pub use step::Step;
pub use timeline::{ALWAYS, Timeline};
pub use timeliness::{Progress, Timeliness, last_missed};

use super::{Directive, DirectiveStatus, Record, RecordState, SessionStatus, Task, TaskStatus};

/// The status of a directive or of a task.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
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

    /// Returns the status of a name, which is that of one kind of work only.
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

    /// Returns the name that the records use.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Directive(status) => status.name(),
            Self::Task(status) => status.name(),
        }
    }

    /// Returns the catalogs' prefix for its words.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Directive(_) => DirectiveStatus::KEY,
            Self::Task(_) => TaskStatus::KEY,
        }
    }

    /// Returns the status of such work when it is asked for.
    #[must_use]
    pub fn first(self) -> Self {
        match self {
            Self::Directive(_) => Self::Directive(DirectiveStatus::InForce),
            Self::Task(_) => Self::Task(TaskStatus::NeedsAction),
        }
    }

    /// Returns the status of such work when it is done.
    #[must_use]
    pub fn done(self) -> Self {
        match self {
            Self::Directive(_) => Self::Directive(DirectiveStatus::Fulfilled),
            Self::Task(_) => Self::Task(TaskStatus::Completed),
        }
    }

    /// Returns how far work of this status is. An amended directive still binds, as amended.
    #[must_use]
    pub fn progress(self) -> Progress {
        match self {
            Self::Directive(DirectiveStatus::InForce | DirectiveStatus::Amended)
            | Self::Task(TaskStatus::NeedsAction | TaskStatus::InProcess) => Progress::Open,
            Self::Directive(DirectiveStatus::Fulfilled) | Self::Task(TaskStatus::Completed) => Progress::Done,
            Self::Directive(DirectiveStatus::Superseded | DirectiveStatus::Revoked)
            | Self::Task(TaskStatus::Cancelled) => Progress::Withdrawn,
        }
    }

    /// Returns whether a directive of this status binds; no task does.
    #[must_use]
    pub fn is_in_force(self) -> bool {
        matches!(self, Self::Directive(_)) && self.progress() == Progress::Open
    }

    /// Returns whether a day of completion may stand beside this status: the work is done, or it is a directive that was
    /// done and overtaken later.
    #[must_use]
    pub fn may_have_been_done(self) -> bool {
        self == self.done() || matches!(self, Self::Directive(_)) && self != self.first()
    }

    /// Returns the status of work that had this one when the record says `said` of it. What was fulfilled stays so when it
    /// is amended: the amendment asks anew.
    fn then(self, said: Self) -> Self {
        let is_amended = said == Self::Directive(DirectiveStatus::Amended);
        if is_amended && self == self.done() { self } else { said }
    }

    /// Returns what a newer directive makes of one that has this status by its own record's words.
    #[must_use]
    pub fn after_effect(self, by: Effect) -> Self {
        if self.is_in_force() { Self::Directive(by.status()) } else { self }
    }
}

/// What a newer directive makes of an older one; the stronger effect is greater.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Effect {
    /// It changes it.
    Amends,
    /// It takes its place.
    Supersedes,
}

impl Effect {
    /// Every effect.
    pub const ALL: [Self; 2] = [Self::Amends, Self::Supersedes];

    /// Returns the field of the newer directive that names the older one.
    #[must_use]
    pub fn field(self) -> &'static str {
        match self {
            Self::Amends => "amends",
            Self::Supersedes => "supersedes",
        }
    }

    /// Returns the status that the older one has then, where it was open.
    #[must_use]
    pub fn status(self) -> DirectiveStatus {
        match self {
            Self::Amends => DirectiveStatus::Amended,
            Self::Supersedes => DirectiveStatus::Superseded,
        }
    }

    /// Returns the effect that leads to a status.
    #[must_use]
    pub fn of_status(status: WorkStatus) -> Option<Self> {
        Self::ALL.into_iter().find(|effect| WorkStatus::Directive(effect.status()) == status)
    }
}

/// What a record says of a piece of its work: all that its own timeline follows from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredStatus {
    /// The stored status; the first one where none is stored.
    pub status: WorkStatus,
    /// The stored day of completion.
    pub completed: Option<NaiveDate>,
    /// What the updates say, in the order of the record.
    pub updates: Vec<StatusUpdate>,
}

/// What an update says. Whatever else an update may say that counts for what is so on a day has its place here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StatusUpdate {
    /// Its day.
    pub date: Option<NaiveDate>,
    /// The new status.
    pub status: Option<WorkStatus>,
}

impl StoredStatus {
    /// Returns the place of the last update that says a status: the stored one is that.
    #[must_use]
    pub fn last(&self) -> Option<usize> {
        self.updates.iter().rposition(|update| update.status.is_some())
    }

    /// Returns the place of the latest update that says a status; where the updates are not in the order of time, that is
    /// not the last one.
    #[must_use]
    pub fn latest(&self) -> Option<usize> {
        let with_status = self.updates.iter().enumerate().filter(|(_, update)| update.status.is_some());
        with_status.max_by_key(|(_, update)| update.date).map(|(place, _)| place)
    }

    /// Returns the place of the first update that is of an earlier day than the one before it.
    #[must_use]
    pub fn disorder(&self) -> Option<usize> {
        let is_earlier = |pair: &[StatusUpdate]| pair[1].date.is_some() && pair[0].date > pair[1].date;
        self.updates.windows(2).position(is_earlier).map(|before| before + 1)
    }

    /// Returns what the work was, by the record's own words.
    #[must_use]
    pub fn timeline(&self) -> Timeline {
        Timeline::of(self)
    }
}

impl Directive {
    /// Returns what the record says of the directive.
    #[must_use]
    pub fn stored_status(&self) -> StoredStatus {
        let status = |status| WorkStatus::Directive(status);
        let updates = self.updates.iter().map(|it| StatusUpdate { date: it.date, status: it.status.map(status) });
        StoredStatus {
            status: status(self.status.unwrap_or(DirectiveStatus::InForce)),
            completed: self.completed,
            updates: updates.collect(),
        }
    }

    /// Returns what the directive makes of which older ones: references.
    pub fn effects(&self) -> impl Iterator<Item = (Effect, &str)> {
        let supersedes = self.supersedes.iter().map(|older| (Effect::Supersedes, older.as_str()));
        supersedes.chain(self.amends.iter().map(|older| (Effect::Amends, older.as_str())))
    }
}

impl Task {
    /// Returns what the record says of the task.
    #[must_use]
    pub fn stored_status(&self) -> StoredStatus {
        let status = |status| WorkStatus::Task(status);
        let updates = self.updates.iter().map(|it| StatusUpdate { date: it.date, status: it.status.map(status) });
        StoredStatus {
            status: status(self.status.unwrap_or(TaskStatus::NeedsAction)),
            completed: self.completed,
            updates: updates.collect(),
        }
    }
}

impl Record {
    /// Returns the day from which the record's work counts; none where it never does: the record or its session was
    /// cancelled.
    #[must_use]
    pub fn counts_from(&self) -> Option<NaiveDate> {
        let status = self.session.as_ref().and_then(|session| session.status);
        self.takes_effect_from().filter(|_| status != Some(SessionStatus::Cancelled))
    }

    /// Returns the day from which counts what the record says of the work of others; none where the record was cancelled.
    /// A session without a day has always been.
    #[must_use]
    pub fn takes_effect_from(&self) -> Option<NaiveDate> {
        let date = self.session.as_ref().and_then(|session| session.date).unwrap_or(ALWAYS);
        (self.state != Some(RecordState::Cancelled)).then_some(date)
    }
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
        assert_eq!(in_force, ["in-force", "amended"]);
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
