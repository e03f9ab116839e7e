//! `meeting import`: documents to draft records.

use std::collections::BTreeSet;
use std::fs;
use std::io::{Cursor, Write as _};

use insta::assert_snapshot;
use meeting_core::import::{self, ImportOptions};
use proptest::prelude::*;
use serde_json::Value;
use viet_text::fold::fold;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::support::{Office, repository};

fn source(name: &str) -> Vec<u8> {
    fs::read(repository().join("tests/data").join(name)).unwrap()
}

/// An office with the documents.
fn office() -> Office {
    let office = Office::empty();
    office.write("meeting.yaml", "");
    for name in [
        "article.txt",
        "import/giao-ban.txt",
        "import/chi-bo.txt",
        "import/board.txt",
        "import/team-meeting.md",
        "import/tin-tuc.html",
        "import/ket-luan.txt",
    ] {
        office.write(name.rsplit('/').next().unwrap(), source(name));
    }
    office
}

/// What the import of a file prints without writing anything.
fn shown(office: &Office, file: &str, language: &str) -> String {
    office.run(&["import", "--dry-run", "--lang", language, file]).transcript()
}

#[test]
fn an_article() {
    assert_snapshot!(shown(&office(), "article.txt", "vi"));
}

/// Bodies and people that the directory has are read whole, by whatever name, and get its ids.
#[test]
fn bodies_and_people_of_the_directory() {
    let office = Office::empty();
    office.write("meeting.yaml", "");
    office.write(
        "directory.yaml",
        "organizations:\n  - id: so-nnmt\n    name: Sở Nông nghiệp và Môi trường\n    short: Sở NN&MT\n  - id: nha-hat\n    \
         name: Nhà hát Sông Hồng\n    aliases: [NHSH]\npeople:\n  - id: y-bham\n    name: Y Bhăm Êban\n    organization: \
         nha-hat\n",
    );
    office.write(
        "giao-ban.txt",
        "BIÊN BẢN\nHọp giao ban\n\nThời gian: 8 giờ ngày 8/5/2023\nChủ trì: ông Lê Văn Tám\n\nKết luận:\n1. Giao Sở NN&MT rà \
         soát các hồ sơ còn tồn.\n2. Sở Nông nghiệp và Môi trường phối hợp với Nhà hát Sông Hồng tổ chức đêm diễn trước ngày \
         20/5/2023.\n3. NHSH cân đối kinh phí.\n4. Giao Y Bhăm Êban lập danh sách khách mời.\n",
    );
    assert_snapshot!(shown(&office, "giao-ban.txt", "vi"));
}

/// Who leads may be named by a heading, with who supports, and behind a word that connects.
#[test]
fn leads_named_by_headings() {
    let office = Office::empty();
    office.write("meeting.yaml", "");
    office.write(
        "thong-bao.txt",
        "BIÊN BẢN\nHọp giao ban tuần\n\nThời gian: 8 giờ ngày 8/5/2023\nChủ trì: ông Lê Văn Tám\n\nKết luận:\n1. Về đất đai. Yêu \
         cầu Phòng Địa chính:\n- Thống kê các thửa chưa có giấy, xong trước ngày 20/5/2023.\n- Tổ chức đo đạc lại khu \
         chợ.\n2. Phòng Văn hóa phối hợp với Đoàn Thanh niên:\n- Chuẩn bị hội diễn.\n3. Hiệu trưởng lựa chọn nhà thầu sửa mái. \
         Đồng thời giao Công an xã kiểm tra phòng cháy vào ngày 25/5/2023.\n",
    );
    assert_snapshot!(shown(&office, "thong-bao.txt", "vi"));
}

#[test]
fn formal_minutes() {
    assert_snapshot!(shown(&office(), "giao-ban.txt", "vi"));
}

#[test]
fn minutes_of_a_party_cell_with_two_columns_above_and_below() {
    assert_snapshot!(shown(&office(), "chi-bo.txt", "vi"));
}

#[test]
fn plain_english_minutes() {
    assert_snapshot!(shown(&office(), "board.txt", "en"));
}

#[test]
fn english_minutes_with_a_table_of_actions() {
    assert_snapshot!(shown(&office(), "team-meeting.md", "en"));
}

#[test]
fn a_page_of_news() {
    assert_snapshot!(shown(&office(), "tin-tuc.html", "vi"));
}

#[test]
fn conclusions_with_given_names_briefings_and_prohibitions() {
    assert_snapshot!(shown(&office(), "ket-luan.txt", "vi"));
}

/// A .docx with these parts.
fn docx(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

pub fn word(body: &str) -> Vec<u8> {
    let document =
        format!("<?xml version=\"1.0\"?><w:document xmlns:w=\"{WORD}\"><w:body>{body}</w:body></w:document>");
    let styles = format!(
        "<w:styles xmlns:w=\"{WORD}\"><w:style w:styleId=\"H1\"><w:name w:val=\"heading 1\"/></w:style></w:styles>"
    );
    docx(&[("word/document.xml", &document), ("word/styles.xml", &styles)])
}

/// An .odt with this text.
fn odt(body: &str) -> Vec<u8> {
    let content = format!(
        "<office:document-content xmlns:office='o' xmlns:text='t' xmlns:draw='d'><office:body><office:text>{body}</office:text>\
         </office:body></office:document-content>"
    );
    docx(&[("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", &content)])
}

fn paragraph(text: &str) -> String {
    format!("<w:p><w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r></w:p>")
}

#[test]
fn minutes_in_word() {
    let cell = |text: &str| format!("<w:tc>{}</w:tc>", paragraph(text));
    let row = |cells: [&str; 3]| format!("<w:tr>{}</w:tr>", cells.map(cell).concat());
    let lead = "<w:p><w:r><w:t>Chủ trì: Đồng chí Nguyễn Văn An</w:t></w:r><w:del><w:r><w:delText> B</w:delText></w:r></w:del>\
        <w:r><w:t> - Giám đốc</w:t></w:r></w:p>";
    let item = "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/></w:numPr></w:pPr><w:r><w:t>Bà Lê Thị Cúc - Kế toán trưởng</w:t></w:r></w:p>";
    let body = [
        "<w:p><w:pPr><w:pStyle w:val=\"H1\"/></w:pPr><w:r><w:t>Họp giao ban tuần 12</w:t></w:r></w:p>",
        &paragraph("Thời gian: 14h30 ngày 20/3/2024"),
        &paragraph("Địa điểm: Phòng họp số 1"),
        lead,
        &paragraph("Thành phần:"),
        item,
        &paragraph("Kết luận:"),
        &paragraph("Các phòng báo cáo tiến độ hằng tuần."),
        &format!(
            "<w:tbl>{}{}</w:tbl>",
            row(["Nhiệm vụ", "Chủ trì", "Thời hạn"]),
            row(["Lập dự toán", "Lê Thị Cúc", "29/3/2024"])
        ),
    ]
    .concat();
    let office = office();
    office.write("hop.docx", word(&body));
    assert_snapshot!(shown(&office, "hop.docx", "vi"));
}

#[test]
fn what_is_written_is_valid_and_nothing_is_overwritten() {
    let office = office();
    let first = office.run(&["import", "article.txt"]);
    assert_eq!(first.code, 0, "{}", first.stderr);
    let path = office.root().join(first.stdout.trim());
    let text = fs::read_to_string(&path).unwrap();
    let again = office.run_with_input(&["import", "--force", "-"], source("article.txt"));
    assert_eq!(again.stdout.trim(), first.stdout.trim().replace(".yaml", "-2.yaml"));
    let id = path.file_stem().unwrap().to_str().unwrap();
    assert!(again.stderr.contains(id) && !first.stderr.contains(id), "{}", again.stderr);
    assert_eq!(fs::read_to_string(&path).unwrap(), text);
    for file in ["giao-ban.txt", "chi-bo.txt", "board.txt", "team-meeting.md", "tin-tuc.html"] {
        assert_eq!(office.run(&["import", "--quiet", file]).stderr, "");
    }
    assert_eq!(office.run(&["validate"]).code, 0);
    assert_eq!(office.run(&["fmt", "--check"]).code, 0);
}

#[test]
fn what_the_document_does_not_say_is_asked_for() {
    let office = office();
    office.write("a.txt", "Trao đổi về dự toán\n\nCác phòng đã góp ý cho dự toán năm sau.\n");
    assert_snapshot!(office.run(&["import", "a.txt"]).transcript());
    let given = [
        "import",
        "a.txt",
        "--date",
        "8/5/2023",
        "--kind",
        "other",
        "--title",
        "Góp ý dự toán",
        "--url",
        "https://a.vn",
    ];
    let run = office.run(&given);
    assert_eq!(run.stdout, "records/2023/2023-05-08-gop-y-du-toan.yaml\n", "{}", run.stderr);
    assert_eq!(office.run(&["import", "a.txt", "--date", "mai kia"]).code, 2);
    assert_eq!(office.run(&["validate"]).code, 0);
}

#[test]
fn what_would_be_an_error_is_left_over_and_what_cannot_be_mended_is_refused() {
    let office = office();
    office.write("a.txt", "Họp giao ban\n\nThời gian: 10h00 - 8h00, ngày 8/5/2023\n");
    assert_snapshot!(office.run(&["import", "--dry-run", "a.txt"]).transcript());
    office.write("meeting.yaml", "values: {title: [Họp chi bộ]}\n");
    let run = office.run(&["import", "--lang", "en", "--quiet", "a.txt"]);
    assert_eq!((run.code, run.stdout.as_str()), (1, ""), "{}", run.stderr);
    assert!(run.stderr.contains("office-allow"), "{}", run.stderr);
    assert!(!office.root().join("records").exists());
}

#[test]
fn the_editor_has_the_last_word() {
    let office = office();
    let mut command = office.command();
    command.env("EDITOR", "sed -i 's/^title: .*/title: Tên khác/'").args([
        "import",
        "--edit",
        "--quiet",
        "giao-ban.txt",
    ]);
    let run = office.finish(&mut command);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(fs::read_to_string(office.root().join(run.stdout.trim())).unwrap().contains("title: Tên khác"));
}

#[test]
fn what_cannot_be_read_is_refused_with_what_to_do() {
    let office = office();
    let mut transcript = String::new();
    for (name, bytes) in [
        ("old.doc", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 rest".to_vec()),
        ("scan.pdf", b"%PDF-1.7".to_vec()),
        ("photo.jpg", b"\xFF\xD8\xFF\xE0\0\0\0".to_vec()),
        ("latin.txt", b"H\xF4p giao ban".to_vec()),
        ("vni.txt", "Ñaûng boä tænh".into()),
        ("minutes.rtf", b"{\\rtf1\\ansi Minutes}".to_vec()),
        ("minutes.txt", b"{\\rtf1\\ansi Minutes}".to_vec()),
        ("table.xlsx", docx(&[("xl/workbook.xml", "a")])),
        ("table.ods", docx(&[("mimetype", "application/vnd.oasis.opendocument.spreadsheet")])),
        ("talk.pptx", docx(&[("ppt/presentation.xml", "a")])),
        ("torn.odt", b"PK\x03\x04 torn".to_vec()),
        ("none.odt", b"no zip file".to_vec()),
        ("bare.odt", docx(&[("mimetype", "application/vnd.oasis.opendocument.text")])),
        ("empty.txt", b" \n\n".to_vec()),
        ("torn.docx", b"PK\x03\x04 torn".to_vec()),
        ("other.docx", docx(&[("a.txt", "a")])),
        ("entity.docx", docx(&[("word/document.xml", "<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>")])),
    ] {
        office.write(name, bytes);
        let run = office.run(&["import", "--lang", "en", name]);
        assert_eq!(run.code, 2, "{name}");
        transcript += &run.stderr;
    }
    assert_snapshot!(transcript);
    assert_eq!(office.run(&["import", "none.txt"]).code, 2);
    assert_eq!(office.run(&["import", "."]).code, 2);
    assert!(!office.root().join("records").exists());
}

#[test]
fn letters_of_other_keyboards_and_systems() {
    let text = String::from_utf8(source("article.txt")).unwrap();
    let office = office();
    let expected = office.run_with_input(&["import", "--dry-run", "-"], text.as_str()).stdout;
    let wide: Vec<u8> = format!("\u{feff}{text}").encode_utf16().flat_map(u16::to_le_bytes).collect();
    let apart: String = unicode_normalization::UnicodeNormalization::nfd(text.chars()).collect();
    for bytes in [wide, apart.into_bytes(), format!("\u{feff}{}", text.replace('\n', "\r\n")).into_bytes()] {
        assert_eq!(office.run_with_input(&["import", "--dry-run", "-"], bytes).stdout, expected);
    }
}

/// The same paper in Unicode and in the letters of before says the same, and the import says what it converted.
#[test]
fn letters_from_before_unicode() {
    let text = "Họp giao ban\n\nThời gian: 8 giờ, ngày 8/5/2023\nĐịa điểm: Phòng họp số 1\n\nKết luận:\n\n\
        1. Giao Văn phòng rà soát văn bản, báo cáo trước ngày 30/5/2023.\n";
    let office = office();
    let run = |bytes: Vec<u8>| office.run_with_input(&["import", "--dry-run", "--lang", "en", "-"], bytes);
    let expected = run(text.into());
    let tcvn3 = "Häp giao ban\n\nThêi gian: 8 giê, ngµy 8/5/2023\n§Þa ®iÓm: Phßng häp sè 1\n\nKÕt luËn:\n\n\
        1. Giao V¨n phßng rµ so¸t v¨n b¶n, b¸o c¸o tr\u{ad}íc ngµy 30/5/2023.\n";
    let bytes = tcvn3.chars().map(|letter| u8::try_from(u32::from(letter)).unwrap()).collect();
    let windows = b"Ho\xF2p giao ban\n\nTh\xF5\xCCi gian: 8 gi\xF5\xCC, nga\xCCy 8/5/2023\n\xD0i\xF2a \xF0i\xEA\xD2m: Pho\xCCng ho\xF2p s\xF4\xEC 1\n\n\
        K\xEA\xECt lu\xE2\xF2n:\n\n1. Giao V\xE3n pho\xCCng ra\xCC soa\xECt v\xE3n ba\xD2n, ba\xECo ca\xECo tr\xFD\xF5\xECc nga\xCCy 30/5/2023.\n";
    for (bytes, name) in [(tcvn3.into(), "TCVN3 (ABC)"), (bytes, "TCVN3 (ABC)"), (windows.to_vec(), "windows-1258")] {
        let run = run(bytes);
        assert_eq!(run.stdout, expected.stdout);
        let note = format!("converted from {name} to Unicode; check capitals and names\n");
        assert_eq!(run.stderr, format!("{note}{}", expected.stderr));
    }
}

/// Each ends, in a record or in an error, and never in a panic.
#[test]
fn documents_that_nobody_means_well_with() {
    let office = office();
    let date = "Họp giao ban ngày 8/5/2023\n\n";
    let bomb = word(&paragraph(&"a".repeat(40 << 20)));
    assert!(bomb.len() < 1 << 20);
    for (name, bytes, codes) in [
        ("large.txt", "Họp giao ban\n".repeat(800_000).into_bytes(), &[2][..]),
        ("line.txt", format!("{date}{}", "Sở Y tế đề nghị; ".repeat(50_000)).into_bytes(), &[0, 2]),
        ("lines.txt", format!("{date}{}", "Giao Sở Y tế chủ trì.\n\n".repeat(2_000)).into_bytes(), &[0, 2]),
        ("deep.html", format!("{date}{}", "<div><ul><li><table><tr><td>".repeat(50_000)).into_bytes(), &[0, 2]),
        ("open.html", "<".repeat(1 << 20).into_bytes(), &[0, 2]),
        ("bold.md", format!("{date}{}", "**_[".repeat(50_000)).into_bytes(), &[0, 2]),
        ("quotes.md", format!("{date}{}", "> ".repeat(50_000)).into_bytes(), &[0, 2]),
        ("bomb.docx", bomb, &[2]),
        ("columns.txt", format!("{date}{}", "Ông An      Bà Bé\n".repeat(3_000)).into_bytes(), &[0, 2]),
        ("tables.txt", format!("{date}{}", "A   B   C\nmột hai ba bốn năm\n".repeat(2_000)).into_bytes(), &[0, 2]),
        (
            "fields.md",
            format!(
                "---\n{}---\n\n{date}",
                (0..5_000).map(|at| format!("a{at}: b")).collect::<Vec<_>>().join("\n") + "\n"
            )
            .into_bytes(),
            &[0, 2],
        ),
        ("bomb.odt", odt(&format!("<text:p>{}</text:p>", "a".repeat(40 << 20))), &[2]),
        (
            "deep.odt",
            odt(&format!(
                "{}{}",
                "<text:list><text:list-item>".repeat(2_000),
                "</text:list-item></text:list>".repeat(2_000)
            )),
            &[2],
        ),
        (
            "spans.odt",
            odt(&format!("{}<text:p>A</text:p>{}", "<text:span>".repeat(50_000), "</text:span>".repeat(50_000))),
            &[2],
        ),
        (
            "boxes.odt",
            odt(&format!(
                "<text:p>{}{}</text:p>",
                "<draw:frame><draw:text-box><text:p>".repeat(5_000),
                "</text:p></draw:text-box></draw:frame>".repeat(5_000)
            )),
            &[2],
        ),
        (
            "names.odt",
            odt(&format!("<text:p {}/>", (0..80_000).map(|at| format!("a{at}='b'")).collect::<Vec<_>>().join(" "))),
            &[2],
        ),
        (
            "boxes.docx",
            word(&format!(
                "{}{}",
                "<w:p><w:r><w:pict><w:txbxContent>".repeat(5_000),
                "</w:txbxContent></w:pict></w:r></w:p>".repeat(5_000)
            )),
            &[2],
        ),
        (
            "deep.docx",
            word(&format!("{}{}", "<w:tbl><w:tr><w:tc>".repeat(200), "</w:tc></w:tr></w:tbl>".repeat(200))),
            &[2],
        ),
    ] {
        office.write(name, bytes);
        let run = office.run(&["import", "--dry-run", "--quiet", name]);
        assert!(codes.contains(&run.code), "{name}: {} {}", run.code, run.stderr);
        assert!(!run.stderr.contains("panicked"), "{name}: {}", run.stderr);
    }
}

/// Every text of a value, but for ids, references to them, and words of the format.
fn texts<'v>(key: &str, value: &'v Value, found: &mut Vec<&'v str>) {
    const OF_THE_FORMAT: [&str; 14] = [
        "id",
        "kind",
        "date",
        "due",
        "due_time",
        "repeats",
        "roles",
        "side",
        "attendance",
        "part_of_day",
        "result",
        "published",
        "start",
        "end",
    ];
    match value {
        Value::String(text) if !OF_THE_FORMAT.contains(&key) => found.push(text),
        Value::Array(items) => items.iter().for_each(|item| texts(key, item, found)),
        Value::Object(fields) => fields.iter().for_each(|(key, value)| texts(key, value, found)),
        _ => {}
    }
}

/// What the draft says that the source does not.
fn invented(source: &str) -> Vec<String> {
    let Ok((document, _)) = import::read("a.txt", source.as_bytes(), None) else { return Vec::new() };
    let draft = import::understand(&document, &ImportOptions::default());
    let record = Value::Object(draft.record);
    let words = |text: &str| fold(text).split_whitespace().collect::<Vec<_>>().join(" ");
    // A column of a text is read from above to below, as a cell of a table is.
    let cells = document.blocks.iter().flat_map(|block| match &block.kind {
        import::Kind::Table(rows) => rows.iter().flat_map(|row| &row.cells).map(|cell| cell.join(" ")).collect(),
        _ => vec![block.text.clone()],
    });
    let source = words(&format!("{source} {}", cells.collect::<Vec<_>>().join(" ")));
    let ids: BTreeSet<&str> = ["organizations", "participants", "proceedings", "directives", "tasks"]
        .iter()
        .filter_map(|list| record[*list].as_array())
        .flatten()
        .filter_map(|item| item["id"].as_str())
        .collect();
    let mut found = Vec::new();
    texts("", &record, &mut found);
    found.retain(|text| !ids.contains(text) && !source.contains(&words(text)));
    found.into_iter().map(str::to_owned).collect()
}

#[test]
fn nothing_is_invented() {
    for name in ["article.txt", "import/giao-ban.txt", "import/chi-bo.txt", "import/board.txt"] {
        assert_eq!(invented(std::str::from_utf8(&source(name)).unwrap()), Vec::<String>::new(), "{name}");
    }
}

/// Lines and pieces of lines that minutes are made of.
fn piece() -> impl Strategy<Value = String> {
    prop::sample::select(vec![
        "BIÊN BẢN",
        "HỌP GIAO BAN",
        "Số: 05-BB/ĐU",
        "\n",
        "\n\n",
        "Thời gian: ",
        "8 giờ 30, ngày 08/5/2023",
        "Chủ trì: ",
        "Vắng: 2",
        "đồng chí Bùi Thái Trọng",
        " - Bí thư Đảng ủy",
        ", Giám đốc Sở Y tế",
        "ông An",
        "Kết luận",
        ": ",
        "; ",
        ". ",
        "1. ",
        "- ",
        "đề nghị",
        "Giao Sở Nội vụ chủ trì",
        ", phối hợp với Sở Y tế",
        " trước ngày 10/12/2023",
        " Kết luận số 21-KL/TW",
        "(",
        ")",
        " cần rà soát",
        "Các phòng",
        "làm việc với",
        "II. NỘI DUNG",
        "Nơi nhận:",
        "phát biểu",
        "có mặt 25/27",
        "Ảnh",
        "tại Hội trường",
        "Ban Chấp hành Đảng bộ Sở Giáo dục và Đào tạo (GDĐT)",
        "Sở GDĐT",
        "báo cáo kết quả",
        "Lượt xem: 3",
        "Đảng ủy",
        "ı",
        "İ",
    ])
    .prop_map(str::to_owned)
}

/// The clock time of a deadline is written in the form of the format.
#[test]
fn a_deadline_with_its_hour_is_not_invented() {
    let source = "Kết luận\n\n1. Giao Sở Nội vụ chủ trì, báo cáo kết quả trước 8 giờ 30, ngày 10/12/2023.";
    let (document, _) = import::read("a.txt", source.as_bytes(), None).unwrap();
    let draft = import::understand(&document, &ImportOptions::default());
    let asks = draft.record["directives"].as_array().unwrap();
    assert_eq!((&asks[0]["due"], &asks[0]["due_time"]), (&"2023-12-10".into(), &"08:30".into()));
    assert_eq!(invented(source), Vec::<String>::new());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]
    #[test]
    fn nothing_is_invented_of_any_minutes(pieces in prop::collection::vec(piece(), 1..40)) {
        let source = pieces.join(" ");
        prop_assert_eq!(invented(&source), Vec::<String>::new());
    }
}

/// The ends of the paragraphs that the draft holds nowhere: neither in a part, nor left over, nor dropped.
fn lost(paragraphs: &[&str]) -> Vec<String> {
    let source = paragraphs.join("\n\n");
    let Ok((document, format)) = import::read("a.txt", source.as_bytes(), None) else { return Vec::new() };
    let draft = import::understand(&document, &ImportOptions::default());
    let mut held = Vec::new();
    let (record, rest) = (Value::Object(draft.record.clone()), draft.provenance("a.txt", format));
    texts("", &record, &mut held);
    texts("", &rest, &mut held);
    let words = |text: &str| {
        let folded = fold(text);
        let words = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        words.map(str::to_owned).collect::<Vec<_>>()
    };
    let held: Vec<String> = held.into_iter().map(|text| words(text).join(" ")).collect();
    let end = |text: &str| {
        let words = words(text);
        words[words.len().saturating_sub(4)..].join(" ")
    };
    let is_lost = |text: &&&str| !held.iter().any(|held| held.contains(&end(text)));
    paragraphs.iter().filter(is_lost).map(|text| (*text).to_owned()).collect()
}

/// Paragraphs that say something, each of which must be in the output.
const SAID: [&str; 24] = [
    "Hoãn họp.",
    "Thông qua.",
    "Chậm nhất 20/3/2024.",
    "Ông An không đồng ý.",
    "Đồng chí Trần Thị Bé báo cáo tình hình thực hiện nhiệm vụ quý I.",
    "Đồng chí Lê Văn An nêu lý do cuộc họp bất thường hôm nay.",
    "Đồng chí Lê Văn An phổ biến Chỉ thị số 27-CT/TW.",
    "Đồng chí Lê Văn An kết luận: Giao Văn phòng lập kế hoạch trước ngày 10/6/2024.",
    "Biên bản đã được thông qua, 100% nhất trí.",
    "Từ ngày 01/3 đến ngày 15/3, Sở Nội vụ tổ chức kiểm tra.",
    "Bà Nguyễn Thị Hoa thay mặt công đoàn góp ý dự thảo quy chế.",
    "Cuộc họp bàn về công tác chuẩn bị đại hội.",
    "1. Thông tin thời sự trong nước",
    "2. Giao Phòng Tổng hợp rà soát hồ sơ cán bộ.",
    "Cán bộ trong đơn vị yên tâm công tác, đoàn kết tốt.",
    "John O'Neil reported that the migration is two weeks late.",
    "Ông Y Thanh, Giám đốc Sở Y tế, cảm ơn sự giúp đỡ của tỉnh.",
    "- Việc chi trả phụ cấp còn chậm so với yêu cầu.",
    // Made of the names, positions and labels of the document.
    "Ông An vắng mặt.",
    "Đồng chí Mận vắng.",
    "Bà Mận chủ trì.",
    "Giám đốc Sở có mặt.",
    "Chánh Văn phòng ghi biên bản.",
    "Tổ công tác họp.",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]
    #[test]
    fn nothing_gets_lost(
        heads in prop::collection::vec(prop::sample::select(vec![
            "Thời gian: 8 giờ, ngày 8/5/2024",
            "Chủ trì: Đồng chí Lê Văn An, Giám đốc Sở.",
            "Thành phần:",
            "- Đ/c Phạm Văn Cường - Chánh Văn phòng",
            "Vắng: đ/c Hà Thị Mận (ốm).",
            "Chương trình họp:",
            "Nội dung:",
            "II. NỘI DUNG",
            "III. KẾT LUẬN",
            "Đồng chí Lê Văn An kết luận:",
        ]), 0..5),
        said in prop::collection::vec(prop::sample::select(SAID.to_vec()), 1..5),
        at in 0_usize..5,
        is_minutes in any::<bool>(),
    ) {
        let title = if is_minutes { "BIÊN BẢN HỌP TỔ CÔNG TÁC" } else { "Họp tổ công tác" };
        let (before, behind) = heads.split_at(at.min(heads.len()));
        let paragraphs: Vec<&str> = [&[title], before, &said[..], behind].concat();
        let lost: Vec<String> = lost(&paragraphs).into_iter().filter(|text| said.contains(&text.as_str())).collect();
        prop_assert_eq!(lost, Vec::<String>::new(), "{:?}", paragraphs);
    }
}

#[test]
fn minutes_that_begin_with_people_and_end_with_a_spoken_conclusion() {
    let office = office();
    office.write(
        "to.txt",
        "BIÊN BẢN HỌP CHI BỘ\n\nVào hồi 14 giờ 00 phút, ngày 05/02/2024, tại Hội trường, Chi bộ A họp.\n\n\
         Có mặt: 10, vắng: 02 (đ/c Hà Thị Mận ốm, đ/c Lý A Sùng đi công tác)\n\n\
         Chủ trì: Đồng chí Lê Văn An, Giám đốc Sở.\n\nĐồng chí Trần Thị Bé báo cáo tình hình.\n\n\
         1. Thông tin thời sự\n\nĐồng chí Lê Văn An phổ biến văn bản của Ban Bí thư và Bộ Chính trị.\n\n\
         Chi bộ Phòng Hành chính - Quản trị cùng nghe.\n\nĐồng chí Lê Văn An kết luận:\n\n\
         1. Giao Phòng Tổng hợp báo cáo trước ngày 12/6/2024.\n2. Giao Văn phòng chuẩn bị hội trường.\n",
    );
    assert_snapshot!(shown(&office, "to.txt", "vi"));
    office.write(
        "team.txt",
        "Project meeting\n\nDate: 3 June 2024\nPresent: Anna Schmidt (chair), John O'Neil (Head of IT), Mary Lee\n\
         Apologies: Peter Brown\n\nJohn O'Neil reported that the migration is two weeks late.\n\n\
         Mary Lee asked whether the date can stay.\n\nDecisions:\n- The plan was approved.\n\n\
         Action items:\n- Mary Lee to book the room\n",
    );
    assert_snapshot!(shown(&office, "team.txt", "en"));
}

/// How many of the expected things were found, and how many others.
struct Score {
    what: &'static str,
    expected: BTreeSet<String>,
    found: BTreeSet<String>,
}

impl Score {
    fn hits(&self) -> usize {
        self.expected.intersection(&self.found).count()
    }

    fn row(&self) -> String {
        let (all, hits) = (self.expected.len(), self.hits());
        format!("| {} | {all} | {hits} | {} |\n", self.what, self.found.len() - hits)
    }
}

/// The things of a record by which an import is judged, each as one line.
fn things(record: &Value) -> Vec<(&'static str, BTreeSet<String>)> {
    let items = |list: &str| record[list].as_array().cloned().unwrap_or_default();
    let text = |value: &Value| fold(value.as_str().unwrap_or_default()).trim_end_matches('.').to_owned();
    let people = || items("participants").into_iter().filter(|one| one.get("name").is_some());
    let positions = |person: &Value| {
        let name = text(&person["name"]);
        let list = person["positions"].as_array().cloned().unwrap_or_default();
        list.iter().map(|position| format!("{name}: {}", text(position))).collect::<Vec<_>>()
    };
    let roles = |person: &Value| {
        let name = text(&person["name"]);
        let list = person["roles"].as_array().cloned().unwrap_or_default();
        list.iter().map(|role| format!("{name}: {}", text(role))).collect::<Vec<_>>()
    };
    let cited = |directive: &Value| {
        let list = directive["cites"].as_array().cloned().unwrap_or_default();
        let line = |one: &Value| ["type", "number", "date", "issuer"].map(|key| text(&one[key])).join(" ");
        list.iter().map(line).collect::<Vec<_>>()
    };
    // The texts were edited by hand; what both have in common are the source's own words.
    let asked = |directive: &Value| {
        let quote = if directive["quote"].is_null() { &directive["text"] } else { &directive["quote"] };
        fold(quote.as_str().unwrap_or_default())
            .split_whitespace()
            .rev()
            .take(6)
            .collect::<Vec<_>>()
            .join(" ")
            .replace(['.', ';', ','], "")
    };
    // A dash is with or without spaces.
    let caption = |one: &Value| {
        text(&one["caption"])
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty() && *word != "so")
            .collect::<Vec<_>>()
            .join(" ")
    };
    vec![
        ("people", people().map(|one| text(&one["name"])).collect()),
        ("positions", people().flat_map(|one| positions(&one)).collect()),
        ("roles", people().flat_map(|one| roles(&one)).collect()),
        ("day and part of day", ["date", "part_of_day"].map(|key| text(&record["session"][key])).into()),
        ("organizations", items("organizations").iter().map(|one| text(&one["name"])).collect()),
        ("cited documents", items("directives").iter().flat_map(cited).collect()),
        ("directives", items("directives").iter().map(asked).collect()),
        ("captions", items("attachments").iter().filter(|one| one["kind"] == "photo").map(caption).collect()),
    ]
}

const RECORD: &str = "records/2023/2023-05-08-dang-uy-khoi-lam-viec-voi-so-gddt.yaml";

/// The page `docs/import.md` has, between two marks, how the import of the article compares with the record made by hand.
#[test]
fn the_article_compared_with_the_record_made_by_hand() {
    let by_hand = fs::read_to_string(repository().join(RECORD)).unwrap();
    let by_hand = lossless_yaml::parse(&by_hand).unwrap().value;
    let (document, _) = import::read("article.txt", &source("article.txt"), None).unwrap();
    let draft = Value::Object(import::understand(&document, &ImportOptions::default()).record);
    let scores: Vec<Score> = things(&by_hand)
        .into_iter()
        .zip(things(&draft))
        .map(|((what, expected), (_, found))| Score { what, expected, found })
        .collect();
    for score in &scores {
        let missed: Vec<_> = score.expected.difference(&score.found).collect();
        let false_ones: Vec<_> = score.found.difference(&score.expected).collect();
        let is_whole = missed.is_empty() && false_ones.is_empty();
        assert!(is_whole || score.what == "organizations", "{}: missed {missed:?}, false {false_ones:?}", score.what);
        assert!(score.hits() * 10 >= score.expected.len() * 9, "{}: missed {missed:?}", score.what);
    }
    let rows: String = scores.iter().map(Score::row).collect();
    let table = format!("| | by hand | found | false |\n|---|---|---|---|\n{rows}");
    let path = repository().join("docs/import.md");
    let page = fs::read_to_string(&path).unwrap();
    let (before, rest) = page.split_once("<!-- figures -->\n").unwrap();
    let (_, after) = rest.split_once("<!-- end of figures -->").unwrap();
    let fresh = format!("{before}<!-- figures -->\n{table}<!-- end of figures -->{after}");
    if std::env::var_os("UPDATE_GENERATED").is_some() {
        fs::write(&path, &fresh).unwrap();
    }
    assert_eq!(fs::read_to_string(&path).unwrap(), fresh, "out of date: run the tests with UPDATE_GENERATED=1");
}
