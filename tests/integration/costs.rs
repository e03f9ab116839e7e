//! Inputs made to be costly: what is linear is done, what is not has a limit that the error names. No time is measured:
//! without the limits, and before what is linear was, most of these would take hours.

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::support::Office;

const ID: &str = "2024-01-08-giao-ban";

/// An archive of one record that has these fields besides.
fn office(more: &str) -> Office {
    let office = Office::empty();
    office.write(
        &format!("records/2024/{ID}.yaml"),
        format!(
            "format: 1\nid: {ID}\ntitle: Giao ban\nstate: draft\nsession: {{kind: other, date: 2024-01-08}}\n{more}"
        ),
    );
    office
}

/// `count` pieces, in which `N` is the number of each.
fn many(count: usize, piece: &str) -> String {
    let mut all = String::new();
    for number in 0..count {
        write!(all, "{}", piece.replace('N', &number.to_string())).unwrap();
    }
    all
}

#[test]
fn a_query_has_as_many_words_as_are_looked_for() {
    let office = office("tasks:\n  - id: t1\n    title: Báo cáo\n    lead: Sở Nội vụ\n");
    let ids = |count| format!("id:{}", many(count, "tN,").trim_end_matches(','));
    let pieces: [(&str, &str); 10] = [
        ("báo OR tuN", " OR "),
        ("-tuN", " "),
        ("is:open", " "),
        ("is:open", " OR "),
        ("-is:done", " "),
        ("lead:so", " "),
        ("chair:aN OR lead:so", " OR "),
        ("tuN* OR báo", " OR "),
        ("due:2N OR is:open", " OR "),
        ("-(tuN is:done)", " "),
    ];
    for kind in [&["list", "tasks"][..], &["search"]] {
        let ask = |query: &str| office.run(&[kind, &["--format", "ids", "--", query]].concat());
        assert_eq!(ask(&ids(1_000)).transcript(), format!("{ID}#t1\n--- exit 0\n"), "{kind:?}");
        let run = ask(&ids(1_100));
        assert_eq!((run.stdout.as_str(), run.code), ("", 2));
        let told: Vec<&str> = run.stderr.lines().filter(|line| !line.contains("id:t0")).collect();
        assert_eq!(told[0], "error: a query can have at most 1000 words and values", "{}", run.stderr);
        assert!(run.stderr.contains("the beginning of an id matches many ids"), "{}", run.stderr);
        for (piece, between) in pieces {
            let query = |count| {
                let pieces: Vec<String> =
                    (0..count).map(|number: usize| piece.replace('N', &format!("{number:03}"))).collect();
                pieces.join(between)
            };
            let run = ask(&query(300));
            assert!(run.stdout.contains(&format!("{ID}#t1\n")), "{piece}: {}", run.transcript());
            assert_eq!(run.stderr, "", "{piece}");
            let run = ask(&query(5_000));
            assert!(
                run.stderr.starts_with("error: a query can have at most 1000 words and values\n"),
                "{}",
                run.stderr
            );
            assert_eq!(run.code, 2);
        }
        // Words within quotes, and what falls into many words, are as many.
        for query in [format!("\"{}\"", "tu ".repeat(1_001)), "a-".repeat(1_001)] {
            assert_eq!(ask(&query).code, 2, "{}", &query[..10]);
        }
    }
}

#[test]
fn settings_of_very_many_views() {
    let office = office("");
    office.write("meeting.yaml", format!("language: en\nviews:\n{}", many(50_000, "  vN: list\n")));
    let run = office.run(&["view", "--no-pager"]);
    assert_eq!((run.stdout.lines().count(), run.stderr.as_str(), run.code), (50_000, "", 0));
    assert_eq!(office.run(&["view", "v49999", "--format", "ids"]).stdout, format!("{ID}\n"));
    // Each mistake has its place, and the first hundred are reported.
    office.write("meeting.yaml", format!("views:\n{}", many(50_000, "  vN: lits\n")));
    let run = office.run(&["list"]);
    assert_eq!(run.stderr.matches("error[settings-wrong-value]").count(), 100, "{}", run.stderr);
    assert_eq!(run.code, 2);
    office.write("meeting.yaml", many(50_000, "aN: b\n"));
    assert_eq!(office.run(&["list"]).stderr.matches("error[settings-unknown-key]").count(), 100);
}

#[test]
fn settings_of_very_many_abbreviations() {
    let office = office("");
    let told = |settings: String| {
        office.write("meeting.yaml", settings);
        let run = office.run(&["search", "anh"]);
        assert_eq!(run.code, if run.stderr.starts_with("error") { 2 } else { 1 }, "{}", run.stderr);
        run.stderr.lines().next().unwrap_or_default().to_owned()
    };
    assert_eq!(told(format!("abbreviations:\n{}", many(1_000, "  ABN: anh ba N\n"))), "no results");
    let error = "error[settings-wrong-value]: ";
    assert_eq!(
        told(format!("abbreviations:\n{}", many(20_000, "  ABN: anh ba N\n"))),
        format!("{error}more than 1000 abbreviations")
    );
    assert_eq!(
        told(format!("abbreviations:\n  AB:\n{}", many(40_000, "    - anh ba N\n"))),
        format!("{error}more than 24 long forms of one abbreviation")
    );
}

#[test]
fn a_record_of_very_many_allowances() {
    // A block of comments, all of which apply to the line below it, and items with a comment each.
    let allow = "  # meeting: allow no-lead: cả phòng\n";
    let tasks = |count| many(count, &format!("{allow}  - {{id: tN, title: Báo cáo}}\n"));
    let office = office(&format!("tasks:\n{}{}", allow.repeat(8_000), tasks(6_000)));
    let run = office.run(&["validate", "--format", "json"]);
    let found = run.json();
    let codes: Vec<_> = found["findings"].as_array().unwrap().iter().map(|it| it["code"].clone()).collect();
    assert!(!codes.contains(&"no-lead".into()), "{codes:?}");
}

#[test]
fn a_record_of_very_many_wrong_values() {
    let office = office(&format!("tasks:\n{}", many(8_000, "  - {id: tN, title: Báo cáo, lead: A, status: opne}\n")));
    let found = office.run(&["validate", "--format", "json"]).json();
    let codes: Vec<_> = found["findings"].as_array().unwrap().iter().map(|it| it["code"].clone()).collect();
    assert_eq!(codes, vec!["unknown-value"; 1_000], "those that are not told are no values that the schema takes");
}

#[test]
fn very_many_changes_of_one_record() {
    let office = office(&format!("tasks:\n{}", many(600, "  - {id: tN, title: Báo cáo, lead: A}\n")));
    let references: Vec<String> = (0..501).map(|number| format!("{ID}#t{number}")).collect();
    let mut arguments = vec!["task", "note", "--note", "Đã gửi"];
    arguments.extend(references.iter().map(String::as_str));
    assert_eq!(
        office.run(&arguments).stderr,
        format!(
            "error: a command can update at most 500 tasks and directives of one record, and records/2024/{ID}.yaml is named \
             more often\n  help: use another command for the rest\n"
        )
    );
    let fields: Vec<String> = (0..501).map(|number| format!("x-a{number}=b")).collect();
    let arguments: Vec<&str> = ["set", ID].into_iter().chain(fields.iter().map(String::as_str)).collect();
    assert_eq!(office.run(&arguments).stderr, "error: a command can change at most 500 fields\n");
}

const WORD: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";

/// A .docx with this document.
fn docx(document: &str) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file("word/document.xml", SimpleFileOptions::default()).unwrap();
    zip.write_all(document.as_bytes()).unwrap();
    zip.finish().unwrap().into_inner()
}

#[test]
fn documents_of_word_with_very_many_attributes() {
    let office = office("");
    let paragraph = "<w:p><w:r><w:t>Họp giao ban ngày 08/01/2024</w:t></w:r></w:p>";
    let body = |body: &str| format!("<w:document {WORD}><w:body>{body}</w:body></w:document>");
    let told = "error: a.docx: an element of this .docx has more than 256 attributes or namespaces\n  \
                help: open it in Word or LibreOffice, save it as .docx, and import that file\n";
    for document in [
        body(&format!("<w:p {}/>{paragraph}", many(80_000, "aN=\"b\" "))),
        format!("<w:document {WORD} {}><w:body>{paragraph}</w:body></w:document>", many(50_000, "xmlns:aN=\"bN\" ")),
        body(&format!("{}{paragraph}{}", many(5_000, "<w:sdt xmlns:aN=\"bN\">"), "</w:sdt>".repeat(5_000))),
    ] {
        office.write("a.docx", docx(&document));
        assert_eq!(office.run(&["import", "a.docx"]).transcript(), format!("--- stderr\n{told}--- exit 2\n"));
    }
    office.write("a.docx", docx(&body(&format!("{paragraph}{}", "<w:p/>".repeat(2_000_000)))));
    let told = "error: a.docx: this .docx has more than 2000000 XML elements\n";
    assert!(office.run(&["import", "a.docx"]).stderr.starts_with(told));
    // What Word writes for pictures, one after the other.
    let picture = "<w:p><w:r><a:graphic xmlns:a=\"b\" xmlns:c=\"d\"/></w:r></w:p>".repeat(2_000);
    office.write("a.docx", docx(&body(&format!("{paragraph}{picture}"))));
    let run = office.run(&["import", "a.docx", "--dry-run"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
}

#[test]
fn minutes_with_very_many_people_of_one_name() {
    let office = office("");
    let people = many(2_000, "- Ông Lê Văn An - Trưởng N phòng\n");
    office.write("a.md", format!("# Họp giao ban ngày 02/01/2024\n\nThành phần tham dự:\n{people}"));
    let run = office.run(&["import", "a.md", "--dry-run"]);
    assert!(run.stderr.contains("people 2000,"), "{}", run.stderr.lines().next().unwrap_or_default());
}

#[test]
fn a_chain_of_very_many_directives_in_one_record() {
    let chain = many(8_000, "  - {id: dN, kind: decision, text: A, supersedes: dM}\n");
    let mut directives = String::from("directives:\n");
    for (number, line) in chain.lines().enumerate() {
        let older = if number > 0 { format!("d{}", number - 1) } else { "x".to_owned() };
        writeln!(directives, "{}", line.replace("dM", &older)).unwrap();
    }
    let office = office(&directives.replace(", supersedes: x", ""));
    assert_eq!(office.run(&["validate", "--format", "json"]).json()["checked"], 1);
    let run = office.run(&["list", "directives", "is:in-force", "--format", "ids"]);
    assert_eq!(run.stdout, format!("{ID}#d7999\n"));
    // Closed to a circle.
    let office = self::office(&directives.replace("supersedes: x", "supersedes: d7999"));
    let found = office.run(&["validate", "--format", "json"]).json();
    let circles = found["findings"].as_array().unwrap().iter().filter(|finding| finding["code"] == "supersedes-circle");
    let messages: Vec<_> = circles.map(|finding| finding["message"].clone()).collect();
    assert_eq!(messages, ["this directive supersedes itself, through more than 1000 other directives"]);
}

#[test]
fn references_to_very_many_records_that_are_not_there() {
    // The first few have advice: to look for what was meant takes longer than everything else.
    let references = many(8_000, "    - 2024-01-08-giao-bam-N#t1\n");
    let office = office(&format!("reviews:\n{}", references.replace("    -", "  -")));
    for number in 0..500 {
        let id = format!("2024-01-09-b{number}");
        office.write(&format!("records/2024/{id}.yaml"), format!("format: 1\nid: {id}\ntitle: A\nstate: draft\n"));
    }
    let path = format!("records/2024/{ID}.yaml");
    let run = office.run(&["validate", &path, "--format", "json"]);
    assert_eq!(run.code, 1);
    assert!(!run.json()["findings"].as_array().unwrap().is_empty());
}
