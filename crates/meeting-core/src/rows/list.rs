//! The rows of lists.

#![expect(missing_docs, reason = "what is named as the format names it needs no words")]

use std::fmt;
use std::sync::Arc;

use chrono::NaiveDate;
use serde_json::{Map, Value};

use super::Document;
use crate::model::field::{FieldId, Kind, Part};
use crate::model::{
    DirectiveKind, KindOfSession, OwnField, Priority, Progress, RecordState, Repeats, Role, SessionStatus, Timeliness,
    WorkStatus,
};

/// A list.
#[derive(Debug, Clone, PartialEq)]
pub struct Listing<R = Row> {
    /// How many rows there are without the limit.
    pub total: usize,
    /// The rows up to the limit.
    pub rows: Vec<R>,
}

impl<R> Listing<R> {
    /// The list with other rows.
    pub fn map<S>(self, row: impl Fn(R) -> S) -> Listing<S> {
        Listing { total: self.total, rows: self.rows.into_iter().map(row).collect() }
    }
}

/// One row of a list.
#[derive(Debug, Clone, PartialEq)]
pub enum Row {
    /// A record and its session.
    Session(SessionRow),
    /// A directive or task.
    Work(Box<WorkRow>),
    /// A person.
    Person(PersonRow),
    /// An organization.
    Organization(OrganizationRow),
    /// A cited document.
    Document(DocumentRow),
}

impl Row {
    /// Whether it is a record that is still a draft.
    #[must_use]
    pub fn is_draft(&self) -> bool {
        matches!(self, Self::Session(row) if row.state == Some(RecordState::Draft))
    }
}

/// Which record, or which part of one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference {
    /// The record's id.
    pub record: Arc<str>,
    /// The part's id.
    pub part: Option<Arc<str>>,
    /// The shortest unique beginning of the record's id, in lists for people.
    pub short: Option<String>,
}

impl Reference {
    /// The reference to a part, or to the record where the part has no id.
    #[must_use]
    pub fn new(record: Arc<str>, part: Option<Arc<str>>) -> Self {
        Self { record, part, short: None }
    }

    /// The reference in its shortest form.
    #[must_use]
    pub fn shown(&self) -> String {
        joined(self.short.as_deref().unwrap_or(&self.record), self.part.as_deref())
    }
}

impl fmt::Display for Reference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&joined(&self.record, self.part.as_deref()))
    }
}

fn joined(record: &str, part: Option<&str>) -> String {
    part.map_or_else(|| record.to_owned(), |part| format!("{record}#{part}"))
}

/// Names, each on a line.
pub type Names = Option<Arc<str>>;

/// The fields of the part in its file, with inherited values. Present only if the whole row was requested.
pub type Written = Option<Map<String, Value>>;

/// The values of fields that the office has declared, as they are in the record.
pub type OwnValues = Vec<(OwnField, Vec<Arc<str>>)>;

/// The emphasis of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Attention {
    /// None.
    #[default]
    Plain,
    /// Open past its deadline.
    Overdue,
    /// Done or withdrawn: shown less prominently.
    Settled,
}

impl Attention {
    /// The emphasis of a session with this status.
    #[must_use]
    pub fn of_session(status: SessionStatus) -> Self {
        if status == SessionStatus::Cancelled { Self::Settled } else { Self::Plain }
    }

    /// The emphasis of work with this status; `is_overdue`: some of it is open past its deadline.
    #[must_use]
    pub fn of_work(status: WorkStatus, is_overdue: bool) -> Self {
        match status.progress() {
            _ if is_overdue => Self::Overdue,
            Progress::Open => Self::Plain,
            Progress::Done | Progress::Withdrawn => Self::Settled,
        }
    }

    /// What a count of the work in a bucket needs.
    #[must_use]
    pub fn of_bucket(bucket: Timeliness) -> Self {
        if bucket == Timeliness::OpenOverdue { Self::Overdue } else { Self::Plain }
    }
}

/// A record and its session.
#[derive(Debug, Clone, PartialEq)]
pub struct SessionRow {
    pub reference: Reference,
    pub title: Option<Arc<str>>,
    pub state: Option<RecordState>,
    pub kind: Option<KindOfSession>,
    pub status: Option<SessionStatus>,
    pub date: Option<NaiveDate>,
    pub until: Option<NaiveDate>,
    pub place: Option<Arc<str>>,
    pub series: Option<Arc<str>>,
    /// The numbers of the papers, each on a line.
    pub number: Names,
    /// The date of the conclusions, else of the minutes.
    pub issued: Option<NaiveDate>,
    pub chair: Names,
    /// How many directives the record has.
    pub directives: i64,
    /// How many tasks the record has.
    pub tasks: i64,
    /// From the archive's root.
    pub file: Arc<str>,
    pub line: usize,
    pub written: Written,
    /// Those that were requested.
    pub own: OwnValues,
    /// The ids of those whom a column names, each on a line and in the order of the names, if that was requested; of somebody
    /// without one the name.
    pub ids: Option<(FieldId, Arc<str>)>,
}

/// A directive or task, with inherited values.
#[derive(Debug, Clone, PartialEq)]
pub struct WorkRow {
    /// The list: of directives, or of tasks with the directives that are work.
    pub list: Kind,
    /// A directive or a task.
    pub part: Part,
    pub reference: Reference,
    /// The session's day.
    pub date: Option<NaiveDate>,
    pub kind: Option<DirectiveKind>,
    pub number: Option<Arc<str>>,
    /// The text of a directive, the title of a task, where the file was read.
    pub text: Option<String>,
    /// The directive that a task carries out, as its record names it, where the file was read.
    pub directive: Option<String>,
    pub by: Names,
    pub to: Names,
    /// Who leads on the day.
    pub lead: Names,
    pub support: Names,
    /// The numbers of the cited documents, or else their titles, if they were requested.
    pub cites: Names,
    /// The deadline in force, or the one by which it was judged.
    pub due: Option<NaiveDate>,
    pub original_due: Option<NaiveDate>,
    /// How often the deadline was put off; none where there is no work on the day.
    pub extensions: Option<i64>,
    /// How many days late it is, or was done.
    pub late: Option<i64>,
    /// Words for a deadline, where the file was read.
    pub due_text: Option<String>,
    /// The web address of the same work elsewhere, where the file was read.
    pub url: Option<String>,
    pub repeats: Option<Repeats>,
    /// How many occurrences count of work that repeats, and how many of them are overdue.
    pub occurrences: Option<i64>,
    pub missed: Option<i64>,
    /// Of work for which each lead answers: how many leads have done it, of how many.
    pub each: Option<(i64, i64)>,
    pub status: Option<WorkStatus>,
    pub completed: Option<NaiveDate>,
    pub priority: Option<Priority>,
    pub attention: Attention,
    /// The day of the last update.
    pub updated: Option<NaiveDate>,
    /// The day of the last reminder.
    pub reminded: Option<NaiveDate>,
    /// The tasks of a directive, if they were requested.
    pub tasks: Option<TaskCounts>,
    /// The earliest deadline of what is open of a directive, if it was requested.
    pub next_due: Option<NaiveDate>,
    /// From the archive's root.
    pub file: Arc<str>,
    /// Where the file was read.
    pub line: Option<usize>,
    /// The texts of fields whose values are not of the format, which tables show as they are.
    pub unread: Vec<(FieldId, String)>,
    pub written: Written,
    /// Those that were requested.
    pub own: OwnValues,
    /// The ids of those whom a column names, each on a line and in the order of the names, if that was requested; of somebody
    /// without one the name.
    pub ids: Option<(FieldId, Arc<str>)>,
}

impl WorkRow {
    /// The text of a field whose value is not of the format.
    #[must_use]
    pub fn unread(&self, field: FieldId) -> Option<&str> {
        self.unread.iter().find(|(known, _)| *known == field).map(|(_, text)| text.as_str())
    }
}

/// How many tasks a directive has; cancelled ones do not count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct TaskCounts {
    pub open: i64,
    pub done: i64,
    pub overdue: i64,
}

/// A person: the fields of the latest records, and counts of all of them.
#[derive(Debug, Clone, PartialEq)]
pub struct PersonRow {
    pub id: Option<Arc<str>>,
    pub name: Option<Arc<str>>,
    /// What people read for the name, where another row has the same name.
    pub label: Option<String>,
    /// Where the file was read.
    pub honorific: Option<String>,
    /// Each on a line.
    pub positions: Names,
    pub history: Vec<Tenure>,
    /// The organization's short form, else its name.
    pub organization: Option<Arc<str>>,
    /// The organization's id, where a part of the record describes it.
    pub organization_id: Option<Arc<str>>,
    pub roles: Vec<Role>,
    pub sessions: usize,
    pub absences: usize,
    pub first: Option<NaiveDate>,
    pub last: Option<NaiveDate>,
    pub latest: Latest,
    pub written: Written,
    /// Those that were requested.
    pub own: OwnValues,
}

/// The latest record of a person or organization.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Latest {
    pub record: Arc<str>,
    /// From the archive's root.
    pub file: Arc<str>,
    /// Where the file was read.
    pub line: Option<usize>,
}

/// A position that a person has held.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tenure {
    /// As the latest record that has it writes it.
    pub position: Arc<str>,
    pub first: Option<NaiveDate>,
    pub last: Option<NaiveDate>,
    /// In how many records.
    pub sessions: usize,
    /// Whether it is a present position.
    pub is_current: bool,
}

/// An organization: the fields of the latest record, and counts of all of them.
#[derive(Debug, Clone, PartialEq)]
pub struct OrganizationRow {
    pub id: Option<Arc<str>>,
    pub name: Option<Arc<str>>,
    /// What people read for the name, where another row has the same name.
    pub label: Option<String>,
    pub short: Option<Arc<str>>,
    /// The organization that it is part of, as the record refers to it.
    pub part_of: Option<Arc<str>>,
    /// The name of that organization.
    pub part_of_name: Option<Arc<str>>,
    pub sessions: usize,
    pub first: Option<NaiveDate>,
    pub last: Option<NaiveDate>,
    pub latest: Latest,
    pub written: Written,
    /// Those that were requested.
    pub own: OwnValues,
}

/// A document that records cite.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocumentRow {
    pub document: Document,
    /// How many parts cite it.
    pub cited: usize,
    /// The directives that cite it, in order of time, if they were requested.
    pub cited_by: Vec<Reference>,
    /// The records that cite it, if the whole row was requested.
    pub records: Vec<Arc<str>>,
    pub first: Option<NaiveDate>,
    pub last: Option<NaiveDate>,
}
