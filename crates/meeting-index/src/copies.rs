//! Copies: several files with one record's id, as people and synchronization programs make them. One of them is indexed; the
//! others only have a row in `copy`.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use rusqlite::{Connection, params};

use super::row::{TIMELESS, query, selected};
use super::write::Writer;
use meeting_core::archive::Archive;

type Result<T> = rusqlite::Result<T>;

selected! {
    /// A file that is not listed, because another one has a record of the same id.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct IgnoredCopy(_as_of; []) {
        /// The path of the file from the archive's root.
        pub file: String = "z.path",
        /// The record's id.
        pub record: String = "c.name",
        /// The path of the file that is listed.
        pub counted: String = "k.path",
    }
}

selected! {
    /// A file of a record that has or had copies; `s` has the ids.
    struct Holder(_as_of; []) {
        record: String = "s.name",
        file: i64 = "z.id",
        path: String = "z.path",
        is_copy: bool = "s.is_copy",
    }
}

/// Keeps one of the files of each id: the one at the path of the id, else one with the name of the id, else the first by its
/// path. Gives whether a file that was ignored before is kept now, and has to be read.
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

/// The files of each id that several files have, or of which a file has been ignored.
fn holders(connection: &Connection) -> Result<BTreeMap<String, Vec<Holder>>> {
    let mut holders: BTreeMap<String, Vec<Holder>> = BTreeMap::new();
    let ids = "SELECT name FROM record GROUP BY name HAVING count(*) > 1 UNION SELECT name FROM copy";
    let from = format!(
        "FROM (SELECT name, id, 0 AS is_copy FROM record WHERE name IN ({ids}) \
         UNION ALL SELECT name, id, 1 FROM copy) s JOIN file z ON z.id = s.id"
    );
    for holder in query::<Holder>(connection, TIMELESS, &from, [])? {
        holders.entry(holder.record.clone()).or_default().push(holder);
    }
    Ok(holders)
}

/// The ignored copies by their paths.
pub(super) fn ignored_copies(connection: &Connection) -> Result<Vec<IgnoredCopy>> {
    let from = "FROM copy c JOIN file z ON z.id = c.id JOIN record r ON r.name = c.name \
                JOIN file k ON k.id = r.id ORDER BY z.path";
    query(connection, TIMELESS, from, [])
}
