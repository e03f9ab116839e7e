//! What is typed as people type it, in a terminal of 80 columns and 24 lines, in both languages.

use insta::assert_snapshot;

use super::{EN, VI, office, text_of_the_one_made};
use crate::support::Office;
use crate::terminal::{ENTER, Terminal};

/// Begins a draft on Monday, 1 April 2024, and answers the questions up to this one the shortest way.
pub(super) fn up_to(last: &str, office: &Office, language: &[(&str, &str)]) -> Terminal {
    up_to_of(&["new", "--draft"], last, office, language)
}

pub(super) fn up_to_of(arguments: &[&str], last: &str, office: &Office, language: &[(&str, &str)]) -> Terminal {
    let mut terminal = Terminal::small(office, language, arguments);
    let questions = if language == VI {
        [
            "Loại:",
            "Ngày họp:",
            "Giờ hoặc buổi:",
            "Địa điểm:",
            "(Có/không):",
            "Cơ quan, đơn vị 1:",
            "Người dự họp 1:",
            "Nội dung chương trình 1:",
            "Diễn biến 1:",
            "Kết luận, chỉ đạo 1:",
        ]
    } else {
        [
            "Kind:",
            "Date:",
            "Time or part of the day:",
            "Place:",
            "(Yes/no):",
            "Organization 1:",
            "Participant 1:",
            "Agenda item 1:",
            "Proceeding 1:",
            "Directive 1:",
        ]
    };
    terminal.answer(if language == VI { "Tên cuộc họp:" } else { "Title:" }, &format!("Giao ban{ENTER}"));
    for question in questions.into_iter().take_while(|question| *question != last) {
        let answer = match question {
            "(Có/không):" => "k",
            "(Yes/no):" => "n",
            _ => "",
        };
        terminal.answer(question, &format!("{answer}{ENTER}"));
    }
    terminal
}

/// Skips the agenda and all that follows it, each in one key.
pub(super) fn skip_the_rest(terminal: &mut Terminal, language: &[(&str, &str)]) {
    let questions = if language == VI {
        ["Nội dung chương trình 1:", "Diễn biến 1:", "Kết luận, chỉ đạo 1:", "Nhiệm vụ 1:", "Văn bản 1:"]
    } else {
        ["Agenda item 1:", "Proceeding 1:", "Directive 1:", "Task 1:", "Paper 1:"]
    };
    for question in questions {
        terminal.answer(question, ENTER);
    }
}

/// A text on the screen, wherever its lines end.
pub(super) fn shows(terminal: &Terminal, text: &str) {
    let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    terminal.wait_until(text, |shown| words(shown).contains(&words(text)));
}

#[test]
fn deadlines_as_people_say_them() {
    for (language, questions, answers) in [
        (
            VI,
            ["Nhiệm vụ", "Chủ trì:", "Hạn hoàn thành:", "(Có/không):"],
            [
                ("hoàn thành trong ngày 12/4", "hạn cuối là thứ Sáu, ngày 12/04/2024?", "2024-04-12"),
                ("cuối giờ chiều thứ Năm (11/4)", "hạn cuối là thứ Năm, ngày 11/04/2024?", "2024-04-11"),
                ("sáng thứ Hai tuần sau", "hạn cuối là thứ Hai, ngày 08/04/2024?", "2024-04-08"),
                ("ngày mai", "hạn cuối là thứ Ba, ngày 02/04/2024?", "2024-04-02"),
                ("quý I", "hạn cuối là thứ Hai, ngày 31/03/2025 (năm sau)?", "2025-03-31"),
                ("trước 17 giờ ngày 06/4", "hạn cuối là 17 giờ, thứ Bảy, ngày 06/04/2024?", "2024-04-06"),
            ],
        ),
        (
            EN,
            ["Task", "Lead:", "Deadline:", "(Yes/no):"],
            [
                ("complete by 12 April", "means by Friday 2024-04-12?", "2024-04-12"),
                ("end of next week", "means by Sunday 2024-04-14?", "2024-04-14"),
                ("Friday morning", "means by Friday 2024-04-05?", "2024-04-05"),
                ("tomorrow", "means by Tuesday 2024-04-02?", "2024-04-02"),
                ("end of March", "means by Monday 2025-03-31, next year?", "2025-03-31"),
                ("by Friday 5 pm", "means by Friday 2024-04-05 at 17:00?", "2024-04-05"),
            ],
        ),
    ] {
        let office = office();
        let mut terminal = up_to("", &office, language);
        let [task, lead, deadline, confirm] = questions;
        for (number, (typed, understood, _)) in answers.iter().enumerate() {
            terminal.answer(&format!("{task} {}:", number + 1), &format!("Lập danh mục{ENTER}"));
            terminal.answer(lead, &format!("Lê Thị An{ENTER}"));
            terminal.answer(deadline, &format!("{typed}{ENTER}"));
            shows(&terminal, understood);
            // What was understood is what Enter accepts.
            terminal.answer(confirm, ENTER);
        }
        terminal.answer(&format!("{task} {}:", answers.len() + 1), ENTER);
        terminal.answer(if language == VI { "Văn bản 1:" } else { "Paper 1:" }, ENTER);
        terminal.answer(if language == VI { "Biên bản này:" } else { "This record:" }, ENTER);
        assert_eq!(terminal.end(), 0, "{}", terminal.contents());
        let record = text_of_the_one_made(&office);
        for (typed, _, due) in answers {
            assert!(record.contains(&format!("due: {due}\n")) && record.contains(typed), "{typed}:\n{record}");
        }
        assert_eq!(record.matches("due_time: \"17:00\"\n").count(), 1, "{record}");
    }
}

#[test]
fn a_name_and_what_somebody_is_and_why_somebody_is_away() {
    for (language, questions, people, absent, expected) in [
        (
            VI,
            ["Người dự họp", "Vai trò:", "Vắng mặt:", "Biên bản này:"],
            [
                (
                    "Trần Văn Mười, Phó Chi cục trưởng Chi cục Thủy lợi",
                    "họ tên Trần Văn Mười, chức vụ Phó Chi cục trưởng Chi cục Thủy lợi",
                ),
                ("Nguyễn Minh Trí - Trưởng phòng Kế hoạch", "họ tên Nguyễn Minh Trí, chức vụ Trưởng phòng Kế hoạch"),
                ("Lê Văn Hòa, văn thư", "họ tên Lê Văn Hòa, chức vụ văn thư"),
            ],
            (
                "Trí (có lý do: đi công tác); Hòa - ốm; mười (không phép)",
                "→ Nguyễn Minh Trí (vắng có phép, đi công tác); Lê Văn Hòa (vắng có phép, ốm); Trần Văn Mười (vắng, không phép)",
            ),
            [
                "name: Trần Văn Mười\n    positions:\n      - Phó Chi cục trưởng Chi cục Thủy lợi\n    roles:\n      - chair\n    attendance: absent\n    reason: không phép\n",
                "      - Trưởng phòng Kế hoạch\n    attendance: excused\n    reason: đi công tác\n",
                "      - văn thư\n    attendance: excused\n    reason: ốm\n",
            ],
        ),
        (
            EN,
            ["Participant", "Role:", "Absent:", "This record:"],
            [
                ("Jane Doe, Chief Financial Officer", "the name Jane Doe, position: Chief Financial Officer"),
                ("An Tran (treasurer)", "the name An Tran, position: treasurer"),
                ("Mary Lee, Head of Operations", "the name Mary Lee, position: Head of Operations"),
            ],
            (
                "An (on leave); Mary (excused: travelling); Jane (unexcused)",
                "→ An Tran (excused, on leave); Mary Lee (excused, travelling); Jane Doe (absent, unexcused)",
            ),
            [
                "      - Chief Financial Officer\n    roles:\n      - chair\n    attendance: absent\n    reason: unexcused\n",
                "      - treasurer\n    attendance: excused\n    reason: on leave\n",
                "      - Head of Operations\n    attendance: excused\n    reason: travelling\n",
            ],
        ),
    ] {
        let office = office();
        let [person, role, away, ending] = questions;
        let mut terminal = up_to(&format!("{person} 1:"), &office, language);
        for (number, (typed, understood)) in people.iter().enumerate() {
            terminal.answer(&format!("{person} {}:", number + 1), &format!("{typed}{ENTER}"));
            shows(&terminal, understood);
            terminal.answer(role, ENTER);
        }
        terminal.answer(&format!("{person} 4:"), ENTER);
        terminal.answer(away, &format!("{}{ENTER}", absent.0));
        shows(&terminal, absent.1);
        skip_the_rest(&mut terminal, language);
        terminal.answer(ending, ENTER);
        assert_eq!(terminal.end(), 0, "{}", terminal.contents());
        let record = text_of_the_one_made(&office);
        for part in expected {
            assert!(record.contains(part), "{part}:\n{record}");
        }
    }
}

/// The same words in flags.
#[test]
fn a_name_and_a_position_in_flags() {
    let office = office();
    let run = office.run(&[
        "--lang",
        "vi",
        "new",
        "--draft",
        "--title",
        "Họp",
        "--chair",
        "Trần Văn Mười, Phó Chi cục trưởng Chi cục Thủy lợi",
        "--participant",
        "Lê Thị An; Văn thư",
        "--task",
        "Báo cáo; Sở Nội vụ, Sở Tài chính; trước 17 giờ ngày 06/11",
    ]);
    assert_eq!(run.code, 0, "{}", run.transcript());
    assert_snapshot!(run.transcript());
    assert_snapshot!(text_of_the_one_made(&office));
}

/// A key with Ctrl.
pub(super) fn control(letter: char) -> String {
    char::from_u32(u32::from(letter) & 0x1f).unwrap().to_string()
}

#[test]
fn the_line_is_edited_as_in_a_shell() {
    let [home, end, word_left, word_right] = ["\u{1b}[H", "\u{1b}[F", "\u{1b}[1;5D", "\u{1b}[1;5C"];
    for (language, title, kind) in [(VI, "Tên cuộc họp:", "Loại:"), (EN, "Title:", "Kind:")] {
        let office = office();
        let mut terminal = Terminal::small(&office, language, &["new"]);
        terminal.answer(title, "ban tháng 6");
        terminal.press(&format!("{}Giao {}/2024", control('a'), control('e')));
        terminal.answer(&format!("{title} Giao ban tháng 6/2024"), &control('w'));
        terminal.press(&control('w'));
        terminal.answer(&format!("{title} Giao ban"), &control('u'));
        // What was deleted comes back.
        terminal.press(&format!("{}{word_left}{}", control('y'), control('k')));
        terminal.press(&format!("x{home}Hop {word_right}{word_right} {end}y"));
        terminal.settled(&format!("{title} Hop Giao x y"));
        terminal.press(&format!(
            "{}Họp thang{}{}{}áng 5{ENTER}",
            control('u'),
            control('h'),
            control('h'),
            control('h')
        ));
        terminal.answer(kind, "\u{1b}");
        // The same where an answer is corrected, and no letter of a control key is typed.
        terminal.answer(
            &format!("{title} Họp tháng 5"),
            &format!("{}{}{}{}{ENTER}", control('a'), control('f'), control('b'), control('g')),
        );
        // A choice is filtered by a line of this kind.
        terminal.answer(kind, "xyz");
        terminal.press(&control('u'));
        terminal.answer(kind, "\u{3}");
        assert_eq!(terminal.end(), 130);
        let shown = terminal.contents();
        assert!(shown.contains(&format!("{title} Họp tháng 5\n")), "{shown}");
    }
}

#[test]
fn no_word_is_broken() {
    let words = "Triển khai kế hoạch chuyển đổi số của các cơ quan hành chính nhà nước trên địa bàn thành phố trong năm 2024 theo Nghị quyết";
    for (language, title, kind) in [(VI, "Tên cuộc họp:", "Loại:"), (EN, "Title:", "Kind:")] {
        let office = office();
        let mut terminal = Terminal::small(&office, language, &["new"]);
        terminal.answer(title, words);
        let typed = terminal.settled("theo Nghị quyết");
        terminal.press(ENTER);
        terminal.answer(kind, "\u{3}");
        assert_eq!(terminal.end(), 130);
        let known: Vec<&str> = words.split(' ').collect();
        for shown in [typed, terminal.contents()] {
            let lines = shown.lines().skip_while(|line| !line.contains(title));
            let lines = lines.take_while(|line| !line.starts_with('[') && !line.contains(kind));
            let text = lines.map(|line| line.trim_start_matches(['?', '>', ' ']).trim_start_matches(title));
            let found: Vec<&str> = text.flat_map(str::split_whitespace).collect();
            assert_eq!(found, known, "{shown}");
        }
    }
}

#[test]
fn the_agenda_and_the_proceedings() {
    for (language, questions, person, agenda, proceedings) in [
        (
            VI,
            [
                "Người dự họp",
                "Vai trò:",
                "Vắng mặt:",
                "Nội dung chương trình",
                "Diễn biến",
                "Loại diễn biến:",
                "Người phát biểu:",
            ],
            "Lê Thị An, Chánh Văn phòng",
            ["Báo cáo tháng 3; Kế hoạch tháng 4", "Việc khác"],
            ["An: Báo cáo kết quả tháng 3.", "Vì sao chậm?"],
        ),
        (
            EN,
            ["Participant", "Role:", "Absent:", "Agenda item", "Proceeding", "Kind of proceeding:", "Speaker:"],
            "Mary Lee, Head of Operations",
            ["Report of March; Plan of April", "Any other business"],
            ["Mary: Reported on March.", "Why is it late?"],
        ),
    ] {
        let office = office();
        let [participant, role, absent, item, proceeding, kind, speaker] = questions;
        let mut terminal = up_to(&format!("{participant} 1:"), &office, language);
        terminal.answer(&format!("{participant} 1:"), &format!("{person}{ENTER}"));
        terminal.answer(role, ENTER);
        terminal.answer(&format!("{participant} 2:"), ENTER);
        terminal.answer(absent, ENTER);
        terminal.answer(&format!("{item} 1:"), &format!("{}{ENTER}", agenda[0]));
        // Several at once are several.
        terminal.answer(&format!("{item} 3:"), &format!("{}{ENTER}", agenda[1]));
        terminal.answer(&format!("{item} 4:"), ENTER);
        for (number, words) in proceedings.iter().enumerate() {
            terminal.answer(&format!("{proceeding} {}:", number + 1), &format!("{words}{ENTER}"));
            terminal.answer(kind, ENTER);
            terminal.answer(speaker, ENTER);
        }
        terminal.answer(&format!("{proceeding} 3:"), ENTER);
        for question in if language == VI {
            ["Kết luận, chỉ đạo 1:", "Nhiệm vụ 1:", "Văn bản 1:"]
        } else {
            ["Directive 1:", "Task 1:", "Paper 1:"]
        } {
            terminal.answer(question, ENTER);
        }
        terminal.answer(if language == VI { "Biên bản này:" } else { "This record:" }, ENTER);
        assert_eq!(terminal.end(), 0, "{}", terminal.contents());
        assert_snapshot!(text_of_the_one_made(&office));
        assert_eq!(office.run(&["validate", "--warnings-as-errors"]).code, 0);
    }
}

#[test]
fn dates_are_those_of_the_language() {
    let same = [
        "Thành phần như cuộc họp ngày 08/05/2023 (Giao ban tháng 5; 2 người)?",
        "The same participants as on 2023-05-08 (Giao ban tháng 5; 2 people)?",
    ];
    for (language, questions, [one, several], same) in [
        (
            VI,
            ["Tên cuộc họp:", "Loại:", "Ngày họp:", "Giờ hoặc buổi:", "Địa điểm:"],
            ["29/03/2024", "28/03/2024 - 29/03/2024"],
            same[0],
        ),
        (
            EN,
            ["Title:", "Kind:", "Date:", "Time or part of the day:", "Place:"],
            ["2024-03-29", "2024-03-28 - 2024-03-29"],
            same[1],
        ),
    ] {
        let office = office();
        let [title, kind, date, time, place] = questions;
        let mut terminal = Terminal::small(&office, language, &["new"]);
        terminal.answer(title, &format!("Giao ban{ENTER}"));
        terminal.answer(kind, ENTER);
        // Today.
        terminal.answer(
            &format!("{date} ({})", if language == VI { "01/04/2024" } else { "2024-04-01" }),
            &format!("thứ Sáu{ENTER}"),
        );
        terminal.answer(time, "\u{1b}");
        // What was understood is in the line, to be corrected.
        terminal.answer(one, &format!("{}28/3 - 29/3{ENTER}", control('u')));
        terminal.answer(time, "\u{1b}");
        terminal.answer(several, ENTER);
        terminal.answer(time, ENTER);
        terminal.answer(place, ENTER);
        shows(&terminal, same);
        terminal.press("\u{3}");
        assert_eq!(terminal.end(), 130);
    }
}

/// Also where nothing is drawn anew.
#[test]
fn no_word_is_broken_in_plain_lines() {
    let office = office();
    let mut terminal = Terminal::small(&office, VI, &["new", "--plain"]);
    terminal.answer("Tên cuộc họp:", "Giao ban tháng 6\n");
    terminal.answer("Số [9]:", "\u{3}");
    assert_eq!(terminal.end(), 130);
    let shown = terminal.contents();
    let welcome =
        "Trả lời từng câu; mỗi câu trả lời được lưu ngay. Gõ \"<\": quay lại, \".\": dừng,\n\"-\": bỏ trống.\n";
    assert!(shown.starts_with(welcome), "{shown}");
}
