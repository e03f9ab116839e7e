//! Lines in columns: letterheads and signatures, which are read column by column, and tables.

use super::pages::Line;
use crate::import::document::{Row, one_line};

/// The blank columns between two texts of a line of a letterhead, and between the cells of a table.
const WIDE: usize = 4;
const NARROW: usize = 2;
/// How far down the first line with text of a letterhead may be, and the last line of signatures from the end.
const LETTERHEAD: usize = 6;
const SIGNATURES: usize = 3;
/// How many empty lines may be within a block of signatures: room to sign.
const ROOM: usize = 6;
/// The most bytes of a line in columns.
const WIDEST: usize = 1000;
/// The most lines of a letterhead or of signatures.
const LONGEST: usize = 60;

/// Lines that stand in columns.
pub(super) struct Region {
    /// How many lines it has.
    pub length: usize,
    pub shape: Shape,
}

pub(super) enum Shape {
    /// The lines of each column, with their numbers.
    Columns(Vec<Vec<(usize, String)>>),
    Table(Vec<Row>),
}

/// The columns that begin at a line; `None` where it is a line like others.
pub(super) fn region(lines: &[Line], from: usize) -> Option<Region> {
    let parts = pieces(&lines[from].text, NARROW).len();
    if parts >= 3
        && let Some(region) = table(lines, from)
    {
        return Some(region);
    }
    if pieces(&lines[from].text, WIDE).len() < 2 {
        return None;
    }
    let has_few =
        |lines: &[Line], most: usize| lines.iter().filter(|line| !line.text.trim().is_empty()).nth(most).is_none();
    let is_head = has_few(&lines[..from], LETTERHEAD - 1);
    if !is_head && !begins_signatures(&lines[from].text) {
        return None;
    }
    let near = &lines[..lines.len().min(from + LONGEST)];
    let (length, gaps) = extent(
        near,
        from,
        &Rules { width: WIDE, least: 1, room: if is_head { 2 } else { ROOM }, has_right_alone: !is_head },
    )?;
    let is_foot = has_few(&lines[from + length..], SIGNATURES);
    if !is_head && !is_foot {
        return None;
    }
    let mut columns: Vec<Vec<(usize, String)>> = vec![Vec::new(); gaps.len() + 1];
    for line in &lines[from..from + length] {
        for (column, text) in columns.iter_mut().zip(cells(&line.text, &gaps)) {
            column.push((line.number, text));
        }
    }
    Some(Region { length, shape: Shape::Columns(columns) })
}

/// Whether signatures begin so: recipients, or posts above which no text with a label or sentence is.
fn begins_signatures(text: &str) -> bool {
    let low = text.to_lowercase();
    low.trim_start().starts_with("nơi nhận")
        || pieces(text, WIDE).iter().all(|(start, end)| {
            let words: String = text.chars().skip(*start).take(end - start).collect();
            words.starts_with(|c: char| c.is_uppercase() || c == '(') && !words.contains([':', ';', '.'])
                || super::is_capitals(&words)
        })
}

/// What lines must be to stand in columns.
struct Rules {
    /// The blank columns between two texts of a line.
    width: usize,
    /// How many columns must be blank in all lines.
    least: usize,
    /// How many empty lines may be between.
    room: usize,
    /// Whether a line may have a text on the right alone.
    has_right_alone: bool,
}

/// How many lines from here on leave the same columns blank, and these columns.
///
/// A group of lines behind an empty one belongs to them if it has texts in several columns, or on the right alone.
fn extent(lines: &[Line], from: usize, rules: &Rules) -> Option<(usize, Vec<(usize, usize)>)> {
    let mut occupied = Vec::new();
    let mut best = None;
    let mut at = from;
    loop {
        let group = at;
        let mut is_of_columns = false;
        let mut is_whole = true;
        let mut with_group = occupied.clone();
        let mut of_group = None;
        for line in lines[at..].iter().take_while(|line| !line.text.trim().is_empty()) {
            let mut with_line = with_group.clone();
            occupy(&mut with_line, &line.text);
            let gaps = gaps(&with_line, NARROW);
            if gaps.len() < rules.least || line.text.len() > WIDEST {
                is_whole = false;
                break;
            }
            let starts = line.text.chars().take_while(|c| *c == ' ').count();
            is_of_columns |=
                pieces(&line.text, rules.width).len() > 1 || (rules.has_right_alone && starts >= gaps[0].1);
            at += 1;
            with_group = with_line;
            of_group = Some(gaps);
        }
        if !is_of_columns || !(is_whole || group == from) {
            break;
        }
        best = of_group.map(|gaps| (at - from, gaps));
        occupied = with_group;
        let next = lines[at..].iter().take(rules.room + 1).position(|line| !line.text.trim().is_empty());
        match next {
            Some(empty) if is_whole => at += empty,
            _ => break,
        }
    }
    best
}

/// A table of at least two lines with three cells that begins here.
fn table(lines: &[Line], from: usize) -> Option<Region> {
    let (length, gaps) = extent(lines, from, &Rules { width: NARROW, least: 2, room: 1, has_right_alone: false })?;
    let region = &lines[from..from + length];
    let full = region.iter().filter(|line| pieces(&line.text, NARROW).len() >= 3).count();
    if full < 2 {
        return None;
    }
    let is_number = |text: &str| {
        let text = text.trim_end_matches('.');
        !text.is_empty() && text.len() <= 3 && text.bytes().all(|c| c.is_ascii_digit())
    };
    let all: Vec<(&Line, Vec<String>)> = region.iter().map(|line| (line, cells(&line.text, &gaps))).collect();
    let is_numbered = all.iter().any(|(_, cells)| is_number(&cells[0]));
    let mut rows: Vec<Row> = Vec::new();
    let mut is_below_gap = true;
    for (line, cells) in all {
        let filled = cells.iter().filter(|cell| !cell.is_empty()).count();
        if filled == 0 {
            is_below_gap = true;
            continue;
        }
        let is_new = match rows.len() {
            0 => true,
            _ if is_numbered => is_number(&cells[0]),
            _ => !cells[0].is_empty() && (is_below_gap || filled >= 2),
        };
        is_below_gap = false;
        if is_new {
            rows.push(Row { line: line.number, cells: vec![Vec::new(); gaps.len() + 1] });
        }
        for (cell, text) in rows.last_mut()?.cells.iter_mut().zip(cells).filter(|(_, text)| !text.is_empty()) {
            match cell.last_mut() {
                Some(before) => *before += &format!(" {text}"),
                None => cell.push(text),
            }
        }
    }
    Some(Region { length, shape: Shape::Table(rows) })
}

/// Where the texts of a line are that have so many spaces between.
pub(super) fn pieces(text: &str, width: usize) -> Vec<(usize, usize)> {
    let mut found: Vec<(usize, usize)> = Vec::new();
    for (at, _) in text.chars().enumerate().filter(|(_, c)| !c.is_whitespace()) {
        match found.last_mut() {
            Some((_, end)) if at < *end + width => *end = at + 1,
            _ => found.push((at, at + 1)),
        }
    }
    found
}

fn occupy(occupied: &mut Vec<bool>, text: &str) {
    // A single space is within a text.
    for (start, end) in pieces(text, NARROW) {
        if occupied.len() < end {
            occupied.resize(end, false);
        }
        occupied[start..end].fill(true);
    }
}

/// The columns that no line occupies, between those that some do.
fn gaps(occupied: &[bool], width: usize) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let mut start = None;
    for (at, is_text) in occupied.iter().enumerate().skip_while(|(_, is_text)| !**is_text) {
        match (is_text, start) {
            (false, None) => start = Some(at),
            (true, Some(from)) => {
                if at - from >= width {
                    found.push((from, at));
                }
                start = None;
            }
            _ => {}
        }
    }
    found
}

/// The texts of a line between the gaps.
fn cells(text: &str, gaps: &[(usize, usize)]) -> Vec<String> {
    let letters: Vec<char> = text.chars().collect();
    let part = |from: usize, to: usize| {
        let to = to.min(letters.len());
        one_line(&letters[from.min(to)..to].iter().collect::<String>())
    };
    let mut from = 0;
    let mut found = Vec::new();
    for (start, end) in gaps {
        found.push(part(from, *start));
        from = *end;
    }
    found.push(part(from, usize::MAX));
    found
}
