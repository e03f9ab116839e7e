//! Nothing of a document gets lost: what no part of the draft holds is kept as left over.

use std::collections::{HashMap, HashSet};

use super::gathered::Gathered;
use super::labels::labelled;
use super::words::sentences;
use crate::import::document::{Block, Kind};
use crate::text::fold::fold;

/// So many words in a row that are nowhere in the draft say something.
const MOST_LOST: usize = 4;

/// Leaves over each sentence of the blocks of which the draft holds too little.
pub(super) fn keep_what_is_lost(blocks: &[Block], gathered: &mut Gathered) {
    let held = Held::of(gathered);
    for block in blocks {
        // What stands behind a label has a field; what does not fit it was left over there.
        if matches!(block.kind, Kind::Table(_)) || (block.text.len() < 400 && labelled(&block.text).is_some()) {
            continue;
        }
        for sentence in sentences(&block.text) {
            let words = &block.text[sentence];
            if held.is_lost(words, block.line) {
                gathered.left.push((block.line, words.to_owned()));
            }
        }
    }
}

/// The words that the draft holds.
struct Held {
    /// Of texts that stand in the draft as they are, by the line that they begin in.
    texts: HashMap<usize, HashSet<String>>,
    /// Of names and fields, which may come from several lines.
    names: HashSet<String>,
}

impl Held {
    fn of(gathered: &Gathered) -> Self {
        let mut held = Self { texts: HashMap::new(), names: HashSet::new() };
        for one in &gathered.proceedings {
            for text in [&one.title, &one.text].into_iter().flatten() {
                held.text(one.line, text);
            }
        }
        for one in &gathered.directives {
            held.text(one.line, &one.text);
            for text in [&one.quote, &one.to].into_iter().flatten() {
                held.text(one.line, text);
            }
        }
        for one in &gathered.tasks {
            held.text(one.line, &one.title);
            one.lead.iter().chain(&one.support).chain(&one.due.words).for_each(|text| held.text(one.line, text));
        }
        for list in [&gathered.agenda, &gathered.captions, &gathered.recipients, &gathered.left, &gathered.dropped] {
            list.iter().for_each(|(line, text)| held.text(*line, text));
        }
        gathered.groups.iter().for_each(|group| held.text(group.line, &group.text));
        if let Some(title) = &gathered.title {
            held.text(title.line, &title.text);
        }
        let people = gathered.people.iter().flat_map(|person| person.positions.iter().chain([&person.name]));
        let bodies = gathered.bodies.known.iter().flat_map(|body| body.short.iter().chain([&body.name]));
        let fields = gathered.fields.iter().map(|(_, value)| &value.text);
        for text in people.chain(bodies).chain(fields) {
            held.names.extend(words(text));
        }
        held
    }

    fn text(&mut self, line: usize, text: &str) {
        self.texts.entry(line).or_default().extend(words(text));
    }

    /// Are there so many words in a row that the draft holds nowhere?
    fn is_lost(&self, sentence: &str, line: usize) -> bool {
        let texts = self.texts.get(&line);
        let is_held = |word: &String| {
            let is_number = word.chars().all(|c| c.is_ascii_digit());
            is_number
                || is_of_heads(word)
                || self.names.contains(word)
                || texts.is_some_and(|texts| texts.contains(word))
        };
        let mut run = 0;
        words(sentence).any(|word| {
            run = if is_held(&word) { 0 } else { run + 1 };
            run >= MOST_LOST
        })
    }
}

/// Is it a word with which minutes lead over to their people, days and numbers?
fn is_of_heads(word: &str) -> bool {
    const WORDS: [&str; 30] = [
        "ngay", "thang", "nam", "gio", "phut", "dong", "chi", "ong", "ba", "tham", "du", "gom", "co", "vang", "mat",
        "tong", "so", "ket", "luan", "buoi", "lam", "viec", "voi", "hop", "bien", "ban", "cung", "gia", "hom", "nay",
    ];
    WORDS.contains(&word)
}

fn words(text: &str) -> impl Iterator<Item = String> {
    let folded = fold(text);
    let words: Vec<String> =
        folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect();
    words.into_iter()
}
