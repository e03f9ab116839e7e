//! The errors of operations.

use std::io;

use crate::archive::git::GitError;
use crate::archive::git::hook::HookError;
use crate::archive::{ArchiveError, Interruption, LockError, ReadError, StoreError, shown_file};
use crate::finding::FileFindings;
use crate::i18n::{Message, io_reason};

/// Why an operation fails. Nothing has been changed, unless the message says otherwise.
#[derive(Debug)]
pub enum Refusal {
    /// A message of one line, with advice if there is any.
    Said {
        /// The error.
        message: Message,
        /// The advice.
        help: Option<Message>,
    },
    /// A file cannot be read; the findings say why and where.
    Unreadable(FileFindings),
    /// Records would have errors.
    Findings {
        /// The findings, by file.
        files: Vec<FileFindings>,
        /// The summary.
        message: Message,
    },
    /// The archive refuses the change.
    Store(StoreError),
}

impl Refusal {
    /// A message without advice.
    #[must_use]
    pub fn new(message: Message) -> Self {
        Self::Said { message, help: None }
    }

    /// The refusal with advice.
    #[must_use]
    pub fn with_help(self, advice: Message) -> Self {
        match self {
            Self::Said { message, .. } => Self::Said { message, help: Some(advice) },
            other => other,
        }
    }

    /// A refusal about the file `name`.
    #[must_use]
    pub fn of_file(name: &str, reason: Message) -> Self {
        Self::new(Message::new("file-failure").with("name", name).with("reason", reason))
    }

    /// Reading or writing `name` fails.
    #[must_use]
    pub fn io(name: &str, error: &io::Error) -> Self {
        Self::new(Message::new("io-failure").with("name", name).with("reason", io_reason(error)))
    }

    /// The file `name` cannot be read.
    #[must_use]
    pub fn read(name: &str, error: &ReadError) -> Self {
        Self::of_file(name, error.message())
    }

    /// The settings cannot be compiled into a schema, which tests rule out.
    pub(super) fn schema(error: &jsonschema::ValidationError) -> Self {
        let reason = format!("the schema of the records: {error}");
        Self::new(Message::new("internal-failure").with("reason", reason))
    }
}

impl From<ArchiveError> for Refusal {
    fn from(error: ArchiveError) -> Self {
        let message = error.message();
        match error {
            ArchiveError::Io { path, source } => Self::io(&path.display().to_string(), &source),
            ArchiveError::Settings { path, text, findings } => {
                Self::Unreadable(FileFindings { file: shown_file(&path), text, findings })
            }
            _ => Self::new(message),
        }
    }
}

impl From<StoreError> for Refusal {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl From<LockError> for Refusal {
    fn from(error: LockError) -> Self {
        Self::new(error.message())
    }
}

impl From<Interruption> for Refusal {
    fn from(interruption: Interruption) -> Self {
        Self::Said { message: interruption.message(), help: interruption.help() }
    }
}

impl From<GitError> for Refusal {
    fn from(error: GitError) -> Self {
        Self::Said { message: error.message(), help: error.help() }
    }
}

impl From<HookError> for Refusal {
    fn from(error: HookError) -> Self {
        match error {
            HookError::Git(error) => error.into(),
            HookError::Store(error) => error.into(),
            HookError::Io { path, source } => Self::io(&path.display().to_string(), &source),
            HookError::Shared(path) => Self::new(Message::new("hook-shared").with("path", path.display().to_string()))
                .with_help(Message::new("hook-shared-help")),
            HookError::Taken(path) => Self::new(Message::new("hook-taken").with("path", path.display().to_string())),
            HookError::Folder(path) => Self::new(Message::new("hook-folder").with("path", path.display().to_string())),
            HookError::NotOurs(path) => {
                Self::new(Message::new("hook-not-ours").with("path", path.display().to_string()))
            }
        }
    }
}
