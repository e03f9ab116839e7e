//! `meeting index`: looks after the derived index.

use std::io::Write;

use clap::{Args, Subcommand};

use crate::environment::Environment;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::open_index::open_index;
use crate::output::Output;
use meeting_core::i18n::Message;
use meeting_index::{Index, State};

#[derive(Debug, Args)]
pub struct Arguments {
    #[command(subcommand)]
    action: Action,
}

#[derive(Debug, Subcommand)]
enum Action {
    Status,
    Rebuild,
    Path,
    Clear,
}

pub fn run(arguments: &Arguments, environment: &Environment, output: &mut Output) -> Result<Exit, Failure> {
    let archive = environment.archive()?;
    match arguments.action {
        Action::Status => {
            let mut index = open_index(&archive, environment)?;
            status(&index.state()?, environment, output)?;
        }
        Action::Rebuild => {
            Index::clear(&archive)?;
            let mut index = open_index(&archive, environment)?;
            status(&index.state()?, environment, output)?;
        }
        Action::Path => match Index::path(&archive) {
            Some(path) => writeln!(output, "{}", path.display())?,
            None => return Err(Failure::new(Message::new("index-in-memory"))),
        },
        Action::Clear => {
            Index::clear(&archive)?;
            writeln!(output, "{}", environment.terminal.catalog.say(&Message::new("index-cleared")))?;
        }
    }
    Ok(Exit::Success)
}

fn status(state: &State, environment: &Environment, output: &mut Output) -> Result<(), Failure> {
    let path = state.path.as_ref().map(|path| path.display().to_string());
    let place = path.unwrap_or_else(|| environment.terminal.catalog.say(&Message::new("index-in-memory")));
    let size = i64::try_from(state.bytes / 1024).unwrap_or(i64::MAX);
    let message = Message::new("index-status").with("records", state.records).with("size", size).with("place", place);
    writeln!(output, "{}", environment.terminal.catalog.say(&message))?;
    for file in &state.unreadable {
        let message = Message::new("index-unreadable").with("file", file);
        writeln!(output, "{}", environment.terminal.catalog.say(&message))?;
    }
    Ok(())
}
