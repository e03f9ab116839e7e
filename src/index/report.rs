//! How much of the work is done, and in time: counted for each leader, body, month or cited document.

mod group;

use chrono::NaiveDate;
use rusqlite::Row;

use super::codes::work_status;
use super::extract::{date_of, day};
use super::list::{Asker, ListRequest};
use super::select::{Subject, status};
use super::snapshot::Snapshot;
use super::{Index, IndexError};
use crate::model::field::{Kind, Part};
use crate::model::{Progress, Timeliness, WorkStatus};
use crate::query::Query;
use group::Groups;

/// What the rows of a report are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    /// Who leads the work.
    Lead,
    /// Who supports it.
    Support,
    /// Who chaired the session that asked for it.
    Chair,
    /// The body that leads it, or whose person does.
    Organization,
    /// The month of the session.
    Month,
    /// The documents that it cites.
    Document,
}

impl By {
    /// Every one, in the order of the docs.
    pub const ALL: [Self; 6] =
        [Self::Lead, Self::Support, Self::Chair, Self::Organization, Self::Month, Self::Document];

    /// Returns the name that the command line and JSON use.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Lead => "lead",
            Self::Support => "support",
            Self::Chair => "chair",
            Self::Organization => "organization",
            Self::Month => "month",
            Self::Document => "document",
        }
    }

    /// Returns the one of a name.
    #[must_use]
    pub fn of_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|by| by.name() == name)
    }
}

/// How much work is in each bucket.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tally([usize; 4]);

impl Tally {
    /// Returns how much is in one bucket.
    #[must_use]
    pub fn of(self, bucket: Timeliness) -> usize {
        self.0[bucket as usize]
    }

    /// Returns how much is in each bucket, in their order.
    #[must_use]
    pub fn counts(self) -> [usize; 4] {
        self.0
    }

    /// Returns how much there is.
    #[must_use]
    pub fn total(self) -> usize {
        self.0.iter().sum()
    }

    /// Returns how much is completed.
    #[must_use]
    pub fn completed(self) -> usize {
        self.of(Timeliness::CompletedInTime) + self.of(Timeliness::CompletedLate)
    }

    /// Counts one more.
    pub fn add(&mut self, bucket: Timeliness) {
        self.0[bucket as usize] += 1;
    }

    /// Counts what another one has counted.
    pub fn merge(&mut self, other: Self) {
        for (own, other) in self.0.iter_mut().zip(other.0) {
            *own += other;
        }
    }
}

/// What the work of a row has in common.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// Somebody or some body: the id that they have in every record, and the name that the latest one reads.
    Known {
        /// The id.
        id: String,
        /// What people read.
        name: String,
    },
    /// Somebody or some body of whom the records know the name alone.
    Plain(String),
    /// A month, by its first day.
    Month(NaiveDate),
    /// A cited document.
    Document(Document),
    /// Nobody, no day, no document.
    None,
}

impl Value {
    /// Returns the id of somebody or some body.
    #[must_use]
    pub fn id(&self) -> Option<&str> {
        if let Self::Known { id, .. } = self { Some(id) } else { None }
    }

    /// Returns the words by which values are sorted.
    fn words(&self) -> String {
        match self {
            Self::Known { name, .. } | Self::Plain(name) => name.clone(),
            Self::Document(document) => {
                let date = document.date.map(|date| date.to_string());
                let words = [&document.number, &document.title, &document.kind, &date, &document.issuer];
                words.into_iter().flatten().map(String::as_str).collect::<Vec<_>>().join(" ")
            }
            Self::Month(_) | Self::None => String::new(),
        }
    }
}

/// A cited document: it is another one where any of these is another.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Document {
    /// What kind of document it is.
    pub kind: Option<String>,
    /// Its number.
    pub number: Option<String>,
    /// Its title.
    pub title: Option<String>,
    /// Its date.
    pub date: Option<NaiveDate>,
    /// Who issued it.
    pub issuer: Option<String>,
}

/// A row of a report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportRow {
    /// What its work has in common.
    pub value: Value,
    /// How much it is.
    pub tally: Tally,
}

/// A report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// What is counted: tasks or directives.
    pub of: Kind,
    /// What the rows are.
    pub by: By,
    /// The day for which it is true.
    pub as_of: NaiveDate,
    /// All of the work, each piece once.
    pub total: Tally,
    /// How much was found that is not to be done any more, and is not counted.
    pub withdrawn: usize,
    /// How much work is counted in several rows.
    pub shared: usize,
    /// The rows: most work first, months by time; what lacks the value is last.
    pub rows: Vec<ReportRow>,
}

impl Index {
    /// Returns the report of the tasks or directives that a query finds and that had been asked for by the day `as_of`.
    pub fn report(&mut self, of: Part, by: By, query: &Query, as_of: NaiveDate) -> Result<Report, IndexError> {
        self.ask(|index, _| {
            let snapshot = Snapshot::new(&index.store.connection)?;
            let request = ListRequest { as_of, ..ListRequest::default() };
            let asker = Asker { index, snapshot: &snapshot, query, request: &request, is_last: true };
            Ok(Some(count(&asker, of, by)?))
        })
    }
}

fn count(asker: &Asker, of: Part, by: By) -> rusqlite::Result<Report> {
    let as_of = asker.request.as_of;
    let mut count = Count::new(by, as_of);
    let status = status("w", as_of);
    let columns = format!("w.id, {status}, w.due, w.completed, r.date, r.id, r.asks, {}", by.columns());
    // Counted as they come: an archive of many years has half a million.
    asker.rows(Subject::Part(of), &columns, by.joins(), |row| count.row(asker, row))?;
    count.finish();
    let Count { total, withdrawn, shared, groups, .. } = count;
    let of = if of == Part::Directive { Kind::Directives } else { Kind::Tasks };
    Ok(Report { of, by, as_of, total, withdrawn, shared, rows: groups.rows(asker)? })
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

    fn row(&mut self, asker: &Asker, row: &Row) -> rusqlite::Result<()> {
        let work: i64 = row.get(0)?;
        let session = row.get(4)?;
        if self.work != Some(work) {
            self.finish();
            (self.work, self.bucket, self.values) = (Some(work), self.bucket(row)?, 0);
        }
        if let Some(bucket) = self.bucket
            && self.groups.count(asker, row, work, session, bucket)?
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

    /// Returns the bucket of a piece of work, which has not been met before, and counts it in the total.
    fn bucket(&mut self, row: &Row) -> rusqlite::Result<Option<Timeliness>> {
        let asks: Option<i64> = row.get(6)?;
        if asks.is_none_or(|asks| asks > day(self.as_of)) {
            return Ok(None);
        }
        let status = row.get::<_, Option<i64>>(1)?.and_then(work_status);
        let progress = status.map_or(Progress::Withdrawn, WorkStatus::progress);
        let [due, completed] = [row.get::<_, Option<i64>>(2)?, row.get(3)?].map(|it| it.and_then(date_of));
        let bucket = Timeliness::of(progress, due, completed, self.as_of);
        match bucket {
            Some(bucket) => self.total.add(bucket),
            None => self.withdrawn += 1,
        }
        Ok(bucket)
    }
}
