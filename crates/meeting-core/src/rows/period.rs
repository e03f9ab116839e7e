//! The report of a period: what came into it, and what became of it, beside the period before.

use chrono::{Datelike, Days, Months, NaiveDate};

use super::cell::{Cell, Content};
use super::item::Item;
use super::list::Attention;
use super::report::ReportValue;
use crate::work::Flow;
use viet_text::date::Period;

/// The report of a period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PeriodReport {
    /// Its days; the last is not after the day of the report.
    pub days: Period,
    /// What became of the work in it.
    pub total: Flow,
    /// The days of the period before.
    pub previous_days: Period,
    /// What became of the work in that one.
    pub previous: Flow,
    /// The same by lead, where that is asked: most work first. Work that was handed over is new with one lead and no longer
    /// asked for of the other.
    pub rows: Vec<PeriodRow>,
}

/// What became of the work of a lead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PeriodRow {
    /// Who leads.
    pub value: ReportValue,
    /// What became of the work.
    pub flow: Flow,
}

/// A count of a [`Flow`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FlowColumn {
    /// Open on the day before the period.
    CarriedOver,
    /// Asked for in the period.
    New,
    /// Done in the period.
    Done,
    /// Of these, by the deadline.
    DoneOnTime,
    /// After the deadline.
    DoneLate,
    /// Without a deadline.
    DoneWithoutDeadline,
    /// Open at the end.
    Left,
    /// Of these, not yet due.
    LeftNotDue,
    /// Past the deadline.
    LeftOverdue,
    /// Without a deadline.
    LeftWithoutDeadline,
    /// Withdrawn, or another stands in its place.
    NoLongerAskedFor,
    /// With a deadline that was put off in the period.
    PutOff,
}

impl FlowColumn {
    /// Every one, in the order of reports.
    pub const ALL: [Self; 12] = [
        Self::CarriedOver,
        Self::New,
        Self::Done,
        Self::DoneOnTime,
        Self::DoneLate,
        Self::DoneWithoutDeadline,
        Self::Left,
        Self::LeftNotDue,
        Self::LeftOverdue,
        Self::LeftWithoutDeadline,
        Self::NoLongerAskedFor,
        Self::PutOff,
    ];

    /// The name that CSV and JSON use; `flow-<name>` is the key in the catalogs.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::CarriedOver => "carried-over",
            Self::New => "new",
            Self::Done => "done",
            Self::DoneOnTime => "done-on-time",
            Self::DoneLate => "done-late",
            Self::DoneWithoutDeadline => "done-without-deadline",
            Self::Left => "left",
            Self::LeftNotDue => "left-not-due",
            Self::LeftOverdue => "left-overdue",
            Self::LeftWithoutDeadline => "left-without-deadline",
            Self::NoLongerAskedFor => "no-longer-asked-for",
            Self::PutOff => "put-off",
        }
    }

    /// Whether it is a part of the count before it.
    #[must_use]
    pub fn is_part(self) -> bool {
        matches!(
            self,
            Self::DoneOnTime
                | Self::DoneLate
                | Self::DoneWithoutDeadline
                | Self::LeftNotDue
                | Self::LeftOverdue
                | Self::LeftWithoutDeadline
        )
    }

    /// The count.
    #[must_use]
    pub fn of(self, flow: Flow) -> usize {
        match self {
            Self::CarriedOver => flow.carried_over,
            Self::New => flow.new,
            Self::Done => flow.done(),
            Self::DoneOnTime => flow.done_on_time,
            Self::DoneLate => flow.done_late,
            Self::DoneWithoutDeadline => flow.done_without_deadline,
            Self::Left => flow.left(),
            Self::LeftNotDue => flow.left_not_due,
            Self::LeftOverdue => flow.left_overdue,
            Self::LeftWithoutDeadline => flow.left_without_deadline,
            Self::NoLongerAskedFor => flow.no_longer_asked_for,
            Self::PutOff => flow.put_off,
        }
    }

    /// The cell of the count.
    #[must_use]
    pub fn cell(self, flow: Flow) -> Cell<'static> {
        let count = self.of(flow);
        let is_overdue = self == Self::LeftOverdue && count > 0;
        let attention = if is_overdue { Attention::Overdue } else { Attention::Plain };
        Cell::new(Content::Count(i64::try_from(count).unwrap_or(i64::MAX))).with_attention(attention)
    }

    /// What programs see of a flow.
    #[must_use]
    pub fn item(flow: Flow) -> Item<'static> {
        Item::new(Self::ALL.map(|column| (column.name(), column.cell(flow))))
    }
}

impl PeriodRow {
    /// What programs see of the row.
    #[must_use]
    pub fn item(&self) -> Item<'_> {
        let [value, label] = self.value.cells();
        let counts = FlowColumn::ALL.map(|column| (column.name(), column.cell(self.flow)));
        Item::new([("value", value), ("label", label)].into_iter().chain(counts))
    }
}

/// The period of the same kind before another one: the month before a month, the quarter before a quarter, else as many days.
/// None before the first years.
#[must_use]
pub fn previous(period: Period) -> Option<Period> {
    let last = period.first.pred_opt()?;
    let is_last_of_month = |day: NaiveDate| day.succ_opt().is_none_or(|next| next.month() != day.month());
    let first = if period.first.day() == 1 && is_last_of_month(period.last) {
        let months = (period.last.year() - period.first.year()) * 12 + period.last.month().cast_signed()
            - period.first.month().cast_signed()
            + 1;
        period.first.checked_sub_months(Months::new(months.unsigned_abs()))?
    } else {
        let days = (period.last - period.first).num_days() + 1;
        period.first.checked_sub_days(Days::new(days.unsigned_abs()))?
    };
    Some(Period { first, last })
}

#[cfg(test)]
mod tests {
    use super::previous;
    use viet_text::date::Period;

    #[test]
    fn the_period_before() {
        let of = |first: &str, last: &str| Period { first: first.parse().unwrap(), last: last.parse().unwrap() };
        for (period, before) in [
            (of("2026-11-01", "2026-11-30"), of("2026-10-01", "2026-10-31")),
            (of("2026-03-01", "2026-03-31"), of("2026-02-01", "2026-02-28")),
            (of("2026-01-01", "2026-03-31"), of("2025-10-01", "2025-12-31")),
            (of("2026-01-01", "2026-12-31"), of("2025-01-01", "2025-12-31")),
            (of("2026-11-23", "2026-11-29"), of("2026-11-16", "2026-11-22")),
            (of("2026-11-30", "2026-11-30"), of("2026-11-29", "2026-11-29")),
        ] {
            assert_eq!(previous(period), Some(before));
        }
    }
}
