//! What a document says: blocks of text to the draft of a record.
//!
//! [`walk`] goes through the blocks once and hands each to whoever understands it; what nobody takes is left over.

mod actions;
mod boilerplate;
mod casing;
mod coverage;
mod dates;
mod directives;
mod extraction;
mod header;
mod labels;
mod organizations;
mod people;
mod proceedings;
mod record;
mod session;
mod text;
mod walk;

use chrono::NaiveDate;

use super::document::Document;
use super::draft::Draft;

/// What the secretary says next to the document.
#[derive(Debug, Clone, Default)]
pub struct ImportOptions {
    /// The session's title.
    pub title: Option<String>,
    /// The session's day.
    pub date: Option<NaiveDate>,
    /// The kind of session.
    pub kind: Option<String>,
    /// Where the document was published.
    pub url: Option<String>,
    /// Whether "trước ngày X" includes X.
    pub before_includes: bool,
}

/// The draft that a document gives. Where it names no title or no day, and none is given, the draft has none.
#[must_use]
pub fn understand(document: &Document, given: &ImportOptions) -> Draft {
    record::draft(walk::walk(document, given), given)
}
