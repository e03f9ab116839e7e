//! Refreshes the index, as git refreshes its own: files with the same size, times and inode are taken as unchanged; the others
//! are read in parallel and written by one writer, some hundred records at a time.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::mpsc::sync_channel;
use std::thread;

use rayon::prelude::*;
use rusqlite::{Connection, OptionalExtension, TransactionBehavior};

use super::IndexError;
use super::copies::settle;
use super::difference::{ChangedFile, Difference};
use super::extract::{RecordRow, extract};
use super::row;
use super::store::Store;
use super::write::{FileEntry, WordIds, Writer, word_ids};
use meeting_core::archive::{self, Archive, ReadError, RecordFile};

/// The progress of a refresh.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// Waiting for another process that writes the index.
    Waiting,
    /// How many files have been read, of how many.
    Read(usize, usize),
}

/// Gets the progress.
pub(super) type Progress<'p> = &'p mut dyn FnMut(Stage);

/// Records in one transaction: no more than these are lost by an interruption.
const BATCH: usize = 1000;

/// Records in one chunk of the readers: small, so that the writer starts early and ends soon after the readers. A batch is a whole
/// number of chunks.
const READ: usize = 125;

/// Chunks that the readers may be ahead of the writer, which limits the memory.
const AHEAD: usize = 4;

/// How often a refresh is repeated because copies of deleted records have to be read.
const PASSES: usize = 4;

/// How a file has changed.
enum Change {
    /// Only its times have changed.
    Touched,
    /// It has a record, or cannot be read.
    Read(Option<Box<RecordRow>>),
    /// It has been deleted since the walk.
    Deleted,
}

/// Refreshes the index and gives whether it is up to date, which it is not while another process writes it. `refused` gets the
/// paths that the walk could not read.
pub(super) fn refresh(
    store: &mut Store,
    archive: &Archive,
    refused: &mut Vec<String>,
    progress: Progress,
) -> Result<bool, IndexError> {
    match update(store, archive, refused, progress) {
        Err(error) if error.is_busy() => Ok(false),
        done => done,
    }
}

fn update(
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
    let context = context(archive);
    let is_read_alike = read_with(&store.connection)? == Some(context);
    if is_complete && is_read_alike && Difference::of(&store.connection, &files)?.is_empty() {
        return Ok(true);
    }
    let Some(guard) = store.lock(progress) else { return Ok(false) };
    if !is_read_alike {
        read_all_again(store, context)?;
    }
    // When a record is deleted, an ignored copy of it has to be read; when that is not readable, the next one.
    for _ in 0..PASSES {
        if !write(store, archive, &files, moment, &mut *progress)? {
            break;
        }
    }
    drop(guard);
    Ok(true)
}

/// What the rows of a file depend on besides its text: the directory.
fn context(archive: &Archive) -> i64 {
    let mut hasher = DefaultHasher::new();
    let directory = &archive.settings().directory;
    if !directory.is_empty() {
        format!("{:?}", directory.entries()).hash(&mut hasher);
    }
    hasher.finish().cast_signed()
}

/// The context with which the files have been read.
fn read_with(connection: &Connection) -> rusqlite::Result<Option<i64>> {
    let sql = "SELECT value FROM meta WHERE key = 'context'";
    connection.query_row(sql, [], row::read).optional()
}

/// Makes every file one that has to be read, with another context.
fn read_all_again(store: &mut Store, context: i64) -> rusqlite::Result<()> {
    let transaction = store.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    transaction.execute("UPDATE file SET hash = 0, racy = 1", [])?;
    let sql = "INSERT INTO meta VALUES ('context', ?1) ON CONFLICT (key) DO UPDATE SET value = ?1";
    transaction.execute(sql, [context])?;
    transaction.commit()
}

/// Writes the differences, and gives whether copies have to be read now.
fn write(
    store: &mut Store,
    archive: &Archive,
    files: &[RecordFile],
    moment: i64,
    progress: Progress,
) -> Result<bool, IndexError> {
    // The process that held the lock has probably written most of them.
    let Difference { changed, deleted } = Difference::of(&store.connection, files)?;
    let total = changed.len();
    let mut done = 0;
    let mut is_more = false;
    let mut word_ids = if total == 0 { WordIds::new() } else { word_ids(&store.connection)? };
    thread::scope(|scope| {
        let (sender, receiver) = sync_channel::<Vec<(&ChangedFile, i64, Change)>>(AHEAD);
        let changed = &changed;
        scope.spawn(move || {
            for chunk in changed.chunks(READ) {
                let read = chunk.par_iter().map(|changed| read(archive, changed)).collect();
                if sender.send(read).is_err() {
                    // The writer has failed, with an error of its own.
                    break;
                }
            }
        });
        let mut read = receiver.into_iter().peekable();
        while read.peek().is_some() {
            let transaction = store.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
            let mut writer = Writer::new(&transaction, &mut word_ids)?;
            for (ChangedFile { file, indexed }, hash, change) in read.by_ref().take(BATCH / READ).flatten() {
                let racy = !file.stat.is_settled(moment);
                let id = indexed.as_ref().map(|indexed| indexed.id);
                match (change, id) {
                    (Change::Touched, Some(id)) => writer.touch(id, file.stat, racy)?,
                    (Change::Touched, None) => {}
                    (Change::Deleted, id) => id.map_or(Ok(()), |id| writer.remove(id))?,
                    (Change::Read(record), id) => {
                        id.map_or(Ok(()), |id| writer.remove(id))?;
                        let record = record.map(|row| *row);
                        writer.add(&FileEntry { path: &file.path, stat: file.stat, hash, racy, record })?;
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
    is_more |= delete(store, archive, &deleted)?;
    if total > 0 {
        progress(Stage::Read(total, total));
    }
    Ok(is_more)
}

/// Deletes the records of deleted files and marks the index as complete. Gives whether copies have to be read now.
fn delete(store: &mut Store, archive: &Archive, deleted: &[i64]) -> Result<bool, IndexError> {
    let transaction = store.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let mut word_ids = WordIds::new();
    let mut writer = Writer::new(&transaction, &mut word_ids)?;
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
            return (changed, 0, Change::Deleted);
        }
        Err(_) => return (changed, 0, Change::Read(None)),
    };
    let hash = hash(&text);
    if changed.indexed.as_ref().is_some_and(|indexed| indexed.hash == hash) {
        return (changed, hash, Change::Touched);
    }
    let stem = path.rsplit('/').next().unwrap_or_default();
    let stem = stem.strip_suffix(".yaml").or_else(|| stem.strip_suffix(".yml")).unwrap_or(stem);
    let directory = &archive.settings().directory;
    let record = lossless_yaml::parse(&text).ok().map(|document| Box::new(extract(&text, &document, stem, directory)));
    (changed, hash, Change::Read(record))
}

/// A hash of the content of a file.
pub(super) fn hash(text: &str) -> i64 {
    let mut hasher = DefaultHasher::new();
    hasher.write(text.as_bytes());
    hasher.finish().cast_signed()
}
