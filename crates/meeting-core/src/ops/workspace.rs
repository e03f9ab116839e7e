//! What an operation works on: the archive, the day, and what the archive knows.

use std::cell::OnceCell;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use chrono::NaiveDate;

use super::{Ledger, Refusal, ScanLedger};
use crate::archive::{Archive, Directory, Lock, Recovery};
use crate::check::{Checker, Today};
use crate::i18n::Message;
use viet_text::date::{DateOrder, Direction, RelativeDates};

/// How long to wait for another process that is changing the records.
pub const PATIENCE: Duration = Duration::from_secs(10);

/// Opens the ledger of an archive when it is first needed.
pub type OpenLedger<'w> = Box<dyn Fn(&Archive) -> Result<Box<dyn Ledger>, Refusal> + 'w>;

/// What an operation works on. Knows no terminal: what there is to say is returned.
pub struct Workspace<'w> {
    directory: PathBuf,
    archive: Option<Archive>,
    today: Today,
    open: OpenLedger<'w>,
    ledger: OnceCell<Box<dyn Ledger>>,
    checker: OnceCell<Checker>,
}

impl<'w> Workspace<'w> {
    /// A workspace in the folder `directory`, from which the paths of files are seen. `open` is called once at most.
    #[must_use]
    pub fn new(directory: &Path, archive: Option<Archive>, today: Today, open: OpenLedger<'w>) -> Self {
        Self {
            directory: directory.to_owned(),
            archive,
            today,
            open,
            ledger: OnceCell::new(),
            checker: OnceCell::new(),
        }
    }

    /// A workspace in the archive of a folder, whose ledger reads every record.
    ///
    /// # Errors
    /// Where the archive's settings cannot be read.
    pub fn scanning(directory: &Path, today: Today) -> Result<Self, Refusal> {
        let archive = Archive::find(directory)?;
        Ok(Self::new(directory, archive, today, Box::new(|archive| Ok(Box::new(ScanLedger::new(archive))))))
    }

    /// The folder that the work is done in.
    #[must_use]
    pub fn directory(&self) -> &Path {
        &self.directory
    }

    /// The archive; none if the folder is outside of one.
    #[must_use]
    pub fn find_archive(&self) -> Option<&Archive> {
        self.archive.as_ref()
    }

    /// The bodies and people that the archive's directory has.
    #[must_use]
    pub fn office(&self) -> &Arc<Directory> {
        self.archive.as_ref().map_or(Directory::empty(), |archive| &archive.settings().directory)
    }

    /// The archive.
    ///
    /// # Errors
    /// If the folder is outside of an archive.
    pub fn archive(&self) -> Result<&Archive, Refusal> {
        self.archive.as_ref().ok_or_else(|| no_archive(&self.directory))
    }

    /// What the archive knows.
    ///
    /// # Errors
    /// Where there is no archive, or it cannot be asked.
    pub fn ledger(&self) -> Result<&dyn Ledger, Refusal> {
        if let Some(ledger) = self.ledger.get() {
            return Ok(&**ledger);
        }
        let opened = (self.open)(self.archive()?)?;
        Ok(&**self.ledger.get_or_init(|| opened))
    }

    /// What "today" means.
    #[must_use]
    pub fn today(&self) -> NaiveDate {
        self.today.date
    }

    /// How dates are read that people type today.
    #[must_use]
    pub fn relative_dates(&self, direction: Direction) -> RelativeDates {
        RelativeDates { today: self.today.date, direction, order: self.date_order() }
    }

    /// Which of two numbers is the day in what people type.
    #[must_use]
    pub fn date_order(&self) -> DateOrder {
        self.archive.as_ref().map(|archive| archive.settings().date_order()).unwrap_or_default()
    }

    /// The last day that may have begun; see [`Today`].
    #[must_use]
    pub fn latest_day(&self) -> NaiveDate {
        self.today.latest
    }

    /// The checker of the archive's records.
    ///
    /// # Errors
    /// Where there is no archive.
    pub fn checker(&self) -> Result<&Checker, Refusal> {
        if let Some(checker) = self.checker.get() {
            return Ok(checker);
        }
        let checker = Checker::new(self.archive()?.settings()).map_err(|error| Refusal::schema(&error))?;
        Ok(self.checker.get_or_init(|| checker))
    }

    /// Locks the archive; see [`lock`].
    ///
    /// # Errors
    /// Where there is no archive, and those of [`lock`].
    pub fn lock(&self) -> Result<(Lock, Option<Message>), Refusal> {
        lock(self.archive()?)
    }
}

/// Locks an archive; also says what has become of a change that was interrupted, which is finished before.
///
/// # Errors
/// Where another process keeps the lock, or the change cannot be finished.
pub fn lock(archive: &Archive) -> Result<(Lock, Option<Message>), Refusal> {
    let lock = Lock::acquire(archive, PATIENCE)?;
    let recovery = archive.recover(&lock)?;
    Ok((lock, recovered(archive, recovery)))
}

/// The refusal for a folder outside of an archive.
#[must_use]
pub fn no_archive(directory: &Path) -> Refusal {
    let folder = directory.canonicalize().unwrap_or_else(|_| directory.to_owned());
    Refusal::new(Message::new("no-archive").with("folder", folder.display().to_string()))
        .with_help(Message::new("no-archive-help"))
}

fn recovered(archive: &Archive, recovery: Recovery) -> Option<Message> {
    match recovery {
        Recovery::Nothing => None,
        Recovery::Dropped => Some(Message::new("recovery-dropped")),
        Recovery::Finished { files } => Some(Message::new("recovery-finished").with("files", files)),
        Recovery::TakenBack { changed } => {
            let paths = changed.iter().map(|path| archive.shown_path(path)).collect::<Vec<_>>().join(", ");
            Some(Message::new("recovery-taken-back").with("paths", paths))
        }
        Recovery::Partly { left } => {
            let list = |of: fn(&(PathBuf, PathBuf)) -> &PathBuf| {
                left.iter().map(|pair| archive.shown_path(of(pair))).collect::<Vec<_>>().join(", ")
            };
            Some(Message::new("recovery-left").with("path", list(|pair| &pair.0)).with("kept", list(|pair| &pair.1)))
        }
    }
}
