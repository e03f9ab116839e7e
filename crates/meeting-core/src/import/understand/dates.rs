//! Dates and times of the session in a text.

use std::ops::Range;

use chrono::NaiveDate;

use super::text::{find, lower};
use crate::recognize::Certainty;
use viet_text::date::may_begin_date;
use viet_text::fold::{Token, tokens};

/// A date in a text.
pub(super) struct Day {
    pub span: Range<usize>,
    pub date: NaiveDate,
    /// Likely if the text has a typing error: "ngày 08 ngày 5 năm 2023"; or if it may be another day.
    pub certainty: Certainty,
}

/// Most words of a date.
const MOST_WORDS: usize = 6;

/// The days of a text as `read` understands them, in order.
pub(super) fn days(text: &str, read: impl Fn(&str) -> Option<NaiveDate>) -> Vec<Day> {
    let words = tokens(text);
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        match day_at(text, &words[at..], &read) {
            Some((length, date, certainty)) => {
                let span = words[at].start..words[at + length - 1].end;
                found.push(Day { span, date, certainty });
                at += length;
            }
            None => at += 1,
        }
    }
    found
}

/// The date at the beginning of the words, and its length in words.
fn day_at(
    text: &str,
    words: &[Token],
    read: impl Fn(&str) -> Option<NaiveDate>,
) -> Option<(usize, NaiveDate, Certainty)> {
    let first = words.first()?;
    let begins = may_begin_date(&first.text);
    for length in (3..=MOST_WORDS.min(words.len())).rev().filter(|_| begins) {
        let last = words[length - 1].end;
        if last - first.start > 60 {
            continue;
        }
        if let Some(date) = read(&text[first.start..last]) {
            return Some((length, date, Certainty::Certain));
        }
    }
    // "08 ngày 5 năm 2023": tháng is meant.
    let [day, ngay, month, nam, year, ..] = words else { return None };
    if (ngay.text.as_str(), nam.text.as_str()) != ("ngay", "nam") {
        return None;
    }
    let date = NaiveDate::from_ymd_opt(year.text.parse().ok()?, month.text.parse().ok()?, day.text.parse().ok()?)?;
    (year.text.len() == 4).then_some((5, date, Certainty::Likely))
}

/// The part of the day right before a date.
pub(super) fn part_of_day(text: &str, day: &Range<usize>) -> Option<&'static str> {
    let before: Vec<char> = text[..day.start].chars().rev().take(16).collect();
    let before = lower(&before.into_iter().rev().collect::<String>());
    [("sáng", "morning"), ("trưa", "noon"), ("chiều", "afternoon"), ("tối", "evening")]
        .into_iter()
        .filter_map(|(word, part)| Some((find(&before, word)?, part)))
        .max()
        .map(|(_, part)| part)
}

/// The clock times in a text, as `HH:MM`, with their spans.
pub(super) fn times(text: &str) -> Vec<(Range<usize>, String)> {
    let words = tokens(text);
    let mut found = Vec::new();
    for (index, word) in words.iter().enumerate() {
        let is_minutes = found.last().is_some_and(|(hour, _): &(Range<usize>, String)| {
            index > 0 && words[index - 1].end == hour.end && matches!(&text[hour.end..word.start], ":" | ".")
        });
        if is_minutes {
            continue;
        }
        let next = words.get(index + 1);
        let gap = next.map(|next| text[word.end..next.start].trim());
        let number = |text: &str| text.parse::<u32>().ok().filter(|_| text.len() <= 2);
        let minutes = |word: Option<&Token>| word.and_then(|word| number(&word.text).filter(|_| word.text.len() == 2));
        let time = if let Some((hour, rest)) = word.text.split_once(['h', 'g']) {
            let minute = if rest.is_empty() { minutes(next).or(Some(0)) } else { number(rest) };
            number(hour).zip(minute).filter(|_| !hour.is_empty())
        } else if let Some((hour, half)) = glued(&word.text) {
            Some((on_the_clock(hour, Some(half)), 0))
        } else if let Some(hour) = number(&word.text) {
            let behind_minutes = half(text, &words, index + 1);
            match (gap, next.map(|next| next.text.as_str())) {
                (Some(":" | "."), Some(next)) if glued_minutes(next).is_some() => {
                    glued_minutes(next).map(|(minute, half)| (on_the_clock(hour, Some(half)), minute))
                }
                (Some(":"), _) => minutes(next).map(|minute| (on_the_clock(hour, behind_minutes), minute)),
                // "5.25 pm"; "5.25" alone is an amount.
                (Some("."), _) if behind_minutes.is_some() => {
                    minutes(next).map(|minute| (on_the_clock(hour, behind_minutes), minute))
                }
                (Some(""), Some("gio")) => Some((hour, minutes(words.get(index + 2)).unwrap_or(0))),
                _ => half(text, &words, index).map(|half| (on_the_clock(hour, Some(half)), 0)),
            }
        } else {
            None
        };
        if let Some((hour, minute)) = time.filter(|(hour, minute)| *hour < 24 && *minute < 60) {
            found.push((word.start..word.end, format!("{hour:02}:{minute:02}")));
        }
    }
    found
}

/// Half of the day that is said behind a word: "am", "p.m.", or behind the end of a span: "2:30–4:30 p.m.".
fn half(text: &str, words: &[Token], at: usize) -> Option<Half> {
    let word = |at: usize| words.get(at).map(|word| word.text.as_str());
    let gap = |at: usize| words.get(at + 1).map_or("?", |next| text[words[at].end..next.start].trim());
    match (gap(at), word(at + 1)?, word(at + 2)) {
        ("", "am", _) => Some(Half::Morning),
        ("", "pm", _) => Some(Half::Afternoon),
        ("", "a", Some("m")) if gap(at + 1) == "." => Some(Half::Morning),
        ("", "p", Some("m")) if gap(at + 1) == "." => Some(Half::Afternoon),
        ("-" | "–", hour, _) if hour.bytes().all(|c| c.is_ascii_digit()) => {
            let is_clock = gap(at + 1) == ":";
            half(text, words, if is_clock { at + 2 } else { at + 1 })
        }
        _ => None,
    }
}

/// The minutes of "7.30pm".
fn glued_minutes(word: &str) -> Option<(u32, Half)> {
    let halves = [("am", Half::Morning), ("pm", Half::Afternoon)];
    let (minute, half) = halves.into_iter().find_map(|(end, half)| Some((word.strip_suffix(end)?, half)))?;
    Some((minute.parse().ok().filter(|_| minute.len() == 2)?, half))
}

/// "7pm" in one word.
fn glued(word: &str) -> Option<(u32, Half)> {
    let halves = [("am", Half::Morning), ("pm", Half::Afternoon)];
    let (hour, half) = halves.into_iter().find_map(|(end, half)| Some((word.strip_suffix(end)?, half)))?;
    let hour = hour.parse().ok().filter(|hour| (1..=12).contains(hour))?;
    Some((hour, half))
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Half {
    Morning,
    Afternoon,
}

/// The hour of the day: "6 pm" is 18, "12 am" is 0. An hour over 12 says it by itself.
fn on_the_clock(hour: u32, half: Option<Half>) -> u32 {
    match half {
        Some(Half::Morning) if hour <= 12 => hour % 12,
        Some(Half::Afternoon) if hour <= 12 => hour % 12 + 12,
        _ => hour,
    }
}

#[cfg(test)]
mod tests {
    use viet_text::date::parse_date;

    use super::*;

    #[test]
    fn days_in_words() {
        for (text, expected) in [
            ("chiều ngày 08 ngày 5 năm 2023, Ban", vec!["2023-05-08"]),
            ("Kon Tum, ngày 08 tháng 5 năm 2023", vec!["2023-05-08"]),
            ("từ 8/5/2023 đến 10-5-2023", vec!["2023-05-08", "2023-05-10"]),
            ("on 3 June 2024 or June 4, 2024", vec!["2024-06-03", "2024-06-04"]),
            ("nhiệm kỳ 2020-2025, số 21-KL/TW", vec![]),
        ] {
            let seen: Vec<String> = days(text, parse_date).iter().map(|day| day.date.to_string()).collect();
            assert_eq!(seen, expected, "{text}");
        }
        let text = "chiều ngày 08 ngày 5 năm 2023";
        let day = &days(text, parse_date)[0];
        assert_eq!((day.certainty, part_of_day(text, &day.span)), (Certainty::Likely, Some("afternoon")));
    }

    #[test]
    fn clock_times() {
        for (text, expected) in [
            ("lúc 8 giờ 00 phút", vec!["08:00"]),
            ("14h30 - 16h", vec!["14:30", "16:00"]),
            ("10:00–11:30", vec!["10:00", "11:30"]),
            ("2 pm", vec!["14:00"]),
            ("6:30 p.m. to 8:15 p.m.", vec!["18:30", "20:15"]),
            ("2:30–4:30 pm", vec!["14:30", "16:30"]),
            ("ended at 5.25 pm, 5.25 a ton", vec!["17:25"]),
            ("12:05 a.m.", vec!["00:05"]),
            ("from 7pm to 8.45pm", vec!["19:00", "20:45"]),
            ("8 giờ, ngày 10/5/2023", vec!["08:00"]),
            ("25h00, 3 đồng chí", vec![]),
        ] {
            let seen: Vec<String> = times(text).into_iter().map(|(_, time)| time).collect();
            assert_eq!(seen, expected, "{text}");
        }
    }
}
