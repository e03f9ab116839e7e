use std::sync::Arc;

use super::{Basis, deadlines, parse_deadline};
use crate::recognize::Certainty;
use chrono::NaiveDate;
use proptest::prelude::*;
use viet_text::date::DateOrder;

fn basis() -> Basis {
    let day = |day| NaiveDate::from_ymd_opt(2023, 5, day).unwrap();
    Basis {
        session: day(8),
        published: Some(day(10)),
        before_includes: false,
        working_days: Arc::default(),
        is_vietnamese: false,
        dates: DateOrder::DayFirst,
    }
}

/// What is found in a phrase, as the table of phrases writes it.
fn found(phrase: &str) -> Vec<String> {
    let found = deadlines(phrase, &basis()).into_iter().map(|found| {
        assert_eq!(phrase[found.span.clone()], found.value.text);
        let due = found.value.due.map_or("-".to_owned(), |due| due.to_string());
        let time = found.value.time.map(|time| format!(" {time}")).unwrap_or_default();
        let repeats = found.value.repeats.map(|it| format!(" {}", it.name())).unwrap_or_default();
        format!("{} => {due}{time}{repeats}", found.value.text)
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

/// What is typed where nothing but a deadline can be meant, on Wednesday, 11 November 2026: the last day, and the hour.
#[test]
fn what_is_typed_for_a_deadline() {
    let basis = Basis { session: "2026-11-11".parse().unwrap(), published: None, ..basis() };
    let wrong = TYPED.iter().filter_map(|(text, expected)| {
        let read = |text: &str| {
            let found = parse_deadline(text, &basis)?.value;
            let repeats = found.repeats.map(|it| it.name().to_owned());
            let all = [found.due.map(|due| due.to_string()), found.time, repeats].into_iter().flatten();
            Some(all.collect::<Vec<_>>().join(" "))
        };
        let found = read(text).unwrap_or_else(|| "-".to_owned());
        (found != *expected).then(|| format!("{text}: expected {expected}, found {found}"))
    });
    let wrong: Vec<_> = wrong.collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

const TYPED: [(&str, &str); 118] = [
    ("12/11", "2026-11-12"),
    ("12/11/2026 17:00", "2026-11-12 17:00"),
    ("trong ngày 12/11", "2026-11-12"),
    ("hoàn thành trong ngày 12/11", "2026-11-12"),
    ("Hoàn thành ngày 12/11", "2026-11-12"),
    ("hoan thanh trong ngay 12/11", "2026-11-12"),
    ("phải hoàn thành trước ngày 12/11", "2026-11-11"),
    ("hạn chót: thứ Sáu", "2026-11-13"),
    ("báo cáo trước ngày 12/11 để tổng hợp", "2026-11-11"),
    ("cuối giờ chiều thứ Năm (12/11)", "2026-11-12"),
    ("cuối giờ chiều thứ Năm, 12/11", "2026-11-12"),
    ("đầu giờ sáng thứ Sáu", "2026-11-13"),
    ("cuối giờ chiều mai", "2026-11-12"),
    ("cuối ngày thứ Sáu", "2026-11-13"),
    ("cuối ngày mai", "2026-11-12"),
    ("thứ Năm (12/11)", "2026-11-12"),
    ("sáng thứ Hai tuần sau", "2026-11-16"),
    ("chậm nhất sáng thứ Hai tuần tới", "2026-11-16"),
    ("nộp sáng thứ Hai tuần sau", "2026-11-16"),
    ("thứ Hai tuần sau", "2026-11-16"),
    ("trước thứ Hai tuần sau", "2026-11-15"),
    ("trước sáng thứ Hai tuần sau", "2026-11-16"),
    ("ngày mai", "2026-11-12"),
    ("trong ngày mai", "2026-11-12"),
    ("trong ngày hôm nay", "2026-11-11"),
    ("chiều nay", "2026-11-11"),
    ("sáng mai", "2026-11-12"),
    ("17h chiều mai", "2026-11-12 17:00"),
    ("5 giờ chiều mai", "2026-11-12 17:00"),
    ("ngày kia", "2026-11-13"),
    ("thuws hai", "2026-11-16"),
    ("T2", "2026-11-16"),
    ("6 tháng đầu năm", "2027-06-30"),
    ("sáu tháng đầu năm", "2027-06-30"),
    ("trong 6 tháng đầu năm", "2027-06-30"),
    ("6 tháng đầu năm 2027", "2027-06-30"),
    ("6 tháng đầu năm sau", "2027-06-30"),
    ("6 tháng cuối năm", "2026-12-31"),
    ("9 tháng đầu năm", "2027-09-30"),
    ("3 tháng cuối năm", "2026-12-31"),
    ("quý I", "2027-03-31"),
    ("quý IV", "2026-12-31"),
    ("trước 17 giờ ngày 06/11", "2026-11-06 17:00"),
    ("trước 17 giờ 30 ngày 20/11", "2026-11-20 17:30"),
    ("trước 17 giờ 20/11", "2026-11-20 17:00"),
    ("trước 17h30 ngày 20/11", "2026-11-20 17:30"),
    ("trước 17:00 ngày 20/11", "2026-11-20 17:00"),
    ("ngày 20/11 (trước 17 giờ)", "2026-11-20 17:00"),
    ("ngày 20/11, lúc 17 giờ", "2026-11-20 17:00"),
    ("thứ Sáu lúc 9 giờ rưỡi", "2026-11-13 09:30"),
    ("trước 10h sáng mai", "2026-11-12 10:00"),
    ("trước 12 giờ đêm ngày 20/11", "2026-11-20"),
    ("24 giờ ngày 20/11", "2026-11-20"),
    ("12 giờ trưa thứ Sáu", "2026-11-13 12:00"),
    ("hết tuần này", "2026-11-15"),
    ("trong tuần này", "2026-11-15"),
    ("hết tuần", "2026-11-15"),
    ("cuối tuần", "2026-11-15"),
    ("cuối tuần sau", "2026-11-22"),
    ("cuối tháng", "2026-11-30"),
    ("đến hết tháng", "2026-11-30"),
    ("cuối tháng sau", "2026-12-31"),
    ("cuối quý", "2026-12-31"),
    ("cuối năm", "2026-12-31"),
    ("cuối năm học", ""),
    ("đến hết năm 2027", "2027-12-31"),
    ("trong tháng 12", "2026-12-31"),
    ("tháng 3", "2027-03-31"),
    ("trong vòng 10 ngày", "2026-11-21"),
    ("hằng tháng", "monthly"),
    ("trước 10 giờ ngày 25 hằng tháng", "monthly"),
    ("trước kỳ họp thứ 7", ""),
    ("thường xuyên", ""),
    ("khi nào xong", "-"),
    ("sớm", "-"),
    ("17 giờ", "2026-11-11 17:00"),
    ("trước 17 giờ", "2026-11-11 17:00"),
    ("cuối giờ chiều", "2026-11-11"),
    ("trong tháng", "2026-11-30"),
    ("trong tuần", "2026-11-15"),
    ("đầu tuần sau", "2026-11-16"),
    ("đầu tháng sau", "-"),
    ("giữa tháng 12", "-"),
    ("thứ Hai tới", "2026-11-16"),
    ("thứ Bảy này", "2026-11-14"),
    ("nửa đầu năm", "2027-06-30"),
    ("20/11 (gia hạn)", "2026-11-20"),
    ("by the 15th", "2026-11-15"),
    ("next Friday", "2026-11-20"),
    ("by next Friday", "2026-11-20"),
    ("this Friday", "2026-11-13"),
    ("Friday, 5pm", "2026-11-13 17:00"),
    ("EOD", "2026-11-11"),
    ("by the end of business on Friday", "2026-11-13"),
    ("first thing Monday", "2026-11-16"),
    ("within the week", "2026-11-15"),
    ("the first half of next year", "2027-06-30"),
    ("mid-December", "-"),
    ("trước ngày 12/11, riêng Sở Y tế trước ngày 20/11", "-"),
    ("by Friday 5 pm", "2026-11-13 17:00"),
    ("by 5pm Friday", "2026-11-13 17:00"),
    ("by 5:30 p.m. on Friday", "2026-11-13 17:30"),
    ("Friday at 17:00", "2026-11-13 17:00"),
    ("Friday morning", "2026-11-13"),
    ("end of next week", "2026-11-22"),
    ("by end of week", "2026-11-15"),
    ("end of the month", "2026-11-30"),
    ("by the end of the quarter", "2026-12-31"),
    ("end of next month", "2026-12-31"),
    ("tomorrow noon", "2026-11-12 12:00"),
    ("by noon tomorrow", "2026-11-12 12:00"),
    ("tomorrow", "2026-11-12"),
    ("by tomorrow morning", "2026-11-12"),
    ("by end of day Friday", "2026-11-13"),
    ("finish by 20 November", "2026-11-20"),
    ("first half of the year", "2027-06-30"),
    ("H1 2027", "2027-06-30"),
    ("when there is time", "-"),
];
