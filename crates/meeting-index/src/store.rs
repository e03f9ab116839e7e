//! The database file.

use std::fs::{self, File, TryLockError};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

use chrono::NaiveDate;
use rusqlite::{Connection, OpenFlags, TransactionBehavior};

use super::refresh::{Progress, Stage};
use super::row::read;
use super::{IndexError, codes, work};

const SCHEMA: &str = include_str!("schema.sql");
const FILE: &str = "index.sqlite";
const LOCK: &str = "index.lock";

/// "meet": the application id of our files (see the magic numbers of `file`).
const APPLICATION: i64 = 0x6d65_6574;
/// Increases with every change of `schema.sql` or of the meaning of rows.
const VERSION: i64 = 13;

/// How long a process waits for another one that writes, if the earlier state can be used.
const PATIENCE: Duration = Duration::from_secs(2);
/// How long it waits if there is no earlier state.
const GREAT_PATIENCE: Duration = Duration::from_mins(2);
/// After how long the progress reports the waiting.
const A_WHILE: Duration = Duration::from_secs(1);

/// The database, in its file or in memory.
pub(super) struct Store {
    pub connection: Connection,
    folder: Option<PathBuf>,
}

impl Store {
    /// Opens the index in `folder`. It is created if it is missing or damaged, in memory if that fails.
    pub fn open(folder: Option<&Path>, progress: Progress) -> Result<Self, IndexError> {
        if let Some(folder) = folder
            && let Ok(connection) = open_file(folder, progress)
        {
            return Ok(Self { connection, folder: Some(folder.to_owned()) });
        }
        let connection = Connection::open_in_memory()?;
        prepare(&connection)?;
        create(&connection)?;
        Ok(Self { connection, folder: None })
    }

    /// Opens the index in `folder` read-only; none if there is none that is complete.
    pub fn open_as_it_is(folder: &Path) -> Option<Self> {
        let connection = Connection::open_with_flags(path(folder), OpenFlags::SQLITE_OPEN_READ_ONLY).ok()?;
        let store = Self { connection, folder: Some(folder.to_owned()) };
        (is_ours(&store.connection) && store.is_complete()).then_some(store)
    }

    /// The path of the file; none in memory.
    pub fn path(&self) -> Option<PathBuf> {
        self.folder.as_deref().map(path)
    }

    /// Locks the index for writing as long as the guard lives; none if another process has the lock.
    pub fn lock(&self, progress: Progress) -> Option<WriteGuard> {
        let Some(folder) = &self.folder else { return Some(WriteGuard(None)) };
        let patience = if self.is_complete() { PATIENCE } else { GREAT_PATIENCE };
        match lock(folder, patience, progress) {
            LockResult::Locked(file) => Some(WriteGuard(Some(file))),
            LockResult::Unavailable => Some(WriteGuard(None)),
            LockResult::Busy => None,
        }
    }

    /// Brings the tables of work to a day, unless another process writes.
    pub fn bring_to(&mut self, on: NaiveDate) -> Result<(), IndexError> {
        if work::is_current(&self.connection, on)? {
            return Ok(());
        }
        let guard = match &self.folder {
            Some(folder) => match lock(folder, Duration::ZERO, &mut |_| {}) {
                LockResult::Locked(file) => WriteGuard(Some(file)),
                LockResult::Unavailable => WriteGuard(None),
                LockResult::Busy => return Ok(()),
            },
            None => WriteGuard(None),
        };
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        work::update(&transaction, on)?;
        transaction.commit()?;
        drop(guard);
        Ok(())
    }

    /// Whether the first refresh has been completed.
    pub fn is_complete(&self) -> bool {
        let sql = "SELECT value FROM meta WHERE key = 'complete'";
        self.connection.query_row(sql, [], read::<i64>).is_ok()
    }
}

/// The lock for writing.
pub(super) struct WriteGuard(#[expect(dead_code, reason = "the lock lasts as long as the open file")] Option<File>);

pub(super) fn path(folder: &Path) -> PathBuf {
    folder.join(FILE)
}

/// Deletes the index in `folder`, if there is one.
pub(super) fn clear(folder: &Path) -> Result<(), IndexError> {
    if !path(folder).exists() {
        return Ok(());
    }
    let _lock = lock(folder, PATIENCE, &mut |_| {});
    Ok(delete(folder)?)
}

/// The result of locking.
enum LockResult {
    Locked(File),
    /// Another process has the lock.
    Busy,
    /// The folder does not exist any more, or its file system has no locks. The database's own lock still keeps each batch
    /// whole.
    Unavailable,
}

fn lock(folder: &Path, patience: Duration, progress: Progress) -> LockResult {
    let options = File::options().create(true).truncate(false).write(true).open(folder.join(LOCK));
    let Ok(file) = options else { return LockResult::Unavailable };
    let start = Instant::now();
    let mut has_told = false;
    loop {
        match file.try_lock() {
            Ok(()) => return LockResult::Locked(file),
            Err(TryLockError::WouldBlock) if start.elapsed() < patience => {
                if start.elapsed() >= A_WHILE && !has_told {
                    progress(Stage::Waiting);
                    has_told = true;
                }
                thread::sleep(Duration::from_millis(10));
            }
            Err(TryLockError::WouldBlock) => return LockResult::Busy,
            Err(TryLockError::Error(_)) => return LockResult::Unavailable,
        }
    }
}

fn open_file(folder: &Path, progress: Progress) -> Result<Connection, IndexError> {
    fs::create_dir_all(folder)?;
    if let Ok(connection) = connect(folder)
        && is_ours(&connection)
    {
        return Ok(connection);
    }
    // Another process may be creating it, so look again with the lock held.
    let lock = lock(folder, GREAT_PATIENCE, progress);
    if let Ok(connection) = connect(folder)
        && is_ours(&connection)
    {
        return Ok(connection);
    }
    delete(folder)?;
    let connection = connect(folder)?;
    create(&connection)?;
    drop(lock);
    Ok(connection)
}

fn connect(folder: &Path) -> Result<Connection, IndexError> {
    let connection = Connection::open(path(folder))?;
    prepare(&connection)?;
    Ok(connection)
}

fn prepare(connection: &Connection) -> Result<(), IndexError> {
    connection.busy_timeout(PATIENCE)?;
    connection.set_prepared_statement_cache_capacity(64);
    connection.pragma_update(None, "page_size", 8192)?;
    connection.pragma_update(None, "temp_store", "MEMORY")?;
    connection.pragma_update(None, "cache_size", -16_384)?;
    // After a loss of power, the last batches may have to be read again.
    connection.pragma_update(None, "synchronous", "NORMAL")?;
    connection.pragma_update(None, "foreign_keys", false)?;
    // Detect damage instead of reading it.
    connection.pragma_update(None, "cell_size_check", true)?;
    // Queries fix the order of joins; an index for one query costs more than it saves.
    connection.pragma_update(None, "automatic_index", false)?;
    // In memory, and on a file system without shared memory, another mode is used, which works as well.
    connection.pragma_update_and_check(None, "journal_mode", "WAL", |_| Ok(()))?;
    Ok(())
}

fn create(connection: &Connection) -> Result<(), IndexError> {
    connection.execute_batch("BEGIN IMMEDIATE")?;
    connection.execute_batch(SCHEMA)?;
    connection.execute_batch(&work::tables())?;
    // Fewer and larger segments: the first index takes half the time.
    connection.execute_batch("INSERT INTO words (words, rank) VALUES ('hashsize', 33554432)")?;
    connection.execute("INSERT INTO meta VALUES ('fingerprint', ?1)", [fingerprint()])?;
    connection.pragma_update(None, "application_id", APPLICATION)?;
    connection.pragma_update(None, "user_version", VERSION)?;
    connection.execute_batch("COMMIT")?;
    Ok(())
}

fn is_ours(connection: &Connection) -> bool {
    let pragma = |name| connection.pragma_query_value(None, name, read::<i64>).ok();
    let known = "SELECT value FROM meta WHERE key = 'fingerprint'";
    pragma("application_id") == Some(APPLICATION)
        && pragma("user_version") == Some(VERSION)
        && connection.query_row(known, [], read::<i64>).ok() == Some(fingerprint())
}

/// A number that differs between builds with other lists or another hash function.
fn fingerprint() -> i64 {
    let mut hasher = DefaultHasher::new();
    (SCHEMA, work::tables(), env!("CARGO_PKG_VERSION"), codes::fingerprint()).hash(&mut hasher);
    hasher.finish().cast_signed()
}

fn delete(folder: &Path) -> std::io::Result<()> {
    // The log first: a new database must not be opened with the log of an old one.
    for suffix in ["-wal", "-shm", "-journal", ""] {
        let mut name = path(folder).into_os_string();
        name.push(suffix);
        match fs::remove_file(&name) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                // For example a folder of that name, which is not ours.
                return Err(error);
            }
            _ => {}
        }
    }
    Ok(())
}
