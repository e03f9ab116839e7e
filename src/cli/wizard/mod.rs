//! `meeting new` on a terminal: asks for a record, question by question, and loses nothing that was answered.
//!
//! The record follows from the answers alone (`interview`, `steps`); the answers are on disk as soon as they are given
//! (`draft`); how a question looks is another matter (`ask`).

mod ask;
mod draft;
mod ending;
mod interview;
mod known;
mod resume;
mod signals;
mod steps;
mod stopped;

use std::io::{self};

use serde_json::{Map, Value};

use super::new::{Ending, Source};
use super::{Environment, Exit, Failure, Output};
use crate::archive::Archive;
use crate::cli::terminal::error_stream;
use crate::i18n::Message;
use ask::{Ask, Plain, Prompts};
use draft::Beginning;
use ending::Next;
use interview::{Interview, Turn};
use known::Known;
use stopped::stopped;

/// Asks for a record that begins with `record`, and writes it.
pub(super) fn run(
    record: Map<String, Value>,
    from: Option<Source>,
    is_plain: bool,
    ending: Ending,
    archive: &Archive,
    environment: &Environment,
    output: &mut Output,
) -> Result<Exit, Failure> {
    let catalog = &environment.terminal.catalog;
    let known = Known::of(archive, environment)?;
    let mut front: Box<dyn Ask> = if is_plain || std::env::var_os("TERM").is_some_and(|term| term == "dumb") {
        Box::new(Plain::new(catalog, io::stdin().lock(), error_stream()))
    } else {
        Box::new(Prompts::new(catalog, environment.terminal.error_colour()))
    };
    let beginning = Beginning { root: archive.root().to_owned(), from, record };
    let draft = match resume::choose(beginning, &mut *front, catalog) {
        Ok(draft) => draft,
        Err(Turn::Failed(failure)) => return Err(failure),
        Err(Turn::Back | Turn::Stop) => return Ok(Exit::Interrupted),
    };
    front.say(&catalog.say(&Message::new("wizard-welcome")))?;
    if draft.path().is_none() {
        front.say(&catalog.say(&Message::new("wizard-no-draft")))?;
    }
    let today = environment.workspace.today()?;
    let mut interview = Interview::new(catalog, &known, archive.settings(), today, draft, &mut *front);
    interview.watch();
    loop {
        let next = match steps::all(&mut interview) {
            Ok(record) => ending::next(&record, ending, &mut interview, archive, environment),
            Err(turn) => Err(turn),
        };
        match next {
            Ok(Next::Written(path)) => {
                interview.draft.discard();
                return super::new::tell(&path, archive, output);
            }
            Ok(Next::Again) => {}
            Err(Turn::Back) => interview.back(),
            Err(Turn::Stop) => {
                stop(interview)?;
                return Ok(Exit::Interrupted);
            }
            Err(Turn::Failed(failure)) => {
                // What went wrong is told behind where the answers are.
                stop(interview)?;
                return Err(failure);
            }
        }
    }
}

/// Says where the answers are kept, if there are any.
fn stop(interview: Interview) -> Result<(), Failure> {
    if interview.draft.is_empty() {
        interview.draft.discard();
        return Ok(());
    }
    interview.front.say(&interview.catalog.say(&stopped(&interview.draft)))
}
