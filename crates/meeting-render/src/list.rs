//! Lists: as a table, as JSON, as JSON lines, as CSV, as ids.

use std::collections::HashMap;
use std::hash::{Hash, Hasher};
use std::io::{self, Write};
use std::mem;
use std::path::Path;

use serde::{Serialize, Serializer};
use serde_json::Value;

use super::grid::{Cell, Column, Grid, Look};
use super::json::Stream;
use super::{Layout, cell, link};
use meeting_core::i18n::{Catalog, Message};
use meeting_core::model::OwnField;
use meeting_core::model::field::{FieldId, FieldType, Kind};
use meeting_core::rows::{self, Attention, Row, View, ViewRows};
use viet_text::{csv::csv_safe, number, terminal};

/// How a table is shown.
#[derive(Debug, Clone, Copy)]
pub struct TableStyle<'s> {
    /// Whether colors may be used.
    pub color: bool,
    /// The width of a line in columns.
    pub width: usize,
    /// Whether columns may be left out in a narrow window.
    pub may_drop: bool,
    /// Whether the title of a draft says that it is one.
    pub marks_drafts: bool,
    /// Where links lead, on terminals that have them.
    pub links: Option<Links<'s>>,
}

/// Where links to files lead.
#[derive(Debug, Clone, Copy)]
pub struct Links<'s> {
    /// The name of this machine.
    pub host: &'s str,
    /// The archive's root, in full.
    pub root: &'s Path,
}

/// What a table shows.
#[derive(Debug, Default)]
pub struct TableSummary {
    /// How many rows.
    pub rows: usize,
    /// The columns that the window had no room for.
    pub hidden: Vec<FieldId>,
}

/// Writes a table, or one for each value of the column by which the list is grouped.
///
/// # Errors
/// Those of `out`.
pub fn table(out: &mut dyn Write, catalog: &Catalog, style: TableStyle, view: View) -> io::Result<TableSummary> {
    let View { columns: fields, rows, .. } = view;
    let draft = style.marks_drafts.then(|| catalog.say(&Message::new("hit-draft")));
    let cells = |row: &Row| {
        let mark = draft.as_ref().filter(|_| row.is_draft());
        let cell = |field: &FieldId| {
            let mut cell = cell_of(catalog, &row.cell(*field), style);
            if let (Some(mark), FieldId::Title) = (mark, field) {
                let space = if cell.text.is_empty() { "" } else { " " };
                cell.text += &format!("{space}({mark})");
            }
            cell
        };
        fields.iter().map(cell).collect()
    };
    let values = |cell: rows::Cell| {
        let words = cell::each(catalog, &cell);
        let ids = cell.ids();
        let id = |at: usize| ids.get(at).filter(|_| ids.len() == words.len()).map(|id| (*id).to_owned());
        let ids: Vec<_> = (0..words.len()).map(id).collect();
        let values: Vec<_> = words
            .into_iter()
            .zip(ids)
            .map(|(name, id)| GroupValue { key: id.unwrap_or_else(|| name.clone()), name })
            .collect();
        if values.is_empty() { vec![GroupValue { key: String::new(), name: "—".to_owned() }] } else { values }
    };
    let (mut rows, groups): (Vec<Vec<Cell>>, _) = match rows {
        ViewRows::Stream(rows) => (rows.map(|row| cells(&row)).collect(), None),
        ViewRows::Groups(grouping) => (grouping.rows.iter().map(cells).collect(), Some(grouping.groups(values))),
    };
    if rows.is_empty() {
        return Ok(TableSummary::default());
    }
    let columns: Vec<Column> =
        fields.iter().enumerate().map(|(at, field)| column(catalog, *field, at, &rows)).collect();
    let (shown, hidden) = fitting(fields, &columns, &rows, style);
    if shown.len() < columns.len() {
        for row in &mut rows {
            *row = shown.iter().map(|at| mem::take(&mut row[*at])).collect();
        }
    }
    // All groups have the same columns, and these the same widths.
    let grid = Grid::new(shown.iter().map(|at| columns[*at].clone()).collect(), &rows, style.width);
    let bold = if style.color { Look::Bold } else { Look::Plain };
    let summary = TableSummary { rows: rows.len(), hidden };
    let Some(groups) = groups else {
        grid.headings(out, bold)?;
        for row in &rows {
            grid.row(out, row)?;
        }
        return Ok(summary);
    };
    let named: Vec<_> =
        groups.iter().map(|group| (Some(group.value.key.as_str()), group.value.name.as_str())).collect();
    let labels = rows::labels(&named);
    for (number, (group, label)) in groups.iter().zip(&labels).enumerate() {
        if number > 0 {
            writeln!(out)?;
        }
        let count = if group.rows.len() < group.total {
            let message = Message::new("group-part").with("shown", group.rows.len()).with("total", group.total);
            catalog.say(&message)
        } else {
            group.total.to_string()
        };
        writeln!(out, "{} ({count})", bold.of(label))?;
        grid.headings(out, bold)?;
        for (place, _) in &group.rows {
            grid.row(out, &rows[*place])?;
        }
    }
    Ok(summary)
}

/// The value of a group: its name, and what stands for it, an id where there is one.
#[derive(Debug, Clone)]
struct GroupValue {
    key: String,
    name: String,
}

impl PartialEq for GroupValue {
    fn eq(&self, other: &Self) -> bool {
        self.key == other.key
    }
}

impl Eq for GroupValue {}

impl Hash for GroupValue {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.key.hash(state);
    }
}

/// In the catalog's language; the field's name if the catalog has none.
#[must_use]
pub fn heading(catalog: &Catalog, field: FieldId) -> String {
    catalog.get(&format!("field-{}", field.name())).unwrap_or_else(|| field.name().to_owned())
}

/// The narrowest that a column of words should become.
const NARROW: usize = 12;

/// The narrowest that a column of ids and numbers should become.
const NARROW_ID: usize = 40;

/// The width of a day.
const DAY: usize = 10;

/// A column; one of values that must not be wrapped is as wide as the longest. The heading of a number may be wrapped into
/// two lines, because it is wider than the numbers.
fn column(catalog: &Catalog, field: FieldId, at: usize, rows: &[Vec<Cell>]) -> Column {
    let heading = heading(catalog, field);
    let heading_width = match field.holds() {
        FieldType::Count => two_lines(&heading),
        _ => terminal::width(&heading),
    };
    let longest = rows.iter().map(|row| terminal::width(&row[at].text)).chain([heading_width]).max();
    let least = longest.unwrap_or_default().min(match field.holds() {
        // A deadline without a day is shown in words, which may be wrapped.
        FieldType::Date => DAY,
        FieldType::Count | FieldType::Id | FieldType::DocumentNumber => NARROW_ID,
        FieldType::Text | FieldType::Choice(_) => NARROW,
    });
    let is_whole = matches!(field.holds(), FieldType::Id | FieldType::DocumentNumber | FieldType::Count);
    Column::new(heading, least).right(field.holds() == FieldType::Count).whole(is_whole)
}

/// The least width of a heading in two lines.
fn two_lines(heading: &str) -> usize {
    let breaks = heading.match_indices(' ').map(|(at, _)| at);
    let width_of = |at: usize| terminal::width(&heading[..at]).max(terminal::width(&heading[at + 1..]));
    breaks.map(width_of).min().unwrap_or_else(|| terminal::width(heading))
}

/// Whether documents with the same number differ in a column, so that it is needed to distinguish them.
fn distinguishes(columns: &[FieldId], rows: &[Vec<Cell>], column: usize) -> bool {
    let is_of_document = matches!(columns[column], FieldId::Type | FieldId::Date | FieldId::Issuer);
    let Some(number) = columns.iter().position(|field| *field == FieldId::Number) else { return false };
    let mut known: HashMap<String, &str> = HashMap::new();
    is_of_document
        && rows.iter().filter(|row| !row[number].text.is_empty()).any(|row| {
            let other = known.insert(number::key(&row[number].text), &row[column].text);
            other.is_some_and(|other| other != row[column].text)
        })
}

/// The order in which a narrow window drops columns that were not requested: the highest first, 0 never. How many days work is
/// overdue stays longest: it is what people look for first.
fn drop_priority(field: FieldId) -> u8 {
    match field {
        FieldId::Issuer => 9,
        FieldId::Short | FieldId::Extensions => 8,
        FieldId::Organization | FieldId::Done => 7,
        FieldId::Absences => 6,
        FieldId::Date | FieldId::Missed | FieldId::Answered => 5,
        FieldId::Lead => 4,
        FieldId::Last => 3,
        FieldId::Kind => 2,
        FieldId::Type | FieldId::Status => 1,
        FieldId::Ref
        | FieldId::Late
        | FieldId::Number
        | FieldId::Issued
        | FieldId::Until
        | FieldId::Title
        | FieldId::Text
        | FieldId::Name
        | FieldId::PartOf
        | FieldId::Honorific
        | FieldId::Positions
        | FieldId::History
        | FieldId::Roles
        | FieldId::Chair
        | FieldId::Person
        | FieldId::Place
        | FieldId::Series
        | FieldId::Directive
        | FieldId::By
        | FieldId::To
        | FieldId::Support
        | FieldId::Cites
        | FieldId::Due
        | FieldId::OriginalDue
        | FieldId::NextDue
        | FieldId::DueText
        | FieldId::Url
        | FieldId::Repeats
        | FieldId::Occurrences
        | FieldId::Completed
        | FieldId::Open
        | FieldId::Overdue
        | FieldId::Updated
        | FieldId::Reminded
        | FieldId::Priority
        | FieldId::State
        | FieldId::Directives
        | FieldId::Tasks
        | FieldId::Sessions
        | FieldId::Cited
        | FieldId::CitedBy
        | FieldId::First
        | FieldId::Id
        | FieldId::Record
        | FieldId::File
        | FieldId::Own(_) => 0,
    }
}

/// The indices of the visible columns, and the hidden fields: a narrow window drops columns that were not requested,
/// the least important first.
fn fitting(
    fields: &[FieldId],
    columns: &[Column],
    rows: &[Vec<Cell>],
    style: TableStyle,
) -> (Vec<usize>, Vec<FieldId>) {
    // A column of counts that are all empty is dropped.
    let has_counts =
        |at: &usize| fields[*at].holds() != FieldType::Count || rows.iter().any(|row| !row[*at].text.is_empty());
    let filled: Vec<usize> = (0..columns.len()).filter(|at| !style.may_drop || has_counts(at)).collect();
    // If there is no room, empty columns are dropped first, and are not reported as hidden.
    let has_room = Grid::fits(filled.iter().map(|at| columns[*at].least), style.width);
    let is_empty = |at: &usize| rows.iter().all(|row| row[*at].text.is_empty());
    let filled: Vec<usize> = filled.into_iter().filter(|at| has_room || !style.may_drop || !is_empty(at)).collect();
    let mut shown = filled.clone();
    while style.may_drop && !Grid::fits(shown.iter().map(|at| columns[*at].least), style.width) {
        let may_go = |at: &usize| drop_priority(fields[*at]) > 0 && !distinguishes(fields, rows, *at);
        let expendable = shown.iter().copied().filter(may_go);
        let Some(most) = expendable.max_by_key(|at| drop_priority(fields[*at])) else { break };
        shown.retain(|at| *at != most);
    }
    let hidden = filled.into_iter().filter(|at| !shown.contains(at)).map(|at| fields[at]).collect();
    (shown, hidden)
}

/// A cell as text: settled work is dim, overdue work is red, and the name of a row links to its file.
fn cell_of(catalog: &Catalog, cell: &rows::Cell, style: TableStyle) -> Cell {
    let look = match cell.attention {
        _ if !style.color => Look::Plain,
        Attention::Plain => Look::Plain,
        Attention::Overdue => Look::Red,
        Attention::Settled => Look::Dim,
    };
    let link = style.links.zip(cell.file).and_then(|(links, file)| link::url(links.host, &links.root.join(file)));
    Cell { text: cell::each(catalog, cell).join(", "), look, link }
}

/// Writes a table of the columns that a list of `kind` has: those with a star are shown without being asked.
///
/// # Errors
/// Those of `out`.
pub fn columns_help(
    out: &mut dyn Write,
    catalog: &Catalog,
    kind: Kind,
    own: &[OwnField],
    color: bool,
    width: usize,
) -> io::Result<()> {
    let headings =
        ["columns-name", "columns-heading", "columns-meaning"].map(|key| catalog.get(key).unwrap_or_default());
    let row = |field: FieldId| {
        let star = if field.is_default_in_table(kind) { "*" } else { "" };
        // One column may mean something else in one kind of list.
        let own = catalog.get(&format!("column-{}-{}", kind.name(), field.name()));
        let meaning = own.or_else(|| catalog.get(&format!("column-{}", field.name()))).unwrap_or_default();
        let texts = [star.to_owned(), field.name().to_owned(), heading(catalog, field), meaning];
        texts.map(|text| Cell { text, ..Cell::default() }).to_vec()
    };
    let rows: Vec<Vec<Cell>> = FieldId::columns(kind).chain(FieldId::own_columns(kind, own)).map(row).collect();
    let columns = [String::new()].into_iter().chain(headings).map(|heading| Column::new(heading, NARROW));
    let grid = Grid::new(columns.collect(), &rows, width);
    grid.headings(out, if color { Look::Bold } else { Look::Plain })?;
    rows.iter().try_for_each(|row| grid.row(out, row))?;
    writeln!(out, "{}", catalog.say(&Message::new("columns-star")))
}

/// The document that `list --format json` prints: `items`, or `groups` that have them.
#[derive(Serialize)]
struct Document<G, I> {
    version: u32,
    kind: &'static str,
    total: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    group: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    groups: Option<G>,
    #[serde(skip_serializing_if = "Option::is_none")]
    items: Option<I>,
}

#[derive(Serialize)]
struct Members<'g, I> {
    value: &'g Value,
    total: usize,
    items: I,
}

/// A row of its own, written as programs see it.
struct StreamedItem<'f> {
    row: Row,
    fields: Option<&'f [FieldId]>,
}

impl Serialize for StreamedItem<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.row.item_of(self.fields).serialize(serializer)
    }
}

/// Writes the list as one JSON document.
///
/// # Errors
/// Those of `out`.
pub fn list_json(out: &mut dyn Write, view: View) -> io::Result<()> {
    let fields = view.fields();
    let (version, kind, total) = (1, view.kind.name(), view.total);
    match view.rows {
        ViewRows::Stream(rows) => {
            let items = Some(Stream::of(rows.map(|row| StreamedItem { row, fields })));
            let document = Document { version, kind, total, group: None, groups: None::<()>, items };
            super::json(out, &document, Layout::Pretty)
        }
        ViewRows::Groups(grouping) => {
            let groups = grouping.machine_groups();
            let members = groups.iter().map(|group| Members {
                value: &group.value,
                total: group.total,
                items: Stream::of(group.rows.iter().map(|(_, row)| row.item_of(fields))),
            });
            let (group, groups) = (Some(grouping.by.name()), Some(Stream::of(members)));
            super::json(out, &Document { version, kind, total, group, groups, items: None::<()> }, Layout::Pretty)
        }
    }
}

/// Writes the rows of the list as JSON, one a line; grouped ones have the value of their group in `group`.
///
/// # Errors
/// Those of `out`.
pub fn list_jsonl(out: &mut dyn Write, view: View) -> io::Result<()> {
    let fields = view.fields();
    match view.rows {
        ViewRows::Stream(rows) => {
            for row in rows {
                super::json(out, &row.item_of(fields), Layout::Line)?;
            }
        }
        ViewRows::Groups(grouping) => {
            for group in &grouping.machine_groups() {
                for (_, row) in &group.rows {
                    super::json(out, &row.item_of(fields).behind("group", group.cell()), Layout::Line)?;
                }
            }
        }
    }
    Ok(())
}

/// Writes the list as CSV (RFC 4180): the columns' names, then one line a row; with a byte order mark where a spreadsheet
/// needs one to see UTF-8. The column by which the list is grouped comes first.
///
/// # Errors
/// Those of `out`.
pub fn list_csv(out: &mut dyn Write, view: View, bom: bool) -> io::Result<()> {
    if bom {
        out.write_all("\u{feff}".as_bytes())?;
    }
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(out);
    let field = |writer: &mut csv::Writer<_>, field: FieldId, cell: &rows::Cell| {
        let text = cell.text();
        if field.holds() == FieldType::Count {
            writer.write_field(&*text)
        } else {
            writer.write_field(&*csv_safe(&text))
        }
    };
    let by = if let ViewRows::Groups(grouping) = &view.rows { Some(grouping.by) } else { None };
    let columns: Vec<FieldId> = view.columns.iter().copied().filter(|field| Some(*field) != by).collect();
    writer.write_record(by.iter().chain(&columns).map(|field| field.name()))?;
    let cells = |writer: &mut csv::Writer<_>, row: &Row| {
        columns.iter().try_for_each(|column| field(writer, *column, &row.cell(*column)))?;
        writer.write_record(None::<&[u8]>)
    };
    match view.rows {
        ViewRows::Stream(rows) => {
            for row in rows {
                cells(&mut writer, &row)?;
            }
        }
        ViewRows::Groups(grouping) => {
            for group in &grouping.machine_groups() {
                for (_, row) in &group.rows {
                    field(&mut writer, grouping.by, &group.cell())?;
                    cells(&mut writer, row)?;
                }
            }
        }
    }
    writer.flush()
}

/// Writes what identifies each row, one a line.
///
/// # Errors
/// Those of `out`.
pub fn list_ids(out: &mut dyn Write, view: View) -> io::Result<()> {
    let mut id = |row: &Row| {
        let names = [FieldId::Ref, FieldId::Id, FieldId::Number, FieldId::Title];
        let cell = names.into_iter().map(|field| row.cell(field)).find(|cell| !cell.is_empty());
        writeln!(out, "{}", cell.as_ref().map_or("".into(), rows::Cell::text))
    };
    match view.rows {
        ViewRows::Stream(rows) => {
            for row in rows {
                id(&row)?;
            }
            Ok(())
        }
        ViewRows::Groups(grouping) => grouping.rows.iter().try_for_each(id),
    }
}
