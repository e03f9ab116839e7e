//! Several papers in one file, one behind the other.

use super::casing;
use super::text::{begins, lower, trimmed};
use super::zones::{Zones, closes};
use crate::import::document::{Block, Document, Kind};

/// What stands once in the letterhead of each paper.
const MOTTOS: [&str; 3] =
    ["cộng hòa xã hội chủ nghĩa việt nam", "cộng hoà xã hội chủ nghĩa việt nam", "đảng cộng sản việt nam"];

/// The papers of a document: where a letterhead follows what ends a paper, another one begins, if all have a title.
pub(super) fn papers(document: &Document) -> Option<Vec<Document>> {
    let blocks = &document.blocks;
    let mottos: Vec<usize> = (0..blocks.len()).filter(|at| has_motto(&blocks[*at])).collect();
    let mut starts = vec![0];
    for pair in mottos.windows(2) {
        let [before, motto] = *pair else { continue };
        if blocks[before..motto].iter().any(ends) {
            starts.push(start(blocks, before, motto));
        }
    }
    let stops = starts.iter().skip(1).copied().chain([blocks.len()]);
    let part = |(number, (start, end)): (usize, (usize, usize))| Document {
        blocks: blocks[start..end].to_vec(),
        dropped: if number == 0 { document.dropped.clone() } else { Vec::new() },
        ..document.clone()
    };
    let papers: Vec<Document> = starts.iter().copied().zip(stops).enumerate().map(part).collect();
    (papers.len() > 1 && papers.iter().all(|paper| Zones::of(&paper.blocks).is_some())).then_some(papers)
}

/// Where the letterhead with the motto begins: the lines in capitals above it are of who issues the paper, as far as the name
/// of who signed the one before.
fn start(blocks: &[Block], before: usize, motto: usize) -> usize {
    let is_of_letterhead = |block: &Block| {
        !matches!(block.kind, Kind::Table(_))
            && (casing::is_capitals(&block.text) || begins(&lower(&block.text), &["số:", "số"]))
    };
    (before + 1..motto).rev().take_while(|at| is_of_letterhead(&blocks[*at])).last().unwrap_or(motto)
}

fn has_motto(block: &Block) -> bool {
    let is_motto = |text: &str| MOTTOS.contains(&trimmed(&lower(text)));
    match &block.kind {
        Kind::Table(rows) => rows.iter().flat_map(|row| row.cells.iter().flatten()).any(|text| is_motto(text)),
        _ => is_motto(&block.text),
    }
}

/// Whether a paper ends here: "…/.", "Nơi nhận:".
fn ends(block: &Block) -> bool {
    let is_end = |text: &str| text.trim_end().ends_with("/.") || begins(&lower(text), &["nơi nhận"]) || closes(text);
    match &block.kind {
        Kind::Table(rows) => rows.iter().flat_map(|row| row.cells.iter().flatten()).any(|text| is_end(text)),
        _ => is_end(&block.text),
    }
}
