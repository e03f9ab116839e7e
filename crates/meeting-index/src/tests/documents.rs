//! Which citations name one document.

use super::values;
use super::{A, B, Office, list};
use crate::{Contents, Index, ListRequest};
use meeting_core::model::field::{FieldId, Kind};
use meeting_core::rows::{Reference, Row};

/// Sessions whose directives cite; each line is one citation.
fn office(records: &[(&str, &[impl AsRef<str>])]) -> Office {
    let office = Office::new();
    for (id, cites) in records {
        let mut text = format!("session: {{ date: {} }}\ndirectives:\n", &id[..10]);
        for (number, cite) in cites.iter().enumerate() {
            let cite = cite.as_ref();
            text += &format!("  - {{ id: d{number}, text: a, cites: [{{ {cite} }}] }}\n");
        }
        office.write(id, &text);
    }
    office
}

/// Number, type, issuer and date of each document, and how often it is cited; sorted.
fn documents(index: &mut Index, query: &str) -> Vec<String> {
    let listing = list(index, Kind::Documents, query);
    assert_eq!(listing.total, listing.rows.len());
    let value = |item: &meeting_core::rows::Row, key: &str| {
        values(item).get(key).map_or_else(|| "-".to_owned(), |value| value.to_string().replace('"', ""))
    };
    let line = |item| ["number", "type", "issuer", "date", "cited"].map(|key| value(item, key)).join(" · ");
    let mut lines: Vec<_> = listing.rows.iter().map(line).collect();
    lines.sort();
    lines
}

#[test]
fn a_number_with_two_dates_or_issuers_is_two_documents() {
    let office = office(&[
        (A, &["number: 18/NQ-HĐND, issuer: HĐND tỉnh A, date: 2021-01-02, type: Nghị quyết"]),
        (
            B,
            &[
                "number: 18/NQ-HĐND, issuer: HĐND tỉnh B, date: 2021-01-02, type: Nghị quyết",
                "number: 18/NQ-HĐND, issuer: HĐND tỉnh A, date: 2022-01-02, type: Nghị quyết",
                // It fits several.
                "number: 18/NQ-HĐND, type: Nghị quyết",
                "number: 18/NQ-HĐND, issuer: HĐND tỉnh A",
                // It fits one only, and one that contradicts all.
                "number: 18/NQ-HĐND, issuer: hđnd  tỉnh b",
                "number: 18/NQ-HĐND, date: 2022-01-02",
                "number: 18/NQ-HĐND, type: Quyết định",
            ],
        ),
    ]);
    let mut index = office.open();
    assert_eq!(
        documents(&mut index, ""),
        [
            "18/NQ-HĐND · - · HĐND tỉnh A · - · 1",
            "18/NQ-HĐND · Nghị quyết · - · - · 1",
            "18/NQ-HĐND · Nghị quyết · HĐND tỉnh A · 2021-01-02 · 1",
            "18/NQ-HĐND · Nghị quyết · HĐND tỉnh A · 2022-01-02 · 2",
            "18/NQ-HĐND · Nghị quyết · HĐND tỉnh B · 2021-01-02 · 2",
            "18/NQ-HĐND · Quyết định · - · - · 1",
        ]
    );
}

#[test]
fn what_is_one_document_does_not_depend_on_the_question() {
    let office = office(&[
        (A, &["number: 21-KL/TW, date: 2021-10-25", "number: 5/QĐ, date: 2020-01-01"]),
        (B, &["number: 21 - KL/TW", "number: 21-KL/TW, date: 2022-10-25", "number: 5/QĐ"]),
    ]);
    let mut index = office.open();
    // Of the records of the first session one citation only would be left.
    assert_eq!(
        documents(&mut index, &format!("id:{B} number:21-KL/TW")),
        ["21 - KL/TW · - · - · - · 1", "21-KL/TW · - · - · 2022-10-25 · 1",]
    );
    // And this says in full what is meant although the fuller citation is not among those that are asked for.
    assert_eq!(documents(&mut index, &format!("id:{B} number:5/QĐ")), ["5/QĐ · - · - · 2020-01-01 · 1"]);
}

#[test]
fn spelling_does_not_count() {
    let office = office(&[
        (A, &["number: 21-KL/TW, type: Kết luận", "title: Luật Đất đai", "number: 9/A, title: Chín"]),
        (B, &["number: 21 -KL/TW, type: KẾT  LUẬN", "title: luật  đất đai", "number: 9/A"]),
    ]);
    let mut index = office.open();
    let listing = list(&mut index, Kind::Documents, "");
    assert_eq!(listing.total, 3);
    assert!(listing.rows.iter().all(|item| values(item)["cited"] == 2));
    // As the latest citation spells it; a title that only an earlier one gives is kept.
    assert_eq!(documents(&mut index, "number:21-KL/TW"), ["21 -KL/TW · KẾT  LUẬN · - · - · 2"]);
    assert_eq!(values(&list(&mut index, Kind::Documents, "number:9/A").rows[0])["title"], "Chín");
}

#[test]
fn by_which_directives() {
    let office = office(&[(B, &["number: 1/A", "number: 1/A"]), (A, &["number: 2/B", "number: 1/A"])]);
    let mut index = office.open();
    let item = &list(&mut index, Kind::Documents, "number:1/A").rows[0];
    let refs = [format!("{A}#d1"), format!("{B}#d0"), format!("{B}#d1")];
    assert_eq!(values(item)["cited_by"], serde_json::json!(refs));
    let by = crate::SortKey { field: FieldId::CitedBy, descending: false };
    let sorted = ListRequest { sort: vec![by], ..super::request() };
    let all = index.list(Kind::Documents, &meeting_core::query::Query::default(), &sorted).unwrap();
    assert_eq!(values(&all.rows[0])["number"], "2/B");
    let contents = Contents::Columns(vec![FieldId::CitedBy]);
    let request = ListRequest { contents, ..super::request() };
    let query = super::query("number:1/A", Some(Kind::Documents));
    let listing = index.list(Kind::Documents, &query, &request).unwrap();
    let Row::Document(row) = &listing.rows[0] else { panic!() };
    let shown: Vec<_> = row.cited_by.iter().map(Reference::shown).collect();
    assert_eq!(shown, ["2023-05-08#d1", "2023-06-05#d0", "2023-06-05#d1"]);
}

#[test]
fn many_documents_are_told_apart_as_few_are() {
    // More than are looked up one by one, each cited in full once and once by its number alone.
    let full: Vec<_> = (0..40).map(|number| format!("number: {number}/QĐ, date: 2020-01-01")).collect();
    let short: Vec<_> = (0..40).map(|number| format!("number: 0{number} / QĐ")).collect();
    let office = office(&[(A, &full), (B, &short)]);
    let mut index = office.open();
    for query in [String::new(), format!("id:{B}")] {
        let all = documents(&mut index, &query);
        assert_eq!(all.len(), 40);
        assert!(all.iter().all(|line| line.contains("2020-01-01")), "{all:?}");
    }
    for number in [0, 7, 39] {
        let one = documents(&mut index, &format!("id:{B} number:{number}/QĐ"));
        assert_eq!(one, [format!("{number}/QĐ · - · - · 2020-01-01 · 1")]);
    }
}
