//! What should not be in the text of a file, gathered by the value, key or comment that holds it.

use serde_json::Value;

use super::{Context, place};
use crate::diagnostic::{Edit, Fix, Span};
use crate::text::hygiene::{self, Blemish};
use crate::yaml::{self, Data, Node, Step};

/// What one value, one key or one line of comments holds.
pub(super) struct Stain {
    /// The value's field; empty for comments.
    pub path: String,
    /// The blemishes of one kind, in order; never empty.
    pub blemishes: Vec<(Span, Blemish)>,
}

impl Stain {
    /// Returns where the first one stands.
    pub fn first(&self) -> Span {
        self.blemishes.first().map_or_else(Span::default, |(span, _)| *span)
    }

    /// Returns the blemishes without their places.
    pub fn letters(&self) -> impl Iterator<Item = Blemish> {
        self.blemishes.iter().map(|(_, blemish)| *blemish)
    }

    /// Returns the repair in which each blemish becomes what `mend` says.
    pub fn fix(&self, text: &str, mend: impl Fn(&str) -> String) -> Fix {
        let edit = |span: Span| Edit { span, text: mend(&text[span.start..span.end]) };
        Fix::Edits(self.blemishes.iter().map(|(span, _)| edit(*span)).collect())
    }
}

/// Returns the stains of the file whose blemishes `is_meant`.
pub(super) fn stains(context: &Context, is_meant: impl Fn(Blemish) -> bool) -> Vec<Stain> {
    let blemishes: Vec<_> = context.blemishes().iter().filter(|(_, blemish)| is_meant(*blemish)).copied().collect();
    if blemishes.is_empty() {
        return Vec::new();
    }
    let mut gatherer = Gatherer { text: context.text, blemishes: &blemishes, stains: Vec::new() };
    gatherer.visit(context.root, &mut Vec::new());
    gatherer.outside(context.text.len());
    gatherer.stains
}

/// A text in double quotes that writes blemishes as escapes, such as `\u200b`: its field, its place, and the blemishes.
pub(super) type Escaped = (String, Span, Vec<Blemish>);

/// Returns the texts of a record that write blemishes as escapes.
pub(super) fn escaped(context: &Context) -> Vec<Escaped> {
    let mut found = Vec::new();
    if context.text.contains('\\') {
        find_escaped(context.text, context.root, context.value, &mut Vec::new(), &mut found);
    }
    found
}

fn find_escaped<'d>(text: &str, node: &'d Node, value: &Value, at: &mut Vec<Step<'d>>, found: &mut Vec<Escaped>) {
    match (&node.data, value) {
        (Data::Scalar { .. }, Value::String(words)) => {
            let written = &text[node.span.start..node.span.end];
            if !written.starts_with('"') || !written.contains('\\') || hygiene::is_clean(words) {
                return;
            }
            // What stands there as it is has been found already.
            let is_escape = |range: &std::ops::Range<usize>| !written.contains(&words[range.clone()]);
            let blemishes = hygiene::blemishes(words).into_iter().filter(|(range, _)| is_escape(range));
            let blemishes: Vec<Blemish> = blemishes.map(|(_, blemish)| blemish).collect();
            if !blemishes.is_empty() {
                found.push((place::name(at), node.span, blemishes));
            }
        }
        (Data::Sequence(items), Value::Array(values)) => {
            for (index, (item, value)) in items.iter().zip(values).enumerate() {
                at.push(Step::Index(index));
                find_escaped(text, item, value, at, found);
                at.pop();
            }
        }
        (Data::Mapping(entries), Value::Object(values)) => {
            for (entry, value) in entries.iter().zip(values.values()) {
                at.push(Step::Key(&entry.key));
                find_escaped(text, &entry.node, value, at, found);
                at.pop();
            }
        }
        _ => {}
    }
}

/// Returns whether the file still says the same things in the same shape after all `fixes`.
pub(super) fn keep_the_shape<'f>(context: &Context, fixes: impl Iterator<Item = &'f Fix>) -> bool {
    let mut text = String::with_capacity(context.text.len());
    let mut done = 0;
    for edit in fixes.flat_map(Fix::edits) {
        text.push_str(context.text.get(done..edit.span.start).unwrap_or_default());
        text.push_str(&edit.text);
        done = edit.span.end;
    }
    text.push_str(context.text.get(done..).unwrap_or_default());
    yaml::parse(&text).is_ok_and(|mended| same_shape(context.value, &mended.value))
}

fn same_shape(before: &Value, after: &Value) -> bool {
    match (before, after) {
        (Value::Object(before), Value::Object(after)) => {
            before.len() == after.len() && before.values().zip(after.values()).all(|(a, b)| same_shape(a, b))
        }
        (Value::Array(before), Value::Array(after)) => {
            before.len() == after.len() && before.iter().zip(after).all(|(a, b)| same_shape(a, b))
        }
        (Value::String(_), Value::String(_)) => true,
        _ => before == after,
    }
}

struct Gatherer<'t> {
    text: &'t str,
    /// Those that are still to be gathered.
    blemishes: &'t [(Span, Blemish)],
    stains: Vec<Stain>,
}

impl<'t> Gatherer<'t> {
    fn visit<'d>(&mut self, node: &'d Node, at: &mut Vec<Step<'d>>) {
        match &node.data {
            Data::Scalar { .. } => self.inside(node.span, at),
            Data::Sequence(items) => {
                for (index, item) in items.iter().enumerate() {
                    at.push(Step::Index(index));
                    self.visit(item, at);
                    at.pop();
                }
            }
            Data::Mapping(entries) => {
                for entry in entries {
                    at.push(Step::Key(&entry.key));
                    self.inside(entry.key_span, at);
                    self.visit(&entry.node, at);
                    at.pop();
                }
            }
        }
    }

    fn inside(&mut self, span: Span, at: &[Step]) {
        self.outside(span.start);
        let blemishes = self.take(span.end);
        if !blemishes.is_empty() {
            self.stains.push(Stain { path: place::name(at), blemishes: blemishes.to_vec() });
        }
    }

    /// Gathers what stands before `end` and in no value: comments, line by line.
    fn outside(&mut self, end: usize) {
        while let Some((first, _)) = self.blemishes.first().filter(|(span, _)| span.start < end) {
            let line_end = self.text[first.start..].find('\n').map_or(self.text.len(), |length| first.start + length);
            // A line end may itself be the blemish, and something must be taken each time.
            let blemishes = self.take(line_end.clamp(first.start + 1, end)).to_vec();
            self.stains.push(Stain { path: String::new(), blemishes });
        }
    }

    fn take(&mut self, end: usize) -> &'t [(Span, Blemish)] {
        let count = self.blemishes.partition_point(|(span, _)| span.start < end);
        let (taken, rest) = self.blemishes.split_at(count);
        self.blemishes = rest;
        taken
    }
}
