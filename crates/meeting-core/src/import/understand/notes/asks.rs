//! The tasks and decisions of a list, a mark or a clause.

use std::ops::Range;

use super::work::{self, Place};
use super::{Notes, Scope, marks, moments};
use crate::import::understand::extraction::{Directive, Due, Task};
use crate::import::understand::section::Section;
use crate::import::understand::text::{begins, capitalized, lower, trimmed};
use crate::import::understand::votes;
use crate::recognize::deadline::{Deadline, deadlines, parse_deadline};
use crate::recognize::{Certainty, Found};

impl Notes<'_> {
    pub(super) fn read_as_ask(&self, text: &str) -> Option<work::Work> {
        work::clauses(text).into_iter().find_map(|clause| work::read(&text[clause], Place::Notes, &self.roster))
    }

    /// What a mark gives: "ACTION: Owen to …", "Decision: …".
    pub(super) fn marked(&mut self, text: &str, marked: &marks::Marked, line: usize, scope: &Scope) {
        let rest = text[marked.start..].trim();
        if marked.is_done {
            self.extraction.leave(line, text);
            return;
        }
        self.understood_label(line, &text[..marked.start]);
        if let Some(kind) = marked.kind {
            if work::signs_minutes(rest) {
                self.said("discussion", None, rest, line, scope);
                return;
            }
            let found = work::read(rest, Place::Decisions, &self.roster).unwrap_or_default();
            // "Decided: relaunch it. Omar will write the plan."
            let gives_work = |clause: &Range<usize>| {
                clause.start > 0
                    && work::read(&rest[clause.clone()], Place::Notes, &self.roster)
                        .is_some_and(|it| !it.lead.is_empty())
            };
            let end = work::clauses(rest).into_iter().find(gives_work).map_or(rest.len(), |clause| clause.start);
            self.decide(rest[..end].trim(), kind, found.lead, line);
            if end < rest.len() {
                self.body(&rest[end..], line, scope);
            }
            return;
        }
        let names = marked.names.map(|names| work::names(names, &self.roster)).unwrap_or_default();
        // "ACTION: Clerk" below what is to be done.
        if let Some(name) = self.roster.resolve(rest).or_else(|| self.roster.holder(rest)) {
            if !self.give_last_task(&name) {
                self.extraction.leave(line, text);
            }
            return;
        }
        if names.is_empty() {
            self.item(rest, line, &scope.within(Section::Actions));
        } else {
            self.task(rest, 0, names, line);
        }
    }

    /// An item of a list of actions or decisions.
    pub(super) fn item(&mut self, text: &str, line: usize, scope: &Scope) {
        if let Some(marked) = marks::marked(text) {
            self.marked(text, &marked, line, scope);
            return;
        }
        if self.ends(text, line, &scope.within(Section::Body)) || self.signs(text, line) {
            return;
        }
        let place = if scope.section == Section::Actions { Place::Actions } else { Place::Decisions };
        // "OPEN from Nov - Ron: mailbox paint samples"
        let text = match text.split_once(" - ") {
            Some((before, behind))
                if begins(&lower(before), &["open", "carried over", "carried forward", "pending", "from"]) =>
            {
                self.extraction.leave(line, before);
                behind
            }
            _ => text,
        };
        if place == Place::Decisions && self.vote(text, line, scope) {
            return;
        }
        if place == Place::Actions && !votes::counted(text).is_empty() {
            self.body(text, line, &scope.within(Section::Body));
            return;
        }
        let mut open: Option<(Range<usize>, Option<work::Work>)> = None;
        for clause in work::clauses(text) {
            let words = &text[clause.clone()];
            let own = work::own(words).and_then(|start| {
                Some(work::Work { lead: vec![self.sender.clone()?], start, ..work::Work::default() })
            });
            let found = own.or_else(|| work::read(words, place, &self.roster));
            match (&mut open, found) {
                (None, found) => open = Some((clause, found)),
                (Some((_, Some(before))), Some(found))
                    if before.lead.is_empty() && words[found.start..].split(' ').count() <= 1 =>
                {
                    before.lead = found.lead;
                }
                (Some(_), Some(found)) => {
                    let before = open.replace((clause, Some(found)));
                    self.closed(text, before, place, line, scope);
                }
                (Some((span, _)), None) => span.end = clause.end,
            }
        }
        self.closed(text, open, place, line, scope);
    }

    /// Adds a part of an item.
    fn closed(
        &mut self,
        text: &str,
        open: Option<(Range<usize>, Option<work::Work>)>,
        place: Place,
        line: usize,
        scope: &Scope,
    ) {
        let Some((span, found)) = open else { return };
        let words = &text[span];
        match found {
            Some(found) => self.ask(words, &found, line),
            None if place == Place::Actions => self.task(words, 0, Vec::new(), line),
            // "No consensus." decides nothing, "Next meeting on 9 April" is about another one.
            None if begins(
                &lower(words),
                &[
                    "no consensus",
                    "no decision",
                    "none",
                    "no action",
                    "deferred",
                    "no objection",
                    "next meeting",
                    "the next meeting",
                    "date of next meeting",
                ],
            ) =>
            {
                self.said("conclusion", None, words, line, scope);
            }
            None => self.decide(words, "decision", Vec::new(), line),
        }
    }

    pub(super) fn ask(&mut self, words: &str, found: &work::Work, line: usize) {
        match found.kind {
            Some(kind) => self.decide(words, kind, found.lead.clone(), line),
            None => self.task(words, found.start, found.lead.clone(), line),
        }
    }

    /// Adds work; the words begin with who does it, the work itself begins at a byte.
    fn task(&mut self, words: &str, start: usize, lead: Vec<String>, line: usize) {
        let title = capitalized(trimmed(&words[start..]));
        if title.is_empty() || self.is_repeated(&title) {
            self.extraction.leave(line, words);
            return;
        }
        let (due, is_guessed) = self.due(words);
        let doubt = (lead.is_empty() || is_guessed).then(|| words.to_owned());
        self.extraction.tasks.push(Task { title, lead, due, line, doubt, ..Task::default() });
    }

    /// Adds a decision.
    pub(super) fn decide(&mut self, words: &str, kind: &'static str, lead: Vec<String>, line: usize) {
        let text = capitalized(trimmed(words));
        if text.is_empty() || self.is_repeated(&text) {
            self.extraction.leave(line, words);
            return;
        }
        let (due, is_guessed) = self.due(words);
        let doubt = is_guessed.then(|| words.to_owned());
        self.extraction.directives.push(Directive { kind, text, lead, due, line, doubt, ..Directive::default() });
    }

    /// Whether a summary at the end repeats what was asked above.
    fn is_repeated(&self, text: &str) -> bool {
        let asks = self.extraction.tasks.iter().map(|task| &task.title);
        asks.chain(self.extraction.directives.iter().map(|directive| &directive.text))
            .any(|known| work::is_same(known, text))
    }

    /// When work is due, and whether that is a guess.
    fn due(&self, words: &str) -> (Due, bool) {
        let dated = |found: &Found<Deadline>| found.value.due.is_some() || found.value.repeats.is_some();
        let found = deadlines(words, &self.basis);
        if let Some(found) = found.iter().find(|found| dated(found)) {
            return (found.value.clone().into(), found.certainty == Certainty::Guessed);
        }
        // "first draft for 17 March", "Due: 4 March", "write it up (Friday)"
        let behind = moments::moments(words).into_iter().find_map(|moment| {
            let whole = |written: &str| {
                parse_deadline(written, &self.basis).filter(|found| dated(found) && found.value.text == written)
            };
            let found = whole(moment).or_else(|| whole(&format!("by {moment}")))?;
            Some((Due { words: Some(moment.to_owned()), ..Due::from(found.value) }, found.certainty))
        });
        if let Some((due, certainty)) = behind {
            return (due, certainty == Certainty::Guessed);
        }
        let words = moments::when(words)
            .or_else(|| moments::moment_behind_dash(words))
            .map(str::to_owned)
            .or_else(|| found.first().map(|found| found.value.text.clone()));
        (Due { words, ..Due::default() }, false)
    }

    /// The lead of the decision that this line made.
    pub(super) fn give_last(&mut self, lead: &[String], line: usize) {
        if let Some(last) =
            self.extraction.directives.last_mut().filter(|last| last.line == line && last.lead.is_empty())
        {
            last.lead = lead.to_vec();
        }
    }

    /// Gives the work that was asked for last its lead; returns whether it had none.
    fn give_last_task(&mut self, name: &str) -> bool {
        let Some(task) = self.extraction.tasks.last_mut() else { return false };
        let is_new = task.lead.is_empty() || task.lead == [name];
        if is_new {
            task.lead = vec![name.to_owned()];
        }
        is_new
    }
}
