//! Errors of clap, in the user's language.

use std::ffi::OsString;
use std::io::Write;
use std::path;

use clap::CommandFactory;
use clap::error::{ContextKind, ContextValue, ErrorKind};

use crate::command_line::CommandLine;
use crate::exit::Exit;
use crate::failure::is_closed_pipe;
use crate::language;
use crate::meant;
use crate::output::print;
use crate::terminal::{self, Notes};
use meeting_core::i18n::{Catalog, Message};

/// Prints help or version on standard output, or an error in the `arguments` on standard error.
pub fn show(error: &clap::Error, arguments: &[OsString], catalog: &Catalog) -> Exit {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            let rendered = error.render();
            let text = if terminal::is_output_terminal() { rendered.ansi().to_string() } else { rendered.to_string() };
            match print(&text) {
                // A closed pipe is ignored.
                Err(error) if !is_closed_pipe(&error) => Exit::Failure,
                _ => Exit::Success,
            }
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            let _ = write!(Notes, "{}", error.render());
            Exit::Failure
        }
        _ => {
            terminal::error(catalog, false, &message(error), Some(&advice(error, arguments)));
            Exit::Failure
        }
    }
}

fn text(error: &clap::Error, kind: ContextKind) -> Option<String> {
    match error.get(kind)? {
        ContextValue::String(text) => Some(text.clone()),
        ContextValue::Strings(texts) => Some(texts.join(", ")),
        ContextValue::StyledStr(text) => Some(text.to_string()),
        ContextValue::StyledStrs(texts) => Some(texts.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")),
        ContextValue::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

fn message(error: &clap::Error) -> Message {
    let of = |kind| text(error, kind).unwrap_or_default();
    let argument = || of(ContextKind::InvalidArg);
    let value = || of(ContextKind::InvalidValue);
    match error.kind() {
        ErrorKind::InvalidValue if value().is_empty() => Message::new("usage-no-value").with("argument", argument()),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation | ErrorKind::NoEquals => {
            Message::new("usage-invalid-value").with("argument", argument()).with("value", value())
        }
        ErrorKind::UnknownArgument => Message::new("usage-unknown-argument").with("argument", argument()),
        ErrorKind::InvalidSubcommand => {
            Message::new("usage-unknown-command").with("command", of(ContextKind::InvalidSubcommand))
        }
        ErrorKind::TooManyValues | ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => {
            Message::new("usage-number-of-values").with("argument", argument())
        }
        ErrorKind::ArgumentConflict => {
            let other = of(ContextKind::PriorArg);
            if other == argument() || other.is_empty() {
                Message::new("usage-twice").with("argument", argument())
            } else {
                Message::new("usage-conflict").with("argument", argument()).with("other", other)
            }
        }
        ErrorKind::MissingRequiredArgument => Message::new("usage-missing").with("arguments", argument()),
        ErrorKind::MissingSubcommand => Message::new("usage-no-command"),
        ErrorKind::InvalidUtf8 => Message::new("usage-not-utf8"),
        _ => Message::new("usage-other"),
    }
}

fn advice(error: &clap::Error, arguments: &[OsString]) -> Message {
    if let Some(meant) = meant(error, arguments) {
        return meant;
    }
    let near = [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand, ContextKind::SuggestedValue];
    if let Some(near) = near.into_iter().find_map(|kind| text(error, kind)).filter(|near| !near.is_empty()) {
        // The message quotes one name: several are quoted each.
        return Message::new("did-you-mean").with("name", near.replace(", ", "`, `"));
    }
    match text(error, ContextKind::ValidValue) {
        Some(values) if !values.is_empty() => Message::new("known-values").with("names", values),
        _ => Message::new("usage-help"),
    }
}

/// What was probably meant by an unknown command.
fn meant(error: &clap::Error, arguments: &[OsString]) -> Option<Message> {
    let typed = text(error, ContextKind::InvalidSubcommand)?;
    let at = arguments.iter().skip(1).position(|argument| argument.to_str() == Some(&typed))? + 1;
    let behind: Vec<String> = arguments[at + 1..].iter().map(|argument| argument.to_string_lossy().into()).collect();
    // A command of its own is at the top; below another one it is an error of that one.
    let before = arguments[1..at].iter().filter_map(|argument| argument.to_str()).rfind(|word| is_parent(word));
    meant::advice(before, &typed, &behind, is_in_git(arguments))
}

/// Whether the command works in a folder of a git repository.
fn is_in_git(arguments: &[OsString]) -> bool {
    let folder = language::folder(arguments).and_then(|folder| path::absolute(folder).ok());
    folder.is_some_and(|folder| folder.ancestors().any(|folder| folder.join(".git").exists()))
}

/// Whether a command has commands under it.
fn is_parent(word: &str) -> bool {
    CommandLine::command().find_subcommand(word).is_some_and(clap::Command::has_subcommands)
}
