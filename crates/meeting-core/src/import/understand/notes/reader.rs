//! Goes down the tree of the blocks: what a heading or a label announces holds for what stands under it.

use super::labels::{self, Label};
use super::motions::has_motions;
use super::roster;
use super::work::{self, Place};
use super::{Notes, Scope, marks, opening};
use crate::import::document::{Block, Kind, Row};
use crate::import::understand::dates::times;
use crate::import::understand::extraction::{Extraction, Value};
use crate::import::understand::people::Context;
use crate::import::understand::section::{Reader, Section};
use crate::import::understand::text::{begins, lower, sentences, trimmed};
use crate::import::understand::tree::{Mark, Node};

impl Reader for Notes<'_> {
    type Scope = Scope;

    fn extraction(&mut self) -> &mut Extraction {
        self.extraction
    }

    fn table(&mut self, rows: &[Row], scope: &Scope) {
        if !(self.table_of_votes(rows, scope)
            || self.table_of_people(rows, scope.section.people())
            || (scope.section != Section::Aside && self.table_of_actions(rows)))
        {
            self.other_table(rows);
        }
    }

    fn text(&mut self, node: &Node, scope: &Scope) -> Option<Scope> {
        let (text, line) = (node.block.text.as_str(), node.block.line);
        if node.block.kind == Kind::Caption {
            self.extraction.dropped.push((line, text.to_owned()));
            self.nodes(&node.children, scope);
            return None;
        }
        if scope.section == Section::Aside && !matches!(node.mark, Mark::Heading(_)) {
            if !self.ends(text, line, &scope.within(Section::Body)) {
                self.extraction.leave(line, text);
            }
            self.nodes(&node.children, scope);
            return None;
        }
        let own = node.text();
        let is_heading = matches!(node.mark, Mark::Heading(_) | Mark::Capitals);
        let announces = is_heading || !node.children.is_empty() || own.trim_end().ends_with(':');
        if announces && let Some(label) = labels::label(own.trim_end_matches(':')) {
            let inner = self.opened(label, node, scope);
            self.nodes(&node.children, &inner);
            let goes_on = node.children.is_empty() && !is_heading && label != Label::Aside;
            return goes_on.then_some(inner);
        }
        if self.labelled(node, scope) {
            self.understood_label(line, text);
            self.nodes(&node.children, scope);
            return None;
        }
        if is_heading {
            self.heading(node, scope);
            return None;
        }
        match scope.section {
            Section::People(context) => {
                if !self.met.contains(&line) && !self.is_listed(own) && !self.people(own, line, context) {
                    self.extraction.leave(line, text);
                }
                self.nodes(&node.children, scope);
                None
            }
            Section::Agenda => {
                self.extraction.agenda.push((line, trimmed(own).to_owned()));
                self.nodes(&node.children, scope);
                None
            }
            Section::Actions | Section::Decisions => {
                self.item(own, line, scope);
                self.nodes(&node.children, &scope.within(Section::Body));
                None
            }
            _ => self.note(node, scope),
        }
    }
}

impl Notes<'_> {
    /// Whether all people of a line are known already.
    fn is_listed(&self, text: &str) -> bool {
        let listed = roster::list(text);
        !listed.is_empty() && listed.iter().all(|one| self.roster.resolve(&one.name).is_some())
    }

    fn opened(&mut self, label: Label, node: &Node, scope: &Scope) -> Scope {
        let line = node.block.line;
        let section = match label {
            Label::People(context) => Section::People(context),
            // What was talked about may stand under the items of the agenda.
            Label::Agenda if self.holds_notes(&node.children) => Section::Body,
            Label::Agenda => Section::Agenda,
            Label::Decisions => Section::Decisions,
            // What a board calls so are the items that it votes on.
            Label::Actions if has_motions(&node.children) => Section::Body,
            Label::Actions => Section::Actions,
            Label::Aside => {
                self.extraction.leave(line, &node.block.text);
                Section::Aside
            }
            Label::Start | Label::End => {
                opening::take_hours(&node.block.text, line, self.extraction);
                Section::Body
            }
            Label::Notes | Label::Time | Label::Place => Section::Body,
        };
        let topic = scope.topic.clone().filter(|_| matches!(section, Section::Body | Section::Decisions));
        Scope { section, topic, speaker: None }
    }

    /// Whether notes were taken under these items.
    fn holds_notes(&self, nodes: &[Node]) -> bool {
        nodes.iter().any(|node| {
            let own = node.text();
            matches!(node.block.kind, Kind::Heading(_) | Kind::Table(_))
                || marks::marked(own).is_some_and(|marked| own.starts_with(char::is_uppercase) || marked.is_done)
                || self.speech(own).is_some()
                || work::read(own, Place::Notes, &self.roster).is_some()
                || self.holds_notes(&node.children)
        })
    }

    /// Reads "Chair: A", "Location: B"; returns whether it is one.
    fn labelled(&mut self, node: &Node, scope: &Scope) -> bool {
        let (text, line) = (node.block.text.as_str(), node.block.line);
        if let Some(at) = labels::group(text) {
            return self.people(&text[at..], line, Context::default());
        }
        let Some((label, at)) = labels::labelled(text) else { return false };
        let rest = text[at..].trim();
        match label {
            Label::People(context) => {
                let first = sentences(rest).first().map_or(0..0, Clone::clone);
                if !self.people(&rest[first.clone()], line, context) {
                    // "Presenting: the new site" names nobody.
                    if matches!(scope.section, Section::Actions | Section::Decisions) {
                        return false;
                    }
                    self.extraction.leave(line, text);
                }
                let more = rest[first.end..].trim();
                if !more.is_empty() {
                    self.body(more, line, scope);
                }
            }
            Label::Time => {
                let is_taken = opening::take_day(rest, line, self.extraction);
                if !is_taken && self.extraction.get("session.date").is_none() {
                    self.extraction.leave(line, text);
                }
            }
            Label::Start => {
                opening::take_hours(rest, line, self.extraction);
                if self.opens(rest, line) {
                    self.said("discussion", None, rest, line, scope);
                } else if let Some((_, name)) = rest.split_once(" by ") {
                    self.people(name, line, Context::of_role("chair"));
                }
            }
            Label::End => self.end(rest, line, text),
            Label::Place => {
                let first = sentences(rest).first().map_or(0..0, Clone::clone);
                if !opening::set_place(&rest[first.clone()], line, self.extraction) {
                    self.extraction.leave(line, text);
                }
                // "Village Hall, Main Street. The meeting opened at 19:30."
                let more = rest[first.end..].trim();
                if !more.is_empty() {
                    let block = Block { kind: Kind::Paragraph, text: more.to_owned(), line, depth: 0 };
                    self.node(&Node { block, mark: Mark::Plain, children: Vec::new() }, scope);
                }
            }
            Label::Aside => self.extraction.leave(line, text),
            Label::Agenda if rest.contains("://") => self.extraction.leave(line, text),
            Label::Agenda | Label::Notes => {
                if rest.is_empty() {
                    return false;
                }
                self.body(rest, line, scope);
            }
            Label::Decisions | Label::Actions => {
                if rest.is_empty() {
                    return false;
                }
                // "Actions: Bo to open it; Mei to close it"
                let section = if label == Label::Actions { Section::Actions } else { Section::Decisions };
                self.item(rest, line, &scope.within(section));
            }
        }
        true
    }

    pub(super) fn end(&mut self, words: &str, line: usize, text: &str) {
        match times(words).into_iter().next_back() {
            Some((_, end))
                if self.extraction.set("session.end", Value::sure(end.as_str(), line))
                    || self.extraction.get("session.end").is_some_and(|known| known.text == end) => {}
            _ => self.extraction.leave(line, text),
        }
    }

    fn heading(&mut self, node: &Node, scope: &Scope) {
        // Another topic, another motion.
        self.motion = (None, None);
        let (text, line) = (node.block.text.as_str(), node.block.line);
        if scope.section == Section::Head && opening::take_address(node.text(), line, self.extraction) {
            self.nodes(&node.children, scope);
            return;
        }
        let own = trimmed(node.text());
        if opening::is_a_day_of_a_year(text) {
            self.nodes(&node.children, &scope.within(Section::Body));
            return;
        }
        if opening::is_only_a_day(text) {
            if !opening::take_day(text, line, self.extraction) {
                self.extraction.leave(line, text);
            }
            self.nodes(&node.children, &scope.within(Section::Body));
            return;
        }
        if begins(&lower(own), &["adjournment", "adjourned", "closing", "close"]) && !times(text).is_empty() {
            self.end(text, line, text);
        }
        let section = if matches!(scope.section, Section::Decisions | Section::Actions | Section::Agenda) {
            scope.section
        } else {
            Section::Body
        };
        let speaker = self.roster.resolve(own);
        let inner = Scope { section, topic: Some(own.to_owned()).filter(|_| speaker.is_none()), speaker };
        let said = self.extraction.proceedings.len();
        self.nodes(&node.children, &inner);
        let is_used = self.extraction.proceedings[said..].iter().any(|one| one.title == inner.topic);
        if inner.speaker.is_none() && !is_used {
            self.extraction.leave(line, text);
        }
    }

    /// A block of the notes.
    fn note(&mut self, node: &Node, scope: &Scope) -> Option<Scope> {
        let (text, line) = (node.block.text.as_str(), node.block.line);
        let own = node.text();
        if scope.section == Section::Head && opening::take_line(text, line, self.extraction) {
            return None;
        }
        // "<nick> #topic CI"
        let said = self.speech(own).map_or(own, |(_, at)| &own[at..]);
        if let Some(topic) = ["#topic ", "Topic: ", "TOPIC: "].iter().find_map(|mark| said.strip_prefix(mark)) {
            self.motion = (None, None);
            self.understood_label(line, text);
            self.nodes(&node.children, scope);
            return Some(Scope { section: Section::Body, topic: Some(topic.trim().to_owned()), speaker: None });
        }
        // "7:00 P.M."
        if scope.section == Section::Head && opening::is_only_hours(text) {
            if !opening::take_hours(text, line, self.extraction) {
                self.extraction.leave(line, text);
            }
            return None;
        }
        if node.mark == Mark::Plain
            && node.children.is_empty()
            && scope.section != Section::Head
            && self.signs(own, line)
        {
            return None;
        }
        // "Joana" above what she does.
        if node.mark == Mark::Plain
            && own.split(' ').count() <= 4
            && let Some(name) = self.roster.resolve(own)
        {
            return Some(Scope { section: Section::Body, topic: None, speaker: Some(name) });
        }
        let next =
            (node.mark == Mark::Plain && scope.speaker.is_some()).then(|| Scope { speaker: None, ..scope.clone() });
        let scope = next.as_ref().unwrap_or(scope);
        let is_topic = !node.children.is_empty()
            && marks::marked(own).is_none()
            && self.speech(own).is_none()
            && (node.is_title() || node.announces())
            && self.read_as_ask(own).is_none();
        if is_topic {
            let inner = Scope { topic: Some(trimmed(own).to_owned()), section: Section::Body, speaker: None };
            let said = self.extraction.proceedings.len();
            self.nodes(&node.children, &inner);
            if !self.extraction.proceedings[said..].iter().any(|one| one.title == inner.topic) {
                self.extraction.leave(line, text);
            }
            return next;
        }
        self.body(own, line, scope);
        self.nodes(&node.children, scope);
        next
    }
}
