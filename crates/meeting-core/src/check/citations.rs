//! Every document that a record cites, and where.

use crate::model::{CitedDocument, Item, Record, visit};
use lossless_yaml::Step;

/// A citation in a record.
#[derive(Debug, Clone)]
pub(super) struct LocatedCitation<'r> {
    /// The document.
    pub document: &'r CitedDocument,
    path: Vec<Step<'static>>,
}

impl LocatedCitation<'_> {
    /// The path of its `field`.
    pub fn path(&self, field: &'static str) -> Vec<Step<'static>> {
        self.path.iter().copied().chain([field.into()]).collect()
    }
}

/// Every citation of `record`, in the order of the format.
pub(super) fn citations(record: &Record) -> Vec<LocatedCitation<'_>> {
    let mut all = Vec::new();
    visit(record, |path, item| {
        if let Item::Citation(document) = item {
            all.push(LocatedCitation { document, path: path.to_vec() });
        }
    });
    all
}
