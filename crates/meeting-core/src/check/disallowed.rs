//! The disallowed characters in the text of a file, grouped by the value, key or comment that contains them.

use serde_json::Value;

use super::{Context, path};
use crate::finding::Fix;
use lossless_yaml::{Data, Node, Step};
use lossless_yaml::{Edit, Span};
use viet_text::hygiene::{self, Disallowed};

/// A value, a key or a line of comments with disallowed characters.
pub(super) struct Holder {
    /// The value's field; empty for comments.
    pub path: String,
    /// Its disallowed characters, of one kind, in order; never empty.
    pub disallowed: Vec<(Span, Disallowed)>,
}

impl Holder {
    /// Where the first one is.
    pub fn first(&self) -> Span {
        self.disallowed.first().map_or_else(Span::default, |(span, _)| *span)
    }

    /// The kinds of character, without their spans.
    pub fn letters(&self) -> impl Iterator<Item = Disallowed> {
        self.disallowed.iter().map(|(_, kind)| *kind)
    }

    /// The fix that replaces each occurrence by what `replace` says.
    pub fn fix(&self, text: &str, replace: impl Fn(&str) -> String) -> Fix {
        let edit = |span: Span| Edit::new(span, replace(&text[span.start..span.end]));
        Fix::Edits(self.disallowed.iter().map(|(span, _)| edit(*span)).collect())
    }
}

/// What holds something disallowed that `is_meant`.
pub(super) fn holders(context: &Context, is_meant: impl Fn(Disallowed) -> bool) -> Vec<Holder> {
    let disallowed: Vec<_> = context.disallowed().iter().filter(|(_, kind)| is_meant(*kind)).copied().collect();
    if disallowed.is_empty() {
        return Vec::new();
    }
    let mut gatherer = Gatherer { text: context.text, disallowed: &disallowed, holders: Vec::new() };
    gatherer.visit(context.root, &mut Vec::new());
    gatherer.outside(context.text.len());
    gatherer.holders
}

/// A text in double quotes that writes disallowed characters as escapes, such as `\u200b`: its field, its span, and the
/// characters.
pub(super) type Escaped = (String, Span, Vec<Disallowed>);

/// The texts of a record that write disallowed characters as escapes.
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
            // Characters that are not escaped have been found already.
            let is_escape = |range: &std::ops::Range<usize>| !written.contains(&words[range.clone()]);
            let disallowed = hygiene::disallowed(words).into_iter().filter(|(range, _)| is_escape(range));
            let disallowed: Vec<Disallowed> = disallowed.map(|(_, kind)| kind).collect();
            if !disallowed.is_empty() {
                found.push((path::name(at), node.span, disallowed));
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

/// Whether all `fixes` can be applied together without changing the meaning of anything else.
pub(super) fn are_safe<'f>(context: &Context, fixes: impl Iterator<Item = &'f Fix>) -> bool {
    let mut edits: Vec<&Edit> = fixes.flat_map(Fix::edits).collect();
    edits.sort_by_key(|edit| edit.span);
    lossless_yaml::apply(context.text, Some(context.document), edits).is_some()
}

struct Gatherer<'t> {
    text: &'t str,
    /// Those that are still to be gathered.
    disallowed: &'t [(Span, Disallowed)],
    holders: Vec<Holder>,
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
        let disallowed = self.take(span.end);
        if !disallowed.is_empty() {
            self.holders.push(Holder { path: path::name(at), disallowed: disallowed.to_vec() });
        }
    }

    /// Gathers what is before `end` and in no value: comments, line by line.
    fn outside(&mut self, end: usize) {
        while let Some((first, _)) = self.disallowed.first().filter(|(span, _)| span.start < end) {
            let line_end = self.text[first.start..].find('\n').map_or(self.text.len(), |length| first.start + length);
            // A line end may itself be disallowed, and something must be taken each time.
            let disallowed = self.take(line_end.clamp(first.start + 1, end)).to_vec();
            self.holders.push(Holder { path: String::new(), disallowed });
        }
    }

    fn take(&mut self, end: usize) -> &'t [(Span, Disallowed)] {
        let count = self.disallowed.partition_point(|(span, _)| span.start < end);
        let (taken, rest) = self.disallowed.split_at(count);
        self.disallowed = rest;
        taken
    }
}
