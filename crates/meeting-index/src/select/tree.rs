//! A query with its abbreviations spelled out.

use std::borrow::Cow;

use super::condition::phrases;
use super::phrase::{Phrase, spellings};
use meeting_core::query::{Condition, Expression, Query, Words};
use viet_text::abbreviation::Abbreviations;
use viet_text::number::{mention, tokens};

/// An expression whose free words are phrases, and whose words of fields stand beside their other spellings.
#[derive(Debug, Clone)]
pub(crate) enum Tree<'q> {
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
                Self::Of(Cow::Owned(Condition::Text { field: *field, values }))
            }
            Expression::Condition(condition) => Self::Of(Cow::Borrowed(condition)),
        }
    }

    /// Returns the free phrases that a match holds or may hold.
    pub fn wanted(&self) -> Vec<&Phrase> {
        match self {
            Self::All(members) | Self::Any(members) => members.iter().flat_map(Self::wanted).collect(),
            Self::Free(phrases) => phrases.iter().collect(),
            Self::Not(_) | Self::Of(_) => Vec::new(),
        }
    }

    /// Returns the phrases that a match holds or may hold, those of fields too: what a snippet marks.
    pub fn shown(&self) -> Vec<Phrase> {
        match self {
            Self::All(members) | Self::Any(members) => members.iter().flat_map(Self::shown).collect(),
            Self::Free(phrases) => phrases.clone(),
            Self::Of(condition) => phrases(condition).map(|(_, phrases)| phrases).unwrap_or_default(),
            Self::Not(_) => Vec::new(),
        }
    }

    /// Returns the tree of a query that asks for any of these phrases besides.
    pub fn and(&self, phrases: &[Phrase]) -> Self {
        let members = if let Self::All(members) = self { members.clone() } else { vec![self.clone()] };
        Self::All(members.into_iter().chain([Self::Free(phrases.to_vec())]).collect())
    }

    /// Returns the free words of a query, all of them next to each other in their order, in all spellings; none where
    /// there is only one, or where some of them may be missing.
    pub fn in_a_row(query: &Query, abbreviations: &Abbreviations) -> Vec<Phrase> {
        let Expression::All(members) = &query.expression else { return Vec::new() };
        let all: Vec<&Words> = members.iter().filter_map(free_words).collect();
        let Some((last, before)) = all.split_last() else { return Vec::new() };
        if before.is_empty() || before.iter().any(|words| words.prefix) {
            return Vec::new();
        }
        let tokens = all.iter().flat_map(|words| words.tokens.clone()).collect();
        let row = Words { tokens, prefix: last.prefix, written: String::new(), quoted: true };
        spellings(&row, abbreviations)
    }
}

/// Returns words and their other spellings.
fn written_otherwise(words: &Words, abbreviations: &Abbreviations) -> Vec<Words> {
    let spelled = spellings(words, abbreviations).into_iter();
    spelled.map(|phrase| Words { tokens: phrase.tokens, ..words.clone() }).collect()
}

/// So many words are looked at together: no abbreviation and no document's name has more, and a query may be very long.
const FARTHEST: usize = 32;

/// Words in a row that are an abbreviation's long form also match its short form; a document's number is one thing,
/// however many words it was typed in.
fn all<'q>(members: &'q [Expression], abbreviations: &Abbreviations) -> Vec<Tree<'q>> {
    let mut trees = Vec::with_capacity(members.len());
    let mut at = 0;
    while at < members.len() {
        let row: Vec<&Words> = members[at..].iter().map_while(plain_words).take(FARTHEST).collect();
        let (taken, tree) = number(&row)
            .or_else(|| abbreviation(&row, abbreviations))
            .map_or((1, None), |(taken, others)| (taken, Some(others)));
        let words: Vec<Tree> = members[at..at + taken].iter().map(|it| Tree::of(it, abbreviations)).collect();
        match tree {
            Some(Others { phrases, is_certain: true }) => trees.push(Tree::Free(phrases)),
            Some(Others { phrases, .. }) => trees.push(Tree::Any(vec![Tree::All(words), Tree::Free(phrases)])),
            None => trees.extend(words),
        }
        at += taken;
    }
    trees
}

/// What words in a row stand for.
struct Others {
    phrases: Vec<Phrase>,
    /// Whether the words mean this and nothing else.
    is_certain: bool,
}

/// Returns how many of the words, more than one, are a document's number, and what texts have for it.
fn number(row: &[&Words]) -> Option<(usize, Others)> {
    let written: Vec<&str> = row.iter().map(|words| words.written.as_str()).collect();
    // Read together: `21 KL TƯ` is of the centre.
    let mention = mention(&tokens(&written.join(" ")))?;
    let taken = words_in(row, mention.range.end).filter(|taken| *taken > 1)?;
    let phrases = mention.forms.into_iter().map(|tokens| Phrase { tokens, prefix: false }).collect();
    Some((taken, Others { phrases, is_certain: mention.is_certain }))
}

/// Returns how many of the words, more than one, are a long form, and the other forms.
fn abbreviation(row: &[&Words], abbreviations: &Abbreviations) -> Option<(usize, Others)> {
    let tokens = tokens_of(row);
    let (range, forms) = abbreviations.find(&tokens).into_iter().next().filter(|(range, _)| range.start == 0)?;
    let taken = words_in(row, range.end).filter(|taken| *taken > 1)?;
    let others = forms.iter().filter(|form| form.as_slice() != &tokens[range.clone()]);
    let phrases = others.map(|form| Phrase { tokens: form.clone(), prefix: false }).collect();
    Some((taken, Others { phrases, is_certain: false }))
}

fn tokens_of(row: &[&Words]) -> Vec<String> {
    row.iter().flat_map(|words| words.tokens.clone()).collect()
}

/// Returns how many words have so many tokens; none where a word goes on.
fn words_in(row: &[&Words], tokens: usize) -> Option<usize> {
    let mut counted = 0;
    for (at, words) in row.iter().enumerate() {
        counted += words.tokens.len();
        if counted >= tokens {
            return (counted == tokens).then_some(at + 1);
        }
    }
    None
}

fn free_words(expression: &Expression) -> Option<&Words> {
    match expression {
        Expression::Condition(Condition::Words(words)) => Some(words),
        _ => None,
    }
}

/// Words that were typed without quotes or a `*`.
fn plain_words(expression: &Expression) -> Option<&Words> {
    free_words(expression).filter(|words| !words.prefix && !words.quoted)
}
