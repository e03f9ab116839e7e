//! The database file: opened, checked, made, deleted.

use std::fs::{self, File, TryLockError};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

use rusqlite::{Connection, OpenFlags};

use super::refresh::{Progress, Stage};
use super::row::read;
use super::{IndexError, codes};

const SCHEMA: &str = include_str!("schema.sql");
const FILE: &str = "index.sqlite";
const LOCK: &str = "index.lock";

/// "meet": marks the file as one of ours (see the `file` command's table of magic numbers).
const APPLICATION: i64 = 0x6d65_6574;
/// Grows with every change of `schema.sql` or of what the rows mean.
const VERSION: i64 = 7;

/// How long a process waits while another one writes, where the state before is good enough.
const PATIENCE: Duration = Duration::from_secs(2);
/// How long it waits where there is no earlier state.
const GREAT_PATIENCE: Duration = Duration::from_mins(2);
/// Whoever has waited for so long wonders.
const A_WHILE: Duration = Duration::from_secs(1);

/// The database, in its file or in memory.
pub(super) struct Store {
    pub connection: Connection,
    folder: Option<PathBuf>,
}

impl Store {
    /// Opens the index in `folder`; makes it where it is missing or no good, in memory where that fails.
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

    /// Opens the index in `folder` to be read as it is; none where there is none that is good and complete.
    pub fn open_as_it_is(folder: &Path) -> Option<Self> {
        let connection = Connection::open_with_flags(path(folder), OpenFlags::SQLITE_OPEN_READ_ONLY).ok()?;
        let store = Self { connection, folder: Some(folder.to_owned()) };
        (is_ours(&store.connection) && store.is_complete()).then_some(store)
    }

    /// Returns the path of the file; none where the index is in memory.
    pub fn path(&self) -> Option<PathBuf> {
        self.folder.as_deref().map(path)
    }

    /// Takes the right to write, for as long as the guard lives. None where another process keeps it.
    pub fn lock(&self, progress: Progress) -> Option<WriteGuard> {
        let Some(folder) = &self.folder else { return Some(WriteGuard(None)) };
        let patience = if self.is_complete() { PATIENCE } else { GREAT_PATIENCE };
        match lock(folder, patience, progress) {
            Held::Mine(file) => Some(WriteGuard(Some(file))),
            Held::Nobodys => Some(WriteGuard(None)),
            Held::Others => None,
        }
    }

    /// Returns whether every record has been in the index at least once.
    pub fn is_complete(&self) -> bool {
        let sql = "SELECT value FROM meta WHERE key = 'complete'";
        self.connection.query_row(sql, [], read::<i64>).is_ok()
    }
}

/// The right to write.
pub(super) struct WriteGuard(#[expect(dead_code, reason = "the lock lasts as long as the open file")] Option<File>);

/// Returns where the index of a cache folder is.
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

/// Who has the right to write.
enum Held {
    Mine(File),
    Others,
    /// There is no such right to be had: the folder has gone, or its file system has no locks. The database's own
    /// lock still keeps each batch whole.
    Nobodys,
}

fn lock(folder: &Path, patience: Duration, progress: Progress) -> Held {
    let options = File::options().create(true).truncate(false).write(true).open(folder.join(LOCK));
    let Ok(file) = options else { return Held::Nobodys };
    let start = Instant::now();
    let mut has_told = false;
    loop {
        match file.try_lock() {
            Ok(()) => return Held::Mine(file),
            Err(TryLockError::WouldBlock) if start.elapsed() < patience => {
                if start.elapsed() >= A_WHILE && !has_told {
                    progress(Stage::Waiting);
                    has_told = true;
                }
                thread::sleep(Duration::from_millis(10));
            }
            Err(TryLockError::WouldBlock) => return Held::Others,
            Err(TryLockError::Error(_)) => return Held::Nobodys,
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
    // Somebody else may be making it just now, so look again with the lock held.
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
    // A lost power costs the last batches at most, and those are read again.
    connection.pragma_update(None, "synchronous", "NORMAL")?;
    connection.pragma_update(None, "foreign_keys", false)?;
    // Damage is better found than read.
    connection.pragma_update(None, "cell_size_check", true)?;
    // The order of the joins is written into the queries; an index for one question costs more than it saves.
    connection.pragma_update(None, "automatic_index", false)?;
    // In memory, and on a file system without shared memory, the mode stays another one, which works as well.
    connection.pragma_update_and_check(None, "journal_mode", "WAL", |_| Ok(()))?;
    Ok(())
}

fn create(connection: &Connection) -> Result<(), IndexError> {
    connection.execute_batch("BEGIN IMMEDIATE")?;
    connection.execute_batch(SCHEMA)?;
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

/// Returns what changes when the program is built with other lists or another way to hash.
fn fingerprint() -> i64 {
    let mut hasher = DefaultHasher::new();
    (SCHEMA, env!("CARGO_PKG_VERSION"), codes::fingerprint()).hash(&mut hasher);
    hasher.finish().cast_signed()
}

fn delete(folder: &Path) -> std::io::Result<()> {
    // The log first: a new database must never meet the log of an old one.
    for suffix in ["-wal", "-shm", "-journal", ""] {
        let mut name = path(folder).into_os_string();
        name.push(suffix);
        match fs::remove_file(&name) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                // A folder of that name, or worse, is none of ours.
                return Err(error);
            }
            _ => {}
        }
    }
    Ok(())
}
