//! The lines of a paper, and the fields in them.

use std::collections::BTreeSet;
use std::ops::Range;

use meeting_core::import::{Document, Kind};

use super::digest;
use super::marks::{Marks, Place, found, strip};
use crate::context::{ActorValues, PaperValues};

/// A paragraph of a paper, or one of a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The text, with single spaces.
    pub text: String,
    /// The number of the paragraph in its document, counted from 1.
    pub number: usize,
    /// What it stands beside: the lines of one row of a table have the same.
    group: usize,
    /// The fields in it, in order; no two overlap.
    pub spans: Vec<Span>,
}

/// Words of a line that are those of a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Span {
    /// Which place it is.
    pub place: usize,
    /// Where, in bytes of the line.
    pub range: Range<usize>,
}

/// What a paper says, line by line, with the fields.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Traced {
    /// The lines.
    pub lines: Vec<Line>,
    /// The places of the record that spans are of.
    pub places: Vec<Place>,
}

impl Traced {
    /// The digests of its lines and fields, in no order, and those of fields without text of their own in the paper.
    #[must_use]
    pub fn known(&self, read: &[(String, String)]) -> String {
        let mut all = BTreeSet::new();
        for line in &self.lines {
            all.insert(of_line(&line.text));
            for span in &line.spans {
                let key = self.places[span.place].key();
                all.insert(of_field(&key));
                all.insert(of_value(&key, &line.text[span.range.clone()]));
            }
        }
        for (field, value) in read {
            all.insert(of_value(field, value));
        }
        all.into_iter().collect()
    }

    /// The digest of the whole text.
    #[must_use]
    pub fn text(&self) -> String {
        digest(&self.lines.iter().map(|line| line.text.as_str()).collect::<Vec<_>>())
    }
}

pub(super) fn of_line(text: &str) -> String {
    digest(&["line", text])
}

pub(super) fn of_field(key: &str) -> String {
    digest(&["field", key])
}

pub(super) fn of_value(key: &str, value: &str) -> String {
    digest(&["value", key, value])
}

/// The lines of a document.
pub(super) fn lines(document: &Document) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut group = 0;
    for block in &document.blocks {
        let line = |text: &str, number, group| Line { text: text.to_owned(), number, group, spans: Vec::new() };
        if let Kind::Table(rows) = &block.kind {
            for row in rows {
                group += 1;
                let texts = row.cells.iter().flatten().filter(|text| !text.is_empty());
                lines.extend(texts.map(|text| line(text, row.line, group)));
            }
        } else {
            group += 1;
            lines.push(line(&block.text, block.line, group));
        }
    }
    lines
}

/// The fields in a paper: `plain` is the paper, `marked` the same of the record with marks, `values` those of `plain`.
#[must_use]
pub fn trace(plain: &Document, marked: &Document, marks: Marks, values: &PaperValues) -> Traced {
    let mut traced = Traced { lines: lines(plain), places: marks.places };
    let marked = lines(marked);
    if marked.len() == traced.lines.len() {
        for (line, marked) in traced.lines.iter_mut().zip(marked) {
            // Where marks change what a template does, nothing is known of the line.
            if strip(&marked.text) == line.text {
                let mut end = 0;
                for (place, range) in found(&marked.text) {
                    if range.start >= end && range.start < range.end && place < traced.places.len() {
                        end = range.end;
                        line.spans.push(Span { place, range });
                    }
                }
            }
        }
    }
    actors(&mut traced, values);
    traced
}

/// A part of the record, and those whom a paper names beside its text.
struct Named<'v> {
    id: &'v str,
    /// Who speaks is named before what is said.
    before: Vec<(&'static str, &'v [ActorValues])>,
    /// Who leads and supports is named behind it, in this order.
    behind: Vec<(&'static str, &'v [ActorValues])>,
}

/// Finds the names of those who lead, support or speak beside the text of what they lead, support or say. There they are no
/// names of their own, but references.
fn actors(traced: &mut Traced, values: &PaperValues) {
    let mut parts: Vec<Named<'_>> = Vec::new();
    for it in &values.directives {
        // Where nobody leads, papers say so of those to whom it is addressed.
        let lead = if it.lead.is_empty() { &it.to } else { &it.lead };
        let behind = vec![("lead", &lead[..]), ("support", &it.support[..])];
        parts.push(Named { id: &it.id, before: vec![("by", &it.by)], behind });
    }
    for it in &values.tasks {
        let behind = vec![("lead", &it.lead[..]), ("support", &it.support[..])];
        parts.push(Named { id: &it.id, before: Vec::new(), behind });
    }
    for it in &values.proceedings {
        parts.push(Named { id: &it.id, before: vec![("by", &it.by)], behind: Vec::new() });
    }
    parts.retain(|part| !part.id.is_empty());
    for part in &parts {
        for (line, text) in texts_of(traced, part.id) {
            let group = traced.lines[line].group;
            let beside: Vec<usize> = (0..traced.lines.len()).filter(|at| traced.lines[*at].group == group).collect();
            for (field, actors) in &part.before {
                let within = beside.iter().copied().filter(|at| *at <= line);
                let within =
                    within.map(|at| (at, 0..if at == line { text.start } else { traced.lines[at].text.len() }));
                if let Some((at, range)) = first_of(traced, within.collect(), actors) {
                    refer(traced, at, range, part.id, field);
                }
            }
            let (mut from, mut start) = (line, text.end);
            for (field, actors) in &part.behind {
                let within = beside.iter().copied().filter(|at| *at >= from);
                let within = within.map(|at| (at, if at == from { start } else { 0 }..traced.lines[at].text.len()));
                if let Some((at, range)) = first_of(traced, within.collect(), actors) {
                    (from, start) = (at, range.end);
                    refer(traced, at, range, part.id, field);
                }
            }
        }
    }
}

/// Whether a place is the text of a part.
fn is_text(place: &Place) -> bool {
    matches!(place.field.as_str(), "text" | "title")
}

/// Where the text of a part begins: one for each row or paragraph.
fn texts_of(traced: &Traced, part: &str) -> Vec<(usize, Range<usize>)> {
    let mut texts: Vec<(usize, Range<usize>)> = Vec::new();
    for (at, line) in traced.lines.iter().enumerate() {
        let is_its = |span: &&Span| {
            let place = &traced.places[span.place];
            place.part.as_deref() == Some(part) && is_text(place) && place.line == 0
        };
        let is_first = texts.last().is_none_or(|(last, _)| traced.lines[*last].group != line.group);
        texts.extend(line.spans.iter().find(is_its).filter(|_| is_first).map(|span| (at, span.range.clone())));
    }
    texts
}

/// The first place where actors are named, in pieces of lines.
fn first_of(
    traced: &Traced,
    within: Vec<(usize, Range<usize>)>,
    actors: &[ActorValues],
) -> Option<(usize, Range<usize>)> {
    let names = joined(actors);
    within.into_iter().find_map(|(at, piece)| {
        let text = traced.lines[at].text.get(piece.clone())?;
        names.iter().find_map(|name| {
            let start = piece.start + text.find(name.as_str())?;
            Some((at, start..start + name.len()))
        })
    })
}

/// The names of actors as papers list them: as they are called, or in short.
fn joined(actors: &[ActorValues]) -> Vec<String> {
    let by = |name: fn(&ActorValues) -> &str| actors.iter().map(name).collect::<Vec<_>>().join(", ");
    let mut all = vec![by(|it| &it.called), by(|it| &it.name), by(|it| &it.short)];
    all.retain(|names| !names.is_empty());
    all.sort_by_key(|names| std::cmp::Reverse(names.len()));
    all
}

/// Makes words of a line those of a reference.
fn refer(traced: &mut Traced, at: usize, range: Range<usize>, part: &str, field: &str) {
    let Traced { lines, places } = traced;
    let line = &mut lines[at];
    let overlaps = |span: &Span| span.range.start < range.end && range.start < span.range.end;
    // The texts of parts are no names.
    if line.spans.iter().any(|span| overlaps(span) && is_text(&places[span.place])) {
        return;
    }
    line.spans.retain(|span| !overlaps(span));
    places.push(Place {
        part: Some(part.to_owned()),
        field: field.to_owned(),
        item: None,
        line: 0,
        is_settable: true,
        text: line.text[range.clone()].to_owned(),
    });
    line.spans.push(Span { place: places.len() - 1, range });
    line.spans.sort_by_key(|span| span.range.start);
}
