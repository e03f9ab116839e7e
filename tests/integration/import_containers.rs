//! `meeting import` of one paper in every container: the drafts say the same.

use std::io::{Cursor, Write as _};

use meeting_core::import::{self, ImportOptions};
use serde_json::{Value, json};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// A part of a paper, whatever it is written in.
pub enum Part {
    /// Two columns of lines: a letterhead, recipients and signatures.
    Columns([&'static [&'static str]; 2]),
    Heading(&'static str),
    Text(&'static str),
    /// A title with a number, under which paragraphs stand.
    Numbered(usize, &'static str),
    /// Items with numbers, each with its dashed items.
    List(&'static [(&'static str, &'static [&'static str])]),
    Table(&'static [[&'static str; 4]]),
}

use Part::{Columns, Heading, List, Numbered, Table, Text};

pub const NOTICE: &[Part] = &[
    Columns([
        &["UBND TỈNH HẢI LĂNG", "VĂN PHÒNG", "Số: 45/TB-VP"],
        &["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "Hải Lăng, ngày 12 tháng 8 năm 2025"],
    ]),
    Heading("THÔNG BÁO KẾT LUẬN CUỘC HỌP GIAO BAN THÁNG 8"),
    Text(
        "Ngày 11 tháng 8 năm 2025, tại trụ sở UBND tỉnh, Phó Chủ tịch UBND tỉnh Lương Bá Tòng chủ trì cuộc họp giao ban \
         tháng 8. Tham dự cuộc họp có lãnh đạo các Sở: Nội vụ, Tài chính.",
    ),
    Text("Sau khi nghe báo cáo, Phó Chủ tịch UBND tỉnh Lương Bá Tòng kết luận như sau:"),
    List(&[
        (
            "Sở Nội vụ chủ trì, phối hợp với Sở Tài chính rà soát biên chế các xã, báo cáo UBND tỉnh trước ngày 30/8/2025.",
            &[],
        ),
        (
            "Sở Tài chính:",
            &[
                "Bố trí kinh phí sửa chữa trụ sở xã Phước Lâm, hoàn thành trong tháng 9 năm 2025.",
                "Hướng dẫn các xã quyết toán, gửi báo cáo trước ngày 05/9/2025.",
            ],
        ),
        ("Giao Văn phòng UBND tỉnh đôn đốc các sở thực hiện Thông báo này.", &[]),
    ]),
    Text("Phân công nhiệm vụ cụ thể:"),
    Table(&[
        ["TT", "Nhiệm vụ", "Chủ trì", "Thời hạn"],
        ["1", "Lập dự toán sửa chữa trụ sở", "Sở Tài chính", "25/8/2025"],
        ["2", "Trình đề án vị trí việc làm", "Sở Nội vụ", "15/9/2025"],
    ]),
    Text("Văn phòng UBND tỉnh thông báo để các cơ quan biết, thực hiện./."),
    Columns([
        &["Nơi nhận:", "- Chủ tịch UBND tỉnh;", "- Các Sở: NV, TC;", "- Lưu: VT."],
        &["CHÁNH VĂN PHÒNG", "Thẩm Quang Dự"],
    ]),
];

const MINUTES: &[Part] = &[
    Heading("Harbour Trust Board Meeting"),
    Text("Date: 3 June 2025"),
    Text("Location: Boathouse, Room 2"),
    Text("Present: Anna Schmidt (chair), John O'Neil (Head of IT), Mary Lee"),
    Text("Apologies: Peter Brown"),
    Heading("Discussion"),
    Text("John O'Neil reported that the migration is two weeks late."),
    Heading("Decisions"),
    List(&[("The plan was approved.", &[]), ("The fence will be painted in July.", &[])]),
    Heading("Action items"),
    Table(&[
        ["No", "Action", "Owner", "Due"],
        ["1", "Book the room", "Mary Lee", "10 June 2025"],
        ["2", "Write to the harbour master", "John O'Neil", "20 June 2025"],
    ]),
];

const SESSION: &[Part] = &[
    Columns([
        &["CÔNG TY ĐIỆN NƯỚC LÂM SƠN", "Số: 07/BB-CT"],
        &["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"],
    ]),
    Heading("BIÊN BẢN HỌP GIAO BAN TUẦN 12"),
    Text("Thời gian: 14 giờ 30, ngày 20/3/2024"),
    Text("Địa điểm: Phòng họp số 1"),
    Text("Chủ trì: Ông Nguyễn Văn An - Giám đốc"),
    Text("Thư ký: Bà Lê Thị Cúc - Kế toán trưởng"),
    Heading("I. NỘI DUNG"),
    Text("Ông Trần Bá Hưng báo cáo tình hình thu tiền nước quý I."),
    Heading("II. KẾT LUẬN"),
    Numbered(1, "Về công tác tài chính"),
    Text("Phòng Kế toán lập dự toán quý II, trình Giám đốc trước ngày 29/3/2024."),
    Numbered(2, "Về công tác kỹ thuật"),
    Text("Giao Phòng Kỹ thuật thay đồng hồ nước khu A, xong trong tháng 4 năm 2024."),
    Text("Cuộc họp kết thúc lúc 16 giờ cùng ngày."),
    Columns([&["THƯ KÝ", "Lê Thị Cúc"], &["CHỦ TRÌ", "Nguyễn Văn An"]]),
];

fn zip(parts: &[(&str, String)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}

/// Word, with numbers that Word counts or that are typed.
fn docx(paper: &[Part], is_counted: bool) -> Vec<u8> {
    const WORD: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
    let p = |properties: &str, text: &str| {
        format!("<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{}</w:t></w:r></w:p>", escaped(text))
    };
    let item = |level: usize| format!("<w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"1\"/></w:numPr>");
    let cell = |lines: &[&str]| format!("<w:tc>{}</w:tc>", lines.iter().map(|line| p("", line)).collect::<String>());
    let mut body = String::new();
    for part in paper {
        match part {
            Columns(columns) => {
                body += &format!("<w:tbl><w:tr>{}</w:tr></w:tbl>", columns.map(cell).concat());
            }
            Heading(text) => body += &p("<w:pStyle w:val=\"H1\"/>", text),
            Text(text) => body += &p("", text),
            Numbered(number, text) => {
                body += &if is_counted { p(&item(0), text) } else { p("", &format!("{number}. {text}")) };
            }
            List(items) => {
                for (at, (text, inner)) in items.iter().enumerate() {
                    body += &if is_counted { p(&item(0), text) } else { p("", &format!("{}. {text}", at + 1)) };
                    for text in *inner {
                        body += &if is_counted { p(&item(1), text) } else { p("", &format!("- {text}")) };
                    }
                }
            }
            Table(rows) => {
                let row = |row: &[&str; 4]| format!("<w:tr>{}</w:tr>", row.map(|text| cell(&[text])).concat());
                body += &format!("<w:tbl>{}</w:tbl>", rows.iter().map(row).collect::<String>());
            }
        }
    }
    let level = |at: usize, format: &str, text: &str| {
        format!(
            "<w:lvl w:ilvl=\"{at}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{format}\"/><w:lvlText w:val=\"{text}\"/></w:lvl>"
        )
    };
    zip(&[
        ("word/document.xml", format!("<w:document {WORD}><w:body>{body}</w:body></w:document>")),
        (
            "word/styles.xml",
            format!("<w:styles {WORD}><w:style w:styleId=\"H1\"><w:name w:val=\"heading 1\"/></w:style></w:styles>"),
        ),
        (
            "word/numbering.xml",
            format!(
                "<w:numbering {WORD}><w:abstractNum w:abstractNumId=\"0\">{}{}</w:abstractNum>\
                 <w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num></w:numbering>",
                level(0, "decimal", "%1."),
                level(1, "bullet", "-")
            ),
        ),
    ])
}

fn odt(paper: &[Part]) -> Vec<u8> {
    let p = |text: &str| format!("<text:p>{}</text:p>", escaped(text));
    let cell = |lines: &[&str]| {
        format!("<table:table-cell>{}</table:table-cell>", lines.iter().map(|line| p(line)).collect::<String>())
    };
    let list = |style: &str, items: &str| format!("<text:list text:style-name=\"{style}\">{items}</text:list>");
    let mut body = String::new();
    for part in paper {
        match part {
            Columns(columns) => {
                let cells = columns.map(cell).concat();
                body += &format!("<table:table><table:table-row>{cells}</table:table-row></table:table>");
            }
            Heading(text) => body += &format!("<text:h text:outline-level=\"1\">{text}</text:h>"),
            Text(text) => body += &p(text),
            Numbered(_, text) => {
                body += &format!(
                    "<text:list text:style-name=\"N\" text:continue-numbering=\"true\"><text:list-item>{}</text:list-item></text:list>",
                    p(text)
                );
            }
            List(items) => {
                let inner = |texts: &[&str]| {
                    let item = |text: &&str| format!("<text:list-item>{}</text:list-item>", p(text));
                    if texts.is_empty() {
                        String::new()
                    } else {
                        list("D", &texts.iter().map(item).collect::<String>())
                    }
                };
                let item = |(text, texts): &(&str, &[&str])| {
                    format!("<text:list-item>{}{}</text:list-item>", p(text), inner(texts))
                };
                body += &list("N", &items.iter().map(item).collect::<String>());
            }
            Table(rows) => {
                let row = |row: &[&str; 4]| {
                    format!("<table:table-row>{}</table:table-row>", row.map(|text| cell(&[text])).concat())
                };
                body += &format!("<table:table>{}</table:table>", rows.iter().map(row).collect::<String>());
            }
        }
    }
    let spaces = "xmlns:office=\"o\" xmlns:text=\"t\" xmlns:style=\"s\" xmlns:table=\"tb\"";
    zip(&[
        ("mimetype", "application/vnd.oasis.opendocument.text".to_owned()),
        (
            "content.xml",
            format!(
                "<office:document-content {spaces}><office:automatic-styles><text:list-style style:name=\"N\">\
                 <text:list-level-style-number text:level=\"1\" style:num-format=\"1\" style:num-suffix=\".\"/></text:list-style>\
                 <text:list-style style:name=\"D\"><text:list-level-style-bullet text:level=\"2\"/></text:list-style>\
                 </office:automatic-styles><office:body><office:text>{body}</office:text></office:body></office:document-content>"
            ),
        ),
    ])
}

fn html(paper: &[Part]) -> String {
    let mut body = String::new();
    for part in paper {
        match part {
            Columns(columns) => {
                let cell = |lines: &[&str]| format!("<td>{}</td>", lines.join("<br>"));
                body += &format!("<table><tr>{}</tr></table>\n", columns.map(cell).concat());
            }
            Heading(text) => body += &format!("<h1>{text}</h1>\n"),
            Text(text) => body += &format!("<p>{text}</p>\n"),
            Numbered(number, text) => body += &format!("<ol start={number}><li>{text}</ol>\n"),
            List(items) => {
                let inner = |texts: &[&str]| {
                    if texts.is_empty() { String::new() } else { format!("<ul><li>{}</ul>", texts.join("<li>")) }
                };
                let item = |(text, texts): &(&str, &[&str])| format!("<li>{text}{}</li>", inner(texts));
                body += &format!("<ol>{}</ol>\n", items.iter().map(item).collect::<String>());
            }
            Table(rows) => {
                let row = |row: &[&str; 4]| format!("<tr>{}</tr>", row.map(|text| format!("<td>{text}</td>")).concat());
                body += &format!("<table>{}</table>\n", rows.iter().map(row).collect::<String>());
            }
        }
    }
    format!("<!doctype html><html><body><nav>Home</nav>{body}<footer>Foot</footer></body></html>")
}

fn markdown(paper: &[Part]) -> String {
    let mut body = String::new();
    for part in paper {
        match part {
            // There are no columns: one is below the other.
            Columns(columns) => {
                for line in columns.iter().flat_map(|lines| lines.iter()) {
                    body += &format!("{}\n\n", line.replace("- ", "\\- "));
                }
            }
            Heading(text) => body += &format!("# {text}\n\n"),
            Text(text) => body += &format!("{text}\n\n"),
            Numbered(number, text) => body += &format!("{number}. {text}\n\n"),
            List(items) => {
                for (at, (text, inner)) in items.iter().enumerate() {
                    body += &format!("{}. {text}\n", at + 1);
                    inner.iter().for_each(|text| body += &format!("   - {text}\n"));
                }
                body.push('\n');
            }
            Table(rows) => {
                for (at, row) in rows.iter().enumerate() {
                    body += &format!("| {} |\n", row.join(" | "));
                    if at == 0 {
                        body += "|---|---|---|---|\n";
                    }
                }
                body.push('\n');
            }
        }
    }
    body
}

/// What `pdftotext -layout` prints: lines of one width, columns with spaces between, page numbers.
fn text(paper: &[Part]) -> String {
    const WIDTH: usize = 80;
    let wrapped = |text: &str, indent: usize| {
        let mut lines = vec![String::new()];
        for word in text.split(' ') {
            let length = lines.last().map_or(0, |line| line.chars().count());
            if length + 1 + word.chars().count() > WIDTH {
                lines.push(" ".repeat(indent) + word);
            } else {
                let line = lines.last_mut().unwrap();
                *line += if line.is_empty() { "" } else { " " };
                *line += word;
            }
        }
        lines.join("\n") + "\n"
    };
    let padded = |text: &str, width: usize| format!("{text}{}", " ".repeat(width - text.chars().count()));
    let mut body = String::new();
    for part in paper {
        match part {
            Columns([left, right]) => {
                for at in 0..left.len().max(right.len()) {
                    let [left, right] = [left, right].map(|lines| lines.get(at).copied().unwrap_or_default());
                    body += format!("{}{right}", padded(left, 40)).trim_end();
                    body.push('\n');
                }
                body.push('\n');
            }
            Heading(text) | Text(text) => body += &format!("{}\n", wrapped(text, 0)),
            Numbered(number, text) => body += &wrapped(&format!("{number}. {text}"), 0),
            List(items) => {
                for (at, (text, inner)) in items.iter().enumerate() {
                    body += &wrapped(&format!("{}. {text}", at + 1), 0);
                    inner.iter().for_each(|text| body += &wrapped(&format!("- {text}"), 2));
                }
                body += "\n                                       2\n\u{c}";
            }
            Table(rows) => {
                for [number, what, who, when] in *rows {
                    body += &format!("{}{}{}{when}\n", padded(number, 5), padded(what, 36), padded(who, 20));
                }
                body.push('\n');
            }
        }
    }
    body
}

/// What a draft says, without the lines that it was read from.
fn said(name: &str, bytes: &[u8]) -> Value {
    let (document, _) = import::read(name, bytes, None).unwrap();
    let draft = import::understand(&document, &ImportOptions::default());
    let mut left: Vec<&str> = draft.left.iter().map(|one| one.text.as_str()).collect();
    // They are in the order of their lines, which several cells of a row share.
    left.sort_unstable();
    let uncertain: Vec<&str> = draft.uncertain.iter().map(|one| one.field.as_str()).collect();
    json!({ "record": draft.record, "left": left, "uncertain": uncertain, "digest": draft.digest })
}

fn yaml(value: &Value) -> String {
    serde_json::to_string_pretty(value).unwrap()
}

/// A paper in all containers, with the names of the files.
pub fn in_containers(paper: &[Part]) -> [(&'static str, Vec<u8>); 6] {
    [
        ("a.docx", docx(paper, true)),
        ("typed.docx", docx(paper, false)),
        ("a.odt", odt(paper)),
        ("a.html", html(paper).into_bytes()),
        ("a.md", markdown(paper).into_bytes()),
        ("a.txt", text(paper).into_bytes()),
    ]
}

fn assert_same_in_all_containers(paper: &[Part]) {
    let [first, others @ ..] = in_containers(paper);
    let expected = yaml(&said(first.0, &first.1));
    let mut wrong = String::new();
    for (name, bytes) in others {
        let seen = yaml(&said(name, &bytes));
        let lines = similar::TextDiff::from_lines(&expected, &seen);
        if seen != expected {
            wrong += &format!("{name}\n{}", lines.unified_diff().context_radius(2));
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

#[test]
fn a_notice_of_conclusions_is_the_same_in_all_containers() {
    assert_same_in_all_containers(NOTICE);
}

#[test]
fn minutes_are_the_same_in_all_containers() {
    assert_same_in_all_containers(SESSION);
}

#[test]
fn english_minutes_are_the_same_in_all_containers() {
    assert_same_in_all_containers(MINUTES);
}
