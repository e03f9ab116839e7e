//! Lists: as a table, as JSON, as JSON lines, as CSV, as ids.

use std::collections::HashMap;
use std::io::{self, Write};
use std::path::Path;

use chrono::NaiveDate;
use serde_json::{Map, Value, json};

use super::grid::{Cell, Column, Grid, Look};
use super::groups::{Group, Grouping, groups, values_for_programs};
use super::{Layout, cell, link};
use crate::i18n::{Catalog, Message};
use crate::index::Item;
use crate::model::field::{FieldId, FieldType, Kind};
use crate::text::{csv::csv_safe, number, terminal};

/// A list that is to be shown.
pub struct List<'l> {
    /// What is listed.
    pub kind: Kind,
    /// The columns, in order.
    pub columns: &'l [FieldId],
    /// How many there are in all.
    pub total: usize,
    /// Those to show.
    pub items: &'l [Item],
    /// By what they are grouped.
    pub grouping: Option<Grouping<'l>>,
}

/// How a table is shown.
#[derive(Debug, Clone, Copy)]
pub struct TableStyle<'s> {
    /// Whether colours may be used.
    pub colour: bool,
    /// The width of a line in columns.
    pub width: usize,
    /// What "today" means: open work that was due before is overdue.
    pub as_of: NaiveDate,
    /// Whether columns may be left out in a narrow window.
    pub may_drop: bool,
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

/// Writes a table, or one for each value of the column by which the list is grouped. Returns the columns that the window
/// had no room for.
///
/// # Errors
/// Those of `out`.
pub fn table(out: &mut dyn Write, catalog: &Catalog, style: TableStyle, list: &List) -> io::Result<Vec<FieldId>> {
    if list.items.is_empty() {
        return Ok(Vec::new());
    }
    let texts = |item: &Item| -> Vec<String> {
        list.columns.iter().map(|field| cell::for_people(catalog, list.kind, *field, item)).collect()
    };
    let texts: Vec<Vec<String>> = list.items.iter().map(texts).collect();
    let columns: Vec<Column> =
        list.columns.iter().enumerate().map(|(at, field)| column(catalog, *field, at, &texts)).collect();
    let (shown, hidden) = fitting(list.columns, &columns, &texts, style);
    let rows: Vec<Vec<Cell>> = list
        .items
        .iter()
        .zip(texts)
        .map(|(item, mut texts)| {
            let cell = |at: &usize| cell_of(list.columns[*at], std::mem::take(&mut texts[*at]), item, style);
            shown.iter().map(cell).collect()
        })
        .collect();
    // All groups have the same columns, and these the same widths.
    let grid = Grid::new(shown.iter().map(|at| columns[*at].clone()).collect(), &rows, style.width);
    let bold = if style.colour { Look::Bold } else { Look::Plain };
    let Some(grouping) = list.grouping else {
        grid.headings(out, bold)?;
        for row in &rows {
            grid.row(out, row)?;
        }
        return Ok(hidden);
    };
    let values = |item: &Item| {
        let words = cell::each_for_people(catalog, list.kind, grouping.column, item);
        if words.is_empty() { vec!["—".to_owned()] } else { words }
    };
    for (number, group) in groups(list.items, grouping.everything, values).iter().enumerate() {
        if number > 0 {
            writeln!(out)?;
        }
        let count = if group.places.len() < group.total {
            let message = Message::new("group-part").with("shown", group.places.len()).with("total", group.total);
            catalog.say(&message)
        } else {
            group.total.to_string()
        };
        writeln!(out, "{} ({count})", bold.of(&group.value))?;
        grid.headings(out, bold)?;
        for place in &group.places {
            grid.row(out, &rows[*place])?;
        }
    }
    Ok(hidden)
}

/// Returns a column's heading.
#[must_use]
pub fn heading(catalog: &Catalog, field: FieldId) -> String {
    catalog.get(&format!("field-{}", field.name())).unwrap_or_else(|| field.name().to_owned())
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

/// The narrowest that a column of words should become.
const NARROW: usize = 12;

/// The narrowest that a column of ids and numbers should become.
const NARROW_ID: usize = 40;

/// The width of a day.
const DAY: usize = 10;

/// Returns a column, which is as wide as its longest value where that must not be wrapped.
fn column(catalog: &Catalog, field: FieldId, at: usize, texts: &[Vec<String>]) -> Column {
    let heading = heading(catalog, field);
    let longest = texts.iter().map(|row| terminal::width(&row[at])).chain([terminal::width(&heading)]).max();
    let least = longest.unwrap_or_default().min(match field.holds() {
        // A deadline without a day stands there in words, which may be wrapped.
        FieldType::Date => DAY,
        FieldType::Count | FieldType::Id | FieldType::DocumentNumber => NARROW_ID,
        FieldType::Text | FieldType::Choice(_) => NARROW,
    });
    let is_whole = matches!(field.holds(), FieldType::Id | FieldType::DocumentNumber | FieldType::Count);
    Column::new(heading, least).right(field.holds() == FieldType::Count).whole(is_whole)
}

/// Returns whether documents of one number differ in a column, so that without it they would look the same.
fn tells_apart(columns: &[FieldId], rows: &[Vec<String>], column: usize) -> bool {
    let is_of_document = matches!(columns[column], FieldId::Type | FieldId::Date | FieldId::Issuer);
    let Some(number) = columns.iter().position(|field| *field == FieldId::Number) else { return false };
    let mut known: HashMap<String, &String> = HashMap::new();
    is_of_document
        && rows.iter().filter(|row| !row[number].is_empty()).any(|row| {
            let other = known.insert(number::key(&row[number]), &row[column]);
            other.is_some_and(|other| *other != row[column])
        })
}

/// How soon a narrow window does without a column that nobody asked for: the highest goes first, 0 never.
fn drop_priority(field: FieldId) -> u8 {
    match field {
        FieldId::Issuer => 9,
        FieldId::Short => 8,
        FieldId::Organization | FieldId::Done => 7,
        FieldId::Late | FieldId::Absences => 6,
        FieldId::Date => 5,
        FieldId::Lead => 4,
        FieldId::Last => 3,
        FieldId::Kind => 2,
        FieldId::Type => 1,
        FieldId::Ref
        | FieldId::Number
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
        | FieldId::NextDue
        | FieldId::DueText
        | FieldId::Repeats
        | FieldId::Status
        | FieldId::Completed
        | FieldId::Open
        | FieldId::Overdue
        | FieldId::Updated
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
        | FieldId::File => 0,
    }
}

/// Returns the places of the columns that are shown, and those that are hidden: in a narrow window columns that nobody
/// asked for go, those first that matter least.
fn fitting(
    fields: &[FieldId],
    columns: &[Column],
    texts: &[Vec<String>],
    style: TableStyle,
) -> (Vec<usize>, Vec<FieldId>) {
    // A count that is nowhere more than nothing has nothing to say.
    let is_told = |at: &usize| fields[*at].holds() != FieldType::Count || texts.iter().any(|row| !row[*at].is_empty());
    let told: Vec<usize> = (0..columns.len()).filter(|at| !style.may_drop || is_told(at)).collect();
    // What has nothing to say goes first where there is no room, and without a word.
    let has_room = Grid::fits(told.iter().map(|at| columns[*at].least), style.width);
    let is_empty = |at: &usize| texts.iter().all(|row| row[*at].is_empty());
    let told: Vec<usize> = told.into_iter().filter(|at| has_room || !style.may_drop || !is_empty(at)).collect();
    let mut shown = told.clone();
    while style.may_drop && !Grid::fits(shown.iter().map(|at| columns[*at].least), style.width) {
        let may_go = |at: &usize| drop_priority(fields[*at]) > 0 && !tells_apart(fields, texts, *at);
        let expendable = shown.iter().copied().filter(may_go);
        let Some(most) = expendable.max_by_key(|at| drop_priority(fields[*at])) else { break };
        shown.retain(|at| *at != most);
    }
    let hidden = told.into_iter().filter(|at| !shown.contains(at)).map(|at| fields[at]).collect();
    (shown, hidden)
}

/// Returns the cell of an item: what needs no more attention steps back, what is overdue catches the eye, and what names
/// the item leads to its file.
fn cell_of(field: FieldId, text: String, item: &Item, style: TableStyle) -> Cell {
    let look = match Condition::of(item, style.as_of) {
        _ if !style.colour => Look::Plain,
        Condition::Overdue if matches!(field.name(), "due" | "late") => Look::Red,
        Condition::Done => Look::Dim,
        _ => Look::Plain,
    };
    let file =
        item.values.get("file").and_then(Value::as_str).filter(|_| matches!(field.name(), "ref" | "title" | "name"));
    let link = style.links.zip(file).and_then(|(links, file)| link::url(links.host, &links.root.join(file)));
    Cell { text, look, link }
}

/// Writes a table of the columns that a list of `kind` has: those with a star are shown without being asked.
///
/// # Errors
/// Those of `out`.
pub fn columns_help(out: &mut dyn Write, catalog: &Catalog, kind: Kind, colour: bool, width: usize) -> io::Result<()> {
    let headings =
        ["columns-name", "columns-heading", "columns-meaning"].map(|key| catalog.get(key).unwrap_or_default());
    let row = |field: FieldId| {
        let star = if field.is_default(kind) { "*" } else { "" };
        let meaning = catalog.get(&format!("column-{}", field.name())).unwrap_or_default();
        let texts = [star.to_owned(), field.name().to_owned(), heading(catalog, field), meaning];
        texts.map(|text| Cell { text, ..Cell::default() }).to_vec()
    };
    let rows: Vec<Vec<Cell>> = FieldId::columns(kind).map(row).collect();
    let columns = [String::new()].into_iter().chain(headings).map(|heading| Column::new(heading, NARROW));
    let grid = Grid::new(columns.collect(), &rows, width);
    grid.headings(out, if colour { Look::Bold } else { Look::Plain })?;
    rows.iter().try_for_each(|row| grid.row(out, row))?;
    writeln!(out, "{}", catalog.say(&Message::new("columns-star")))
}

/// Writes the list as one JSON document: `items`, or `groups` that have them.
///
/// # Errors
/// Those of `out`.
pub fn list_json(out: &mut dyn Write, list: &List, only_columns: bool) -> io::Result<()> {
    let item = |place: usize| machine(list, &list.items[place], only_columns);
    let mut document = json!({ "version": 1, "kind": list.kind.name(), "total": list.total });
    match list.grouping {
        None => document["items"] = (0..list.items.len()).map(item).collect(),
        Some(grouping) => {
            let groups = machine_groups(list, grouping).into_iter();
            let group = |group: Group<Value>| json!({ "value": group.value, "total": group.total, "items": group.places.into_iter().map(item).collect::<Value>() });
            document["group"] = grouping.column.name().into();
            document["groups"] = groups.map(group).collect();
        }
    }
    super::json(out, &document, Layout::Pretty)
}

/// Writes the items of the list as JSON, one a line; grouped ones have the value of their group in `group`.
///
/// # Errors
/// Those of `out`.
pub fn list_jsonl(out: &mut dyn Write, list: &List, only_columns: bool) -> io::Result<()> {
    let Some(grouping) = list.grouping else {
        return list
            .items
            .iter()
            .try_for_each(|item| super::json(out, &machine(list, item, only_columns), Layout::Line));
    };
    for group in machine_groups(list, grouping) {
        for place in group.places {
            let mut line = json!({ "group": group.value });
            if let (Value::Object(line), Value::Object(fields)) =
                (&mut line, machine(list, &list.items[place], only_columns))
            {
                line.extend(fields);
            }
            super::json(out, &line, Layout::Line)?;
        }
    }
    Ok(())
}

fn machine_groups(list: &List, grouping: Grouping) -> Vec<Group<Value>> {
    groups(list.items, grouping.everything, |item| values_for_programs(grouping.column, item))
}

fn machine(list: &List, item: &Item, only_columns: bool) -> Value {
    if !only_columns {
        return Value::Object(item.values.clone());
    }
    let value =
        |field: &FieldId| (field.name().to_owned(), item.values.get(field.name()).cloned().unwrap_or(Value::Null));
    Value::Object(list.columns.iter().map(value).collect::<Map<_, _>>())
}

/// Writes the list as CSV (RFC 4180): the columns' names, then a row an item; with a byte order mark where a
/// spreadsheet needs one to see UTF-8. The column by which the list is grouped comes first.
///
/// # Errors
/// Those of `out`.
pub fn list_csv(out: &mut dyn Write, list: &List, bom: bool) -> io::Result<()> {
    if bom {
        out.write_all("\u{feff}".as_bytes())?;
    }
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(out);
    let safe = |field: FieldId, value: Option<&Value>| {
        let text = cell::for_programs(value);
        if field.holds() == FieldType::Count { text } else { csv_safe(&text).into_owned() }
    };
    let by = list.grouping.map(|grouping| grouping.column);
    let columns: Vec<_> = list.columns.iter().filter(|field| Some(**field) != by).collect();
    writer.write_record(by.iter().chain(columns.iter().copied()).map(|field| field.name()))?;
    let cells =
        |item: &Item| columns.iter().map(|field| safe(**field, item.values.get(field.name()))).collect::<Vec<_>>();
    match list.grouping {
        None => list.items.iter().try_for_each(|item| writer.write_record(cells(item)))?,
        Some(grouping) => {
            for group in machine_groups(list, grouping) {
                let value = safe(grouping.column, Some(&group.value));
                for place in group.places {
                    writer.write_record([value.clone()].into_iter().chain(cells(&list.items[place])))?;
                }
            }
        }
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
