//! A snapshot of the index, with lookups of strings and records.

use std::cell::{Cell, OnceCell, RefCell};
use std::collections::HashMap;
use std::rc::Rc;
use std::sync::{Arc, LazyLock};

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, Transaction};

use super::extract::date_of;
use super::row::{Columns, FromColumns, Selected, TIMELESS, read, selected};
use super::{Index, work};
use meeting_core::archive::{Directory, Stat};
use meeting_core::model::field::Part;

type Result<T> = rusqlite::Result<T>;

selected! {
    /// A record `r` and its file `z`.
    #[derive(Debug)]
    pub(super) struct RecordInfo(as_of; ["JOIN file z ON z.id = r.id"]) {
        pub id: i64 = "r.id",
        pub name: Arc<str> = "r.name",
        pub title: Option<Arc<str>> = "r.title",
        pub state: Option<i64> = "r.state",
        pub kind: Option<i64> = "r.kind",
        pub status: Option<i64> = "r.status",
        pub date: Option<i64> = "r.date",
        pub until: Option<i64> = "r.until",
        pub number: Option<Arc<str>> = "r.number",
        pub issued: Option<i64> = "r.issued",
        pub place: Option<i64> = "r.place_word",
        pub series: Option<i64> = "r.series_word",
        pub chair: Option<i64> = "r.chair_word",
        pub directives: i64 = "r.directives",
        pub tasks: i64 = "r.tasks",
        pub line: i64 = "r.line",
        pub first: i64 = "r.first",
        pub file: FileInfo = FileInfo::columns(as_of),
    }
}

selected! {
    /// A file at the time when it was indexed.
    #[derive(Debug, Clone)]
    pub(super) struct FileInfo(_as_of; []) {
        pub path: Arc<str> = "z.path",
        pub stat: IndexedStat = "z.size, z.mtime, z.ctime, z.inode",
        pub hash: i64 = "z.hash",
        pub racy: bool = "z.racy",
    }
}

/// The stat of a file, in four columns.
#[derive(Debug, Clone)]
pub(super) struct IndexedStat(pub Stat);

impl FromColumns for IndexedStat {
    fn read(columns: &mut Columns) -> Result<Self> {
        Ok(Self(Stat {
            size: columns.next::<i64>()?.cast_unsigned(),
            mtime_ns: columns.next()?,
            ctime_ns: columns.next()?,
            inode: columns.next::<i64>()?.cast_unsigned(),
        }))
    }
}

impl RecordInfo {
    /// The session's first day.
    pub fn day(&self) -> Option<NaiveDate> {
        self.date.and_then(date_of)
    }
}

/// The query for one record.
static RECORD: LazyLock<String> = LazyLock::new(|| {
    let columns = RecordInfo::columns(TIMELESS);
    format!("SELECT {columns} FROM record r {} WHERE r.id = ?1", RecordInfo::JOINS.concat())
});

/// The place of a part in its file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Place {
    pub part: Part,
    pub start: usize,
    pub length: usize,
}

/// Reads `part, start, length`.
impl FromColumns for Place {
    fn read(columns: &mut Columns) -> Result<Self> {
        let part = columns.next::<i64>()?;
        let known = usize::try_from(part).ok().and_then(|part| Part::ALL.get(part).copied());
        let mut size = || columns.next::<i64>().map(|value| usize::try_from(value).unwrap_or(0));
        Ok(Self {
            part: known.ok_or(rusqlite::Error::IntegralValueOutOfRange(0, part))?,
            start: size()?,
            length: size()?,
        })
    }
}

/// A state of the index that does not change while other processes write.
pub(super) struct Snapshot<'c> {
    transaction: Transaction<'c>,
    directory: &'c Directory,
    words: RefCell<HashMap<i64, Arc<str>>>,
    records: RefCell<HashMap<i64, Rc<RecordInfo>>>,
    ranks: OnceCell<HashMap<i64, i64>>,
    /// The day of which the tables of work are.
    day: Cell<Option<NaiveDate>>,
}

impl<'c> Snapshot<'c> {
    pub fn new(index: &'c Index) -> Result<Self> {
        Ok(Self {
            transaction: index.store.connection.unchecked_transaction()?,
            directory: &index.archive.settings().directory,
            words: RefCell::default(),
            records: RefCell::default(),
            ranks: OnceCell::new(),
            day: Cell::new(None),
        })
    }

    /// The directory of the archive.
    pub fn directory(&self) -> &'c Directory {
        self.directory
    }

    /// Makes the tables `now` and `now_who` those of a day.
    pub fn work_on(&self, day: NaiveDate) -> Result<()> {
        if self.day.get() == Some(day) {
            return Ok(());
        }
        if work::is_current(&self.transaction, day)? {
            work::drop_temporary(&self.transaction)?;
        } else {
            work::fill_temporary(&self.transaction, day)?;
        }
        self.day.set(Some(day));
        Ok(())
    }

    /// Whether some work is led or supported by others than those whom the full-text index has for it.
    pub fn is_handed_over(&self) -> Result<bool> {
        let sql = "SELECT 1 FROM now WHERE lead_keys IS NOT NULL OR support_keys IS NOT NULL LIMIT 1";
        self.transaction.prepare_cached(sql)?.exists([])
    }

    pub fn connection(&self) -> &Connection {
        &self.transaction
    }

    /// The place of a record in the order of the files. The ids of records depend on when each was read, which no result may
    /// show.
    pub fn rank(&self, record: i64) -> Result<i64> {
        let ranks = if let Some(ranks) = self.ranks.get() {
            ranks
        } else {
            let ranks = ranks(&self.transaction)?;
            self.ranks.get_or_init(|| ranks)
        };
        Ok(ranks.get(&record).copied().unwrap_or(record))
    }

    /// Sorts rows in the order of the files and of their text; `at` gives a row's record and part.
    pub fn put_in_order<T>(&self, rows: &mut [T], at: impl Fn(&T) -> (i64, i64)) -> Result<()> {
        if let Some(first) = rows.first() {
            // Loads the ranks, so that the sort key cannot fail.
            self.rank(at(first).0)?;
        }
        rows.sort_by_cached_key(|row| {
            let (record, part) = at(row);
            (self.rank(record).unwrap_or(record), part)
        });
        Ok(())
    }

    pub fn word(&self, id: Option<i64>) -> Result<Option<Arc<str>>> {
        let Some(id) = id else { return Ok(None) };
        if let Some(known) = self.words.borrow().get(&id) {
            return Ok(Some(known.clone()));
        }
        let sql = "SELECT text FROM word WHERE id = ?1";
        let text: Arc<str> = self.transaction.prepare_cached(sql)?.query_row([id], read)?;
        self.words.borrow_mut().insert(id, text.clone());
        Ok(Some(text))
    }

    /// What stands for those whom records describe under the id for which a word of the full-text index stands.
    pub fn keys_of(&self, id_word: &str) -> Result<Vec<String>> {
        let sql = "SELECT DISTINCT t.text FROM words f LEFT JOIN person x ON x.id = f.rowid \
                   LEFT JOIN organization o ON o.id = f.rowid \
                   JOIN word t ON t.id = IFNULL(x.key_word, o.key_word) WHERE f.words MATCH ?1 LIMIT 2";
        let mut statement = self.transaction.prepare_cached(sql)?;
        statement.query_map([format!("{{main}} : \"{id_word}\"")], read)?.collect()
    }

    /// The words of the full-text index that begin so.
    pub fn terms(&self, beginning: &str) -> Result<Vec<String>> {
        let sql = "CREATE VIRTUAL TABLE IF NOT EXISTS temp.vocabulary USING fts5vocab(main, words, row)";
        self.transaction.execute_batch(sql)?;
        let sql = "SELECT term FROM temp.vocabulary WHERE term >= ?1 AND term < ?2";
        let mut statement = self.transaction.prepare_cached(sql)?;
        statement.query_map([beginning, &format!("{beginning}\u{7f}")], read)?.collect()
    }

    pub fn record(&self, id: i64) -> Result<Rc<RecordInfo>> {
        if let Some(known) = self.records.borrow().get(&id) {
            return Ok(known.clone());
        }
        let record: Rc<RecordInfo> = Rc::new(self.transaction.prepare_cached(&RECORD)?.query_row([id], read)?);
        self.records.borrow_mut().insert(id, record.clone());
        Ok(record)
    }

    pub fn place(&self, id: i64) -> Result<Option<Place>> {
        let sql = "SELECT part, start, length FROM part WHERE id = ?1";
        self.transaction.prepare_cached(sql)?.query_row([id], read).optional()
    }
}

/// The place of each record in the order of the paths; empty if the ids have that order already.
fn ranks(connection: &Connection) -> Result<HashMap<i64, i64>> {
    let mut statement = connection.prepare("SELECT path, id FROM file ORDER BY id")?;
    let mut files: Vec<(String, i64)> = statement.query_map([], read)?.collect::<Result<_>>()?;
    if files.is_sorted() {
        return Ok(HashMap::new());
    }
    files.sort_unstable();
    Ok(files.into_iter().zip(0..).map(|((_, id), rank)| (id, rank)).collect())
}
