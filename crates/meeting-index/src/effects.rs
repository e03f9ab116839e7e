//! The statuses of directives that newer directives amend, replace or revoke. They are computed when either record is
//! written, so that the status on any day is a lookup.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use rusqlite::{Connection, params};

use super::codes::{status_code, work_status};
use super::extract::{date_of, day};
use super::row::{TIMELESS, query, read, selected};
use meeting_core::model::field::Part;
use meeting_core::model::{ALWAYS, Effect, Timeline};

type Result<T> = rusqlite::Result<T>;

/// The directives whose status has to be computed again: ids by record.
#[derive(Debug, Default)]
pub(super) struct AffectedDirectives(BTreeMap<String, BTreeSet<String>>);

selected! {
    /// The effect of a newer directive on a directive of one record.
    struct NewerDirective(_as_of; []) {
        /// The id of the older directive.
        target: String = "e.target",
        part: i64 = "e.part",
        /// The day from which the effect holds.
        from: i64 = "r.speaks",
        status: i64 = "e.status",
    }
}

impl AffectedDirectives {
    /// Adds the directives to which the parts `first` to `last` refer: these parts are new, or about to be deleted.
    pub fn add_older(&mut self, connection: &Connection, [first, last]: [i64; 2]) -> Result<()> {
        let sql = "SELECT record, target FROM edge WHERE part BETWEEN ?1 AND ?2";
        let mut statement = connection.prepare_cached(sql)?;
        for row in statement.query_map([first, last], read)? {
            let (record, target) = row?;
            self.0.entry(record).or_default().insert(target);
        }
        Ok(())
    }

    /// Adds the directives of a new record to which other records refer.
    pub fn add_own(&mut self, connection: &Connection, record: &str) -> Result<()> {
        let mut statement = connection.prepare_cached("SELECT target FROM edge WHERE record = ?1")?;
        for target in statement.query_map([record], read)? {
            self.0.entry(record.to_owned()).or_default().insert(target?);
        }
        Ok(())
    }

    /// Computes the statuses and writes them.
    pub fn update(self, connection: &Connection) -> Result<()> {
        for (record, targets) in self.0 {
            let newer = newer(connection, &record)?;
            for (id, name) in directives(connection, &record)?.into_iter().filter(|(_, name)| targets.contains(name)) {
                let newer = newer.iter().filter(|newer| newer.target == name);
                // A directive has no effect on itself.
                let newer = newer.filter(|newer| newer.part != id);
                let effect = |newer: &NewerDirective| {
                    Some((date_of(newer.from)?, work_status(newer.status).and_then(Effect::of_status)?))
                };
                rewrite(connection, id, &newer.filter_map(effect).collect::<Vec<_>>())?;
            }
        }
        Ok(())
    }
}

fn newer(connection: &Connection, record: &str) -> Result<Vec<NewerDirective>> {
    let from = "FROM edge e CROSS JOIN part p ON p.id = e.part CROSS JOIN record r ON r.id = p.record \
                WHERE e.record = ?1 AND r.speaks IS NOT NULL";
    query(connection, TIMELESS, from, [record])
}

/// The number and the id of each directive of a record.
fn directives(connection: &Connection, record: &str) -> Result<Vec<(i64, String)>> {
    let sql = "SELECT w.id, t.text FROM record r CROSS JOIN work w ON w.id BETWEEN r.first AND r.last \
               CROSS JOIN part p ON p.id = w.id CROSS JOIN word t ON t.id = p.name_word WHERE r.name = ?1 AND w.part = ?2";
    let mut statement = connection.prepare_cached(sql)?;
    statement.query_map(params![record, Part::Directive as i64], read)?.collect()
}

/// Writes the statuses of a directive, given the effects of newer ones.
fn rewrite(connection: &Connection, id: i64, newer: &[(NaiveDate, Effect)]) -> Result<()> {
    let kept = "SELECT day, status FROM own WHERE part = ?1 ORDER BY day";
    // Without earlier effects, the current timeline is the one of its own record.
    let current = "SELECT day, status FROM past WHERE part = ?1 UNION ALL \
                   SELECT IFNULL(since, ?2), status FROM work WHERE id = ?1 ORDER BY 1";
    let own = match timeline(connection, kept, params![id])? {
        Some(own) => Some(own),
        None => timeline(connection, current, params![id, day(ALWAYS)])?,
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
    let timeline = own.with_effects(newer);
    let sql = "UPDATE work SET status = ?2, since = ?3 WHERE id = ?1";
    let values = params![id, status_code(timeline.now()), timeline.since().map(day)];
    connection.prepare_cached(sql)?.execute(values)?;
    write_past(connection, id, &timeline)
}

/// Writes the statuses that work had before its present one.
pub(super) fn write_past(connection: &Connection, id: i64, timeline: &Timeline) -> Result<()> {
    let sql = "INSERT INTO past (part, day, status) VALUES (?1, ?2, ?3)";
    for (from, status) in timeline.past() {
        connection.prepare_cached(sql)?.execute([id, day(*from), status_code(*status)])?;
    }
    Ok(())
}

/// A timeline from rows of a day and a status; none without rows.
fn timeline(connection: &Connection, sql: &str, values: impl rusqlite::Params) -> Result<Option<Timeline>> {
    let mut periods = Vec::new();
    for row in connection.prepare_cached(sql)?.query_map(values, read)? {
        let (from, status) = row?;
        periods.extend(date_of(from).zip(work_status(status)));
    }
    let mut periods = periods.into_iter();
    Ok(periods.next().map(|(_, first)| Timeline::of_periods(first, periods)))
}
