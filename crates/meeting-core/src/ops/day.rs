//! Days and periods as people type them in flags and fields.

use chrono::NaiveDate;

use super::Refusal;
use crate::i18n::Message;
use viet_text::date::{Direction, Period, RelativeDates};

/// The day that `text` means; `name` is the flag or field that it is typed for. Ahead, a period means its last day, as
/// deadlines do. What has been understood is said where it depends on today, or a year has two digits.
///
/// # Errors
/// Where it is no day.
pub fn parse_day(name: &str, text: &str, said: RelativeDates) -> Result<(NaiveDate, Option<Message>), Refusal> {
    if let Some(day) = said.order.date(text) {
        return Ok((day, None));
    }
    let wrong = |key: &'static str| Refusal::new(Message::new(key).with("name", name).with("value", text));
    let day = match said.period(text) {
        Some(Period { first, last }) if first == last || said.direction == Direction::Future => last,
        Some(_) => return Err(wrong("no-single-date").with_help(Message::new("no-date-help"))),
        None => return Err(wrong("no-date").with_help(Message::new("no-date-help"))),
    };
    let understood = Message::new("day-understood").with("name", name).with("value", text).with("date", day);
    Ok((day, Some(understood)))
}

/// The period that `text` means: a day, a week, a month, a quarter, a year, or from one to another (`A..B`). What has been
/// understood is said where it depends on today, or a year has two digits.
///
/// # Errors
/// Where it is no period.
pub fn parse_days(name: &str, text: &str, said: RelativeDates) -> Result<(Period, Option<Message>), Refusal> {
    if let Some(period) = said.order.period(text) {
        return Ok((period, None));
    }
    let wrong = || Refusal::new(Message::new("no-period").with("name", name).with("value", text));
    let period = said.period(text).ok_or_else(|| wrong().with_help(Message::new("no-period-help")))?;
    let understood = Message::new("period-understood").with("name", name).with("value", text);
    Ok((period, Some(understood.with("first", period.first).with("last", period.last))))
}

#[cfg(test)]
mod tests {
    use super::{parse_day, parse_days};
    use viet_text::date::{DateOrder, Direction, RelativeDates, parse_date};

    /// Today is Wednesday, 15 May 2024.
    fn said(direction: Direction) -> RelativeDates {
        RelativeDates { today: parse_date("2024-05-15").unwrap(), direction, order: DateOrder::DayFirst }
    }

    #[test]
    fn what_depends_on_today_is_said() {
        for (text, direction, expected, is_said) in [
            ("2024-05-08", Direction::Past, Some("2024-05-08"), false),
            ("08/5/2024", Direction::Past, Some("2024-05-08"), false),
            ("8/5/24", Direction::Past, Some("2024-05-08"), true),
            ("20/5", Direction::Past, Some("2023-05-20"), true),
            ("20/5", Direction::Future, Some("2024-05-20"), true),
            ("tháng 12", Direction::Past, None, false),
            ("tháng 12", Direction::Future, Some("2024-12-31"), true),
            ("quý II/2025", Direction::Future, Some("2025-06-30"), true),
            ("hôm nọ", Direction::Past, None, false),
        ] {
            let found = parse_day("--on", text, said(direction)).ok();
            let found = found.map(|(day, understood)| (day.to_string(), understood.is_some()));
            assert_eq!(found, expected.map(|day| (day.to_owned(), is_said)), "{text}");
        }
    }

    #[test]
    fn periods() {
        for (text, expected, is_said) in [
            ("tháng 11", Some("2023-11-01..2023-11-30"), true),
            ("11/2026", Some("2026-11-01..2026-11-30"), false),
            ("2026-11", Some("2026-11-01..2026-11-30"), false),
            ("2026-Q2", Some("2026-04-01..2026-06-30"), false),
            ("quý II", Some("2024-04-01..2024-06-30"), true),
            ("tuần này", Some("2024-05-13..2024-05-19"), true),
            ("tuần trước", Some("2024-05-06..2024-05-12"), true),
            ("2026", Some("2026-01-01..2026-12-31"), false),
            ("1/3/2024..hôm nay", Some("2024-03-01..2024-05-15"), true),
            ("November", Some("2023-11-01..2023-11-30"), true),
            ("May 2024", Some("2024-05-01..2024-05-31"), false),
            ("this month", Some("2024-05-01..2024-05-31"), true),
            ("13/26", None, false),
            ("hôm nay..hôm qua", None, false),
        ] {
            let found = parse_days("--period", text, said(Direction::Past)).ok();
            let found =
                found.map(|(days, understood)| (format!("{}..{}", days.first, days.last), understood.is_some()));
            assert_eq!(found, expected.map(|days| (days.to_owned(), is_said)), "{text}");
        }
    }
}
