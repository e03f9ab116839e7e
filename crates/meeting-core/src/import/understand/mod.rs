//! Turns the blocks of a document into the draft of a record.
//!
//! [`walk`] goes through the blocks once and passes each to the module that can read it; the rest is listed as left
//! over.

mod actions;
mod asks;
mod bodies;
mod boilerplate;
mod casing;
mod coverage;
mod dates;
mod directives;
mod doers;
mod extraction;
mod header;
mod labels;
mod notes;
mod organizations;
mod paper;
mod people;
mod plausible;
mod proceedings;
mod record;
mod session;
pub(super) mod text;
mod tree;
mod votes;
mod walk;
mod zones;

pub use directives::kind_of_directive;
pub use session::kind_of_title;

use std::sync::Arc;

use chrono::NaiveDate;

use super::document::Document;
use super::draft::Draft;
use crate::recognize::working_days::WorkingDays;

/// What the user adds to the document.
#[derive(Debug, Clone, Default)]
pub struct ImportOptions {
    /// The session's title.
    pub title: Option<String>,
    /// The date of the session.
    pub date: Option<NaiveDate>,
    /// The kind of session.
    pub kind: Option<String>,
    /// People who may be meant by a given name although the document does not list them.
    pub known: Vec<String>,
    /// The bodies that the archive knows, each by all its names, the full one first.
    pub bodies: Arc<Vec<Vec<String>>>,
    /// The names of the people that the archive knows.
    pub people: Arc<Vec<String>>,
    /// Where the document was published.
    pub url: Option<String>,
    /// Whether "trước ngày X" includes X.
    pub before_includes: bool,
    /// What the office adds to the days that count as working days.
    pub working_days: Arc<WorkingDays>,
    /// Whether working days in English leave out the public holidays of Vietnam, too.
    pub is_vietnamese: bool,
}

/// The meetings of a document that holds the minutes of several, each under a heading with its day; else the document.
#[must_use]
pub fn meetings(document: &Document) -> Vec<Document> {
    notes::meetings(document)
}

/// The people whom the lists of a document name.
#[must_use]
pub fn people(document: &Document) -> Vec<String> {
    notes::people(document)
}

/// The draft of a document. A title or date that is neither in the document nor in `given` is absent.
#[must_use]
pub fn understand(document: &Document, given: &ImportOptions) -> Draft {
    record::draft(walk::walk(document, given), given)
}
