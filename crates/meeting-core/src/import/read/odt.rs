//! A text document of `OpenDocument`: the paragraphs, lists and tables of `content.xml`.

use std::collections::{HashMap, HashSet};

use roxmltree::Node;

use super::numbers::{letters, roman};
use super::package::{MAX_DEPTH, Package, attribute, child, is};
use super::{Format, ReadError};
use crate::import::document::{Document, Kind, Row, texts_of};

/// Styles that are based on each other at most so often.
const MAX_BASES: usize = 16;

/// The most paragraphs of a head or foot.
const MOST_BESIDE: usize = 100;
/// The longest text around a number: every item has it.
const LONGEST: usize = 64;

/// The list style of the headings.
const OUTLINE: &str = "";

pub(super) fn read(bytes: &[u8]) -> Result<Document, ReadError> {
    let mut package = Package::open(bytes, Format::Odt)?;
    let content = package.part("content.xml")?.ok_or_else(|| package.bad("content.xml"))?;
    let mut reading = Reading::default();
    let mut beside = Vec::new();
    if let Some(text) = package.part("styles.xml")? {
        let tree = package.parse(&text)?;
        reading.styles.add(&tree);
        for node in tree.descendants().filter(|node| is(*node, "header") || is(*node, "footer")) {
            let mut inner = Reading::default();
            inner.blocks(node, 0);
            beside.extend(
                texts_of(inner.document.blocks).into_iter().take(MOST_BESIDE).map(|text| (is(node, "footer"), text)),
            );
        }
    }
    let tree = package.parse(&content)?;
    reading.styles.add(&tree);
    let body = tree.descendants().find(|node| is(*node, "body")).and_then(|body| child(body, "text"));
    reading.blocks(body.ok_or_else(|| package.bad("office:text"))?, 0);
    if reading.is_too_deep {
        return Err(ReadError::TooDeep { format: Format::Odt, limit: MAX_DEPTH });
    }
    for (is_below, text) in beside.into_iter().filter(|(_, text)| text.chars().any(char::is_alphabetic)) {
        let line = if is_below { reading.paragraph.max(1) } else { 1 };
        reading.document.drop_text_once(&text, line);
    }
    reading.document.encoding = package.encoding;
    Ok(reading.document)
}

/// What the styles say.
#[derive(Debug, Default)]
struct Styles {
    /// The styles that others are based on.
    bases: HashMap<String, String>,
    /// The styles of hidden text.
    hidden: HashSet<String>,
    /// The levels of the list styles, counted from 1, that have numbers.
    levels: HashMap<(String, usize), Level>,
}

#[derive(Debug)]
struct Level {
    format: String,
    before: String,
    behind: String,
    start: usize,
    /// How many levels the number shows.
    shown: usize,
}

impl Styles {
    fn add(&mut self, tree: &roxmltree::Document) {
        for node in tree.descendants().filter(Node::is_element) {
            let name = attribute(node, "name").unwrap_or_default();
            match node.tag_name().name() {
                "style" => {
                    if let Some(base) = attribute(node, "parent-style-name") {
                        self.bases.insert(name.to_owned(), base.to_owned());
                    }
                    if child(node, "text-properties").and_then(|one| attribute(one, "display")) == Some("none") {
                        self.hidden.insert(name.to_owned());
                    }
                }
                "list-style" => self.add_levels(name, node),
                "outline-style" => self.add_levels(OUTLINE, node),
                _ => {}
            }
        }
    }

    fn add_levels(&mut self, name: &str, style: Node) {
        for node in style.children().filter(|node| attribute(*node, "num-format").is_some_and(|one| !one.is_empty())) {
            let number = |name| attribute(node, name).and_then(|text| text.parse::<u16>().ok()).map(usize::from);
            let text = |name| attribute(node, name).filter(|text| text.len() <= LONGEST).unwrap_or_default().to_owned();
            let level = Level {
                format: text("num-format"),
                before: text("num-prefix"),
                behind: text("num-suffix"),
                start: number("start-value").unwrap_or(1),
                shown: number("display-levels").unwrap_or(1),
            };
            if let Some(at) = number("level") {
                self.levels.insert((name.to_owned(), at), level);
            }
        }
    }

    /// Whether a style is the one with this name, or based on it.
    fn is(&self, style: Option<&str>, name: &str) -> bool {
        let bases = std::iter::successors(style, |style| self.bases.get(*style).map(String::as_str));
        bases.take(MAX_BASES).any(|style| style == name)
    }
}

/// Where a paragraph stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    Text,
    /// It begins an item of a list, or belongs to one without being numbered.
    Item,
    /// It continues an item.
    Within,
}

#[derive(Debug, Default)]
struct Reading<'a, 'i> {
    document: Document,
    styles: Styles,
    paragraph: usize,
    /// The list styles of the open lists.
    lists: Vec<String>,
    /// The numbers of the last items of each list style by level.
    counts: HashMap<String, Vec<Option<usize>>>,
    /// Whether something stands deeper than what is read.
    is_too_deep: bool,
    /// The text boxes of the paragraph that is being read.
    boxes: Vec<Node<'a, 'i>>,
}

impl<'a, 'i> Reading<'a, 'i> {
    fn blocks(&mut self, parent: Node<'a, 'i>, depth: usize) {
        if depth > MAX_DEPTH {
            self.is_too_deep = true;
            return;
        }
        for node in parent.children().filter(Node::is_element) {
            match node.tag_name().name() {
                "p" | "h" => self.paragraph(node, Place::Text, None, depth),
                "list" => self.list(node, depth),
                "table" => self.table(node, depth),
                "section" | "numbered-paragraph" | "text-box" => self.blocks(node, depth + 1),
                "frame" | "custom-shape" | "rect" => {
                    self.find_boxes(node);
                    self.read_boxes(depth);
                }
                // The table of contents, the bibliography.
                name if name.ends_with("index") || name == "table-of-content" || name == "bibliography" => {
                    self.drop_all(node);
                }
                _ => {}
            }
        }
    }

    /// Drops what is within an element, paragraph by paragraph.
    fn drop_all(&mut self, parent: Node<'a, 'i>) {
        for node in parent.descendants().filter(|node| is(*node, "p") || is(*node, "h")) {
            self.paragraph += 1;
            let mut text = String::new();
            self.inline(node, 0, &mut text);
            self.document.drop_text(&text, self.paragraph);
        }
        self.boxes.clear();
    }

    fn list(&mut self, node: Node<'a, 'i>, depth: usize) {
        if depth > MAX_DEPTH {
            self.is_too_deep = true;
            return;
        }
        let outer = self.lists.last().cloned().unwrap_or_default();
        let style = attribute(node, "style-name").map_or(outer, str::to_owned);
        self.lists.push(style);
        let goes_on =
            attribute(node, "continue-numbering") == Some("true") || attribute(node, "continue-list").is_some();
        if !goes_on {
            self.restart(self.lists.len());
        }
        for item in node.children().filter(|node| is(*node, "list-item") || is(*node, "list-header")) {
            if let Some(start) = attribute(item, "start-value").and_then(|text| text.parse::<u16>().ok()) {
                let (style, level) = self.here();
                self.set_count(&style, level, usize::from(start).saturating_sub(1));
            }
            let mut place = if is(item, "list-item") { Place::Item } else { Place::Within };
            for block in item.children().filter(Node::is_element) {
                match block.tag_name().name() {
                    "p" | "h" => {
                        let number = (place == Place::Item).then(|| self.next_number()).flatten();
                        self.paragraph(block, place, number, depth);
                        place = Place::Within;
                    }
                    "list" => self.list(block, depth + 1),
                    "table" => self.table(block, depth + 1),
                    _ => {}
                }
            }
        }
        self.lists.pop();
    }

    /// The list style and level of the innermost list.
    fn here(&self) -> (String, usize) {
        (self.lists.last().cloned().unwrap_or_default(), self.lists.len())
    }

    /// Forgets how far the levels from this one on are counted.
    fn restart(&mut self, level: usize) {
        if let Some(counts) = self.lists.last().and_then(|style| self.counts.get_mut(style)) {
            counts.truncate(level - 1);
        }
    }

    /// Counts an item; the levels below begin anew.
    fn set_count(&mut self, style: &str, level: usize, count: usize) {
        let counts = self.counts.entry(style.to_owned()).or_default();
        counts.resize(level, None);
        counts[level - 1] = Some(count);
    }

    fn count(&self, style: &str, level: usize) -> Option<usize> {
        self.counts.get(style)?.get(level - 1).copied().flatten()
    }

    fn next_number(&mut self) -> Option<String> {
        let (style, level) = self.here();
        self.number(&style, level)
    }

    /// Counts an item, and writes its number; `None` where it has a bullet or nothing.
    fn number(&mut self, style: &str, level: usize) -> Option<String> {
        let key = |level| (style.to_owned(), level);
        let shown = self.styles.levels.get(&key(level))?;
        let (before, behind, depth) = (shown.before.clone(), shown.behind.clone(), shown.shown.max(1));
        let count = self.count(style, level).map_or(shown.start, |count| count + 1);
        self.set_count(style, level, count);
        let one = |at: usize| {
            let own = self.styles.levels.get(&key(at))?;
            let count = self.count(style, at).unwrap_or(own.start);
            Some(in_format(count, &own.format))
        };
        let first = (level + 1).saturating_sub(depth).max(1);
        let numbers: Vec<String> = (first..=level).filter_map(one).collect();
        Some(format!("{before}{}{behind}", numbers.join(".")))
    }

    fn paragraph(&mut self, node: Node<'a, 'i>, place: Place, number: Option<String>, depth: usize) {
        self.paragraph += 1;
        let mut text = String::new();
        self.inline(node, depth, &mut text);
        let outline = attribute(node, "outline-level").and_then(|level| level.parse::<u8>().ok()).unwrap_or(1).max(1);
        let kind = match place {
            _ if is(node, "h") => Kind::Heading(outline),
            _ if self.styles.is(attribute(node, "style-name"), "Title") => Kind::Heading(1),
            Place::Item => Kind::Item,
            _ => Kind::Paragraph,
        };
        let number = match number {
            None if is(node, "h") && place == Place::Text && attribute(node, "is-list-header") != Some("true") => {
                self.number(OUTLINE, usize::from(outline))
            }
            number => number,
        };
        let number = number.filter(|number| !number.is_empty()).map(|number| number + " ").unwrap_or_default();
        for (at, line) in text.split('\n').filter(|line| !line.trim().is_empty()).enumerate() {
            let line = if at == 0 { &format!("{number}{line}") } else { line };
            let (kind, depth) = match kind {
                Kind::Item if at == 0 => (Kind::Item, self.lists.len()),
                Kind::Item => (Kind::Paragraph, 0),
                ref kind => (kind.clone(), 0),
            };
            self.document.push_at(kind, line, self.paragraph, depth);
        }
        self.read_boxes(depth);
    }

    fn read_boxes(&mut self, depth: usize) {
        let lists = std::mem::take(&mut self.lists);
        for one in std::mem::take(&mut self.boxes) {
            self.blocks(one, depth + 1);
        }
        self.lists = lists;
    }

    /// Keeps the outermost text boxes of a drawing.
    fn find_boxes(&mut self, drawing: Node<'a, 'i>) {
        // The text of a shape is in the shape itself.
        if child(drawing, "p").is_some() {
            self.boxes.push(drawing);
            return;
        }
        let is_within = |node: Node| {
            let above = node.ancestors().skip(1).take_while(|one| *one != drawing);
            above.take(MAX_DEPTH).any(|one| is(one, "text-box"))
        };
        let boxes = drawing.descendants().filter(|node| is(*node, "text-box"));
        self.boxes.extend(boxes.filter(|node| !is_within(*node)));
    }

    fn table(&mut self, node: Node<'a, 'i>, depth: usize) {
        let lists = std::mem::take(&mut self.lists);
        let mut rows = Vec::new();
        for row in rows_of(node, depth) {
            let line = self.paragraph + 1;
            let mut cells = Vec::new();
            // How many of the next cells the one before covers.
            let mut covered = 0;
            for cell in row.children().filter(Node::is_element) {
                if is(cell, "covered-table-cell") && covered > 0 {
                    covered -= 1;
                    continue;
                }
                let outer = std::mem::take(&mut self.document);
                self.blocks(cell, depth + 1);
                let inner = std::mem::replace(&mut self.document, outer);
                self.document.dropped.extend(inner.dropped);
                cells.push(texts_of(inner.blocks));
                let span = attribute(cell, "number-columns-spanned").and_then(|text| text.parse::<usize>().ok());
                covered = span.unwrap_or(1).saturating_sub(1);
            }
            rows.push(Row { line, cells });
        }
        self.document.push_table(rows);
        self.lists = lists;
    }

    /// Adds the text of what is in a paragraph; breaks become line ends.
    fn inline(&mut self, parent: Node<'a, 'i>, depth: usize, text: &mut String) {
        self.is_too_deep |= depth > MAX_DEPTH;
        if depth > MAX_DEPTH || attribute(parent, "is-hidden") == Some("true") {
            return;
        }
        for node in parent.children() {
            if node.is_text() {
                *text += &node.text().unwrap_or_default().replace('\n', " ");
                continue;
            }
            let is_hidden = |name: &str| self.styles.hidden.contains(name);
            match node.tag_name().name() {
                "s" => text.push(' '),
                "tab" => text.push('\t'),
                "line-break" => text.push('\n'),
                "note" => {
                    let body = child(node, "note-body");
                    let words: String = body
                        .into_iter()
                        .flat_map(|body| body.descendants())
                        .filter(Node::is_text)
                        .filter_map(|one| one.text())
                        .collect();
                    self.document.drop_text(&words, self.paragraph);
                }
                "frame" | "custom-shape" | "rect" | "g" | "line" => self.find_boxes(node),
                "annotation" | "ruby-text" | "tracked-changes" | "script" => {}
                "span" if attribute(node, "style-name").is_some_and(is_hidden) => {}
                _ => self.inline(node, depth + 1, text),
            }
        }
    }
}

/// The rows of a table, those of its head first.
fn rows_of<'a, 'i>(table: Node<'a, 'i>, depth: usize) -> Vec<Node<'a, 'i>> {
    if depth > MAX_DEPTH {
        return Vec::new();
    }
    let within = |node: Node<'a, 'i>| match node.tag_name().name() {
        "table-row" => vec![node],
        "table-header-rows" | "table-rows" | "table-row-group" => rows_of(node, depth + 1),
        _ => Vec::new(),
    };
    table.children().filter(Node::is_element).flat_map(within).collect()
}

fn in_format(count: usize, format: &str) -> String {
    match format {
        "a" => letters(count),
        "A" => letters(count).to_uppercase(),
        "i" => roman(count),
        "I" => roman(count).to_uppercase(),
        _ => count.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::package::of_parts;
    use super::read;
    use crate::import::Kind;
    use crate::import::document::Document;

    const SPACES: &str = "xmlns:office='o' xmlns:text='t' xmlns:style='s' xmlns:table='tb' xmlns:draw='d'";

    fn document(styles: &str, body: &str) -> Document {
        let content = format!(
            "<office:document-content {SPACES}><office:automatic-styles>{styles}</office:automatic-styles>\
             <office:body><office:text>{body}</office:text></office:body></office:document-content>"
        );
        let page = format!(
            "<office:document-styles {SPACES}><style:header><text:p>Sở A</text:p></style:header>\
             <style:footer><text:p>2</text:p></style:footer></office:document-styles>"
        );
        read(&of_parts(&[("content.xml", &content), ("styles.xml", &page)])).unwrap()
    }

    fn texts(document: &Document) -> Vec<(u8, &str)> {
        document.blocks.iter().map(|block| (block.depth, block.text.as_str())).collect()
    }

    #[test]
    fn paragraphs_changes_and_boxes() {
        let document = document(
            "<style:style style:name='H'><style:text-properties text:display='none'/></style:style>\
             <style:style style:name='P9' style:parent-style-name='Title'/>",
            "<text:tracked-changes><text:changed-region><text:deletion><text:p>xóa</text:p></text:deletion></text:changed-region></text:tracked-changes>\
             <text:p text:style-name='P9'>Tên</text:p><text:h text:outline-level='2'>Mục</text:h>\
             <text:p>A<text:s text:c='3'/>B<text:tab/>C<text:change text:change-id='1'/><text:line-break/>D <text:span>E</text:span>\
             <text:span text:style-name='H'>ẩn</text:span><office:annotation><text:p>ý</text:p></office:annotation>\
             <text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>Chú</text:p></text:note-body></text:note>\
             <draw:frame><draw:text-box><text:p>Hộp</text:p></draw:text-box></draw:frame></text:p>\
             <text:section><text:p>F</text:p></text:section>\
             <text:table-of-content><text:index-body><text:p>Mục lục</text:p></text:index-body></text:table-of-content>",
        );
        let seen: Vec<_> = document.blocks.iter().map(|block| (block.line, &block.kind, block.text.as_str())).collect();
        let expected = [
            (1, &Kind::Heading(1), "Tên"),
            (2, &Kind::Heading(2), "Mục"),
            (3, &Kind::Paragraph, "A B C"),
            (3, &Kind::Paragraph, "D E"),
            (4, &Kind::Paragraph, "Hộp"),
            (5, &Kind::Paragraph, "F"),
        ];
        assert_eq!(seen, expected);
        let dropped: Vec<_> = document.dropped.iter().map(|(line, text)| (*line, text.as_str())).collect();
        assert_eq!(dropped, [(3, "Chú"), (6, "Mục lục"), (1, "Sở A")]);
    }

    #[test]
    fn lists_and_their_numbers() {
        let item = |inner: &str| format!("<text:list-item>{inner}</text:list-item>");
        let p = |text: &str| format!("<text:p>{text}</text:p>");
        let list = |style: &str, inner: &str| format!("<text:list {style}>{inner}</text:list>");
        let body = [
            list(
                "text:style-name='N'",
                &[
                    item(&format!("{}{}", p("A"), p("a"))),
                    item(&format!("{}{}", p("B"), list("", &[item(&p("C")), item(&p("D"))].concat()))),
                    format!("<text:list-header>{}</text:list-header>", p("E")),
                ]
                .concat(),
            ),
            p("F"),
            list("text:style-name='N' text:continue-numbering='true'", &item(&p("G"))),
            list("text:style-name='N'", &item(&p("H"))),
            list("text:style-name='B'", &item(&format!("{}{}", p("I"), list("", &item(&p("J")))))),
        ]
        .concat();
        let document = document(
            "<text:list-style style:name='N'><text:list-level-style-number text:level='1' style:num-format='1' style:num-suffix='.'/>\
             <text:list-level-style-number text:level='2' style:num-format='a' style:num-prefix='(' style:num-suffix=')'/></text:list-style>\
             <text:list-style style:name='B'><text:list-level-style-bullet text:level='1'/></text:list-style>",
            &body,
        );
        let expected = [
            (1, "1. A"),
            (0, "a"),
            (1, "2. B"),
            (2, "(a) C"),
            (2, "(b) D"),
            (0, "E"),
            (0, "F"),
            (1, "3. G"),
            (1, "1. H"),
            (1, "I"),
            (2, "J"),
        ];
        assert_eq!(texts(&document), expected);
    }

    #[test]
    fn tables() {
        let cell = |text: &str| format!("<table:table-cell><text:p>{text}</text:p></table:table-cell>");
        let document = document(
            "",
            &format!(
                "<table:table><table:table-header-rows><table:table-row>{}{}</table:table-row></table:table-header-rows>\
                 <table:table-row><table:table-cell table:number-columns-spanned='2'><text:list><text:list-item><text:p>C</text:p>\
                 </text:list-item></text:list></table:table-cell><table:covered-table-cell/></table:table-row>\
                 <table:table-row><table:covered-table-cell/>{}</table:table-row></table:table>",
                cell("A"),
                cell("B"),
                cell("D"),
            ),
        );
        let Kind::Table(rows) = &document.blocks[0].kind else { panic!("{document:?}") };
        let rows: Vec<_> = rows.iter().map(|row| (row.line, row.cells.clone())).collect();
        let own = |text: &str| vec![text.to_owned()];
        assert_eq!(rows, [(1, vec![own("A"), own("B")]), (3, vec![own("C")]), (4, vec![vec![], own("D")])]);
    }
}
