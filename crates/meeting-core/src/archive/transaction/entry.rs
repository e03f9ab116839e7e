//! One file's share in a change of several: what it was, what it becomes, and the way there and back.
//!
//! The new text is staged in `.meeting/` before anything changes, so that applying the change needs no more space.
//! After an interruption, a staged text that still exists means that its file has not been changed yet.

use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::archive::rename::{Overwrite, put_in_place};
use crate::archive::scratch::{Scratch, TEMPORARY};
use crate::archive::store::{copy_group, folder_of, remove, take_group_of_folder, write_as};
use crate::archive::{Archive, StoreError};

/// One file of a change. Paths are relative to the archive's root, with links resolved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Entry {
    /// Its path; `None` if it is new.
    pub from: Option<PathBuf>,
    /// Its new path.
    pub to: PathBuf,
    /// What it is.
    pub old: String,
    /// What it will be.
    pub new: String,
}

/// How far a file has got.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum State {
    /// It is what it was.
    Old,
    /// It is there under both of its names.
    Half,
    /// It is what it will be.
    New,
    /// Another text: another program has modified it.
    Foreign,
}

impl Entry {
    /// Whether the file gets another name.
    pub fn moves(&self) -> bool {
        self.from.as_ref().is_some_and(|from| *from != self.to)
    }

    /// The folders whose lists of names the change concerns.
    pub fn folders(&self, root: &Path) -> impl Iterator<Item = PathBuf> {
        let paths = std::iter::once(&self.to).chain(self.from.as_ref().filter(|from| **from != self.to));
        paths.map(|path| folder_of(&root.join(path)).to_owned()).collect::<Vec<_>>().into_iter()
    }

    /// Rejects paths that no change of records has: outside the archive, or not a YAML file. A journal in a copied
    /// archive must not reach further.
    pub fn refuse_to_leave(&self, archive: &Archive) -> Result<(), StoreError> {
        for path in std::iter::once(&self.to).chain(&self.from) {
            let full = archive.root().join(path);
            let is_plain = path.components().all(|part| matches!(part, Component::Normal(_)));
            let is_yaml = path.extension().is_some_and(|extension| extension == "yaml");
            if !is_plain || !is_yaml {
                return Err(StoreError::Outside { path: full });
            }
            archive.refuse_new_to_leave(&full)?;
        }
        Ok(())
    }

    /// How far the file has got.
    pub fn state(&self, root: &Path) -> Result<State, StoreError> {
        let (old, new) = (Some(self.old.as_bytes()), Some(self.new.as_bytes()));
        let to = bytes_at(&root.join(&self.to))?;
        let Some(from) = self.from.as_ref().filter(|_| self.moves()) else {
            let before = self.from.as_ref().and(old);
            return Ok(match to.as_deref() {
                text if text == new => State::New,
                text if text == before => State::Old,
                _ => State::Foreign,
            });
        };
        let from = bytes_at(&root.join(from))?;
        Ok(match (from.as_deref(), to.as_deref()) {
            (from, None) if from == old => State::Old,
            (from, to) if from == old && to == new => State::Half,
            (None, to) if to == new => State::New,
            _ => State::Foreign,
        })
    }

    /// Lays the new text ready.
    pub fn stage(&self, root: &Path, number: usize) -> Result<(), StoreError> {
        let from = self.from.as_ref().map(|from| root.join(from));
        self.lay_ready(root, number, &self.new, from.as_deref())
    }

    /// Stages a text, with the mode and the group of the file `like`; without one, with those of a new file.
    fn lay_ready(&self, root: &Path, number: usize, text: &str, like: Option<&Path>) -> Result<(), StoreError> {
        let staged = staged(root, number);
        let write = || {
            let permissions = like.map(fs::metadata).transpose()?.map(|metadata| metadata.permissions());
            remove(&staged)?;
            write_as(&staged, text, permissions)?;
            match like {
                Some(like) => copy_group(like, &staged),
                None => take_group_of_folder(&staged, folder_of(&root.join(&self.to))),
            }
            Ok(())
        };
        write().map_err(|source| self.failed(root, source))
    }

    /// Makes the file what it will be.
    pub fn apply(&self, root: &Path, number: usize) -> Result<(), StoreError> {
        let (staged, to) = (staged(root, number), root.join(&self.to));
        let state = self.state(root)?;
        if state == State::Foreign {
            return Err(StoreError::Changed { path: to });
        }
        if state == State::Old {
            if !staged.exists() {
                self.stage(root, number)?;
            }
            let is_same = self.from.as_ref() == Some(&self.to);
            put_in_place(&staged, &to, if is_same { Overwrite::Always } else { Overwrite::Never })?;
        }
        let from = self.from.as_ref().filter(|_| self.moves() && state != State::New);
        from.map_or(Ok(()), |from| fs::remove_file(root.join(from))).map_err(|source| self.failed(root, source))
    }

    /// Makes the file what it was.
    pub fn take_back(&self, root: &Path, number: usize) -> Result<(), StoreError> {
        let (staged, to) = (staged(root, number), root.join(&self.to));
        let state = self.state(root)?;
        let failed = |source| self.failed(root, source);
        match (state, &self.from) {
            (State::Old | State::Foreign, _) => return Ok(()),
            (State::New, Some(from)) => {
                self.lay_ready(root, number, &self.old, Some(&to))?;
                if !self.moves() {
                    return put_in_place(&staged, &to, Overwrite::Always);
                }
                put_in_place(&staged, &root.join(from), Overwrite::Never)?;
            }
            (State::Half, _) | (State::New, None) => {}
        }
        fs::remove_file(&to).map_err(failed)
    }

    /// Renames the staged text next to the file that could not be replaced; returns the new path.
    pub fn keep_staged(&self, root: &Path, number: usize) -> Result<PathBuf, StoreError> {
        let (staged, to) = (staged(root, number), root.join(&self.to));
        let name = to.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let names =
            (1..).map(|count: u32| if count == 1 { format!("{name}.new") } else { format!("{name}.new-{count}") });
        for name in names {
            match put_in_place(&staged, &to.with_file_name(&name), Overwrite::Never) {
                Err(StoreError::Exists { .. }) => {}
                done => return done.map(|()| to.with_file_name(name)),
            }
        }
        Ok(staged)
    }

    /// Removes the staged text.
    pub fn remove_staged(&self, root: &Path, number: usize) -> Result<(), StoreError> {
        remove(&staged(root, number)).map_err(|source| self.failed(root, source))
    }

    fn failed(&self, root: &Path, source: io::Error) -> StoreError {
        StoreError::Io { path: root.join(&self.to), source }
    }
}

/// The staging path of the file with this number in a change.
pub(super) fn staged(root: &Path, number: usize) -> PathBuf {
    Scratch::of(root).folder().join(format!("{number}{TEMPORARY}"))
}

/// The content of the file at `path`, `None` if there is none. Anything but a file has no text.
fn bytes_at(path: &Path) -> Result<Option<Vec<u8>>, StoreError> {
    let failed = |source| StoreError::Io { path: path.to_owned(), source };
    match path.symlink_metadata() {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(failed(error)),
        Ok(metadata) if metadata.is_file() => fs::read(path).map(Some).map_err(failed),
        // A byte that no UTF-8 text has.
        Ok(_) => Ok(Some(vec![0xff])),
    }
}
