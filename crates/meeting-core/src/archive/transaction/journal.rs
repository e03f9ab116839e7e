//! The journal of a change of several files: what was and what will be, on the disk before the first file changes.
//!
//! It is in `.meeting/`, because a cache may be deleted. It has three lines: a header, the change, and, once all new
//! texts are staged, a checksum of the change. With the checksum the change is committed, and the next command that
//! writes finishes it; without, nothing has changed yet. The header identifies the journal and the archive's root by
//! device and inode, which no clone or copy has, so that a journal from elsewhere is never applied.

use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use file_id::{FileId, get_file_id};
use serde::{Deserialize, Serialize};

use super::entry::Entry;
use crate::archive::git;
use crate::archive::scratch::{Scratch, TEMPORARY};
use crate::archive::store::{flush_folder, remove};
use crate::archive::{Archive, StoreError};

/// Its first line, with the version of what follows.
const HEAD: &str = "meeting-journal 2\n";

/// A larger file is not a journal: an archive may come from anywhere.
const MOST_BYTES: u64 = 1 << 29;

/// What a change consists of.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub(super) struct Plan {
    /// The folders that are made for it, outer ones first.
    pub folders: Vec<PathBuf>,
    /// The files.
    pub entries: Vec<Entry>,
}

/// Where a journal was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
struct Origin {
    root: FileId,
    journal: FileId,
}

impl Origin {
    fn of(root: &Path, journal: &Path) -> io::Result<Self> {
        Ok(Self { root: get_file_id(root)?, journal: get_file_id(journal)? })
    }
}

/// The second line.
#[derive(Debug, Serialize, Deserialize)]
struct Body<P> {
    origin: Origin,
    plan: P,
}

/// The journal of a change that is being made. Its process holds the archive's lock.
#[derive(Debug)]
pub(super) struct Journal {
    path: PathBuf,
    file: File,
    checksum: u32,
}

/// A journal that was found.
#[derive(Debug)]
pub(super) struct FoundJournal {
    /// The change.
    pub plan: Plan,
    /// Whether the change was decided.
    pub is_sealed: bool,
}

impl Journal {
    /// Writes the plan of a change; nothing else has changed then.
    pub fn begin(archive: &Archive, plan: &Plan) -> Result<Self, StoreError> {
        let scratch = Scratch::of(archive.root());
        scratch.make(&archive.records())?;
        let path = scratch.journal();
        if is_there(archive.root()) {
            return Err(StoreError::Unfinished { path });
        }
        let written = Self::write(archive.root(), &scratch, plan);
        // Half a plan under another name is nothing; where it cannot be removed, the next command does.
        written.inspect_err(|_| drop(remove(&path))).map_err(|source| StoreError::Io { path, source })
    }

    fn write(root: &Path, scratch: &Scratch, plan: &Plan) -> io::Result<Self> {
        let path = scratch.journal();
        // It gets its name when it is whole.
        let unnamed = path.with_extension(&TEMPORARY[1..]);
        remove(&unnamed)?;
        let mut file = File::create_new(&unnamed)?;
        let body = serde_json::to_string(&Body { origin: Origin::of(root, &unnamed)?, plan })?;
        file.write_all(format!("{HEAD}{body}\n").as_bytes())?;
        scratch.share(&unnamed)?;
        file.sync_all()?;
        fs::rename(&unnamed, &path)?;
        flush_folder(scratch.folder())?;
        Ok(Self { path, file, checksum: crc32fast::hash(body.as_bytes()) })
    }

    /// Decides the change: from here on it is finished, by this process or by the next one that writes.
    pub fn seal(&mut self) -> Result<(), StoreError> {
        let line = format!("{:08x}\n", self.checksum);
        let sealed = self.file.write_all(line.as_bytes()).and_then(|()| self.file.sync_all());
        sealed.map_err(|source| StoreError::Io { path: self.path.clone(), source })
    }
}

/// Removes the journal of an archive: there is nothing left to do.
pub(super) fn remove_journal(archive: &Archive) -> Result<(), StoreError> {
    let scratch = Scratch::of(archive.root());
    let path = scratch.journal();
    match remove(&path).and_then(|()| flush_folder(scratch.folder())) {
        // The whole folder is missing.
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        removed => removed.map_err(|source| StoreError::Io { path, source }),
    }
}

/// Whether an archive has a journal: one question to the system.
pub(super) fn is_there(root: &Path) -> bool {
    Scratch::of(root).journal().symlink_metadata().is_ok()
}

/// The journal that was left after in an archive; `None` if there is none. For a process that keeps writers away.
///
/// # Errors
/// [`StoreError::Foreign`] where it was not written here: it came with a copy or a commit, or no version of this program has
/// written it.
pub(super) fn find(archive: &Archive) -> Result<Option<FoundJournal>, StoreError> {
    let scratch = Scratch::of(archive.root());
    let path = scratch.journal();
    let failed = |source: io::Error| StoreError::Io { path: path.clone(), source };
    let metadata = match path.symlink_metadata() {
        // If something else has the folder's name, the next use of the folder reports it.
        Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => {
            return Ok(None);
        }
        metadata => metadata.map_err(failed)?,
    };
    let is_folder = scratch.folder().symlink_metadata().map_err(failed)?.is_dir();
    // Nothing that this program has made; nothing that may be followed.
    if !is_folder || !metadata.is_file() || metadata.len() > MOST_BYTES {
        return Err(StoreError::Foreign { path });
    }
    let text = fs::read(&path).map_err(failed)?;
    let here = Origin::of(archive.root(), &path).map_err(failed)?;
    match read(&text) {
        Some((origin, found)) if origin == here && !git::tracks(&path) => Ok(Some(found)),
        _ => Err(StoreError::Foreign { path }),
    }
}

/// Parses a journal; `None` if no version of this program writes such a file.
fn read(text: &[u8]) -> Option<(Origin, FoundJournal)> {
    let rest = text.strip_prefix(HEAD.as_bytes())?;
    let end = rest.iter().position(|byte| *byte == b'\n')?;
    let (body, seal) = (&rest[..end], &rest[end + 1..]);
    let Body { origin, plan } = serde_json::from_slice(body).ok()?;
    let is_sealed = seal == format!("{:08x}\n", crc32fast::hash(body)).as_bytes();
    Some((origin, FoundJournal { plan, is_sealed }))
}

#[cfg(test)]
mod tests {
    use super::{Body, Origin, Plan, read};

    #[test]
    fn only_a_whole_checksum_decides() {
        let origin = Origin::of("/".as_ref(), "/".as_ref()).unwrap();
        let body = serde_json::to_string(&Body { origin, plan: Plan::default() }).unwrap();
        let seal = format!("{:08x}\n", crc32fast::hash(body.as_bytes()));
        let whole = format!("meeting-journal 2\n{body}\n{seal}");
        let begun = format!("meeting-journal 2\n{body}\n").len();
        for end in 0..=whole.len() {
            let is_sealed = read(&whole.as_bytes()[..end]).map(|(_, found)| found.is_sealed);
            assert_eq!(is_sealed, (end >= begun).then_some(end == whole.len()), "{end}");
        }
        assert!(read(whole.replace("journal 2", "journal 3").as_bytes()).is_none());
        let other = whole.replace(&seal, "00000000\n");
        assert_eq!(read(other.as_bytes()).map(|(_, found)| found.is_sealed), Some(false));
    }
}
