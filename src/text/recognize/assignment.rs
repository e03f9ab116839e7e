//! Who does the work: `Giao Sở X chủ trì, phối hợp với Sở Y, Z …`, `Assign A to …`.

use std::ops::Range;

use super::Found;

/// Work that a text gives to somebody.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Assignment {
    /// Who answers for it (chủ trì): names as written, with their places in the text.
    pub lead: Vec<Found<String>>,
    /// Who supports it (phối hợp).
    pub support: Vec<Found<String>>,
    /// Where the work itself stands in the text; empty where the text names only who does it.
    pub work: Range<usize>,
}

/// Returns the assignments in a text, in order.
#[must_use]
pub fn assignments(text: &str) -> Vec<Found<Assignment>> {
    let _ = text;
    Vec::new()
}
