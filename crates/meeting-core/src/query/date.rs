//! Dates in a query.

use chrono::{Datelike, Days, Months, NaiveDate};

use super::{DateField, DateRange};
use crate::i18n::Message;
use viet_text::date::{Direction, Period, RelativeDates};

/// Why a value is no date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Problem {
    /// It is not written as one.
    NotADate,
    /// It ends before it begins.
    Reversed,
    /// Its days are beyond the years that a date can have.
    OutOfRange,
}

/// A side of a period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    After,
    Since,
    Until,
    Before,
}

/// The signs, the longer ones first.
const SIGNS: [(&str, Side); 6] = [
    (">=", Side::Since),
    ("<=", Side::Until),
    ("≥", Side::Since),
    ("≤", Side::Until),
    (">", Side::After),
    ("<", Side::Before),
];

/// The sign at the beginning of a value, and what follows it.
pub(super) fn side(text: &str) -> Option<(Side, &str)> {
    SIGNS.into_iter().find_map(|(sign, side)| Some((side, text.strip_prefix(sign)?)))
}

/// The days that a value of `date:`, `due:` or `completed:` means.
pub(super) fn range(field: DateField, text: &str, said: RelativeDates) -> Result<DateRange, Problem> {
    let text = text.trim();
    if let Some(range) = (field == DateField::Due).then(|| from_today(text, said.today)).flatten() {
        return checked(range);
    }
    if let Some((side, rest)) = side(text) {
        return half_open(field, side, rest, said);
    }
    let Some((from, to)) = text.split_once("..") else {
        let Period { first, last } = period(field, text, said)?;
        return checked(DateRange { first: Some(first), last: Some(last) });
    };
    let open = |end: &str| end.trim().is_empty();
    if open(from) && open(to) {
        return Err(Problem::NotADate);
    }
    let first = if open(from) { None } else { Some(period(field, from, said)?.first) };
    let last = if open(to) { None } else { Some(period(field, to, said)?.last) };
    if first.zip(last).is_some_and(|(first, last)| first > last) {
        return Err(Problem::Reversed);
    }
    checked(DateRange { first, last })
}

/// The dates before or after the date or period in `text`.
pub(super) fn half_open(field: DateField, side: Side, text: &str, said: RelativeDates) -> Result<DateRange, Problem> {
    let Period { first, last } = period(field, text, said)?;
    let (first, last) = match side {
        Side::After => (Some(last.succ_opt().ok_or(Problem::OutOfRange)?), None),
        Side::Since => (Some(first), None),
        Side::Until => (None, Some(last)),
        Side::Before => (None, Some(first.pred_opt().ok_or(Problem::OutOfRange)?)),
    };
    checked(DateRange { first, last })
}

/// What is said of a value whose words leave room: `8/5` and `thứ Sáu` are another day ahead than back. `None` where they do
/// not, and of what is no day.
pub(super) fn understood(name: &str, field: DateField, text: &str, said: RelativeDates) -> Option<Message> {
    let text = side(text.trim()).map_or(text, |(_, rest)| rest).trim();
    let of = |field| range(field, text, said).ok();
    let (back, ahead) = (of(DateField::Date)?, of(DateField::Due)?);
    let DateRange { first, last } = if field == DateField::Due { ahead } else { back };
    let (first, last) = (first.or(last)?, last.or(first)?);
    let message = |key: &'static str| Message::new(key).with("name", name).with("value", text);
    if back == ahead {
        return None;
    }
    Some(if first == last {
        message("day-understood").with("date", first)
    } else {
        message("period-understood").with("first", first).with("last", last)
    })
}

/// One date or period, as people say it; deadlines lie ahead. Two of them are read by [`range`], which can
/// explain why they do not form one.
fn period(field: DateField, text: &str, said: RelativeDates) -> Result<Period, Problem> {
    if text.contains("..") {
        return Err(Problem::NotADate);
    }
    let direction = if field == DateField::Due { Direction::Future } else { Direction::Past };
    RelativeDates { direction, ..said }.period(text).ok_or(Problem::NotADate)
}

/// The days from today to the end of the week or month that it is in.
fn from_today(text: &str, as_of: NaiveDate) -> Option<DateRange> {
    let last = match text.to_ascii_lowercase().as_str() {
        "week" => {
            let to_sunday = 6 - as_of.weekday().num_days_from_monday();
            as_of.checked_add_days(Days::new(u64::from(to_sunday)))
        }
        "month" => as_of.with_day(1).and_then(|first| first.checked_add_months(Months::new(1))?.pred_opt()),
        _ => return None,
    };
    // The calendar may end sooner.
    let last = last.into_iter().chain(NaiveDate::from_ymd_opt(9999, 12, 31)).min();
    Some(DateRange { first: Some(as_of), last })
}

/// The range where its days can be written as dates.
fn checked(range: DateRange) -> Result<DateRange, Problem> {
    let writable = |day: Option<NaiveDate>| day.is_none_or(|day| (1000..=9999).contains(&day.year()));
    if writable(range.first) && writable(range.last) { Ok(range) } else { Err(Problem::OutOfRange) }
}
