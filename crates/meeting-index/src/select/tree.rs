//! A query with the equivalent spellings of its words.

use std::borrow::Cow;

use super::condition::phrases;
use super::phrase::{Phrase, spellings};
use super::spelling::Spelling;
use meeting_core::query::{Condition, Expression, Query, Words};
use viet_text::number::{mention, tokens};

/// An expression in which free words are phrases, and fields have all spellings of their words.
#[derive(Debug, Clone)]
pub(crate) enum Tree<'q> {
    All(Vec<Tree<'q>>),
    Any(Vec<Tree<'q>>),
    Not(Box<Tree<'q>>),
    /// Any of these in any column.
    Free(Vec<Phrase>),
    /// Any other condition.
    Of(Cow<'q, Condition>),
}

impl<'q> Tree<'q> {
    pub fn of(expression: &'q Expression, spelling: &Spelling) -> Self {
        match expression {
            Expression::All(members) => Self::All(all(members, spelling)),
            Expression::Any(members) => Self::Any(members.iter().map(|it| Self::of(it, spelling)).collect()),
            // Only what was typed is excluded.
            Expression::Not(inner) => Self::Not(Box::new(Self::of(inner, &spelling.without_forms()))),
            Expression::Condition(Condition::Words(words)) => Self::Free(spellings(words, spelling)),
            Expression::Condition(Condition::Text { field, values }) => {
                let values: Vec<Words> = values.iter().flat_map(|words| written_otherwise(words, spelling)).collect();
                Self::Of(Cow::Owned(Condition::Text { field: *field, values }))
            }
            Expression::Condition(condition) => Self::Of(Cow::Borrowed(condition)),
        }
    }

    /// The free phrases that a hit may have.
    pub fn wanted(&self) -> Vec<&Phrase> {
        match self {
            Self::All(members) | Self::Any(members) => members.iter().flat_map(Self::wanted).collect(),
            Self::Free(phrases) => phrases.iter().collect(),
            Self::Not(_) | Self::Of(_) => Vec::new(),
        }
    }

    /// The phrases that a hit may have, also those of fields: a snippet marks them.
    pub fn shown(&self) -> Vec<Phrase> {
        match self {
            Self::All(members) | Self::Any(members) => members.iter().flat_map(Self::shown).collect(),
            Self::Free(phrases) => phrases.clone(),
            Self::Of(condition) => phrases(condition).map(|(_, phrases)| phrases).unwrap_or_default(),
            Self::Not(_) => Vec::new(),
        }
    }

    /// Adds the condition that any of these phrases occurs.
    pub fn and(&self, phrases: &[Phrase]) -> Self {
        let members = if let Self::All(members) = self { members.clone() } else { vec![self.clone()] };
        Self::All(members.into_iter().chain([Self::Free(phrases.to_vec())]).collect())
    }

    /// All free words of a query as one phrase, in all spellings; empty if there is only one, or if a hit need not have all.
    pub fn in_a_row(query: &Query, spelling: &Spelling) -> Vec<Phrase> {
        let is_one = all_free(query).is_none_or(|all| all.len() < 2);
        if is_one { Vec::new() } else { Self::as_one(query, spelling) }
    }

    /// All free words of a query as one phrase, in all spellings; empty if there are none, or if a hit need not have all.
    pub fn as_one(query: &Query, spelling: &Spelling) -> Vec<Phrase> {
        let all = all_free(query).unwrap_or_default();
        let Some((last, before)) = all.split_last() else { return Vec::new() };
        if before.iter().any(|words| words.prefix) {
            return Vec::new();
        }
        let row = Words { tokens: tokens_of(&all), prefix: last.prefix, written: String::new(), quoted: true };
        spellings(&row, spelling)
    }
}

/// The free words of a query of which a hit must have all.
fn all_free(query: &Query) -> Option<Vec<&Words>> {
    match &query.expression {
        Expression::All(members) => Some(members.iter().filter_map(free_words).collect()),
        one => free_words(one).map(|words| vec![words]),
    }
}

/// All spellings of a value; of an id what stands for it.
fn written_otherwise(words: &Words, spelling: &Spelling) -> Vec<Words> {
    if let Some(word) = spelling.id(words) {
        return vec![Words { tokens: vec![word.to_owned()], ..words.clone() }];
    }
    let spelled = spellings(words, spelling).into_iter();
    spelled.map(|phrase| Words { tokens: phrase.tokens, ..words.clone() }).collect()
}

/// The most words of an abbreviation's long form or a document's number that are recognized.
const FARTHEST: usize = 32;

/// Trees of conditions that must all be met. Words in a row that are an abbreviation's long form also match its short form; a
/// document's number of several words is one phrase.
fn all<'q>(members: &'q [Expression], spelling: &Spelling) -> Vec<Tree<'q>> {
    let mut trees = Vec::with_capacity(members.len());
    let mut at = 0;
    while at < members.len() {
        let row: Vec<&Words> = members[at..].iter().map_while(plain_words).take(FARTHEST).collect();
        let (taken, tree) = number(&row)
            .or_else(|| abbreviation(&row, spelling))
            .map_or((1, None), |(taken, others)| (taken, Some(others)));
        let words: Vec<Tree> = members[at..at + taken].iter().map(|it| Tree::of(it, spelling)).collect();
        match tree {
            Some(Others { phrases, is_certain: true }) => trees.push(Tree::Free(phrases)),
            Some(Others { phrases, .. }) => trees.push(Tree::Any(vec![Tree::All(words), Tree::Free(phrases)])),
            None => trees.extend(words),
        }
        at += taken;
    }
    trees
}

/// Other forms of words in a row.
struct Others {
    phrases: Vec<Phrase>,
    /// Whether the words have no other meaning.
    is_certain: bool,
}

/// The document's number at the beginning of the words, if it has more than one: how many words, and its forms.
fn number(row: &[&Words]) -> Option<(usize, Others)> {
    let written: Vec<&str> = row.iter().map(|words| words.written.as_str()).collect();
    // The words are read together, so that `21 KL TƯ` is recognized.
    let mention = mention(&tokens(&written.join(" ")))?;
    let taken = words_in(row, mention.range.end).filter(|taken| *taken > 1)?;
    let phrases = mention.forms.into_iter().map(|tokens| Phrase { tokens, prefix: false }).collect();
    Some((taken, Others { phrases, is_certain: mention.is_certain }))
}

/// The long form at the beginning of the words, if it has more than one: how many words, and its other forms.
fn abbreviation(row: &[&Words], spelling: &Spelling) -> Option<(usize, Others)> {
    let tokens = tokens_of(row);
    let (range, forms) =
        spelling.abbreviations.find(&tokens).into_iter().next().filter(|(range, _)| range.start == 0)?;
    let taken = words_in(row, range.end).filter(|taken| *taken > 1)?;
    let others = forms.iter().filter(|form| form.as_slice() != &tokens[range.clone()]);
    let phrases = others.map(|form| Phrase { tokens: form.clone(), prefix: false }).collect();
    Some((taken, Others { phrases, is_certain: false }))
}

fn tokens_of(row: &[&Words]) -> Vec<String> {
    row.iter().flat_map(|words| words.tokens.clone()).collect()
}

/// How many words have exactly so many tokens; none if the end is within a word.
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
