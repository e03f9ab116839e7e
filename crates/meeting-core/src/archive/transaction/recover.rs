//! What becomes of a change that was interrupted.

use std::path::{Component, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

use super::entry::staged;
use super::journal::{self, FoundJournal, Plan, remove_journal};
use super::{State, finish_folders, stage_rest, take_back, undo_preparations};
use crate::archive::lock::{PAUSE, hold_off_writers};
use crate::archive::scratch::Scratch;
use crate::archive::{Archive, Lock, LockError, StoreError};
use crate::i18n::Message;

/// What has become of a change that was interrupted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Recovery {
    /// There was none.
    Nothing,
    /// It had not begun; its staged texts have been removed.
    Dropped,
    /// It is finished.
    Finished {
        /// How many files it changed.
        files: usize,
    },
    /// It was rolled back, because another program has modified a file since.
    TakenBack {
        /// Those files.
        changed: Vec<PathBuf>,
    },
    /// It was finished, except in files that another program has modified since.
    Partly {
        /// Those files, and the files next to them that hold what they would have become.
        left: Vec<(PathBuf, PathBuf)>,
    },
}

/// Why what is read now may be half of a change.
#[derive(Debug)]
pub enum Interruption {
    /// A process is making the change, and has not finished while we would wait.
    Busy,
    /// The process that was making the change has ended; the next command that writes finishes it.
    Abandoned {
        /// Its journal.
        journal: PathBuf,
    },
    /// The journal cannot be read, or was written elsewhere; it is not applied.
    Unusable(StoreError),
    /// It is unknown whether a process is making the change.
    Unknown(LockError),
}

impl Interruption {
    /// The message for the user.
    #[must_use]
    pub fn message(&self) -> Message {
        match self {
            Self::Busy => LockError::Busy.message(),
            Self::Abandoned { journal } => {
                Message::new("journal-abandoned").with("path", journal.display().to_string())
            }
            Self::Unusable(error) => error.message(),
            Self::Unknown(error) => error.message(),
        }
    }

    /// What to do about it.
    #[must_use]
    pub fn help(&self) -> Option<Message> {
        match self {
            Self::Abandoned { .. } => Some(Message::new("journal-abandoned-help")),
            Self::Unusable(error) => error.help(),
            Self::Busy | Self::Unknown(_) => None,
        }
    }
}

impl Archive {
    /// Whether a change of several files is being made, or was interrupted.
    #[must_use]
    pub fn has_journal(&self) -> bool {
        journal::is_there(self.root())
    }

    /// Waits until no change of several files is being made, for at most `wait`. Nothing is written.
    ///
    /// # Errors
    /// If a change cannot be finished.
    pub fn await_changes(&self, wait: Duration) -> Result<(), Interruption> {
        let start = Instant::now();
        while self.has_journal() {
            // The writer of a journal holds the lock.
            if let Some(_held) = hold_off_writers(self.root()).map_err(Interruption::Unknown)? {
                return match journal::find(self) {
                    Ok(None) => Ok(()),
                    Ok(Some(_)) => Err(Interruption::Abandoned { journal: Scratch::of(self.root()).journal() }),
                    Err(error) => Err(Interruption::Unusable(error)),
                };
            }
            let Some(left) = wait.checked_sub(start.elapsed()) else { return Err(Interruption::Busy) };
            thread::sleep(left.min(PAUSE));
        }
        Ok(())
    }

    /// Finishes an interrupted change, or rolls it back, and removes the temporary files of killed commands. A file
    /// that was modified since is never overwritten: if it had not been changed yet, the whole change is rolled back;
    /// if that is not possible, because another modified file had been changed, the rest is finished, and the text of
    /// the one is kept next to it.
    ///
    /// # Errors
    /// If the journal was not written here, or the system refuses; what is left is done next time.
    pub fn recover(&self, _: &Lock) -> Result<Recovery, StoreError> {
        let recovery = match journal::find(self)? {
            None => Recovery::Nothing,
            Some(found) => self.recover_from(found)?,
        };
        Scratch::of(self.root()).sweep();
        Ok(recovery)
    }

    fn recover_from(&self, FoundJournal { plan, is_sealed }: FoundJournal) -> Result<Recovery, StoreError> {
        for entry in &plan.entries {
            entry.refuse_to_leave(self)?;
        }
        for folder in &plan.folders {
            let path = self.root().join(folder);
            let is_below = folder.components().all(|part| matches!(part, Component::Normal(_)));
            let existing = path.ancestors().skip(1).find(|folder| folder.symlink_metadata().is_ok());
            if !is_below {
                return Err(StoreError::Outside { path });
            }
            self.refuse_to_leave(existing.unwrap_or(&path), &path)?;
        }
        let recovery = if is_sealed {
            self.decided(&plan)?
        } else {
            undo_preparations(self, &plan)?;
            Recovery::Dropped
        };
        remove_journal(self)?;
        Ok(recovery)
    }

    /// Carries on with a change that was decided.
    fn decided(&self, plan: &Plan) -> Result<Recovery, StoreError> {
        let root = self.root();
        let mut changed = Vec::new();
        let mut may_go_back = true;
        for (number, entry) in plan.entries.iter().enumerate() {
            if entry.state(root)? == State::Foreign {
                if staged(root, number).exists() {
                    changed.push(number);
                } else {
                    // It had its new text, and was modified after that.
                    may_go_back = false;
                }
            }
        }
        if !changed.is_empty() && may_go_back {
            take_back(self, plan)?;
            let name = |number: &usize| {
                let entry = &plan.entries[*number];
                root.join(entry.from.as_ref().unwrap_or(&entry.to))
            };
            return Ok(Recovery::TakenBack { changed: changed.iter().map(name).collect() });
        }
        let mut left = Vec::new();
        for (number, entry) in plan.entries.iter().enumerate() {
            if changed.contains(&number) {
                left.push((root.join(&entry.to), entry.keep_staged(root, number)?));
            } else if entry.state(root)? != State::Foreign {
                entry.apply(root, number)?;
            }
            entry.remove_staged(root, number)?;
        }
        finish_folders(self, plan)?;
        // The files are correct; if git refuses, its index can be updated by hand.
        let _ = stage_rest(self, plan);
        Ok(if left.is_empty() { Recovery::Finished { files: plan.entries.len() } } else { Recovery::Partly { left } })
    }
}
