//! The commands: resolve the arguments, call the library, show the result. The only place that prints.

mod add;
mod change;
mod complete;
mod completions;
mod directive;
mod edit;
mod edited;
mod editor;
mod environment;
mod exit;
mod explain;
mod failure;
mod fmt;
mod global;
mod help;
mod hook;
mod import;
mod index;
mod init;
mod input;
mod language;
mod list;
mod making;
mod man;
mod new;
mod nothing;
mod open_index;
mod output;

mod progress;
mod query_arguments;
mod rename;
mod report;
mod schema;
mod search;
mod set;
mod show;

mod task;
mod terminal;
mod topic;
mod usage;
mod validate;
mod view;
mod wizard;
mod work;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::{CommandFactory, FromArgMatches, Parser, Subcommand};

use crate::i18n::Catalog;
use environment::{Access, Environment};
use exit::Exit;
use failure::Failure;
use global::GlobalArguments;
use output::Output;

/// The command line. Its words are in the catalogs (`help.ftl`), not here.
#[derive(Debug, Parser)]
#[command(
    name = "meeting",
    version,
    disable_help_flag = true,
    disable_version_flag = true,
    disable_help_subcommand = true
)]
struct CommandLine {
    #[command(flatten)]
    global: GlobalArguments,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Init(init::Arguments),
    #[command(alias = "create")]
    New(Box<new::Arguments>),
    Set(set::Arguments),
    Add(Box<add::Arguments>),
    Import(import::Arguments),
    #[command(alias = "check")]
    Validate(validate::Arguments),
    Fmt(fmt::Arguments),
    Explain(explain::Arguments),
    List(list::Arguments),
    Search(search::Arguments),
    Report(report::Arguments),
    View(view::Arguments),
    Show(show::Arguments),
    Task(task::Arguments),
    Directive(directive::Arguments),
    Edit(edit::Arguments),
    Rename(rename::Arguments),
    Schema(schema::Arguments),
    Completions(completions::Arguments),
    Man(man::Arguments),
    Index(index::Arguments),
    Hook(hook::Arguments),
    Help(topic::Arguments),
}

impl Command {
    /// What the command does with the records.
    fn access(&self) -> Access {
        match self {
            Self::New(_)
            | Self::Set(_)
            | Self::Add(_)
            | Self::Import(_)
            | Self::Task(_)
            | Self::Directive(_)
            | Self::Edit(_)
            | Self::Rename(_) => Access::Write,
            Self::Validate(arguments) => arguments.access(),
            Self::Fmt(arguments) => arguments.access(),
            Self::Hook(_) => Access::Check,
            Self::Init(_)
            | Self::Explain(_)
            | Self::List(_)
            | Self::Search(_)
            | Self::Report(_)
            | Self::View(_)
            | Self::Show(_)
            | Self::Schema(_)
            | Self::Completions(_)
            | Self::Man(_)
            | Self::Index(_)
            | Self::Help(_) => Access::Read,
        }
    }
}

/// Runs the command that `arguments` (with the program's name) ask for and returns its exit code.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    if let [_, name, question @ ..] = &arguments[..]
        && name == complete::NAME
    {
        complete::run(question);
        return Exit::Success.into();
    }
    let (arguments, view) = view::expanded(&CommandLine::command(), arguments);
    let catalog = Catalog::new(language::choose(&arguments));
    let mut command = help::translated(CommandLine::command(), &catalog);
    if view.is_some() {
        command = view::later_wins(command);
    }
    let arguments = asking_for_help(&command, arguments);
    let arguments = query_arguments::with_exclusions(&command, arguments);
    let parsed = command.clone().try_get_matches_from(arguments).and_then(|matches| {
        CommandLine::from_arg_matches(&matches).map_err(|error| error.format(&mut command.clone()))
    });
    let tell_view = |exit, catalog: &Catalog| {
        if let (Exit::Failure, Some(view)) = (exit, &view) {
            view.tell(catalog);
        }
        exit.into()
    };
    let line = match parsed {
        Ok(line) => line,
        Err(error) => return tell_view(usage::show(&error, &catalog), &catalog),
    };
    let environment = Environment::new(&line.global, line.command.access(), catalog);
    let mut output = Output::new(&environment);
    let result = execute(line.command, &environment, &mut output);
    tell_view(output.finish(&environment, result), &environment.terminal.catalog)
}

/// `meeting help list` is `meeting list --help`, as people know it from git; what is no command may be a topic.
fn asking_for_help(command: &clap::Command, mut arguments: Vec<OsString>) -> Vec<OsString> {
    if let Some((place, called)) = query_arguments::called(command, &arguments)
        && called.get_name() == "help"
    {
        let next = arguments.get(place + 1).and_then(|word| word.to_str());
        if next.and_then(topic::Topic::of_name).is_none() {
            arguments.remove(place);
            arguments.push("--help".into());
        }
    }
    arguments
}

fn execute(command: Command, environment: &Environment, output: &mut Output) -> Result<Exit, Failure> {
    match command {
        Command::Init(arguments) => init::run(&arguments, environment, output),
        Command::New(arguments) => new::run(&arguments, environment, output),
        Command::Set(arguments) => set::run(&arguments, environment, output),
        Command::Add(arguments) => add::run(&arguments, environment, output),
        Command::Import(arguments) => import::run(&arguments, environment, output),
        Command::Validate(arguments) => validate::run(&arguments, environment, output),
        Command::Fmt(arguments) => fmt::run(&arguments, environment, output),
        Command::Explain(arguments) => explain::run(&arguments, environment, output),
        Command::List(arguments) => list::run(&arguments, environment, output),
        Command::Search(arguments) => search::run(&arguments, environment, output),
        Command::Report(arguments) => report::run(&arguments, environment, output),
        Command::View(arguments) => view::run(&arguments, environment, output),
        Command::Show(arguments) => show::run(&arguments, environment, output),
        Command::Task(arguments) => task::run(&arguments, environment, output),
        Command::Directive(arguments) => directive::run(&arguments, environment, output),
        Command::Edit(arguments) => edit::run(&arguments, environment, output),
        Command::Rename(arguments) => rename::run(&arguments, environment, output),
        Command::Schema(arguments) => schema::run(&arguments, output),
        Command::Completions(arguments) => completions::run(&arguments, environment, output),
        Command::Man(arguments) => man::run(&arguments, environment, output),
        Command::Index(arguments) => index::run(&arguments, environment, output),
        Command::Hook(arguments) => hook::run(&arguments, environment, output),
        Command::Help(arguments) => topic::run(&arguments, environment, output),
    }
}
