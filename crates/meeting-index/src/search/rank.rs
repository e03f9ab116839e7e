//! The order of hits.
//!
//! 1. The body or person whose exact name or short form the free words are comes first, once, in the newest session.
//! 2. Parts that have the words as typed come before those that have other forms of English words ("vote" of "voted").
//! 3. Parts in which all free words are next to each other, in the order of the query, come before other parts.
//! 4. If the query has diacritics, parts that have the words with the same diacritics come before other spellings.
//! 5. Then by level: the score in eighths of the best score. Words score higher in the main text of a part (a title, the text of
//!    a directive) than in its other texts, in short texts than in long ones, and in sessions, directives and tasks than in
//!    proceedings.
//! 6. Within a level the newest session comes first, then the order of the files, then the order within the record.
//!
//! `docs/query-language.md` describes it for users.

use std::cmp::{Ordering, Reverse};

use super::texts::Texts;
use meeting_core::model::field::Part;
use meeting_core::query::Query;
use viet_text::fold::{fold, marked, tokens};

/// The weights of the columns of `words`, in their order: the main text, other texts, then names.
pub(super) const BM25: &str = "bm25(f.words, 4.0, 4.0, 1.0, 2.0, 0.8, 0.6, 0.6, 0.6)";

/// The number of levels up to the best score. Within a level the date decides.
const LEVELS: f64 = 8.0;

/// The score of a hit, higher for better, from that of `SQLite`, which is lower for better.
pub(super) fn score_of(part: Part, bm25: f64) -> f64 {
    let weight = match part {
        Part::Session => 2.0,
        Part::Directive => 1.4,
        Part::Task => 1.3,
        Part::Proceeding => 1.0,
        Part::Organization | Part::Participant => 0.9,
        Part::Attachment => 0.8,
    };
    // Not `-0.0`, which sorts below zero.
    if bm25 == 0.0 { 0.0 } else { -bm25 * weight }
}

/// The sort key of a hit.
#[derive(Debug, Clone, Copy)]
pub(super) struct Rank {
    /// Whether it is what the free words are the name of.
    pub is_named: bool,
    /// Whether it has the words as typed, not only other forms of them.
    pub as_typed: bool,
    /// Whether all free words are next to each other.
    pub in_a_row: bool,
    /// Whether they have the diacritics of the query; set when the file is read.
    pub exact: bool,
    pub score: f64,
    pub date: Option<i64>,
    /// The place of the record in the order of the files.
    pub record: i64,
    /// The id of the part: in a record, ids are in the order of its text.
    pub part: i64,
}

/// The best scores of the parts with all words in a row and of the others.
pub(super) struct Best {
    in_a_row: f64,
    scattered: f64,
}

impl Best {
    pub fn of<'r>(ranks: impl Iterator<Item = &'r Rank>) -> Self {
        let mut best = Self { in_a_row: 0.0, scattered: 0.0 };
        for rank in ranks {
            let best = if rank.in_a_row { &mut best.in_a_row } else { &mut best.scattered };
            *best = best.max(rank.score);
        }
        best
    }

    /// The better rank is less.
    pub fn compare(&self, one: &Rank, other: &Rank) -> Ordering {
        let key = |rank: &Rank| {
            let tiers = [rank.is_named, rank.as_typed, rank.in_a_row, rank.exact].map(Reverse);
            (tiers, Reverse(self.level(rank)), Reverse(rank.date), rank.record, rank.part)
        };
        key(one).cmp(&key(other))
    }

    fn level(&self, rank: &Rank) -> u8 {
        let best = if rank.in_a_row { self.in_a_row } else { self.scattered };
        let level = if best > 0.0 { (rank.score / best * LEVELS).round() } else { 0.0 };
        // From 0 to LEVELS.
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a small whole number")]
        let level = level as u8;
        level
    }
}

/// The free words of a query with their diacritics.
pub(super) struct Exact {
    /// For each of the words its tokens, and whether the last one is a prefix.
    words: Vec<(Vec<String>, bool)>,
}

impl Exact {
    /// None if the query has no diacritics: all spellings are equal then.
    pub fn of(query: &Query) -> Option<Self> {
        let words: Vec<_> = query.free_words().into_iter().map(|words| (spelt(&words.written), words.prefix)).collect();
        let has_marks = words.iter().flat_map(|(tokens, _)| tokens).any(|token| fold(token) != *token);
        has_marks.then_some(Self { words })
    }

    /// Whether the words are the whole name, with the same diacritics.
    pub fn is(&self, name: &str) -> bool {
        let words: Vec<&String> = self.words.iter().flat_map(|(words, _)| words).collect();
        spelt(name).iter().eq(words)
    }

    /// Whether the texts have all the words with the same diacritics.
    pub fn holds(&self, texts: &Texts) -> bool {
        let texts: Vec<_> = texts.all().map(spelt).collect();
        self.words.iter().all(|(words, prefix)| {
            let is_there = |text: &Vec<String>| {
                text.windows(words.len().max(1)).any(|window| {
                    let last = words.len().saturating_sub(1);
                    window.iter().zip(words).enumerate().all(|(at, (one, other))| {
                        one == other || (*prefix && at == last && one.starts_with(other.as_str()))
                    })
                })
            };
            texts.iter().any(is_there)
        })
    }
}

/// The tokens of a text with their diacritics.
fn spelt(text: &str) -> Vec<String> {
    tokens(text).into_iter().map(|token| marked(text.get(token.start..token.end).unwrap_or_default())).collect()
}
