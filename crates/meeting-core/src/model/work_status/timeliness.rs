//! Completion against the deadline: the four buckets of a report.

use chrono::NaiveDate;

/// The progress of work, common to the statuses of tasks and directives.
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
    /// The number of days past the deadline on the day `as_of`, 0 if in time. None for withdrawn work, and if the
    /// deadline or the day of completion is unknown.
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
    /// Done by the deadline, or without one; also without a day of completion (a rule reports that).
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

    /// The name in JSON and CSV; `timeliness-<name>` is the key in the catalogs.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::CompletedInTime => "completed-on-time",
            Self::CompletedLate => "completed-late",
            Self::OpenInTime => "open-not-due",
            Self::OpenOverdue => "open-overdue",
        }
    }

    /// The bucket on the day `as_of`; none for withdrawn work. Work that is done on the day of the deadline is in time.
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

/// The number of days from the deadline to `day`: 0 if `day` is not after it, or one of them is unknown.
fn days_late(due: Option<NaiveDate>, day: Option<NaiveDate>) -> i64 {
    match (due, day) {
        (Some(due), Some(day)) => (day - due).num_days().max(0),
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::{Progress, Timeliness, days_late};

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
    fn days() {
        assert_eq!(days_late(day(5), day(9)), 4);
        assert_eq!(days_late(day(5), day(5)), 0);
        assert_eq!(days_late(day(5), day(1)), 0);
        assert_eq!(days_late(None, day(1)), 0);
    }
}
