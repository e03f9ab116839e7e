//! Reads English minutes and notes: boards, working groups, weekly syncs, stand-ups. Goes down the tree of the blocks;
//! what speakers say is discussion, what a mark, a list of actions or "Bo will …" gives somebody is work.

mod asks;
mod attendance;
mod evidence;
mod labels;
mod language;
mod lines;
mod mail;
mod marks;
mod moments;
mod motions;
mod opening;
mod reader;
mod roster;
mod sentences;
mod several;
mod tables;
mod words;
mod work;

pub(super) use self::evidence::speaks_of_a_meeting;
pub(super) use self::language::is_english;
pub(super) use self::several::meetings;

use std::collections::BTreeSet;

use self::lines::lines;
use self::mail::Mail;
use self::roster::Roster;
use super::bodies::Bodies;
use super::day_reader::DayReader;
use super::extraction::{Extraction, Value};
use super::section::{Reader, Section};
use super::votes::Vote;
use super::{ImportOptions, tree};
use crate::import::document::{Block, Document, Kind};
use crate::recognize::deadline::Basis;

/// The people whom a document names in its lists.
pub(super) fn people(document: &Document) -> Vec<String> {
    let mut extraction = Extraction::default();
    let nodes = tree::tree(lines(&document.blocks));
    let bodies = Bodies::default();
    let mut notes = Notes::new(&mut extraction, Basis::default(), &bodies);
    notes.attendance(&nodes, None);
    extraction.people.into_iter().map(|person| person.name).collect()
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
    let mail = Mail::take(&mut blocks, extraction);
    let title = match &mail {
        Some(mail) => {
            opening::take_subject(&mail.subject, extraction);
            0..0
        }
        None => opening::take_title(&blocks, document.title.as_deref(), extraction),
    };
    extraction.title_lines = blocks[title.clone()].iter().map(|block| block.line).collect();
    opening::take_day_of_heading(&blocks[title.end..], &blocks, extraction);
    opening::find_day(&blocks, document.title.as_deref(), extraction);
    if let Some(mail) = &mail {
        mail.take_day(extraction);
    }
    if extraction.get("session.date").is_none()
        && let Some(day) = document.published
    {
        extraction.set("session.date", Value::doubtful(day.to_string(), 1, ""));
    }
    let basis = given.basis(extraction, None);
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
    let mut notes = Notes::new(extraction, basis, bodies);
    for name in &given.known {
        notes.roster.acquaint(name);
    }
    notes.attendance(&nodes, None);
    if let Some(mail) = &mail {
        notes.correspondents(mail);
    }
    notes.speakers(&blocks);
    notes.nodes(&nodes, &Scope { section: Section::Head, topic: None, speaker: None });
}

/// What holds for a block by what it stands under.
#[derive(Debug, Clone)]
struct Scope {
    section: Section,
    topic: Option<String>,
    /// Whose part it is: "Joana" above "- yesterday: …".
    speaker: Option<String>,
}

impl Scope {
    fn within(&self, section: Section) -> Self {
        Self { section, speaker: None, ..self.clone() }
    }
}

/// The minutes as far as they are read.
struct Notes<'n> {
    extraction: &'n mut Extraction,
    basis: Basis,
    bodies: &'n Bodies,
    roster: Roster,
    /// The lines of the lists whose people are met.
    met: BTreeSet<usize>,
    /// Who moved and seconded what is voted on next.
    motion: (Option<String>, Option<String>),
    /// The vote that a table counted last.
    counted: Option<Vote>,
    /// Whose mail it is: "I'll draft it" is work of the sender.
    sender: Option<String>,
}

impl<'n> Notes<'n> {
    fn new(extraction: &'n mut Extraction, basis: Basis, bodies: &'n Bodies) -> Self {
        Self {
            extraction,
            basis,
            bodies,
            roster: Roster::default(),
            met: BTreeSet::new(),
            motion: (None, None),
            counted: None,
            sender: None,
        }
    }

    /// Notes the label of a few words before a colon, which says what the other words are.
    pub(super) fn understood_label(&mut self, line: usize, text: &str) {
        const MOST: usize = 4;
        if let Some((label, _)) = text.split_once(": ").filter(|(label, _)| label.split_whitespace().count() <= MOST) {
            self.extraction.understood.push((line, label.to_owned()));
        }
    }
}
