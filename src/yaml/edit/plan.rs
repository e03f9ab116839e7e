//! Where a change stands in the text, and the ways to write it there.

use std::ops::Range;

use serde_json::Value;

use super::Change;
use super::expected::schema_of;
use super::flow;
use super::form::{Form, Style, entry, item, spaces};
use super::lines::{begins_line, behind_blank_lines, column, line_break, line_end, line_start, next_line};
use super::spot::{Shape, Spot, sign_end};
use crate::yaml::{Step, next_token};

/// A change of a text, not yet made.
#[derive(Debug)]
pub(super) struct Plan {
    /// The ways to make it, the best first.
    pub ways: Vec<Way>,
    /// The lines that may change; none where all that is there stays and something is added.
    pub touched: Option<Range<usize>>,
    /// Where comments may go, with what they stand in.
    pub lost: Range<usize>,
}

/// One way to change a text: places, in order, and what stands there then.
#[derive(Debug, Clone, Default)]
pub(super) struct Way(Vec<(Range<usize>, String)>);

impl Way {
    fn with(mut self, place: Range<usize>, text: impl Into<String>) -> Self {
        self.0.push((place, text.into()));
        self
    }

    fn at(place: Range<usize>, text: impl Into<String>) -> Self {
        Self::default().with(place, text)
    }

    /// Returns the text that it makes; none where places are not in order.
    pub fn applied(&self, text: &str) -> Option<String> {
        let mut new = String::with_capacity(text.len() + 256);
        let mut done = 0;
        for (place, put) in &self.0 {
            new.push_str(text.get(done..place.start)?);
            new.push_str(put);
            done = place.end;
        }
        new.push_str(text.get(done..)?);
        Some(new)
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
    /// Returns the plans of a change that makes `value` of a record, the better first; none where the text gives no room
    /// for it. Below a block, a comment that stands further right would be text of the block: quotes are for there.
    pub fn all(change: &Change, text: &str, root: &Spot, value: &Value, schema: &Value) -> impl Iterator<Item = Self> {
        [true, false]
            .into_iter()
            .filter_map(move |has_blocks| Self::of(change, text, root, New { value, schema }, has_blocks))
    }

    fn of(change: &Change, text: &str, root: &Spot, mut new: New, has_blocks: bool) -> Option<Self> {
        let mut spot = root;
        let mut way = change.place().iter().copied().peekable();
        let (steps, last) = match change {
            Change::Remove { place } => (place.len() - 1, place.last().copied()),
            _ => (change.place().len(), None),
        };
        let writer = |spot| Writer { text, style: Style::of(text, spot, root, has_blocks) };
        for _ in 0..steps {
            let Some(step) = way.next() else { break };
            match spot.part(step) {
                Some(part) => {
                    spot = part;
                    new = new.below(step);
                }
                None if spot.parts.is_empty() => return writer(spot).replaced(spot, new),
                None => return writer(spot).inserted(spot, step, new),
            }
        }
        match (change, last) {
            (Change::Append { .. }, _) if !spot.parts.is_empty() => writer(spot).appended(spot, new),
            (Change::Remove { .. }, Some(_)) if spot.parts.len() == 1 => writer(spot).replaced(spot, new),
            (Change::Remove { .. }, Some(step)) => writer(spot).removed(spot, step),
            _ => writer(spot).replaced(spot, new),
        }
    }
}

/// What knows the text and how it indents.
struct Writer<'t> {
    text: &'t str,
    style: Style,
}

impl Writer<'_> {
    /// Plans that a value becomes another one.
    fn replaced(&self, spot: &Spot, new: New) -> Option<Plan> {
        let text = self.text;
        let is_new_list = matches!(new.value, Value::Array(items) if !items.is_empty());
        let is_new_mapping = matches!(new.value, Value::Object(fields) if !fields.is_empty());
        // Brackets stay brackets, unless there is nothing in them.
        let stays_flow = spot.shape == Shape::Flow && !spot.parts.is_empty() && (is_new_list || is_new_mapping);
        // Nor may a comment be lost that stands between empty ones.
        let has_comment =
            spot.shape == Shape::Flow && spot.parts.is_empty() && text[spot.begin..spot.end].contains('#');
        let way = if has_comment {
            let put = flow::flow(new.value, new.schema)?;
            Way::at(spot.begin + 1..spot.begin + 1, put.get(1..put.len() - 1)?)
        } else if spot.is_in_flow || stays_flow {
            let put = flow::flow(new.value, new.schema)?;
            match spot.shape {
                Shape::Empty => Way::at(spot.inside..spot.inside, format!(" {put}")),
                _ => Way::at(spot.begin..spot.end, put),
            }
        } else {
            self.put(spot, &self.form(spot, new)?)
        };
        let end = if spot.shape == Shape::Block { behind_blank_lines(text, spot.end) } else { spot.end };
        let touched = line_start(text, spot.start)..next_line(text, end);
        let lost = match spot.shape {
            Shape::Lines => spot.begin..line_end(text, spot.end),
            _ if has_comment => spot.begin..spot.begin,
            _ => spot.begin..spot.end,
        };
        let mut ways = vec![way];
        if spot.shape == Shape::Block {
            ways.extend(ways[0].clone().stretched(line_end(text, spot.end), end));
        }
        Some(Plan { ways: self.ending(ways), touched: Some(touched), lost })
    }

    /// Returns the form of a new value for a place outside of brackets.
    fn form(&self, spot: &Spot, new: New) -> Option<Form> {
        let text = self.text;
        let is_root = spot.key.is_none() && !text[spot.start..].starts_with('-');
        if is_root {
            return Some(Form { beside: flow::flow(new.value, new.schema)?, ..Form::default() });
        }
        // Behind a key with a question mark one line is right at any column, and several lines are proven or not.
        let column = column(text, spot.start).unwrap_or_default();
        if spot.shape == Shape::Text && new.schema["format"] != "date" {
            let raw = &text[spot.begin..spot.end];
            if let Some(form) = Form::quoted_like(raw, new.value).filter(|_| !is_several_lines(new.value)) {
                return Some(form);
            }
        }
        if spot.key.is_some() {
            Form::of_entry(new.value, new.schema, column, self.style)
        } else {
            Form::of_item(new.value, new.schema, column, self.gap(spot), self.style)
        }
    }

    /// Puts a form where another value stands.
    fn put(&self, spot: &Spot, form: &Form) -> Way {
        let text = self.text;
        let line_break = line_break(text, spot.end);
        let below = form.below.iter().fold(String::new(), |below, line| below + line_break + line);
        let beside = if form.beside.is_empty() { String::new() } else { format!(" {}", form.beside) };
        let (inside, begin, end) = (spot.inside, spot.begin, spot.end);
        let at_end = line_end(text, end);
        match spot.shape {
            Shape::Empty => Way::at(inside..inside, beside).with(at_end..at_end, below),
            Shape::Text | Shape::Flow if !form.beside.is_empty() => {
                Way::at(begin..end, form.beside.trim_start()).with(at_end..at_end, below)
            }
            Shape::Text | Shape::Flow if spot.is_beside(text) => Way::at(inside..end, "").with(at_end..at_end, below),
            // The text has a line of its own, behind which a comment may stand.
            Shape::Text | Shape::Flow if text[end..at_end].trim().is_empty() => {
                Way::at(line_end(text, line_start(text, begin) - 1)..at_end, below)
            }
            Shape::Text | Shape::Flow => Way::at(begin..end, "").with(at_end..at_end, below),
            Shape::Block => {
                let sign = sign_end(text, begin);
                let head_end = line_end(text, begin);
                let way = if spot.is_beside(text) {
                    Way::at(inside..sign, beside)
                } else {
                    Way::at(begin..sign, form.beside.trim_start())
                };
                way.with(head_end..at_end.max(head_end), below)
            }
            Shape::Lines if spot.is_beside(text) => Way::at(begin..end, form.beside.trim_start().to_owned() + &below),
            Shape::Lines => {
                let body = line_end(text, line_start(text, begin).saturating_sub(1))..at_end;
                if let Some(column) = form.column {
                    Way::at(body, format!("{line_break}{}{}{below}", spaces(column), form.beside.trim_start()))
                } else if form.beside.is_empty() {
                    Way::at(body, below)
                } else {
                    let head_end = line_end(text, inside);
                    Way::at(inside..inside, beside).with(head_end..head_end, below).with(body, "")
                }
            }
        }
    }

    /// Plans a new entry of a mapping that has some.
    fn inserted(&self, spot: &Spot, step: Step, new: New) -> Option<Plan> {
        let Step::Key(key) = step else { return None };
        let fields = new.value.as_object()?;
        let index = fields.keys().position(|other| other == key)?;
        let new = new.below(step);
        let before = index.checked_sub(1).and_then(|index| spot.parts.get(index));
        let first = spot.parts.first()?;
        if spot.shape == Shape::Flow {
            let entry = flow::entry(key, new.value, new.schema)?;
            return Some(added(match before {
                Some(before) => vec![Way::at(before.end..before.end, format!(", {entry}"))],
                None => vec![Way::at(first.start..first.start, format!("{entry}, "))],
            }));
        }
        let column = column(self.text, first.start)?;
        let lines = entry(key, new.value, new.schema, column, self.style)?;
        if let Some(before) = before {
            let is_last = spot.parts.last().is_some_and(|last| std::ptr::eq(last, before));
            let limit = if is_last { self::column(self.text, spot.start)? } else { column };
            return Some(self.below(before, limit, column, &lines, false));
        }
        let line_break = line_break(self.text, first.start);
        let text = format!("{}{line_break}{}", lines.join(line_break), spaces(column));
        Some(added(vec![Way::at(first.start..first.start, text)]))
    }

    /// Plans one more item of a list that has some; `new` is the whole list.
    fn appended(&self, spot: &Spot, new: New) -> Option<Plan> {
        let last = spot.parts.last()?;
        let new = new.below(Step::Index(spot.parts.len()));
        if spot.shape == Shape::Flow {
            let item = flow::flow(new.value, new.schema)?;
            return Some(added(vec![Way::at(last.end..last.end, format!(", {item}"))]));
        }
        let column = column(self.text, last.start)?;
        let gap = if last.is_beside(self.text) { self.gap(last) } else { 2 };
        let lines = item(new.value, new.schema, column, gap, self.style)?;
        let is_apart = spot.parts.len().checked_sub(2).is_some_and(|index| {
            let before = &spot.parts[index];
            self.text[before.end..last.start].lines().skip(1).any(|line| line.trim().is_empty() && line.is_empty())
        });
        Some(self.below(last, self::column(self.text, spot.start)?, column, &lines, is_apart))
    }

    /// Plans lines below a part, at `column`, and below the comments there that stand further right than `limit`; `is_apart`
    /// asks for a blank line above them.
    fn below(&self, part: &Spot, limit: usize, column: usize, lines: &[String], is_apart: bool) -> Plan {
        let text = self.text;
        let line_break = line_break(text, part.end);
        let blank = if is_apart { line_break } else { "" };
        let lines = format!("{blank}{line_break}{}{}", spaces(column), lines.join(line_break));
        let own_end = line_end(text, part.end);
        let mut ends = vec![self.behind_comments(own_end, limit), own_end, behind_blank_lines(text, own_end)];
        ends.dedup();
        added(self.ending(ends.into_iter().map(|end| Way::at(end..end, lines.clone())).collect()))
    }

    /// Returns the end of the comments that stand further right than `column` in the lines behind `end`: they speak of
    /// what is above them.
    fn behind_comments(&self, end: usize, column: usize) -> usize {
        let mut end = end;
        let mut line = next_line(self.text, end);
        while line < self.text.len() {
            let line_end = line_end(self.text, line);
            let words = self.text[line..line_end].trim_start_matches(' ');
            if words.starts_with('#') && line_end - line - words.len() > column {
                end = line_end;
            } else if !words.trim().is_empty() {
                break;
            }
            let next = next_line(self.text, line);
            if next == line {
                break;
            }
            line = next;
        }
        end
    }

    /// Plans that one of several parts goes.
    fn removed(&self, spot: &Spot, step: Step) -> Option<Plan> {
        let text = self.text;
        let part = spot.part(step)?;
        let index = spot.parts.iter().position(|other| std::ptr::eq(other, part))?;
        let next = spot.parts.get(index + 1);
        let before = index.checked_sub(1).map(|index| &spot.parts[index]);
        let end = line_end(text, part.end);
        let blanks_end = behind_blank_lines(text, part.end);
        let ways = if spot.shape == Shape::Flow {
            vec![self.without_comma(part, before, next)?]
        } else if !begins_line(text, part.start) {
            // It stands behind the dash of an item: what follows moves up, unless comments stand between.
            let next = next?;
            let has_comments = text[end..next.start].contains('#');
            let dash = text[..part.start].trim_end_matches(' ').len();
            let keeping = Way::at(dash..end, "");
            if has_comments { vec![keeping] } else { vec![Way::at(part.start..next.start, ""), keeping] }
        } else {
            let start = line_start(text, part.start);
            let before_start = start.checked_sub(1).map_or(start, |before| line_end(text, before));
            let whole = |end| Way::at(start..next_line(text, end), "");
            // Without a line end behind the last line, the one before it loses its own.
            let ways = [Way::at(before_start..end, ""), Way::at(before_start..blanks_end, "")];
            if next_line(text, end) == text.len() && !text.ends_with('\n') {
                [&ways[..], &[whole(end)]].concat()
            } else {
                vec![whole(end), whole(blanks_end)]
            }
        };
        // A comma goes along. What follows on the dash of an item stands on the line below until then.
        let comma = before.filter(|before| before.is_in_flow && next.is_none());
        let moved = next.filter(|next| next.is_in_flow || !begins_line(text, part.start));
        let end_touched = moved.map_or(blanks_end, |next| next.start);
        let touched = line_start(text, comma.map_or(part.start, |before| before.end))..next_line(text, end_touched);
        Some(Plan { ways, touched: Some(touched), lost: part.start..end })
    }

    /// Takes a part out of brackets, with one comma: the one behind it, or that before the last.
    fn without_comma(&self, part: &Spot, before: Option<&Spot>, next: Option<&Spot>) -> Option<Way> {
        let text = self.text;
        let comma = next_token(text, if next.is_some() { part.end } else { before?.end });
        if !text[comma..].starts_with(',') {
            return None;
        }
        let behind = comma + 1;
        if let Some(next) = next {
            if !text[part.end..comma].trim().is_empty() {
                return Some(Way::at(part.start..part.end, "").with(comma..behind, ""));
            }
            let gap = &text[behind..next.start];
            let end = if gap.trim().is_empty() && !gap.contains('\n') { next.start } else { behind };
            return Some(Way::at(part.start..end, ""));
        }
        if text[behind..part.start].trim().is_empty() {
            return Some(Way::at(comma..part.end, ""));
        }
        Some(Way::at(comma..behind, "").with(part.start..part.end, ""))
    }

    /// Returns how far the value of an item stands to the right of its dash.
    fn gap(&self, item: &Spot) -> usize {
        let columns = column(self.text, item.begin).zip(column(self.text, item.start));
        let gap = columns.and_then(|(begin, dash)| begin.checked_sub(dash)).filter(|gap| *gap > 0);
        gap.filter(|_| item.shape != Shape::Empty).unwrap_or(2)
    }

    /// Adds the ways that end the text with a line end where it has none: some values need that.
    fn ending(&self, mut ways: Vec<Way>) -> Vec<Way> {
        if !self.text.ends_with('\n') {
            let end = self.text.len();
            let line_break = line_break(self.text, end);
            let ended: Vec<Way> = ways.iter().map(|way| way.clone().with(end..end, line_break)).collect();
            ways.extend(ended);
        }
        ways
    }
}

impl Way {
    /// Returns the same way where the place that ends at `end` goes on to `further`.
    fn stretched(mut self, end: usize, further: usize) -> Option<Self> {
        let last = self.0.last_mut().filter(|(place, _)| place.end == end && further > end)?;
        last.0.end = further;
        Some(self)
    }
}

fn is_several_lines(value: &Value) -> bool {
    value.as_str().is_some_and(|text| text.contains('\n'))
}

/// Returns a plan that only adds something.
fn added(ways: Vec<Way>) -> Plan {
    Plan { ways, touched: None, lost: 0..0 }
}
