//! The events in the life of work, and the statuses that they result in.

use super::{Effect, WorkStatus};
use crate::model::{DirectiveStatus, TaskStatus};

/// An event in the life of a task or directive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Work on the task has begun.
    Start,
    /// The task is completed; the directive is fulfilled.
    Done,
    /// The task is cancelled.
    Cancel,
    /// The directive is changed by a newer one.
    Amend,
    /// The directive is replaced by a newer one.
    Supersede,
    /// The directive is withdrawn.
    Revoke,
    /// Completed or cancelled work is open again.
    Reopen,
    /// A note is added; the status does not change.
    Note,
    /// The work gets a new deadline.
    Extend,
    /// Others lead or support the work from now on.
    Assign,
}

impl Step {
    /// Whether the step applies to the kind of work that has this status.
    #[must_use]
    pub fn fits(self, of: WorkStatus) -> bool {
        match self {
            Self::Start | Self::Cancel => matches!(of, WorkStatus::Task(_)),
            Self::Amend | Self::Supersede | Self::Revoke => matches!(of, WorkStatus::Directive(_)),
            Self::Done | Self::Reopen | Self::Note | Self::Extend | Self::Assign => true,
        }
    }

    /// The status of the update that is written for work with the status `of`; none where it stays.
    #[must_use]
    pub fn written_status(self, of: WorkStatus) -> Option<WorkStatus> {
        Some(match self {
            Self::Note | Self::Extend | Self::Assign => return None,
            Self::Start => WorkStatus::Task(TaskStatus::InProcess),
            Self::Done => of.done(),
            Self::Cancel => WorkStatus::Task(TaskStatus::Cancelled),
            Self::Amend => WorkStatus::Directive(DirectiveStatus::Amended),
            Self::Supersede => WorkStatus::Directive(DirectiveStatus::Superseded),
            Self::Revoke => WorkStatus::Directive(DirectiveStatus::Revoked),
            Self::Reopen => of.first(),
        })
    }

    /// The status of the work after the step; may differ from the written one.
    #[must_use]
    pub fn leads_to(self, from: WorkStatus) -> WorkStatus {
        self.written_status(from).map_or(from, |said| from.then(said))
    }

    /// The effect of the newer directive that causes the step; none if no directive does.
    #[must_use]
    pub fn effect(self) -> Option<Effect> {
        match self {
            Self::Amend => Some(Effect::Amends),
            Self::Supersede => Some(Effect::Supersedes),
            _ => None,
        }
    }

    /// The step that leads to a status.
    #[must_use]
    pub fn to(status: WorkStatus) -> Self {
        match status {
            WorkStatus::Task(TaskStatus::NeedsAction) | WorkStatus::Directive(DirectiveStatus::InForce) => Self::Reopen,
            WorkStatus::Task(TaskStatus::InProcess) => Self::Start,
            WorkStatus::Task(TaskStatus::Completed) | WorkStatus::Directive(DirectiveStatus::Fulfilled) => Self::Done,
            WorkStatus::Task(TaskStatus::Cancelled) => Self::Cancel,
            WorkStatus::Directive(DirectiveStatus::Amended) => Self::Amend,
            WorkStatus::Directive(DirectiveStatus::Superseded) => Self::Supersede,
            WorkStatus::Directive(DirectiveStatus::Revoked) => Self::Revoke,
        }
    }

    /// The command that takes the step.
    #[must_use]
    pub fn command(self) -> &'static str {
        match self {
            Self::Start => "task start",
            Self::Done => "task done",
            Self::Cancel => "task cancel",
            Self::Reopen => "task reopen",
            Self::Note => "task note",
            Self::Extend => "task extend",
            Self::Assign => "task assign",
            Self::Amend => "directive amend",
            Self::Supersede => "directive supersede",
            Self::Revoke => "directive revoke",
        }
    }

    /// Whether the step removes the day of completion: the work is open again, or a task is given up.
    #[must_use]
    pub fn undoes(self) -> bool {
        matches!(self, Self::Start | Self::Reopen | Self::Cancel)
    }
}

#[cfg(test)]
mod tests {
    use super::Step;
    use crate::model::WorkStatus;

    #[test]
    fn where_each_step_leads() {
        let of = |name| WorkStatus::of_name(name).unwrap();
        for (from, step, written, to) in [
            ("needs-action", Step::Start, "in-process", "in-process"),
            ("completed", Step::Reopen, "needs-action", "needs-action"),
            ("in-process", Step::Done, "completed", "completed"),
            ("in-process", Step::Cancel, "cancelled", "cancelled"),
            ("in-force", Step::Amend, "amended", "amended"),
            ("fulfilled", Step::Amend, "amended", "fulfilled"),
            ("fulfilled", Step::Supersede, "superseded", "superseded"),
            ("amended", Step::Done, "fulfilled", "fulfilled"),
            ("revoked", Step::Reopen, "in-force", "in-force"),
        ] {
            assert!(step.fits(of(from)));
            assert_eq!(Step::to(of(written)), step, "{written}");
            assert_eq!(
                (step.written_status(of(from)), step.leads_to(of(from))),
                (Some(of(written)), of(to)),
                "{from} {step:?}"
            );
        }
        assert_eq!(
            (Step::Note.written_status(of("amended")), Step::Note.leads_to(of("amended"))),
            (None, of("amended"))
        );
        assert!(!Step::Revoke.fits(of("completed")) && !Step::Start.fits(of("in-force")));
    }
}
