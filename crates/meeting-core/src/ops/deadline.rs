//! Deadlines as people type them, in flags, fields and answers: a day and an hour where the words name them, and the words,
//! which are kept.

use chrono::{Datelike, NaiveDate};
use serde_json::{Map, Value};

use super::Refusal;
use super::follow_up::last_day;
use crate::archive::{Before, Settings};
use crate::i18n::{Argument, Message};
use crate::model::{Record, Repeats};
use crate::recognize::deadline::{Basis, parse_deadline};
use viet_text::fold::fold;

/// What the deadlines of a record are reckoned from; `today` where it has no day.
#[must_use]
pub fn basis(record: &Record, settings: &Settings, today: NaiveDate) -> Basis {
    Basis { published: record.issued_on(), ..basis_on(last_day(record).unwrap_or(today), settings) }
}

/// What a deadline is reckoned from that is set on a day, at no session.
pub(super) fn basis_on(day: NaiveDate, settings: &Settings) -> Basis {
    Basis {
        session: day,
        published: None,
        before_includes: settings.deadlines.before == Before::Inclusive,
        working_days: settings.working_days().into(),
        is_vietnamese: settings.is_vietnamese(),
        dates: settings.date_order(),
    }
}

/// A deadline as somebody typed it, and what it means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TypedDeadline {
    /// The last day on time; none where the words name none.
    pub due: Option<NaiveDate>,
    /// The hour on that day.
    pub due_time: Option<String>,
    /// How often the work comes back.
    pub repeats: Option<Repeats>,
    words: String,
    /// Whether the day is in the year after the one that it is reckoned from, and the words do not say so.
    is_next_year: bool,
    unknown_year: Option<i32>,
}

impl TypedDeadline {
    /// Reads the words of a deadline.
    #[must_use]
    pub fn read(words: &str, basis: &Basis) -> Self {
        let found = parse_deadline(words, basis).map(|found| found.value);
        let due = found.as_ref().and_then(|found| found.due);
        let folded = fold(words);
        let says_next = ["nam sau", "nam toi", "next year"].iter().any(|year| folded.contains(&fold(year)));
        let says_year =
            says_next || words.split(|letter: char| !letter.is_ascii_digit()).any(|number| number.len() == 4);
        Self {
            due,
            due_time: found.as_ref().and_then(|found| found.time.clone()).filter(|_| due.is_some()),
            repeats: found.as_ref().and_then(|found| found.repeats).map(Repeats::from),
            words: words.to_owned(),
            is_next_year: due.is_some_and(|due| due.year() > basis.session.year()) && !says_year,
            unknown_year: found.and_then(|found| found.unknown_year),
        }
    }

    /// The day and the hour for people; `day` is how the day itself is written. A year that is not in the words is said.
    #[must_use]
    pub fn when(&self, day: impl Into<Argument>) -> Message {
        self.moment(["due-on", "due-at-hour", "due-at-minute"], |message| message.with("date", day))
    }

    /// The same with the weekday.
    #[must_use]
    pub fn when_with_weekday(&self, day: impl Into<Argument>, weekday: Message) -> Message {
        let keys = ["due-weekday-on", "due-weekday-at-hour", "due-weekday-at-minute"];
        self.moment(keys, |message| message.with("weekday", weekday).with("date", day))
    }

    fn moment(&self, keys: [&'static str; 3], with_day: impl FnOnce(Message) -> Message) -> Message {
        let [on, at_hour, at_minute] = keys;
        let time = self.due_time.as_deref().and_then(|time| time.split_once(':'));
        let when = match time {
            None => Message::new(on),
            Some((hours, minutes)) => {
                let key = if minutes == "00" { at_hour } else { at_minute };
                let hours = hours.strip_prefix('0').unwrap_or(hours);
                Message::new(key).with("hours", hours).with("minutes", minutes)
            }
        };
        let when = with_day(when);
        if self.is_next_year { Message::new("due-next-year").with("when", when) } else { when }
    }

    /// What was understood, or that nothing was.
    #[must_use]
    pub fn understood(&self) -> Message {
        let message = |key: &'static str| Message::new(key).with("words", self.words.as_str());
        match (self.due, self.unknown_year) {
            (None, _) => message("new-due-words"),
            (Some(due), None) => message("new-due-understood").with("date", self.when(due)),
            (Some(due), Some(year)) => {
                message("new-due-no-holidays").with("date", self.when(due)).with("year", i64::from(year))
            }
        }
    }

    /// Whether the words are a day in numbers that no calendar has, such as 32/13: that is a mistake, and no words to be kept.
    #[must_use]
    pub fn is_no_day(&self) -> bool {
        let numbers = |word: &str| {
            let numbers: Vec<&str> = word.split('/').collect();
            let is_number = |number: &&str| number.chars().all(|sign| sign.is_ascii_digit());
            matches!(numbers.len(), 2 | 3)
                && numbers.iter().all(is_number)
                && numbers[..2].iter().all(|it| (1..=2).contains(&it.len()))
        };
        let is_number = |sign: char| sign.is_ascii_digit() || ['-', '.', '/', ' '].contains(&sign);
        let is_day = self.words.split([' ', ',', ';', '.', '(', ')']).any(numbers)
            || (self.words.chars().all(is_number) && self.words.contains(|sign: char| sign.is_ascii_digit()));
        self.due.is_none() && self.repeats.is_none() && is_day
    }

    /// Whether the day leaves out weekends alone, as the holidays of its year are not known.
    #[must_use]
    pub fn lacks_holidays(&self) -> bool {
        self.unknown_year.is_some()
    }
}

/// Writes the day and hour that an item's `due_text` means, and how often the work comes back, where the item says neither.
/// What has been understood, or that nothing has, is returned.
pub(super) fn understand(item: &mut Map<String, Value>, basis: &Basis) -> Option<Message> {
    let words = item.get("due_text")?.as_str()?.to_owned();
    if item.get("due").is_some_and(|due| !due.is_null()) {
        return None;
    }
    let read = TypedDeadline::read(&words, basis);
    if let Some(due) = read.due {
        item.insert("due".to_owned(), due.to_string().into());
    }
    if let Some(time) = &read.due_time {
        item.entry("due_time").or_insert_with(|| time.as_str().into());
    }
    if let Some(rhythm) = read.repeats {
        item.entry("repeats").or_insert_with(|| rhythm.name().into());
    }
    Some(read.understood())
}

/// The last day that a deadline means where nothing but a day is kept, reckoned from `day`; `name` is the flag or field that
/// it is typed for. What has been understood is said where it depends on that day; an hour, that it is not kept.
///
/// # Errors
/// Where it names no day.
pub fn parse_due(
    name: &str,
    text: &str,
    day: NaiveDate,
    settings: &Settings,
) -> Result<(NaiveDate, Option<Message>), Refusal> {
    if let Some(due) = settings.date_order().date(text) {
        return Ok((due, None));
    }
    let read = TypedDeadline::read(text, &basis_on(day, settings));
    let message = |key: &'static str| Message::new(key).with("name", name).with("value", text);
    let Some(due) = read.due else {
        return Err(Refusal::new(message("no-date")).with_help(Message::new("no-date-help")));
    };
    let key = if read.due_time.is_some() { "day-understood-no-hour" } else { "day-understood" };
    let date = TypedDeadline { due_time: None, ..read }.when(due);
    Ok((due, Some(message(key).with("date", date))))
}

#[cfg(test)]
mod tests {
    use super::{TypedDeadline, basis_on, parse_due};
    use crate::archive::Settings;
    use crate::i18n::{Catalog, Language};

    /// On 11 November 2026.
    #[test]
    fn what_is_understood_is_said() {
        let settings = Settings::default();
        let basis = basis_on("2026-11-11".parse().unwrap(), &settings);
        let (vi, en) = (Catalog::new(Language::Vi), Catalog::new(Language::En));
        for (words, in_vietnamese, in_english) in [
            ("ngày mai", "ngày 12/11/2026", "2026-11-12"),
            ("trước 17 giờ ngày 20/11", "17 giờ ngày 20/11/2026", "2026-11-20 at 17:00"),
            ("trước 8h sáng mai", "8 giờ ngày 12/11/2026", "2026-11-12 at 8:00"),
            ("quý I năm sau", "ngày 31/03/2027", "2027-03-31"),
            ("by Friday 5:30 pm", "17 giờ 30 ngày 13/11/2026", "2026-11-13 at 17:30"),
            ("6 tháng đầu năm", "ngày 30/06/2027 (năm sau)", "2027-06-30, next year"),
            ("6 tháng đầu năm 2027", "ngày 30/06/2027", "2027-06-30"),
        ] {
            let read = TypedDeadline::read(words, &basis).understood();
            assert_eq!(vi.say(&read), format!("Hạn “{words}” được hiểu là {in_vietnamese}"));
            assert_eq!(en.say(&read), format!("read the deadline \"{words}\" as {in_english}"));
        }
    }

    #[test]
    fn what_is_no_day_in_numbers() {
        let settings = Settings::default();
        let basis = basis_on("2026-11-11".parse().unwrap(), &settings);
        for (words, expected) in [
            ("32/13", true),
            ("trước 32/13", true),
            ("31/2/2026", true),
            ("2026-13-01", true),
            ("30/6", false),
            ("trước ngày 30/6", false),
            ("năm học 2024-2025", false),
            ("thường xuyên", false),
            ("before the next meeting", false),
            ("", false),
        ] {
            assert_eq!(TypedDeadline::read(words, &basis).is_no_day(), expected, "{words}");
        }
    }

    #[test]
    fn where_only_a_day_is_kept() {
        let settings = Settings::default();
        let due = |text: &str| {
            let (due, understood) = parse_due("--due", text, "2026-11-11".parse().unwrap(), &settings).ok()?;
            Some((due.to_string(), understood.map(|said| Catalog::new(Language::En).say(&said))))
        };
        assert_eq!(due("2026-12-10"), Some(("2026-12-10".to_owned(), None)));
        let said = "--due: read \"quý I\" as 2027-03-31, next year".to_owned();
        assert_eq!(due("quý I"), Some(("2027-03-31".to_owned(), Some(said))));
        let said = "--due: read \"by Friday 5 pm\" as 2026-11-13; the hour is not recorded here".to_owned();
        assert_eq!(due("by Friday 5 pm"), Some(("2026-11-13".to_owned(), Some(said))));
        assert_eq!(due("thường xuyên"), None);
    }
}
