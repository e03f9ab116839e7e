//! The bodies that a document names: one table, so that every reader takes the same name for the same body.
//!
//! Where a name ends is not in its words: "Phòng Kỹ thuật trả hồ sơ" could go on. A mention that a sign or the end of
//! a line closes shows the whole name; the others are read by the longest of these names that they begin with.

use std::collections::HashMap;
use std::ops::Range;

use super::organizations::{OrganizationMention, organizations};
use super::text::{begins, lower};
use crate::recognize::organizations::mentions;
use crate::recognize::words;

/// The longest name of a body, in words: "Ban Quản lý dự án đầu tư xây dựng các công trình giao thông tỉnh".
const LONGEST: usize = 16;

/// The names of the bodies of a document.
#[derive(Debug, Default)]
pub(super) struct Bodies {
    /// By the first word, in lower case: the names, in lower case, the longest first.
    names: HashMap<String, Vec<String>>,
    /// The same of the names that the archive has for bodies: none of them is cut.
    known: HashMap<String, Vec<String>>,
    /// The same of those that it has for people.
    people: HashMap<String, Vec<String>>,
}

impl Bodies {
    /// Collects the names of some texts.
    pub fn of<'t>(texts: impl Iterator<Item = &'t str>) -> Self {
        // How often each name is closed by a sign, by a word, and by nothing.
        let mut seen: HashMap<String, [usize; 3]> = HashMap::new();
        // As far as each name is certainly a name.
        let mut sure: HashMap<String, usize> = HashMap::new();
        for text in texts {
            for mention in mentions(text) {
                for (end, ending) in mention.ends {
                    let written = trimmed_name(&text[mention.span.start..end]);
                    let name = lower(written);
                    if !name.is_empty() && name.split(' ').count() <= LONGEST {
                        let length = sure.entry(name.clone()).or_default();
                        *length = (*length).max(certain(written));
                        seen.entry(name).or_default()[2 - ending as usize] += 1;
                    }
                }
            }
        }
        let mut names: HashMap<String, Vec<String>> = HashMap::new();
        let mut sorted: Vec<&str> = seen.keys().map(String::as_str).collect();
        sorted.sort_unstable();
        let goes_on = |name: &str| {
            let longer = format!("{name} ");
            let first = sorted.partition_point(|other| *other < longer.as_str());
            sorted.get(first).is_some_and(|other| other.starts_with(&longer))
        };
        let is_closed = |name: &str| seen.get(name).is_some_and(|[sign, word, _]| sign + word > 0);
        let shorter = |name: &str, is_one: &dyn Fn(&str) -> bool| {
            let from = sure.get(name).copied().unwrap_or_default();
            name.match_indices(' ').any(|(at, _)| at >= from && is_one(&name[..at]) && !is_second_syllable(name, at))
        };
        for (name, [sign, word, _]) in &seen {
            let is_name = if sign + word == 0 {
                // Nothing shows where it ends, but that a verb may follow.
                !shorter(name, &|name| seen.contains_key(name)) && !goes_on(name)
            } else {
                // What a word ends may hold a verb that is not known: a shorter name that is closed elsewhere is right.
                *sign > 0 || !shorter(name, &is_closed)
            };
            if is_name {
                let first = name.split(' ').next().unwrap_or_default();
                names.entry(first.to_owned()).or_default().push(name.clone());
            }
        }
        for list in names.values_mut() {
            list.sort_by_key(|name| (std::cmp::Reverse(name.len()), name.clone()));
        }
        Self { names, ..Self::default() }
    }

    /// The same with the names that the archive has.
    pub fn with_known(mut self, bodies: &[Vec<String>], people: &[String]) -> Self {
        self.known = by_first_word(bodies.iter().flatten());
        self.people = by_first_word(people.iter());
        self
    }

    /// Where the longest name that the archive has for a body ends that begins at this byte. Behind it there is no
    /// level, which would make it a longer one.
    fn end_of_known(&self, text: &str, low: &str, start: usize) -> Option<usize> {
        let end = start + longest_of(&self.known, low.get(start..)?)?;
        let behind = text[end..].strip_prefix(' ').unwrap_or_default();
        (is_written(&text[start..end]) && !begins(behind, &words::LEVELS)).then_some(end)
    }

    /// Where the name of somebody ends whom the archive knows, and who is named from this byte on.
    pub fn end_of_person(&self, text: &str, low: &str, start: usize) -> Option<usize> {
        let end = start + longest_of(&self.people, low.get(start..)?)?;
        is_written(&text[start..end]).then_some(end)
    }

    /// Where the longest known name ends that begins at this byte.
    pub fn end_at(&self, text: &str, low: &str, start: usize) -> Option<usize> {
        if let Some(end) = self.end_of_known(text, low, start) {
            return Some(end);
        }
        let length = longest_of(&self.names, &low[start..])?;
        text[start..].starts_with(char::is_uppercase).then_some(start + length)
    }

    /// The bodies that a text names, in order.
    pub fn in_text(&self, text: &str) -> Vec<OrganizationMention> {
        let low = lower(text);
        let mut found: Vec<OrganizationMention> = Vec::new();
        let mut starts: Vec<Range<usize>> = organizations(text).into_iter().map(|mention| mention.span).collect();
        // What the archive knows may be called otherwise than bodies are: "Nhà hát Sông Hồng".
        if !self.known.is_empty() {
            let begins = |at: &usize| !low[..*at].ends_with(char::is_alphanumeric);
            let known = low.char_indices().map(|(at, _)| at).filter(begins);
            starts.extend(known.filter_map(|at| Some(at..self.end_of_known(text, &low, at)?)));
            starts.sort_by_key(|span| (span.start, std::cmp::Reverse(span.end)));
        }
        for mention in starts {
            let is_within = found.last().is_some_and(|last| last.span.end > mention.start);
            if is_within {
                continue;
            }
            let of_archive = self.end_of_known(text, &low, mention.start);
            let known = self.end_at(text, &low, mention.start);
            // Small words that names end with belong to it; what else has a capital may be a person.
            let end = match known {
                Some(end) if of_archive.is_some() => end,
                Some(end) if end < mention.end && text[end..mention.end].contains(char::is_uppercase) => end,
                Some(end) => end.max(mention.end),
                None => mention.end,
            };
            let span = mention.start..end;
            let short = super::organizations::short_behind(&text[span.end..]);
            found.push(OrganizationMention { name: text[span.clone()].to_owned(), span, short });
        }
        found
    }
}

/// The word that a text begins with.
fn first_word(low: &str) -> &str {
    low.split([' ', ',', ';', ':', '.', ')', '(']).next().unwrap_or_default()
}

/// Names by their first word, in lower case, the longest first.
fn by_first_word<'n>(names: impl Iterator<Item = &'n String>) -> HashMap<String, Vec<String>> {
    let mut found: HashMap<String, Vec<String>> = HashMap::new();
    for name in names {
        let name = lower(name.trim());
        if !name.is_empty() {
            found.entry(first_word(&name).to_owned()).or_default().push(name);
        }
    }
    for list in found.values_mut() {
        list.sort_by_key(|name| (std::cmp::Reverse(name.len()), name.clone()));
    }
    found
}

/// Whether words that are a name in lower case are written like one; a word alone has to be a short form.
fn is_written(words: &str) -> bool {
    let capitals = words.chars().filter(|c| c.is_uppercase()).count();
    words.starts_with(char::is_uppercase) && (words.contains(' ') || capitals >= 2)
}

/// How long the longest name is that a text begins with.
fn longest_of(names: &HashMap<String, Vec<String>>, low: &str) -> Option<usize> {
    let is_here = |name: &&String| {
        low.strip_prefix(name.as_str()).is_some_and(|behind| !behind.starts_with(char::is_alphanumeric))
    };
    names.get(first_word(low))?.iter().find(is_here).map(String::len)
}

/// Whether the word after this byte of a name is the second syllable of the one before.
fn is_second_syllable(name: &str, at: usize) -> bool {
    let before = name[..at].rsplit(' ').next().unwrap_or_default();
    let behind = name[at + 1..].split(' ').next().unwrap_or_default();
    before == "và" || super::organizations::is_pair(before, behind)
}

/// How much of a name is certainly one: as far as its last capital, or the last small word that names end with.
fn certain(name: &str) -> usize {
    let is_of_name = |word: &str| word.starts_with(char::is_uppercase) || super::organizations::may_end(word);
    let words = name.split(' ').scan(0, |end, word| {
        *end += word.len() + 1;
        Some((*end - 1, word))
    });
    words.filter(|(_, word)| is_of_name(word)).map(|(end, _)| end).max().unwrap_or_default()
}

/// A name without connecting words and signs at its end.
fn trimmed_name(name: &str) -> &str {
    let mut name = name.trim_end_matches(|c: char| !c.is_alphanumeric());
    while let Some(rest) =
        [" và", " các", " cùng", " của", " đã", " còn", " với"].iter().find_map(|tail| name.strip_suffix(tail))
    {
        name = rest.trim_end_matches(|c: char| !c.is_alphanumeric());
    }
    name
}
