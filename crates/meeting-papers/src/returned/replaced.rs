//! What has become of the fields of a line in another one.

use std::collections::VecDeque;
use std::ops::Range;

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::lines::{Line, Span};

/// A line beside the one that came in its place.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Replaced {
    /// The new words of each field; none where they cannot be told from the words around them.
    pub fields: Vec<Option<String>>,
    /// Whether words that are of no field differ.
    pub has_other: bool,
}

/// The words of a text, and what is between them, with the bounds of fields as further bounds.
fn tokens<'t>(text: &'t str, bounds: &[usize]) -> Vec<(usize, &'t str)> {
    let mut tokens: Vec<(usize, &str)> = Vec::new();
    let mut start = 0;
    let mut last: Option<char> = None;
    for (at, letter) in text.char_indices() {
        let goes_on = last.is_some_and(char::is_alphanumeric) && letter.is_alphanumeric() && !bounds.contains(&at);
        if !goes_on && at > 0 {
            tokens.push((start, &text[start..at]));
            start = at;
        }
        last = Some(letter);
    }
    if start < text.len() {
        tokens.push((start, &text[start..]));
    }
    tokens
}

/// The field to which words are added that stand before a token of the old line, and the words. At the end of a field they go on
/// with it. Where the same tokens stand before, between and behind the words, as spaces do, the words may as well have been
/// put in earlier.
fn inserted(old: &Line, before: &[(usize, &str)], at: usize, words: &[(usize, &str)]) -> Option<(usize, String)> {
    let start = |at: usize| before.get(at).map_or(old.text.len(), |(start, _)| *start);
    let mut words: VecDeque<&str> = words.iter().map(|(_, word)| *word).collect();
    let mut earlier = at;
    loop {
        let position = start(earlier);
        let goes_on = |span: &Span| span.range.start < position && position <= span.range.end;
        if let Some(field) = old.spans.iter().position(goes_on) {
            return Some((field, words.into_iter().collect()));
        }
        let Some((_, token)) = earlier.checked_sub(1).map(|before_it| before[before_it]) else { break };
        if words.back() != Some(&token) {
            break;
        }
        words.rotate_right(1);
        earlier -= 1;
    }
    let field = old.spans.iter().position(|span| span.range.start == start(at))?;
    words.rotate_left(at - earlier);
    Some((field, words.into_iter().collect()))
}

/// Finds the fields of `old` in `new`.
pub(super) fn replaced(old: &Line, new: &str) -> Replaced {
    let bounds: Vec<usize> = old.spans.iter().flat_map(|span| [span.range.start, span.range.end]).collect();
    let (before, after) = (tokens(&old.text, &bounds), tokens(new, &[]));
    let words = |tokens: &[(usize, &str)]| tokens.iter().map(|(_, token)| (*token).to_owned()).collect::<Vec<_>>();
    let ops = capture_diff_slices(Algorithm::Patience, &words(&before), &words(&after));
    let mut found = Replaced { fields: vec![Some(String::new()); old.spans.len()], has_other: false };
    let of_token = |start: usize| old.spans.iter().position(|span| span.range.contains(&start));
    let is_said = |texts: &[(usize, &str)]| texts.iter().any(|(_, text)| text.chars().any(char::is_alphanumeric));
    let join = |range: Range<usize>| after[range].iter().map(|(_, token)| *token).collect::<String>();
    for op in ops {
        let (olds, news) = (op.old_range(), op.new_range());
        match op {
            DiffOp::Equal { .. } => {
                for (one, other) in olds.zip(news) {
                    if let Some(field) = of_token(before[one].0)
                        && let Some(text) = &mut found.fields[field]
                    {
                        text.push_str(after[other].1);
                    }
                }
            }
            DiffOp::Insert { .. } => match inserted(old, &before, olds.start, &after[news.clone()]) {
                Some((field, words)) => {
                    if let Some(text) = &mut found.fields[field] {
                        text.push_str(&words);
                    }
                }
                None => found.has_other |= is_said(&after[news]),
            },
            DiffOp::Delete { .. } => {
                found.has_other |= is_said(
                    &before[olds].iter().copied().filter(|(start, _)| of_token(*start).is_none()).collect::<Vec<_>>(),
                );
            }
            DiffOp::Replace { .. } => {
                let mut touched: Vec<usize> = before[olds.clone()].iter().filter_map(|(at, _)| of_token(*at)).collect();
                touched.dedup();
                let others: Vec<_> =
                    before[olds.clone()].iter().copied().filter(|(start, _)| of_token(*start).is_none()).collect();
                match touched[..] {
                    [] => found.has_other |= is_said(&before[olds]) || is_said(&after[news]),
                    [field] if !is_said(&others) => {
                        if let Some(text) = &mut found.fields[field] {
                            text.push_str(&join(news));
                        }
                    }
                    _ => {
                        found.has_other = true;
                        for field in touched {
                            found.fields[field] = None;
                        }
                    }
                }
            }
        }
    }
    found
}

/// How much two lines have in common, in thousandths.
pub(super) fn likeness(one: &str, other: &str) -> usize {
    let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    let (one, other) = (words(one), words(other));
    let common: usize = capture_diff_slices(Algorithm::Myers, &one, &other)
        .iter()
        .filter(|op| matches!(op, DiffOp::Equal { .. }))
        .map(|op| op.old_range().len())
        .sum();
    2000 * common / (one.len() + other.len()).max(1)
}
