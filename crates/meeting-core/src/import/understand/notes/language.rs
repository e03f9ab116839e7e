//! Whether a document is in English.

use crate::import::document::{Block, Kind};
use crate::import::understand::text::lower;

/// Words of English that other languages do not have.
const ENGLISH: [&str; 40] = [
    "the",
    "of",
    "and",
    "for",
    "with",
    "was",
    "were",
    "is",
    "are",
    "will",
    "be",
    "that",
    "from",
    "this",
    "by",
    "on",
    "at",
    "not",
    "has",
    "have",
    "it",
    "we",
    "meeting",
    "minutes",
    "agenda",
    "action",
    "actions",
    "present",
    "attendees",
    "apologies",
    "notes",
    "date",
    "time",
    "chair",
    "discussion",
    "decisions",
    "next",
    "items",
    "yesterday",
    "today",
];

/// Whether the blocks are in English.
pub(in crate::import::understand) fn is_english(blocks: &[Block]) -> bool {
    let (mut english, mut vietnamese) = (0, 0);
    for block in blocks.iter().take(400) {
        let cells = match &block.kind {
            Kind::Table(rows) => rows.iter().flat_map(|row| row.cells.iter().flatten()).map(String::as_str).collect(),
            _ => vec![block.text.as_str()],
        };
        for word in
            cells.iter().flat_map(|text| text.split(|c: char| !c.is_alphabetic())).filter(|word| !word.is_empty())
        {
            let low = lower(word);
            english += usize::from(ENGLISH.contains(&low.as_str()));
            let is_vietnamese =
                low.chars().any(|c| matches!(c, 'đ' | 'ă' | 'ơ' | 'ư') || ('\u{1ea0}'..='\u{1ef9}').contains(&c));
            vietnamese += usize::from(is_vietnamese);
        }
    }
    english > vietnamese * 2
}
