//! Changes of several files: all of them or none.
//!
//! First the whole change is written to a journal, then every new text is staged in `.meeting/`, then a checksum
//! commits the change; after that, files are only renamed. A failure rolls back. After a `kill -9` or a power failure,
//! the next command that writes finds the journal: it finishes a committed change and drops any other. Commands that
//! read report it. See docs/safety.md.

mod entry;
mod journal;
mod recover;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use super::git::{Changed, NotStaged, Staging};
use super::scratch::Scratch;
use super::store::{flush_folder, folder_of, missing_folders};
use super::{Archive, Lock, StoreError};

use entry::{Entry, State};
use journal::{Journal, Plan, remove_journal};
pub use recover::{Interruption, Recovery};

/// One change of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Write {
    /// A new file; one of that name is never overwritten.
    Create {
        /// Where.
        path: PathBuf,
        /// What.
        text: String,
    },
    /// A file's text becomes another one, if it is still what it was.
    Replace {
        /// Which file.
        path: PathBuf,
        /// What it was when the change was planned.
        old: String,
        /// What it becomes.
        new: String,
    },
    /// A file gets another name, and perhaps another text, if it is still what it was.
    Move {
        /// Its name.
        from: PathBuf,
        /// Its new name; a file of that name is never overwritten.
        to: PathBuf,
        /// What it was when the change was planned.
        old: String,
        /// What it becomes.
        new: String,
    },
}

impl Write {
    /// Where the text will be.
    #[must_use]
    pub fn path(&self) -> &Path {
        match self {
            Self::Create { path, .. } | Self::Replace { path, .. } => path,
            Self::Move { to, .. } => to,
        }
    }

    /// What is there now: the file and its text; `None` if the file is new.
    #[must_use]
    pub fn old(&self) -> Option<(&Path, &str)> {
        match self {
            Self::Create { .. } => None,
            Self::Replace { path, old, .. } | Self::Move { from: path, old, .. } => Some((path, old)),
        }
    }

    /// Every path that it touches.
    pub fn paths(&self) -> impl Iterator<Item = &Path> {
        let old = self.old().map(|(path, _)| path).filter(|old| *old != self.path());
        std::iter::once(self.path()).chain(old)
    }

    /// The text that will be there.
    #[must_use]
    pub fn text(&self) -> &str {
        match self {
            Self::Create { text, .. } => text,
            Self::Replace { new, .. } | Self::Move { new, .. } => new,
        }
    }
}

impl Archive {
    /// Makes all changes or none.
    ///
    /// # Errors
    /// If a file has been modified, a new name is taken, or the system refuses; then nothing has changed, except where
    /// the error says so.
    pub fn commit(&self, lock: &Lock, writes: &[Write]) -> Result<(), StoreError> {
        match writes {
            [] => Ok(()),
            // One file gets its text in one step: there is nothing that could be half done.
            [Write::Create { path, text }] => self.create_file(lock, path, text),
            [Write::Replace { path, old, new }] => self.replace_if_unchanged(lock, path, old, new),
            _ => self.commit_all(lock, writes, false).map(drop),
        }
    }

    /// Applies all changes or none, in git's index too; returns the files that are not completely staged.
    ///
    /// # Errors
    /// Those of [`Archive::commit`], and where git refuses.
    pub fn commit_and_stage(&self, lock: &Lock, writes: &[Write]) -> Result<Vec<NotStaged>, StoreError> {
        if writes.is_empty() { Ok(Vec::new()) } else { self.commit_all(lock, writes, true) }
    }

    fn commit_all(&self, lock: &Lock, writes: &[Write], is_staged: bool) -> Result<Vec<NotStaged>, StoreError> {
        let plan = self.plan(writes)?;
        for entry in &plan.entries {
            entry.folders(self.root()).for_each(|folder| lock.sweep(&folder));
        }
        // The index is planned before anything changes, because git may fail.
        let staging = staging(self, &plan, is_staged)?;
        let mut journal = Journal::begin(self, &plan)?;
        if let Err(error) = prepare(self, &plan).and_then(|()| journal.seal()) {
            return Err(taken_back(self, undo_preparations(self, &plan), error));
        }
        if let Err(error) = apply(self, &plan).and_then(|()| staging.apply()) {
            return Err(taken_back(self, take_back(self, &plan), error));
        }
        match remove_journal(self) {
            Err(error) if self.has_journal() => Err(StoreError::HalfDone { reason: Box::new(error) }),
            // Should a loss of power bring the journal back, it finds nothing left to do.
            _ => Ok(staging.left),
        }
    }

    /// What is to be done, or why it cannot be.
    fn plan(&self, writes: &[Write]) -> Result<Plan, StoreError> {
        let mut plan = Plan::default();
        let mut taken = BTreeSet::new();
        for write in writes {
            let entry = self.entry(write)?;
            for path in std::iter::once(&entry.to).chain(entry.from.as_ref().filter(|_| entry.moves())) {
                if !taken.insert(path.clone()) {
                    return Err(StoreError::Changed { path: self.root().join(path) });
                }
            }
            match entry.state(self.root())? {
                State::Old => {}
                // The text is what it was.
                State::New if entry.old == entry.new && !entry.moves() && entry.from.is_some() => {}
                _ if entry.from.as_ref() != Some(&entry.to) && write.path().symlink_metadata().is_ok() => {
                    return Err(StoreError::Exists { path: write.path().to_owned() });
                }
                _ => return Err(StoreError::Changed { path: write.path().to_owned() }),
            }
            for folder in missing_folders(folder_of(&self.root().join(&entry.to))) {
                let folder = folder.strip_prefix(self.root()).unwrap_or(&folder).to_owned();
                if !plan.folders.contains(&folder) {
                    plan.folders.push(folder);
                }
            }
            plan.entries.push(entry);
        }
        // New files come last, right before git learns of them: `git clean` would delete them.
        plan.entries.sort_by_key(|entry| entry.from.as_ref() != Some(&entry.to));
        Ok(plan)
    }

    fn entry(&self, write: &Write) -> Result<Entry, StoreError> {
        let (from, to, old, new) = match write {
            Write::Create { path, text } => (None, self.inside(path)?, "", text),
            Write::Replace { path, old, new } => {
                self.refuse_to_leave(path, path)?;
                // A link stays a link.
                let target = fs::canonicalize(path).map_err(|source| StoreError::Io { path: path.clone(), source })?;
                let target = self.inside(&target)?;
                (Some(target.clone()), target, old.as_str(), new)
            }
            Write::Move { from, to, old, new } => {
                if from.is_symlink() {
                    return Err(StoreError::Link { path: from.clone() });
                }
                (Some(self.inside(from)?), self.inside(to)?, old.as_str(), new)
            }
        };
        let entry = Entry { from, to, old: old.to_owned(), new: new.clone() };
        entry.refuse_to_leave(self)?;
        if let Some(from) = &entry.from {
            let path = self.root().join(from);
            let is_read_only = path.metadata().is_ok_and(|metadata| metadata.permissions().readonly());
            if is_read_only {
                return Err(StoreError::Io { path, source: std::io::ErrorKind::PermissionDenied.into() });
            }
        }
        Ok(entry)
    }

    /// A path from the root on, the links in the part of it that is there resolved.
    fn inside(&self, path: &Path) -> Result<PathBuf, StoreError> {
        let outside = || StoreError::Outside { path: path.to_owned() };
        let mut missing: Vec<_> = path.file_name().into_iter().collect();
        let mut folder = folder_of(path);
        let found = loop {
            if let Ok(found) = fs::canonicalize(folder) {
                break found;
            }
            missing.push(folder.file_name().ok_or_else(outside)?);
            folder = folder_of(folder);
        };
        let inside = found.strip_prefix(self.root()).map_err(|_| outside())?;
        Ok(missing.iter().rev().fold(inside.to_owned(), |path, name| path.join(name)))
    }
}

/// Lays all new texts ready.
fn prepare(archive: &Archive, plan: &Plan) -> Result<(), StoreError> {
    let root = archive.root();
    for folder in &plan.folders {
        let folder = root.join(folder);
        fs::create_dir(&folder)
            .and_then(|()| flush_folder(folder_of(&folder)))
            .map_err(|source| StoreError::Io { path: folder, source })?;
    }
    for (number, entry) in plan.entries.iter().enumerate() {
        entry.stage(root, number)?;
    }
    finish_folders(archive, plan)
}

/// Removes the staged texts, and the folders that were created for them.
fn undo_preparations(archive: &Archive, plan: &Plan) -> Result<(), StoreError> {
    for (number, entry) in plan.entries.iter().enumerate() {
        entry.remove_staged(archive.root(), number)?;
    }
    for folder in plan.folders.iter().rev() {
        // A folder that is not empty stays.
        let _ = fs::remove_dir(archive.root().join(folder));
    }
    Ok(())
}

/// Makes every file what it will be.
fn apply(archive: &Archive, plan: &Plan) -> Result<(), StoreError> {
    for (number, entry) in plan.entries.iter().enumerate() {
        make_scratch_again(archive)?;
        entry.apply(archive.root(), number)?;
        entry.remove_staged(archive.root(), number)?;
    }
    finish_folders(archive, plan)
}

/// Makes every file what it was.
fn take_back(archive: &Archive, plan: &Plan) -> Result<(), StoreError> {
    for (number, entry) in plan.entries.iter().enumerate() {
        make_scratch_again(archive)?;
        entry.take_back(archive.root(), number)?;
    }
    finish_folders(archive, plan)?;
    undo_preparations(archive, plan)
}

/// Creates the staging folder again if `git clean -x` has deleted it since the change began.
fn make_scratch_again(archive: &Archive) -> Result<(), StoreError> {
    Scratch::of(archive.root()).make(&archive.records())
}

/// Flushes the folders, so that names in them outlive a loss of power.
fn finish_folders(archive: &Archive, plan: &Plan) -> Result<(), StoreError> {
    let folders: BTreeSet<PathBuf> = plan.entries.iter().flat_map(|entry| entry.folders(archive.root())).collect();
    // One that is not there (any more) has no names.
    for folder in folders.into_iter().filter(|folder| folder.exists()) {
        flush_folder(&folder).map_err(|source| StoreError::Io { path: folder, source })?;
    }
    Ok(())
}

/// The error of a change that was rolled back, or one that says which files were not.
fn taken_back(archive: &Archive, result: Result<(), StoreError>, reason: StoreError) -> StoreError {
    match result.and_then(|()| remove_journal(archive)) {
        Ok(()) => reason,
        Err(_) => StoreError::HalfDone { reason: Box::new(reason) },
    }
}

/// What git's index has to learn of a change: the moves, and everything where that `is_staged`.
fn staging(archive: &Archive, plan: &Plan, is_staged: bool) -> Result<Staging, StoreError> {
    let changed: Vec<Changed> = (plan.entries.iter())
        .filter(|entry| is_staged || entry.moves())
        .map(|entry| Changed {
            from: entry.from.as_ref().map(|from| archive.root().join(from)),
            to: archive.root().join(&entry.to),
            texts: is_staged.then_some((entry.old.as_str(), entry.new.as_str())),
        })
        .collect();
    Staging::plan(&changed)
}

/// Updates git's index for an interrupted change, as far as that was not done. Moved records are staged.
fn stage_rest(archive: &Archive, plan: &Plan) -> Result<(), StoreError> {
    if !plan.entries.iter().any(Entry::moves) {
        return Ok(());
    }
    staging(archive, plan, true)?.apply()
}
