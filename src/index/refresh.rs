//! The index brought up to the files, the way git does it: whatever has the size, times and inode that it had is
//! taken as unchanged; the rest is read in parallel and written by one writer, some hundred records at a time.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hasher};
use std::sync::mpsc::sync_channel;
use std::thread;

use rayon::prelude::*;
use rusqlite::TransactionBehavior;

use super::IndexError;
use super::extract::{RecordRow, extract};
use super::store::Store;
use super::write::{Entry, Interned, Writer, interned};
use crate::archive::{self, Archive, ReadError, RecordFile, Stat};
use crate::yaml;

/// Called with how many files are done, of how many.
pub(super) type Progress<'p> = &'p mut dyn FnMut(usize, usize);

/// Records in one transaction: an interruption costs no more than these.
const BATCH: usize = 1000;

/// Records that are read in one go: few enough that the writer soon has something to do, and at the end not much left.
/// A whole number of goes makes a batch.
const READ: usize = 125;

/// So many goes may the readers be ahead of the writer: they are in memory.
const AHEAD: usize = 4;

/// What the index knows of a file.
struct Known {
    id: i64,
    stat: Stat,
    hash: i64,
    racy: bool,
}

/// What has to be done with a file that is not as it was.
enum Change {
    /// Only its times are others.
    Touched,
    /// It holds a record, or cannot be read.
    Read(Option<Box<RecordRow>>),
    /// It has gone since the walk.
    Gone,
}

/// Brings the index up to the files. Returns whether it is as the files are; not so where another process is
/// writing it just now.
/// What the walk could not take is added to `refused`.
pub(super) fn refresh(
    store: &mut Store,
    archive: &Archive,
    refused: &mut Vec<String>,
    progress: Progress,
) -> Result<bool, IndexError> {
    match bring_up(store, archive, refused, progress) {
        Err(error) if error.is_busy() => Ok(false),
        done => done,
    }
}

fn bring_up(
    store: &mut Store,
    archive: &Archive,
    refused: &mut Vec<String>,
    progress: Progress,
) -> Result<bool, IndexError> {
    let moment = archive::now();
    let walk = archive.survey()?;
    *refused = walk.refused.into_iter().map(|refused| refused.path).collect();
    let files = walk.files;
    let known = self::known(store)?;
    let complete = store.is_complete();
    if complete && changed(&files, &known).is_empty() && known.len() == files.len() {
        return Ok(true);
    }
    let Some(guard) = store.lock() else { return Ok(false) };
    // Whoever held the lock has most likely done the work.
    let known = self::known(store)?;
    let changed = changed(&files, &known);
    let total = changed.len();
    let work = Work { archive, known: &known };
    let mut done = 0;
    let mut interned = if total == 0 { Interned::new() } else { interned(&store.connection)? };
    thread::scope(|scope| {
        let (sender, receiver) = sync_channel::<Vec<(&RecordFile, i64, Change)>>(AHEAD);
        let work = &work;
        scope.spawn(move || {
            for go in changed.chunks(READ) {
                let read = go.par_iter().map(|file| work.read(file)).collect();
                if sender.send(read).is_err() {
                    // The writer has failed and says why.
                    break;
                }
            }
        });
        let mut read = receiver.into_iter().peekable();
        while read.peek().is_some() {
            let transaction = store.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
            let mut writer = Writer::new(&transaction, &mut interned)?;
            for (file, hash, change) in read.by_ref().take(BATCH / READ).flatten() {
                let racy = !file.stat.is_settled(moment);
                let id = work.known.get(&file.path).map(|known| known.id);
                match (change, id) {
                    (Change::Touched, Some(id)) => writer.touch(id, file.stat, racy)?,
                    (Change::Touched, None) => {}
                    (Change::Gone, id) => id.map_or(Ok(()), |id| writer.remove(id))?,
                    (Change::Read(record), id) => {
                        id.map_or(Ok(()), |id| writer.remove(id))?;
                        let record = record.map(|row| *row);
                        writer.add(&Entry { path: &file.path, stat: file.stat, hash, racy, record })?;
                    }
                }
                done += 1;
                if done % 50 == 0 {
                    progress(done, total);
                }
            }
            transaction.commit()?;
        }
        Ok::<_, IndexError>(())
    })?;
    forget_deleted(store, &files, &known)?;
    if total > 0 {
        progress(total, total);
    }
    drop(guard);
    Ok(true)
}

fn forget_deleted(store: &mut Store, files: &[RecordFile], known: &HashMap<String, Known>) -> Result<(), IndexError> {
    let is_there = |path: &str| files.binary_search_by(|file| file.path.as_str().cmp(path)).is_ok();
    let transaction = store.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let mut interned = Interned::new();
    let writer = Writer::new(&transaction, &mut interned)?;
    for (_, gone) in known.iter().filter(|(path, _)| !is_there(path)) {
        writer.remove(gone.id)?;
    }
    transaction.execute("INSERT INTO meta VALUES ('complete', 1) ON CONFLICT DO NOTHING", [])?;
    transaction.commit()?;
    Ok(())
}

/// Returns the files that are not as the index knows them.
fn changed<'f>(files: &'f [RecordFile], known: &HashMap<String, Known>) -> Vec<&'f RecordFile> {
    let is_changed =
        |file: &&RecordFile| known.get(&file.path).is_none_or(|known| known.racy || known.stat != file.stat);
    files.iter().filter(is_changed).collect()
}

fn known(store: &Store) -> Result<HashMap<String, Known>, IndexError> {
    let sql = "SELECT path, size, mtime, ctime, inode, hash, racy, id FROM file";
    let mut statement = store.connection.prepare(sql)?;
    let mut rows = statement.query([])?;
    let mut known = HashMap::new();
    while let Some(row) = rows.next()? {
        let stat = Stat {
            size: row.get::<_, i64>(1)?.cast_unsigned(),
            mtime_ns: row.get(2)?,
            ctime_ns: row.get(3)?,
            inode: row.get::<_, i64>(4)?.cast_unsigned(),
        };
        let file = Known { id: row.get(7)?, stat, hash: row.get(5)?, racy: row.get(6)? };
        // Two rows for one file can only come from a file system without locks. No file has a name like this,
        // so the older row goes with the deleted ones.
        if let Some(older) = known.insert(row.get::<_, String>(0)?, file) {
            known.insert(format!("\0{}", older.id), older);
        }
    }
    Ok(known)
}

/// What the readers share.
struct Work<'a> {
    archive: &'a Archive,
    known: &'a HashMap<String, Known>,
}

impl Work<'_> {
    fn read<'f>(&self, file: &'f RecordFile) -> (&'f RecordFile, i64, Change) {
        let text = match archive::read(&self.archive.root().join(&file.path)) {
            Ok(text) => text,
            Err(ReadError::Io(error)) if error.kind() == std::io::ErrorKind::NotFound => {
                return (file, 0, Change::Gone);
            }
            Err(_) => return (file, 0, Change::Read(None)),
        };
        let hash = hash(&text);
        if self.known.get(&file.path).is_some_and(|known| known.hash == hash) {
            return (file, hash, Change::Touched);
        }
        let stem = file.path.rsplit('/').next().unwrap_or_default();
        let stem = stem.strip_suffix(".yaml").or_else(|| stem.strip_suffix(".yml")).unwrap_or(stem);
        let record = yaml::parse(&text).ok().map(|document| Box::new(extract(&text, &document, stem)));
        (file, hash, Change::Read(record))
    }
}

/// Returns what tells a content from another one.
pub(super) fn hash(text: &str) -> i64 {
    let mut hasher = DefaultHasher::new();
    hasher.write(text.as_bytes());
    hasher.finish().cast_signed()
}
