//! Files with one record's id: copies that people and synchronizing programs make. The record counts once, and its copies
//! have no rows but their own in `copy`.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use rusqlite::{Connection, params};

use super::write::Writer;
use meeting_core::archive::Archive;

type Result<T> = rusqlite::Result<T>;

/// A file that was left out, because another one holds the record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftOut {
    /// The file, from the archive's root.
    pub file: String,
    /// The record's id.
    pub record: String,
    /// The file that counts.
    pub counted: String,
}

/// A file that says that it holds a record.
struct Holder {
    file: i64,
    path: String,
    is_copy: bool,
}

/// Leaves out all but one of the files that hold a record of one id: the one that lies where its id says counts, else one
/// that is named after the id, else the first by its path. Returns whether a file that was left out before counts now, and
/// has to be read again, for its rows are gone.
pub(super) fn settle(writer: &mut Writer, archive: &Archive, connection: &Connection) -> Result<bool> {
    let mut is_any_promoted = false;
    for (record, holders) in holders(connection)? {
        let home = archive.relative(&archive.path_of(&record));
        let rank = |holder: &Holder| {
            let name = holder.path.rsplit('/').next().unwrap_or_default();
            let is_named = name.rsplit_once('.').is_some_and(|(stem, _)| stem == record);
            (Reverse(holder.path == home), Reverse(is_named), holder.path.clone())
        };
        let Some(counted) = holders.iter().min_by_key(|holder| rank(holder)).map(|holder| holder.file) else {
            continue;
        };
        for holder in &holders {
            match (holder.file == counted, holder.is_copy) {
                (true, true) => {
                    writer.remove(holder.file)?;
                    is_any_promoted = true;
                }
                (false, false) => {
                    writer.remove_record(holder.file)?;
                    connection.execute("INSERT INTO copy (id, name) VALUES (?1, ?2)", params![holder.file, record])?;
                }
                _ => {}
            }
        }
    }
    Ok(is_any_promoted)
}

/// Returns the files of each id that more than one says, or that one says which was left out before.
fn holders(connection: &Connection) -> Result<BTreeMap<String, Vec<Holder>>> {
    let mut holders: BTreeMap<String, Vec<Holder>> = BTreeMap::new();
    let sql = "WITH shared (name) AS (SELECT name FROM record GROUP BY name HAVING count(*) > 1 UNION SELECT name FROM copy) \
               SELECT s.name, z.id, z.path, 0 FROM shared s JOIN record r ON r.name = s.name JOIN file z ON z.id = r.id \
               UNION ALL SELECT c.name, z.id, z.path, 1 FROM copy c JOIN file z ON z.id = c.id";
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let holder = Holder { file: row.get(1)?, path: row.get(2)?, is_copy: row.get(3)? };
        holders.entry(row.get(0)?).or_default().push(holder);
    }
    Ok(holders)
}

/// Returns the files that are left out, by their paths.
pub(super) fn left_out(connection: &Connection) -> Result<Vec<LeftOut>> {
    let sql = "SELECT z.path, c.name, k.path FROM copy c JOIN file z ON z.id = c.id JOIN record r ON r.name = c.name \
               JOIN file k ON k.id = r.id ORDER BY z.path";
    let mut statement = connection.prepare_cached(sql)?;
    let read = |row: &rusqlite::Row| Ok(LeftOut { file: row.get(0)?, record: row.get(1)?, counted: row.get(2)? });
    statement.query_map([], read)?.collect()
}
