//! Evaluates stored records and writes the results.

use std::borrow::Cow;
use std::collections::{BTreeSet, HashMap};
use std::ops::Range;

use chrono::NaiveDate;
use rayon::prelude::*;
use rusqlite::{CachedStatement, Connection, params};

use super::stored::{StoredName, StoredNames};
use super::{Database, Result};
use crate::codes::{code, status_code};
use crate::extract::{LONGEST_LIST, day};
use crate::row::{TIMELESS, query, read, selected};
use crate::write::number_of;
use meeting_core::model::Entity;
use meeting_core::work::{Counts, PartRef, WorkOnDay, WorkRecord, WorkTies, work_on};

selected! {
    /// A record `r` and what is stored of it.
    pub(super) struct Encoded(_as_of; []) {
        record: i64 = "l.record",
        first: i64 = "r.first",
        body: Vec<u8> = "l.body",
        names: Vec<u8> = "l.names",
    }
}

/// The records, or all of them, evaluated for a day, whose tables have no rows of them.
pub(super) fn evaluate(
    connection: &Connection,
    database: Database,
    on: NaiveDate,
    records: Option<&BTreeSet<i64>>,
) -> Result<()> {
    let mut encoded: Vec<Encoded> = match records {
        None => all(connection)?,
        Some(records) => {
            let from = format!("{FROM} WHERE l.record = ?1");
            let each = records.iter().map(|record| query(connection, TIMELESS, &from, [record]));
            each.collect::<Result<Vec<_>>>()?.into_iter().flatten().collect()
        }
    };
    let chunks = chunks(connection, &mut encoded)?;
    // The rows of all records at once would need ten times the memory of what is stored of them.
    for batch in chunks.chunks(rayon::current_num_threads()) {
        let evaluated = batch.par_iter().map(|chunk| {
            let (work, names) = decoded(&encoded[chunk.clone()])?;
            let rows = work_on(&work, on);
            Ok((chunk, work, names, rows))
        });
        for (chunk, work, names, rows) in evaluated.collect::<Result<Vec<_>>>()? {
            let firsts = encoded[chunk.clone()].iter().map(|it| it.first).collect();
            Evaluation::new(&work, &names, firsts, &rows).write(connection, database)?;
        }
    }
    Ok(())
}

/// About so many records are evaluated at a time.
const CHUNK: usize = if cfg!(test) { 2 } else { 500 };

/// Puts the records that refer to each other, over any number of references, next to each other, and gives ranges of which none
/// divides such records: what is so of their work depends on no others.
fn chunks(connection: &Connection, encoded: &mut [Encoded]) -> Result<Vec<Range<usize>>> {
    let places: HashMap<i64, usize> = encoded.iter().enumerate().map(|(at, it)| (it.record, at)).collect();
    let mut parents: Vec<usize> = (0..encoded.len()).collect();
    let sql = "SELECT p.record, r.id FROM edge e CROSS JOIN part p ON p.id = e.part \
               CROSS JOIN record r ON r.name = e.record";
    for edge in connection.prepare_cached(sql)?.query_map([], read::<(i64, i64)>)? {
        let (from, to) = edge?;
        if let (Some(from), Some(to)) = (places.get(&from), places.get(&to)) {
            let [from, to] = [*from, *to].map(|at| root(&mut parents, at));
            parents[from.max(to)] = from.min(to);
        }
    }
    let roots: HashMap<i64, usize> = places.iter().map(|(record, at)| (*record, root(&mut parents, *at))).collect();
    encoded.sort_by_key(|it| (roots.get(&it.record).copied(), places.get(&it.record).copied()));
    let mut chunks = Vec::new();
    let mut begin = 0;
    for at in 1..=encoded.len() {
        let is_whole = at == encoded.len() || roots.get(&encoded[at].record) != roots.get(&encoded[at - 1].record);
        if is_whole && (at - begin >= CHUNK || at == encoded.len()) {
            chunks.push(begin..at);
            begin = at;
        }
    }
    Ok(chunks)
}

/// The first of the records that are connected with one.
fn root(parents: &mut [usize], mut at: usize) -> usize {
    while parents[at] != at {
        // Halves the way for the next time.
        parents[at] = parents[parents[at]];
        at = parents[at];
    }
    at
}

const FROM: &str = "FROM ledger l CROSS JOIN record r ON r.id = l.record";

/// What is stored of every record.
pub(super) fn all(connection: &Connection) -> Result<Vec<Encoded>> {
    query(connection, TIMELESS, FROM, [])
}

pub(super) fn decoded(encoded: &[Encoded]) -> Result<(Vec<WorkRecord<'_>>, Vec<StoredNames<'_>>)> {
    let decode = |it| decode(it).ok_or(rusqlite::Error::InvalidQuery);
    let stored: Vec<(WorkRecord, StoredNames)> = encoded.par_iter().map(decode).collect::<Result<_>>()?;
    Ok(stored.into_iter().unzip())
}

/// None if the index is damaged.
fn decode(encoded: &Encoded) -> Option<(WorkRecord<'_>, StoredNames<'_>)> {
    Some((postcard::from_bytes(&encoded.body).ok()?, postcard::from_bytes(&encoded.names).ok()?))
}

/// The sum of the tasks of a directive.
#[derive(Debug, Default)]
struct OfTasks {
    counts: Counts,
    late: Option<i64>,
    updated: Option<NaiveDate>,
}

impl OfTasks {
    fn add(&mut self, row: &WorkOnDay) {
        self.counts += row.counts;
        self.late = self.late.max(row.late);
        self.updated = self.updated.max(row.updated);
    }
}

/// The work of a day, about to be written.
struct Evaluation<'a, 'r> {
    work: &'a [WorkRecord<'r>],
    names: &'a [StoredNames<'r>],
    /// The first part of each record.
    firsts: Vec<i64>,
    rows: &'a [WorkOnDay<'r>],
    /// The parts of the directives for which tasks stand.
    directives: HashMap<PartRef<'r>, i64>,
    /// Of each of these directives, the sum of its tasks.
    of_tasks: HashMap<PartRef<'r>, OfTasks>,
}

impl<'a, 'r> Evaluation<'a, 'r> {
    fn new(
        work: &'a [WorkRecord<'r>],
        names: &'a [StoredNames<'r>],
        firsts: Vec<i64>,
        rows: &'a [WorkOnDay<'r>],
    ) -> Self {
        let mut evaluation = Self { work, names, firsts, rows, directives: HashMap::new(), of_tasks: HashMap::new() };
        for row in rows {
            if let Some(directive) = row.directive {
                evaluation.of_tasks.entry(directive).or_default().add(row);
            }
        }
        for row in rows.iter().filter(|row| row.entity == Entity::Directive) {
            if let (true, Some(part)) = (evaluation.of_tasks.contains_key(&row.reference), evaluation.part(row)) {
                evaluation.directives.entry(row.reference).or_insert(part);
            }
        }
        evaluation
    }

    /// The part of a row; none for an empty task.
    fn part(&self, row: &WorkOnDay) -> Option<i64> {
        let names = &self.names[row.record];
        let place = if row.entity == Entity::Task {
            names.tasks.get(row.place).copied().flatten()?
        } else {
            names.first_directive + i64::try_from(row.place).ok()?
        };
        Some(self.firsts[row.record] + place)
    }

    fn write(&self, connection: &Connection, database: Database) -> Result<()> {
        let database = database.name();
        let marks = |count: usize| (1..=count).map(|at| format!("?{at}")).collect::<Vec<_>>().join(", ");
        let mut now = connection.prepare_cached(&format!("INSERT INTO {database}.now VALUES ({})", marks(24)))?;
        let mut who = connection.prepare_cached(&format!("INSERT INTO {database}.now_who VALUES ({})", marks(10)))?;
        for row in self.rows {
            let Some(part) = self.part(row) else { continue };
            let [lead, support] = [&row.leads, &row.support].map(|keys| self.people(row, keys));
            let of_tasks = self.of_tasks.get(&row.reference).filter(|_| is_directive(row));
            // A directive for which tasks stand is as late as these are.
            let stood_for = of_tasks.filter(|_| !row.is_listed);
            let (counts, late) = stood_for.map_or((row.counts, row.late), |tasks| (tasks.counts, tasks.late));
            let updated = row.updated.max(of_tasks.and_then(|tasks| tasks.updated));
            let [on_time, done_late, not_due, overdue] = numbers(counts);
            let own = &self.work[row.record];
            now.execute(params![
                part,
                row.is_listed,
                row.directive.and_then(|directive| self.directives.get(&directive)),
                status_code(row.status),
                row.due.map(day),
                row.original_due.map(day),
                number_of(row.extensions),
                row.completed.map(day),
                late,
                row.repeats.and_then(|repeats| code(repeats.name())),
                row.series.map(|series| number_of(series.occurrences)),
                row.series.map(|series| number_of(series.missed)),
                row.each.map(|(done, _)| number_of(done)),
                row.each.map(|(_, all)| number_of(all)),
                shown(&lead),
                keys(&row.leads, &indexed(own, row, Side::Lead)),
                shown(&support),
                keys(&row.support, &indexed(own, row, Side::Support)),
                updated.map(day),
                row.reminded.map(day),
                on_time,
                done_late,
                not_due,
                overdue,
            ])?;
            let others: Vec<_> =
                row.by_lead.iter().filter(|(who, _)| who.is_none_or(|it| !row.leads.contains(&it))).collect();
            let counted = self.people(row, &others.iter().filter_map(|(who, _)| *who).collect::<Vec<_>>());
            for (role, people) in [(0, &lead), (1, &support), (2, &counted)] {
                for (ordinal, (record, person)) in people.iter().enumerate() {
                    let share = row.by_lead.iter().find(|(lead, _)| role != 1 && *lead == Some(person.key));
                    let share = share.map_or(Counts::default(), |(_, counts)| *counts);
                    let target = person.place.map(|place| self.firsts[*record] + place);
                    insert_who(&mut who, [part, role], ordinal, Some(*person), target, share)?;
                }
            }
            if let Some((_, share)) = others.iter().find(|(who, _)| who.is_none()) {
                insert_who(&mut who, [part, 2], counted.len(), None, None, *share)?;
            }
        }
        Ok(())
    }

    /// The people or organizations that lead or support, each with the place of the record that describes it: its own, else
    /// the nearest from which it inherits.
    fn people(&self, row: &WorkOnDay<'r>, keys: &[&'r str]) -> Vec<(usize, StoredName<'r>)> {
        let known = |record: usize, key: &str| {
            self.names[record].people.iter().find(|it| it.key == key).map(|it| (record, *it))
        };
        let elsewhere = |key: &str| row.inherits_from.iter().find_map(|record| known(*record, key));
        keys.iter().filter_map(|key| known(row.record, key).or_else(|| elsewhere(key))).collect()
    }
}

fn is_directive(row: &WorkOnDay) -> bool {
    row.entity == Entity::Directive
}

fn numbers(counts: Counts) -> [i64; 4] {
    counts.each().map(number_of)
}

fn insert_who(
    statement: &mut CachedStatement,
    [part, role]: [i64; 2],
    ordinal: usize,
    person: Option<StoredName>,
    target: Option<i64>,
    share: Counts,
) -> Result<()> {
    let [on_time, done_late, not_due, overdue] = numbers(share);
    let (word, key) = person.map(|person| (person.word, person.key_word)).unzip();
    let ordinal = number_of(ordinal);
    statement.execute(params![part, role, ordinal, word, key, target, on_time, done_late, not_due, overdue])?;
    Ok(())
}

/// The names, each on a line, as many as a row shows.
fn shown(people: &[(usize, StoredName)]) -> Option<String> {
    let mut names = String::new();
    for (_, person) in people {
        if names.len() + person.name.len() > LONGEST_LIST {
            break;
        }
        if !names.is_empty() {
            names.push('\n');
        }
        names.push_str(person.name);
    }
    (!names.is_empty()).then_some(names)
}

/// The keys, each on a line; none where they are the indexed ones.
fn keys(on_day: &[&str], indexed: &[&str]) -> Option<String> {
    let is_same = on_day == indexed || on_day.iter().eq(first_of_each(indexed).iter());
    (!is_same).then(|| on_day.join("\n"))
}

fn first_of_each<'k>(keys: &[&'k str]) -> Vec<&'k str> {
    let mut each = Vec::with_capacity(keys.len());
    for key in keys {
        if !each.contains(key) {
            each.push(*key);
        }
    }
    each
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    Lead,
    Support,
}

/// Those whom the full-text index has for a row: its own, those whom a directive addresses, or those of a task's directive in the
/// same record.
fn indexed<'w, 'r>(own: &'w WorkRecord<'r>, row: &WorkOnDay<'r>, side: Side) -> Cow<'w, [&'r str]> {
    let of_directive = |place: usize| -> &'w [&'r str] {
        let Some(part) = own.directives.get(place) else { return &[] };
        match (side, &part.ties) {
            (Side::Support, _) => &part.support,
            (Side::Lead, WorkTies::Directive { to, .. }) if part.lead.is_empty() => to,
            (Side::Lead, _) => &part.lead,
        }
    };
    if is_directive(row) {
        return Cow::Borrowed(of_directive(row.place));
    }
    let Some(task) = own.tasks.get(row.place) else { return Cow::Borrowed(&[]) };
    let stored = if side == Side::Lead { &task.lead } else { &task.support };
    if !stored.is_empty() {
        return Cow::Borrowed(stored);
    }
    let WorkTies::Task { directive: Some(directive) } = &task.ties else { return Cow::Borrowed(&[]) };
    let place = own.directives.iter().position(|it| directive.record == own.id && it.id == directive.part);
    Cow::Borrowed(place.map_or(&[][..], of_directive))
}
