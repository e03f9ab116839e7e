//! A text document of Word: the paragraphs and tables of its body, as they show when all tracked changes are accepted.

mod numbering;
mod styles;

use std::collections::HashMap;

use roxmltree::Node;

use self::numbering::Numbering;
use self::styles::Styles;
use super::package::{MAX_DEPTH, Package, attribute, child, is};
use super::{Format, ReadError};
use crate::import::document::{Document, Kind, Row, texts_of};

/// The most paragraphs of a head, foot or note.
const MOST_BESIDE: usize = 100;

pub(super) fn read(bytes: &[u8]) -> Result<Document, ReadError> {
    let mut package = Package::open(bytes, Format::Docx)?;
    let main = main_part(&mut package)?;
    let folder = main.rfind('/').map_or("", |end| &main[..=end]);
    let body = package.part(&main)?.ok_or_else(|| package.bad(&main))?;
    let styles = match package.part(&format!("{folder}styles.xml"))? {
        Some(text) => Styles::of(&package.parse(&text)?),
        None => Styles::default(),
    };
    let numbering = match package.part(&format!("{folder}numbering.xml"))? {
        Some(text) => Numbering::of(&package.parse(&text)?),
        None => Numbering::default(),
    };
    let tree = package.parse(&body)?;
    let body = tree.descendants().find(|node| is(*node, "body")).ok_or_else(|| package.bad("w:body"))?;
    let mut reading = Reading { styles, numbering, ..Reading::default() };
    reading.blocks(body, 0);
    reading.end_joined();
    if reading.is_too_deep {
        return Err(ReadError::TooDeep { format: Format::Docx, limit: MAX_DEPTH });
    }
    for kind in ["header", "footnotes", "endnotes", "footer"] {
        for name in package.parts_beginning(&[&format!("{folder}{kind}")]) {
            if let Some(text) = package.part(&name)? {
                reading.beside(package.parse(&text)?.root_element(), kind);
            }
        }
    }
    reading.document.encoding = package.encoding;
    Ok(reading.document)
}

/// The name of the part with the text, which the package states; almost always the same.
fn main_part(package: &mut Package) -> Result<String, ReadError> {
    const USUAL: &str = "word/document.xml";
    let Some(text) = package.part("_rels/.rels")? else { return Ok(USUAL.to_owned()) };
    let tree = package.parse(&text)?;
    let target = tree
        .descendants()
        .filter(|node| attribute(*node, "Type").is_some_and(|kind| kind.ends_with("/officeDocument")))
        .find_map(|node| attribute(node, "Target"));
    Ok(target.map_or(USUAL, |target| target.trim_start_matches('/')).to_owned())
}

#[derive(Default)]
struct Reading<'a, 'i> {
    document: Document,
    styles: Styles,
    numbering: Numbering,
    paragraph: usize,
    /// The text of a paragraph whose end was deleted: it goes on in the next one.
    joined: String,
    /// Whether something stands deeper than what is read.
    is_too_deep: bool,
    /// The text boxes of the paragraph that is being read.
    boxes: Vec<Node<'a, 'i>>,
    /// The paragraphs where footnotes and endnotes are referred to, by the kind and number of the note.
    notes: HashMap<(&'static str, String), usize>,
}

impl<'a, 'i> Reading<'a, 'i> {
    fn blocks(&mut self, parent: Node<'a, 'i>, depth: usize) {
        if depth > MAX_DEPTH {
            self.is_too_deep = true;
            return;
        }
        for node in parent.children().filter(Node::is_element) {
            match node.tag_name().name() {
                "p" => self.paragraph(node, depth),
                "tbl" => self.table(node, depth),
                "AlternateContent" => {
                    if let Some(one) = alternative(node) {
                        self.blocks(one, depth + 1);
                    }
                }
                name if is_around(name) => self.blocks(node, depth + 1),
                _ => {}
            }
        }
    }

    fn paragraph(&mut self, node: Node<'a, 'i>, depth: usize) {
        self.paragraph += 1;
        let properties = child(node, "pPr");
        let mut text = std::mem::take(&mut self.joined);
        self.inline(node, depth, &mut text);
        let boxes = std::mem::take(&mut self.boxes);
        if properties.and_then(|all| child(all, "rPr")).is_some_and(|mark| child(mark, "del").is_some()) {
            self.joined = text;
        } else {
            self.push(properties, &text);
        }
        for one in boxes {
            self.blocks(one, depth + 1);
        }
    }

    fn push(&mut self, properties: Option<Node>, text: &str) {
        if text.trim().is_empty() {
            return;
        }
        let style = self.styles.of_paragraph(properties);
        if style.is_contents {
            self.document.drop_text(text, self.paragraph);
            return;
        }
        let item = style.list.map(|(list, level)| (self.numbering.next(&list, level), level));
        let depth = item.as_ref().map_or(0, |(_, level)| style.list_depth.unwrap_or(level + 1));
        let kind = match (style.heading, &item) {
            (Some(level), _) => Kind::Heading(level),
            (None, Some(_)) => Kind::Item,
            (None, None) => Kind::Paragraph,
        };
        let number = item.and_then(|(number, _)| number).map(|number| number + " ").unwrap_or_default();
        // A break within a paragraph parts lines, as a blank line does in a text.
        for (at, line) in text.split('\n').filter(|line| !line.trim().is_empty()).enumerate() {
            let line = if at == 0 { &format!("{number}{line}") } else { line };
            let (kind, depth) = match kind {
                Kind::Heading(level) => (Kind::Heading(level), 0),
                Kind::Item if at == 0 => (Kind::Item, depth),
                _ => (Kind::Paragraph, 0),
            };
            self.document.push_at(kind, line, self.paragraph, depth);
        }
    }

    /// Ends what goes on in a paragraph that never comes.
    fn end_joined(&mut self) {
        let text = std::mem::take(&mut self.joined);
        self.push(None, &text);
    }

    fn table(&mut self, node: Node<'a, 'i>, depth: usize) {
        let mut rows = Vec::new();
        for row in children(node, "tr", depth) {
            let is_deleted = child(row, "trPr").is_some_and(|properties| child(properties, "del").is_some());
            if is_deleted {
                continue;
            }
            let line = self.paragraph + 1;
            let mut cells = Vec::new();
            for cell in children(row, "tc", depth) {
                let outer = std::mem::take(&mut self.document);
                self.blocks(cell, depth + 1);
                self.end_joined();
                let inner = std::mem::replace(&mut self.document, outer);
                self.document.dropped.extend(inner.dropped);
                cells.push(texts_of(inner.blocks));
            }
            rows.push(Row { line, cells });
        }
        self.document.push_table(rows);
    }

    /// Adds the text of what is in a paragraph; breaks become line ends.
    fn inline(&mut self, parent: Node<'a, 'i>, depth: usize, text: &mut String) {
        if depth > MAX_DEPTH {
            self.is_too_deep = true;
            return;
        }
        for node in parent.children().filter(Node::is_element) {
            match node.tag_name().name() {
                "t" => *text += node.text().unwrap_or_default(),
                "tab" | "ptab" => text.push('\t'),
                "noBreakHyphen" => text.push('-'),
                "br" | "cr" => text.push('\n'),
                "footnoteReference" => self.refer("footnotes", node),
                "endnoteReference" => self.refer("endnotes", node),
                "AlternateContent" => {
                    if let Some(one) = alternative(node) {
                        self.inline(one, depth + 1, text);
                    }
                }
                "drawing" | "pict" | "object" => self.find_boxes(node),
                "r" if is_hidden(node) => {}
                "r" | "hyperlink" | "fldSimple" | "dir" | "bdo" | "oMath" | "oMathPara" => {
                    self.inline(node, depth + 1, text);
                }
                name if is_around(name) => self.inline(node, depth + 1, text),
                _ => {}
            }
        }
    }

    /// Keeps the outermost text boxes of a drawing. Word before 2010 reads the second of two alternatives.
    fn find_boxes(&mut self, drawing: Node<'a, 'i>) {
        let is_within = |node: Node, name: &str| {
            let above = node.ancestors().skip(1).take_while(|one| *one != drawing);
            above.take(MAX_DEPTH).any(|one| is(one, name))
        };
        let boxes = drawing.descendants().filter(|node| is(*node, "txbxContent"));
        self.boxes.extend(boxes.filter(|node| !is_within(*node, "txbxContent") && !is_within(*node, "Fallback")));
    }

    fn refer(&mut self, kind: &'static str, node: Node) {
        if let Some(id) = attribute(node, "id") {
            self.notes.insert((kind, id.to_owned()), self.paragraph);
        }
    }

    /// Drops the text of a part that is not of the body, once.
    fn beside(&mut self, root: Node, kind: &'static str) {
        let notes: Vec<Node> = match kind {
            "footnotes" | "endnotes" => root.children().filter(Node::is_element).collect(),
            _ => vec![root],
        };
        for note in notes {
            let line = match kind {
                "header" => Some(1),
                "footer" => Some(self.paragraph.max(1)),
                _ => attribute(note, "id").and_then(|id| self.notes.get(&(kind, id.to_owned())).copied()),
            };
            // What separates notes from the text is written as a note, to which nothing refers.
            let Some(line) = line else { continue };
            let mut inner = Reading::default();
            inner.blocks(note, 0);
            for text in texts_of(inner.document.blocks).into_iter().take(MOST_BESIDE) {
                if text.chars().any(char::is_alphabetic) {
                    self.document.drop_text_once(&text, line);
                }
            }
        }
    }
}

/// Whether an element is around paragraphs, rows, cells or runs and says nothing itself: content controls, insertions,
/// what was moved here.
fn is_around(name: &str) -> bool {
    matches!(name, "sdt" | "sdtContent" | "ins" | "moveTo" | "smartTag" | "customXml")
}

/// The children of a kind, those within content controls and insertions too.
fn children<'a, 'i>(parent: Node<'a, 'i>, name: &str, depth: usize) -> Vec<Node<'a, 'i>> {
    if depth > MAX_DEPTH {
        return Vec::new();
    }
    let within = |node: Node<'a, 'i>| match node.tag_name().name() {
        own if own == name => vec![node],
        own if is_around(own) => children(node, name, depth + 1),
        _ => Vec::new(),
    };
    parent.children().filter(Node::is_element).flat_map(within).collect()
}

/// Which of the alternatives is read: the first, for each says the same.
fn alternative<'a, 'i>(node: Node<'a, 'i>) -> Option<Node<'a, 'i>> {
    child(node, "Choice").or_else(|| child(node, "Fallback"))
}

/// Whether a run is hidden text.
fn is_hidden(run: Node) -> bool {
    child(run, "rPr").and_then(|properties| child(properties, "vanish")).is_some_and(is_on)
}

/// Whether a property that is there is on.
fn is_on(property: Node) -> bool {
    !matches!(attribute(property, "val"), Some("0" | "false" | "off"))
}

#[cfg(test)]
mod tests {
    use super::super::package::of_parts;
    use super::read;
    use crate::import::Kind;
    use crate::import::document::Document;

    const SPACES: &str = "xmlns:w='w' xmlns:mc='mc' xmlns:wps='wps' xmlns:v='v'";

    fn document(body: &str, parts: &[(&str, &str)]) -> Document {
        let body = format!("<w:document {SPACES}><w:body>{body}</w:body></w:document>");
        let mut all = vec![("word/document.xml", body)];
        all.extend(parts.iter().map(|(name, inner)| (*name, format!("<w:root {SPACES}>{inner}</w:root>"))));
        let all: Vec<(&str, &str)> = all.iter().map(|(name, text)| (*name, text.as_str())).collect();
        read(&of_parts(&all)).unwrap()
    }

    fn texts(document: &Document) -> Vec<(u8, &str)> {
        document.blocks.iter().map(|block| (block.depth, block.text.as_str())).collect()
    }

    /// A paragraph with what is in it.
    fn p(inner: &str) -> String {
        format!("<w:p>{inner}</w:p>")
    }

    fn r(text: &str) -> String {
        format!("<w:r><w:t>{text}</w:t></w:r>")
    }

    #[test]
    fn rows_and_cells_in_content_controls() {
        let cell = |text: &str| format!("<w:tc>{}</w:tc>", p(&r(text)));
        let within = |inner: &str| format!("<w:sdt><w:sdtPr/><w:sdtContent>{inner}</w:sdtContent></w:sdt>");
        let deleted = format!("<w:tr><w:trPr><w:del/></w:trPr>{}</w:tr>", cell("x"));
        let body = format!(
            "<w:tbl><w:tr>{}{}</w:tr>{}{deleted}</w:tbl>{}",
            cell("A"),
            within(&cell("B")),
            within(&format!("<w:tr>{}<w:tc>{}</w:tc></w:tr>", cell("C"), within(&p(&within(&r("D")))))),
            within(&p(&r("E"))),
        );
        let document = document(&body, &[]);
        let Kind::Table(rows) = &document.blocks[0].kind else { panic!("{document:?}") };
        assert_eq!((&rows[0].cells, rows[0].line), (&vec![vec!["A".to_owned()], vec!["B".to_owned()]], 1));
        assert_eq!((&rows[1].cells, rows[1].line), (&vec![vec!["C".to_owned()], vec!["D".to_owned()]], 3));
        assert_eq!((rows.len(), document.blocks[1].text.as_str(), document.blocks[1].line), (2, "E", 5));
    }

    #[test]
    fn text_boxes_are_read_once_and_apart() {
        let content = format!("<w:txbxContent>{}{}</w:txbxContent>", p(&r("Hộp")), p(&r("hai")));
        let drawn = format!(
            "<w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx>{content}</wps:txbx></w:drawing></mc:Choice>\
             <mc:Fallback><w:pict><v:textbox>{content}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
        );
        let old = format!("<w:r><w:pict><v:textbox>{content}</v:textbox></w:pict></w:r>");
        let expected = [(0, "A B"), (0, "Hộp"), (0, "hai")];
        for drawing in [drawn, old] {
            let document = document(&p(&format!("{}{drawing}{}", r("A "), r("B"))), &[]);
            assert_eq!(texts(&document), expected);
        }
    }

    #[test]
    fn tracked_changes_are_accepted_and_hidden_text_is_not_read() {
        let body = [
            p(&format!("{}<w:ins>{}</w:ins><w:del><w:r><w:delText>x</w:delText></w:r></w:del>", r("A"), r("B"))),
            p(&format!("<w:moveFrom>{}</w:moveFrom>", r("M"))),
            p(&format!("<w:moveTo>{}</w:moveTo>", r("M"))),
            p(&format!("<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{}", r("C "))),
            p(&format!("{}<w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t></w:r>", r("D"))),
            p("<w:r><w:rPr><w:vanish w:val='0'/></w:rPr><w:t>E</w:t></w:r><w:r><w:br/><w:t>F</w:t></w:r>"),
        ]
        .concat();
        let document = document(&body, &[]);
        assert_eq!(texts(&document), [(0, "AB"), (0, "M"), (0, "C D"), (0, "E"), (0, "F")]);
    }

    #[test]
    fn numbers_of_lists() {
        let level = |at: u8, format: &str, text: &str| {
            format!(
                "<w:lvl w:ilvl='{at}'><w:start w:val='1'/><w:numFmt w:val='{format}'/><w:lvlText w:val='{text}'/></w:lvl>"
            )
        };
        let numbering = format!(
            "<w:abstractNum w:abstractNumId='0'>{}{}{}</w:abstractNum><w:abstractNum w:abstractNumId='1'>{}</w:abstractNum>\
             <w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num><w:num w:numId='2'><w:abstractNumId w:val='1'/></w:num>\
             <w:num w:numId='3'><w:abstractNumId w:val='0'/><w:lvlOverride w:ilvl='0'><w:startOverride w:val='4'/></w:lvlOverride></w:num>",
            level(0, "upperRoman", "%1."),
            level(1, "decimal", "%1.%2"),
            level(2, "lowerLetter", "%3)"),
            level(0, "bullet", ""),
        );
        let styles = "<w:style w:styleId='LB2'><w:name w:val='List Bullet 2'/><w:pPr><w:numPr><w:numId w:val='2'/></w:numPr></w:pPr></w:style>\
            <w:style w:styleId='Own'><w:name w:val='Mục'/><w:basedOn w:val='LB2'/></w:style>\
            <w:style w:styleId='H'><w:name w:val='heading 2'/></w:style>\
            <w:style w:styleId='O'><w:name w:val='Đề mục'/><w:pPr><w:outlineLvl w:val='2'/></w:pPr></w:style>\
            <w:style w:styleId='T'><w:name w:val='toc 1'/></w:style>";
        let item = |list: u8, level: u8, text: &str| {
            let list = format!("<w:numPr><w:ilvl w:val='{level}'/><w:numId w:val='{list}'/></w:numPr>");
            p(&format!("<w:pPr>{list}</w:pPr>{}", r(text)))
        };
        let styled = |style: &str, text: &str| p(&format!("<w:pPr><w:pStyle w:val='{style}'/></w:pPr>{}", r(text)));
        let body = [
            item(1, 0, "A"),
            item(1, 1, "B"),
            item(1, 1, "C"),
            item(1, 2, "D"),
            item(1, 0, "E"),
            item(1, 1, "F"),
            item(2, 0, "G"),
            item(3, 0, "H"),
            styled("Own", "I"),
            item(0, 0, "J"),
            styled("H", "K"),
            styled("O", "L"),
            styled("T", "M"),
            item(1, 1, ""),
        ]
        .concat();
        let document = document(&body, &[("word/numbering.xml", &numbering), ("word/styles.xml", styles)]);
        let expected = [
            (1, "I. A"),
            (2, "I.1 B"),
            (2, "I.2 C"),
            (3, "a) D"),
            (1, "II. E"),
            (2, "II.1 F"),
            (1, "G"),
            (1, "IV. H"),
            (2, "I"),
            (0, "J"),
            (0, "K"),
            (0, "L"),
        ];
        assert_eq!(texts(&document), expected);
        assert_eq!([&document.blocks[10].kind, &document.blocks[11].kind], [&Kind::Heading(2), &Kind::Heading(3)]);
        assert_eq!(document.dropped, [(13, "M".to_owned())]);
    }

    #[test]
    fn heads_feet_and_notes_of_pages_are_dropped() {
        let note = format!(
            "<w:footnote w:id='0'>{}</w:footnote><w:footnote w:id='2'>{}</w:footnote>",
            p(&r("-")),
            p(&r("Chú"))
        );
        let head = p(&r("Sở A"));
        let body = [p(&r("X")), p(&format!("{}<w:r><w:footnoteReference w:id='2'/></w:r>", r("Y")))].concat();
        let document = document(
            &body,
            &[
                ("word/footnotes.xml", &note),
                ("word/header1.xml", &head),
                ("word/header2.xml", &head),
                ("word/footer1.xml", &p(&r("2"))),
            ],
        );
        assert_eq!(texts(&document), [(0, "X"), (0, "Y")]);
        assert_eq!(document.dropped, [(1, "Sở A".to_owned()), (2, "Chú".to_owned())]);
    }
}
