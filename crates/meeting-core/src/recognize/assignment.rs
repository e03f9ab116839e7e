//! Who does the work: `Giao Sở X chủ trì, phối hợp với Sở Y, Z …`, `Assign A to …`.

use std::ops::Range;

use super::bodies;
use super::parties::parties;
use super::words::Words;
use super::{Certainty, Found};

/// Work that a text gives to somebody.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Assignment {
    /// Who answers for it (chủ trì): names as written, with their places in the text.
    pub lead: Vec<Found<String>>,
    /// Who supports it (phối hợp).
    pub support: Vec<Found<String>>,
    /// Where the work itself stands in the text; empty where the text names only who does it.
    pub work: Range<usize>,
}

/// The assignments in a text, in order.
#[must_use]
pub fn assignments(text: &str) -> Vec<Found<Assignment>> {
    let words = Words::of(text);
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        match read(&words, at) {
            Some((assignment, end)) => {
                found.push(assignment);
                at = end.max(at + 1);
            }
            None => at += 1,
        }
    }
    found
}

/// What gives work to those who follow.
const GIVING: &[&str] =
    &["giao", "giao cho", "giao nhiệm vụ cho", "phân công", "phân công cho", "đề nghị", "yêu cầu", "assign"];

/// Words that begin with "giao" and give nobody anything: meetings, exchange, traffic.
const NOT_GIVING: &[&str] = &[
    "giao ban",
    "giao cắt",
    "giao dịch",
    "giao diện",
    "giao hữu",
    "giao lưu",
    "giao nhận",
    "giao thông",
    "giao thời",
    "giao thừa",
    "giao tiếp",
    "giao ước",
];

/// With the words before it, "giao" gives nothing to those who follow: "được giao", "bàn giao", "ngoại giao".
const NOT_BEFORE_GIVING: &[&str] =
    &["được", "bàn", "chuyển", "kiến", "theo", "ngoại", "tuyên", "xã", "tôn", "tiếp", "khoán"];

/// What those who answer for work do.
const LEADING: &[&str] = &[
    "chủ trì",
    "chịu trách nhiệm",
    "chịu trách nhiệm chính",
    "làm đầu mối",
    "là đầu mối",
    "đồng chủ trì",
    "cùng chủ trì",
    "có trách nhiệm",
];

/// Who chairs one of these ("chủ trì hội nghị") is given no work.
const CHAIRED: &[&str] = &[
    "hội nghị",
    "cuộc họp",
    "buổi",
    "phiên họp",
    "kỳ họp",
    "họp",
    "hội thảo",
    "tọa đàm",
    "lễ",
    "đại hội",
    "và kết luận",
];

/// Nobody's name.
const PRONOUNS: &[&str] =
    &["it", "this", "that", "there", "he", "she", "they", "we", "you", "these", "those", "what", "which"];

/// What those who support it do.
const SUPPORTING: &[&str] =
    &["phối hợp với", "phối hợp cùng với", "phối hợp cùng", "phối hợp", "cùng với", "supported by", "together with"];

/// Labels of tables and lists.
const LEADERS: &[&str] = &[
    "chủ trì",
    "đơn vị chủ trì",
    "cơ quan chủ trì",
    "người thực hiện",
    "đơn vị thực hiện",
    "phụ trách",
    "owner",
    "lead",
    "responsible",
    "action",
];
const SUPPORTERS: &[&str] = &["phối hợp", "đơn vị phối hợp", "cơ quan phối hợp", "support", "supported by", "with"];

fn read(words: &Words<'_>, at: usize) -> Option<(Found<Assignment>, usize)> {
    labelled(words, at).or_else(|| given(words, at)).or_else(|| undertaken(words, at)).or_else(|| bracketed(words, at))
}

/// "Chủ trì: A; phối hợp: B, C"
fn labelled(words: &Words<'_>, at: usize) -> Option<(Found<Assignment>, usize)> {
    let label = words.says_any(at, LEADERS).filter(|end| words.is_behind(*end, &[":"]))?;
    let (lead, end) = parties(words, label)?;
    let supporters = words.says_any(end, SUPPORTERS).filter(|label| words.is_behind(*label, &[":"]));
    let (support, end) = supporters.and_then(|label| parties(words, label)).unwrap_or((Vec::new(), end));
    Some(found(words, at, end, lead, support, None, Certainty::Likely))
}

/// "Giao Sở X chủ trì, phối hợp với Sở Y …"
fn given(words: &Words<'_>, at: usize) -> Option<(Found<Assignment>, usize)> {
    let behind = words.says_any(at, GIVING)?;
    if !words.is_joined(behind) && !words.is_behind(behind, &[":"]) {
        return None;
    }
    if at > 0 && words.is_any(at - 1, NOT_BEFORE_GIVING) && words.is_joined(at) {
        return None;
    }
    if is_word_with_giving(words, at) {
        return None;
    }
    let (lead, end) = parties(words, behind)?;
    let (support, work) = support(words, leading(words, end));
    Some(with_work(words, at, lead, support, work, Certainty::Certain))
}

/// Is "giao" a syllable of another word: "hội nghị giao ban quý II"? A body has its capital ("Giao Ban Kinh tế") or its
/// full name ("giao ban chấp hành").
fn is_word_with_giving(words: &Words<'_>, at: usize) -> bool {
    let next = at + 1;
    let is_small = words.get(next).is_some_and(|word| !word.is_capital || word.is_upper);
    let is_full_name = words.says_any(next, bodies::BODIES).is_some_and(|end| end > next + 1);
    is_small && !is_full_name && words.says_any(at, NOT_GIVING).is_some()
}

/// "Sở X chủ trì …", "do Sở X chủ trì", "A will …", "A to …"
fn undertaken(words: &Words<'_>, at: usize) -> Option<(Found<Assignment>, usize)> {
    let is_of_work = at > 0 && words.is(at - 1, "do") && words.is_joined(at);
    let is_body_behind = || words.is_behind(at, &[","]) && bodies::begins_body(words, at);
    if !(is_of_work || words.begins_sentence(at) || is_body_behind()) {
        return None;
    }
    if words.is_any(at, PRONOUNS) {
        return None;
    }
    let (lead, end) = parties(words, at)?;
    let behind = leading(words, end);
    let english = words.says_any(end, &["will", "shall", "to", "is to", "are to"]).filter(|_| words.is_joined(end));
    if let Some(work) = english.filter(|_| words.begins_sentence(at)) {
        return Some(with_work(words, at, lead, Vec::new(), work, Certainty::Likely));
    }
    if behind == end || words.skip(behind, CHAIRED) > behind {
        return None;
    }
    let (support, work) = support(words, behind);
    if is_of_work && support.is_empty() {
        return Some(found(words, at - 1, behind, lead, support, None, Certainty::Certain));
    }
    Some(with_work(words, at, lead, support, work, Certainty::Likely))
}

/// "A (lead), B and C (support)"
fn bracketed(words: &Words<'_>, at: usize) -> Option<(Found<Assignment>, usize)> {
    if !words.begins_sentence(at) {
        return None;
    }
    let (lead, end) = parties(words, at)?;
    let role = words.says_any(end, &["lead", "chủ trì", "owner"]).filter(|_| words.is_behind(end, &["("]))?;
    let rest = words.is_behind(role, &["),", ");", ")"]).then(|| parties(words, role)).flatten();
    let supporting = rest.filter(|(_, end)| words.is_behind(*end, &["("]) && words.is_any(*end, &["support", "phối"]));
    let (support, end) = supporting.unwrap_or((Vec::new(), role));
    Some(found(words, at, end, lead, support, None, Certainty::Likely))
}

/// Where "chủ trì" ends that may stand at `at`.
fn leading(words: &Words<'_>, at: usize) -> usize {
    let is_near = words.is_joined(at) || words.is_behind(at, &[","]);
    is_near.then(|| words.says_any(at, LEADING)).flatten().unwrap_or(at)
}

/// Those who support the work, named at `at`, and where the work begins.
fn support(words: &Words<'_>, at: usize) -> (Vec<Found<String>>, usize) {
    let first = if words.is(at, "và") { at + 1 } else { at };
    let is_near = words.is_joined(at) || words.is_behind(at, &[","]);
    let named = words.says_any(first, SUPPORTING).filter(|_| is_near);
    named.and_then(|names| parties(words, names)).unwrap_or((Vec::new(), at))
}

/// The assignment whose work goes from the word at `work` to the end of the sentence.
fn with_work(
    words: &Words<'_>,
    at: usize,
    lead: Vec<Found<String>>,
    support: Vec<Found<String>>,
    work: usize,
    certainty: Certainty,
) -> (Found<Assignment>, usize) {
    let work = if words.is_joined(work) { words.skip_word(work, &["to", "để"]) } else { work };
    let end = end_of_work(words, work);
    let (support, last) = if support.is_empty() { supported(words, work, end) } else { (support, end) };
    let (assignment, _) = found(words, at, end, lead, support, Some(work..last), certainty);
    (assignment, end)
}

/// "… , supported by B", "… with B": those who are named last.
fn supported(words: &Words<'_>, work: usize, end: usize) -> (Vec<Found<String>>, usize) {
    for at in (work + 1..end).rev() {
        let phrases = ["supported by", "together with", "with", "phối hợp với"];
        let Some(behind) = words.says_any(at, &phrases) else { continue };
        let names = words.skip(behind, &["the"]);
        if let Some((support, last)) = parties(words, names).or_else(|| small_english(words, names, end))
            && last == end
        {
            return (support, at);
        }
    }
    (Vec::new(), end)
}

/// "the legal team": a body in small letters, behind its article.
fn small_english(words: &Words<'_>, at: usize, end: usize) -> Option<(Vec<Found<String>>, usize)> {
    let is_body = at < end && end - at <= 4 && words.is(at - 1, "the");
    let is_body =
        is_body && words.is_any(end - 1, &["team", "office", "board", "committee", "group", "department", "unit"]);
    let span = words.span(at, end);
    is_body
        .then(|| (vec![Found { value: words.text[span.clone()].to_owned(), span, certainty: Certainty::Likely }], end))
}

/// Where the sentence of this work ends.
fn end_of_work(words: &Words<'_>, work: usize) -> usize {
    let ends = |at: &usize| {
        words.get(*at).is_some_and(|word| {
            let is_full_stop = word.before.contains('.') && word.is_capital;
            word.begins_paragraph || word.before.contains([';', '!', '?', '•']) || is_full_stop
        })
    };
    (work + 1..words.len()).find(ends).unwrap_or(words.len()).max(work.min(words.len()))
}

fn found(
    words: &Words<'_>,
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
    let span = words.span(at, end);
    let work =
        work.filter(|work| work.start < work.end).map_or(span.end..span.end, |work| words.span(work.start, work.end));
    (Found { span, value: Assignment { lead, support, work }, certainty }, end)
}
