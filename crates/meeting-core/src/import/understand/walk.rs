//! Goes through the blocks once and passes each to the module that can read it.

use chrono::NaiveDate;

use super::bodies::Bodies;
use super::day_reader::DayReader;
use super::extraction::{Extraction, Value};
use super::labels::{Label, label, labelled};
use super::organizations::{OrganizationMention, OrganizationRegistry, abbreviations};
use super::paper::Paper;
use super::people::{Context, HONORIFICS};
use super::section::{LONGEST, Section, set_aside};
use super::text::{begins, capitalized, has, lower, sentences, trimmed, without_mark};
use super::zones::{self, Zones};
use super::{
    ImportOptions, actions, boilerplate, casing, coverage, directives, fields, frame, header, notes, people, plausible,
    proceedings, session, tree, votes,
};
use crate::import::document::{Block, Document, Kind, Row};
use crate::recognize::deadline::Basis;
use crate::recognize::person;

/// Goes through the blocks of a document.
pub(super) fn walk(document: &Document, given: &ImportOptions) -> Extraction {
    let blocks = flattened(document);
    let mut extraction = Extraction::default();
    extraction.dropped.extend(document.dropped.iter().cloned());
    let is_english = notes::is_english(&blocks);
    if !plausible::speaks_of_a_meeting(&blocks, is_english) {
        return unread(document, &blocks, given, extraction);
    }
    let texts = texts(&blocks);
    let bodies = bodies_of(&texts, given);
    if is_english {
        extraction.days =
            DayReader::english(texts.iter().map(String::as_str).chain(document.title.as_deref()), given.dates);
    }
    note_days(&blocks, &mut extraction);
    if is_english {
        take_source(document, given, &mut extraction);
        notes::read(document, &blocks, given, &bodies, &mut extraction);
        return closed(&blocks, given, extraction);
    }
    let zones = Zones::of(&blocks);
    let title = match &zones {
        Some(zones) => {
            extraction.paper = Some(zones.paper_kind());
            take_title_of_paper(&blocks, zones, &texts, &mut extraction)
        }
        None => take_title(document, &blocks, &mut extraction),
    };
    extraction.title_lines = title.iter().map(|at| blocks[*at].line).collect();
    let short_forms = take_organizations(&blocks, &bodies, given, &mut extraction);
    take_day(&blocks, given, &mut extraction);
    take_source(document, given, &mut extraction);
    let issued = blocks.iter().find_map(|block| header::place_and_day(&block.text)).map(|(_, day)| day);
    let basis = given.basis(&extraction, issued);
    let announced = |block: &&Block| labelled(&block.text).is_some() || heading_label(block).is_some();
    let is_minutes = blocks.iter().take(40).any(|block| begins(&lower(&block.text), &["biên bản"]));
    let is_article = zones.is_none() && !is_minutes && blocks.iter().filter(announced).count() < 3;
    if !is_article {
        let foot = zones.as_ref().map_or(blocks.len(), |zones| zones.foot);
        let start = zones.as_ref().map_or(0, |zones| zones.title.end);
        let inside = blocks[start..foot].iter().enumerate().filter(|(at, _)| !title.contains(&(at + start)));
        let nodes = tree::tree(inside.map(|(_, block)| block.clone()));
        let above = &blocks[..zones.as_ref().map_or(0, |zones| zones.title.start)];
        frame::letterhead(above, &texts, &bodies, &mut extraction);
        let mut paper =
            Paper { extraction: &mut extraction, basis: &basis, bodies: &bodies, short_forms: &short_forms };
        paper.read_all(&nodes);
        frame::foot(&blocks[foot..], &mut extraction);
        return closed(&blocks, given, extraction);
    }
    let mut walk = Walk {
        extraction,
        bodies,
        basis,
        short_forms,
        section: Section::Head,
        is_listing: false,
        heading: None,
        carried: directives::Carried::default(),
        was_told: false,
    };
    let mut at = 0;
    while at < blocks.len() {
        at += if title.contains(&at) { 1 } else { walk.block(&blocks, at) };
    }
    walk.close(&blocks, given);
    walk.extraction
}

/// The bodies that the document names, and those that the archive knows.
fn bodies_of(texts: &[String], given: &ImportOptions) -> Bodies {
    Bodies::of(texts.iter().map(String::as_str)).with_known(&given.bodies, &given.people)
}

/// A document of no meeting: its title and its day, if they are there; all else is left.
fn unread(document: &Document, blocks: &[Block], given: &ImportOptions, mut extraction: Extraction) -> Extraction {
    extraction.is_no_minutes = true;
    take_title(document, blocks, &mut extraction);
    take_day(blocks, given, &mut extraction);
    take_source(document, given, &mut extraction);
    for block in blocks {
        match &block.kind {
            Kind::Table(rows) => extraction.leave_rows(rows),
            _ => extraction.leave(block.line, &block.text),
        }
    }
    extraction
}

/// Leaves what the user gives a value for to that value: the words of the paper are kept.
fn give_way(given: &ImportOptions, extraction: &mut Extraction) {
    if let Some(day) = given.date.map(|day| day.to_string()) {
        extraction.fields.retain(|(field, value)| *field != "session.date" || value.text == day);
    }
    if let (Some(title), Some(own)) = (&given.title, extraction.title.clone())
        && *title != own.text
    {
        extraction.set("source.title", Value { doubt: None, ..own });
    }
}

/// What was read, with what is in no part of it.
fn closed(blocks: &[Block], given: &ImportOptions, mut extraction: Extraction) -> Extraction {
    give_way(given, &mut extraction);
    coverage::keep_what_is_lost(blocks, &mut extraction);
    votes::take(&mut extraction);
    // Votes take what they hold out of what is left over; the same words may stand elsewhere.
    coverage::keep_what_is_lost(blocks, &mut extraction);
    extraction.left.sort();
    extraction.left.dedup();
    extraction.dropped.sort();
    extraction
}

/// Most words of a line below the signatures.
const MOST_WORDS_BELOW: usize = 12;

/// The blocks, with tables that are used for layout (a letterhead) as paragraphs; tables of actions stay.
fn flattened(document: &Document) -> Vec<Block> {
    let is_layout = |rows: &[Row]| rows.len() == 1 || rows.iter().all(|row| row.cells.len() < 2);
    // What stands in one column of signatures belongs together.
    let signatures = document.blocks.iter().rposition(|block| matches!(block.kind, Kind::Table(_)));
    let is_at_the_end = |at: usize| {
        signatures == Some(at)
            && document.blocks[at + 1..].iter().all(|block| {
                block.text.split(' ').count() <= MOST_WORDS_BELOW || block.text.starts_with(['-', '–', '+'])
            })
    };
    let mut blocks = Vec::new();
    for (at, block) in document.blocks.iter().enumerate() {
        match &block.kind {
            Kind::Table(rows) if is_layout(rows) && !(is_at_the_end(at) && zones::is_frame_of_signatures(rows)) => {
                for row in rows {
                    let texts = row.cells.iter().flatten().cloned();
                    blocks.extend(texts.map(|text| Block { kind: Kind::Paragraph, text, line: row.line, depth: 0 }));
                }
            }
            _ => blocks.push(block.clone()),
        }
    }
    blocks
}

/// All texts of a document, those of cells too.
pub(super) fn all_texts(document: &Document) -> Vec<String> {
    texts(&document.blocks)
}

/// Notes which days of the document are doubtful.
fn note_days(blocks: &[Block], extraction: &mut Extraction) {
    let mut notes = Vec::new();
    for block in blocks {
        match &block.kind {
            Kind::Table(rows) => rows.iter().for_each(|row| {
                row.cells.iter().flatten().for_each(|text| extraction.days.note(text, row.line, &mut notes));
            }),
            _ if block.text.len() <= LONGEST => extraction.days.note(&block.text, block.line, &mut notes),
            _ => {}
        }
    }
    extraction.notes = notes;
}

/// All texts of the blocks, those of cells too.
fn texts(blocks: &[Block]) -> Vec<String> {
    let of_block = |block: &Block| match &block.kind {
        Kind::Table(rows) => rows.iter().flat_map(|row| row.cells.iter().map(|cell| cell.join(" "))).collect(),
        _ => vec![without_mark(&block.text).to_owned()],
    };
    blocks.iter().flat_map(of_block).filter(|text| text.len() <= LONGEST).collect()
}

/// Takes the title of a paper: what it calls itself and what it is about.
fn take_title_of_paper(blocks: &[Block], zones: &Zones, texts: &[String], extraction: &mut Extraction) -> Vec<usize> {
    let lines: Vec<&Block> = blocks[zones.title.clone()].iter().collect();
    let line = lines.first().map_or(1, |block| block.line);
    // Signs between two lines are part of the title.
    let mut parts: Vec<String> = lines.iter().map(|block| block.text.trim().to_owned()).collect();
    if let Some(last) = parts.last_mut() {
        *last = last.trim_end_matches([',', ';', ':', '.', '-', ' ']).to_owned();
    }
    // What the paper is comes first, alone or with what it is about; conclusions keep their name.
    if let Some(first) = parts.first_mut() {
        let keeps = matches!(zones.kind, "kết luận" | "quyết định" | "báo cáo");
        // Signs may stand before the kind; in lower case each letter is where it was.
        let before = first.len() - first.trim_start_matches(|c: char| !c.is_alphanumeric()).len();
        let own = &first[before..];
        let behind = own.get(zones.kind.len()..).unwrap_or_default();
        if !keeps {
            // Minutes are what a record is of.
            if zones.kind != "biên bản" {
                let kind = own.get(..zones.kind.len()).unwrap_or(zones.kind);
                extraction.dropped.push((line, kind.to_owned()));
            }
            *first = behind.trim_start_matches([' ', ':', '-', '–', ',', '.']).to_owned();
        }
    }
    parts.retain(|part| !part.is_empty());
    let written = parts.join(" ");
    if written.is_empty() {
        return zones.title.clone().collect();
    }
    let mut is_sure = true;
    let cased: Vec<String> = parts
        .iter()
        .map(|part| {
            if casing::is_capitals(part) {
                let (text, sure) = casing::sentence_case(part, texts.iter().map(String::as_str));
                is_sure &= sure;
                text
            } else {
                part.clone()
            }
        })
        .collect();
    // A line that goes on begins small, unless it begins with a name.
    let mut title = String::new();
    for part in &cased {
        if title.is_empty() {
            title.clone_from(part);
        } else {
            let first = part.split(' ').next().unwrap_or_default();
            let is_word =
                matches!(lower(first).as_str(), "về" | "việc" | "của" | "tại" | "thuyết" | "kỳ" | "quý" | "tháng");
            title += " ";
            title += &if is_word { lower(&part[..first.len()]) + &part[first.len()..] } else { part.clone() };
        }
    }
    if casing::is_capitals(&written) {
        extraction.set("source.title", Value::sure(written.as_str(), line));
    }
    let title = capitalized(&title);
    let value = if is_sure { Value::sure(title, line) } else { Value::doubtful(title, line, &written) };
    if let Some(kind) = session::kind(&value.text) {
        extraction.set("session.kind", Value::sure(kind, line));
    }
    extraction.title = Some(value);
    zones.title.clone().collect()
}

/// Takes the title; returns the blocks that it is in.
fn take_title(document: &Document, blocks: &[Block], extraction: &mut Extraction) -> Vec<usize> {
    let is_minutes = |block: &Block| begins(&lower(&block.text), &["biên bản"]) && block.text.split(' ').count() < 40;
    let is_matter = |block: &Block| header::take(&block.text, block.line, &mut Extraction::default());
    let names_minutes = |block: &Block| begins(&lower(&block.text), &["minutes of", "meeting minutes"]);
    let minutes = blocks.iter().take(40).position(is_minutes);
    let mut taken = Vec::new();
    let mut text = String::new();
    let mut line = 1;
    if let Some(at) = minutes {
        trimmed(&blocks[at].text["biên bản".len()..]).clone_into(&mut text);
        line = blocks[at].line;
        if text.is_empty() {
            extraction.dropped.push((line, blocks[at].text.clone()));
            taken.push(at);
            // What the minutes are of is below.
            if let Some(next) = blocks.get(at + 1).filter(|next| next.text.split(' ').count() <= 40 && !is_matter(next))
            {
                text.clone_from(&next.text);
                line = next.line;
                taken.push(at + 1);
            }
        } else {
            taken.push(at);
        }
    } else {
        let is_title = |block: &Block| {
            let is_short = block.text.split(' ').count() <= 40 && !block.text.ends_with(['.', ':', ';']);
            let is_heading = matches!(block.kind, Kind::Heading(_));
            (is_heading || (block.kind == Kind::Paragraph && is_short && labelled(&block.text).is_none()))
                && (heading_label(block).is_none() || names_minutes(block))
                && !is_matter(block)
                && !boilerplate::is_furniture(&block.text)
        };
        let headings = blocks.iter().position(|block| matches!(block.kind, Kind::Heading(_)) && is_title(block));
        if let Some(at) = headings.filter(|at| *at < 20).or_else(|| blocks.iter().take(3).position(is_title)) {
            text.clone_from(&blocks[at].text);
            line = blocks[at].line;
            taken.push(at);
        }
    }
    if text.is_empty() {
        text = document.title.clone().unwrap_or_default();
    }
    if !text.is_empty() {
        let texts = blocks.iter().map(|block| block.text.as_str());
        let value = if casing::is_capitals(&text) {
            extraction.set("source.title", Value::sure(text.as_str(), line));
            let (title, is_sure) = casing::sentence_case(&text, texts);
            if is_sure { Value::sure(title, line) } else { Value::doubtful(title, line, &text) }
        } else {
            Value::sure(capitalized(&text), line)
        };
        if let Some(kind) = session::kind(&value.text) {
            extraction.set("session.kind", Value::sure(kind, line));
        }
        extraction.title = Some(value);
    }
    taken
}

/// Registers every organization that the document names; returns the short forms that it explains.
fn take_organizations(
    blocks: &[Block],
    bodies: &Bodies,
    given: &ImportOptions,
    extraction: &mut Extraction,
) -> Vec<(String, String)> {
    extraction.organizations = OrganizationRegistry::of(&given.bodies);
    let mut found: Vec<(usize, OrganizationMention)> = Vec::new();
    let title = extraction.title.clone();
    let of_title = title.iter().map(|title| (title.text.as_str(), title.line));
    let of_cells = |rows: &[Row]| {
        rows.iter().map(|row| row.cells.iter().flatten().cloned().collect::<Vec<_>>().join("; ")).collect()
    };
    for (text, line) in of_title {
        found.extend(bodies.in_text(text).into_iter().map(|organization| (line, organization)));
    }
    for block in blocks {
        let texts: Vec<String> = match &block.kind {
            Kind::Table(rows) => of_cells(rows),
            _ => vec![block.text.clone()],
        };
        for text in texts.iter().filter(|text| text.len() <= LONGEST && !boilerplate::is_furniture(text)) {
            // "đồng chí Đoàn Văn Hội" is no youth union.
            let names: Vec<_> = person::people(text)
                .into_iter()
                .filter_map(|one| {
                    let at = one.span.start + text.get(one.span.clone())?.find(&one.value.name)?;
                    Some(at..at + one.value.name.len())
                })
                .collect();
            let is_name =
                |organization: &OrganizationMention| names.iter().any(|name| name.contains(&organization.span.start));
            found.extend(
                bodies
                    .in_text(text)
                    .into_iter()
                    .filter(|organization| !is_name(organization))
                    .map(|organization| (block.line, organization)),
            );
        }
    }
    let short_forms = abbreviations(found.iter().map(|(_, organization)| organization));
    for (line, organization) in &found {
        let place = extraction.organizations.add(&organization.name, *line, &short_forms);
        let known = &mut extraction.organizations.known[place];
        // A short form that is more than the initials of the end is one of the whole name.
        if let Some(short) = &organization.short
            && !short_forms.iter().any(|(known, _)| *known == viet_text::fold::fold(short))
        {
            known.short.get_or_insert(short.clone());
        }
    }
    short_forms
}

/// How far down a day may stand alone on a line.
const HEAD: usize = 6;

/// Takes the date of the session: from its label, else from a line near the title that is a day, from a sentence about it, else from the date of the paper.
fn take_day(blocks: &[Block], given: &ImportOptions, extraction: &mut Extraction) {
    if given.date.is_some() {
        return;
    }
    let short = || blocks.iter().filter(|block| block.text.len() <= LONGEST);
    for block in short() {
        if matches!(labelled(&block.text), Some((Label::Time, _)))
            && session::take_time(&block.text, block.line, extraction)
            && extraction.get("session.date").is_some()
        {
            return;
        }
    }
    if let Some(block) = short().take(HEAD).find(|block| session::is_bare_day(&block.text)) {
        session::take_time(&block.text, block.line, extraction);
        return;
    }
    for block in short() {
        for sentence in sentences(&block.text) {
            let words = &block.text[sentence];
            if session::is_about_the_session(words) && extraction.days.own_day(words).is_some() {
                session::take_time(words, block.line, extraction);
                return;
            }
        }
    }
    let of_place = short().find_map(|block| Some((block, header::place_and_day(&block.text)?.1)));
    let paper =
        of_place.or_else(|| short().take(LETTERHEAD).find_map(|block| Some((block, header::lone_day(&block.text)?))));
    if let Some((block, day)) = paper {
        extraction.set("session.date", Value::doubtful(day.to_string(), block.line, &block.text));
    }
}

/// How far down the letterhead of a paper may go.
const LETTERHEAD: usize = 10;

/// Takes what the format and the user say about the source.
fn take_source(document: &Document, given: &ImportOptions, extraction: &mut Extraction) {
    let published = document.published.map(|day: NaiveDate| day.to_string());
    for (field, value) in
        [("source.url", given.url.clone()), ("source.author", document.author.clone()), ("source.published", published)]
    {
        if let Some(value) = value {
            extraction.set(field, Value::sure(value, 1));
        }
    }
}

/// What a heading, or a line that looks like one, announces.
fn heading_label(block: &Block) -> Option<Label> {
    let is_heading = matches!(block.kind, Kind::Heading(_));
    let is_numbered = without_mark(&block.text).len() < block.text.len() && block.text.split(' ').count() <= 7;
    let is_short =
        block.kind != Kind::Caption && !block.text.ends_with(['.', ';', ',']) && block.text.split(' ').count() <= 5;
    let capital = without_mark(&block.text).starts_with(char::is_uppercase);
    if is_heading
        || (capital && (is_short || is_numbered) && !block.text.contains(':') && !block.text.ends_with(['.', ';']))
    {
        label(&block.text)
    } else {
        None
    }
}

/// "Action items:" with nothing after it begins a list of work wherever it is.
fn is_actions(label: Label, rest: &str) -> bool {
    label == Label::Actions && rest.trim().is_empty()
}

struct Walk {
    extraction: Extraction,
    bodies: Bodies,
    basis: Basis,
    short_forms: Vec<(String, String)>,
    section: Section,
    /// Whether the people of this section are on the lines below its label, not after it.
    is_listing: bool,
    /// The heading below the section's own, which is the topic.
    heading: Option<(usize, String)>,
    carried: directives::Carried,
    /// Whether the sentence about the session has been read.
    was_told: bool,
}

impl Walk {
    /// Takes a block; returns how many it took.
    fn block(&mut self, blocks: &[Block], at: usize) -> usize {
        let block = &blocks[at];
        let (text, line) = (block.text.as_str(), block.line);
        if let Kind::Table(rows) = &block.kind {
            self.table(rows);
            return 1;
        }
        if set_aside(block, &mut self.extraction) || header::take(text, line, &mut self.extraction) {
            return 1;
        }
        if let Some(taken) = self.caption(blocks, at) {
            return taken;
        }
        if let Some(label) = heading_label(block) {
            self.enter(label, line, text);
            self.is_listing = true;
        } else if let Some((label, rest)) =
            labelled(text).filter(|(label, rest)| self.may_be_label(*label) || is_actions(*label, &text[*rest..]))
        {
            self.labelled(label, &text[rest..], text, line);
        } else if self.opens_discussion(blocks, at) {
            self.close_heading();
            self.section = Section::Body;
            self.heading = Some((line, trimmed(without_mark(text)).to_owned()));
        } else if matches!(block.kind, Kind::Heading(_)) || self.is_subheading(text) {
            self.close_heading();
            self.heading = Some((line, trimmed(without_mark(text)).to_owned()));
        } else {
            self.content(block);
        }
        1
    }

    /// In a conclusion or a list of actions, "Báo cáo: …" is work, not a part of the minutes.
    fn may_be_label(&self, label: Label) -> bool {
        match self.section {
            Section::Conclusion | Section::Decisions | Section::Actions => {
                !matches!(label, Label::Body | Label::Basis | Label::Actions)
            }
            _ => true,
        }
    }

    /// A short numbered line within the discussion is a heading of it.
    fn is_subheading(&self, text: &str) -> bool {
        let is_numbered = without_mark(text).len() < text.len() && !text.starts_with(['-', '+', '*', '•', '–']);
        self.section == Section::Body
            && is_numbered
            && text.split(' ').count() <= 14
            && !text.ends_with(['.', ';'])
            && person::people(text).is_empty()
    }

    /// A heading after the people, or what the agenda announced, begins the discussion.
    fn opens_discussion(&self, blocks: &[Block], at: usize) -> bool {
        let text = blocks[at].text.as_str();
        let title = trimmed(without_mark(text));
        let is_numbered = title.len() < text.len() && !text.starts_with(['-', '+', '*', '•', '–']);
        let is_heading = matches!(blocks[at].kind, Kind::Heading(_));
        let is_short = text.split(' ').count() <= 14 && !text.ends_with(['.', ';', ':']);
        let is_below = |next: &Block| {
            next.kind == Kind::Paragraph && next.text.split(' ').count() >= 4 && without_mark(&next.text) == next.text
        };
        match self.section {
            Section::Agenda => self.extraction.agenda.iter().any(|(_, item)| lower(item) == lower(title)),
            Section::People(_) => {
                (is_numbered || is_heading)
                    && is_short
                    && person::people(text).is_empty()
                    && !people::is_name(title)
                    && blocks.get(at + 1).is_some_and(is_below)
            }
            _ => false,
        }
    }

    fn enter(&mut self, label: Label, line: usize, text: &str) {
        self.close_heading();
        let is_signed = matches!(label, Label::Chair | Label::Secretary)
            && !matches!(self.section, Section::Head | Section::People(_) | Section::Agenda);
        self.section = match label {
            // These are signatures; which of two names signs for the other is not in the text.
            _ if is_signed || (self.section == Section::Foot && label != Label::Recipients) => Section::Foot,
            Label::Chair | Label::Secretary | Label::Present | Label::Absent => Section::People(Context::of(label)),
            Label::Agenda => Section::Agenda,
            Label::Conclusion => Section::Conclusion,
            Label::Decisions => Section::Decisions,
            Label::Actions => Section::Actions,
            Label::Recipients => Section::Recipients,
            Label::Body => Section::Body,
            _ => self.section,
        };
        if matches!(label, Label::Conclusion | Label::Decisions) {
            self.carried = directives::Carried::default();
        }
        if label == Label::Body {
            let heading = trimmed(without_mark(text));
            let says_nothing = matches!(
                lower(heading).as_str(),
                "nội dung" | "diễn biến" | "nội dung cuộc họp" | "discussion" | "notes" | "minutes"
            );
            self.heading = Some((line, heading.to_owned())).filter(|_| !says_nothing);
        }
    }

    fn labelled(&mut self, label: Label, rest: &str, text: &str, line: usize) {
        let rest = rest.trim();
        if let Some(is_taken) = fields::take(label, rest, text, line, &mut self.extraction) {
            if !is_taken {
                self.extraction.leave(line, text);
            }
            return;
        }
        let is_of_people = matches!(label, Label::Chair | Label::Secretary | Label::Present | Label::Absent);
        if self.section == Section::Foot && label != Label::Recipients {
            self.extraction.leave(line, text);
        } else if is_of_people {
            self.enter(label, line, text);
            self.is_listing = rest.is_empty();
            let is_taken = rest.is_empty()
                || fields::take_counts(text, line, &mut self.extraction)
                || self.people(Context::of(label), rest, line);
            if !is_taken {
                self.extraction.leave(line, text);
            }
        } else {
            self.enter(label, line, text.split(':').next().unwrap_or_default());
            if !rest.is_empty() {
                self.content(&Block { kind: Kind::Paragraph, text: rest.to_owned(), line, depth: 0 });
            }
        }
    }

    fn people(&mut self, context: Context, text: &str, line: usize) -> bool {
        people::take_listed(text, line, context, &mut self.extraction)
    }

    fn table(&mut self, rows: &[Row]) {
        if actions::take_table(rows, &self.basis, &self.bodies, &mut self.extraction) {
            return;
        }
        self.extraction.leave_rows(rows);
    }

    /// What is under a photograph: it begins with people, does not end like a sentence, and may go on in the next block.
    fn caption(&mut self, blocks: &[Block], at: usize) -> Option<usize> {
        const SEEN: [&str; 12] = [
            "chủ trì",
            "phát biểu",
            "trình bày",
            "báo cáo",
            "tham dự",
            "tại buổi",
            "tại hội nghị",
            "quang cảnh",
            "toàn cảnh",
            "ảnh",
            "chụp ảnh",
            "at the meeting",
        ];
        let block = &blocks[at];
        let is_announced = block.kind == Kind::Caption;
        let may_be = block.kind == Kind::Paragraph;
        if !is_announced && !may_be {
            return None;
        }
        let mut text = block.text.clone();
        let mut taken = 1;
        let next = blocks.get(at + 1).filter(|next| {
            next.kind == block.kind && next.text.starts_with(char::is_lowercase) && next.text.split(' ').count() <= 20
        });
        let is_short = |text: &str| text.split(' ').count() <= 45 && !text.ends_with(['.', ':', ';']);
        let low = lower(&text);
        let begins_so = begins(&low, &HONORIFICS) || begins(&low, &["toàn cảnh", "quang cảnh", "các đại biểu", "ảnh"]);
        let looks_so = begins_so && is_short(&text);
        if !is_announced && !looks_so {
            return None;
        }
        if let Some(next) = next.filter(|next| is_short(&next.text)) {
            text = format!("{text} {}", next.text);
            taken = 2;
        }
        if !is_announced && !has(&lower(&text), &SEEN) {
            return None;
        }
        let met = people::take(&text, block.line, Context::default(), &mut self.extraction);
        if let ([(span, name)], true) = (&met[..], is_short(&text)) {
            self.said_in_a_picture(&text[span.end..], name, block.line);
        }
        self.extraction.captions.push((block.line, text));
        Some(taken)
    }

    /// A person in a caption who is speaking has spoken, although the text does not say what.
    fn said_in_a_picture(&mut self, after: &str, name: &str, line: usize) {
        let words = trimmed(after);
        if begins(&lower(words), &["phát biểu"]) {
            self.extraction.proceedings.push(super::extraction::Proceeding {
                kind: "speech",
                by: vec![name.to_owned()],
                title: Some(capitalized(words)),
                line,
                ..Default::default()
            });
        }
    }

    fn content(&mut self, block: &Block) {
        let (text, line) = (block.text.as_str(), block.line);
        let low = lower(without_mark(text));
        if has(&low, &["kết thúc", "bế mạc", "adjourned"]) && session::take_end(text, line, &mut self.extraction)
        {
            self.close_heading();
            self.section = Section::Foot;
            return;
        }
        let concludes =
            begins(&low, &["kết luận", "phát biểu kết luận", "phát biểu chỉ đạo", "thay mặt đoàn công tác, đồng chí"])
                || (has(
                    &low,
                    &[
                        "kết luận buổi",
                        "kết luận hội nghị",
                        "kết luận cuộc họp",
                        "kết luận phiên",
                        "phát biểu kết luận",
                    ],
                ) && text.split(' ').count() > 12);
        if concludes && !matches!(self.section, Section::Conclusion | Section::Decisions | Section::Actions) {
            self.close_heading();
            self.section = Section::Conclusion;
            self.carried = directives::Carried::default();
        }
        self.turn_to_speaker(text);
        match self.section {
            Section::Head if !self.was_told => self.head(text, line),
            Section::Head | Section::Body => self.body(text, line),
            Section::People(context) => {
                let is_item = block.kind == Kind::Item || (self.is_listing && text.split(' ').count() <= 25);
                let is_taken = is_item
                    && (fields::take_counts(text, line, &mut self.extraction) || self.people(context, text, line));
                if !is_taken {
                    self.head(text, line);
                }
            }
            Section::Agenda => self.extraction.agenda.push((line, trimmed(without_mark(text)).to_owned())),
            Section::Conclusion => self.directive(text, line, false, None),
            Section::Decisions => self.directive(text, line, true, Some("decision")),
            Section::Aside | Section::Foot => self.extraction.leave(line, text),
            Section::Actions => actions::take_item(text, line, &self.basis, &self.bodies, &mut self.extraction),
            Section::Recipients => {
                let is_item = block.kind == Kind::Item;
                if is_item {
                    let text = trimmed(without_mark(text)).to_owned();
                    self.extraction.recipients.push((line, text));
                } else {
                    self.extraction.left.push((line, text.to_owned()));
                }
            }
        }
    }

    /// A speaker ends the lists before the discussion.
    fn turn_to_speaker(&mut self, text: &str) {
        if matches!(self.section, Section::People(_) | Section::Agenda)
            && proceedings::speaks(text)
            && !proceedings::concludes(text)
        {
            self.section = Section::Body;
        }
    }

    fn directive(&mut self, text: &str, line: usize, is_listed: bool, kind: Option<&'static str>) {
        directives::take(text, line, is_listed, kind, &self.basis, &mut self.carried, &mut self.extraction);
    }

    /// What is before the discussion: the sentence about the session, and its people.
    fn head(&mut self, text: &str, line: usize) {
        self.was_told |= fields::take_opening(text, line, &self.short_forms, &mut self.extraction);
    }

    fn body(&mut self, text: &str, line: usize) {
        let heading = self.heading.as_ref().map(|(_, text)| text.clone());
        if proceedings::take_speech(text, line, heading.as_deref(), &mut self.extraction) {
            return;
        }
        // In an article, text is about the session until the first speaker.
        if self.extraction.proceedings.iter().all(|one| one.text.is_none()) {
            self.head(text, line);
            return;
        }
        proceedings::take_text(text, line, heading.as_deref(), true, &mut self.extraction);
    }

    /// A heading below which nothing was is kept.
    fn close_heading(&mut self) {
        if let Some((line, text)) = self.heading.take() {
            let is_used = self.extraction.proceedings.iter().any(|one| one.title.as_ref() == Some(&text));
            if !is_used && label(&text).is_none() {
                self.extraction.left.push((line, text));
            }
        }
    }

    fn close(&mut self, blocks: &[Block], given: &ImportOptions) {
        self.close_heading();
        give_way(given, &mut self.extraction);
        coverage::keep_what_is_lost(blocks, &mut self.extraction);
        self.extraction.left.sort();
        self.extraction.dropped.sort();
    }
}
