//! `meeting __complete`: candidates for the word under the cursor. The shells' completion scripts call it at every
//! press of the completion key.
//!
//! The scripts pass the raw line, quotes included, and insert what they get. Matching and quoting happen here. Failures
//! are silent: the line is being edited.

mod assignments;
mod candidate;
mod ids;
mod line;
mod lookup;
mod offer;
mod query;
mod shell;
mod situation;

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use clap::CommandFactory;

use super::{help, language};
use crate::command_line::CommandLine;
use crate::output::print;
use line::Line;
use lookup::Lookup;
use meeting_core::archive::{Archive, UserSettings};
use shell::Request;
use situation::Situation;

/// The name under which the scripts call the program; users do not type it.
pub const NAME: &str = "__complete";

/// Prints the candidates for the arguments after [`NAME`].
pub fn run(arguments: &[OsString]) {
    let arguments: Vec<String> = arguments.iter().map(|argument| argument.to_string_lossy().into_owned()).collect();
    if let Some(request) = Request::of(&arguments) {
        let answer = answer(&request);
        // Ignore a closed pipe.
        let _ = print(&answer);
    }
}

fn answer(request: &Request) -> String {
    let Line { words, current, .. } = &request.line;
    let typed: Vec<OsString> =
        std::iter::once("meeting").chain(words.iter().map(String::as_str)).map(Into::into).collect();
    // Mistakes in the settings are reported by commands.
    let user = UserSettings::read().ok().and_then(|user| user.language);
    let catalog = language::catalog_of(&typed, user);
    let command = help::translated(CommandLine::command(), &catalog, None);
    let situation = Situation::of(&command, words, current);
    let folder = situation.value_of("directory").map_or_else(|| PathBuf::from("."), folder);
    let known = Lookup::new(&catalog, Archive::find(&folder).ok().flatten());
    request.answer(&offer::offer(&situation, current, &known).presentable())
}

/// The folder that a word means; the shell has not put the home folder in for the tilde yet.
fn folder(word: &str) -> PathBuf {
    let home = word.strip_prefix("~/").and_then(|rest| Some(Path::new(&std::env::var_os("HOME")?).join(rest)));
    home.unwrap_or_else(|| PathBuf::from(word))
}
