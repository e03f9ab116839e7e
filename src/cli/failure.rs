//! Why a command could not do its work.

use std::io;

use crate::archive::git::GitError;
use crate::archive::git::hook::HookError;
use crate::archive::{ArchiveError, StoreError};
use crate::cli::Workspace;
use crate::diagnostic::FileFindings;
use crate::i18n::Message;
use crate::index::IndexError;
use crate::query::QueryError;

/// Why a command could not do its work: exit code 2.
#[derive(Debug)]
pub(super) enum Failure {
    /// The reader of the output has gone: success and silence.
    ClosedPipe,
    /// Said in one line, with advice where there is any.
    Said {
        /// What happened.
        message: Message,
        /// What to do.
        help: Option<Message>,
    },
    /// A file has mistakes, shown with their places.
    Findings(FileFindings),
    /// A query has a mistake, shown with its place.
    Query(QueryError),
    /// Something that cannot fail in a program whose tests have passed, with the chain of its causes.
    Unexpected(anyhow::Error),
}

impl Failure {
    /// Returns a failure that is said in one line.
    pub fn new(message: Message) -> Self {
        Self::Said { message, help: None }
    }

    /// Returns the failure with advice.
    pub fn helped(self, advice: Message) -> Self {
        match self {
            Self::Said { message, .. } => Self::Said { message, help: Some(advice) },
            other => other,
        }
    }

    /// Returns the failure of reading or writing `name`.
    pub fn io(name: &str, error: &io::Error) -> Self {
        Self::new(Message::new("io-failure").with("name", name).with("reason", io_reason(error)))
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        if error.kind() == io::ErrorKind::BrokenPipe {
            Self::ClosedPipe
        } else {
            Self::new(Message::new("output-failure").with("reason", io_reason(&error)))
        }
    }
}

/// Returns the words for an error of the operating system: ours where it is a common one, else its own.
pub(super) fn io_reason(error: &io::Error) -> Message {
    match error.kind() {
        io::ErrorKind::NotFound => Message::new("reason-not-found"),
        io::ErrorKind::PermissionDenied => Message::new("reason-permission-denied"),
        io::ErrorKind::AlreadyExists => Message::new("reason-already-exists"),
        io::ErrorKind::StorageFull => Message::new("reason-storage-full"),
        io::ErrorKind::ReadOnlyFilesystem => Message::new("reason-read-only"),
        io::ErrorKind::IsADirectory => Message::new("reason-is-a-folder"),
        io::ErrorKind::NotADirectory => Message::new("reason-not-a-folder"),
        _ => Message::new("reason-other").with("text", error.to_string()),
    }
}

impl From<ArchiveError> for Failure {
    fn from(error: ArchiveError) -> Self {
        let message = error.message();
        match error {
            ArchiveError::Io { path, source } => Self::io(&path.display().to_string(), &source),
            ArchiveError::Settings { path, text, findings } => {
                Self::Findings(FileFindings { file: Workspace::shown_file(&path), text, findings })
            }
            _ => Self::new(message),
        }
    }
}

impl From<anyhow::Error> for Failure {
    fn from(error: anyhow::Error) -> Self {
        Self::Unexpected(error)
    }
}

impl From<QueryError> for Failure {
    fn from(error: QueryError) -> Self {
        Self::Query(error)
    }
}

impl From<IndexError> for Failure {
    fn from(error: IndexError) -> Self {
        match error {
            IndexError::Archive(error) => error.into(),
            other => Self::new(other.message()),
        }
    }
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        Self::Said { message: error.message(), help: error.help() }
    }
}

impl From<GitError> for Failure {
    fn from(error: GitError) -> Self {
        Self::Said { message: error.message(), help: error.help() }
    }
}

impl From<HookError> for Failure {
    fn from(error: HookError) -> Self {
        match error {
            HookError::Git(error) => error.into(),
            HookError::Store(error) => error.into(),
            HookError::Io { path, source } => Self::io(&path.display().to_string(), &source),
            HookError::Shared(path) => Self::new(Message::new("hook-shared").with("path", path.display().to_string()))
                .helped(Message::new("hook-shared-help")),
            HookError::Taken(path) => Self::new(Message::new("hook-taken").with("path", path.display().to_string())),
            HookError::Folder(path) => Self::new(Message::new("hook-folder").with("path", path.display().to_string())),
            HookError::NotOurs(path) => {
                Self::new(Message::new("hook-not-ours").with("path", path.display().to_string()))
            }
        }
    }
}
