//! Motions: who moves and seconds them, and how the vote on them ends.

use std::ops::Range;

use super::{Notes, Scope, roster};
use crate::import::understand::text::{sentences, trimmed};
use crate::import::understand::tree::Node;
use crate::import::understand::votes;

impl Notes<'_> {
    /// Reads a motion and its votes; returns whether the text has any.
    pub(super) fn vote(&mut self, text: &str, line: usize, scope: &Scope) -> bool {
        let found = votes::counted(text);
        if found.is_empty() {
            return self.motion_without_count(text, line, scope);
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
            let own = (self.called(movers.0), self.called(movers.1));
            let (mover, seconder) = if own == (None, None) { std::mem::take(&mut self.motion) } else { own };
            self.motion = (None, None);
            vote.moved_by = mover.into_iter().collect();
            vote.seconded_by = seconder.into_iter().collect();
            if start > from {
                self.body(text[from..start].trim(), line, scope);
            }
            // "Motion carried 3-2." below the names of both sides
            let restated = self.extraction.proceedings.last_mut().filter(|last| {
                start == span.start && last.title == scope.topic && last.line < line && vote.moved_by.is_empty()
            });
            if let Some(known) = restated.and_then(|last| last.vote.as_mut())
                && known.result.is_none()
                && known.is_same(&vote)
            {
                known.result = vote.result;
                from = span.end;
                continue;
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

    /// The name of somebody who moves or seconds, as the notes know it.
    fn called(&self, name: Option<&str>) -> Option<String> {
        name.map(|name| self.roster.resolve(name).unwrap_or_else(|| trimmed(roster::without_titles(name).0).to_owned()))
    }

    /// Reads a motion on which no votes are counted: who moves it, who seconds it, and what became of it.
    fn motion_without_count(&mut self, text: &str, line: usize, scope: &Scope) -> bool {
        let (mover, seconder) = votes::movers(text);
        if mover.is_none() && seconder.is_none() {
            if !votes::ends_a_motion(text) {
                return false;
            }
            self.motion = (None, None);
            // "The motion passed." below its votes
            let last = self.extraction.proceedings.last_mut().filter(|last| last.title == scope.topic);
            if let Some(vote) = last.and_then(|last| last.vote.as_mut()).filter(|vote| vote.result.is_none()) {
                vote.result = votes::result(text);
                return true;
            }
            return false;
        }
        let moves = |words: &str| votes::movers(words) != (None, None);
        // A motion is the sentences of those who move it and second it, and of what became of it.
        let mut runs: Vec<(Range<usize>, bool)> = Vec::new();
        for sentence in sentences(text) {
            let words = &text[sentence.clone()];
            match runs.last_mut() {
                Some((run, true)) if moves(words) || votes::ends_a_motion(words) => run.end = sentence.end,
                Some((run, false)) if !moves(words) => run.end = sentence.end,
                _ => runs.push((sentence, moves(words))),
            }
        }
        if !runs.iter().any(|(_, is_motion)| *is_motion) {
            runs = vec![(0..text.len(), true)];
        }
        for (run, is_motion) in runs {
            let words = &text[run];
            if !is_motion {
                self.body(words, line, scope);
                continue;
            }
            let (mover, seconder) = votes::movers(words);
            let by = self.called(mover).or_else(|| self.motion.0.take());
            let seconder = self.called(seconder).or_else(|| self.motion.1.take());
            self.said("proposal", by.clone(), words, line, scope);
            let is_decided = sentences(words).into_iter().any(|one| votes::ends_a_motion(&words[one]));
            self.motion = if is_decided { (None, None) } else { (by, seconder) };
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
