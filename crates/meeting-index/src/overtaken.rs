//! What newer directives make of older ones of any record: worked out when either is written, so that whoever asks what
//! work was on a day finds it.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use chrono::NaiveDate;
use rusqlite::{Connection, params};

use super::codes::{status_code, work_status};
use super::extract::{date_of, day};
use meeting_core::model::field::Part;
use meeting_core::model::{ALWAYS, Effect, Timeline};

type Result<T> = rusqlite::Result<T>;

/// The older directives that may have become something else, by record and id.
#[derive(Debug, Default)]
pub(super) struct Overtaken(BTreeMap<String, BTreeSet<String>>);

/// What newer directives make of the directives of one record: by id, the newer one, the day from which it speaks, and how.
type Newer = HashMap<String, Vec<(i64, NaiveDate, Effect)>>;

impl Overtaken {
    /// Notes the directives of which the parts of a record speak: they have come, or are about to go.
    pub fn note_older(&mut self, connection: &Connection, [first, last]: [i64; 2]) -> Result<()> {
        let sql = "SELECT record, target FROM edge WHERE part BETWEEN ?1 AND ?2";
        let mut statement = connection.prepare_cached(sql)?;
        let mut rows = statement.query([first, last])?;
        while let Some(row) = rows.next()? {
            self.0.entry(row.get(0)?).or_default().insert(row.get(1)?);
        }
        Ok(())
    }

    /// Notes the directives of a record of which newer ones speak: the record has come.
    pub fn note_own(&mut self, connection: &Connection, record: &str) -> Result<()> {
        let mut statement = connection.prepare_cached("SELECT target FROM edge WHERE record = ?1")?;
        let mut rows = statement.query([record])?;
        while let Some(row) = rows.next()? {
            self.0.entry(record.to_owned()).or_default().insert(row.get(0)?);
        }
        Ok(())
    }

    /// Works out anew what was noted.
    pub fn settle(self, connection: &Connection) -> Result<()> {
        for (record, targets) in self.0 {
            let newer = newer(connection, &record)?;
            for (id, name) in directives(connection, &record)?.into_iter().filter(|(_, name)| targets.contains(name)) {
                let newer = newer.get(&name).map_or(&[][..], Vec::as_slice).iter();
                // Nothing becomes of what replaces itself.
                let newer: Vec<_> = newer.filter(|(by, ..)| *by != id).map(|(_, day, how)| (*day, *how)).collect();
                rewrite(connection, id, &newer)?;
            }
        }
        Ok(())
    }
}

fn newer(connection: &Connection, record: &str) -> Result<Newer> {
    let sql = "SELECT e.target, e.part, r.speaks, e.status FROM edge e CROSS JOIN part p ON p.id = e.part \
               CROSS JOIN record r ON r.id = p.record WHERE e.record = ?1 AND r.speaks IS NOT NULL";
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query([record])?;
    let mut newer = Newer::new();
    while let Some(row) = rows.next()? {
        let effect = work_status(row.get(3)?).and_then(Effect::of_status);
        if let (Some(day), Some(effect)) = (date_of(row.get(2)?), effect) {
            newer.entry(row.get(0)?).or_default().push((row.get(1)?, day, effect));
        }
    }
    Ok(newer)
}

/// Returns the directives of a record: the number and the id of each.
fn directives(connection: &Connection, record: &str) -> Result<Vec<(i64, String)>> {
    let sql = "SELECT w.id, t.text FROM record r CROSS JOIN work w ON w.id BETWEEN r.first AND r.last \
               CROSS JOIN part p ON p.id = w.id CROSS JOIN word t ON t.id = p.name_word WHERE r.name = ?1 AND w.part = ?2";
    let mut statement = connection.prepare_cached(sql)?;
    statement.query_map(params![record, Part::Directive as i64], |row| Ok((row.get(0)?, row.get(1)?)))?.collect()
}

/// Writes what newer directives make of the one of a number.
fn rewrite(connection: &Connection, id: i64, newer: &[(NaiveDate, Effect)]) -> Result<()> {
    let kept = "SELECT day, status FROM own WHERE part = ?1 ORDER BY day";
    // Where nothing has changed yet, its own words are what it is.
    let is = "SELECT day, status FROM past WHERE part = ?1 UNION ALL \
              SELECT IFNULL(since, ?2), status FROM work WHERE id = ?1 ORDER BY 1";
    let own = match timeline(connection, kept, params![id])? {
        Some(own) => Some(own),
        None => timeline(connection, is, params![id, day(ALWAYS)])?,
    };
    let Some(own) = own else { return Ok(()) };
    connection.prepare_cached("DELETE FROM own WHERE part = ?1")?.execute([id])?;
    connection.prepare_cached("DELETE FROM past WHERE part = ?1")?.execute([id])?;
    if !newer.is_empty() {
        let sql = "INSERT INTO own (part, day, status) VALUES (?1, ?2, ?3)";
        for (from, status) in own.periods() {
            connection.prepare_cached(sql)?.execute([id, day(from), status_code(status)])?;
        }
    }
    let timeline = own.overtaken(newer);
    let sql = "UPDATE work SET status = ?2, since = ?3 WHERE id = ?1";
    let values = params![id, status_code(timeline.now()), timeline.since().map(day)];
    connection.prepare_cached(sql)?.execute(values)?;
    write_past(connection, id, &timeline)
}

/// Writes the statuses that work had before the present one.
pub(super) fn write_past(connection: &Connection, id: i64, timeline: &Timeline) -> Result<()> {
    let sql = "INSERT INTO past (part, day, status) VALUES (?1, ?2, ?3)";
    for (from, status) in timeline.past() {
        connection.prepare_cached(sql)?.execute([id, day(*from), status_code(*status)])?;
    }
    Ok(())
}

/// Reads a timeline out of days and statuses.
fn timeline(connection: &Connection, sql: &str, values: impl rusqlite::Params) -> Result<Option<Timeline>> {
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query(values)?;
    let mut periods = Vec::new();
    while let Some(row) = rows.next()? {
        periods.extend(date_of(row.get(0)?).zip(work_status(row.get(1)?)));
    }
    let mut periods = periods.into_iter();
    Ok(periods.next().map(|(_, first)| Timeline::of_periods(first, periods)))
}
