//! What a search holds.

use std::ops::Range;

use chrono::NaiveDate;

use super::cell::{Cell, Content};
use super::item::Item;
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

impl Hit {
    /// Whether its record is a draft.
    #[must_use]
    pub fn is_draft(&self) -> bool {
        self.state == Some(RecordState::Draft)
    }

    /// What programs see of the hit.
    #[must_use]
    pub fn item(&self) -> Item<'_> {
        let text = |text: Option<_>| text.map_or(Content::Nothing, Content::Verbatim);
        let state = |state: RecordState| Content::Choice { key: RecordState::KEY, name: state.name() };
        Item::new([
            ("record", Cell::new(Content::Text(&self.record))),
            ("ref", Cell::new(Content::Text(&self.reference))),
            ("part", Cell::new(Content::Text(self.part.name()))),
            ("id", Cell::new(text(self.id.as_deref()))),
            ("date", Cell::new(self.date.map_or(Content::Nothing, Content::Date))),
            ("title", Cell::new(Content::Verbatim(&self.title))),
            ("state", Cell::new(self.state.map_or(Content::Nothing, state))),
            ("who", Cell::new(text(self.who.as_deref()))),
            ("score", Cell::new(Content::Score(self.score))),
            ("snippet", Cell::new(Content::Verbatim(&self.snippet.text))),
            ("highlights", Cell::new(Content::Marks(&self.snippet))),
            ("file", Cell::new(Content::Text(&self.file))),
            ("line", Cell::new(Content::Count(i64::try_from(self.line).unwrap_or(i64::MAX)))),
        ])
    }
}

impl Snippet {
    /// The marks as pairs of character offsets, for programs that do not count bytes.
    pub(super) fn mark_columns(&self) -> impl Iterator<Item = [usize; 2]> {
        let column = |offset: usize| self.text[..offset].chars().count();
        self.marks.iter().map(move |mark| [column(mark.start), column(mark.end)])
    }
}
