//! The rows of a list, made in batches.

use std::ops::Range;
use std::vec;

use super::{ListQuery, Result};
use crate::load::are_unchanged;
use meeting_core::rows::{Listing, Row};

/// Rows of one batch. More would need more memory; fewer would read a file more often whose parts are far apart in the list.
const BATCH: usize = if cfg!(test) { 2 } else { 2_000 };

/// Makes the rows of a range of the list. The second argument is whether the query can be repeated: if so, there are no rows
/// where a file has changed since it was indexed; else such a file has no values, and a deleted file no rows.
type Make<'a, R> = Box<dyn FnMut(Range<usize>, bool) -> Result<Option<Vec<R>>> + 'a>;

/// The rows of a list, in order. Each is made when it is asked for, from the state of the index when the list began.
pub struct Rows<'a, R = Row> {
    /// How many there are without the limit.
    pub total: usize,
    count: usize,
    /// The records whose files are read for the rows.
    records: Vec<i64>,
    make: Make<'a, R>,
    next: usize,
    batch: vec::IntoIter<R>,
    error: Option<rusqlite::Error>,
}

impl<'a, R: 'a> Rows<'a, R> {
    /// `count` of `total` rows.
    pub(super) fn new(
        total: usize,
        count: usize,
        make: impl FnMut(Range<usize>, bool) -> Result<Option<Vec<R>>> + 'a,
    ) -> Self {
        let make: Make<R> = Box::new(make);
        Self { total, count, records: Vec::new(), make, next: 0, batch: Vec::new().into_iter(), error: None }
    }

    /// Rows that have been made already.
    pub(super) fn ready(total: usize, rows: Vec<R>) -> Self {
        let count = rows.len();
        let mut rows = rows.into_iter();
        Self::new(total, count, move |range, _| Ok(Some(rows.by_ref().take(range.len()).collect())))
    }

    /// The same rows, which read the files of these records.
    pub(super) fn reading(self, mut records: Vec<i64>) -> Self {
        records.sort_unstable();
        records.dedup();
        Self { records, ..self }
    }

    /// The same list of another type of rows.
    pub(super) fn map<S: 'a>(self, row: fn(R) -> S) -> Rows<'a, S> {
        let Self { total, count, records, mut make, .. } = self;
        let make = move |range, may_ask_again| {
            Ok(make(range, may_ask_again)?.map(|rows: Vec<R>| rows.into_iter().map(row).collect()))
        };
        Rows::new(total, count, make).reading(records)
    }

    /// The whole list; none where a file has changed since it was indexed and the question can be asked again.
    pub(crate) fn listing(mut self, may_ask_again: bool) -> Result<Option<Listing<R>>> {
        let rows = (self.make)(0..self.count, may_ask_again)?;
        Ok(rows.map(|rows| Listing { total: self.total - (self.count - rows.len()), rows }))
    }

    /// Whether no file that is read has changed since it was indexed.
    pub(crate) fn are_current(&self, list: &ListQuery) -> Result<bool> {
        let file = |record: &i64| Ok(list.snapshot.record(*record)?.file.clone());
        let files: Vec<_> = self.records.iter().map(file).collect::<Result<_>>()?;
        Ok(are_unchanged(list.index.archive.root(), &files))
    }

    /// The error that has ended the rows, if one has.
    pub(crate) fn finish(self) -> Result<()> {
        self.error.map_or(Ok(()), Err)
    }
}

impl<R> Iterator for Rows<'_, R> {
    type Item = R;

    fn next(&mut self) -> Option<R> {
        loop {
            if let Some(row) = self.batch.next() {
                return Some(row);
            }
            if self.next >= self.count {
                return None;
            }
            let range = self.next..self.count.min(self.next + BATCH);
            self.next = range.end;
            match (self.make)(range, false) {
                Ok(rows) => self.batch = rows.unwrap_or_default().into_iter(),
                Err(error) => {
                    self.error = Some(error);
                    self.next = self.count;
                }
            }
        }
    }
}
