//! What a search holds.

use std::ops::Range;

use chrono::NaiveDate;

use crate::model::RecordState;
use crate::model::field::Part;

/// What a search found.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Hits {
    /// How many there are, whatever the limit shows.
    pub total: usize,
    /// Those that are shown, best first.
    pub hits: Vec<Hit>,
}

/// A part that was found.
#[derive(Debug, Clone, PartialEq)]
pub struct Hit {
    /// What it is.
    pub part: Part,
    /// Its record's id.
    pub record: String,
    /// Its own id, where it has one.
    pub id: Option<String>,
    /// `<record>#<id>`, or the record alone.
    pub reference: String,
    /// The session's day.
    pub date: Option<NaiveDate>,
    /// The record's title.
    pub title: String,
    /// The record's state.
    pub state: Option<RecordState>,
    /// Who is concerned: leads, speaks, presides.
    pub who: Option<String>,
    /// How well it fits: the higher the better, of no meaning beyond this search.
    pub score: f64,
    /// Whether the words stand there with the very marks that were typed.
    pub exact: bool,
    /// The words in their surroundings.
    pub snippet: Snippet,
    /// The record's file, from the archive's root.
    pub file: String,
    /// The line at which the part begins.
    pub line: usize,
}

/// A piece of a part's text.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Snippet {
    /// The text, in one line, with `…` where it was cut.
    pub text: String,
    /// The bytes of the words that were found, in order and without overlap.
    pub marks: Vec<Range<usize>>,
}
