//! Nothing of a document gets lost: what no part of the draft holds is kept as left over.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;

use super::extraction::{Due, Extraction};
use super::labels::labelled;
use super::text::{sentences, without_mark};
use crate::import::document::{Block, Kind};
use viet_text::fold::fold;

/// Leaves over each sentence of the blocks, and each cell, that has a word which is nowhere in the draft: however short it is,
/// somebody wrote it.
pub(super) fn keep_what_is_lost(blocks: &[Block], extraction: &mut Extraction) {
    // What says nothing but what fields say by their names needs no place.
    let structure = std::mem::take(&mut extraction.structure);
    if !structure.is_empty() {
        let mut held = DraftTexts::of(extraction);
        let lost = structure.into_iter().filter(|(line, text)| held.is_lost(without_mark(text), &[*line]));
        extraction.dropped.extend(lost.collect::<Vec<_>>());
        extraction.dropped.sort();
        extraction.dropped.dedup();
    }
    let mut held = DraftTexts::of(extraction);
    let mut lost = Vec::new();
    for block in blocks {
        let Kind::Table(rows) = &block.kind else {
            let text = without_mark(&block.text);
            for sentence in sentences(text) {
                let words = &text[sentence];
                if held.is_lost(without_label(words), &[block.line]) {
                    lost.push((block.line, words.to_owned()));
                }
            }
            continue;
        };
        for row in rows {
            let cells = row.cells.iter().enumerate().map(|(at, cell)| (at, cell.join(" ")));
            // The first cell may count the rows.
            let cells = cells.filter(|(at, cell)| *at > 0 || cell.trim_end_matches('.').parse::<u32>().is_err());
            let cells: Vec<String> =
                cells.map(|(_, cell)| cell).filter(|cell| held.is_lost(cell, &[row.line, block.line])).collect();
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

/// What the draft holds, and of which lines.
#[derive(Default)]
struct DraftTexts {
    /// The words of texts that are in the draft unchanged, by the line where they begin.
    texts: HashMap<usize, HashSet<String>>,
    /// The words and short forms of the names of those who do what a line says: that one of them stands there says nothing of
    /// the words beside it.
    doers: HashMap<usize, HashSet<String>>,
    /// The values that were read on a line: names, positions, places.
    read: HashMap<usize, Values>,
    /// The same values, which another line may repeat.
    values: Values,
    /// So many words in a row of the title, which the sentence about the session repeats.
    of_title: HashSet<Vec<String>>,
    /// Of the people of the draft.
    names: HashSet<String>,
    /// A caption may go on in another block.
    captions: Values,
}

/// So many words in a row are of the title, and not there by chance.
const REPEATED: usize = 4;

/// Values by their first words. A sentence has one if all words of it stand there in a row: that each of them stands somewhere
/// says nothing.
#[derive(Default)]
struct Values(HashMap<String, HashSet<Vec<String>>>);

impl Values {
    fn add(&mut self, text: &str) {
        let words: Vec<String> = words(text).collect();
        if let Some(first) = words.first() {
            self.0.entry(first.clone()).or_default().insert(words);
        }
    }

    /// The longest value that these words begin with.
    fn longest_at(&self, words: &[String]) -> Option<&Vec<String>> {
        let begin_so = words.first().and_then(|first| self.0.get(first)).into_iter().flatten();
        begin_so.filter(|value| words.starts_with(value)).max_by_key(|value| value.len())
    }

    /// Whether a value has these words in a row.
    fn contain(&self, words: &[String]) -> bool {
        self.0.values().flatten().any(|value| value.windows(words.len().max(1)).any(|window| window == words))
    }

    /// Marks the words that are values; returns the values.
    fn mark(&self, words: &[String], marks: &mut [bool]) -> Vec<Vec<String>> {
        let mut found = Vec::new();
        for at in 0..words.len() {
            if let Some(value) = self.longest_at(&words[at..]) {
                marks[at..at + value.len()].fill(true);
                found.push(value.clone());
            }
        }
        found
    }

    /// Takes values out.
    fn take(&mut self, values: &[Vec<String>]) {
        for value in values {
            if let Some(known) = value.first().and_then(|first| self.0.get_mut(first)) {
                known.remove(value);
            }
        }
    }
}

impl DraftTexts {
    fn of(extraction: &Extraction) -> Self {
        let mut held = Self::default();
        held.names.extend(extraction.people.iter().map(|person| person.name.clone()));
        for one in &extraction.proceedings {
            one.text.iter().chain(&one.title).for_each(|text| held.text(one.line, text));
            for line in one.title_line.iter().chain(&one.text_lines) {
                one.text.iter().chain(&one.title).for_each(|text| held.text(*line, text));
            }
            one.by.iter().chain(&one.on_behalf_of).for_each(|name| held.person(one.line, name));
            let movers = one.vote.iter().flat_map(|vote| vote.moved_by.iter().chain(&vote.seconded_by));
            movers.for_each(|name| held.person(one.line, name));
        }
        for one in &extraction.directives {
            [&one.text].into_iter().chain(&one.quote).for_each(|text| held.text(one.line, text));
            let names = one.to.iter().chain(&one.by).chain(&one.lead).chain(&one.support);
            names.for_each(|name| held.person(one.line, name));
            held.due(one.line, &one.due);
        }
        for one in &extraction.tasks {
            held.text(one.line, &one.title);
            one.lead.iter().chain(&one.support).for_each(|name| held.person(one.line, name));
            held.due(one.line, &one.due);
        }
        extraction.captions.iter().for_each(|(_, text)| held.captions.add(text));
        for list in [&extraction.understood, &extraction.left, &extraction.dropped, &extraction.captions] {
            for (line, text) in list {
                held.text(*line, text);
            }
        }
        let title = extraction.title.iter().map(|title| &title.text);
        let title = title.chain(extraction.get("source.title").map(|title| &title.text));
        for text in title {
            extraction.title_lines.iter().for_each(|line| held.text(*line, text));
            held.values.add(text);
            let words: Vec<String> = words(text).collect();
            held.of_title.extend(words.windows(REPEATED).map(<[String]>::to_vec));
        }
        for person in &extraction.people {
            let names = person.positions.iter().chain([&person.name]);
            names.for_each(|text| held.value(person.line, text));
            for form in forms(&person.name) {
                held.value(person.line, &form);
            }
            held.values.add(person.honorific.as_deref().unwrap_or_default());
        }
        for organization in &extraction.organizations.known {
            let names = organization.short.iter().chain(&organization.part_of).chain([&organization.name]);
            names.for_each(|text| held.value(organization.line, text));
        }
        // Headings repeat the agenda.
        for (line, text) in extraction.agenda.iter().chain(&extraction.recipients) {
            held.value(*line, text);
        }
        for group in &extraction.groups {
            held.value(group.line, &group.text);
            let count = group.count.map(|count| count.to_string());
            let texts = [&count, &group.reason, &group.represents, &group.site];
            texts.into_iter().flatten().for_each(|text| held.text(group.line, text));
        }
        for person in &extraction.people {
            let texts = [&person.reason, &person.represents, &person.site, &person.arrived, &person.left];
            texts.into_iter().flatten().for_each(|text| held.text(person.line, text));
        }
        for (_, value) in &extraction.fields {
            held.value(value.line, &value.text);
            // Days and hours are written in another order.
            if value.text.starts_with(|c: char| c.is_ascii_digit()) {
                held.text(value.line, &value.text);
                held.values.add(&value.text.split('-').rev().collect::<Vec<_>>().join(" "));
                // The closing sentence says the day once more.
                if let Ok(day) = value.text.parse::<NaiveDate>() {
                    for form in ["%d tháng %m năm %Y", "%d %B %Y", "%B %d %Y"] {
                        held.values.add(&day.format(form).to_string());
                    }
                }
            }
        }
        for (line, cited) in &extraction.cites {
            let date = cited.date.map(|date| date.to_string());
            let texts = [&cited.kind, &cited.number, &cited.title, &cited.issuer, &cited.provision, &date];
            texts.into_iter().flatten().for_each(|text| held.text(*line, text));
        }
        // What was read again counts as far as it is in the draft.
        for (line, text) in &extraction.mentions {
            if held.values.contain(&words(text).collect::<Vec<_>>()) {
                held.read.entry(*line).or_default().add(text);
            }
        }
        held
    }

    fn text(&mut self, line: usize, text: &str) {
        self.texts.entry(line).or_default().extend(words(text));
    }

    /// Who does something; notes may have only a part of the name.
    fn person(&mut self, line: usize, name: &str) {
        let doers = self.doers.entry(line).or_default();
        doers.extend(words(name));
        if self.names.contains(name) {
            doers.extend(forms(name));
        }
    }

    fn value(&mut self, line: usize, text: &str) {
        self.read.entry(line).or_default().add(text);
        // Words of labels alone, such as a group "Vắng mặt", repeat nothing.
        if words(text).any(|word| !is_said_by_a_field(&word)) {
            self.values.add(text);
        }
    }

    fn due(&mut self, line: usize, due: &Due) {
        let date = due.date.map(|date| date.to_string());
        due.words.iter().chain(&due.time).chain(&date).for_each(|text| self.text(line, text));
    }

    /// Whether a word of the sentence is nowhere in the draft: in no text of its lines, in no value. What a field says by its
    /// name, such as a label or a unit of time, is held where a text or a value of these lines is; a sentence that only repeats
    /// values of other lines, such as who chairs, says something itself. So does the second sentence of a line that has a value.
    fn is_lost(&mut self, sentence: &str, lines: &[usize]) -> bool {
        let words: Vec<String> = words(sentence).collect();
        let mut read = vec![false; words.len()];
        for line in lines {
            if let Some(texts) = self.texts.get(line) {
                words.iter().zip(&mut read).for_each(|(word, is_read)| *is_read |= texts.contains(word));
            }
            if let Some(values) = self.read.get_mut(line) {
                if values.contain(&words) {
                    return false;
                }
                let found = values.mark(&words, &mut read);
                values.take(&found);
            }
        }
        if words.len() > 2 && self.captions.contain(&words) {
            return false;
        }
        let mut held = read.clone();
        self.values.mark(&words, &mut held);
        for doers in lines.iter().filter_map(|line| self.doers.get(line)) {
            words.iter().zip(&mut held).for_each(|(word, is_held)| *is_held |= doers.contains(word));
        }
        for (at, window) in words.windows(REPEATED).enumerate() {
            if self.of_title.contains(window) {
                held[at..at + REPEATED].fill(true);
            }
        }
        let is_own = |at: &usize| !is_said_by_a_field(&words[*at]);
        if (0..words.len()).filter(is_own).any(|at| !held[at]) {
            return true;
        }
        let is_label = !sentence.ends_with(['.', '!', '?']);
        let is_read = (0..words.len()).filter(is_own).any(|at| read[at]);
        !is_read && !is_label && (0..words.len()).any(|at| !held[at] && !is_address(&words[at]))
    }
}

/// Whether a word addresses whom it stands before.
fn is_address(word: &str) -> bool {
    matches!(word, "ong" | "ba" | "dong" | "chi" | "d" | "c" | "mr" | "ms" | "dr" | "the")
}

/// Whether a word says what a field says by its name, or connects such words: labels, addresses, units of time, what stands
/// between a body and its work.
fn is_said_by_a_field(word: &str) -> bool {
    const VIETNAMESE: [&str; 88] = [
        "to", "chuc", "sinh", "hoat", "thuong", "d", "c", "de", "nghi", "yeu", "cau", "chu", "tri", "thu", "ki",
        "thanh", "phan", "toa", "vao", "hoi", "luc", "ngay", "thang", "nam", "gio", "phut", "dong", "chi", "ong", "ba",
        "tham", "du", "gom", "co", "vang", "mat", "tong", "so", "ket", "luan", "buoi", "lam", "viec", "voi", "hop",
        "bien", "ban", "cung", "gia", "hom", "nay", "thoi", "gian", "dia", "diem", "noi", "dung", "i", "kien", "thao",
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
