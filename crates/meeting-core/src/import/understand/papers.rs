//! Several papers in one file, one behind the other.

use super::day_reader::DayReader;
use super::labels::{Label, labelled};
use super::text::{begins, lower, trimmed};
use super::zones::{Zones, closes};
use super::{casing, header, session};
use crate::import::document::{Block, Document, Kind};

/// What stands once in the letterhead of each paper.
const MOTTOS: [&str; 3] =
    ["cộng hòa xã hội chủ nghĩa việt nam", "cộng hoà xã hội chủ nghĩa việt nam", "đảng cộng sản việt nam"];

/// The papers of a document: where a letterhead follows what ends a paper, or the title of minutes of another day, another one
/// begins, if all have a title.
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
    let minutes = minutes_of_other_days(blocks);
    // A letterhead with a motto may stand above the title already.
    let is_new = |title: &usize| {
        let is_own = |start: usize| !minutes.iter().any(|other| (start..*title).contains(other));
        !starts.iter().any(|start| start <= title && is_own(*start))
    };
    let more: Vec<usize> =
        minutes.iter().skip(1).filter(|title| is_new(title)).map(|title| head_of(blocks, *title)).collect();
    starts.extend(more);
    starts.sort_unstable();
    let stops = starts.iter().skip(1).copied().chain([blocks.len()]);
    let part = |(number, (start, end)): (usize, (usize, usize))| Document {
        blocks: blocks[start..end].to_vec(),
        dropped: if number == 0 { document.dropped.clone() } else { Vec::new() },
        ..document.clone()
    };
    let papers: Vec<Document> = starts.iter().copied().zip(stops).enumerate().map(part).collect();
    (papers.len() > 1 && papers.iter().all(|paper| Zones::of(&paper.blocks).is_some())).then_some(papers)
}

/// Most blocks of a letterhead and a title, and of what says the day below it.
const LONGEST_HEAD: usize = 12;

/// The titles of the minutes in a document that name a day each, all of them different.
fn minutes_of_other_days(blocks: &[Block]) -> Vec<usize> {
    let is_title = |block: &Block| {
        block.text.starts_with("BIÊN BẢN") && !matches!(block.kind, Kind::Table(_)) && !block.text.ends_with([':', ';'])
    };
    let titles: Vec<usize> = (0..blocks.len()).filter(|at| is_title(&blocks[*at])).collect();
    let day = |title: &usize| {
        let below = blocks[*title..].iter().skip(1).take(LONGEST_HEAD).take_while(|block| !is_title(block));
        let says = |block: &&Block| {
            matches!(labelled(&block.text), Some((Label::Time, _))) || session::is_about_the_session(&block.text)
        };
        below.filter(says).find_map(|block| Some(DayReader::default().own_day(&block.text)?.date))
    };
    let days: Vec<_> = titles.iter().map(day).collect();
    let is_each = days.iter().enumerate().all(|(at, day)| day.is_some() && !days[..at].contains(day));
    if is_each { titles } else { Vec::new() }
}

/// Two blocks of which each is the title of a paper of its own, far enough apart.
pub(super) fn two_titles(document: &Document) -> Option<[&Block; 2]> {
    const TITLES: [&str; 3] = ["BIÊN BẢN", "GIẤY MỜI", "THÔNG BÁO"];
    let is_title = |block: &Block| {
        TITLES.iter().any(|title| block.text.starts_with(title))
            && !matches!(block.kind, Kind::Table(_))
            && !block.text.ends_with([':', ';'])
    };
    let titles: Vec<usize> = (0..document.blocks.len()).filter(|at| is_title(&document.blocks[*at])).collect();
    let [first, ..] = titles[..] else { return None };
    let second = titles.iter().find(|second| **second > first + LONGEST_HEAD)?;
    Some([&document.blocks[first], &document.blocks[*second]])
}

/// Where the letterhead above a title begins: lines in capitals, a number, a place and a day, as far as another text.
fn head_of(blocks: &[Block], title: usize) -> usize {
    let is_of_head = |at: &usize| {
        let block = &blocks[*at];
        has_motto(block)
            || !matches!(block.kind, Kind::Table(_))
                && (casing::is_capitals(&block.text) || header::is_matter(&block.text))
    };
    (title.saturating_sub(LONGEST_HEAD)..title).rev().take_while(is_of_head).last().unwrap_or(title)
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
