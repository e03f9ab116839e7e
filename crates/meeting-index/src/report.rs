//! How much of the work is done, and in time: counted for each leader, body, month or cited document.

mod group;

use chrono::NaiveDate;

use super::codes::work_status;
use super::extract::{date_of, day};
use super::list::{ListQuery, ListRequest};
use super::row::{Columns, Selected, selected};
use super::select::{Subject, status};
use super::snapshot::Snapshot;
use super::{Index, IndexError};
use group::{Groups, value_sql};
use meeting_core::model::field::{Kind, Part};
use meeting_core::model::{Progress, Timeliness, WorkStatus};
use meeting_core::query::Query;
use meeting_core::rows::{By, Report, Tally};

impl Index {
    /// Returns the report of the tasks or directives that a query finds and that had been asked for by the day `as_of`.
    pub fn report(&mut self, of: Part, by: By, query: &Query, as_of: NaiveDate) -> Result<Report, IndexError> {
        self.ask(|index, _| {
            let snapshot = Snapshot::new(&index.store.connection)?;
            let request = ListRequest { as_of, ..ListRequest::default() };
            let list = ListQuery { index, snapshot: &snapshot, query, request: &request, may_ask_again: false };
            Ok(Some(count(&list, of, by)?))
        })
    }
}

fn count(list: &ListQuery, of: Part, by: By) -> rusqlite::Result<Report> {
    let as_of = list.request.as_of;
    let mut count = Count::new(by, as_of);
    let (columns, joins) = value_sql(by);
    let columns = format!("{}, {columns}", Counted::columns(as_of));
    // Counted as they come: an archive of many years has half a million.
    let selection = list.select(Subject::Part(of))?;
    selection.each(list.snapshot.connection(), &columns, joins, |columns| count.row(list, columns))?;
    count.finish();
    let Count { total, withdrawn, shared, groups, .. } = count;
    let of = if of == Part::Directive { Kind::Directives } else { Kind::Tasks };
    Ok(Report { of, by, as_of, total, withdrawn, shared, rows: groups.rows(list)? })
}

selected! {
    /// A piece of work, before the columns that tell what it has in common with others.
    struct Counted(as_of; []) {
        work: i64 = "w.id",
        status: Option<i64> = status("w", as_of),
        due: Option<i64> = "w.due",
        completed: Option<i64> = "w.completed",
        /// The day of its session.
        session: Option<i64> = "r.date",
        record: i64 = "r.id",
        asks: Option<i64> = "r.asks",
    }
}

/// The counting. The rows of one piece of work come one after the other, one for each value that it has.
struct Count {
    as_of: NaiveDate,
    groups: Groups,
    total: Tally,
    withdrawn: usize,
    shared: usize,
    /// The piece of work whose rows are coming.
    work: Option<i64>,
    /// Its bucket; none where it does not count.
    bucket: Option<Timeliness>,
    /// How many rows of the report it is in.
    values: usize,
}

impl Count {
    fn new(by: By, as_of: NaiveDate) -> Self {
        Self {
            as_of,
            groups: Groups::new(by),
            total: Tally::default(),
            withdrawn: 0,
            shared: 0,
            work: None,
            bucket: None,
            values: 0,
        }
    }

    fn row(&mut self, list: &ListQuery, columns: &mut Columns) -> rusqlite::Result<()> {
        let counted: Counted = columns.next()?;
        if self.work != Some(counted.work) {
            self.finish();
            (self.work, self.bucket, self.values) = (Some(counted.work), self.bucket(&counted), 0);
        }
        if let Some(bucket) = self.bucket
            && self.groups.count(list, &counted, columns, bucket)?
        {
            self.values += 1;
            self.shared += usize::from(self.values == 2);
        }
        Ok(())
    }

    /// Ends with the piece of work whose rows have come. Of two leaders one may have no body; only where none has one, the
    /// work lacks the value.
    fn finish(&mut self) {
        if let Some(bucket) = self.bucket.filter(|_| self.values == 0) {
            self.groups.count_without(bucket);
        }
    }

    /// The bucket of a piece of work, which has not been met before; counts it in the total.
    fn bucket(&mut self, counted: &Counted) -> Option<Timeliness> {
        if counted.asks.is_none_or(|asks| asks > day(self.as_of)) {
            return None;
        }
        let progress = counted.status.and_then(work_status).map_or(Progress::Withdrawn, WorkStatus::progress);
        let [due, completed] = [counted.due, counted.completed].map(|it| it.and_then(date_of));
        let bucket = Timeliness::of(progress, due, completed, self.as_of);
        match bucket {
            Some(bucket) => self.total.add(bucket),
            None => self.withdrawn += 1,
        }
        bucket
    }
}
