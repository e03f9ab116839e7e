//! Phrases in all equivalent spellings, as FTS5 expressions.

use std::ops::Range;

use super::spelling::Spelling;
use crate::extract::Column;
use meeting_core::query::{DocumentNumberValue, Words};
use viet_text::fold;
use viet_text::fold::tokens;
use viet_text::number::{mention, mentions};

/// The most spellings of a phrase, which multiply with each abbreviation in it.
const MOST: usize = 24;

/// Tokens in a row; the last one may be a prefix.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Phrase {
    pub tokens: Vec<String>,
    pub prefix: bool,
}

impl Phrase {
    /// The words as typed.
    pub fn of(words: &Words) -> Self {
        Self { tokens: words.tokens.clone(), prefix: words.prefix }
    }

    /// The FTS5 expression. Quotes are escaped, although tokens have letters and digits only.
    fn expression(&self) -> String {
        let quoted = self.tokens.join(" ").replace('"', "\"\"");
        format!("\"{quoted}\"{}", if self.prefix { " *" } else { "" })
    }

    /// The places in `tokens` at which the phrase begins.
    pub fn places<'t>(&'t self, tokens: &'t [String]) -> impl Iterator<Item = usize> + 't {
        let length = self.tokens.len();
        let whole = if self.prefix { length.saturating_sub(1) } else { length };
        tokens
            .windows(length.max(1))
            .enumerate()
            .filter(move |(_, window)| {
                length > 0
                    && window[..whole] == self.tokens[..whole]
                    && (!self.prefix || window[whole].starts_with(&self.tokens[whole]))
            })
            .map(|(place, _)| place)
    }
}

/// The words and their equivalent spellings: abbreviations and their long forms, the forms of documents' numbers, and other forms
/// of English words.
pub(crate) fn spellings(words: &Words, spelling: &Spelling) -> Vec<Phrase> {
    let tokens = &words.tokens;
    let mut all = vec![Vec::new()];
    let mut at = 0;
    // A prefix is no abbreviation.
    let certain = tokens.len() - usize::from(words.prefix && !tokens.is_empty());
    for (range, forms) in equivalents(&tokens[..certain], spelling, words.quoted) {
        let own = &tokens[range.clone()];
        let others = forms.iter().filter(|form| *form != own).map(Vec::as_slice);
        let forms: Vec<&[String]> = std::iter::once(own).chain(others).collect();
        let take = if all.len() == 1 { forms.len() } else { (MOST / all.len()).max(1) };
        all = all
            .iter()
            .flat_map(|begun: &Vec<String>| {
                let begun = [begun.as_slice(), &tokens[at..range.start]].concat();
                forms.iter().take(take).map(move |form| [begun.as_slice(), form].concat())
            })
            .collect();
        at = range.end;
    }
    let mut all: Vec<Phrase> = all
        .into_iter()
        .map(|begun| Phrase { tokens: [begun.as_slice(), &tokens[at..]].concat(), prefix: words.prefix })
        .collect();
    // Texts with TƯ for TW are indexed as written.
    let typed: Vec<String> = fold::tokens(&words.written).into_iter().map(|token| token.text).collect();
    if typed != *tokens && typed.len() == tokens.len() && !words.prefix {
        all.push(Phrase { tokens: typed, prefix: false });
    }
    all
}

/// The ranges of tokens that have other forms, with these forms, from left to right. A document's number takes precedence
/// over an abbreviation in it.
fn equivalents(tokens: &[String], spelling: &Spelling, is_quoted: bool) -> Vec<(Range<usize>, Vec<Vec<String>>)> {
    let mut all = Vec::new();
    let mut at = 0;
    // What is in quotes is meant as it is.
    let forms_of = |word: &String| if is_quoted { None } else { spelling.forms(word) };
    if let [word] = tokens
        && let Some(forms) = forms_of(word)
    {
        return vec![(0..1, forms.iter().map(|form| vec![form.clone()]).collect())];
    }
    let abbreviated = |from: usize, to: usize, all: &mut Vec<_>| {
        let found = spelling.abbreviations.find(&tokens[from..to]).into_iter();
        all.extend(found.map(|(range, forms)| (range.start + from..range.end + from, forms.to_vec())));
    };
    for number in mentions(tokens) {
        abbreviated(at, number.range.start, &mut all);
        at = number.range.end;
        all.push((number.range, number.forms));
    }
    abbreviated(at, tokens.len(), &mut all);
    all
}

/// A number as typed, its comparison form, and its other forms in texts.
pub(crate) fn number_spellings(value: &DocumentNumberValue) -> Vec<Phrase> {
    let words = &value.words;
    let key: Vec<_> = tokens(&value.key).into_iter().map(|token| token.text).collect();
    let mut all = vec![words.tokens.clone(), key];
    // A prefix may be of many numbers.
    let number = if words.prefix { None } else { mention(&words.tokens) };
    if let Some(number) = number {
        // `KL21-TW`: the issuer is not part of the mention.
        let behind = &words.tokens[number.range.end..];
        all.extend(number.forms.into_iter().map(|form| [form.as_slice(), behind].concat()));
    }
    let mut phrases: Vec<Phrase> = Vec::with_capacity(all.len());
    for tokens in all {
        let phrase = Phrase { tokens, prefix: words.prefix };
        if !phrase.tokens.is_empty() && !phrases.contains(&phrase) {
            phrases.push(phrase);
        }
    }
    phrases
}

/// The FTS5 expression of any of the phrases, in one column or in all.
pub(crate) fn any_of(phrases: &[Phrase], column: Option<Column>) -> String {
    let any: Vec<_> = phrases.iter().map(Phrase::expression).collect();
    let any = format!("({})", any.join(" OR "));
    column.map_or(any.clone(), |column| format!("({{{}}} : {any})", column.name()))
}

#[cfg(test)]
mod tests {
    use super::{Phrase, Spelling, any_of, spellings};
    use crate::extract::Column;
    use meeting_core::query::Words;
    use viet_text::abbreviation::Abbreviations;

    fn words(text: &str, prefix: bool) -> Words {
        let tokens = text.split(' ').map(str::to_owned).collect();
        Words { tokens, prefix, written: text.to_owned(), quoted: true }
    }

    #[test]
    fn abbreviations_both_ways() {
        let standard = Abbreviations::standard();
        let standard = Spelling::plain(&standard);
        let shown = |text| any_of(&spellings(&words(text, false), &standard), None);
        assert_eq!(shown("dang uy"), "(\"dang uy\")");
        assert_eq!(shown("ubnd tinh"), "(\"ubnd tinh\" OR \"uy ban nhan dan tinh\")");
        assert_eq!(shown("uy ban nhan dan"), "(\"uy ban nhan dan\" OR \"ubnd\")");
    }

    #[test]
    fn expressions() {
        let none = Abbreviations::default();
        assert_eq!(
            any_of(&spellings(&words("so noi v", true), &Spelling::plain(&none)), Some(Column::Lead)),
            "({lead} : (\"so noi v\" *))"
        );
    }

    #[test]
    fn places() {
        let tokens: Vec<String> = ["a", "b", "ab", "b"].map(str::to_owned).to_vec();
        let places = |text: &str, prefix| {
            let phrase = Phrase { tokens: words(text, false).tokens, prefix };
            phrase.places(&tokens).collect::<Vec<_>>()
        };
        assert_eq!(places("a", false), [0]);
        assert_eq!(places("a", true), [0, 2]);
        assert_eq!(places("b a", true), [1]);
        assert_eq!(places("ab b", false), [2]);
        assert_eq!(places("a b ab b x", false), [] as [usize; 0]);
    }
}
