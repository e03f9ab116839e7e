//! What is typed as people type it, in a terminal of 80 columns and 24 lines, in both languages.

use super::{EN, VI, office, text_of_the_one_made};
use crate::support::Office;
use crate::terminal::{ENTER, Terminal};

/// Begins a draft on Monday, 1 April 2024, and answers the questions up to the first task the shortest way.
fn up_to_task(office: &Office, language: &[(&str, &str)]) -> Terminal {
    let mut terminal = Terminal::small(office, language, &["new", "--draft"]);
    let questions = if language == VI {
        [
            "Loại:",
            "Ngày họp:",
            "Giờ hoặc buổi:",
            "Địa điểm:",
            "(C/k):",
            "Cơ quan, đơn vị 1:",
            "Người dự họp 1:",
            "Kết luận, chỉ đạo 1:",
        ]
    } else {
        [
            "Kind:",
            "Date:",
            "Time or part of the day:",
            "Place:",
            "(Y/n):",
            "Organization 1:",
            "Participant 1:",
            "Directive 1:",
        ]
    };
    terminal.answer(if language == VI { "Tên cuộc họp:" } else { "Title:" }, &format!("Giao ban{ENTER}"));
    for question in questions {
        let answer = match question {
            "(C/k):" => "k",
            "(Y/n):" => "n",
            _ => "",
        };
        terminal.answer(question, &format!("{answer}{ENTER}"));
    }
    terminal
}

/// A text on the screen, wherever its lines end.
fn shows(terminal: &Terminal, text: &str) {
    let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    terminal.wait_until(text, |shown| words(shown).contains(&words(text)));
}

#[test]
fn deadlines_as_people_say_them() {
    for (language, questions, answers) in [
        (
            VI,
            ["Nhiệm vụ", "Chủ trì:", "Hạn hoàn thành:", "(C/k):"],
            [
                ("hoàn thành trong ngày 12/4", "hạn cuối là ngày thứ Sáu 12/04/2024?", "2024-04-12"),
                ("cuối giờ chiều thứ Năm (11/4)", "hạn cuối là ngày thứ Năm 11/04/2024?", "2024-04-11"),
                ("sáng thứ Hai tuần sau", "hạn cuối là ngày thứ Hai 08/04/2024?", "2024-04-08"),
                ("ngày mai", "hạn cuối là ngày thứ Ba 02/04/2024?", "2024-04-02"),
                ("quý I", "hạn cuối là ngày thứ Hai 31/03/2025 (năm sau)?", "2025-03-31"),
                ("trước 17 giờ ngày 06/4", "hạn cuối là 17 giờ ngày thứ Bảy 06/04/2024?", "2024-04-06"),
            ],
        ),
        (
            EN,
            ["Task", "Lead:", "Deadline:", "(Y/n):"],
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
        let mut terminal = up_to_task(&office, language);
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
        terminal.answer(if language == VI { "Biên bản này:" } else { "This record:" }, ENTER);
        assert_eq!(terminal.end(), 0, "{}", terminal.contents());
        let record = text_of_the_one_made(&office);
        for (typed, _, due) in answers {
            assert!(record.contains(&format!("due: {due}\n")) && record.contains(typed), "{typed}:\n{record}");
        }
        assert_eq!(record.matches("due_time: \"17:00\"\n").count(), 1, "{record}");
    }
}
