//! Similar words that occur in the archive.
//!
//! Candidates are generated and looked up: scanning the vocabulary of a large archive takes longer than a search.

use std::collections::HashMap;
use std::ops::Range;

use rusqlite::OptionalExtension;
use strsim::damerau_levenshtein;

use super::reword::reworded;
use super::{Index, Query, Result, SearchRequest, Snapshot, Words};
use crate::row::read;
use crate::search::Question;
use crate::select::{Phrase, Spelling, Tree, any_of};
use viet_text::fold::tokens;
use viet_text::number::mentions;

/// The most similar words that are tried for each unknown word, the most frequent first, and the most queries.
const NEIGHBOURS: usize = 6;
const QUERIES: usize = 60;

/// Hits of a query, and parts with a word, are counted up to these numbers.
const ENOUGH: i64 = 1_000;
const FREQUENT: i64 = 100_000;

/// The most tokens of a query that is corrected.
const MOST_TOKENS: usize = 12;

/// The most letters of a word that is corrected.
const LONGEST: usize = 32;

/// The vocabulary of an archive.
pub(super) struct Vocabulary<'s, 'c> {
    pub snapshot: &'s Snapshot<'c>,
}

impl Vocabulary<'_, '_> {
    /// Whether a phrase occurs.
    pub fn has(&self, phrase: &Phrase) -> Result<bool> {
        let sql = "SELECT 1 FROM words WHERE words MATCH ?1 LIMIT 1";
        let expression = any_of(std::slice::from_ref(phrase), None);
        let found = self.snapshot.connection().prepare_cached(sql)?.query_row([expression], |_| Ok(())).optional()?;
        Ok(found.is_some())
    }

    /// The number of parts with a phrase, up to [`FREQUENT`].
    fn frequency(&self, phrase: &Phrase) -> Result<i64> {
        let sql = format!("SELECT count(*) FROM (SELECT 1 FROM words WHERE words MATCH ?1 LIMIT {FREQUENT})");
        let expression = any_of(std::slice::from_ref(phrase), None);
        self.snapshot.connection().prepare_cached(&sql)?.query_row([expression], read)
    }

    /// The existing words at an edit distance of 1, the most frequent first; for a long word without any, those at 2.
    fn neighbours(&self, word: &str) -> Result<Vec<Vec<String>>> {
        let mut found = self.existing(slips(word).into_iter().map(|slip| vec![slip]).chain(splits(word)))?;
        if found.is_empty() && word.len() >= LONG {
            found = self.existing(self.two_slips(word)?.into_iter().map(|near| vec![near]))?;
        }
        Ok(found)
    }

    /// The existing words at an edit distance of 2 with the same beginning.
    fn two_slips(&self, word: &str) -> Result<Vec<String>> {
        let mut near = self.snapshot.terms(&word[..SURE])?;
        near.retain(|term| term.len().abs_diff(word.len()) <= 2 && damerau_levenshtein(word, term) == 2);
        Ok(near)
    }

    fn existing(&self, forms: impl Iterator<Item = Vec<String>>) -> Result<Vec<Vec<String>>> {
        let mut found: Vec<(i64, Vec<String>)> = Vec::new();
        for form in forms {
            let phrase = Phrase { tokens: form, prefix: false };
            if self.has(&phrase)? && !found.iter().any(|(_, known)| *known == phrase.tokens) {
                found.push((self.frequency(&phrase)?, phrase.tokens));
            }
        }
        found.sort_by(|(one, first), (other, second)| other.cmp(one).then_with(|| first.cmp(second)));
        Ok(found.into_iter().map(|(_, form)| form).collect())
    }
}

/// The fewest letters of a word with an edit distance of 2, and how many of its first letters must be equal.
const LONG: usize = 6;
const SURE: usize = 2;

/// All words at an edit distance of 1: a letter inserted, deleted or replaced, or two letters swapped.
fn slips(word: &str) -> Vec<String> {
    let mut all = Vec::with_capacity(word.len() * 55 + 26);
    for at in 0..=word.len() {
        let (before, after) = word.split_at(at);
        let mut behind = after.chars();
        if let Some(letter) = behind.next() {
            let rest = behind.as_str();
            all.push(format!("{before}{rest}"));
            if let Some(next) = rest.chars().next().filter(|next| *next != letter) {
                all.push(format!("{before}{next}{letter}{}", &rest[1..]));
            }
            let others = ('a'..='z').filter(|other| *other != letter);
            all.extend(others.map(|other| format!("{before}{other}{rest}")));
        }
        all.extend(('a'..='z').map(|other| format!("{before}{other}{after}")));
    }
    all.retain(|slip| !slip.is_empty());
    all
}

/// A word split in two, for a missing space.
fn splits(word: &str) -> impl Iterator<Item = Vec<String>> {
    (2..word.len().saturating_sub(1)).map(|at| vec![word[..at].to_owned(), word[at..].to_owned()])
}

/// A token of a query: the number of its words, and its number in them.
type Place = (usize, usize);

/// The query of similar words with the most hits, if one has any.
pub(super) fn nearest(
    index: &Index,
    vocabulary: &Vocabulary,
    query: &Query,
    request: &SearchRequest,
) -> Result<Option<Query>> {
    let words = words_of(query)?;
    let all: Vec<String> = words.iter().flat_map(|words| words.tokens.clone()).collect();
    if all.len() > MOST_TOKENS {
        return Ok(None);
    }
    let numbers: Vec<Range<usize>> = mentions(&all).into_iter().map(|mention| mention.range).collect();
    let mut places: Vec<(Place, &str, bool)> = Vec::new();
    let mut counted = 0;
    for (number, words) in words.iter().enumerate() {
        for (at, token) in words.tokens.iter().enumerate() {
            let is_of_number = numbers.iter().any(|range| range.contains(&counted));
            counted += 1;
            let prefix = words.prefix && at + 1 == words.tokens.len();
            let is_known = vocabulary.has(&Phrase { tokens: vec![token.clone()], prefix })?;
            // A number with another letter or digit is of another document, and a prefix is taken as typed.
            let has_letters =
                (2..=LONGEST).contains(&token.len()) && token.bytes().all(|byte| byte.is_ascii_lowercase());
            let is_word = has_letters && !is_of_number && !prefix;
            match (is_word, is_known) {
                (true, _) => places.push(((number, at), token, is_known)),
                (false, true) => {}
                // Without this token there are no hits.
                (false, false) => return Ok(None),
            }
        }
    }
    let has_unknown = places.iter().any(|(.., is_known)| !is_known);
    let doubtful = places.into_iter().filter(|(.., is_known)| !(has_unknown && *is_known));
    let doubtful: Vec<_> =
        doubtful.map(|(place, token, _)| Ok((place, vocabulary.neighbours(token)?))).collect::<Result<_>>()?;
    let mut best: Option<((usize, usize), Query)> = None;
    for corrections in attempts(&doubtful, has_unknown) {
        let Some(corrected) = corrected(query, &corrections)? else { continue };
        let found = found_by(index, vocabulary, &corrected, request)?;
        // A word that occurs is replaced only within a phrase: almost every single syllable is similar to another.
        let is_of_phrase = |place: &Place| words.get(place.0).is_some_and(|words| words.tokens.len() > 1);
        if !has_unknown && found.0 == 0 && !corrections.keys().all(is_of_phrase) {
            continue;
        }
        if found > best.as_ref().map_or((0, 0), |(most, _)| *most) {
            best = Some((found, corrected));
        }
    }
    Ok(best.map(|(_, query)| query))
}

/// The replacements to try: all unknown words together, or a single known one.
fn attempts<'d>(doubtful: &'d [(Place, Vec<Vec<String>>)], has_unknown: bool) -> Vec<HashMap<Place, &'d [String]>> {
    let mut attempts = Vec::new();
    if has_unknown {
        attempts.push(HashMap::new());
        for (place, forms) in doubtful {
            let with = |begun: &HashMap<Place, &'d [String]>| {
                let begun = begun.clone();
                forms.iter().take(NEIGHBOURS).map(move |form| {
                    let mut attempt = begun.clone();
                    attempt.insert(*place, form.as_slice());
                    attempt
                })
            };
            attempts = attempts.iter().flat_map(with).take(QUERIES).collect();
        }
        return attempts;
    }
    let most = doubtful.iter().map(|(_, forms)| forms.len()).max().unwrap_or(0);
    // The most frequent similar word of each, then the next one of each.
    for number in 0..most {
        for (place, forms) in doubtful {
            attempts.extend(forms.get(number).map(|form| HashMap::from([(*place, form.as_slice())])));
        }
    }
    attempts.truncate(QUERIES);
    attempts
}

fn words_of(query: &Query) -> Result<Vec<Words>> {
    let mut all = Vec::new();
    reworded(query, &mut |words| {
        all.push(words.clone());
        Ok(None)
    })?;
    Ok(all)
}

/// The query with other tokens in some places.
fn corrected(query: &Query, corrections: &HashMap<Place, &[String]>) -> Result<Option<Query>> {
    let mut number = 0;
    reworded(query, &mut |words| {
        let mut written = String::new();
        let mut copied = 0;
        for (at, token) in tokens(&words.written).iter().enumerate() {
            if let Some(form) = corrections.get(&(number, at)) {
                let typed = &words.written[token.start..token.end];
                let is_capital = !typed.chars().any(char::is_lowercase);
                written += &words.written[copied..token.start];
                written += &if is_capital { form.join(" ").to_uppercase() } else { form.join(" ") };
                copied = token.end;
            }
        }
        number += 1;
        written += &words.written[copied..];
        Ok((copied > 0).then(|| super::rewritten(words, written)))
    })
}

/// The number of hits of a query with all its words in a row, and of all hits.
fn found_by(index: &Index, vocabulary: &Vocabulary, query: &Query, request: &SearchRequest) -> Result<(usize, usize)> {
    let spelling = Spelling::as_typed(&index.abbreviations, vocabulary.snapshot, query)?;
    let tree = Tree::of(&query.expression, &spelling);
    let count = |tree: &Tree| Question::of(vocabulary.snapshot, (query, tree), request)?.count_up_to(ENOUGH);
    let row = Tree::in_a_row(query, &spelling);
    Ok((if row.is_empty() { 0 } else { count(&tree.and(&row))? }, count(&tree)?))
}

#[cfg(test)]
mod tests {
    use super::{slips, splits};
    use viet_text::suggest::is_slip;

    #[test]
    fn one_slip_away() {
        let found = slips("dao");
        for meant in ["dai", "doa", "da", "daos", "hdao", "ao", "tao"] {
            assert!(found.iter().any(|slip| slip == meant), "{meant}");
        }
        assert!(found.iter().all(|slip| slip == "dao" || is_slip("dao", slip)));
        assert_eq!(slips("x").iter().filter(|slip| slip.is_empty()).count(), 0);
    }

    #[test]
    fn a_space_forgotten() {
        let found: Vec<_> = splits("daotao").map(|words| words.join(" ")).collect();
        assert_eq!(found, ["da otao", "dao tao", "daot ao"]);
        assert_eq!(splits("dao").count(), 0);
    }
}
