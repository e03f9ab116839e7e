//! Two laws of the import, for every document of all sets: each sentence is in the record, in `left` or in `dropped`, however
//! short it is; and the record says nothing that is not in the document.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::sync::LazyLock;

use meeting_core::import::{self, Block, Document, Draft, ImportOptions, Kind};
use regex::Regex;
use serde_json::Value;
use viet_text::fold::fold;

use crate::import_cases::{Case, HELD_BACK, sets};
use crate::import_containers::{NOTICE, in_containers};
use crate::support::Office;

/// A document, and the drafts that are made of it.
struct Imported {
    document: Document,
    drafts: Vec<Draft>,
}

fn imported(case: &Case) -> Imported {
    let name = case.document.file_name().unwrap().to_str().unwrap();
    let (document, _) = import::read(name, &fs::read(&case.document).unwrap(), None).unwrap();
    let drafts = drafts(&document);
    Imported { document, drafts }
}

fn drafts(document: &Document) -> Vec<Draft> {
    let meetings = import::meetings(document);
    let known = if meetings.len() > 1 { import::people(document) } else { Vec::new() };
    let given = ImportOptions { known, ..ImportOptions::default() };
    meetings.iter().map(|meeting| import::understand(meeting, &given)).collect()
}

/// The texts of a document with their lines: those of blocks; those of cells with that of their row and of the table.
fn texts(document: &Document) -> Vec<([usize; 2], &str)> {
    let mut texts = Vec::new();
    for block in &document.blocks {
        match &block.kind {
            Kind::Table(rows) => {
                for row in rows {
                    let cells = row.cells.iter().enumerate();
                    // The first cell may count the rows.
                    let cells = cells
                        .filter(|(at, cell)| *at > 0 || cell.concat().trim_end_matches('.').parse::<u32>().is_err());
                    texts.extend(cells.flat_map(|(_, cell)| cell).map(|cell| ([row.line, block.line], cell.as_str())));
                }
            }
            _ => texts.push(([block.line; 2], block.text.as_str())),
        }
    }
    texts
}

/// The folded words of a text; numbers without zeros in front, and apart from letters.
fn words(text: &str) -> Vec<String> {
    static WORDS: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"[0-9]+|[\p{L}\p{M}]+|\p{N}+").unwrap());
    let folded = fold(text);
    let number = |word: &str| word.parse::<u64>().map_or_else(|_| word.to_owned(), |number| number.to_string());
    WORDS.find_iter(&folded).map(|word| number(word.as_str())).collect()
}

/// All texts of a value, ids and words of the format too, each with its field.
fn said<'v>(key: &'v str, value: &'v Value, found: &mut Vec<(&'v str, &'v str)>) {
    match value {
        Value::String(text) => found.push((key, text)),
        Value::Array(items) => items.iter().for_each(|item| said(key, item, found)),
        Value::Object(fields) => fields.iter().for_each(|(key, value)| said(key, value, found)),
        _ => {}
    }
}

/// What the drafts of a document hold.
#[derive(Default)]
struct Held {
    /// The words of the parts, of `left` and of `dropped`, by the lines that they come from.
    by_line: BTreeMap<usize, BTreeSet<String>>,
    /// The words of what the whole document names: people, bodies, the session.
    anywhere: BTreeSet<String>,
}

impl Held {
    fn of(imported: &Imported) -> Self {
        let mut held = Self::default();
        for draft in &imported.drafts {
            for passage in draft.left.iter().chain(&draft.dropped) {
                held.by_line.entry(passage.line).or_default().extend(words(&passage.text));
            }
            let people = draft.record.get("participants").and_then(Value::as_array).into_iter().flatten();
            held.anywhere.extend(people.filter_map(|one| one["name"].as_str()).flat_map(forms));
            for (list, value) in &draft.record {
                let is_of_lines = matches!(list.as_str(), "proceedings" | "directives" | "tasks");
                for part in value.as_array().map_or(std::slice::from_ref(value), Vec::as_slice) {
                    let mut texts = Vec::new();
                    said(list, part, &mut texts);
                    let words: BTreeSet<String> = texts.iter().flat_map(|(_, text)| words(text)).collect();
                    let numbers = words.iter().filter(|word| word.starts_with(|c: char| c.is_ascii_digit())).cloned();
                    held.anywhere.extend(numbers);
                    if is_of_lines {
                        let id = part["id"].as_str().unwrap();
                        // A title is on the line of its heading, other paragraphs on their own.
                        let own = |field: &str| {
                            field == id || field.strip_prefix(id).is_some_and(|rest| rest.starts_with('.'))
                        };
                        for (_, line) in draft.lines.iter().filter(|(field, _)| own(field)) {
                            held.by_line.entry(*line).or_default().extend(words.iter().cloned());
                        }
                    } else {
                        held.anywhere.extend(words);
                    }
                    let mut numbers = Vec::new();
                    counts(part, &mut numbers);
                    held.anywhere.extend(numbers);
                }
            }
        }
        held
    }

    /// The words of a sentence that are held nowhere. Those that fields say by their names count only where nothing else is
    /// said.
    fn lost(&self, lines: [usize; 2], sentence: &str) -> Vec<String> {
        let near: Vec<&BTreeSet<String>> = lines.iter().filter_map(|line| self.by_line.get(line)).collect();
        let is_near = |word: &String| near.iter().any(|near| near.contains(word));
        let is_held = |word: &String| is_near(word) || self.anywhere.contains(word);
        let said_by_fields: BTreeSet<&str> = SAID_BY_FIELDS.split_whitespace().collect();
        let all = words(&without_act(without_label(without_marks(&without_sides(sentence)))));
        let own: Vec<String> = all.iter().filter(|word| !said_by_fields.contains(word.as_str())).cloned().collect();
        if own.is_empty() && sentence.ends_with(['.', '!', '?']) {
            return all.into_iter().filter(|word| !is_near(word)).collect();
        }
        own.into_iter().filter(|word| !is_held(word)).collect()
    }
}

/// A sentence without the number, the letter or the sign of an item.
fn without_marks(sentence: &str) -> &str {
    static MARKS: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(concat!(
            r"(?i)^(?:\s*(?:[-+*•–—]|\[ \]|(?:điều|phần|chương|mục)\s+\w+\s*[.:]?|\(?(?:\d{1,3}|[a-zđ]|[ivx]{1,5})(?:\.\d{1,3})*\s*[-.)/:]|",
            r"\d{1,2}\.\d{1,2}(?:\.\d{1,2})*|(?:một|hai|ba|bốn|năm|sáu) là,))+(?:\s+|$)"
        ))
        .unwrap()
    });
    MARKS.find(sentence).map_or(sentence, |marks| &sentence[marks.end()..])
}

/// A sentence without the label of a few words before its colon: its field says it.
fn without_label(sentence: &str) -> &str {
    match sentence.split_once(": ") {
        Some((label, value)) if label.split_whitespace().count() <= 4 => value,
        _ => sentence,
    }
}

/// A sentence without what a vote says by its fields: "Kết quả biểu quyết: tán thành 24, không tán thành 0; thông qua."
fn without_sides(sentence: &str) -> String {
    const LABELS: [&str; 4] = ["kết quả biểu quyết", "kết quả bỏ phiếu", "kết quả kiểm phiếu", "biểu quyết"];
    static SIDES: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new("(?i)không hợp lệ|không tán thành|tán thành|không đồng ý|đồng ý|nhất trí|không có ý kiến|ý kiến khác|phiếu|trắng").unwrap()
    });
    match without_marks(sentence).split_once(':') {
        Some((label, value)) if LABELS.contains(&label.trim().to_lowercase().as_str()) => {
            SIDES.replace_all(value, "").into_owned()
        }
        _ => sentence.to_owned(),
    }
}

/// A sentence without the act before its colon or at its end, which the kind of the part says: "Đồng chí A báo cáo: …".
fn without_act(sentence: &str) -> String {
    const ACTS: [&str; 40] = [
        "báo cáo",
        "trình bày",
        "thông qua dự thảo",
        "phát biểu",
        "kiến nghị",
        "đề xuất",
        "thảo luận",
        "cho ý kiến",
        "có ý kiến",
        "ý kiến",
        "trao đổi",
        "cho biết",
        "đề nghị",
        "nêu câu hỏi",
        "đặt câu hỏi",
        "chất vấn",
        "trả lời",
        "giải trình",
        "ghi nhận",
        "nêu tồn tại, hạn chế",
        "kiến nghị, đề xuất",
        "kê khai lợi ích liên quan",
        "điều hành biểu quyết",
        "đánh giá",
        "kết luận",
        "phổ biến",
        "quán triệt",
        "thông qua",
        "khai mạc",
        "giới thiệu",
        "tuyên bố",
        "nhấn mạnh",
        "phát biểu ý kiến",
        "trình bày báo cáo",
        "báo cáo tóm tắt",
        "phát biểu khai mạc",
        "phát biểu kết luận",
        "phát biểu chỉ đạo",
        "phát biểu tham luận",
        "đọc",
    ];
    let (before, behind) = sentence.split_once(':').unwrap_or((sentence.trim_end_matches(['.', ';']), ""));
    let act = ACTS.iter().filter(|act| before.to_lowercase().ends_with(*act)).max_by_key(|act| act.len());
    act.map_or_else(|| sentence.to_owned(), |act| format!("{} {behind}", &before[..before.len() - act.len()]))
}

/// Short forms of a name that notes have for people, and the record for nobody: initials, a handle.
fn forms(name: &str) -> Vec<String> {
    let words = words(name);
    let initials: String = words.iter().filter_map(|word| word.chars().next()).collect();
    let last = words.last().and_then(|word| word.chars().next());
    let handle = words.first().cloned().into_iter().chain(last.map(String::from)).collect();
    vec![initials, handle]
}

/// The numbers of a value.
fn counts(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::Number(number) => found.push(number.to_string()),
        Value::Array(items) => items.iter().for_each(|item| counts(item, found)),
        Value::Object(fields) => fields.values().for_each(|value| counts(value, found)),
        _ => {}
    }
}

/// Folded words that say nothing beside a field which says it: labels, addresses, hours and days, and what connects a person
/// or a body with its work.
const SAID_BY_FIELDS: &str = "
    ngay thang nam gio h phut hoi luc vao hom nay sang trua chieu thu hai ba tu sau bay nhat chu tai thoi gian bat dau dia diem
    dong chi d c ong ba chuc vu chu tri toa thu ki nguoi ghi bien ban thanh phan tham du gom co vang mat dai bieu cung gia
    cuoc buoi hop hoi nghi lam viec voi to chuc sinh hoat thuong de nghi yeu cau giao ket luan noi dung thao luan i kien
    chuong trinh muc dich dieu hanh tong so va la thuc phep dien thay
    date time when where place location venue mon tue wed thu fri sat sun monday tuesday wednesday thursday friday saturday
    sunday january february march april may june july august september october november december am pm a p m
    present absent apologies regrets attended attendance chair secretary scribe minutes notes agenda action actions item
    items decisions discussion by the of and to at in on from is was will shall mr ms dr dir held agreed volunteered asks
    attendees participants respectfulli submitted jan feb mar apr jun jul aug sep oct nov dec";

/// The sentences of a text; a short form with a capital ("Ms.") ends none.
fn sentences(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut start = 0;
    for (at, sign) in text.char_indices() {
        let end = at + sign.len_utf8();
        let last = text[..at].rsplit(' ').next().unwrap_or_default();
        if last.chars().count() <= 3 && last.starts_with(char::is_uppercase) {
            continue;
        }
        if matches!(sign, '.' | '!' | '?' | ';') && text[end..].starts_with(' ') {
            found.push(&text[start..end]);
            start = end;
        }
    }
    found.push(&text[start..]);
    found
}

/// What is wrong with the documents of a set, each in one line.
fn wrongs(of: impl Fn(&Imported) -> Vec<String>) -> BTreeMap<String, Vec<String>> {
    let of_case = |case: &Case| {
        of(&imported(case)).into_iter().map(|wrong| format!("{}: {wrong}", case.name)).collect::<Vec<_>>()
    };
    sets().into_iter().map(|(set, cases)| (set, cases.iter().flat_map(of_case).collect())).collect()
}

/// Of the set that is held back, only the number is shown.
fn assert_none(wrongs: &BTreeMap<String, Vec<String>>) {
    let mut shown = String::new();
    for (set, wrongs) in wrongs.iter().filter(|(_, wrongs)| !wrongs.is_empty()) {
        shown += &format!("{set}: {}\n", wrongs.len());
        if set != HELD_BACK {
            shown.extend(wrongs.iter().map(|wrong| format!("  {wrong}\n")));
        }
    }
    assert!(shown.is_empty(), "\n{shown}");
}

#[test]
fn no_sentence_is_lost() {
    assert_none(&wrongs(|imported| {
        let held = Held::of(imported);
        let mut wrongs = Vec::new();
        for (lines, text) in texts(&imported.document) {
            for sentence in sentences(text) {
                let lost = held.lost(lines, sentence);
                if !lost.is_empty() {
                    wrongs.push(format!("line {}: {} in {sentence:?}", lines[0], lost.join(" ")));
                }
            }
        }
        wrongs
    }));
}

#[test]
fn nothing_is_in_the_record_that_is_not_in_the_document() {
    assert_none(&wrongs(|imported| {
        let mut source: BTreeSet<String> = texts(&imported.document).iter().flat_map(|(_, text)| words(text)).collect();
        source.extend(imported.document.title.iter().chain(&imported.document.author).flat_map(|text| words(text)));
        let mut wrongs = Vec::new();
        for draft in &imported.drafts {
            let record = Value::Object(draft.record.clone());
            let ids: BTreeSet<&str> = ["organizations", "participants", "proceedings", "directives", "tasks"]
                .iter()
                .filter_map(|list| record[*list].as_array())
                .flatten()
                .filter_map(|item| item["id"].as_str())
                .collect();
            let mut texts = Vec::new();
            said("", &record, &mut texts);
            for (field, text) in texts {
                if OF_THE_FORMAT.contains(&field) || ids.contains(text) {
                    continue;
                }
                let invented: Vec<String> = words(text).into_iter().filter(|word| !source.contains(word)).collect();
                if !invented.is_empty() {
                    wrongs.push(format!("{field}: {} in {text:?}", invented.join(" ")));
                }
            }
        }
        wrongs
    }));
}

/// Whether a draft has these words in a row, or says that somebody of this name was not there.
fn has(draft: &Draft, sentence: &str, absent: &str) -> bool {
    let record = Value::Object(draft.record.clone());
    let mut texts = Vec::new();
    said("", &record, &mut texts);
    let kept = draft.left.iter().chain(&draft.dropped).map(|passage| passage.text.as_str());
    let wanted = words(sentence);
    let mut texts = texts.into_iter().map(|(_, text)| text).chain(kept);
    // Who does something is a field of its own.
    let parts = ["proceedings", "directives", "tasks"].into_iter().filter_map(|list| record[list].as_array()).flatten();
    let in_one = |part: &Value| {
        let mut texts = Vec::new();
        said("", part, &mut texts);
        let words: BTreeSet<String> = texts.iter().flat_map(|(_, text)| words(text)).collect();
        wanted.iter().all(|word| words.contains(word))
    };
    let is_in_one = { parts }.any(in_one);
    let people = record["participants"].as_array().into_iter().flatten();
    let mut away = people.filter(|one| matches!(one["attendance"].as_str(), Some("absent" | "excused")));
    is_in_one
        || texts.any(|text| words(text).windows(wanted.len()).any(|window| window == wanted))
        || away.any(|one| one["name"].as_str().is_some_and(|name| name.split(' ').any(|word| word == absent)))
}

/// A sentence is not held because each of its words stands somewhere: sentences of the names, positions and labels of a document,
/// behind a block and as a block of their own, are in its draft.
#[test]
fn no_sentence_is_lost_that_is_made_of_the_words_of_its_document() {
    assert_none(&wrongs(|imported| {
        let people = imported.drafts.iter().filter_map(|draft| draft.record.get("participants")?.as_array()).flatten();
        let people: Vec<&Value> = people.filter(|one| one["name"].is_string()).collect();
        let blocks = &imported.document.blocks;
        let is_text = |block: &Block| matches!(block.kind, Kind::Paragraph | Kind::Item) && block.text.len() < 4000;
        let mut wrongs = Vec::new();
        for (round, one) in people.iter().take(4).enumerate() {
            let name = one["name"].as_str().unwrap();
            let position = one["positions"].as_array().and_then(|all| all[0].as_str()).unwrap_or("Thư ký");
            let (first, last) = (name.split(' ').next().unwrap(), name.rsplit(' ').next().unwrap());
            let sentences = [
                (format!("Ông {last} vắng mặt."), last),
                (format!("{first} is absent."), first),
                (format!("{position} chủ trì."), name),
                (format!("{last} was present at the meeting."), last),
            ];
            let (sentence, absent) = &sentences[round];
            // A sentence is no part of a table or of a caption.
            let last = (blocks.len() * (round + 1) / 4).max(1) - 1;
            let Some(at) = (0..=last).rev().find(|at| is_text(&blocks[*at])) else { continue };
            let mut behind = imported.document.clone();
            let end = if behind.blocks[at].text.ends_with(['.', ';', ':', '!', '?']) { "" } else { "." };
            behind.blocks[at].text += &format!("{end} {sentence}");
            let mut own = imported.document.clone();
            let line = blocks.iter().map(|block| block.line).max().unwrap_or_default() + 1000;
            let block = Block { kind: Kind::Paragraph, text: sentence.clone(), line, depth: 0 };
            own.blocks.insert(at + 1, block);
            for document in [behind, own] {
                if !drafts(&document).iter().any(|draft| has(draft, sentence, absent)) {
                    wrongs.push(format!("{sentence:?} behind {:?}", document.blocks[at].text));
                }
            }
        }
        wrongs
    }));
}

/// What is said of people on the lines of labels and behind the end; a place on the line of the time is one.
#[test]
fn what_stands_behind_a_label_is_kept() {
    let minutes = "HỌP GIAO BAN\n\nThời gian: 8 giờ, ngày 8/5/2023. Ông An vắng mặt.\nChủ trì: Ông Lê Văn An, Trưởng phòng\n\
        Thư ký: bà Hà Thị Bình. Bà Bình chủ trì.\n\nNội dung:\n1. Ông An nêu lý do cuộc họp.\n\n\
        Buổi sinh hoạt kết thúc lúc 11 giờ.\n\nĐồng chí Mận vắng.\n";
    let sync = "# Weekly sync 2025-02-11\n\nPresent: Rosa Quintero, Jonathan Hale\n\n## News\n- Jonathan showed the dashboard.\n\n\
        Rosa is absent.\n";
    let station = "BIÊN BẢN HỌP TRẠM\n\nThời gian: 14h00, ngày 08/4/2025. Địa điểm: Hội trường trạm.\n\nThành phần:\n\
        - Bà Hà Thị Lệ Quyên, Trạm trưởng\n";
    for (name, text, sentences) in [
        ("a.txt", minutes, &["Ông An vắng mặt.", "Bà Bình chủ trì.", "Đồng chí Mận vắng."][..]),
        ("a.md", sync, &["Rosa is absent."]),
    ] {
        let (document, _) = import::read(name, text.as_bytes(), None).unwrap();
        let draft = import::understand(&document, &ImportOptions::default());
        let lost: Vec<&&str> = sentences.iter().filter(|sentence| !has(&draft, sentence, "")).collect();
        assert!(lost.is_empty(), "{lost:?}");
        assert!(draft.record["participants"].as_array().unwrap().iter().all(|one| one.get("attendance").is_none()));
    }
    let (document, _) = import::read("a.txt", station.as_bytes(), None).unwrap();
    let draft = import::understand(&document, &ImportOptions::default());
    assert_eq!(draft.record["session"]["place"], "Hội trường trạm");
    assert_eq!(draft.left, []);
}

/// Minutes of two days in one file, of which only the second has a letterhead, are two records.
#[test]
fn minutes_of_two_days_are_two_records() {
    let text = "BIÊN BẢN HỌP GIAO BAN\n\nThời gian: 8 giờ, ngày 8/5/2023\n\nChủ trì: Ông Lê Văn An, Trưởng phòng\n\nNội dung:\n\
        Ông An báo cáo.\n\nTHƯ KÝ\n\nHà Thị Bình\n\nĐẢNG BỘ SỞ Y TẾ\n\nCHI BỘ VĂN PHÒNG\n\nBIÊN BẢN SINH HOẠT CHI BỘ\n\n\
        Thời gian: 14 giờ, ngày 9/6/2023\n\nChủ trì: Đồng chí Trần Thị Hoa, Bí thư\n\nNội dung:\nĐồng chí Hoa phổ biến chỉ thị.\n";
    let (document, _) = import::read("a.txt", text.as_bytes(), None).unwrap();
    let drafts = drafts(&document);
    let said: Vec<_> = drafts
        .iter()
        .map(|draft| {
            (&draft.record["title"], &draft.record["session"]["date"], &draft.record["participants"][0]["name"])
        })
        .collect();
    let expected = [("Họp giao ban", "2023-05-08", "Lê Văn An"), ("Sinh hoạt Chi bộ", "2023-06-09", "Trần Thị Hoa")];
    assert_eq!(said.len(), 2);
    for (said, expected) in said.iter().zip(expected) {
        assert_eq!(said.0.as_str().unwrap().to_lowercase(), expected.0.to_lowercase());
        assert_eq!((said.1, said.2), (&expected.1.into(), &expected.2.into()));
    }
}

/// What the user gives instead of what the paper says leaves the words of the paper.
#[test]
fn what_is_given_hides_nothing() {
    let text = "# Họp tổ công tác số 7\n\nNgày 8/5/2023\n\nBạn An báo cáo tiến độ.\n";
    let minutes = "BIÊN BẢN HỌP TỔ\n\nThời gian: 8 giờ, ngày 8/5/2023\n\nChủ trì: Ông Lê An, Tổ trưởng\n\nNội dung:\nÔng An báo cáo.\n";
    for (name, text, title, left) in [
        ("a.md", text, "Họp tổ công tác số 7", "Ngày 8/5/2023"),
        ("a.txt", minutes, "HỌP TỔ", "Thời gian: 8 giờ, ngày 8/5/2023"),
    ] {
        let (document, _) = import::read(name, text.as_bytes(), None).unwrap();
        let day = "2020-01-01".parse().ok();
        let given = ImportOptions { title: Some("Giao ban".to_owned()), date: day, ..ImportOptions::default() };
        let draft = import::understand(&document, &given);
        let record = &draft.record;
        assert_eq!((&record["title"], &record["source"]["title"]), (&"Giao ban".into(), &title.into()));
        assert_eq!(record["session"]["date"], "2020-01-01");
        assert!(draft.left.iter().any(|passage| passage.text == left), "{:?}", draft.left);
    }
}

/// A number in the title is no number of a paper, and "KẾT LUẬN" within minutes no title.
#[test]
fn titles_with_a_number() {
    for (title, expected) in [
        ("BIÊN BẢN HỌP TỔ CÔNG TÁC SỐ 3", "Họp tổ công tác số 3"),
        ("Biên bản họp tổ số 2", "Họp tổ số 2"),
        ("BIÊN BẢN HỌP TỔ DÂN PHỐ SỐ 4", "Họp Tổ dân phố số 4"),
    ] {
        let text = format!(
            "{title}\n\nThời gian: 8 giờ, ngày 8/5/2023\n\nThành phần:\n- Ông Lê Văn An, Tổ trưởng\n\nNỘI DUNG\n\n\
             Ông An báo cáo.\n\nKẾT LUẬN\n\n1. Ông An mua bàn trước ngày 10/5/2023.\n"
        );
        let (document, _) = import::read("a.txt", text.as_bytes(), None).unwrap();
        let draft = import::understand(&document, &ImportOptions::default());
        assert_eq!(draft.record["title"].as_str().unwrap().to_lowercase(), expected.to_lowercase());
        assert_eq!(draft.record["participants"][0]["name"], "Lê Văn An");
        assert_eq!(draft.record["directives"][0]["lead"], "le-van-an");
    }
}

/// What the chair concludes is no list of chairs.
#[test]
fn the_chair_concludes() {
    let text = "HỌP LỚP MẪU GIÁO\n\nThời gian: 8 giờ, ngày 8/4/2025\n\nChủ tọa: Bà Lê Thị Hoa\n\nNội dung:\nBà Hoa nêu lý do.\n\n\
        Chủ tọa kết luận:\n- Anh Sơn: lên danh sách trẻ, gửi chủ tọa trước 11h ngày 10/4.\n- Chị Lan: mua bút.\n";
    let (document, _) = import::read("a.txt", text.as_bytes(), None).unwrap();
    let draft = import::understand(&document, &ImportOptions::default());
    let names: Vec<&Value> = draft.record["participants"].as_array().unwrap().iter().map(|one| &one["name"]).collect();
    assert_eq!(names, ["Lê Thị Hoa"]);
    let asks = draft.record["directives"].as_array().unwrap();
    assert_eq!(asks.iter().map(|one| one["lead"].as_str().unwrap()).collect::<Vec<_>>(), ["Sơn", "Lan"]);
    assert_eq!(asks[0]["due"], "2025-04-10");
}

/// Fields that are written in the form of the format.
const OF_THE_FORMAT: [&str; 15] = [
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
    "mode",
];

/// An item that is ticked off is left over, not asked for again.
#[test]
fn what_is_ticked_off_is_no_open_task() {
    for (text, open, done) in [
        (
            "BIÊN BẢN HỌP NHÓM\n\nThời gian: 8 giờ, ngày 8/5/2023\n\nKết luận:\n\n- [x] Giao Văn phòng gửi giấy mời.\n- [ ] Giao Phòng Kỹ thuật đặt phòng họp.\n",
            "Đặt phòng họp",
            "gửi giấy mời",
        ),
        (
            "# Team meeting\n\nDate: 8 May 2023\n\nPresent: Ann Lee, Bob Ray\n\n## Action items\n\n- [x] Ann Lee: send the invitation\n- [ ] Bob Ray: book the room\n",
            "Book the room",
            "send the invitation",
        ),
    ] {
        let (document, _) = import::read("a.md", text.as_bytes(), None).unwrap();
        let draft = import::understand(&document, &ImportOptions::default());
        let asks = [("tasks", "title"), ("directives", "text")];
        let asks = asks.iter().filter_map(|(list, key)| Some((draft.record.get(*list)?.as_array()?, *key)));
        let titles: Vec<&str> =
            asks.flat_map(|(list, key)| list.iter().map(move |one| one[key].as_str().unwrap())).collect();
        assert_eq!(titles, [open]);
        assert!(draft.left.iter().any(|passage| passage.text.contains(done)), "{:?}", draft.left);
    }
}

/// Two notices in one file are two records.
#[test]
fn papers_behind_one_another_are_records_of_their_own() {
    let [.., (name, text)] = in_containers(NOTICE);
    let first = String::from_utf8(text).unwrap();
    let second = first.replace("45/TB-VP", "46/TB-VP").replace("11 tháng 8", "18 tháng 8");
    let text = format!("{first}\n{second}");
    let (document, _) = import::read(name, text.as_bytes(), None).unwrap();
    let drafts: Vec<Draft> = import::meetings(&document)
        .iter()
        .map(|meeting| import::understand(meeting, &ImportOptions::default()))
        .collect();
    let said = |field: fn(&Draft) -> &Value| drafts.iter().map(|draft| field(draft).clone()).collect::<Vec<_>>();
    assert_eq!(said(|draft| &draft.record["session"]["date"]), ["2025-08-11", "2025-08-18"]);
    assert_eq!(said(|draft| &draft.record["papers"][0]["number"]), ["45/TB-VP", "46/TB-VP"]);
    let asks: Vec<usize> = drafts.iter().map(|draft| draft.record["directives"].as_array().unwrap().len()).collect();
    assert_eq!(asks[0], asks[1]);
}

/// The record of a text.
fn record(name: &str, text: &str) -> serde_json::Map<String, Value> {
    let (document, _) = import::read(name, text.as_bytes(), None).unwrap();
    import::understand(&document, &ImportOptions::default()).record
}

/// The values of one field of the items of a list.
fn all<'v>(record: &'v serde_json::Map<String, Value>, list: &str, field: &str) -> Vec<&'v Value> {
    record.get(list).and_then(Value::as_array).into_iter().flatten().map(|one| &one[field]).collect()
}

/// Values end where they end.
#[test]
fn values_are_whole() {
    let minutes = record(
        "a.txt",
        "BIÊN BẢN HỌP GIAO BAN\n\nThời gian: 8 giờ, ngày 8/5/2023\n\nĐịa điểm: Phòng 2. Cấm hút thuốc.\n\n\
         Chủ trì: ông Lê An. Ông nói ngắn gọn.\n\n\
         Nội dung:\nÔng An nêu lý do.\n\nKết luận:\n- Yêu cầu Chủ tịch UBND các xã, thị trấn không để phát sinh khai thác cát.\n",
    );
    assert_eq!(minutes["session"]["place"], "Phòng 2");
    assert_eq!(all(&minutes, "participants", "name"), ["Lê An"]);
    assert_eq!(minutes["directives"][0]["to"], "Chủ tịch UBND các xã, thị trấn");
    assert_eq!(minutes["directives"][0]["text"], "Không để phát sinh khai thác cát");
    let notes = record(
        "a.md",
        "# Parish meeting\n\nDate: 8 May 2023\n\nLocation: Village Hall, Main Street. The meeting opened at 19:30.\n\n\
         Present: @rosaq (Rosa Quintero), Jonathan Hale\n\n| Action | Owner | Due |\n|---|---|---|\n| Mend the gate | ??? | 5 June 2023 |\n",
    );
    assert_eq!(notes["session"]["place"], "Village Hall, Main Street");
    assert_eq!(all(&notes, "participants", "name"), ["Rosa Quintero", "Jonathan Hale"]);
    assert_eq!(all(&notes, "tasks", "lead"), [&Value::Null]);
}

/// A day on a line of its own below the title is the day of the meeting.
#[test]
fn a_line_that_is_a_day() {
    for day in ["Ngày 3/2/2025", "Ngày: 3/2/2025", "Ngày 3 tháng 2 năm 2025", "03/02/2025"] {
        let text = format!("# Họp tổ công tác\n\n{day}\n\nBạn An báo cáo tiến độ.\n");
        let (document, _) = import::read("a.md", text.as_bytes(), None).unwrap();
        let draft = import::understand(&document, &ImportOptions::default());
        assert_eq!(draft.record["session"]["date"], "2025-02-03", "{day}");
        assert!(draft.left.iter().all(|passage| passage.text != day), "{:?}", draft.left);
    }
}

/// What documented forms say is read.
#[test]
fn titles_in_front_boxes_with_handles_and_agendas_of_invitations() {
    let front = record(
        "a.md",
        "---\ntitle: Ops weekly\ndate: 2025-03-04\n---\n\nPresent: Ann Lee, Bob Ray\n\n- [ ] @mikko tag rc1\n",
    );
    assert_eq!(front["title"], "Ops weekly");
    assert_eq!(all(&front, "tasks", "lead"), ["mikko"]);
    let invitation = record(
        "a.txt",
        "GIẤY MỜI\n\nHọp giao ban tháng 5\n\nThời gian: 8 giờ, ngày 8/5/2023\n\nĐịa điểm: Phòng họp số 1\n\nNội dung:\n\
         1. Báo cáo kết quả tháng 4.\n2. Thảo luận kế hoạch tháng 5.\n\nĐề nghị các đồng chí dự họp đúng giờ.\n",
    );
    assert_eq!(invitation["agenda"], serde_json::json!(["Báo cáo kết quả tháng 4", "Thảo luận kế hoạch tháng 5"]));
    assert_eq!(all(&invitation, "proceedings", "text"), Vec::<&Value>::new());
}

/// The signature of a mail is no work, and who is named before the work leads it.
#[test]
fn a_recap_by_mail_with_its_signature() {
    let mail = record(
        "a.txt",
        "From: Hannah Whitlock <h@x.example>\nTo: Ann Lee <a@x.example>\nDate: Thu, 12 Jun 2025 17:22:10 +0200\n\
         Subject: Recap of our call today\n\nHi Ann,\n\nThanks for the call.\n\nWho does what:\n- Bert - order the tiles by Friday\n\
         - Colette and Yusuf: measure the kitchen\n- Grace asks the plumber for a quote\n\nBest\nHannah\n--\nHannah Whitlock\n\
         Secretary, Kitchen Club\n",
    );
    assert_eq!(mail["tasks"].as_array().unwrap().len(), 3);
    let leads: Vec<String> = all(&mail, "tasks", "lead").into_iter().map(Value::to_string).collect();
    assert_eq!(leads, ["\"Bert\"", "[\"Colette\",\"Yusuf\"]", "\"Grace\""]);
}

/// The name of a branch of an office is whole.
#[test]
fn a_body_whose_name_goes_on_small() {
    let text = "BIÊN BẢN HỌP GIAO BAN\n\nThời gian: 8 giờ, ngày 8/5/2023\n\nThành phần:\n- Ông Lê Văn An, Trưởng phòng\n\n\
        Kết luận:\n1. Chi nhánh Văn phòng đăng ký đất đai trả hồ sơ trước ngày 10/5/2023.\n";
    assert_eq!(all(&record("a.txt", text), "organizations", "name"), ["Chi nhánh Văn phòng đăng ký đất đai"]);
}

/// A document that a password protects is no old one of Word, and what stands deeper than anybody writes is not passed over.
#[test]
fn protected_and_nested_documents_are_refused() {
    let mut ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
    assert!(matches!(import::read("a.docx", &ole, None), Err(import::ReadError::OldWord)));
    ole.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
    assert!(matches!(import::read("a.docx", &ole, None), Err(import::ReadError::Encrypted)));
    let nested = |levels: usize| {
        let (open, close) = ("<w:tbl><w:tr><w:tc>".repeat(levels), "</w:tc></w:tr></w:tbl>".repeat(levels));
        crate::import::word(&format!("{open}<w:p><w:r><w:t>Deep</w:t></w:r></w:p>{close}"))
    };
    assert_eq!(import::read("a.docx", &nested(33), None).unwrap().0.blocks[0].text, "Deep");
    assert!(matches!(import::read("a.docx", &nested(65), None), Err(import::ReadError::TooDeep { .. })));
}

/// Two papers that cannot be parted are not made one silently: both lines are said, and the day is uncertain.
#[test]
fn two_papers_in_one_are_said() {
    let office = Office::empty();
    assert_eq!(office.run(&["init", "-q"]).code, 0);
    let points = "1. Các phòng rà soát văn bản.\n".repeat(12);
    office.write(
        "a.txt",
        format!(
            "BIÊN BẢN\nHọp giao ban\n\nThời gian: 8 giờ, ngày 8/5/2023\n\nKết luận:\n{points}\nGIẤY MỜI\nHọp chuyên đề\n\n\
             Thời gian: 14 giờ, ngày 9/6/2023\n"
        ),
    );
    for (language, words) in [("vi", "hai văn bản khác nhau"), ("en", "papers of their own")] {
        let run = office.run(&["import", "a.txt", "--dry-run", "--lang", language]);
        assert!(run.stderr.contains(words), "{}", run.stderr);
        assert!(run.stdout.contains("uncertain:"), "{}", run.stdout);
    }
}
