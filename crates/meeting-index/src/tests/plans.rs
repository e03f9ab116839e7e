//! How `SQLite` goes about it: no row of the full-text index is looked at that does not match.

use std::cell::RefCell;
use std::collections::BTreeSet;

use rusqlite::trace::{TraceEvent, TraceEventCodes};

use super::{query, request, today, two};
use crate::select::{Spelling, Subject, Tree, select};
use crate::snapshot::Snapshot;
use crate::{Contents, Index, ListRequest, SearchRequest};
use meeting_core::model::field::{FieldId, Kind, Part};

fn plan(subject: Subject, kind: Option<Kind>, text: &str) -> Vec<String> {
    let office = two();
    let index = office.open();
    let query = query(text, kind);
    let tree = Tree::of(&query.expression, &Spelling::plain(&index.abbreviations));
    let snapshot = Snapshot::new(&index).unwrap();
    let selection = select(&snapshot, (&query, &tree), subject, &[], today()).unwrap();
    let sql = format!("EXPLAIN QUERY PLAN {}", selection.sql("1", &[]));
    let mut statement = index.store.connection.prepare(&sql).unwrap();
    let rows = statement.query_map(rusqlite::params_from_iter(selection.values()), |row| row.get(3)).unwrap();
    rows.map(Result::unwrap).collect()
}

thread_local! {
    /// What `SQLite` was asked since the tracing began.
    static ASKED: RefCell<BTreeSet<String>> = const { RefCell::new(BTreeSet::new()) };
}

fn note(event: TraceEvent<'_>) {
    if let TraceEvent::Stmt(statement, _) = event {
        ASKED.with_borrow_mut(|asked| asked.insert(statement.sql().into_owned()));
    }
}

/// The `SQLite` queries that `work` runs.
fn asked(index: &mut Index, work: impl FnOnce(&mut Index)) -> BTreeSet<String> {
    index.store.connection.trace_v2(TraceEventCodes::SQLITE_TRACE_STMT, Some(note));
    work(index);
    index.store.connection.trace_v2(TraceEventCodes::SQLITE_TRACE_STMT, None);
    let mut asked = ASKED.take();
    // The words of the index are read by their beginning, from a table that lasts as long as the question.
    asked.retain(|sql| sql.starts_with("SELECT") && !sql.contains("temp.vocabulary"));
    asked
}

#[test]
fn words_are_never_scanned() {
    let texts = [
        "",
        "a",
        "bien che",
        "\"bien che\" -khen",
        "bien* OR khen",
        "a OR date:2023",
        "lead:a",
        "cites:21-KL/TW a",
        "cites:21-KL/TW -cites:01-KL/TW",
        "number:05-NQ/ĐU,12-BB/ĐU",
        "kết luận số 21 nghị định 30/2020/NĐ-CP a",
        "chair:a org:b place:c",
        "-a",
        "-(a b) (c OR lead:d)",
        "person:a is:overdue has:cites",
        "is:in-force OR is:done",
        "title:a text:b by:c to:d support:e",
        "id:t1 role:chair has:tasks due:2023 completed:2023",
        "in:directives,tasks ubnd tinh",
        "khongco",
    ];
    let office = two();
    let mut index = office.open();
    let mut count = 0;
    for text in texts {
        for kind in Kind::ALL.into_iter().map(Some).chain([None]) {
            let query = query(text, kind);
            let asked = asked(&mut index, |index| {
                let Some(kind) = kind else {
                    let found = index.search(&query, &SearchRequest { as_of: today(), ..Default::default() }).unwrap();
                    let records: Vec<_> = found.hits.iter().map(|hit| hit.record.as_str()).collect();
                    index.shortest_refs(&records).unwrap();
                    return;
                };
                let contents = Contents::Columns(FieldId::columns(kind).collect());
                let full = index.list(kind, &query, &request()).unwrap();
                let table = index.list(kind, &query, &ListRequest { contents, ..request() }).unwrap();
                assert_eq!(full.total, table.total);
            });
            // The tables of one question go with it.
            let snapshot = Snapshot::new(&index).unwrap();
            let any = super::query("title:a lead:a", Some(Kind::Documents));
            let tree = Tree::of(&any.expression, &Spelling::plain(&index.abbreviations));
            select(&snapshot, (&any, &tree), Subject::Document, &[], today()).unwrap();
            for sql in asked {
                let mut statement = snapshot.connection().prepare(&format!("EXPLAIN QUERY PLAN {sql}")).unwrap();
                let steps = statement.raw_query().mapped(|row| row.get::<_, String>(3)).map(Result::unwrap);
                for step in steps {
                    // Of the full-text table, `M` is MATCH and `=` is a row's number; neither is all rows.
                    let is_words = step.contains("VIRTUAL TABLE INDEX");
                    assert!(!is_words || step.contains(":M") || step.contains(":="), "{kind:?} {text}: {step}\n{sql}");
                    assert!(!step.contains("AUTOMATIC"), "{kind:?} {text}: {step}\n{sql}");
                    count += usize::from(is_words);
                }
            }
        }
    }
    assert!(count > 100, "{count}");
}

#[test]
fn words_lead_the_way() {
    for (subject, kind) in [(Subject::Work, Some(Kind::Tasks)), (Subject::Any, None)] {
        let steps = plan(subject, kind, "a is:open state:final");
        assert!(!steps.iter().any(|step| step == "SCAN w" || step == "SCAN p" || step == "SCAN r"), "{steps:?}");
    }
    let steps = plan(Subject::Work, Some(Kind::Tasks), "date:2023-05 is:open");
    assert_eq!(steps[0], "SCAN r");
}

#[test]
fn numbers_lead_the_way_too() {
    for (subject, kind, first) in
        [(Subject::Part(Part::Directive), Kind::Directives, "SEARCH w "), (Subject::Work, Kind::Tasks, "SEARCH r ")]
    {
        let steps = plan(subject, Some(kind), "cites:21-KL/TW");
        assert!(steps[0].starts_with(first), "{steps:?}");
    }
    assert!(plan(Subject::Any, None, "cites:21-KL/TW")[0].starts_with("SEARCH r "));
}
