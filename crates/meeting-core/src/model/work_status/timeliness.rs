//! Was the work in time? The four buckets of a report.

use chrono::NaiveDate;

/// How far work is, whatever its list calls it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Progress {
    /// Still to be done.
    Open,
    /// Done.
    Done,
    /// Not to be done any more.
    Withdrawn,
}

impl Progress {
    /// Returns how many days late work is that is so far on the day `as_of`: 0 in time. None where there is no deadline,
    /// where nobody wrote down when the work was done, and where it was withdrawn.
    #[must_use]
    pub fn late(self, due: Option<NaiveDate>, completed: Option<NaiveDate>, as_of: NaiveDate) -> Option<i64> {
        let until = match self {
            Self::Open => Some(as_of),
            Self::Done => completed,
            Self::Withdrawn => None,
        };
        Some((until? - due?).num_days().max(0))
    }
}

/// The four buckets into which work that counts falls.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Timeliness {
    /// Done by the deadline, or without one; also where nobody wrote down when (a rule reports that).
    CompletedInTime,
    /// Done after the deadline.
    CompletedLate,
    /// Open, and the deadline is not past, or there is none.
    OpenInTime,
    /// Open past the deadline.
    OpenOverdue,
}

impl Timeliness {
    /// Every bucket, in the order of reports.
    pub const ALL: [Self; 4] = [Self::CompletedInTime, Self::CompletedLate, Self::OpenInTime, Self::OpenOverdue];

    /// Returns the name that JSON and CSV use, and the catalogs behind `timeliness-`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::CompletedInTime => "completed-on-time",
            Self::CompletedLate => "completed-late",
            Self::OpenInTime => "open-not-due",
            Self::OpenOverdue => "open-overdue",
        }
    }

    /// Returns the bucket of work that is as far as `progress` on the day `as_of`; none for what was withdrawn. A
    /// deadline is the last day on which the work is in time.
    #[must_use]
    pub fn of(
        progress: Progress,
        due: Option<NaiveDate>,
        completed: Option<NaiveDate>,
        as_of: NaiveDate,
    ) -> Option<Self> {
        match progress {
            Progress::Withdrawn => None,
            Progress::Done if days_late(due, completed) > 0 => Some(Self::CompletedLate),
            Progress::Done => Some(Self::CompletedInTime),
            Progress::Open if days_late(due, Some(as_of)) > 0 => Some(Self::OpenOverdue),
            Progress::Open => Some(Self::OpenInTime),
        }
    }
}

/// Returns the last deadline that is past on the day `as_of`: a deadline is the last day on which the work is in time.
#[must_use]
pub fn last_missed(as_of: NaiveDate) -> NaiveDate {
    as_of.pred_opt().unwrap_or(as_of)
}

/// Returns how many days `day` lies behind the deadline: 0 in time, or where one of them is not known.
fn days_late(due: Option<NaiveDate>, day: Option<NaiveDate>) -> i64 {
    match (due, day) {
        (Some(due), Some(day)) => (day - due).num_days().max(0),
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::{Progress, Timeliness, days_late, last_missed};

    fn day(day: u32) -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(2023, 5, day)
    }

    #[test]
    fn buckets() {
        let of = |progress, due, completed| Timeliness::of(progress, due, completed, day(8).unwrap());
        for (progress, due, completed, bucket) in [
            (Progress::Done, day(5), day(5), Some(Timeliness::CompletedInTime)),
            (Progress::Done, day(5), day(6), Some(Timeliness::CompletedLate)),
            (Progress::Done, None, day(6), Some(Timeliness::CompletedInTime)),
            (Progress::Done, day(5), None, Some(Timeliness::CompletedInTime)),
            (Progress::Open, day(8), None, Some(Timeliness::OpenInTime)),
            (Progress::Open, None, None, Some(Timeliness::OpenInTime)),
            (Progress::Open, day(7), None, Some(Timeliness::OpenOverdue)),
            (Progress::Withdrawn, day(5), day(6), None),
        ] {
            assert_eq!(of(progress, due, completed), bucket, "{progress:?} {due:?} {completed:?}");
        }
    }

    #[test]
    fn late() {
        let late = |progress: Progress, due, completed| progress.late(due, completed, day(8).unwrap());
        assert_eq!(late(Progress::Open, day(5), None), Some(3));
        assert_eq!(late(Progress::Open, day(9), None), Some(0));
        assert_eq!(late(Progress::Open, None, None), None);
        assert_eq!(late(Progress::Done, day(5), day(6)), Some(1));
        assert_eq!(late(Progress::Done, day(5), None), None);
        assert_eq!(late(Progress::Withdrawn, day(5), None), None);
    }

    #[test]
    fn the_last_missed_deadline() {
        let missed = last_missed(day(8).unwrap());
        assert_eq!(Progress::Open.late(Some(missed), None, day(8).unwrap()), Some(1));
        assert_eq!(Progress::Open.late(missed.succ_opt(), None, day(8).unwrap()), Some(0));
    }

    #[test]
    fn days() {
        assert_eq!(days_late(day(5), day(9)), 4);
        assert_eq!(days_late(day(5), day(5)), 0);
        assert_eq!(days_late(day(5), day(1)), 0);
        assert_eq!(days_late(None, day(1)), 0);
    }
}
