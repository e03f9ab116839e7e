//! The index as it is at one moment: rows with their strings and records looked up.

use std::cell::{OnceCell, RefCell};
use std::collections::HashMap;
use std::rc::Rc;

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, Row, Transaction, params};

use super::codes::code;
use super::extract::{date_of, day};
use super::select::own_status;
use crate::archive::Stat;
use crate::model::field::Part;
use crate::model::{DirectiveStatus, RecordState, SessionStatus};

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
            file: FileInfo { path: row.get(16)?, stat, hash: row.get(21)?, racy: row.get(22)? },
        })
    }

    /// Returns whether the record's work had been given by a day: not what is asked for later, and nothing by a record or
    /// session that was cancelled (the same in SQL is [`is_given`](super::select::is_given)).
    pub fn has_given(&self, as_of: NaiveDate) -> bool {
        let is_cancelled =
            self.state == code(RecordState::Cancelled.name()) || self.status == code(SessionStatus::Cancelled.name());
        !is_cancelled && self.date.is_none_or(|date| date <= day(as_of))
    }

    /// Returns the session's first day.
    pub fn day(&self) -> Option<NaiveDate> {
        self.date.and_then(date_of)
    }
}

/// The columns of [`RecordInfo`]; `r` is the record and `z` its file.
pub(super) const RECORD_COLUMNS: &str = "r.id, r.name, r.title, r.state, r.kind, r.status, r.date, r.until, r.number, \
     r.place_word, r.series_word, r.chair_word, r.directives, r.tasks, r.line, r.first, \
     z.path, z.size, z.mtime, z.ctime, z.inode, z.hash, z.racy";

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
    /// Whether some directive replaces another one.
    pub has_replaced: bool,
}

impl<'c> Snapshot<'c> {
    /// Returns the state of the index; which directives newer ones replace is that of the day `as_of`.
    pub fn new(connection: &'c Connection, as_of: NaiveDate) -> Result<Self> {
        let transaction = connection.unchecked_transaction()?;
        let has_replaced = replaced(&transaction, as_of)?;
        Ok(Self {
            transaction,
            words: RefCell::default(),
            records: RefCell::default(),
            ranks: OnceCell::new(),
            has_replaced,
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

/// Works out which directives newer ones had replaced on the day `as_of`, into the table `replaced`. Returns whether
/// there may be any.
fn replaced(connection: &Connection, as_of: NaiveDate) -> Result<bool> {
    let any = "SELECT EXISTS (SELECT 1 FROM edge)";
    if !connection.query_row(any, [], |row| row.get::<_, bool>(0))? {
        return Ok(false);
    }
    let number = |name: &str| code(name).unwrap_or(-1);
    let [in_force, amended, superseded] =
        [DirectiveStatus::InForce, DirectiveStatus::Amended, DirectiveStatus::Superseded].map(|it| number(it.name()));
    let cancelled = number(RecordState::Cancelled.name());
    // By record: a record may replace many directives of another one.
    let mut edges: HashMap<String, Vec<(String, i64, i64)>> = HashMap::new();
    let sql = "SELECT e.record, e.target, e.part, e.status FROM edge e CROSS JOIN part n ON n.id = e.part \
               CROSS JOIN record newer ON newer.id = n.record WHERE newer.state IS NOT ?1 AND IFNULL(newer.date <= ?2, 1)";
    let mut statement = connection.prepare(sql)?;
    let mut rows = statement.query([cancelled, day(as_of)])?;
    while let Some(row) = rows.next()? {
        edges.entry(row.get(0)?).or_default().push((row.get(1)?, row.get(2)?, row.get(3)?));
    }
    connection.execute_batch(
        "CREATE TEMP TABLE IF NOT EXISTS replaced (id INTEGER PRIMARY KEY, status INTEGER NOT NULL); DELETE FROM replaced",
    )?;
    let own_status = own_status("w", as_of);
    let sql = &format!(
        "SELECT t.text, w.id, {own_status} FROM record r CROSS JOIN work w ON w.id BETWEEN r.first AND r.last \
               CROSS JOIN part p ON p.id = w.id CROSS JOIN word t ON t.id = p.name_word WHERE r.name = ?1 AND w.part = ?2"
    );
    let mut directives = connection.prepare(sql)?;
    let mut insert = connection.prepare("INSERT OR REPLACE INTO replaced (id, status) VALUES (?1, ?2)")?;
    for (record, edges) in edges {
        let mut older: HashMap<String, Vec<(i64, i64)>> = HashMap::new();
        let mut rows = directives.query(params![record, Part::Directive as i64])?;
        while let Some(row) = rows.next()? {
            older.entry(row.get(0)?).or_default().push((row.get(1)?, row.get(2)?));
        }
        let mut statuses: HashMap<i64, i64> = HashMap::new();
        for (target, newer, status) in edges {
            for (id, own) in older.get(&target).into_iter().flatten() {
                // What is fulfilled or revoked stays so; superseded is more than amended.
                let is_open = *own == in_force || *own == amended;
                if *id != newer && is_open && statuses.get(id) != Some(&superseded) {
                    statuses.insert(*id, status);
                }
            }
        }
        for (id, status) in statuses {
            insert.execute([id, status])?;
        }
    }
    Ok(true)
}
