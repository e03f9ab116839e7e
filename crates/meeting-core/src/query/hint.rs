//! What a query that found nothing may have meant instead.

use super::choice::states;
use super::{Condition, Expression, Query, Words};
use crate::i18n::Message;
use viet_text::date::{RelativeDates, parse_period};
use viet_text::fold::fold;

/// Advice for a query without results: operators of other search languages that are plain words here, and dates that
/// were searched as text.
#[must_use]
pub fn hints(query: &Query) -> Vec<Message> {
    let mut hints = Vec::new();
    collect(&query.expression, &mut hints);
    push(&mut hints, state(&query.expression));
    hints
}

fn collect(expression: &Expression, hints: &mut Vec<Message>) {
    match expression {
        Expression::All(members) => {
            for (at, member) in members.iter().enumerate() {
                let word = |at: usize| members.get(at).and_then(bare);
                let (before, after) = (at.checked_sub(1).and_then(word), word(at + 1));
                push(hints, bare(member).filter(|_| members.len() > 1).and_then(near));
                if let (Some(word), Some(after)) = (bare(member), after) {
                    push(hints, before.and_then(|before| joining(before, word, after)));
                    push(hints, excluding(word, after));
                }
                collect(member, hints);
            }
        }
        Expression::Any(members) => {
            for member in members {
                collect(member, hints);
            }
        }
        Expression::Not(_) => {}
        Expression::Condition(_) => push(hints, bare(expression).and_then(day)),
    }
}

/// Adds a hint that is not there yet.
fn push(hints: &mut Vec<Message>, hint: Option<Message>) {
    if let Some(hint) = hint.filter(|hint| !hints.contains(hint)) {
        hints.push(hint);
    }
}

/// What has more bytes was pasted; a hint that repeats it would be no shorter.
const LONGEST: usize = 200;

/// A free word that was typed without quotes.
fn bare(expression: &Expression) -> Option<&str> {
    match expression {
        Expression::Condition(Condition::Words(Words { written, quoted: false, prefix: false, .. })) => {
            Some(written.as_str()).filter(|word| word.len() <= LONGEST)
        }
        _ => None,
    }
}

/// `a AND b`, `a or b`. The Vietnamese operators count only in capitals, because the words are common: `a VÀ b`.
fn joining(left: &str, word: &str, right: &str) -> Option<Message> {
    let is_loud = |text: &str| text == text.to_uppercase();
    let stands_out = is_loud(word) && !(is_loud(left) && is_loud(right));
    match word.to_lowercase().as_str() {
        "and" => Some(Message::new("query-hint-and").with("word", word)),
        "và" if stands_out => Some(Message::new("query-hint-and").with("word", word)),
        "or" => Some(Message::new("query-hint-or").with("left", left).with("right", right)),
        "hoặc" if stands_out => Some(Message::new("query-hint-or").with("left", left).with("right", right)),
        _ => None,
    }
}

/// `NOT a`.
fn excluding(not: &str, word: &str) -> Option<Message> {
    (not.eq_ignore_ascii_case("not")).then(|| Message::new("query-hint-not").with("word", word))
}

/// `NEAR(a b)`, `a NEAR/3 b`.
fn near(word: &str) -> Option<Message> {
    let distance = word.strip_prefix("NEAR")?;
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let is_operator = distance.is_empty() || distance.strip_prefix('/').is_some_and(is_number);
    is_operator.then(|| Message::new("query-hint-near").with("word", word))
}

/// What is said of a list or report whose words are all of a period, also if there are results: `report "tháng 11"` finds the
/// text "tháng 11", and was probably meant as the month.
#[must_use]
pub fn period_hint(query: &Query, said: RelativeDates) -> Option<Message> {
    let Expression::All(members) = &query.expression else { return as_period(&query.expression, said) };
    members.iter().all(|member| bare(member).is_some()).then(|| as_period(&query.expression, said)).flatten()
}

fn as_period(expression: &Expression, said: RelativeDates) -> Option<Message> {
    let words = free_words(expression);
    // A year alone is a word in many titles.
    let is_number = words.bytes().all(|byte| byte.is_ascii_digit());
    let is_period = !is_number && said.period(&words).is_some();
    is_period.then(|| Message::new("query-hint-period").with("words", words))
}

/// The free words of a query that were typed without quotes.
fn free_words(expression: &Expression) -> String {
    let members = if let Expression::All(members) = expression { members } else { std::slice::from_ref(expression) };
    members.iter().filter_map(bare).collect::<Vec<_>>().join(" ")
}

/// `overdue`, `quá hạn`: all the free words together are a state.
fn state(expression: &Expression) -> Option<Message> {
    let word = free_words(expression);
    let typed = fold(&word);
    let labels = if typed.is_empty() { Vec::new() } else { states().labels() };
    let (_, name) = labels.into_iter().find(|(label, _)| fold(label) == typed)?;
    Some(Message::new("query-hint-state").with("word", word).with("name", name))
}

/// `08/05/2023`, `2023-05`: a date or month. A year alone is a word in many titles.
fn day(word: &str) -> Option<Message> {
    let has_sign = word.contains(['/', '-', '.']);
    parse_period(word).filter(|_| has_sign).map(|_| Message::new("query-hint-date").with("day", word))
}
