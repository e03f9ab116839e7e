//! Values as lines, the way the file writes its own.

use serde_json::Value;

use super::expected::schema_of;
use super::lines::column;
use super::node_layout::{NodeLayout, Shape};
use crate::Step;
use crate::write::{is_date, key_of, quoted, text_of};

/// How far a file indents.
#[derive(Debug, Clone, Copy)]
pub(super) struct Style {
    /// The entries of a mapping, from the key above them.
    mapping: usize,
    /// The dashes of a list, from the key above them.
    list: usize,
    /// Whether texts of several lines are written as blocks.
    has_blocks: bool,
}

impl Style {
    /// The style at a node: that of the nearest mapping and list below it, else of the first of the text, else that
    /// of the format.
    pub fn of(text: &str, node: &NodeLayout, root: &NodeLayout, has_blocks: bool) -> Self {
        let nearest = |of_mapping| indentation(text, node, of_mapping).or_else(|| indentation(text, root, of_mapping));
        Self {
            mapping: nearest(true).filter(|step| *step > 0).unwrap_or(2),
            list: nearest(false).unwrap_or(2),
            has_blocks,
        }
    }
}

/// The indentation of the parts of the first mapping, or list, relative to its key. Siblings of the node are searched
/// before nested ones.
fn indentation(text: &str, node: &NodeLayout, of_mapping: bool) -> Option<usize> {
    let own = |node: &NodeLayout| {
        let first = node.parts.first().filter(|first| first.key.is_some() == of_mapping)?;
        let is_below = node.key.is_some() && node.shape == Shape::Lines;
        column(text, first.start)?.checked_sub(column(text, node.start).filter(|_| is_below)?)
    };
    let below = || node.parts.iter().find_map(|part| indentation(text, part, of_mapping));
    own(node).or_else(|| node.parts.iter().find_map(own)).or_else(below)
}

/// A value as it follows a key or a dash.
#[derive(Debug, Default)]
pub(super) struct Form {
    /// What is on the line of the key or the dash: the whole text, or the sign of a block, or nothing.
    pub beside: String,
    /// The lines below, indented.
    pub below: Vec<String>,
    /// The column of what is next to a dash, where the lines below go on at the same column.
    pub column: Option<usize>,
}

impl Form {
    /// A value after the key that is at `column`; `None` if the emitter refuses.
    pub fn of_entry(value: &Value, schema: &Value, column: usize, style: Style) -> Option<Self> {
        match value {
            Value::Array(items) if !items.is_empty() => {
                let column = column + style.list;
                Some(Self { below: list(items, schema, column, style)?, ..Self::default() })
            }
            Value::Object(fields) if !fields.is_empty() => {
                let column = column + style.mapping;
                Some(Self { below: mapping(value, schema, column, style)?, ..Self::default() })
            }
            _ => Self::of_scalar(value, schema, column + style.mapping, style),
        }
    }

    /// A value after the dash at `column`, `gap` columns further right.
    pub fn of_item(value: &Value, schema: &Value, column: usize, gap: usize, style: Style) -> Option<Self> {
        let column = column + gap;
        let mut lines = match value {
            Value::Array(items) if !items.is_empty() => list(items, schema, column, style)?,
            Value::Object(fields) if !fields.is_empty() => mapping(value, schema, column, style)?,
            _ => return Self::of_scalar(value, schema, column, style),
        };
        let first = lines.remove(0);
        Some(Self {
            beside: format!("{}{}", spaces(gap.saturating_sub(2)), &first[column..]),
            below: lines,
            column: Some(column),
        })
    }

    fn of_scalar(value: &Value, schema: &Value, column: usize, style: Style) -> Option<Self> {
        let written = match value {
            Value::String(text) if schema["format"] == "date" && is_date(text) => text.clone(),
            Value::String(text) if text.contains('\n') && !style.has_blocks => quoted(text)?,
            Value::String(text) => text_of(text)?,
            other => other.to_string(),
        };
        let mut lines = written.split('\n');
        let beside = lines.next()?.to_owned();
        // The emitter indents by two columns.
        let indented = |line: &str| line.get(2..).filter(|line| !line.is_empty()).map(|line| spaces(column) + line);
        Some(Self { beside, below: lines.map(|line| indented(line).unwrap_or_default()).collect(), column: None })
    }

    /// A text as `raw` is quoted, which is there now; `None` if it is not, or the text would need more.
    pub fn quoted_like(raw: &str, value: &Value) -> Option<Self> {
        let text = value.as_str()?;
        let beside = if raw.starts_with('"') {
            quoted(text)?
        } else if raw.starts_with('\'') && !text.contains(char::is_control) {
            format!("'{}'", text.replace('\'', "''"))
        } else {
            return None;
        };
        Some(Self { beside, ..Self::default() })
    }

    /// The lines after `start`, which is at the column already; the others are indented.
    fn after(self, start: &str) -> Vec<String> {
        let first = if self.beside.is_empty() { start.to_owned() } else { format!("{start} {}", self.beside) };
        [vec![first], self.below].concat()
    }
}

/// An entry whose key is at `column`, as lines; the first is not indented.
pub(super) fn entry(key: &str, value: &Value, schema: &Value, column: usize, style: Style) -> Option<Vec<String>> {
    let form = Form::of_entry(value, schema, column, style)?;
    Some(form.after(&format!("{}:", key_of(key)?)))
}

/// An item whose dash is at `column`, as lines; the first is not indented.
pub(super) fn item(value: &Value, schema: &Value, column: usize, gap: usize, style: Style) -> Option<Vec<String>> {
    Some(Form::of_item(value, schema, column, gap, style)?.after("-"))
}

fn list(items: &[Value], schema: &Value, column: usize, style: Style) -> Option<Vec<String>> {
    let mut lines = Vec::new();
    for value in items {
        lines.extend(at(column, item(value, &schema["items"], column, 2, style)?));
    }
    Some(lines)
}

fn mapping(value: &Value, schema: &Value, column: usize, style: Style) -> Option<Vec<String>> {
    let mut lines = Vec::new();
    for (key, value) in value.as_object()? {
        lines.extend(at(column, entry(key, value, schema_of(schema, Step::Key(key)), column, style)?));
    }
    Some(lines)
}

/// Lines with the first one at `column`, where the others are already.
fn at(column: usize, mut lines: Vec<String>) -> Vec<String> {
    if let Some(first) = lines.first_mut() {
        first.insert_str(0, &spaces(column));
    }
    lines
}

pub(super) fn spaces(count: usize) -> String {
    " ".repeat(count)
}
