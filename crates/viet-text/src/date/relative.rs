//! Dates that leave something out: `8/5`, `thứ Sáu`, `hôm qua`, `3 ngày trước`, `tuần này`, `tháng 12`, `next Friday`.

use chrono::{Datelike, Days, Months, NaiveDate, TimeDelta, Weekday};

use super::{DateOrder, Item, Period, english_month, english_weekday, items, quarter, roman_quarter};
use crate::{fold::fold, nfc, telex};

/// On which side of today a date is looked for that does not say its year or week.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Direction {
    /// The last one up to today: of what has happened.
    Past,
    /// The next one from today on: of deadlines.
    Future,
}

/// Reads dates as people say them on a day.
///
/// ```
/// use viet_text::date::{DateOrder, Direction, RelativeDates, parse_date};
///
/// // A Monday.
/// let today = parse_date("2024-04-01").unwrap();
/// let said = RelativeDates { today, direction: Direction::Future, order: DateOrder::DayFirst };
/// assert_eq!(said.date("thứ Sáu"), parse_date("2024-04-05"));
/// assert_eq!(said.date("8/5"), parse_date("2024-05-08"));
/// assert_eq!(said.date("hom qua"), parse_date("2024-03-31"));
/// assert_eq!(said.period("tháng này").unwrap().last.to_string(), "2024-04-30");
///
/// let past = RelativeDates { direction: Direction::Past, ..said };
/// assert_eq!(past.date("8/5"), parse_date("2023-05-08"));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct RelativeDates {
    /// What "today" means.
    pub today: NaiveDate,
    /// Where a date is looked for that could be several.
    pub direction: Direction,
    /// Which of two numbers is the day.
    pub order: DateOrder,
}

/// Words for a number of days from today, folded.
const DAYS: [(&str, i64); 16] = [
    ("hom nay", 0),
    ("nay", 0),
    ("ngay hom nay", 0),
    ("today", 0),
    ("hom qua", -1),
    ("ngay hom qua", -1),
    ("yesterday", -1),
    ("hom kia", -2),
    ("the day before yesterday", -2),
    ("ngay mai", 1),
    ("hom mai", 1),
    ("mai", 1),
    ("tomorrow", 1),
    ("ngay kia", 2),
    ("ngay mot", 2),
    ("the day after tomorrow", 2),
];

/// The one word that differs from another only by its tone.
const THREE_DAYS_AGO: &str = "hôm kìa";

/// Vietnamese names of the days of the week, folded. Abbreviations in Vietnamese are those of calendars.
const WEEKDAYS: [(Weekday, &[&str]); 7] = [
    (Weekday::Mon, &["thu hai", "thu 2", "t2"]),
    (Weekday::Tue, &["thu ba", "thu 3", "t3"]),
    (Weekday::Wed, &["thu tu", "thu 4", "t4"]),
    (Weekday::Thu, &["thu nam", "thu 5", "t5"]),
    (Weekday::Fri, &["thu sau", "thu 6", "t6"]),
    (Weekday::Sat, &["thu bay", "thu 7", "t7"]),
    (Weekday::Sun, &["chu nhat", "cn"]),
];

/// A stretch of the calendar that "this" and "next" are said of.
#[derive(Clone, Copy)]
enum Unit {
    Week,
    Month,
    Quarter,
    Year,
}

const VIETNAMESE_UNITS: [(&str, Unit); 4] =
    [("tuan", Unit::Week), ("thang", Unit::Month), ("quy", Unit::Quarter), ("nam", Unit::Year)];
const ENGLISH_UNITS: [(&str, Unit); 4] =
    [("week", Unit::Week), ("month", Unit::Month), ("quarter", Unit::Quarter), ("year", Unit::Year)];

/// Which one is meant, counted from the present one.
const VIETNAMESE_SHIFTS: [(&str, i32); 9] = [
    ("nay", 0),
    ("sau", 1),
    ("toi", 1),
    ("truoc", -1),
    ("qua", -1),
    ("vua qua", -1),
    ("ngoai", -1),
    ("sap toi", 1),
    ("vua roi", -1),
];
const ENGLISH_SHIFTS: [(&str, i32); 3] = [("this", 0), ("next", 1), ("last", -1)];

/// A day and a month are looked for in so many years: 29 February comes after eight at most.
const MOST_YEARS: i32 = 8;

impl RelativeDates {
    /// One day; `None` for what is a longer period.
    #[must_use]
    pub fn date(self, text: &str) -> Option<NaiveDate> {
        let period = self.period(text)?;
        (period.first == period.last).then_some(period.first)
    }

    /// A day or a longer period: all that [`DateOrder::period`] reads, and what leaves out the year or is said from today. A
    /// two-digit year is of this century. Today is on either side. Without diacritics, and in Telex, words mean the same.
    #[must_use]
    pub fn period(self, text: &str) -> Option<Period> {
        if let Some((from, to)) = text.split_once("..") {
            let (from, to) = (self.period(from)?, self.period(to)?);
            return (from.first <= to.last).then_some(Period { first: from.first, last: to.last });
        }
        if let Some(period) = self.order.period(text) {
            return Some(period);
        }
        if nfc(text.trim()).to_lowercase() == THREE_DAYS_AGO {
            return self.away(-3);
        }
        let folded = fold(text);
        // A keyboard that was switched to English: "hoom qua", "thuws hai".
        self.said(&folded).or_else(|| self.said(&fold(&telex::read(&folded)?)))
    }

    fn said(self, folded: &str) -> Option<Period> {
        let words: Vec<&str> = folded.split_whitespace().collect();
        let text = words.join(" ");
        if let Some((_, days)) = DAYS.iter().find(|(words, _)| *words == text) {
            return self.away(*days);
        }
        self.weekday(&text)
            .map(Period::day)
            .or_else(|| self.shifted(&text))
            .or_else(|| self.counted(&words))
            .or_else(|| self.end_of(&text))
            .or_else(|| self.months_of_year(&words))
            .or_else(|| self.without_year(folded))
    }

    /// A day so many days from today.
    fn away(self, days: i64) -> Option<Period> {
        self.today.checked_add_signed(TimeDelta::try_days(days)?).map(Period::day)
    }

    /// `3 ngày trước`, `2 tuần nữa`, `5 days ago`, `in 2 weeks`.
    fn counted(self, words: &[&str]) -> Option<Period> {
        let (count, unit, sign) = match *words {
            [count, unit, "truoc" | "ago"] => (count, unit, -1),
            [count, unit, "nua" | "toi" | "sau"] | ["in", count, unit] => (count, unit, 1),
            _ => return None,
        };
        let length = match unit {
            "ngay" | "day" | "days" => 1,
            "tuan" | "week" | "weeks" => 7,
            _ => return None,
        };
        // More digits are no number of days that somebody counts.
        let count: i64 = count.parse().ok().filter(|_| count.len() <= 3)?;
        self.away(sign * length * count)
    }

    /// The last day of a longer period: `cuối tháng`, `cuối năm sau`, `end of the quarter`.
    fn end_of(self, text: &str) -> Option<Period> {
        let within = ["cuoi ", "end of the ", "end of "].into_iter().find_map(|words| text.strip_prefix(words))?;
        let units = VIETNAMESE_UNITS.iter().chain(&ENGLISH_UNITS);
        let present = units.into_iter().find(|(name, _)| *name == within).map(|(_, unit)| self.unit(*unit, 0));
        let whole = present.unwrap_or_else(|| {
            self.shifted(within).or_else(|| self.order.period(within)).or_else(|| self.without_year(within))
        })?;
        (whole.first < whole.last).then_some(Period::day(whole.last))
    }

    /// `6 tháng đầu năm`, `3 tháng cuối năm 2024`.
    fn months_of_year(self, words: &[&str]) -> Option<Period> {
        let [count, "thang", side @ ("dau" | "cuoi"), "nam", which @ ..] = words else { return None };
        let count: u32 = count.parse().ok().filter(|count| (1..12).contains(count))?;
        let first = if *side == "dau" { 1 } else { 13 - count };
        let of_year = |year| Period::months(year, first, count);
        let which = which.join(" ");
        if which.is_empty() {
            return self.nearest(of_year);
        }
        let shift = VIETNAMESE_SHIFTS.iter().find(|(word, _)| *word == which).map(|(_, shift)| *shift);
        let written = || which.parse().ok().filter(|_| which.len() == 4);
        of_year(shift.map(|shift| self.today.year() + shift).or_else(written)?)
    }

    fn weekday(self, text: &str) -> Option<NaiveDate> {
        let vietnamese = |name: &str| WEEKDAYS.iter().find(|(_, names)| names.contains(&name)).map(|(day, _)| *day);
        let named = |name: &str| vietnamese(name).or_else(|| english_weekday(name));
        let in_week = |name: &str, shift: i32| {
            let week = self.unit(Unit::Week, shift)?;
            week.first.checked_add_days(Days::new(u64::from(named(name)?.num_days_from_monday())))
        };
        if let Some(weekday) = named(text) {
            let ahead = (7 + weekday.num_days_from_monday() - self.today.weekday().num_days_from_monday()) % 7;
            return match self.direction {
                Direction::Future => self.today.checked_add_days(Days::new(ahead.into())),
                Direction::Past => self.today.checked_sub_days(Days::new(((7 - ahead) % 7).into())),
            };
        }
        let vietnamese = VIETNAMESE_SHIFTS.iter().find_map(|(word, shift)| {
            let name = text.strip_suffix(word)?.trim_end().strip_suffix("tuan")?.trim_end();
            in_week(name, *shift)
        });
        let english =
            || ENGLISH_SHIFTS.iter().find_map(|(word, shift)| in_week(text.strip_prefix(word)?.trim_start(), *shift));
        vietnamese.or_else(english)
    }

    /// `tuần này`, `tháng sau`, `last quarter`.
    fn shifted(self, text: &str) -> Option<Period> {
        let (first, second) = text.split_once(' ')?;
        let find = |units: &[(&str, Unit)], shifts: &[(&str, i32)], unit: &str, shift: &str| {
            let unit = units.iter().find(|(name, _)| *name == unit)?.1;
            Some((unit, shifts.iter().find(|(name, _)| *name == shift)?.1))
        };
        let (unit, shift) = find(&VIETNAMESE_UNITS, &VIETNAMESE_SHIFTS, first, second)
            .or_else(|| find(&ENGLISH_UNITS, &ENGLISH_SHIFTS, second, first))?;
        self.unit(unit, shift)
    }

    /// The week (Monday to Sunday), month, quarter or year of today, or so many after it.
    fn unit(self, unit: Unit, shift: i32) -> Option<Period> {
        let months = |start: u32, count: u32| {
            let first = NaiveDate::from_ymd_opt(self.today.year(), start, 1)?;
            let by = Months::new(count * shift.unsigned_abs());
            let first = if shift < 0 { first.checked_sub_months(by) } else { first.checked_add_months(by) }?;
            Period::months(first.year(), first.month(), count)
        };
        match unit {
            Unit::Week => {
                let monday = self.today.week(Weekday::Mon).first_day();
                let first = monday.checked_add_signed(TimeDelta::weeks(shift.into()))?;
                Some(Period { first, last: first.checked_add_days(Days::new(6))? })
            }
            Unit::Month => months(self.today.month(), 1),
            Unit::Quarter => months(self.today.month0() / 3 * 3 + 1, 3),
            Unit::Year => months(1, 12),
        }
    }

    /// `8/5`, `8/5/24`, `ngày 8 tháng 5`, `March 6`, `tháng 12`, `quý IV`, `December`.
    fn without_year(self, folded: &str) -> Option<Period> {
        use Item::{Short, Sign, Word};
        let items = items(folded)?;
        let (items, is_day) = match &items[..] {
            [Word("ngay" | "hom" | "mung" | "mong"), rest @ ..] => (rest, true),
            all => (all, false),
        };
        let order = if is_day { DateOrder::DayFirst } else { self.order };
        match *items {
            [Short(day)] if is_day => self.day_of_month(day),
            [Short(first), Sign(a), Short(second), Sign(b), Short(year)] if a == b && a != ',' => {
                let (day, month) = order.day_and_month(first, second);
                Some(Period::day(NaiveDate::from_ymd_opt(2000 + i32::try_from(year).ok()?, month, day)?))
            }
            [Short(first), Sign('/' | '-' | '.'), Short(second)] => {
                let (day, month) = order.day_and_month(first, second);
                self.nearest(|year| NaiveDate::from_ymd_opt(year, month, day).map(Period::day))
            }
            [Short(day), Word("thang"), Short(month)] => {
                self.nearest(|year| NaiveDate::from_ymd_opt(year, month, day).map(Period::day))
            }
            [Word("thang"), Short(month)] => self.nearest(|year| Period::months(year, month, 1)),
            [Word("q" | "quy"), Short(number)] => self.nearest(|year| quarter(year, number)),
            [Word("quy"), Word(roman)] => {
                let number = roman_quarter(roman)?;
                self.nearest(|year| quarter(year, number))
            }
            [Word(name), Short(day)] | [Short(day), Word(name)] => {
                let month = english_month(name)?;
                self.nearest(|year| NaiveDate::from_ymd_opt(year, month, day).map(Period::day))
            }
            [Word(name)] => {
                let month = english_month(name)?;
                self.nearest(|year| Period::months(year, month, 1))
            }
            _ => None,
        }
    }

    /// The nearest day of this number in a month; a month is too short for it sometimes.
    fn day_of_month(self, day: u32) -> Option<Period> {
        let month = self.today.with_day(1)?;
        let months = (0..=2).filter_map(|away| match self.direction {
            Direction::Past => month.checked_sub_months(Months::new(away)),
            Direction::Future => month.checked_add_months(Months::new(away)),
        });
        let is_meant = |day: &NaiveDate| match self.direction {
            Direction::Past => *day <= self.today,
            Direction::Future => *day >= self.today,
        };
        months.filter_map(|month| month.with_day(day)).find(is_meant).map(Period::day)
    }

    /// The period of the nearest year that has begun by today, or that is not over before it.
    fn nearest(self, of_year: impl Fn(i32) -> Option<Period>) -> Option<Period> {
        let is_meant = |period: &Period| match self.direction {
            Direction::Past => period.first <= self.today,
            Direction::Future => period.last >= self.today,
        };
        let years = (0..=MOST_YEARS).map(|away| match self.direction {
            Direction::Past => self.today.year() - away,
            Direction::Future => self.today.year() + away,
        });
        years.filter_map(of_year).find(is_meant)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Direction, RelativeDates};
    use crate::date::{DateOrder, Period, parse_date};

    fn said(today: &str, direction: Direction, text: &str) -> String {
        said_in(DateOrder::DayFirst, today, direction, text)
    }

    fn said_in(order: DateOrder, today: &str, direction: Direction, text: &str) -> String {
        let today = parse_date(today).unwrap();
        match (RelativeDates { today, direction, order }).period(text) {
            Some(Period { first, last }) if first == last => first.to_string(),
            Some(Period { first, last }) => format!("{first}..{last}"),
            None => "none".to_owned(),
        }
    }

    /// Today is Wednesday, 15 May 2024.
    #[test]
    fn in_both_directions() {
        for (text, past, future) in [
            ("2023-05-08", "2023-05-08", "2023-05-08"),
            ("hôm nay", "2024-05-15", "2024-05-15"),
            ("HOM QUA", "2024-05-14", "2024-05-14"),
            ("ngày mai", "2024-05-16", "2024-05-16"),
            ("hôm kia", "2024-05-13", "2024-05-13"),
            ("Hôm kìa", "2024-05-12", "2024-05-12"),
            ("ho\u{302}m qua", "2024-05-14", "2024-05-14"),
            ("hoom qua", "2024-05-14", "2024-05-14"),
            ("3 ngày trước", "2024-05-12", "2024-05-12"),
            ("2 ngày nữa", "2024-05-17", "2024-05-17"),
            ("1 tuần trước", "2024-05-08", "2024-05-08"),
            ("5 days ago", "2024-05-10", "2024-05-10"),
            ("in 2 weeks", "2024-05-29", "2024-05-29"),
            ("cuối tuần", "2024-05-19", "2024-05-19"),
            ("cuối tháng", "2024-05-31", "2024-05-31"),
            ("cuối năm", "2024-12-31", "2024-12-31"),
            ("cuối tháng sau", "2024-06-30", "2024-06-30"),
            ("cuối tháng 3", "2024-03-31", "2025-03-31"),
            ("cuối năm 2025", "2025-12-31", "2025-12-31"),
            ("End of the quarter", "2024-06-30", "2024-06-30"),
            ("cuối năm học", "none", "none"),
            ("cuối ngày mai", "none", "none"),
            ("6 tháng đầu năm", "2024-01-01..2024-06-30", "2024-01-01..2024-06-30"),
            ("6 tháng cuối năm", "2023-07-01..2023-12-31", "2024-07-01..2024-12-31"),
            ("3 tháng đầu năm", "2024-01-01..2024-03-31", "2025-01-01..2025-03-31"),
            ("6 tháng đầu năm sau", "2025-01-01..2025-06-30", "2025-01-01..2025-06-30"),
            ("6 tháng đầu năm 2023", "2023-01-01..2023-06-30", "2023-01-01..2023-06-30"),
            ("12 tháng đầu năm", "none", "none"),
            ("ngày 8", "2024-05-08", "2024-06-08"),
            ("ngày 31", "2024-03-31", "2024-05-31"),
            ("mùng 2", "2024-05-02", "2024-06-02"),
            ("8", "none", "none"),
            ("8/5/6/7", "none", "none"),
            ("sau hội nghị", "none", "none"),
            ("9999 ngày nữa", "none", "none"),
            ("tomorrow", "2024-05-16", "2024-05-16"),
            ("thứ Sáu", "2024-05-10", "2024-05-17"),
            ("thứ 4", "2024-05-15", "2024-05-15"),
            ("T2", "2024-05-13", "2024-05-20"),
            ("chủ nhật", "2024-05-12", "2024-05-19"),
            ("Friday", "2024-05-10", "2024-05-17"),
            ("thuws hai", "2024-05-13", "2024-05-20"),
            ("thứ sáu tuần sau", "2024-05-24", "2024-05-24"),
            ("thứ hai tuần này", "2024-05-13", "2024-05-13"),
            ("next Friday", "2024-05-24", "2024-05-24"),
            ("last fri", "2024-05-10", "2024-05-10"),
            ("8/5", "2024-05-08", "2025-05-08"),
            ("15/5", "2024-05-15", "2024-05-15"),
            ("ngày 20 tháng 5", "2023-05-20", "2024-05-20"),
            ("29/2", "2024-02-29", "2028-02-29"),
            ("8/5/24", "2024-05-08", "2024-05-08"),
            ("March 6", "2024-03-06", "2025-03-06"),
            ("6 march", "2024-03-06", "2025-03-06"),
            ("tuần này", "2024-05-13..2024-05-19", "2024-05-13..2024-05-19"),
            ("tuần trước", "2024-05-06..2024-05-12", "2024-05-06..2024-05-12"),
            ("next week", "2024-05-20..2024-05-26", "2024-05-20..2024-05-26"),
            ("tháng này", "2024-05-01..2024-05-31", "2024-05-01..2024-05-31"),
            ("tháng sau", "2024-06-01..2024-06-30", "2024-06-01..2024-06-30"),
            ("tháng 12", "2023-12-01..2023-12-31", "2024-12-01..2024-12-31"),
            ("tháng 5", "2024-05-01..2024-05-31", "2024-05-01..2024-05-31"),
            ("December", "2023-12-01..2023-12-31", "2024-12-01..2024-12-31"),
            ("quý này", "2024-04-01..2024-06-30", "2024-04-01..2024-06-30"),
            ("quý IV", "2023-10-01..2023-12-31", "2024-10-01..2024-12-31"),
            ("q1", "2024-01-01..2024-03-31", "2025-01-01..2025-03-31"),
            ("năm nay", "2024-01-01..2024-12-31", "2024-01-01..2024-12-31"),
            ("năm ngoái", "2023-01-01..2023-12-31", "2023-01-01..2023-12-31"),
            ("last year", "2023-01-01..2023-12-31", "2023-01-01..2023-12-31"),
            ("8/5..hôm nay", "2024-05-08..2024-05-15", "none"),
            ("hôm qua..ngày mai", "2024-05-14..2024-05-16", "2024-05-14..2024-05-16"),
            ("31/4", "none", "none"),
            ("tuần", "none", "none"),
            ("sáu", "none", "none"),
            ("", "none", "none"),
        ] {
            assert_eq!(said("2024-05-15", Direction::Past, text), past, "{text}");
            assert_eq!(said("2024-05-15", Direction::Future, text), future, "{text}");
        }
    }

    #[test]
    fn months_first() {
        for (text, expected) in [
            ("5/8", "2024-05-08"),
            ("5/8/24", "2024-05-08"),
            ("05/08/2024", "2024-05-08"),
            ("5/20", "2023-05-20"),
            ("20/5", "none"),
            ("ngày 8/5", "2024-05-08"),
            ("8 tháng 5", "2024-05-08"),
            ("3/1/2024..5/8", "2024-03-01..2024-05-08"),
        ] {
            assert_eq!(said_in(DateOrder::MonthFirst, "2024-05-15", Direction::Past, text), expected, "{text}");
        }
    }

    #[test]
    fn at_the_ends_of_years() {
        assert_eq!(said("2024-12-30", Direction::Future, "tuần sau"), "2025-01-06..2025-01-12");
        assert_eq!(said("2024-01-10", Direction::Past, "tháng trước"), "2023-12-01..2023-12-31");
        assert_eq!(said("2024-01-10", Direction::Past, "quý trước"), "2023-10-01..2023-12-31");
        assert_eq!(said("2024-01-31", Direction::Future, "tháng sau"), "2024-02-01..2024-02-29");
    }

    proptest! {
        #[test]
        fn never_panics(text in "[0-9a-zđếứ/. -]{0,24}|\\PC{0,20}", ahead in any::<bool>()) {
            let direction = if ahead { Direction::Future } else { Direction::Past };
            let today = parse_date("2024-02-29").unwrap();
            if let Some(period) = (RelativeDates { today, direction, order: DateOrder::DayFirst }).period(&text) {
                prop_assert!(period.first <= period.last);
            }
        }
    }
}
