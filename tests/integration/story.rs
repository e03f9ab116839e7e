//! A month of an office, told step by step: what a secretary types, and what the list and the reports say after each step, and
//! at the end of each earlier day again. What they should say is written by hand in `tests/data/story`.

use std::collections::BTreeMap;
use std::fs;

use serde_json::Value;

use crate::support::{Office, repository};

/// The rows of the list and of the report, as the story writes them, each by what stands before its first mark.
type Books = BTreeMap<String, String>;

fn key(line: &str) -> String {
    line.split([' ', ':']).next().unwrap().to_owned()
}

fn books(lines: &[&Value]) -> Books {
    let lines = lines.iter().filter_map(|it| it.as_str()).flat_map(str::lines);
    lines.map(|line| (key(line), line.to_owned())).collect()
}

/// A row of the list.
fn row(item: &Value) -> String {
    let short = |day: &Value| day.as_str().map(|day| day.strip_prefix("2026-").unwrap_or(day).to_owned());
    let number = |key: &str| item[key].as_i64().filter(|number| *number > 0);
    let lead = match &item["lead"] {
        Value::Array(leads) => leads.iter().filter_map(Value::as_str).collect::<Vec<_>>().join(", "),
        lead => lead.as_str().unwrap_or("-").to_owned(),
    };
    let reference = item["ref"].as_str().unwrap();
    let (record, part) = reference.split_once('#').unwrap();
    let mut row = vec![format!("{}#{part}", &record[5..10]), item["status"].as_str().unwrap().to_owned()];
    row.extend([short(&item["due"]).unwrap_or_else(|| "-".to_owned()), lead]);
    if item["original_due"] != item["due"] {
        row.extend(short(&item["original_due"]).map(|day| format!("first {day}")));
    }
    row.extend(number("extensions").map(|times| format!("put off {times}")));
    row.extend(short(&item["completed"]).map(|day| format!("done {day}")));
    row.extend(number("late").map(|days| format!("late {days}")));
    row.extend(item["answered"].as_str().map(|answered| format!("answered {answered}")));
    row.extend(item["occurrences"].as_i64().map(|all| format!("missed {} of {all}", item["missed"])));
    row.join(" | ")
}

/// A row of the report.
fn counts(name: &str, row: &Value) -> String {
    let buckets =
        ["completed-on-time", "completed-late", "open-not-due", "open-overdue"].map(|key| row[key].to_string());
    format!("{name}: {} of {}", buckets.join(" "), row["pieces"])
}

/// What the list and the reports say on a day.
fn said(office: &Office, day: &str) -> Books {
    let ask = |arguments: &[&str]| office.run(&[arguments, &["--format", "json", "--as-of", day]].concat()).json();
    let list = ask(&["list", "tasks"]);
    let items = list["items"].as_array().unwrap();
    let (total, by_lead) = (ask(&["report"]), ask(&["report", "--by", "lead"]));
    let leads = by_lead["items"].as_array().unwrap();
    assert_eq!(total["total"], by_lead["total"], "{day}");
    let leads = leads.iter().map(|lead| counts(lead["value"].as_str().unwrap_or("-"), lead));
    let lines: Vec<_> = items.iter().map(row).chain([counts("all", &total["total"])]).chain(leads).collect();
    let books: Books = lines.iter().map(|line| (key(line), line.clone())).collect();
    assert_eq!(books.len(), lines.len(), "{day}: {lines:#?}");
    books
}

/// Types a line on a day.
fn typed(office: &Office, day: &str, line: &str) {
    let run = office.finish(office.command().args(shlex::split(line).unwrap()).env("MEETING_TODAY", day));
    assert_eq!(run.code, 0, "{day} {line}: {}", run.transcript());
}

/// The lines that are in one of the books alone.
fn differences(day: &str, when: &str, expected: &Books, said: &Books) -> Vec<String> {
    let only = |mark: &str, one: &Books, other: &Books| {
        let lines = one.iter().filter(|(key, line)| other.get(*key) != Some(line));
        lines.map(|(_, line)| format!("{day} {when} {mark} {line}")).collect::<Vec<_>>()
    };
    [only("expected", expected, said), only("said    ", said, expected)].concat()
}

#[test]
fn november() {
    let story = fs::read_to_string(repository().join("tests/data/story/november.yaml")).unwrap();
    let story = lossless_yaml::parse(&story).unwrap().value;
    let steps = story["steps"].as_array().unwrap();
    let day = |step: &Value| step["day"].as_str().unwrap().to_owned();
    let office = Office::empty();
    office.write("meeting.yaml", "");
    let mut wrong = Vec::new();
    for step in steps {
        let day = day(step);
        for line in step["type"].as_array().unwrap() {
            typed(&office, &day, line.as_str().unwrap());
        }
        let expected = books(&[&step["work"], &step["report"]]);
        wrong.extend(differences(&day, "then ", &expected, &said(&office, &day)));
    }
    for step in steps {
        let mut expected = books(&[&step["work"], &step["report"]]);
        expected.extend(books(&[&step["later"]]));
        wrong.extend(differences(&day(step), "later", &expected, &said(&office, &day(step))));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert_eq!(office.run(&["validate", "--as-of", "2026-12-01", "--warnings-as-errors"]).code, 0);
}

/// Twenty communes answer, each for itself: seventeen by the deadline, two after it, and one is excused.
#[test]
fn seventeen_of_twenty() {
    let office = Office::empty();
    office.write("meeting.yaml", "");
    let communes: Vec<_> = (1..=20).map(|number| format!("Xã-{number}")).collect();
    typed(&office, "2026-11-02", "new --draft --title 'Giao ban' --kind regular-meeting --chair 'Lê Văn An'");
    typed(
        &office,
        "2026-11-02",
        &format!("add 2026-11-02 task 'Báo cáo' --lead '{}' --due 20/11/2026", communes.join("; ")),
    );
    typed(&office, "2026-11-02", "set 2026-11-02#t1 each=có");
    let done = |day: &str, who: &[String]| {
        for commune in who {
            typed(&office, day, &format!("task done 2026-11-02#t1 --for {commune}"));
        }
    };
    // Of how many the days tell: in time, late, open, overdue.
    let expect = |day: &str, row: &str, all: &str, of_communes: [(usize, &str); 2]| {
        let mut expected = vec![format!("11-02#t1 | {row}"), format!("all: {all} of 1")];
        let counts = of_communes.iter().flat_map(|(count, counts)| std::iter::repeat_n(*counts, *count));
        expected.extend(communes.iter().zip(counts).map(|(commune, counts)| format!("{commune}: {counts} of 1")));
        let expected: Books = expected.into_iter().map(|line| (key(&line), line)).collect();
        assert_eq!(differences(day, "", &expected, &said(&office, day)), Vec::<String>::new());
    };
    let leads = communes.join(", ");
    done("2026-11-20", &communes[..17]);
    let open = |more: &str| format!("needs-action | 11-20 | {leads} | {more}");
    expect("2026-11-20", &open("answered 17/20"), "0 0 1 0", [(17, "1 0 0 0"), (3, "0 0 1 0")]);
    expect("2026-11-21", &open("late 1 | answered 17/20"), "0 0 0 1", [(17, "1 0 0 0"), (3, "0 0 0 1")]);
    done("2026-11-23", &communes[17..19]);
    typed(&office, "2026-11-24", &format!("task cancel 2026-11-02#t1 --for {}", communes[19]));
    // Done on the last one's day, and late as it was; the excused one is left out.
    let row = format!("completed | 11-20 | {leads} | done 11-23 | late 3 | answered 19/19");
    expect("2026-11-24", &row, "0 1 0 0", [(17, "1 0 0 0"), (2, "0 1 0 0")]);
}
