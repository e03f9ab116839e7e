//! A day with the hour or the part of the day that is said beside it: `17 giờ ngày 06/11`, `cuối giờ chiều thứ Năm (12/11)`,
//! `Friday 5 pm`, `noon tomorrow`.

use chrono::{Days, NaiveDate};

use crate::recognize::Certainty;
use crate::recognize::tokens::{Token, Tokens};
use crate::recognize::when::{When, present, when};
use viet_text::date::{Period, english_month};

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

/// An hour or a part of the day.
#[derive(Debug, Clone)]
pub(super) struct Daytime {
    /// `HH:MM`; none for a part of the day, and for midnight, with which the day ends.
    pub time: Option<String>,
    /// The word after it.
    pub end: usize,
}

/// Parts of a day, and what is said before one.
const PARTS: [&str; 5] = ["sáng", "trưa", "chiều", "tối", "đêm"];
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
pub(super) fn moment(tokens: &Tokens, at: usize, from: NaiveDate, is_form: bool) -> Option<Moment> {
    let before = daytime(tokens, at);
    let next = before.as_ref().map_or(at, |before| before.end);
    let is_beside = next == at || tokens.follows(next, &["", ",", "(", "-", "–", "."]);
    // The shorter reading of "cuối ngày mai" is a part of the day.
    let found = [(at, None), (next, before)].into_iter().filter_map(|(start, before)| {
        let may_be_today = is_form || before.is_some();
        let when = when(tokens, start, from).or_else(|| near(tokens, start, from, may_be_today))?;
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

/// `17 giờ 30 phút`, `17h00`, `10h sáng`, `17:00`, `5 pm`, `noon`.
fn clock(tokens: &Tokens, at: usize) -> Option<Daytime> {
    if let Some(end) = tokens.says_any(at, &["noon", "12 noon", "midday", "midnight"]) {
        let time = (!tokens.is(at, "midnight")).then(|| "12:00".to_owned());
        return Some(Daytime { time, end });
    }
    let (hours, minutes, end) = glued(tokens, at).or_else(|| apart(tokens, at))?;
    let half = Half::at(tokens, end);
    let end = half.map_or(end, |(_, end)| end);
    let hours = half.map_or(Some(hours), |(half, _)| half.hours(hours))?;
    // With 24:00 the day ends.
    let time = match (hours, minutes) {
        (24, 0) => None,
        (0..24, 0..60) => Some(format!("{hours:02}:{minutes:02}")),
        _ => return None,
    };
    Some(Daytime { time, end })
}

/// `17h`, `17h30`, `17g30`, `5pm`: hours, minutes, and the word after them.
fn glued(tokens: &Tokens, at: usize) -> Option<(u32, u32, usize)> {
    let word = &tokens.get(at)?.folded;
    let digits = word.find(|letter: char| !letter.is_ascii_digit()).filter(|digits| (1..=2).contains(digits))?;
    let (hours, sign) = word.split_at(digits);
    let hours = hours.parse().ok()?;
    if let Some(half) = Half::of(sign) {
        return Some((half.hours(hours)?, 0, at + 1));
    }
    let minutes = sign.strip_prefix(['h', 'g'])?;
    if minutes.is_empty() {
        let (minutes, end) = minutes_behind(tokens, at + 1);
        return Some((hours, minutes, end));
    }
    let is_number = minutes.len() == 2 && minutes.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| Some((hours, minutes.parse().ok()?, tokens.skip(at + 1, &["phút"]))))?
}

/// `17 giờ 30 phút`, `17:00`, `5 pm`, `5 o'clock`.
fn apart(tokens: &Tokens, at: usize) -> Option<(u32, u32, usize)> {
    let hours = tokens.get(at)?.small_number()?;
    if tokens.follows(at + 1, &[":"]) {
        let minutes = tokens.get(at + 1).filter(|word| word.marked.len() == 2)?.small_number()?;
        return Some((hours, minutes, at + 2));
    }
    let end = tokens.says_any(at + 1, &["giờ", "h"]).filter(|_| tokens.is_joined(at + 1));
    if let Some(end) = end {
        let (minutes, end) = minutes_behind(tokens, end);
        return Some((hours, minutes, end));
    }
    if let Some(end) = tokens.says_any(at + 1, &["o clock"]) {
        return Some((hours, 0, end));
    }
    // The half of the day is read behind the hours.
    Half::at(tokens, at + 1).filter(|(half, _)| half.is_english()).map(|_| (hours, 0, at + 1))
}

/// The minutes after the word for hours, unless the number begins a date: `17 giờ 30`, but `17 giờ 06/11`.
fn minutes_behind(tokens: &Tokens, at: usize) -> (u32, usize) {
    if let Some(end) = tokens.says(at, "rưỡi").filter(|_| tokens.is_joined(at)) {
        return (30, end);
    }
    let number = tokens.get(at).filter(|word| tokens.is_joined(at) && word.marked.len() == 2);
    let Some(minutes) = number.and_then(Token::small_number) else { return (0, at) };
    let begins_date = tokens.follows(at + 1, &["/", "-", "."])
        || tokens.is(at + 1, "tháng")
        || tokens.get(at + 1).is_some_and(|word| english_month(&word.folded).is_some());
    if begins_date { (0, at) } else { (minutes, tokens.skip(at + 1, &["phút"])) }
}

/// In which half of the day an hour is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Half {
    Am,
    Pm,
    Sang,
    Trua,
    Chieu,
    Toi,
    Dem,
}

impl Half {
    fn of(word: &str) -> Option<Self> {
        match word {
            "am" => Some(Self::Am),
            "pm" => Some(Self::Pm),
            _ => None,
        }
    }

    /// The half that is said at `at`, and the word after it.
    fn at(tokens: &Tokens, at: usize) -> Option<(Self, usize)> {
        let word = tokens.get(at).filter(|_| tokens.is_joined(at))?;
        // "p.m." is two words.
        let spelled = || {
            let is_pointed = tokens.follows(at + 1, &["."]) && tokens.is(at + 1, "m");
            let half = match word.folded.as_str() {
                "a" => Self::Am,
                "p" => Self::Pm,
                _ => return None,
            };
            is_pointed.then_some((half, at + 2))
        };
        if let Some(half) = Self::of(&word.folded) {
            return Some((half, at + 1));
        }
        let next = tokens.skip(at, &["buổi"]);
        let names = [Self::Sang, Self::Trua, Self::Chieu, Self::Toi, Self::Dem];
        let named = PARTS.iter().zip(names).find(|(name, _)| tokens.is(next, name));
        named.map(|(_, half)| (half, next + 1)).or_else(spelled)
    }

    fn is_english(self) -> bool {
        matches!(self, Self::Am | Self::Pm)
    }

    /// The hour of the day, in which noon is 12 and the end of the day 24.
    fn hours(self, hours: u32) -> Option<u32> {
        let later = match (self, hours) {
            (Self::Am, 12) => return Some(0),
            (Self::Trua, 1..=4) | (Self::Chieu | Self::Pm, 0..12) | (Self::Toi, 0..=12) | (Self::Dem, 6..=12) => 12,
            _ => 0,
        };
        (hours <= 24).then_some(hours + later)
    }
}
