//! Why a command could not do its work.

use std::io;

use meeting_core::archive::git::GitError;
use meeting_core::archive::git::hook::HookError;
use meeting_core::archive::{ArchiveError, Interruption, LockError, StoreError};
use meeting_core::i18n::{Message, io_reason};
use meeting_core::ops::Refusal;
use meeting_core::query::QueryError;
use meeting_index::IndexError;

/// Why a command could not do its work: exit code 2, but for records that would have errors.
#[derive(Debug)]
pub enum Failure {
    /// The reader of the output has closed it: exit quietly with success.
    ClosedPipe,
    /// What was asked for is refused.
    Refused(Refusal),
    /// A query has an error, shown with its span.
    Query(QueryError),
    /// Something that cannot fail in a program whose tests have passed, with the chain of its causes.
    Unexpected(anyhow::Error),
}

impl Failure {
    /// A failure with a message of one line.
    pub fn new(message: Message) -> Self {
        Self::Refused(Refusal::new(message))
    }

    /// The failure with advice.
    pub fn with_help(self, advice: Message) -> Self {
        match self {
            Self::Refused(refusal) => Self::Refused(refusal.with_help(advice)),
            other => other,
        }
    }

    /// Reading or writing `name` fails.
    pub fn io(name: &str, error: &io::Error) -> Self {
        Self::Refused(Refusal::io(name, error))
    }
}

/// A refusal of an operation is a failure.
macro_rules! refused {
    ($($error:ty),+) => {
        $(impl From<$error> for Failure {
            fn from(error: $error) -> Self {
                Self::Refused(error.into())
            }
        })+
    };
}

refused!(Refusal, ArchiveError, StoreError, LockError, Interruption, GitError, HookError, IndexError);

/// What Windows says of a pipe whose reader has gone: broken, being closed, without a process at its other end.
const CLOSED_ON_WINDOWS: [i32; 3] = [109, 232, 233];

/// Whether output could not be written because nobody reads it any more.
pub fn is_closed_pipe(error: &io::Error) -> bool {
    let is_windows = |code: i32| cfg!(windows) && CLOSED_ON_WINDOWS.contains(&code);
    error.kind() == io::ErrorKind::BrokenPipe || error.raw_os_error().is_some_and(is_windows)
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        if is_closed_pipe(&error) {
            Self::ClosedPipe
        } else {
            Self::new(Message::new("output-failure").with("reason", io_reason(&error)))
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
