//! Lists: as a table, as JSON, as JSON lines, as CSV, as ids.

use std::io::{self, Write};

use chrono::NaiveDate;
use comfy_table::{
    Attribute, Cell, CellAlignment, Color, ColumnConstraint, ContentArrangement, LineStyle, Table, Width,
};
use serde_json::{Map, Value, json};

use super::{Layout, cell};
use crate::i18n::Catalog;
use crate::index::Item;
use crate::model::field::{Field, FieldType, Kind};
use crate::text::{csv::csv_safe, terminal};

/// A list that is to be shown.
pub struct List<'l> {
    /// What is listed.
    pub kind: Kind,
    /// The columns, in order.
    pub columns: &'l [&'static Field],
    /// How many there are in all.
    pub total: usize,
    /// Those to show.
    pub items: &'l [Item],
}

/// How a table is shown.
#[derive(Debug, Clone, Copy)]
pub struct TableStyle {
    /// Whether colours may be used.
    pub colour: bool,
    /// The width of a line in columns.
    pub width: usize,
    /// What "today" means: open work that was due before is overdue.
    pub as_of: NaiveDate,
    /// Whether columns may be left out in a narrow window.
    pub may_drop: bool,
}

/// Writes a table, or one for each value of the column `group`.
///
/// # Errors
/// Those of `out`.
pub fn table(
    out: &mut dyn Write,
    catalog: &Catalog,
    style: TableStyle,
    list: &List,
    group: Option<&'static Field>,
) -> io::Result<()> {
    let Some(group) = group else {
        return one_table(out, catalog, style, list, &list.items.iter().collect::<Vec<_>>());
    };
    let mut groups: Vec<(String, Vec<&Item>)> = Vec::new();
    for item in list.items {
        let heading = cell::for_people(catalog, list.kind, group, item);
        match groups.iter_mut().find(|(other, _)| *other == heading) {
            Some((_, items)) => items.push(item),
            None => groups.push((heading, vec![item])),
        }
    }
    for (index, (heading, items)) in groups.iter().enumerate() {
        let heading = if heading.is_empty() { "—" } else { heading };
        let gap = if index == 0 { "" } else { "\n" };
        writeln!(out, "{gap}{heading} ({})", items.len())?;
        one_table(out, catalog, style, list, items)?;
    }
    Ok(())
}

fn one_table(
    out: &mut dyn Write,
    catalog: &Catalog,
    style: TableStyle,
    list: &List,
    items: &[&Item],
) -> io::Result<()> {
    if items.is_empty() {
        return Ok(());
    }
    let rows: Vec<Vec<String>> = items
        .iter()
        .map(|item| list.columns.iter().map(|field| cell::for_people(catalog, list.kind, field, item)).collect())
        .collect();
    let headings: Vec<String> = list.columns.iter().map(|field| heading(catalog, field)).collect();
    let (shown, fits) = fitting(list.columns, &headings, &rows, style);
    let mut table = Table::new();
    table
        .set_content_arrangement(ContentArrangement::Dynamic)
        .set_width(u16::try_from(style.width).unwrap_or(u16::MAX));
    let line_below_heading = LineStyle::none().fill('─');
    table.load_style(comfy_table::TableStyle::new().header_separator(line_below_heading));
    if style.colour {
        table.enforce_styling();
    } else {
        table.force_no_tty();
    }
    let head = |column: &usize| {
        let cell = Cell::new(&headings[*column]).set_alignment(alignment(list.columns[*column]));
        if style.colour { cell.add_attribute(Attribute::Bold) } else { cell }
    };
    table.set_header(shown.iter().map(head));
    for (row, item) in rows.iter().zip(items) {
        let condition = Condition::of(item, style.as_of);
        table.add_row(shown.iter().map(|column| {
            let field = list.columns[*column];
            let cell = Cell::new(&row[*column]).set_alignment(alignment(field));
            match condition {
                _ if !style.colour => cell,
                Condition::Overdue if field.column == "due" => cell.fg(Color::Red),
                Condition::Done => cell.add_attribute(Attribute::Dim),
                _ => cell,
            }
        }));
    }
    for (position, column) in shown.iter().enumerate() {
        if let Some(column_of_table) = table.column_mut(position) {
            column_of_table.set_padding((0, if position + 1 == shown.len() { 0 } else { 2 }));
            if fits {
                let least =
                    least_width(list.columns[*column], &headings[*column], rows.iter().map(|row| &row[*column]));
                let least = u16::try_from(least + 2).unwrap_or(u16::MAX);
                column_of_table.set_constraint(ColumnConstraint::LowerBoundary(Width::Fixed(least)));
            }
        }
    }
    for line in table.lines() {
        writeln!(out, "{}", line.trim_end())?;
    }
    Ok(())
}

/// Returns a column's heading.
#[must_use]
pub fn heading(catalog: &Catalog, field: &Field) -> String {
    catalog.get(&format!("field-{}", field.column)).unwrap_or_else(|| field.column.to_owned())
}

fn alignment(field: &Field) -> CellAlignment {
    if field.value == FieldType::Count { CellAlignment::Right } else { CellAlignment::Left }
}

/// Whether a row needs to catch the eye, or may step back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Condition {
    Plain,
    Overdue,
    Done,
}

impl Condition {
    fn of(item: &Item, as_of: NaiveDate) -> Self {
        let text = |key: &str| item.values.get(key).and_then(Value::as_str);
        let due = text("due").and_then(|due| due.parse::<NaiveDate>().ok());
        match text("status") {
            Some("completed" | "fulfilled" | "cancelled" | "superseded" | "revoked") => Self::Done,
            _ if due.is_some_and(|due| due < as_of) => Self::Overdue,
            _ => Self::Plain,
        }
    }
}

/// The columns that a narrow window may do without, the least important first.
const DROPPABLE: [&str; 8] = ["issuer", "short", "organization", "date", "lead", "last", "kind", "type"];

/// The narrowest that a column of words may become.
const NARROW: usize = 12;

/// The width of a day.
const DAY: usize = 10;

/// Returns the least width of a column: that of its longest value where it must not be wrapped.
fn least_width<'c>(field: &Field, heading: &str, values: impl Iterator<Item = &'c String>) -> usize {
    let longest =
        values.map(|value| terminal::width(value)).chain([terminal::width(heading)]).max().unwrap_or_default();
    match field.value {
        // A deadline without a day stands there in words, which may be wrapped.
        FieldType::Date => longest.min(DAY),
        FieldType::Count | FieldType::Id | FieldType::DocumentNumber => longest.min(40),
        FieldType::Text | FieldType::Choice(_) => longest.min(NARROW),
    }
}

/// Returns the positions of the columns that are shown, and whether they fit without breaking words: in a narrow window
/// columns that nobody asked for go, those first that matter least.
fn fitting(
    columns: &[&'static Field],
    headings: &[String],
    rows: &[Vec<String>],
    style: TableStyle,
) -> (Vec<usize>, bool) {
    let mut shown: Vec<usize> = (0..columns.len()).collect();
    let least =
        |column: &usize| least_width(columns[*column], &headings[*column], rows.iter().map(|row| &row[*column])) + 2;
    let fits = |shown: &[usize]| shown.iter().map(least).sum::<usize>() <= style.width + 2;
    for droppable in DROPPABLE.iter().filter(|_| style.may_drop) {
        if fits(&shown) {
            break;
        }
        shown.retain(|column| columns[*column].column != *droppable);
    }
    let fit = fits(&shown);
    (shown, fit)
}

/// Writes the list as one JSON document.
///
/// # Errors
/// Those of `out`.
pub fn list_json(out: &mut dyn Write, list: &List, only_columns: bool) -> io::Result<()> {
    let items: Vec<Value> = list.items.iter().map(|item| machine(list, item, only_columns)).collect();
    let document = json!({ "version": 1, "kind": list.kind.name(), "total": list.total, "items": items });
    super::json(out, &document, Layout::Pretty)
}

/// Writes the items of the list as JSON, one a line.
///
/// # Errors
/// Those of `out`.
pub fn list_jsonl(out: &mut dyn Write, list: &List, only_columns: bool) -> io::Result<()> {
    for item in list.items {
        super::json(out, &machine(list, item, only_columns), Layout::Line)?;
    }
    Ok(())
}

fn machine(list: &List, item: &Item, only_columns: bool) -> Value {
    if !only_columns {
        return Value::Object(item.values.clone());
    }
    let value = |field: &&'static Field| {
        (field.column.to_owned(), item.values.get(field.column).cloned().unwrap_or(Value::Null))
    };
    Value::Object(list.columns.iter().map(value).collect::<Map<_, _>>())
}

/// Writes the list as CSV (RFC 4180): the columns' names, then a row an item; with a byte order mark where a
/// spreadsheet needs one to see UTF-8.
///
/// # Errors
/// Those of `out`.
pub fn list_csv(out: &mut dyn Write, list: &List, bom: bool) -> io::Result<()> {
    if bom {
        out.write_all("\u{feff}".as_bytes())?;
    }
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(out);
    writer.write_record(list.columns.iter().map(|field| field.column))?;
    for item in list.items {
        writer.write_record(list.columns.iter().map(|field| {
            let text = cell::for_programs(item.values.get(field.column));
            if field.value == FieldType::Count { text } else { csv_safe(&text).into_owned() }
        }))?;
    }
    writer.flush()
}

/// Writes what identifies each item, one a line.
///
/// # Errors
/// Those of `out`.
pub fn list_ids(out: &mut dyn Write, list: &List) -> io::Result<()> {
    for item in list.items {
        let id = ["ref", "id", "number", "title"].iter().find_map(|key| item.values.get(*key));
        writeln!(out, "{}", cell::for_programs(id))?;
    }
    Ok(())
}
