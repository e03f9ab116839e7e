//! A day with the hour or the part of the day that is said beside it: `17 giờ ngày 06/11`, `cuối giờ chiều thứ Năm (12/11)`,
//! `Friday 5 pm`, `noon tomorrow`.

use chrono::{Days, NaiveDate};

use super::Basis;
use crate::recognize::Certainty;
use crate::recognize::clock::{Daytime, PARTS, clock};
use crate::recognize::tokens::Tokens;
use crate::recognize::when::{When, present, when};
use viet_text::date::Period;

/// A day or a period, with what is said of the hour.
#[derive(Debug, Clone)]
pub(super) struct Moment {
    pub when: When,
    /// The hour, `HH:MM`.
    pub time: Option<String>,
    /// Whether an hour or a part of the day is said.
    pub says_hour: bool,
    /// The word after all of it.
    pub end: usize,
}

/// What is said before a part of the day.
const BEFORE_PARTS: [&str; 9] = [
    "đầu giờ",
    "cuối giờ",
    "đầu giờ làm việc buổi",
    "cuối giờ làm việc buổi",
    "đầu buổi",
    "cuối buổi",
    "trong buổi",
    "buổi",
    "cuối",
];
/// Parts of a day that are said as one.
const WHOLE_PARTS: [&str; 20] = [
    "cuối giờ",
    "cuối giờ làm việc",
    "cuối giờ hành chính",
    "hết giờ làm việc",
    "hết giờ hành chính",
    "cuối ngày",
    "end of day",
    "the end of day",
    "the end of the day",
    "end of business",
    "the end of business",
    "first thing",
    "close of business",
    "cob",
    "eod",
    "lunchtime",
    "morning",
    "afternoon",
    "evening",
    "night",
];
const ENGLISH_PARTS_OF: [&str; 3] = ["the morning of", "the afternoon of", "the evening of"];

/// What connects an hour with the day before it.
const AT: [&str; 6] = ["lúc", "vào lúc", "at", "by", "before", "trước"];

/// A day or a period at `at`, with the hour before or after it. `is_form` says that nothing but a deadline can be meant:
/// then today is one, and an hour or a part of the day means today's.
pub(super) fn moment(tokens: &Tokens, at: usize, basis: &Basis, is_form: bool) -> Option<Moment> {
    let from = basis.session;
    let before = daytime(tokens, at);
    let next = before.as_ref().map_or(at, |before| before.end);
    let is_beside = next == at || tokens.follows(next, &["", ",", "(", "-", "–", "."]);
    // The shorter reading of "cuối ngày mai" is a part of the day.
    let found = [(at, None), (next, before)].into_iter().filter_map(|(start, before)| {
        let may_be_today = is_form || before.is_some();
        let when = when(tokens, start, from, basis.dates).or_else(|| near(tokens, start, from, may_be_today))?;
        (start == at || is_beside).then_some((when, before))
    });
    let found = found.max_by_key(|(when, before)| (when.end, before.is_none()));
    let (when, before) = found.or_else(|| is_form.then(|| today(tokens, at, from)).flatten())?;
    let after = before.is_none().then(|| daytime_behind(tokens, when.end, is_form)).flatten();
    let end = after.as_ref().map_or(when.end, |after| after.end);
    let said = before.or(after);
    let says_hour = said.is_some();
    Some(Moment { when, time: said.and_then(|said| said.time), says_hour, end })
}

/// An hour or a part of the day alone is today's; a week or a month alone is the present one: `trước 17 giờ`, `trong tháng`.
fn today(tokens: &Tokens, at: usize, from: NaiveDate) -> Option<(When, Option<Daytime>)> {
    let day = Period { first: from, last: from };
    let hour = daytime(tokens, at).filter(|hour| hour.end == tokens.len());
    let when = |end| When { period: day, end, certainty: Certainty::Likely };
    hour.map(|hour| (when(hour.end), Some(hour))).or_else(|| present(tokens, at, from).map(|when| (when, None)))
}

/// `ngày mai`, `sáng mai`, `chiều nay`, `tomorrow`.
fn near(tokens: &Tokens, at: usize, from: NaiveDate, may_be_today: bool) -> Option<When> {
    let today = || may_be_today.then(|| tokens.says_any(at, &["hôm nay", "ngày hôm nay", "nay", "today"])).flatten();
    let tomorrow = || {
        let short = || tokens.says(at, "mai").filter(|_| may_be_today);
        tokens.says_any(at, &["ngày mai", "hôm mai", "tomorrow"]).or_else(short)
    };
    let later = || tokens.says_any(at, &["ngày kia", "ngày mốt", "the day after tomorrow"]);
    let found = today().map(|end| (0, end)).or_else(|| tomorrow().map(|end| (1, end)));
    let (days, end) = found.or_else(|| later().map(|end| (2, end)))?;
    let day = from.checked_add_days(Days::new(days))?;
    Some(When { period: Period { first: day, last: day }, end, certainty: Certainty::Likely })
}

/// An hour or a part of the day.
pub(super) fn daytime(tokens: &Tokens, at: usize) -> Option<Daytime> {
    let found = clock(tokens, at).or_else(|| Some(Daytime { time: None, end: part(tokens, at)? }))?;
    // "5 p.m. on Friday"
    let is_on = tokens.is(found.end, "on") && tokens.follows(found.end, &["", "."]);
    Some(Daytime { end: found.end + usize::from(is_on), ..found })
}

/// What is said after the day: `thứ Sáu, lúc 17 giờ`, `Friday 5 pm`, `ngày 06/11 (trước 17 giờ)`.
fn daytime_behind(tokens: &Tokens, at: usize, is_form: bool) -> Option<Daytime> {
    if tokens.follows(at, &["", "(", ","]) {
        let connected = tokens.says_any(at, &AT).filter(|next| tokens.is_joined(*next));
        if let Some(found) = connected.and_then(|next| clock(tokens, next)) {
            return Some(found);
        }
    }
    let is_near = tokens.follows(at, &["", "("]) || is_form && tokens.follows(at, &[","]);
    is_near.then(|| clock(tokens, at))?.or_else(|| {
        let end = part(tokens, at).filter(|_| tokens.is_joined(at))?;
        Some(Daytime { time: None, end })
    })
}

/// `cuối giờ chiều`, `sáng`, `end of day`.
fn part(tokens: &Tokens, at: usize) -> Option<usize> {
    let next = tokens.says_any(at, &BEFORE_PARTS).filter(|next| tokens.is_joined(*next));
    let opened = next.and_then(|next| tokens.says_any(next, &PARTS));
    let found = [opened, tokens.says_any(at, &PARTS), tokens.says_any(at, &WHOLE_PARTS)];
    found.into_iter().flatten().max().or_else(|| tokens.says_any(at, &ENGLISH_PARTS_OF))
}
