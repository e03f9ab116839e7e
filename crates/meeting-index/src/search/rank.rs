//! Which hits are best.
//!
//! 1. A part in which all free words stand next to each other, in the order in which they were typed, comes before one
//!    in which they are scattered.
//! 2. Where marks were typed, a part that has the words with these very marks comes before other spellings.
//! 3. Then by level: the score in eighths of the best one. The score is how often and where the words stand: in what
//!    a part is about (a title, the text of a directive) they count more than in what else it says, in short texts
//!    more than in long ones, in sessions, directives and tasks more than in what was reported.
//! 4. What is on one level is equally good: the newest session first, then the order of the files, and within a record its own.
//!
//! `docs/query-language.md` describes it for users.

use std::cmp::{Ordering, Reverse};

use super::texts::Texts;
use meeting_core::model::field::Part;
use meeting_core::query::Query;
use viet_text::fold::{fold, marked, tokens};

/// What a part is about counts more than what else stands in it, and that more than who it concerns. In the order of the columns of `words`.
pub(super) const BM25: &str = "bm25(f.words, 4.0, 4.0, 1.0, 2.0, 0.8, 0.6, 0.6, 0.6)";

/// So many steps there are from nothing to the best score: within one step the date decides.
const LEVELS: f64 = 8.0;

/// Returns the score of a hit, higher for better, out of `SQLite`'s, which is lower for better.
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

/// What the order of hits depends on.
#[derive(Debug, Clone, Copy)]
pub(super) struct Rank {
    /// Whether all free words stand next to each other.
    pub in_a_row: bool,
    /// Whether they have the marks that were typed; unknown before the file is read.
    pub exact: bool,
    pub score: f64,
    pub date: Option<i64>,
    /// The place of the record in the order of the files.
    pub record: i64,
    /// The number of the part: within a record, in the order of what stands in it.
    pub part: i64,
}

/// The best scores: of the parts with all words in a row, and of the others.
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

    /// Compares two ranks: less is better.
    pub fn compare(&self, one: &Rank, other: &Rank) -> Ordering {
        let key = |rank: &Rank| {
            let tiers = (Reverse(rank.in_a_row), Reverse(rank.exact));
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

/// The free words of a query with the marks that were typed.
pub(super) struct Exact {
    /// For each of the words its tokens, and whether the last one is only a beginning.
    words: Vec<(Vec<String>, bool)>,
}

impl Exact {
    /// Returns the words; none where nothing was typed with marks, for then all spellings are as good.
    pub fn of(query: &Query) -> Option<Self> {
        let words: Vec<_> = query.free_words().into_iter().map(|words| (spelt(&words.written), words.prefix)).collect();
        let has_marks = words.iter().flat_map(|(tokens, _)| tokens).any(|token| fold(token) != *token);
        has_marks.then_some(Self { words })
    }

    /// Returns whether all the words stand in the texts as they were typed.
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

/// Returns the tokens of a text with their marks.
fn spelt(text: &str) -> Vec<String> {
    tokens(text).into_iter().map(|token| marked(text.get(token.start..token.end).unwrap_or_default())).collect()
}
