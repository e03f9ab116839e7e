//! What is stored of a record to evaluate its work.

use serde::{Deserialize, Serialize};

/// What a record says of its work, before it is written.
#[derive(Debug)]
pub(crate) struct LedgerRow {
    /// A `WorkRecord`, encoded.
    pub body: Vec<u8>,
    /// The place of the first directive among the record's parts.
    pub first_directive: usize,
    /// The place of each task among the record's parts; none of an empty one, which has no part.
    pub tasks: Vec<Option<usize>>,
    /// Everybody whom the work names.
    pub people: Vec<NamedRow>,
}

/// A person or organization that leads or supports work.
#[derive(Debug)]
pub(crate) struct NamedRow {
    /// The id, or the name of somebody without one.
    pub key: String,
    /// The name that lists show.
    pub name: String,
    /// The place in the record of the part that describes it.
    pub place: Option<usize>,
}

/// What the results of a record's evaluation are written with. Places count from the record's first part.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct StoredNames<'s> {
    pub first_directive: i64,
    pub tasks: Vec<Option<i64>>,
    #[serde(borrow)]
    pub people: Vec<StoredName<'s>>,
}

#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub(crate) struct StoredName<'s> {
    pub key: &'s str,
    pub name: &'s str,
    /// The name in the table `word`.
    pub word: i64,
    /// The key in the table `word`.
    pub key_word: i64,
    pub place: Option<i64>,
}
