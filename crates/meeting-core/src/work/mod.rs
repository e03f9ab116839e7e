//! Which work there is on a day, who answers for it, by when, and in which bucket of a report it is.
//!
//! What an archive's records say of their work goes in ([`WorkRecord`], small enough to be kept for each of them), and the
//! day that is asked about. [`work_on`] gives every piece of work of that day; [`Count`] is their sum, [`Period`] compares two
//! days. Nothing is stored of what is so on a day: it follows from the records, for the past as well.
//!
//! Everything that depends on other records or on the day is decided here and nowhere else.

mod count;
mod day;
mod occurrences;
mod part;
mod period;
mod piece;
mod plan;
mod record;
mod series;
mod unit;

pub use count::{Count, Counted, Counts};
pub use day::{AllWork, Series, WorkOnDay, work_on};
pub use part::PartOnDay;
pub use period::{Flow, Period};
pub use plan::{Plan, Planned, Plans};
pub use record::{PartRef, WorkPart, WorkRecord, WorkTies, WorkUpdate};

#[cfg(test)]
mod tests;
