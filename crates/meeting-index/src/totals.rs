//! The totals of rows and words, on which scores depend.
//!
//! FTS5 has these totals in one record and, in a contentless table, does not subtract deleted rows: scores, and with them the order
//! of hits, would depend on how often a record was changed. So they are subtracted here. The formats of the two shadow tables are
//! documented by FTS5 ("averages record", "docsize").

use rusqlite::{Connection, OptionalExtension};

use super::row::read;

type Result<T> = rusqlite::Result<T>;

/// The row of `words_data` that has the totals: the number of rows, then the number of words in each column.
const AVERAGES: i64 = 1;

/// Deleted rows, and words by column, that have not been subtracted yet.
#[derive(Debug, Default)]
pub(super) struct DeletedTotals(Vec<u64>);

impl DeletedTotals {
    /// Counts rows that are about to be deleted.
    pub fn count(&mut self, connection: &Connection, [first, last]: [i64; 2]) -> Result<()> {
        let mut statement = connection.prepare_cached("SELECT sz FROM words_docsize WHERE id BETWEEN ?1 AND ?2")?;
        for sizes in statement.query_map([first, last], read::<Vec<u8>>)? {
            let sizes = numbers(&sizes?);
            self.0.resize(self.0.len().max(sizes.len() + 1), 0);
            for (total, size) in self.0.iter_mut().zip(std::iter::once(1).chain(sizes)) {
                *total += size;
            }
        }
        Ok(())
    }

    /// Subtracts the counts, after the rows have been deleted.
    pub fn subtract(&mut self, connection: &Connection) -> Result<()> {
        if self.0.is_empty() {
            return Ok(());
        }
        // Otherwise FTS5 overwrites the record from its memory.
        connection.prepare_cached("INSERT INTO words (words) VALUES ('flush')")?.execute([])?;
        let mut statement = connection.prepare_cached("SELECT block FROM words_data WHERE id = ?1")?;
        let block: Option<Vec<u8>> = statement.query_row([AVERAGES], read).optional()?;
        let totals = numbers(&block.unwrap_or_default()).into_iter();
        let rest = totals.zip(self.0.drain(..).chain(std::iter::repeat(0)));
        let block: Vec<u8> = rest.flat_map(|(total, gone)| written(total.saturating_sub(gone))).collect();
        connection.prepare_cached("UPDATE words_data SET block = ?2 WHERE id = ?1")?.execute((AVERAGES, block))?;
        Ok(())
    }
}

/// Reads numbers as `SQLite` writes them: seven bits a byte, the highest first, the last byte without its high bit; of nine
/// bytes the last has eight.
fn numbers(bytes: &[u8]) -> Vec<u64> {
    let mut numbers = Vec::new();
    let (mut number, mut length) = (0_u64, 0);
    for byte in bytes {
        length += 1;
        if length == 9 {
            number = number << 8 | u64::from(*byte);
        } else {
            number = number << 7 | u64::from(byte & 0x7f);
        }
        if *byte < 0x80 || length == 9 {
            numbers.push(number);
            (number, length) = (0, 0);
        }
    }
    numbers
}

/// The bytes of a number of up to 56 bits.
fn written(number: u64) -> Vec<u8> {
    let groups = (1..8).rev().filter(|group| number >> (group * 7) > 0);
    let byte = |group: u32| u8::try_from(number >> (group * 7) & 0x7f).unwrap_or(0);
    groups.map(|group| byte(group) | 0x80).chain([byte(0)]).collect()
}

#[cfg(test)]
mod tests {
    use super::{numbers, written};

    #[test]
    fn numbers_as_sqlite_writes_them() {
        let all = [0, 1, 127, 128, 16_383, 16_384, 2_097_151, 2_097_152, (1 << 56) - 1];
        let bytes: Vec<u8> = all.iter().flat_map(|number| written(*number)).collect();
        assert_eq!(numbers(&bytes), all);
        assert_eq!(written(128), [0x81, 0]);
        assert_eq!(numbers(&[0xff; 9]), [u64::MAX]);
    }
}
