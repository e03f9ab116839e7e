//! `meeting list`: sessions, directives, tasks, people, organizations, documents.

use std::io::Write;
use std::path::Path;

use chrono::NaiveDate;
use clap::{Args, ValueEnum};

use crate::empty_result::{note_label_of_kind, show_hints};
use crate::environment::Environment;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::input::period;
use crate::open_index::open_index;
use crate::output::Output;
use meeting_core::i18n::Message;
use meeting_core::model::field::{FieldId, Kind};
use meeting_core::model::{DeclaredField, OwnField, called};
use meeting_core::rows::{Grouping, View, ViewRows};
use meeting_index::{Contents, ListRequest, SortKey};
use meeting_render::{Links, TableStyle};
use viet_text::suggest;

#[derive(Debug, Args)]
pub struct Arguments {
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

pub fn run(arguments: &Arguments, environment: &Environment, output: &mut Output) -> Result<Exit, Failure> {
    let (kind, words) = match arguments.query.split_first() {
        Some((first, rest)) if Kind::of_name(first).is_some() => (Kind::of_name(first).unwrap_or(Kind::Sessions), rest),
        _ => (Kind::Sessions, &arguments.query[..]),
    };
    if [&arguments.columns, &arguments.sort].iter().any(|names| names.as_deref() == Some("help")) {
        let color = environment.terminal.color(environment.terminal.is_interactive);
        let own = environment.find_archive()?.map(|archive| archive.settings().own_fields()).unwrap_or_default();
        let catalog = &environment.terminal.catalog;
        meeting_render::columns_help(output, catalog, kind, &own, color, environment.terminal.width)?;
        return Ok(Exit::Success);
    }
    refuse_what_does_nothing(arguments)?;
    let as_of = environment.today()?;
    let at = at(kind, arguments.at.as_deref(), environment)?;
    let archive = environment.archive()?;
    let query = environment.query(words, Some(kind), archive.settings())?;
    let known = |name: &str| column(kind, name, &archive.settings().fields);
    let columns = columns(kind, arguments, &known)?;
    let sort = sort_keys(arguments.sort.as_deref(), &known)?;
    let group = arguments.group.as_deref().map(known).transpose()?;
    let only_columns = arguments.columns.is_some();
    let mut index = open_index(&archive, environment)?;
    let shown = columns.iter().copied().chain(group).filter_map(|field| match field {
        FieldId::Own(field) => Some(field),
        _ => None,
    });
    let request = ListRequest {
        as_of,
        at,
        sort,
        limit: arguments.limit,
        contents: contents(arguments, &columns, group),
        group,
        own: shown.collect(),
    };
    if arguments.format != Format::Table {
        output.set_plain();
    }
    let mut print = |total: usize, rows: ViewRows| {
        let view = View { kind, columns: &columns, only_columns, total, rows };
        print(arguments, environment, archive.root(), view, output)
    };
    let total = if let Some(by) = group {
        let listing = index.list(kind, &query, &request)?;
        // A group's total counts those too that the limit leaves out.
        let everything = match arguments.limit {
            Some(_) => {
                let counted = ListRequest { limit: None, contents: contents(arguments, &[], group), ..request };
                Some(index.list(kind, &query, &counted)?.rows)
            }
            None => None,
        };
        let everything = everything.as_deref().unwrap_or(&listing.rows);
        print(listing.total, ViewRows::Groups(Grouping { by, rows: &listing.rows, everything }))?;
        listing.total
    } else {
        index.stream(kind, &query, &request, |rows| {
            let total = rows.total;
            print(total, ViewRows::Stream(rows)).map(|()| total)
        })??
    };
    if arguments.format == Format::Table {
        let is_kind_open = !environment.terminal.is_quiet && words.len() == arguments.query.len();
        let is_noted = is_kind_open && note_label_of_kind("list", words, &Kind::ALL, environment);
        if let Some(message) = meant_kind(arguments).filter(|_| total == 0 && !is_noted) {
            environment.terminal.print(&message);
        }
        if total == 0 && !environment.terminal.is_quiet {
            show_hints(&query, environment);
        }
    }
    Ok(Exit::Success)
}

fn print(
    arguments: &Arguments,
    environment: &Environment,
    root: &Path,
    view: View,
    output: &mut Output,
) -> Result<(), Failure> {
    match arguments.format {
        Format::Json => meeting_render::list_json(output, view)?,
        Format::Jsonl => meeting_render::list_jsonl(output, view)?,
        Format::Csv => meeting_render::list_csv(output, view, arguments.bom)?,
        Format::Ids => meeting_render::list_ids(output, view)?,
        Format::Table => {
            let color = environment.terminal.color(environment.terminal.is_interactive);
            let host = environment.terminal.link_host();
            let links = host.as_deref().map(|host| Links { host, root });
            let style = TableStyle {
                color,
                width: environment.terminal.table_width,
                may_drop: !view.only_columns,
                marks_drafts: true,
                links,
            };
            let (kind, total) = (view.kind, view.total);
            let table = meeting_render::table(output, &environment.terminal.catalog, style, view)?;
            count(environment, kind, table.rows, total, output)?;
            note_hidden(environment, &table.hidden, output)?;
        }
    }
    Ok(())
}

/// What the index has to fill. Programs get values as they stand in the records, which the files alone know.
fn contents(arguments: &Arguments, columns: &[FieldId], group: Option<FieldId>) -> Contents {
    match arguments.format {
        Format::Table => Contents::Columns(columns.iter().copied().chain(group).collect()),
        // The index has all ids.
        Format::Ids => Contents::Columns(Vec::new()),
        Format::Json | Format::Jsonl | Format::Csv => Contents::Whole,
    }
}

/// Where nothing was found and the first word is nearly what a kind is called, that was probably meant.
fn meant_kind(arguments: &Arguments) -> Option<Message> {
    let first = arguments.query.first()?;
    let of_synonym = |kind: &Kind| called::slip_of(first, kind.synonyms().iter().copied()).is_some();
    let near = suggest::nearest(first, Kind::ALL.map(Kind::name))
        .or_else(|| Kind::ALL.into_iter().find(of_synonym).map(Kind::name))?;
    (Kind::of_name(first).is_none()).then(|| Message::new("list-kind").with("kind", near))
}

/// Writes how many there are, where that is not plain to see.
fn count(
    environment: &Environment,
    kind: Kind,
    shown: usize,
    total: usize,
    output: &mut Output,
) -> Result<(), Failure> {
    if environment.terminal.is_quiet {
        return Ok(());
    }
    let key = if total == 0 { "list-none" } else { "list-count" };
    let what = environment.terminal.catalog.get(&format!("kind-{}", kind.name())).unwrap_or_default();
    let message = Message::new(key).with("shown", shown).with("total", total).with("what", what);
    let words = environment.terminal.catalog.say(&message);
    if total == 0 {
        // Nothing found is no result: it is a note.
        environment.terminal.print(&message);
    } else if shown < total {
        writeln!(output, "{words}")?;
    }
    Ok(())
}

/// Says which columns the window had no room for: below the table on a terminal, next to it elsewhere.
fn note_hidden(environment: &Environment, hidden: &[FieldId], output: &mut Output) -> Result<(), Failure> {
    if hidden.is_empty() || environment.terminal.is_quiet {
        return Ok(());
    }
    // The heading is what people see in tables, the name what `--columns` takes in every language.
    let catalog = &environment.terminal.catalog;
    let called = |field: &FieldId| format!("{} (`{}`)", meeting_render::heading(catalog, *field), field.name());
    let names = hidden.iter().map(called).collect::<Vec<_>>().join(", ");
    let message = Message::new("columns-hidden").with("count", hidden.len()).with("names", names);
    let words = environment.terminal.catalog.say(&message);
    if environment.terminal.is_interactive {
        let (dim, reset) = if environment.terminal.color(true) { ("\u{1b}[2m", "\u{1b}[0m") } else { ("", "") };
        writeln!(output, "{dim}{words}{reset}")?;
    } else {
        environment.terminal.print(&message);
    }
    Ok(())
}

fn refuse_what_does_nothing(arguments: &Arguments) -> Result<(), Failure> {
    if arguments.bom && arguments.format != Format::Csv {
        return Err(Failure::new(Message::new("usage-bom")));
    }
    if arguments.group.is_some() && arguments.format == Format::Ids {
        return Err(Failure::new(Message::new("usage-group")));
    }
    Ok(())
}

/// The date of `--at`; for a month or a year its last date, because people and organizations change only from record to
/// record.
fn at(kind: Kind, text: Option<&str>, environment: &Environment) -> Result<Option<NaiveDate>, Failure> {
    let Some(text) = text else { return Ok(None) };
    if !matches!(kind, Kind::People | Kind::Organizations) {
        return Err(Failure::new(Message::new("usage-at")));
    }
    if text.contains("..") {
        return Err(Failure::new(Message::new("no-single-date").with("name", "--at").with("value", text)));
    }
    Ok(Some(period("--at", text, environment)?.last))
}

/// The column of a name.
type Known<'k> = &'k dyn Fn(&str) -> Result<FieldId, Failure>;

fn columns(kind: Kind, arguments: &Arguments, known: Known) -> Result<Vec<FieldId>, Failure> {
    let is_default = |field: &FieldId| match arguments.format {
        Format::Table => field.is_default_in_table(kind),
        _ => field.is_default(kind),
    };
    match arguments.columns.as_deref() {
        Some(names) if names.trim().is_empty() => Err(Failure::new(Message::new("usage-no-columns"))),
        None => Ok(FieldId::columns(kind).filter(is_default).collect()),
        Some(names) => names.split(',').map(str::trim).filter(|name| !name.is_empty()).map(known).collect(),
    }
}

fn sort_keys(names: Option<&str>, known: Known) -> Result<Vec<SortKey>, Failure> {
    let names = names.unwrap_or_default().split(',').map(str::trim).filter(|name| !name.is_empty());
    names
        .map(|name| {
            let (name, descending) = name.strip_prefix('-').map_or((name, false), |name| (name, true));
            Ok(SortKey { field: known(name)?, descending })
        })
        .collect()
}

/// The column of a name, or of what people call it.
fn column(kind: Kind, name: &str, declared: &[DeclaredField]) -> Result<FieldId, Failure> {
    let own: Vec<OwnField> = declared.iter().map(|declared| declared.field).collect();
    let own = &own[..];
    let own_columns = || FieldId::own_columns(kind, own);
    if let Some(field) = own_columns().find(|field| field.name() == name) {
        return Ok(field);
    }
    let typed = called::folded(name);
    let titled = declared.iter().find(|declared| declared.is_called(&typed)).map(|it| FieldId::Own(it.field));
    if let Some(field) = titled.filter(|field| own_columns().any(|column| column == *field)) {
        return Ok(field);
    }
    let several = match called::column(kind, name) {
        Ok(field) => return Ok(field),
        Err(several) => several,
    };
    let names = |fields: &mut dyn Iterator<Item = FieldId>| fields.map(FieldId::name).collect::<Vec<_>>().join(", ");
    if !several.is_empty() {
        let message = Message::new("ambiguous-column").with("name", name);
        let meant = names(&mut several.into_iter());
        return Err(Failure::new(message).with_help(Message::new("known-values").with("names", meant)));
    }
    let failure = Failure::new(Message::new("unknown-column").with("name", name).with("kind", kind.name()));
    let columns = || FieldId::columns(kind).chain(FieldId::own_columns(kind, own));
    let called = called::fields().filter(|called| columns().any(|column| column == called.what));
    let near = suggest::nearest(name, columns().map(FieldId::name));
    Err(match near.or_else(|| called::slip_of(name, called.map(|called| called.text.as_str()))) {
        Some(near) => failure.with_help(Message::new("did-you-mean").with("name", near)),
        None => failure.with_help(Message::new("unknown-column-help").with("kind", kind.name())),
    })
}
