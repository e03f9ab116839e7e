//! What every format is read into: blocks of text, each with the line it is on.

use chrono::NaiveDate;

/// A document, in whichever format it was written.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Document {
    /// The title that the format states (an HTML page's `title`), where it has one.
    pub title: Option<String>,
    /// The author that the format states.
    pub author: Option<String>,
    /// The date of publication in the document's metadata.
    pub published: Option<NaiveDate>,
    /// The blocks, in order.
    pub blocks: Vec<Block>,
    /// What is no part of the text, such as the menus of a page, with its lines.
    pub dropped: Vec<(usize, String)>,
    /// What its letters were before they were read, where it was not Unicode.
    pub encoding: Option<Encoding>,
}

/// Letters from before Unicode.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// The code page of Windows for Vietnamese.
    Windows1258,
    /// The fonts with names such as `.VnTime`, also called ABC.
    Tcvn3,
}

impl Encoding {
    /// Its name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Windows1258 => "windows-1258",
            Self::Tcvn3 => "TCVN3 (ABC)",
        }
    }
}

/// A block of text: a heading, a paragraph, an item of a list, a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// What it is.
    pub kind: Kind,
    /// Its text in one line: composed (NFC), with single spaces. Empty for a table.
    pub text: String,
    /// The line where it begins, counted from 1; in a .docx or .odt the number of the paragraph.
    pub line: usize,
    /// How many lists of the format it is in: 1 is an item of a list, 2 an item of a list within one.
    pub depth: u8,
}

/// What a block is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    /// A heading; 1 is the highest level.
    Heading(u8),
    /// A paragraph.
    Paragraph,
    /// An item of a list. Its number or letter, where the text holds one, is still in the text.
    Item,
    /// What is under or for a picture.
    Caption,
    /// A table.
    Table(Vec<Row>),
}

/// A row of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The line where it begins.
    pub line: usize,
    /// The paragraphs of each cell.
    pub cells: Vec<Vec<String>>,
}

impl Row {
    /// The row in one line, with `between` between its cells.
    pub(super) fn in_one_line(&self, between: &str) -> String {
        self.cells.iter().map(|cell| cell.join(" ")).collect::<Vec<_>>().join(between)
    }
}

impl Document {
    /// Adds a block, unless it is empty.
    pub(super) fn push(&mut self, kind: Kind, text: &str, line: usize) {
        self.push_at(kind, text, line, 0);
    }

    /// Adds a block that is in so many lists, unless it is empty.
    pub(super) fn push_at(&mut self, kind: Kind, text: &str, line: usize, depth: usize) {
        let text = one_line(text);
        if !text.is_empty() {
            self.blocks.push(Block { kind, text, line, depth: u8::try_from(depth).unwrap_or(u8::MAX) });
        }
    }

    /// Adds a table, unless it is empty. One with a single column is a frame around paragraphs.
    pub(super) fn push_table(&mut self, rows: Vec<Row>) {
        if rows.iter().all(|row| row.cells.len() == 1) {
            for row in rows {
                row.cells.iter().flatten().for_each(|text| self.push(Kind::Paragraph, text, row.line));
            }
            return;
        }
        let says = |row: &Row| row.cells.iter().any(|cell| !cell.is_empty());
        let rows: Vec<Row> = rows.into_iter().filter(says).collect();
        if let Some(first) = rows.first() {
            let line = first.line;
            self.blocks.push(Block { kind: Kind::Table(rows), text: String::new(), line, depth: 0 });
        }
    }

    /// Notes what is no part of the text.
    pub(super) fn drop_text(&mut self, text: &str, line: usize) {
        let text = one_line(text);
        if !text.is_empty() {
            self.dropped.push((line, text));
        }
    }

    /// Notes what is no part of the text, unless the same words are noted already.
    pub(super) fn drop_text_once(&mut self, text: &str, line: usize) {
        let text = one_line(text);
        if self.dropped.iter().all(|(_, had)| *had != text) {
            self.drop_text(&text, line);
        }
    }
}

/// The texts of blocks, those of tables too.
pub(super) fn texts_of(blocks: Vec<Block>) -> Vec<String> {
    let of_block = |block: Block| match block.kind {
        Kind::Table(rows) => rows.into_iter().flat_map(|row| row.cells).flatten().collect(),
        _ => vec![block.text],
    };
    blocks.into_iter().flat_map(of_block).collect()
}

/// A text in one line, in NFC, with single spaces and no invisible characters.
pub(super) fn one_line(text: &str) -> String {
    let is_unseen = |c: &char| {
        matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
            || (c.is_control() && !c.is_whitespace())
    };
    let seen: String = text.chars().filter(|c| !is_unseen(c)).collect();
    viet_text::nfc(&seen.split_whitespace().collect::<Vec<_>>().join(" "))
}
