//! Nothing of a document gets lost: what no part of the draft holds is kept as left over.

use std::collections::{HashMap, HashSet};

use super::extraction::Extraction;
use super::labels::{Label, labelled};
use super::text::{folded_words, lower, sentences};
use crate::import::document::{Block, Kind};

/// A run of this many words that is nowhere in the draft counts as left over.
const MOST_LOST: usize = 3;

/// In a sentence with this many words they need not be consecutive.
const SHORT: usize = 14;

/// Leaves over each sentence of the blocks of which the draft holds too little.
pub(super) fn keep_what_is_lost(blocks: &[Block], extraction: &mut Extraction) {
    let held = DraftTexts::of(extraction);
    let has_speaker = extraction.directives.iter().any(|directive| directive.by.is_some());
    for block in blocks {
        // What follows a label has a field; what does not fit it was left over there.
        if matches!(block.kind, Kind::Table(_)) || is_of_field(&block.text) {
            continue;
        }
        for sentence in sentences(&block.text) {
            let words = &block.text[sentence];
            // "Đồng chí A tiếp thu các ý kiến và kết luận một số nội dung sau:" is in the draft as the person who
            // concludes.
            let announces = words.ends_with(':') && lower(words).contains("kết luận") && has_speaker;
            if !announces && held.is_lost(words, block.line) {
                extraction.leave(block.line, words);
            }
        }
    }
}

/// Whether the text is a label with a value that its field stores in another form.
fn is_of_field(text: &str) -> bool {
    use Label::{Author, Basis, End, Origin, Place, Published, Purpose, Time};
    let label = labelled(text).map(|(label, _)| label);
    matches!(label, Some(Time | End | Place | Purpose | Basis | Author | Origin | Published))
}

/// The words in the draft.
struct DraftTexts {
    /// The words of texts that are in the draft unchanged, by the line where they begin.
    texts: HashMap<usize, HashSet<String>>,
    /// Of names and fields, which may come from several lines.
    names: HashSet<String>,
}

impl DraftTexts {
    fn of(extraction: &Extraction) -> Self {
        let mut held = Self { texts: HashMap::new(), names: HashSet::new() };
        for one in &extraction.proceedings {
            one.text.iter().for_each(|text| held.text(one.line, text));
            held.names.extend(one.title.iter().flat_map(|title| folded_words(title)));
        }
        for one in &extraction.directives {
            held.text(one.line, &one.text);
            for text in one.quote.iter().chain(&one.to).chain(&one.due.words) {
                held.text(one.line, text);
            }
        }
        for one in &extraction.tasks {
            held.text(one.line, &one.title);
            one.lead.iter().chain(&one.support).chain(&one.due.words).for_each(|text| held.text(one.line, text));
        }
        let lists =
            [&extraction.agenda, &extraction.recipients, &extraction.understood, &extraction.left, &extraction.dropped];
        for list in lists {
            for (line, text) in list {
                held.text(*line, text);
            }
        }
        extraction.groups.iter().for_each(|group| held.text(group.line, &group.text));
        if let Some(title) = &extraction.title {
            held.text(title.line, &title.text);
        }
        let people = extraction
            .people
            .iter()
            .flat_map(|person| person.positions.iter().chain(&person.honorific).chain([&person.name]));
        let organizations = extraction
            .organizations
            .known
            .iter()
            .flat_map(|organization| organization.short.iter().chain([&organization.name]));
        let fields = extraction.fields.iter().map(|(_, value)| &value.text);
        // A caption may go on in another block.
        let captions = extraction.captions.iter().map(|(_, text)| text);
        for text in people.chain(organizations).chain(fields).chain(captions) {
            held.names.extend(folded_words(text));
        }
        held
    }

    fn text(&mut self, line: usize, text: &str) {
        self.texts.entry(line).or_default().extend(folded_words(text));
    }

    /// Whether there is such a run of words that is nowhere in the draft.
    fn is_lost(&self, sentence: &str, line: usize) -> bool {
        let texts = self.texts.get(&line);
        let is_held = |word: &String| self.names.contains(word) || texts.is_some_and(|texts| texts.contains(word));
        let is_bare = |word: &String| word.chars().all(|c| c.is_ascii_digit()) || is_of_heads(word);
        let words: Vec<String> = folded_words(sentence).into_iter().filter(|word| !is_bare(word)).collect();
        // In short runs, words of a name that also occur in another one could hide a run.
        let is_short = words.len() <= SHORT;
        let mut lost = 0;
        words.iter().any(|word| {
            lost = match is_held(word) {
                true if is_short => lost,
                true => 0,
                false => lost + 1,
            };
            lost >= MOST_LOST
        })
    }
}

/// Whether it is a connecting word, which minutes use next to people, dates and numbers.
fn is_of_heads(word: &str) -> bool {
    const WORDS: [&str; 51] = [
        "to", "chuc", "sinh", "hoat", "thuong", "d", "c", "de", "nghi", "yeu", "cau", "chu", "tri", "thu", "ky",
        "thanh", "phan", "toa", "vao", "hoi", "luc", "ngay", "thang", "nam", "gio", "phut", "dong", "chi", "ong", "ba",
        "tham", "du", "gom", "co", "vang", "mat", "tong", "so", "ket", "luan", "buoi", "lam", "viec", "voi", "hop",
        "bien", "ban", "cung", "gia", "hom", "nay",
    ];
    WORDS.contains(&word)
}
