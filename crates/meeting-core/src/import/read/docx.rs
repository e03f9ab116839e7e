//! A text document of Word: the paragraphs and tables of `word/document.xml`.

use std::collections::HashMap;
use std::io::{Cursor, Read};

use roxmltree::{Node, ParsingOptions};
use zip::ZipArchive;

use super::ReadError;
use crate::import::document::{Document, Kind, Row, one_line};

/// The most bytes that one part of the file may unpack to: markup is many times longer than its text.
const MAX_PART: u64 = 24 << 20;
/// The most nodes that the XML may have.
const MAX_NODES: u32 = 2_000_000;
/// Most attributes of one element, and most namespaces in scope, those of its ancestors included: each is compared with
/// all others. Word itself declares about forty.
const MAX_ATTRIBUTES: usize = 256;
/// How deep tables and frames may be in each other.
const MAX_DEPTH: usize = 32;

pub(super) fn read(bytes: &[u8]) -> Result<Document, ReadError> {
    let bad = |reason: String| ReadError::BadDocx { reason };
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| bad(error.to_string()))?;
    let body = part(&mut archive, "word/document.xml")?.ok_or_else(|| bad("word/document.xml".to_owned()))?;
    let styles = part(&mut archive, "word/styles.xml")?;
    let headings = match &styles {
        Some(styles) => headings(&parse(styles)?),
        None => HashMap::new(),
    };
    let tree = parse(&body)?;
    let mut reading = Reading { document: Document::default(), headings, paragraph: 0 };
    let body = tree.descendants().find(|node| is(*node, "body")).ok_or_else(|| bad("w:body".to_owned()))?;
    reading.blocks(body, 0);
    Ok(reading.document)
}

/// Parses a part. Entities are refused, for nothing here may grow.
fn parse(text: &str) -> Result<roxmltree::Document<'_>, ReadError> {
    if has_too_many_attributes(text) {
        return Err(ReadError::TooManyAttributes { limit: MAX_ATTRIBUTES });
    }
    let options = ParsingOptions { nodes_limit: MAX_NODES, ..ParsingOptions::default() };
    roxmltree::Document::parse_with_options(text, options).map_err(|error| match error {
        roxmltree::Error::NodesLimitReached => ReadError::TooManyElements { limit: MAX_NODES },
        error => ReadError::BadDocx { reason: error.to_string() },
    })
}

/// Whether an element has more attributes, or more namespaces in force, than are read. What is no XML at all is
/// left to the parser.
fn has_too_many_attributes(text: &str) -> bool {
    // The numbers of namespaces that the open elements declare, and their sum.
    let (mut open, mut in_force) = (Vec::new(), 0);
    let mut rest = text;
    while let Some((_, tag)) = rest.split_once('<') {
        let end_of_what_is_no_element = [("!--", "-->"), ("![CDATA[", "]]>"), ("?", "?>"), ("!", ">")]
            .iter()
            .find(|(begin, _)| tag.starts_with(begin));
        if let Some((_, end)) = end_of_what_is_no_element {
            rest = tag.split_once(end).map_or("", |(_, after)| after);
        } else if tag.starts_with('/') {
            in_force -= open.pop().unwrap_or(0);
            rest = tag;
        } else {
            let Tag { attributes, namespaces, is_empty, length } = Tag::of(tag);
            if attributes > MAX_ATTRIBUTES || in_force + namespaces > MAX_ATTRIBUTES {
                return true;
            }
            if !is_empty {
                open.push(namespaces);
                in_force += namespaces;
            }
            rest = &tag[length..];
        }
    }
    false
}

/// The namespace and name of a tag.
struct Tag {
    attributes: usize,
    /// How many of the attributes declare a namespace.
    namespaces: usize,
    /// Whether the element ends with the tag.
    is_empty: bool,
    /// How long the tag is, from after its `<` to its end.
    length: usize,
}

impl Tag {
    /// Reads the tag that `text` begins with, after its `<`.
    fn of(text: &str) -> Self {
        let mut tag = Self { attributes: 0, namespaces: 0, is_empty: false, length: text.len() };
        let mut quote = None;
        let mut name = 0;
        for (at, byte) in text.bytes().enumerate() {
            match byte {
                _ if quote.is_some() => quote = quote.filter(|open| *open != byte),
                b'"' | b'\'' => quote = Some(byte),
                b'>' => {
                    tag.is_empty = text[..at].ends_with('/');
                    tag.length = at + 1;
                    break;
                }
                b'=' => {
                    tag.attributes += 1;
                    tag.namespaces += usize::from(text[name..at].starts_with("xmlns"));
                }
                _ if byte.is_ascii_whitespace() => name = at + 1,
                _ => {}
            }
        }
        tag
    }
}

/// The text of a part of the file, where there is one.
fn part(archive: &mut ZipArchive<Cursor<&[u8]>>, name: &str) -> Result<Option<String>, ReadError> {
    let Ok(file) = archive.by_name(name) else { return Ok(None) };
    let mut bytes = Vec::new();
    // The declared size may be false.
    let read = file.take(MAX_PART + 1).read_to_end(&mut bytes);
    read.map_err(|error| ReadError::BadDocx { reason: error.to_string() })?;
    if bytes.len() as u64 > MAX_PART {
        return Err(ReadError::TooLarge { limit: usize::try_from(MAX_PART).unwrap_or(usize::MAX) });
    }
    String::from_utf8(bytes).map(Some).map_err(|error| ReadError::BadDocx { reason: error.to_string() })
}

/// The levels of the styles that are headings, by the styles' ids.
fn headings(styles: &roxmltree::Document) -> HashMap<String, u8> {
    let mut found = HashMap::new();
    for style in styles.descendants().filter(|node| is(*node, "style")) {
        let name = child(style, "name").and_then(|name| attribute(name, "val")).unwrap_or_default().to_lowercase();
        let level = match name.strip_prefix("heading ") {
            Some(number) => number.parse().ok(),
            None => (name == "title").then_some(1),
        };
        if let (Some(id), Some(level)) = (attribute(style, "styleId"), level) {
            found.insert(id.to_owned(), level);
        }
    }
    found
}

struct Reading {
    document: Document,
    headings: HashMap<String, u8>,
    paragraph: usize,
}

impl Reading {
    fn blocks(&mut self, parent: Node, depth: usize) {
        if depth > MAX_DEPTH {
            return;
        }
        for node in parent.children().filter(Node::is_element) {
            match node.tag_name().name() {
                "p" => self.paragraph(node),
                "tbl" => self.table(node, depth),
                // Content controls and insertions hold blocks of their own.
                "sdt" | "sdtContent" | "ins" | "smartTag" | "customXml" => self.blocks(node, depth + 1),
                _ => {}
            }
        }
    }

    fn paragraph(&mut self, node: Node) {
        self.paragraph += 1;
        let style = child(node, "pPr");
        let level = style
            .and_then(|style| child(style, "pStyle"))
            .and_then(|style| self.headings.get(attribute(style, "val")?).copied());
        let list = style.and_then(|style| child(style, "numPr"));
        let kind = match (level, list) {
            (Some(level), _) => Kind::Heading(level),
            (None, Some(_)) => Kind::Item,
            (None, None) => Kind::Paragraph,
        };
        // A break within a paragraph parts lines, as a blank line does in a text.
        for text in text(node).split('\n') {
            self.document.push(kind.clone(), text, self.paragraph);
        }
    }

    fn table(&mut self, node: Node, depth: usize) {
        let mut rows = Vec::new();
        for row in node.children().filter(|node| is(*node, "tr")) {
            let line = self.paragraph + 1;
            let mut cells = Vec::new();
            for cell in row.children().filter(|node| is(*node, "tc")) {
                let mut inner =
                    Self { document: Document::default(), headings: HashMap::new(), paragraph: self.paragraph };
                inner.blocks(cell, depth + 1);
                self.paragraph = inner.paragraph;
                cells.push(texts(inner.document));
            }
            rows.push(Row { line, cells });
        }
        self.document.push_table(rows);
    }
}

/// The texts of a document, those of its tables too.
fn texts(document: Document) -> Vec<String> {
    let of_block = |block: crate::import::Block| match block.kind {
        Kind::Table(rows) => rows.into_iter().flat_map(|row| row.cells).flatten().collect(),
        _ => vec![block.text],
    };
    document.blocks.into_iter().flat_map(of_block).map(|text| one_line(&text)).collect()
}

/// The text of a paragraph. What was deleted with changes tracked is not in it, for it is no `w:t`.
fn text(paragraph: Node) -> String {
    let mut text = String::new();
    for node in paragraph.descendants().filter(Node::is_element) {
        match node.tag_name().name() {
            "t" => text += node.text().unwrap_or_default(),
            // A stop of a paragraph's style is no tab in its text.
            "tab" if node.parent().is_some_and(|parent| is(parent, "r")) => text.push('\t'),
            "noBreakHyphen" => text.push('-'),
            "br" | "cr" => text.push('\n'),
            _ => {}
        }
    }
    text
}

fn is(node: Node, name: &str) -> bool {
    node.is_element() && node.tag_name().name() == name
}

fn child<'a, 'i>(node: Node<'a, 'i>, name: &str) -> Option<Node<'a, 'i>> {
    node.children().find(|child| is(*child, name))
}

fn attribute<'a>(node: Node<'a, '_>, name: &str) -> Option<&'a str> {
    node.attributes().find(|attribute| attribute.name() == name).map(|attribute| attribute.value())
}

#[cfg(test)]
mod tests {
    use super::{MAX_ATTRIBUTES, Tag, has_too_many_attributes};

    #[test]
    fn attributes_are_counted_where_they_are_some() {
        let many =
            |count: usize, what: &str| (0..count).map(|at| what.replace('N', &at.to_string())).collect::<String>();
        let attributes = |count| many(count, " aN='b'");
        let namespaces = |count| many(count, " xmlns:aN='b'");
        let half = MAX_ATTRIBUTES / 2 + 1;
        for (text, expected) in [
            (format!("<a{}/>", attributes(MAX_ATTRIBUTES)), false),
            (format!("<a{}/>", attributes(MAX_ATTRIBUTES + 1)), true),
            (format!("<a b=\"{}\"/>", attributes(MAX_ATTRIBUTES + 1)), false),
            (format!("<!-- <a{} -->", attributes(MAX_ATTRIBUTES + 1)), false),
            (format!("<a><![CDATA[<a{}]]></a>", attributes(MAX_ATTRIBUTES + 1)), false),
            (format!("<?a <a{}?><a/>", attributes(MAX_ATTRIBUTES + 1)), false),
            // In each other, and next to each other.
            (format!("<a{0}><b{0}/></a>", namespaces(half)), true),
            (format!("<a><b{0}/><b{0}></b><b{0}/></a>", namespaces(half)), false),
            (many(MAX_ATTRIBUTES + 1, "<a xmlns:aN='b'>"), true),
            ("<".to_owned(), false),
            ("<a b='".to_owned(), false),
            ("</a></a>".to_owned(), false),
        ] {
            assert_eq!(has_too_many_attributes(&text), expected, "{text}");
        }
        let Tag { attributes, namespaces, is_empty, length } = Tag::of("a b = '>' xmlns='c'\n/> d='e'");
        assert_eq!((attributes, namespaces, is_empty, length), (2, 1, true, 22));
    }
}
