//! What a text says about deadlines, documents, work and people: read out of running words, Vietnamese or English.
//!
//! In goes a text; out come findings, each with the bytes that it was read from and how sure it is. Nothing is ever
//! guessed without saying so, and what has no meaning here stays words.

pub mod assignment;
pub mod citation;
pub mod day;
pub mod deadline;
mod honorific;
mod names;
mod organizations;
mod parties;
pub mod person;
#[cfg(test)]
mod phrases;
mod positions;
mod provision;
mod titles;
mod tokens;
mod when;

use std::ops::Range;

/// How sure a reading is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Certainty {
    /// A guess that somebody has to look at.
    Guessed,
    /// Most probably right: the words leave another reading, which nobody would choose.
    Likely,
    /// The words leave no other reading.
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
