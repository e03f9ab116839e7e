//! Changes of several files: all of them or none.

use std::path::{Path, PathBuf};

use super::{Archive, Lock, StoreError};

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
    /// Returns where the text will be.
    #[must_use]
    pub fn path(&self) -> &Path {
        match self {
            Self::Create { path, .. } | Self::Replace { path, .. } => path,
            Self::Move { to, .. } => to,
        }
    }

    /// Returns what is there now: the file and its text; none where the file is new.
    #[must_use]
    pub fn old(&self) -> Option<(&Path, &str)> {
        match self {
            Self::Create { .. } => None,
            Self::Replace { path, old, .. } | Self::Move { from: path, old, .. } => Some((path, old)),
        }
    }

    /// Returns every path that it touches.
    pub fn paths(&self) -> impl Iterator<Item = &Path> {
        let old = self.old().map(|(path, _)| path).filter(|old| *old != self.path());
        std::iter::once(self.path()).chain(old)
    }

    /// Returns the text that will be there.
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
    /// Where a file is not what it was, a new name is taken, or the system refuses; nothing has changed then.
    pub fn commit(&self, lock: &Lock, writes: &[Write]) -> Result<(), StoreError> {
        for write in writes {
            match write {
                Write::Create { path, text } => super::create(path, text)?,
                Write::Replace { path, old, new } => self.replace_if_unchanged(lock, path, old, new)?,
                Write::Move { from, to, old, new } => {
                    self.replace_if_unchanged(lock, from, old, new)?;
                    self.rename(lock, from, to)?;
                }
            }
        }
        Ok(())
    }
}
