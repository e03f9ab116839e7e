//! Exported papers that come back: known again, and taken field by field.

use std::fs;
use std::io::{Cursor, Read, Write};

use insta::assert_snapshot;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use crate::support::Office;

const ID: &str = "2023-05-08-dang-uy-khoi-lam-viec-voi-so-gddt";

/// A .docx in which each of some words has become others; a paragraph whose words become nothing at all is gone.
fn edited(bytes: &[u8], changes: &[(&str, &str)]) -> Vec<u8> {
    let mut old = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut new = ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..old.len() {
        let mut file = old.by_index(index).unwrap();
        let name = file.name().unwrap().into_owned();
        let mut text = String::new();
        file.read_to_string(&mut text).unwrap();
        if name == "word/document.xml" {
            for (from, to) in changes {
                let at = text.find(from).unwrap_or_else(|| panic!("{from} is not in the paper"));
                if to.is_empty() {
                    let start = text[..at].rfind("<w:p>").max(text[..at].rfind("<w:p ")).unwrap();
                    let end = at + text[at..].find("</w:p>").unwrap() + "</w:p>".len();
                    text.replace_range(start..end, "");
                } else {
                    text = text.replace(from, to);
                }
            }
        }
        new.start_file(name, SimpleFileOptions::default()).unwrap();
        new.write_all(text.as_bytes()).unwrap();
    }
    new.finish().unwrap().into_inner()
}

/// The sample archive, with a record that is a draft again.
fn office() -> Office {
    let office = Office::sample();
    assert_eq!(office.run(&["set", ID, "state=draft"]).code, 0);
    office
}

/// Exports the minutes and gives their bytes.
fn exported(office: &Office, kind: &str, language: &str) -> Vec<u8> {
    let line = ["export", ID, "--as", kind, "-o", "a.docx", "--force", "--lang", language, "--as-of", "2024-04-01"];
    let run = office.run(&line);
    assert_eq!(run.code, 0, "{}", run.stderr);
    fs::read(office.root().join("a.docx")).unwrap()
}

fn record(office: &Office) -> String {
    fs::read_to_string(office.root().join(format!("records/2023/{ID}.yaml"))).unwrap()
}

/// The lines that are new in a text, and those that are gone.
fn differences(old: &str, new: &str) -> String {
    similar::TextDiff::from_lines(old, new).unified_diff().context_radius(0).to_string()
}

/// What a secretary changes in the minutes.
const CHANGES: [(&str, &str); 9] = [
    ("Số: ...../BB-.....", "Số: 12/BB-ĐUK"),
    ("buổi chiều, ngày 08", "14 giờ 00 phút, ngày 08"),
    ("Địa điểm: .....", "Địa điểm: Hội trường Sở GDĐT"),
    ("đảm bảo tiêu chuẩn về chính trị", "bảo đảm tiêu chuẩn chính trị"),
    ("nhiệm vụ và chức năng của từng bộ phận", "nhiệm vụ, quyền hạn và chức năng của từng bộ phận"),
    (
        "bộ phận; chủ trì: Đảng ủy Sở Giáo dục và Đào tạo; hạn hoàn thành: trong thời gian tới",
        "bộ phận; chủ trì: Đảng ủy Sở Giáo dục và Đào tạo; phối hợp: Công đoàn ngành Giáo dục; hạn hoàn thành: chậm nhất ngày 30/6/2023",
    ),
    ("thủ trưởng cơ quan; chủ trì: Đảng ủy Sở Giáo dục và Đào tạo; hạn", "thủ trưởng cơ quan; chủ trì: Sở Nội vụ; hạn"),
    ("Nguyễn Trọng Thắng", "Nguyễn Trọng Thăng"),
    ("..... giờ ..... phút", "16 giờ 30 phút"),
];

/// Each change of the minutes goes into its field, in one step; made once more it is no change; the diff of `--dry-run` is
/// what is then written.
#[test]
fn changes_of_the_minutes_are_taken_field_by_field() {
    let office = office();
    let before = record(&office);
    let paper = exported(&office, "minutes", "vi");
    office.write("b.docx", edited(&paper, &CHANGES));
    let dry = office.run(&["import", "b.docx", "--dry-run", "--lang", "vi"]);
    assert_eq!(dry.code, 0, "{}", dry.stderr);
    assert_eq!(record(&office), before);
    let run = office.run(&["import", "b.docx", "--lang", "vi"]);
    assert_snapshot!("minutes_taken", run.transcript());
    let after = record(&office);
    assert_snapshot!("minutes_taken_record", differences(&before, &after));
    for line in similar::TextDiff::from_lines(&before, &after).iter_all_changes() {
        let shown = format!("{}{}", line.tag(), line.value());
        assert!(line.tag() == similar::ChangeTag::Equal || dry.stdout.contains(&shown), "{shown}");
    }
    assert_eq!(office.run(&["validate", "-q"]).code, 0);
    let mut again = String::new();
    for language in ["en", "vi"] {
        again += &office.run(&["import", "b.docx", "--lang", language]).transcript();
    }
    assert_snapshot!("minutes_taken_again", again);
    assert_eq!(record(&office), after);
}

/// An unchanged paper of every kind does nothing, in both languages, and makes no second record.
#[test]
fn an_unchanged_paper_does_nothing() {
    let office = office();
    let before = office.run(&["list", "sessions", "--format", "ids"]).stdout;
    let mut transcript = String::new();
    for (kind, language) in [("minutes", "en"), ("conclusions", "vi"), ("actions", "vi")] {
        exported(&office, kind, language);
        transcript += &office.run(&["import", "a.docx", "--lang", language]).transcript();
    }
    assert_snapshot!(transcript);
    assert_eq!(office.run(&["list", "sessions", "--format", "ids"]).stdout, before);
}

/// What belongs to no field is said and not taken, and the exit code says that something is left to do; what could be taken
/// is taken.
#[test]
fn what_is_no_field_is_said() {
    let office = office();
    let paper = exported(&office, "minutes", "vi");
    let changes = [
        ("12. Chất lượng giáo dục", ""),
        ("Địa điểm: .....", "Nơi họp cũ: chưa rõ"),
        ("Phạm Thị Trung phát biểu", "Bùi Thái Trọng phát biểu"),
        ("Các nhiệm vụ chính trị được giao cơ bản đạt", "Các nhiệm vụ chính trị được giao đều đạt"),
        (
            "Nội dung kết luận, chỉ đạo</w:t>",
            "Nội dung kết luận, chỉ đạo</w:t></w:r></w:p><w:p><w:r><w:t>Một đoạn hoàn toàn mới của chủ tọa.</w:t>",
        ),
    ];
    office.write("b.docx", edited(&paper, &changes));
    let before = record(&office);
    let mut transcript = String::new();
    for language in ["en", "vi"] {
        transcript += &office.run(&["import", "b.docx", "--lang", language]).transcript();
    }
    assert_snapshot!(transcript);
    assert_snapshot!("what_is_no_field_is_said_record", differences(&before, &record(&office)));
}

/// A field that was changed on both sides is a conflict: nothing is written until it is said which side holds.
#[test]
fn a_conflict_waits_for_a_decision() {
    let office = office();
    let paper = exported(&office, "minutes", "vi");
    office.write("b.docx", edited(&paper, &CHANGES[3..5]));
    assert_eq!(office.run(&["set", &format!("{ID}#p6"), "text=Chất lượng kết nạp đảng viên tăng."]).code, 0);
    let before = record(&office);
    let mut transcript = String::new();
    for arguments in [
        &[][..],
        &["--accept", "p6"],
        &["--accept", "p6=both"],
        &["--accept", "p7=paper"],
        &["--accept", "p6.text=record", "--dry-run"],
    ] {
        for language in ["en", "vi"] {
            let run = office.run(&[&["import", "b.docx", "--lang", language], arguments].concat());
            transcript += &format!("$ meeting import b.docx {}\n{}\n", arguments.join(" "), run.transcript());
            assert_eq!(record(&office), before);
        }
    }
    let accepted = ["import", "b.docx", "--lang", "en", "--accept", &format!("{ID}#p6=paper")];
    transcript += &office.run(&accepted).transcript();
    assert_snapshot!(transcript);
    assert_snapshot!("a_conflict_waits_for_a_decision_record", differences(&before, &record(&office)));
}

/// What is final changes only as far as papers go; a field that the record alone has changed stays.
#[test]
fn a_final_record_keeps_what_was_said() {
    let office = office();
    let paper = exported(&office, "minutes", "vi");
    office.write("b.docx", edited(&paper, &CHANGES[..5]));
    assert_eq!(office.run(&["set", &format!("{ID}#p7"), "text=Chỉ sửa trong biên bản."]).code, 0);
    assert_eq!(office.run(&["set", ID, "state=final"]).code, 0);
    let before = record(&office);
    let mut transcript = String::new();
    for language in ["vi", "en"] {
        transcript += &office.run(&["import", "b.docx", "--lang", language]).transcript();
    }
    assert_snapshot!(transcript);
    assert_snapshot!("a_final_record_keeps_what_was_said_record", differences(&before, &record(&office)));
}

/// The paper of one lead, of a template of the office's own, and one whose template is gone.
#[test]
fn a_paper_is_made_again_as_it_was() {
    let office = office();
    fs::create_dir(office.root().join("out")).unwrap();
    let each = ["export", ID, "--as", "actions", "--each-lead", "-o", "out", "--lang", "vi", "--as-of", "2024-04-01"];
    assert_eq!(office.run(&each).code, 0);
    let mut files: Vec<_> = fs::read_dir(office.root().join("out")).unwrap().map(|it| it.unwrap().path()).collect();
    files.sort();
    let first = fs::read(&files[0]).unwrap();
    office.write("b.docx", edited(&first, &[("bản cam kết tu dưỡng", "bản cam kết tu dưỡng, phấn đấu")]));
    let mut transcript = office.run(&["import", "b.docx", "--lang", "vi"]).transcript();
    fs::create_dir(office.root().join("templates")).unwrap();
    let copy = ["template", "copy", "minutes", "-o", "templates/minutes.docx", "--lang", "vi"];
    assert_eq!(office.run(&copy).code, 0);
    let own = fs::read(office.root().join("templates/minutes.docx")).unwrap();
    office.write("templates/minutes.docx", edited(&own, &[("BIÊN BẢN", "BIÊN BẢN CUỘC HỌP")]));
    let paper = exported(&office, "minutes", "vi");
    office.write("c.docx", edited(&paper, &CHANGES[3..4]));
    fs::rename(office.root().join("templates/minutes.docx"), office.root().join("templates/older.docx")).unwrap();
    for language in ["en", "vi"] {
        transcript += &office.run(&["import", "c.docx", "--lang", language]).transcript();
    }
    fs::rename(office.root().join("templates/older.docx"), office.root().join("templates/minutes.docx")).unwrap();
    transcript += &office.run(&["import", "c.docx", "--lang", "vi"]).transcript();
    assert_snapshot!(transcript);
}

/// `--accept` is for exported papers; a paper holds no text of its record besides what can be read in it.
#[test]
fn only_digests_lie_in_a_paper() {
    let office = office();
    office.write("a.md", "# Họp giao ban\n\nNgày họp: 08/5/2023\n");
    let mut transcript = String::new();
    for language in ["en", "vi"] {
        transcript += &office.run(&["import", "a.md", "--accept", "p1=paper", "--lang", language]).transcript();
    }
    assert_snapshot!(transcript);
    let paper = exported(&office, "minutes", "vi");
    let properties = docx_template::properties(&paper, &docx_template::Limits::default()).unwrap();
    assert!(properties.values().all(|text| text.is_ascii() && text.len() <= 255), "{properties:?}");
    let words: String =
        properties.into_iter().filter(|(name, _)| name != "meeting-record").map(|(_, text)| text).collect();
    let known = words.split("\"known\":\"").nth(1).unwrap().trim_end_matches("\"}");
    assert!(known.chars().all(|letter| letter.is_ascii_hexdigit()), "{words}");
    assert_eq!(words.replace(known, ""), r#"{"as_of":"2024-04-01","language":"vi","known":""}"#);
}
