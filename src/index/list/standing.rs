//! How far work is: what follows from its deadline, its updates, the tasks of a directive, and the day.

use std::collections::HashMap;

use chrono::NaiveDate;
use rusqlite::params;
use serde_json::Value;

use super::item::{day_value, put};
use super::parts::WorkRow;
use super::sort::Key;
use super::{Asker, Item, Result};
use crate::index::codes::work_status;
use crate::index::extract::date_of;
use crate::index::select::{status, updated};
use crate::model::field::Part;
use crate::model::{Progress, Timeliness, WorkStatus};

/// The columns that are worked out.
pub(super) const COLUMNS: [&str; 6] = ["open", "done", "overdue", "next_due", "late", "updated"];

/// For as many rows their records are asked one by one; for more, all tasks are gone through at once.
const FEW: usize = 500;

/// How far a directive or task is.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Standing {
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
    pub(super) fn standings(&self, part: Part, rows: &[&WorkRow]) -> Result<HashMap<i64, Standing>> {
        let as_of = self.request.as_of;
        let mut tasks = if part == Part::Directive { self.tasks(rows)? } else { HashMap::new() };
        let mut standings = HashMap::with_capacity(rows.len());
        for row in rows {
            let tasks = (part == Part::Directive).then(|| tasks.remove(&row.id).unwrap_or_default());
            let has_asked = self.snapshot.record(row.record)?.has_asked(as_of);
            let standing = if has_asked { standing(row, tasks, as_of) } else { Standing::unknown(part) };
            standings.insert(row.id, standing);
        }
        Ok(standings)
    }

    /// Returns the tasks of the directives, by the directive's number.
    fn tasks(&self, directives: &[&WorkRow]) -> Result<HashMap<i64, Tasks>> {
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

fn standing(row: &WorkRow, tasks: Option<Tasks>, as_of: NaiveDate) -> Standing {
    let progress = progress(row.status);
    let own_due = row.due.filter(|_| progress == Progress::Open);
    let date = |day: Option<i64>| day.and_then(date_of);
    Standing {
        tasks,
        next_due: tasks.and_then(|tasks| tasks.next_due.or(own_due)),
        late: progress.late(date(row.due), date(row.completed), as_of),
        updated: row.updated.max(tasks.and_then(|tasks| tasks.updated)),
    }
}

impl Standing {
    /// What there is to say of work that nobody had asked for yet.
    fn unknown(part: Part) -> Self {
        Self { tasks: (part == Part::Directive).then(Tasks::default), ..Self::default() }
    }

    /// Adds the columns to an item. People see no zeros, and how many tasks of how many are done.
    pub(super) fn put(self, item: &mut Item) {
        if let Some(tasks) = self.tasks {
            for (column, count) in [("open", tasks.open), ("done", tasks.done), ("overdue", tasks.overdue)] {
                item.values.insert(column.to_owned(), count.into());
                item.show(column, Some(shown(count)));
            }
            let all = tasks.open + tasks.done;
            item.show("done", Some(if all == 0 { String::new() } else { format!("{}/{all}", tasks.done) }));
        }
        put(&mut item.values, "next_due", day_value(self.next_due));
        put(&mut item.values, "late", self.late.map_or(Value::Null, Value::from));
        item.show("late", self.late.map(shown));
        put(&mut item.values, "updated", day_value(self.updated));
    }

    /// Returns what the work is sorted by.
    pub(super) fn key(&self, column: &str) -> Key {
        let tasks = self.tasks.unwrap_or_default();
        match column {
            "open" => Key::Number(tasks.open),
            "done" => Key::Number(tasks.done),
            "overdue" => Key::Number(tasks.overdue),
            "next_due" => Key::number(self.next_due),
            "late" => Key::number(self.late),
            _ => Key::number(self.updated),
        }
    }
}

fn shown(count: i64) -> String {
    if count == 0 { String::new() } else { count.to_string() }
}
