//! What every command that changes records does with its changes: show them, check them, make them all or none.

use std::collections::BTreeMap;

use anyhow::Context;

use super::{Environment, Failure, Output};
use crate::archive::git::{NotStaged, WhyNotStaged};
use crate::archive::{Archive, Lock, Write};
use crate::check::{self, Checker};
use crate::cli::Workspace;
use crate::diagnostic::FileFindings;
use crate::i18n::Message;
use crate::render;

/// What is done with changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mode {
    /// They are made.
    Write,
    /// They are made, and git's index has them too.
    Stage,
    /// The differences are shown, and nothing is changed.
    DryRun,
}

impl Mode {
    /// Returns the mode that `--dry-run` asks for.
    pub fn of(is_dry_run: bool) -> Self {
        if is_dry_run { Self::DryRun } else { Self::Write }
    }
}

/// Makes all changes or none, or shows them. Where a record would have errors that it has not now, be it one that refers to
/// a changed one, they are shown and nothing is changed. Returns whether the changes are made, or could be.
pub(super) fn carry_out(
    writes: &[Write],
    mode: Mode,
    lock: &Lock,
    archive: &Archive,
    environment: &Environment,
    output: &mut Output,
) -> Result<bool, Failure> {
    if mode == Mode::DryRun {
        show(writes, archive, environment, output)?;
    }
    if !are_sound(writes, archive, environment)? {
        return Ok(false);
    }
    match mode {
        Mode::Write => archive.commit(lock, writes)?,
        Mode::Stage => commit_and_stage(writes, lock, archive, environment)?,
        Mode::DryRun => {}
    }
    Ok(true)
}

/// Makes all changes or none, in git's index too, and says what of them is not there.
pub(super) fn commit_and_stage(
    writes: &[Write],
    lock: &Lock,
    archive: &Archive,
    environment: &Environment,
) -> Result<(), Failure> {
    let mut files: BTreeMap<WhyNotStaged, Vec<String>> = BTreeMap::new();
    for NotStaged { path, why } in archive.commit_and_stage(lock, writes)? {
        files.entry(why).or_default().push(Workspace::shown_path(archive, &archive.relative(&path)));
    }
    for (why, files) in files {
        environment.terminal.note(&why.message(&files.join(" ")));
    }
    Ok(())
}

/// Returns whether no record would have errors that it has not now; they have been shown otherwise.
pub(super) fn are_sound(writes: &[Write], archive: &Archive, environment: &Environment) -> Result<bool, Failure> {
    let checker = Checker::new(archive.settings()).context("the schema of the records")?;
    let broken = check::planned_errors(&checker, archive, writes)?;
    for FileFindings { file, text, findings } in &broken {
        let file = Workspace::shown_path(archive, file);
        let file = FileFindings { file, text: text.clone(), findings: findings.clone() };
        environment.terminal.findings(&file);
    }
    if !broken.is_empty() {
        environment.terminal.error(&Message::new("change-refused"), None);
        return Ok(false);
    }
    Ok(true)
}

/// Shows the changes as git does.
fn show(writes: &[Write], archive: &Archive, environment: &Environment, output: &mut Output) -> Result<(), Failure> {
    let has_colour = environment.terminal.colour(environment.terminal.is_interactive);
    for write in writes {
        let new_name = archive.relative(write.path());
        let (name, old) = match write {
            Write::Create { .. } => (new_name.clone(), ""),
            Write::Replace { old, .. } => (new_name.clone(), old.as_str()),
            Write::Move { from, old, .. } => (archive.relative(from), old.as_str()),
        };
        let change = render::Change { name: &name, new_name: &new_name, old, new: write.text() };
        render::diff(output, has_colour, change)?;
    }
    Ok(())
}
