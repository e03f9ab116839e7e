//! Which hits are best.

use super::texts::Texts;
use crate::model::field::Part;
use crate::query::Query;
use crate::text::fold::{fold, marked, tokens};

/// What a part is about counts more than what else stands in it, and that more than who it concerns. In the order of the columns of `words`.
pub(super) const BM25: &str = "bm25(f.words, 4.0, 4.0, 1.0, 2.0, 0.8, 0.6, 0.6, 0.6)";

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
