//! Several meetings in one file: a log with a heading of its day above each.

use chrono::NaiveDate;

use super::labels::{self, Label};
use super::opening;
use crate::import::document::{Block, Document, Kind};
use crate::import::understand::day_reader::DayReader;
use crate::import::understand::people::Context;

/// The meetings of a document: where at least two headings of one level name different days, and half of what stands
/// under them says who was there, each is one, with the title of the document; else the document is one.
pub(in crate::import::understand) fn meetings(document: &Document) -> Vec<Document> {
    let Some(starts) = starts(&document.blocks) else { return vec![document.clone()] };
    let head: Vec<Block> = document.blocks[..starts[0].0].iter().take(1).cloned().collect();
    let ends = starts.iter().skip(1).map(|(at, _)| *at).chain([document.blocks.len()]);
    let part = |(number, (start, end)): (usize, (usize, usize))| {
        let mut blocks = head.clone();
        if number == 0 {
            blocks.extend(document.blocks[head.len().min(starts[0].0)..starts[0].0].iter().cloned());
        }
        blocks.extend(document.blocks[start..end].iter().cloned());
        let dropped = if number == 0 { document.dropped.clone() } else { Vec::new() };
        Document { blocks, dropped, published: None, ..document.clone() }
    };
    starts.iter().map(|(at, _)| *at).zip(ends).enumerate().map(part).collect()
}

/// Where the meetings begin, and their days.
fn starts(blocks: &[Block]) -> Option<Vec<(usize, NaiveDate)>> {
    let in_year = blocks.iter().take(6).find_map(|block| opening::year(&block.text));
    let dated = |level: u8| -> Vec<(usize, NaiveDate)> {
        let headings = blocks.iter().enumerate().filter(|(_, block)| block.kind == Kind::Heading(level));
        headings
            .filter_map(|(at, block)| Some((at, opening::day_of_heading(&block.text, in_year, DayReader::ANY)?.date)))
            .collect()
    };
    let starts = (1..=6).map(dated).find(|starts| starts.len() > 1)?;
    let mut days: Vec<NaiveDate> = starts.iter().map(|(_, day)| *day).collect();
    days.sort_unstable();
    days.dedup();
    let ends = starts.iter().skip(1).map(|(at, _)| *at).chain([blocks.len()]);
    let says_who = |(start, end): (usize, usize)| {
        blocks[start..end].iter().any(|block| {
            let label = labels::labelled(&block.text).map(|(label, _)| label).or_else(|| labels::label(&block.text));
            matches!(label, Some(Label::People(Context { role: None, .. })))
        })
    };
    let with_people = starts.iter().map(|(at, _)| *at).zip(ends).filter(|section| says_who(*section)).count();
    (days.len() == starts.len() && with_people * 2 >= starts.len()).then_some(starts)
}
