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
