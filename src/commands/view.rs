//! `meeting view`: the views that are saved in `meeting.yaml`.
//!
//! The arguments of a view replace `view NAME` before clap parses the command line, like git's aliases. So every flag,
//! exclusion and error works as elsewhere. Arguments after the name narrow the view: its own query is then put in
//! parentheses.

use std::ffi::OsString;
use std::io::Write;
use std::path::PathBuf;

use clap::{Args, Command};

use crate::environment::Environment;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::language;
use crate::output::Output;
use crate::query_arguments::{SplitArguments, called, takes_value};
use crate::terminal::print_lines;
use meeting_core::archive::shown_file;
use meeting_core::archive::{Archive, SETTINGS_FILE, View};
use meeting_core::i18n::{Catalog, Message};
use meeting_core::model::field::Kind;
use viet_text::terminal::{terminal_safe, width};
use viet_text::{nfc, suggest};

#[derive(Debug, Args)]
pub struct Arguments {
    #[arg(value_name = "NAME")]
    name: Option<String>,
    #[arg(value_name = "MORE", trailing_var_arg = true, allow_hyphen_values = true)]
    more: Vec<String>,
}

/// The view that is run.
pub struct Running {
    name: String,
    view: View,
    file: PathBuf,
}

impl Running {
    /// Says on standard error which view it was that failed.
    pub fn print(&self, catalog: &Catalog) {
        let here = Message::new("view-here")
            .with("name", &self.name)
            .with("file", shown_file(&self.file))
            .with("line", self.view.line)
            .with("command", &self.view.command);
        print_lines(&format!("  = {}", terminal_safe(&catalog.say(&here))));
    }
}

/// `arguments` with those of the view that they name, and that view. If there is no such view, they stay unchanged, and
/// [`run`] reports it.
pub fn expanded(command: &Command, arguments: Vec<OsString>) -> (Vec<OsString>, Option<Running>) {
    let Some((position, name_at, name)) = named(command, &arguments) else { return (arguments, None) };
    let archive = language::folder(&arguments).and_then(|folder| Archive::find(&folder).ok()?);
    let Some(archive) = archive else { return (arguments, None) };
    let Some(view) = archive.settings().views.get(&name) else { return (arguments, None) };
    // Flags may be between the command and the name.
    let typed = [&arguments[position + 1..name_at], &arguments[name_at + 1..]].concat();
    let before = arguments[..position].iter().cloned();
    let all = before.chain(with_typed(command, &view.words, typed)).collect();
    (all, Some(Running { name, view: view.clone(), file: archive.root().join(SETTINGS_FILE) }))
}

/// The arguments of a view with those after its name: flags follow its flags, so that they win; words follow its query,
/// which is put in parentheses so that an OR in it stays inside.
fn with_typed(command: &Command, view: &[String], typed: Vec<OsString>) -> Vec<OsString> {
    let own: Vec<OsString> = view.iter().map(OsString::from).collect();
    let Some((name, rest)) = own.split_first().filter(|_| !typed.is_empty()) else { return own };
    let Some(target) = command.find_subcommand(name) else { return own };
    let mut split = SplitArguments::new(command, target);
    split.add(rest.iter().cloned());
    let end = split.words.len();
    split.add(typed);
    let SplitArguments { flags, mut words, .. } = split;
    // What is listed or counted is no part of the query.
    let first = words[..end].first().and_then(|word| word.to_str());
    let has_kind = name != "search" && first.and_then(Kind::of_name).is_some();
    let start = usize::from(has_kind);
    if start < end && end < words.len() {
        words.insert(end, ")".into());
        words.insert(start, "(".into());
    }
    [name.clone()].into_iter().chain(flags).chain(["--".into()]).chain(words).collect()
}

/// Where `view` and the name of a view are, and the name.
fn named(command: &Command, arguments: &[OsString]) -> Option<(usize, usize, String)> {
    let (position, target) = called(command, arguments).filter(|(_, target)| target.get_name() == "view")?;
    let mut is_value = false;
    for (index, argument) in arguments.iter().enumerate().skip(position + 1) {
        let text = argument.to_str()?;
        if is_value {
            is_value = false;
        } else if text.starts_with('-') {
            is_value = takes_value(command, target, text);
        } else {
            return Some((position, index, nfc(text)));
        }
    }
    None
}

/// The command line that runs a view: arguments after its name go before its own.
pub fn later_wins(command: Command) -> Command {
    let names: Vec<String> = command.get_subcommands().map(|sub| sub.get_name().to_owned()).collect();
    let each = |command: Command, name| command.mut_subcommand(name, |sub| sub.args_override_self(true));
    names.into_iter().fold(command.args_override_self(true), each)
}

/// Lists the views, or reports an unknown one: an existing one would have been run.
pub fn run(arguments: &Arguments, environment: &Environment, output: &mut Output) -> Result<Exit, Failure> {
    let archive = environment.archive()?;
    let views = &archive.settings().views;
    if let Some(name) = &arguments.name {
        let failure = Failure::new(Message::new("view-unknown").with("name", name));
        let known: Vec<&str> = views.keys().map(String::as_str).collect();
        return Err(match suggest::nearest(name, known.iter().copied()) {
            Some(near) => failure.with_help(Message::new("did-you-mean").with("name", near)),
            None if known.is_empty() => failure.with_help(Message::new("view-none-help")),
            None => failure.with_help(Message::new("known-values").with("names", known.join(", "))),
        });
    }
    let longest = views.keys().map(|name| width(&terminal_safe(name))).max().unwrap_or_default();
    for (name, view) in views {
        let name = terminal_safe(name);
        let gap = " ".repeat(longest - width(&name) + 2);
        writeln!(output, "{name}{gap}{}", terminal_safe(&view.command))?;
    }
    if views.is_empty() && !environment.terminal.is_quiet {
        let words = ["view-none", "view-none-help"].map(|key| environment.terminal.catalog.say(&Message::new(key)));
        // Nothing to list is no result: it is a note.
        print_lines(&words.join("; "));
    }
    Ok(Exit::Success)
}
