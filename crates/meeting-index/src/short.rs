//! The shortest unique beginnings of ids.

use rusqlite::Connection;

use super::row::read;
use meeting_core::rows::Reference;

/// Length of `YYYY-MM-DD`.
const DATE: usize = 10;

pub(super) fn shortest(connection: &Connection, ids: &[&str]) -> rusqlite::Result<Vec<String>> {
    let mut before = connection.prepare("SELECT max(name) FROM record WHERE name < ?1")?;
    let mut after = connection.prepare("SELECT min(name) FROM record WHERE name > ?1")?;
    let mut refs = Vec::with_capacity(ids.len());
    for id in ids {
        // Of all other ids, the neighbours in the order have the longest common beginning.
        let neighbours: [Option<String>; 2] = [before.query_row([id], read)?, after.query_row([id], read)?];
        let common = neighbours.iter().flatten().map(|other| common(id, other)).max().unwrap_or(0);
        refs.push(cut(id, common).to_owned());
    }
    Ok(refs)
}

/// Gives each of the references its shortest form.
pub(super) fn shorten<'r>(
    connection: &Connection,
    references: impl IntoIterator<Item = &'r mut Reference>,
) -> rusqlite::Result<()> {
    let mut references: Vec<&mut Reference> = references.into_iter().collect();
    let records: Vec<_> = references.iter().map(|reference| reference.record.clone()).collect();
    let short = shortest(connection, &records.iter().map(|record| &**record).collect::<Vec<_>>())?;
    for (reference, short) in references.iter_mut().zip(short) {
        reference.short = Some(short);
    }
    Ok(())
}

/// The path of the record with the id `id`, else of the only one that begins so.
pub(super) fn file_of(connection: &Connection, id: &str) -> rusqlite::Result<Option<String>> {
    let sql = "SELECT r.name, z.path FROM record r JOIN file z ON z.id = r.id WHERE r.name >= ?1 AND r.name < ?2 \
               ORDER BY r.name LIMIT 3";
    let mut statement = connection.prepare(sql)?;
    let found = statement.query_map([id, &format!("{id}\u{7f}")], read)?;
    let mut found: Vec<(String, String)> = found.collect::<rusqlite::Result<_>>()?;
    let exact = found.iter().filter(|(name, _)| name == id).count();
    Ok(if exact == 1 || found.len() == 1 { Some(found.swap_remove(0).1) } else { None })
}

fn common(one: &str, other: &str) -> usize {
    one.bytes().zip(other.bytes()).take_while(|(one, other)| one == other).count()
}

/// The beginning of `id` that is longer than `common` bytes and ends with a word.
fn cut(id: &str, common: usize) -> &str {
    let from = DATE.max(common + 1);
    let end = id.get(from..).and_then(|rest| rest.find('-')).map_or(id.len(), |at| from + at);
    id.get(..end).unwrap_or(id)
}

#[cfg(test)]
mod tests {
    use super::shortest;

    #[test]
    fn as_short_as_can_be() {
        let connection = rusqlite::Connection::open_in_memory().unwrap();
        connection.execute_batch("CREATE TABLE record (name TEXT)").unwrap();
        let names = [
            "2023-05-08-giao-ban",
            "2023-05-08-giao-ban-2",
            "2023-05-08-hop-chi-bo",
            "2023-05-09-giao-ban",
            "2023-06-01-a",
            "2023-06-01-ab-c",
        ];
        for name in names {
            connection.execute("INSERT INTO record VALUES (?1)", [name]).unwrap();
        }
        let refs = shortest(&connection, &names).unwrap();
        assert_eq!(
            refs,
            [
                "2023-05-08-giao-ban",
                "2023-05-08-giao-ban-2",
                "2023-05-08-hop",
                "2023-05-09",
                "2023-06-01-a",
                "2023-06-01-ab"
            ]
        );
    }
}
