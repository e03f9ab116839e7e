//! Why git did not do it.

use std::io;

use thiserror::Error;

use crate::i18n::{Message, io_reason};

/// Why git did not do it.
#[derive(Debug, Error)]
pub enum GitError {
    /// There is no program `git`.
    #[error("git: {0}")]
    NoGit(io::Error),
    /// The folder is in no repository.
    #[error("not in a git repository")]
    NotARepository,
    /// The repository is bare, or the folder is the repository itself.
    #[error("no work tree")]
    NoWorkTree,
    /// The repository belongs to another user.
    #[error("{folder}: owned by somebody else")]
    NotTrusted {
        /// The repository.
        folder: String,
    },
    /// A merge has left conflicts in files that are to be checked.
    #[error("unmerged: {}", .0.join(", "))]
    Unmerged(Vec<String>),
    /// No commit has this name.
    #[error("no commit {revision}")]
    NoCommit {
        /// The name.
        revision: String,
        /// Whether the clone has only the last commits.
        is_shallow: bool,
    },
    /// The file to add is ignored.
    #[error("{0}: ignored")]
    Ignored(String),
    /// A partial clone lacks an object that is needed.
    #[error("objects are missing")]
    Missing,
    /// Git refuses.
    #[error("git: {0}")]
    Refused(String),
}

/// Git's message for a missing object: "error: 'records/a.yaml': unable to read 1b2c…".
pub(super) const UNREADABLE: &str = "unable to read ";

impl GitError {
    /// The error for a message of git in the locale `C`.
    pub(super) fn of_message(words: &str) -> Self {
        // "fatal: detected dubious ownership in repository at '/srv/records'"
        if let Some((_, rest)) = words.split_once("dubious ownership in repository at '") {
            return Self::NotTrusted { folder: rest.split('\'').next().unwrap_or_default().to_owned() };
        }
        // "fatal: not a git repository (or any of the parent directories): .git"
        if words.contains("not a git repository") {
            return Self::NotARepository;
        }
        if words.contains("must be run in a work tree") {
            return Self::NoWorkTree;
        }
        if words.contains(UNREADABLE) {
            return Self::Missing;
        }
        let words = words.trim();
        Self::Refused(words.strip_prefix("fatal: ").unwrap_or(words).to_owned())
    }

    /// The message for the user.
    #[must_use]
    pub fn message(&self) -> Message {
        match self {
            Self::NoGit(source) => Message::new("git-missing").with("reason", io_reason(source)),
            Self::NotARepository => Message::new("git-not-a-repository"),
            Self::NoWorkTree => Message::new("git-no-work-tree"),
            Self::NotTrusted { folder } => Message::new("git-not-trusted").with("folder", folder),
            Self::Unmerged(files) => Message::new("git-unmerged").with("files", files.join(", ")),
            Self::NoCommit { revision, .. } => Message::new("git-no-commit").with("revision", revision),
            Self::Ignored(file) => Message::new("git-ignored").with("file", file),
            Self::Missing => Message::new("git-objects-missing"),
            Self::Refused(reason) => Message::new("git-refused").with("reason", reason),
        }
    }

    /// Advice, if there is any.
    #[must_use]
    pub fn help(&self) -> Option<Message> {
        match self {
            Self::NoGit(_) => Some(Message::new("git-missing-help")),
            Self::NotTrusted { folder } => Some(Message::new("git-not-trusted-help").with("folder", folder)),
            Self::Unmerged(_) => Some(Message::new("git-unmerged-help")),
            Self::Missing => Some(Message::new("git-objects-missing-help")),
            Self::NoCommit { is_shallow: true, .. } => Some(Message::new("git-shallow-help")),
            _ => None,
        }
    }
}
