//! What work was on a day, in SQL.

use chrono::NaiveDate;

use crate::index::codes::code;
use crate::index::extract::day;
use crate::model::{RecordState, SessionStatus};

/// Returns the SQL of the status that the work `w` had by its own words on the day `as_of`.
pub(in crate::index) fn own_status(w: &str, as_of: NaiveDate) -> String {
    let as_of = day(as_of);
    // Most statuses hold since long; only of the others the past is looked up.
    let earlier = format!("SELECT status FROM past WHERE part = {w}.id AND until > {as_of} ORDER BY until LIMIT 1");
    format!("CASE WHEN {w}.since > {as_of} THEN ({earlier}) ELSE {w}.status END")
}

/// Returns the SQL of the status that the work `w` had on the day `as_of`: what a newer directive made of it comes
/// first. `has_replaced`: whether the table `replaced` has rows.
pub(in crate::index) fn status(w: &str, as_of: NaiveDate, has_replaced: bool) -> String {
    let own = own_status(w, as_of);
    if has_replaced { format!("IFNULL((SELECT status FROM replaced WHERE id = {w}.id), {own})") } else { own }
}

/// Returns the SQL of the day of the last update of the work `w` that is not after the day `as_of`.
pub(in crate::index) fn updated(w: &str, as_of: NaiveDate) -> String {
    let as_of = day(as_of);
    let earlier = format!("SELECT max(day) FROM update_before WHERE part = {w}.id AND day <= {as_of}");
    format!("CASE WHEN {w}.updates > {as_of} THEN ({earlier}) ELSE NULLIF({w}.updates, 0) END")
}

/// Returns the SQL of "the work of the record `r` had been given by the day `as_of`": not what is asked for later, and
/// nothing by a record or session that was cancelled.
pub(in crate::index) fn is_given(as_of: NaiveDate) -> String {
    let [record, session] =
        [RecordState::Cancelled.name(), SessionStatus::Cancelled.name()].map(|it| code(it).unwrap_or(-1));
    format!("(IFNULL(r.date <= {}, 1) AND r.state IS NOT {record} AND r.status IS NOT {session})", day(as_of))
}
