//! What people stumbled over in their first hour, in a terminal of 80 columns and 24 lines, in both languages.

use std::fs;

use super::small::{control, shows, skip_the_rest, up_to, up_to_of};
use super::{EN, VI, drafts, made, office, text_of_the_one_made, with_open_work};
use crate::support::Office;
use crate::terminal::{CONTROL_C, ENTER, ESCAPE, Terminal};

/// The word for each language.
fn of<'w>(language: &[(&str, &str)], vi: &'w str, en: &'w str) -> &'w str {
    if language == VI { vi } else { en }
}

/// Writes the record as a draft, and reads it.
fn written(mut terminal: Terminal, office: &Office, language: &[(&str, &str)]) -> String {
    terminal.answer(of(language, "Biên bản này:", "This record:"), ENTER);
    assert_eq!(terminal.end(), 0, "{}", terminal.contents());
    text_of_the_one_made(office)
}

#[test]
fn enter_alone_makes_a_draft_and_nothing_that_does_not_fit() {
    for language in [VI, EN] {
        let office = office();
        let mut terminal = up_to_of(&["new"], "", &office, language);
        terminal.answer(of(language, "Nhiệm vụ 1:", "Task 1:"), ENTER);
        terminal.answer(of(language, "Văn bản 1:", "Paper 1:"), ENTER);
        terminal.answer(of(language, "Biên bản này:", "This record:"), "xyz");
        let none = of(language, "(không có mục nào khớp", "(no match");
        terminal.wait_for(none);
        terminal.press(&format!("{ENTER}{ENTER}{ENTER}"));
        terminal.press(&format!("{}qqq", control('u')));
        terminal.wait_for("qqq");
        terminal.wait_for(none);
        assert!(made(&office).is_empty());
        terminal.press(&control('u'));
        terminal.wait_for(of(language, "> Lưu dự thảo", "> Save it as a draft"));
        assert!(written(terminal, &office, language).contains("\nstate: draft\n"));
    }
}

#[test]
fn after_going_back_enter_goes_forward_over_the_answers() {
    for language in [VI, EN] {
        let office = office();
        let [directive, kind, lead, support, due] = if language == VI {
            ["Kết luận, chỉ đạo 1:", "Loại chỉ đạo:", "Chủ trì:", "Phối hợp:", "Hạn hoàn thành:"]
        } else {
            ["Directive 1:", "Kind of directive:", "Lead:", "Support:", "Deadline:"]
        };
        let mut terminal = up_to(directive, &office, language);
        terminal.answer(directive, &format!("Lập kế hoạh năm{ENTER}"));
        terminal.answer(kind, &format!("{}{ENTER}", of(language, "quyet dinh", "decision")));
        terminal.answer(lead, &format!("Lê Thị An{ENTER}"));
        terminal.answer(support, &format!("Sở Nội vụ{ENTER}"));
        terminal.answer(due, ESCAPE);
        terminal.answer(&format!("{support} Sở Nội vụ"), ESCAPE);
        terminal.answer(&format!("{lead} Lê Thị An"), ESCAPE);
        terminal.answer(kind, ESCAPE);
        // A slip of the pen is corrected; what was answered about it is there, to be passed with Enter.
        terminal.answer(&format!("{directive} Lập kế hoạh năm"), &format!("{}Lập kế hoạch năm{ENTER}", control('u')));
        terminal.wait_for(of(language, "> Quyết định", "> Decision"));
        terminal.answer(kind, ENTER);
        terminal.answer(&format!("{lead} Lê Thị An"), ENTER);
        // The sign for nothing clears what is there.
        terminal.wait_for(of(language, "-: bỏ trống", "-: leave empty"));
        terminal.answer(&format!("{support} Sở Nội vụ"), &format!("-{ENTER}"));
        terminal.answer(due, &format!("30/6/2024{ENTER}"));
        terminal.answer(of(language, "Kết luận, chỉ đạo 2:", "Directive 2:"), ENTER);
        terminal.answer(of(language, "Nhiệm vụ 1:", "Task 1:"), ENTER);
        terminal.answer(of(language, "Văn bản 1:", "Paper 1:"), ENTER);
        let record = written(terminal, &office, language);
        let expected = "    kind: decision\n    text: Lập kế hoạch năm\n    lead: le-thi-an\n    due: 2024-06-30\n";
        let named = "    kind: decision\n    text: Lập kế hoạch năm\n    lead: Lê Thị An\n    due: 2024-06-30\n";
        assert!(record.contains(expected) || record.contains(named), "{record}");
    }
}

#[test]
fn one_of_a_list_is_cleared_and_the_others_stay() {
    for language in [VI, EN] {
        let office = office();
        let person = of(language, "Người dự họp", "Participant");
        let role = of(language, "Vai trò:", "Role:");
        let mut terminal = up_to(&format!("{person} 1:"), &office, language);
        for (number, name) in ["Trần Văn Mười; A", "Nguyễn Minh Trí; B", "Lê Văn Hòa; C"].iter().enumerate()
        {
            terminal.answer(&format!("{person} {}:", number + 1), &format!("{name}{ENTER}"));
            terminal.answer(role, ENTER);
        }
        terminal.answer(&format!("{person} 4:"), ESCAPE);
        terminal.answer(role, ESCAPE);
        terminal.answer(&format!("{person} 3:"), ESCAPE);
        terminal.answer(role, ESCAPE);
        terminal.answer(&format!("{person} 2: Nguyễn Minh Trí; B"), &format!("-{ENTER}"));
        terminal.answer(&format!("{person} 2: Lê Văn Hòa; C"), ENTER);
        terminal.answer(role, ENTER);
        terminal.answer(&format!("{person} 3:"), ENTER);
        terminal.answer(of(language, "Vắng mặt:", "Absent:"), ENTER);
        skip_the_rest(&mut terminal, language);
        let record = written(terminal, &office, language);
        assert!(record.contains("Trần Văn Mười") && record.contains("Lê Văn Hòa"), "{record}");
        assert!(!record.contains("Nguyễn Minh Trí"), "{record}");
    }
}

#[test]
fn a_no_to_a_deadline_asks_for_it_again() {
    for language in [VI, EN] {
        let office = office();
        let [task, lead, due, confirm] = if language == VI {
            ["Nhiệm vụ", "Chủ trì:", "Hạn hoàn thành:", "(Có/không):"]
        } else {
            ["Task", "Lead:", "Deadline:", "(Yes/no):"]
        };
        let mut terminal = up_to("", &office, language);
        terminal.answer(&format!("{task} 1:"), &format!("Lập danh mục{ENTER}"));
        terminal.answer(lead, &format!("Lê Thị An{ENTER}"));
        terminal.answer(due, &format!("thứ Sáu{ENTER}"));
        terminal.answer(confirm, &format!("n{ENTER}"));
        terminal.answer(&format!("{due} thứ Sáu"), &format!(" tuần sau{ENTER}"));
        shows(&terminal, of(language, "12/04/2024?", "2024-04-12?"));
        terminal.answer(confirm, ENTER);
        // The same words once more are kept as words.
        terminal.answer(&format!("{task} 2:"), &format!("Báo cáo{ENTER}"));
        terminal.answer(lead, &format!("Lê Thị An{ENTER}"));
        terminal.answer(due, &format!("thứ Bảy{ENTER}"));
        terminal.answer(confirm, &format!("n{ENTER}"));
        terminal.answer(&format!("{due} thứ Bảy"), ENTER);
        terminal.answer(&format!("{task} 3:"), ENTER);
        terminal.answer(if language == VI { "Văn bản 1:" } else { "Paper 1:" }, ENTER);
        let record = written(terminal, &office, language);
        assert!(record.contains("    due: 2024-04-12\n    due_text: thứ Sáu tuần sau\n"), "{record}");
        assert!(record.contains("    due_text: thứ Bảy\n") && record.matches("due:").count() == 1, "{record}");
    }
}

#[test]
fn who_leads_is_said_and_those_there_come_first() {
    for language in [VI, EN] {
        let office = office();
        let [person, role, task, lead, due, confirm] = if language == VI {
            ["Người dự họp", "Vai trò:", "Nhiệm vụ", "Chủ trì:", "Hạn hoàn thành:", "(Có/không):"]
        } else {
            ["Participant", "Role:", "Task", "Lead:", "Deadline:", "(Yes/no):"]
        };
        let mut terminal = up_to(&format!("{person} 1:"), &office, language);
        terminal.answer(&format!("{person} 1:"), &format!("Trần Văn Mười; A{ENTER}"));
        terminal.answer(role, ENTER);
        terminal.answer(&format!("{person} 2:"), ENTER);
        terminal.answer(of(language, "Vắng mặt:", "Absent:"), ENTER);
        let skipped = if language == VI {
            ["Nội dung chương trình 1:", "Diễn biến 1:", "Kết luận, chỉ đạo 1:"]
        } else {
            ["Agenda item 1:", "Proceeding 1:", "Directive 1:"]
        };
        for question in skipped {
            terminal.answer(question, ENTER);
        }
        terminal.answer(&format!("{task} 1:"), &format!("Lập danh mục{ENTER}"));
        let shown = terminal.settled("Bùi Thái Trọng");
        let at = |name: &str| shown.rfind(name).unwrap();
        assert!(at("Trần Văn Mười · A") < at("Bùi Thái Trọng"), "{shown}");
        terminal.answer(lead, &format!("trước 15/4{ENTER}"));
        shows(&terminal, of(language, "“trước 15/4” là hạn hoàn thành?", "Is \"trước 15/4\" the deadline?"));
        terminal.answer(confirm, ENTER);
        terminal.answer(lead, &format!("Mười; Sở GDĐT; các chi bộ{ENTER}"));
        let read = of(
            language,
            "→ Trần Văn Mười (cá nhân); Sở Giáo dục và Đào tạo (cơ quan, đơn vị); “các chi bộ” (chưa có tên này, ghi nguyên văn)",
            "→ Trần Văn Mười (person); Sở Giáo dục và Đào tạo (organization); \"các chi bộ\" (not a known name, kept as typed)",
        );
        shows(&terminal, read);
        terminal.answer(&format!("{due} trước 15/4"), ENTER);
        terminal.answer(confirm, ENTER);
        terminal.answer(&format!("{task} 2:"), ENTER);
        terminal.answer(if language == VI { "Văn bản 1:" } else { "Paper 1:" }, ENTER);
        let record = written(terminal, &office, language);
        assert!(record.contains("      - tran-van-muoi\n") && record.contains("      - các chi bộ\n"), "{record}");
        assert!(record.contains("    due: 2024-04-14\n    due_text: trước 15/4\n"), "{record}");
    }
}

#[test]
fn present_and_absent_in_any_order_and_a_slip_is_corrected() {
    for (language, [person, role, absent, confirm], [away, typed, wrong, added]) in [
        (
            VI,
            ["Người dự họp", "Vai trò:", "Vắng mặt:", "(Có/không):"],
            [
                "Nguyễn Minh Trí, Trưởng phòng (vắng có phép: ốm)",
                "Đỗ Văn Tám (không phép); Hùng",
                "không có ai tên “Hùng” trong danh sách",
                "“Đỗ Văn Tám” chưa có trong danh sách. Ghi thêm là người vắng mặt?",
            ],
        ),
        (
            EN,
            ["Participant", "Role:", "Absent:", "(Yes/no):"],
            [
                "Nguyễn Minh Trí, Trưởng phòng (excused: sick)",
                "Đỗ Văn Tám (unexcused); Hùng",
                "no participant is called \"Hùng\"",
                "\"Đỗ Văn Tám\" is not in the list. Add as an absent participant?",
            ],
        ),
    ] {
        let office = office();
        let mut terminal = up_to(&format!("{person} 1:"), &office, language);
        terminal.answer(&format!("{person} 1:"), &format!("{away}{ENTER}"));
        terminal.answer(role, ENTER);
        terminal.answer(&format!("{person} 2:"), &format!("Trần Văn Mười; A{ENTER}"));
        terminal.answer(role, ENTER);
        terminal.answer(&format!("{person} 3:"), ENTER);
        terminal.answer(absent, &format!("{typed}{ENTER}"));
        shows(&terminal, wrong);
        // What was typed is there to be corrected.
        terminal.answer(&format!("{absent} {typed}"), &format!("{}{}{ENTER}", control('w'), "\u{7f}\u{7f}"));
        shows(&terminal, added);
        terminal.answer(confirm, ENTER);
        let read = of(language, "→ Đỗ Văn Tám (vắng, không phép)", "→ Đỗ Văn Tám (absent, unexcused)");
        shows(&terminal, read);
        skip_the_rest(&mut terminal, language);
        let record = written(terminal, &office, language);
        for part in [
            &format!("      - Trưởng phòng\n    attendance: excused\n    reason: {}\n", of(language, "ốm", "sick")),
            "  - id: tran-van-muoi\n    name: Trần Văn Mười\n    positions:\n      - A\n    roles:\n      - chair\n",
            &format!(
                "    name: Đỗ Văn Tám\n    attendance: absent\n    reason: {}\n",
                of(language, "không phép", "unexcused")
            ),
        ] {
            assert!(record.contains(part), "{part}:\n{record}");
        }
    }
}

#[test]
fn hours_as_people_say_them() {
    for (language, question, times) in [
        (
            VI,
            "Giờ hoặc buổi:",
            [("2 giờ chiều", "14 giờ 00"), ("14 giờ 30", "14 giờ 30"), ("từ 8h đến 11h30", "8 giờ 00 – 11 giờ 30")],
        ),
        (
            EN,
            "Time or part of the day:",
            [("2:30pm", "14:30"), ("at noon", "12:00"), ("from 2 to 4 pm", "14:00 – 16:00")],
        ),
    ] {
        let office = office();
        let mut terminal = up_to(question, &office, language);
        for (typed, read) in times {
            terminal.answer(question, &format!("{}{typed}{ENTER}", control('u')));
            terminal.wait_for(&format!("→ {read}"));
            terminal.answer(of(language, "Địa điểm:", "Place:"), ESCAPE);
        }
        terminal.answer(question, CONTROL_C);
        assert_eq!(terminal.end(), 130);
    }
}

#[test]
fn speakers_votes_and_resolutions() {
    for (language, [person, role, absent, proceeding, kind, speaker, directive, directive_kind], votes) in [
        (
            VI,
            [
                "Người dự họp",
                "Vai trò:",
                "Vắng mặt:",
                "Diễn biến",
                "Loại diễn biến:",
                "Người phát biểu:",
                "Kết luận, chỉ đạo 1:",
                "Loại chỉ đạo:",
            ],
            ["Số phiếu tán thành:", "Số phiếu không tán thành:", "Số phiếu không có ý kiến:"],
        ),
        (
            EN,
            [
                "Participant",
                "Role:",
                "Absent:",
                "Proceeding",
                "Kind of proceeding:",
                "Speaker:",
                "Directive 1:",
                "Kind of directive:",
            ],
            ["Votes for:", "Votes against:", "Abstentions:"],
        ),
    ] {
        let office = office();
        let mut terminal = up_to(&format!("{person} 1:"), &office, language);
        for (number, name) in ["Trần Văn Mười; A", "Nguyễn Văn Hoa; B", "Lê Thị Hoa; C"].iter().enumerate()
        {
            terminal.answer(&format!("{person} {}:", number + 1), &format!("{name}{ENTER}"));
            terminal.answer(role, ENTER);
        }
        terminal.answer(&format!("{person} 4:"), ENTER);
        terminal.answer(absent, ENTER);
        terminal.answer(of(language, "Nội dung chương trình 1:", "Agenda item 1:"), ENTER);
        terminal.answer(&format!("{proceeding} 1:"), &format!("Đ/c Mười: Nhất trí với báo cáo.{ENTER}"));
        terminal.answer(kind, ENTER);
        terminal.answer(&format!("{speaker} Trần Văn Mười"), ENTER);
        // One of two is asked for.
        terminal.answer(&format!("{proceeding} 2:"), &format!("Bà Hoa: Đề nghị bổ sung.{ENTER}"));
        terminal.answer(of(language, "“Bà Hoa” là cá nhân, đơn vị nào:", "Who or what is \"Bà Hoa\":"), "\u{1b}[B\r");
        terminal.answer(kind, ENTER);
        terminal.answer(&format!("{speaker} Lê Thị Hoa"), ENTER);
        terminal.answer(
            &format!("{proceeding} 3:"),
            &format!("{}{ENTER}", of(language, "Biểu quyết kế hoạch.", "Vote on the plan.")),
        );
        terminal.answer(kind, ENTER);
        terminal.answer(speaker, ENTER);
        for (question, count) in votes.iter().zip(["2", "0", "1"]) {
            terminal.answer(question, &format!("{count}{ENTER}"));
        }
        terminal.answer(&format!("{proceeding} 4:"), ENTER);
        terminal
            .answer(directive, &format!("{}{ENTER}", of(language, "QUYẾT NGHỊ: Thông qua.", "RESOLVED: to approve.")));
        terminal.wait_for(of(language, "> Nghị quyết", "> Resolution"));
        terminal.answer(directive_kind, ENTER);
        terminal.answer(of(language, "Chủ trì:", "Lead:"), ENTER);
        terminal.answer(of(language, "Hạn hoàn thành:", "Deadline:"), ENTER);
        terminal.answer(of(language, "Kết luận, chỉ đạo 2:", "Directive 2:"), ENTER);
        terminal.answer(of(language, "Nhiệm vụ 1:", "Task 1:"), ENTER);
        terminal.answer(of(language, "Văn bản 1:", "Paper 1:"), ENTER);
        let record = written(terminal, &office, language);
        for part in [
            "    by: tran-van-muoi\n    text: Nhất trí với báo cáo.\n",
            "    by: le-thi-hoa\n    text: Đề nghị bổ sung.\n",
            "    vote:\n      for: 2\n      against: 0\n      abstain: 1\n",
            "    kind: resolution\n",
        ] {
            assert!(record.contains(part), "{part}:\n{record}");
        }
        assert_eq!(office.run(&["validate", "--warnings-as-errors"]).code, 0);
    }
}

#[test]
fn the_title_says_the_kind_and_own_fields_are_asked() {
    for language in [VI, EN] {
        let office = office();
        office.write(
            "meeting.yaml",
            "kinds:\n  tiep-cong-dan: {vi: tiếp công dân, en: citizen reception}\nfields:\n  x-officer: {title: {vi: \
             chuyên viên theo dõi, en: officer}}\n  x-level: {title: {vi: mức độ, en: level}, type: choice, values: [A, B], \
             where: [record]}\n  x-other: {title: khác}\nrequire: [x-level, 'directives[].x-officer']\n",
        );
        let mut terminal = Terminal::small(&office, language, &["new", "--draft"]);
        let title = of(language, "Tên cuộc họp:", "Title:");
        let kind = of(language, "Loại:", "Kind:");
        terminal.answer(title, &format!("Họp chuyên đề{ENTER}"));
        terminal.wait_for(of(language, "> Họp chuyên đề", "> Thematic meeting"));
        terminal.answer(kind, ESCAPE);
        let own = of(language, "Tiếp công dân tháng 4", "Citizen reception, April");
        terminal.answer(title, &format!("{}{own}{ENTER}", control('u')));
        let proposed = of(language, "> Tiếp công dân", "> Citizen reception");
        terminal.wait_for(proposed);
        // What was typed by mistake and taken back leaves the proposal.
        terminal.answer(kind, "qqq");
        terminal.wait_for(of(language, "(không có mục nào khớp", "(no match"));
        terminal.press(&control('u'));
        terminal.wait_for(proposed);
        terminal.press(ENTER);
        let questions = if language == VI {
            ["Ngày họp:", "Giờ hoặc buổi:", "Địa điểm:"]
        } else {
            ["Date:", "Time or", "Place:"]
        };
        for question in questions {
            terminal.answer(question, ENTER);
        }
        terminal.answer(of(language, "Mức độ:", "Level:"), &format!("B{ENTER}"));
        let questions = if language == VI {
            ["Cơ quan, đơn vị 1:", "Người dự họp 1:", "Nội dung chương trình 1:", "Diễn biến 1:"]
        } else {
            ["Organization 1:", "Participant 1:", "Agenda item 1:", "Proceeding 1:"]
        };
        for question in questions {
            terminal.answer(question, ENTER);
        }
        terminal.answer(of(language, "Kết luận, chỉ đạo 1:", "Directive 1:"), &format!("Lập kế hoạch{ENTER}"));
        terminal.answer(of(language, "Loại chỉ đạo:", "Kind of directive:"), ENTER);
        terminal.answer(of(language, "Chủ trì:", "Lead:"), ENTER);
        terminal.answer(of(language, "Hạn hoàn thành:", "Deadline:"), ENTER);
        terminal.answer(of(language, "Chuyên viên theo dõi:", "Officer:"), &format!("Hoa{ENTER}"));
        terminal.answer(of(language, "Kết luận, chỉ đạo 2:", "Directive 2:"), ENTER);
        terminal.answer(of(language, "Nhiệm vụ 1:", "Task 1:"), ENTER);
        terminal.answer(of(language, "Văn bản 1:", "Paper 1:"), ENTER);
        let record = written(terminal, &office, language);
        for part in ["  kind: tiep-cong-dan\n", "\nx-level: B\n", "    x-officer: Hoa\n"] {
            assert!(record.contains(part), "{part}:\n{record}");
        }
    }
}

#[test]
fn a_directive_is_in_progress_and_a_long_one_has_its_words_in_the_prompt() {
    for language in [VI, EN] {
        let office = office();
        with_open_work(&office);
        let path = office.root().join("records/2024/2024-03-04-giao-ban-thang-3.yaml");
        let long = "Tiết kiệm điện, nước, văn phòng phẩm tại tất cả các phòng, ban và đơn vị trực thuộc trong năm";
        fs::write(&path, fs::read_to_string(&path).unwrap().replace("Tiết kiệm điện.", long)).unwrap();
        let mut terminal = Terminal::small(&office, language, &["new", "--draft"]);
        terminal.answer(of(language, "Tên cuộc họp:", "Title:"), &format!("Giao ban tháng 4{ENTER}"));
        let questions = if language == VI {
            [
                "Loại:",
                "Ngày họp:",
                "Giờ hoặc buổi:",
                "Địa điểm:",
                "(Có/không):",
                "Cơ quan, đơn vị 1:",
                "Người dự họp 2:",
            ]
        } else {
            ["Kind:", "Date:", "Time or", "Place:", "(Yes/no):", "Organization 1:", "Participant 2:"]
        };
        for question in questions {
            terminal.answer(question, ENTER);
        }
        terminal.answer(of(language, "Vắng mặt:", "Absent:"), ENTER);
        terminal.answer(of(language, "Nội dung chương trình 1:", "Agenda item 1:"), ENTER);
        terminal.answer(of(language, "(Có/không):", "(Yes/no):"), ENTER);
        let unseen = of(language, "khong ra", "not discussed");
        terminal.answer("Lập danh mục", &format!("{unseen}{ENTER}"));
        terminal.wait_for("? Tiết kiệm điện, nước, văn phòng phẩm");
        terminal.press(&format!("{}{ENTER}", of(language, "dang", "in progress")));
        terminal.answer(of(language, "Ghi chú:", "Note:"), &format!("2 phòng xong{ENTER}"));
        for work in ["Sửa máy in", "Mua giấy"] {
            terminal.answer(work, &format!("{unseen}{ENTER}"));
        }
        for question in of(
            language,
            "Diễn biến 1:|Kết luận, chỉ đạo 1:|Nhiệm vụ 1:|Văn bản 1:",
            "Proceeding 1:|Directive 1:|Task 1:|Paper 1:",
        )
        .split('|')
        {
            terminal.answer(question, ENTER);
        }
        terminal.answer(of(language, "Biên bản này:", "This record:"), ENTER);
        assert_eq!(terminal.end(), 0, "{}", terminal.contents());
        let note = of(language, "note: \"Đang thực hiện: 2 phòng xong\"\n", "note: \"In progress: 2 phòng xong\"\n");
        let earlier = fs::read_to_string(&path).unwrap();
        assert!(earlier.contains(note) || earlier.contains(&note.replace('"', "'")), "{earlier}");
    }
}

#[test]
fn ctrl_c_at_any_question_keeps_the_answers_and_writes_nothing() {
    for language in [VI, EN] {
        for last in ["day", "confirm", "list", "end"] {
            let office = office();
            let question = match last {
                "day" => of(language, "Ngày họp:", "Date:"),
                "confirm" => of(language, "(Có/không):", "(Yes/no):"),
                "list" => of(language, "Người dự họp 1:", "Participant 1:"),
                _ => "",
            };
            let mut terminal = up_to_of(&["new"], question, &office, language);
            if last == "end" {
                terminal.answer(of(language, "Nhiệm vụ 1:", "Task 1:"), ENTER);
                terminal.answer(of(language, "Văn bản 1:", "Paper 1:"), ENTER);
                terminal.answer(of(language, "Biên bản này:", "This record:"), CONTROL_C);
            } else {
                terminal.answer(question, &format!("chưa xong{CONTROL_C}"));
            }
            assert_eq!(terminal.end(), 130);
            shows(&terminal, of(language, "Chưa lưu thành biên bản.", "Not saved as a record."));
            assert_eq!((made(&office).len(), drafts(&office)), (0, 1), "{last}");
        }
    }
}
