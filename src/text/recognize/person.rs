//! People with what they are: `đồng chí A - chức vụ 1, chức vụ 2`, `Ms Jane Doe, Chief Financial Officer`.

use super::Found;

/// A person whom a text names.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Person {
    /// How the person is addressed: "đồng chí", "ông", "PGS.TS".
    pub honorific: Option<String>,
    /// The name, with its usual capitals.
    pub name: String,
    /// The positions, in the order of the text.
    pub positions: Vec<String>,
}

/// Returns the people whom a text names with a title or a position, in order; one who is named twice is found twice.
#[must_use]
pub fn people(text: &str) -> Vec<Found<Person>> {
    let _ = text;
    Vec::new()
}
