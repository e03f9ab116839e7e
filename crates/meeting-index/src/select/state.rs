//! The SQL of the status and the last update of work on a day. Past statuses are stored with their days.

use chrono::NaiveDate;

use crate::codes::status_code;
use crate::extract::day;
use meeting_core::model::WorkStatus;

/// The SQL of the status of the work `w` on the day `as_of`.
pub(crate) fn status(w: &str, as_of: NaiveDate) -> String {
    let as_of = day(as_of);
    // Most statuses have not changed since the day, so the past is rarely looked up.
    let earlier = format!("SELECT status FROM past WHERE part = {w}.id AND day <= {as_of} ORDER BY day DESC LIMIT 1");
    format!("CASE WHEN {w}.since > {as_of} THEN ({earlier}) ELSE {w}.status END")
}

/// The SQL of "the work `w` of the record `r` had been assigned by the day `as_of`, and had one of these statuses".
pub(super) fn is_of(w: &str, as_of: NaiveDate, statuses: impl Fn(WorkStatus) -> bool) -> String {
    let codes = WorkStatus::all().filter(|status| statuses(*status)).map(|status| status_code(status).to_string());
    let codes = codes.collect::<Vec<_>>().join(", ");
    format!("({} IN ({codes}) AND r.asks <= {})", status(w, as_of), day(as_of))
}

/// The SQL of the day of the last update of the work `w` up to the day `as_of`.
pub(crate) fn updated(w: &str, as_of: NaiveDate) -> String {
    let as_of = day(as_of);
    let earlier = format!("SELECT max(day) FROM update_before WHERE part = {w}.id AND day <= {as_of}");
    format!("CASE WHEN {w}.updates > {as_of} THEN ({earlier}) ELSE NULLIF({w}.updates, 0) END")
}
