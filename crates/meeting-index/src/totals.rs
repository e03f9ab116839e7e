//! How much the words are in all, which the score of a hit depends on.
//!
//! FTS5 keeps the number of rows and of words in one record and, in a table that keeps no text, does not take off what is
//! deleted: the score of a part, and with it the order of hits, would tell how often a record was changed. So it is taken off
//! here. The format of the two shadow tables is part of FTS5's documentation ("averages record", "docsize").

use rusqlite::{Connection, OptionalExtension};

use super::row::read;

type Result<T> = rusqlite::Result<T>;

/// The row of `words_data` that has the totals: the number of rows, then the number of words in each column.
const AVERAGES: i64 = 1;

/// What has been deleted and is not taken off yet: rows, then words by column.
#[derive(Debug, Default)]
pub(super) struct Deleted(Vec<u64>);

impl Deleted {
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

    /// Takes off what was counted, once it is deleted.
    pub fn take_off(&mut self, connection: &Connection) -> Result<()> {
        if self.0.is_empty() {
            return Ok(());
        }
        // What FTS5 has in memory would be written over it.
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

/// Returns the bytes of a number of up to 56 bits: no index has more words.
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
