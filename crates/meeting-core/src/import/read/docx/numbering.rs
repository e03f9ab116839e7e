//! The numbers that Word puts in front of paragraphs and that are in no text.

use std::collections::HashMap;

use roxmltree::Node;

use super::super::package::{attribute, child, is};
use super::is_on;
use crate::import::read::numbers::{letters, roman};

/// How many levels a list has.
const LEVELS: usize = 9;
/// The longest text of a level: every item has it.
const LONGEST: usize = 64;

/// The lists of a document, and how far each has been counted.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    /// The kinds of list, by their ids.
    kinds: HashMap<String, Kind>,
    lists: HashMap<String, List>,
}

/// A kind of list. Lists of one kind are counted together.
#[derive(Debug, Default)]
struct Kind {
    levels: [Level; LEVELS],
    counts: [Option<usize>; LEVELS],
}

#[derive(Debug, Clone)]
struct Level {
    start: usize,
    format: String,
    /// What is shown, with `%1` for the number of the first level.
    text: String,
    /// After which level it starts again, counted from 1; 0 is never.
    restart: Option<usize>,
    /// Whether the numbers of the levels above are shown as digits.
    is_legal: bool,
}

impl Default for Level {
    fn default() -> Self {
        Self { start: 1, format: "none".to_owned(), text: String::new(), restart: None, is_legal: false }
    }
}

#[derive(Debug, Default)]
struct List {
    kind: String,
    /// The levels that this list has otherwise than its kind.
    own: HashMap<usize, Level>,
    /// Where this list starts again, until it has.
    starts: HashMap<usize, usize>,
}

impl Numbering {
    pub fn of(part: &roxmltree::Document) -> Self {
        let mut numbering = Self::default();
        for node in part.root_element().children() {
            if is(node, "abstractNum")
                && let Some(id) = attribute(node, "abstractNumId")
            {
                let mut kind = Kind::default();
                for (at, level) in levels(node) {
                    kind.levels[at] = level;
                }
                numbering.kinds.insert(id.to_owned(), kind);
            } else if is(node, "num")
                && let (Some(id), Some(kind)) = (attribute(node, "numId"), value(node, "abstractNumId"))
            {
                let mut list = List { kind: kind.to_owned(), ..List::default() };
                for change in node.children().filter(|node| is(*node, "lvlOverride")) {
                    list.own.extend(levels(change));
                    if let (Some(at), Some(start)) = (level_of(change), number(change, "startOverride")) {
                        list.starts.insert(at, start);
                    }
                }
                numbering.lists.insert(id.to_owned(), list);
            }
        }
        numbering
    }

    /// The number of the next item of a list; `None` where it has a bullet or nothing.
    pub fn next(&mut self, list: &str, level: usize) -> Option<String> {
        let list = self.lists.get_mut(list)?;
        let kind = self.kinds.get_mut(&list.kind)?;
        let of = |at: usize| list.own.get(&at).unwrap_or(&kind.levels[at]);
        let count = match (list.starts.remove(&level), kind.counts[level]) {
            (Some(start), _) => start,
            (None, Some(count)) => count + 1,
            (None, None) => of(level).start,
        };
        kind.counts[level] = Some(count);
        for below in level + 1..LEVELS {
            if of(below).restart.is_none_or(|after| level < after) {
                kind.counts[below] = None;
            }
        }
        let shown = of(level);
        if matches!(shown.format.as_str(), "bullet" | "none") {
            return None;
        }
        let mut text = shown.text.clone();
        for above in 0..=level {
            let one = of(above);
            let format = if shown.is_legal { "decimal" } else { one.format.as_str() };
            let count = kind.counts[above].unwrap_or(one.start);
            text = text.replace(&format!("%{}", above + 1), &in_format(count, format));
        }
        Some(text).filter(|text| !text.trim().is_empty())
    }
}

/// The levels that are defined in an element.
fn levels(parent: Node) -> Vec<(usize, Level)> {
    let level = |node: Node| {
        let level = Level {
            start: number(node, "start").unwrap_or(0),
            format: value(node, "numFmt").unwrap_or("decimal").to_owned(),
            text: value(node, "lvlText").filter(|text| text.len() <= LONGEST).unwrap_or_default().to_owned(),
            restart: number(node, "lvlRestart"),
            is_legal: child(node, "isLgl").is_some_and(is_on),
        };
        Some((level_of(node)?, level))
    };
    parent.children().filter(|node| is(*node, "lvl")).filter_map(level).collect()
}

fn level_of(node: Node) -> Option<usize> {
    attribute(node, "ilvl").and_then(|level| level.parse().ok()).filter(|level| *level < LEVELS)
}

fn value<'a>(node: Node<'a, '_>, name: &str) -> Option<&'a str> {
    child(node, name).and_then(|one| attribute(one, "val"))
}

/// A number that stays small enough to count on.
fn number(node: Node, name: &str) -> Option<usize> {
    value(node, name).and_then(|text| text.parse::<u16>().ok()).map(usize::from)
}

fn in_format(count: usize, format: &str) -> String {
    match format {
        "lowerLetter" => letters(count),
        "upperLetter" => letters(count).to_uppercase(),
        "lowerRoman" => roman(count),
        "upperRoman" => roman(count).to_uppercase(),
        "decimalZero" => format!("{count:02}"),
        _ => count.to_string(),
    }
}
