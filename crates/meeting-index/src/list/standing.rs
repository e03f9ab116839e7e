//! How far work is: what follows from its deadline, its updates, the tasks of a directive, and the day.

use std::collections::HashMap;

use chrono::NaiveDate;
use rusqlite::params;

use super::sort::Key;
use super::work::Work;
use super::{Asker, Result};
use crate::codes::work_status;
use crate::extract::date_of;
use crate::select::{status, updated};
use meeting_core::model::field::{FieldId, Part};
use meeting_core::model::{Progress, Timeliness, WorkStatus};
use meeting_core::rows::{Standing, TaskCounts};

/// The columns that are worked out.
pub(super) const COLUMNS: [FieldId; 6] =
    [FieldId::Open, FieldId::Done, FieldId::Overdue, FieldId::NextDue, FieldId::Late, FieldId::Updated];

/// Whether a column is one of these.
pub(super) fn is_known_by(field: FieldId) -> bool {
    COLUMNS.contains(&field)
}

/// For as many rows their records are asked one by one; for more, all tasks are gone through at once.
const FEW: usize = 500;

/// How far a directive or task is.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Known {
    /// Of a directive.
    tasks: Option<Tasks>,
    next_due: Option<i64>,
    late: Option<i64>,
    updated: Option<i64>,
}

/// The tasks of a directive. Cancelled ones do not count.
#[derive(Debug, Clone, Copy, Default)]
struct Tasks {
    open: i64,
    done: i64,
    overdue: i64,
    next_due: Option<i64>,
    updated: Option<i64>,
}

impl Tasks {
    fn add(&mut self, status: Option<i64>, due: Option<i64>, updated: Option<i64>, as_of: NaiveDate) {
        self.updated = self.updated.max(updated);
        let progress = progress(status);
        match progress {
            Progress::Open => {
                let bucket = Timeliness::of(progress, due.and_then(date_of), None, as_of);
                self.open += 1;
                self.overdue += i64::from(bucket == Some(Timeliness::OpenOverdue));
                self.next_due = [self.next_due, due].into_iter().flatten().min();
            }
            Progress::Done => self.done += 1,
            Progress::Withdrawn => {}
        }
    }
}

/// Returns how far work is whose status has a number; what has none does not count.
fn progress(status: Option<i64>) -> Progress {
    status.and_then(work_status).map_or(Progress::Withdrawn, WorkStatus::progress)
}

impl Asker<'_> {
    /// Returns how far each of the rows is, by its number.
    pub(super) fn standings(&self, part: Part, rows: &[&Work]) -> Result<HashMap<i64, Known>> {
        let as_of = self.request.as_of;
        let mut tasks = if part == Part::Directive { self.tasks(rows)? } else { HashMap::new() };
        let mut standings = HashMap::with_capacity(rows.len());
        for row in rows {
            let tasks = (part == Part::Directive).then(|| tasks.remove(&row.id).unwrap_or_default());
            let has_asked = self.snapshot.record(row.record)?.has_asked(as_of);
            let known = if has_asked { standing(row, tasks, as_of) } else { Known::unknown(part) };
            standings.insert(row.id, known);
        }
        Ok(standings)
    }

    /// Returns the tasks of the directives, by the directive's number.
    fn tasks(&self, directives: &[&Work]) -> Result<HashMap<i64, Tasks>> {
        let as_of = self.request.as_of;
        let columns = format!("SELECT w.inherits, {}, w.due, {}", status("w", as_of), updated("w", as_of));
        let mut tasks: HashMap<i64, Tasks> = HashMap::new();
        let mut add = |row: &rusqlite::Row| -> Result<()> {
            tasks.entry(row.get(0)?).or_default().add(row.get(1)?, row.get(2)?, row.get(3)?, as_of);
            Ok(())
        };
        let of_directives = "w.part = ?1 AND w.inherits IS NOT NULL";
        if directives.len() > FEW {
            let sql = format!("{columns} FROM work w WHERE {of_directives}");
            let mut statement = self.snapshot.connection().prepare_cached(&sql)?;
            let mut rows = statement.query(params![Part::Task as i64])?;
            while let Some(row) = rows.next()? {
                add(row)?;
            }
            return Ok(tasks);
        }
        let from = "FROM record r CROSS JOIN work w ON w.id BETWEEN r.first AND r.last";
        let sql = format!("{columns} {from} WHERE r.id = ?2 AND {of_directives}");
        let mut statement = self.snapshot.connection().prepare_cached(&sql)?;
        let mut records: Vec<i64> = directives.iter().map(|row| row.record).collect();
        records.sort_unstable();
        records.dedup();
        for record in records {
            let mut rows = statement.query(params![Part::Task as i64, record])?;
            while let Some(row) = rows.next()? {
                add(row)?;
            }
        }
        Ok(tasks)
    }
}

fn standing(row: &Work, tasks: Option<Tasks>, as_of: NaiveDate) -> Known {
    let progress = progress(row.status);
    let own_due = row.due.filter(|_| progress == Progress::Open);
    let date = |day: Option<i64>| day.and_then(date_of);
    Known {
        tasks,
        next_due: tasks.and_then(|tasks| tasks.next_due.or(own_due)),
        late: progress.late(date(row.due), date(row.completed), as_of),
        updated: row.updated.max(tasks.and_then(|tasks| tasks.updated)),
    }
}

impl Known {
    /// What there is to say of work that nobody had asked for yet.
    fn unknown(part: Part) -> Self {
        Self { tasks: (part == Part::Directive).then(Tasks::default), ..Self::default() }
    }

    /// What the row of the work says of it.
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

    /// What the work is sorted by.
    pub(super) fn key(&self, field: FieldId) -> Key {
        let tasks = self.tasks.unwrap_or_default();
        match field {
            FieldId::Open => Key::Number(tasks.open),
            FieldId::Done => Key::Number(tasks.done),
            FieldId::Overdue => Key::Number(tasks.overdue),
            FieldId::NextDue => Key::number(self.next_due),
            FieldId::Late => Key::number(self.late),
            _ => Key::number(self.updated),
        }
    }
}
