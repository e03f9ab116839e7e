//! What two papers with one text have in common, in whatever container and layout they come.

use super::text::without_mark;
use crate::import::document::{Document, Kind};
use viet_text::fold::tokens;

/// A digest of the words of a document: folded, without the marks of items and in alphabetical order, because columns,
/// tables and numbers that a program counts are read differently from each container.
#[must_use]
pub fn digest(document: &Document) -> String {
    let cells = document.blocks.iter().flat_map(|block| match &block.kind {
        Kind::Table(rows) => rows.iter().flat_map(|row| row.cells.iter().flatten()).map(String::as_str).collect(),
        _ => vec![block.text.as_str()],
    });
    let mut words: Vec<String> =
        cells.flat_map(|text| tokens(without_mark(text))).map(|token| token.text.clone()).collect();
    words.sort_unstable();
    format!("{:032x}", fnv_1a(words.join(" ").as_bytes()))
}

/// FNV-1a with 128 bits: the same in every version of the program and on every machine. Nobody has to be kept from making
/// two texts with one digest.
fn fnv_1a(bytes: &[u8]) -> u128 {
    const OFFSET: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
    const PRIME: u128 = 0x0000_0000_0100_0000_0000_0000_0000_013b;
    bytes.iter().fold(OFFSET, |hash, byte| (hash ^ u128::from(*byte)).wrapping_mul(PRIME))
}

#[cfg(test)]
mod tests {
    use super::fnv_1a;

    /// The values of the authors of FNV.
    #[test]
    fn known_values() {
        assert_eq!(fnv_1a(b""), 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d);
        assert_eq!(fnv_1a(b"a"), 0xd228_cb69_6f1a_8caf_7891_2b70_4e4a_8964);
    }
}
