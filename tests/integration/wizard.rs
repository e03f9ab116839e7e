//! `meeting new` in a real terminal.

use std::fs;
use std::path::PathBuf;

use insta::assert_snapshot;

use crate::support::Office;
use crate::terminal::{CONTROL_C, DOWN, ENTER, ESCAPE, TAB, Terminal};

mod hour;
mod small;

const VI: &[(&str, &str)] = &[("MEETING_LANG", "vi")];
const EN: &[(&str, &str)] = &[("MEETING_LANG", "en")];

/// An office with one earlier session of two people.
fn office() -> Office {
    let office = Office::empty();
    office.write("meeting.yaml", "");
    office.write(
        "records/2023/2023-05-08-giao-ban-thang-5.yaml",
        "format: 1\nid: 2023-05-08-giao-ban-thang-5\ntitle: Giao ban tháng 5\nstate: final\nsession:\n  kind: regular-meeting\n  \
         date: 2023-05-08\n  place: Phòng họp tầng 2\norganizations:\n  - id: so-gddt\n    name: Sở Giáo dục và Đào tạo\n    \
         short: Sở GDĐT\nparticipants:\n  - id: bui-thai-trong\n    name: Bùi Thái Trọng\n    positions:\n      - Tỉnh ủy viên\n      \
         - Bí thư Đảng ủy Khối\n    roles:\n      - chair\n  - id: le-thi-an\n    name: Lê Thị An\n    attendance: absent\n",
    );
    office
}

/// The records that were made on the day of the tests or later.
fn made(office: &Office) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(office.root().join("records/2024")) else { return Vec::new() };
    entries.map(|entry| entry.unwrap().path()).collect()
}

fn text_of_the_one_made(office: &Office) -> String {
    let made = made(office);
    assert_eq!(made.len(), 1, "{made:?}");
    fs::read_to_string(&made[0]).unwrap()
}

/// How many drafts are kept.
fn drafts(office: &Office) -> usize {
    let folder = office.root().join("../.local/state/meeting/new");
    fs::read_dir(folder).map_or(0, Iterator::count)
}

/// The choice of a final record, where a draft is the first.
const FINAL: &str = "\u{1b}[B\r";

#[test]
fn the_whole_way() {
    let office = office();
    let mut terminal = Terminal::start(&office, 100, VI, &["new"]);
    terminal.answer("Tên cuộc họp:", &format!("Giao ban tháng 6{ENTER}"));
    terminal.answer("Loại:", ENTER);
    terminal.answer("Ngày họp:", &format!("01/04/2024{ENTER}"));
    terminal.wait_for("→ thứ Hai, ngày 01/04/2024");
    terminal.answer("Giờ hoặc buổi:", &format!("8h30-11h{ENTER}"));
    terminal.answer("Địa điểm:", &format!("tang 2{TAB}{ENTER}"));
    terminal.answer("(Có/không):", &format!("k{ENTER}"));
    terminal.answer("Cơ quan, đơn vị 1:", &format!("gddt{DOWN}{ENTER}"));
    terminal.answer("Cơ quan, đơn vị 2:", ENTER);
    terminal.answer("Người dự họp 1:", "trong");
    terminal.wait_for("Bùi Thái Trọng · Tỉnh ủy viên, Bí thư Đảng ủy Khối");
    terminal.press(&format!("{DOWN}{ENTER}"));
    terminal.answer("Chức vụ của Bùi Thái Trọng: Tỉnh ủy viên; Bí thư Đảng ủy Khối", &format!("; Ủy viên BCH{ENTER}"));
    terminal.answer("Vai trò:", ENTER);
    terminal.answer("Người dự họp 2:", &format!("Trần Văn Bình; Chánh Văn phòng{ENTER}"));
    terminal.answer("Vai trò:", &format!("thu ky{ENTER}"));
    terminal.answer("Người dự họp 3:", ENTER);
    terminal.answer("Vắng mặt:", &format!("binh (có phép){ENTER}"));
    terminal.answer("Nội dung chương trình 1:", ENTER);
    terminal.answer("Diễn biến 1:", ENTER);
    terminal.answer("Kết luận, chỉ đạo 1:", &format!("Rà soát kế hoạch năm{ENTER}"));
    terminal.answer("Loại chỉ đạo:", ENTER);
    terminal.answer("Chủ trì:", &format!("sở gd{TAB}{ENTER}"));
    terminal.answer("Phối hợp:", &format!("Lê Thị An; Trần Văn Bình{ENTER}"));
    terminal.answer("Hạn hoàn thành:", &format!("30/6/2024{ENTER}"));
    terminal.answer("Kết luận, chỉ đạo 2:", ENTER);
    terminal.answer("Nhiệm vụ 1:", &format!("Lập danh mục{ENTER}"));
    terminal.answer("Thực hiện chỉ đạo:", &format!("{DOWN}{ENTER}"));
    terminal.answer("Nhiệm vụ 2:", ENTER);
    terminal.answer("Văn bản 1:", &format!("12/TB-VP{ENTER}"));
    terminal.answer("Nơi nhận 12/TB-VP:", &format!("Sở Nội vụ; Lưu VT{ENTER}"));
    terminal.answer("Văn bản 2:", ENTER);
    assert_snapshot!(terminal.settled("Dừng, giữ lại để nhập tiếp"));
    terminal.press(FINAL);
    assert_eq!(terminal.end(), 0, "{}", terminal.contents());
    assert_snapshot!(text_of_the_one_made(&office));
    assert_eq!(drafts(&office), 0);
    assert_eq!(office.run(&["validate", "--warnings-as-errors"]).code, 0);
}

/// Answers the questions up to the people, the shortest way.
fn up_to_people(terminal: &mut Terminal, title: &str) {
    terminal.answer("Tên cuộc họp:", &format!("{title}{ENTER}"));
    terminal.answer("Loại:", ENTER);
    terminal.answer("Ngày họp:", ENTER);
    terminal.answer("Giờ hoặc buổi:", ENTER);
    terminal.answer("Địa điểm:", ENTER);
    terminal.wait_for("Thành phần như cuộc họp");
    terminal.answer("(Có/không):", &format!("k{ENTER}"));
    terminal.answer("Cơ quan, đơn vị 1:", ENTER);
}

/// Ends all lists and writes the record.
fn from_people_to_the_end(terminal: &mut Terminal, person: usize) {
    terminal.answer(&format!("Người dự họp {person}:"), ENTER);
    if person > 1 {
        terminal.answer("Vắng mặt:", ENTER);
    }
    terminal.answer("Nội dung chương trình", ENTER);
    terminal.answer("Diễn biến 1:", ENTER);
    terminal.answer("Kết luận, chỉ đạo 1:", ENTER);
    terminal.answer("Nhiệm vụ 1:", ENTER);
    terminal.answer("Văn bản 1:", ENTER);
    terminal.answer("Biên bản này:", FINAL);
}

#[test]
fn the_same_people_as_last_time_in_one_key() {
    let office = office();
    let mut terminal = Terminal::start(&office, 100, VI, &["new"]);
    terminal.answer("Tên cuộc họp:", &format!("Giao ban tháng 6{ENTER}"));
    terminal.answer("Loại:", ENTER);
    terminal.answer("Ngày họp:", ENTER);
    terminal.answer("Giờ hoặc buổi:", &format!("sang{ENTER}"));
    terminal.answer("Địa điểm:", ENTER);
    terminal.wait_for("Thành phần như cuộc họp ngày 08/05/2023 (Giao ban tháng 5; 2 người)?");
    terminal.answer("(Có/không):", ENTER);
    terminal.wait_for("→ Bùi Thái Trọng, Lê Thị An");
    terminal.answer("Cơ quan, đơn vị 2:", ENTER);
    from_people_to_the_end(&mut terminal, 3);
    assert_eq!(terminal.end(), 0, "{}", terminal.contents());
    let record = text_of_the_one_made(&office);
    assert!(record.contains("Bí thư Đảng ủy Khối") && record.contains("short: Sở GDĐT"), "{record}");
    assert!(record.contains("part_of_day: morning") && !record.contains("absent"), "{record}");
}

/// An earlier session with work that is open.
fn with_open_work(office: &Office) {
    office.write(
        "records/2024/2024-03-04-giao-ban-thang-3.yaml",
        "format: 1\nid: 2024-03-04-giao-ban-thang-3\ntitle: Giao ban tháng 3\nstate: final\nsession:\n  kind: regular-meeting\n  \
         date: 2024-03-04\nparticipants:\n  - id: le-thi-an\n    name: Lê Thị An\n    positions:\n      - Chánh Văn phòng\n    \
         roles:\n      - chair\ndirectives:\n  - id: d1\n    kind: request\n    text: Tiết kiệm điện.\n  - id: d2\n    \
         kind: assignment\n    text: Lập danh mục.\n    lead: le-thi-an\ntasks:\n  - id: t1\n    title: Lập danh mục\n    \
         directive: d2\n    due: 2024-03-29\n  - id: t2\n    title: Sửa máy in\n    lead: le-thi-an\n  - id: t3\n    \
         title: Mua giấy\n    lead: le-thi-an\n  - id: t4\n    title: Việc đã xong\n    lead: le-thi-an\n    \
         status: completed\n    completed: 2024-03-05\n    updates:\n      - date: 2024-03-05\n        status: completed\n",
    );
}

#[test]
fn the_open_work_of_last_time_is_gone_through_and_written_where_it_lives() {
    let office = office();
    with_open_work(&office);
    let mut terminal = Terminal::start(&office, 100, VI, &["new"]);
    terminal.answer("Tên cuộc họp:", &format!("Giao ban tháng 4{ENTER}"));
    terminal.answer("Loại:", ENTER);
    terminal.answer("Ngày họp:", ENTER);
    terminal.answer("Giờ hoặc buổi:", ENTER);
    terminal.answer("Địa điểm:", ENTER);
    terminal.answer("(Có/không):", ENTER);
    terminal.answer("Cơ quan, đơn vị 1:", ENTER);
    terminal.answer("Người dự họp 2:", ENTER);
    terminal.answer("Vắng mặt:", ENTER);
    terminal.answer("Nội dung chương trình 1:", ENTER);
    terminal.wait_for("Còn 4 việc chưa hoàn thành (từ 2024-03-04-giao-ban-thang-3 trở về trước). Rà soát từng");
    terminal.answer("(Có/không):", ENTER);
    terminal.answer("Lập danh mục · Lê Thị An · quá hạn 29/03/2024:", &format!("hoan thanh{ENTER}"));
    terminal.answer("Hoàn thành ngày: (01/04/2024)", &format!("ngày mai{ENTER}"));
    terminal.wait_for("ngày 02/04/2024 sau ngày họp 01/04/2024");
    // What was typed is there to be corrected.
    terminal.wait_for("Hoàn thành ngày: (01/04/2024) ngày mai");
    terminal.press(&"\u{7f}".repeat(8));
    terminal.press(&format!("thứ Sáu{ENTER}"));
    terminal.answer("Ghi chú:", &format!("Đã trình{ENTER}"));
    terminal.answer("Tiết kiệm điện.", ENTER);
    terminal.answer("Ghi chú:", ENTER);
    // No such state: that is said, and nothing is chosen.
    terminal.answer("Sửa máy in", "đã báo cáo");
    terminal.wait_for("(không có mục nào khớp");
    terminal.press(&format!("{ENTER}{ENTER}"));
    terminal.press(&"\u{7f}".repeat(10));
    terminal.wait_for("> chưa có kết quả mới");
    terminal.answer("Sửa máy in", &format!("{DOWN}{ENTER}"));
    terminal.answer("Ghi chú:", ENTER);
    terminal.answer("Mua giấy", &format!("khong ra{ENTER}"));
    terminal.answer("Diễn biến 1:", ENTER);
    terminal.answer("Kết luận, chỉ đạo 1:", ENTER);
    terminal.answer("Nhiệm vụ 1:", ENTER);
    terminal.answer("Văn bản 1:", ENTER);
    terminal.answer("Biên bản này:", FINAL);
    assert_eq!(terminal.end(), 0, "{}", terminal.contents());
    let read = |id: &str| fs::read_to_string(office.root().join(format!("records/2024/{id}.yaml"))).unwrap();
    assert_snapshot!(read("2024-03-04-giao-ban-thang-3"));
    assert_snapshot!(read("2024-04-01-giao-ban-thang-4"));
    assert_eq!(office.run(&["validate", "--warnings-as-errors"]).code, 0);
    // A session of an earlier day follows the one before it.
    let answers = "Họp\n\n10/5/2023\n\n\n.\n";
    let run = office.run_with_input(&["--lang", "vi", "new", "--plain"], answers);
    assert!(run.stderr.contains("Thành phần như cuộc họp ngày 08/05/2023 ("), "{}", run.stderr);
}

#[test]
fn where_the_work_cannot_be_written_nothing_is() {
    let office = office();
    with_open_work(&office);
    let mut terminal = Terminal::start(&office, 100, VI, &["new"]);
    terminal.answer("Tên cuộc họp:", &format!("Giao ban tháng 4{ENTER}"));
    for question in
        ["Loại:", "Ngày họp:", "Giờ hoặc buổi:", "Địa điểm:", "(Có/không):", "Cơ quan, đơn vị 1:", "Người dự họp 2:"]
    {
        terminal.answer(question, ENTER);
    }
    terminal.answer("Vắng mặt:", ENTER);
    terminal.answer("Nội dung chương trình 1:", ENTER);
    terminal.wait_for("Rà soát từng việc?");
    terminal.answer("(Có/không):", ENTER);
    terminal.answer("Lập danh mục", &format!("hoan thanh{ENTER}"));
    terminal.answer("Hoàn thành ngày:", ENTER);
    terminal.answer("Ghi chú:", ENTER);
    for work in ["Tiết kiệm điện.", "Sửa máy in", "Mua giấy"] {
        terminal.answer(work, &format!("khong ra{ENTER}"));
    }
    terminal.answer("Diễn biến 1:", ENTER);
    terminal.answer("Kết luận, chỉ đạo 1:", ENTER);
    terminal.answer("Nhiệm vụ 1:", ENTER);
    terminal.answer("Văn bản 1:", ENTER);
    terminal.wait_for("Biên bản này:");
    // The file is damaged meanwhile.
    let path = office.root().join("records/2024/2024-03-04-giao-ban-thang-3.yaml");
    let broken = fs::read_to_string(&path).unwrap().replace("title: Mua giấy", "title: [");
    fs::write(&path, &broken).unwrap();
    terminal.answer("Biên bản này:", FINAL);
    assert_eq!(terminal.end(), 2);
    terminal.wait_for("Nhập tiếp: meeting new");
    assert_eq!(made(&office), [path.as_path()]);
    assert_eq!((fs::read_to_string(&path).unwrap(), drafts(&office)), (broken, 1));
}

#[test]
fn back_is_one_question_at_a_time_and_keeps_what_was_answered() {
    let office = office();
    let mut terminal = Terminal::start(&office, 100, VI, &["new"]);
    up_to_people(&mut terminal, "Giao ban thag 6");
    terminal.answer("Người dự họp 1:", &format!("Trần Văn Bình{ENTER}"));
    terminal.answer("Chức vụ của Trần Văn Bình:", &format!("Chánh Văn phòng{ENTER}"));
    terminal.answer("Vai trò:", ESCAPE);
    terminal.answer("Chức vụ của Trần Văn Bình: Chánh Văn phòng", ESCAPE);
    terminal.answer("Người dự họp 1: Trần Văn Bình", &format!(" Minh{ENTER}"));
    // The name is corrected: what was answered about it is there.
    terminal.answer("Chức vụ của Trần Văn Bình Minh: Chánh Văn phòng", &format!("\u{15}Phó Văn phòng{ENTER}"));
    terminal.answer("Vai trò:", ENTER);
    terminal.answer("Người dự họp 2:", &format!("<{ENTER}"));
    terminal.answer("Vai trò:", ENTER);
    terminal.answer("Người dự họp 2:", ENTER);
    terminal.answer("Vắng mặt:", ENTER);
    terminal.answer("Nội dung chương trình 1:", ENTER);
    terminal.answer("Diễn biến 1:", ENTER);
    terminal.answer("Kết luận, chỉ đạo 1:", ENTER);
    terminal.answer("Nhiệm vụ 1:", ENTER);
    terminal.answer("Văn bản 1:", ENTER);
    // From the end to any step, and straight back to the end.
    terminal.answer("Biên bản này:", &format!("{DOWN}{DOWN}{DOWN}{ENTER}"));
    terminal.answer("Quay lại bước:", ENTER);
    terminal.answer("Tên cuộc họp: Giao ban thag 6", &format!("{}tháng 6{ENTER}", "\u{7f}".repeat(6)));
    terminal.wait_for("2024-04-01-giao-ban-thang-6");
    terminal.answer("Biên bản này:", ESCAPE);
    terminal.answer("Văn bản 1:", ENTER);
    terminal.answer("Biên bản này:", FINAL);
    assert_eq!(terminal.end(), 0, "{}", terminal.contents());
    let record = text_of_the_one_made(&office);
    assert!(record.contains("title: Giao ban tháng 6\n") && record.contains("name: Trần Văn Bình Minh\n"), "{record}");
    assert!(record.contains("Phó Văn phòng") && !record.contains("Chánh Văn phòng"), "{record}");
}

#[test]
fn back_at_the_first_question_asks_it_again() {
    let office = office();
    let mut terminal = Terminal::start(&office, 100, VI, &["new"]);
    terminal.answer("Tên cuộc họp:", ESCAPE);
    terminal.wait_for("Tên cuộc họp: <");
    terminal.answer("Tên cuộc họp:", &format!("Giao ban{ENTER}"));
    terminal.answer("Loại:", ESCAPE);
    terminal.answer("Tên cuộc họp: Giao ban", ESCAPE);
    terminal.answer("Tên cuộc họp: Giao ban", &format!(" tuần{ENTER}"));
    terminal.answer("Loại:", CONTROL_C);
    assert_eq!(terminal.end(), 130);
}

#[test]
fn what_was_answered_is_there_after_ctrl_c() {
    let office = office();
    let mut terminal = Terminal::start(&office, 100, VI, &["new"]);
    up_to_people(&mut terminal, "Giao ban tháng 6");
    terminal.answer("Người dự họp 1:", &format!("Trần Văn Bình; Chánh Văn phòng{ENTER}"));
    terminal.answer("Vai trò:", CONTROL_C);
    assert_eq!(terminal.end(), 130);
    let shown = terminal.contents();
    assert!(
        shown.contains("Chưa lưu thành biên bản. Các câu trả lời ở ") && shown.contains("Nhập tiếp: meeting new"),
        "{shown}"
    );
    assert!(made(&office).is_empty());
    assert_eq!(drafts(&office), 1);

    let mut terminal = Terminal::start(&office, 100, VI, &["new"]);
    terminal.wait_for("Nhập tiếp “Giao ban tháng 6”");
    terminal.answer("Còn biên bản đang nhập:", ENTER);
    terminal.answer("Vai trò:", ENTER);
    from_people_to_the_end(&mut terminal, 2);
    assert_eq!(terminal.end(), 0, "{}", terminal.contents());
    let record = text_of_the_one_made(&office);
    assert!(record.contains("title: Giao ban tháng 6\n") && record.contains("Chánh Văn phòng"), "{record}");
    assert_eq!(drafts(&office), 0);
}

#[test]
fn what_was_answered_is_there_after_kill_and_a_closed_terminal() {
    let office = office();
    let mut terminal = Terminal::start(&office, 100, VI, &["new"]);
    terminal.answer("Tên cuộc họp:", &format!("Giao ban bị ngắt{ENTER}"));
    terminal.answer("Loại:", ENTER);
    terminal.answer("Ngày họp:", &format!("8/5/2024{ENTER}"));
    terminal.answer("Giờ hoặc buổi:", "8h");
    terminal.kill();

    let mut terminal = Terminal::start(&office, 100, VI, &["new"]);
    terminal.answer("Còn biên bản đang nhập:", ENTER);
    terminal.answer("Giờ hoặc buổi:", &format!("9h{ENTER}"));
    terminal.answer("Địa điểm:", "");
    assert_eq!(terminal.hang_up(), 129);

    // Two at once do not take each other's answers.
    let mut first = Terminal::start(&office, 100, VI, &["new"]);
    first.answer("Còn biên bản đang nhập:", ENTER);
    first.answer("Địa điểm:", "");
    let mut second = Terminal::start(&office, 100, VI, &["new"]);
    second.answer("Tên cuộc họp:", CONTROL_C);
    assert_eq!(second.end(), 130);
    assert!(!second.contents().contains("được giữ"), "{}", second.contents());
    first.answer("Địa điểm:", ENTER);
    first.answer("(Có/không):", &format!("k{ENTER}"));
    first.answer("Cơ quan, đơn vị 1:", ENTER);
    first.answer("Người dự họp 1:", &format!("Lê Thị An; Phó Giám đốc{ENTER}"));
    first.answer("Vai trò:", ENTER);
    from_people_to_the_end(&mut first, 2);
    assert_eq!(first.end(), 0, "{}", first.contents());
    let record = text_of_the_one_made(&office);
    assert!(record.contains("date: 2024-05-08") && record.contains("start: \"09:00\""), "{record}");
    assert_eq!(drafts(&office), 0);
}

#[test]
fn a_signal_gives_the_terminal_back() {
    let office = office();
    let mut terminal = Terminal::start(&office, 100, VI, &["new"]);
    terminal.answer("Tên cuộc họp:", &format!("Giao ban{ENTER}"));
    terminal.answer("Loại:", "");
    terminal.signal("-TERM");
    assert_eq!(terminal.end(), 143);
    terminal.wait_for("Nhập tiếp: meeting new");
}

#[test]
fn a_draft_may_be_left_or_thrown_away() {
    let office = office();
    for title in ["Một", "Hai"] {
        let mut terminal = Terminal::start(&office, 100, VI, &["new"]);
        if title == "Hai" {
            terminal.answer("Còn biên bản đang nhập:", &format!("{DOWN}{ENTER}"));
        }
        terminal.answer("Tên cuộc họp:", &format!("{title}{ENTER}"));
        terminal.answer("Loại:", CONTROL_C);
        assert_eq!(terminal.end(), 130);
    }
    assert_eq!(drafts(&office), 2);
    let mut terminal = Terminal::start(&office, 100, VI, &["new"]);
    terminal.answer("Còn biên bản đang nhập:", &format!("xoa{ENTER}"));
    terminal.answer("Xóa hẳn 2 biên bản đang nhập? (có/Không):", &format!("c{ENTER}"));
    terminal.answer("Tên cuộc họp:", CONTROL_C);
    assert_eq!(terminal.end(), 130);
    assert_eq!(drafts(&office), 0);
}

#[test]
fn decomposed_letters_and_telex() {
    let office = office();
    let mut terminal = Terminal::start(&office, 100, VI, &["new"]);
    // As a keyboard of macOS may send it; the cursor is where it belongs.
    up_to_people(&mut terminal, "Ho\u{323}p chuye\u{302}n d\u{111}e\u{302}\u{300}");
    // The Vietnamese keyboard is switched off.
    terminal.answer("Người dự họp 1:", "Trongj");
    terminal.wait_for("Bùi Thái Trọng · Tỉnh ủy viên");
    terminal.press(ENTER);
    terminal.answer("“Trongj” là cá nhân, đơn vị nào:", ENTER);
    terminal.answer("Chức vụ của Bùi Thái Trọng: Tỉnh ủy viên; Bí thư Đảng ủy Khối", ENTER);
    terminal.answer("Vai trò:", ENTER);
    from_people_to_the_end(&mut terminal, 2);
    assert_eq!(terminal.end(), 0, "{}", terminal.contents());
    let record = text_of_the_one_made(&office);
    assert!(record.contains("title: Họp chuyên dđề\n") && record.contains("name: Bùi Thái Trọng\n"), "{record}");
}

#[test]
fn what_is_pasted_is_one_answer() {
    let office = office();
    let mut terminal = Terminal::start(&office, 100, VI, &["new"]);
    terminal.answer("Tên cuộc họp:", &format!("\u{1b}[200~Giao ban\ntháng 6\u{1b}[201~{ENTER}"));
    terminal.answer("Loại:", ESCAPE);
    terminal.answer("Tên cuộc họp: Giao ban tháng 6", CONTROL_C);
    assert_eq!(terminal.end(), 130);
}

#[test]
fn a_window_of_60_columns_without_colour() {
    let office = office();
    let mut terminal = Terminal::start(&office, 60, &[("MEETING_LANG", "vi"), ("NO_COLOR", "1")], &["new"]);
    up_to_people(&mut terminal, "Giao ban tháng 6 về công tác tuyển sinh và chuẩn bị năm học mới 2024-2025");
    terminal.answer("Người dự họp 1:", "trong");
    assert_snapshot!(terminal.settled("Người dự họp 1: trong"));
    terminal.press(&format!("{TAB}{ENTER}"));
    terminal.wait_for("Chức vụ của Bùi Thái Trọng:");
    terminal.press(ENTER);
    terminal.answer("Vai trò:", ENTER);
    terminal.answer("Người dự họp 2:", ENTER);
    terminal.answer("Vắng mặt:", ENTER);
    terminal.answer("Nội dung chương trình 1:", ENTER);
    terminal.answer("Diễn biến 1:", ENTER);
    terminal.answer("Kết luận, chỉ đạo 1:", ENTER);
    terminal.answer("Nhiệm vụ 1:", ENTER);
    terminal.answer("Văn bản 1:", ENTER);
    assert_snapshot!(terminal.settled("Dừng, giữ lại để nhập tiếp"));
    terminal.press(FINAL);
    assert_eq!(terminal.end(), 0, "{}", terminal.contents());
    let shown = terminal.bytes();
    let text = String::from_utf8_lossy(&shown);
    let colours = text.split("\u{1b}[").skip(1).filter(|rest| {
        let end = rest.find(|letter: char| !letter.is_ascii_digit() && letter != ';').unwrap_or(0);
        rest[end..].starts_with('m') && !matches!(&rest[..end], "" | "0" | "39" | "49")
    });
    assert_eq!(colours.count(), 0, "{text:?}");
}

#[test]
fn in_english() {
    let office = office();
    let mut terminal = Terminal::start(&office, 80, EN, &["new", "--draft"]);
    terminal.answer("Title:", ENTER);
    terminal.wait_for("an answer is required");
    terminal.answer("Title:", &format!("Weekly meeting{ENTER}"));
    terminal.answer("Kind:", &format!("other{ENTER}"));
    terminal.answer("Date:", &format!("8 May 2024{ENTER}"));
    terminal.wait_for("→ Wednesday 2024-05-08");
    terminal.answer("Time or part of the day:", &format!("noon-ish{ENTER}"));
    terminal.wait_for("try 8:30 or morning");
    // What was refused is in the line, to be corrected.
    terminal.answer("Time or part of the day: noon-ish", &format!("\u{15}morning{ENTER}"));
    terminal.answer("Place:", ENTER);
    terminal.answer("Organization 1:", ENTER);
    terminal.answer("Participant 1:", ENTER);
    terminal.answer("Agenda item 1:", ENTER);
    terminal.answer("Proceeding 1:", ENTER);
    terminal.answer("Directive 1:", ENTER);
    terminal.answer("Task 1:", &format!("Write the report{ENTER}"));
    terminal.answer("Lead:", &format!("Jane Doe{ENTER}"));
    terminal.answer("Deadline:", &format!("when there is time{ENTER}"));
    terminal.wait_for("kept as `due_text`");
    terminal.answer("Task 2:", ENTER);
    terminal.answer("Paper 1:", ENTER);
    assert_snapshot!(terminal.settled("Stop, and continue later"));
    terminal.press(ENTER);
    assert_eq!(terminal.end(), 0, "{}", terminal.contents());
    assert_snapshot!(text_of_the_one_made(&office));
}

#[test]
fn what_is_wrong_is_shown_and_can_be_mended() {
    let office = office();
    let mut terminal = Terminal::start(&office, 100, VI, &["new"]);
    up_to_people(&mut terminal, "Giao ban tháng 6");
    // A final record needs people.
    from_people_to_the_end(&mut terminal, 1);
    terminal.wait_for("chưa lưu");
    assert!(made(&office).is_empty());
    terminal.answer("Biên bản này:", &format!("du thao{ENTER}"));
    assert_eq!(terminal.end(), 0, "{}", terminal.contents());
    assert!(text_of_the_one_made(&office).contains("state: draft"));
}

#[test]
fn the_editor_has_the_last_word() {
    let office = office();
    let editor = office.editor("sed -i 's/^title: .*/title: Giao ban sửa lại/' \"$1\"");
    let variables = [("MEETING_LANG", "vi"), ("EDITOR", editor.as_str())];
    let mut terminal = Terminal::start(&office, 100, &variables, &["new"]);
    up_to_people(&mut terminal, "Giao ban");
    terminal.answer("Người dự họp 1:", ENTER);
    terminal.answer("Nội dung chương trình 1:", ENTER);
    terminal.answer("Diễn biến 1:", ENTER);
    terminal.answer("Kết luận, chỉ đạo 1:", ENTER);
    terminal.answer("Nhiệm vụ 1:", ENTER);
    terminal.answer("Văn bản 1:", ENTER);
    terminal.answer("Biên bản này:", &format!("sua{ENTER}"));
    assert_eq!(terminal.end(), 0, "{}", terminal.contents());
    assert!(text_of_the_one_made(&office).contains("title: Giao ban sửa lại\n"));
}

#[test]
fn plain_lines_draw_nothing_anew() {
    let office = office();
    let mut terminal = Terminal::start(&office, 100, VI, &["new", "--plain"]);
    terminal.answer("Tên cuộc họp:", "Giao ban tháng 6\n");
    terminal.answer("Số [9]:", "giao ban\n");
    terminal.answer("Ngày họp [01/04/2024]:", "bao giờ\n");
    terminal.wait_for("“bao giờ” không phải là ngày");
    terminal.press("\n");
    terminal.answer("Giờ hoặc buổi:", "\n");
    terminal.answer("Địa điểm:", "<\n");
    terminal.answer("Giờ hoặc buổi:", "chiều\n");
    terminal.answer("Địa điểm:", "tầng 3\n");
    terminal.answer("(Có/không):", "k\n");
    terminal.answer("Cơ quan, đơn vị 1:", "\n");
    terminal.answer("Người dự họp 1:", "trong\n");
    terminal.wait_for("1. Bùi Thái Trọng · Tỉnh ủy viên, Bí thư Đảng ủy Khối");
    terminal.answer("Số [1]:", "\n");
    terminal.answer("Chức vụ của Bùi Thái Trọng [Tỉnh ủy viên; Bí thư Đảng ủy Khối]:", "\n");
    terminal.answer("Số [1]:", "1\n");
    terminal.answer("Người dự họp 2:", "\n");
    terminal.answer("Vắng mặt:", "Hùng\n");
    terminal.wait_for("không có ai tên “Hùng” trong danh sách");
    terminal.answer("Vắng mặt:", "\n");
    terminal.answer("Nội dung chương trình 1:", "\n");
    terminal.answer("Diễn biến 1:", "\n");
    terminal.answer("Kết luận, chỉ đạo 1:", "\n");
    terminal.answer("Nhiệm vụ 1:", "\n");
    terminal.answer("Văn bản 1:", "\n");
    terminal.answer("Số [1]:", "2\n");
    assert_eq!(terminal.end(), 0, "{}", terminal.contents());
    let shown = terminal.bytes();
    assert!(!shown.contains(&0x1b), "{}", String::from_utf8_lossy(&shown));
    let record = text_of_the_one_made(&office);
    assert!(record.contains("part_of_day: afternoon") && record.contains("Bí thư Đảng ủy Khối"), "{record}");
}

#[test]
fn ctrl_c_between_plain_lines() {
    let office = office();
    let mut terminal = Terminal::start(&office, 80, &[("MEETING_LANG", "vi"), ("TERM", "dumb")], &["new"]);
    terminal.answer("Tên cuộc họp:", "Giao ban tháng 6\n");
    terminal.answer("Số [9]:", CONTROL_C);
    assert_eq!(terminal.end(), 130);
    terminal.wait_for("Nhập tiếp: meeting new");
    assert_eq!(drafts(&office), 1);
}

#[test]
fn plain_questions_through_a_pipe() {
    let office = office();
    let answers = "Giao ban tháng 6\n\n\n\n\n\n\nTrần Văn Bình; Chánh Văn phòng\n\n\nLê Thị An\n\n\n\n\n\n\n";
    let run = office.run_with_input(&["--lang", "vi", "new", "--plain"], answers);
    assert_snapshot!(run.transcript());
    // The answers end before the questions do: nothing is lost.
    let run = office.run_with_input(&["--lang", "en", "new", "--plain"], "Weekly\n");
    assert_eq!((run.code, drafts(&office)), (130, 1), "{}", run.stderr);
    let run = office.run_with_input(&["--lang", "en", "new", "--plain"], "1\n\n\n.\n");
    assert_eq!((run.code, drafts(&office)), (130, 1), "{}", run.stderr);
    assert!(run.stderr.contains("Continue with \"Weekly\"") && !run.stderr.contains("Title:"), "{}", run.stderr);
}

#[test]
fn names_that_differ_in_marks_alone_are_told_apart() {
    let office = office();
    office.write(
        "records/2023/2023-06-05-a.yaml",
        "format: 1\nid: 2023-06-05-a\ntitle: A\nstate: draft\nsession:\n  kind: other\n  date: 2023-06-05\nparticipants:\n  - \
         id: le-an\n    name: Lê An\n  - id: le-an-2\n    name: Lê Ân\n  - id: tran-binh\n    name: Trần Bình\n",
    );
    let person = |typed: &str| format!("Họp\n\n\n\n\nk\n\n{typed}");
    let run = |typed: &str| {
        let run = office.run_with_input(&["--lang", "en", "new", "--plain"], person(typed));
        assert_eq!(run.code, 130);
        let discarded = office.run_with_input(&["--lang", "en", "new", "--plain"], "3\ny\n");
        assert_eq!(discarded.code, 130);
        run.stderr
    };
    // Both are meant: one has to be chosen.
    let shown = run("le an\n");
    assert!(shown.contains("Who or what is \"le an\":\n1. Lê An\n2. Lê Ân\n3. as typed: le an\n"), "{shown}");
    assert!(run("Lê Ân\n").contains("Positions of Lê Ân:"));
    // Only one is, or a new one is.
    assert!(run("tran binh\n").contains("Positions of Trần Bình:"));
    assert!(run("Trần Bính\n").contains("Positions of Trần Bính:"));
}

#[test]
fn without_a_terminal_nothing_is_asked() {
    let office = office();
    assert_snapshot!(office.run_with_input(&["new"], "Giao ban\n").transcript());
}

#[test]
fn where_nothing_can_be_kept_that_is_said_at_once() {
    let office = office();
    let taken = office.write("taken", "");
    let variables = [("MEETING_LANG", "vi"), ("XDG_STATE_HOME", taken.to_str().unwrap())];
    let mut terminal = Terminal::start(&office, 100, &variables, &["new"]);
    terminal.answer("Tên cuộc họp:", &format!("Giao ban{ENTER}"));
    terminal.wait_for("không lưu được các câu trả lời");
    terminal.answer("Loại:", CONTROL_C);
    assert_eq!(terminal.end(), 130);
    terminal.wait_for("không giữ được các câu trả lời");
}

/// The templates of a new archive, by its language.
const TEMPLATES: [(&str, &str); 4] =
    [("vi", "buoi-lam-viec"), ("vi", "giao-ban"), ("vi", "hop-chi-bo"), ("en", "team-meeting")];

fn new_office(language: &str) -> Office {
    let office = Office::empty();
    assert_eq!(office.run(&["--lang", language, "init"]).code, 0);
    office
}

#[test]
fn an_archive_begins_with_the_templates_of_its_language() {
    for language in ["vi", "en"] {
        let office = new_office(language);
        let mut made: Vec<_> = fs::read_dir(office.root().join("templates")).unwrap().collect();
        let own = TEMPLATES.iter().filter(|(of, _)| *of == language);
        assert_eq!(made.len(), own.clone().count());
        made.retain(|file| {
            let name = file.as_ref().unwrap().file_name();
            !own.clone().any(|(_, template)| name.to_str() == Some(&format!("{template}.yaml")))
        });
        assert!(made.is_empty(), "{made:?}");
    }
}

#[test]
fn the_blanks_of_a_template_are_asked_for_one_by_one() {
    let office = new_office("vi");
    let mut terminal = Terminal::start(&office, 100, VI, &["new", "--template", "hop-chi-bo"]);
    terminal.answer("Tên chi bộ:", &format!("Văn phòng{ENTER}"));
    terminal.answer("Tháng và năm:", &format!("4 năm 2024{ENTER}"));
    terminal.answer("Địa điểm:", ENTER);
    terminal.answer("Ngày họp:", &format!("01/04/2024{ENTER}"));
    terminal.answer("Cơ quan, đơn vị 1:", ENTER);
    terminal.answer("Người dự họp 1:", &format!("Lê Thị An; Bí thư Chi bộ{ENTER}"));
    terminal.answer("Vai trò:", CONTROL_C);
    assert_eq!(terminal.end(), 130);
    // The template is part of the draft: it may be gone by now.
    fs::remove_file(office.root().join("templates/hop-chi-bo.yaml")).unwrap();
    let mut terminal = Terminal::start(&office, 100, VI, &["new"]);
    terminal.answer("Còn biên bản đang nhập:", ENTER);
    terminal.answer("Vai trò:", ENTER);
    from_people_to_the_end(&mut terminal, 2);
    assert_eq!(terminal.end(), 0, "{}", terminal.contents());
    assert_snapshot!(text_of_the_one_made(&office));
    assert_eq!(office.run(&["validate", "--warnings-as-errors"]).code, 0);
}

#[test]
fn filled_templates_are_valid() {
    for (language, template) in TEMPLATES {
        let office = new_office(language);
        // After the blanks the shortest way to the end.
        let filled: Vec<_> = (1..=blanks(&office, template)).map(|blank| format!("Điền vào đây {blank}")).collect();
        let answers = filled.join("\n") + &"\n".repeat(34);
        let run =
            office.run_with_input(&["--lang", "en", "new", "--plain", "--draft", "--template", template], answers);
        assert_eq!(run.code, 0, "{template}: {}", run.transcript());
        let checked = office.run(&["validate", "--warnings-as-errors"]);
        assert_eq!(checked.code, 0, "{template}: {}", checked.transcript());
        assert!(text_of_the_one_made(&office).contains("Điền vào đây"), "{template}");
    }
}

/// How many different blanks a template has.
fn blanks(office: &Office, template: &str) -> usize {
    let text = fs::read_to_string(office.root().join(format!("templates/{template}.yaml"))).unwrap();
    let lines: String = text.lines().filter(|line| !line.trim_start().starts_with('#')).collect();
    let names: std::collections::BTreeSet<&str> =
        lines.split('<').skip(1).map(|rest| rest.split('>').next().unwrap()).collect();
    names.len()
}

/// What the comments of a template show is right too: all of them are taken for fields, and the blanks are filled.
#[test]
fn the_hints_of_templates_are_valid() {
    for (language, template) in TEMPLATES {
        let office = new_office(language);
        office.write(
            "records/2023/2023-04-03-giao-ban-thang-4.yaml",
            "format: 1\nid: 2023-04-03-giao-ban-thang-4\ntitle: Giao ban tháng 4\nstate: draft\nsession:\n  kind: regular-meeting\n  \
             date: 2023-04-03\ntasks:\n  - id: t1\n    title: Lập danh mục\n",
        );
        let text = fs::read_to_string(office.root().join(format!("templates/{template}.yaml"))).unwrap();
        let (_, body) = text.split_at(text.find("\ntitle:").unwrap());
        let mut record = String::new();
        let mut blanks = Vec::new();
        for line in body.lines() {
            let indent = line.len() - line.trim_start().len();
            let line = match line.trim_start().strip_prefix("# ") {
                Some(hint) => format!("{}{hint}", &line[..indent]),
                None => line.to_owned(),
            };
            let mut pieces = line.split('<');
            record += pieces.next().unwrap();
            for piece in pieces {
                let (blank, rest) = piece.split_once('>').unwrap();
                if !blanks.contains(&blank.to_owned()) {
                    blanks.push(blank.to_owned());
                }
                // Two people of one name would have to be distinguished.
                record += &format!("Điền {}{rest}", blanks.iter().position(|known| known == blank).unwrap());
            }
            record.push('\n');
        }
        let run = office.run_with_input(&["new", "--stdin"], record.as_bytes());
        assert_eq!(run.code, 0, "{template}: {}\n{record}", run.transcript());
        let checked = office.run(&["validate"]);
        assert_eq!(checked.code, 0, "{template}: {}", checked.transcript());
    }
}

#[test]
fn without_questions_the_blanks_that_are_left_are_shown() {
    let office = new_office("vi");
    let arguments =
        ["--lang", "vi", "new", "--template", "giao-ban", "--title", "Giao ban tháng 4", "--date", "1/4/2024"];
    assert_snapshot!(office.run(&arguments).transcript());
    assert_snapshot!(office.run(&["--lang", "vi", "new", "--plain", "--template", "giaoban"]).transcript());
    assert_snapshot!(office.run(&["--lang", "vi", "new", "--plain", "--template", "xyz"]).transcript());
}

/// The screens that `docs/record.md` shows, in blocks of text: `UPDATE_DOCS=1` writes what the screens show now.
#[test]
fn the_page_shows_what_the_screen_shows() {
    let office = Office::sample();
    let mut screens = Vec::new();
    let mut terminal = Terminal::start(&office, 90, EN, &["new"]);
    terminal.answer("Title:", &format!("Giao ban tháng 4 năm 2024{ENTER}"));
    terminal.answer("Kind:", &format!("regular{ENTER}"));
    terminal.answer("Date:", &format!("01/04/2024{ENTER}"));
    terminal.answer("Time or part of the day:", &format!("8h30{ENTER}"));
    terminal.answer("Place:", ENTER);
    terminal.answer("(Yes/no):", &format!("n{ENTER}"));
    terminal.answer("Organization 1:", ENTER);
    terminal.answer("Participant 1:", "trong");
    screens.push(terminal.settled("Participant 1: trong"));
    terminal.kill();
    // So wide that a path of any length is in one line.
    let office = Office::sample();
    let mut terminal = Terminal::start(&office, 500, EN, &["new"]);
    terminal.answer("Title:", &format!("Giao ban tháng 4 năm 2024{ENTER}"));
    terminal.answer("Kind:", CONTROL_C);
    assert_eq!(terminal.end(), 130);
    terminal.wait_for("To continue: meeting new");
    let folder = office.root().parent().unwrap().canonicalize().unwrap();
    let contents = terminal.contents();
    let said: Vec<&str> = contents.lines().skip_while(|line| !line.starts_with("Not saved as a record")).collect();
    let said = said.join("\n");
    let said = said.replace(folder.to_str().unwrap(), "~");
    let name = said.split("/new-").nth(1).unwrap().split(".jsonl").next().unwrap();
    screens.push(said.replace(name, "Kx3v9a"));
    let path = crate::support::repository().join("docs/record.md");
    let page = fs::read_to_string(&path).unwrap();
    let mut blocks = page.split("```text\n");
    let mut shown = blocks.next().unwrap().to_owned();
    for (block, screen) in blocks.zip(screens) {
        shown += &format!("```text\n{}\n```{}", screen.trim_end(), block.split_once("```").unwrap().1);
    }
    if std::env::var_os("UPDATE_DOCS").is_some() {
        fs::write(&path, &shown).unwrap();
    } else {
        assert_eq!(page, shown);
    }
}
