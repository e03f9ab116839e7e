//! The values of the report of a period.

use chrono::{Datelike, NaiveDate};
use meeting_core::archive::Office;
use meeting_core::i18n::{Catalog, Language, Message};
use meeting_core::model::{Paper, Signature, WorkStatus};
use meeting_core::rows::{Attention, PeriodReport, ReportValue, WorkRow};
use meeting_core::work::Flow;
use viet_text::date::Period;

use super::actors::{label, plain};
use super::deadline::Deadline;
use super::record::{paper_fields, signed_as};
use super::{
    ActionValues, ActorValues, FlowValues, LeadFlowValues, OfficeValues, PaperFields, PaperValues, ReportValues,
    SignatureValues, day,
};
use crate::words;

/// What the report of a period is made of.
#[derive(Debug, Clone, Copy)]
pub struct PeriodInput<'r> {
    /// The counts, with a row for each lead.
    pub report: &'r PeriodReport,
    /// The work on the last day of the period.
    pub work: &'r [PeriodWork],
    /// The office that issues the paper.
    pub office: &'r Office,
    /// Its number, date, recipients and signatures.
    pub paper: &'r Paper,
    /// The query that the work matches, as typed; empty where all of it counts.
    pub filter: &'r str,
}

/// A piece of work in the report of a period.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PeriodWork {
    /// How it is referred to.
    pub id: String,
    /// What is to be done.
    pub title: String,
    /// The day of the session that asked for it.
    pub session: Option<NaiveDate>,
    /// Who leads.
    pub lead: Vec<String>,
    /// Who supports.
    pub support: Vec<String>,
    /// The deadline in force.
    pub due: Option<NaiveDate>,
    /// The words of the deadline, where it was not moved.
    pub due_text: Option<String>,
    /// The status.
    pub status: Option<WorkStatus>,
    /// The day of completion.
    pub completed: Option<NaiveDate>,
    /// How many days late.
    pub late: Option<i64>,
    /// Whether it is open, overdue, or settled.
    pub attention: Attention,
}

impl From<&WorkRow> for PeriodWork {
    fn from(row: &WorkRow) -> Self {
        let names = |names: Option<&str>| names.unwrap_or_default().lines().map(str::to_owned).collect();
        Self {
            id: row.reference.shown(),
            title: row.text.clone().unwrap_or_default(),
            session: row.date,
            lead: names(row.lead.as_deref()),
            support: names(row.support.as_deref()),
            due: row.due,
            due_text: row.due_text.clone().filter(|_| row.due == row.original_due),
            status: row.status,
            completed: row.completed,
            late: row.late,
            attention: row.attention,
        }
    }
}

/// The values of the report of a period, in the language of the catalog.
#[must_use]
pub fn period_values(input: &PeriodInput<'_>, catalog: &Catalog) -> PaperValues {
    let report = input.report;
    let name = input.office.name.clone().unwrap_or_default();
    let actions: Vec<(&PeriodWork, ActionValues)> = input.work.iter().map(|it| (it, action(it, catalog))).collect();
    let those = |keep: &dyn Fn(&PeriodWork) -> bool| {
        actions.iter().filter(|(row, _)| keep(row)).map(|(_, action)| action.clone()).collect()
    };
    let is_done = |row: &PeriodWork| row.completed.is_some_and(|completed| report.days.contains(completed));
    let is_open = |row: &PeriodWork| row.completed.is_none() && row.attention == Attention::Plain;
    let lead = |value: &ReportValue| match value {
        ReportValue::Known { name, .. } | ReportValue::Plain(name) => name.clone(),
        _ => catalog.say(&Message::new("paper-no-lead")),
    };
    PaperValues {
        issuer: plain(&name),
        paper: PaperFields { signatures: signatures(input.paper), ..paper_fields(input.paper, input.office) },
        office: OfficeValues {
            name,
            parent: input.office.parent.clone().unwrap_or_default(),
            place: input.office.place.clone().unwrap_or_default(),
        },
        report: ReportValues {
            first: report.days.first.to_string(),
            last: report.days.last.to_string(),
            name: period_name(report.days, catalog),
            filter: input.filter.to_owned(),
            total: flow(report.total, catalog),
            previous_name: period_name(report.previous_days, catalog),
            previous: flow(report.previous, catalog),
            leads: report
                .rows
                .iter()
                .map(|row| LeadFlowValues { name: lead(&row.value), flow: flow(row.flow, catalog) })
                .collect(),
            done: those(&is_done),
            open: those(&is_open),
            overdue: those(&|row| row.attention == Attention::Overdue),
        },
        ..PaperValues::default()
    }
}

fn signatures(paper: &Paper) -> Vec<SignatureValues> {
    let signature = |it: &Signature| {
        let (capacity, position) = signed_as(it);
        SignatureValues {
            capacity,
            position: position.unwrap_or_default(),
            name: it.by.first().cloned().unwrap_or_default(),
            ..SignatureValues::default()
        }
    };
    if paper.signatures.is_empty() {
        // Somebody signs every paper.
        return vec![SignatureValues { position: words::DOTS.to_owned(), ..SignatureValues::default() }];
    }
    paper.signatures.iter().map(signature).collect()
}

fn flow(flow: Flow, catalog: &Catalog) -> FlowValues {
    let total = flow.carried_over + flow.new;
    let share = |count, all| catalog.percentage(count, all).unwrap_or_default();
    FlowValues {
        total: total.into(),
        carried_over: flow.carried_over.into(),
        new: flow.new.into(),
        done: flow.done().into(),
        done_on_time: flow.done_on_time.into(),
        done_late: flow.done_late.into(),
        done_without_deadline: flow.done_without_deadline.into(),
        left: flow.left().into(),
        left_not_due: flow.left_not_due.into(),
        left_overdue: flow.left_overdue.into(),
        left_without_deadline: flow.left_without_deadline.into(),
        no_longer_asked_for: flow.no_longer_asked_for.into(),
        put_off: flow.put_off.into(),
        done_share: share(flow.done(), total),
        on_time_share: share(flow.done_on_time, flow.done_on_time + flow.done_late),
        overdue_share: share(flow.left_overdue, flow.left_overdue + flow.left_not_due),
    }
}

fn action(work: &PeriodWork, catalog: &Catalog) -> ActionValues {
    let deadline = Deadline { due: work.due, time: None, words: work.due_text.as_deref(), repeats: false };
    let names = |names: &[String]| -> Vec<ActorValues> { names.iter().map(|name| plain(name)).collect() };
    let session = |date: NaiveDate| {
        let date = words::date(&date.to_string(), catalog.language());
        catalog.say(&Message::new("paper-session-of").with("date", date))
    };
    ActionValues {
        id: work.id.clone(),
        title: work.title.clone(),
        basis: work.session.map(session).unwrap_or_default(),
        lead: names(&work.lead),
        support: names(&work.support),
        due: day(work.due),
        deadline: deadline.said(catalog),
        status: work.status.map(|status| label(catalog, status.key(), status.name())).unwrap_or_default(),
        completed: day(work.completed),
        late: work.late.into(),
        is_overdue: work.attention == Attention::Overdue,
    }
}

/// A period as a report names it: a month, a quarter or a year by its name, else its days.
fn period_name(days: Period, catalog: &Catalog) -> String {
    let (first, last) = (days.first, days.last);
    let is = |month: u32, count: u32| Period::months(first.year(), month, count) == Some(days);
    let language = catalog.language();
    let dates = |message: Message| {
        let [first, last] = [first, last].map(|date| words::date(&date.to_string(), language));
        catalog.say(&message.with("first", first).with("last", last))
    };
    let year = first.year().to_string();
    if is(1, 12) {
        catalog.say(&Message::new("paper-year").with("year", year))
    } else if first.month() % 3 == 1 && is(first.month(), 3) {
        let quarter = ["I", "II", "III", "IV"][first.month0() as usize / 3];
        catalog.say(&Message::new("paper-quarter").with("quarter", quarter).with("year", year))
    } else if is(first.month(), 1) {
        let month = match language {
            Language::Vi if first.month() < 3 => format!("{:02}", first.month()),
            Language::Vi => first.month().to_string(),
            Language::En => first.format("%B").to_string(),
        };
        catalog.say(&Message::new("paper-month").with("month", month).with("year", year))
    } else {
        dates(Message::new("paper-days"))
    }
}
