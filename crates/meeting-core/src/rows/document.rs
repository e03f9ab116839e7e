//! A document that records cite.

use std::sync::Arc;

use chrono::NaiveDate;

/// A cited document: it is another one where any of these is another.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Document {
    /// What kind of document it is.
    pub kind: Option<Arc<str>>,
    /// Its number.
    pub number: Option<Arc<str>>,
    /// Its title.
    pub title: Option<Arc<str>>,
    /// Its date.
    pub date: Option<NaiveDate>,
    /// Who issued it.
    pub issuer: Option<Arc<str>>,
}

impl Document {
    /// The number, else the title.
    #[must_use]
    pub fn name(&self) -> Option<&str> {
        self.number.as_deref().or(self.title.as_deref())
    }

    /// The full citation, which identifies the document; the same in every language.
    pub fn citation(&self) -> String {
        let name: Vec<_> = [self.kind.as_deref(), self.name()].into_iter().flatten().collect();
        let rest = [self.date.map(|date| date.to_string()), self.issuer.as_deref().map(str::to_owned)];
        [Some(name.join(" "))].into_iter().chain(rest).flatten().collect::<Vec<_>>().join(", ")
    }
}
