//! Dates, times, counts and names in the words of papers: the filters of templates.
//!
//! | filter | of | Vietnamese | English |
//! |---|---|---|---|
//! | `date` | a date | 08/5/2023 | 8 May 2023 |
//! | `long_date` | a date | ngày 08 tháng 5 năm 2023 | 8 May 2023 |
//! | `clock` | a time | 7 giờ 30 phút | 07:30 |
//! | `names` | people and bodies | bà Vũ Thị Hải Yên, Phòng Kế hoạch - Tài chính | the same |
//! | `short_names` | people and bodies | Vũ Thị Hải Yên, Phòng KHTC | the same |
//! | `two_digits` | a count | 03 | 3 |
//! | `letter` | a number from 1 | a, b, c, d, đ, e, g … | a, b, c, d, e … |
//! | `clause` | a text | without the mark at its end | the same |
//!
//! Of nothing, a date or a time is the form with dots to be filled in by hand; everything else is nothing.

use chrono::{Datelike, NaiveDate};
use docx_template::minijinja::Error;
use docx_template::minijinja::value::{Value, ValueKind};
use docx_template::{Engine, Limits};
use meeting_core::i18n::Language;

/// The letters of points in papers: Vietnamese has no f, j, w, z, but a đ.
const LETTERS: [&[&str]; 2] = [
    &[
        "a", "b", "c", "d", "đ", "e", "g", "h", "i", "k", "l", "m", "n", "o", "p", "q", "r", "s", "t", "u", "v", "x",
        "y",
    ],
    &[
        "a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "m", "n", "o", "p", "q", "r", "s", "t", "u", "v",
        "w", "x", "y", "z",
    ],
];

/// What is filled in by hand.
pub(crate) const DOTS: &str = ".....";

/// The engine of papers in `language`: with the filters of this module besides its own.
#[must_use]
pub fn engine(language: Language, limits: Limits) -> Engine {
    let mut engine = Engine::new(limits);
    engine.add_filter("date", move |value: &Value| date(&text(value), language));
    engine.add_filter("long_date", move |value: &Value| long_date(&text(value), language));
    engine.add_filter("clock", move |value: &Value| clock(&text(value), language));
    engine.add_filter("names", |value: &Value| names(value, "called"));
    engine.add_filter("short_names", |value: &Value| names(value, "short"));
    engine.add_filter("two_digits", move |value: &Value| two_digits(&text(value), language));
    engine.add_filter("letter", move |number: usize| letter(number, language));
    engine.add_filter("clause", |value: &Value| clause(&text(value)).to_owned());
    engine
}

/// A value as a text; nothing is an empty one.
fn text(value: &Value) -> String {
    if value.is_undefined() || value.is_none() { String::new() } else { value.to_string() }
}

/// A date in figures, with the zeros of the decree. A text that is no date stays.
#[must_use]
pub fn date(text: &str, language: Language) -> String {
    match (text.parse::<NaiveDate>(), language) {
        (Ok(date), Language::Vi) => format!("{:02}/{}/{}", date.day(), vietnamese_month(date), date.year()),
        (Ok(date), Language::En) => date.format("%-d %B %Y").to_string(),
        (Err(_), _) => text.to_owned(),
    }
}

/// A date in words: days below 10 and the months 1 and 2 have a zero before them. Nothing is the form for it.
#[must_use]
pub fn long_date(text: &str, language: Language) -> String {
    match (text.parse::<NaiveDate>(), language) {
        (Ok(date), Language::Vi) => {
            format!("ngày {:02} tháng {} năm {}", date.day(), vietnamese_month(date), date.year())
        }
        (Err(_), Language::Vi) if text.is_empty() => format!("ngày {DOTS} tháng {DOTS} năm {DOTS}"),
        (Err(_), Language::En) if text.is_empty() => DOTS.to_owned(),
        _ => date(text, language),
    }
}

fn vietnamese_month(date: NaiveDate) -> String {
    if date.month() < 3 { format!("{:02}", date.month()) } else { date.month().to_string() }
}

/// A time of day (`HH:MM`) in words. Nothing is the form for it.
#[must_use]
pub fn clock(text: &str, language: Language) -> String {
    match (text.split_once(':'), language) {
        (Some((hour, minute)), Language::Vi) => {
            format!("{} giờ {minute} phút", hour.strip_prefix('0').unwrap_or(hour))
        }
        (None, Language::Vi) if text.is_empty() => format!("{DOTS} giờ {DOTS} phút"),
        (None, Language::En) if text.is_empty() => DOTS.to_owned(),
        _ => text.to_owned(),
    }
}

/// The names of people and bodies, by a field of each; the field `name` where that one is empty.
fn names(value: &Value, field: &str) -> Result<String, Error> {
    let name = |one: &Value| -> Result<String, Error> {
        if one.kind() != ValueKind::Map {
            return Ok(text(one));
        }
        let short = text(&one.get_attr(field)?);
        Ok(if short.is_empty() { text(&one.get_attr("name")?) } else { short })
    };
    if value.kind() != ValueKind::Seq {
        return name(value);
    }
    let names = value.try_iter()?.map(|one| name(&one)).collect::<Result<Vec<_>, _>>()?;
    Ok(names.into_iter().filter(|name| !name.is_empty()).collect::<Vec<_>>().join(", "))
}

/// A count as offices write it: below ten with a zero in Vietnamese.
fn two_digits(text: &str, language: Language) -> String {
    match (text.parse::<u64>(), language) {
        (Ok(count @ 1..10), Language::Vi) => format!("{count:02}"),
        _ => text.to_owned(),
    }
}

/// The letter of a point, counted from 1; after the last one the alphabet begins again with two.
fn letter(number: usize, language: Language) -> String {
    let letters = LETTERS[language as usize];
    let at = number.saturating_sub(1);
    letters[at % letters.len()].repeat(at / letters.len() + 1)
}

/// A text without the mark at its end, so that another can follow.
#[must_use]
pub fn clause(text: &str) -> &str {
    text.trim_end().trim_end_matches(['.', ';', ',', ':']).trim_end()
}

#[cfg(test)]
mod tests {
    use super::{Language, engine};
    use docx_template::{Format, Limits, TextTemplate};

    fn filled(template: &str, language: Language) -> String {
        let engine = engine(language, Limits::default());
        let values = serde_json::json!({ "early": "2020-01-05", "late": "2019-06-29", "time": "07:05", "none": "", "actors": [
            { "name": "Sở Nội vụ", "short": "Sở NV", "called": "Sở Nội vụ" },
            { "name": "Lê An", "short": "", "called": "ông Lê An" },
        ] });
        TextTemplate::read(template.as_bytes(), Format::Text, &engine).unwrap().fill(&values).unwrap()
    }

    #[test]
    fn each_filter_in_both_languages() {
        for (template, vi, en) in [
            ("{{ early | long_date }}", "ngày 05 tháng 01 năm 2020", "5 January 2020"),
            ("{{ late | long_date }}", "ngày 29 tháng 6 năm 2019", "29 June 2019"),
            ("{{ none | long_date }}", "ngày ..... tháng ..... năm .....", "....."),
            ("{{ early | date }}, {{ late | date }}", "05/01/2020, 29/6/2019", "5 January 2020, 29 June 2019"),
            ("{{ none | date }}{{ missing | date }}", "", ""),
            ("{{ time | clock }}", "7 giờ 05 phút", "07:05"),
            ("{{ none | clock }}", "..... giờ ..... phút", "....."),
            ("{{ actors | names }}", "Sở Nội vụ, ông Lê An", "Sở Nội vụ, ông Lê An"),
            ("{{ actors | short_names }}", "Sở NV, Lê An", "Sở NV, Lê An"),
            ("{{ actors[1] | names }}{{ missing | names }}", "ông Lê An", "ông Lê An"),
            ("{{ 3 | two_digits }} {{ 12 | two_digits }} {{ 0 | two_digits }}", "03 12 0", "3 12 0"),
            ("{{ 5 | letter }}{{ 6 | letter }}{{ 24 | letter }}", "đeaa", "efx"),
            ("{{ 'Giao việc.' | clause }}", "Giao việc", "Giao việc"),
        ] {
            assert_eq!(filled(template, Language::Vi), vi, "{template}");
            assert_eq!(filled(template, Language::En), en, "{template}");
        }
    }
}
