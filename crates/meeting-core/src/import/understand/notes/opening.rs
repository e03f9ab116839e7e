//! The head of English minutes: the title, the day and the hours, the place.

use super::labels::{self, Label};
use crate::import::document::{Block, Kind};
use crate::import::understand::boilerplate;
use crate::import::understand::dates::{Day, times};
use crate::import::understand::day_reader::DayReader;
use crate::import::understand::extraction::{Extraction, Value};
use crate::import::understand::session;
use crate::import::understand::text::{begins, capitalized, first, has, lower, marker, trimmed};
use crate::recognize::Certainty;
use chrono::Datelike;
use std::ops::Range;
use viet_text::date::english_weekday;

/// What sessions are called.
const SESSIONS: [&str; 22] = [
    "minutes",
    "meeting",
    "session",
    "assembly",
    "conference",
    "retro",
    "retrospective",
    "stand-up",
    "standup",
    "sync",
    "call",
    "teleconference",
    "agm",
    "notes",
    "workshop",
    "review",
    "hearing",
    "telecon",
    "plenary",
    "roundtable",
    "kickoff",
    "weekly",
];

/// Words that name a place in a line of the head.
const PLACES: [&str; 25] = [
    "room",
    "hall",
    "library",
    "video call",
    "online",
    "zoom",
    "teams",
    "conference call",
    "teleconference",
    "virtual",
    "house",
    "centre",
    "center",
    "building",
    "office",
    "clubhouse",
    "boathouse",
    "church",
    "school",
    "union",
    "hotel",
    "floor",
    "google meet",
    "chambers",
    "webex",
];

/// Words between a title and its day.
const BEFORE_A_DAY: [&str; 4] = ["on", "held", "dated", "of"];

/// Whether a word stands before a day and belongs to it: a weekday, "held", "on".
fn goes_before_a_day(low: &str) -> bool {
    english_weekday(low).is_some() || BEFORE_A_DAY.contains(&low)
}

/// Most words of a title.
const LONGEST: usize = 24;

/// Most lines of a title.
const MOST_LINES: usize = 3;

/// How far down the title may begin.
const LOWEST: usize = 8;

/// Whether a heading says that it is minutes, and whose: "Meeting Minutes: Data Platform Steering Committee".
fn is_named_minutes(block: &Block) -> bool {
    let names_minutes = |(label, at): (Label, usize)| label == Label::Notes && at < block.text.len();
    matches!(block.kind, Kind::Heading(_)) && labels::labelled(&block.text).is_some_and(names_minutes)
}

/// Takes the title, and the day and place around it; returns the blocks of the title.
pub(super) fn take_title(blocks: &[Block], document_title: Option<&str>, extraction: &mut Extraction) -> Range<usize> {
    let is_title = |block: &Block| {
        let text = block.text.trim();
        matches!(block.kind, Kind::Heading(_) | Kind::Paragraph)
            && text.split(' ').count() <= LONGEST
            && !(text.ends_with([':', ';']) || (text.ends_with('.') && !is_short_form_at_end(text)))
            && (labels::labelled(text).is_none() || is_named_minutes(block))
            && labels::group(text).is_none()
            && !boilerplate::is_furniture(text)
            && (text.chars().any(char::is_alphabetic) || is_only_a_day(text))
            && (labels::label(text).is_none() || std::ptr::eq(block, &raw const blocks[0]))
    };
    let near = || blocks.iter().take(LOWEST);
    let heading = near().position(|block| matches!(block.kind, Kind::Heading(_)) && is_title(block));
    let Some(start) = heading.filter(|at| *at < 4).or_else(|| near().take(3).position(is_title)).or(heading) else {
        return 0..0;
    };
    let line = blocks[start].line;
    let mut parts: Vec<String> = Vec::new();
    let mut end = start;
    while let Some(block) = blocks.get(end).filter(|block| end < start + MOST_LINES && is_title(block)) {
        let text = block.text.as_str();
        let low = lower(text);
        if is_only_a_day(text) {
            take_day(text, block.line, extraction);
            end += 1;
            if parts.is_empty() {
                parts.push(trimmed(text).to_owned());
            }
            continue;
        }
        // "MINUTES OF THE 94th ANNUAL GENERAL MEETING held in the Boathouse on Saturday …"
        let (own, rest) = match super::super::text::find(&low, "held").filter(|at| *at > 8) {
            Some(at) => (trimmed(&text[..at]), &text[at..]),
            None => (text, ""),
        };
        if end > start {
            let says_before = has(&lower(&parts.join(" ")), &SESSIONS);
            let is_part = has(&lower(own), &SESSIONS)
                && times(own).is_empty()
                && (labels::label(own).is_none() || !says_before)
                && (begins(&low, &["minutes", "meeting", "draft minutes"])
                    || !says_before
                    || matches!(block.kind, Kind::Paragraph))
                && marker(own).is_none()
                && own.split(' ').count() <= 16;
            if !is_part {
                break;
            }
        }
        take_day(text, block.line, extraction);
        take_place(rest, block.line, extraction);
        parts.push(without_day(own).to_owned());
        end += 1;
    }
    // A day alone is a title where nothing else is.
    if parts.len() > 1 && is_only_a_day(&parts[0]) {
        parts.remove(0);
    }
    let written = parts.join(" ");
    let text = if written.trim().is_empty() { document_title.unwrap_or_default() } else { written.trim() };
    if text.is_empty() {
        return start..end;
    }
    let title = if parts.join(" ") == text {
        parts.iter().map(|part| in_title_case(part)).collect::<Vec<_>>().join(" ")
    } else {
        in_title_case(text)
    };
    if title != text {
        extraction.set("source.title", Value::sure(text, line));
    }
    if let Some(kind) = session::kind(&title) {
        extraction.set("session.kind", Value::sure(kind, line));
    }
    extraction.title = Some(Value::sure(capitalized(&title), line));
    start..end
}

/// Takes the title from the subject of a mail: "Re: Notes from today's platform sync".
pub(super) fn take_subject((line, subject): &(usize, String), extraction: &mut Extraction) {
    let line = *line;
    let mut title = subject.trim();
    loop {
        let low = lower(title);
        let before = ["re:", "fwd:", "fw:", "[minutes]", "[notes]"].into_iter().find(|before| low.starts_with(before));
        match before {
            Some(before) => title = title[before.len()..].trim_start(),
            None => break,
        }
    }
    take_day(title, line, extraction);
    let title = without_day(title);
    if let Some(kind) = session::kind(title) {
        extraction.set("session.kind", Value::sure(kind, line));
    }
    extraction.title = Some(Value::sure(capitalized(title), line));
}

/// Whether a title names a session.
pub(super) fn names_session(title: &str) -> bool {
    let low = lower(title);
    title.split(' ').count() <= LONGEST && has(&low, &SESSIONS) && !low.ends_with('.')
}

/// The year that a text names: "Compiler team updates, June 2025".
pub(super) fn year(text: &str) -> Option<i32> {
    let years = text.split(|c: char| !c.is_ascii_digit()).filter(|digits| digits.len() == 4);
    years.filter_map(|digits| digits.parse().ok()).find(|year| (1900..2200).contains(year))
}

/// The day of a heading that names one; without a year, it is one of the given year, if a weekday does not say otherwise:
/// "Mon 3 February".
pub(super) fn day_of_heading(text: &str, in_year: Option<i32>, reader: DayReader) -> Option<Day> {
    if text.split(' ').count() > 8 {
        return None;
    }
    if let Some(day) = reader.own_day(text) {
        return Some(day);
    }
    let whole = format!("{} {}", trimmed(text), in_year?);
    let day = reader
        .own_day(&whole)
        .filter(|day| day.span.end == whole.len() && is_around_a_day(&whole[..day.span.start]))?;
    let low = lower(text);
    let named = low.split(|c: char| !c.is_alphabetic()).find_map(english_weekday);
    named.is_none_or(|named| day.date.weekday() == named).then_some(day)
}

/// Whether a heading is a day without its year.
pub(super) fn is_a_day_of_a_year(text: &str) -> bool {
    DayReader::ANY.own_day(text).is_none()
        && day_of_heading(text, Some(2024), DayReader::ANY).or(day_of_heading_without_weekday(text)).is_some()
}

fn day_of_heading_without_weekday(text: &str) -> Option<Day> {
    let words: Vec<&str> = text.split([' ', ',']).filter(|word| !goes_before_a_day(&lower(word))).collect();
    day_of_heading(&words.join(" "), Some(2024), DayReader::ANY)
}

/// Takes the day of the first heading behind the title, in the year that the head names.
pub(super) fn take_day_of_heading(behind: &[Block], blocks: &[Block], extraction: &mut Extraction) {
    if extraction.get("session.date").is_some() {
        return;
    }
    let Some(heading) = behind.iter().take(4).find(|block| matches!(block.kind, Kind::Heading(_))) else { return };
    let in_year = blocks.iter().take(6).find_map(|block| year(&block.text));
    if let Some(day) = day_of_heading(&heading.text, in_year, extraction.days) {
        extraction.set("session.date", value_of(&day, &heading.text, heading.line));
    }
}

/// "INC." at the end of a line is a short form.
fn is_short_form_at_end(text: &str) -> bool {
    let last = text.trim_end_matches('.').rsplit(' ').next().unwrap_or_default();
    matches!(lower(last).as_str(), "inc" | "ltd" | "co" | "llc" | "corp" | "no" | "jr" | "st")
}

/// Whether a text says a day and nothing else.
pub(super) fn is_only_a_day(text: &str) -> bool {
    match &DayReader::ANY.days(text)[..] {
        [day] => is_around_a_day(&text[..day.span.start]) && is_around_a_day(&text[day.span.end..]),
        _ => false,
    }
}

/// Whether a text says hours and nothing else: "7:00 P.M.".
pub(super) fn is_only_hours(text: &str) -> bool {
    !times(text).is_empty() && is_around_a_day(text)
}

/// Whether words around a day belong to it: weekdays and hours.
fn is_around_a_day(text: &str) -> bool {
    let low = lower(text);
    low.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()).all(|word| {
        goes_before_a_day(word)
            || matches!(
                word,
                "am" | "pm"
                    | "a"
                    | "p"
                    | "m"
                    | "at"
                    | "from"
                    | "to"
                    | "utc"
                    | "gmt"
                    | "cet"
                    | "cest"
                    | "est"
                    | "edt"
                    | "pst"
                    | "pdt"
                    | "bst"
            )
    })
}

/// A title without the day at its end: the session has it.
fn without_day(title: &str) -> &str {
    let Some(day) = DayReader::ANY.days(title).into_iter().next_back() else { return title };
    if !is_around_a_day(&title[day.span.end..]) {
        return title;
    }
    let mut before = &title[..day.span.start];
    loop {
        let shorter = before.trim_end_matches([' ', ',', '(', '-', '–', '—', '|', '.', ':', '/']);
        let word = shorter.rsplit([' ', '(']).next().unwrap_or_default();
        if lower(word) == "of" {
            return title;
        }
        if goes_before_a_day(&lower(word)) && word.len() < shorter.len() {
            before = &shorter[..shorter.len() - word.len()];
        } else {
            before = shorter;
            break;
        }
    }
    if before.is_empty() { title } else { before }
}

/// A title in capitals as titles are written.
fn in_title_case(title: &str) -> String {
    const SMALL: [&str; 12] = ["of", "the", "and", "for", "in", "on", "at", "to", "a", "an", "with", "by"];
    let letters = title.chars().filter(|c| c.is_alphabetic());
    let (upper, all) = letters.fold((0, 0), |(upper, all), c| (upper + usize::from(c.is_uppercase()), all + 1));
    if upper * 2 < all {
        return title.to_owned();
    }
    let word = |(at, word): (usize, &str)| {
        let bare: String = word.chars().filter(|c| c.is_alphabetic()).collect();
        let is_capitals = bare.chars().count() > 1 && bare.chars().all(char::is_uppercase);
        let low = lower(word);
        if !is_capitals || !bare.contains(['A', 'E', 'I', 'O', 'U', 'Y']) && bare != "ST" {
            word.to_owned()
        } else if at > 0 && SMALL.contains(&low.as_str()) {
            low
        } else {
            capitalized(&low)
        }
    };
    title.split(' ').enumerate().map(word).collect::<Vec<_>>().join(" ")
}

/// Takes the day of a text, and its hours.
pub(super) fn take_day(text: &str, line: usize, extraction: &mut Extraction) -> bool {
    let mut is_taken = false;
    if let Some(day) = extraction.days.own_day(text) {
        is_taken |= extraction.set("session.date", value_of(&day, &text[day.span.clone()], line));
    }
    is_taken | take_hours(text, line, extraction)
}

/// The day of the session, with the words that it was read from where it may be another one.
fn value_of(day: &Day, words: &str, line: usize) -> Value {
    match day.certainty {
        Certainty::Certain => Value::sure(day.date.to_string(), line),
        _ => Value::doubtful(day.date.to_string(), line, words),
    }
}

/// Takes the hours of a text: from, and until.
pub(super) fn take_hours(text: &str, line: usize, extraction: &mut Extraction) -> bool {
    let times = times(text);
    let Some((span, start)) = times.first() else { return false };
    let is_taken = extraction.set("session.start", Value::sure(start, line));
    if let Some((second, end)) = times.get(1) {
        let between = lower(&text[span.end..second.start]);
        if between.contains(['-', '–', '—']) || has(&between, &["to", "until", "till"]) {
            extraction.set("session.end", Value::sure(end, line));
        }
    }
    is_taken
}

/// Takes the place of "held in the Boathouse on …", "at 6:00 p.m. in the library".
pub(super) fn take_place(text: &str, line: usize, extraction: &mut Extraction) {
    let low = lower(text);
    let mut from = 0;
    while let Some((at, words)) = first(&low[from..], &["in the", "at the", "held in", "held at", "in", "at"]) {
        let start = from + at + words.len();
        from = start;
        let rest = &low[start..];
        let end = [" on ", " at ", ",", ". ", ";", "("].iter().filter_map(|sign| rest.find(sign)).min();
        let place = trimmed(&text[start..start + end.unwrap_or(rest.len())]);
        let place = place.strip_prefix("the ").unwrap_or(place);
        let is_place =
            has(&lower(place), &PLACES) || (place.starts_with(char::is_uppercase) && words.starts_with("held"));
        if is_place && place.split(' ').count() <= 8 && DayReader::ANY.days(place).is_empty() && times(place).is_empty()
        {
            set_place(place, line, extraction);
            return;
        }
    }
}

/// Sets the place: "via Zoom" is Zoom.
pub(super) fn set_place(place: &str, line: usize, extraction: &mut Extraction) -> bool {
    let place = trimmed(place);
    extraction.set("session.place", Value::sure(place.strip_prefix("via ").unwrap_or(place), line))
}

/// Takes an address on a line of its own: "COUNCIL CHAMBERS, 210 MAIN STREET".
pub(super) fn take_address(text: &str, line: usize, extraction: &mut Extraction) -> bool {
    let is_address = text.contains([',']) && text.contains(|c: char| c.is_ascii_digit()) && has(&lower(text), &PLACES);
    is_address
        && DayReader::ANY.days(text).is_empty()
        && text.split(' ').count() <= 10
        && set_place(text, line, extraction)
}

/// Takes a line of the head that has the day, the hours and the place: "19 May 2026, 10:00–11:15 CEST, video call".
pub(super) fn take_line(text: &str, line: usize, extraction: &mut Extraction) -> bool {
    let Some(day) = extraction.days.own_day(text) else { return false };
    if text.split(' ').count() > 16 || text.trim_end().ends_with('.') {
        return false;
    }
    let is_known = extraction.get("session.date").is_some_and(|known| known.text != day.date.to_string());
    if is_known {
        return false;
    }
    // "The fence has been broken since 3 March 2025" is no line of the head.
    if !is_around_a_day(&text[..day.span.start]) && !text.contains([',', '|', '·', '–']) {
        return false;
    }
    let known = extraction.fields.len();
    take_day(text, line, extraction);
    let is_part_of_day =
        |piece: &str| DayReader::ANY.days(piece).is_empty() && times(piece).is_empty() && !is_around_a_day(piece);
    let rest = format!("{}|{}", &text[..day.span.start], &text[day.span.end..]);
    let pieces: Vec<&str> = rest
        .split([',', '|', ';', '·'])
        .map(trimmed)
        .filter(|piece| !piece.is_empty() && is_part_of_day(piece) && piece.split(' ').count() <= 6)
        .filter(|piece| !begins(&lower(piece), &["meeting", "session", "no"]))
        .collect();
    let may_be_place = |piece: &&&str| {
        piece.contains(|c: char| c.is_ascii_digit())
            || (is_around_a_day(&text[..day.span.start]) && piece.starts_with(char::is_uppercase))
    };
    let named = pieces.iter().find(|piece| has(&lower(piece), &PLACES));
    if let Some(place) = named.or_else(|| pieces.iter().find(may_be_place)) {
        set_place(place, line, extraction);
    }
    extraction.fields.len() > known || session_day(extraction) == Some(day.date.to_string())
}

fn session_day(extraction: &Extraction) -> Option<String> {
    extraction.get("session.date").map(|value| value.text.clone())
}

/// Looks for the day where the title and the labels do not say it: in a sentence about the session, else the first day.
pub(super) fn find_day(blocks: &[Block], document_title: Option<&str>, extraction: &mut Extraction) {
    if extraction.get("session.date").is_some() {
        return;
    }
    let head = blocks.iter().take(6).take_while(|block| matches!(block.kind, Kind::Paragraph | Kind::Heading(_)));
    for block in head.filter(|block| labels::labelled(&block.text).is_none()) {
        if take_line(&block.text, block.line, extraction) {
            return;
        }
    }
    let is_of_another = |text: &str| {
        let low = lower(text);
        has(
            &low,
            &[
                "next",
                "previous",
                "last meeting",
                "minutes of",
                "upcoming",
                "due",
                "by",
                "before",
                "until",
                "deadline",
                "since",
            ],
        )
    };
    for block in blocks {
        if let Some((Label::Time | Label::Start, at)) = labels::labelled(&block.text)
            && take_day(&block.text[at..], block.line, extraction)
            && extraction.get("session.date").is_some()
        {
            return;
        }
    }
    if let Some(title) = document_title.filter(|title| !DayReader::ANY.days(title).is_empty()) {
        take_day(title, 1, extraction);
        return;
    }
    let says = |text: &str| {
        let low = lower(text);
        has(&low, &["held", "met", "called to order", "convened", "took place"]) || has(&low, &SESSIONS)
    };
    let first: Option<(&Block, Day)> = blocks
        .iter()
        .take(20)
        .filter(|block| says(&block.text) && !is_of_another(&block.text))
        .find_map(|block| Some((block, extraction.days.own_day(&block.text)?)));
    if let Some((block, day)) = first {
        extraction.set("session.date", value_of(&day, &block.text[day.span.clone()], block.line));
        return;
    }
    let mut short = blocks.iter().take(8).filter(|block| is_only_a_day(&block.text));
    if let Some((block, day)) = short.find_map(|block| Some((block, extraction.days.own_day(&block.text)?))) {
        extraction.set("session.date", Value::doubtful(day.date.to_string(), block.line, &block.text));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_without_their_day() {
        for (text, expected) in [
            ("Payments platform — fortnightly review, 14 October 2025", "Payments platform — fortnightly review"),
            ("Docs & Tooling weekly sync (Thu 22 Jan 2026)", "Docs & Tooling weekly sync"),
            ("Mobile squad stand-up - Wed 2026-04-08, 09:45", "Mobile squad stand-up"),
            ("Minutes of September 16, 2025", "Minutes of September 16, 2025"),
            ("15 April 2025 Meeting Notes", "15 April 2025 Meeting Notes"),
            ("2025-09-03", "2025-09-03"),
        ] {
            assert_eq!(without_day(text), expected, "{text}");
        }
        assert!(is_only_a_day("Thursday, 5 June 2025 at 10 am"));
        assert_eq!(
            in_title_case("WILLOW BEND HOMEOWNERS ASSOCIATION, INC."),
            "Willow Bend Homeowners Association, Inc."
        );
    }

    #[test]
    fn a_line_with_day_hours_and_place() {
        let mut extraction = Extraction::default();
        assert!(take_line("19 May 2026, 10:00–11:15 CEST, video call", 1, &mut extraction));
        let of = |field: &str| extraction.get(field).map(|value| value.text.as_str());
        assert_eq!(of("session.date"), Some("2026-05-19"));
        assert_eq!((of("session.start"), of("session.end")), (Some("10:00"), Some("11:15")));
        assert_eq!(of("session.place"), Some("video call"));
    }
}
