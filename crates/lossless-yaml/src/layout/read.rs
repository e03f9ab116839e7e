//! A text and its tree to parts: what belongs together, and in which order.
//!
//! A comment belongs to what is below it, without a blank line between; else to what is right above it; at the end of a
//! block, to the innermost one with its indentation. Before the first key of the file all comments belong to the file.
//!
//! An instruction applies to its line, on the first line of an item to the whole item, and before the first key to the
//! whole file; after that key, one followed by a blank line applies to nothing. If another key comes first in the new
//! layout, instructions are put where they still apply to the same.

use std::{iter, mem};

use serde_json::{Map, Value};

use super::members::{Collection, Content, Member};
use super::notes::{Note, Notes, column_of, is_after_blank};
use super::scalar;
use crate::comments::is_addressed;
use crate::order::known_keys;
use crate::{Data, Document, Entry, Node, next_token};

/// Reads parts in the order of the text, so that each takes the comments that the ones before have left.
pub(super) struct Reader<'t> {
    text: &'t str,
    /// The prefix of instructions to the program.
    mark: Option<&'static str>,
    notes: Notes<'t>,
}

/// Where a part is.
#[derive(Clone, Copy)]
struct Position {
    /// Where its key, its dash or, in brackets, the part itself begins.
    start: usize,
    /// After its key and colon, or its dash.
    inside: usize,
    /// Whether it is in brackets, where indentation means nothing.
    is_bracketed: bool,
    /// Whether it is an item of a list.
    is_item: bool,
}

/// A node, its value and its schema.
#[derive(Clone, Copy)]
struct TypedNode<'a> {
    node: &'a Node,
    value: &'a Value,
    schema: &'a Value,
}

impl<'t> Reader<'t> {
    pub fn new(text: &'t str, root: &Node, mark: Option<&'static str>) -> Self {
        Self { text, mark, notes: Notes::of(text, root) }
    }

    /// The parts of the whole text.
    pub fn whole(mut self, document: &Document, schema: &Value) -> Collection<'t> {
        let root = TypedNode { node: &document.root, value: &document.value, schema };
        let (mut whole, _) = self.collection(root, document.root.span.start, None);
        whole.tail.extend(self.notes.before(self.text.len()));
        whole
    }

    /// The parts of a mapping or list, and where the last of them ends. It begins at `begin`; `owner` is the part
    /// that holds it.
    fn collection(&mut self, whole: TypedNode, begin: usize, owner: Option<Position>) -> (Collection<'t>, usize) {
        let is_flow = self.opens_bracket(begin);
        let is_bracketed = is_flow || owner.is_some_and(|owner| owner.is_bracketed);
        let mut parts = Parts { collection: Collection::default(), is_root: owner.is_none() };
        let mut end = begin;
        let mut first = None;
        match (&whole.node.data, whole.value) {
            (Data::Mapping(entries), Value::Object(fields)) => {
                for (entry, value) in entries.iter().zip(fields.values()) {
                    let inside = self.behind_colon(entry);
                    let place = Position { start: entry.key_span.start, inside, is_bracketed, is_item: false };
                    let part = parts.next(self.text, self.notes.before(place.start), place.start);
                    let key = scalar::key(&self.text[entry.key_span.start..entry.key_span.end], &entry.key);
                    let valued =
                        TypedNode { node: &entry.node, value, schema: &whole.schema["properties"][&entry.key] };
                    end = self.fill(Member { key: Some(key), ..part }, place, valued, &mut parts);
                    first.get_or_insert(place.start);
                }
                let parts = &mut parts.collection.parts;
                let was_first = sort(parts, entries, fields, whole.schema);
                match owner {
                    None => stay_behind_head(parts, self.mark),
                    Some(owner) if owner.is_item => stay_in_front(parts, was_first, self.mark),
                    Some(_) => {}
                }
            }
            (Data::Sequence(items), Value::Array(values)) => {
                for (node, value) in items.iter().zip(values) {
                    let place = if is_flow {
                        Position { start: node.span.start, inside: node.span.start, is_bracketed, is_item: true }
                    } else {
                        let dash = next_token(self.text, end);
                        Position { start: dash, inside: dash + 1, is_bracketed, is_item: true }
                    };
                    let part = parts.next(self.text, self.notes.before(place.start), place.start);
                    let valued = TypedNode { node, value, schema: &whole.schema["items"] };
                    end = self.fill(part, place, valued, &mut parts);
                    first.get_or_insert(place.start);
                }
            }
            _ => {}
        }
        let mut collection = parts.collection;
        if is_flow {
            end = whole.node.span.end;
            collection.tail = self.notes.before(end);
        } else if let (Some(first), Some(owner), false) = (first, owner, is_bracketed) {
            // A list may be at the column of its key: what is not further right then belongs to what follows.
            let column = column_of(self.text, first).max(column_of(self.text, owner.start) + 1);
            collection.tail = self.notes.indented(column, next_token(self.text, end));
        }
        (collection, end)
    }

    /// Fills a part, adds it to the others, and returns where it ends.
    fn fill(&mut self, mut part: Member<'t>, place: Position, valued: TypedNode, parts: &mut Parts<'t>) -> usize {
        let begin = next_token(self.text, place.inside);
        part.beside = self.notes.beside(place.inside, begin);
        let end = match &valued.node.data {
            Data::Scalar { plain } => self.fill_scalar(&mut part, place, begin, valued, *plain),
            Data::Sequence(items) if items.is_empty() => self.fill_line(&mut part, place, valued.node, "[]"),
            Data::Mapping(entries) if entries.is_empty() => self.fill_line(&mut part, place, valued.node, "{}"),
            _ => {
                let (collection, end) = self.collection(valued, begin, Some(place));
                part.content = Content::Collection(collection);
                if self.opens_bracket(begin) {
                    self.take_beside(&mut part, end, self.limit(end, place));
                    part.hand_on_beside();
                }
                part.lift();
                end
            }
        };
        parts.collection.parts.push(part);
        end
    }

    fn fill_scalar(
        &mut self,
        part: &mut Member<'t>,
        place: Position,
        begin: usize,
        valued: TypedNode,
        plain: bool,
    ) -> usize {
        let TypedNode { node, value, schema } = valued;
        if !plain && self.text[begin..].starts_with(['|', '>']) {
            let block = scalar::block(self.text, begin, value.as_str().unwrap_or_default());
            part.put_above(self.notes.before(begin));
            self.take_beside(part, begin, block.head_end);
            part.content = block.content;
            return block.end;
        }
        if node.span.start >= node.span.end || node.span.start < place.inside {
            if !place.is_bracketed {
                let column = column_of(self.text, place.start) + 1;
                part.content = Content::Empty(self.notes.indented(column, begin));
            } else if part.beside.is_none() {
                self.take_beside(part, place.inside, self.limit(place.inside, place));
            }
            return place.inside;
        }
        let raw = &self.text[node.span.start..node.span.end];
        part.content = scalar::text(raw, plain, value, schema["format"] == "date");
        part.put_above(self.notes.before(node.span.end));
        self.take_beside(part, node.span.end, self.limit(node.span.end, place));
        node.span.end
    }

    /// Fills a part with one line, `line`, which is an empty list or mapping.
    fn fill_line(&mut self, part: &mut Member<'t>, place: Position, node: &Node, line: &'static str) -> usize {
        part.content = Content::Text(line.into(), Vec::new());
        part.put_above(self.notes.before(node.span.end));
        self.take_beside(part, node.span.end, self.limit(node.span.end, place));
        node.span.end
    }

    /// Takes the comment on the line of `end`, before `limit`. If the part has one already, that one moves above it.
    fn take_beside(&mut self, part: &mut Member<'t>, end: usize, limit: usize) {
        let Some(beside) = self.notes.beside(end, limit) else { return };
        if let Some(text) = part.beside.replace(beside) {
            part.put_above(vec![Note { text, is_after_blank: false }]);
        }
    }

    /// How far a comment next to what ends at `end` may be looked for: up to the next token, in brackets after the
    /// comma.
    fn limit(&self, end: usize, place: Position) -> usize {
        let token = next_token(self.text, end);
        let is_comma = place.is_bracketed && self.text[token..].starts_with(',');
        if is_comma { next_token(self.text, token + 1) } else { token }
    }

    fn behind_colon(&self, entry: &Entry) -> usize {
        let colon = next_token(self.text, entry.key_span.end);
        if self.text[colon..].starts_with(':') { colon + 1 } else { entry.key_span.end }
    }

    fn opens_bracket(&self, at: usize) -> bool {
        self.text[at..].starts_with(['[', '{'])
    }
}

/// The parts of a collection as they come.
struct Parts<'t> {
    collection: Collection<'t>,
    is_root: bool,
}

impl<'t> Parts<'t> {
    /// The next part, which begins at `start` and is still empty; `notes` are between it and the one before.
    fn next(&mut self, text: &str, mut notes: Vec<Note<'t>>, start: usize) -> Member<'t> {
        let is_apart = is_after_blank(text, start);
        let mut part = Member {
            is_after_blank: false,
            above: Vec::new(),
            is_apart: false,
            key: None,
            content: Content::Empty(Vec::new()),
            beside: None,
            below: Vec::new(),
        };
        // Paragraphs of comments: the last is the part's own, unless a blank line follows.
        let last = if is_apart { notes.len() } else { notes.iter().rposition(|note| note.is_after_blank).unwrap_or(0) };
        match self.collection.parts.last_mut() {
            None if self.is_root => {
                self.collection.is_head_apart = is_apart;
                self.collection.head = notes;
            }
            None => {
                part.above = notes.split_off(last);
                self.collection.is_head_apart = !notes.is_empty();
                self.collection.head = notes;
            }
            Some(before) => {
                let ends = notes.iter().skip(1).position(|note| note.is_after_blank).map(|index| index + 1);
                let paragraph = ends.or(is_apart.then_some(notes.len())).unwrap_or(0);
                if notes.first().is_some_and(|note| !note.is_after_blank) {
                    before.below = notes.drain(..paragraph).collect();
                }
                part.is_apart = is_apart && !notes.is_empty();
                part.is_after_blank = notes.first().map_or(is_apart, |note| note.is_after_blank);
                part.above = notes;
            }
        }
        part
    }
}

impl Member<'_> {
    /// An item's first entry follows the dash: a comment next to a former flow item goes next to it.
    fn hand_on_beside(&mut self) {
        let (None, Content::Collection(collection)) = (&self.key, &mut self.content) else { return };
        let first = collection.parts.first_mut().filter(|first| !matches!(first.content, Content::Collection(_)));
        if let Some(first) = first.filter(|first| first.beside.is_none()) {
            first.beside = self.beside.take();
        }
    }

    /// An item's first entry follows the dash: comments above it go above the dash.
    fn lift(&mut self) {
        if self.key.is_some() || self.beside.is_some() {
            return;
        }
        let Content::Collection(collection) = &mut self.content else { return };
        let mut notes = mem::take(&mut collection.head);
        if let Some(first) = collection.parts.first_mut() {
            notes.append(&mut first.above);
            first.is_apart = false;
        }
        self.put_above(notes);
    }
}

/// Sorts the parts in the order of the format; unknown keys stay after the others in their order. Returns the new index
/// of the part that was first.
fn sort(parts: &mut Vec<Member>, entries: &[Entry], fields: &Map<String, Value>, schema: &Value) -> usize {
    let order: Vec<&str> = known_keys(fields, schema).collect();
    let ranks = entries.iter().map(|entry| order.iter().position(|key| *key == entry.key).unwrap_or(usize::MAX));
    let mut ranked: Vec<(usize, usize, Member)> =
        iter::zip(ranks, parts.drain(..)).enumerate().map(|(index, (rank, part))| (rank, index, part)).collect();
    ranked.sort_by_key(|(rank, index, _)| (*rank, *index));
    let was_first = ranked.iter().position(|(_, index, _)| *index == 0).unwrap_or(0);
    parts.extend(ranked.into_iter().map(|(_, _, part)| part));
    was_first
}

/// Instructions above the first entry of the file would apply to the whole of it: one that moved there with its entry
/// is put next to it, and one that applied to nothing is put below it.
fn stay_behind_head(parts: &mut [Member], mark: Option<&str>) {
    let Some(first) = parts.first_mut() else { return };
    stay_apart(first, mark);
    if first.beside.is_none() && first.is_beside_first_line() {
        let mut addressed = first.take_addressed_above(mark).into_iter();
        first.beside = addressed.next().map(|note| note.text);
        first.put_above(addressed.collect());
    }
}

/// Instructions on or above the first line of an item apply to the whole of it: they stay in front when their entry
/// moves. `was_first` is the new index of that entry.
fn stay_in_front(parts: &mut [Member], was_first: usize, mark: Option<&str>) {
    let (front, rest) = parts.split_at_mut(was_first);
    let (Some(first), Some(moved)) = (front.first_mut(), rest.first_mut()) else { return };
    stay_apart(first, mark);
    let mut addressed = moved.take_addressed_above(mark);
    if moved.is_beside_first_line() {
        let beside = moved.beside.take_if(|beside| is_addressed(beside, mark));
        addressed.extend(beside.map(|text| Note { text, is_after_blank: false }));
    }
    first.put_above(addressed);
}

/// Instructions followed by a blank line apply to nothing, but above the first entry they would apply to the whole file
/// or item: they are put below that entry, with a blank line after.
fn stay_apart(first: &mut Member, mark: Option<&str>) {
    let mut notes = first.take_addressed_apart(mark);
    first.below.append(&mut notes);
}
