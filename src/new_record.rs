//! The last steps of a new record, from flags or from the wizard: it is edited if that is wanted, made, and reported.

use std::io::Write;
use std::path::{Path, PathBuf};

use crate::change::outcome_message;
use crate::edit_new::edit_new;
use crate::environment::Environment;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::output::Output;
use meeting_core::ops::{Changeset, NewRequest, Staging, Workspace, new};

/// How a record is finished.
#[derive(Debug, Clone, Copy)]
pub struct Ending {
    /// In the user's editor first.
    pub edit: bool,
    /// In git's index too.
    pub staging: Staging,
}

/// Creates a record, and applies what its session changes in earlier work; returns the path. `None` if the user gives
/// up.
///
/// # Errors
/// If something would have errors.
pub fn make(
    request: &NewRequest,
    ending: Ending,
    workspace: &Workspace,
    environment: &Environment,
) -> Result<Option<PathBuf>, Failure> {
    // Held until the record is written, so that no other process takes the same id.
    let lock = environment.lock(workspace.archive()?)?;
    let mut changeset = new(workspace, request)?;
    let path = if ending.edit {
        // People take their time.
        drop(lock);
        edit_new(&changeset, &request.reviews, ending.staging, workspace, environment)?
    } else {
        changeset = environment.apply_new(workspace, changeset, || new(workspace, request), ending.staging, &lock)?;
        changeset.authored.clone()
    };
    if path.is_some() {
        show_notes(&changeset, environment);
    }
    Ok(path)
}

/// Prints notes on standard error; the path is the result.
fn show_notes(changeset: &Changeset, environment: &Environment) {
    let terminal = &environment.terminal;
    for note in &changeset.notes {
        terminal.note(note);
    }
    for outcome in changeset.outcomes.iter().filter(|outcome| outcome.after.is_some()) {
        terminal.note(&outcome_message(outcome, &terminal.catalog));
    }
    environment.note_outcomes(&changeset.outcomes);
}

/// Prints where the record is.
pub fn print_path(path: &Path, workspace: &Workspace, output: &mut Output) -> Result<Exit, Failure> {
    writeln!(output, "{}", workspace.archive()?.shown_path(path))?;
    Ok(Exit::Success)
}
