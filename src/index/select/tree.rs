//! A query with its abbreviations spelled out.

use std::borrow::Cow;

use super::phrase::{Phrase, spellings};
use crate::query::{Condition, Expression, Words};
use crate::text::abbreviation::Abbreviations;

/// An expression whose free words are phrases, and whose words of fields stand beside their other spellings.
#[derive(Debug, Clone)]
pub(in crate::index) enum Tree<'q> {
    All(Vec<Tree<'q>>),
    Any(Vec<Tree<'q>>),
    Not(Box<Tree<'q>>),
    /// Any of these, anywhere in a part.
    Free(Vec<Phrase>),
    /// Any other condition.
    Of(Cow<'q, Condition>),
}

impl<'q> Tree<'q> {
    pub fn of(expression: &'q Expression, abbreviations: &Abbreviations) -> Self {
        match expression {
            Expression::All(members) => Self::All(all(members, abbreviations)),
            Expression::Any(members) => Self::Any(members.iter().map(|it| Self::of(it, abbreviations)).collect()),
            Expression::Not(inner) => Self::Not(Box::new(Self::of(inner, abbreviations))),
            Expression::Condition(Condition::Words(words)) => Self::Free(spellings(words, abbreviations)),
            Expression::Condition(Condition::Text { field, values }) => {
                let values = values.iter().flat_map(|words| written_otherwise(words, abbreviations)).collect();
                Self::Of(Cow::Owned(Condition::Text { field, values }))
            }
            Expression::Condition(condition) => Self::Of(Cow::Borrowed(condition)),
        }
    }

    /// Returns the phrases that a match holds or may hold.
    pub fn wanted(&self) -> Vec<&Phrase> {
        match self {
            Self::All(members) | Self::Any(members) => members.iter().flat_map(Self::wanted).collect(),
            Self::Free(phrases) => phrases.iter().collect(),
            Self::Not(_) | Self::Of(_) => Vec::new(),
        }
    }
}

/// Returns words and their other spellings.
fn written_otherwise(words: &Words, abbreviations: &Abbreviations) -> Vec<Words> {
    let spelled = spellings(words, abbreviations).into_iter();
    spelled.map(|phrase| Words { tokens: phrase.tokens, ..words.clone() }).collect()
}

/// Words in a row that are an abbreviation's long form also match its short form.
fn all<'q>(members: &'q [Expression], abbreviations: &Abbreviations) -> Vec<Tree<'q>> {
    let mut trees = Vec::with_capacity(members.len());
    let mut at = 0;
    while at < members.len() {
        let row: Vec<String> = members[at..].iter().map_while(single_word).cloned().collect();
        let (start, end) = (at, at + row.len());
        for (range, forms) in abbreviations.find(&row) {
            // A single word is spelled out by itself.
            if range.len() > 1 {
                trees.extend(members[at..start + range.start].iter().map(|it| Tree::of(it, abbreviations)));
                at = start + range.end;
                let words = members[at - range.len()..at].iter().map(|it| Tree::of(it, abbreviations)).collect();
                let others = forms.iter().filter(|form| form.as_slice() != &row[range.clone()]);
                let others = others.map(|form| Phrase { tokens: form.clone(), prefix: false }).collect();
                trees.push(Tree::Any(vec![Tree::All(words), Tree::Free(others)]));
            }
        }
        // What is left of the row, and the member behind it, which is no single word.
        let next = members.len().min(end + 1);
        trees.extend(members[at..next].iter().map(|it| Tree::of(it, abbreviations)));
        at = next;
    }
    trees
}

fn single_word(expression: &Expression) -> Option<&String> {
    match expression {
        Expression::Condition(Condition::Words(Words { tokens, prefix: false, quoted: false, .. })) => {
            if let [token] = tokens.as_slice() { Some(token) } else { None }
        }
        _ => None,
    }
}
