//! The progress of work on a day: computed from its deadline, its updates and the tasks of a directive.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::work::Work;
use super::{ListQuery, Result};
use crate::codes::work_status;
use crate::extract::date_of;
use crate::row::{query, selected};
use crate::select::{status, updated};
use meeting_core::model::field::{FieldId, Part};
use meeting_core::model::{Progress, Timeliness, WorkStatus};
use meeting_core::rows::{Standing, TaskCounts};

/// The columns of the progress.
pub(super) const COLUMNS: [FieldId; 6] =
    [FieldId::Open, FieldId::Done, FieldId::Overdue, FieldId::NextDue, FieldId::Late, FieldId::Updated];

/// For up to this many directives the tasks are queried by record; for more, all tasks are read.
const FEW: usize = 500;

/// The progress of a directive or task.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct WorkProgress {
    /// Of a directive.
    pub tasks: Option<Tasks>,
    pub next_due: Option<i64>,
    pub late: Option<i64>,
    pub updated: Option<i64>,
}

/// The tasks of a directive. Cancelled ones do not count.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Tasks {
    pub open: i64,
    pub done: i64,
    pub overdue: i64,
    next_due: Option<i64>,
    updated: Option<i64>,
}

selected! {
    /// A task of a directive.
    struct Task(as_of; []) {
        directive: i64 = "w.inherits",
        status: Option<i64> = status("w", as_of),
        due: Option<i64> = "w.due",
        updated: Option<i64> = updated("w", as_of),
    }
}

impl Tasks {
    fn add(&mut self, task: &Task, as_of: NaiveDate) {
        self.updated = self.updated.max(task.updated);
        let progress = progress(task.status);
        match progress {
            Progress::Open => {
                let bucket = Timeliness::of(progress, task.due.and_then(date_of), None, as_of);
                self.open += 1;
                self.overdue += i64::from(bucket == Some(Timeliness::OpenOverdue));
                self.next_due = [self.next_due, task.due].into_iter().flatten().min();
            }
            Progress::Done => self.done += 1,
            Progress::Withdrawn => {}
        }
    }
}

/// The progress that a status code means; work without a status does not count.
fn progress(status: Option<i64>) -> Progress {
    status.and_then(work_status).map_or(Progress::Withdrawn, WorkStatus::progress)
}

impl ListQuery<'_> {
    /// The progress of each of the rows, by its id.
    pub(super) fn progress(&self, part: Part, rows: &[&Work]) -> Result<HashMap<i64, WorkProgress>> {
        let as_of = self.request.as_of;
        let mut tasks = if part == Part::Directive { self.tasks(rows)? } else { HashMap::new() };
        let mut all = HashMap::with_capacity(rows.len());
        for row in rows {
            let tasks = (part == Part::Directive).then(|| tasks.remove(&row.id).unwrap_or_default());
            let has_asked = self.snapshot.record(row.record)?.has_asked(as_of);
            let progress = if has_asked { work_progress(row, tasks, as_of) } else { WorkProgress::unknown(part) };
            all.insert(row.id, progress);
        }
        Ok(all)
    }

    /// The tasks of the directives, by the id of the directive.
    fn tasks(&self, directives: &[&Work]) -> Result<HashMap<i64, Tasks>> {
        let as_of = self.request.as_of;
        let connection = self.snapshot.connection();
        let mut tasks: HashMap<i64, Tasks> = HashMap::new();
        let mut add = |found: Vec<Task>| {
            for task in found {
                tasks.entry(task.directive).or_default().add(&task, as_of);
            }
        };
        let of_directives = "w.part = ?1 AND w.inherits IS NOT NULL";
        if directives.len() > FEW {
            let from = format!("FROM work w WHERE {of_directives}");
            add(query(connection, as_of, &from, [Part::Task as i64])?);
            return Ok(tasks);
        }
        let from = format!(
            "FROM record r CROSS JOIN work w ON w.id BETWEEN r.first AND r.last WHERE r.id = ?2 AND {of_directives}"
        );
        let mut records: Vec<i64> = directives.iter().map(|row| row.record).collect();
        records.sort_unstable();
        records.dedup();
        for record in records {
            add(query(connection, as_of, &from, [Part::Task as i64, record])?);
        }
        Ok(tasks)
    }
}

fn work_progress(row: &Work, tasks: Option<Tasks>, as_of: NaiveDate) -> WorkProgress {
    let progress = progress(row.status);
    let own_due = row.due.filter(|_| progress == Progress::Open);
    let date = |day: Option<i64>| day.and_then(date_of);
    WorkProgress {
        tasks,
        next_due: tasks.and_then(|tasks| tasks.next_due.or(own_due)),
        late: progress.late(date(row.due), date(row.completed), as_of),
        updated: row.updated.max(tasks.and_then(|tasks| tasks.updated)),
    }
}

impl WorkProgress {
    /// That of work that was assigned after the day.
    fn unknown(part: Part) -> Self {
        Self { tasks: (part == Part::Directive).then(Tasks::default), ..Self::default() }
    }

    /// The progress as the row of the work has it.
    pub(super) fn standing(self) -> Standing {
        let counts = |tasks: Tasks| TaskCounts { open: tasks.open, done: tasks.done, overdue: tasks.overdue };
        let day = |day: Option<i64>| day.and_then(date_of);
        Standing {
            tasks: self.tasks.map(counts),
            next_due: day(self.next_due),
            late: self.late,
            updated: day(self.updated),
        }
    }
}
