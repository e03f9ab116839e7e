//! Where a command works: the folder, the archive, what "today" means, and what it does with the records. Knows no terminal:
//! what there is to say is returned.

use std::env;
use std::path::{Path, PathBuf};
use std::time::Duration;

use chrono::NaiveDate;

use super::Failure;
use super::environment::GlobalArguments;
use crate::archive::{Archive, Lock, Recovery};
use crate::check::Today;
use crate::i18n::Message;
use crate::text::date::parse_date;

/// How long another process may take to finish its own changes.
pub(super) const PATIENCE: Duration = Duration::from_secs(10);

/// What a command does with the records.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Access {
    /// It reads them. That a change is half done is said, and the command goes on.
    Read,
    /// It reads them to say whether they are right: with a change that is half done nobody can.
    Check,
    /// It changes them. A change that was interrupted is finished before.
    Write,
}

/// What has to be known before a command goes on.
pub(super) enum Unsettled {
    /// A change that was interrupted has been finished, or taken back.
    Recovered(Message),
    /// A change is half done.
    HalfDone(Failure),
}

/// Where a command works.
pub(super) struct Workspace {
    directory: PathBuf,
    as_of: Option<String>,
    access: Access,
}

impl Workspace {
    pub fn new(arguments: &GlobalArguments, access: Access) -> Self {
        Self {
            directory: arguments.directory.clone().unwrap_or_else(|| PathBuf::from(".")),
            as_of: arguments.as_of.clone(),
            access,
        }
    }

    /// The folder that the command works in, as given: `.` or that of `-C`.
    pub fn directory(&self) -> &Path {
        &self.directory
    }

    /// Returns a path of the command line, as seen from the folder that the command works in.
    pub fn path(&self, path: &Path) -> PathBuf {
        self.directory.join(path)
    }

    /// The date of [`Workspace::day`].
    ///
    /// # Errors
    /// Where what was given is no date.
    pub fn today(&self) -> Result<NaiveDate, Failure> {
        Ok(self.day()?.date)
    }

    /// What "today" means: `--as-of`, else `MEETING_TODAY`, else the local date.
    ///
    /// # Errors
    /// Where one of them is no date.
    pub fn day(&self) -> Result<Today, Failure> {
        let (name, text) = match (&self.as_of, env::var("MEETING_TODAY")) {
            (Some(text), _) => ("--as-of", text.clone()),
            (None, Ok(text)) => ("MEETING_TODAY", text),
            (None, Err(_)) => return Ok(Today::by_clock(chrono::Local::now().date_naive())),
        };
        parse_date(&text)
            .map(Today::named)
            .ok_or_else(|| Failure::new(Message::new("no-date").with("name", name).with("value", text.as_str())))
    }

    /// The archive that the command works in, where there is one.
    ///
    /// # Errors
    /// Where its settings cannot be read.
    pub fn find_archive(&self) -> Result<Option<Archive>, Failure> {
        Ok(Archive::find(&self.directory)?)
    }

    /// Locks an archive; also says what has become of a change that was interrupted, which is finished before.
    ///
    /// # Errors
    /// Where another process keeps the lock, or the change cannot be finished.
    pub fn lock(archive: &Archive) -> Result<(Lock, Option<Message>), Failure> {
        let lock = Lock::acquire(archive, PATIENCE)?;
        let recovery = archive.recover(&lock)?;
        Ok((lock, told(archive, recovery)))
    }

    /// Sees to it that no change of several files is half done when a command begins, as its [`Access`] demands. What has
    /// to be known all the same is returned.
    ///
    /// # Errors
    /// Where a change is not finished, and the command must not go on.
    pub fn settle(&self, archive: &Archive) -> Result<Option<Unsettled>, Failure> {
        if !archive.has_journal() {
            return Ok(None);
        }
        match self.access {
            Access::Write => Ok(Self::lock(archive)?.1.map(Unsettled::Recovered)),
            Access::Check => archive.await_changes(PATIENCE).map(|()| None).map_err(Failure::from),
            Access::Read => Ok(archive.await_changes(PATIENCE).err().map(|it| Unsettled::HalfDone(it.into()))),
        }
    }

    /// A path of the archive (from its root) as seen from where the user is; see [`Workspace::shown_root`].
    pub fn shown_path(archive: &Archive, path: &str) -> String {
        Self::shown_root(archive.root()).join(path).display().to_string()
    }

    /// A folder, whose links are resolved, as seen from where the user is: below the current folder from there,
    /// else in full.
    pub fn shown_root(root: &Path) -> PathBuf {
        let below = env::current_dir()
            .and_then(|current| current.canonicalize())
            .ok()
            .and_then(|current| root.strip_prefix(current).map(Path::to_path_buf).ok());
        below.unwrap_or_else(|| root.to_path_buf())
    }

    /// The path of a file as seen from where the user is: below the current folder from there, else in full.
    pub fn shown_file(path: &Path) -> String {
        let current = env::current_dir().and_then(|current| current.canonicalize()).ok();
        let below = current.and_then(|current| path.strip_prefix(current).ok());
        below.unwrap_or(path).display().to_string()
    }

    /// What to say where there is no archive.
    pub fn no_archive(&self) -> Failure {
        let folder = self.directory.canonicalize().unwrap_or_else(|_| self.directory.clone());
        Failure::new(Message::new("no-archive").with("folder", folder.display().to_string()))
            .helped(Message::new("no-archive-help"))
    }
}

fn told(archive: &Archive, recovery: Recovery) -> Option<Message> {
    let shown = |path: &Path| Workspace::shown_path(archive, &archive.relative(path));
    match recovery {
        Recovery::Nothing => None,
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
