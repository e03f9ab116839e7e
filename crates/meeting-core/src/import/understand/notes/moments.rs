//! Where the words of an ask say when: a day behind "Due:" or in brackets, or a moment without a day.

use crate::import::understand::text::{begins, find, folded_words, has, lower, trimmed};
use viet_text::date::{english_month, english_weekday};

/// The words that say when, where the reader of deadlines knows none: "before planning", "next meeting", "this week".
pub(super) fn when(text: &str) -> Option<&str> {
    const OPENINGS: [&str; 11] = [
        "no later than",
        "before",
        "by",
        "until",
        "in time for",
        "ahead of",
        "for",
        "due",
        "after",
        "to the",
        "at the",
    ];
    const MOMENTS: [&str; 39] = [
        "meeting",
        "session",
        "plenary",
        "call",
        "sprint",
        "planning",
        "week",
        "weekend",
        "month",
        "quarter",
        "year",
        "end",
        "tomorrow",
        "tonight",
        "today",
        "noon",
        "eod",
        "eow",
        "release",
        "conference",
        "summit",
        "agm",
        "christmas",
        "easter",
        "summer",
        "winter",
        "spring",
        "autumn",
        "fall",
        "term",
        "semester",
        "retreat",
        "workshop",
        "days",
        "weeks",
        "months",
        "standup",
        "stand-up",
        "sync",
    ];
    let low = lower(text);
    let words = || low.char_indices().filter(|(at, _)| *at == 0 || low[..*at].ends_with([' ', '(']));
    let end_of = |at: usize| {
        let rest = &low[at..];
        at + rest.find([')', ';']).or_else(|| rest.find(". ")).unwrap_or_else(|| rest.trim_end_matches('.').len())
    };
    let mut found = words().filter_map(|(at, _)| {
        let opening = OPENINGS.iter().find(|opening| begins(&low[at..], &[opening]))?;
        // "bring it to the October meeting"
        let is_of_a_meeting = |inside: &str| has(inside, &["meeting", "session", "plenary", "call"]);
        let end = end_of(at);
        let inside = &low[at + opening.len()..end];
        let is_short = inside.split_whitespace().count() <= 7 && !inside.contains(", ");
        let names_day =
            || folded_words(inside).iter().any(|word| english_month(word).is_some() || english_weekday(word).is_some());
        let fits = match *opening {
            "to the" => is_of_a_meeting(inside),
            "at the" => is_of_a_meeting(inside) && (names_day() || has(inside, &["next", "following", "coming"])),
            _ => true,
        };
        let is_moment = (fits && (has(inside, &MOMENTS) || names_day()))
            || (*opening == "before" && inside.split_whitespace().count() <= 3);
        (is_short && is_moment).then(|| text[at..end].trim())
    });
    let this = [
        "this week",
        "next week",
        "this month",
        "next month",
        "next meeting",
        "next time",
        "today",
        "eod",
        "eow",
        "eom",
        "asap",
    ]
    .iter()
    .find_map(|words| crate::import::understand::text::find(&low, words).map(|at| &text[at..at + words.len()]));
    found.next_back().or(this).filter(|words| !words.is_empty())
}

/// The words at the end of a text, or behind a word for it, that may be the day when work is due: "for 17 March", "Due: 4
/// March", "(Friday)", "- due 2024-05-08".
pub(super) fn moments(text: &str) -> Vec<&str> {
    const WORDS: [&str; 6] = ["due date", "due", "deadline", "eta", "target date", "target"];
    let low = lower(text);
    let end_of = |from: usize| from + text[from..].find([')', ']', ';', ',']).unwrap_or(text.len() - from);
    let mut found = Vec::new();
    if let Some(moment) = when(text).and_then(|moment| moment.strip_prefix("for ")) {
        found.push(moment);
    }
    // "before the November 12 meeting"
    let of_meeting = when(text).map(trimmed).and_then(|moment| moment.strip_suffix(" meeting"));
    let day = of_meeting.and_then(|moment| moment.split_once(" the ")).map(|(_, day)| day);
    found.extend(day.filter(|day| day.contains(|c: char| c.is_ascii_digit())));
    for word in WORDS {
        if let Some(at) = find(&low, word) {
            let behind = text[at + word.len()..].trim_start_matches([' ', ':', '-', '–']);
            let behind = ["is ", "by ", "on "].iter().find_map(|word| behind.strip_prefix(word)).unwrap_or(behind);
            let start = text.len() - behind.len();
            found.push(&text[start..end_of(start).max(start)]);
        }
    }
    let last = text.trim_end_matches(['.', ' ']);
    if let Some(open) = last.rfind(['(', '[']).filter(|_| last.ends_with([')', ']'])) {
        found.push(&last[open + 1..last.len() - 1]);
    }
    for sign in [" - ", " – ", " — ", ", ", " → ", " | "] {
        found.extend(last.rsplit_once(sign).map(|(_, behind)| behind));
    }
    let is_short = |moment: &&str| (1..=5).contains(&moment.split(' ').count()) && !moment.is_empty();
    found.into_iter().map(trimmed).filter(is_short).collect()
}

/// A moment that stands behind a dash: "get three bids - August meeting".
pub(super) fn moment_behind_dash(text: &str) -> Option<&str> {
    let (_, behind) =
        [" - ", " – ", " — "].into_iter().find_map(|dash| text.trim_end_matches('.').rsplit_once(dash))?;
    (behind.split(' ').count() <= 3 && when(&format!("by {behind}")).is_some()).then_some(behind)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn where_a_day_may_stand() {
        for (text, expected) in [
            ("write up the runbook (Friday)", vec!["Friday"]),
            ("publish the guide. Due: 4 March", vec!["4 March"]),
            ("collect examples - due 2024-05-08", vec!["2024-05-08", "due 2024-05-08"]),
            ("report before the November 12 meeting", vec!["November 12"]),
            ("mail the notice - July 15, 2025", vec!["July 15, 2025", "2025"]),
            ("tidy up", vec![]),
        ] {
            assert_eq!(moments(text), expected, "{text}");
        }
    }

    #[test]
    fn moments_without_a_day() {
        for (text, expected) in [
            ("split it (by end of sprint 43)", Some("by end of sprint 43")),
            ("interview two firms before the March board meeting", Some("before the March board meeting")),
            ("put estimates on tickets before planning", Some("before planning")),
            ("book the lab for Friday", Some("for Friday")),
            ("report at the February meeting", Some("at the February meeting")),
            ("read it out at the meeting", None),
            ("write to the council about the footpath", None),
            ("send letters for overnight parking", None),
        ] {
            assert_eq!(when(text), expected, "{text}");
        }
    }
}
