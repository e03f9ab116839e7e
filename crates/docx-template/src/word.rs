//! A part of a Word document: its paragraphs with their tags, where the blocks of the tags repeat what, and how it is
//! filled. The XML is changed by edits of its bytes, so whatever is no tag stays as it is.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use minijinja::value::Value;
use roxmltree::{Document, Node};

use crate::escaping::Escaping;
use crate::script::{Block, Script};
use crate::tag::{Mark, find};
use crate::{Cell, Engine, Limits, Part, Place, Problem, ProblemKind, xml};

/// What a paragraph that disappears may not hold, by the names of the elements.
const CONTENT: [&str; 22] = [
    "AlternateContent",
    "br",
    "commentReference",
    "cr",
    "drawing",
    "endnoteReference",
    "fldChar",
    "fldSimple",
    "footnoteReference",
    "instrText",
    "noBreakHyphen",
    "oMath",
    "oMathPara",
    "object",
    "pgNum",
    "pict",
    "ptab",
    "ruby",
    "sectPr",
    "softHyphen",
    "sym",
    "tab",
];
/// What a paragraph may hold that is about more than the paragraph, and stays where the paragraph disappears.
const MARKS: [&str; 6] =
    ["bookmarkEnd", "bookmarkStart", "commentRangeEnd", "commentRangeStart", "permEnd", "permStart"];
/// Tracked changes.
const CHANGES: [&str; 4] = ["del", "ins", "moveFrom", "moveTo"];

/// A part of a document that holds text.
#[derive(Debug, Clone)]
pub(crate) struct WordPart {
    pub part: Part,
    /// The name in the zip file.
    pub name: String,
    pub script: Script,
    /// How the elements of Word begin in this part.
    prefix: String,
}

/// A paragraph.
struct Paragraph<'a, 'i> {
    node: Node<'a, 'i>,
    place: Place,
    /// The row of the table that it is in.
    row: Option<usize>,
    /// Its elements of text, with where their texts are in `text`.
    pieces: Vec<Piece<'a, 'i>>,
    text: String,
    /// The tags, by their numbers, with where they are in `text`.
    tags: Vec<(usize, Range<usize>)>,
    /// Whether it holds nothing but text.
    is_bare: bool,
    /// Whether the paragraph itself was inserted or removed by a tracked change.
    is_changed: bool,
}

struct Piece<'a, 'i> {
    node: Node<'a, 'i>,
    range: Range<usize>,
    is_changed: bool,
}

/// Where a statement is evaluated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Spot {
    /// Where it stands in its paragraph.
    Inline,
    /// In the place of its paragraph.
    Paragraph,
    /// Before or after a row of a table.
    Row(usize),
}

/// A change of the part's text: what stands instead of a range.
struct Edit<'t> {
    range: Range<usize>,
    /// The first tag in it, which decides between edits at one place.
    first: usize,
    content: Vec<Segment<'t>>,
}

enum Segment<'t> {
    Raw(&'t str),
    Text(String),
    Tag(usize),
}

/// Reads a part.
pub(crate) fn read(part: Part, name: String, text: &str, engine: &Engine) -> Result<WordPart, ProblemKind> {
    let document = xml::parse(text, &engine.limits)?;
    let mut script = Script::default();
    let mut layout = Layout::of(&document, part, &mut script.problems);
    layout.find_tags(&mut script, engine)?;
    let blocks = script.blocks(engine);
    // The number of a block's tag gives the block.
    let block_of: BTreeMap<usize, usize> = blocks
        .iter()
        .enumerate()
        .flat_map(|(number, block)| block.tags.iter().map(move |tag| (*tag, number)))
        .collect();
    let spots = layout.spots(&mut script, &blocks);
    let edits = layout.edits(text, &script, &spots);
    let first = layout.paragraphs.first().map(|paragraph| xml::prefix(paragraph.node, text));
    let prefix = first.unwrap_or_default().to_owned();
    write_source(text, edits, &mut script);
    if script.problems.is_empty() {
        find_crossing(&mut script, &blocks, &block_of);
    }
    Ok(WordPart { part, name, script, prefix })
}

/// What is known of the paragraphs and tables of a part.
struct Layout<'a, 'i> {
    paragraphs: Vec<Paragraph<'a, 'i>>,
    /// The rows that were inserted or removed by a tracked change.
    changed_rows: BTreeSet<usize>,
    rows: BTreeMap<usize, Node<'a, 'i>>,
}

impl<'a, 'i> Layout<'a, 'i> {
    fn of(document: &'a Document<'i>, part: Part, problems: &mut Vec<Problem>) -> Self {
        let mut layout = Self { paragraphs: Vec::new(), changed_rows: BTreeSet::new(), rows: BTreeMap::new() };
        let mut numbers: BTreeMap<usize, usize> = BTreeMap::new();
        // The number of each table, and how many rows of it were seen; each row, and how many of its cells were seen.
        let mut tables: BTreeMap<usize, (usize, usize)> = BTreeMap::new();
        let mut rows: BTreeMap<usize, (usize, usize, usize)> = BTreeMap::new();
        let mut cells: BTreeMap<usize, Cell> = BTreeMap::new();
        for node in document.descendants() {
            let inside = |name: &'static str| node.ancestors().skip(1).find(move |above| xml::is(*above, name));
            let paragraph = || inside("p").and_then(|above| numbers.get(&above.id().get_usize()).copied());
            if node.is_text() {
                let is_text_of_run =
                    node.parent().is_some_and(|parent| xml::is(parent, "t") || xml::is(parent, "delText"));
                let text = node.text().unwrap_or_default();
                let tag = [Mark::Value, Mark::Statement].into_iter().find_map(|mark| text.find(mark.ends().0));
                if let (false, Some(at)) = (is_text_of_run, tag) {
                    let place = paragraph().map(|number| layout.paragraphs[number].place);
                    let place = place.unwrap_or(Place { part, paragraph: None, cell: None });
                    let tag = text[at..].chars().take(80).collect();
                    problems.push(Problem { place, tag, kind: ProblemKind::NotInText, suggestion: None });
                }
                continue;
            }
            let Some(name) = xml::name(node) else {
                if CONTENT.contains(&node.tag_name().name())
                    && let Some(number) = paragraph()
                {
                    layout.paragraphs[number].is_bare = false;
                }
                continue;
            };
            match name {
                "tbl" => drop(tables.insert(node.id().get_usize(), (tables.len() + 1, 0))),
                "tr" => {
                    if let Some((table, seen)) = inside("tbl").and_then(|above| tables.get_mut(&above.id().get_usize()))
                    {
                        *seen += 1;
                        rows.insert(node.id().get_usize(), (*table, *seen, 0));
                        layout.rows.insert(node.id().get_usize(), node);
                    }
                }
                "tc" => {
                    if let Some((table, row, seen)) =
                        inside("tr").and_then(|above| rows.get_mut(&above.id().get_usize()))
                    {
                        *seen += 1;
                        cells.insert(node.id().get_usize(), Cell { table: *table, row: *row, column: *seen });
                    }
                }
                "p" => {
                    let number = layout.paragraphs.len();
                    numbers.insert(node.id().get_usize(), number);
                    let cell = inside("tc").and_then(|above| cells.get(&above.id().get_usize()).copied());
                    layout.paragraphs.push(Paragraph {
                        node,
                        place: Place { part, paragraph: Some(number + 1), cell },
                        row: cell.and(inside("tr")).map(|row| row.id().get_usize()),
                        pieces: Vec::new(),
                        text: String::new(),
                        tags: Vec::new(),
                        is_bare: true,
                        is_changed: false,
                    });
                }
                "t" | "delText" => {
                    let Some(number) = paragraph() else { continue };
                    let paragraph = &mut layout.paragraphs[number];
                    let start = paragraph.text.len();
                    for text in node.children().filter_map(|child| child.text()) {
                        paragraph.text += text;
                    }
                    let is_changed =
                        node.ancestors().any(|above| xml::name(above).is_some_and(|name| CHANGES.contains(&name)));
                    paragraph.pieces.push(Piece { node, range: start..paragraph.text.len(), is_changed });
                }
                name if CHANGES.contains(&name) => {
                    let above = node.parent().and_then(|parent| xml::name(parent));
                    if above == Some("rPr") && inside("pPr").is_some() {
                        if let Some(number) = paragraph() {
                            layout.paragraphs[number].is_changed = true;
                        }
                    } else if above == Some("trPr") {
                        layout.changed_rows.extend(inside("tr").map(|row| row.id().get_usize()));
                    }
                }
                name if CONTENT.contains(&name) => {
                    // Stops of tabs are no tabs.
                    let is_setting = name == "tab" && inside("pPr").is_some();
                    if let (false, Some(number)) = (is_setting, paragraph()) {
                        layout.paragraphs[number].is_bare = false;
                    }
                }
                _ => {}
            }
        }
        layout
    }

    fn find_tags(&mut self, script: &mut Script, engine: &Engine) -> Result<(), ProblemKind> {
        let limit = engine.limits.tags;
        let mut count = 0;
        for paragraph in &mut self.paragraphs {
            let text = &paragraph.text;
            let is_changed = paragraph.is_changed || paragraph.row.is_some_and(|row| self.changed_rows.contains(&row));
            let all = find(text, true, limit);
            count += all.len();
            if count > limit {
                return Err(ProblemKind::TooManyTags { limit });
            }
            for found in all {
                let range = found.range.clone();
                let typed = &text[range.clone()];
                let touched = touching(&paragraph.pieces, &range, |piece| &piece.range);
                if touched.iter().any(|piece| piece.is_changed)
                    || is_changed && found.what.as_ref().is_ok_and(|tag| tag.mark == Mark::Statement)
                {
                    script.problems.push(Problem {
                        place: paragraph.place,
                        tag: typed.to_owned(),
                        kind: ProblemKind::TrackedChange,
                        suggestion: None,
                    });
                }
                let number = script.tags.len();
                script.add(found, typed, paragraph.place, engine);
                if script.tags.len() > number {
                    paragraph.tags.push((number, range));
                }
            }
        }
        Ok(())
    }

    /// The paragraph of each tag.
    fn paragraph_of(&self) -> Vec<usize> {
        let tags = self.paragraphs.iter().enumerate();
        tags.flat_map(|(number, paragraph)| paragraph.tags.iter().map(move |_| number)).collect()
    }

    /// Whether a paragraph holds nothing but statements and comments.
    fn is_alone(paragraph: &Paragraph, script: &Script) -> bool {
        let mut rest = 0;
        let mut is_blank = |to: usize, next: usize| {
            let between = &paragraph.text[rest..to];
            rest = next;
            between.trim().is_empty()
        };
        paragraph.is_bare
            && !paragraph.tags.is_empty()
            && paragraph
                .tags
                .iter()
                .all(|(tag, range)| script.tags[*tag].tag.mark != Mark::Value && is_blank(range.start, range.end))
            && is_blank(paragraph.text.len(), paragraph.text.len())
    }

    /// Where each tag is evaluated.
    fn spots(&self, script: &mut Script, blocks: &[Block]) -> Vec<Spot> {
        let paragraph_of = self.paragraph_of();
        let of = |tag: &usize| &self.paragraphs[paragraph_of[*tag]];
        let alone: Vec<bool> = self.paragraphs.iter().map(|paragraph| Self::is_alone(paragraph, script)).collect();
        let mut spots = vec![Spot::Inline; script.tags.len()];
        for block in blocks {
            let Some((first, others)) = block.tags.split_first() else { continue };
            if others.iter().all(|tag| paragraph_of[*tag] == paragraph_of[*first]) {
                continue;
            }
            let parent = |tag: &usize| of(tag).node.parent().map(|parent| parent.id().get_usize());
            let are_siblings = others.iter().all(|tag| parent(tag) == parent(first));
            if are_siblings {
                match block.tags.iter().find(|tag| !alone[paragraph_of[**tag]]) {
                    Some(tag) => script.problems.push(script.tags[*tag].problem(ProblemKind::NotAlone)),
                    None => block.tags.iter().for_each(|tag| spots[*tag] = Spot::Paragraph),
                }
                continue;
            }
            let row = |tag: &usize| of(tag).row.and_then(|row| self.rows.get(&row));
            let table = |tag: &usize| row(tag).and_then(Node::parent).map(|table| table.id().get_usize());
            // `else` divides rows, so it cannot be in the first.
            let mut steps = block.tags.windows(2).take(block.tags.len() - 2);
            let are_rows = table(first).is_some()
                && others.iter().all(|tag| table(tag) == table(first))
                && steps.all(|pair| of(&pair[0]).row != of(&pair[1]).row);
            if are_rows {
                for tag in &block.tags {
                    spots[*tag] = of(tag).row.map_or(Spot::Inline, Spot::Row);
                }
                continue;
            }
            let last = others.iter().find(|tag| table(tag) != table(first) || table(first).is_none());
            let last = last.or(others.last()).unwrap_or(first);
            let other = script.tags[*last].place;
            script.problems.push(script.tags[*first].problem(ProblemKind::Unrepeatable { other }));
        }
        // What stands alone without dividing anything goes with its paragraph, or with its row.
        for (paragraph, is_alone) in self.paragraphs.iter().zip(&alone) {
            let has_row = paragraph.tags.iter().any(|(tag, _)| matches!(spots[*tag], Spot::Row(_)));
            if *is_alone && !has_row {
                paragraph.tags.iter().for_each(|(tag, _)| spots[*tag] = Spot::Paragraph);
            }
        }
        let vanishing = self.vanishing_rows(&spots, &alone);
        for paragraph in &self.paragraphs {
            if let Some(row) = paragraph.row.filter(|row| vanishing.contains(row)) {
                paragraph.tags.iter().for_each(|(tag, _)| spots[*tag] = Spot::Row(row));
            }
        }
        spots
    }

    /// The rows that hold nothing but what divides rows.
    fn vanishing_rows(&self, spots: &[Spot], alone: &[bool]) -> BTreeSet<usize> {
        let (mut vanishing, mut staying) = (BTreeSet::new(), BTreeSet::new());
        for (paragraph, is_alone) in self.paragraphs.iter().zip(alone) {
            let Some(row) = paragraph.row else { continue };
            let is_empty = paragraph.is_bare && paragraph.tags.is_empty() && paragraph.text.trim().is_empty();
            let has_row = paragraph.tags.iter().any(|(tag, _)| spots[*tag] == Spot::Row(row));
            if has_row {
                vanishing.insert(row);
            }
            // A table in a cell stays, and what holds it.
            if !(is_empty || *is_alone && has_row) {
                let outer = self.rows[&row].ancestors().filter(|above| xml::is(*above, "tr"));
                staying.extend(outer.map(|row| row.id().get_usize()));
            }
        }
        &vanishing - &staying
    }

    fn edits<'t>(&self, text: &'t str, script: &Script, spots: &[Spot]) -> Vec<Edit<'t>> {
        let mut edits = Vec::new();
        let alone: Vec<bool> = self.paragraphs.iter().map(|paragraph| Self::is_alone(paragraph, script)).collect();
        let vanishing = self.vanishing_rows(spots, &alone);
        let mut tags_of: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for paragraph in &self.paragraphs {
            if let Some(row) = paragraph.row.filter(|row| vanishing.contains(row)) {
                tags_of.entry(row).or_default().extend(paragraph.tags.iter().map(|(tag, _)| *tag));
            }
        }
        edits.extend(tags_of.iter().map(|(row, tags)| vanished(self.rows[row], tags, text, script)));
        for paragraph in &self.paragraphs {
            if paragraph.tags.is_empty() || paragraph.row.is_some_and(|row| vanishing.contains(&row)) {
                continue;
            }
            let tags: Vec<usize> = paragraph.tags.iter().map(|(tag, _)| *tag).collect();
            for tag in &tags {
                let Spot::Row(row) = spots[*tag] else { continue };
                let range = self.rows[&row].range();
                let is_end = script.tags[*tag].statement.is_some_and(|statement| statement.beginning().is_some());
                let at = if is_end { range.end } else { range.start };
                edits.push(Edit { range: at..at, first: *tag, content: vec![Segment::Tag(*tag)] });
            }
            if tags.iter().any(|tag| spots[*tag] == Spot::Paragraph) {
                let tags: Vec<usize> = tags.into_iter().filter(|tag| spots[*tag] == Spot::Paragraph).collect();
                edits.push(vanished(paragraph.node, &tags, text, script));
            } else {
                edits.extend(paragraph.rewritten(text, spots));
            }
        }
        edits.sort_by_key(|edit| (edit.range.start, edit.first));
        edits
    }
}

impl Paragraph<'_, '_> {
    /// The elements of text that tags touch, with the whole tag in the first of them.
    fn rewritten<'t>(&self, text: &'t str, spots: &[Spot]) -> Vec<Edit<'t>> {
        let mut edits = Vec::new();
        for piece in &self.pieces {
            let touching = touching(&self.tags, &piece.range, |(_, range)| range);
            let Some((first, _)) = touching.first() else { continue };
            let prefix = xml::prefix(piece.node, text);
            let mut content = vec![Segment::Text(format!("<{prefix}t xml:space=\"preserve\">"))];
            let mut at = piece.range.start;
            for (tag, range) in touching {
                content.push(escaped(&self.text[at..range.start.max(at)]));
                if piece.range.contains(&range.start) && spots[*tag] == Spot::Inline {
                    content.push(Segment::Tag(*tag));
                }
                at = range.end.min(piece.range.end);
            }
            content.push(escaped(&self.text[at..piece.range.end]));
            content.push(Segment::Text(format!("</{prefix}t>")));
            edits.push(Edit { range: piece.node.range(), first: *first, content });
        }
        edits
    }
}

/// Those of some things, each behind the one before, that share a place with a range.
fn touching<'x, T>(things: &'x [T], range: &Range<usize>, of: impl Fn(&T) -> &Range<usize>) -> &'x [T] {
    let first = things.partition_point(|thing| of(thing).end <= range.start);
    let count = things[first..].partition_point(|thing| of(thing).start < range.end);
    &things[first..first + count]
}

fn escaped<'t>(text: &str) -> Segment<'t> {
    let mut escaped = String::new();
    xml::escape(text, &mut escaped);
    Segment::Text(escaped)
}

/// Tags in the place of the paragraph or row that holds them. What is about more than that stays, outside of what the tags
/// repeat.
fn vanished<'t>(node: Node, tags: &[usize], text: &'t str, script: &Script) -> Edit<'t> {
    let marks = node.descendants().filter(|node| xml::name(*node).is_some_and(|name| MARKS.contains(&name)));
    let marks = marks.map(|node| Segment::Raw(&text[node.range()]));
    let statement = tags.iter().find_map(|tag| script.tags[*tag].statement);
    let is_beginning = statement.is_some_and(|statement| statement.end().is_some());
    let tags_of = || tags.iter().map(|tag| Segment::Tag(*tag));
    let content = if is_beginning { marks.chain(tags_of()).collect() } else { tags_of().chain(marks).collect() };
    Edit { range: node.range(), first: tags.first().copied().unwrap_or_default(), content }
}

/// Writes what the engine reads.
fn write_source(text: &str, edits: Vec<Edit>, script: &mut Script) {
    let mut at = 0;
    for edit in edits {
        // An edit inside of another is a mistake that has its problem already.
        if edit.range.start < at {
            continue;
        }
        script.source.text += &text[at..edit.range.start];
        for segment in edit.content {
            match segment {
                Segment::Raw(raw) => script.source.text += raw,
                Segment::Text(text) => script.source.text += &text,
                Segment::Tag(tag) => {
                    script.source.push_tag(tag, &script.tags[tag].tag);
                    script.order.push(tag);
                }
            }
        }
        at = edit.range.end;
    }
    script.source.text += &text[at..];
}

/// Finds blocks that are in each other where they stand, but not where they are evaluated: one repeats rows that another
/// divides.
fn find_crossing(script: &mut Script, blocks: &[Block], block_of: &BTreeMap<usize, usize>) {
    let mut open: Vec<usize> = Vec::new();
    for tag in &script.order {
        let Some(own) = block_of.get(tag) else { continue };
        let block = &blocks[*own].tags;
        if block.first() == Some(tag) {
            open.push(*own);
        } else if open.last() == Some(own) {
            if block.last() == Some(tag) {
                open.pop();
            }
        } else {
            let other = open.last().map_or(block[0], |other| blocks[*other].tags[0]);
            let kind = ProblemKind::Unrepeatable { other: script.tags[other].place };
            script.problems.push(script.tags[*tag].problem(kind));
            return;
        }
    }
}

impl WordPart {
    /// The filled part. It is well-formed, and holds a paragraph wherever Word demands one.
    pub fn fill(&self, engine: &Engine, value: &Value) -> Result<String, Vec<Problem>> {
        let escaping = Escaping::Word { prefix: self.prefix.clone() };
        let filled = self.script.fill(engine, escaping, value, self.part)?;
        // The result may be larger than what is read from others.
        let limits = Limits { elements: engine.limits.elements.saturating_mul(4), ..engine.limits };
        let edits = match xml::parse(&filled, &limits) {
            Ok(document) => repairs(&document, &filled),
            Err(kind) => return Err(vec![Problem::of_part(self.part, kind)]),
        };
        let mut repaired = String::with_capacity(filled.len());
        let mut at = 0;
        for (range, text) in edits {
            repaired += &filled[at..range.start.max(at)];
            repaired += &text;
            at = range.end.max(at);
        }
        repaired += &filled[at..];
        Ok(repaired)
    }
}

/// What a block that repeats nothing may leave and Word does not open: tables without rows are removed, and what has to end
/// with a paragraph gets an empty one. In order.
fn repairs(document: &Document, text: &str) -> Vec<(Range<usize>, String)> {
    let mut edits = Vec::new();
    let mut removed = BTreeSet::new();
    for node in document.descendants() {
        match xml::name(node) {
            Some("tbl") if !node.descendants().skip(1).any(|inside| xml::is(inside, "tr")) => {
                removed.insert(node.id().get_usize());
                edits.push((node.range(), String::new()));
            }
            _ => {}
        }
    }
    for node in document.descendants() {
        let stays = |child: &Node| child.is_element() && !removed.contains(&child.id().get_usize());
        let is_missing = match xml::name(node) {
            Some("tc") => {
                let mut content =
                    node.children().filter(stays).filter_map(xml::name).filter(|name| !MARKS.contains(name));
                !matches!(content.next_back(), Some("p" | "sdt" | "customXml"))
            }
            Some("hdr" | "ftr" | "footnote" | "endnote" | "txbxContent") => !node.children().any(|child| stays(&child)),
            _ => false,
        };
        if is_missing {
            let prefix = xml::prefix(node, text);
            let range = node.range();
            let tag = &text[range.clone()];
            if let Some(start) = tag.strip_suffix("/>").filter(|_| !node.has_children()) {
                let name = node.tag_name().name();
                edits.push((range, format!("{start}><{prefix}p/></{prefix}{name}>")));
            } else if let Some(end) = tag.rfind("</") {
                edits.push((range.start + end..range.start + end, format!("<{prefix}p/>")));
            }
        }
    }
    edits.sort_by_key(|(range, _)| range.start);
    edits
}
