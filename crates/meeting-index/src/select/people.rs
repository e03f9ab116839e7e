//! Conditions on who leads or supports work, where some of it was handed over: the full-text index has those who led at first, so
//! the work is matched before the query.

use rusqlite::{Connection, OptionalExtension};

use super::phrase::{Phrase, any_of};
use crate::extract::{Column, id_word};
use crate::row::{Columns, read};
use meeting_core::archive::{Directory, DirectoryEntry};
use meeting_core::model::field::FieldId;
use viet_text::fold::tokens;

/// A condition on those who lead or support.
#[derive(Debug, Clone)]
pub(crate) struct PeopleMatcher {
    /// [`FieldId::Lead`] or [`FieldId::Support`].
    pub field: FieldId,
    pub phrases: Vec<Phrase>,
}

/// Fills the table `matched_work` with the tasks and directives that match each of the conditions.
pub(crate) fn matched_people(
    connection: &Connection,
    matchers: &[PeopleMatcher],
    directory: &Directory,
) -> rusqlite::Result<()> {
    connection.execute_batch(
        "CREATE TEMP TABLE IF NOT EXISTS matched_work (number INTEGER, part INTEGER, PRIMARY KEY (number, part)) \
         WITHOUT ROWID; DELETE FROM matched_work",
    )?;
    let mut insert = connection.prepare("INSERT OR IGNORE INTO matched_work VALUES (?1, ?2)")?;
    for (number, PeopleMatcher { field, phrases }) in (0_i64..).zip(matchers) {
        let is_lead = *field == FieldId::Lead;
        let (side, role, column) = if is_lead { ("lead", 0, Column::Lead) } else { ("support", 1, Column::Support) };
        let kept = format!(
            "INSERT INTO matched_work SELECT ?1, w.id FROM words f CROSS JOIN work w ON w.id = f.rowid \
             LEFT JOIN now n ON n.id = w.id WHERE f.words MATCH ?2 AND n.{side}_keys IS NULL"
        );
        connection.execute(&kept, (number, any_of(phrases, Some(column))))?;
        // All names of those whom a part of a record describes; the name in the work of others.
        let moved = format!(
            "SELECT n.id, h.word, h.target, (SELECT text FROM word WHERE id = h.key_word) FROM now n CROSS JOIN now_who h ON h.part = n.id AND h.role = {role} \
             WHERE n.{side}_keys IS NOT NULL"
        );
        let id = "SELECT t.text FROM part p CROSS JOIN word t ON t.id = p.name_word WHERE p.id = ?1";
        let mut id = connection.prepare(id)?;
        let names = "SELECT t.text FROM (SELECT ?1 AS id UNION SELECT name_word FROM organization WHERE id = ?2 \
                     UNION SELECT short_word FROM organization WHERE id = ?2 \
                     UNION SELECT name_word FROM person WHERE id = ?2) names CROSS JOIN word t ON t.id = names.id";
        let (mut moved, mut names) = (connection.prepare(&moved)?, connection.prepare(names)?);
        let mut rows = moved.query([])?;
        while let Some(row) = rows.next()? {
            let mut columns = Columns::of(row);
            let (part, word, target): (i64, i64, Option<i64>) = (columns.next()?, columns.next()?, columns.next()?);
            let key: String = columns.next()?;
            let mut called: Vec<String> = names.query_map((word, target), read)?.collect::<rusqlite::Result<_>>()?;
            let ids: Vec<String> =
                [Some(key.clone()), id.query_row([target], read).optional()?].into_iter().flatten().collect();
            let entry = directory.with_id(&key);
            called.extend(entry.into_iter().flat_map(DirectoryEntry::names).map(str::to_owned));
            let id_words = ids.iter().filter_map(|id| id_word(id)).map(|word| vec![word]);
            let words = called.iter().chain(&ids);
            let words = words.map(|name| tokens(name).into_iter().map(|token| token.text).collect::<Vec<_>>());
            let is_meant =
                words.chain(id_words).any(|words| phrases.iter().any(|phrase| phrase.places(&words).next().is_some()));
            if is_meant {
                insert.execute([number, part])?;
            }
        }
    }
    Ok(())
}
