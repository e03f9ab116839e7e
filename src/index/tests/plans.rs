//! How `SQLite` goes about it: no row of the full-text index is looked at that does not match.

use super::{query, today, two};
use crate::index::select::{Compiler, Subject, Tree};
use crate::model::field::{Kind, Part};

fn plan(subject: Subject, kind: Option<Kind>, text: &str) -> Vec<String> {
    let office = two();
    let index = office.open();
    let query = query(text, kind);
    let tree = Tree::of(&query.expression, &index.abbreviations);
    let compiler = Compiler { subject, as_of: today(), has_replaced: false, matchers: Vec::new() };
    let selection = compiler.select(&tree, &[]);
    crate::index::select::matched_documents(&index.store.connection, &selection.matchers).unwrap();
    let sql = format!("EXPLAIN QUERY PLAN SELECT 1 {}", selection.from.text);
    let mut statement = index.store.connection.prepare(&sql).unwrap();
    let rows = statement.query_map(rusqlite::params_from_iter(selection.from.values), |row| row.get(3)).unwrap();
    rows.map(Result::unwrap).collect()
}

#[test]
fn words_are_never_scanned() {
    let texts = [
        "a",
        "a b -c",
        "a OR b",
        "a OR date:2023",
        "lead:a",
        "cites:21-KL/TW a",
        "chair:a org:b place:c",
        "-a",
        "person:a is:overdue has:cites",
    ];
    let subjects = [
        (Subject::Record, Some(Kind::Sessions)),
        (Subject::Part(Part::Directive), Some(Kind::Directives)),
        (Subject::Part(Part::Task), Some(Kind::Tasks)),
        (Subject::Part(Part::Participant), Some(Kind::People)),
        (Subject::Part(Part::Organization), Some(Kind::Organizations)),
        (Subject::Document, Some(Kind::Documents)),
        (Subject::Any, None),
    ];
    for (subject, kind) in subjects {
        for text in texts {
            for step in plan(subject, kind, text) {
                // An index with an `M` in its name is a MATCH; one without is all rows.
                let is_words =
                    step.starts_with("SCAN f ") || step.starts_with("SCAN g ") || step.starts_with("SCAN words ");
                assert!(!is_words || step.contains(":M"), "{subject:?} {text}: {step}");
                assert!(!step.contains("AUTOMATIC"), "{subject:?} {text}: {step}");
            }
        }
    }
}

#[test]
fn words_lead_the_way() {
    for (subject, kind) in [(Subject::Part(Part::Task), Some(Kind::Tasks)), (Subject::Any, None)] {
        let steps = plan(subject, kind, "a is:open state:final");
        assert!(!steps.iter().any(|step| step == "SCAN w" || step == "SCAN p" || step == "SCAN r"), "{steps:?}");
    }
    let steps = plan(Subject::Part(Part::Task), Some(Kind::Tasks), "date:2023-05 is:open");
    assert_eq!(steps[0], "SCAN r");
}

#[test]
fn numbers_lead_the_way_too() {
    for (subject, kind, first) in [
        (Subject::Part(Part::Directive), Kind::Directives, "SEARCH w "),
        (Subject::Part(Part::Task), Kind::Tasks, "SEARCH r "),
    ] {
        let steps = plan(subject, Some(kind), "cites:21-KL/TW");
        assert!(steps[0].starts_with(first), "{steps:?}");
    }
    assert!(plan(Subject::Any, None, "cites:21-KL/TW")[0].starts_with("SEARCH r "));
}
