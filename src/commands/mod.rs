//! The commands, one a file: arguments to a request, its operation or question, the result shown.

mod add;
mod completions;
pub mod desk;
mod directive;
mod directory;
mod edit;
mod explain;
mod export;
mod fmt;
mod hook;
mod import;
mod index;
mod init;
mod list;
mod man;
mod new;
mod rename;
mod report;
mod schema;
mod search;
mod set;
mod show;
mod task;
mod template;
pub mod topic;
mod validate;
pub mod view;

use clap::Subcommand;

use crate::environment::{Access, Environment};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::output::Output;

/// The commands, in the order of the help.
#[derive(Debug, Subcommand)]
pub enum Command {
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
    Template(template::Arguments),
    Show(show::Arguments),
    Task(task::Arguments),
    Directive(directive::Arguments),
    Edit(edit::Arguments),
    Export(Box<export::Arguments>),
    Rename(rename::Arguments),
    Directory(directory::Arguments),
    Schema(schema::Arguments),
    Completions(completions::Arguments),
    Man(man::Arguments),
    Index(index::Arguments),
    Hook(hook::Arguments),
    Help(topic::Arguments),
}

/// The groups in which `meeting --help` lists the commands, each with its commands in order. The help of a group is
/// `help-group-<group>`.
pub const GROUPS: [(&str, &[&str]); 6] = [
    ("record", &["init", "new", "import", "edit", "set", "add", "rename", "directory"]),
    ("follow-up", &["task", "directive"]),
    ("ask", &["list", "search", "show", "report", "view", "help"]),
    ("hand-out", &["export", "template"]),
    ("check", &["validate", "explain", "fmt"]),
    ("maintain", &["hook", "schema", "completions", "man", "index"]),
];

impl Command {
    /// What the command does with the records.
    pub fn access(&self) -> Access {
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
            Self::Directory(arguments) => arguments.access(),
            Self::Export(arguments) => arguments.access(),
            Self::Hook(_) => Access::Check,
            Self::Init(_)
            | Self::Explain(_)
            | Self::List(_)
            | Self::Search(_)
            | Self::Report(_)
            | Self::View(_)
            | Self::Show(_)
            | Self::Template(_)
            | Self::Schema(_)
            | Self::Completions(_)
            | Self::Man(_)
            | Self::Index(_)
            | Self::Help(_) => Access::Read,
        }
    }

    /// Runs the command.
    pub fn run(self, environment: &Environment, output: &mut Output) -> Result<Exit, Failure> {
        match self {
            Self::Init(arguments) => init::run(&arguments, environment, output),
            Self::New(arguments) => new::run(&arguments, environment, output),
            Self::Set(arguments) => set::run(&arguments, environment, output),
            Self::Add(arguments) => add::run(&arguments, environment, output),
            Self::Import(arguments) => import::run(&arguments, environment, output),
            Self::Validate(arguments) => validate::run(&arguments, environment, output),
            Self::Fmt(arguments) => fmt::run(&arguments, environment, output),
            Self::Explain(arguments) => explain::run(&arguments, environment, output),
            Self::List(arguments) => list::run(&arguments, environment, output),
            Self::Search(arguments) => search::run(&arguments, environment, output),
            Self::Report(arguments) => report::run(&arguments, environment, output),
            Self::View(arguments) => view::run(&arguments, environment, output),
            Self::Show(arguments) => show::run(&arguments, environment, output),
            Self::Template(arguments) => template::run(&arguments, environment, output),
            Self::Task(arguments) => task::run(&arguments, environment, output),
            Self::Directive(arguments) => directive::run(&arguments, environment, output),
            Self::Edit(arguments) => edit::run(&arguments, environment, output),
            Self::Export(arguments) => export::run(&arguments, environment, output),
            Self::Rename(arguments) => rename::run(&arguments, environment, output),
            Self::Directory(arguments) => directory::run(&arguments, environment, output),
            Self::Schema(arguments) => schema::run(&arguments, environment, output),
            Self::Completions(arguments) => completions::run(&arguments, environment, output),
            Self::Man(arguments) => man::run(&arguments, environment, output),
            Self::Index(arguments) => index::run(&arguments, environment, output),
            Self::Hook(arguments) => hook::run(&arguments, environment, output),
            Self::Help(arguments) => topic::run(&arguments, environment, output),
        }
    }
}
