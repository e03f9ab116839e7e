//! The directory: as a table, as JSON, as CSV, as ids.

use std::io::{self, Write};

use serde_json::{Value, json};

use super::grid::{Cell, Column, Grid, Look};
use super::words::day;
use super::{Layout, Style};
use meeting_core::archive::{Directory, DirectoryEntry};
use meeting_core::i18n::{Catalog, Message};
use meeting_core::model::Entity;
use meeting_core::ops::{Advice, Called, ProbablyOne};
use viet_text::csv::csv_safe;
use viet_text::terminal::terminal_safe;

/// The fields of an entry, in the order of the format, under the names of the format.
const FIELDS: [&str; 11] =
    ["kind", "id", "name", "short", "aliases", "organization", "positions", "mail", "from", "until", "replaced_by"];

fn kind(entity: Entity) -> &'static str {
    if entity == Entity::Person { "person" } else { "organization" }
}

fn value(entry: &DirectoryEntry, field: &str) -> Value {
    match field {
        "kind" => json!(kind(entry.entity)),
        "id" => json!(entry.id),
        "name" => json!(entry.name),
        "short" => json!(entry.short),
        "aliases" => json!(entry.aliases),
        "organization" => json!(entry.organization),
        "positions" => json!(entry.positions),
        "mail" => json!(entry.mail),
        "from" => json!(entry.from),
        "until" => json!(entry.until),
        "replaced_by" => json!(entry.replaced_by),
        _ => Value::Null,
    }
}

fn is_empty(value: &Value) -> bool {
    value.is_null() || value.as_array().is_some_and(Vec::is_empty)
}

/// Writes the entries as tables: the bodies, then the people.
///
/// # Errors
/// Those of `out`.
pub fn directory(out: &mut dyn Write, catalog: &Catalog, style: Style, directory: &Directory) -> io::Result<()> {
    let say = |key| catalog.say(&Message::new(key));
    let mut is_first = true;
    for (entity, headings) in [
        (
            Entity::Organization,
            [
                "directory-heading-organization",
                "directory-heading-id",
                "directory-heading-aliases",
                "directory-heading-notes",
            ],
        ),
        (
            Entity::Person,
            [
                "directory-heading-person",
                "directory-heading-id",
                "directory-heading-aliases",
                "directory-heading-notes",
            ],
        ),
    ] {
        let entries = directory.entries().iter().filter(|entry| entry.entity == entity);
        let rows: Vec<Vec<Cell>> = entries.map(|entry| row(catalog, directory, entry)).collect();
        if rows.is_empty() {
            continue;
        }
        if !is_first {
            writeln!(out)?;
        }
        is_first = false;
        let [name, id, aliases, notes] = headings.map(say);
        let columns = vec![
            Column::new(name, 16),
            Column::new(id, 10).whole(true),
            Column::new(aliases, 12),
            Column::new(notes, 12),
        ];
        let grid = Grid::new(columns, &rows, style.width);
        grid.headings(out, if style.color { Look::Bold } else { Look::Plain })?;
        for row in &rows {
            grid.row(out, row)?;
        }
    }
    Ok(())
}

fn row(catalog: &Catalog, directory: &Directory, entry: &DirectoryEntry) -> Vec<Cell> {
    let name = match &entry.short {
        Some(short) => format!("{} ({short})", entry.name),
        None => entry.name.clone(),
    };
    let shown = |id: &str| directory.with_id(id).map_or_else(|| id.to_owned(), |it| it.shown().to_owned());
    let mut notes = entry.positions.clone();
    notes.extend(entry.organization.as_deref().map(shown));
    if let Some(from) = entry.from {
        notes.push(catalog.say(&Message::new("directory-from").with("day", day(catalog, from))));
    }
    if let Some(until) = entry.until {
        notes.push(catalog.say(&Message::new("directory-until-day").with("day", day(catalog, until))));
    }
    if !entry.replaced_by.is_empty() {
        let names: Vec<String> = entry.replaced_by.iter().map(|id| shown(id)).collect();
        notes.push(catalog.say(&Message::new("directory-replaced").with("names", names.join(", "))));
    }
    notes.extend(entry.mail.clone());
    let cells = [name, entry.id.clone(), entry.aliases.join("; "), notes.join("; ")];
    cells.map(|text| Cell { text: terminal_safe(&text).into_owned(), ..Cell::default() }).into()
}

/// Writes the entries as JSON.
///
/// # Errors
/// Those of `out`.
pub fn directory_json(out: &mut dyn Write, directory: &Directory) -> io::Result<()> {
    let item = |entry: &DirectoryEntry| {
        let fields = FIELDS.into_iter().map(|field| (field.to_owned(), value(entry, field)));
        Value::Object(fields.filter(|(_, value)| !is_empty(value)).collect())
    };
    let items: Vec<Value> = directory.entries().iter().map(item).collect();
    let document = json!({ "version": 1, "kind": "directory", "total": items.len(), "items": items });
    super::json(out, &document, Layout::Pretty)
}

/// Writes the entries as CSV; several values of a field are parted by `; `.
///
/// # Errors
/// Those of `out`.
pub fn directory_csv(out: &mut dyn Write, directory: &Directory) -> io::Result<()> {
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(out);
    writer.write_record(FIELDS)?;
    for entry in directory.entries() {
        let text = |field| match value(entry, field) {
            Value::String(text) => text,
            Value::Array(texts) => texts.iter().filter_map(Value::as_str).collect::<Vec<_>>().join("; "),
            _ => String::new(),
        };
        writer.write_record(FIELDS.map(|field| csv_safe(&text(field)).into_owned()))?;
    }
    writer.flush()
}

/// Writes what is probably one, each pair with the command that merges it.
///
/// # Errors
/// Those of `out`.
pub fn probably_one(out: &mut dyn Write, catalog: &Catalog, pairs: &[ProbablyOne]) -> io::Result<()> {
    for pair in pairs {
        let message = Message::new("directory-pair").with("old", said(catalog, &pair.old));
        writeln!(out, "{}", terminal_safe(&catalog.say(&message.with("new", said(catalog, &pair.new)))))?;
        let lines = match &pair.advice {
            Advice::Merge => {
                vec![format!("meeting directory merge {} {}", quoted(pair.old.typed()), quoted(pair.new.typed()))]
            }
            Advice::Add { id } => {
                let id = id.as_ref().map_or_else(String::new, |id| format!(" --id {}", quoted(id)));
                vec![format!("meeting directory add {} {}{id}", kind(pair.new.entity), quoted(&pair.new.name))]
            }
            Advice::None { reason, help } => {
                let reason = Message::new("directory-pair-apart").with("reason", reason.clone());
                [reason].iter().chain(help).map(|message| catalog.say(message)).collect()
            }
        };
        for line in lines {
            writeln!(out, "    {}", terminal_safe(&line))?;
        }
    }
    Ok(())
}

/// A word for a shell.
fn quoted(text: &str) -> String {
    let is_plain = text.chars().all(|letter| letter.is_ascii_alphanumeric() || letter == '-');
    if is_plain && !text.is_empty() { text.to_owned() } else { format!("'{}'", text.replace('\'', r"'\''")) }
}

fn said(catalog: &Catalog, called: &Called) -> String {
    let message = Message::new("directory-called").with("name", called.name.as_str()).with("id", called.typed());
    catalog.say(&message.with("count", called.records))
}

/// Writes what is probably one as JSON.
///
/// # Errors
/// Those of `out`.
pub fn probably_one_json(out: &mut dyn Write, catalog: &Catalog, pairs: &[ProbablyOne]) -> io::Result<()> {
    let called = |it: &Called| {
        json!({
            "kind": kind(it.entity), "id": it.id, "name": it.name, "records": it.records, "in_directory": it.is_entry,
        })
    };
    let item = |pair: &ProbablyOne| {
        let (advice, reason) = match &pair.advice {
            Advice::Merge => (Some("merge"), None),
            Advice::Add { .. } => (Some("add"), None),
            Advice::None { reason, .. } => (None, Some(catalog.say(reason))),
        };
        json!({ "old": called(&pair.old), "new": called(&pair.new), "advice": advice, "reason": reason })
    };
    let items: Vec<Value> = pairs.iter().map(item).collect();
    let document = json!({ "version": 1, "kind": "probably-one", "total": items.len(), "items": items });
    super::json(out, &document, Layout::Pretty)
}
