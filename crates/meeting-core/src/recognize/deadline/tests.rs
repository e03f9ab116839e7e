use std::sync::Arc;

use super::{Basis, deadlines, parse_deadline};
use crate::recognize::Certainty;
use chrono::NaiveDate;
use proptest::prelude::*;

fn basis() -> Basis {
    let day = |day| NaiveDate::from_ymd_opt(2023, 5, day).unwrap();
    Basis {
        session: day(8),
        published: Some(day(10)),
        before_includes: false,
        working_days: Arc::default(),
        is_vietnamese: false,
    }
}

/// What is found in a phrase, as the table of phrases writes it.
fn found(phrase: &str) -> Vec<String> {
    let found = deadlines(phrase, &basis()).into_iter().map(|found| {
        assert_eq!(phrase[found.span.clone()], found.value.text);
        let due = found.value.due.map_or("-".to_owned(), |due| due.to_string());
        let repeats = found.value.repeats.map(|it| format!(" {}", it.name())).unwrap_or_default();
        format!("{} => {due}{repeats}", found.value.text)
    });
    found.collect()
}

/// Phrases and what must be found in them: a phrase, then a line with two spaces for each deadline.
fn table(text: &str) -> Vec<(String, Vec<String>)> {
    let mut phrases: Vec<(String, Vec<String>)> = Vec::new();
    let deadlines = text.split_once("== deadlines\n").unwrap().1.split("\n== ").next().unwrap();
    for line in deadlines.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        match line.strip_prefix("  ") {
            Some(expected) => phrases.last_mut().unwrap().1.push(expected.to_owned()),
            None => phrases.push((line.to_owned(), Vec::new())),
        }
    }
    phrases
}

fn wrong(text: &str) -> (usize, Vec<String>) {
    let table = table(text);
    let count = table.len();
    let wrong = table.into_iter().filter_map(|(phrase, expected)| {
        let found = found(&phrase);
        (found != expected).then(|| format!("{phrase}\n    expected {expected:?}\n    found    {found:?}"))
    });
    (count, wrong.collect())
}

#[test]
fn the_phrases() {
    let (count, wrong) = wrong(include_str!("../../../tests/data/phrases/deadlines.txt"));
    assert!(count >= 80, "{count}");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_settings_decide_about_the_day_before() {
    let inclusive = Basis { before_includes: true, ..basis() };
    let due = |text: &str, basis: &Basis| parse_deadline(text, basis).map(|found| (found.value.due, found.certainty));
    let day = |day| NaiveDate::from_ymd_opt(2023, 6, day);
    assert_eq!(due("trước ngày 10/6/2023", &basis()), Some((day(9), Certainty::Certain)));
    assert_eq!(due("trước ngày 10/6/2023", &inclusive), Some((day(10), Certainty::Certain)));
    assert_eq!(due("10/6", &basis()), Some((day(10), Certainty::Likely)));
    assert_eq!(due("tháng 6", &basis()), Some((day(30), Certainty::Likely)));
    assert_eq!(due("quý II", &basis()), Some((day(30), Certainty::Likely)));
    assert_eq!(due("sớm", &basis()), None);
    assert_eq!(due("", &basis()), None);
}

proptest! {
    #[test]
    fn places_are_in_order(text in "(trước|đến|ngày|tháng|5|2023|/|quý|trong|hằng|by|June|ạ| |,|\\n){0,30}|\\PC{0,60}") {
        let mut last = 0;
        for found in deadlines(&text, &basis()) {
            prop_assert!(found.span.start >= last && found.span.start < found.span.end);
            prop_assert_eq!(&text[found.span.clone()], &found.value.text);
            prop_assert!(found.value.due.is_none_or(|due| due >= basis().session));
            last = found.span.end;
        }
    }
}

#[test]
fn working_days_leave_out_holidays() {
    let session = "2026-04-28".parse().unwrap();
    let basis = Basis { session, published: None, ..basis() };
    let due = |basis: &Basis, text: &str| {
        let found = parse_deadline(text, basis).unwrap().value;
        (found.due.unwrap().to_string(), found.unknown_year)
    };
    // 30 April and 1 May are holidays.
    assert_eq!(due(&basis, "trong vòng 5 ngày làm việc"), ("2026-05-07".to_owned(), None));
    assert_eq!(due(&basis, "within 5 working days"), ("2026-05-05".to_owned(), None));
    let vietnamese = Basis { is_vietnamese: true, ..basis.clone() };
    assert_eq!(due(&vietnamese, "within 5 working days"), ("2026-05-07".to_owned(), None));
    assert_eq!(due(&basis, "trong vòng 5 ngày"), ("2026-05-03".to_owned(), None));
    // In a form field nothing else can be meant.
    assert_eq!(due(&basis, "5 ngày làm việc"), ("2026-05-07".to_owned(), None));
    assert_eq!(due(&basis, "năm ngày làm việc kể từ ngày họp"), ("2026-05-07".to_owned(), None));
    assert_eq!(due(&basis, "two weeks"), ("2026-05-12".to_owned(), None));
    assert_eq!(deadlines("Đi thực tế 5 ngày làm việc", &basis), []);
    // A year without data.
    let later = Basis { session: "2027-12-30".parse().unwrap(), ..basis };
    assert_eq!(due(&later, "trong vòng 3 ngày làm việc"), ("2028-01-04".to_owned(), Some(2028)));
}
