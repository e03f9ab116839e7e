//! `meeting new` on a terminal: asks for the fields of a record, question by question, and never loses an answer. `meeting import`
//! asks what is right in a draft (`review`).
//!
//! The record follows from the answers alone (`interview`, `steps`); the answers are stored as soon as they are given
//! (`draft`); `ask` displays the questions.

mod ask;
mod draft;
mod ending;
mod interview;
mod resume;
mod review;
mod signals;
mod steps;
mod stopped;
mod suggestions;

use std::io::{self};

use super::new_record::{Ending, print_path};
use crate::environment::Environment;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::output::Output;
use crate::terminal::{error_stream, error_width};
use ask::{Ask, Plain, Prompts};
use draft::Beginning;
use ending::Next;
use interview::{Interrupt, Interview};
use meeting_core::i18n::Message;
use meeting_core::model::RecordState;
use meeting_core::ops::{Fields, Source, Workspace};
pub use review::{go_on, go_through};
use stopped::stopped;
use suggestions::Suggestions;

/// A record that is to be asked for.
pub struct Asked<'a> {
    /// What it begins with.
    pub record: Fields,
    /// The session that is carried on.
    pub from: Option<Source>,
    /// Its state, where that is settled.
    pub state: Option<RecordState>,
    /// Whether to ask without redrawing the screen.
    pub is_plain: bool,
    pub ending: Ending,
    pub workspace: &'a Workspace<'a>,
}

/// Asks for a record, and writes it.
pub fn run(asked: Asked, environment: &Environment, output: &mut Output) -> Result<Exit, Failure> {
    let Asked { record, from, state, is_plain, ending, workspace } = asked;
    let catalog = &environment.terminal.catalog;
    let archive = workspace.archive()?;
    let known = Suggestions::of(workspace)?;
    let mut front = front(is_plain, environment);
    let beginning = Beginning { root: archive.root().to_owned(), from, record };
    let draft = match resume::choose(beginning, &mut *front, catalog) {
        Ok(draft) => draft,
        Err(Interrupt::Failed(failure)) => return Err(failure),
        Err(Interrupt::Back | Interrupt::Stop) => return Ok(Exit::Interrupted),
    };
    front.say(&catalog.say(&Message::new("wizard-welcome")))?;
    if draft.path().is_none() {
        front.say(&catalog.say(&Message::new("wizard-no-draft")))?;
    }
    let mut interview = Interview::new(catalog, &known, archive.settings(), workspace.today(), draft, &mut *front);
    interview.watch();
    loop {
        let next = match steps::all(&mut interview) {
            Ok(request) => ending::next(&request, state, ending, &mut interview, workspace, environment),
            Err(turn) => Err(turn),
        };
        match next {
            Ok(Next::Written(path)) => {
                interview.draft.discard();
                return print_path(&path, workspace, output);
            }
            Ok(Next::Again) => {}
            Err(Interrupt::Back) => interview.back(),
            Err(Interrupt::Stop) => {
                stop(interview)?;
                return Ok(Exit::Interrupted);
            }
            Err(Interrupt::Failed(failure)) => {
                // The failure is printed after the place of the answers.
                stop(interview)?;
                return Err(failure);
            }
        }
    }
}

/// The front end that asks: with prompts, or in plain lines where that is wanted or the terminal can do no more.
fn front(is_plain: bool, environment: &Environment) -> Box<dyn Ask + '_> {
    let catalog = &environment.terminal.catalog;
    if is_plain || std::env::var_os("TERM").is_some_and(|term| term == "dumb") {
        Box::new(Plain::new(catalog, io::stdin().lock(), error_stream(), error_width()))
    } else {
        Box::new(Prompts::new(catalog, environment.terminal.error_color()))
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
