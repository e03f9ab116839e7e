//! Nothing of a document gets lost: what no part of the draft holds is kept as left over.

use std::collections::{HashMap, HashSet};

use super::extraction::{Due, Extraction};
use super::labels::labelled;
use super::text::{sentences, without_mark};
use crate::import::document::{Block, Kind};
use viet_text::fold::fold;

/// Leaves over each sentence of the blocks, and each cell, that has a word which is nowhere in the draft: however short it is,
/// somebody wrote it.
pub(super) fn keep_what_is_lost(blocks: &[Block], extraction: &mut Extraction) {
    let held = DraftTexts::of(extraction);
    let mut lost = Vec::new();
    for block in blocks {
        let Kind::Table(rows) = &block.kind else {
            let text = without_mark(&block.text);
            for sentence in sentences(text) {
                let words = &text[sentence];
                if held.is_lost(without_label(words), block.line) {
                    lost.push((block.line, words.to_owned()));
                }
            }
            continue;
        };
        for row in rows {
            let cells = row.cells.iter().enumerate().map(|(at, cell)| (at, cell.join(" ")));
            // The first cell may count the rows.
            let cells = cells.filter(|(at, cell)| *at > 0 || cell.trim_end_matches('.').parse::<u32>().is_err());
            let cells: Vec<String> = cells
                .map(|(_, cell)| cell)
                .filter(|cell| [row.line, block.line].iter().all(|line| held.is_lost(cell, *line)))
                .collect();
            if !cells.is_empty() {
                lost.push((row.line, cells.join(" | ")));
            }
        }
    }
    extraction.left.extend(lost);
}

/// A sentence without the label before its value, which its field says: "Địa điểm: ". A long one says more.
fn without_label(sentence: &str) -> &str {
    const MOST: usize = 4;
    match sentence.split_once(": ") {
        Some((label, value)) if label.split(' ').count() <= MOST && labelled(sentence).is_some() => value,
        _ => sentence,
    }
}

/// The words in the draft.
struct DraftTexts {
    /// The words of texts that are in the draft unchanged, by the line where they begin.
    texts: HashMap<usize, HashSet<String>>,
    /// Of names and fields, which may come from several lines; numbers of all parts.
    names: HashSet<String>,
}

impl DraftTexts {
    fn of(extraction: &Extraction) -> Self {
        let mut held = Self { texts: HashMap::new(), names: HashSet::new() };
        for one in &extraction.proceedings {
            one.text.iter().chain(&one.title).for_each(|text| held.text(one.line, text));
            one.by.iter().chain(&one.on_behalf_of).for_each(|text| held.text(one.line, text));
        }
        for one in &extraction.directives {
            let texts = [&one.text].into_iter().chain(&one.quote).chain(&one.to).chain(&one.by);
            texts.chain(&one.lead).chain(&one.support).for_each(|text| held.text(one.line, text));
            held.due(one.line, &one.due);
        }
        for one in &extraction.tasks {
            [&one.title].into_iter().chain(&one.lead).chain(&one.support).for_each(|text| held.text(one.line, text));
            held.due(one.line, &one.due);
        }
        let lists = [&extraction.understood, &extraction.left, &extraction.dropped];
        for list in lists {
            for (line, text) in list {
                held.text(*line, text);
            }
        }
        let people = extraction
            .people
            .iter()
            .flat_map(|person| person.positions.iter().chain(&person.honorific).chain([&person.name]));
        // Headings repeat the agenda.
        for (_, text) in extraction.agenda.iter().chain(&extraction.recipients) {
            held.names.extend(words(text));
        }
        for group in &extraction.groups {
            held.names.extend(words(&group.text));
        }
        for person in &extraction.people {
            held.names.extend(forms(&person.name));
        }
        let organizations = extraction
            .organizations
            .known
            .iter()
            .flat_map(|organization| organization.short.iter().chain([&organization.name]));
        let fields = extraction.fields.iter().map(|(_, value)| &value.text);
        let title = extraction.title.iter().map(|title| &title.text);
        // A caption may go on in another block.
        let captions = extraction.captions.iter().map(|(_, text)| text);
        for text in people.chain(organizations).chain(fields).chain(title).chain(captions) {
            held.names.extend(words(text));
        }
        for (_, cited) in &extraction.cites {
            let date = cited.date.map(|date| date.to_string());
            let texts = [&cited.kind, &cited.number, &cited.title, &cited.issuer, &cited.provision, &date];
            texts.into_iter().flatten().for_each(|text| held.names.extend(words(text)));
        }
        held
    }

    fn text(&mut self, line: usize, text: &str) {
        self.texts.entry(line).or_default().extend(words(text));
    }

    fn due(&mut self, line: usize, due: &Due) {
        let date = due.date.map(|date| date.to_string());
        due.words.iter().chain(&due.time).chain(&date).for_each(|text| self.text(line, text));
    }

    /// Whether a word of the sentence is nowhere in the draft. A label or a unit of time is said by its field; a sentence of
    /// nothing else says something itself.
    fn is_lost(&self, sentence: &str, line: usize) -> bool {
        let texts = self.texts.get(&line);
        let is_near = |word: &String| texts.is_some_and(|texts| texts.contains(word));
        let words: Vec<String> = words(sentence).collect();
        let is_sentence = sentence.ends_with(['.', '!', '?']);
        let is_lost = |word: &String| !is_near(word) && !self.names.contains(word) && !is_said_by_a_field(word);
        words.iter().any(is_lost)
            || is_sentence
                && words.iter().any(|word| !is_near(word))
                && words.iter().all(|word| is_said_by_a_field(word))
    }
}

/// Whether a word says what a field says by its name, or connects such words: labels, addresses, units of time, what stands
/// between a body and its work.
fn is_said_by_a_field(word: &str) -> bool {
    const VIETNAMESE: [&str; 88] = [
        "to", "chuc", "sinh", "hoat", "thuong", "d", "c", "de", "nghi", "yeu", "cau", "chu", "tri", "thu", "ky",
        "thanh", "phan", "toa", "vao", "hoi", "luc", "ngay", "thang", "nam", "gio", "phut", "dong", "chi", "ong", "ba",
        "tham", "du", "gom", "co", "vang", "mat", "tong", "so", "ket", "luan", "buoi", "lam", "viec", "voi", "hop",
        "bien", "ban", "cung", "gia", "hom", "nay", "thoi", "gian", "dia", "diem", "noi", "dung", "y", "kien", "thao",
        "chuong", "trinh", "muc", "dich", "vu", "nguoi", "ghi", "dieu", "hanh", "dai", "bieu", "bat", "dau", "thuc",
        "tai", "va", "la", "sang", "trua", "chieu", "hai", "tu", "sau", "bay", "nhat", "giao", "cuoc", "h",
    ];
    const ENGLISH: [&str; 84] = [
        "date",
        "time",
        "when",
        "where",
        "place",
        "location",
        "venue",
        "present",
        "absent",
        "apologies",
        "regrets",
        "attendees",
        "attended",
        "attendance",
        "participants",
        "chair",
        "secretary",
        "scribe",
        "minutes",
        "notes",
        "agenda",
        "action",
        "actions",
        "item",
        "items",
        "decisions",
        "discussion",
        "by",
        "the",
        "of",
        "and",
        "at",
        "in",
        "on",
        "from",
        "is",
        "was",
        "will",
        "shall",
        "mr",
        "ms",
        "dr",
        "am",
        "pm",
        "a",
        "p",
        "m",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "mon",
        "tue",
        "wed",
        "fri",
        "sat",
        "sun",
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sep",
        "oct",
        "nov",
        "dec",
        "held",
    ];
    VIETNAMESE.contains(&word) || ENGLISH.contains(&word)
}

/// The short forms of a name by which notes call somebody whom the draft has with the whole name: initials, and the given
/// name with the last initial.
fn forms(name: &str) -> [String; 2] {
    let words: Vec<String> = words(name).collect();
    let first = |word: &String| word.chars().next();
    let handle = words.first().into_iter().flat_map(|word| word.chars()).chain(words.last().and_then(first));
    [words.iter().filter_map(first).collect(), handle.collect()]
}

/// The folded words of a text, numbers without zeros in front, and apart from letters: "14h30".
fn words(text: &str) -> impl Iterator<Item = String> {
    let folded = fold(text);
    let mut words: Vec<String> = Vec::new();
    for run in folded.split(|c: char| !c.is_alphanumeric()) {
        let mut rest = run;
        while let Some(first) = rest.chars().next() {
            let is_number = first.is_ascii_digit();
            let end = rest.find(|c: char| c.is_ascii_digit() != is_number).unwrap_or(rest.len());
            let word = &rest[..end];
            words.push(word.parse::<u64>().map_or_else(|_| word.to_owned(), |number| number.to_string()));
            rest = &rest[end..];
        }
    }
    words.into_iter()
}
