//! `dates` of the settings: which of two numbers is the day, in what people type and in English documents.

use insta::assert_snapshot;

use crate::support::Office;

/// An office with these settings and a record of 8 May 2023.
fn office(settings: &str) -> Office {
    let office = Office::empty();
    office.write("meeting.yaml", settings);
    office.write("records/2023/2023-05-08-giao-ban.yaml", RECORD);
    office
}

const RECORD: &str = "format: 1
id: 2023-05-08-giao-ban
title: Giao ban
state: draft
session:
  kind: regular-meeting
  date: 2023-05-08
tasks:
  - id: t1
    title: Báo cáo
    lead: Văn phòng
";

/// What is typed for a day, wherever one is taken.
#[test]
fn what_people_type_is_read_in_one_order() {
    let commands: [&[&str]; 9] = [
        &["list", "date:05/08/2023", "--format", "ids"],
        &["list", "date:>=5/8", "--as-of", "5/9/2023", "--format", "ids"],
        &["search", "báo cáo", "date:5/8/2023..5/9/2023", "--format", "ids"],
        &["show", "05/08/2023", "--format", "yaml"],
        &["set", "2023-05-08#t1", "due=05/19/2023", "--dry-run"],
        &["task", "done", "2023-05-08#t1", "--on", "5/9/23", "--dry-run"],
        &["add", "2023-05-08", "task", "Rà soát; Văn phòng; 05/19/2023", "--dry-run"],
        &["list", "date:ngày 8/5/2023", "--format", "ids"],
        &["new", "--title", "Họp", "--date", "05/06/2023", "--task", "Gửi; A; trước ngày 20/6/2023"],
    ];
    let mut transcript = String::new();
    for settings in ["dates: month-first\n", "dates: day-first\n"] {
        let office = office(settings);
        for command in commands {
            let run = office.run(&[&["--lang", "en"], command].concat());
            transcript += &format!("{} {}\n{}\n", settings.trim(), command.join(" "), run.transcript());
        }
    }
    assert_snapshot!(transcript);
}

/// A date in a record that is not written as the format wants it is corrected in the order of the settings.
#[test]
fn a_date_in_a_record_is_corrected_in_the_order_of_the_settings() {
    for (settings, expected) in [("dates: month-first\n", "2023-05-08"), ("", "2023-08-05")] {
        let office = office(settings);
        let path =
            office.write("records/2023/2023-05-08-giao-ban.yaml", RECORD.replace("2023-05-08\n", "05/08/2023\n"));
        office.run(&["validate", "--fix"]);
        let text = std::fs::read_to_string(path).unwrap();
        assert!(text.contains(&format!("  date: {expected}\n")), "{text}");
    }
}

/// What the import of a text says of its days.
fn imported(settings: &str, text: &str) -> String {
    let office = Office::empty();
    office.write("meeting.yaml", settings);
    let mut transcript = format!("{settings}{text}\n");
    for language in ["en", "vi"] {
        let run = office.run_with_input(&["import", "--dry-run", "--lang", language, "-"], text);
        let keys = ["date:", "due:", "due_text:"];
        let record: Vec<&str> =
            run.stdout.lines().filter(|line| keys.iter().any(|key| line.trim_start().starts_with(key))).collect();
        transcript +=
            &format!("{}{}", run.stderr, if language == "en" { record.join("\n") + "\n" } else { String::new() });
    }
    transcript
}

#[test]
fn english_documents_with_days_in_numbers() {
    let minutes = |date: &str, due: &str| {
        format!(
            "Board meeting\n\nDate: {date}\nPresent: Anna Schmidt, Mary Lee\n\nAction items:\n- Mary Lee to book the room by {due}\n"
        )
    };
    let mut transcript = String::new();
    for (settings, text) in [
        // Nothing says which is the month.
        ("", minutes("03/04/2025", "05/06/2025")),
        ("dates: month-first\n", minutes("03/04/2025", "05/06/2025")),
        ("dates: day-first\n", minutes("03/04/2025", "05/06/2025")),
        // Another date has only one order.
        ("", minutes("03/04/2025", "3/25/2025")),
        ("dates: month-first\n", minutes("03/04/2025", "25/4/2025")),
        // The weekday fits one of the two, or neither.
        ("", minutes("Tuesday, 03/04/2025", "03/11/2025")),
        ("", minutes("Friday, 03/04/2025", "30 May 2025")),
        ("", minutes("Wednesday, 4 March 2025", "30 May 2025")),
        // The same day in a long form.
        ("", minutes("03/04/2025", "05/06/2025") + "\nThe meeting of 4 March 2025 closed at noon.\n"),
    ] {
        transcript += &imported(settings, &text);
        transcript.push('\n');
    }
    assert_snapshot!(transcript);
}

#[test]
fn several_english_meetings_in_one_order() {
    let meeting = |day: &str| format!("## {day}\n\nPresent: Anna Schmidt, Mary Lee\n\n- Mary Lee to book the room\n\n");
    let text = format!("# Weekly sync\n\n{}{}", meeting("03/25/2025"), meeting("04/01/2025"));
    let office = Office::empty();
    office.write("meeting.yaml", "");
    office.write("log.md", text);
    let run = office.run(&["import", "--lang", "en", "log.md"]);
    assert_eq!(
        run.stdout, "records/2025/2025-03-25-weekly-sync.yaml\nrecords/2025/2025-04-01-weekly-sync.yaml\n",
        "{}",
        run.stderr
    );
    assert!(!run.stderr.contains("04/01/2025"), "{}", run.stderr);
}

/// In Vietnamese the day comes first, whatever the settings say.
#[test]
fn vietnamese_documents_have_the_day_first() {
    let minutes = |date: &str| {
        format!(
            "BIÊN BẢN HỌP GIAO BAN\n\nThời gian: 8 giờ, {date}\n\nKết luận:\n\n1. Giao Văn phòng rà soát văn bản trước ngày 05/6/2025.\n"
        )
    };
    let mut transcript = String::new();
    for date in ["03/04/2025", "Thứ Năm, ngày 03/04/2025", "Thứ Ba, ngày 03/04/2025"] {
        transcript += &imported("dates: month-first\n", &minutes(date));
        transcript.push('\n');
    }
    assert_snapshot!(transcript);
}
