//! `meeting list`: sessions, directives, tasks, people, organizations, documents.

use std::io::Write;

use chrono::NaiveDate;
use clap::{Args, ValueEnum};
use serde_json::Value;

use super::open_index::open_index;
use super::{Environment, Exit, Failure, Output};
use crate::i18n::Message;
use crate::index::{Index, Item, ListRequest, SortKey};
use crate::model::field::{Field, Kind};
use crate::query::{self, Context};
use crate::render::{self, List, TableStyle};
use crate::text::{date::parse_date, suggest};

#[derive(Debug, Args)]
pub(super) struct Arguments {
    #[arg(value_name = "KIND|QUERY")]
    query: Vec<String>,
    #[arg(long, value_name = "DATE")]
    at: Option<String>,
    #[arg(long, value_name = "COLUMNS")]
    columns: Option<String>,
    #[arg(long, value_name = "COLUMNS", allow_hyphen_values = true)]
    sort: Option<String>,
    #[arg(long, value_name = "COLUMN")]
    group: Option<String>,
    #[arg(long, value_name = "N")]
    limit: Option<usize>,
    #[arg(long, value_enum, default_value = "table")]
    format: Format,
    #[arg(long)]
    bom: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Table,
    Json,
    Jsonl,
    Csv,
    Ids,
}

pub(super) fn run(arguments: &Arguments, environment: &Environment, output: &mut Output) -> Result<Exit, Failure> {
    let (kind, words) = match arguments.query.split_first() {
        Some((first, rest)) if Kind::of_name(first).is_some() => (Kind::of_name(first).unwrap_or(Kind::Sessions), rest),
        _ => (Kind::Sessions, &arguments.query[..]),
    };
    if arguments.columns.as_deref() == Some("help") {
        return columns_help(kind, environment, output);
    }
    refuse_what_does_nothing(arguments)?;
    let as_of = environment.today()?;
    let at = at(kind, arguments.at.as_deref())?;
    let query = query::parse(words, &Context { as_of, kind: Some(kind) })?;
    let columns = columns(kind, arguments.columns.as_deref())?;
    let sort = sort_keys(kind, arguments.sort.as_deref())?;
    let group = arguments.group.as_deref().map(|name| column(kind, name)).transpose()?;
    let only_columns = arguments.columns.is_some();
    let archive = environment.archive()?;
    let mut index = open_index(&archive, environment)?;
    let needed = match arguments.format {
        Format::Table | Format::Ids => columns.iter().chain(&group).copied().collect(),
        // Programs get values as they stand in the records: the index asks the files where no column is named.
        Format::Json | Format::Jsonl | Format::Csv => Vec::new(),
    };
    let request = ListRequest { as_of, at, sort, limit: arguments.limit, columns: needed };
    let mut listing = index.list(kind, &query, &request)?;
    if arguments.format == Format::Table {
        shorten(&mut listing.items, &mut index)?;
    }
    let list = List { kind, columns: &columns, total: listing.total, items: &listing.items };
    match arguments.format {
        Format::Json => render::list_json(output, &list, only_columns)?,
        Format::Jsonl => render::list_jsonl(output, &list, only_columns)?,
        Format::Csv => render::list_csv(output, &list, arguments.bom)?,
        Format::Ids => render::list_ids(output, &list)?,
        Format::Table => {
            let style = TableStyle {
                colour: environment.colour(environment.is_terminal),
                width: environment.width,
                as_of,
                may_drop: !only_columns,
            };
            render::table(output, &environment.catalog, style, &list, group)?;
            count(environment, kind, &list, output)?;
            if let Some(message) = meant_kind(arguments).filter(|_| listing.total == 0) {
                let _ = writeln!(std::io::stderr().lock(), "{}", environment.catalog.say(&message));
            }
        }
    }
    Ok(Exit::Success)
}

/// Where nothing was found and the first word is nearly a kind, that was probably meant.
fn meant_kind(arguments: &Arguments) -> Option<Message> {
    let first = arguments.query.first()?;
    let near = suggest::nearest(first, Kind::ALL.map(Kind::name))?;
    (Kind::of_name(first).is_none()).then(|| Message::new("list-kind").with("kind", near))
}

/// Lets people see the shortest references that are unique; programs get them whole.
fn shorten(items: &mut [Item], index: &mut Index) -> Result<(), Failure> {
    let text = |item: &Item, key: &str| item.values.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
    let records: Vec<String> = items.iter().map(|item| text(item, "record")).collect();
    let short = index.shortest_refs(&records.iter().map(String::as_str).collect::<Vec<_>>())?;
    for ((item, record), short) in items.iter_mut().zip(records).zip(short) {
        let reference = text(item, "ref");
        if let Some(part) = reference.strip_prefix(&record) {
            item.shown.insert("ref", format!("{short}{part}"));
        }
    }
    Ok(())
}

/// Writes how many there are, where that is not plain to see.
fn count(environment: &Environment, kind: Kind, list: &List, output: &mut Output) -> Result<(), Failure> {
    if environment.is_quiet {
        return Ok(());
    }
    let key = if list.total == 0 { "list-none" } else { "list-count" };
    let what = environment.catalog.get(&format!("kind-{}", kind.name())).unwrap_or_default();
    let message = Message::new(key).with("shown", list.items.len()).with("total", list.total).with("what", what);
    let words = environment.catalog.say(&message);
    if list.total == 0 {
        // Nothing found is no result: it is a note.
        let _ = writeln!(std::io::stderr().lock(), "{words}");
    } else if list.items.len() < list.total {
        writeln!(output, "{words}")?;
    }
    Ok(())
}

fn refuse_what_does_nothing(arguments: &Arguments) -> Result<(), Failure> {
    if arguments.bom && arguments.format != Format::Csv {
        return Err(Failure::new(Message::new("usage-bom")));
    }
    if arguments.group.is_some() && arguments.format != Format::Table {
        return Err(Failure::new(Message::new("usage-group")));
    }
    Ok(())
}

/// Returns the day of `--at`: only people and organizations change from record to record.
fn at(kind: Kind, text: Option<&str>) -> Result<Option<NaiveDate>, Failure> {
    let Some(text) = text else { return Ok(None) };
    if !matches!(kind, Kind::People | Kind::Organizations) {
        return Err(Failure::new(Message::new("usage-at")));
    }
    let date = parse_date(text);
    date.map(Some).ok_or_else(|| Failure::new(Message::new("no-date").with("name", "--at").with("value", text)))
}

fn columns(kind: Kind, names: Option<&str>) -> Result<Vec<&'static Field>, Failure> {
    match names {
        Some(names) if names.trim().is_empty() => Err(Failure::new(Message::new("usage-no-columns"))),
        None => Ok(Field::columns(kind).filter(|field| field.by_default.contains(&kind)).collect()),
        Some(names) => {
            names.split(',').map(str::trim).filter(|name| !name.is_empty()).map(|name| column(kind, name)).collect()
        }
    }
}

fn sort_keys(kind: Kind, names: Option<&str>) -> Result<Vec<SortKey>, Failure> {
    let names = names.unwrap_or_default().split(',').map(str::trim).filter(|name| !name.is_empty());
    names
        .map(|name| {
            let (name, descending) = name.strip_prefix('-').map_or((name, false), |name| (name, true));
            Ok(SortKey { field: column(kind, name)?, descending })
        })
        .collect()
}

fn column(kind: Kind, name: &str) -> Result<&'static Field, Failure> {
    Field::columns(kind).find(|field| field.column == name).ok_or_else(|| {
        let failure = Failure::new(Message::new("unknown-column").with("name", name).with("kind", kind.name()));
        if let Some(near) = suggest::nearest(name, Field::columns(kind).map(|field| field.column)) {
            failure.helped(Message::new("did-you-mean").with("name", near))
        } else {
            let names = Field::columns(kind).map(|field| field.column).collect::<Vec<_>>().join(", ");
            failure.helped(Message::new("known-values").with("names", names))
        }
    })
}

fn columns_help(kind: Kind, environment: &Environment, output: &mut Output) -> Result<Exit, Failure> {
    for field in Field::columns(kind) {
        let heading = render::heading(&environment.catalog, field);
        let mark = if field.by_default.contains(&kind) { "*" } else { " " };
        writeln!(output, "{mark} {:14}{heading}", field.column)?;
    }
    Ok(Exit::Success)
}
