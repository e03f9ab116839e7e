//! Planned changes of records, and their application.

use std::path::PathBuf;

use chrono::NaiveDate;

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
    /// The records and parts of which fields have other values now, or which have become of another kind.
    pub changed: Vec<ChangedPart>,
    /// The interpretations of ambiguous words.
    pub understood: Vec<Message>,
    /// Notes for the user after the change.
    pub notes: Vec<Message>,
    /// The id of the changed or new record, or the whole reference to the part; empty if the outcomes name it.
    pub name: String,
    /// The record that the user wrote as a whole: all its errors refuse the change, and all its warnings are reported.
    pub authored: Option<PathBuf>,
}

/// A record or part of which fields have other values now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangedPart {
    /// Its id, or the whole reference to it; what it was called by until now.
    pub name: String,
    /// What a part has become that is of another kind now.
    pub turned: Option<TurnedInto>,
    /// Its fields that have other values now.
    pub fields: Vec<FieldChange>,
}

/// What a part has become.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TurnedInto {
    /// A part with this id.
    Part(String),
    /// An item of the agenda.
    Agenda,
    /// Words of the source that are left over.
    Left,
}

/// The new values of a field, and those until now; none where it has or had none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldChange {
    /// The field's name: `due`, `session.place`.
    pub field: String,
    /// The values until now.
    pub from: Vec<FieldValue>,
    /// The values from now on.
    pub to: Vec<FieldValue>,
}

/// A value of a field for people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FieldValue {
    /// A value of a closed list.
    Choice {
        /// The catalogs' prefix of its label.
        key: &'static str,
        /// Its name.
        name: String,
    },
    /// A day.
    Date(NaiveDate),
    /// A mapping, such as the notes of an import: nobody reads that as one value.
    Fields,
    /// Anything else, as the record has it.
    Text(String),
}

/// The effect of an operation on a task or directive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// The whole reference to it.
    pub reference: String,
    /// Its title or its text.
    pub words: String,
    /// The planned day of the occurrence that it is about; none for the whole.
    pub occurrence: Option<NaiveDate>,
    /// The leads that it is about, as messages name them; empty for all.
    pub about: Vec<String>,
    /// Its status before, or that of what it is about.
    pub before: WorkStatus,
    /// Its status after the change; none if it has the status already and nothing is written.
    pub after: Option<WorkStatus>,
    /// What changes besides the status.
    pub changes: Vec<WorkChange>,
    /// If each lead answers for itself: how many of how many have done it now.
    pub each: Option<(usize, usize)>,
    /// Whether nothing is written because the last update is the same: the operation was run before.
    pub is_repeated: bool,
    /// Hints about related work; several outcomes may have the same one.
    pub notes: Vec<Message>,
}

/// What a step changes besides the status; leads as messages name them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WorkChange {
    /// The deadline.
    Due {
        /// The one in force until now.
        from: Option<NaiveDate>,
        /// The new one.
        to: NaiveDate,
    },
    /// Who leads.
    Lead {
        /// Who led until now.
        from: Vec<String>,
        /// Who leads from now on.
        to: Vec<String>,
    },
    /// Who supports.
    Support {
        /// Who supported until now.
        from: Vec<String>,
        /// Who supports from now on.
        to: Vec<String>,
    },
    /// The day on which it was done.
    Done {
        /// The one that was known.
        from: Option<NaiveDate>,
        /// The corrected one.
        to: NaiveDate,
    },
    /// What leads, each for itself, had done is open again.
    Undone {
        /// How many had done it, or had nothing to do any more.
        answers: usize,
    },
    /// Somebody was reminded.
    Reminder,
}

impl WorkChange {
    /// Whether it is so already.
    #[must_use]
    pub fn is_nothing(&self) -> bool {
        match self {
            Self::Due { from, to } | Self::Done { from, to } => *from == Some(*to),
            Self::Lead { from, to } | Self::Support { from, to } => from == to,
            Self::Undone { .. } | Self::Reminder => false,
        }
    }
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
