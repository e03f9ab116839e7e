//! Which of two numbers is the day in a document, and whether a weekday beside a date agrees with it.

use std::ops::Range;

use chrono::{Datelike, NaiveDate, Weekday};

use super::dates::{self, Day};
use super::text::lower;
use crate::i18n::Message;
use crate::recognize::Certainty;
use crate::recognize::citation::citations;
use viet_text::date::{DateOrder, english_weekday};

/// Reads the days of a document. The default reads Vietnamese, in which the day always comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct DayReader {
    order: DateOrder,
    /// Whether neither the document nor the settings say which number is the day.
    is_guessed: bool,
    /// Whether a date that has no such day is read in the other order.
    is_lenient: bool,
}

/// What a document says about its order.
#[derive(Default)]
struct Evidence {
    day_first: bool,
    month_first: bool,
}

impl Evidence {
    fn add(&mut self, order: DateOrder) {
        match order {
            DateOrder::DayFirst => self.day_first = true,
            DateOrder::MonthFirst => self.month_first = true,
        }
    }

    /// The one order that something speaks for.
    fn order(&self) -> Option<DateOrder> {
        match (self.day_first, self.month_first) {
            (true, false) => Some(DateOrder::DayFirst),
            (false, true) => Some(DateOrder::MonthFirst),
            _ => None,
        }
    }
}

impl DayReader {
    /// Reads days in any order, where only their place matters.
    pub const ANY: Self = Self { order: DateOrder::DayFirst, is_guessed: false, is_lenient: true };

    /// The reader of English texts: in the order that they show themselves, else that of the settings.
    pub fn english<'t>(texts: impl Iterator<Item = &'t str>, setting: Option<DateOrder>) -> Self {
        let known = order_of(texts).or(setting);
        Self { order: known.unwrap_or_default(), is_guessed: known.is_none(), is_lenient: true }
    }

    /// The order.
    pub fn order(self) -> DateOrder {
        self.order
    }

    /// The date that the whole text is.
    pub fn date(self, text: &str) -> Option<NaiveDate> {
        self.order.date(text).or_else(|| other(self.order).date(text).filter(|_| self.is_lenient))
    }

    /// The days of a text, in order. A day that may be another one, or whose weekday is another, is only likely.
    pub fn days(self, text: &str) -> Vec<Day> {
        let mut days = dates::days(text, |text| self.date(text));
        for day in &mut days {
            let is_open = self.is_guessed && readings(&text[day.span.clone()]).is_some();
            if is_open || contradiction(text, day).is_some() {
                day.certainty = Certainty::Likely;
            }
        }
        days
    }

    /// The first day that does not belong to a cited document.
    pub fn own_day(self, text: &str) -> Option<Day> {
        let cited = citations(text);
        self.days(text).into_iter().find(|day| !cited.iter().any(|cited| cited.span.contains(&day.span.start)))
    }

    /// Whether the words of a deadline name a day that may be another one.
    pub fn is_doubtful(self, words: &str) -> bool {
        let has_open_numbers = || {
            words.split(|c: char| !c.is_ascii_digit() && c != '/').any(|piece| {
                let numbers: Vec<u32> = piece.split('/').filter_map(|number| number.parse().ok()).collect();
                matches!(numbers[..], [first, second] | [first, second, 0..100]
                    if first != second && first.max(second) <= 12)
            })
        };
        (self.is_guessed && has_open_numbers()) || self.days(words).iter().any(|day| day.certainty < Certainty::Certain)
    }

    /// Notes which days of a text are doubtful: each whose weekday is another one, and the first that may be two.
    pub fn note(self, text: &str, line: usize, notes: &mut Vec<Message>) {
        const ORDER: &str = "import-day-order";
        for day in self.days(text) {
            let words = &text[day.span.clone()];
            if let Some(span) = contradiction(text, &day) {
                let weekday = i64::from(day.date.weekday().number_from_monday());
                let message = Message::new("import-weekday").with("line", line).with("words", &text[span]);
                notes.push(message.with("date", day.date).with("weekday", weekday));
            } else if let Some((day_first, month_first)) = readings(words).filter(|_| self.is_guessed)
                && !notes.iter().any(|note| note.key == ORDER)
            {
                let message = Message::new(ORDER).with("line", line).with("words", words);
                notes.push(message.with("date", day_first).with("other", month_first));
            }
        }
    }
}

fn other(order: DateOrder) -> DateOrder {
    match order {
        DateOrder::DayFirst => DateOrder::MonthFirst,
        DateOrder::MonthFirst => DateOrder::DayFirst,
    }
}

/// The two days that a written date may be: with the day first, and with the month first.
fn readings(words: &str) -> Option<(NaiveDate, NaiveDate)> {
    let (day_first, month_first) = (DateOrder::DayFirst.date(words)?, DateOrder::MonthFirst.date(words)?);
    (day_first != month_first).then_some((day_first, month_first))
}

/// The order that texts show: by a number that can be no month, by a weekday beside a date, else by the same day in a form
/// that means one day only.
pub(super) fn order_of<'t>(texts: impl Iterator<Item = &'t str>) -> Option<DateOrder> {
    let mut shown = Evidence::default();
    let (mut open, mut clear) = (Vec::new(), Vec::new());
    for text in texts {
        for day in DayReader::ANY.days(text) {
            let words = &text[day.span.clone()];
            let said = weekday_beside(text, &day.span).map(|(weekday, _)| weekday);
            match (readings(words), DateOrder::DayFirst.date(words), DateOrder::MonthFirst.date(words)) {
                (Some((day_first, month_first)), ..) => match said {
                    Some(said) if said == day_first.weekday() => shown.add(DateOrder::DayFirst),
                    Some(said) if said == month_first.weekday() => shown.add(DateOrder::MonthFirst),
                    _ => open.push((day_first, month_first)),
                },
                (None, Some(_), None) => shown.add(DateOrder::DayFirst),
                (None, None, Some(_)) => shown.add(DateOrder::MonthFirst),
                _ => clear.push(day.date),
            }
        }
    }
    if shown.day_first || shown.month_first {
        return shown.order();
    }
    let mut same = Evidence::default();
    for (day_first, month_first) in open {
        match (clear.contains(&day_first), clear.contains(&month_first)) {
            (true, false) => same.add(DateOrder::DayFirst),
            (false, true) => same.add(DateOrder::MonthFirst),
            _ => {}
        }
    }
    same.order()
}

/// The weekday and the date, where the one beside the other is of another day.
fn contradiction(text: &str, day: &Day) -> Option<Range<usize>> {
    let (said, span) = weekday_beside(text, &day.span)?;
    (said != day.date.weekday()).then(|| span.start.min(day.span.start)..span.end.max(day.span.end))
}

/// The weekday right before or behind a date: `Tuesday, 03/04/2025`, `thứ Ba, ngày 04/3/2025`, `03/04/2025 (Tue)`.
fn weekday_beside(text: &str, day: &Range<usize>) -> Option<(Weekday, Range<usize>)> {
    const VIETNAMESE: [(&str, Weekday); 15] = [
        ("thứ hai", Weekday::Mon),
        ("thứ 2", Weekday::Mon),
        ("thứ ba", Weekday::Tue),
        ("thứ 3", Weekday::Tue),
        ("thứ tư", Weekday::Wed),
        ("thứ 4", Weekday::Wed),
        ("thứ năm", Weekday::Thu),
        ("thứ 5", Weekday::Thu),
        ("thứ sáu", Weekday::Fri),
        ("thứ 6", Weekday::Fri),
        ("thứ bảy", Weekday::Sat),
        ("thứ bẩy", Weekday::Sat),
        ("thứ 7", Weekday::Sat),
        ("chủ nhật", Weekday::Sun),
        ("chúa nhật", Weekday::Sun),
    ];
    let low = lower(text);
    let bare = |text: &str| text.trim_end_matches([' ', ',', '(', '.', ':']).len();
    let mut before = &low[..bare(&low[..day.start])];
    for word in [" ngày", " the"] {
        if let Some(rest) = before.strip_suffix(word) {
            before = &rest[..bare(rest)];
        }
    }
    if let Some((name, weekday)) = VIETNAMESE.iter().find(|(name, _)| before.ends_with(name)) {
        let start = before.len() - name.len();
        return may_be_weekday(&low[..start]).then_some((*weekday, start..before.len()));
    }
    let word = before.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    if let Some(weekday) = english_weekday(word) {
        return Some((weekday, before.len() - word.len()..before.len()));
    }
    // Behind a date, what is no whole name is a weekday only in brackets.
    let behind = low[day.end..].trim_start_matches([' ', ',']);
    let is_in_brackets = behind.starts_with('(');
    let behind = behind.trim_start_matches('(');
    let start = low.len() - behind.len();
    let vietnamese = VIETNAMESE.iter().find(|(name, _)| is_in_brackets && behind.starts_with(name));
    if let Some((name, weekday)) = vietnamese {
        return Some((*weekday, start..start + name.len()));
    }
    let word = &behind[..behind.find(|c: char| !c.is_alphabetic()).unwrap_or(behind.len())];
    let weekday = english_weekday(word).filter(|_| is_in_brackets || word.ends_with("day"))?;
    Some((weekday, start..start + word.len()))
}

/// Whether "thứ ba" behind these words is a day, not the third of something: "kỳ họp thứ ba".
fn may_be_weekday(before: &str) -> bool {
    let before = before.trim_end();
    let word = before.rsplit(' ').next().unwrap_or_default();
    before.is_empty()
        || before.ends_with([',', ';', ':', '.', '(', '-', '–'])
        || ["sáng", "trưa", "chiều", "tối", "vào", "hôm", "giờ", "phút", "từ", "đến", "lúc", "ngày"].contains(&word)
        || word.starts_with(|c: char| c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(texts: &[&str], setting: Option<DateOrder>) -> Vec<(String, bool)> {
        let reader = DayReader::english(texts.iter().copied(), setting);
        let days = texts.iter().flat_map(|text| reader.days(text));
        days.map(|day| (day.date.to_string(), day.certainty == Certainty::Certain)).collect()
    }

    #[test]
    fn a_text_may_show_its_order() {
        let (day, month) = ("2025-04-03", "2025-03-04");
        for (texts, expected, is_sure) in [
            (&["Held on 03/04/2025"][..], day, false),
            (&["Held on 03/04/2025", "due 3/25/2025"], month, true),
            (&["Held on 03/04/2025", "due 25/3/2025"], day, true),
            (&["Held on 03/04/2025", "due 25/3/2025", "or 3/26/2025"], day, false),
            (&["Tuesday, 03/04/2025"], month, true),
            (&["Thu. 03/04/2025"], day, true),
            (&["03/04/2025 (Tues)"], month, true),
            (&["03/04/2025, Thursday"], day, true),
            // It is neither.
            (&["Friday, 03/04/2025"], day, false),
            (&["Held on 03/04/2025", "the meeting of 4 March 2025"], month, true),
            (&["Held on 03/04/2025", "the meeting of 2025-04-03"], day, true),
            (&["Held on 03/04/2025", "4 March 2025, 3 April 2025"], day, false),
            (&["Held on 03-04-2025, in May"], day, false),
        ] {
            assert_eq!(read(texts, None)[0], (expected.to_owned(), is_sure), "{texts:?}");
        }
        assert_eq!(read(&["On 03/03/2025"], None), [("2025-03-03".to_owned(), true)]);
        let setting = Some(DateOrder::MonthFirst);
        assert_eq!(read(&["On 03/04/2025"], setting), [(month.to_owned(), true)]);
        // What the text shows is stronger than the settings.
        assert_eq!(read(&["On 03/04/2025", "on 25/3/2025"], setting)[0], (day.to_owned(), true));
    }

    #[test]
    fn a_weekday_of_another_day() {
        for (text, is_sure) in [
            ("Thứ Ba, ngày 04/03/2025", true),
            ("chiều thứ ba ngày 04 tháng 3 năm 2025", true),
            ("Thứ Tư, ngày 04/03/2025", false),
            ("ngày 04/03/2025 (thứ Tư)", false),
            ("8 giờ 00, thứ 4, ngày 04/03/2025", false),
            ("Kỳ họp thứ tư, ngày 04/03/2025", true),
            ("Họp lần thứ tư ngày 04/3/2025", true),
            ("Wednesday 4 March 2025", false),
            ("Chủ nhật 09/3/2025", true),
            ("proposed for 14–15 March 2025–", true),
        ] {
            let days = DayReader::default().days(text);
            assert_eq!(days[0].certainty == Certainty::Certain, is_sure, "{text}");
        }
    }

    #[test]
    fn deadlines_that_may_be_another_day() {
        let guessing = DayReader::english(std::iter::empty(), None);
        for (words, is_doubtful) in [
            ("by 03/04/2025", true),
            ("by 3/4", true),
            ("by 3/4/25", true),
            ("by 25/4", false),
            ("by 4 March 2025", false),
            ("by Friday, 4 March 2025", true),
        ] {
            assert_eq!(guessing.is_doubtful(words), is_doubtful, "{words}");
        }
        assert!(!DayReader::default().is_doubtful("trước ngày 03/04/2025"));
    }
}
