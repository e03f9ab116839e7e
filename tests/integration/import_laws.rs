//! Two laws of the import, for every document of all sets: each sentence is in the record, in `left` or in `dropped`, however
//! short it is; and the record says nothing that is not in the document.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::sync::LazyLock;

use meeting_core::import::{self, Document, Draft, ImportOptions, Kind};
use regex::Regex;
use serde_json::Value;
use viet_text::fold::fold;

use crate::import_cases::{Case, HELD_BACK, sets};
use crate::import_containers::{NOTICE, in_containers};

/// A document, and the drafts that are made of it.
struct Imported {
    document: Document,
    drafts: Vec<Draft>,
}

fn imported(case: &Case) -> Imported {
    let name = case.document.file_name().unwrap().to_str().unwrap();
    let (document, _) = import::read(name, &fs::read(&case.document).unwrap(), None).unwrap();
    let meetings = import::meetings(&document);
    let known = if meetings.len() > 1 { import::people(&document) } else { Vec::new() };
    let given = ImportOptions { known, ..ImportOptions::default() };
    let drafts = meetings.iter().map(|meeting| import::understand(meeting, &given)).collect();
    Imported { document, drafts }
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
