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
    asked: &'static str,
    lead: &'static str,
    due: &'static str,
    take_out: &'static str,
    correct: &'static str,
    place: &'static str,
    part: [&'static str; 3],
    wrong: &'static str,
    last: &'static str,
}

const WORDS: [Words; 2] = [
    Words {
        name: "vi",
        language: VI,
        what: "Phần này:",
        items: "Mục số:",
        asked: "giao cho",
        lead: "Chủ trì:",
        due: "Hạn hoàn thành:",
        take_out: "bo khoi",
        correct: "sua mot",
        place: "địa điểm:",
        part: ["Phần 1/3", "Phần 2/3", "Phần 3/3"],
        wrong: "gõ số từ 1 đến 5",
        last: "Biên bản này:",
    },
    Words {
        name: "en",
        language: EN,
        what: "This part:",
        items: "Items:",
        asked: "asked",
        lead: "Lead:",
        due: "Deadline:",
        take_out: "take",
        correct: "correct",
        place: "place:",
        part: ["Part 1 of 3", "Part 2 of 3", "Part 3 of 3"],
        wrong: "type numbers from 1 to 5",
        last: "This record:",
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
            terminal.answer(words.items, &format!("5{ENTER}"));
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
