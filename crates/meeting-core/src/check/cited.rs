//! Every document that a record cites, and where.

use crate::model::{CitedDocument, Item, Record, visit};
use lossless_yaml::Step;

/// A citation in a record.
#[derive(Debug, Clone)]
pub(super) struct Cited<'r> {
    /// The document.
    pub document: &'r CitedDocument,
    place: Vec<Step<'static>>,
}

impl Cited<'_> {
    /// Returns the place of its `field`.
    pub fn place(&self, field: &'static str) -> Vec<Step<'static>> {
        self.place.iter().copied().chain([field.into()]).collect()
    }
}

/// Returns every citation of `record`, in the order of the format.
pub(super) fn cited(record: &Record) -> Vec<Cited<'_>> {
    let mut all = Vec::new();
    visit(record, |path, item| {
        if let Item::Citation(document) = item {
            all.push(Cited { document, place: path.to_vec() });
        }
    });
    all
}
