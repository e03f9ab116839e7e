//! What a search finds, in which order, and how it shows it.

use super::{A, B, Office, found, line_of, query, search, today, two};
use crate::SearchRequest;
use meeting_core::model::RecordState;
use meeting_core::model::field::Part;

fn of(record: &str, parts: &[&str]) -> Vec<String> {
    parts.iter().map(|part| if part.is_empty() { record.to_owned() } else { format!("{record}#{part}") }).collect()
}

#[test]
fn conditions_fall_on_the_hit_or_on_its_record() {
    let office = two();
    let mut index = office.open();
    for (text, expected) in [
        ("dang uy", of(A, &["p1"])),
        ("\"chuyển đổi số toàn diện\"", of(A, &["p1"])),
        ("chuyen dien", of(A, &["p1"])),
        ("\"chuyen dien\"", vec![]),
        ("khen*", of(A, &["d2"])),
        ("21-KL/TW", of(A, &["", "d1"])),
        ("cites:21-KL/TW", of(A, &["", "d1", "t1"])),
        ("number:05-NQ/ĐU", of(A, &["d1"])),
        ("number:12-BB/ĐU", of(A, &[""])),
        ("lead:\"sở nội vụ\"", of(A, &["d1", "t1"])),
        ("lead:an", of(B, &["d1"])),
        ("status:fulfilled", of(A, &["d2"])),
        ("kind:report", of(A, &["p1"])),
        ("kind:regular-meeting", of(B, &[""])),
        ("is:overdue", vec![]),
        ("has:cites", of(A, &["", "d1", "t1"])),
        ("title:\"báo cáo\"", of(A, &["p1"])),
        ("title:\"rà soát\"", of(A, &["t1"])),
        ("text:\"rà soát\"", of(A, &["d1"])),
        ("by:y-bier", of(A, &["d2", "p1"])),
        ("in:directives state:draft", of(B, &["d1"])),
        ("in:directives chair:trong", of(A, &["d1", "d2"])),
        ("in:tasks date:2023-05 -priority:high", of(A, &["t1"])),
        ("in:tasks person:an", vec![]),
        ("in:people role:secretary phó", vec![]),
        ("phó role:co-chair", of(B, &["bui-thai-trong"])),
        ("id:d1", [of(A, &["d1"]), of(B, &["d1"])].concat()),
        ("(khen OR \"giao ban tháng\") state:draft", of(B, &[""])),
        ("khen OR (thay in:directives state:draft)", [of(A, &["d2"]), of(B, &["d1"])].concat()),
        ("in:tasks -sach", of(A, &["t1"])),
    ] {
        assert_eq!(found(&mut index, text), expected, "{text}");
    }
}

#[test]
fn abbreviations() {
    let office = Office::with(&[
        ("2023-01-01-a", "title: UBND tỉnh\nsession: {date: 2023-01-01}\n"),
        ("2023-01-02-b", "title: Ủy ban nhân dân tỉnh\nsession: {date: 2023-01-02}\n"),
        ("2023-01-03-c", "title: ĐUK họp\nsession: {date: 2023-01-03}\n"),
    ]);
    std::fs::write(office.archive.root().join("meeting.yaml"), "abbreviations: {ĐUK: [Đảng ủy Khối]}\n").unwrap();
    let archive = meeting_core::archive::Archive::at(office.archive.root()).unwrap();
    let mut index = crate::Index::open_in(&archive, None, &mut |_| {}).unwrap();
    let both = ["2023-01-01-a", "2023-01-02-b"];
    let words = ["ubnd", "\"uỷ ban nhân dân\"", "uỷ ban nhân dân", "UBND tỉnh", "\"ubnd tỉnh\""];
    for text in words.into_iter().chain(["title:ubnd", "title:\"ủy ban nhân dân tỉnh\""]) {
        assert_eq!(found(&mut index, text), both, "{text}");
    }
    assert_eq!(found(&mut index, "dang uy khoi"), ["2023-01-03-c"]);
    assert_eq!(found(&mut index, "ủy ban"), ["2023-01-02-b"]);
    assert_eq!(found(&mut index, "title:\"ủy ban\""), ["2023-01-02-b"]);
}

#[test]
fn forms_of_english_words() {
    let office = Office::with(&[
        ("2023-01-01-a", "title: The whole board voted\nsession: {date: 2023-01-01}\n"),
        ("2023-01-02-b", "title: One vote on budgets\nsession: {date: 2023-01-02}\n"),
        ("2023-01-03-c", "title: Two votes on policies\nsession: {date: 2023-01-03}\n"),
        ("2023-01-04-d", "title: Hàng hóa và cam kết\nsession: {date: 2023-01-04}\n"),
        ("2023-01-05-e", "title: Hanging canned cams\nsession: {date: 2023-01-05}\n"),
        ("2023-01-06-f", "title: Voter votive policy\nsession: {date: 2023-01-06}\n"),
    ]);
    let mut index = office.open();
    let mut order = |text: &str| {
        search(&mut index, text).hits.into_iter().map(|hit| hit.record[11..].to_owned()).collect::<Vec<_>>()
    };
    // The form that was typed comes first, though it is the oldest.
    assert_eq!(order("voted"), ["a", "c", "b"]);
    assert_eq!(order("vote"), ["b", "c", "a"]);
    assert_eq!(order("VOTES board"), ["a"]);
    assert_eq!(order("title:votes"), ["c", "b", "a"]);
    assert_eq!(order("policy"), ["f", "c"]);
    // Quotes, a star and exclusions are about what was typed.
    assert_eq!(order("\"voted\""), ["a"]);
    assert_eq!(order("voted*"), ["a"]);
    assert_eq!(order("vote -voted"), ["b", "c"]);
    // What can be Vietnamese without its diacritics stands for itself, on either side.
    assert_eq!(order("hang"), ["d"]);
    assert_eq!(order("hanging"), ["e"]);
    assert_eq!(order("can"), [] as [&str; 0]);
    assert_eq!(order("cam"), ["d"]);
    assert_eq!(order("cams"), ["e"]);
    let hits = search(&mut index, "voting");
    let marked: Vec<_> = hits.hits.iter().map(|hit| &hit.snippet.text[hit.snippet.marks[0].clone()]).collect();
    assert_eq!(marked, ["votes", "vote", "voted"]);
    let listed = |index: &mut crate::Index, text: &str| {
        index.list(meeting_core::model::field::Kind::Sessions, &query(text, None), &super::request()).unwrap().total
    };
    assert_eq!(listed(&mut index, "voted"), 3);
}

#[test]
fn exact_marks_come_first_and_newer_before_older() {
    let office = Office::with(&[
        ("2023-01-01-a", "title: hoa đào\nsession: {date: 2023-01-01}\n"),
        ("2023-01-02-b", "title: hóa đạo\nsession: {date: 2023-01-02}\n"),
        ("2023-01-03-c", "title: hoá đao\nsession: {date: 2023-01-03}\n"),
    ]);
    let mut index = office.open();
    let mut order = |text: &str| {
        search(&mut index, text)
            .hits
            .into_iter()
            .map(|hit| (hit.record[11..].to_owned(), hit.exact))
            .collect::<Vec<_>>()
    };
    let hit = |name: &str, exact| (name.to_owned(), exact);
    assert_eq!(order("hoa"), [hit("c", false), hit("b", false), hit("a", false)]);
    assert_eq!(order("hóa"), [hit("c", true), hit("b", true), hit("a", false)]);
    assert_eq!(order("\"hoa đào\""), [hit("a", true), hit("c", false), hit("b", false)]);
}

#[test]
fn what_a_hit_shows() {
    let office = two();
    let mut index = office.open();
    let hits = search(&mut index, "\"đảng ủy\" toàn diện");
    let hit = &hits.hits[0];
    assert_eq!((hit.part, hit.record.as_str(), hit.id.as_deref()), (Part::Proceeding, A, Some("p1")));
    assert_eq!(hit.who.as_deref(), Some("Y Biêr Niê"));
    assert_eq!(hit.title, "Buổi làm việc với Sở Nội vụ");
    assert_eq!(hit.state, Some(RecordState::Final));
    assert_eq!(hit.line, line_of(&office, A, "id: p1"));
    assert_eq!(hit.snippet.text, "Đảng uỷ Khối đã chuyển đổi số toàn diện các thủ tục.");
    let marks: Vec<_> = hit.snippet.marks.iter().map(|mark| &hit.snippet.text[mark.clone()]).collect();
    assert_eq!(marks, ["Đảng uỷ", "toàn", "diện"]);
    // Names in place of ids are in the snippet too.
    let hits = search(&mut index, "lead:\"sở nội vụ\"");
    assert!(hits.hits.iter().all(|hit| hit.snippet.text.contains("Sở Nội vụ") && !hit.snippet.marks.is_empty()));
    let hits = search(&mut index, "\"tỉnh ủy viên\"");
    assert_eq!(hits.hits[0].snippet.text, "Bùi Thái Trọng, Giám đốc, Tỉnh ủy viên, Sở Nội vụ");
}

#[test]
fn parts_and_limit() {
    let office = two();
    let mut index = office.open();
    let request = SearchRequest { as_of: today(), parts: vec![Part::Directive, Part::Task], limit: Some(2) };
    let hits = index.search(&query("", None), &request).unwrap();
    assert_eq!((hits.total, hits.hits.len()), (5, 2));
    // Without words the newest come first.
    assert_eq!(hits.hits[0].reference, format!("{B}#d1"));
    assert!(hits.hits.iter().all(|hit| hit.snippet.marks.is_empty() && !hit.snippet.text.is_empty()));
}
