//! Planned changes of records, and their application.

use std::path::PathBuf;

use crate::archive::git::NotStaged;
use crate::archive::{Lock, Write};
use crate::check;
use crate::finding::{FileFindings, Severity};
use crate::i18n::Message;
use crate::model::WorkStatus;

use super::{Refusal, Workspace};

/// Changes of records that are planned and not yet applied.
#[derive(Debug, Default)]
pub struct Changeset {
    /// The files, with their old and new texts.
    pub writes: Vec<Write>,
    /// The effects on tasks and directives.
    pub outcomes: Vec<Outcome>,
    /// The interpretations of ambiguous words.
    pub understood: Vec<Message>,
    /// Notes for the user after the change.
    pub notes: Vec<Message>,
    /// The id of the changed or new record, or the whole reference to the part; empty if the outcomes name it.
    pub name: String,
    /// The record that the user wrote as a whole: all its errors refuse the change, and all its warnings are reported.
    pub authored: Option<PathBuf>,
}

/// The effect of an operation on a task or directive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// The whole reference to it.
    pub reference: String,
    /// Its title or its text.
    pub words: String,
    /// Its status before.
    pub before: WorkStatus,
    /// Its status after the change; none if it has the status already and nothing is written.
    pub after: Option<WorkStatus>,
    /// Whether nothing is written because the last update is the same: the operation was run before.
    pub is_repeated: bool,
    /// Hints about related work; several outcomes may have the same one.
    pub notes: Vec<Message>,
}

/// Whether a change is added to git's index.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Staging {
    /// The changes are staged.
    Yes,
    /// Only new names are staged.
    No,
}

impl Changeset {
    /// Checks the records as they would be after the changes. The result is the findings that do not refuse them:
    /// warnings about records that are new or rewritten as a whole.
    ///
    /// # Errors
    /// If records would have errors, including other records that refer to the changed ones.
    pub fn check(&self, workspace: &Workspace) -> Result<Vec<FileFindings>, Refusal> {
        if self.writes.is_empty() {
            return Ok(Vec::new());
        }
        let archive = workspace.archive()?;
        let mut files = check::planned_findings(workspace.checker()?, archive, &self.writes, self.authored.as_deref())?;
        let mut has_errors = false;
        for file in &mut files {
            has_errors |= file.findings.iter().any(|finding| finding.severity == Severity::Error);
            if !file.file.is_empty() {
                file.file = archive.shown(&file.file);
            }
        }
        if !has_errors {
            return Ok(files);
        }
        let is_made = self.writes.iter().all(|write| write.old().is_none());
        Err(Refusal::Findings { files, message: Message::new(if is_made { "new-refused" } else { "change-refused" }) })
    }

    /// Checks the records as they would be, and makes all changes or none; before anything is written, `warn` is called
    /// with the findings that do not refuse the changes. The result is the files that could not be staged.
    ///
    /// # Errors
    /// Those of [`Changeset::check`]; also if a file has changed since the plan, a name is taken, or the system
    /// refuses.
    pub fn apply(
        &self,
        workspace: &Workspace,
        lock: &Lock,
        staging: Staging,
        warn: impl FnOnce(&[FileFindings]),
    ) -> Result<Vec<NotStaged>, Refusal> {
        warn(&self.check(workspace)?);
        let archive = workspace.archive()?;
        match staging {
            Staging::Yes => Ok(archive.commit_and_stage(lock, &self.writes)?),
            Staging::No => {
                archive.commit(lock, &self.writes)?;
                Ok(Vec::new())
            }
        }
    }
}
