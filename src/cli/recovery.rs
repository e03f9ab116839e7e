//! A change that was interrupted is finished by whichever command comes next, and the user is told.

use std::io::Write;
use std::path::Path;
use std::time::Duration;

use super::Environment;
use crate::archive::{Archive, Lock, LockError, Recovery};
use crate::i18n::Message;
use crate::text::terminal::terminal_safe;

/// How long a command that only reads waits for another one that is just changing the archive.
const PATIENCE: Duration = Duration::from_secs(2);

/// Finishes a change that was interrupted, and says so. Where that cannot be done now, it is said, and the command goes on.
pub(super) fn recover(archive: &Archive, environment: &Environment) {
    let message = match Lock::acquire(archive, PATIENCE).map(|lock| archive.recover(&lock)) {
        Ok(Ok(recovery)) => told(archive, recovery),
        Ok(Err(error)) => Some(Message::new("recovery-not-now").with("reason", error.message())),
        Err(error) => Some(Message::new("recovery-not-now").with("reason", error.message())),
    };
    if let Some(message) = message {
        // The command's own results matter more than a note that nobody can see.
        let _ = writeln!(std::io::stderr().lock(), "{}", terminal_safe(&environment.catalog.say(&message)));
    }
}

fn told(archive: &Archive, recovery: Recovery) -> Option<Message> {
    let shown = |path: &Path| Environment::shown_path(archive, &archive.relative(path));
    match recovery {
        Recovery::Nothing => None,
        Recovery::Busy => Some(Message::new("recovery-not-now").with("reason", LockError::Busy.message())),
        Recovery::Dropped => Some(Message::new("recovery-dropped")),
        Recovery::Finished { files } => Some(Message::new("recovery-finished").with("files", files)),
        Recovery::TakenBack { changed } => {
            let paths = changed.iter().map(|path| shown(path)).collect::<Vec<_>>().join(", ");
            Some(Message::new("recovery-taken-back").with("paths", paths))
        }
        Recovery::Partly { left } => {
            let list = |of: fn(&(_, _)) -> &std::path::PathBuf| {
                left.iter().map(|pair| shown(of(pair))).collect::<Vec<_>>().join(", ")
            };
            Some(Message::new("recovery-left").with("path", list(|pair| &pair.0)).with("kept", list(|pair| &pair.1)))
        }
    }
}
