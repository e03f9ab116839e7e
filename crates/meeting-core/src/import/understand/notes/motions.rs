//! Motions: who moves and seconds them, and how the vote on them ends.

use super::{Notes, Scope, roster};
use crate::import::understand::text::{sentences, trimmed};
use crate::import::understand::tree::Node;
use crate::import::understand::votes;

impl Notes<'_> {
    /// Reads a motion and its votes; returns whether the text has any.
    pub(super) fn vote(&mut self, text: &str, line: usize, scope: &Scope) -> bool {
        let found = votes::counted(text);
        let name = |notes: &Self, name: Option<&str>| {
            name.map(|name| notes.roster.resolve(name).unwrap_or_else(|| roster::without_titles(name).0.to_owned()))
        };
        if found.is_empty() {
            let (mover, seconder) = votes::movers(text);
            if mover.is_none() && seconder.is_none() {
                return false;
            }
            let moves = |words: &str| votes::movers(words) != (None, None);
            let mut before = 0;
            for sentence in sentences(text).into_iter().filter(|sentence| moves(&text[sentence.clone()])) {
                let words = &text[sentence.clone()];
                if sentence.start > before {
                    self.body(text[before..sentence.start].trim(), line, scope);
                }
                let (mover, seconder) = votes::movers(words);
                let (mover, seconder) = (name(self, mover), name(self, seconder));
                self.motion = (mover.or_else(|| self.motion.0.take()), seconder.or_else(|| self.motion.1.take()));
                let by = self.motion.0.clone();
                self.said("proposal", by, words, line, scope);
                before = sentence.end;
            }
            if before == 0 {
                self.motion = (name(self, mover), name(self, seconder));
                let by = self.motion.0.clone();
                self.said("proposal", by, text, line, scope);
            } else if !trimmed(&text[before..]).is_empty() {
                self.body(text[before..].trim(), line, scope);
            }
            return true;
        }
        let mut from = 0;
        for (span, mut vote) in found {
            let (mut start, mut movers) = (span.start, (None, None));
            for sentence in sentences(&text[from..span.end]) {
                let (mover, seconder) = votes::movers(&text[from..][sentence.clone()]);
                if mover.is_some() || seconder.is_some() {
                    start = start.min(from + sentence.start);
                    movers = (movers.0.or(mover), movers.1.or(seconder));
                }
            }
            let own = (name(self, movers.0), name(self, movers.1));
            let (mover, seconder) = if own == (None, None) { std::mem::take(&mut self.motion) } else { own };
            self.motion = (None, None);
            vote.moved_by = mover.into_iter().collect();
            vote.seconded_by = seconder.into_iter().collect();
            if start > from {
                self.body(text[from..start].trim(), line, scope);
            }
            // The table above has counted it.
            let is_counted = self.counted.take().is_some_and(|counted| counted.is_same(&vote));
            if is_counted {
                if let Some(last) = self.extraction.proceedings.iter_mut().rev().find(|one| one.vote.is_some()) {
                    last.text = Some(text[start..span.end].trim().to_owned());
                    last.line = line;
                    last.vote = Some(vote);
                }
            } else {
                self.said("vote", None, &text[start..span.end], line, scope);
                if let Some(last) = self.extraction.proceedings.last_mut() {
                    last.vote = Some(vote);
                }
            }
            from = span.end;
        }
        if !trimmed(&text[from..]).is_empty() {
            self.body(text[from..].trim(), line, scope);
        }
        true
    }
}

/// Whether motions and votes stand here.
pub(super) fn has_motions(nodes: &[Node]) -> bool {
    nodes.iter().any(|node| {
        let text = node.text();
        votes::movers(text).0.is_some() || !votes::counted(text).is_empty() || has_motions(&node.children)
    })
}
