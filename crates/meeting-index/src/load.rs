//! Parts read from their files. The index has their places; what is shown is always the text of the file.

use std::cell::OnceCell;
use std::collections::HashMap;
use std::fs::{File, Metadata};
use std::io::Read;
use std::path::Path;

use rayon::prelude::*;
use serde_json::Value;

use super::refresh::hash;
use super::snapshot::{FileInfo, Place};
use lossless_yaml::{Document, MAX_BYTES};
use meeting_core::archive::Stat;
use meeting_core::model::field::Part;

/// The parts to read from one file.
pub(super) struct FileRequest {
    pub file: FileInfo,
    pub places: Vec<Place>,
    /// Whether the whole record is read besides.
    pub whole: bool,
}

/// The parts of one file.
pub(super) struct FileParts {
    /// For each place its value and line.
    pub parts: Vec<(Value, usize)>,
    /// The whole record, where it was requested.
    pub record: Value,
}

/// Reads the files; none for a file that has changed since it was indexed. Where the query cannot be repeated, only a file
/// that no longer exists is none: one that has changed has parts without values.
pub(super) fn load(root: &Path, requests: &[FileRequest], may_ask_again: bool) -> Vec<Option<FileParts>> {
    let one = |request: &FileRequest| {
        let blank = || FileParts { parts: vec![(Value::Null, 0); request.places.len()], record: Value::Null };
        load_one(root, request).or_else(|| (!may_ask_again && root.join(&*request.file.path).is_file()).then(blank))
    };
    // A few files are read faster than threads wake up.
    if requests.len() < 8 {
        return requests.iter().map(one).collect();
    }
    requests.par_iter().map(one).collect()
}

/// Whether no file has changed since it was indexed.
pub(super) fn are_unchanged(root: &Path, files: &[FileInfo]) -> bool {
    let is_unchanged = |file: &FileInfo| {
        let metadata = || root.join(&*file.path).metadata();
        !file.racy && metadata().is_ok_and(|metadata| is_as_indexed(&metadata, file)) || text(root, file).is_some()
    };
    files.par_iter().all(is_unchanged)
}

fn is_as_indexed(metadata: &Metadata, file: &FileInfo) -> bool {
    metadata.is_file() && Stat::of(metadata) == file.stat.0
}

fn load_one(root: &Path, request: &FileRequest) -> Option<FileParts> {
    let text = text(root, &request.file)?;
    let mut whole = Whole::new(&text);
    let lines = LineStarts::of(&text, request.places.len());
    let is_few = request.places.len() <= FEW;
    let part = |place: &Place| {
        let alone = if is_few { fragment(&text, *place) } else { None };
        (alone.unwrap_or_else(|| whole.part(*place)), lines.line(place.start))
    };
    let parts = request.places.iter().map(part).collect();
    let record = if request.whole { whole.record() } else { Value::Null };
    Some(FileParts { parts, record })
}

/// Up to this many parts are parsed one by one; for more, the whole file is.
const FEW: usize = 24;

/// The most bytes that may follow a part on its last lines; with more, it is one of many on one line.
const TAIL: usize = 256;

/// The record of a file, parsed when it is first needed, and at most once.
struct Whole<'t> {
    text: &'t str,
    document: OnceCell<Option<Document>>,
    /// The places of the parts in their lists, by their first byte.
    places: HashMap<(Part, usize), usize>,
}

impl<'t> Whole<'t> {
    fn new(text: &'t str) -> Self {
        Self { text, document: OnceCell::new(), places: HashMap::new() }
    }

    fn read(&mut self) -> Option<&Document> {
        if self.document.get().is_none() {
            let document = lossless_yaml::parse(self.text).ok();
            for part in Part::ALL {
                let list = part.list_key().and_then(|key| document.as_ref()?.root.get(key));
                let items = list.map_or(&[][..], |list| list.items()).iter().enumerate();
                self.places.extend(items.map(|(ordinal, item)| ((part, item.span.start), ordinal)));
            }
            return self.document.get_or_init(|| document).as_ref();
        }
        self.document.get()?.as_ref()
    }

    fn part(&mut self, place: Place) -> Value {
        if place.length == 0 || self.read().is_none() {
            return Value::Null;
        }
        let ordinal = self.places.get(&(place.part, place.start)).copied();
        let Some(Some(document)) = self.document.get() else { return Value::Null };
        let value = match place.part.list_key() {
            None => document.value.get("session"),
            Some(key) => document.value.get(key).and_then(|list| list.get(ordinal?)),
        };
        value.cloned().unwrap_or_default()
    }

    fn record(&mut self) -> Value {
        self.read().map_or(Value::Null, |document| document.value.clone())
    }
}

/// The first bytes of the lines of a text.
struct LineStarts<'t> {
    text: &'t str,
    /// Computed for more than a few places.
    starts: Option<Vec<usize>>,
}

impl<'t> LineStarts<'t> {
    fn of(text: &'t str, places: usize) -> Self {
        let starts = || text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at + 1).collect();
        Self { text, starts: (places > 2).then(starts) }
    }

    /// The line of a place, counted from 1.
    fn line(&self, place: usize) -> usize {
        match &self.starts {
            Some(starts) => starts.partition_point(|start| *start <= place) + 1,
            None => self.text.get(..place).map_or(1, |before| before.matches('\n').count() + 1),
        }
    }
}

/// The text of a file, if it is the one that was indexed.
fn text(root: &Path, file: &FileInfo) -> Option<String> {
    let mut open = File::open(root.join(&*file.path)).ok()?;
    let is_same = |open: &File| open.metadata().is_ok_and(|metadata| is_as_indexed(&metadata, file));
    let was_same = is_same(&open);
    let mut text = String::with_capacity(usize::try_from(file.stat.0.size).unwrap_or(0) + 1);
    open.by_ref().take(MAX_BYTES as u64 + 1).read_to_string(&mut text).ok()?;
    // The times of a file are too coarse to show every change, and a file may be written again with the same text.
    (was_same && is_same(&open) && !file.racy || hash(&text) == file.hash).then_some(text)
}

/// Parses the lines of a part as a text of its own.
fn fragment(text: &str, place: Place) -> Option<Value> {
    if place.length == 0 {
        return None;
    }
    let end = place.start.checked_add(place.length)?;
    let before = text.get(..place.start)?;
    let indent = before.len() - before.rfind('\n').map_or(0, |at| at + 1);
    // To the end of the line, and over the empty lines that a block of text may keep.
    let rest = text.get(end..)?;
    let mut more = rest.find('\n').map_or(rest.len(), |at| at + 1);
    more += rest[more..].len() - rest[more..].trim_start_matches(['\r', '\n']).len();
    if more > TAIL || indent > TAIL {
        return None;
    }
    let mut alone = " ".repeat(indent);
    alone.push_str(text.get(place.start..end + more)?);
    let value = lossless_yaml::parse(&alone).ok()?.value;
    value.is_object().then_some(value)
}

#[cfg(test)]
mod tests {
    use super::{LineStarts, Whole, fragment};
    use crate::snapshot::Place;
    use meeting_core::model::field::Part;
    use serde_json::Value;

    const TEXT: &str = "\
# a comment
id: 2023-05-08-a
session: { kind: other, date: 2023-05-08 }
proceedings:
- id: p1
  text: |
    a
     b

  quote: >-
    c
- id: p2
  text: |+
    kept

directives:
    -   id: d1   # first
        text: x
    - { id: d2, text: y }
    - {id: d3,
  text: z}
tasks: [{ id: t1 }, { id: t2, title: \"a, b\" }]
attachments:
  - kind: photo
    by: [a,
      b]
  -
    kind: report
    caption: ends without a line end";

    /// Both ways to read a part, which must agree.
    fn value(text: &str, place: Place) -> Value {
        let whole = Whole::new(text).part(place);
        if let Some(alone) = fragment(text, place) {
            assert_eq!(alone, whole);
        }
        whole
    }

    #[test]
    fn lines() {
        for places in [1, 100] {
            let lines = LineStarts::of("a\nbc\n\nd", places);
            assert_eq!([0, 1, 2, 5, 6].map(|at| lines.line(at)), [1, 1, 2, 3, 4]);
        }
    }

    #[test]
    fn every_part_is_what_the_whole_says() {
        let document = lossless_yaml::parse(TEXT).unwrap();
        let mut count = 0;
        for part in Part::ALL {
            let Some(key) = part.list_key() else { continue };
            for (ordinal, node) in document.root.get(key).map_or(&[][..], |list| list.items()).iter().enumerate() {
                let place = Place { part, start: node.span.start, length: node.span.end - node.span.start };
                assert_eq!(value(TEXT, place), document.value[key][ordinal], "{key} {ordinal}");
                count += 1;
            }
        }
        assert_eq!(count, 9);
        let session = document.root.get("session").unwrap().span;
        let place = Place { part: Part::Session, start: session.start, length: session.end - session.start };
        assert_eq!(value(TEXT, place), document.value["session"]);
    }

    #[test]
    fn nonsense_is_no_panic() {
        for (start, length) in [(0, 0), (5, usize::MAX), (10_000, 3), (1, 2)] {
            let place = Place { part: Part::Task, start, length };
            let _: Value = value(TEXT, place);
            let _ = fragment("ă", place);
        }
    }
}
