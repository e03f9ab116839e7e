//! Reports: how much work is done, and in time, by lead, organization, month or cited document.

mod group;
mod period;

use chrono::NaiveDate;

use super::codes::work_status;
use super::list::{ListQuery, ListRequest, OwnLookup};
use super::row::{Columns, FromColumns, Selected, selected};
use super::select::Subject;
use super::snapshot::Snapshot;
use super::{Index, IndexError};
use group::{Groups, value_sql};
use meeting_core::model::field::{Kind, Part};
use meeting_core::model::{Progress, Timeliness, WorkStatus};
use meeting_core::query::Query;
use meeting_core::rows::{By, Report};
use meeting_core::work::{Counted, Counts};

impl Index {
    /// The report of the work that matches the query on the day `as_of`: the sum of the rows of the list of tasks, or, `of`
    /// [`Kind::Directives`], of the directives among them.
    pub fn report(&mut self, of: Kind, by: By, query: &Query, as_of: NaiveDate) -> Result<Report, IndexError> {
        self.prepare(query, Some(Subject::Work), as_of)?;
        self.ask(|index, _| {
            let snapshot = Snapshot::new(index)?;
            let request = ListRequest { as_of, ..ListRequest::default() };
            let own = OwnLookup::default();
            let list =
                ListQuery { index, snapshot: &snapshot, query, request: &request, own: &own, may_ask_again: false };
            Ok(Some(count(&list, of, by)?))
        })
    }
}

fn count(list: &ListQuery, of: Kind, by: By) -> rusqlite::Result<Report> {
    let as_of = list.request.as_of;
    let mut count = Counter::new(by);
    let (columns, joins) = value_sql(by);
    let columns = format!("{}, {columns}", WorkItem::columns(as_of));
    // Not collected: an archive of many years has half a million.
    let mut selection = list.select(Subject::Work)?;
    if of == Kind::Directives {
        selection = selection.and(&format!("w.part = {}", Part::Directive as i64));
    }
    selection.each(list.snapshot.connection(), &columns, joins, |columns| count.row(list, columns))?;
    count.finish();
    let Counter { total, withdrawn, without_deadline, shared, groups, .. } = count;
    Ok(Report { of, by, as_of, total, withdrawn, without_deadline, shared, rows: groups.rows(list)? })
}

/// How much is in each bucket: four columns.
impl FromColumns for Counts {
    fn read(columns: &mut Columns) -> rusqlite::Result<Self> {
        let mut counts = Self::default();
        for bucket in Timeliness::ALL {
            counts.add(bucket, usize::try_from(columns.next::<i64>()?).unwrap_or(0));
        }
        Ok(counts)
    }
}

/// The SQL of the counts of a row of `now` or `now_who`.
fn counts(alias: &str) -> String {
    let names = ["completed_on_time", "completed_late", "open_not_due", "open_overdue"];
    names.map(|name| format!("IFNULL({alias}.{name}, 0)")).join(", ")
}

selected! {
    /// A piece of work. The columns of its value follow.
    struct WorkItem(_as_of; []) {
        work: i64 = "w.id",
        status: Option<i64> = "n.status",
        counts: Counts = counts("n"),
        /// Of work that repeats, that of one occurrence: each has one.
        due: Option<i64> = "n.due",
        /// Whether each lead answers for itself.
        is_each: bool = "n.each_all IS NOT NULL",
        /// The day of its session.
        session: Option<i64> = "r.date",
        record: i64 = "r.id",
    }
}

/// Counts rows. The rows of one piece of work follow each other, one for each of its values.
struct Counter {
    groups: Groups,
    total: Counted,
    withdrawn: usize,
    without_deadline: usize,
    shared: usize,
    /// The piece of work of the last row, and what it counts.
    work: Option<(i64, Counts)>,
    /// In how many groups it has been counted.
    values: usize,
}

impl Counter {
    fn new(by: By) -> Self {
        let (groups, total) = (Groups::new(by), Counted::default());
        Self { groups, total, withdrawn: 0, without_deadline: 0, shared: 0, work: None, values: 0 }
    }

    fn row(&mut self, list: &ListQuery, columns: &mut Columns) -> rusqlite::Result<()> {
        let counted: WorkItem = columns.next()?;
        if self.work.is_none_or(|(work, _)| work != counted.work) {
            self.finish();
            self.work = Some((counted.work, counted.counts));
            self.total.add(counted.counts);
            let progress = counted.status.and_then(work_status).map(WorkStatus::progress);
            let is_withdrawn = counted.counts.total() == 0 && progress == Some(Progress::Withdrawn);
            self.withdrawn += usize::from(is_withdrawn);
            if counted.due.is_none() {
                self.without_deadline += [Timeliness::CompletedInTime, Timeliness::OpenInTime]
                    .map(|bucket| counted.counts.of(bucket))
                    .iter()
                    .sum::<usize>();
            }
        }
        if counted.counts.total() > 0 && self.groups.count(list, &counted, columns)? {
            self.values += 1;
            self.shared += usize::from(self.values == 2);
        }
        Ok(())
    }

    /// Ends the rows of a piece of work. If none of them had a value (one of two leads may lack an organization), the work is
    /// counted as having none.
    fn finish(&mut self) {
        if let Some((_, counts)) = self.work.filter(|_| self.values == 0) {
            self.groups.count_without(counts);
        }
        self.values = 0;
    }
}
