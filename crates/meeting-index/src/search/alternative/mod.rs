//! Alternatives to a query without hits: its words read as Telex, and similar words that occur.

mod nearest;
mod reword;

use super::{Hits, Result, SearchRequest, search};
use crate::Index;
use crate::select::Phrase;
use crate::snapshot::Snapshot;
use meeting_core::query::{Query, Words};
use nearest::Vocabulary;
use reword::reworded;
use viet_text::fold::tokens;
use viet_text::telex;

/// An alternative to a query without hits.
#[derive(Debug, Clone, PartialEq)]
pub enum Alternative {
    /// The query was typed in Telex without a Vietnamese input method.
    Telex {
        /// The query as it was meant.
        query: Query,
        /// Its hits.
        hits: Hits,
    },
    /// A query of similar words, which has hits.
    Near(Query),
    /// No alternative has hits.
    Nothing,
}

/// The alternative to a query without hits; none where a file that is shown has changed since it was indexed.
pub(crate) fn alternative(
    index: &Index,
    snapshot: &Snapshot,
    query: &Query,
    request: &SearchRequest,
    may_ask_again: bool,
) -> Result<Option<Alternative>> {
    let vocabulary = Vocabulary { snapshot };
    for query in as_telex(query, &vocabulary)? {
        let Some(hits) = search(index, snapshot, &query, request, may_ask_again)? else { return Ok(None) };
        if hits.total > 0 {
            return Ok(Some(Alternative::Telex { query, hits }));
        }
    }
    let Some(near) = nearest::nearest(index, &vocabulary, query, request)? else {
        return Ok(Some(Alternative::Nothing));
    };
    // The first hit has the diacritics of the words.
    let first = SearchRequest { limit: Some(1), ..request.clone() };
    let Some(hits) = search(index, snapshot, &near, &first, may_ask_again)? else { return Ok(None) };
    Ok(Some(Alternative::Near(spelt_as_found(&near, &hits))))
}

/// The query with words read as Telex: all words that can be, then only those that do not occur as typed.
fn as_telex(query: &Query, vocabulary: &Vocabulary) -> Result<Vec<Query>> {
    let mut readings: Vec<Query> = Vec::new();
    for only_unknown in [false, true] {
        let reading = reworded(query, &mut |words| {
            if only_unknown && vocabulary.has(&Phrase::of(words))? {
                return Ok(None);
            }
            Ok(telex::read(&words.written)
                .map(|written| rewritten(words, written))
                .filter(|new| new.tokens != words.tokens))
        })?;
        readings.extend(reading.filter(|reading| !readings.contains(reading)));
    }
    Ok(readings)
}

fn rewritten(words: &Words, written: String) -> Words {
    Words { tokens: tokens(&written).into_iter().map(|token| token.text).collect(), written, ..words.clone() }
}

/// The query with its words spelled as in the first hit: `dao tao` may be "đào tạo" there. Single words that are not next to
/// each other stay as typed, because each may be another word there.
fn spelt_as_found(query: &Query, hits: &Hits) -> Query {
    let Some(hit) = hits.hits.first() else { return query.clone() };
    let text = hit.snippet.text.as_str();
    let found = tokens(text);
    let folded: Vec<String> = found.iter().map(|token| token.text.clone()).collect();
    let place_of = |tokens: Vec<String>| {
        let phrase = Phrase { tokens, prefix: false };
        let is_marked = |at: &usize| hit.snippet.marks.iter().any(|mark| mark.contains(&found[*at].start));
        phrase.places(&folded).find(is_marked).map(|at| at..at + phrase.tokens.len())
    };
    let free = query.free_words();
    let row = place_of(free.iter().flat_map(|words| words.tokens.clone()).collect());
    let spelt = reworded(query, &mut |words| {
        let is_apart = row.is_none() && words.tokens.len() == 1 && free.len() > 1;
        let has_digits = words.written.contains(|letter: char| letter.is_ascii_digit());
        let within_row = row.clone().and_then(|row| {
            let phrase = Phrase { tokens: words.tokens.clone(), prefix: false };
            let at = row.start + phrase.places(&folded[row]).next()?;
            Some(at..at + words.tokens.len())
        });
        let place = within_row.or_else(|| place_of(words.tokens.clone())).filter(|_| !is_apart && !has_digits);
        Ok(place.map(|place| {
            let written = &text[found[place.start].start..found[place.end - 1].end];
            // Capitals of the hit are not those of the word.
            let is_capital = words.written.chars().any(char::is_uppercase);
            Words { written: if is_capital { written.to_owned() } else { written.to_lowercase() }, ..words.clone() }
        }))
    });
    spelt.ok().flatten().unwrap_or_else(|| query.clone())
}
