//! What becomes of a change that was interrupted.

use std::path::{Component, PathBuf};

use super::journal::{self, Found, Journal, Plan};
use super::{State, finish_folders, rename_in_git, take_back, undo_preparations};
use crate::archive::{Archive, Lock, StoreError};

/// What has become of a change that was interrupted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Recovery {
    /// There was none.
    Nothing,
    /// Another process is at work with it.
    Busy,
    /// It had not begun; what lay ready for it is gone.
    Dropped,
    /// It is finished.
    Finished {
        /// How many files it changed.
        files: usize,
    },
    /// It is taken back, for somebody has changed a file meanwhile.
    TakenBack {
        /// Those files.
        changed: Vec<PathBuf>,
    },
    /// It is finished, save in files that somebody has changed meanwhile.
    Partly {
        /// Those files, and the files beside them that hold what they would have become.
        left: Vec<(PathBuf, PathBuf)>,
    },
}

impl Archive {
    /// Returns whether a change of this archive was interrupted, or is being made.
    #[must_use]
    pub fn is_unfinished(&self) -> bool {
        journal::is_there(self.root())
    }

    /// Finishes a change that was interrupted, or takes it back. What somebody has changed since is never overwritten:
    /// where such a file had not had its turn, the whole change is taken back; and where that cannot be either, for another
    /// such file had had it, the change goes on without the one, whose text is kept beside it.
    ///
    /// # Errors
    /// Where the system refuses; what is left is done next time.
    pub fn recover(&self, _: &Lock) -> Result<Recovery, StoreError> {
        let (journal, plan, is_sealed) = match Journal::find(self)? {
            Found::Nothing => return Ok(Recovery::Nothing),
            Found::Busy => return Ok(Recovery::Busy),
            Found::Left { journal, plan, is_sealed } => (journal, plan.unwrap_or_default(), is_sealed),
        };
        for entry in &plan.entries {
            entry.refuse_to_leave(self)?;
        }
        // An archive may come from anywhere, with a journal that nobody here has written.
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
        journal.remove(self)?;
        Ok(recovery)
    }

    /// Carries on with a change that was decided.
    fn decided(&self, plan: &Plan) -> Result<Recovery, StoreError> {
        let root = self.root();
        let mut changed = Vec::new();
        let mut may_go_back = true;
        for (number, entry) in plan.entries.iter().enumerate() {
            if entry.state(root)? == State::Foreign {
                if entry.staged(root, number).exists() {
                    changed.push(number);
                } else {
                    // It had its new text, and somebody has gone on from there.
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
        // The files are what they should be; git's index can be told by hand where git refuses.
        let _ = rename_in_git(self, plan);
        Ok(if left.is_empty() { Recovery::Finished { files: plan.entries.len() } } else { Recovery::Partly { left } })
    }
}
