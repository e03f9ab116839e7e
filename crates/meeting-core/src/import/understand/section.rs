//! Which part of a paper a block is in, and how a reader goes down the tree of the blocks.

use super::boilerplate;
use super::extraction::Extraction;
use super::people::Context;
use super::tree::Node;
use crate::import::document::{Block, Kind, Row};

/// A longer paragraph is kept as text: nobody speaks that long in one.
pub(super) const LONGEST: usize = 32 << 10;

/// Which part of a paper a block is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Section {
    /// Before anything has begun.
    Head,
    /// A list of people.
    People(Context),
    Agenda,
    Body,
    /// What whoever led the meeting concluded from it.
    Conclusion,
    Decisions,
    Actions,
    Recipients,
    /// What is not of this meeting.
    Aside,
    /// After the end: signatures.
    Foot,
}

impl Section {
    /// What the section implies for the people in it.
    pub fn people(self) -> Context {
        match self {
            Self::People(context) => context,
            _ => Context::default(),
        }
    }
}

/// Reads the blocks of a tree. What a block says holds for what stands under it, or also for what follows it.
pub(super) trait Reader {
    /// What holds for a block by what it stands under.
    type Scope: Clone;

    fn extraction(&mut self) -> &mut Extraction;

    fn table(&mut self, rows: &[Row], scope: &Self::Scope);

    /// Reads a block of text and what stands under it; returns what holds for those beside it from here on, if that
    /// changes.
    fn text(&mut self, node: &Node, scope: &Self::Scope) -> Option<Self::Scope>;

    fn nodes(&mut self, nodes: &[Node], scope: &Self::Scope) {
        let mut scope = scope.clone();
        for node in nodes {
            if let Some(next) = self.node(node, &scope) {
                scope = next;
            }
        }
    }

    fn node(&mut self, node: &Node, scope: &Self::Scope) -> Option<Self::Scope> {
        if let Kind::Table(rows) = &node.block.kind {
            self.table(rows, scope);
            return None;
        }
        if set_aside(&node.block, self.extraction()) {
            self.nodes(&node.children, scope);
            return None;
        }
        self.text(node, scope)
    }
}

/// The rows of a table with a label before each value ("Time | 9:00") as labelled lines.
pub(super) fn labelled_rows(rows: &[Row], is_label: impl Fn(&str) -> bool) -> Option<Vec<Block>> {
    let labels = rows.iter().filter(|row| matches!(&row.cells[..], [name, _] if is_label(&name.join(" "))));
    if rows.len() < 2 || labels.count() * 2 < rows.len() {
        return None;
    }
    let block = |row: &Row| {
        let (name, texts) = row.cells.split_first()?;
        let texts: Vec<String> = texts.iter().flatten().cloned().collect();
        let text = format!("{}: {}", name.join(" ").trim_end_matches(':'), texts.join("; "));
        Some(Block { kind: Kind::Paragraph, text, line: row.line, depth: 0 })
    };
    Some(rows.iter().filter_map(block).collect())
}

/// Keeps a block that no reader understands: one that is too long is left over, the furniture of a page is dropped.
pub(super) fn set_aside(block: &Block, extraction: &mut Extraction) -> bool {
    if block.text.len() > LONGEST {
        extraction.leave(block.line, &block.text);
    } else if boilerplate::is_furniture(&block.text) {
        extraction.dropped.push((block.line, block.text.clone()));
    } else {
        return false;
    }
    true
}
