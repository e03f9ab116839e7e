//! Kind, date, time and place of the session. What a template or an earlier session has set is not asked.

use chrono::{Datelike, NaiveDate, Weekday};

use super::{one_of, session};
use crate::wizard::ask::Question;
use crate::wizard::interview::{Interrupt, Interview};
use meeting_core::i18n::{Catalog, Message};
use meeting_core::import::kind_of_title;
use meeting_core::model::{KindOfSession, PartOfDay, SessionKind};
use meeting_core::ops::NewRequest;
use meeting_core::recognize::clock::{parse_clock, parse_span};
use viet_text::date::RelativeDates;
use viet_text::fold::fold;

/// Whether the template or earlier session sets something of the session. An open blank of a template counts too.
fn is_said(interview: &Interview, request: &NewRequest, key: &str) -> bool {
    request.base.says_of_session(key) || interview.draft.beginning.record.says_of_session(key)
}

pub fn title(interview: &mut Interview, request: &mut NewRequest) -> Result<(), Interrupt> {
    if request.base.text("title").is_none() {
        let question = Question::text(interview.say("wizard-title")).required();
        let title = interview.ask("title", question)?;
        request.record.title = Some(title);
    }
    Ok(())
}

pub fn kind(interview: &mut Interview, request: &mut NewRequest) -> Result<(), Interrupt> {
    if !is_said(interview, request, "kind") {
        let label = interview.say("wizard-kind");
        let own = interview.settings.kinds.iter().map(|kind| kind.name);
        let names: Vec<&str> = SessionKind::NAMES.iter().copied().chain(own).collect();
        let title = request.known().title.unwrap_or_default();
        let said = kind_of_title(&title, &interview.settings.kinds);
        let start = said.map_or(SessionKind::RegularMeeting.name(), KindOfSession::name);
        let question = one_of(interview.catalog, label, SessionKind::KEY, &names, start);
        let kind = interview.ask("kind", question)?;
        session(request).kind = KindOfSession::of_name(&kind);
    }
    Ok(())
}

pub fn day(interview: &mut Interview, request: &mut NewRequest) -> Result<(), Interrupt> {
    if is_said(interview, request, "date") {
        return Ok(());
    }
    let said = interview.relative_dates();
    let check = |typed: &str| match days(typed, said) {
        Some(_) => Ok(()),
        None => Err(Message::new("wizard-no-day").with("words", typed)),
    };
    let typed_day = interview.typed_day();
    let question = Question::text(interview.say("wizard-day"))
        .with_help(interview.say("wizard-day-help"))
        .or(typed_day(said.today))
        .rewritten(|old| written(&typed_day, old, said))
        .checked(check);
    let typed = interview.ask("day", question)?;
    let Some((first, last)) = days(&typed, said) else { return Ok(()) };
    // "Yesterday" means another date when the draft is resumed tomorrow.
    let settled = last.map_or_else(|| first.to_string(), |last| format!("{first}..{last}"));
    interview.settle("day", &settled);
    let understood = match last {
        None => Message::new("wizard-day-is").with("day", weekday_and_day(interview.catalog, first)),
        Some(last) => Message::new("wizard-days-are")
            .with("first", weekday_and_day(interview.catalog, first))
            .with("last", weekday_and_day(interview.catalog, last)),
    };
    interview.print(&understood)?;
    session(request).date = Some(first);
    session(request).until = last;
    Ok(())
}

/// The days as they are typed.
fn written(typed_day: impl Fn(NaiveDate) -> String, old: &str, said: RelativeDates) -> String {
    match days(old, said) {
        Some((day, None)) => typed_day(day),
        Some((first, Some(last))) => format!("{} - {}", typed_day(first), typed_day(last)),
        None => old.to_owned(),
    }
}

/// The separator between the first and the last date.
const UNTIL: [&str; 5] = ["..", " - ", "–", " đến ", " to "];

/// The date, or the first and the last.
fn days(typed: &str, said: RelativeDates) -> Option<(NaiveDate, Option<NaiveDate>)> {
    let day = |text: &str| said.date(text);
    if let Some(day) = day(typed) {
        return Some((day, None));
    }
    let (first, last) = UNTIL.iter().find_map(|sign| {
        let (first, last) = typed.split_once(sign)?;
        Some((day(first)?, day(last)?))
    })?;
    (first < last).then_some((first, Some(last)))
}

/// A date with its weekday: "thứ Hai, ngày 08/05/2023".
fn weekday_and_day(catalog: &Catalog, date: NaiveDate) -> String {
    catalog.say(&Message::new("due-weekday-on").with("weekday", weekday(date)).with("date", date))
}

/// The name of the weekday of a date.
pub fn weekday(date: NaiveDate) -> Message {
    Message::new(match date.weekday() {
        Weekday::Mon => "wizard-monday",
        Weekday::Tue => "wizard-tuesday",
        Weekday::Wed => "wizard-wednesday",
        Weekday::Thu => "wizard-thursday",
        Weekday::Fri => "wizard-friday",
        Weekday::Sat => "wizard-saturday",
        Weekday::Sun => "wizard-sunday",
    })
}

pub fn time(interview: &mut Interview, request: &mut NewRequest) -> Result<(), Interrupt> {
    if is_said(interview, request, "part_of_day") || is_said(interview, request, "start") {
        return Ok(());
    }
    let catalog = interview.catalog;
    let check = |typed: &str| match When::read(typed, catalog) {
        Some(_) => Ok(()),
        None => Err(Message::new("wizard-no-time").with("words", typed)),
    };
    let question =
        Question::text(interview.say("wizard-time")).with_help(interview.say("wizard-time-help")).checked(check);
    let typed = interview.ask("time", question)?;
    match When::read(&typed, catalog) {
        Some(When::Part(part)) => session(request).part_of_day = Some(part),
        Some(When::Clock(start, end)) => {
            let shown = |time: &str| catalog.time(time);
            let end_shown = end.as_deref().map(|end| format!(" – {}", shown(end))).unwrap_or_default();
            interview.print(&Message::new("wizard-time-is").with("time", shown(&start) + &end_shown))?;
            session(request).start = Some(start);
            session(request).end = end;
        }
        Some(When::Unsaid) | None => {}
    }
    Ok(())
}

/// A time of the day.
#[derive(Debug, Clone, PartialEq, Eq)]
enum When {
    Unsaid,
    Part(PartOfDay),
    Clock(String, Option<String>),
}

impl When {
    /// Parses `8h30`, `8:30 - 11:00` or the name of a part of the day, as in the catalog or the records.
    fn read(typed: &str, catalog: &Catalog) -> Option<Self> {
        if typed.is_empty() {
            return Some(Self::Unsaid);
        }
        if let Some(start) = parse_clock(typed) {
            return Some(Self::Clock(start, None));
        }
        if let Some((start, end)) = parse_span(typed) {
            return (start < end).then_some(Self::Clock(start, Some(end)));
        }
        let typed = fold(typed);
        let typed = typed.trim_start_matches("buoi ");
        let is_meant = |part: &PartOfDay| {
            fold(&meeting_render::value(catalog, PartOfDay::KEY, part.name())) == typed || part.name() == typed
        };
        PartOfDay::ALL.iter().copied().find(is_meant).map(Self::Part)
    }
}

pub fn place(interview: &mut Interview, request: &mut NewRequest) -> Result<(), Interrupt> {
    if !is_said(interview, request, "place") {
        let known = interview.suggestions;
        let question = Question::text(interview.say("wizard-place")).offering(|typed| known.places(typed));
        let place = interview.ask("place", question)?;
        if !place.is_empty() {
            session(request).place = Some(place);
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{RelativeDates, When, days};
    use chrono::NaiveDate;
    use meeting_core::i18n::Language;
    use meeting_core::model::PartOfDay;
    use viet_text::date::{DateOrder, Direction};

    #[test]
    fn times() {
        let vi = crate::language::catalog(Language::Vi);
        let clock = |start: &str, end: Option<&str>| Some(When::Clock(start.to_owned(), end.map(str::to_owned)));
        for (typed, expected) in [
            ("", Some(When::Unsaid)),
            ("8h30", clock("08:30", None)),
            ("8h30-11h", clock("08:30", Some("11:00"))),
            ("8:30 – 11:00", clock("08:30", Some("11:00"))),
            ("8 giờ đến 11 giờ", clock("08:00", Some("11:00"))),
            ("11h-8h", None),
            ("from 2 to 4 pm", clock("14:00", Some("16:00"))),
            ("at noon", clock("12:00", None)),
            ("2 giờ 30 chiều", clock("14:30", None)),
            ("Buổi sáng", Some(When::Part(PartOfDay::Morning))),
            ("chieu", Some(When::Part(PartOfDay::Afternoon))),
            ("evening", Some(When::Part(PartOfDay::Evening))),
            ("lát nữa", None),
        ] {
            assert_eq!(When::read(typed, &vi), expected, "{typed}");
        }
    }

    #[test]
    fn several_days() {
        let today = NaiveDate::from_ymd_opt(2024, 4, 1).unwrap();
        let said = RelativeDates { today, direction: Direction::Past, order: DateOrder::DayFirst };
        let read =
            |typed: &str| days(typed, said).map(|(first, last)| (first.to_string(), last.map(|last| last.to_string())));
        assert_eq!(read("8/5/2023"), Some(("2023-05-08".to_owned(), None)));
        let week = Some(("2023-06-05".to_owned(), Some("2023-06-09".to_owned())));
        assert_eq!(read("5/6/2023 - 9/6/2023"), week);
        assert_eq!(read("2023-06-05..2023-06-09"), week);
        assert_eq!(read("05/06/2023 đến 09/06/2023"), week);
        assert_eq!(read("9/6/2023 - 5/6/2023"), None);
        assert_eq!(read("bao giờ"), None);
    }
}
