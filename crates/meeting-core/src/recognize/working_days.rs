//! Working days: which days count where a deadline says "ngày làm việc".

use std::collections::BTreeSet;
use std::sync::LazyLock;

use chrono::{Datelike, NaiveDate, Weekday};
use serde_json::Value;

/// Which days are worked: weekdays, without the holidays and with the days that are worked instead.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct WorkingDays {
    /// Days off, weekends aside.
    holidays: BTreeSet<NaiveDate>,
    /// Days of a weekend that are worked.
    worked: BTreeSet<NaiveDate>,
    /// The years whose holidays are known, the first and the last; `None` where no country's holidays are meant.
    years: Option<(i32, i32)>,
}

/// The public holidays of Vietnam and the days swapped for them, by year, with their sources.
const VIETNAM: &str = include_str!("holidays-vn.yaml");

static VIETNAMESE: LazyLock<WorkingDays> = LazyLock::new(|| WorkingDays::read(VIETNAM).unwrap_or_default());

impl WorkingDays {
    /// The days that public offices of Vietnam work.
    #[must_use]
    pub fn vietnam() -> &'static Self {
        &VIETNAMESE
    }

    fn read(text: &str) -> Option<Self> {
        let data = lossless_yaml::parse(text).ok()?.value;
        let day = |entry: &Value| entry["date"].as_str()?.parse().ok();
        let of = |is_worked: bool| {
            let entries = data["days"].as_array().into_iter().flatten();
            entries.filter(|entry| (entry["kind"] == "worked") == is_worked).filter_map(day).collect()
        };
        let year = |key: &str| i32::try_from(data["years"][key].as_i64()?).ok();
        Some(Self { holidays: of(false), worked: of(true), years: Some((year("from")?, year("to")?)) })
    }

    /// The same with further days off and further days worked, those of an office.
    #[must_use]
    pub fn with(
        mut self,
        holidays: impl IntoIterator<Item = NaiveDate>,
        worked: impl IntoIterator<Item = NaiveDate>,
    ) -> Self {
        for day in holidays {
            self.worked.remove(&day);
            self.holidays.insert(day);
        }
        for day in worked {
            self.holidays.remove(&day);
            self.worked.insert(day);
        }
        self
    }

    /// Whether a day is worked.
    #[must_use]
    pub fn is_worked(&self, day: NaiveDate) -> bool {
        let is_weekend = matches!(day.weekday(), Weekday::Sat | Weekday::Sun);
        if is_weekend { self.worked.contains(&day) } else { !self.holidays.contains(&day) }
    }

    /// The working day that is so many after `from`, which does not count itself. `None` beyond the calendar.
    #[must_use]
    pub fn after(&self, from: NaiveDate, count: u32) -> Option<NaiveDate> {
        let coming = from.iter_days().skip(1).filter(|day| self.is_worked(*day));
        coming.take(usize::try_from(count).ok()?).last()
    }

    /// The first year up to the one of `last` whose holidays are not known, where those of a country are meant.
    #[must_use]
    pub fn unknown_year(&self, from: NaiveDate, last: NaiveDate) -> Option<i32> {
        let (first_known, last_known) = self.years?;
        (from.year()..=last.year()).find(|year| !(first_known..=last_known).contains(year))
    }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::WorkingDays;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn five_working_days() {
        let vietnam = WorkingDays::vietnam();
        let after = |from, count| vietnam.after(day(from), count).unwrap().to_string();
        // 30 April and 1 May are holidays, 2 and 3 May a weekend.
        assert_eq!(after("2026-04-28", 5), "2026-05-07");
        // Monday 31 August is off for Saturday 22 August, which is worked.
        assert_eq!(after("2026-08-21", 1), "2026-08-22");
        assert_eq!(after("2026-08-28", 1), "2026-09-03");
        // Tết.
        assert_eq!(after("2026-02-13", 1), "2026-02-23");
        let weekends = WorkingDays::default();
        assert_eq!(weekends.after(day("2026-04-28"), 5), Some(day("2026-05-05")));
        assert_eq!(weekends.unknown_year(day("1999-01-01"), day("2050-01-01")), None);
    }

    #[test]
    fn an_office_adds_its_own() {
        let own = WorkingDays::vietnam().clone().with([day("2026-05-04")], [day("2026-05-02"), day("2026-05-01")]);
        assert_eq!(own.after(day("2026-04-30"), 3), Some(day("2026-05-05")));
    }

    #[test]
    fn years_without_data_are_known() {
        let vietnam = WorkingDays::vietnam();
        assert_eq!(vietnam.unknown_year(day("2026-12-28"), day("2027-01-08")), None);
        assert_eq!(vietnam.unknown_year(day("2027-12-28"), day("2028-01-08")), Some(2028));
        assert_eq!(vietnam.unknown_year(day("2019-06-01"), day("2019-06-08")), Some(2019));
    }

    /// Every entry is used, and a day that is worked is one of a weekend.
    #[test]
    fn the_data_is_sound() {
        let vietnam = WorkingDays::vietnam();
        let entries = super::VIETNAM.lines().filter(|line| line.starts_with("- {date:")).count();
        assert_eq!(vietnam.holidays.len() + vietnam.worked.len(), entries);
        assert!(vietnam.worked.iter().all(|day| vietnam.is_worked(*day) && !vietnam.holidays.contains(day)));
        assert!(vietnam.holidays.iter().all(|day| !vietnam.is_worked(*day)));
    }
}
