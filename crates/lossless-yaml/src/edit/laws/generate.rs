//! Generates records from a seed.

use serde_json::{Map, Value, json};

/// Numbers that look like chance and are the same every time.
pub(super) struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    /// A number below `end`.
    pub fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 33) as usize % end
    }

    fn of<'w>(&mut self, words: &[&'w str]) -> &'w str {
        words[self.below(words.len())]
    }

    fn sentence(&mut self) -> String {
        let count = 4 + self.below(12);
        (0..count).map(|_| self.of(WORDS)).collect::<Vec<_>>().join(" ")
    }
}

const WORDS: &[&str] = &[
    "chuyển đổi số",
    "học bạ",
    "Sở",
    "báo cáo",
    "kế hoạch:",
    "rà soát",
    "(theo",
    "Kết luận số 21-KL/TW)",
    "trước ngày 30/6",
    "chi bộ",
    "#1",
    "\"một cửa\"",
    "12:30",
    "Đảng ủy",
    "–",
    "100%",
    "và",
    "các đơn vị",
    "quý II/2023;",
];
const PEOPLE: &[&str] = &["Bùi Thái Trọng", "Lê Văn An", "Nguyễn Thị Hòa", "Y Moan"];
const BODIES: &[&str] = &["Sở Giáo dục và Đào tạo", "Sở Nội vụ", "Đảng ủy Khối", "Ủy ban nhân dân tỉnh"];

/// A record of a few parts of each kind; about half of the optional fields are there.
pub(super) fn record(dice: &mut Dice) -> Value {
    let (month, day) = (1 + dice.below(12), 1 + dice.below(28));
    let date = format!("2023-{month:02}-{day:02}");
    let several = |dice: &mut Dice, make: &dyn Fn(&mut Dice, usize) -> Value| -> Value {
        let count = dice.below(4);
        (1..=count).map(|number| make(dice, number)).collect::<Vec<_>>().into()
    };
    let mut record = json!({
        "format": 1, "id": format!("{date}-hop"), "title": dice.sentence(), "state": "draft",
        "session": some_of(dice, &json!({ "kind": "conference", "date": date, "start": "08:30", "place": "Phòng họp: số 2", "present": 25 })),
        "organizations": several(dice, &|dice, n| some_of(dice, &json!({ "id": format!("o{n}"), "name": BODIES[n - 1], "short": "Sở", "side": "host" }))),
        "participants": several(dice, &|dice, n| some_of(dice, &json!({ "id": format!("n{n}"), "name": PEOPLE[n - 1],
            "positions": ["Giám đốc", "Tỉnh ủy viên"], "roles": ["chair"], "attendance": "present" }))),
        "proceedings": several(dice, &|dice, n| { let text = lines(dice); some_of(dice, &json!({ "id": format!("p{n}"), "kind": "report", "by": "n1", "text": text })) }),
        "directives": several(dice, &|dice, n| {
            let (text, due) = (lines(dice), format!("2023-06-{:02}", 1 + dice.below(30)));
            some_of(dice, &json!({ "id": format!("d{n}"), "kind": "request", "text": text, "lead": ["o1", "o2"], "support": "các đơn vị",
                "cites": [{ "type": "Kết luận", "number": "21-KL/TW", "date": "2021-10-25" }], "due": due, "due_text": "trước 30/6",
                "updates": [{ "date": "2023-07-01", "note": "đang làm" }] }))
        }),
        "tasks": several(dice, &|dice, n| { let title = dice.sentence(); some_of(dice, &json!({ "id": format!("t{n}"), "title": title, "lead": "o1", "status": "needs-action" })) }),
        "publication": some_of(dice, &json!({ "number": "05-BB/ĐU", "recipients": ["Lưu VT", "Như trên"] })),
        "x-so-luu": { "tu": 3, "ngan": "A" },
    });
    if dice.below(2) == 0 {
        record["agenda"] = (0..=dice.below(3)).map(|_| dice.sentence()).collect::<Vec<_>>().into();
    }
    record
}

/// One line of text, or several.
fn lines(dice: &mut Dice) -> String {
    let count = 1 + dice.below(3);
    let end = dice.of(&["", "", "\n"]);
    if count == 1 {
        return dice.sentence();
    }
    (0..count).map(|_| dice.sentence()).collect::<Vec<_>>().join("\n") + end
}

/// The mapping with about half of its fields, the first two in any case.
fn some_of(dice: &mut Dice, value: &Value) -> Value {
    let fields = value.as_object().cloned().unwrap_or_default().into_iter().enumerate();
    Value::Object(
        fields.filter(|(index, _)| *index < 2 || dice.below(2) == 0).map(|(_, field)| field).collect::<Map<_, _>>(),
    )
}
