//! Every document that a record cites, and where.

use super::place;
use crate::model::{CitedDocument, Record};
use crate::yaml::Step;

/// A citation in a record.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cited<'r> {
    /// The document.
    pub document: &'r CitedDocument,
    /// The list of the record and the index in it; the session has neither.
    holder: Option<(&'static str, usize)>,
    index: usize,
}

impl Cited<'_> {
    /// Returns the place of its `field`.
    pub fn place(&self, field: &'static str) -> Vec<Step<'static>> {
        match self.holder {
            None => place!["session", "cites", self.index, field].to_vec(),
            Some((list, of)) => place![list, of, "cites", self.index, field].to_vec(),
        }
    }
}

/// Returns every citation of `record`, in the order of the format.
pub(super) fn cited(record: &Record) -> impl Iterator<Item = Cited<'_>> {
    let session = record.session.iter().map(|session| (None, &session.cites));
    let proceedings =
        record.proceedings.iter().enumerate().map(|(i, proceeding)| (Some(("proceedings", i)), &proceeding.cites));
    let directives =
        record.directives.iter().enumerate().map(|(i, directive)| (Some(("directives", i)), &directive.cites));
    session.chain(proceedings).chain(directives).flat_map(|(holder, cites)| {
        cites.iter().enumerate().map(move |(index, document)| Cited { document, holder, index })
    })
}
