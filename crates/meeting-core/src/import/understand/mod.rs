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
mod day_reader;
mod digest;
mod directives;
mod doers;
mod extraction;
mod fields;
mod frame;
mod header;
mod labels;
mod notes;
mod organizations;
mod paper;
mod papers;
mod people;
mod plausible;
mod proceedings;
mod record;
mod section;
mod session;
pub(super) mod text;
mod trailing;
mod tree;
mod votes;
mod walk;
mod zones;

pub use digest::digest;
pub use directives::kind_of_directive;
pub use session::kind_of_title;

use std::sync::Arc;

use chrono::NaiveDate;

use super::document::Document;
use super::draft::Draft;
use crate::i18n::Message;
use crate::recognize::deadline::Basis;
use crate::recognize::working_days::WorkingDays;
use viet_text::date::DateOrder;

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
    /// Which of two numbers is the day in an English document that does not show it.
    pub dates: Option<DateOrder>,
}

impl ImportOptions {
    /// What deadlines are counted from, given what is known of the session.
    fn basis(&self, extraction: &extraction::Extraction, published: Option<NaiveDate>) -> Basis {
        let found = extraction.get("session.date").and_then(|value| value.text.parse().ok());
        Basis {
            session: self.date.or(found).unwrap_or_default(),
            published,
            before_includes: self.before_includes,
            working_days: Arc::clone(&self.working_days),
            is_vietnamese: self.is_vietnamese,
            dates: extraction.days.order(),
        }
    }
}

/// The meetings of a document that holds several papers, each with its letterhead, or the minutes of several, each under a
/// heading with its day; else the document.
#[must_use]
pub fn meetings(document: &Document) -> Vec<Document> {
    papers::papers(document).unwrap_or_else(|| notes::meetings(document))
}

/// The people whom the lists of a document name.
#[must_use]
pub fn people(document: &Document) -> Vec<String> {
    notes::people(document)
}

/// Which of two numbers is the day in a document, where its dates show it.
#[must_use]
pub fn date_order(document: &Document) -> Option<DateOrder> {
    day_reader::order_of(walk::all_texts(document).iter().map(String::as_str))
}

/// The draft of a document. A title or date that is neither in the document nor in `given` is absent.
#[must_use]
pub fn understand(document: &Document, given: &ImportOptions) -> Draft {
    let mut draft = Draft { digest: digest(document), ..record::draft(walk::walk(document, given), given) };
    // What could not be parted is not made one silently.
    if let Some([first, second]) = papers::two_titles(document) {
        draft.notes.push(Message::new("import-two-papers").with("first", first.line).with("second", second.line));
        draft.doubt("session.date", second.line, &second.text);
    }
    draft
}
