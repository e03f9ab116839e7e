//! Reads English minutes and notes: boards, working groups, weekly syncs, stand-ups. Goes down the tree of the blocks;
//! what speakers say is discussion, what a mark, a list of actions or "Bo will …" gives somebody is work.

mod labels;
mod opening;
mod roster;
mod several;
mod work;

use std::sync::Arc;

use self::labels::Label;
use self::roster::Roster;
pub(super) use self::several::meetings;
use self::work::Place;
use super::bodies::Bodies;
use super::dates::times;
use super::day_reader::DayReader;
use super::extraction::{Directive, Due, Extraction, Proceeding, Task, Value};
use super::text::{begins, capitalized, has, lower, sentences, trimmed, without_mark};
use super::tree::{Mark, Node};
use super::votes::{self, Vote};
use super::{ImportOptions, actions, boilerplate, tree};
use crate::import::document::{Block, Document, Kind, Row};
use crate::recognize::Certainty;
use crate::recognize::deadline::{Basis, deadlines, parse_deadline};

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

/// A longer paragraph is kept as text: nobody speaks that long in one.
const LONGEST: usize = 32 << 10;

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

/// Whether the blocks are in English.
pub(super) fn is_english(blocks: &[Block]) -> bool {
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

/// The people whom a document names in its lists.
pub(super) fn people(document: &Document) -> Vec<String> {
    let mut extraction = Extraction::default();
    let nodes = tree::tree(lines(&document.blocks));
    let bodies = Bodies::default();
    let mut notes = Notes {
        extraction: &mut extraction,
        basis: Basis::default(),
        bodies: &bodies,
        roster: Roster::default(),
        motion: (None, None),
        counted: None,
        sender: None,
    };
    notes.attendance(&nodes);
    extraction.people.into_iter().map(|person| person.name).collect()
}

/// Whether English blocks speak of a meeting: a title, a list of who was there, a motion, or two parts of minutes.
pub(super) fn speaks_of_a_meeting(blocks: &[Block]) -> bool {
    let lines = lines(blocks);
    if lines.iter().take(4).any(|block| opening::names_session(block.text.trim_start_matches("Subject: "))) {
        return true;
    }
    let early = |words: &[&str]| lines.iter().take(6).any(|block| has(&lower(&block.text), words));
    if early(&[
        "meeting",
        "minutes",
        "agenda",
        "stand-up",
        "standup",
        "retro",
        "sync",
        "huddle",
        "recap",
        "catch-up",
        "catchup",
        "attendees",
        "attended",
        "who was there",
        "discussed",
        "check-in",
        "1:1",
        "debrief",
        "in attendance",
    ]) {
        return true;
    }
    let mut parts = Vec::new();
    let mut speakers: Vec<&str> = Vec::new();
    for block in &lines {
        let own = without_mark(&block.text);
        let heading = Some(own.trim_end_matches(':')).filter(|_| block.kind != Kind::Item).and_then(labels::label);
        let label = heading.or_else(|| labels::labelled(own).map(|(label, _)| label));
        match label {
            Some(Label::People { role: None, .. } | Label::Start) => return true,
            Some(label @ (Label::People { .. } | Label::Agenda | Label::Decisions | Label::Actions | Label::End)) => {
                parts.extend(Some(label).filter(|label| !parts.contains(label)));
            }
            _ => {}
        }
        if let Some((name, _)) =
            own.split_once(':').filter(|(name, _)| roster::is_name(name) && !speakers.contains(name))
        {
            speakers.push(name);
        }
        let low = lower(own);
        let is_of_us =
            has(&low, &["we agreed", "we decided", "we discussed", "we talked", "we met", "agreed that", "agreed to"]);
        let is_marked =
            work::marked(own).is_some_and(|marked| marked.kind.is_none() && own.starts_with(char::is_uppercase));
        if is_of_us || is_marked {
            return true;
        }
        let is_told = has(&low, &["held a meeting", "meeting was held", "the meeting", "called to order", "convened"])
            || (has(&low, &["met on", "met in", "met at", "chaired"]) && !opening::is_only_a_day(own));
        let (mover, seconder) = votes::movers(own);
        if is_told || (mover.is_some() && seconder.is_some()) {
            return true;
        }
    }
    parts.len() > 1 || speakers.len() > 2
}

/// Reads English minutes.
pub(super) fn read(
    document: &Document,
    blocks: &[Block],
    given: &ImportOptions,
    bodies: &Bodies,
    extraction: &mut Extraction,
) {
    let mut blocks = lines(blocks);
    let sent = blocks
        .iter()
        .take(8)
        .find(|block| lower(&block.text).starts_with("date:"))
        .map(|block| (block.line, block.text.clone()));
    let field = |name: &str| {
        let found = blocks.iter().take(8).find(|block| lower(&block.text).starts_with(name));
        found.map(|block| (block.line, block.text[name.len()..].trim().to_owned()))
    };
    let mailed: Vec<(usize, String)> = ["from:", "to:", "cc:"].into_iter().filter_map(field).collect();
    let subject = take_mail(&mut blocks, extraction);
    let mailed = if subject.is_some() { mailed } else { Vec::new() };
    let sent = sent.filter(|_| subject.is_some());
    let blocks = &blocks;
    if let Some((line, subject)) = &subject {
        opening::take_subject(subject, *line, extraction);
    }
    let title =
        if subject.is_some() { 0..0 } else { opening::take_title(blocks, document.title.as_deref(), extraction) };
    opening::take_day_of_heading(&blocks[title.end..], blocks, extraction);
    opening::find_day(blocks, document.title.as_deref(), extraction);
    if extraction.get("session.date").is_none()
        && let Some((line, text)) = &sent
    {
        // A mail about a meeting is sent on its day, or soon after.
        if let Some(day) = extraction.days.own_day(text) {
            extraction.set("session.date", Value::doubtful(day.date.to_string(), *line, text));
        }
    }
    if extraction.get("session.date").is_none()
        && let Some(day) = document.published
    {
        extraction.set("session.date", Value::doubtful(day.to_string(), 1, ""));
    }
    let day = extraction.get("session.date").and_then(|value| value.text.parse().ok());
    let basis = Basis {
        session: given.date.or(day).unwrap_or_default(),
        published: None,
        before_includes: given.before_includes,
        working_days: Arc::clone(&given.working_days),
        is_vietnamese: given.is_vietnamese,
        dates: extraction.days.order(),
    };
    // What stands above the title says something, unless it is the menu of a page.
    let is_menu = |block: &Block| {
        block.kind == Kind::Caption
            || (block.kind == Kind::Paragraph
                && labels::labelled(&block.text).is_none()
                && DayReader::ANY.own_day(&block.text).is_none()
                && !block.text.ends_with('.')
                && block.text.split(' ').count() <= 8)
    };
    let (menu, above): (Vec<&Block>, Vec<&Block>) = blocks[..title.start].iter().partition(|block| is_menu(block));
    extraction.dropped.extend(menu.into_iter().map(|block| (block.line, block.text.clone())));
    let nodes = tree::tree(above.into_iter().chain(&blocks[title.end..]).cloned());
    let mut notes = Notes {
        extraction,
        basis,
        bodies,
        roster: Roster::default(),
        motion: (None, None),
        counted: None,
        sender: None,
    };
    for name in &given.known {
        notes.roster.acquaint(name);
    }
    notes.attendance(&nodes);
    if notes.roster.is_empty() {
        // Whose mail it is, and to whom, where no list says who was there.
        for (line, text) in &mailed {
            notes.people(&without_addresses(text), *line, None, None);
        }
    }
    notes.sender = mailed
        .first()
        .and_then(|(_, text)| roster::list(&without_addresses(text)).into_iter().next())
        .and_then(|one| notes.roster.resolve(&one.name));
    notes.nodes(&nodes, &Scope { part: Part::Head, topic: None, speaker: None });
}

/// The names of a field of a mail: "Priya Raman <priya@example.org>".
fn without_addresses(text: &str) -> String {
    let mut names = String::new();
    for piece in text.split(',') {
        let name = piece.split('<').next().unwrap_or_default().trim().trim_matches('"');
        if !name.is_empty() && !name.contains('@') {
            names += name;
            names += ", ";
        }
    }
    names
}

/// Takes the head of a mail off the blocks, and its salutation; returns the subject with its line.
fn take_mail(blocks: &mut Vec<Block>, extraction: &mut Extraction) -> Option<(usize, String)> {
    const FIELDS: [&str; 8] = ["from:", "to:", "cc:", "bcc:", "subject:", "date:", "sent:", "reply-to:"];
    const GREETINGS: [&str; 12] = [
        "hi",
        "hello",
        "dear",
        "hey",
        "thanks",
        "cheers",
        "best",
        "regards",
        "best regards",
        "kind regards",
        "all the best",
        "many thanks",
    ];
    let is_field = |block: &Block| FIELDS.iter().any(|field| lower(&block.text).starts_with(field));
    let count = blocks.iter().take_while(|block| is_field(block)).count();
    let fields = &blocks[..count];
    let of = |name: &str| fields.iter().find(|block| lower(&block.text).starts_with(name));
    let subject = of("subject:").filter(|_| of("from:").is_some())?;
    let (line, subject) = (subject.line, subject.text["subject:".len()..].trim().to_owned());
    let is_greeting = |block: &Block| {
        let words = block.text.split(' ').count();
        words <= 4 && block.text.ends_with(',') && begins(&lower(&block.text), &GREETINGS)
    };
    let (dropped, kept): (Vec<_>, Vec<_>) =
        std::mem::take(blocks).into_iter().enumerate().partition(|(at, block)| *at < count || is_greeting(block));
    extraction.dropped.extend(dropped.into_iter().map(|(_, block)| (block.line, block.text)));
    *blocks = kept.into_iter().map(|(_, block)| block).collect();
    Some((line, subject))
}

/// The blocks with what stands on a line of its own as a block: labels within a paragraph, boxes to tick, speakers with
/// the time, the two halves of a label and its value. A line that announces a part is a heading.
fn lines(blocks: &[Block]) -> Vec<Block> {
    let mut lines: Vec<Block> = Vec::new();
    for block in blocks {
        if !matches!(block.kind, Kind::Paragraph | Kind::Item) {
            lines.push(block.clone());
            continue;
        }
        let mut from = 0;
        for at in cuts(&block.text) {
            lines.push(Block { text: block.text[from..at].trim().to_owned(), ..block.clone() });
            from = at;
        }
        lines.push(Block { text: block.text[from..].trim().to_owned(), ..block.clone() });
    }
    lines.retain(|block| matches!(block.kind, Kind::Table(_)) || !block.text.is_empty());
    let mut joined: Vec<Block> = Vec::new();
    let mut at = 0;
    while at < lines.len() {
        let block = &lines[at];
        at += 1;
        // "AYES: …" above "NAYS: …" is one vote.
        if votes::names_a_side(&block.text)
            && let Some(before) = joined.last_mut().filter(|before| votes::names_a_side(&before.text))
        {
            before.text = format!("{} {}", before.text, block.text);
            continue;
        }
        if block.kind != Kind::Paragraph {
            joined.push(numbered_heading(block));
            continue;
        }
        let name = block.text.trim_end_matches(':');
        let label = labels::label(name).filter(|_| without_mark(&block.text).starts_with(char::is_uppercase));
        let is_value = |next: &Block| {
            next.kind == Kind::Paragraph
                && labels::label(&next.text).is_none()
                && labels::labelled(&next.text).is_none()
                && next.text.split(' ').count() <= 40
        };
        match label {
            // "Date" above "5 June 2025"
            Some(Label::People { .. } | Label::Time | Label::Place | Label::Start | Label::End)
                if lines.get(at).is_some_and(is_value) =>
            {
                joined.push(Block { text: format!("{name}: {}", lines[at].text), ..block.clone() });
                at += 1;
            }
            Some(
                Label::Actions | Label::Decisions | Label::Notes | Label::Agenda | Label::Aside | Label::People { .. },
            ) if !block.text.trim_end_matches(':').contains(':') => {
                joined.push(Block {
                    kind: Kind::Heading(5),
                    text: without_mark(&block.text).to_owned(),
                    ..block.clone()
                });
            }
            _ => joined.push(numbered_heading(block)),
        }
    }
    joined
}

/// "3.0 ACTION ITEMS" is a heading above "3.1 …".
fn numbered_heading(block: &Block) -> Block {
    let number = block.text.split(' ').next().unwrap_or_default();
    let own = without_mark(&block.text);
    if number.ends_with(".0") && own.len() < block.text.len() && super::casing::is_capitals(own) {
        return Block { kind: Kind::Heading(4), text: own.to_owned(), ..block.clone() };
    }
    block.clone()
}

/// Where lines begin within a text that was put together from several.
fn cuts(text: &str) -> Vec<usize> {
    let mut cuts = Vec::new();
    let is_labelled = labels::labelled(text).is_some() || labels::group(text).is_some();
    for (at, letter) in text.char_indices().skip(1) {
        let rest = &text[at..];
        if !text[..at].ends_with(' ') {
            continue;
        }
        let is_box = ["[ ] ", "[x] ", "[X] "].iter().any(|sign| rest.starts_with(sign));
        let is_timed =
            letter == '[' && rest.get(1..9).is_some_and(|time| time.bytes().all(|c| c.is_ascii_digit() || c == b':'));
        let is_label = || {
            let Some(colon) = rest.find(':').filter(|colon| *colon < 40) else { return false };
            let name = &rest[..colon];
            let is_one = !name.contains(['.', ',', ';', '(', '/']) && rest[colon + 1..].starts_with(' ');
            let label = labels::labelled(rest).map(|(label, _)| label);
            let is_of_head =
                matches!(label, Some(Label::People { .. } | Label::Time | Label::Place | Label::Start | Label::End));
            is_one && labels::is_whole(name) && (is_of_head || labels::group(rest).is_some())
        };
        if is_box || is_timed || (is_labelled && letter.is_uppercase() && is_label()) {
            cuts.push(at);
        }
    }
    cuts
}

/// Which part of the minutes a block is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Head,
    People {
        role: Option<&'static str>,
        attendance: Option<&'static str>,
    },
    Agenda,
    Notes,
    Decisions,
    Actions,
    /// What is not of this meeting.
    Aside,
}

/// What holds for a block by what it stands under.
#[derive(Debug, Clone)]
struct Scope {
    part: Part,
    topic: Option<String>,
    /// Whose part it is: "Joana" above "- yesterday: …".
    speaker: Option<String>,
}

impl Scope {
    fn within(&self, part: Part) -> Self {
        Self { part, speaker: None, ..self.clone() }
    }
}

struct Notes<'n> {
    extraction: &'n mut Extraction,
    basis: Basis,
    bodies: &'n Bodies,
    roster: Roster,
    /// Who moved and seconded what is voted on next.
    motion: (Option<String>, Option<String>),
    /// The vote that a table counted last.
    counted: Option<Vote>,
    /// Whose mail it is: "I'll draft it" is work of the sender.
    sender: Option<String>,
}

impl Notes<'_> {
    /// Meets the people of the lists first, wherever these are: any part may name them by a given name.
    fn attendance(&mut self, nodes: &[Node]) {
        for node in nodes {
            let (text, line) = (node.block.text.as_str(), node.block.line);
            if let Kind::Table(rows) = &node.block.kind {
                self.table_of_people(rows);
                continue;
            }
            let of_label = labels::labelled(text).or_else(|| labels::group(text).map(|at| (PRESENT, at)));
            if let Some((Label::People { role, attendance }, at)) = of_label {
                let names: String =
                    sentences(&text[at..]).first().map_or_else(String::new, |span| text[at..][span.clone()].to_owned());
                self.people(&names, line, role, attendance);
            } else if let Some(Label::People { role: None, attendance }) = labels::label(text)
                && node.is_title_of_list()
            {
                for child in &node.children {
                    let is_labelled = labels::labelled(child.text()).is_some() || labels::group(child.text()).is_some();
                    if !is_labelled
                        && matches!(child.block.kind, Kind::Item | Kind::Paragraph)
                        && child.block.text.split(' ').count() <= 24
                    {
                        self.people(child.text(), child.block.line, None, attendance);
                    }
                }
            }
            self.attendance(&node.children);
        }
    }

    /// Takes the people of a list; returns whether there are any.
    fn people(
        &mut self,
        text: &str,
        line: usize,
        role: Option<&'static str>,
        attendance: Option<&'static str>,
    ) -> bool {
        let listed = roster::list(text);
        let is_any = !listed.is_empty();
        for mut one in listed {
            one.roles.extend(role);
            one.attendance = one.attendance.or(attendance);
            self.roster.add(one, line, self.extraction);
        }
        is_any
    }

    fn nodes(&mut self, nodes: &[Node], scope: &Scope) {
        let mut scope = scope.clone();
        for node in nodes {
            if let Some(next) = self.node(node, &scope) {
                scope = next;
            }
        }
    }

    /// Reads a block and what stands under it; returns what holds for those beside it from here on, if that changes.
    fn node(&mut self, node: &Node, scope: &Scope) -> Option<Scope> {
        let (text, line) = (node.block.text.as_str(), node.block.line);
        if let Kind::Table(rows) = &node.block.kind {
            self.table(rows, scope);
            return None;
        }
        if boilerplate::is_furniture(text) || node.block.kind == Kind::Caption {
            self.extraction.dropped.push((line, text.to_owned()));
            self.nodes(&node.children, scope);
            return None;
        }
        if text.len() > LONGEST || scope.part == Part::Aside && !matches!(node.mark, Mark::Heading(_)) {
            self.left(line, text);
            self.nodes(&node.children, scope);
            return None;
        }
        let own = node.text();
        let is_heading = matches!(node.mark, Mark::Heading(_) | Mark::Capitals);
        let announces = is_heading || !node.children.is_empty() || own.trim_end().ends_with(':');
        if announces && let Some(label) = labels::label(own.trim_end_matches(':')) {
            let inner = self.opened(label, node, scope);
            self.nodes(&node.children, &inner);
            return (node.children.is_empty() && !is_heading).then_some(inner);
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
        match scope.part {
            Part::People { role, attendance } => {
                if !self.is_listed(own) && !self.people(own, line, role, attendance) {
                    self.left(line, text);
                }
                self.nodes(&node.children, scope);
                None
            }
            Part::Agenda => {
                self.extraction.agenda.push((line, trimmed(own).to_owned()));
                self.nodes(&node.children, scope);
                None
            }
            Part::Actions | Part::Decisions => {
                self.item(own, line, scope);
                self.nodes(&node.children, &scope.within(Part::Notes));
                None
            }
            Part::Head | Part::Notes | Part::Aside => self.note(node, scope),
        }
    }

    /// Whether all people of a line are known already.
    fn is_listed(&self, text: &str) -> bool {
        let listed = roster::list(text);
        !listed.is_empty() && listed.iter().all(|one| self.roster.resolve(&one.name).is_some())
    }

    fn opened(&mut self, label: Label, node: &Node, scope: &Scope) -> Scope {
        let line = node.block.line;
        let part = match label {
            Label::People { role, attendance } => Part::People { role, attendance },
            // What was talked about may stand under the items of the agenda.
            Label::Agenda if self.holds_notes(&node.children) => Part::Notes,
            Label::Agenda => Part::Agenda,
            Label::Decisions => Part::Decisions,
            // What a board calls so are the items that it votes on.
            Label::Actions if has_motions(&node.children) => Part::Notes,
            Label::Actions => Part::Actions,
            Label::Aside => {
                self.left(line, &node.block.text);
                Part::Aside
            }
            Label::Start | Label::End => {
                opening::take_hours(&node.block.text, line, self.extraction);
                Part::Notes
            }
            Label::Notes | Label::Time | Label::Place => Part::Notes,
        };
        let topic = scope.topic.clone().filter(|_| matches!(part, Part::Notes | Part::Decisions));
        Scope { part, topic, speaker: None }
    }

    /// Whether notes were taken under these items.
    fn holds_notes(&self, nodes: &[Node]) -> bool {
        nodes.iter().any(|node| {
            let own = node.text();
            matches!(node.block.kind, Kind::Heading(_) | Kind::Table(_))
                || work::marked(own).is_some_and(|marked| own.starts_with(char::is_uppercase) || marked.is_done)
                || self.speech(own).is_some()
                || work::read(own, Place::Notes, &self.roster).is_some()
                || self.holds_notes(&node.children)
        })
    }

    /// Reads "Chair: A", "Location: B"; returns whether it is one.
    fn labelled(&mut self, node: &Node, scope: &Scope) -> bool {
        let (text, line) = (node.block.text.as_str(), node.block.line);
        if let Some(at) = labels::group(text) {
            return self.people(&text[at..], line, None, None);
        }
        let Some((label, at)) = labels::labelled(text) else { return false };
        let rest = text[at..].trim();
        match label {
            Label::People { role, attendance } => {
                let first = sentences(rest).first().map_or(0..0, Clone::clone);
                if !self.people(&rest[first.clone()], line, role, attendance) {
                    // "Presenting: the new site" names nobody.
                    if matches!(scope.part, Part::Actions | Part::Decisions) {
                        return false;
                    }
                    self.left(line, text);
                }
                let more = rest[first.end..].trim();
                if !more.is_empty() {
                    self.body(more, line, scope);
                }
            }
            Label::Time => {
                let is_taken = opening::take_day(rest, line, self.extraction);
                if !is_taken && self.extraction.get("session.date").is_none() {
                    self.left(line, text);
                }
            }
            Label::Start => {
                opening::take_hours(rest, line, self.extraction);
                if let Some((_, name)) = rest.split_once(" by ") {
                    self.people(name, line, Some("chair"), None);
                }
            }
            Label::End => self.end(rest, line, text),
            Label::Place => {
                if !self.extraction.set("session.place", Value::sure(trimmed(rest), line)) {
                    self.left(line, text);
                }
            }
            Label::Aside => self.left(line, text),
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
                let part = if label == Label::Actions { Part::Actions } else { Part::Decisions };
                self.item(rest, line, &scope.within(part));
            }
        }
        true
    }

    fn end(&mut self, words: &str, line: usize, text: &str) {
        match times(words).into_iter().next_back() {
            Some((_, end)) if self.extraction.set("session.end", Value::sure(end.as_str(), line)) => {}
            _ => self.left(line, text),
        }
    }

    fn heading(&mut self, node: &Node, scope: &Scope) {
        let (text, line) = (node.block.text.as_str(), node.block.line);
        let own = trimmed(node.text());
        if opening::is_a_day_of_a_year(text) {
            self.nodes(&node.children, &scope.within(Part::Notes));
            return;
        }
        if opening::is_only_a_day(text) {
            if !opening::take_day(text, line, self.extraction) {
                self.left(line, text);
            }
            self.nodes(&node.children, &scope.within(Part::Notes));
            return;
        }
        if begins(&lower(own), &["adjournment", "adjourned", "closing", "close"]) && !times(text).is_empty() {
            self.end(text, line, text);
        }
        let part =
            if matches!(scope.part, Part::Decisions | Part::Actions | Part::Agenda) { scope.part } else { Part::Notes };
        let speaker = self.roster.resolve(own);
        let inner = Scope { part, topic: Some(own.to_owned()).filter(|_| speaker.is_none()), speaker };
        let (said, asked) = (self.extraction.proceedings.len(), self.extraction.directives.len());
        self.nodes(&node.children, &inner);
        let is_used = self.extraction.proceedings[said..].iter().any(|one| one.title == inner.topic);
        if !is_used || inner.topic.is_none() || asked > self.extraction.directives.len() {
            self.left(line, text);
        }
    }

    /// A block of the notes.
    fn note(&mut self, node: &Node, scope: &Scope) -> Option<Scope> {
        let (text, line) = (node.block.text.as_str(), node.block.line);
        let own = node.text();
        if scope.part == Part::Head && opening::take_line(text, line, self.extraction) {
            return None;
        }
        // "Joana" above what she does.
        if node.mark == Mark::Plain
            && own.split(' ').count() <= 4
            && let Some(name) = self.roster.resolve(own)
        {
            self.left(line, text);
            return Some(Scope { part: Part::Notes, topic: None, speaker: Some(name) });
        }
        let next =
            (node.mark == Mark::Plain && scope.speaker.is_some()).then(|| Scope { speaker: None, ..scope.clone() });
        let scope = next.as_ref().unwrap_or(scope);
        let is_topic = !node.children.is_empty()
            && work::marked(own).is_none()
            && self.speech(own).is_none()
            && (node.is_title() || node.announces())
            && self.read_as_ask(own).is_none();
        if is_topic {
            let inner = Scope { topic: Some(trimmed(own).to_owned()), part: Part::Notes, speaker: None };
            let said = self.extraction.proceedings.len();
            self.nodes(&node.children, &inner);
            if !self.extraction.proceedings[said..].iter().any(|one| one.title == inner.topic) {
                self.left(line, text);
            }
            return next;
        }
        self.body(own, line, scope);
        self.nodes(&node.children, scope);
        next
    }

    fn read_as_ask(&self, text: &str) -> Option<work::Work> {
        work::clauses(text).into_iter().find_map(|clause| work::read(&text[clause], Place::Notes, &self.roster))
    }

    /// Reads the words of a note.
    fn body(&mut self, text: &str, line: usize, scope: &Scope) {
        if self.ends(text, line, scope) {
            return;
        }
        let low = lower(text);
        // "Apologies were received from Cllr M. Tate."
        if begins(&low, &["apologies", "regrets"])
            && let Some((_, names)) = text.split_once(" from ")
            && self.people(names, line, None, Some("excused"))
        {
            self.said("discussion", None, text, line, scope);
            return;
        }
        let opens =
            has(&low, &["called the meeting to order", "called to order", "opened the meeting", "call to order"]);
        if opens {
            opening::take_hours(text, line, self.extraction);
            opening::take_place(text, line, self.extraction);
            let opener = match super::text::find(&low, "by")
                .filter(|_| !has(&low, &["called the meeting", "opened the meeting"]))
            {
                Some(at) => self.roster.leading(text[at + 2..].trim_start()),
                None => self.roster.leading(text).or_else(|| self.titled(text, line)),
            };
            if let Some((name, _)) = opener {
                Roster::give(&name, "chair", line, self.extraction);
            }
            self.said("discussion", None, text, line, scope);
            return;
        }
        if scope.part == Part::Head {
            opening::take_place(text, line, self.extraction);
        }
        if let Some(marked) = work::marked(text) {
            self.marked(text, &marked, line, scope);
            return;
        }
        if let Some((name, at)) = self.speech(text) {
            let words = text[at..].trim();
            // "<Annika> scribe: bjorn"
            if let Some((Label::People { role: Some(role), attendance }, at)) = labels::labelled(words) {
                self.people(&words[at..], line, Some(role), attendance);
            }
            if !words.is_empty() {
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
        let clauses = work::clauses(text);
        for (number, clause) in clauses.iter().enumerate() {
            let words = &text[clause.clone()];
            // "… in Loria. Decision: agreed." says what before.
            if let Some(marked) = work::marked(words) {
                let is_short = words[marked.start..].split(' ').count() <= 2;
                let before = open.take();
                if let (Some(before), true) = (&before, is_short) {
                    self.decide(&text[before.start..clause.end], marked.kind.unwrap_or("decision"), Vec::new(), line);
                    continue;
                }
                self.rest(text, before, line, scope);
                let end = clauses[number..].last().map_or(clause.end, |last| last.end);
                let rest = &text[clause.start..end];
                let marked = work::Marked { names: None, ..marked };
                self.marked(rest, &marked, line, scope);
                return;
            }
            let own = work::own(words).and_then(|start| Some((self.sender.clone()?, start)));
            let found = match own {
                Some((sender, start)) => Some(work::Work { lead: vec![sender], start, ..work::Work::default() }),
                None => work::read(words, place, &self.roster),
            };
            match found {
                // "Agreed to buy 20 folders. Greta to order."
                Some(found) if words[found.start..].split(' ').count() <= 1 && found.kind.is_none() => {
                    self.give_last(&found.lead, line);
                    self.rest(text, open.take(), line, scope);
                    open = Some(clause.clone());
                }
                Some(found) => {
                    if words[..found.start].contains(':') {
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

    /// Reads the sentence that ends the meeting; returns whether it is one.
    fn ends(&mut self, text: &str, line: usize, scope: &Scope) -> bool {
        let low = lower(text);
        let is_end = has(&low, &["adjourned", "adjourn", "closed", "ended", "concluded", "finished", "rose"])
            && (has(&low, &["meeting", "session", "call", "chair", "no further business"])
                || text.split(' ').count() <= 6);
        let Some((_, end)) = times(text).into_iter().next_back().filter(|_| is_end) else { return false };
        self.extraction.set("session.end", Value::sure(end, line));
        self.said("discussion", None, text, line, scope);
        true
    }

    /// Reads "Hannah Whitlock, Chair" below the end; returns whether it is a signature.
    fn signs(&mut self, text: &str, line: usize) -> bool {
        let is_short = text.split(' ').count() <= 6 && !text.contains(':');
        let listed = if is_short { roster::list(text) } else { Vec::new() };
        let [one] = &listed[..] else { return false };
        let Some(name) = self.roster.resolve(&one.name).filter(|_| !one.roles.is_empty() || !one.positions.is_empty())
        else {
            return false;
        };
        for role in &one.roles {
            Roster::give(&name, role, line, self.extraction);
        }
        self.left(line, text);
        true
    }

    /// The lead of the decision that this line made.
    fn give_last(&mut self, lead: &[String], line: usize) {
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

    /// "Mr Hamish Orr": a person with a form of address who is in no list.
    fn titled(&mut self, text: &str, line: usize) -> Option<(String, usize)> {
        let first = text.split(' ').next().unwrap_or_default();
        let (bare, honorific) = match roster::without_titles(text) {
            // "Mayor Ellen Voss"
            (_, None) if roster::is_office(first) && first.starts_with(char::is_uppercase) => {
                (text[first.len()..].trim_start(), None)
            }
            (_, None) => return None,
            found => found,
        };
        let words: Vec<&str> =
            bare.split(' ').take_while(|word| word.starts_with(char::is_uppercase)).take(3).collect();
        let name = words.join(" ");
        if words.len() < 2 || !roster::is_name(&name) {
            return None;
        }
        let end = text.len() - bare.len() + name.len();
        let listed = roster::Listed { name, honorific: honorific.map(str::to_owned), ..roster::Listed::default() };
        Some((self.roster.add(listed, line, self.extraction), end))
    }

    /// Who speaks at the beginning of a line, and where the words begin: "Bo: …", "<Bo> …", "[00:10:05] Bo: …".
    fn speech(&self, text: &str) -> Option<(Option<String>, usize)> {
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
    fn said(&mut self, kind: &'static str, by: Option<String>, words: &str, line: usize, scope: &Scope) {
        let text = trimmed(words);
        if text.is_empty() {
            return;
        }
        self.extraction.proceedings.push(Proceeding {
            kind,
            title: scope.topic.clone(),
            by,
            text: Some(capitalized(words.trim())),
            line,
            ..Proceeding::default()
        });
    }

    /// Reads a motion and its votes; returns whether the text has any.
    fn vote(&mut self, text: &str, line: usize, scope: &Scope) -> bool {
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

    /// What a mark gives: "ACTION: Owen to …", "Decision: …".
    fn marked(&mut self, text: &str, marked: &work::Marked, line: usize, scope: &Scope) {
        let rest = text[marked.start..].trim();
        if marked.is_done {
            self.left(line, text);
            return;
        }
        self.understood_label(line, &text[..marked.start]);
        if let Some(kind) = marked.kind {
            let found = work::read(rest, Place::Decisions, &self.roster).unwrap_or_default();
            self.decide(rest, kind, found.lead, line);
            return;
        }
        let names = marked.names.map(|names| work::names(names, &self.roster)).unwrap_or_default();
        // "ACTION: Clerk" below what is to be done.
        if let Some(name) = self.roster.resolve(rest).or_else(|| self.roster.holder(rest)) {
            if !self.give_last_task(&name) {
                self.left(line, text);
            }
            return;
        }
        if names.is_empty() {
            self.item(rest, line, &scope.within(Part::Actions));
        } else {
            self.task(rest, 0, names, line);
        }
    }

    /// An item of a list of actions or decisions.
    fn item(&mut self, text: &str, line: usize, scope: &Scope) {
        if let Some(marked) = work::marked(text) {
            self.marked(text, &marked, line, scope);
            return;
        }
        if self.ends(text, line, &scope.within(Part::Notes)) || self.signs(text, line) {
            return;
        }
        let place = if scope.part == Part::Actions { Place::Actions } else { Place::Decisions };
        // "OPEN from Nov - Ron: mailbox paint samples"
        let text = match text.split_once(" - ") {
            Some((before, behind))
                if begins(&lower(before), &["open", "carried over", "carried forward", "pending", "from"]) =>
            {
                self.left(line, before);
                behind
            }
            _ => text,
        };
        if place == Place::Decisions && self.vote(text, line, scope) {
            return;
        }
        if place == Place::Actions && !votes::counted(text).is_empty() {
            self.body(text, line, &scope.within(Part::Notes));
            return;
        }
        let mut open: Option<(std::ops::Range<usize>, Option<work::Work>)> = None;
        for clause in work::clauses(text) {
            let words = &text[clause.clone()];
            let found = work::read(words, place, &self.roster);
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
        open: Option<(std::ops::Range<usize>, Option<work::Work>)>,
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

    fn ask(&mut self, words: &str, found: &work::Work, line: usize) {
        match found.kind {
            Some(kind) => self.decide(words, kind, found.lead.clone(), line),
            None => self.task(words, found.start, found.lead.clone(), line),
        }
    }

    /// Adds work; the words begin with who does it, the work itself begins at a byte.
    fn task(&mut self, words: &str, start: usize, lead: Vec<String>, line: usize) {
        let title = capitalized(trimmed(&words[start..]));
        if title.is_empty() || self.is_repeated(&title) {
            self.left(line, words);
            return;
        }
        let (due, is_guessed) = self.due(words);
        let doubt = (lead.is_empty() || is_guessed).then(|| words.to_owned());
        self.extraction.tasks.push(Task { title, lead, due, line, doubt, ..Task::default() });
    }

    /// Adds a decision.
    fn decide(&mut self, words: &str, kind: &'static str, lead: Vec<String>, line: usize) {
        let text = capitalized(trimmed(words));
        if text.is_empty() || self.is_repeated(&text) {
            self.left(line, words);
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
        let found = deadlines(words, &self.basis);
        let dated = found.iter().find(|found| found.value.due.is_some() || found.value.repeats.is_some());
        if let Some(found) = dated {
            return (found.value.clone().into(), found.certainty == Certainty::Guessed);
        }
        // "first draft for 17 March"
        let moment = work::when(words);
        let for_a_day = moment.and_then(|moment| parse_deadline(moment.strip_prefix("for ")?, &self.basis));
        if let Some(found) = for_a_day.filter(|found| found.value.due.is_some()) {
            return (found.value.into(), found.certainty == Certainty::Guessed);
        }
        let words =
            work::when(words).map(str::to_owned).or_else(|| found.first().map(|found| found.value.text.clone()));
        (Due { words, ..Due::default() }, false)
    }

    fn table(&mut self, rows: &[Row], scope: &Scope) {
        let votes = votes::of_table(rows);
        if !votes.is_empty() {
            for (line, title, vote) in votes {
                self.counted = Some(vote.clone());
                let title = title.or_else(|| scope.topic.clone());
                let text = Some(cells(rows));
                self.extraction.proceedings.push(Proceeding {
                    kind: "vote",
                    title,
                    text,
                    vote: Some(vote),
                    line,
                    ..Proceeding::default()
                });
            }
            return;
        }
        if self.table_of_people(rows) {
            return;
        }
        if scope.part != Part::Aside && self.table_of_actions(rows) {
            return;
        }
        for row in rows {
            let text = row.cells.iter().map(|cell| cell.join(" ")).collect::<Vec<_>>().join(" | ");
            // "Hannah Whitlock, Chair" below the end.
            for cell in row.cells.iter().flatten() {
                self.signs(cell, row.line);
            }
            self.left(row.line, &text);
        }
    }

    /// Takes a table of actions: rows that are done already are left.
    fn table_of_actions(&mut self, rows: &[Row]) -> bool {
        let Some((head, body)) = rows.split_first() else { return false };
        let status = head
            .cells
            .iter()
            .position(|cell| begins(&lower(&cell.join(" ")), &["status", "state", "done", "progress"]));
        let is_done = |row: &Row| {
            let cell =
                status.and_then(|status| row.cells.get(status)).map(|cell| lower(&cell.join(" "))).unwrap_or_default();
            begins(&cell, &["done", "closed", "complete", "completed", "cancelled", "resolved", "finished", "x", "yes"])
        };
        let open: Vec<Row> = std::iter::once(head).chain(body.iter().filter(|row| !is_done(row))).cloned().collect();
        let first = self.extraction.tasks.len();
        if !actions::take_table(&open, &self.basis, self.bodies, self.extraction) {
            return false;
        }
        for row in body.iter().filter(|row| is_done(row)) {
            let text = row.cells.iter().map(|cell| cell.join(" ")).collect::<Vec<_>>().join(" | ");
            self.left(row.line, &text);
        }
        // Who leads is written as a form of a name that the notes know.
        for task in &mut self.extraction.tasks[first..] {
            for names in [&mut task.lead, &mut task.support] {
                *names = names.iter().flat_map(|name| work::names(name, &self.roster)).collect();
            }
        }
        true
    }

    /// Takes a table of who is there: names, what they are, whether they came.
    fn table_of_people(&mut self, rows: &[Row]) -> bool {
        let Some((head, body)) = rows.split_first() else { return false };
        let heads: Vec<String> = head.cells.iter().map(|cell| lower(trimmed(&cell.join(" ")))).collect();
        let column = |names: &[&str]| heads.iter().position(|head| names.contains(&head.as_str()));
        let position = column(&["position", "role", "title", "office", "function"]);
        let attendance = column(&["present", "attendance", "attended", "status", "here", "present?"]);
        let short = column(&["abbreviation", "abbr", "initials", "short"]);
        let body_column = column(&[
            "organization",
            "organisation",
            "affiliation",
            "company",
            "partner",
            "employer",
            "institution",
            "body",
        ]);
        let named = column(&[
            "name",
            "names",
            "people",
            "attendee",
            "attendees",
            "participant",
            "participants",
            "member",
            "members",
            "who",
            "person",
            "representative",
            "representatives",
        ]);
        let others = [position, attendance, short, body_column];
        let is_first_free = !others.contains(&Some(0)) && others.iter().any(Option::is_some);
        let Some(name) = named.or(is_first_free.then_some(0)) else { return false };
        let is_of_work =
            heads.iter().any(|head| begins(head, &["action", "task", "what", "due", "deadline", "vote", "owner"]));
        if is_of_work || body.is_empty() {
            return false;
        }
        let cell = |row: &Row, at: Option<usize>| {
            at.and_then(|at| row.cells.get(at)).map(|cell| cell.join(", ")).unwrap_or_default()
        };
        let mut is_any = false;
        for row in body {
            let mut listed = roster::list(&cell(row, Some(name)));
            let is_alone = listed.len() == 1;
            for mut one in std::mem::take(&mut listed) {
                is_any = true;
                let office = cell(row, position);
                if is_alone && !office.is_empty() {
                    match roster::role(&office) {
                        Some(role @ ("observer" | "guest")) => one.roles.push(role),
                        role => {
                            one.roles.extend(role);
                            one.positions.push(office);
                        }
                    }
                }
                let short = cell(row, short);
                if is_alone && !short.is_empty() {
                    one.short = Some(short);
                }
                one.attendance = one.attendance.or_else(|| roster::attendance_of(&cell(row, attendance)));
                self.roster.add(one, row.line, self.extraction);
            }
            let of_body = cell(row, body_column);
            self.body_of_table(&of_body, row.line);
        }
        is_any
    }

    /// Registers a body of a table: "University of Brennick (UB)".
    fn body_of_table(&mut self, text: &str, line: usize) {
        let (name, short) = match text.split_once('(') {
            Some((name, short)) => (name.trim(), Some(short.trim_end_matches(')').trim())),
            None => (text.trim(), None),
        };
        let is_body = name.split(' ').count() >= 2
            && name.starts_with(char::is_uppercase)
            && !begins(&lower(name), &["invited", "independent", "self", "individual"]);
        if is_body {
            let at = self.extraction.organizations.add(name, line, &[]);
            if let Some(short) = short.filter(|short| !short.is_empty()) {
                self.extraction.organizations.known[at].short.get_or_insert(short.to_owned());
            }
        }
    }

    /// Notes the label before a colon, which says what the other words are.
    fn understood_label(&mut self, line: usize, text: &str) {
        if let Some((label, _)) = text.split_once(':') {
            self.extraction.understood.push((line, label.to_owned()));
        }
    }

    fn left(&mut self, line: usize, text: &str) {
        if !text.trim().is_empty() {
            self.extraction.left.push((line, text.to_owned()));
        }
    }
}

const PRESENT: Label = Label::People { role: None, attendance: None };

/// Whether motions and votes stand here.
fn has_motions(nodes: &[Node]) -> bool {
    nodes.iter().any(|node| {
        let text = node.text();
        votes::movers(text).0.is_some() || !votes::counted(text).is_empty() || has_motions(&node.children)
    })
}

/// A table as one line.
fn cells(rows: &[Row]) -> String {
    let row = |row: &Row| row.cells.iter().map(|cell| cell.join(" ")).collect::<Vec<_>>().join(" ");
    rows.iter().map(row).collect::<Vec<_>>().join("; ")
}

impl Node {
    /// Whether people stand under it as a list.
    fn is_title_of_list(&self) -> bool {
        !self.children.is_empty() && !self.block.text.trim_end().ends_with('.')
    }
}
