//! The hits of a search.

use std::ops::Range;

use chrono::NaiveDate;

use super::cell::{Cell, Content};
use super::item::Item;
use crate::model::RecordState;
use crate::model::field::Part;

/// The result of a search.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Hits {
    /// How many hits there are without the limit.
    pub total: usize,
    /// The hits up to the limit, best first.
    pub hits: Vec<Hit>,
}

/// A part that matches.
#[derive(Debug, Clone, PartialEq)]
pub struct Hit {
    /// The kind of the part.
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
    /// The lead, speaker or chair.
    pub who: Option<String>,
    /// The score, higher for better, comparable within this search only.
    pub score: f64,
    /// Whether the words have the diacritics of the query.
    pub exact: bool,
    /// The words with the text around them.
    pub snippet: Snippet,
    /// The record's file, from the archive's root.
    pub file: String,
    /// The line at which the part begins.
    pub line: usize,
}

/// An excerpt of a part's text.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Snippet {
    /// The text, in one line, with `…` where it was cut.
    pub text: String,
    /// The bytes of the matching words, in order and without overlap.
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
