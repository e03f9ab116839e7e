//! Deadlines: the words of the record, with the date beside them.

use chrono::{Datelike, NaiveDate};
use meeting_core::i18n::{Catalog, Message};
use viet_text::date::parse_date;
use viet_text::fold::fold;

use crate::words;

/// The months as English deadlines name them.
const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// A deadline.
#[derive(Debug, Clone, Copy)]
pub(super) struct Deadline<'d> {
    /// The last day; of work that repeats, the first one.
    pub due: Option<NaiveDate>,
    /// The time on that day.
    pub time: Option<&'d str>,
    /// The words of the record.
    pub words: Option<&'d str>,
    /// Whether the work repeats.
    pub repeats: bool,
}

impl Deadline<'_> {
    /// The words, and the date unless they hold it; the date alone where there are no words.
    pub(super) fn said(&self, catalog: &Catalog) -> String {
        let Some(due) = self.due else { return self.words.unwrap_or_default().to_owned() };
        let date = words::date(&due.to_string(), catalog.language());
        let date = match self.time {
            Some(time) => catalog.say(
                &Message::new("paper-due-time").with("time", words::clock(time, catalog.language())).with("date", date),
            ),
            None => date,
        };
        match self.words {
            None => date,
            Some(words) if names_day(words, due) || names_date(words) => words.to_owned(),
            Some(words) => {
                let key = if self.repeats { "paper-due-first" } else { "paper-due" };
                catalog.say(&Message::new(key).with("words", words).with("date", date))
            }
        }
    }

    /// Whether a text says it already.
    pub(super) fn is_said_in(&self, text: &str) -> bool {
        let is_in = |words: &str| fold(text).contains(&fold(words));
        self.words.is_some_and(is_in) || self.due.is_some_and(|due| names_day(text, due))
    }
}

/// Whether a text names some date in figures, as "trước ngày 10/11/2026" does, which means the day before: another date behind it
/// would contradict it.
fn names_date(text: &str) -> bool {
    let pieces = text.split(|c: char| !(c.is_ascii_digit() || matches!(c, '/' | '-' | '.')));
    pieces
        .filter(|piece| piece.len() >= "1/1/2000".len())
        .any(|piece| parse_date(piece.trim_end_matches('.')).is_some())
}

/// Whether a text names a day: its day and its month beside each other, the month in figures or in English.
fn names_day(text: &str, day: NaiveDate) -> bool {
    let folded = fold(text);
    let words: Vec<&str> = folded.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let is_day = |word: &str| word.trim_end_matches(|c: char| c.is_ascii_alphabetic()).parse() == Ok(day.day());
    let is_month = |word: &str| word.parse() == Ok(day.month()) || MONTHS[day.month0() as usize] == word;
    // "ngày 31 tháng 01" has a word between them.
    let pairs = words.windows(2).map(|pair| [pair[0], pair[1]]);
    let triples = words.windows(3).filter(|three| three[1] == "thang").map(|three| [three[0], three[2]]);
    pairs.chain(triples).any(|[one, other]| {
        (is_day(one) && is_month(other)) || (is_month(one) && is_day(other) && one.parse::<u32>().is_err())
    })
}

#[cfg(test)]
mod tests {
    use super::Deadline;
    use chrono::NaiveDate;
    use meeting_core::i18n::{Catalog, Language};

    #[test]
    fn words_beside_the_date() {
        let [vi, en] = [Language::Vi, Language::En].map(|language| Catalog::new(language).with(&crate::TEXTS));
        let due = NaiveDate::from_ymd_opt(2024, 1, 31);
        let deadline = |words, time| Deadline { due, time, words, repeats: false };
        for (words, time, said) in [
            (None, None, "31/01/2024"),
            (None, Some("17:00"), "17 giờ 00 phút ngày 31/01/2024"),
            (Some("chậm nhất ngày 31/01/2024"), Some("17:00"), "chậm nhất ngày 31/01/2024"),
            (Some("trước ngày 31 tháng 1"), None, "trước ngày 31 tháng 1"),
            (Some("trong tháng 01"), None, "trong tháng 01 (31/01/2024)"),
            (Some("trước ngày 01/02/2024"), None, "trước ngày 01/02/2024"),
            (Some("trong vòng 31 ngày"), None, "trong vòng 31 ngày (31/01/2024)"),
        ] {
            assert_eq!(deadline(words, time).said(&vi), said);
        }
        assert_eq!(deadline(Some("by 31st January"), None).said(&en), "by 31st January");
        assert_eq!(deadline(Some("by January 31"), None).said(&en), "by January 31");
        assert_eq!(
            deadline(Some("by the end of the month"), None).said(&en),
            "by the end of the month (31 January 2024)"
        );
        let monthly = Deadline { repeats: true, ..deadline(Some("ngày 31 hằng tháng"), None) };
        assert_eq!(monthly.said(&vi), "ngày 31 hằng tháng (kỳ đầu 31/01/2024)");
        let none = Deadline { due: None, ..deadline(Some("thường xuyên"), None) };
        assert_eq!(none.said(&vi), "thường xuyên");
        assert!(deadline(Some("trong tháng 01"), None).is_said_in("Báo cáo TRONG THÁNG 01."));
        assert!(deadline(None, None).is_said_in("Báo cáo trước ngày 31/1."));
        assert!(!deadline(None, None).is_said_in("Báo cáo 31 đơn vị."));
    }
}
