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
/// How deep tables and frames may lie in each other.
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
    let options = ParsingOptions { nodes_limit: MAX_NODES, ..ParsingOptions::default() };
    roxmltree::Document::parse_with_options(text, options)
        .map_err(|error| ReadError::BadDocx { reason: error.to_string() })
}

/// Returns the text of a part of the file, where there is one.
fn part(archive: &mut ZipArchive<Cursor<&[u8]>>, name: &str) -> Result<Option<String>, ReadError> {
    let Ok(file) = archive.by_name(name) else { return Ok(None) };
    let mut bytes = Vec::new();
    // What the file says of its size may be a lie.
    let read = file.take(MAX_PART + 1).read_to_end(&mut bytes);
    read.map_err(|error| ReadError::BadDocx { reason: error.to_string() })?;
    if bytes.len() as u64 > MAX_PART {
        return Err(ReadError::TooLarge { limit: usize::try_from(MAX_PART).unwrap_or(usize::MAX) });
    }
    String::from_utf8(bytes).map(Some).map_err(|error| ReadError::BadDocx { reason: error.to_string() })
}

/// Returns the levels of the styles that are headings, by the styles' ids.
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

/// Returns the texts of a document, those of its tables too.
fn texts(document: Document) -> Vec<String> {
    let of_block = |block: crate::import::Block| match block.kind {
        Kind::Table(rows) => rows.into_iter().flat_map(|row| row.cells).flatten().collect(),
        _ => vec![block.text],
    };
    document.blocks.into_iter().flat_map(of_block).map(|text| one_line(&text)).collect()
}

/// Returns the text of a paragraph. What was deleted with changes tracked is not in it, for it is no `w:t`.
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
