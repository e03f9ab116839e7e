//! One date, as people type it: `8/5`, `hôm qua`, `thứ hai`, `next Friday`.

use chrono::{Datelike, Days, NaiveDate};

use super::Certainty;
use super::tokens::Tokens;
use super::when::when;
use viet_text::date::parse_date;
use viet_text::{fold, telex};

/// Days that are named by how far they are from today.
const NAMED: [(&str, i64); 18] = [
    ("hôm nay", 0),
    ("nay", 0),
    ("hôm qua", -1),
    ("hôm kia", -2),
    ("hôm kìa", -3),
    ("ngày mai", 1),
    ("hôm mai", 1),
    ("mai", 1),
    ("ngày kia", 2),
    ("ngày mốt", 2),
    ("mốt", 2),
    ("ngày hôm nay", 0),
    ("ngày hôm qua", -1),
    ("today", 0),
    ("yesterday", -1),
    ("tomorrow", 1),
    ("the day before yesterday", -2),
    ("the day after tomorrow", 2),
];

/// Weekdays as forms abbreviate them.
const SHORT: [(&str, u32); 7] = [("t2", 0), ("t3", 1), ("t4", 2), ("t5", 3), ("t6", 4), ("t7", 5), ("cn", 6)];

/// The date that `text` means on the date `today`, and how certain that is; `None` if it is not a date. What
/// [`viet_text::date::parse_date`] reads is certain. A date without a year is the nearest one to today, a weekday alone
/// the last one (including today), because minutes are about the past. Text without diacritics and Telex mean the same.
#[must_use]
pub fn parse_day(text: &str, today: NaiveDate) -> Option<(NaiveDate, Certainty)> {
    if let Some(day) = parse_date(text) {
        return Some((day, Certainty::Certain));
    }
    read(text, today).or_else(|| {
        // A keyboard that was switched to English: "hoom qua", "thuws hai".
        telex::read(&fold::fold(text))
            .and_then(|read_as| read(&read_as, today))
            .map(|(day, _)| (day, Certainty::Likely))
    })
}

fn read(text: &str, today: NaiveDate) -> Option<(NaiveDate, Certainty)> {
    let tokens = Tokens::of(text);
    if tokens.len() == 0 {
        return None;
    }
    let is_whole = |end: usize| end == tokens.len();
    if let Some((_, days)) = NAMED.iter().find(|(name, _)| tokens.says(0, name).is_some_and(is_whole)) {
        return shifted(today, *days).map(|day| (day, Certainty::Certain));
    }
    if let Some((_, weekday)) = SHORT.iter().find(|(name, _)| tokens.len() == 1 && tokens.is(0, name)) {
        return last(today, *weekday).map(|day| (day, Certainty::Likely));
    }
    if let Some(day) = ago(&tokens, today) {
        return Some((day, Certainty::Certain));
    }
    // "8/5", "8-5", "08/05/23", "mùng 8"
    let text = text.trim();
    let plain = text.trim_start_matches(|letter: char| !letter.is_ascii_digit());
    let parts: Vec<u32> = plain.split(['/', '-', '.']).map_while(|part| part.trim().parse().ok()).collect();
    let is_numeric = plain.split(['/', '-', '.']).count() == parts.len();
    let before = fold::fold(&text[..text.len() - plain.len()]);
    if is_numeric && matches!(before.trim(), "" | "ngay" | "mung" | "mong" | "hom") {
        return match parts[..] {
            [day, month] => nearest(today, day, month),
            [day, month, year @ 0..=99] => NaiveDate::from_ymd_opt(2000 + i32::try_from(year).ok()?, month, day)
                .map(|day| (day, Certainty::Likely)),
            [day] if !before.trim().is_empty() => of_month(today, day),
            _ => None,
        };
    }
    let found = when(&tokens, 0, today).filter(|found| is_whole(found.end) && found.is_day())?;
    // Without a week, "thứ hai" is the last one; "tới" and the like make it the next.
    let is_bare = found.certainty == Certainty::Guessed && !tokens.is(0, "ngày");
    let in_week =
        if is_bare { last(today, found.period.first.weekday().num_days_from_monday())? } else { found.period.first };
    match found.certainty {
        Certainty::Likely if in_week > today && tokens.get(0).is_some_and(|word| word.small_number().is_some()) => {
            nearest(today, in_week.day(), in_week.month())
        }
        Certainty::Guessed => Some((in_week, Certainty::Likely)),
        certainty => Some((in_week, certainty)),
    }
}

/// `3 ngày trước`, `5 days ago`, `in 2 days`, `2 ngày nữa`.
fn ago(tokens: &Tokens, today: NaiveDate) -> Option<NaiveDate> {
    let at = tokens.says(0, "in").unwrap_or_default();
    let count = i64::from(tokens.get(at)?.small_number()?);
    let (unit, next) = [("ngày", 1), ("tuần", 7), ("days", 1), ("day", 1), ("weeks", 7), ("week", 7)]
        .iter()
        .find_map(|(name, days)| Some((*days, tokens.says(at + 1, name)?)))?;
    let is_whole = |end: usize| end == tokens.len();
    let is_past = tokens.says_any(next, &["trước", "ago"]).is_some_and(is_whole);
    let is_coming = tokens.says_any(next, &["nữa", "tới", "sau"]).is_some_and(is_whole) || (at > 0 && is_whole(next));
    match (is_past, is_coming) {
        (true, _) => shifted(today, -count * unit),
        (_, true) => shifted(today, count * unit),
        _ => None,
    }
}

fn shifted(today: NaiveDate, days: i64) -> Option<NaiveDate> {
    today.checked_add_signed(chrono::TimeDelta::try_days(days)?)
}

/// The last date on this weekday, counted from Monday; today counts.
fn last(today: NaiveDate, weekday: u32) -> Option<NaiveDate> {
    let back = (today.weekday().num_days_from_monday() + 7 - weekday) % 7;
    today.checked_sub_days(Days::new(back.into()))
}

/// The nearest date with this day and month.
fn nearest(today: NaiveDate, day: u32, month: u32) -> Option<(NaiveDate, Certainty)> {
    let years = today.year() - 1..=today.year() + 1;
    let days = years.filter_map(|year| NaiveDate::from_ymd_opt(year, month, day));
    days.min_by_key(|day| (*day - today).abs()).map(|day| (day, Certainty::Likely))
}

/// The nearest date with this day of the month, in this month or the one before.
fn of_month(today: NaiveDate, day: u32) -> Option<(NaiveDate, Certainty)> {
    let this = today.with_day(day);
    let before = today.with_day(1)?.pred_opt()?.with_day(day);
    let days = [this, before].into_iter().flatten();
    days.min_by_key(|day| (*day - today).abs()).map(|day| (day, Certainty::Likely))
}

#[cfg(test)]
mod tests {
    use super::parse_day;
    use chrono::NaiveDate;
    use proptest::prelude::*;

    #[test]
    fn days_as_people_type_them() {
        // A Wednesday.
        let today = NaiveDate::from_ymd_opt(2023, 5, 10).unwrap();
        for (text, expected) in [
            ("8/5", "2023-05-08"),
            ("8-5", "2023-05-08"),
            ("08/05/23", "2023-05-08"),
            ("08/05/2023", "2023-05-08"),
            ("ngày 8", "2023-05-08"),
            ("ngày 28", "2023-04-28"),
            ("ngày 8/5", "2023-05-08"),
            ("31/12", "2022-12-31"),
            ("2/1", "2023-01-02"),
            ("hôm nay", "2023-05-10"),
            ("hôm qua", "2023-05-09"),
            ("hom qua", "2023-05-09"),
            ("HÔM QUA", "2023-05-09"),
            ("ho\u{302}m qua", "2023-05-09"),
            ("hoom qua", "2023-05-09"),
            ("hôm kia", "2023-05-08"),
            ("mai", "2023-05-11"),
            ("ngày mai", "2023-05-11"),
            ("thứ hai", "2023-05-08"),
            ("thu hai", "2023-05-08"),
            ("thuws hai", "2023-05-08"),
            ("thứ 2", "2023-05-08"),
            ("T2", "2023-05-08"),
            ("CN", "2023-05-07"),
            ("chủ nhật", "2023-05-07"),
            ("thứ tư", "2023-05-10"),
            ("thứ năm", "2023-05-04"),
            ("thứ hai tuần trước", "2023-05-01"),
            ("thứ hai tuần sau", "2023-05-15"),
            ("thứ sáu tuần này", "2023-05-12"),
            ("3 ngày trước", "2023-05-07"),
            ("2 ngày nữa", "2023-05-12"),
            ("1 tuần trước", "2023-05-03"),
            ("today", "2023-05-10"),
            ("Yesterday", "2023-05-09"),
            ("tomorrow", "2023-05-11"),
            ("Monday", "2023-05-08"),
            ("last Friday", "2023-05-05"),
            ("next Friday", "2023-05-12"),
            ("5 days ago", "2023-05-05"),
            ("8 May", "2023-05-08"),
            ("May 8", "2023-05-08"),
            ("8 tháng 5", "2023-05-08"),
            ("ngày 08 tháng 5 năm 2023", "2023-05-08"),
        ] {
            let found = parse_day(text, today).map(|(day, _)| day.to_string());
            assert_eq!(found.as_deref(), Some(expected), "{text}");
        }
        for text in ["", "tháng 5", "2023", "31/6", "quý II", "sau hội nghị", "8", "8/5/6/7", "thứ"] {
            assert_eq!(parse_day(text, today), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn nothing_panics(text in "\\PC{0,30}", days in 0..1_000_000_i32) {
            let today = NaiveDate::from_num_days_from_ce_opt(days).unwrap();
            let _ = parse_day(&text, today);
        }
    }
}
