//! A document that records cite.

use chrono::NaiveDate;

/// A cited document: it is another one where any of these is another.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Document {
    /// What kind of document it is.
    pub kind: Option<String>,
    /// Its number.
    pub number: Option<String>,
    /// Its title.
    pub title: Option<String>,
    /// Its date.
    pub date: Option<NaiveDate>,
    /// Who issued it.
    pub issuer: Option<String>,
}
