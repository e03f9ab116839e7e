//! Templates that a word processor wrote: `tests/data/*.fodt`, made .docx by `soffice --convert-to docx`.

use docx_template::{Engine, Fields, Template};
use serde_json::{Value, json};

use crate::support::texts;

fn read(name: &str) -> Template {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data").join(name);
    Template::read(&std::fs::read(path).unwrap(), &Engine::default()).unwrap()
}

fn values() -> Value {
    json!({
        "title": "Biên bản họp", "number": 5, "date": "30/11/2026", "draft": false, "basis": "Nghị quyết số 3",
        "chair": { "name": "Nguyễn Văn An", "position": "Chủ tịch" },
        "proceedings": [{ "title": "Khai mạc", "text": "Dòng một\nDòng hai" }, { "title": "Bế mạc", "text": null }],
        "tasks": [
            { "title": "Lập kế hoạch", "due": "15/12", "lead": [{ "name": "Sở Y tế" }, { "name": "Sở Nội vụ" }] },
            { "title": "Báo cáo", "lead": [{ "name": "Văn phòng" }] },
        ],
        "recipients": ["Như trên", "Lưu: VT"],
    })
}

#[test]
fn minutes_are_filled() {
    let template = read("minutes.docx");
    assert_eq!(template.check(&Fields::of(&values())), []);
    let filled = template.fill(&values()).unwrap();
    assert_eq!(
        texts(&filled, "word/document.xml"),
        [
            "Số: 5/BB – ngày 30/11/2026",
            "Chủ trì: Chủ tịch Nguyễn Văn An",
            "1. Khai mạc",
            "Dòng một/Dòng hai",
            "2. Bế mạc",
            "(không có nội dung)",
            "row",
            "STT",
            "Nội dung",
            "Chủ trì",
            "row",
            "1",
            "Lập kế hoạch",
            "Hạn: 15/12",
            "Sở Y tế; Sở Nội vụ",
            "row",
            "2",
            "Báo cáo",
            "Văn phòng",
            "- Như trên;/- Lưu: VT;/",
            "Ghi chú",
        ]
    );
    assert_eq!(texts(&filled, "word/header1.xml"), ["BIÊN BẢN HỌP – trang"]);
    assert_eq!(texts(&filled, "word/footer1.xml"), [""]);
    assert_eq!(texts(&filled, "word/footnotes.xml").last().unwrap(), ">Theo Nghị quyết số 3.");
}

#[test]
fn mistakes_are_found() {
    let problems = read("broken.docx").check(&Fields::of(&values()));
    let found: Vec<String> = problems
        .iter()
        .map(|problem| {
            let place = problem.place;
            let cell = place.cell.map(|cell| format!(" [{},{}]", cell.row, cell.column)).unwrap_or_default();
            let suggestion = problem.suggestion.as_deref().unwrap_or("-");
            format!("{} {}{cell}: {} => {suggestion}", place.part, place.paragraph.unwrap(), problem.tag)
        })
        .collect();
    assert_eq!(
        found,
        [
            "document 1: {{ nubmer }} => number",
            "document 2: {% for t in tasks %} => -",
            "document 4 [1,2]: {{ t.tilte }} => t.title",
            "document 6 [2,2]: {{ chair.name|uper } => {{ chair.name|uper }}",
            "footnotes 3: {{ bassis }} => basis",
        ]
    );
}
