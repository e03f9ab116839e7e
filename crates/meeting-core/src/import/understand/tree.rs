//! The blocks of a document as a tree: what stands under which heading, announcement or item.

use super::text::{Marker, marker, without_mark};
use crate::import::document::{Block, Kind};

/// A block and what stands under it.
#[derive(Debug, Clone)]
pub(super) struct Node {
    pub block: Block,
    pub mark: Mark,
    pub children: Vec<Node>,
}

/// What a block begins with, or is, which decides how deep it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    /// A heading of the format.
    Heading(u8),
    /// A line in capitals.
    Capitals,
    /// The number, letter or sign of an item.
    Marked(Marker),
    /// An item of a list of the format; 1 is the outermost.
    Listed(u8),
    /// No mark: a paragraph, a caption.
    Plain,
    Table,
}

impl Mark {
    pub fn of(block: &Block) -> Self {
        match block.kind {
            Kind::Table(_) => return Self::Table,
            Kind::Caption => return Self::Plain,
            // Whether the outermost numbers are typed or counted by the format makes no difference.
            Kind::Item if block.depth > 1 || (block.depth == 1 && marker(&block.text).is_none()) => {
                return Self::Listed(block.depth);
            }
            _ => {}
        }
        let is_capitals = super::casing::is_capitals(without_mark(&block.text));
        match (&block.kind, marker(&block.text)) {
            (Kind::Heading(level), _) if !is_capitals => Self::Heading(*level),
            (_, Some(marker)) => Self::Marked(marker),
            (Kind::Heading(level), None) => Self::Heading(*level),
            _ if is_capitals => Self::Capitals,
            (Kind::Item, None) => Self::Listed(1),
            _ => Self::Plain,
        }
    }
}

impl Node {
    /// Its text without its mark.
    pub fn text(&self) -> &str {
        without_mark(&self.block.text)
    }

    /// Whether it announces what follows: it ends with a colon.
    pub fn announces(&self) -> bool {
        self.block.text.trim_end().ends_with(':')
    }

    /// Whether it is a title rather than a sentence.
    pub fn is_title(&self) -> bool {
        let text = self.block.text.trim_end();
        matches!(self.mark, Mark::Heading(_) | Mark::Capitals)
            || (self.mark != Mark::Plain && text.split(' ').count() <= 24 && !text.ends_with(['.', ';', ',', '!', '?']))
    }

    /// Whether a paragraph without a mark stands under it.
    fn holds_paragraphs(&self) -> bool {
        match self.mark {
            Mark::Heading(_) | Mark::Capitals => true,
            Mark::Plain | Mark::Table | Mark::Listed(_) => false,
            // What an announcement with items announces are its items.
            Mark::Marked(_) => {
                self.is_title() && (!self.announces() || self.children.iter().all(|one| one.mark == Mark::Plain))
            }
        }
    }
}

/// Puts each block under what it belongs to.
pub(super) fn tree(blocks: impl IntoIterator<Item = Block>) -> Vec<Node> {
    let (mut roots, mut open) = (Vec::new(), Vec::new());
    for block in blocks {
        let mark = Mark::of(&block);
        let keep = keep(&open, mark);
        close(&mut open, keep, &mut roots);
        open.push(Node { block, mark, children: Vec::new() });
    }
    close(&mut open, 0, &mut roots);
    roots
}

/// How many of the open blocks stay open before one with this mark.
fn keep(open: &[Node], mark: Mark) -> usize {
    let is_paragraph = |node: &Node| matches!(node.mark, Mark::Plain | Mark::Table) && !node.announces();
    let without_paragraphs = |mut keep: usize| {
        while keep > 0 && is_paragraph(&open[keep - 1]) {
            keep -= 1;
        }
        keep
    };
    match mark {
        Mark::Heading(level) => {
            open.iter().take_while(|one| matches!(one.mark, Mark::Heading(above) if above < level)).count()
        }
        Mark::Capitals => open.iter().take_while(|one| matches!(one.mark, Mark::Heading(_))).count(),
        Mark::Listed(depth) => {
            let keep = open.iter().position(|one| matches!(one.mark, Mark::Listed(own) if own >= depth));
            without_paragraphs(keep.unwrap_or(open.len()))
        }
        Mark::Marked(_) => match open.iter().rposition(|one| one.mark == mark) {
            Some(same) => same,
            None => without_paragraphs(open.len()),
        },
        Mark::Plain | Mark::Table => {
            let mut keep = open.len();
            let holds = |node: &Node| {
                node.holds_paragraphs() || (mark == Mark::Table && node.announces() && node.children.is_empty())
            };
            while keep > 0 && !holds(&open[keep - 1]) {
                keep -= 1;
            }
            keep
        }
    }
}

fn close(open: &mut Vec<Node>, keep: usize, roots: &mut Vec<Node>) {
    while open.len() > keep {
        let Some(node) = open.pop() else { return };
        match open.last_mut() {
            Some(parent) => parent.children.push(node),
            None => roots.push(node),
        }
    }
}
