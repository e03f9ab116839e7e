//! Where everything is in a text, so that something can be put next to it.

use super::lines::line_end;
use crate::{Data, Document, Node, Step, next_token};

/// How a value is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// Not at all.
    Empty,
    /// As a text, plain or in quotes.
    Text,
    /// As a block: `|` or `>`, and the lines below.
    Block,
    /// As a list or mapping in brackets.
    Flow,
    /// As a list or mapping whose parts have lines of their own.
    Lines,
}

/// An entry of a mapping or an item of a list, with the value that it has.
#[derive(Debug)]
pub(super) struct NodeLayout<'t> {
    /// An entry's key.
    pub key: Option<&'t str>,
    /// Where the key or the dash is; in brackets, where an item is.
    pub start: usize,
    /// Where there is room for the value: after the colon or the dash.
    pub inside: usize,
    /// Where the value begins, with its quotation mark, sign or bracket.
    pub begin: usize,
    /// Where the last that can be seen of it ends.
    pub end: usize,
    /// How the value is written.
    pub shape: Shape,
    /// Whether it is in brackets itself.
    pub is_in_flow: bool,
    /// What the value is made of.
    pub parts: Vec<Self>,
}

impl<'t> NodeLayout<'t> {
    /// Reads the layout of a whole text.
    pub fn read(text: &'t str, document: &'t Document) -> Self {
        let start = document.root.span.start;
        Self::of(text, None, start, start, false, &document.root)
    }

    fn of(text: &'t str, key: Option<&'t str>, start: usize, inside: usize, is_in_flow: bool, node: &'t Node) -> Self {
        let token = next_token(text, inside);
        let opens = |signs: &[char]| text[token..].starts_with(signs);
        let (shape, begin, end) = match &node.data {
            Data::Scalar { plain: false } if opens(&['|', '>']) => {
                let body = text[token..node.span.end.max(token)].trim_end().len();
                (Shape::Block, token, (token + body).max(sign_end(text, token)))
            }
            Data::Scalar { .. } if node.span.start >= node.span.end || node.span.start < inside => {
                (Shape::Empty, inside, inside)
            }
            Data::Scalar { .. } => (Shape::Text, node.span.start, node.span.end),
            Data::Sequence(_) | Data::Mapping(_) if is_in_flow || opens(&['[', '{']) => {
                (Shape::Flow, node.span.start, node.span.end)
            }
            Data::Sequence(_) | Data::Mapping(_) => (Shape::Lines, token, inside),
        };
        let mut layout = Self { key, start, inside, begin, end, shape, is_in_flow, parts: Vec::new() };
        layout.read_parts(text, node);
        if let (Shape::Lines, Some(last)) = (shape, layout.parts.last()) {
            layout.end = last.end;
        }
        layout
    }

    fn read_parts(&mut self, text: &'t str, node: &'t Node) {
        let is_in_flow = self.shape == Shape::Flow;
        match &node.data {
            Data::Scalar { .. } => {}
            Data::Mapping(entries) => {
                for entry in entries {
                    let colon = next_token(text, entry.key_span.end);
                    let inside = if text[colon..].starts_with(':') { colon + 1 } else { entry.key_span.end };
                    let (key, start) = (Some(entry.key.as_str()), entry.key_span.start);
                    self.parts.push(Self::of(text, key, start, inside, is_in_flow, &entry.node));
                }
            }
            Data::Sequence(items) => {
                let mut end = self.inside;
                for node in items {
                    let (start, inside) = if is_in_flow {
                        (node.span.start, node.span.start)
                    } else {
                        let dash = next_token(text, end);
                        (dash, dash + 1)
                    };
                    let part = Self::of(text, None, start, inside, is_in_flow, node);
                    end = part.end;
                    self.parts.push(part);
                }
            }
        }
    }

    /// The part at a step.
    pub fn part(&self, step: Step) -> Option<&Self> {
        match step {
            Step::Key(key) => self.parts.iter().find(|part| part.key == Some(key)),
            Step::Index(index) => self.parts.get(index).filter(|part| part.key.is_none()),
        }
    }

    /// Whether the value begins on the line of its key or dash.
    pub fn is_beside(&self, text: &str) -> bool {
        !text[self.inside..self.begin].contains('\n')
    }
}

/// Where the sign of a block ends, which is at `at`: `|`, `>-`, `|2+`.
pub(super) fn sign_end(text: &str, at: usize) -> usize {
    let line = &text[at..line_end(text, at)];
    at + line.find([' ', '\t']).unwrap_or(line.len())
}
