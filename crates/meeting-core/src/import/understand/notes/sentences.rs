//! What the sentences of a note say: who speaks, who opens and closes the meeting, what is discussed and asked.

use super::labels::{self, Label};
use super::roster::{self, Roster};
use super::work::{self, Place};
use super::{Notes, Scope, marks, opening};
use crate::import::understand::dates::times;
use crate::import::understand::extraction::{Proceeding, Value};
use crate::import::understand::people::Context;
use crate::import::understand::section::Section;
use crate::import::understand::text::{self, begins, capitalized, has, lower, trimmed};

/// Verbs behind a speaker, and the kind of what is said.
const SPEAKING: [(&str, &str); 44] = [
    ("reported", "report"),
    ("reports", "report"),
    ("presented", "report"),
    ("presents", "report"),
    ("presenting", "report"),
    ("gave", "report"),
    ("outlined", "report"),
    ("showed", "report"),
    ("demonstrated", "report"),
    ("demoed", "report"),
    ("introduced", "report"),
    ("summarised", "report"),
    ("summarized", "report"),
    ("reviewed", "report"),
    ("walked", "report"),
    ("updated", "report"),
    ("shared", "report"),
    ("said", "speech"),
    ("says", "speech"),
    ("noted", "speech"),
    ("explained", "speech"),
    ("suggested", "proposal"),
    ("proposed", "proposal"),
    ("asked", "question"),
    ("asks", "question"),
    ("welcomed", "speech"),
    ("confirmed", "speech"),
    ("reminded", "speech"),
    ("thought", "speech"),
    ("felt", "speech"),
    ("commented", "speech"),
    ("replied", "answer"),
    ("answered", "answer"),
    ("objected", "speech"),
    ("thanked", "speech"),
    ("added", "speech"),
    ("stated", "speech"),
    ("raised", "speech"),
    ("expressed", "speech"),
    ("mentioned", "speech"),
    ("pointed", "speech"),
    ("advised", "speech"),
    ("wants", "speech"),
    ("concluded", "conclusion"),
];

impl Notes<'_> {
    /// Reads the words of a note.
    pub(super) fn body(&mut self, text: &str, line: usize, scope: &Scope) {
        if self.ends(text, line, scope) {
            return;
        }
        let low = lower(text);
        // "Apologies were received from Cllr M. Tate."
        if begins(&low, &["apologies", "regrets"])
            && let Some((_, names)) = text.split_once(" from ")
            && self.people(names, line, Context::of_attendance("excused"))
        {
            self.said("discussion", None, text, line, scope);
            return;
        }
        if self.opens(text, line) {
            self.said("discussion", None, text, line, scope);
            return;
        }
        // "... it covers bar charts": the same speaker goes on.
        if let Some(words) = text.strip_prefix("...").or_else(|| text.strip_prefix('…')) {
            let by = self.extraction.proceedings.last().and_then(|last| last.by.first().cloned());
            self.said("speech", by, words, line, scope);
            return;
        }
        if scope.section == Section::Head {
            opening::take_place(text, line, self.extraction);
        }
        if let Some(marked) = marks::marked(text) {
            self.marked(text, &marked, line, scope);
            return;
        }
        if let Some((name, at)) = self.speech(text) {
            let words = text[at..].trim();
            // "<Rolf> ACTION: JonasK to collect examples"
            if let Some(marked) =
                marks::marked(words).filter(|_| words.starts_with(|c: char| c == '#' || c.is_uppercase()))
            {
                self.marked(words, &marked, line, scope);
                return;
            }
            // "<Annika> scribe: bjorn"
            if let Some((Label::People(context), at)) = labels::labelled(words) {
                self.people(&words[at..], line, context);
            }
            // "Ruth: I'll take it"
            let own = work::own(words).filter(|start| !text.starts_with('[') && words[*start..].split(' ').count() > 2);
            if let (Some(start), Some(name)) = (own, &name) {
                self.ask(words, &work::Work { lead: vec![name.clone()], start, ..work::Work::default() }, line);
            } else if !words.is_empty() {
                self.said("speech", name, words, line, scope);
            }
            return;
        }
        if self.vote(text, line, scope) {
            return;
        }
        let mut open: Option<std::ops::Range<usize>> = None;
        // "Ottoline: ask the bakery. Marek: tickets from 14 April." goes on as it began.
        let mut place = Place::Notes;
        let mut has_decided = false;
        let clauses = work::clauses(text);
        for (number, clause) in clauses.iter().enumerate() {
            let words = &text[clause.clone()];
            // "… in Loria. Decision: agreed." says what before.
            if let Some(marked) = marks::marked(words) {
                let is_short = words[marked.start..].split(' ').count() <= 2;
                let before = open.take();
                if let (Some(before), true) = (&before, is_short) {
                    self.decide(&text[before.start..clause.end], marked.kind.unwrap_or("decision"), Vec::new(), line);
                    continue;
                }
                self.rest(text, before, line, scope);
                let end = clauses[number..].last().map_or(clause.end, |last| last.end);
                let rest = &text[clause.start..end];
                self.marked(rest, &marked, line, scope);
                return;
            }
            let own = work::own(words).and_then(|start| Some((self.sender.clone()?, start)));
            let found = match own {
                Some((sender, start)) => Some(work::Work { lead: vec![sender], start, ..work::Work::default() }),
                None => work::read(words, place, &self.roster),
            };
            let is_list_of_speakers = found.as_ref().is_some_and(|found| words[..found.start].contains(':'));
            let found = found.or_else(|| self.read_in_context(words, &text[..clause.start], place)).or_else(|| {
                // "It was agreed to raise no objection; the Clerk would inform them."
                let found = work::read(words, Place::Decisions, &self.roster).filter(|_| has_decided)?;
                (has(&lower(words), &["would"]) && !found.lead.is_empty()).then_some(work::Work { kind: None, ..found })
            });
            has_decided |= found.as_ref().is_some_and(|found| found.kind.is_some());
            match found {
                // "Agreed to buy 20 folders. Greta to order."
                Some(found) if words[found.start..].split(' ').count() <= 1 && found.kind.is_none() => {
                    self.give_last(&found.lead, line);
                    self.rest(text, open.take(), line, scope);
                    open = Some(clause.clone());
                }
                Some(found) => {
                    if is_list_of_speakers {
                        place = Place::Actions;
                    }
                    self.rest(text, open.take(), line, scope);
                    self.ask(words, &found, line);
                }
                None => match &mut open {
                    Some(open) => open.end = clause.end,
                    None => open = Some(clause.clone()),
                },
            }
        }
        self.rest(text, open, line, scope);
    }

    /// Reads who opens the meeting, when and where; returns whether a text says that.
    pub(super) fn opens(&mut self, text: &str, line: usize) -> bool {
        let low = lower(text);
        let opens =
            has(&low, &["called the meeting to order", "called to order", "opened the meeting", "call to order"]);
        if !opens {
            return false;
        }
        opening::take_hours(text, line, self.extraction);
        opening::take_place(text, line, self.extraction);
        // "President Odile Marchand called …" may stand behind a sentence of its own.
        let active = text::first(&low, &["called the meeting", "opened the meeting"]);
        let opener = match (active, text::find(&low, "by")) {
            (Some((at, _)), _) => {
                let start = text::sentences(text).into_iter().rev().map(|span| span.start).find(|start| *start <= at);
                let own = &text[start.unwrap_or(0)..];
                self.roster.leading(own).or_else(|| self.titled(own, line))
            }
            (None, Some(at)) => {
                let own = text[at + 2..].trim_start();
                self.roster.leading(own).or_else(|| self.titled(own, line))
            }
            (None, None) => None,
        };
        if let Some((name, _)) = opener {
            Roster::give(&name, "chair", line, self.extraction);
        }
        true
    }

    /// Work that a clause gives somebody behind its topic ("Insurance: Todd will review it"), or whom the words before name
    /// ("the draft is with Grace; she will circulate it").
    fn read_in_context(&self, clause: &str, before: &str, place: Place) -> Option<work::Work> {
        if let Some((topic, behind)) = clause.split_once(": ")
            && topic.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
            && topic.split(' ').count() <= 5
            && !topic.contains(['.', ',', '?'])
        {
            let found = work::read(behind, place, &self.roster)?;
            return Some(work::Work { start: found.start + clause.len() - behind.len(), ..found });
        }
        let low = lower(clause);
        let pronoun = ["she", "he"].into_iter().find(|pronoun| begins(&low, &[pronoun]))?;
        let name = self.last_named(before)?;
        let found = work::read(&format!("{name}{}", &clause[pronoun.len()..]), place, &self.roster)?;
        Some(work::Work { start: found.start + pronoun.len() - name.len(), ..found })
    }

    /// The person whom a text names last.
    fn last_named(&self, text: &str) -> Option<String> {
        let starts = text.char_indices().filter(|(at, c)| c.is_uppercase() && (*at == 0 || text[..*at].ends_with(' ')));
        let found = starts.rev().find_map(|(at, _)| self.roster.leading(&text[at..]));
        found.map(|(name, _)| name)
    }

    /// Reads the sentence that ends the meeting; returns whether it is one.
    pub(super) fn ends(&mut self, text: &str, line: usize, scope: &Scope) -> bool {
        let low = lower(text);
        let is_end = has(&low, &["adjourned", "adjourn", "closed", "ended", "concluded", "finished", "rose"])
            && (has(&low, &["meeting", "session", "call", "chair", "no further business"])
                || text.split(' ').count() <= 6);
        let Some((_, end)) = times(text).into_iter().next_back().filter(|_| is_end) else { return false };
        self.extraction.set("session.end", Value::sure(end, line));
        self.said("discussion", None, text, line, scope);
        true
    }

    /// What a clause says that asks for nothing.
    fn rest(&mut self, text: &str, span: Option<std::ops::Range<usize>>, line: usize, scope: &Scope) {
        let Some(span) = span else { return };
        let words = &text[span];
        if trimmed(words).is_empty() {
            return;
        }
        let low = lower(words);
        let who = self.roster.leading(words).or_else(|| self.titled(words, line));
        if let Some((name, end)) = who {
            let behind = low[end..].trim_start_matches([' ', ',']);
            let verb = behind.split([' ', ',', '.']).next().unwrap_or_default();
            if let Some((_, kind)) = SPEAKING.iter().find(|(known, _)| *known == verb) {
                let gives_report =
                    verb != "gave" || has(behind, &["report", "update", "overview", "presentation", "summary"]);
                let is_report = *kind == "report" && gives_report;
                let kind = if *kind == "report" && !is_report { "speech" } else { kind };
                if is_report && verb != "reviewed" {
                    Roster::give(&name, "presenter", line, self.extraction);
                }
                self.said(kind, Some(name), words, line, scope);
                return;
            }
        }
        self.said("discussion", scope.speaker.clone(), words, line, scope);
    }

    /// Who speaks at the beginning of a line, and where the words begin: "Bo: …", "<Bo> …", "[00:10:05] Bo: …".
    pub(super) fn speech(&self, text: &str) -> Option<(Option<String>, usize)> {
        let mut rest = text;
        if let Some((time, behind)) = rest.strip_prefix('[').and_then(|rest| rest.split_once(']'))
            && time.contains(':')
            && time.bytes().all(|c| c.is_ascii_digit() || matches!(c, b':' | b'.'))
        {
            rest = behind.trim_start();
        }
        let is_timed = rest.len() < text.len();
        let at = |words: &str| text.len() - words.trim_start().len();
        if let Some((name, behind)) = rest.strip_prefix('<').and_then(|rest| rest.split_once('>'))
            && let Some(name) = self.roster.resolve(name)
        {
            return Some((Some(name), at(behind)));
        }
        if let Some((name, end)) = self.roster.leading(rest)
            && matches!(rest[end..].trim(), "+1" | "-1" | "+0")
        {
            return Some((Some(name), at(&rest[end..])));
        }
        let colon = rest.find(':').filter(|colon| *colon <= 50)?;
        let who = &rest[..colon];
        if who.contains(". ") {
            return None;
        }
        let bare = who.split('(').next().unwrap_or_default().trim();
        let inside = who.split_once('(').map(|(_, inside)| inside.trim_end_matches(')'));
        let name = self.roster.resolve(bare).or_else(|| inside.and_then(|inside| self.roster.resolve(inside)));
        let behind = &rest[colon + 1..];
        if name.is_none() {
            return (is_timed && roster::is_name(bare)).then(|| (None, at(rest)));
        }
        // "Mei: ask the bakery" asks.
        let asks = !is_timed && work::read(rest, Place::Notes, &self.roster).is_some();
        (!asks && (behind.is_empty() || behind.starts_with(' '))).then(|| (name, at(behind)))
    }

    /// Adds what was said.
    pub(super) fn said(&mut self, kind: &'static str, by: Option<String>, words: &str, line: usize, scope: &Scope) {
        let text = trimmed(words);
        if text.is_empty() {
            return;
        }
        self.extraction.proceedings.push(Proceeding {
            kind,
            title: scope.topic.clone(),
            by: by.into_iter().collect(),
            text: Some(capitalized(words.trim())),
            line,
            ..Proceeding::default()
        });
    }
}
