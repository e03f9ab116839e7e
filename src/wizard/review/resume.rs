//! Drafts that are gone through one after the other, and those of a paper that was imported before.

use std::path::PathBuf;

use super::Review;
use crate::environment::Environment;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::new_record::print_path;
use crate::output::Output;
use crate::wizard::ask::{Question, Reply, YES};
use crate::wizard::front;
use meeting_core::archive::Archive;
use meeting_core::i18n::Message;
use meeting_core::import::{Document, Draft};
use meeting_core::model::RecordState;
use meeting_core::ops::{OpenRecord, Refusal, Workspace};

/// The refusal of a paper that the archive has.
const KNOWN: &str = "import-known";

/// Goes through drafts of a document, until the user stops. A path changes with the day of its record.
///
/// # Errors
/// Those of [`Review::run`].
pub fn go_through(
    paths: &mut [PathBuf],
    document: &Document,
    is_plain: bool,
    workspace: &Workspace,
    environment: &Environment,
) -> Result<(), Failure> {
    for path in paths {
        let mut review = Review { workspace, path: path.clone(), document, is_plain };
        let goes_on = review.run(environment)?;
        *path = review.path;
        if !goes_on {
            break;
        }
    }
    Ok(())
}

/// Goes on with the drafts that were made of a paper before, if the user wants that; else the paper stays refused.
///
/// # Errors
/// The refusal, where there is no draft of it or the user does not want to go on; those of [`Review::run`].
pub fn go_on(
    refusal: Refusal,
    drafts: &[Draft],
    document: &Document,
    is_plain: bool,
    workspace: &Workspace,
    environment: &Environment,
    output: &mut Output,
) -> Result<Exit, Failure> {
    let archive = workspace.archive()?;
    let is_known = matches!(&refusal, Refusal::Said { message, .. } if message.key == KNOWN);
    let mut paths = if is_known { drafts_of(drafts, archive) } else { Vec::new() };
    let Some(first) = paths.first() else { return Err(refusal.into()) };
    let label = Message::new("review-go-on").with("path", archive.shown_path(first)).with("count", paths.len());
    let question = Question::confirm(environment.terminal.catalog.say(&label), true);
    if front(is_plain, environment).ask(&question)? != Reply::Given(YES.to_owned()) {
        return Err(refusal.into());
    }
    go_through(&mut paths, document, is_plain, workspace, environment)?;
    paths.iter().try_for_each(|path| print_path(path, workspace, output).map(drop))?;
    Ok(Exit::Success)
}

/// The records that are drafts still, with the notes of the import of these.
fn drafts_of(drafts: &[Draft], archive: &Archive) -> Vec<PathBuf> {
    let mut paths = Vec::new();
    for file in archive.walk().unwrap_or_default() {
        let path = archive.root().join(&file.path);
        let Ok(text) = archive.read(&path) else { continue };
        let Ok(opened) = OpenRecord::parse(path, file.path, text) else { continue };
        let digest = opened.value["x-import"]["digest"].as_str();
        let is_one = digest.is_some_and(|digest| drafts.iter().any(|draft| draft.digest == digest));
        if is_one && opened.record.state == Some(RecordState::Draft) {
            paths.push(opened.path);
        }
    }
    paths
}
