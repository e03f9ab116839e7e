//! `meeting directory`: the bodies and people of the office, each with one id and all its names.

use std::io::Write;

use clap::{Args, Subcommand, ValueEnum};
use serde_json::{Value, json};

use crate::change::Mode;
use crate::environment::{Access, Environment};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::input;
use crate::open_index::note_unreadable;
use crate::output::Output;
use meeting_core::i18n::Message;
use meeting_core::ops::{
    Changeset, NewEntry, Refusal, Workspace, add_entry, draft_directory, merge_entries, named, pieces, probably_one,
};
use meeting_render::Style;
use viet_text::date::Direction;

#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true)]
pub struct Arguments {
    #[command(subcommand)]
    action: Option<Action>,
    #[command(flatten)]
    list: List,
    #[arg(long, conflicts_with = "format")]
    from_records: bool,
    #[arg(long, requires = "from_records")]
    dry_run: bool,
}

#[derive(Debug, Subcommand)]
enum Action {
    List(List),
    Add(Box<Add>),
    Merge(Merge),
    Check(Check),
}

#[derive(Debug, Args)]
struct List {
    #[arg(long, value_enum, default_value = "table")]
    format: Format,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Table,
    Json,
    Csv,
    Ids,
}

#[derive(Debug, Args)]
struct Add {
    #[arg(value_enum, value_name = "WHAT")]
    what: What,
    #[arg(value_name = "NAME")]
    name: String,
    #[arg(long, value_name = "ID")]
    id: Option<String>,
    #[arg(long, value_name = "TEXT")]
    short: Option<String>,
    #[arg(long, value_name = "NAME")]
    alias: Vec<String>,
    #[arg(long, value_name = "ID")]
    part_of: Option<String>,
    #[arg(long, value_name = "ID")]
    organization: Option<String>,
    #[arg(long, value_name = "TEXT")]
    mail: Option<String>,
    #[arg(long, value_name = "DATE")]
    from: Option<String>,
    #[arg(long, value_name = "DATE")]
    until: Option<String>,
    #[arg(long, value_name = "ID")]
    replaced_by: Vec<String>,
    #[arg(long)]
    dry_run: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum What {
    Organization,
    Person,
}

#[derive(Debug, Args)]
struct Merge {
    #[arg(value_name = "OLD")]
    old: String,
    #[arg(value_name = "NEW")]
    new: String,
    #[arg(long)]
    dry_run: bool,
}

#[derive(Debug, Args)]
struct Check {
    #[arg(long, value_enum, default_value = "text")]
    format: CheckFormat,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum CheckFormat {
    Text,
    Json,
}

impl Arguments {
    /// What the command does with the records.
    pub fn access(&self) -> Access {
        match self.action {
            Some(Action::Add(_) | Action::Merge(_)) => Access::Write,
            None if self.from_records => Access::Write,
            _ => Access::Read,
        }
    }
}

pub fn run(arguments: &Arguments, environment: &Environment, output: &mut Output) -> Result<Exit, Failure> {
    let workspace = environment.workspace()?;
    environment.note_misnamed(workspace.archive()?);
    match &arguments.action {
        None if arguments.from_records => {
            let (mut count, mut unreadable) = (0, 0);
            change(&workspace, environment, arguments.dry_run, output, |workspace| {
                let draft = draft_directory(workspace)?;
                (count, unreadable) = (draft.count, draft.unreadable);
                Ok(draft.changeset)
            })?;
            note_unreadable(unreadable, environment);
            // Of records that cannot be read, nobody knows whether all are there.
            if count > 0 || unreadable == 0 {
                let key = if arguments.dry_run { "directory-would-draft" } else { "directory-drafted" };
                environment.terminal.note(&Message::new(key).with("count", count));
            }
            Ok(Exit::Success)
        }
        None => list(&arguments.list, &workspace, environment, output),
        Some(Action::List(arguments)) => list(arguments, &workspace, environment, output),
        Some(Action::Add(arguments)) => {
            let entry = arguments.entry(environment)?;
            let changeset =
                change(&workspace, environment, arguments.dry_run, output, |workspace| add_entry(workspace, &entry))?;
            named_result(&changeset, arguments.dry_run, output)
        }
        Some(Action::Merge(arguments)) => {
            let changeset = change(&workspace, environment, arguments.dry_run, output, |workspace| {
                merge_entries(workspace, &arguments.old, &arguments.new)
            })?;
            named_result(&changeset, arguments.dry_run, output)
        }
        Some(Action::Check(arguments)) => check(arguments, &workspace, environment, output),
    }
}

/// Plans a change under the lock, and makes or shows it.
fn change(
    workspace: &Workspace,
    environment: &Environment,
    is_dry_run: bool,
    output: &mut Output,
    plan: impl FnOnce(&Workspace) -> Result<Changeset, Refusal>,
) -> Result<Changeset, Failure> {
    let lock = environment.lock(workspace.archive()?)?;
    let changeset = plan(workspace)?;
    environment.carry_out(workspace, &changeset, Mode::of(is_dry_run), &lock, output)?;
    for note in &changeset.notes {
        environment.terminal.note(note);
    }
    Ok(changeset)
}

fn named_result(changeset: &Changeset, is_dry_run: bool, output: &mut Output) -> Result<Exit, Failure> {
    if !is_dry_run {
        writeln!(output, "{}", changeset.name)?;
    }
    Ok(Exit::Success)
}

impl Add {
    fn entry(&self, environment: &Environment) -> Result<NewEntry, Failure> {
        let is_person = self.what == What::Person;
        for (flag, is_given, is_of_person) in [
            ("--short", self.short.is_some(), false),
            ("--part-of", self.part_of.is_some(), false),
            ("--from", self.from.is_some(), false),
            ("--replaced-by", !self.replaced_by.is_empty(), false),
            ("--organization", self.organization.is_some(), true),
        ] {
            if is_given && is_of_person != is_person {
                let what = if is_person { "person" } else { "organization" };
                return Err(Failure::new(Message::new("add-flag").with("flag", flag).with("what", what)));
            }
        }
        let name = environment.terminal.catalog.get("help-value-name").unwrap_or_default();
        named(&name, &self.name)?;
        let mut pieces = if is_person { pieces(&self.name) } else { vec![self.name.trim().to_owned()] };
        let positions = pieces.split_off(1);
        let name = pieces.concat();
        let day = |flag, text: &Option<String>| -> Result<Value, Failure> {
            let day = text.as_ref().map(|text| input::day(flag, text, Direction::Past, environment)).transpose()?;
            Ok(json!(day))
        };
        let fields = vec![
            ("short", json!(self.short)),
            ("aliases", json!(self.alias)),
            ("part_of", json!(self.part_of)),
            ("organization", json!(self.organization)),
            ("positions", json!(positions)),
            ("mail", json!(self.mail)),
            ("from", day("--from", &self.from)?),
            ("until", day("--until", &self.until)?),
            ("replaced_by", json!(self.replaced_by)),
        ];
        Ok(NewEntry { is_person, id: self.id.clone(), name, fields })
    }
}

fn list(
    arguments: &List,
    workspace: &Workspace,
    environment: &Environment,
    output: &mut Output,
) -> Result<Exit, Failure> {
    workspace.archive()?;
    let directory = workspace.office();
    let catalog = &environment.terminal.catalog;
    match arguments.format {
        Format::Table => {
            let color = environment.terminal.color(environment.terminal.is_interactive);
            let style = Style { color, width: environment.terminal.table_width };
            meeting_render::directory(output, catalog, style, directory)?;
            if directory.is_empty() {
                environment.terminal.note(&Message::new("directory-none"));
            }
        }
        Format::Json => meeting_render::directory_json(output, directory)?,
        Format::Csv => meeting_render::directory_csv(output, directory)?,
        Format::Ids => {
            for entry in directory.entries() {
                writeln!(output, "{}", entry.id)?;
            }
        }
    }
    Ok(Exit::Success)
}

fn check(
    arguments: &Check,
    workspace: &Workspace,
    environment: &Environment,
    output: &mut Output,
) -> Result<Exit, Failure> {
    let (pairs, unreadable) = probably_one(workspace)?;
    match arguments.format {
        CheckFormat::Json => meeting_render::probably_one_json(output, &environment.terminal.catalog, &pairs)?,
        CheckFormat::Text => meeting_render::probably_one(output, &environment.terminal.catalog, &pairs)?,
    }
    note_unreadable(unreadable, environment);
    if pairs.is_empty() {
        if unreadable == 0 {
            environment.terminal.note(&Message::new("directory-all-told-apart"));
        }
        return Ok(Exit::Success);
    }
    Ok(Exit::Findings)
}
