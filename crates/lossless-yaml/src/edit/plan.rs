//! Where a change is in the text, and the ways to write it there.

use std::ops::Range;

use serde_json::Value;

use super::Change;
use super::expected::schema_of;
use super::flow;
use super::form::{Form, Style, entry, item, spaces};
use super::lines::{
    begins_line, behind_blank_lines, behind_comments, column, line_break, line_end, line_start, next_line,
};
use super::node_layout::{NodeLayout, Shape, sign_end};
use super::verify::Replaceable;
use crate::{Edit, Span};
use crate::{Step, next_token};

/// A change of a text, not yet made.
#[derive(Debug)]
pub(super) struct Plan {
    /// The ways to make it, the best first.
    pub candidates: Vec<EditCandidate>,
    /// What may be replaced.
    pub replaceable: Replaceable,
    /// Where comments may go, with what they are in.
    pub lost: Range<usize>,
}

/// One way to change a text: its edits, in order.
#[derive(Debug, Clone, Default)]
pub(super) struct EditCandidate(Vec<Edit>);

impl EditCandidate {
    fn with(mut self, place: Range<usize>, text: impl Into<String>) -> Self {
        self.0.push(Edit::new(Span::new(place.start, place.end), text));
        self
    }

    fn at(place: Range<usize>, text: impl Into<String>) -> Self {
        Self::default().with(place, text)
    }

    pub fn edits(&self) -> &[Edit] {
        &self.0
    }

    /// The same edits with the one that ends at `end` extended to `further`.
    fn stretched(mut self, end: usize, further: usize) -> Option<Self> {
        let last = self.0.last_mut().filter(|edit| edit.span.end == end && further > end)?;
        last.span.end = further;
        Some(self)
    }
}

/// A value that is to be written.
#[derive(Debug, Clone, Copy)]
struct New<'v> {
    value: &'v Value,
    schema: &'v Value,
}

impl New<'_> {
    fn below(self, step: Step) -> Self {
        let value = match step {
            Step::Key(key) => &self.value[key],
            Step::Index(index) => &self.value[index],
        };
        Self { value, schema: schema_of(self.schema, step) }
    }
}

impl Plan {
    /// The candidates for a change that sets `value`, best first; empty if the text has no room for it. Below a block
    /// scalar, a comment further right would become text of it, so quotes are used there.
    pub fn all(
        change: &Change,
        text: &str,
        root: &NodeLayout,
        value: &Value,
        schema: &Value,
    ) -> impl Iterator<Item = Self> {
        [true, false]
            .into_iter()
            .filter_map(move |has_blocks| Self::of(change, text, root, New { value, schema }, has_blocks))
    }

    fn of(change: &Change, text: &str, root: &NodeLayout, mut new: New, has_blocks: bool) -> Option<Self> {
        let mut node = root;
        let mut place = change.place().iter().copied();
        let (steps, last) = match change {
            Change::Remove { place } => (place.len() - 1, place.last().copied()),
            _ => (change.place().len(), None),
        };
        let writer = |node| Writer { text, style: Style::of(text, node, root, has_blocks) };
        for _ in 0..steps {
            let Some(step) = place.next() else { break };
            match node.part(step) {
                Some(part) => {
                    node = part;
                    new = new.below(step);
                }
                None if node.parts.is_empty() => return writer(node).replaced(node, new),
                None => return writer(node).inserted(node, step, new),
            }
        }
        match (change, last) {
            (Change::Append { .. }, _) if !node.parts.is_empty() => writer(node).appended(node, new),
            (Change::Remove { .. }, Some(_)) if node.parts.len() == 1 => writer(node).replaced(node, new),
            (Change::Remove { .. }, Some(step)) => writer(node).removed(node, step),
            _ => writer(node).replaced(node, new),
        }
    }
}

/// Access to the text and its indentation.
struct Writer<'t> {
    text: &'t str,
    style: Style,
}

impl Writer<'_> {
    /// Plans that a value becomes another one.
    fn replaced(&self, node: &NodeLayout, new: New) -> Option<Plan> {
        let text = self.text;
        let is_new_list = matches!(new.value, Value::Array(items) if !items.is_empty());
        let is_new_mapping = matches!(new.value, Value::Object(fields) if !fields.is_empty());
        // Brackets stay brackets, unless there is nothing in them.
        let stays_flow = node.shape == Shape::Flow && !node.parts.is_empty() && (is_new_list || is_new_mapping);
        // Nor may a comment be lost that is between empty ones.
        let has_comment =
            node.shape == Shape::Flow && node.parts.is_empty() && text[node.begin..node.end].contains('#');
        let candidate = if has_comment {
            let put = flow::flow(new.value, new.schema)?;
            EditCandidate::at(node.begin + 1..node.begin + 1, put.get(1..put.len() - 1)?)
        } else if node.is_in_flow || stays_flow {
            let put = flow::flow(new.value, new.schema)?;
            match node.shape {
                Shape::Empty => EditCandidate::at(node.inside..node.inside, format!(" {put}")),
                _ => EditCandidate::at(node.begin..node.end, put),
            }
        } else {
            self.put(node, &self.form(node, new)?)
        };
        let end = if node.shape == Shape::Block { behind_blank_lines(text, node.end) } else { node.end };
        let touched = line_start(text, node.start)..next_line(text, end);
        let lost = match node.shape {
            Shape::Lines => node.begin..line_end(text, node.end),
            _ if has_comment => node.begin..node.begin,
            _ => node.begin..node.end,
        };
        let mut candidates = vec![candidate];
        if node.shape == Shape::Block {
            candidates.extend(candidates[0].clone().stretched(line_end(text, node.end), end));
        }
        Some(Plan { candidates: self.ending(candidates), replaceable: Replaceable::Lines(touched), lost })
    }

    /// The form of a new value outside of flow style.
    fn form(&self, node: &NodeLayout, new: New) -> Option<Form> {
        let text = self.text;
        let is_root = node.key.is_none() && !text[node.start..].starts_with('-');
        if is_root {
            return Some(Form { beside: flow::flow(new.value, new.schema)?, ..Form::default() });
        }
        // After an explicit key (`?`), one line is correct at any column; verification decides about several lines.
        let column = column(text, node.start).unwrap_or_default();
        if node.shape == Shape::Text && new.schema["format"] != "date" {
            let raw = &text[node.begin..node.end];
            if let Some(form) = Form::quoted_like(raw, new.value).filter(|_| !is_several_lines(new.value)) {
                return Some(form);
            }
        }
        if node.key.is_some() {
            Form::of_entry(new.value, new.schema, column, self.style)
        } else {
            Form::of_item(new.value, new.schema, column, self.gap(node), self.style)
        }
    }

    /// Puts a form where another value is.
    fn put(&self, node: &NodeLayout, form: &Form) -> EditCandidate {
        let text = self.text;
        let line_break = line_break(text, node.end);
        let below = form.below.iter().fold(String::new(), |below, line| below + line_break + line);
        let beside = if form.beside.is_empty() { String::new() } else { format!(" {}", form.beside) };
        let (inside, begin, end) = (node.inside, node.begin, node.end);
        let at_end = line_end(text, end);
        match node.shape {
            Shape::Empty => EditCandidate::at(inside..inside, beside).with(at_end..at_end, below),
            Shape::Text | Shape::Flow if !form.beside.is_empty() => {
                EditCandidate::at(begin..end, form.beside.trim_start()).with(at_end..at_end, below)
            }
            Shape::Text | Shape::Flow if node.is_beside(text) => {
                EditCandidate::at(inside..end, "").with(at_end..at_end, below)
            }
            // The text has a line of its own, after which a comment may be.
            Shape::Text | Shape::Flow if text[end..at_end].trim().is_empty() => {
                EditCandidate::at(line_end(text, line_start(text, begin) - 1)..at_end, below)
            }
            Shape::Text | Shape::Flow => EditCandidate::at(begin..end, "").with(at_end..at_end, below),
            Shape::Block => {
                let sign = sign_end(text, begin);
                let head_end = line_end(text, begin);
                let candidate = if node.is_beside(text) {
                    EditCandidate::at(inside..sign, beside)
                } else {
                    EditCandidate::at(begin..sign, form.beside.trim_start())
                };
                candidate.with(head_end..at_end.max(head_end), below)
            }
            Shape::Lines if node.is_beside(text) => {
                EditCandidate::at(begin..end, form.beside.trim_start().to_owned() + &below)
            }
            Shape::Lines => {
                let body = line_end(text, line_start(text, begin).saturating_sub(1))..at_end;
                if let Some(column) = form.column {
                    EditCandidate::at(
                        body,
                        format!("{line_break}{}{}{below}", spaces(column), form.beside.trim_start()),
                    )
                } else if form.beside.is_empty() {
                    EditCandidate::at(body, below)
                } else {
                    let head_end = line_end(text, inside);
                    EditCandidate::at(inside..inside, beside).with(head_end..head_end, below).with(body, "")
                }
            }
        }
    }

    /// Plans a new entry of a mapping that has some.
    fn inserted(&self, node: &NodeLayout, step: Step, new: New) -> Option<Plan> {
        let Step::Key(key) = step else { return None };
        let fields = new.value.as_object()?;
        let index = fields.keys().position(|other| other == key)?;
        let new = new.below(step);
        let before = index.checked_sub(1).and_then(|index| node.parts.get(index));
        let first = node.parts.first()?;
        if node.shape == Shape::Flow {
            let entry = flow::entry(key, new.value, new.schema)?;
            return Some(added(match before {
                Some(before) => vec![EditCandidate::at(before.end..before.end, format!(", {entry}"))],
                None => vec![EditCandidate::at(first.start..first.start, format!("{entry}, "))],
            }));
        }
        let column = column(self.text, first.start)?;
        let lines = entry(key, new.value, new.schema, column, self.style)?;
        if let Some(before) = before {
            let is_last = node.parts.last().is_some_and(|last| std::ptr::eq(last, before));
            let limit = if is_last { self::column(self.text, node.start)? } else { column };
            return Some(self.below(before, limit, column, &lines, false));
        }
        let line_break = line_break(self.text, first.start);
        let text = format!("{}{line_break}{}", lines.join(line_break), spaces(column));
        Some(added(vec![EditCandidate::at(first.start..first.start, text)]))
    }

    /// Plans one more item of a list that has some; `new` is the whole list.
    fn appended(&self, node: &NodeLayout, new: New) -> Option<Plan> {
        let last = node.parts.last()?;
        let new = new.below(Step::Index(node.parts.len()));
        if node.shape == Shape::Flow {
            let item = flow::flow(new.value, new.schema)?;
            return Some(added(vec![EditCandidate::at(last.end..last.end, format!(", {item}"))]));
        }
        let column = column(self.text, last.start)?;
        let gap = if last.is_beside(self.text) { self.gap(last) } else { 2 };
        let lines = item(new.value, new.schema, column, gap, self.style)?;
        let is_apart = node.parts.len().checked_sub(2).is_some_and(|index| {
            let before = &node.parts[index];
            self.text[before.end..last.start].lines().skip(1).any(|line| line.trim().is_empty() && line.is_empty())
        });
        Some(self.below(last, self::column(self.text, node.start)?, column, &lines, is_apart))
    }

    /// Plans lines below a part, at `column`, and below the comments there that are further right than `limit`;
    /// `is_apart` asks for a blank line above them.
    fn below(&self, part: &NodeLayout, limit: usize, column: usize, lines: &[String], is_apart: bool) -> Plan {
        let text = self.text;
        let line_break = line_break(text, part.end);
        let blank = if is_apart { line_break } else { "" };
        let lines = format!("{blank}{line_break}{}{}", spaces(column), lines.join(line_break));
        let own_end = line_end(text, part.end);
        let mut ends = vec![behind_comments(text, own_end, limit), own_end, behind_blank_lines(text, own_end)];
        ends.dedup();
        added(self.ending(ends.into_iter().map(|end| EditCandidate::at(end..end, lines.clone())).collect()))
    }

    /// Plans to remove one of several parts.
    fn removed(&self, node: &NodeLayout, step: Step) -> Option<Plan> {
        let text = self.text;
        let part = node.part(step)?;
        let index = node.parts.iter().position(|other| std::ptr::eq(other, part))?;
        let next = node.parts.get(index + 1);
        let before = index.checked_sub(1).map(|index| &node.parts[index]);
        let end = line_end(text, part.end);
        let blanks_end = behind_blank_lines(text, part.end);
        let candidates = if node.shape == Shape::Flow {
            vec![self.without_comma(part, before, next)?]
        } else if !begins_line(text, part.start) {
            // It follows the dash of an item: what follows moves up, unless comments are between.
            let next = next?;
            let has_comments = text[end..next.start].contains('#');
            let dash = text[..part.start].trim_end_matches(' ').len();
            let keeping = EditCandidate::at(dash..end, "");
            if has_comments { vec![keeping] } else { vec![EditCandidate::at(part.start..next.start, ""), keeping] }
        } else {
            let start = line_start(text, part.start);
            let before_start = end_before(text, start);
            let whole = |end| EditCandidate::at(start..next_line(text, end), "");
            // Without a line end after the last line, the one before it loses its own.
            let ends = [EditCandidate::at(before_start..end, ""), EditCandidate::at(before_start..blanks_end, "")];
            if next_line(text, end) == text.len() && !text.ends_with('\n') {
                [&ends[..], &[whole(end)]].concat()
            } else {
                vec![whole(end), whole(blanks_end)]
            }
        };
        // The comma is removed too. What follows the dash of an item is on the line below until then.
        let comma = before.filter(|before| before.is_in_flow && next.is_none());
        let moved = next.filter(|next| next.is_in_flow || !begins_line(text, part.start));
        let end_touched = moved.map_or(blanks_end, |next| next.start);
        let start = line_start(text, comma.map_or(part.start, |before| before.end));
        let touched_end = next_line(text, end_touched);
        let is_last = touched_end == text.len() && !text.ends_with('\n');
        let touched = (if is_last { end_before(text, start) } else { start })..touched_end;
        Some(Plan { candidates, replaceable: Replaceable::Lines(touched), lost: part.start..end })
    }

    /// Takes a part out of brackets, with one comma: the one after it, or that before the last.
    fn without_comma(
        &self,
        part: &NodeLayout,
        before: Option<&NodeLayout>,
        next: Option<&NodeLayout>,
    ) -> Option<EditCandidate> {
        let text = self.text;
        let comma = next_token(text, if next.is_some() { part.end } else { before?.end });
        if !text[comma..].starts_with(',') {
            return None;
        }
        let after = comma + 1;
        if let Some(next) = next {
            if !text[part.end..comma].trim().is_empty() {
                return Some(EditCandidate::at(part.start..part.end, "").with(comma..after, ""));
            }
            let gap = &text[after..next.start];
            let end = if gap.trim().is_empty() && !gap.contains('\n') { next.start } else { after };
            return Some(EditCandidate::at(part.start..end, ""));
        }
        if text[after..part.start].trim().is_empty() {
            return Some(EditCandidate::at(comma..part.end, ""));
        }
        Some(EditCandidate::at(comma..after, "").with(part.start..part.end, ""))
    }

    /// The distance of an item's value from its dash.
    fn gap(&self, item: &NodeLayout) -> usize {
        let columns = column(self.text, item.begin).zip(column(self.text, item.start));
        let gap = columns.and_then(|(begin, dash)| begin.checked_sub(dash)).filter(|gap| *gap > 0);
        gap.filter(|_| item.shape != Shape::Empty).unwrap_or(2)
    }

    /// Adds the candidates that end the text with a line end where it has none: some values need that.
    fn ending(&self, mut candidates: Vec<EditCandidate>) -> Vec<EditCandidate> {
        if !self.text.ends_with('\n') {
            let end = self.text.len();
            let line_break = line_break(self.text, end);
            let ended: Vec<_> =
                candidates.iter().map(|candidate| candidate.clone().with(end..end, line_break)).collect();
            candidates.extend(ended);
        }
        candidates
    }
}

/// Where the line before the one that begins at `start` ends, before its line end.
fn end_before(text: &str, start: usize) -> usize {
    start.checked_sub(1).map_or(start, |before| line_end(text, before))
}

fn is_several_lines(value: &Value) -> bool {
    value.as_str().is_some_and(|text| text.contains('\n'))
}

/// A plan that only adds something.
fn added(candidates: Vec<EditCandidate>) -> Plan {
    Plan { candidates, replaceable: Replaceable::Nothing, lost: 0..0 }
}
