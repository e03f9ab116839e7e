//! Deadlines in text: `trước ngày 10/12/2023`, `trong vòng 10 ngày`, `quý II/2023`, `định kỳ 6 tháng`, `by 30 June`.

use std::sync::Arc;

use chrono::{Days, Months, NaiveDate};

use self::moment::{Moment, daytime, moment};
use super::tokens::Tokens;
use super::when::{When, when};
use super::working_days::{WorkingDays, unknown_year};
use super::{Certainty, Found};
use viet_text::date::{DateOrder, Direction, RelativeDates};

/// What a deadline is reckoned from.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Basis {
    /// The last date of the session.
    pub session: NaiveDate,
    /// The date of issue of the minutes, from which `trong vòng n ngày` counts if it is known.
    pub published: Option<NaiveDate>,
    /// Whether "trước ngày X" includes X (`deadlines: {before: inclusive}` of the settings).
    pub before_includes: bool,
    /// What the office adds to the days that count in `trong vòng n ngày làm việc`.
    pub working_days: Arc<WorkingDays>,
    /// Whether `within n working days` leaves out the public holidays of Vietnam as well, as `ngày làm việc` always does.
    pub is_vietnamese: bool,
    /// Which of the first two numbers of `03/04/2025` is the day.
    pub dates: DateOrder,
}

/// How often work comes back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Recurrence {
    /// Hằng tuần.
    Weekly,
    /// Hằng tháng.
    Monthly,
    /// Hằng quý.
    Quarterly,
    /// Định kỳ 6 tháng.
    HalfYearly,
    /// Hằng năm.
    Yearly,
}

impl Recurrence {
    /// The name that records and schemas use: `half-yearly`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Weekly => "weekly",
            Self::Monthly => "monthly",
            Self::Quarterly => "quarterly",
            Self::HalfYearly => "half-yearly",
            Self::Yearly => "yearly",
        }
    }
}

/// A deadline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deadline {
    /// The text of the deadline, unchanged.
    pub text: String,
    /// The last date that is on time; `None` if the text gives no date.
    pub due: Option<NaiveDate>,
    /// The hour on that date, `HH:MM`, if the text gives one.
    pub time: Option<String>,
    /// The recurrence of the work, if the text gives one.
    pub repeats: Option<Recurrence>,
    /// A year that working days were counted in although its holidays are not known: only weekends were left out.
    pub unknown_year: Option<i32>,
}

/// The deadlines in a text, in order. A date before the session is not a deadline.
#[must_use]
pub fn deadlines(text: &str, basis: &Basis) -> Vec<Found<Deadline>> {
    let tokens = Tokens::of(text);
    Reader { tokens: &tokens, basis, is_form: false }.all()
}

/// The meaning of a text that is nothing but a deadline, as in a form field or a flag: a bare date, period or number of
/// days counts too, whatever is typed for a day anywhere, and what is asked for until then may be said before it.
#[must_use]
pub fn parse_deadline(text: &str, basis: &Basis) -> Option<Found<Deadline>> {
    let tokens = Tokens::of(text);
    let reader = Reader { tokens: &tokens, basis, is_form: true };
    let said = RelativeDates { today: basis.session, direction: Direction::Future, order: basis.dates };
    let certainty = if basis.dates.period(text).is_some() { Certainty::Certain } else { Certainty::Likely };
    let typed = said.period(text).map(|period| Reading::on(period.last, tokens.len(), certainty));
    if let Some(found) = typed.or_else(|| reader.whole(0)) {
        return Some(found.found(&tokens, 0));
    }
    let led = tokens.says_any(0, &LEADS_IN).filter(|next| tokens.follows(*next, &["", ":", ","]));
    if let Some((start, found)) = led.and_then(|start| Some((start, reader.whole(start)?))) {
        return Some(found.found(&tokens, start));
    }
    // More is said than the deadline, as long as there is no other one.
    let mut found = reader.all().into_iter();
    found.next().filter(|_| found.next().is_none())
}

/// What was read from a word on.
#[derive(Debug, Clone)]
struct Reading {
    due: Option<NaiveDate>,
    time: Option<String>,
    repeats: Option<Recurrence>,
    /// The word after it.
    end: usize,
    certainty: Certainty,
    /// Of working days: see [`Deadline::unknown_year`].
    unknown_year: Option<i32>,
}

impl Reading {
    fn found(self, tokens: &Tokens, at: usize) -> Found<Deadline> {
        let Self { due, time, repeats, end, certainty, unknown_year } = self;
        let deadline = Deadline { text: tokens.written(at, end).to_owned(), due, time, repeats, unknown_year };
        Found { span: tokens.span(at, end), value: deadline, certainty }
    }

    fn of_words(end: usize) -> Self {
        Self { due: None, time: None, repeats: None, end, certainty: Certainty::Certain, unknown_year: None }
    }

    fn on(due: NaiveDate, end: usize, certainty: Certainty) -> Self {
        Self { due: Some(due), certainty, ..Self::of_words(end) }
    }

    fn again(recurrence: Recurrence, end: usize) -> Self {
        Self { repeats: Some(recurrence), certainty: Certainty::Likely, ..Self::of_words(end) }
    }

    /// On the last day of a moment, and at its hour.
    fn at(moment: Moment) -> Self {
        let Moment { when, time, end, .. } = moment;
        Self { time, ..Self::on(when.period.last, end, when.certainty) }
    }
}

struct Reader<'w, 't> {
    tokens: &'w Tokens<'t>,
    basis: &'w Basis,
    /// Whether the text is nothing but a deadline.
    is_form: bool,
}

/// Whether the date itself is on time depends on `deadlines.before` in the settings.
const BEFORE: [&str; 3] = ["trước", "before", "prior to"];

/// The date itself is still on time.
const UNTIL: [&str; 41] = [
    "chậm nhất",
    "chậm nhất là",
    "chậm nhất đến",
    "chậm nhất vào",
    "chậm nhất trong",
    "chậm nhất là vào",
    "muộn nhất",
    "muộn nhất là",
    "trễ nhất",
    "trễ nhất là",
    "không muộn hơn",
    "không quá",
    "đến hết",
    "cho đến hết",
    "đến",
    "xong",
    "xong trong",
    "trong",
    "ngay trong",
    "từ nay đến",
    "từ nay đến hết",
    "từ nay cho đến",
    "by",
    "by the end of",
    "until",
    "till",
    "no later than",
    "not later than",
    "at the latest by",
    "at the latest on",
    "on or before",
    "due",
    "due on",
    "due by",
    "due date",
    "deadline",
    "in",
    "during",
    "hết",
    "within",
    "vào cuối",
];

/// What is followed by a deadline, and is none itself.
const HEADS: [&str; 9] = [
    "hạn hoàn thành",
    "thời hạn hoàn thành",
    "thời hạn",
    "hạn chót",
    "hạn cuối",
    "hạn",
    "thời gian hoàn thành",
    "deadline",
    "due date",
];

/// What may be said before a deadline where nothing else can be meant.
const LEADS_IN: [&str; 34] = [
    "hạn hoàn thành",
    "thời hạn hoàn thành",
    "thời hạn",
    "hạn chót",
    "hạn chót là",
    "hạn cuối",
    "hạn",
    "thời gian hoàn thành",
    "hoàn thành",
    "hoàn thành vào",
    "phải hoàn thành",
    "cần hoàn thành",
    "phấn đấu hoàn thành",
    "hoàn tất",
    "thực hiện",
    "làm xong",
    "xong",
    "xong vào",
    "báo cáo",
    "báo cáo vào",
    "nộp",
    "gửi",
    "trình",
    "vào",
    "vào lúc",
    "deadline",
    "due date",
    "complete",
    "completed",
    "finish",
    "finished",
    "done",
    "on",
    "at",
];

/// Words that ask for speed without a date.
const WITHOUT_A_DATE: [&str; 24] = [
    "trong thời gian tới",
    "thời gian tới",
    "trong thời gian sớm nhất",
    "trong thời gian ngắn nhất",
    "sớm nhất có thể",
    "ngay sau hội nghị",
    "ngay sau cuộc họp",
    "ngay sau buổi làm việc",
    "thường xuyên",
    "trong nhiệm kỳ",
    "đến hết nhiệm kỳ",
    "đến hết năm học",
    "trong năm học",
    "trước khi kết thúc năm học",
    "đến cuối năm học",
    "cuối năm học",
    "asap",
    "as soon as possible",
    "in the near future",
    "in due course",
    "ongoing",
    "on an ongoing basis",
    "until further notice",
    "as needed",
];

/// Tokens that open a deadline which hangs on an event: it ends with the clause.
const EVENTS: [&str; 8] = [
    "trước khi",
    "sau khi",
    "trước kỳ họp",
    "trước phiên họp",
    "trước hội nghị",
    "trước đại hội",
    "ngay sau khi",
    "before the next",
];

/// Where a clause ends.
const CLAUSE_ENDS: [&str; 13] =
    ["của", "để", "và", "theo", "thì", "phải", "nhằm", "do", "với", "về", "to", "and", "so"];

/// The longest event, in words.
const LONGEST_EVENT: usize = 8;

/// How often: the first word, the second one of the unit.
const EVERY: [&str; 9] =
    ["hằng", "hàng", "mỗi", "định kỳ hằng", "định kỳ hàng", "định kỳ mỗi", "định kỳ theo", "định kỳ", "every"];
const UNITS: [(&[&str], Recurrence); 5] = [
    (&["tuần", "week"], Recurrence::Weekly),
    (&["tháng", "month"], Recurrence::Monthly),
    (&["quý", "quarter", "three months", "3 months", "3 tháng", "ba tháng"], Recurrence::Quarterly),
    (&["6 tháng", "06 tháng", "sáu tháng", "nửa năm", "six months", "6 months", "half year"], Recurrence::HalfYearly),
    (&["năm", "year"], Recurrence::Yearly),
];
const RECURRENCES: [(&str, Recurrence); 9] = [
    ("weekly", Recurrence::Weekly),
    ("monthly", Recurrence::Monthly),
    ("quarterly", Recurrence::Quarterly),
    ("half yearly", Recurrence::HalfYearly),
    ("twice a year", Recurrence::HalfYearly),
    ("yearly", Recurrence::Yearly),
    ("annually", Recurrence::Yearly),
    ("every year", Recurrence::Yearly),
    ("each year", Recurrence::Yearly),
];
/// What may follow the unit: "một lần".
const ONCE: [&str; 6] = ["một lần", "1 lần", "01 lần", "lần", "once", "một báo cáo"];

/// Units of a stretch of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Unit {
    Days,
    /// Working days in the words of Vietnam, whose public holidays are left out.
    NgayLamViec,
    WorkingDays,
    Weeks,
    Months,
    Years,
}

const LENGTHS: [(&str, Unit); 16] = [
    ("ngày làm việc", Unit::NgayLamViec),
    ("ngày", Unit::Days),
    ("tuần", Unit::Weeks),
    ("tháng", Unit::Months),
    ("năm", Unit::Years),
    ("working days", Unit::WorkingDays),
    ("business days", Unit::WorkingDays),
    ("working day", Unit::WorkingDays),
    ("days", Unit::Days),
    ("day", Unit::Days),
    ("weeks", Unit::Weeks),
    ("week", Unit::Weeks),
    ("months", Unit::Months),
    ("month", Unit::Months),
    ("years", Unit::Years),
    ("year", Unit::Years),
];

const NUMBERS: [(&str, &str, u32); 12] = [
    ("một", "one", 1),
    ("hai", "two", 2),
    ("ba", "three", 3),
    ("bốn", "four", 4),
    ("năm", "five", 5),
    ("sáu", "six", 6),
    ("bảy", "seven", 7),
    ("tám", "eight", 8),
    ("chín", "nine", 9),
    ("mười", "ten", 10),
    ("mười lăm", "fifteen", 15),
    ("hai mươi", "twenty", 20),
];

/// What opens a stretch of time that is left.
const WITHIN: [&str; 12] = [
    "trong vòng",
    "trong thời hạn",
    "trong thời gian",
    "trong",
    "chậm nhất",
    "chậm nhất là",
    "không quá",
    "sau",
    "within",
    "in",
    "within the next",
    "in the next",
];

impl Reader<'_, '_> {
    /// All deadlines, in order.
    fn all(&self) -> Vec<Found<Deadline>> {
        let mut found = Vec::new();
        let mut at = 0;
        while at < self.tokens.len() {
            let reading = self.reading(at).filter(|reading| reading.due.is_none_or(|due| due >= self.basis.session));
            match reading.filter(|_| !not_asked::is_not_asked(self.tokens, at)) {
                Some(reading) => {
                    let end = reading.end.max(at + 1);
                    found.push(reading.found(self.tokens, at));
                    at = end;
                }
                None => at += 1,
            }
        }
        found
    }

    /// What all words from this one on mean together; a guess is good enough where nothing but a deadline can be meant.
    fn whole(&self, at: usize) -> Option<Reading> {
        // A remark in brackets says no more of the deadline.
        let closes = || self.tokens.text.trim_end().ends_with(')');
        let is_all = |reading: &Reading| {
            reading.end == self.tokens.len() || self.tokens.follows(reading.end, &["("]) && closes()
        };
        let found = self.reading(at).filter(is_all).or_else(|| self.days_from(at).filter(is_all));
        let found = found.or_else(|| self.moment(at).map(Reading::at).filter(is_all))?;
        Some(Reading { certainty: found.certainty.max(Certainty::Likely), ..found })
    }

    fn moment(&self, at: usize) -> Option<Moment> {
        moment(self.tokens, at, self.basis, self.is_form)
    }

    /// A moment right after an opening word.
    fn moment_behind(&self, at: usize) -> Option<Moment> {
        self.moment(at).filter(|moment| moment.says_hour || self.tokens.is_joined(at))
    }

    fn reading(&self, at: usize) -> Option<Reading> {
        // The clock time and the weekday belong to the date; what is before decides, so the longest reading wins.
        let readings = [
            self.without_a_date(at),
            self.recurrence(at),
            self.monthly_day(at),
            self.weekly_day(at),
            self.length(at),
            self.range(at),
            self.before(at),
            self.until(at),
            self.headed(at),
            self.weekday(at),
            self.event(at),
        ];
        readings.into_iter().flatten().max_by_key(|reading| reading.end)
    }

    fn without_a_date(&self, at: usize) -> Option<Reading> {
        let end = self.tokens.says_any(at, &WITHOUT_A_DATE)?;
        let is_of_year = |end: usize| self.tokens.is(end - 1, "học");
        let end = if is_of_year(end) { self.school_year(end) } else { end };
        Some(Reading::of_words(end))
    }

    /// `năm học 2022-2023`: the years belong to it.
    fn school_year(&self, at: usize) -> usize {
        let year = |at: usize| self.tokens.get(at).is_some_and(|word| word.year().is_some());
        match (year(at) && self.tokens.is_joined(at), year(at + 1) && self.tokens.follows(at + 1, &["-", "–"])) {
            (true, true) => at + 2,
            (true, false) => at + 1,
            _ => at,
        }
    }

    /// `hằng tháng`, `định kỳ 6 tháng một lần`, `quarterly`.
    fn recurrence(&self, at: usize) -> Option<Reading> {
        let tokens = self.tokens;
        if let Some((recurrence, end)) = RECURRENCES
            .iter()
            .filter_map(|(name, recurrence)| Some((*recurrence, tokens.says(at, name)?)))
            .max_by_key(|(_, end)| *end)
        {
            return Some(Reading::again(recurrence, end));
        }
        // "mỗi năm 2 lần", "6 tháng một lần", "6 tháng/lần"
        let unit = |at: usize| {
            let fits = UNITS.iter().flat_map(|(names, recurrence)| names.iter().map(move |name| (*name, *recurrence)));
            fits.filter_map(|(name, recurrence)| Some((recurrence, tokens.says(at, name)?))).max_by_key(|(_, end)| *end)
        };
        let once = |end: usize| {
            if tokens.is_joined(end) || tokens.follows(end, &["/"]) { tokens.says_any(end, &ONCE) } else { None }
        };
        let (repeats, end) = if let Some(next) = tokens.says_any(at, &EVERY) {
            let (recurrence, end) = unit(next).filter(|_| tokens.is_joined(next))?;
            // "định kỳ năm 2023" is a year, not a recurrence.
            let has_year = tokens.get(end).is_some_and(|word| word.year().is_some() && tokens.is_joined(end));
            (!has_year).then_some((recurrence, once(end).unwrap_or(end)))?
        } else {
            let (recurrence, end) = unit(at)?;
            (recurrence, once(end)?)
        };
        Some(Reading::again(repeats, end))
    }

    /// The word after `trước`, `trước 17 giờ` and the like; `at` where nothing of the kind is there.
    fn after_opening_and_hour(&self, at: usize) -> usize {
        let tokens = self.tokens;
        let opened = tokens.says_any(at, &BEFORE).or_else(|| tokens.says_any(at, &UNTIL));
        opened.map_or(at, |next| daytime(tokens, next).map_or(next, |hour| hour.end))
    }

    /// `trước ngày 25 hằng tháng`, `ngày 05 hằng tháng`, `by the 5th of every month`.
    fn monthly_day(&self, at: usize) -> Option<Reading> {
        let tokens = self.tokens;
        let next = self.after_opening_and_hour(at);
        let next = tokens.says_any(next, &["ngày", "the"])?;
        let word = tokens.get(next)?;
        let digits = ["st", "nd", "rd", "th"].iter().find_map(|end| word.folded.strip_suffix(end));
        digits.unwrap_or(&word.folded).parse::<u32>().ok().filter(|day| (1..=31).contains(day))?;
        let rest = tokens.skip(next + 1, &["of"]);
        let rest = self.recurrence(rest).filter(|_| tokens.is_joined(rest))?;
        Some(Reading { certainty: Certainty::Certain, ..rest })
    }

    /// `trước thứ Năm hằng tuần` has no date of its own.
    fn weekly_day(&self, at: usize) -> Option<Reading> {
        let tokens = self.tokens;
        let next = self.after_opening_and_hour(at);
        let day = tokens.says_any(next, &["thứ"]).map(|day| day + 1);
        let day = day.or_else(|| tokens.says_any(next, &["chủ nhật"]));
        let rest = day.filter(|rest| tokens.is_joined(*rest))?;
        let rest = self.recurrence(rest).filter(|rest| rest.repeats == Some(Recurrence::Weekly))?;
        Some(Reading { certainty: Certainty::Certain, ..rest })
    }

    /// `trong vòng 10 ngày kể từ ngày ký`, `sau 5 ngày`, `within two weeks`.
    fn length(&self, at: usize) -> Option<Reading> {
        let tokens = self.tokens;
        let next = WITHIN
            .iter()
            .filter_map(|opening| tokens.says(at, opening))
            .filter(|next| self.number(*next).is_some())
            .max()
            .filter(|next| tokens.is_joined(*next))?;
        self.days_from(next)
    }

    /// `10 ngày kể từ ngày ký`, `5 ngày làm việc`, `two weeks`.
    fn days_from(&self, at: usize) -> Option<Reading> {
        let tokens = self.tokens;
        let (count, next) = self.number(at)?;
        let fits = LENGTHS.iter().filter_map(|(name, unit)| Some((*unit, tokens.says(next, name)?)));
        let (unit, end) = fits.max_by_key(|(_, end)| *end).filter(|_| tokens.is_joined(next))?;
        // "trong 6 tháng đầu năm" and "sau 5 năm thực hiện" are something else.
        if tokens.is_any(end, &["đầu", "cuối", "qua", "thực", "trước"]) && tokens.is_joined(end) {
            return None;
        }
        let (from, end, certainty) = self.counted_from(end);
        let due = from.and_then(|from| self.add(from, count, unit));
        let counted = from.zip(due).filter(|_| self.leaves_out_holidays(unit));
        let unknown_year = counted.and_then(|(from, due)| unknown_year(from, due));
        Some(Reading { due, certainty, unknown_year, ..Reading::of_words(end) })
    }

    /// Whether days of this unit are counted without the public holidays.
    fn leaves_out_holidays(&self, unit: Unit) -> bool {
        unit == Unit::NgayLamViec || unit == Unit::WorkingDays && self.basis.is_vietnamese
    }

    /// The date that is so much later; `None` beyond the calendar.
    fn add(&self, from: NaiveDate, count: u32, unit: Unit) -> Option<NaiveDate> {
        match unit {
            Unit::Days => from.checked_add_days(Days::new(count.into())),
            Unit::Weeks => from.checked_add_days(Days::new(7 * u64::from(count))),
            Unit::Months => from.checked_add_months(Months::new(count)),
            Unit::Years => from.checked_add_months(Months::new(12 * count)),
            Unit::NgayLamViec | Unit::WorkingDays => {
                self.basis.working_days.after(from, count, self.leaves_out_holidays(unit))
            }
        }
    }

    /// The date that a period counts from, and the word after it; no date if it depends on an event.
    fn counted_from(&self, at: usize) -> (Option<NaiveDate>, usize, Certainty) {
        let tokens = self.tokens;
        let Basis { session, published, dates, .. } = *self.basis;
        let default = (Some(published.unwrap_or(session)), at, Certainty::Likely);
        let Some(next) = tokens.says_any(at, &["kể từ", "tính từ", "từ", "of", "from", "after"]) else {
            return default;
        };
        if let Some(found) = when(tokens, next, session, dates).filter(When::is_day) {
            return (Some(found.period.first), found.end, found.certainty);
        }
        let issued = ["ngày ký ban hành", "ngày ký", "ngày ban hành", "khi ban hành", "the date of issue", "issue"];
        let held =
            ["ngày họp", "hôm nay", "ngày hôm nay", "khi kết thúc hội nghị", "the meeting", "this meeting", "today"];
        if let Some(end) = tokens.says_any(next, &issued) {
            return (Some(published.unwrap_or(session)), end, Certainty::Certain);
        }
        if let Some(end) = tokens.says_any(next, &held) {
            return (Some(session), end, Certainty::Certain);
        }
        (None, self.clause_end(next, at), Certainty::Certain)
    }

    fn number(&self, at: usize) -> Option<(u32, usize)> {
        let tokens = self.tokens;
        if let Some(number) = tokens.get(at)?.number().filter(|number| (1..=999).contains(number)) {
            return Some((number, at + 1));
        }
        let fits = NUMBERS.iter().flat_map(|(vi, en, number)| [(*vi, *number), (*en, *number)]);
        fits.filter_map(|(name, number)| Some((number, tokens.says(at, name)?))).max_by_key(|(_, end)| *end)
    }

    /// `từ ngày 19/5 đến ngày 02/9/2023`.
    fn range(&self, at: usize) -> Option<Reading> {
        let tokens = self.tokens;
        let next = tokens.says_any(at, &["từ", "from", "between"])?;
        let first = when(tokens, next, self.basis.session, self.basis.dates)?;
        let next = tokens.says_any(first.end, &["đến hết", "đến", "to", "until", "till", "and"])?;
        let last = when(tokens, next, self.basis.session, self.basis.dates)?;
        Some(Reading::on(last.period.last, last.end, last.certainty))
    }

    /// `trước ngày 20/5/2023`, `trước 17h00 ngày 12/5`, `before 30 June`.
    fn before(&self, at: usize) -> Option<Reading> {
        let tokens = self.tokens;
        let next = tokens.says_any(at, &BEFORE)?;
        let found = self.moment_behind(next)?;
        let When { period, .. } = found.when;
        // Until a time of the day: on that date. The settings apply to dates alone.
        let is_on_day = found.when.is_day() && (found.says_hour || self.basis.before_includes);
        let due = if is_on_day { period.last } else { period.first.pred_opt()? };
        Some(Reading { due: Some(due), ..Reading::at(found) })
    }

    /// `chậm nhất là ngày 15 tháng 6`, `trong quý III`, `đến hết tháng 6`, `by 15 June`, `by Friday 5 pm`.
    fn until(&self, at: usize) -> Option<Reading> {
        let tokens = self.tokens;
        let openings = UNTIL.iter().filter_map(|opening| Some((*opening, tokens.says(at, opening)?)));
        let readings = openings.filter_map(|(opening, next)| {
            let found = self.moment_behind(next)?;
            self.is_meant(opening, at, &found).then(|| Reading::at(found))
        });
        readings.max_by_key(|reading| reading.end)
    }

    /// Whether a time after a small word is a deadline.
    fn is_meant(&self, opening: &str, at: usize, moment: &Moment) -> bool {
        let (tokens, found) = (self.tokens, &moment.when);
        let behind = |wanted: &[&str]| at > 0 && tokens.is_any(at - 1, wanted);
        match opening {
            // "tính đến ngày", "kể đến": a count, not a deadline. A bare year is a horizon.
            "đến" => {
                !behind(&["tính", "kể"]) && found.period.last - found.period.first < chrono::TimeDelta::days(95)
            }
            "in" | "during" => {
                !found.is_day()
                    && found.certainty > Certainty::Guessed
                    && tokens.get(at + 1).is_some_and(|word| word.is_capital || word.folded == "the")
            }
            "trong" | "ngay trong" => !found.is_day() || moment.end > at + 2,
            "hết" => !behind(&["đến"]) || at == 0,
            _ => true,
        }
    }

    /// `Thời hạn hoàn thành: 30/11/2023`: what follows the colon.
    fn headed(&self, at: usize) -> Option<Reading> {
        let tokens = self.tokens;
        let is_headed = tokens.follows(at, &[":"]) || (at > 0 && tokens.is(at - 1, "là"));
        let last = if tokens.follows(at, &[":"]) { at } else { at.checked_sub(1)? };
        let is_head = |head: &&str| {
            let count = head.split(' ').count();
            last.checked_sub(count).is_some_and(|first| tokens.says(first, head) == Some(last))
        };
        if !is_headed || !HEADS.iter().any(is_head) {
            return None;
        }
        self.moment(at).map(Reading::at)
    }

    /// `thứ Sáu tuần sau`, `sáng thứ Hai tuần sau`, `next Friday`, `tuần sau`: days to come.
    fn weekday(&self, at: usize) -> Option<Reading> {
        let tokens = self.tokens;
        let first = daytime(tokens, at).map_or(at, |hour| hour.end);
        // "đầu tháng sau" is no end of it.
        if at > 0 && tokens.is_any(at - 1, &["đầu", "giữa", "early", "mid"]) {
            return None;
        }
        if !tokens.is_any(first, &["thứ", "chủ", "next", "tuần", "tháng", "quý"]) {
            return None;
        }
        let found = self.moment(at)?;
        let is_next = tokens.is_any(found.when.end - 1, &["sau", "tới"]) || tokens.is(first, "next");
        (is_next && found.when.period.first > self.basis.session).then(|| Reading::at(found))
    }

    /// `trước kỳ họp giữa năm`, `trước khi kết thúc năm học 2022-2023`.
    fn event(&self, at: usize) -> Option<Reading> {
        let opening = self.tokens.says_any(at, &EVENTS)?;
        let end = self.clause_end(opening, opening);
        (end > at + 2).then(|| Reading::of_words(end))
    }

    /// The word after a clause; `least` where it is too long to be one.
    fn clause_end(&self, at: usize, least: usize) -> usize {
        let tokens = self.tokens;
        let most = (at + LONGEST_EVENT).min(tokens.len());
        let is_end = |at: &usize| {
            let sign_before = tokens.get(*at).is_some_and(|word| !matches!(word.before, "" | "-" | "–" | "/"));
            sign_before || tokens.get(*at).is_some_and(|word| word.begins_paragraph) || tokens.is_any(*at, &CLAUSE_ENDS)
        };
        let end = (at..most).find(is_end).unwrap_or(most);
        if end == most && most < tokens.len() && !is_end(&most) { least } else { end }
    }
}

mod moment;
mod not_asked;
#[cfg(test)]
mod tests;
