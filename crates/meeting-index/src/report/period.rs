//! The report of a period: the work of two days compared.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap, HashSet};

use chrono::NaiveDate;

use crate::list::{ListQuery, ListRequest, OwnLookup};
use crate::row::selected;
use crate::select::Subject;
use crate::snapshot::Snapshot;
use crate::work;
use crate::{Index, IndexError};
use meeting_core::query::Query;
use meeting_core::rows::{PeriodReport, PeriodRow, ReportValue, previous};
use meeting_core::work::{Flow, PartRef, Period, WorkRecord};
use viet_text::date::Period as Days;

type Result<T> = rusqlite::Result<T>;

selected! {
    /// The name of a piece of work.
    struct Piece(_as_of; []) {
        record: String = "r.name",
        part: Option<String> = "(SELECT text FROM word WHERE id = p.name_word)",
    }
}

/// What became of work in a period.
struct Compared {
    total: Flow,
    by_lead: Vec<(Option<String>, Flow)>,
}

impl Index {
    /// The report of the work that matches the query on the day before the period or on its last day, which is not after
    /// `as_of`; none if the period begins later, or before the first years. `by_lead`: whether there is a row for each lead.
    pub fn period(
        &mut self,
        days: Days,
        by_lead: bool,
        query: &Query,
        as_of: NaiveDate,
    ) -> std::result::Result<Option<PeriodReport>, IndexError> {
        let Some(previous_days) = previous(days).filter(|_| days.first <= as_of) else { return Ok(None) };
        let days = Days { last: days.last.min(as_of), ..days };
        let report = self.ask(|index, _| {
            let snapshot = Snapshot::new(index)?;
            let compare = |days| compare(index, &snapshot, query, days);
            let (Some((now, called)), Some((before, _))) = (compare(days)?, compare(previous_days)?) else {
                return Ok(Some(None));
            };
            let rows = if by_lead { rows(index, now.by_lead, &called) } else { Vec::new() };
            Ok(Some(Some(PeriodReport { days, total: now.total, previous_days, previous: before.total, rows })))
        })?;
        Ok(report)
    }
}

/// What became of the work in the days, and the names of those who lead; none before the first years.
fn compare(
    index: &Index,
    snapshot: &Snapshot,
    query: &Query,
    days: Days,
) -> Result<Option<(Compared, HashMap<String, String>)>> {
    let Some(before) = days.first.pred_opt() else { return Ok(None) };
    let mut kept = HashSet::new();
    if !query.is_empty() {
        for day in [before, days.last] {
            let request = ListRequest { as_of: day, ..ListRequest::default() };
            let own = OwnLookup::default();
            let list = ListQuery { index, snapshot, query, request: &request, own: &own, may_ask_again: false };
            let found: Vec<Piece> = list.matches(Subject::Work)?;
            kept.extend(found.into_iter().map(|piece| (piece.record, piece.part.unwrap_or_default())));
        }
    }
    let is_kept = |piece: PartRef| query.is_empty() || kept.contains(&(piece.record.to_owned(), piece.part.to_owned()));
    let compared = work::see(snapshot.connection(), |records: &[WorkRecord], called| {
        let period = Period::of(records, before, days.last, is_kept);
        let owned = |lead: Option<&str>| lead.map(str::to_owned);
        let by_lead = period.by_lead.into_iter().map(|(lead, flow)| (owned(lead), flow)).collect();
        let called = called.iter().map(|(key, name)| ((*key).to_owned(), (*name).to_owned())).collect();
        (Compared { total: period.total, by_lead }, called)
    })?;
    Ok(Some(compared))
}

/// The rows: most work first, that of nobody last.
fn rows(index: &Index, by_lead: Vec<(Option<String>, Flow)>, called: &HashMap<String, String>) -> Vec<PeriodRow> {
    let mut flows: BTreeMap<Option<String>, Flow> = BTreeMap::new();
    for (lead, flow) in by_lead {
        *flows.entry(lead).or_default() += flow;
    }
    let value = |lead: Option<String>| match lead {
        None => ReportValue::None,
        Some(key) => match called.get(&key) {
            Some(name) if *name != key => ReportValue::Known { id: key, name: name.clone() },
            _ => ReportValue::Plain(key),
        },
    };
    let mut rows: Vec<PeriodRow> =
        flows.into_iter().map(|(lead, flow)| PeriodRow { value: value(lead), flow }).collect();
    rows.sort_by_cached_key(|row| {
        let name = index.collator.sort_key(&row.value.words());
        let is_nobody = row.value == ReportValue::None;
        (is_nobody, Reverse(row.flow.carried_over + row.flow.new), name, row.value.id().map(str::to_owned))
    });
    rows
}
