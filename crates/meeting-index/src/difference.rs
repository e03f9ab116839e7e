//! Which files differ from the index.

use rusqlite::Connection;

use super::row::{Columns, Selected, TIMELESS, selected};
use super::snapshot::IndexedStat;
use meeting_core::archive::RecordFile;

/// A file that is new or has changed.
#[derive(Debug)]
pub(super) struct ChangedFile<'f> {
    pub file: &'f RecordFile,
    /// None for a new file.
    pub indexed: Option<IndexedFile>,
}

/// Everything in which the files differ from the index.
#[derive(Debug, Default)]
pub(super) struct Difference<'f> {
    /// In the order of the walk.
    pub changed: Vec<ChangedFile<'f>>,
    /// The ids of the files that no longer exist.
    pub deleted: Vec<i64>,
}

selected! {
    /// A file in the index, except for its path.
    #[derive(Debug, Clone)]
    pub(super) struct IndexedFile(_as_of; []) {
        pub id: i64 = "z.id",
        pub hash: i64 = "z.hash",
        stat: IndexedStat = "z.size, z.mtime, z.ctime, z.inode",
        racy: bool = "z.racy",
    }
}

/// How a file compares with the index.
#[derive(Debug, Clone)]
enum FileStatus {
    New,
    Changed(IndexedFile),
    Unchanged,
}

impl<'f> Difference<'f> {
    /// Compares the `files` of a walk, which are sorted, with the index.
    pub fn of(connection: &Connection, files: &'f [RecordFile]) -> rusqlite::Result<Self> {
        let mut deleted = Vec::new();
        let mut statuses: Vec<FileStatus> = vec![FileStatus::New; files.len()];
        let sql = format!("SELECT z.path, {} FROM file z", IndexedFile::columns(TIMELESS));
        let mut statement = connection.prepare(&sql)?;
        let mut rows = statement.query([])?;
        let mut next = 0;
        while let Some(row) = rows.next()? {
            let mut columns = Columns::of(row);
            let path = columns.text()?.unwrap_or_default();
            let indexed: IndexedFile = columns.next()?;
            // The rows are mostly in the order of the files, so the next file is tried before a search.
            let is_next = files.get(next).is_some_and(|file| file.path == path);
            let found =
                if is_next { Some(next) } else { files.binary_search_by(|file| file.path.as_str().cmp(path)).ok() };
            match found {
                Some(at) if matches!(statuses[at], FileStatus::New) => {
                    let is_same = indexed.stat.0 == files[at].stat && !indexed.racy;
                    statuses[at] = if is_same { FileStatus::Unchanged } else { FileStatus::Changed(indexed) };
                    next = at + 1;
                }
                // Two rows for one file can only come from a file system without locks.
                _ => deleted.push(indexed.id),
            }
        }
        let changed = files.iter().zip(statuses).filter_map(|(file, status)| match status {
            FileStatus::New => Some(ChangedFile { file, indexed: None }),
            FileStatus::Changed(indexed) => Some(ChangedFile { file, indexed: Some(indexed) }),
            FileStatus::Unchanged => None,
        });
        Ok(Self { changed: changed.collect(), deleted })
    }

    pub fn is_empty(&self) -> bool {
        self.changed.is_empty() && self.deleted.is_empty()
    }
}
