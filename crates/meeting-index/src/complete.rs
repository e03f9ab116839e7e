//! Names for completion.
//!
//! A completion has to be fast, so a large index is neither refreshed nor created for it. Frequencies are those of the newest
//! [`MOST_ROWS`] rows.

use std::cell::OnceCell;
use std::collections::{BTreeSet, HashMap};
use std::hash::Hash;

use chrono::NaiveDate;
use rusqlite::types::FromSql;

use super::extract::date_of;
use super::row::read;
use super::store::Store;
use super::work;
use super::{Index, IndexError};
use meeting_core::archive::{Archive, cache_path};
use meeting_core::ops::{KnownPerson, Name};
use meeting_core::query::DateField;
use viet_text::partial::{Fit, Partial};

/// The most rows that are read of a table, those of some 5,000 records.
const MOST_ROWS: usize = 50_000;

/// The most records of an archive whose index is refreshed for a completion.
const FEW_RECORDS: usize = 200;

/// The names of an archive.
pub struct Names {
    store: Store,
    words: OnceCell<HashMap<i64, String>>,
}

/// A name, with the note of its first row and the number of its rows.
struct NameCount<K> {
    key: K,
    note: Option<i64>,
    count: usize,
}

impl Names {
    /// The names of `archive`, which has `records` records. The index of a small archive is refreshed or created; of a large
    /// one there is none until another command creates it.
    #[must_use]
    pub fn of(archive: &Archive, records: usize) -> Option<Self> {
        if records <= FEW_RECORDS {
            return Index::open(archive, &mut |_| {}).ok().map(|index| Self::in_store(index.store));
        }
        Store::open_as_it_is(&cache_path(archive)?).map(Self::in_store)
    }

    pub(super) fn in_store(store: Store) -> Self {
        Self { store, words: OnceCell::new() }
    }

    /// People with their last known position, those of the most sessions first.
    pub fn people(&self, partial: &Partial) -> Result<Vec<Name>, IndexError> {
        let sql = newest("x.name_word, x.positions_word", "person x ON x.id");
        let rows = self.counted::<i64>(&sql)?;
        let words = self.words()?;
        let names = rows.into_iter().filter_map(|row| {
            let text = words.get(&row.key)?;
            // The first position is the highest.
            let note = row.note.and_then(|note| words.get(&note)?.lines().next().map(str::to_owned));
            Some((partial.fit(text)?, row.count, Name { text: text.clone(), note }))
        });
        Ok(ordered(names))
    }

    /// All people with the positions of the latest session that has any, those of the most sessions first.
    pub fn everybody(&self) -> Result<Vec<KnownPerson>, IndexError> {
        let sql = "SELECT person.name_word, person.positions_word FROM person \
                   JOIN part ON part.id = person.id JOIN record ON record.id = part.record \
                   ORDER BY person.positions_word IS NULL, record.date DESC, record.name, person.id LIMIT ?1";
        let mut rows = self.counted::<i64>(sql)?;
        rows.sort_by_key(|row| std::cmp::Reverse(row.count));
        let words = self.words()?;
        let people = rows.into_iter().filter_map(|row| {
            let positions = row.note.and_then(|note| words.get(&note));
            let positions = positions.into_iter().flat_map(|text| text.lines()).map(str::to_owned).collect();
            Some(KnownPerson { name: words.get(&row.key)?.clone(), positions })
        });
        Ok(people.collect())
    }

    /// Organizations, those of the most records first.
    pub fn organizations(&self, partial: &Partial) -> Result<Vec<Name>, IndexError> {
        let sql = newest("COALESCE(x.name_word, x.short_word), x.short_word", "organization x ON x.id");
        let rows = self.counted::<i64>(&sql)?;
        let words = self.words()?;
        let names = rows.into_iter().filter_map(|row| {
            let text = words.get(&row.key)?;
            let note = row.note.and_then(|note| words.get(&note)).filter(|short| *short != text);
            let fit = [Some(text), note].into_iter().flatten().filter_map(|name| partial.fit(name)).min()?;
            Some((fit, row.count, Name { text: text.clone(), note: note.cloned() }))
        });
        Ok(ordered(names))
    }

    /// Places of sessions.
    pub fn places(&self, partial: &Partial) -> Result<Vec<Name>, IndexError> {
        let sql = "SELECT place_word, NULL FROM record ORDER BY date DESC, name DESC LIMIT ?1";
        let rows = self.counted::<i64>(sql)?;
        let words = self.words()?;
        let names = rows.into_iter().filter_map(|row| {
            let text = words.get(&row.key)?;
            Some((partial.fit(text)?, row.count, Name { text: text.clone(), note: None }))
        });
        Ok(ordered(names))
    }

    /// Numbers of cited documents, each with the document's type.
    pub fn cited(&self, partial: &Partial) -> Result<Vec<Name>, IndexError> {
        self.numbers(&newest("x.number, x.type_word", "cite x ON x.part"), partial)
    }

    /// Numbers of records and directives.
    pub fn own_numbers(&self, partial: &Partial) -> Result<Vec<Name>, IndexError> {
        let mut numbers = Vec::new();
        let records = "SELECT number, NULL FROM record ORDER BY date DESC, name DESC LIMIT ?1".to_owned();
        for sql in [records, newest("x.number, NULL", "work x ON x.id")] {
            numbers.extend(self.numbers(&sql, partial)?);
        }
        Ok(numbers)
    }

    /// The days on which a date field has a value.
    pub fn days(&self, field: DateField) -> Result<BTreeSet<NaiveDate>, IndexError> {
        let of_records = match field {
            DateField::Date => "SELECT date, NULL FROM record ORDER BY date DESC LIMIT ?1",
            DateField::Issued => "SELECT issued, NULL FROM record WHERE issued IS NOT NULL ORDER BY date DESC LIMIT ?1",
            DateField::Due | DateField::Completed | DateField::Updated | DateField::Reminded => {
                let most = i64::try_from(MOST_ROWS).unwrap_or(i64::MAX);
                return Ok(work::days(&self.store.connection, field, most)?);
            }
        };
        let days = self.counted::<i64>(of_records)?;
        Ok(days.into_iter().filter_map(|day| date_of(day.key)).collect())
    }

    /// The title of a record.
    pub fn title(&self, record: &str) -> Option<String> {
        let sql = "SELECT title FROM record WHERE name = ?1";
        self.store.connection.prepare_cached(sql).ok()?.query_row([record], read::<Option<String>>).ok()?
    }

    fn numbers(&self, sql: &str, partial: &Partial) -> Result<Vec<Name>, IndexError> {
        let rows = self.counted::<String>(sql)?;
        let names = rows.into_iter().filter_map(|row| {
            let fit = partial.fit_number(&row.key)?;
            Some((fit, row.count, (row.key, row.note)))
        });
        let mut word = self.store.connection.prepare_cached("SELECT text FROM word WHERE id = ?1")?;
        let mut note = |id: i64| word.query_row([id], read).ok();
        let named = ordered(names).into_iter().map(|(text, id)| Name { text, note: id.and_then(&mut note) });
        Ok(named.collect())
    }

    /// Counts the rows of `sql` by their keys, the first column. The second column is the note.
    fn counted<K: Hash + Eq + Clone + FromSql>(&self, sql: &str) -> Result<Vec<NameCount<K>>, IndexError> {
        let mut places: HashMap<K, usize> = HashMap::new();
        let mut counted: Vec<NameCount<K>> = Vec::new();
        let mut statement = self.store.connection.prepare_cached(sql)?;
        let most = i64::try_from(MOST_ROWS).unwrap_or(i64::MAX);
        for row in statement.query_map([most], read::<(Option<K>, Option<i64>)>)? {
            let (Some(key), note) = row? else { continue };
            if let Some(place) = places.get(&key) {
                counted[*place].count += 1;
            } else {
                places.insert(key.clone(), counted.len());
                counted.push(NameCount { key, note, count: 1 });
            }
        }
        Ok(counted)
    }

    /// All strings of the index. Reading all is faster than looking up thousands.
    fn words(&self) -> Result<&HashMap<i64, String>, IndexError> {
        if let Some(words) = self.words.get() {
            return Ok(words);
        }
        let mut statement = self.store.connection.prepare_cached("SELECT id, text FROM word")?;
        let words = statement.query_map([], read)?.collect::<Result<_, rusqlite::Error>>()?;
        Ok(self.words.get_or_init(|| words))
    }
}

/// The SQL that reads columns of a table of parts, those of the newest sessions first. (The inner limit keeps `SQLite` from
/// scanning the parts first.)
fn newest(columns: &str, table: &str) -> String {
    format!(
        "SELECT {columns} FROM (SELECT first, last FROM record ORDER BY date DESC, name DESC LIMIT -1) r \
         CROSS JOIN {table} BETWEEN r.first AND r.last LIMIT ?1"
    )
}

/// Sorts by fit, then by frequency; ties stay in the order of the rows, newest first. Names that fit only within a word are
/// left out if others fit better.
fn ordered<T>(names: impl Iterator<Item = (Fit, usize, T)>) -> Vec<T> {
    let mut names: Vec<_> = names.collect();
    if names.iter().any(|(fit, ..)| *fit < Fit::Within) {
        names.retain(|(fit, ..)| *fit < Fit::Within);
    }
    names.sort_by_key(|(fit, count, _)| (*fit, std::cmp::Reverse(*count)));
    names.into_iter().map(|(_, _, name)| name).collect()
}
