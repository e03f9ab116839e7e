//! The index brought up to the files, the way git does it: whatever has the size, times and inode that it had is
//! taken as unchanged; the rest is read in parallel and written by one writer, some hundred records at a time.

use std::hash::{DefaultHasher, Hasher};
use std::sync::mpsc::sync_channel;
use std::thread;

use rayon::prelude::*;
use rusqlite::TransactionBehavior;

use super::IndexError;
use super::copies::settle;
use super::difference::{ChangedFile, Difference};
use super::extract::{RecordRow, extract};
use super::store::Store;
use super::write::{Entry, Interned, Writer, interned};
use meeting_core::archive::{self, Archive, ReadError, RecordFile};

/// What there is to tell while the index is brought up to the files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// Another process is writing the index, and has been waited for for a while.
    Waiting,
    /// So many files have been read, of how many.
    Read(usize, usize),
}

/// Hears of it.
pub(super) type Progress<'p> = &'p mut dyn FnMut(Stage);

/// Records in one transaction: an interruption costs no more than these.
const BATCH: usize = 1000;

/// Records that are read in one go: few enough that the writer soon has something to do, and at the end not much left.
/// A whole number of goes makes a batch.
const READ: usize = 125;

/// So many goes may the readers be ahead of the writer: they are in memory.
const AHEAD: usize = 4;

/// So often are files read again that count now instead of others.
const PASSES: usize = 4;

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
    let is_complete = store.is_complete();
    if is_complete && Difference::of(&store.connection, &files)?.is_empty() {
        return Ok(true);
    }
    let Some(guard) = store.lock(progress) else { return Ok(false) };
    // A file that was left out as a copy has to be read when the one that counted is gone; that may happen once for each
    // that turns out not to be readable.
    for _ in 0..PASSES {
        if !write(store, archive, &files, moment, &mut *progress)? {
            break;
        }
    }
    drop(guard);
    Ok(true)
}

/// Writes what is not as the files are. Returns whether there is more to be read.
fn write(
    store: &mut Store,
    archive: &Archive,
    files: &[RecordFile],
    moment: i64,
    progress: Progress,
) -> Result<bool, IndexError> {
    // Whoever held the lock has most likely done the work.
    let Difference { changed, deleted } = Difference::of(&store.connection, files)?;
    let total = changed.len();
    let mut done = 0;
    let mut is_more = false;
    let mut interned = if total == 0 { Interned::new() } else { interned(&store.connection)? };
    thread::scope(|scope| {
        let (sender, receiver) = sync_channel::<Vec<(&ChangedFile, i64, Change)>>(AHEAD);
        let changed = &changed;
        scope.spawn(move || {
            for go in changed.chunks(READ) {
                let read = go.par_iter().map(|changed| read(archive, changed)).collect();
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
            for (ChangedFile { file, indexed }, hash, change) in read.by_ref().take(BATCH / READ).flatten() {
                let racy = !file.stat.is_settled(moment);
                let id = indexed.as_ref().map(|indexed| indexed.id);
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
                    progress(Stage::Read(done, total));
                }
            }
            is_more |= settle(&mut writer, archive, &transaction)?;
            writer.finish()?;
            transaction.commit()?;
        }
        Ok::<_, IndexError>(())
    })?;
    is_more |= forget(store, archive, &deleted)?;
    if total > 0 {
        progress(Stage::Read(total, total));
    }
    Ok(is_more)
}

/// Forgets what is gone, and notes that every record has been seen. Returns whether there is more to be read.
fn forget(store: &mut Store, archive: &Archive, deleted: &[i64]) -> Result<bool, IndexError> {
    let transaction = store.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let mut interned = Interned::new();
    let mut writer = Writer::new(&transaction, &mut interned)?;
    for id in deleted {
        writer.remove(*id)?;
    }
    let is_more = settle(&mut writer, archive, &transaction)?;
    writer.finish()?;
    transaction.execute("INSERT INTO meta VALUES ('complete', 1) ON CONFLICT DO NOTHING", [])?;
    transaction.commit()?;
    Ok(is_more)
}

fn read<'c>(archive: &Archive, changed: &'c ChangedFile<'c>) -> (&'c ChangedFile<'c>, i64, Change) {
    let path = &changed.file.path;
    let text = match archive::read(&archive.root().join(path)) {
        Ok(text) => text,
        Err(ReadError::Io(error)) if error.kind() == std::io::ErrorKind::NotFound => {
            return (changed, 0, Change::Gone);
        }
        Err(_) => return (changed, 0, Change::Read(None)),
    };
    let hash = hash(&text);
    if changed.indexed.as_ref().is_some_and(|indexed| indexed.hash == hash) {
        return (changed, hash, Change::Touched);
    }
    let stem = path.rsplit('/').next().unwrap_or_default();
    let stem = stem.strip_suffix(".yaml").or_else(|| stem.strip_suffix(".yml")).unwrap_or(stem);
    let record = lossless_yaml::parse(&text).ok().map(|document| Box::new(extract(&text, &document, stem)));
    (changed, hash, Change::Read(record))
}

/// Returns what tells a content from another one.
pub(super) fn hash(text: &str) -> i64 {
    let mut hasher = DefaultHasher::new();
    hasher.write(text.as_bytes());
    hasher.finish().cast_signed()
}
