//! The journal of a change of several files: what was and what will be, on the disk before the first file changes.
//!
//! It lies in the archive, for a cache may be deleted. Three lines: what it is, the change, and, once all new texts lie
//! ready, a checksum over the change. With the checksum the change is decided, and whoever finds the journal finishes it;
//! without, nothing has changed yet.

use std::fs::{File, OpenOptions, TryLockError};
use std::io::{self, Read, Write as _};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::entry::{Entry, remove};
use crate::archive::store::flush_folder;
use crate::archive::{Archive, Stat, StoreError};

/// Its name, in the archive's root.
const NAME: &str = ".meeting-journal";

/// Its first line, with the version of what follows.
const HEAD: &str = "meeting-journal 1\n";

/// A larger one is nobody's: an archive may come from anywhere.
const MOST_BYTES: u64 = 1 << 29;

/// What a change consists of.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub(super) struct Plan {
    /// The folders that are made for it, outer ones first.
    pub folders: Vec<PathBuf>,
    /// The files.
    pub entries: Vec<Entry>,
}

/// The journal of a change that is being made. While it is open no other process takes it for one that was left behind.
#[derive(Debug)]
pub(super) struct Journal {
    path: PathBuf,
    file: File,
    checksum: u32,
}

/// A journal that was found.
#[derive(Debug)]
pub(super) enum Found {
    /// None, or none any more.
    Nothing,
    /// Somebody is at work with it.
    Busy,
    /// One whose maker is gone. Without a plan, not even that was written.
    Left {
        /// The journal.
        journal: Journal,
        /// The change.
        plan: Option<Plan>,
        /// Whether the change was decided.
        is_sealed: bool,
    },
}

/// Returns where the journal of an archive lies.
pub(super) fn path_in(archive: &Archive) -> PathBuf {
    archive.root().join(NAME)
}

impl Journal {
    /// Writes the plan of a change; nothing else has changed then.
    pub fn begin(archive: &Archive, plan: &Plan) -> Result<Self, StoreError> {
        let path = path_in(archive);
        let failed = |source: io::Error| StoreError::Io { path: path.clone(), source };
        let body = serde_json::to_string(plan).map_err(|error| failed(error.into()))?;
        let file = match OpenOptions::new().write(true).create_new(true).open(&path) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                return Err(StoreError::Unfinished { path });
            }
            opened => opened.map_err(failed)?,
        };
        let mut journal = Self { path: path.clone(), file, checksum: crc32fast::hash(body.as_bytes()) };
        if matches!(journal.file.try_lock(), Err(TryLockError::WouldBlock)) || !journal.is_in_its_place() {
            return Err(StoreError::Unfinished { path });
        }
        let written = journal.write(&format!("{HEAD}{body}\n")).and_then(|()| flush_folder(archive.root()));
        match written {
            Ok(()) => Ok(journal),
            Err(source) => {
                // Half a plan is nothing; where it cannot be removed, the next command does.
                let _ = remove(&path);
                Err(failed(source))
            }
        }
    }

    /// Decides the change: from here on it is finished, by this process or by the next one.
    pub fn seal(&mut self) -> Result<(), StoreError> {
        let line = format!("{:08x}\n", self.checksum);
        self.write(&line).map_err(|source| StoreError::Io { path: self.path.clone(), source })
    }

    /// Removes the journal: there is nothing left to do.
    pub fn remove(self, archive: &Archive) -> Result<(), StoreError> {
        let removed = remove(&self.path).and_then(|()| flush_folder(archive.root()));
        removed.map_err(|source| StoreError::Io { path: self.path, source })
    }

    /// Returns what was left behind in `archive`.
    pub fn find(archive: &Archive) -> Result<Found, StoreError> {
        let path = path_in(archive);
        let failed = |source: io::Error| StoreError::Io { path: path.clone(), source };
        match path.symlink_metadata() {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Found::Nothing),
            Err(error) => return Err(failed(error)),
            // Nothing that we have made; nothing that may be followed.
            Ok(metadata) if !metadata.is_file() || metadata.len() > MOST_BYTES => {
                return Err(StoreError::Unfinished { path });
            }
            Ok(_) => {}
        }
        let file = match OpenOptions::new().read(true).write(true).open(&path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Found::Nothing),
            opened => opened.map_err(failed)?,
        };
        if matches!(file.try_lock(), Err(TryLockError::WouldBlock)) {
            return Ok(Found::Busy);
        }
        let mut journal = Self { path: path.clone(), file, checksum: 0 };
        if !journal.is_in_its_place() {
            return Ok(Found::Nothing);
        }
        let mut text = Vec::new();
        journal.file.read_to_end(&mut text).map_err(failed)?;
        match read(&text) {
            Content::Nothing => Ok(Found::Left { journal, plan: None, is_sealed: false }),
            Content::Plan { plan, is_sealed } => Ok(Found::Left { journal, plan: Some(plan), is_sealed }),
            Content::Unknown => Err(StoreError::Unfinished { path }),
        }
    }

    /// Returns whether this is still the file of that name.
    fn is_in_its_place(&self) -> bool {
        let (Ok(ours), Ok(there)) = (self.file.metadata(), self.path.symlink_metadata()) else { return false };
        Stat::of(&ours).inode == Stat::of(&there).inode
    }

    fn write(&mut self, text: &str) -> io::Result<()> {
        self.file.write_all(text.as_bytes())?;
        self.file.sync_all()
    }
}

/// What a journal says.
#[derive(Debug, PartialEq, Eq)]
enum Content {
    /// Nothing yet: it was being written.
    Nothing,
    /// A whole plan.
    Plan { plan: Plan, is_sealed: bool },
    /// What this version does not understand.
    Unknown,
}

fn read(text: &[u8]) -> Content {
    let Some(rest) = text.strip_prefix(HEAD.as_bytes()) else {
        return if HEAD.as_bytes().starts_with(text) { Content::Nothing } else { Content::Unknown };
    };
    // A loss of power may leave zeros, too, where the text was to be.
    let Some(end) = rest.iter().position(|byte| *byte == b'\n') else { return Content::Nothing };
    let (body, seal) = (&rest[..end], &rest[end + 1..]);
    let Ok(plan) = serde_json::from_slice(body) else { return Content::Nothing };
    Content::Plan { plan, is_sealed: seal == format!("{:08x}\n", crc32fast::hash(body)).as_bytes() }
}

/// Returns whether an archive has a journal: one question to the system.
pub(super) fn is_there(root: &Path) -> bool {
    root.join(NAME).symlink_metadata().is_ok()
}

#[cfg(test)]
mod tests {
    use super::{Content, Plan, read};

    #[test]
    fn only_a_whole_checksum_decides() {
        let body = serde_json::to_string(&Plan::default()).unwrap();
        let seal = format!("{:08x}\n", crc32fast::hash(body.as_bytes()));
        let whole = format!("meeting-journal 1\n{body}\n{seal}");
        let begun = format!("meeting-journal 1\n{body}\n").len();
        for end in 0..=whole.len() {
            let expected = match end {
                end if end < begun => Content::Nothing,
                end => Content::Plan { plan: Plan::default(), is_sealed: end == whole.len() },
            };
            assert_eq!(read(&whole.as_bytes()[..end]), expected, "{end}");
        }
        assert_eq!(read(b"meeting-journal 2\n{}\n"), Content::Unknown);
        assert_eq!(
            read("meeting-journal 1\n{\"folders\":[],\"entries\":[]} \n00000000\n".as_bytes()),
            Content::Plan { plan: Plan::default(), is_sealed: false }
        );
    }
}
