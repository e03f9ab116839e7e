//! The work of a day, in the tables `now` and `now_who`.
//!
//! `meeting_core::work` decides what is so on a day; here its input is stored, and its results become tables that queries join.
//! The tables of the file are those of the day that was asked last. When a record changes, it is evaluated again, together with
//! the records that it refers to and that refer to it. Where the file's tables are of another day and cannot be written,
//! temporary tables of the same names take their place for one snapshot.

mod evaluate;
mod stored;

use std::collections::{BTreeSet, HashMap};

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, params};

use super::extract::day;
use super::row::read;
use super::write::number_of;
use evaluate::evaluate;
use meeting_core::query::DateField;
use meeting_core::work::WorkRecord;
pub(super) use stored::{LedgerRow, NamedRow, StoredName, StoredNames};

type Result<T> = rusqlite::Result<T>;

const TABLES: &str = include_str!("tables.sql");

/// More changed records than this are not looked up one by one: everything is evaluated again.
const MANY: usize = 500;

/// Which tables: those of the file, or temporary ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Database {
    File,
    Temporary,
}

impl Database {
    fn name(self) -> &'static str {
        match self {
            Self::File => "main",
            Self::Temporary => "temp",
        }
    }
}

/// The SQL that creates the tables of the file.
pub(super) fn tables() -> String {
    TABLES.replace("DATABASE", Database::File.name())
}

/// Shows `see` the work of all records, and by what those who lead are called: each key with its latest name.
pub(super) fn see<T>(connection: &Connection, see: impl FnOnce(&[WorkRecord], &HashMap<&str, &str>) -> T) -> Result<T> {
    let encoded = evaluate::all(connection)?;
    let (work, names) = evaluate::decoded(&encoded)?;
    let mut latest: Vec<usize> = (0..work.len()).collect();
    latest.sort_by_key(|at| (work[*at].date, work[*at].id));
    let people = latest.into_iter().flat_map(|at| &names[at].people);
    let called = people.map(|person| (person.key, person.name)).collect();
    Ok(see(&work, &called))
}

/// The days that the work of the newest records, no more than `most`, has in a date field: all that were ever said.
pub(super) fn days(connection: &Connection, field: DateField, most: i64) -> Result<BTreeSet<NaiveDate>> {
    let sql = "SELECT l.body FROM record r CROSS JOIN ledger l ON l.record = r.id ORDER BY r.date DESC LIMIT ?1";
    let mut statement = connection.prepare_cached(sql)?;
    let mut days = BTreeSet::new();
    for body in statement.query_map([most], read::<Vec<u8>>)? {
        let body = body?;
        let Ok(record) = postcard::from_bytes::<WorkRecord>(&body) else { continue };
        for part in record.directives.iter().chain(&record.tasks) {
            let updates = || part.updates.iter();
            match field {
                DateField::Due => days.extend(part.due.into_iter().chain(updates().filter_map(|it| it.due))),
                DateField::Completed => {
                    days.extend(part.completed.into_iter().chain(updates().filter_map(|it| it.completed)));
                }
                DateField::Updated => days.extend(updates().map(|it| it.date)),
                DateField::Reminded => days.extend(updates().filter(|it| it.is_reminder).map(|it| it.date)),
                // Those of the records are in their own columns.
                DateField::Date | DateField::Issued => {}
            }
        }
    }
    Ok(days)
}

/// Whether the tables of the file are those of a day, and of all records as they are.
pub(super) fn is_current(connection: &Connection, on: NaiveDate) -> Result<bool> {
    let sql = "SELECT 1 FROM meta WHERE key = 'day' AND value = ?1 AND NOT EXISTS (SELECT 1 FROM stale)";
    connection.prepare_cached(sql)?.exists([day(on)])
}

/// Brings the tables of the file to a day.
pub(super) fn update(connection: &Connection, on: NaiveDate) -> Result<()> {
    let known = "SELECT value FROM meta WHERE key = 'day'";
    let known: Option<i64> = connection.query_row(known, [], read).optional()?;
    let changed = if known == Some(day(on)) { connected(connection)? } else { None };
    match &changed {
        Some(records) => {
            let parts = "SELECT first, last FROM record WHERE id = ?1";
            for record in records {
                let parts = connection.prepare_cached(parts)?.query_row([record], read::<(i64, i64)>).optional()?;
                parts.map_or(Ok(()), |(first, last)| forget(connection, [first, last]))?;
            }
        }
        None => connection.execute_batch("DELETE FROM main.now; DELETE FROM main.now_who")?,
    }
    evaluate(connection, Database::File, on, changed.as_ref())?;
    connection.execute("DELETE FROM stale", [])?;
    let sql = "INSERT INTO meta VALUES ('day', ?1) ON CONFLICT (key) DO UPDATE SET value = ?1";
    connection.execute(sql, [day(on)])?;
    Ok(())
}

/// Fills temporary tables with the work of a day.
pub(super) fn fill_temporary(connection: &Connection, on: NaiveDate) -> Result<()> {
    drop_temporary(connection)?;
    connection.execute_batch(&TABLES.replace("DATABASE", Database::Temporary.name()))?;
    evaluate(connection, Database::Temporary, on, None)
}

pub(super) fn drop_temporary(connection: &Connection) -> Result<()> {
    connection.execute_batch("DROP TABLE IF EXISTS temp.now; DROP TABLE IF EXISTS temp.now_who")
}

/// Deletes what the file's tables say of the parts `first` to `last`.
pub(super) fn forget(connection: &Connection, parts: [i64; 2]) -> Result<()> {
    connection.prepare_cached("DELETE FROM main.now WHERE id BETWEEN ?1 AND ?2")?.execute(parts)?;
    connection.prepare_cached("DELETE FROM main.now_who WHERE part BETWEEN ?1 AND ?2")?.execute(parts)?;
    Ok(())
}

/// Notes that a record has changed.
pub(super) fn mark(connection: &Connection, record: i64) -> Result<()> {
    connection.prepare_cached("INSERT OR IGNORE INTO stale VALUES (?1)")?.execute([record])?;
    Ok(())
}

/// Notes that the records to which the record `name` with the parts `parts` refers, and those that refer to it, have changed.
pub(super) fn mark_connected(connection: &Connection, name: &str, parts: [i64; 2]) -> Result<()> {
    let [first, last] = parts;
    for sql in [TO, FROM] {
        let mut statement = connection.prepare_cached(sql)?;
        let found = statement.query_map(params![name, first, last], read::<i64>)?;
        for record in found.collect::<Result<Vec<_>>>()? {
            mark(connection, record)?;
        }
    }
    Ok(())
}

/// The records to which the parts `?2` to `?3` refer.
const TO: &str = "SELECT r.id FROM edge e CROSS JOIN record r ON r.name = e.record \
                  WHERE ?1 IS NOT NULL AND e.part BETWEEN ?2 AND ?3";

/// The records that refer to the record of the name `?1`.
const FROM: &str = "SELECT p.record FROM edge e CROSS JOIN part p ON p.id = e.part \
                    WHERE e.record = ?1 AND p.id NOT BETWEEN ?2 AND ?3";

/// The records that have changed, with all that are connected with them over any number of references; none where these are many.
fn connected(connection: &Connection) -> Result<Option<BTreeSet<i64>>> {
    let mut statement = connection.prepare_cached("SELECT record FROM stale LIMIT ?1")?;
    let mut waiting: Vec<i64> = statement.query_map([number_of(MANY + 1)], read)?.collect::<Result<_>>()?;
    let mut met: BTreeSet<i64> = waiting.iter().copied().collect();
    let sql = "SELECT name, first, last FROM record WHERE id = ?1";
    let mut whole = connection.prepare_cached(sql)?;
    let mut links = [connection.prepare_cached(TO)?, connection.prepare_cached(FROM)?];
    while let Some(record) = waiting.pop() {
        if met.len() > MANY {
            return Ok(None);
        }
        let found = whole.query_row([record], read::<(String, (i64, i64))>).optional()?;
        let Some((name, (first, last))) = found else { continue };
        for statement in &mut links {
            for other in statement.query_map(params![name, first, last], read::<i64>)? {
                let other = other?;
                if met.insert(other) {
                    waiting.push(other);
                }
            }
        }
    }
    Ok(Some(met))
}
