//! Clock times as people say them, where a time and nothing else is meant: `14h30`, `2 giờ chiều`, `lúc 8 giờ`, `at 2:30pm`,
//! `noon`.

use super::tokens::{Token, Tokens};
use viet_text::date::english_month;
use viet_text::time::parse_time;

/// Parts of a day.
pub(super) const PARTS: [&str; 5] = ["sáng", "trưa", "chiều", "tối", "đêm"];

/// An hour or a part of the day.
#[derive(Debug, Clone)]
pub(super) struct Daytime {
    /// `HH:MM`; none for a part of the day, and for midnight, with which the day ends.
    pub time: Option<String>,
    /// The word after it.
    pub end: usize,
}

/// What may stand before a time.
const BEFORE: [&str; 10] =
    ["từ", "bắt đầu từ", "bắt đầu lúc", "vào lúc", "lúc", "vào", "at", "from", "starting at", "until"];

/// The time, `HH:MM`; `None` where the text is anything else.
#[must_use]
pub fn parse_clock(text: &str) -> Option<String> {
    if let Some(time) = parse_time(text) {
        return Some(time);
    }
    let tokens = Tokens::of(text);
    let at = tokens.says_any(0, &BEFORE).unwrap_or(0);
    let found = clock(&tokens, at)?;
    (found.end == tokens.len()).then_some(found.time)?
}

/// The first and the last time of a span: `8h30 - 11h`, `from 2 to 4 pm`. The half of the day may be said once, at the end.
#[must_use]
pub fn parse_span(text: &str) -> Option<(String, String)> {
    let signs = ["-", "–", " đến ", " tới ", " to ", " until "];
    signs.iter().find_map(|sign| {
        let (first, last) = text.split_once(sign)?;
        let last_time = parse_clock(last)?;
        let half = last.split_whitespace().next_back().unwrap_or_default();
        let half = half.trim_start_matches(|letter: char| letter.is_ascii_digit() || letter == ':');
        let alike = parse_clock(&format!("{} {half}", first.trim())).filter(|first| *first < last_time);
        Some((alike.or_else(|| parse_clock(first))?, last_time))
    })
}

/// `17 giờ 30 phút`, `17h00`, `10h sáng`, `17:00`, `5 pm`, `noon`.
pub(super) fn clock(tokens: &Tokens, at: usize) -> Option<Daytime> {
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
        let word = tokens.get(at + 1)?;
        // "2:30pm": the half of the day is glued to the minutes.
        if let Some((half, minutes)) = word.folded.split_at_checked(2).and_then(|(minutes, half)| {
            let is_number = minutes.bytes().all(|byte| byte.is_ascii_digit());
            Some((Half::of(half)?, minutes)).filter(|_| is_number)
        }) {
            return Some((half.hours(hours)?, minutes.parse().ok()?, at + 2));
        }
        let minutes = Some(word).filter(|word| word.marked.len() == 2)?.small_number()?;
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

#[cfg(test)]
mod tests {
    use super::{parse_clock, parse_span};

    #[test]
    fn times_as_people_say_them() {
        for (text, expected) in [
            ("14h", Some("14:00")),
            ("14h30", Some("14:30")),
            ("14 giờ 30", Some("14:30")),
            ("14 giờ 30 phút", Some("14:30")),
            ("2 giờ chiều", Some("14:00")),
            ("2 giờ 30 chiều", Some("14:30")),
            ("2h30 chiều", Some("14:30")),
            ("8 giờ rưỡi sáng", Some("08:30")),
            ("lúc 7 giờ tối", Some("19:00")),
            ("từ 8 giờ", Some("08:00")),
            ("2 pm", Some("14:00")),
            ("2pm", Some("14:00")),
            ("2:30pm", Some("14:30")),
            ("2:30 p.m.", Some("14:30")),
            ("9.30 am", None),
            ("at 14:00", Some("14:00")),
            ("at noon", Some("12:00")),
            ("noon", Some("12:00")),
            ("12 am", Some("00:00")),
            ("12 pm", Some("12:00")),
            ("midnight", None),
            ("25h", None),
            ("14", None),
            ("8 giờ kém 5", None),
            ("2 giờ chiều mai", None),
            ("chiều", None),
            ("", None),
        ] {
            assert_eq!(parse_clock(text).as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn from_when_to_when() {
        for (text, expected) in [
            ("8h30-11h", Some(("08:30", "11:00"))),
            ("8:30 – 11:00", Some(("08:30", "11:00"))),
            ("từ 8 giờ đến 11 giờ", Some(("08:00", "11:00"))),
            ("2 giờ đến 4 giờ chiều", Some(("14:00", "16:00"))),
            ("2 pm to 4 pm", Some(("14:00", "16:00"))),
            ("from 2 to 4 pm", Some(("14:00", "16:00"))),
            ("2-4pm", Some(("14:00", "16:00"))),
            ("10 am - noon", Some(("10:00", "12:00"))),
            ("10 to 2 pm", None),
            ("8h30", None),
        ] {
            let expected = expected.map(|(first, last)| (first.to_owned(), last.to_owned()));
            assert_eq!(parse_span(text), expected, "{text}");
        }
    }
}
