//! Words to look for, in all the spellings that mean the same, as FTS5 expressions.

use crate::index::extract::Column;
use crate::query::Words;
use crate::text::abbreviation::Abbreviations;

/// More spellings than this are not tried: a phrase of many abbreviations would multiply them.
const MOST: usize = 24;

/// Tokens in a row; the last one may be only the beginning of a word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::index) struct Phrase {
    pub tokens: Vec<String>,
    pub prefix: bool,
}

impl Phrase {
    /// Returns the FTS5 expression. Tokens hold letters and digits only; the quotes are doubled all the same.
    fn expression(&self) -> String {
        let quoted = self.tokens.join(" ").replace('"', "\"\"");
        format!("\"{quoted}\"{}", if self.prefix { " *" } else { "" })
    }

    /// Returns where in `tokens` the phrase stands, as numbers of its first tokens.
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

/// Returns the words themselves and every spelling that stands for the same.
pub(in crate::index) fn spellings(words: &Words, abbreviations: &Abbreviations) -> Vec<Phrase> {
    let mut all = vec![Vec::new()];
    let mut at = 0;
    // The beginning of a word is no abbreviation.
    let certain = words.tokens.len() - usize::from(words.prefix && !words.tokens.is_empty());
    for (range, forms) in abbreviations.find(&words.tokens[..certain]) {
        let own = words.tokens[range.clone()].to_vec();
        let others = forms.iter().filter(|form| **form != own).cloned();
        let forms: Vec<_> = std::iter::once(own.clone()).chain(others).collect();
        let take = (MOST / all.len()).max(1);
        all = all
            .iter()
            .flat_map(|begun: &Vec<String>| {
                let begun = [begun.as_slice(), &words.tokens[at..range.start]].concat();
                forms.iter().take(take).map(move |form| [begun.as_slice(), form].concat())
            })
            .collect();
        at = range.end;
    }
    all.into_iter()
        .map(|begun| Phrase { tokens: [begun.as_slice(), &words.tokens[at..]].concat(), prefix: words.prefix })
        .collect()
}

/// Returns the FTS5 expression for any of the phrases, in one column or in all.
pub(in crate::index) fn any_of(phrases: &[Phrase], column: Option<Column>) -> String {
    let any: Vec<_> = phrases.iter().map(Phrase::expression).collect();
    let any = format!("({})", any.join(" OR "));
    column.map_or(any.clone(), |column| format!("({{{}}} : {any})", column.name()))
}

#[cfg(test)]
mod tests {
    use super::{Phrase, any_of, spellings};
    use crate::index::extract::Column;
    use crate::query::Words;
    use crate::text::abbreviation::Abbreviations;

    fn words(text: &str, prefix: bool) -> Words {
        let tokens = text.split(' ').map(str::to_owned).collect();
        Words { tokens, prefix, written: text.to_owned(), quoted: true }
    }

    #[test]
    fn abbreviations_both_ways() {
        let standard = Abbreviations::standard();
        let shown = |text| any_of(&spellings(&words(text, false), &standard), None);
        assert_eq!(shown("dang uy"), "(\"dang uy\")");
        assert_eq!(shown("ubnd tinh"), "(\"ubnd tinh\" OR \"uy ban nhan dan tinh\")");
        assert_eq!(shown("uy ban nhan dan"), "(\"uy ban nhan dan\" OR \"ubnd\")");
    }

    #[test]
    fn expressions() {
        let none = Abbreviations::default();
        assert_eq!(
            any_of(&spellings(&words("so noi v", true), &none), Some(Column::Lead)),
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
