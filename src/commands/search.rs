//! `meeting search`: full text over every part of every record.

use std::io::Write;

use clap::{Args, ValueEnum};

use crate::editor;
use crate::empty_result::show_hints;
use crate::environment::Environment;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::open_index::open_index;
use crate::output::Output;
use meeting_core::i18n::Message;
use meeting_core::model::field::Part;
use meeting_core::query::Query;
use meeting_core::rows::Hit;
use meeting_index::{Alternative, SearchRequest};
use meeting_render::{HitStyle, Links};
use viet_text::suggest;
use viet_text::terminal::truncate;

#[derive(Debug, Args)]
pub struct Arguments {
    #[arg(required = true, value_name = "QUERY")]
    query: Vec<String>,
    #[arg(long = "in", value_name = "PARTS")]
    parts: Option<String>,
    #[arg(long, value_name = "N")]
    limit: Option<usize>,
    #[arg(long)]
    open: bool,
    #[arg(long, value_enum, default_value = "table")]
    format: Format,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Table,
    Json,
    Jsonl,
    Ids,
}

/// Default number of results on a terminal.
const SHOWN: usize = 20;

/// Most columns of a query that a message repeats: a pasted page need not be shown in full.
const REPEATED: usize = 200;

pub fn run(arguments: &Arguments, environment: &Environment, output: &mut Output) -> Result<Exit, Failure> {
    let as_of = environment.today()?;
    let archive = environment.archive()?;
    let query = environment.query(&arguments.query, None, archive.settings())?;
    if query.is_empty() {
        return Err(Failure::new(Message::new("search-no-words")));
    }
    let parts = parts(arguments.parts.as_deref())?;
    let mut index = open_index(&archive, environment)?;
    let limit = match (arguments.open, arguments.format) {
        (true, _) => Some(1),
        (false, Format::Table) => Some(arguments.limit.unwrap_or(SHOWN)),
        (false, _) => arguments.limit,
    };
    let request = SearchRequest { as_of, parts, limit };
    let mut found = index.search(&query, &request)?;
    if found.total == 0 {
        match index.search_alternative(&query, &request)? {
            Alternative::Telex { query: meant, hits } => {
                found = hits;
                let message = Message::new("search-telex").with("typed", repeated(&query));
                note(environment, &message.with("meant", repeated(&meant)));
            }
            Alternative::Near(near) => {
                note(environment, &Message::new("search-near").with("query", repeated(&near)));
            }
            Alternative::Nothing => note(environment, &Message::new("search-none")),
        }
    }
    let outcome = if found.total == 0 { Exit::Findings } else { Exit::Success };
    if found.total == 0 && !environment.terminal.is_quiet {
        show_hints(&query, environment);
    }
    if arguments.open {
        return match found.hits.first() {
            Some(hit) => {
                editor::open(&archive.root().join(&hit.file), Some(hit.line), environment).map(|()| Exit::Success)
            }
            None => Ok(outcome),
        };
    }
    if arguments.format != Format::Table {
        output.set_plain();
    }
    match arguments.format {
        Format::Json => meeting_render::hits_json(output, &found)?,
        Format::Jsonl => meeting_render::hits_jsonl(output, &found.hits)?,
        Format::Ids => {
            for hit in &found.hits {
                writeln!(output, "{}", hit.reference)?;
            }
        }
        Format::Table => {
            let records: Vec<&str> = found.hits.iter().map(|hit| hit.record.as_str()).collect();
            let short = index.shortest_refs(&records)?;
            let references: Vec<String> =
                found.hits.iter().zip(short).map(|(hit, short)| reference(hit, &short)).collect();
            let color = environment.terminal.color(environment.terminal.is_interactive);
            let host = environment.terminal.link_host();
            let links = host.as_deref().map(|host| Links { host, root: archive.root() });
            let style = HitStyle { color, width: environment.terminal.width, links };
            meeting_render::hits(output, &environment.terminal.catalog, style, &found.hits, &references)?;
            if found.hits.len() < found.total && !environment.terminal.is_quiet {
                let message = Message::new("search-more").with("shown", found.hits.len()).with("total", found.total);
                writeln!(output, "\n{}", environment.terminal.catalog.say(&message))?;
            }
        }
    }
    Ok(outcome)
}

fn reference(hit: &Hit, short: &str) -> String {
    hit.id.as_ref().map_or_else(|| short.to_owned(), |id| format!("{short}#{id}"))
}

/// A query as a message repeats it.
fn repeated(query: &Query) -> String {
    truncate(&query.to_string(), REPEATED).into_owned()
}

/// Prints a note for people; programs use the exit code.
fn note(environment: &Environment, message: &Message) {
    if !environment.terminal.is_quiet {
        environment.terminal.print(message);
    }
}

fn parts(names: Option<&str>) -> Result<Vec<Part>, Failure> {
    let names = names.unwrap_or_default().split(',').map(str::trim).filter(|name| !name.is_empty());
    names
        .map(|name| {
            Part::of_name(name).ok_or_else(|| {
                let failure = Failure::new(Message::new("unknown-part").with("name", name));
                let known = Part::ALL.map(Part::name);
                match suggest::nearest(name, known) {
                    Some(near) => failure.with_help(Message::new("did-you-mean").with("name", near)),
                    None => failure.with_help(Message::new("known-values").with("names", known.join(", "))),
                }
            })
        })
        .collect()
}
