//! What is no longer as the index knows it.

use rusqlite::{Connection, Row};

use meeting_core::archive::{RecordFile, Stat};

/// What the index knows of a file that has changed.
#[derive(Debug, Clone, Copy)]
pub(super) struct Known {
    pub id: i64,
    pub hash: i64,
}

/// A file that is not as the index knows it.
#[derive(Debug)]
pub(super) struct Changed<'f> {
    pub file: &'f RecordFile,
    /// None for a new one.
    pub known: Option<Known>,
}

/// All that is not as the index knows it.
#[derive(Debug, Default)]
pub(super) struct Difference<'f> {
    /// In the order of the walk.
    pub changed: Vec<Changed<'f>>,
    /// The numbers of the files that are gone.
    pub gone: Vec<i64>,
}

impl<'f> Difference<'f> {
    /// Compares the `files` of a walk, which are sorted, with those of the index.
    pub fn of(connection: &Connection, files: &'f [RecordFile]) -> rusqlite::Result<Self> {
        let mut gone = Vec::new();
        // For each file what has to be done with it: at first all are new.
        let mut fates: Vec<Fate> = vec![Fate::New; files.len()];
        let mut statement = connection.prepare("SELECT path, size, mtime, ctime, inode, hash, racy, id FROM file")?;
        let mut rows = statement.query([])?;
        let mut next = 0;
        while let Some(row) = rows.next()? {
            let path = row.get_ref(0)?.as_str()?;
            // The rows are mostly in the order of the files: the next one is looked at before all others.
            let is_next = files.get(next).is_some_and(|file| file.path == path);
            let found =
                if is_next { Some(next) } else { files.binary_search_by(|file| file.path.as_str().cmp(path)).ok() };
            match found {
                Some(at) if matches!(fates[at], Fate::New) => {
                    fates[at] = Fate::of(row, &files[at].stat)?;
                    next = at + 1;
                }
                // Two rows for one file can only come from a file system without locks.
                _ => gone.push(row.get(7)?),
            }
        }
        let changed = files.iter().zip(fates).filter_map(|(file, fate)| match fate {
            Fate::New => Some(Changed { file, known: None }),
            Fate::Changed(known) => Some(Changed { file, known: Some(known) }),
            Fate::Same => None,
        });
        Ok(Self { changed: changed.collect(), gone })
    }

    pub fn is_empty(&self) -> bool {
        self.changed.is_empty() && self.gone.is_empty()
    }
}

#[derive(Debug, Clone, Copy)]
enum Fate {
    New,
    Changed(Known),
    Same,
}

impl Fate {
    fn of(row: &Row, now: &Stat) -> rusqlite::Result<Self> {
        let then = Stat {
            size: row.get::<_, i64>(1)?.cast_unsigned(),
            mtime_ns: row.get(2)?,
            ctime_ns: row.get(3)?,
            inode: row.get::<_, i64>(4)?.cast_unsigned(),
        };
        let is_racy: bool = row.get(6)?;
        if then == *now && !is_racy {
            return Ok(Self::Same);
        }
        Ok(Self::Changed(Known { id: row.get(7)?, hash: row.get(5)? }))
    }
}
