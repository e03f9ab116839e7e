//! Errors of the index.

use thiserror::Error;

use meeting_core::archive::ArchiveError;
use meeting_core::i18n::{Message, io_reason};

/// An error of the index. Users see [`IndexError::message`]; `Display` is for logs.
///
/// A damaged, foreign or missing cache is no error: it is created again.
#[derive(Debug, Error)]
pub enum IndexError {
    /// The archive cannot be walked.
    #[error(transparent)]
    Archive(#[from] ArchiveError),
    /// The database fails even in memory.
    #[error("index: {0}")]
    Database(#[from] rusqlite::Error),
    /// The cache cannot be deleted.
    #[error("index: {0}")]
    Io(#[from] std::io::Error),
}

impl IndexError {
    /// The message for users.
    #[must_use]
    pub fn message(&self) -> Message {
        match self {
            Self::Archive(error) => error.message(),
            Self::Database(error) => Message::new("index-database").with("reason", error.to_string()),
            Self::Io(error) => Message::new("index-io").with("reason", io_reason(error)),
        }
    }

    /// Whether another process is writing.
    pub(super) fn is_busy(&self) -> bool {
        use rusqlite::ErrorCode::{DatabaseBusy, DatabaseLocked};
        matches!(self, Self::Database(rusqlite::Error::SqliteFailure(error, _)) if matches!(error.code, DatabaseBusy | DatabaseLocked))
    }

    /// Whether the database is damaged, so that a new one helps.
    pub(super) fn is_damage(&self) -> bool {
        use rusqlite::ErrorCode::{
            CannotOpen, DatabaseCorrupt, DiskFull, NotADatabase, ReadOnly, SchemaChanged, SystemIoFailure,
            TypeMismatch, Unknown,
        };
        match self {
            Self::Database(rusqlite::Error::SqliteFailure(error, _)) => matches!(
                error.code,
                CannotOpen
                    | DatabaseCorrupt
                    | DiskFull
                    | NotADatabase
                    | ReadOnly
                    | SchemaChanged
                    | SystemIoFailure
                    | TypeMismatch
                    | Unknown
            ),
            // A row has other types than were written.
            Self::Database(_) => true,
            _ => false,
        }
    }
}
