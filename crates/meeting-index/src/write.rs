//! Writes rows. A transaction has whole records only.

use std::collections::HashMap;

use rusqlite::{Connection, OptionalExtension, Transaction, params, params_from_iter};

use super::codes::status_code;
use super::extract::{Detail, PartRow, RecordRow};
use super::row::read;
use super::totals::DeletedTotals;
use super::work::{self, LedgerRow, StoredName, StoredNames};
use meeting_core::archive::Stat;
use meeting_core::model::WorkStatus;
use meeting_core::model::field::Part;

/// A file and its record.
pub(super) struct FileEntry<'f> {
    pub path: &'f str,
    pub stat: Stat,
    pub hash: i64,
    pub racy: bool,
    /// None if the file cannot be read.
    pub record: Option<RecordRow>,
}

type Result<T> = rusqlite::Result<T>;

/// The ids of strings. Valid while every transaction that added some is committed, and no other process writes.
pub(super) type WordIds = HashMap<String, i64>;

/// The ids of all strings.
pub(super) fn word_ids(connection: &Connection) -> Result<WordIds> {
    let mut statement = connection.prepare("SELECT text, id FROM word")?;
    statement.query_map([], read)?.collect()
}

/// Writes in one transaction.
pub(super) struct Writer<'t> {
    transaction: &'t Transaction<'t>,
    word_ids: &'t mut WordIds,
    next_file: i64,
    next_part: i64,
    deleted: DeletedTotals,
}

impl<'t> Writer<'t> {
    pub fn new(transaction: &'t Transaction<'t>, word_ids: &'t mut WordIds) -> Result<Self> {
        let next = |sql| transaction.query_row(sql, [], read::<i64>);
        Ok(Self {
            transaction,
            word_ids,
            next_file: next("SELECT IFNULL(max(id), 0) + 1 FROM file")?,
            // Not the highest part of all: one that was deleted may still be on its way out of the words.
            next_part: next("SELECT IFNULL(max(id), 0) + 1 FROM part")?,
            deleted: DeletedTotals::default(),
        })
    }

    /// Updates the stat of a file whose content has not changed.
    pub fn touch(&self, id: i64, stat: Stat, racy: bool) -> Result<()> {
        let sql = "UPDATE file SET size = ?2, mtime = ?3, ctime = ?4, inode = ?5, racy = ?6 WHERE id = ?1";
        let [size, inode] = [stat.size, stat.inode].map(u64::cast_signed);
        let values = params![id, size, stat.mtime_ns, stat.ctime_ns, inode, racy];
        self.transaction.prepare_cached(sql)?.execute(values)?;
        Ok(())
    }

    /// Deletes a file and its record.
    pub fn remove(&mut self, id: i64) -> Result<()> {
        self.remove_record(id)?;
        self.transaction.prepare_cached("DELETE FROM copy WHERE id = ?1")?.execute([id])?;
        self.transaction.prepare_cached("DELETE FROM file WHERE id = ?1")?.execute([id])?;
        Ok(())
    }

    /// Deletes the record of a file.
    pub fn remove_record(&mut self, id: i64) -> Result<()> {
        let sql = "SELECT name, first, last FROM record WHERE id = ?1";
        let mut statement = self.transaction.prepare_cached(sql)?;
        let range = statement.query_row([id], read::<(String, (i64, i64))>).optional()?;
        if let Some((name, (first, last))) = range {
            let range: [i64; 2] = [first, last];
            self.deleted.count(self.transaction, range)?;
            work::mark_connected(self.transaction, &name, range)?;
            work::forget(self.transaction, range)?;
            for (table, key) in [
                ("words", "rowid"),
                ("cite", "part"),
                ("chair", "part"),
                ("edge", "part"),
                ("work", "id"),
                ("review", "part"),
                ("own", "part"),
                ("person", "id"),
                ("organization", "id"),
                ("part", "id"),
            ] {
                let sql = format!("DELETE FROM {table} WHERE {key} BETWEEN ?1 AND ?2");
                self.transaction.prepare_cached(&sql)?.execute(range)?;
            }
            for sql in ["DELETE FROM record WHERE id = ?1", "DELETE FROM ledger WHERE record = ?1"] {
                self.transaction.prepare_cached(sql)?.execute([id])?;
            }
        }
        Ok(())
    }

    /// Writes what depends on all changes, before the transaction is committed.
    pub fn finish(mut self) -> Result<()> {
        self.deleted.subtract(self.transaction)
    }

    /// Inserts a file and its record.
    pub fn add(&mut self, entry: &FileEntry) -> Result<()> {
        let id = self.next_file;
        self.next_file += 1;
        let Stat { size, mtime_ns, ctime_ns, inode } = entry.stat;
        let sql = "INSERT INTO file (id, path, size, mtime, ctime, inode, hash, racy, readable) \
                   VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)";
        let [size, inode] = [size, inode].map(u64::cast_signed);
        let readable = entry.record.is_some();
        let values = params![id, entry.path, size, mtime_ns, ctime_ns, inode, entry.hash, entry.racy, readable];
        self.transaction.prepare_cached(sql)?.execute(values)?;
        if let Some(record) = &entry.record {
            self.record(id, record)?;
        }
        Ok(())
    }

    fn record(&mut self, id: i64, row: &RecordRow) -> Result<()> {
        let first = self.next_part;
        for part in &row.parts {
            self.part(id, first, part)?;
        }
        let place = self.word(row.place.as_deref())?;
        let series = self.word(row.series.as_deref())?;
        let chair = self.word(row.chair.as_deref())?;
        let sql = "INSERT INTO record (id, first, last, name, state, kind, status, date, until, directives, tasks, \
                   begin, issued, conclusions, line, place_word, series_word, chair_word, number, title) \
                   VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20)";
        self.transaction.prepare_cached(sql)?.execute(params![
            id,
            first,
            self.next_part - 1,
            row.name,
            row.state,
            row.kind,
            row.status,
            row.date,
            row.until,
            number_of(row.directives),
            number_of(row.tasks),
            row.begin,
            row.issued,
            row.conclusions,
            number_of(row.line),
            place,
            series,
            chair,
            row.number,
            row.title,
        ])?;
        let sql = "INSERT INTO edge (part, record, target, status) VALUES (?1, ?2, ?3, ?4)";
        for edge in &row.edges {
            let from = first + number_of(edge.from);
            let status = edge.effect.map(|effect| status_code(WorkStatus::Directive(effect.status())));
            self.transaction.prepare_cached(sql)?.execute(params![from, edge.record, edge.target, status])?;
        }
        if let Some(ledger) = &row.ledger {
            self.ledger(id, ledger)?;
        }
        // Records that refer to it are found when its work is evaluated.
        work::mark(self.transaction, id)
    }

    fn ledger(&mut self, record: i64, row: &LedgerRow) -> Result<()> {
        let mut people = Vec::with_capacity(row.people.len());
        for person in &row.people {
            let word = self.word(Some(&person.name))?.unwrap_or_default();
            let key_word = self.word(Some(&person.key))?.unwrap_or_default();
            let place = person.place.map(number_of);
            people.push(StoredName { key: &person.key, name: &person.name, word, key_word, place });
        }
        let tasks = row.tasks.iter().map(|place| place.map(number_of)).collect();
        let names = StoredNames { first_directive: number_of(row.first_directive), tasks, people };
        let encoded =
            postcard::to_stdvec(&names).map_err(|error| rusqlite::Error::ToSqlConversionFailure(Box::new(error)))?;
        let sql = "INSERT INTO ledger (record, body, names) VALUES (?1, ?2, ?3)";
        self.transaction.prepare_cached(sql)?.execute(params![record, row.body, encoded])?;
        Ok(())
    }

    fn part(&mut self, record: i64, first: i64, row: &PartRow) -> Result<()> {
        let id = self.next_part;
        self.next_part += 1;
        let name = self.word(row.id.as_deref())?;
        let sql = "INSERT INTO part (id, record, part, start, length, name_word) VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
        let length = row.span.end.saturating_sub(row.span.start);
        let [start, length] = [row.span.start, length].map(number_of);
        self.transaction.prepare_cached(sql)?.execute(params![id, record, row.part as i64, start, length, name])?;
        let sql = "INSERT INTO words (rowid, main, label, body, cites, lead, support, addressee, giver) \
                   VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)";
        let mut statement = self.transaction.prepare_cached(sql)?;
        statement.raw_bind_parameter(1, id)?;
        for (place, text) in row.words.0.iter().enumerate() {
            statement.raw_bind_parameter(place + 2, text.words())?;
        }
        statement.raw_execute()?;
        drop(statement);
        match row.part {
            Part::Session => {}
            Part::Participant | Part::Organization => self.detail(id, first, row)?,
            Part::Proceeding | Part::Directive | Part::Task | Part::Attachment => self.work(id, first, row)?,
        }
        let sql = "INSERT INTO cite (part, ordinal, date, type_word, issuer_word, number, title) \
                   VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
        for (ordinal, cite) in row.cites.iter().enumerate() {
            let kind = self.word(cite.kind.as_deref())?;
            let issuer = self.word(cite.issuer.as_deref())?;
            let values = params![id, number_of(ordinal), cite.date, kind, issuer, cite.number, cite.title];
            self.transaction.prepare_cached(sql)?.execute(values)?;
        }
        let sql = "INSERT OR IGNORE INTO own (part, field, ordinal, text, folded, day, number) \
                   VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
        for (ordinal, own) in row.own.iter().enumerate() {
            let values = params![id, own.field, number_of(ordinal), own.text, own.folded, own.day, own.number];
            self.transaction.prepare_cached(sql)?.execute(values)?;
        }
        let sql = "INSERT OR IGNORE INTO review (part, record, target) VALUES (?1, ?2, ?3)";
        for review in &row.reviews {
            self.transaction.prepare_cached(sql)?.execute(params![id, review.record, review.target])?;
        }
        let sql = "INSERT INTO chair (part, ordinal, word, target) VALUES (?1, ?2, ?3, ?4)";
        for (ordinal, chair) in row.chairs.iter().enumerate() {
            let word = self.word(Some(&chair.name))?;
            let target = chair.place.map(|place| first + number_of(place));
            let values = params![id, number_of(ordinal), word, target];
            self.transaction.prepare_cached(sql)?.execute(values)?;
        }
        Ok(())
    }

    fn work(&mut self, id: i64, first: i64, row: &PartRow) -> Result<()> {
        let by = self.word(row.by.as_deref())?;
        let to = self.word(row.to.as_deref())?;
        let [by_ids, to_ids] = [self.word(row.by_ids.as_deref())?, self.word(row.to_ids.as_deref())?];
        let sql = "INSERT INTO work (id, part, kind, by_word, by_ids_word, inherits, to_word, to_ids_word, priority, \
                   has_updates, number) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)";
        self.transaction.prepare_cached(sql)?.execute(params![
            id,
            row.part as i64,
            row.kind,
            by,
            by_ids,
            row.inherits.map(|place| first + number_of(place)),
            to,
            to_ids,
            row.priority,
            row.has_updates,
            row.number,
        ])?;
        Ok(())
    }

    fn detail(&mut self, id: i64, first: i64, row: &PartRow) -> Result<()> {
        let (sql, mut values, words) = match &row.detail {
            Detail::None => return Ok(()),
            Detail::Person(person) => (
                "INSERT INTO person (id, roles, organization, attendance, key_word, name_word, positions_word, \
                 organization_word, organization_key_word, sort_word) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
                vec![
                    Some(id),
                    Some(person.roles),
                    person.organization_part.map(|place| first + number_of(place)),
                    person.attendance,
                ],
                vec![
                    &person.key,
                    &person.name,
                    &person.positions,
                    &person.organization,
                    &person.organization_key,
                    &person.sort_name,
                ],
            ),
            Detail::Organization(organization) => (
                "INSERT INTO organization (id, key_word, name_word, short_word, part_of_word, part_of_shown_word) \
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                vec![Some(id)],
                vec![
                    &organization.key,
                    &organization.name,
                    &organization.short,
                    &organization.part_of,
                    &organization.part_of_shown,
                ],
            ),
        };
        for word in words {
            values.push(self.word(word.as_deref())?);
        }
        self.transaction.prepare_cached(sql)?.execute(params_from_iter(values))?;
        Ok(())
    }

    /// The id of a string, which is inserted if it is new.
    fn word(&mut self, text: Option<&str>) -> Result<Option<i64>> {
        let Some(text) = text else { return Ok(None) };
        if let Some(known) = self.word_ids.get(text) {
            return Ok(Some(*known));
        }
        self.transaction.prepare_cached("INSERT INTO word (text) VALUES (?1)")?.execute([text])?;
        let id = self.transaction.last_insert_rowid();
        self.word_ids.insert(text.to_owned(), id);
        Ok(Some(id))
    }
}

pub(super) fn number_of(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}
