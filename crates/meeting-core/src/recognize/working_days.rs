//! Working days: which days count where a deadline says "ngày làm việc".

use std::collections::BTreeSet;
use std::sync::LazyLock;

use chrono::{Datelike, NaiveDate, Weekday};
use serde_json::Value;

/// The public holidays of Vietnam and the days swapped for them, by year, with their sources.
const VIETNAM: &str = include_str!("holidays-vn.yaml");

static VIETNAMESE: LazyLock<PublicHolidays> = LazyLock::new(|| PublicHolidays::read(VIETNAM).unwrap_or_default());

/// The public holidays of a country.
#[derive(Debug, Default)]
struct PublicHolidays {
    /// Days off, weekends aside.
    off: BTreeSet<NaiveDate>,
    /// Days of a weekend that are worked.
    worked: BTreeSet<NaiveDate>,
    /// The first and the last year that is known.
    years: (i32, i32),
}

impl PublicHolidays {
    fn read(text: &str) -> Option<Self> {
        let data = lossless_yaml::parse(text).ok()?.value;
        let day = |entry: &Value| entry["date"].as_str()?.parse().ok();
        let of = |is_worked: bool| {
            let entries = data["days"].as_array().into_iter().flatten();
            entries.filter(|entry| (entry["kind"] == "worked") == is_worked).filter_map(day).collect()
        };
        let year = |key: &str| i32::try_from(data["years"][key].as_i64()?).ok();
        Some(Self { off: of(false), worked: of(true), years: (year("from")?, year("to")?) })
    }
}

/// The days that count as working days in an archive: no weekends and no public holidays, with what its office adds.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct WorkingDays {
    /// Further days off.
    pub holidays: BTreeSet<NaiveDate>,
    /// Days that are worked although they are weekends or public holidays.
    pub worked: BTreeSet<NaiveDate>,
}

impl WorkingDays {
    /// Whether a day is worked; `is_public` if the public holidays of Vietnam are left out.
    #[must_use]
    pub fn is_worked(&self, day: NaiveDate, is_public: bool) -> bool {
        if self.worked.contains(&day) || self.holidays.contains(&day) {
            return self.worked.contains(&day);
        }
        let is_weekend = matches!(day.weekday(), Weekday::Sat | Weekday::Sun);
        let (off, worked) =
            if is_public { (VIETNAMESE.off.contains(&day), VIETNAMESE.worked.contains(&day)) } else { (false, false) };
        worked || !is_weekend && !off
    }

    /// The working day that is `count` after `from`, which does not count itself. `None` beyond the calendar.
    #[must_use]
    pub fn after(&self, from: NaiveDate, count: u32, is_public: bool) -> Option<NaiveDate> {
        let coming = from.iter_days().skip(1).filter(|day| self.is_worked(*day, is_public));
        coming.take(usize::try_from(count).ok()?).last()
    }
}

/// The first year from that of `from` to that of `last` whose public holidays are not known.
#[must_use]
pub fn unknown_year(from: NaiveDate, last: NaiveDate) -> Option<i32> {
    let (first_known, last_known) = VIETNAMESE.years;
    (from.year()..=last.year()).find(|year| !(first_known..=last_known).contains(year))
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::{VIETNAM, VIETNAMESE, WorkingDays, unknown_year};

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn after(days: &WorkingDays, from: &str, count: u32, is_public: bool) -> String {
        days.after(day(from), count, is_public).unwrap().to_string()
    }

    #[test]
    fn with_public_holidays_and_without() {
        let days = WorkingDays::default();
        // 30 April and 1 May are holidays, 2 and 3 May a weekend.
        assert_eq!(after(&days, "2026-04-28", 5, true), "2026-05-07");
        assert_eq!(after(&days, "2026-04-28", 5, false), "2026-05-05");
        // Monday 31 August is off for Saturday 22 August, which is worked.
        assert_eq!(after(&days, "2026-08-21", 1, true), "2026-08-22");
        assert_eq!(after(&days, "2026-08-28", 1, true), "2026-09-03");
        // Tết.
        assert_eq!(after(&days, "2026-02-13", 1, true), "2026-02-23");
    }

    #[test]
    fn an_office_adds_its_own() {
        let own =
            WorkingDays { holidays: [day("2026-05-04")].into(), worked: [day("2026-05-02"), day("2026-05-01")].into() };
        assert_eq!(after(&own, "2026-04-30", 3, true), "2026-05-05");
    }

    #[test]
    fn years_without_data_are_known() {
        assert_eq!(unknown_year(day("2026-12-28"), day("2027-01-08")), None);
        assert_eq!(unknown_year(day("2027-12-28"), day("2028-01-08")), Some(2028));
        assert_eq!(unknown_year(day("2019-06-01"), day("2019-06-08")), Some(2019));
    }

    /// Every entry is used, and none twice.
    #[test]
    fn the_data_is_sound() {
        let entries = VIETNAM.lines().filter(|line| line.starts_with("- {date:")).count();
        assert_eq!(VIETNAMESE.off.len() + VIETNAMESE.worked.len(), entries);
        assert!(VIETNAMESE.off.is_disjoint(&VIETNAMESE.worked));
    }
}
