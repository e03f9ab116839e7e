//! Names for completing what somebody types, out of the index as it lies there.
//!
//! A key has been pressed and somebody waits: nothing is refreshed, and no large index is made. The newest
//! [`MOST_ROWS`] rows decide what is frequent.

use std::cell::OnceCell;
use std::collections::{BTreeSet, HashMap};
use std::hash::Hash;

use chrono::NaiveDate;
use rusqlite::types::FromSql;

use super::extract::date_of;
use super::row::read;
use super::store::Store;
use super::{Index, IndexError};
use meeting_core::archive::{Archive, cache_path};
use meeting_core::ops::{KnownPerson, Name};
use meeting_core::query::DateField;
use viet_text::partial::{Fit, Partial};

/// So many rows of a table are read at most, those of some 5,000 records: the newest matter most, and somebody waits.
const MOST_ROWS: usize = 50_000;

/// So many records does an archive have at most whose index is brought up to the files for a completion.
const FEW_RECORDS: usize = 200;

/// The names of an archive.
pub struct Names {
    store: Store,
    words: OnceCell<HashMap<i64, String>>,
}

/// What the rows of one name say together.
struct Counted<K> {
    key: K,
    note: Option<i64>,
    count: usize,
}

impl Names {
    /// Returns the names of `archive`, which has `records` records. None where there is no index yet, save for a small
    /// archive: its index is made or refreshed at once.
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

    /// Returns people, each with the last known position, those of the most sessions first.
    pub fn people(&self, partial: &Partial) -> Result<Vec<Name>, IndexError> {
        let sql = newest("x.name_word, x.positions_word", "person x ON x.id");
        let rows = self.counted::<i64>(&sql)?;
        let words = self.words()?;
        let names = rows.into_iter().filter_map(|row| {
            let text = words.get(&row.key)?;
            // The first of the positions is the highest.
            let note = row.note.and_then(|note| words.get(&note)?.lines().next().map(str::to_owned));
            Some((partial.fit(text)?, row.count, Name { text: text.clone(), note }))
        });
        Ok(ordered(names))
    }

    /// Returns everybody as the latest session has it that says something of the positions, those of the most sessions
    /// first.
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

    /// Returns organizations, those that most records name first.
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

    /// Returns the places of sessions.
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

    /// Returns the numbers of documents that are cited, each with the document's type.
    pub fn cited(&self, partial: &Partial) -> Result<Vec<Name>, IndexError> {
        self.numbers(&newest("x.number, x.type_word", "cite x ON x.part"), partial)
    }

    /// Returns the numbers that records and directives have themselves.
    pub fn own_numbers(&self, partial: &Partial) -> Result<Vec<Name>, IndexError> {
        let mut numbers = Vec::new();
        let records = "SELECT number, NULL FROM record ORDER BY date DESC, name DESC LIMIT ?1".to_owned();
        for sql in [records, newest("x.number, NULL", "work x ON x.id")] {
            numbers.extend(self.numbers(&sql, partial)?);
        }
        Ok(numbers)
    }

    /// Returns the days that a date has.
    pub fn days(&self, field: DateField) -> Result<BTreeSet<NaiveDate>, IndexError> {
        let sql = match field {
            DateField::Date => "SELECT date, NULL FROM record ORDER BY date DESC LIMIT ?1".to_owned(),
            DateField::Due => newest("x.due, NULL", "work x ON x.id"),
            DateField::Completed => newest("x.completed, NULL", "work x ON x.id"),
        };
        let days = self.counted::<i64>(&sql)?;
        Ok(days.into_iter().filter_map(|day| date_of(day.key)).collect())
    }

    /// Returns the title of a record.
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

    /// Counts the rows of `sql` that have a key by it; the second column of the first row of a key is its note.
    fn counted<K: Hash + Eq + Clone + FromSql>(&self, sql: &str) -> Result<Vec<Counted<K>>, IndexError> {
        let mut places: HashMap<K, usize> = HashMap::new();
        let mut counted: Vec<Counted<K>> = Vec::new();
        let mut statement = self.store.connection.prepare_cached(sql)?;
        let most = i64::try_from(MOST_ROWS).unwrap_or(i64::MAX);
        for row in statement.query_map([most], read::<(Option<K>, Option<i64>)>)? {
            let (Some(key), note) = row? else { continue };
            if let Some(place) = places.get(&key) {
                counted[*place].count += 1;
            } else {
                places.insert(key.clone(), counted.len());
                counted.push(Counted { key, note, count: 1 });
            }
        }
        Ok(counted)
    }

    /// Returns every string of the index: reading all is faster than looking up thousands.
    fn words(&self) -> Result<&HashMap<i64, String>, IndexError> {
        if let Some(words) = self.words.get() {
            return Ok(words);
        }
        let mut statement = self.store.connection.prepare_cached("SELECT id, text FROM word")?;
        let words = statement.query_map([], read)?.collect::<Result<_, rusqlite::Error>>()?;
        Ok(self.words.get_or_init(|| words))
    }
}

/// Returns the SQL of the columns of a table whose rows are parts, the newest records first: those of later sessions, whenever
/// they were read. (The limit within keeps `SQLite` from going through the parts first.)
fn newest(columns: &str, table: &str) -> String {
    format!(
        "SELECT {columns} FROM (SELECT first, last FROM record ORDER BY date DESC, name DESC LIMIT -1) r \
         CROSS JOIN {table} BETWEEN r.first AND r.last LIMIT ?1"
    )
}

/// Returns what fits best first, and of that what is most frequent; the order of the rows, newest first, decides the
/// rest. What fits within a word only is wanted where nothing fits better.
fn ordered<T>(names: impl Iterator<Item = (Fit, usize, T)>) -> Vec<T> {
    let mut names: Vec<_> = names.collect();
    if names.iter().any(|(fit, ..)| *fit < Fit::Within) {
        names.retain(|(fit, ..)| *fit < Fit::Within);
    }
    names.sort_by_key(|(fit, count, _)| (*fit, std::cmp::Reverse(*count)));
    names.into_iter().map(|(_, _, name)| name).collect()
}
