//! The hits of a search: as two lines of text each, the second with the words that were found marked; as JSON.

use std::io::{self, Write};
use std::ops::Range;

use serde::Serialize;

use super::json::Stream;
use super::list::Links;
use super::{Layout, json, linked, words};
use meeting_core::i18n::{Catalog, Message};
use meeting_core::rows::{Hit, Hits};
use viet_text::grapheme;
use viet_text::terminal::{terminal_safe, width};

/// How hits are shown.
#[derive(Debug, Clone, Copy)]
pub struct HitStyle<'s> {
    /// Whether colors may be used; without them, marks are shown as « and ».
    pub color: bool,
    /// The width of a line in columns.
    pub width: usize,
    /// Where links lead, on terminals that have them.
    pub links: Option<Links<'s>>,
}

/// Writes hits for people. `references` gives for each hit the shortest reference that is unique.
///
/// # Errors
/// Those of `out`.
pub fn hits(
    out: &mut dyn Write,
    catalog: &Catalog,
    style: HitStyle,
    hits: &[Hit],
    references: &[String],
) -> io::Result<()> {
    for (index, (hit, reference)) in hits.iter().zip(references).enumerate() {
        if index > 0 {
            writeln!(out)?;
        }
        let part = catalog.get(&format!("part-{}", hit.part.name())).unwrap_or_default();
        let date = hit.date.map(|date| words::day(catalog, date)).unwrap_or_default();
        let draft = hit.is_draft().then(|| catalog.say(&Message::new("hit-draft")));
        let who = hit.who.clone().filter(|who| !who.is_empty());
        let safe = |text: String| terminal_safe(&text).into_owned();
        let reference = match style.links {
            Some(Links { host, root }) => linked(&safe(reference.clone()), &root.join(&hit.file), Some(host)),
            None => safe(reference.clone()),
        };
        let place = [Some(safe(date)), Some(reference), Some(safe(part)), who.map(safe), draft.map(safe)];
        let line = place.into_iter().flatten().collect::<Vec<_>>().join(" · ");
        let (bold, reset) = if style.color { ("\u{1b}[1m", "\u{1b}[0m") } else { ("", "") };
        writeln!(out, "{bold}{line}{reset}")?;
        writeln!(out, "  {}", marked(&hit.snippet.text, &hit.snippet.marks, style))?;
    }
    Ok(())
}

/// As much of a text as fits on a line around its first mark, with the marks made visible.
fn marked(text: &str, marks: &[Range<usize>], style: HitStyle) -> String {
    let window = window(text, marks, style.width.saturating_sub(4));
    let (open, close) = if style.color { ("\u{1b}[1;33m", "\u{1b}[0m") } else { ("«", "»") };
    let mut line = String::new();
    if window.start > 0 {
        line.push_str("… ");
    }
    let mut at = window.start;
    // A mark may begin or end outside of the window.
    let shown = marks.iter().map(|mark| mark.start.max(window.start)..mark.end.min(window.end));
    for mark in shown.filter(|mark| mark.start < mark.end) {
        line.push_str(&terminal_safe(&text[at..mark.start]));
        line.push_str(open);
        line.push_str(&terminal_safe(&text[mark.clone()]));
        line.push_str(close);
        at = mark.end;
    }
    line.push_str(&terminal_safe(&text[at..window.end]));
    if window.end < text.len() {
        line.push_str(" …");
    }
    line
}

/// The part of a text, cut between words, that fits into `room` columns and has the most marked text.
fn window(text: &str, marks: &[Range<usize>], room: usize) -> Range<usize> {
    // For two ellipses, and the signs of a few marks.
    let room = room.saturating_sub(8).max(20);
    if width(text) <= room {
        return 0..text.len();
    }
    let words = grapheme::words(text);
    let word_at = |offset: usize| words.iter().position(|word| word.end >= offset).unwrap_or(0);
    let together = |first: usize| {
        let fits = |mark: &&Range<usize>| width(&text[marks[first].start..mark.end]) <= room;
        marks[first..].iter().take_while(fits).count().max(1)
    };
    // The earliest mark from which on the window has the most marked text; words in a row are one mark.
    let marked = |first: &usize| marks[*first..*first + together(*first)].iter().map(Range::len).sum::<usize>();
    let best = (0..marks.len()).rev().max_by_key(marked);
    let (mut from, mut to) = best.map_or((0, 0), |first| {
        let last = first + together(first) - 1;
        (word_at(marks[first].start + 1), word_at(marks[last].end))
    });
    if words.is_empty() {
        return 0..0;
    }
    let size = |from: usize, to: usize| width(&text[words[from].start..words[to].end]);
    while to > from && size(from, to) > room {
        to -= 1;
    }
    if size(from, to) > room {
        return within(text, words[from].start, room);
    }
    loop {
        // Two words of what follows for one of what comes before: reading goes on.
        let after = (1..=2)
            .filter_map(|more| Some(to + more).filter(|to| *to < words.len() && size(from, *to) <= room))
            .next_back();
        let grown = after.unwrap_or(to);
        let before = from.checked_sub(1).filter(|before| size(*before, grown) <= room).unwrap_or(from);
        if grown == to && before == from {
            return words[from].start..words[to].end;
        }
        (from, to) = (before, grown);
    }
}

/// As many characters of a word as fit into `room` columns.
fn within(text: &str, start: usize, room: usize) -> Range<usize> {
    let mut end = start;
    while end < text.len() {
        let next = grapheme::ceil(text, end + 1);
        if width(&text[start..next]) > room {
            break;
        }
        end = next;
    }
    start..end
}

/// The document that `search --format json` prints.
#[derive(Serialize)]
struct Document<I> {
    version: u32,
    kind: &'static str,
    total: usize,
    items: I,
}

/// Writes hits as one JSON document.
///
/// # Errors
/// Those of `out`.
pub fn hits_json(out: &mut dyn Write, hits: &Hits) -> io::Result<()> {
    let items = Stream::of(hits.hits.iter().map(Hit::item));
    json(out, &Document { version: 1, kind: "hits", total: hits.total, items }, Layout::Pretty)
}

/// Writes hits as JSON, one a line.
///
/// # Errors
/// Those of `out`.
pub fn hits_jsonl(out: &mut dyn Write, hits: &[Hit]) -> io::Result<()> {
    hits.iter().try_for_each(|hit| json(out, &hit.item(), Layout::Line))
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::prelude::*;
    use proptest::sample::select;

    use super::*;

    const PIECES: [&str; 7] =
        ["đảng", "u\u{309}y", "e\u{302}\u{301}", "👨\u{200d}👩", "漢字", "hoàn thành trước ngày", "x"];

    proptest! {
        #[test]
        fn a_line_is_a_piece_of_the_text_cut_between_letters(
            words in vec((select(&PIECES[..]), any::<bool>()), 1..60),
            columns in 20..120_usize,
        ) {
            let (mut text, mut marks) = (String::new(), Vec::new());
            for (number, (word, is_marked)) in words.iter().enumerate() {
                // Some words stand together, for a long time without a space.
                if number % 7 < 3 && number > 0 {
                    text.push(' ');
                }
                let start = text.len();
                text.push_str(word);
                if *is_marked && (number == 0 || grapheme::floor(&text, start) == start) {
                    marks.push(start..text.len());
                }
            }
            let room = columns.saturating_sub(8).max(20);
            let shown = window(&text, &marks, columns);
            prop_assert!(width(&text[shown.clone()]) <= room);
            prop_assert_eq!(grapheme::floor(&text, shown.start), shown.start);
            prop_assert_eq!(grapheme::ceil(&text, shown.end), shown.end);
            prop_assert!(marks.is_empty() || marks.iter().any(|mark| mark.start < shown.end && mark.end > shown.start));
            let style = HitStyle { color: false, width: columns + 4, links: None };
            let line = marked(&text, &marks, style);
            let plain: String = line.chars().filter(|letter| !['«', '»'].contains(letter)).collect();
            let plain = plain.strip_prefix("… ").unwrap_or(&plain);
            let plain = plain.strip_suffix(" …").unwrap_or(plain);
            prop_assert_eq!(plain, &text[shown]);
        }
    }
}
