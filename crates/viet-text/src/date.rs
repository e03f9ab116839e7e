//! Dates and periods as people write them. In numbers the day precedes the month, unless a [`DateOrder`] says otherwise.
//!
//! ```
//! use viet_text::date::{DateOrder, parse_date, parse_period};
//!
//! assert_eq!(parse_date("ngày 08 tháng 5 năm 2023"), parse_date("2023-05-08"));
//! assert_eq!(parse_date("08/5/2023"), parse_date("8 May 2023"));
//! assert_eq!(DateOrder::MonthFirst.date("08/5/2023"), parse_date("5 August 2023"));
//!
//! let quarter = parse_period("quý II/2023").unwrap();
//! assert_eq!((quarter.first.to_string(), quarter.last.to_string()), ("2023-04-01".into(), "2023-06-30".into()));
//! ```

mod relative;

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};

pub use relative::{Direction, RelativeDates};

use super::fold::fold;

/// Which of the first two numbers of `03/04/2025` is the day. What is written with words (`ngày 3/4`, `3 tháng 4`,
/// `April 3`) or with the year first means the same in both.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum DateOrder {
    /// 3 April 2025.
    #[default]
    DayFirst,
    /// 4 March 2025.
    MonthFirst,
}

impl DateOrder {
    /// One date, as in [`parse_date`].
    #[must_use]
    pub fn date(self, text: &str) -> Option<NaiveDate> {
        let folded = fold(text);
        day(&items(&folded)?, self)
    }

    /// A period, as in [`parse_period`].
    #[must_use]
    pub fn period(self, text: &str) -> Option<Period> {
        let folded = fold(text);
        let Some((from, to)) = folded.split_once("..") else {
            return period(&items(&folded)?, self);
        };
        let (from, to) = (period(&items(from)?, self)?, period(&items(to)?, self)?);
        (from.first <= to.last).then_some(Period { first: from.first, last: to.last })
    }

    /// The day and the month that the first two numbers of a date are.
    #[must_use]
    pub fn day_and_month(self, first: u32, second: u32) -> (u32, u32) {
        match self {
            Self::DayFirst => (first, second),
            Self::MonthFirst => (second, first),
        }
    }
}

/// A stretch of days, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Period {
    /// The first date.
    pub first: NaiveDate,
    /// The last date.
    pub last: NaiveDate,
}

impl Period {
    pub(super) fn day(day: NaiveDate) -> Self {
        Self { first: day, last: day }
    }

    /// This many months, from the first day of the given one; `None` if there is no such month.
    #[must_use]
    pub fn months(year: i32, first_month: u32, count: u32) -> Option<Self> {
        let first = NaiveDate::from_ymd_opt(year, first_month, 1)?;
        let last = first.checked_add_months(Months::new(count))?.checked_sub_days(Days::new(1))?;
        Some(Self { first, last })
    }

    /// Whether the date is in the period.
    #[must_use]
    pub fn contains(&self, day: NaiveDate) -> bool {
        (self.first..=self.last).contains(&day)
    }
}

/// One date: `2023-05-08`, `08/5/2023`, `8-5-2023`, `8.5.2023`, `ngày 08 tháng 5 năm 2023` (in any case, with or
/// without diacritics), `8 May 2023`, `May 8, 2023`,
/// `8th of May 2023`. Years are 1000 to 9999.
#[must_use]
pub fn parse_date(text: &str) -> Option<NaiveDate> {
    DateOrder::DayFirst.date(text)
}

/// A date as in [`parse_date`]; `2023`, `năm 2023`; `2023-05`, `5/2023`, `tháng 5/2023`, `tháng 3-2018`, `May 2023`;
/// `2023-Q2`, `Q2/2023`, `quý II/2023`; or two of them with `..` between.
#[must_use]
pub fn parse_period(text: &str) -> Option<Period> {
    DateOrder::DayFirst.period(text)
}

/// A piece of a written date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Item<'a> {
    Word(&'a str),
    /// One or two digits.
    Short(u32),
    /// Four digits that can be a year.
    Year(i32),
    /// One of `-`, `/`, `.`, `,`.
    Sign(char),
}

/// Whether the word may be the first of a date as in [`parse_date`], by its folded text.
#[must_use]
pub fn may_begin_date(folded: &str) -> bool {
    let word = &folded[..run(folded, |c| c.is_ascii_alphabetic())];
    folded.starts_with(|c: char| c.is_ascii_digit()) || word == "ngay" || english_month(word).is_some()
}

/// The longest date has six pieces and signs; more is no date, however long the text is.
const MOST_ITEMS: usize = 8;

fn items(folded: &str) -> Option<Vec<Item<'_>>> {
    let mut found = Vec::new();
    let mut rest = folded.trim();
    while let Some(first) = rest.chars().next() {
        if found.len() == MOST_ITEMS {
            return None;
        }
        let length = if first.is_ascii_digit() {
            let length = run(rest, |c| c.is_ascii_digit());
            found.push(match (length, rest[..length].parse::<i32>().ok()?) {
                (1 | 2, number) => Item::Short(u32::try_from(number).ok()?),
                (4, year @ 1000..) => Item::Year(year),
                _ => return None,
            });
            length + if length < 3 { ordinal_ending(&rest[length..]) } else { 0 }
        } else if first.is_ascii_alphabetic() {
            let length = run(rest, |c| c.is_ascii_alphabetic());
            found.push(Item::Word(&rest[..length]));
            length
        } else {
            found.push(Item::Sign(match first {
                '-' | '/' | '.' | ',' => first,
                '–' | '‐' | '‑' => '-',
                _ => return None,
            }));
            first.len_utf8()
        };
        rest = rest[length..].trim_start();
    }
    Some(found)
}

/// How long the ending of an ordinal number is, and what belongs to it: "6th March", "the 1st of May".
fn ordinal_ending(text: &str) -> usize {
    let Some(behind) = ["st", "nd", "rd", "th"].iter().find_map(|end| text.strip_prefix(end)) else { return 0 };
    if behind.starts_with(|c: char| c.is_alphanumeric()) {
        return 0;
    }
    let behind = behind.strip_prefix(" of ").unwrap_or(behind);
    text.len() - behind.len()
}

fn run(text: &str, belongs: impl Fn(char) -> bool) -> usize {
    text.find(|c| !belongs(c)).unwrap_or(text.len())
}

fn day(items: &[Item<'_>], order: DateOrder) -> Option<NaiveDate> {
    use Item::{Short, Sign, Word, Year};
    let (items, order) = match items {
        [Word("ngay"), rest @ ..] => (rest, DateOrder::DayFirst),
        all => (all, order),
    };
    let (year, month, day) = match *items {
        [Year(year), Sign(a), Short(month), Sign(b), Short(day)] if a == b && a != ',' => (year, month, day),
        [Short(first), Sign(a), Short(second), Sign(b), Year(year)] if a == b && a != ',' => {
            let (day, month) = order.day_and_month(first, second);
            (year, month, day)
        }
        [Short(day), Word("thang"), Short(month), Word("nam") | Sign(_), Year(year)]
        | [Short(day), Sign('/' | '-'), Short(month), Word("nam"), Year(year)]
        | [Short(day), Word("thang"), Short(month), Year(year)]
        | [Short(day), Word("thang"), Short(month), Sign(','), Word("nam"), Year(year)] => (year, month, day),
        [Short(day), Word(name), Year(year)]
        | [Short(day), Word(name), Sign(','), Year(year)]
        | [Word(name), Short(day), Year(year)]
        | [Word(name), Short(day), Sign(','), Year(year)] => (year, english_month(name)?, day),
        _ => return None,
    };
    NaiveDate::from_ymd_opt(year, month, day).filter(|date| (1000..=9999).contains(&date.year()))
}

fn period(items: &[Item<'_>], order: DateOrder) -> Option<Period> {
    use Item::{Short, Sign, Word, Year};
    if let Some(day) = day(items, order) {
        return Some(Period::day(day));
    }
    match *items {
        [Year(year)] | [Word("nam"), Year(year)] => Period::months(year, 1, 12),
        [Year(year), Sign('-' | '/'), Short(month)]
        | [Short(month), Sign('-' | '/'), Year(year)]
        | [Word("thang"), Short(month), Sign(_) | Word("nam"), Year(year)]
        | [Word("thang"), Short(month), Year(year)]
        | [Word("thang"), Short(month), Sign(','), Word("nam"), Year(year)] => Period::months(year, month, 1),
        [Year(year), Sign('-' | '/'), Word("q"), Short(number)]
        | [Year(year), Word("q"), Short(number)]
        | [Word("q" | "quy"), Short(number), Sign(_) | Word("nam"), Year(year)]
        | [Word("q" | "quy"), Short(number), Year(year)] => quarter(year, number),
        [Word("quy"), Word(roman), Sign(_) | Word("nam"), Year(year)]
        | [Word("quy"), Word(roman), Sign(','), Word("nam"), Year(year)]
        | [Word("quy"), Word(roman), Year(year)] => quarter(year, roman_quarter(roman)?),
        [Word(name), Year(year)] | [Word(name), Sign(','), Year(year)] => Period::months(year, english_month(name)?, 1),
        _ => None,
    }
}

/// The months in English.
const ENGLISH_MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// The number of the month of a folded English name, whole or shortened: `may`, `sep`, `sept`.
#[must_use]
pub fn english_month(folded: &str) -> Option<u32> {
    let is_meant = |month: &str| {
        let short = &month[..3];
        folded.starts_with(short) && (folded == short || folded == fold(month))
    };
    let number =
        ENGLISH_MONTHS.iter().position(|month| is_meant(month) || (folded == "sept" && *month == "september"))?;
    u32::try_from(number).ok().map(|number| number + 1)
}

/// The days of the week in English.
const ENGLISH_WEEKDAYS: [(&str, Weekday); 7] = [
    ("monday", Weekday::Mon),
    ("tuesday", Weekday::Tue),
    ("wednesday", Weekday::Wed),
    ("thursday", Weekday::Thu),
    ("friday", Weekday::Fri),
    ("saturday", Weekday::Sat),
    ("sunday", Weekday::Sun),
];

/// The day of the week of a folded English name, whole or shortened: `monday`, `mon`, `tues`, `thurs`.
#[must_use]
pub fn english_weekday(folded: &str) -> Option<Weekday> {
    let is_meant = |name: &str| match folded.len() {
        3 => name.starts_with(folded),
        4 | 5 => matches!(folded, "tues" | "thur" | "thurs") && name.starts_with(folded),
        _ => name == folded,
    };
    ENGLISH_WEEKDAYS.iter().find(|(name, _)| is_meant(name)).map(|(_, day)| *day)
}

/// The quarters as offices number them.
const ROMAN: [&str; 4] = ["i", "ii", "iii", "iv"];

/// The quarter that a Roman number in small letters means.
#[must_use]
pub fn roman_quarter(letters: &str) -> Option<u32> {
    let number = ROMAN.iter().position(|&known| known == letters)?;
    u32::try_from(number).ok().map(|number| number + 1)
}

/// A quarter of a year; there are four.
#[must_use]
pub fn quarter(year: i32, number: u32) -> Option<Period> {
    (1..=4).contains(&number).then(|| Period::months(year, number * 3 - 2, 3))?
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn days() {
        for (text, expected) in [
            ("2023-05-08", Some("2023-05-08")),
            ("08/5/2023", Some("2023-05-08")),
            ("8-5-2023", Some("2023-05-08")),
            ("8.5.2023", Some("2023-05-08")),
            ("13/05/2023", Some("2023-05-13")),
            ("05/13/2023", None),
            ("ngày 08 tháng 5 năm 2023", Some("2023-05-08")),
            ("NGÀY 08 THÁNG 5 NĂM 2023", Some("2023-05-08")),
            ("nga\u{300}y 8 thang 5 nam 2023", Some("2023-05-08")),
            ("ngày 8 tháng 5/2023", Some("2023-05-08")),
            ("ngày 08/5/2023", Some("2023-05-08")),
            (" 8 tháng 5 năm 2023 ", Some("2023-05-08")),
            ("8 tháng 5 2023", Some("2023-05-08")),
            ("8 May 2023", Some("2023-05-08")),
            ("May 8, 2023", Some("2023-05-08")),
            ("sept 8 2023", Some("2023-09-08")),
            ("8 JULY, 2023", Some("2023-07-08")),
            ("31 June 2023", None),
            ("8 Maybe 2023", None),
            ("29/02/2023", None),
            ("29/02/2024", Some("2024-02-29")),
            ("chiều ngày 08 ngày 5 năm 2023", None),
            ("0999-01-01", None),
            ("1000-01-01", Some("1000-01-01")),
            ("9999-12-31", Some("9999-12-31")),
            ("10000-01-01", None),
            ("8/5/23", None),
            ("8-5/2023", None),
            ("2023-05-08T10:00", None),
            ("2023", None),
            ("", None),
        ] {
            let found = parse_date(text).map(|day| day.to_string());
            assert_eq!(found.as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn words_that_begin_a_date() {
        for (word, is_one) in
            [("ngay", true), ("8", true), ("8th", true), ("may", true), ("may8", true), ("juli", true)]
                .into_iter()
                .chain([("maybe", false), ("thang", false), ("", false), ("nam", false), ("monday", false)])
        {
            assert_eq!(may_begin_date(word), is_one, "{word}");
        }
    }

    #[test]
    fn months_first() {
        for (text, expected) in [
            ("05/08/2023", Some("2023-05-08")),
            ("5-8-2023", Some("2023-05-08")),
            ("05/13/2023", Some("2023-05-13")),
            ("13/05/2023", None),
            ("2023-05-08", Some("2023-05-08")),
            ("ngày 08/5/2023", Some("2023-05-08")),
            ("8 tháng 5 năm 2023", Some("2023-05-08")),
            ("8 May 2023", Some("2023-05-08")),
        ] {
            let found = DateOrder::MonthFirst.date(text).map(|day| day.to_string());
            assert_eq!(found.as_deref(), expected, "{text}");
        }
        let period = DateOrder::MonthFirst.period("3/1/2023..5/8/2023").map(|p| format!("{}..{}", p.first, p.last));
        assert_eq!(period.as_deref(), Some("2023-03-01..2023-05-08"));
    }

    #[test]
    fn periods() {
        for (text, expected) in [
            ("08/5/2023", Some("2023-05-08..2023-05-08")),
            ("2023", Some("2023-01-01..2023-12-31")),
            ("năm 2023", Some("2023-01-01..2023-12-31")),
            ("9999", Some("9999-01-01..9999-12-31")),
            ("2023-05", Some("2023-05-01..2023-05-31")),
            ("tháng 5/2023", Some("2023-05-01..2023-05-31")),
            ("Tháng 3-2018", Some("2018-03-01..2018-03-31")),
            ("tháng 2 năm 2024", Some("2024-02-01..2024-02-29")),
            ("5/2023", Some("2023-05-01..2023-05-31")),
            ("May 2023", Some("2023-05-01..2023-05-31")),
            ("january 2023", Some("2023-01-01..2023-01-31")),
            ("Feb, 2024", Some("2024-02-01..2024-02-29")),
            ("July 2023", Some("2023-07-01..2023-07-31")),
            ("Maybe 2023", None),
            ("thang 5 2023", Some("2023-05-01..2023-05-31")),
            ("tháng 5 năm 2023", Some("2023-05-01..2023-05-31")),
            ("quý 2 năm 2023", Some("2023-04-01..2023-06-30")),
            ("quy 2 nam 2023", Some("2023-04-01..2023-06-30")),
            ("May 2023..June 2023", Some("2023-05-01..2023-06-30")),
            ("2023-Q2", Some("2023-04-01..2023-06-30")),
            ("quý II/2023", Some("2023-04-01..2023-06-30")),
            ("QUÝ IV năm 2023", Some("2023-10-01..2023-12-31")),
            ("quý 1/2023", Some("2023-01-01..2023-03-31")),
            ("Q2/2023", Some("2023-04-01..2023-06-30")),
            ("2023-01-01..2023-06-30", Some("2023-01-01..2023-06-30")),
            ("2022..2023-Q1", Some("2022-01-01..2023-03-31")),
            ("tháng 3/2023 .. 15/4/2023", Some("2023-03-01..2023-04-15")),
            ("2023-06..2023-01", None),
            ("2023-13", None),
            ("2023-Q5", None),
            ("quý V/2023", None),
            ("0999", None),
            ("..", None),
            ("2023..", None),
            ("trong thời gian tới", None),
        ] {
            let found = parse_period(text).map(|p| format!("{}..{}", p.first, p.last));
            assert_eq!(found.as_deref(), expected, "{text}");
        }
    }

    proptest! {
        #[test]
        fn every_spelling_of_a_day(year in 1000..=9999_i32, month in 1..=12_u32, day in 1..=28_u32) {
            let date = NaiveDate::from_ymd_opt(year, month, day);
            for text in [
                format!("{year}-{month:02}-{day:02}"),
                format!("{day:02}/{month}/{year}"),
                format!("{day}.{month:02}.{year}"),
                format!("ngày {day:02} tháng {month} năm {year}"),
            ] {
                prop_assert_eq!(parse_date(&text), date);
                prop_assert_eq!(parse_period(&text).map(|p| p.last), date);
            }
        }

        #[test]
        fn never_panics(text in "[0-9quyQnamthangII/. -]{0,20}|\\PC{0,20}") {
            let _ = parse_date(&text);
            if let Some(period) = parse_period(&text) {
                prop_assert!(period.first <= period.last);
            }
        }
    }
}
