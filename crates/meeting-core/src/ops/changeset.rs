//! A change of records that is planned and not yet made, and the one way of making it.

use std::path::PathBuf;

use crate::archive::git::NotStaged;
use crate::archive::{Lock, Write};
use crate::check;
use crate::finding::{FileFindings, Severity};
use crate::i18n::Message;
use crate::model::WorkStatus;

use super::{Refusal, Workspace};

/// A change of records that is planned and not yet made.
#[derive(Debug, Default)]
pub struct Changeset {
    /// The files, each from its old text to its new one.
    pub writes: Vec<Write>,
    /// What becomes of the work that it is about.
    pub outcomes: Vec<Outcome>,
    /// How words were understood that leave room for more than one meaning.
    pub understood: Vec<Message>,
    /// What has to be known once the change is made.
    pub notes: Vec<Message>,
    /// What is changed or made: the id of a record, or the whole reference to a part; empty where that is said by the
    /// outcomes.
    pub name: String,
    /// The record that somebody has written as a whole: whatever is wrong with it refuses the change, or is told.
    pub authored: Option<PathBuf>,
}

/// What becomes of a task or directive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// The whole reference to it.
    pub reference: String,
    /// Its title or its text.
    pub words: String,
    /// Its status before.
    pub before: WorkStatus,
    /// Its status afterwards; none where nothing is written because it is so already.
    pub after: Option<WorkStatus>,
    /// Whether nothing is written because the last update says the very same: the operation has been run before.
    pub is_repeated: bool,
    /// What has to be looked at as well; outcomes may have the same.
    pub notes: Vec<Message>,
}

/// Whether git's index learns of a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Staging {
    /// It has the changes too.
    Yes,
    /// It learns of new names only.
    No,
}

impl Changeset {
    /// Checks the records as they would be. What is found and refuses nothing is returned: warnings about records that are
    /// written anew.
    ///
    /// # Errors
    /// Where records would have errors, be it others that refer to the changed ones.
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

    /// Checks the records as they would be, and makes all changes or none; before anything is written, `warn` is called with
    /// what was found and refuses nothing. The files are returned that git's index does not have although it should.
    ///
    /// # Errors
    /// Those of [`Changeset::check`]; where a file is not what it was when the change was planned, a name is taken, or the
    /// system refuses.
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
