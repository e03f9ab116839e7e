//! The progress of directives: that of the tasks that stand for them on the day.

use std::collections::HashMap;

use super::work::Work;
use super::{ListQuery, Result};
use crate::codes::work_status;
use crate::row::{TIMELESS, query, selected};
use meeting_core::model::field::FieldId;
use meeting_core::model::{Progress, WorkStatus};
use meeting_core::rows::TaskCounts;

/// The columns of the progress.
pub(super) const COLUMNS: [FieldId; 4] = [FieldId::Open, FieldId::Done, FieldId::Overdue, FieldId::NextDue];

/// For up to this many directives the tasks are queried one by one; for more, all tasks are read.
const FEW: usize = 500;

/// The progress of a directive.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct WorkProgress {
    pub tasks: Tasks,
    /// The earliest deadline of what is open.
    pub next_due: Option<i64>,
}

/// The tasks of a directive. Cancelled ones do not count.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Tasks {
    pub open: i64,
    pub done: i64,
    pub overdue: i64,
}

selected! {
    /// A task of a directive.
    struct Task(_as_of; []) {
        directive: i64 = "n.directive",
        status: i64 = "n.status",
        due: Option<i64> = "n.due",
        overdue: i64 = "n.open_overdue",
    }
}

impl Tasks {
    pub(super) fn counts(self) -> TaskCounts {
        TaskCounts { open: self.open, done: self.done, overdue: self.overdue }
    }
}

impl WorkProgress {
    fn add(&mut self, task: &Task) {
        match progress(Some(task.status)) {
            Progress::Open => {
                self.tasks.open += 1;
                self.tasks.overdue += i64::from(task.overdue > 0);
                self.next_due = [self.next_due, task.due].into_iter().flatten().min();
            }
            Progress::Done => self.tasks.done += 1,
            Progress::Withdrawn => {}
        }
    }
}

/// The progress that a status code means; work without a status does not count.
fn progress(status: Option<i64>) -> Progress {
    status.and_then(work_status).map_or(Progress::Withdrawn, WorkStatus::progress)
}

impl ListQuery<'_> {
    /// The progress of each of the directives, by its id.
    pub(super) fn progress(&self, rows: &[&Work]) -> Result<HashMap<i64, WorkProgress>> {
        let mut all: HashMap<i64, WorkProgress> = rows.iter().map(|row| (row.id, WorkProgress::default())).collect();
        let from = "FROM now n WHERE n.directive";
        let connection = self.snapshot.connection();
        let tasks: Vec<Task> = if rows.len() > FEW {
            query(connection, TIMELESS, &format!("{from} IS NOT NULL"), [])?
        } else {
            let ids = rows.iter().map(|row| row.id.to_string()).collect::<Vec<_>>().join(", ");
            query(connection, TIMELESS, &format!("{from} IN ({ids})"), [])?
        };
        for task in tasks {
            if let Some(progress) = all.get_mut(&task.directive) {
                progress.add(&task);
            }
        }
        for row in rows {
            let own_due = row.due.get().filter(|_| progress(row.status.get()) == Progress::Open);
            if let Some(progress) = all.get_mut(&row.id) {
                progress.next_due = progress.next_due.or(own_due);
            }
        }
        Ok(all)
    }
}
