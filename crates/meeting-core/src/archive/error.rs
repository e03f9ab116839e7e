//! Why an archive cannot be used.

use std::io;
use std::path::PathBuf;

use thiserror::Error;

use super::ReadError;
use crate::finding::Finding;
use crate::i18n::{Message, io_reason};

/// Why an archive cannot be used. What is printed is [`ArchiveError::message`]; `Display` is for logs.
#[derive(Debug, Error)]
pub enum ArchiveError {
    /// A folder or file of the archive cannot be examined.
    #[error("{}: {source}", path.display())]
    Io {
        /// The folder or file.
        path: PathBuf,
        /// The error of the system.
        source: io::Error,
    },
    /// The root is not a folder.
    #[error("{}: not a folder", path.display())]
    NotAFolder {
        /// What was taken for the root.
        path: PathBuf,
    },
    /// The settings file or the records folder is a link that leaves the archive.
    #[error("{}: leaves the archive", path.display())]
    Outside {
        /// The link.
        path: PathBuf,
    },
    /// The settings file cannot be read as text.
    #[error("{}: {source}", path.display())]
    Read {
        /// The settings file.
        path: PathBuf,
        /// Why not.
        source: ReadError,
    },
    /// The settings file can be read, but not understood.
    #[error("{}: {} mistakes in the settings", path.display(), findings.len())]
    Settings {
        /// The settings file.
        path: PathBuf,
        /// The text that the spans of the findings refer to.
        text: String,
        /// The findings, in the order of the file.
        findings: Vec<Finding>,
    },
}

impl ArchiveError {
    /// The message for the user.
    #[must_use]
    pub fn message(&self) -> Message {
        match self {
            Self::Io { path, source } => {
                Message::new("archive-io").with("path", path.display().to_string()).with("reason", io_reason(source))
            }
            Self::NotAFolder { path } => Message::new("archive-not-a-folder").with("path", path.display().to_string()),
            Self::Outside { path } => Message::new("archive-outside").with("path", path.display().to_string()),
            Self::Read { path, source } => Message::new("archive-unreadable")
                .with("path", path.display().to_string())
                .with("reason", source.message()),
            Self::Settings { path, findings, .. } => {
                Message::new("archive-settings").with("file", path.display().to_string()).with("count", findings.len())
            }
        }
    }
}
