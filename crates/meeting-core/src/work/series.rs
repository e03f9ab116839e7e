//! The planned days of work that repeats.

use chrono::{Datelike, Days, NaiveDate, TimeDelta};

use crate::model::Repeats;

/// The planned days of work that repeats, counted from the first. A place in it is counted from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Schedule {
    pub repeats: Repeats,
    pub first: NaiveDate,
}

/// The length of a period.
enum Length {
    Days(i64),
    Months(i64),
}

fn length(repeats: Repeats) -> Length {
    match repeats {
        Repeats::Daily => Length::Days(1),
        Repeats::Weekly => Length::Days(7),
        Repeats::Fortnightly => Length::Days(14),
        Repeats::Monthly => Length::Months(1),
        Repeats::Quarterly => Length::Months(3),
        Repeats::HalfYearly => Length::Months(6),
        Repeats::Yearly => Length::Months(12),
    }
}

impl Schedule {
    /// The planned day at a place; none beyond the end of the calendar. A month's last day leads to the last days of
    /// months, any other day is cut to the month's last.
    pub fn planned(self, place: i64) -> Option<NaiveDate> {
        match length(self.repeats) {
            Length::Days(days) => self.first.checked_add_signed(TimeDelta::try_days(days.checked_mul(place)?)?),
            Length::Months(months) => {
                let last = month_end(months_of(self.first).checked_add(months.checked_mul(place)?)?)?;
                let is_last = self.first.succ_opt().is_none_or(|next| next.day() == 1);
                if is_last { Some(last) } else { last.with_day(self.first.day().min(last.day())) }
            }
        }
    }

    /// How many are planned up to a day, it included: the place of the first that is planned after it.
    pub fn count_until(self, day: NaiveDate) -> i64 {
        if day < self.first {
            return 0;
        }
        match length(self.repeats) {
            Length::Days(days) => (day - self.first).num_days() / days + 1,
            Length::Months(months) => {
                let place = (months_of(day) - months_of(self.first)) / months;
                place + i64::from(self.planned(place).is_some_and(|planned| planned <= day))
            }
        }
    }

    /// The place of a planned day; none of any other day.
    pub fn place(self, day: NaiveDate) -> Option<i64> {
        let place = self.count_until(day) - 1;
        (place >= 0 && self.planned(place) == Some(day)).then_some(place)
    }

    /// The end of the period in which `last_day` lies, or of the next where that is the day itself. Weeks end on Sunday; a
    /// fortnight is this week and the next.
    pub fn from_period_of(last_day: NaiveDate, repeats: Repeats) -> Self {
        let sunday = |weeks: u64| {
            let left = 6 - u64::from(last_day.weekday().num_days_from_monday());
            last_day.checked_add_days(Days::new(left + 7 * weeks))
        };
        let end = match (repeats, length(repeats)) {
            (Repeats::Daily, _) => last_day.succ_opt(),
            (Repeats::Fortnightly, _) => sunday(1),
            (_, Length::Days(_)) => sunday(0),
            (_, Length::Months(months)) => {
                let month = i64::from(last_day.month0());
                month_end(months_of(last_day) - month + month / months * months + months - 1)
            }
        };
        let schedule = Self { repeats, first: end.unwrap_or(last_day) };
        let is_later = schedule.first > last_day;
        let first = if is_later { None } else { schedule.planned(1) };
        Self { first: first.unwrap_or(schedule.first), ..schedule }
    }
}

/// The months from the year 0 to a day's.
fn months_of(day: NaiveDate) -> i64 {
    i64::from(day.year()) * 12 + i64::from(day.month0())
}

/// The last day of a month, counted from the year 0.
fn month_end(month: i64) -> Option<NaiveDate> {
    let next = month.checked_add(1)?;
    let year = i32::try_from(next.div_euclid(12)).ok()?;
    let month = u32::try_from(next.rem_euclid(12) + 1).ok()?;
    NaiveDate::from_ymd_opt(year, month, 1)?.pred_opt()
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::Schedule;
    use crate::model::Repeats;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn planned(repeats: Repeats, first: &str) -> String {
        let schedule = Schedule { repeats, first: day(first) };
        (0..4).map(|place| schedule.planned(place).unwrap().to_string()).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn planned_days() {
        assert_eq!(planned(Repeats::Daily, "2024-02-28"), "2024-02-28 2024-02-29 2024-03-01 2024-03-02");
        assert_eq!(planned(Repeats::Fortnightly, "2023-12-25"), "2023-12-25 2024-01-08 2024-01-22 2024-02-05");
        assert_eq!(planned(Repeats::Monthly, "2024-01-30"), "2024-01-30 2024-02-29 2024-03-30 2024-04-30");
        assert_eq!(planned(Repeats::Monthly, "2024-02-29"), "2024-02-29 2024-03-31 2024-04-30 2024-05-31");
        assert_eq!(planned(Repeats::Quarterly, "2024-06-30"), "2024-06-30 2024-09-30 2024-12-31 2025-03-31");
        assert_eq!(planned(Repeats::Yearly, "2024-02-28"), "2024-02-28 2025-02-28 2026-02-28 2027-02-28");
    }

    #[test]
    fn the_first_end_of_a_period() {
        let end = |repeats, last_day| Schedule::from_period_of(day(last_day), repeats).first.to_string();
        for (repeats, last_day, expected) in [
            (Repeats::Daily, "2024-03-04", "2024-03-05"),
            (Repeats::Weekly, "2024-03-04", "2024-03-10"),
            (Repeats::Weekly, "2024-03-10", "2024-03-17"),
            (Repeats::Fortnightly, "2024-03-04", "2024-03-17"),
            (Repeats::Fortnightly, "2024-03-10", "2024-03-17"),
            (Repeats::Monthly, "2024-01-31", "2024-02-29"),
            (Repeats::Quarterly, "2024-03-30", "2024-03-31"),
            (Repeats::Quarterly, "2024-03-31", "2024-06-30"),
            (Repeats::HalfYearly, "2024-07-01", "2024-12-31"),
            (Repeats::Yearly, "2024-12-31", "2025-12-31"),
        ] {
            assert_eq!(end(repeats, last_day), expected, "{repeats:?} {last_day}");
        }
    }

    /// What is calculated is what stepping from day to day finds.
    #[test]
    fn places_and_counts() {
        for repeats in Repeats::ALL.iter().copied() {
            for first in ["2023-12-31", "2024-01-29", "2024-01-30", "2024-02-29", "2024-03-15"] {
                let schedule = Schedule { repeats, first: day(first) };
                let mut count = 0;
                for day in day("2023-11-01").iter_days().take(1_500) {
                    let is_planned = schedule.planned(count) == Some(day);
                    assert_eq!(schedule.place(day), is_planned.then_some(count), "{repeats:?} {first} {day}");
                    count += i64::from(is_planned);
                    assert_eq!(schedule.count_until(day), count, "{repeats:?} {first} {day}");
                }
                assert!(count > 3);
            }
        }
    }

    #[test]
    fn the_end_of_the_calendar() {
        for repeats in Repeats::ALL.iter().copied() {
            let schedule = Schedule { repeats, first: NaiveDate::MAX };
            assert_eq!((schedule.planned(1), schedule.planned(i64::MAX)), (None, None));
            assert_eq!(schedule.count_until(NaiveDate::MAX), i64::from(schedule.planned(0).is_some()));
            Schedule::from_period_of(NaiveDate::MAX, repeats);
        }
    }
}
