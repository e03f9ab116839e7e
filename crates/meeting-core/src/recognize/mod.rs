//! Recognizes deadlines, citations, assignments and people in Vietnamese or English text.
//!
//! Each result has the bytes that it was read from and a certainty. Guesses are marked as such, and text without a
//! recognized meaning is left alone.

pub mod absence;
pub mod assignment;
pub mod citation;
pub mod clock;
pub mod deadline;
pub mod honorific;
mod names;
pub mod organizations;
mod parties;
pub mod person;
#[cfg(test)]
mod phrases;
mod positions;
mod provision;
mod titles;
mod tokens;
mod when;
pub(crate) mod words;
pub mod working_days;

use std::ops::Range;

/// How sure a reading is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Certainty {
    /// A guess that the user should check.
    Guessed,
    /// Most probably right: another reading is possible but unlikely.
    Likely,
    /// No other reading is possible.
    Certain,
}

/// Something that was read out of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found<T> {
    /// Where it is: bytes of the text.
    pub span: Range<usize>,
    /// What it is.
    pub value: T,
    /// How sure that is.
    pub certainty: Certainty,
}
