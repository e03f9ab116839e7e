//! A date or period in a text: `ngày 15 tháng 6`, `quý II/2023`, `thứ Sáu tuần sau`, `26 May`.

use chrono::{Datelike, Days, Months, NaiveDate};

use super::Certainty;
use super::tokens::Tokens;
use viet_text::date::{DateOrder, Period, english_month, english_weekday, quarter, roman_quarter};

/// A time that has been read.
#[derive(Debug, Clone, Copy)]
pub(super) struct When {
    /// The days.
    pub period: Period,
    /// The word after it.
    pub end: usize,
    /// How sure that is: what leaves the year or the week open is likely.
    pub certainty: Certainty,
}

impl When {
    /// Whether it is one date.
    pub fn is_day(&self) -> bool {
        self.period.first == self.period.last
    }
}

/// The longest date or period that begins at a word. `from` is the date that words such as "this week" are relative to;
/// a date without a year is the next one after it, unless it has just passed.
pub(super) fn when(tokens: &Tokens, at: usize, from: NaiveDate, order: DateOrder) -> Option<When> {
    let reader = Reader { tokens, from, order };
    [reader.whole(at), reader.part(at)].into_iter().flatten().max_by_key(|found| found.end)
}

/// The present week, month, quarter or year, named without more, as in `trong tháng`: in a text only its end is meant by that.
pub(super) fn present(tokens: &Tokens, at: usize, from: NaiveDate) -> Option<When> {
    Reader { tokens, from, order: DateOrder::default() }.this(at)
}

struct Reader<'w, 't> {
    tokens: &'w Tokens<'t>,
    from: NaiveDate,
    /// Which of two numbers is the day, unless "ngày" is before them.
    order: DateOrder,
}

/// The days of the week: what they are called after "thứ".
const WEEKDAYS: [[&str; 2]; 6] = [["hai", "2"], ["ba", "3"], ["tư", "4"], ["năm", "5"], ["sáu", "6"], ["bảy", "7"]];

const NEXT: [&str; 3] = ["sau", "tới", "kế tiếp"];
const THIS: [&str; 2] = ["này", "nay"];
const LAST: [&str; 3] = ["trước", "qua", "vừa qua"];

impl Reader<'_, '_> {
    /// A time that is named, not as a part of another one.
    fn whole(&self, at: usize) -> Option<When> {
        let readings = [self.day(at), self.month(at), self.quarter(at), self.year(at), self.week(at)];
        readings.into_iter().flatten().max_by_key(|found| found.end)
    }

    fn small(&self, at: usize, most: u32) -> Option<u32> {
        self.tokens.get(at)?.small_number().filter(|number| (1..=most).contains(number))
    }

    /// A year after a month or a quarter: `/2023`, `-2023`, `năm 2023`, `2023`; and the word after it.
    fn year_behind(&self, at: usize) -> Option<(i32, usize)> {
        let tokens = self.tokens;
        let year = |at: usize| tokens.get(at)?.year();
        if tokens.follows(at, &["/", "-", ".", ",", ""]) && year(at).is_some() {
            return year(at).map(|year| (year, at + 1));
        }
        let is_named = tokens.is(at, "năm") && tokens.follows(at, &["", ","]);
        if !is_named {
            return None;
        }
        if tokens.is_any(at + 1, &THIS) {
            return Some((self.from.year(), at + 2));
        }
        if tokens.is_any(at + 1, &NEXT) {
            return Some((self.from.year() + 1, at + 2));
        }
        year(at + 1).filter(|_| tokens.is_joined(at + 1)).map(|year| (year, at + 2))
    }

    /// The date in the implied year, if none is given.
    fn nearest(&self, month: u32, day: u32) -> Option<NaiveDate> {
        let of = |year| NaiveDate::from_ymd_opt(year, month, day);
        match of(self.from.year()) {
            Some(date) if date + Days::new(31) < self.from => of(self.from.year() + 1),
            date => date,
        }
    }

    fn found(period: Period, end: usize, certainty: Certainty) -> When {
        When { period, end, certainty }
    }

    fn one(day: NaiveDate, end: usize, certainty: Certainty) -> When {
        Self::found(Period { first: day, last: day }, end, certainty)
    }

    fn day(&self, at: usize) -> Option<When> {
        let tokens = self.tokens;
        let weekday = self.weekday_name(at).filter(|(_, end)| self.tokens.follows(*end, &["", ",", "("]));
        let at = weekday.map_or(at, |(_, end)| end);
        let named = tokens.skip_word(at, &["ngày"]);
        let order = if named > at { DateOrder::DayFirst } else { self.order };
        let found = self.numeric(named, order).or_else(|| self.in_words(named)).or_else(|| self.english(at));
        found.or_else(|| self.day_of_month(at, named))
    }

    /// `ngày 15`, `the 15th`: of this month, or of the next one where it has passed.
    fn day_of_month(&self, at: usize, named: usize) -> Option<When> {
        let tokens = self.tokens;
        let ordinal = || {
            let word = tokens.get(at + 1).filter(|_| tokens.is(at, "the") && tokens.is_joined(at + 1))?;
            let digits = ["st", "nd", "rd", "th"].iter().find_map(|end| word.folded.strip_suffix(end))?;
            let is_alone =
                !tokens.is_joined(at + 2) || !tokens.is_any(at + 2, &["of", "meeting", "session", "century"]);
            digits.parse().ok().filter(|day| is_alone && (1..=31).contains(day)).map(|day: u32| (day, at + 2))
        };
        let numbered = || {
            let is_alone = named > at && tokens.is_joined(named) && !tokens.follows(named + 1, &["/", "-", "."]);
            self.small(named, 31).filter(|_| is_alone).map(|day| (day, named + 1))
        };
        let (day, end) = numbered().or_else(ordinal)?;
        let first = self.from.with_day(1)?;
        let mut months = (0..12).filter_map(|more| first.checked_add_months(Months::new(more))?.with_day(day));
        months.find(|date| *date >= self.from).map(|date| Self::one(date, end, Certainty::Guessed))
    }

    /// `20/5/2023`, `20-5`, `2023-05-20`, `20/5/23`.
    fn numeric(&self, at: usize, order: DateOrder) -> Option<When> {
        let tokens = self.tokens;
        let sign = |at: usize| ["/", "-", "."].into_iter().find(|sign| tokens.follows(at, &[sign]));
        let first = sign(at + 1)?;
        let has_third = sign(at + 2) == Some(first);
        if let Some(year) = tokens.get(at)?.year() {
            let date = NaiveDate::from_ymd_opt(year, self.small(at + 1, 12)?, self.small(at + 2, 31)?)?;
            return has_third.then(|| Self::one(date, at + 3, Certainty::Certain));
        }
        let (day, month) = order.day_and_month(self.small(at, 31)?, self.small(at + 1, 31)?);
        if has_third {
            let third = tokens.get(at + 2)?;
            let short = |word: &super::tokens::Token| (word.marked.len() == 2).then(|| word.small_number()).flatten();
            let (year, certainty) = match (third.year(), short(third)) {
                (Some(year), _) => (year, Certainty::Certain),
                (None, Some(short)) => (2000 + i32::try_from(short).ok()?, Certainty::Likely),
                _ => return None,
            };
            return NaiveDate::from_ymd_opt(year, month, day).map(|date| Self::one(date, at + 3, certainty));
        }
        if let Some((year, end)) = self.year_behind(at + 2).filter(|_| tokens.is(at + 2, "năm")) {
            return NaiveDate::from_ymd_opt(year, month, day).map(|date| Self::one(date, end, Certainty::Certain));
        }
        // 3.5 may be anything, and so may 12-2.
        (first == "/" || (first == "-" && at > 0 && tokens.is(at - 1, "ngày")))
            .then(|| self.nearest(month, day))?
            .map(|date| Self::one(date, at + 2, Certainty::Likely))
    }

    /// `15 tháng 6 năm 2023`, `15 tháng 6`.
    fn in_words(&self, at: usize) -> Option<When> {
        let tokens = self.tokens;
        let day = self.small(at, 31)?;
        if !(tokens.is(at + 1, "tháng") && tokens.is_joined(at + 1) && tokens.is_joined(at + 2)) {
            return None;
        }
        let month = self.small(at + 2, 12)?;
        match self.year_behind(at + 3) {
            Some((year, end)) => {
                NaiveDate::from_ymd_opt(year, month, day).map(|date| Self::one(date, end, Certainty::Certain))
            }
            None => self.nearest(month, day).map(|date| Self::one(date, at + 3, Certainty::Likely)),
        }
    }

    /// `26 May 2023`, `May 26, 2023`, `26th of May`.
    fn english(&self, at: usize) -> Option<When> {
        let tokens = self.tokens;
        let day = |at: usize| {
            let word = tokens.get(at)?;
            let digits = ["st", "nd", "rd", "th"].iter().find_map(|end| word.folded.strip_suffix(end));
            digits.unwrap_or(&word.folded).parse::<u32>().ok().filter(|day| (1..=31).contains(day))
        };
        let month =
            |at: usize| tokens.get(at).filter(|word| word.is_capital).and_then(|word| english_month(&word.folded));
        let (day, month, end) = match (day(at), month(at)) {
            (Some(day), _) => {
                let next = tokens.skip(at + 1, &["of"]);
                (day, month(next).filter(|_| tokens.is_joined(next))?, next + 1)
            }
            (None, Some(month)) => (day(at + 1).filter(|_| tokens.is_joined(at + 1))?, month, at + 2),
            _ => return None,
        };
        match self.year_behind(end) {
            Some((year, end)) => {
                NaiveDate::from_ymd_opt(year, month, day).map(|date| Self::one(date, end, Certainty::Certain))
            }
            None => self.nearest(month, day).map(|date| Self::one(date, end, Certainty::Likely)),
        }
    }

    /// `tháng 6/2023`, `tháng 6`, `tháng này`, `June 2023`.
    fn month(&self, at: usize) -> Option<When> {
        let tokens = self.tokens;
        let this = self.from.with_day(1)?;
        if tokens.is(at, "tháng") && tokens.is_joined(at + 1) {
            if tokens.is_any(at + 1, &THIS) {
                return Self::months(this, 1, at + 2, Certainty::Likely);
            }
            if tokens.is_any(at + 1, &NEXT) {
                return Self::months(this.checked_add_months(Months::new(1))?, 1, at + 2, Certainty::Likely);
            }
            return self.of_month(self.small(at + 1, 12)?, at + 2);
        }
        let relative = tokens.says_any(at, &["this month", "the month"]).map(|end| (0, end));
        if let Some((more, end)) = relative.or_else(|| tokens.says(at, "next month").map(|end| (1, end))) {
            return Self::months(this.checked_add_months(Months::new(more))?, 1, end, Certainty::Likely);
        }
        let month = tokens.get(at).filter(|word| word.is_capital && word.folded.len() > 2)?;
        self.of_month(english_month(&month.folded)?, at + 1)
    }

    fn of_month(&self, month: u32, end: usize) -> Option<When> {
        if let Some((year, end)) = self.year_behind(end) {
            return Self::months(NaiveDate::from_ymd_opt(year, month, 1)?, 1, end, Certainty::Certain);
        }
        // A number without a month after it would be something else: "tháng 6/12".
        let year = self.from.year() + i32::from(month < self.from.month());
        Self::months(NaiveDate::from_ymd_opt(year, month, 1)?, 1, end, Certainty::Likely)
    }

    fn months(first: NaiveDate, count: u32, end: usize, certainty: Certainty) -> Option<When> {
        let period = Period::months(first.year(), first.month(), count)?;
        Some(Self::found(period, end, certainty))
    }

    /// `quý II/2023`, `quý 2 năm 2023`, `quý III`, `Q3 2023`.
    fn quarter(&self, at: usize) -> Option<When> {
        let tokens = self.tokens;
        let own = (self.from.month() - 1) / 3 + 1;
        let relative = tokens.says_any(at, &["this quarter", "the quarter"]).map(|end| (0, end));
        if let Some((more, end)) = relative.or_else(|| tokens.says(at, "next quarter").map(|end| (1, end))) {
            let day = self.from.checked_add_months(Months::new(3 * more))?;
            let period = quarter(day.year(), (day.month() - 1) / 3 + 1)?;
            return Some(Self::found(period, end, Certainty::Likely));
        }
        let (number, end) = if tokens.is(at, "quý") && tokens.is_joined(at + 1) {
            if tokens.is_any(at + 1, &THIS) {
                return quarter(self.from.year(), own).map(|period| Self::found(period, at + 2, Certainty::Likely));
            }
            if tokens.is_any(at + 1, &NEXT) {
                let (year, next) = if own == 4 { (self.from.year() + 1, 1) } else { (self.from.year(), own + 1) };
                return quarter(year, next).map(|period| Self::found(period, at + 2, Certainty::Likely));
            }
            let word = tokens.get(at + 1)?;
            (word.small_number().or_else(|| roman_quarter(&word.folded))?, at + 2)
        } else {
            let number = tokens.get(at)?.folded.strip_prefix('q')?.parse().ok()?;
            (number, at + 1)
        };
        if let Some((year, end)) = self.year_behind(end) {
            return quarter(year, number).map(|period| Self::found(period, end, Certainty::Certain));
        }
        let year = self.from.year() + i32::from(number < own);
        quarter(year, number).map(|period| Self::found(period, end, Certainty::Likely))
    }

    /// `năm 2023`, `năm nay`, `this year`.
    fn year(&self, at: usize) -> Option<When> {
        let tokens = self.tokens;
        let whole =
            |year, end, certainty| Period::months(year, 1, 12).map(|period| Self::found(period, end, certainty));
        if tokens.is(at, "năm") && !tokens.is(at + 1, "học") {
            let (year, end) = self.year_behind(at)?;
            // 2020-2025 is a term, not a year.
            let is_range =
                tokens.get(end).is_some_and(|word| tokens.follows(end, &["-", "–"]) && word.year().is_some());
            let certainty = if tokens.get(at + 1)?.year().is_some() { Certainty::Certain } else { Certainty::Likely };
            return whole(year, end, certainty).filter(|_| !is_range);
        }
        if let Some(end) = tokens.says_any(at, &["this year", "the year"]) {
            return whole(self.from.year(), end, Certainty::Likely);
        }
        if let Some(end) = tokens.says(at, "next year") {
            return whole(self.from.year() + 1, end, Certainty::Likely);
        }
        whole(tokens.get(at)?.year()?, at + 1, Certainty::Likely)
    }

    fn weekday_name(&self, at: usize) -> Option<(u64, usize)> {
        let tokens = self.tokens;
        if tokens.is(at, "thứ") && tokens.is_joined(at + 1) {
            let index = WEEKDAYS.iter().position(|names| tokens.is_any(at + 1, names))?;
            return u64::try_from(index).ok().map(|day| (day, at + 2));
        }
        if let Some(end) = tokens.says(at, "chủ nhật") {
            return Some((6, end));
        }
        let word = tokens.get(at).filter(|word| word.is_letters())?;
        let weekday = english_weekday(&word.folded)?;
        // "sun", "sat" and the like are names only with a capital.
        let is_name = word.folded.ends_with("day") || word.is_capital;
        is_name.then(|| (u64::from(weekday.num_days_from_monday()), at + 1))
    }

    /// `tuần này`, `thứ Sáu tuần sau`, `next week`, `next Friday`.
    fn week(&self, at: usize) -> Option<When> {
        let tokens = self.tokens;
        let monday = self.from - Days::new(u64::from(self.from.weekday().num_days_from_monday()));
        let week = |at: usize| -> Option<(NaiveDate, usize)> {
            if tokens.is(at, "tuần") && tokens.is_joined(at + 1) {
                let shift = if tokens.is_any(at + 1, &THIS) {
                    Some(monday)
                } else if tokens.is_any(at + 1, &NEXT) {
                    monday.checked_add_days(Days::new(7))
                } else if tokens.is_any(at + 1, &LAST) {
                    monday.checked_sub_days(Days::new(7))
                } else {
                    None
                };
                return shift.map(|monday| (monday, at + 2));
            }
            let this = tokens.says_any(at, &["this week", "the week"]).map(|end| (monday, end));
            this.or_else(|| tokens.says(at, "next week").map(|end| (monday + Days::new(7), end)))
                .or_else(|| tokens.says(at, "last week").map(|end| (monday - Days::new(7), end)))
        };
        if let Some((monday, end)) = week(at) {
            let period = Period { first: monday, last: monday + Days::new(6) };
            return Some(Self::found(period, end, Certainty::Likely));
        }
        let next = tokens.is_any(at, &["next", "last", "this"]);
        let (day, end) = self.weekday_name(at + usize::from(next)).filter(|(_, end)| {
            // A weekday before a date is a part of it, one before an hour is not.
            let is_hour =
                tokens.is_any(end + 1, &["giờ", "h", "am", "pm", "a", "p"]) || tokens.follows(end + 1, &[":"]);
            !tokens.get(*end).is_some_and(|word| word.small_number().is_some() && tokens.is_joined(*end)) || is_hour
        })?;
        if next {
            // As in a flag: of the week before, of this one, or of the one after.
            let shift = if tokens.is(at, "next") {
                7
            } else if tokens.is(at, "last") {
                -7
            } else {
                0
            };
            let date = monday.checked_add_days(Days::new(day))?.checked_add_signed(chrono::TimeDelta::days(shift))?;
            return Some(Self::one(date, end, Certainty::Likely));
        }
        if let Some((monday, end)) = week(end).filter(|_| tokens.is_joined(end)) {
            return Some(Self::one(monday + Days::new(day), end, Certainty::Likely));
        }
        // "thứ Hai tới", "chủ nhật này"
        let coming = tokens.skip(end, &["này", "tới"]);
        let certainty = if coming > end { Certainty::Likely } else { Certainty::Guessed };
        let end = coming;
        let is_day = |date: &NaiveDate| u64::from(date.weekday().num_days_from_monday()) == day;
        let date = (0..7).map(|more| self.from + Days::new(more)).find(is_day)?;
        Some(Self::one(date, end, certainty))
    }

    /// `6 tháng đầu năm 2023`, `cuối năm`, `cuối tháng`, `cuối tháng 6`, `end of May`, `the end of Q3`, `H1 2024`.
    fn part(&self, at: usize) -> Option<When> {
        let tokens = self.tokens;
        if let Some(found) = self.months_of_year(at) {
            return Some(found);
        }
        // A week has a first day that people mean; the beginning of a month is vague.
        if let Some(next) = tokens.says_any(at, &["đầu", "early"]).filter(|next| tokens.is_joined(*next))
            && let Some(week) = self.week(next).filter(|week| !week.is_day())
        {
            return Some(Self::one(week.period.first, week.end, Certainty::Guessed));
        }
        let end = tokens.says_any(at, &["cuối", "hết", "the end of", "end of", "end"])?;
        let whole = self.whole(end).filter(|_| tokens.is_joined(end)).or_else(|| self.this(end))?;
        Some(When { period: Period { first: whole.period.last, last: whole.period.last }, ..whole })
    }

    /// The present week, month, quarter or year, whose end is spoken of: `cuối tháng`, `end of quarter`, `trong tuần`.
    fn this(&self, at: usize) -> Option<When> {
        let tokens = self.tokens;
        let unit = tokens.get(at).filter(|_| tokens.is_joined(at))?.marked.as_str();
        // "cuối năm học", "cuối tuần thứ 2": another one.
        let is_other = tokens.is_joined(at + 1)
            && (tokens.is_any(at + 1, &["học", "thứ", "lễ"])
                || tokens.get(at + 1).is_some_and(|word| word.number().is_some()));
        let is = |names: &[&str]| tokens.is_any(at, names) || names.contains(&unit);
        let (month, year) = (self.from.month(), self.from.year());
        let period = if is_other {
            None
        } else if is(&["tuần", "week"]) {
            let first = self.from.week(chrono::Weekday::Mon);
            Some(Period { first: first.first_day(), last: first.last_day() })
        } else if is(&["tháng", "month"]) {
            Period::months(year, month, 1)
        } else if is(&["quý", "quarter"]) {
            quarter(year, (month - 1) / 3 + 1)
        } else if is(&["năm", "year"]) {
            Period::months(year, 1, 12)
        } else {
            None
        };
        period.map(|period| Self::found(period, at + 1, Certainty::Likely))
    }

    /// `6 tháng đầu năm`, `9 tháng đầu năm 2023`, `first half of 2024`, `H1`: of the next year where it has passed and the
    /// year is not said.
    fn months_of_year(&self, at: usize) -> Option<When> {
        let named = self.half(at);
        let (first, count, end) = named.or_else(|| self.months_at_an_end(at))?;
        let (year, end, is_said) = self.year_of_part(end).or_else(|| named.map(|_| (self.from.year(), end, false)))?;
        let period = Period::months(year, first, count)?;
        if is_said {
            return Some(Self::found(period, end, Certainty::Certain));
        }
        let year = year + i32::from(period.last < self.from);
        Period::months(year, first, count).map(|period| Self::found(period, end, Certainty::Likely))
    }

    /// `H1`: the first month, how many there are, and the word after it.
    fn half(&self, at: usize) -> Option<(u32, u32, usize)> {
        match self.tokens.get(at)?.folded.as_str() {
            "h1" => Some((1, 6, at + 1)),
            "h2" => Some((7, 6, at + 1)),
            _ => None,
        }
    }

    /// `6 tháng đầu`, `3 tháng cuối`, `first half of`.
    fn months_at_an_end(&self, at: usize) -> Option<(u32, u32, usize)> {
        let tokens = self.tokens;
        if let Some(end) = tokens.says_any(at, &["nửa đầu", "first half of", "the first half of"]) {
            return Some((1, 6, end));
        }
        if let Some(end) = tokens.says_any(at, &["nửa cuối", "second half of", "the second half of"]) {
            return Some((7, 6, end));
        }
        let names = [("ba", 3), ("sáu", 6), ("chín", 9)];
        let in_words = || names.iter().find(|(name, _)| tokens.is(at, name)).map(|(_, count)| *count);
        let count = self.small(at, 9).filter(|count| [3, 6, 9].contains(count)).or_else(in_words)?;
        let behind = |words| tokens.says(at + 1, words).filter(|_| tokens.is_joined(at + 1));
        let first = behind("tháng đầu").map(|end| (1, count, end));
        first.or_else(|| behind("tháng cuối").map(|end| (13 - count, count, end)))
    }

    /// The year that a part of it is said of, the word after it, and whether the year itself is said.
    fn year_of_part(&self, at: usize) -> Option<(i32, usize, bool)> {
        let tokens = self.tokens;
        let at = tokens.skip(at, &["của"]);
        if let Some(end) = tokens.says(at, "the year") {
            return Some((self.from.year(), end, false));
        }
        if let Some(whole) = self.year(at).filter(|_| tokens.is_joined(at)) {
            return Some((whole.period.first.year(), whole.end, true));
        }
        if let Some((year, end)) = self.year_behind(at) {
            return Some((year, end, true));
        }
        let is_year = tokens.is(at, "năm") && tokens.is_joined(at) && !tokens.is(at + 1, "học");
        is_year.then_some((self.from.year(), at + 1, false))
    }
}
