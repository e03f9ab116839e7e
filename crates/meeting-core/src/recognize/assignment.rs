//! Who does the work: `Giao Sở X chủ trì, phối hợp với Sở Y, Z …`, `Assign A to …`.

use std::ops::Range;

use super::organizations;
use super::parties::parties;
use super::tokens::Tokens;
use super::words;
use super::{Certainty, Found};

/// Work that a text assigns.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Assignment {
    /// The leads (chủ trì): names as written, with their spans.
    pub lead: Vec<Found<String>>,
    /// Who supports it (phối hợp).
    pub support: Vec<Found<String>>,
    /// Where the work itself is in the text; empty where the text names only who does it.
    pub work: Range<usize>,
}

/// The assignments in a text, in order.
#[must_use]
pub fn assignments(text: &str) -> Vec<Found<Assignment>> {
    let tokens = Tokens::of(text);
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        match read(&tokens, at) {
            Some((assignment, end)) => {
                found.push(assignment);
                at = end.max(at + 1);
            }
            None => at += 1,
        }
    }
    found
}

fn read(tokens: &Tokens<'_>, at: usize) -> Option<(Found<Assignment>, usize)> {
    labelled(tokens, at)
        .or_else(|| given(tokens, at))
        .or_else(|| undertaken(tokens, at))
        .or_else(|| bracketed(tokens, at))
}

/// "Chủ trì: A; phối hợp: B, C"
fn labelled(tokens: &Tokens<'_>, at: usize) -> Option<(Found<Assignment>, usize)> {
    let label = tokens.says_any(at, &words::LEADERS).filter(|end| tokens.follows(*end, &[":"]))?;
    let (lead, end) = parties(tokens, label)?;
    let supporters = tokens.says_any(end, &words::SUPPORTERS).filter(|label| tokens.follows(*label, &[":"]));
    let (support, end) = supporters.and_then(|label| parties(tokens, label)).unwrap_or((Vec::new(), end));
    Some(found(tokens, at, end, lead, support, None, Certainty::Likely))
}

/// "Giao Sở X chủ trì, phối hợp với Sở Y …"
fn given(tokens: &Tokens<'_>, at: usize) -> Option<(Found<Assignment>, usize)> {
    let after = tokens.says_any(at, &words::GIVING)?;
    if !tokens.is_joined(after) && !tokens.follows(after, &[":"]) {
        return None;
    }
    if at > 0 && tokens.is_any(at - 1, &words::NOT_BEFORE_GIVING) && tokens.is_joined(at) {
        return None;
    }
    if is_word_with_giving(tokens, at) {
        return None;
    }
    let (lead, end) = parties(tokens, after)?;
    let (support, work) = support(tokens, leading(tokens, end));
    Some(with_work(tokens, at, lead, support, work, Certainty::Certain))
}

/// Whether "giao" is a syllable of another word: "hội nghị giao ban quý II". An organization has its capital ("Giao Ban
/// Kinh tế") or its full name ("giao ban chấp hành").
fn is_word_with_giving(tokens: &Tokens<'_>, at: usize) -> bool {
    let next = at + 1;
    let is_small = tokens.get(next).is_some_and(|word| !word.is_capital || word.is_upper);
    let is_full_name = organizations::end_of_head(tokens, next).is_some_and(|end| end > next + 1);
    is_small && !is_full_name && tokens.says_any(at, &words::NOT_GIVING).is_some()
}

/// "Sở X chủ trì …", "do Sở X chủ trì", "A will …", "A to …"
fn undertaken(tokens: &Tokens<'_>, at: usize) -> Option<(Found<Assignment>, usize)> {
    let is_of_work = at > 0 && tokens.is(at - 1, "do") && tokens.is_joined(at);
    let precedes_organization = || tokens.follows(at, &[","]) && organizations::begins_organization(tokens, at);
    if !(is_of_work || tokens.begins_sentence(at) || precedes_organization()) {
        return None;
    }
    if tokens.is_any(at, &words::PRONOUNS) {
        return None;
    }
    let (lead, end) = parties(tokens, at)?;
    let after = leading(tokens, end);
    let english = tokens.says_any(end, &["will", "shall", "to", "is to", "are to"]).filter(|_| tokens.is_joined(end));
    if let Some(work) = english.filter(|_| tokens.begins_sentence(at)) {
        return Some(with_work(tokens, at, lead, Vec::new(), work, Certainty::Likely));
    }
    if after == end || tokens.skip(after, &words::CHAIRED) > after {
        return None;
    }
    let (support, work) = support(tokens, after);
    if is_of_work && support.is_empty() {
        return Some(found(tokens, at - 1, after, lead, support, None, Certainty::Certain));
    }
    Some(with_work(tokens, at, lead, support, work, Certainty::Likely))
}

/// "A (lead), B and C (support)"
fn bracketed(tokens: &Tokens<'_>, at: usize) -> Option<(Found<Assignment>, usize)> {
    if !tokens.begins_sentence(at) {
        return None;
    }
    let (lead, end) = parties(tokens, at)?;
    let role = tokens.says_any(end, &["lead", "chủ trì", "owner"]).filter(|_| tokens.follows(end, &["("]))?;
    let rest = tokens.follows(role, &["),", ");", ")"]).then(|| parties(tokens, role)).flatten();
    let supporting = rest.filter(|(_, end)| tokens.follows(*end, &["("]) && tokens.is_any(*end, &["support", "phối"]));
    let (support, end) = supporting.unwrap_or((Vec::new(), role));
    Some(found(tokens, at, end, lead, support, None, Certainty::Likely))
}

/// Where "chủ trì" ends that may be at `at`.
fn leading(tokens: &Tokens<'_>, at: usize) -> usize {
    let is_near = tokens.is_joined(at) || tokens.follows(at, &[","]);
    is_near.then(|| tokens.says_any(at, &words::LEADING)).flatten().unwrap_or(at)
}

/// Those who support the work, named at `at`, and where the work begins.
fn support(tokens: &Tokens<'_>, at: usize) -> (Vec<Found<String>>, usize) {
    let first = if tokens.is(at, "và") { at + 1 } else { at };
    let is_near = tokens.is_joined(at) || tokens.follows(at, &[","]);
    let named = tokens.says_any(first, &words::SUPPORTING).filter(|_| is_near);
    named.and_then(|names| parties(tokens, names)).unwrap_or((Vec::new(), at))
}

/// The assignment whose work extends from the word at `work` to the end of the sentence.
fn with_work(
    tokens: &Tokens<'_>,
    at: usize,
    lead: Vec<Found<String>>,
    support: Vec<Found<String>>,
    work: usize,
    certainty: Certainty,
) -> (Found<Assignment>, usize) {
    let work = if tokens.is_joined(work) { tokens.skip_word(work, &["to", "để"]) } else { work };
    let end = end_of_work(tokens, work);
    let (support, last) = if support.is_empty() { supported(tokens, work, end) } else { (support, end) };
    let (assignment, _) = found(tokens, at, end, lead, support, Some(work..last), certainty);
    (assignment, end)
}

/// "… , supported by B", "… with B": those who are named last.
fn supported(tokens: &Tokens<'_>, work: usize, end: usize) -> (Vec<Found<String>>, usize) {
    for at in (work + 1..end).rev() {
        let phrases = ["supported by", "together with", "with", "phối hợp với"];
        let Some(after) = tokens.says_any(at, &phrases) else { continue };
        let names = tokens.skip(after, &["the"]);
        if let Some((support, last)) = parties(tokens, names).or_else(|| small_english(tokens, names, end))
            && last == end
        {
            return (support, at);
        }
    }
    (Vec::new(), end)
}

/// "the legal team": an organization in small letters, after its article.
fn small_english(tokens: &Tokens<'_>, at: usize, end: usize) -> Option<(Vec<Found<String>>, usize)> {
    let is_organization = at < end && end - at <= 4 && tokens.is(at - 1, "the");
    let is_organization = is_organization
        && tokens.is_any(end - 1, &["team", "office", "board", "committee", "group", "department", "unit"]);
    let span = tokens.span(at, end);
    is_organization
        .then(|| (vec![Found { value: tokens.text[span.clone()].to_owned(), span, certainty: Certainty::Likely }], end))
}

/// Where the sentence of this work ends.
fn end_of_work(tokens: &Tokens<'_>, work: usize) -> usize {
    let ends = |at: &usize| {
        tokens.get(*at).is_some_and(|word| {
            let is_full_stop = word.before.contains('.') && word.is_capital;
            word.begins_paragraph || word.before.contains([';', '!', '?', '•']) || is_full_stop
        })
    };
    (work + 1..tokens.len()).find(ends).unwrap_or(tokens.len()).max(work.min(tokens.len()))
}

fn found(
    tokens: &Tokens<'_>,
    at: usize,
    end: usize,
    lead: Vec<Found<String>>,
    support: Vec<Found<String>>,
    work: Option<Range<usize>>,
    certainty: Certainty,
) -> (Found<Assignment>, usize) {
    // Who is named by a given name alone has to be looked up.
    let named = lead.iter().chain(&support).map(|name| name.certainty).filter(|it| *it == Certainty::Guessed);
    let certainty = named.min().unwrap_or(certainty);
    let span = tokens.span(at, end);
    let work =
        work.filter(|work| work.start < work.end).map_or(span.end..span.end, |work| tokens.span(work.start, work.end));
    (Found { span, value: Assignment { lead, support, work }, certainty }, end)
}
