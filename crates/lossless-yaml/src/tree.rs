//! Text to a tree of spans and a value, in one pass.
//!
//! Parses a text into a [`Node`] tree with spans and a JSON value of the same shape. What [`ProblemKind`] names is
//! rejected; nothing is expanded, so the work is linear in the length of the text.

use std::borrow::Cow;
use std::collections::HashMap;

use granit_parser::{Event, Parser, ScalarStyle, options};
use serde_json::{Map, Value};

use super::refine::refined;
use super::{Problem, ProblemKind, scalar};
use crate::{Span, Step};

/// The largest file that is read: 1 MiB.
pub const MAX_BYTES: usize = 1 << 20;

/// The deepest nesting that is read.
pub const MAX_DEPTH: usize = 64;

/// The span of a value and of its parts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node {
    /// The span of the value; of the key, if the value is empty.
    pub span: Span,
    /// Its parts.
    pub data: Data,
}

/// The parts of a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Data {
    /// A scalar; `plain`: neither quoted nor a block scalar.
    Scalar {
        /// Whether it is without quotes and is no block.
        plain: bool,
    },
    /// A list.
    Sequence(Vec<Node>),
    /// A mapping, in the order of the text; a duplicate key is left out.
    Mapping(Vec<Entry>),
}

/// One key of a mapping and its value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The key.
    pub key: String,
    /// Where the key is.
    pub key_span: Span,
    /// The value.
    pub node: Node,
}

/// A text that could be read.
#[derive(Debug, Clone, PartialEq)]
pub struct Document {
    /// Where everything is.
    pub root: Node,
    /// What it is.
    pub value: Value,
    /// Problems that do not invalidate the rest: duplicate keys, numbers that are not finite.
    pub problems: Vec<Problem>,
}

impl Node {
    /// The entry of `key`, if this is a mapping that has it.
    #[must_use]
    pub fn entry(&self, key: &str) -> Option<&Entry> {
        match &self.data {
            Data::Mapping(entries) => entries.iter().find(|entry| entry.key == key),
            _ => None,
        }
    }

    /// The value of `key`, if this is a mapping that has it.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Node> {
        self.entry(key).map(|entry| &entry.node)
    }

    /// Item `index`, if this is a list that has it.
    #[must_use]
    pub fn item(&self, index: usize) -> Option<&Node> {
        match &self.data {
            Data::Sequence(items) => items.get(index),
            _ => None,
        }
    }

    /// The entries of a mapping; none for anything else.
    #[must_use]
    pub fn entries(&self) -> &[Entry] {
        match &self.data {
            Data::Mapping(entries) => entries,
            _ => &[],
        }
    }

    /// The items of a list; none for anything else.
    #[must_use]
    pub fn items(&self) -> &[Node] {
        match &self.data {
            Data::Sequence(items) => items,
            _ => &[],
        }
    }

    /// Where its last value ends in `text`: the span of a block goes on to the comments below it.
    #[must_use]
    pub fn content_end(&self, text: &str) -> usize {
        if text.get(self.span.start..).is_some_and(|rest| rest.starts_with(['{', '['])) {
            return self.span.end;
        }
        match &self.data {
            Data::Scalar { .. } => self.span.end,
            Data::Sequence(items) => items.last().map_or(self.span.end, |item| item.content_end(text)),
            Data::Mapping(entries) => {
                entries.last().map_or(self.span.end, |entry| entry.node.content_end(text).max(entry.key_span.end))
            }
        }
    }

    /// The node at the end of `path`, or the last one on the way that exists.
    #[must_use]
    pub fn nearest<'a>(&self, path: impl IntoIterator<Item = Step<'a>>) -> &Node {
        let mut node = self;
        for step in path {
            let next = match step {
                Step::Key(key) => node.get(key),
                Step::Index(index) => node.item(index),
            };
            match next {
                Some(next) => node = next,
                None => break,
            }
        }
        node
    }
}

/// Reads the text of a file.
///
/// # Errors
/// Every problem after which the text cannot be trusted; at most one of them is a violation of YAML's grammar,
/// because reading ends there.
pub fn parse(text: &str) -> Result<Document, Vec<Problem>> {
    if text.len() > MAX_BYTES {
        return Err(vec![Problem { kind: ProblemKind::TooLarge, span: Span::default() }]);
    }
    if let Some((start, character)) = forbidden_character(text) {
        let span = Span::new(start, start + character.len_utf8());
        return Err(vec![Problem { kind: ProblemKind::ControlCharacter(character), span }]);
    }
    let mut builder = Builder { text, stack: Vec::new(), root: None, problems: Vec::new(), documents: 0 };
    let options = options! {
        flow_nesting_limit: MAX_DEPTH,
        block_nesting_limit: MAX_DEPTH,
        disallow_directives: true,
        emit_unresolved_aliases: true,
        block_scalar_eof_without_line_feed: true,
    };
    for event in Parser::new_from_str_with_options(text, options) {
        match event {
            Ok((event, span)) => {
                let span = span.byte_range().map_or_else(Span::default, |range| Span::new(range.start, range.end));
                builder.take(event, span);
            }
            Err(error) => {
                let start = error.marker().byte_offset().unwrap_or(text.len()).min(text.len());
                let start = text.floor_char_boundary(start);
                let (kind, span) = refined(text, ProblemKind::of_scan_error(error.kind()), start);
                builder.report(kind, span);
                break;
            }
        }
        // Only one document is supported, and more problems would not help.
        if builder.documents > 1 || builder.problems.len() > 100 {
            break;
        }
    }
    builder.finish()
}

/// The first character that YAML forbids in a text (chapter 5.1), other than the byte order mark.
fn forbidden_character(text: &str) -> Option<(usize, char)> {
    let is_suspect = |byte: u8| (byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r')) || byte == 0x7F;
    let start = text.bytes().position(is_suspect)?;
    text[start..].chars().next().map(|character| (start, character))
}

/// A list or mapping that is being read.
enum Frame {
    Sequence {
        start: usize,
        nodes: Vec<Node>,
        values: Vec<Value>,
    },
    Mapping {
        start: usize,
        entries: Vec<Entry>,
        values: Map<String, Value>,
        seen: HashMap<String, Span>,
        key: Option<Key>,
    },
}

/// A key whose value is still to come.
struct Key {
    text: String,
    span: Span,
}

struct Builder<'t> {
    text: &'t str,
    stack: Vec<Frame>,
    root: Option<(Node, Value)>,
    problems: Vec<Problem>,
    documents: usize,
}

/// Above this many keys a mapping looks for duplicates with a table; below, by comparing.
const SMALL_MAPPING: usize = 32;

impl Builder<'_> {
    fn take(&mut self, event: Event, span: Span) {
        match event {
            Event::DocumentStart(..) => {
                self.documents += 1;
                if self.documents > 1 {
                    self.report(ProblemKind::SeveralDocuments, span);
                }
            }
            Event::Alias(_) | Event::UnresolvedAlias(_) => {
                self.report(ProblemKind::Alias, span);
                self.add(Node { span, data: Data::Scalar { plain: true } }, Value::Null);
            }
            Event::Scalar(text, style, anchor, tag) => {
                self.refuse_properties(span, anchor, tag.is_some());
                self.scalar(text, style, span);
            }
            Event::SequenceStart(_, anchor, tag) => {
                self.refuse_properties(span, anchor, tag.is_some());
                self.open(Frame::Sequence { start: span.start, nodes: Vec::new(), values: Vec::new() }, span);
            }
            Event::MappingStart(_, anchor, tag) => {
                self.refuse_properties(span, anchor, tag.is_some());
                let (entries, values, seen) = (Vec::new(), Map::new(), HashMap::new());
                self.open(Frame::Mapping { start: span.start, entries, values, seen, key: None }, span);
            }
            Event::SequenceEnd | Event::MappingEnd => self.close(span),
            _ => {}
        }
    }

    fn scalar(&mut self, text: Cow<str>, style: ScalarStyle, span: Span) {
        let plain = style == ScalarStyle::Plain;
        if let Some(Frame::Mapping { key: key @ None, .. }) = self.stack.last_mut() {
            let is_merge = plain && text == "<<";
            *key = Some(Key { text: text.into_owned(), span });
            if is_merge {
                self.report(ProblemKind::MergeKey, span);
            }
            return;
        }
        if plain && scalar::is_not_finite(&text) {
            self.report(ProblemKind::NotFinite, span);
        }
        let value = if plain { scalar::resolve(&text) } else { Value::String(text.into_owned()) };
        self.add(Node { span, data: Data::Scalar { plain } }, value);
    }

    fn open(&mut self, frame: Frame, span: Span) {
        if let Some(Frame::Mapping { key: key @ None, .. }) = self.stack.last_mut() {
            *key = Some(Key { text: String::new(), span });
            self.report(ProblemKind::ComplexKey, span);
        }
        self.stack.push(frame);
    }

    fn close(&mut self, span: Span) {
        match self.stack.pop() {
            Some(Frame::Sequence { start, nodes, values }) => {
                let span = Span::new(start, self.end_of_content(start, span.end));
                self.add(Node { span, data: Data::Sequence(nodes) }, Value::Array(values));
            }
            Some(Frame::Mapping { start, entries, values, .. }) => {
                let span = Span::new(start, self.end_of_content(start, span.end));
                self.add(Node { span, data: Data::Mapping(entries) }, Value::Object(values));
            }
            None => {}
        }
    }

    /// A block ends where the next token begins; what is meant ends with its last visible character.
    fn end_of_content(&self, start: usize, end: usize) -> usize {
        self.text.get(start..end).map_or(end, |block| start + block.trim_end().len())
    }

    fn add(&mut self, node: Node, value: Value) {
        match self.stack.last_mut() {
            None => self.root = self.root.take().or(Some((node, value))),
            Some(Frame::Sequence { nodes, values, .. }) => {
                nodes.push(node);
                values.push(value);
            }
            Some(Frame::Mapping { entries, values, seen, key, .. }) => {
                let Some(Key { text, span }) = key.take() else { return };
                let first = if entries.len() < SMALL_MAPPING {
                    entries.iter().find(|entry| entry.key == text).map(|entry| entry.key_span)
                } else {
                    if seen.is_empty() {
                        seen.extend(entries.iter().map(|entry| (entry.key.clone(), entry.key_span)));
                    }
                    seen.get(&text).copied()
                };
                if let Some(first) = first {
                    self.report(ProblemKind::DuplicateKey { key: text, first }, span);
                    return;
                }
                if !seen.is_empty() {
                    seen.insert(text.clone(), span);
                }
                // An empty value has no width and is before the colon: its key is shown instead.
                let node = if node.span.start >= node.span.end { Node { span, ..node } } else { node };
                values.insert(text.clone(), value);
                entries.push(Entry { key: text, key_span: span, node });
            }
        }
    }

    fn refuse_properties(&mut self, span: Span, anchor: usize, has_tag: bool) {
        if anchor != 0 {
            self.report(ProblemKind::Anchor, span);
        }
        if has_tag {
            self.report(ProblemKind::Tag, span);
        }
    }

    fn report(&mut self, kind: ProblemKind, span: Span) {
        self.problems.push(Problem { kind, span });
    }

    fn finish(mut self) -> Result<Document, Vec<Problem>> {
        let is_fatal = self.problems.iter().any(|problem| !problem.kind.is_local());
        match self.root {
            Some((root, value)) if !is_fatal && !value.is_null() => {
                Ok(Document { root, value, problems: self.problems })
            }
            _ if !is_fatal => {
                self.problems.push(Problem { kind: ProblemKind::Empty, span: Span::default() });
                Err(self.problems)
            }
            _ => Err(self.problems),
        }
    }
}
