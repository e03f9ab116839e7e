//! What every command needs: the folder it works in, and the terminal.

use std::env;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, Ordering};

use chrono::NaiveDate;

use crate::failure::Failure;
use crate::global::GlobalArguments;
use crate::open_index::open_index;
use crate::terminal::Terminal;
use meeting_core::archive::{Archive, Lock, Settings, UserSettings};
use meeting_core::check::Today;
use meeting_core::i18n::{Catalog, Message};
use meeting_core::model::field::Kind;
use meeting_core::ops::workspace::{self, PATIENCE, no_archive};
use meeting_core::ops::{Refusal, Workspace, parse_day};
use meeting_core::query::{self, Context, Query};
use meeting_index::IndexLedger;
use viet_text::date::{Direction, RelativeDates, parse_date};

/// What a command does with the records.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// It reads records. An unfinished change is reported, and the command continues.
    Read,
    /// It checks records: with an unfinished change, no check is valid.
    Check,
    /// It changes them. A change that was interrupted is finished before.
    Write,
}

/// What every command needs.
pub struct Environment {
    pub terminal: Terminal,
    /// What the user has set for all archives.
    pub user: UserSettings,
    directory: PathBuf,
    as_of: Option<String>,
    today: OnceLock<Today>,
    access: Access,
    /// Whether a change that is half done has been looked after.
    is_settled: AtomicBool,
}

impl Environment {
    pub fn new(arguments: &GlobalArguments, access: Access, catalog: Catalog, user: UserSettings) -> Self {
        Self {
            terminal: Terminal::new(arguments, catalog),
            user,
            directory: arguments.directory.clone().unwrap_or_else(|| PathBuf::from(".")),
            as_of: arguments.as_of.clone(),
            today: OnceLock::new(),
            access,
            is_settled: AtomicBool::new(false),
        }
    }

    /// The folder that the command works in, as given: `.` or that of `-C`.
    pub fn directory(&self) -> &Path {
        &self.directory
    }

    /// A path of the command line, as seen from the folder that the command works in.
    pub fn path(&self, path: &Path) -> PathBuf {
        self.directory.join(path)
    }

    /// The date of [`Environment::day`].
    ///
    /// # Errors
    /// If what was given is no date.
    pub fn today(&self) -> Result<NaiveDate, Failure> {
        Ok(self.day()?.date)
    }

    /// How the dates of flags are read.
    ///
    /// # Errors
    /// Those of [`Environment::find_archive`] and [`Environment::day`].
    pub fn relative_dates(&self, direction: Direction) -> Result<RelativeDates, Failure> {
        let today = self.today()?;
        let order = self.find_archive()?.map(|archive| archive.settings().date_order()).unwrap_or_default();
        Ok(RelativeDates { today, direction, order })
    }

    /// The query of a command that lists `kind`, or of a search. What has been understood of days is printed where their words
    /// leave room.
    pub fn query(&self, words: &[String], kind: Option<Kind>, settings: &Settings) -> Result<Query, Failure> {
        let context = Context { as_of: self.today()?, kind, settings: Some(settings) };
        let (query, understood) = query::parse_said(words, &context)?;
        for message in &understood {
            self.terminal.note(message);
        }
        if let Some(hint) = kind.and_then(|_| query::period_hint(&query, context.relative_dates())) {
            self.terminal.note(&hint);
        }
        Ok(query)
    }

    /// What "today" means: `--as-of`, else `MEETING_TODAY`, else the local date. How `--as-of` has been understood is
    /// printed once.
    ///
    /// # Errors
    /// If one of them is no date.
    pub fn day(&self) -> Result<Today, Failure> {
        if let Some(today) = self.today.get() {
            return Ok(*today);
        }
        let mut today = today_by_clock()?;
        if let Some(text) = &self.as_of {
            // What is wrong with the settings is said by what reads them for itself.
            let archive = Archive::find(&self.directory).ok().flatten();
            let order = archive.map(|archive| archive.settings().date_order()).unwrap_or_default();
            let said = RelativeDates { today: today.date, direction: Direction::Past, order };
            let (day, understood) = parse_day("--as-of", text, said)?;
            if let Some(understood) = &understood {
                self.terminal.note(understood);
            }
            today = Today::named(day);
        }
        Ok(*self.today.get_or_init(|| today))
    }

    /// The archive that the command works in, where there is one. A change of it that is half done is looked after before.
    ///
    /// # Errors
    /// If its settings cannot be read, or a change is not finished.
    pub fn find_archive(&self) -> Result<Option<Archive>, Failure> {
        let found = Archive::find(&self.directory)?;
        if let Some(archive) = &found
            && !self.is_settled.swap(true, Ordering::Relaxed)
        {
            self.settle(archive)?;
        }
        Ok(found)
    }

    /// The archive that the command works in; see [`Environment::find_archive`].
    ///
    /// # Errors
    /// If there is none as well.
    pub fn archive(&self) -> Result<Archive, Failure> {
        Ok(self.find_archive()?.ok_or_else(|| no_archive(&self.directory))?)
    }

    /// What an operation works on, with the index as its ledger.
    ///
    /// # Errors
    /// Those of [`Environment::find_archive`] and [`Environment::day`].
    pub fn workspace(&self) -> Result<Workspace<'_>, Failure> {
        let open = |archive: &Archive| match open_index(archive, self) {
            Ok(index) => Ok(Box::new(IndexLedger::new(archive, index)) as Box<_>),
            Err(error) => Err(Refusal::from(error)),
        };
        Ok(Workspace::new(&self.directory, self.find_archive()?, self.day()?, Box::new(open)))
    }

    /// Says which files in the archive's root are probably meant to be read and are not.
    pub fn note_misnamed(&self, archive: &Archive) {
        for (found, name) in archive.misnamed() {
            self.terminal.note(&Message::new("misnamed").with("found", found).with("name", name));
        }
    }

    /// Locks an archive, and reports how an interrupted change was recovered.
    ///
    /// # Errors
    /// If another process keeps the lock, or the change cannot be finished.
    pub fn lock(&self, archive: &Archive) -> Result<Lock, Failure> {
        let (lock, recovered) = workspace::lock(archive)?;
        if let Some(message) = recovered {
            self.terminal.print(&message);
        }
        Ok(lock)
    }

    /// Ensures that no change of several files is unfinished, as the command's [`Access`] demands, and prints notes
    /// about it.
    ///
    /// # Errors
    /// If a change is not finished, and the command must not go on.
    pub fn settle(&self, archive: &Archive) -> Result<(), Failure> {
        if !archive.has_journal() {
            return Ok(());
        }
        match self.access {
            Access::Write => self.lock(archive).map(drop),
            Access::Check => archive.await_changes(PATIENCE).map_err(|error| Refusal::from(error).into()),
            Access::Read => {
                if let Err(interruption) = archive.await_changes(PATIENCE) {
                    self.terminal.failure(&Refusal::from(interruption).into());
                }
                Ok(())
            }
        }
    }
}

/// What "today" means where no flag says it: `MEETING_TODAY`, which is exact, else the local date.
pub fn today_by_clock() -> Result<Today, Failure> {
    let Ok(text) = env::var("MEETING_TODAY") else {
        return Ok(Today::by_clock(chrono::Local::now().date_naive()));
    };
    parse_date(&text).map(Today::named).ok_or_else(|| {
        Failure::new(Message::new("no-date").with("name", "MEETING_TODAY").with("value", text.as_str()))
            .with_help(Message::new("no-exact-date-help"))
    })
}
