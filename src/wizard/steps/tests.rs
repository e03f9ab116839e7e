//! The logic of the steps, with a front end that has all answers.

use std::collections::HashMap;
use std::path::PathBuf;

use chrono::NaiveDate;
use proptest::collection::vec;
use proptest::prelude::*;
use serde_json::{Value, json};

use super::all;
use crate::failure::Failure;
use crate::wizard::ask::{Ask, Form, Question, Reply, YES};
use crate::wizard::draft::{Beginning, Draft};
use crate::wizard::interview::{Interrupt, Interview};
use crate::wizard::suggestions::Suggestions;
use meeting_core::archive::Settings;
use meeting_core::i18n::Language;
use meeting_core::model::fields_of;
use meeting_core::ops::Fields;

/// Answers by the labels of the questions; other questions get a default.
struct Knowing<'a> {
    answers: HashMap<&'a str, &'a str>,
    /// After which questions to go back instead of answering, as long as there are some.
    turns: Vec<bool>,
    /// The labels of the questions.
    asked: Vec<String>,
}

impl Ask for Knowing<'_> {
    fn ask(&mut self, question: &Question) -> Result<Reply, Failure> {
        self.asked.push(question.label.clone());
        if self.turns.pop() == Some(true) {
            return Ok(Reply::Back);
        }
        let own = match &question.form {
            Form::Text(text) => text.default.clone().unwrap_or_else(|| text.initial.clone()),
            Form::Choice { options, start } => options[*start].name.clone(),
            Form::Confirm { .. } => YES.to_owned(),
        };
        let answer = self.answers.get(question.label.as_str()).map_or(own, |answer| (*answer).to_owned());
        assert!(question.accepts(&answer), "{}: {answer}", question.label);
        Ok(Reply::Given(answer))
    }

    fn say(&mut self, _: &str) -> Result<(), Failure> {
        Ok(())
    }

    fn has_color(&self) -> bool {
        false
    }
}

/// The record that follows from the answers, and what was asked for.
fn interviewed(beginning: &Value, answers: &[(&str, &str)], turns: Vec<bool>) -> (Value, Vec<String>) {
    let today = NaiveDate::from_ymd_opt(2024, 4, 1).unwrap();
    let known = Suggestions::default();
    let catalog = crate::language::catalog(Language::En);
    let settings = Settings::default();
    let mut front = Knowing { answers: answers.iter().copied().collect(), turns, asked: Vec::new() };
    let record = Fields::parse("-", beginning.to_string().into_bytes()).unwrap();
    let draft = Draft::in_memory(Beginning { root: PathBuf::new(), from: None, record });
    let mut interview = Interview::new(&catalog, &known, &settings, today, draft, &mut front);
    let record = loop {
        match all(&mut interview) {
            Ok(record) => break record,
            Err(Interrupt::Back) => interview.back(),
            Err(other) => panic!("{other:?}"),
        }
    };
    drop(interview);
    (Value::Object(fields_of(&record.known())), front.asked)
}

const ANSWERS: [(&str, &str); 22] = [
    ("Title", "Giao ban"),
    ("Date", "5/6/2023 - 9/6/2023"),
    ("Time or part of the day", "8h30-11h"),
    ("Place", "Phòng họp"),
    ("Organization 1", "Sở Giáo dục và Đào tạo; Sở GDĐT"),
    ("Participant 1", "Bùi Thái Trọng; Tỉnh ủy viên; Bí thư Đảng ủy Khối"),
    ("Participant 2", "Lê An"),
    ("Positions of Lê An", "Chánh Văn phòng"),
    ("Participant 3", "nhóm: Các trưởng phòng"),
    ("Absent", "lê an (excused)"),
    ("Agenda item 1", "Báo cáo tháng 5; Việc khác"),
    ("Proceeding 1", "lê an: Báo cáo kết quả tháng 5."),
    ("Proceeding 2", "Bàn về kế hoạch: chưa thống nhất."),
    ("Speaker", "Lê An"),
    ("Directive 1", "Lập kế hoạch năm"),
    ("Kind of directive", "assignment"),
    ("Lead", "Sở Giáo dục và Đào tạo, Lê An"),
    ("Support", "Sở Nội vụ"),
    ("Deadline", "khi nào xong"),
    ("Directive 2", "Báo cáo"),
    ("Task 1", "Viết dự thảo"),
    ("Directive it carries out", "d1"),
];

#[test]
fn answers_become_a_record() {
    let (record, _) = interviewed(&json!({}), &ANSWERS, Vec::new());
    let directive = |text: &str| {
        json!({
            "kind": "assignment",
            "text": text,
            "lead": ["Sở Giáo dục và Đào tạo", "Lê An"],
            "support": "Sở Nội vụ",
            "due_text": "khi nào xong",
        })
    };
    assert_eq!(
        record,
        json!({
            "title": "Giao ban",
            "session": {
                "kind": "regular-meeting",
                "date": "2023-06-05",
                "until": "2023-06-09",
                "start": "08:30",
                "end": "11:00",
                "place": "Phòng họp",
            },
            "organizations": [{ "name": "Sở Giáo dục và Đào tạo", "short": "Sở GDĐT" }],
            "participants": [
                { "name": "Bùi Thái Trọng", "positions": ["Tỉnh ủy viên", "Bí thư Đảng ủy Khối"], "roles": ["chair"] },
                { "name": "Lê An", "positions": ["Chánh Văn phòng"], "attendance": "excused" },
                { "group": "Các trưởng phòng" },
            ],
            "agenda": ["Báo cáo tháng 5", "Việc khác"],
            "proceedings": [
                { "kind": "report", "by": "Lê An", "text": "Báo cáo kết quả tháng 5." },
                { "kind": "discussion", "by": "Lê An", "text": "Bàn về kế hoạch: chưa thống nhất." },
            ],
            "directives": [directive("Lập kế hoạch năm"), directive("Báo cáo")],
            "tasks": [{ "title": "Viết dự thảo", "directive": "d1" }],
        })
    );
}

#[test]
fn blanks_are_asked_once_and_what_stays_open_is_left_out() {
    let template = json!({
        "title": "Sinh hoạt chi bộ <tên chi bộ> tháng <tháng>",
        "session": { "kind": "party-cell-meeting", "place": "<địa điểm>", "series": "Chi bộ <tên chi bộ>" },
        "organizations": [{ "name": "<cơ quan>", "side": "host" }, { "name": "Sở Nội vụ" }],
        "agenda": ["Báo cáo của <đơn vị>"],
    });
    let answers = [("Tên chi bộ", "Văn phòng <1>"), ("Tháng", "5"), ("Date", "2023-05-05"), ("Địa điểm", "Hội trường")];
    let (record, asked) = interviewed(&template, &answers, Vec::new());
    assert_eq!(
        record,
        json!({
            "title": "Sinh hoạt chi bộ Văn phòng <1> tháng 5",
            "session": {
                "kind": "party-cell-meeting",
                "place": "Hội trường",
                "series": "Chi bộ Văn phòng <1>",
                "date": "2023-05-05",
            },
            "organizations": [{ "name": "Sở Nội vụ" }],
        })
    );
    assert_eq!(asked[..5], ["Tên chi bộ", "Tháng", "Địa điểm", "Cơ quan", "Đơn vị"]);
    // Fields that the template sets are not asked.
    assert!(!asked.iter().any(|label| matches!(label.as_str(), "Title" | "Kind" | "Place")), "{asked:?}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn to_go_back_and_answer_the_same_changes_nothing(turns in vec(any::<bool>(), 0..60)) {
        let (straight, _) = interviewed(&json!({}), &ANSWERS, Vec::new());
        let (record, _) = interviewed(&json!({}), &ANSWERS, turns);
        prop_assert_eq!(record, straight);
    }
}
