//! What every command does with a change that has been planned: show it, or make all of it or none.

use std::collections::BTreeMap;

use crate::environment::Environment;
use crate::failure::Failure;
use crate::output::Output;
use meeting_core::archive::git::{NotStaged, WhyNotStaged};
use meeting_core::archive::{Archive, Lock, StoreError, Write};
use meeting_core::finding::FileFindings;
use meeting_core::i18n::{Catalog, Message};
use meeting_core::model::WorkStatus;
use meeting_core::ops::{Changeset, Outcome, Refusal, Staging, Workspace};

/// What is done with a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// It is made.
    Write(Staging),
    /// The differences are shown, and nothing is changed.
    DryRun,
}

impl Mode {
    /// The mode for `--dry-run`.
    pub fn of(is_dry_run: bool) -> Self {
        if is_dry_run { Self::DryRun } else { Self::Write(Staging::No) }
    }
}

impl Environment {
    /// Applies all of a change or none, or shows it as a diff; prints how the request was understood.
    ///
    /// # Errors
    /// If a record would have errors that it has not now, be it one that refers to a changed one.
    pub fn carry_out(
        &self,
        workspace: &Workspace,
        changeset: &Changeset,
        mode: Mode,
        lock: &Lock,
        output: &mut Output,
    ) -> Result<(), Failure> {
        for message in &changeset.understood {
            self.terminal.note(message);
        }
        match mode {
            Mode::DryRun => {
                self.show_change(&changeset.writes, workspace.archive()?, output)?;
                changeset.check(workspace)?;
            }
            Mode::Write(staging) => self.apply(workspace, changeset, staging, lock)?,
        }
        Ok(())
    }

    /// Applies all of a change or none; prints its warnings, and the files that are not completely staged.
    ///
    /// # Errors
    /// Those of [`Changeset::apply`].
    pub fn apply(
        &self,
        workspace: &Workspace,
        changeset: &Changeset,
        staging: Staging,
        lock: &Lock,
    ) -> Result<(), Failure> {
        let warn = |files: &[FileFindings]| {
            for file in files {
                self.terminal.findings(file);
            }
        };
        let not_staged = changeset.apply(workspace, lock, staging, warn)?;
        let archive = workspace.archive()?;
        let mut files: BTreeMap<WhyNotStaged, Vec<String>> = BTreeMap::new();
        for NotStaged { path, why } in not_staged {
            files.entry(why).or_default().push(archive.shown_path(&path));
        }
        for (why, files) in files {
            self.terminal.note(&why.message(&files.join(" ")));
        }
        Ok(())
    }

    /// Creates a new record, and returns the changeset that was applied. If another program takes the proposed id in
    /// between, `plan` proposes the next free one.
    ///
    /// # Errors
    /// Those of [`Environment::apply`] and of `plan`.
    pub fn apply_new(
        &self,
        workspace: &Workspace,
        mut changeset: Changeset,
        plan: impl Fn() -> Result<Changeset, Refusal>,
        staging: Staging,
        lock: &Lock,
    ) -> Result<Changeset, Failure> {
        loop {
            match self.apply(workspace, &changeset, staging, lock) {
                Ok(()) => return Ok(changeset),
                Err(Failure::Refused(Refusal::Store(StoreError::Exists { path }))) => {
                    let again = plan()?;
                    if again.name == changeset.name {
                        return Err(StoreError::Exists { path }.into());
                    }
                    changeset = again;
                }
                Err(failure) => return Err(failure),
            }
        }
    }

    /// Shows a change as git does.
    fn show_change(&self, writes: &[Write], archive: &Archive, output: &mut Output) -> Result<(), Failure> {
        let has_color = self.terminal.color(self.terminal.is_interactive);
        for write in writes {
            let new_name = archive.relative(write.path());
            let (name, old) = write.old().map_or((new_name.clone(), ""), |(path, old)| (archive.relative(path), old));
            let change = meeting_render::Change { name: &name, new_name: &new_name, old, new: write.text() };
            meeting_render::diff(output, has_color, change)?;
        }
        Ok(())
    }

    /// Prints the notes of follow-ups, each once.
    pub fn note_outcomes(&self, outcomes: &[Outcome]) {
        let mut printed: Vec<&Message> = Vec::new();
        for note in outcomes.iter().flat_map(|outcome| &outcome.notes) {
            if !printed.contains(&note) {
                self.terminal.note(note);
                printed.push(note);
            }
        }
    }
}

/// The message for an outcome.
pub fn outcome_message(outcome: &Outcome, catalog: &Catalog) -> Message {
    let label = |status: WorkStatus| {
        let name = status.name();
        catalog.get(&format!("{}-{name}", status.key())).unwrap_or_else(|| name.to_owned())
    };
    let before = label(outcome.before);
    let message = |key: &'static str| {
        Message::new(key).with("id", outcome.reference.as_str()).with("text", short(&outcome.words))
    };
    match outcome.after {
        None if outcome.is_repeated => message("work-repeated").with("status", before),
        None => message("work-already").with("status", before),
        Some(after) if after == outcome.before => message("work-noted").with("status", before),
        Some(after) => message("work-changed").with("before", before).with("after", label(after)),
    }
}

/// The beginning of a text, for people to recognise it.
fn short(text: &str) -> String {
    const MOST: usize = 60;
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= MOST {
        return line;
    }
    let cut: String = line.chars().take(MOST).collect();
    let cut = cut.rfind(' ').map_or(cut.as_str(), |at| &cut[..at]);
    format!("{cut} …")
}
