//! The command line: what the program is asked, and in which language.

use std::ffi::OsString;
use std::process::ExitCode;

use clap::{CommandFactory, FromArgMatches, Parser};

use crate::commands::{Command, desk, topic, view};
use crate::environment::{Access, Environment};
use crate::exit::Exit;
use crate::global::GlobalArguments;
use crate::output::Output;
use crate::{complete, help, language, query_arguments, terminal, usage};
use meeting_core::archive::UserSettings;
use meeting_core::i18n::Catalog;
use meeting_core::ops::Refusal;

/// The command line. Its texts are in the catalogs (`help.ftl`).
#[derive(Debug, Parser)]
#[command(
    name = "meeting",
    version,
    disable_help_flag = true,
    disable_version_flag = true,
    disable_help_subcommand = true
)]
pub struct CommandLine {
    #[command(flatten)]
    global: GlobalArguments,
    #[command(subcommand)]
    command: Option<Command>,
}

/// Runs the command in `arguments` (with the program's name) and returns its exit code.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    if let [_, name, question @ ..] = &arguments[..]
        && name == complete::NAME
    {
        complete::run(question);
        return Exit::Success.into();
    }
    let (arguments, view) = view::expanded(&CommandLine::command(), arguments);
    let user = UserSettings::read();
    let own_language = user.as_ref().ok().and_then(|user| user.language);
    let catalog = language::catalog_of(&arguments, own_language);
    let mut command = help::translated(CommandLine::command(), &catalog, Some(terminal::help_width()));
    if view.is_some() {
        command = view::later_wins(command);
    }
    let arguments = asking_for_help(&command, arguments);
    let arguments = query_arguments::with_exclusions(&command, arguments);
    let parsed = command.clone().try_get_matches_from(&arguments).and_then(|matches| {
        CommandLine::from_arg_matches(&matches).map_err(|error| error.format(&mut command.clone()))
    });
    let tell_view = |exit, catalog: &Catalog| {
        if let (Exit::Failure, Some(view)) = (exit, &view) {
            view.print(catalog);
        }
        exit.into()
    };
    let line = match parsed {
        Ok(line) => line,
        Err(error) => return tell_view(usage::show(&error, &arguments, &catalog), &catalog),
    };
    let access = line.command.as_ref().map_or(Access::Read, Command::access);
    let (user, mistake) = match user {
        Ok(user) => (user, None),
        Err(error) => (UserSettings::default(), Some(error)),
    };
    let environment = Environment::new(&line.global, access, catalog, user);
    let mut output = Output::new(&environment);
    let result = match (mistake, line.command) {
        // As for the settings of an archive: a typing error must not go unnoticed.
        (Some(error), _) => Err(Refusal::from(error).into()),
        (None, Some(command)) => command.run(&environment, &mut output),
        (None, None) => desk::run(&environment, &mut output),
    };
    tell_view(output.finish(&environment, result), &environment.terminal.catalog)
}

/// `meeting help list` is `meeting list --help`, as in git; any other word may be a topic.
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
