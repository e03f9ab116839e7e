//! Where a query found nothing: what may have been meant.

use std::io::Write;

use super::Environment;
use crate::query::{Query, hints};

/// Writes the hints of a query that found nothing on standard error.
pub(super) fn show_hints(query: &Query, environment: &Environment) {
    let mut stderr = std::io::stderr().lock();
    for hint in hints(query) {
        // A note for people; whoever has closed the stream does not want it.
        let _ = writeln!(stderr, "{}", environment.catalog.say(&hint));
    }
}
