//! Reports: how much work is done, and in time, by lead, organization, month or cited document.

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
    /// The report of the tasks or directives that match the query and had been assigned by the day `as_of`.
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
    let mut count = Counter::new(by, as_of);
    let (columns, joins) = value_sql(by);
    let columns = format!("{}, {columns}", WorkItem::columns(as_of));
    // Not collected: an archive of many years has half a million.
    let selection = list.select(Subject::Part(of))?;
    selection.each(list.snapshot.connection(), &columns, joins, |columns| count.row(list, columns))?;
    count.finish();
    let Counter { total, withdrawn, shared, groups, .. } = count;
    let of = if of == Part::Directive { Kind::Directives } else { Kind::Tasks };
    Ok(Report { of, by, as_of, total, withdrawn, shared, rows: groups.rows(list)? })
}

selected! {
    /// A piece of work. The columns of its value follow.
    struct WorkItem(as_of; []) {
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

/// Counts rows. The rows of one piece of work follow each other, one for each of its values.
struct Counter {
    as_of: NaiveDate,
    groups: Groups,
    total: Tally,
    withdrawn: usize,
    shared: usize,
    /// The piece of work of the last row.
    work: Option<i64>,
    /// Its bucket; none if it does not count.
    bucket: Option<Timeliness>,
    /// In how many groups it has been counted.
    values: usize,
}

impl Counter {
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
        let counted: WorkItem = columns.next()?;
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

    /// Ends the rows of a piece of work. If none of them had a value (one of two leads may lack an organization), the work is
    /// counted as having none.
    fn finish(&mut self) {
        if let Some(bucket) = self.bucket.filter(|_| self.values == 0) {
            self.groups.count_without(bucket);
        }
    }

    /// The bucket of the next piece of work, which is counted in the total.
    fn bucket(&mut self, counted: &WorkItem) -> Option<Timeliness> {
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
