//! `meeting import` on a real terminal: the draft is gone through beside its source.

use std::fs;

use insta::assert_snapshot;

use crate::support::Office;
use crate::terminal::{CONTROL_C, DOWN, ENTER, ESCAPE, Terminal};

const VI: &[(&str, &str)] = &[("MEETING_LANG", "vi")];
const EN: &[(&str, &str)] = &[("MEETING_LANG", "en")];

const SOURCE: &str = "HỌP GIAO BAN

Thời gian: 8 giờ, ngày 8/5/2023
Địa điểm: Phòng họp số 1
Chủ trì: Ông Nguyễn Văn An, Giám đốc

Kết luận:
1. Sở Nội vụ rà soát hồ sơ, hoàn thành trước ngày 15/6/2023.
2. Các phòng cân đối kinh phí.

Công tác đoàn thể:
- Hoãn họp tổ.
- Phòng Tài chính gửi báo cáo.
Họp xong lúc 11 giờ.
";

const PATH: &str = "records/2023/2023-05-08-hop-giao-ban.yaml";

fn office() -> Office {
    let office = Office::empty();
    office.write("meeting.yaml", "");
    office.write("giao-ban.txt", SOURCE);
    office
}

fn record(office: &Office) -> String {
    fs::read_to_string(office.root().join(PATH)).unwrap()
}

/// The words of one language where the other has others.
struct Words {
    name: &'static str,
    language: &'static [(&'static str, &'static str)],
    what: &'static str,
    items: &'static str,
    item: &'static str,
    asked: &'static str,
    lead: &'static str,
    due: &'static str,
    take_out: &'static str,
    correct: &'static str,
    place: &'static str,
    part: [&'static str; 3],
    wrong: &'static str,
    last: &'static str,
    go_on: &'static str,
}

const WORDS: [Words; 2] = [
    Words {
        name: "vi",
        language: VI,
        what: "Phần này:",
        items: "Mục số:",
        item: "Mục số:",
        asked: "giao cho",
        lead: "Chủ trì:",
        due: "Hạn hoàn thành:",
        take_out: "bo khoi",
        correct: "sua mot",
        place: "địa điểm:",
        part: ["Phần 1/3", "Phần 2/3", "Phần 3/3"],
        wrong: "gõ số từ 1 đến 5",
        last: "Biên bản này:",
        go_on: "(Có/không):",
    },
    Words {
        name: "en",
        language: EN,
        what: "This part:",
        items: "Items:",
        item: "Item:",
        asked: "asked",
        lead: "Lead:",
        due: "Deadline:",
        take_out: "take",
        correct: "correct",
        place: "place:",
        part: ["Part 1 of 3", "Part 2 of 3", "Part 3 of 3"],
        wrong: "type numbers from 1 to 5",
        last: "This record:",
        go_on: "(Yes/no):",
    },
];

#[test]
fn each_part_beside_its_lines_in_a_small_terminal() {
    for words in WORDS {
        let office = office();
        let mut terminal = Terminal::small(&office, words.language, &["import", "giao-ban.txt"]);
        terminal.wait_for(words.part[0]);
        assert_snapshot!(format!("part_1_{}", words.name), terminal.settled("[↑↓ Enter"));
        terminal.answer(words.what, ENTER);
        terminal.wait_for(words.part[1]);
        assert_snapshot!(format!("part_2_{}", words.name), terminal.settled("[↑↓ Enter"));
        // What is typed filters the choice.
        terminal.answer(words.what, words.asked);
        terminal.press(ENTER);
        terminal.answer(words.items, &format!("4-9{ENTER}"));
        terminal.wait_for(words.wrong);
        terminal.press("\u{15}");
        terminal.press(&format!("4-5{ENTER}"));
        terminal.answer(words.lead, &format!("Văn phòng{ENTER}"));
        terminal.answer(words.due, &format!("15/6/2023{ENTER}"));
        // What came of it is in the part, which is shown again.
        terminal.wait_for(&format!("Hoãn họp tổ · {} Văn phòng", words.lead.to_lowercase()));
        // Back to the part before, and on.
        terminal.answer(words.what, ESCAPE);
        terminal.wait_for(words.part[0]);
        terminal.answer(words.what, ENTER);
        terminal.answer(words.what, ENTER);
        terminal.wait_for(words.part[2]);
        terminal.answer(words.what, words.take_out);
        terminal.press(ENTER);
        terminal.answer(words.items, &format!("3{ENTER}"));
        terminal.wait_for("#p1");
        terminal.answer(words.what, ENTER);
        terminal.answer(words.last, ENTER);
        assert_eq!(terminal.end(), 0, "{}", terminal.contents());
        terminal.wait_for(PATH);
        assert_snapshot!("record", record(&office));
        assert_eq!(office.run(&["validate"]).code, 0);
    }
}

#[test]
fn what_was_corrected_is_there_however_it_ends() {
    for words in WORDS {
        for stop in [CONTROL_C, ""] {
            let office = office();
            let mut terminal = Terminal::small(&office, words.language, &["import", "giao-ban.txt"]);
            terminal.answer(words.what, words.correct);
            terminal.press(ENTER);
            terminal.answer(words.item, &format!("5{ENTER}"));
            terminal.answer(words.place, &format!(" tầng 2{ENTER}"));
            // What came of it is in the part, which is shown again.
            terminal.wait_for(&format!("5. {} Phòng họp số 1 tầng 2", words.place));
            if stop.is_empty() {
                terminal.kill();
            } else {
                terminal.answer(words.what, stop);
                assert_eq!(terminal.end(), 0, "{}", terminal.contents());
                terminal.wait_for(PATH);
            }
            assert!(record(&office).contains("place: Phòng họp số 1 tầng 2\n"), "{}", record(&office));
        }
    }
}

#[test]
fn made_final_at_the_end() {
    let office = office();
    let mut terminal = Terminal::start(&office, 100, EN, &["import", "giao-ban.txt"]);
    terminal.answer("This part:", ENTER);
    terminal.answer("This record:", &format!("{DOWN}{ENTER}"));
    terminal.answer("make the record final?", &format!("y{ENTER}"));
    assert_eq!(terminal.end(), 0, "{}", terminal.contents());
    let record = record(&office);
    assert!(record.contains("state: final\n") && !record.contains("x-import"), "{record}");
}

#[test]
fn nobody_is_asked_who_does_not_want_it() {
    let office = office();
    let mut terminal = Terminal::small(&office, EN, &["import", "giao-ban.txt", "--yes"]);
    assert_eq!(terminal.end(), 0, "{}", terminal.contents());
    assert!(!terminal.contents().contains("This part"), "{}", terminal.contents());
    assert!(record(&office).contains("state: draft\n"));
    // Nor in a pipe.
    let office = self::office();
    let run = office.run(&["import", "giao-ban.txt", "-q"]);
    assert_eq!((run.stdout.as_str(), run.stderr.as_str()), (format!("{PATH}\n").as_str(), ""));
}

#[test]
fn in_plain_lines_what_would_be_lost_is_asked() {
    for (language, answers) in [("vi", "c"), ("en", "y")] {
        let office = office();
        // The second directive becomes a task, which has no place for the quotation.
        let input = format!("4\n9\n2\n{answers}\n\n\n");
        let run = office.run_with_input(&["--lang", language, "import", "giao-ban.txt", "--plain"], input);
        assert_eq!(run.code, 0, "{}", run.transcript());
        assert_snapshot!(format!("plain_{language}"), run.transcript());
        assert!(record(&office).contains("tasks:\n  - id: t1\n    title: Cân đối kinh phí\n"), "{}", record(&office));
    }
}

/// The paper of a meeting with headings, a group and a deadline in words.
const PAPER: &str = "HỌP GIAO BAN

Thời gian: 8 giờ, ngày 8/5/2023
Thành phần: các phòng chuyên môn
Chủ trì: Ông Nguyễn Văn An, Giám đốc

Kết luận:
1. Sở Nội vụ rà soát hồ sơ, hoàn thành trước ngày 15/6/2023.
2. Các phòng cân đối kinh phí.
Công tác đoàn thể:
Hoãn họp tổ.
Công tác khác:
Họp xong lúc 11 giờ.
Hết.
";

/// A draft as an import makes it of [`PAPER`], with what the reader seldom makes: a heading, and words to be corrected.
fn draft(office: &Office) -> String {
    office.write("meeting.yaml", "");
    office.write("giao-ban.txt", PAPER);
    let run = office.run(&["import", "giao-ban.txt", "--yes", "-q"]);
    assert_eq!(run.code, 0, "{}", run.transcript());
    let record = record(office);
    let digest = record.split("digest: ").nth(1).unwrap().split('\n').next().unwrap();
    let record = format!(
        "format: 1
id: 2023-05-08-hop-giao-ban
title: Họp giao ban
state: draft
session:
  kind: regular-meeting
  date: 2023-05-08
participants:
  - id: nguyen-van-an
    name: Nguyễn Văn An
    roles:
      - chair
  - id: cac-phong
    group: các phòng chuyên môn
proceedings:
  - id: p1
    kind: discussion
    title: Về kinh phí
    by: nguyen-van-an
    text: Các phòng cân đối kinh phí
directives:
  - id: d1
    kind: request
    text: Rà soát hồ sơ
    to: cac-phong
    due: 2023-06-14
    due_text: trước ngày 15/6/2023
x-import:
  file: giao-ban.txt
  format: text
  digest: {digest}
  lines:
    title: 1
    session.kind: 1
    session.date: 3
    cac-phong: 4
    nguyen-van-an: 5
    d1: 8
    p1: 9
  left:
    - line: 10
      text: 'Công tác đoàn thể:'
    - line: 11
      text: Hoãn họp tổ.
    - line: 12
      text: 'Công tác khác:'
    - line: 14
      text: Hết.
"
    );
    office.write(PATH, &record);
    record
}

/// Goes on with the review of that draft in plain lines.
fn answered(office: &Office, language: &str, answers: &str) -> String {
    let input = format!("\n{answers}");
    office.run_with_input(&["--lang", language, "import", "giao-ban.txt", "--plain", "-q"], input).transcript()
}

#[test]
fn a_review_is_gone_on_with() {
    for (language, no) in [("vi", "k"), ("en", "n")] {
        let office = Office::empty();
        let before = draft(&office);
        // The page is accepted, and the record stays a draft.
        assert_snapshot!(format!("gone_on_{language}"), answered(&office, language, "\n\n"));
        assert_eq!(record(&office), before);
        let import = ["--lang", language, "import", "giao-ban.txt", "-q"];
        let plain = [&import[..], &["--plain"]].concat();
        let refused = [
            office.run_with_input(&plain, format!("{no}\n")).transcript(),
            office.run(&import).transcript(),
            office.run_with_input(&["--lang", language, "import", "-", "--force"], PAPER).transcript(),
        ];
        assert_snapshot!(format!("not_gone_on_{language}"), refused.join("\n"));
        // A record that is final is not.
        office.write(PATH, before.replace("state: draft", "state: final"));
        assert_snapshot!(format!("final_{language}"), office.run_with_input(&plain, "\n").transcript());
    }
}

#[test]
fn a_paper_from_a_pipe_is_reviewed_as_a_file() {
    for (language, words) in [(VI, "rồi chạy `meeting import TỆP`"), (EN, "run `meeting import FILE`")] {
        let office = office();
        let mut terminal = Terminal::start(&office, 100, language, &["import", "-"]);
        terminal.press(
            "HỌP GIAO BAN\r\rThời gian: 8 giờ, ngày 8/5/2023\r\rKết luận:\r1. Các phòng rà soát văn bản.\r\u{4}",
        );
        terminal.wait_for(words);
        assert_eq!(terminal.end(), 0, "{}", terminal.contents());
    }
}

#[test]
fn the_sentence_stays_and_what_goes_is_shown() {
    for (language, yes) in [("vi", "c"), ("en", "y")] {
        let office = Office::empty();
        draft(&office);
        let answers = format!("4\n7\n2\n{yes}\n\n\n");
        assert_snapshot!(format!("heading_{language}"), answered(&office, language, &answers));
        let record = record(&office);
        assert!(record.contains("tasks:\n  - id: t1\n    title: Các phòng cân đối kinh phí\n"), "{record}");
        assert_eq!(office.run(&["validate"]).code, 0);
    }
}

#[test]
fn passages_are_deleted_only_when_the_user_says_so() {
    for (language, yes) in [("vi", "c"), ("en", "y")] {
        let office = Office::empty();
        let before = draft(&office);
        // Enter is no; the record stays what it is.
        assert_snapshot!(format!("not_deleted_{language}"), answered(&office, language, "\n2\n\n1\n"));
        assert_eq!(record(&office), before);
        assert_snapshot!(format!("deleted_{language}"), answered(&office, language, &format!("\n2\n{yes}\n")));
        let record = record(&office);
        assert!(record.contains("state: final\n") && !record.contains("x-import"), "{record}");
    }
}

#[test]
fn a_corrected_day_is_that_of_the_id() {
    for language in ["vi", "en"] {
        let office = Office::empty();
        let before = draft(&office);
        // The day, then the place of a directive that another one keeps; the path is that of the new id.
        assert_snapshot!(format!("day_{language}"), answered(&office, language, "2\n3\n21/5/2023\n\n\n"));
        let now = fs::read_to_string(office.root().join("records/2023/2023-05-21-hop-giao-ban.yaml")).unwrap();
        assert_eq!(now, before.replace("2023-05-08", "2023-05-21"));
        assert!(!office.root().join(PATH).exists());
        assert_eq!(office.run(&["validate"]).code, 0);
    }
}

#[test]
fn numbers_deadlines_and_what_is_left_out() {
    for language in ["vi", "en"] {
        let office = Office::empty();
        draft(&office);
        let answers = [
            // Taken out and back; what is left out already is said.
            "5\n7-9",
            "4\n7\n1",
            // One number; a deadline that is no day; the same day in other words.
            "2\n6-7\n6\n2\n32/13\n14/6/2023",
            // Other words, which no day is known for.
            "2\n6\n2\nthường xuyên",
            "",
            "",
        ];
        assert_snapshot!(format!("numbers_{language}"), answered(&office, language, &answers.join("\n")));
        assert_snapshot!("numbers_record", record(&office));
    }
}

#[test]
fn what_came_of_it_is_above_the_question_in_a_small_terminal() {
    for words in WORDS {
        let office = Office::empty();
        draft(&office);
        let mut terminal = Terminal::small(&office, words.language, &["import", "giao-ban.txt", "-q"]);
        terminal.answer(words.go_on, ENTER);
        terminal.answer(words.what, words.take_out);
        terminal.press(ENTER);
        // Somebody to whom an item refers stays: that is an error.
        terminal.answer(words.items, &format!("5{ENTER}"));
        terminal.wait_for("`p1`");
        assert_snapshot!(format!("said_{}", words.name), terminal.settled("[↑↓ Enter"));
        terminal.answer(words.what, CONTROL_C);
        assert_eq!(terminal.end(), 0, "{}", terminal.contents());
    }
}
