//! The index as it is at one moment: rows with their strings and records looked up.

use std::cell::{OnceCell, RefCell};
use std::collections::HashMap;
use std::rc::Rc;

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, Row, Transaction};

use super::extract::{date_of, day};
use crate::archive::Stat;
use crate::model::field::Part;

type Result<T> = rusqlite::Result<T>;

/// What the index knows of a record and its file.
#[derive(Debug)]
pub(super) struct RecordInfo {
    pub name: String,
    pub title: Option<String>,
    pub state: Option<i64>,
    pub kind: Option<i64>,
    pub status: Option<i64>,
    pub date: Option<i64>,
    pub until: Option<i64>,
    pub number: Option<String>,
    pub place: Option<i64>,
    pub series: Option<i64>,
    pub chair: Option<i64>,
    pub directives: i64,
    pub tasks: i64,
    pub line: i64,
    pub first: i64,
    /// The day from which its work counts.
    pub asks: Option<i64>,
    pub file: FileInfo,
}

/// A file as it was when it was indexed.
#[derive(Debug, Clone)]
pub(super) struct FileInfo {
    pub path: String,
    pub stat: Stat,
    pub hash: i64,
    pub racy: bool,
}

impl RecordInfo {
    fn of(row: &Row) -> Result<Self> {
        let stat = Stat {
            size: row.get::<_, i64>(17)?.cast_unsigned(),
            mtime_ns: row.get(18)?,
            ctime_ns: row.get(19)?,
            inode: row.get::<_, i64>(20)?.cast_unsigned(),
        };
        Ok(Self {
            name: row.get(1)?,
            title: row.get(2)?,
            state: row.get(3)?,
            kind: row.get(4)?,
            status: row.get(5)?,
            date: row.get(6)?,
            until: row.get(7)?,
            number: row.get(8)?,
            place: row.get(9)?,
            series: row.get(10)?,
            chair: row.get(11)?,
            directives: row.get(12)?,
            tasks: row.get(13)?,
            line: row.get(14)?,
            first: row.get(15)?,
            asks: row.get(23)?,
            file: FileInfo { path: row.get(16)?, stat, hash: row.get(21)?, racy: row.get(22)? },
        })
    }

    /// Returns whether the record's work had been asked for by a day.
    pub fn has_asked(&self, as_of: NaiveDate) -> bool {
        self.asks.is_some_and(|asks| asks <= day(as_of))
    }

    /// Returns the session's first day.
    pub fn day(&self) -> Option<NaiveDate> {
        self.date.and_then(date_of)
    }
}

/// The columns of [`RecordInfo`]; `r` is the record and `z` its file.
pub(super) const RECORD_COLUMNS: &str = "r.id, r.name, r.title, r.state, r.kind, r.status, r.date, r.until, r.number, \
     r.place_word, r.series_word, r.chair_word, r.directives, r.tasks, r.line, r.first, \
     z.path, z.size, z.mtime, z.ctime, z.inode, z.hash, z.racy, r.asks";

/// Where a part stands in its file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Place {
    pub part: Part,
    pub start: usize,
    pub length: usize,
}

/// One state of the index. Reading goes on from this state whatever other processes write meanwhile.
pub(super) struct Snapshot<'c> {
    transaction: Transaction<'c>,
    words: RefCell<HashMap<i64, Rc<str>>>,
    records: RefCell<HashMap<i64, Rc<RecordInfo>>>,
    ranks: OnceCell<HashMap<i64, i64>>,
}

impl<'c> Snapshot<'c> {
    /// Returns the state of the index.
    pub fn new(connection: &'c Connection) -> Result<Self> {
        Ok(Self {
            transaction: connection.unchecked_transaction()?,
            words: RefCell::default(),
            records: RefCell::default(),
            ranks: OnceCell::new(),
        })
    }

    pub fn connection(&self) -> &Connection {
        &self.transaction
    }

    /// Returns the place of a record in the order of the files. The numbers of records tell when each was read, which is
    /// nothing that may be seen.
    pub fn rank(&self, record: i64) -> Result<i64> {
        let ranks = if let Some(ranks) = self.ranks.get() {
            ranks
        } else {
            let ranks = ranks(&self.transaction)?;
            self.ranks.get_or_init(|| ranks)
        };
        Ok(ranks.get(&record).copied().unwrap_or(record))
    }

    /// Puts rows into the order of the files and of what stands in them; `at` gives a row's record and part.
    pub fn put_in_order<T>(&self, rows: &mut [T], at: impl Fn(&T) -> (i64, i64)) -> Result<()> {
        if let Some(first) = rows.first() {
            // So that what follows cannot fail.
            self.rank(at(first).0)?;
        }
        rows.sort_by_cached_key(|row| {
            let (record, part) = at(row);
            (self.rank(record).unwrap_or(record), part)
        });
        Ok(())
    }

    /// Returns the string of a number.
    pub fn word(&self, id: Option<i64>) -> Result<Option<Rc<str>>> {
        let Some(id) = id else { return Ok(None) };
        if let Some(known) = self.words.borrow().get(&id) {
            return Ok(Some(known.clone()));
        }
        let sql = "SELECT text FROM word WHERE id = ?1";
        let text: String = self.transaction.prepare_cached(sql)?.query_row([id], |row| row.get(0))?;
        let text: Rc<str> = text.into();
        self.words.borrow_mut().insert(id, text.clone());
        Ok(Some(text))
    }

    /// Returns the record of a number.
    pub fn record(&self, id: i64) -> Result<Rc<RecordInfo>> {
        if let Some(known) = self.records.borrow().get(&id) {
            return Ok(known.clone());
        }
        let sql = format!("SELECT {RECORD_COLUMNS} FROM record r JOIN file z ON z.id = r.id WHERE r.id = ?1");
        let record = Rc::new(self.transaction.prepare_cached(&sql)?.query_row([id], RecordInfo::of)?);
        self.records.borrow_mut().insert(id, record.clone());
        Ok(record)
    }

    /// Returns the record of a row of [`RECORD_COLUMNS`].
    pub fn record_of(row: &Row) -> Result<Rc<RecordInfo>> {
        RecordInfo::of(row).map(Rc::new)
    }

    /// Returns the id that a part has in its record.
    pub fn id(&self, part: i64) -> Result<Option<Rc<str>>> {
        let sql = "SELECT name_word FROM part WHERE id = ?1";
        let word = self.transaction.prepare_cached(sql)?.query_row([part], |row| row.get(0)).optional()?;
        self.word(word.flatten())
    }

    /// Returns where a part stands.
    pub fn place(&self, id: i64) -> Result<Option<Place>> {
        let sql = "SELECT part, start, length FROM part WHERE id = ?1";
        self.transaction.prepare_cached(sql)?.query_row([id], |row| place(row, 0)).optional()
    }
}

/// Returns the place in the columns from `at` on: `part, start, length`.
pub(super) fn place(row: &Row, at: usize) -> Result<Place> {
    let number: usize = row.get::<_, i64>(at)?.try_into().unwrap_or(usize::MAX);
    let part = Part::ALL.get(number).copied().ok_or(rusqlite::Error::IntegralValueOutOfRange(at, -1))?;
    let size = |at| row.get::<_, i64>(at).map(|value| usize::try_from(value).unwrap_or(0));
    Ok(Place { part, start: size(at + 1)?, length: size(at + 2)? })
}

/// Returns the place of each record in the order of the paths; none of any where the numbers have that order already.
fn ranks(connection: &Connection) -> Result<HashMap<i64, i64>> {
    let mut statement = connection.prepare("SELECT path, id FROM file ORDER BY id")?;
    let files = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let mut files: Vec<(String, i64)> = files.collect::<Result<_>>()?;
    if files.is_sorted() {
        return Ok(HashMap::new());
    }
    files.sort_unstable();
    Ok(files.into_iter().zip(0..).map(|((_, id), rank)| (id, rank)).collect())
}
