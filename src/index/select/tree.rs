//! A query with its abbreviations spelled out.

use super::phrase::{Phrase, spellings};
use crate::query::{Condition, Expression, Words};
use crate::text::abbreviation::Abbreviations;

/// An expression whose free words are phrases.
#[derive(Debug, Clone)]
pub(in crate::index) enum Tree<'q> {
    All(Vec<Tree<'q>>),
    Any(Vec<Tree<'q>>),
    Not(Box<Tree<'q>>),
    /// Any of these, anywhere in a part.
    Free(Vec<Phrase>),
    /// Any other condition.
    Of(&'q Condition),
}

impl<'q> Tree<'q> {
    pub fn of(expression: &'q Expression, abbreviations: &Abbreviations) -> Self {
        match expression {
            Expression::All(members) => Self::All(all(members, abbreviations)),
            Expression::Any(members) => Self::Any(members.iter().map(|it| Self::of(it, abbreviations)).collect()),
            Expression::Not(inner) => Self::Not(Box::new(Self::of(inner, abbreviations))),
            Expression::Condition(Condition::Words(words)) => Self::Free(spellings(words, abbreviations)),
            Expression::Condition(condition) => Self::Of(condition),
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

/// Words in a row that are an abbreviation's long form also match its short form.
fn all<'q>(members: &'q [Expression], abbreviations: &Abbreviations) -> Vec<Tree<'q>> {
    let mut trees = Vec::with_capacity(members.len());
    let mut at = 0;
    while at < members.len() {
        let row: Vec<_> = members[at..].iter().map_while(single_word).collect();
        let tokens: Vec<String> = row.iter().map(|word| (*word).clone()).collect();
        let forms = abbreviations.find(&tokens);
        match forms.first() {
            Some((range, forms)) if range.start == 0 && range.len() > 1 => {
                let own = &tokens[range.clone()];
                let words = members[at..at + range.len()].iter().map(|it| Tree::of(it, abbreviations)).collect();
                let others = forms.iter().filter(|form| form.as_slice() != own);
                let others = others.map(|form| Phrase { tokens: form.clone(), prefix: false }).collect();
                trees.push(Tree::Any(vec![Tree::All(words), Tree::Free(others)]));
                at += range.len();
            }
            _ => {
                trees.push(Tree::of(&members[at], abbreviations));
                at += 1;
            }
        }
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
