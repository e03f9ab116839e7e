//! `meeting validate`, whole outputs.

use insta::assert_snapshot;

use crate::git_office::{TASK, found, path, record};
use crate::support::{Office, files, repository};

const EIGHT: &str = include_str!("../data/eight-mistakes.yaml");

#[test]
fn eight_mistakes_are_eight_findings_in_both_languages() {
    let office = Office::empty();
    office.write("records/2023/2023-05-08-giao-ban.yaml", EIGHT);
    assert_snapshot!(office.run(&["validate"]).transcript());
    assert_snapshot!(office.run(&["validate", "--lang", "vi"]).transcript());
    let json = office.run(&["validate", "--format", "json"]);
    assert_eq!(json.code, 1);
    assert_eq!(json.json()["findings"].as_array().unwrap().len(), 8);
    assert_snapshot!(json.stdout);
}

#[test]
fn the_sample_archive_is_clean() {
    let office = Office::sample();
    assert_snapshot!(office.run(&["validate", "--warnings-as-errors"]).transcript());
    assert_snapshot!(office.run(&["check", "--lang", "vi", "-q"]).transcript());
}

#[test]
fn standard_input_has_the_name_that_it_is_given() {
    let office = Office::empty();
    let good =
        std::fs::read_to_string(repository().join("records/2023/2023-05-08-dang-uy-khoi-lam-viec-voi-so-gddt.yaml"))
            .unwrap();
    assert_snapshot!(office.run_with_input(&["validate", "-"], good.as_str()).transcript());
    let name = "2023-05-08-khac.yaml";
    assert_snapshot!(office.run_with_input(&["validate", "-", "--stdin-name", name], good.as_str()).transcript());
}

#[test]
fn what_is_not_there_is_a_failure() {
    let office = Office::empty();
    assert_snapshot!(office.run(&["validate", "nowhere.yaml"]).transcript());
    assert_snapshot!(office.run(&["validate"]).transcript());
    assert_snapshot!(office.run(&["validate", "--lang", "vi"]).transcript());
}

#[test]
fn a_folder_is_checked_whole_and_a_warning_passes_unless_told_otherwise() {
    let office = Office::sample();
    let text = "format: 1\nid: 2024-01-02-a\ntitle: A\nstate: draft\nsession:\n  kind: other\n  date: 2024-01-02\n\
                tasks:\n  - id: t1\n    title: Việc chưa có người chủ trì\n";
    office.write("inbox/2024-01-02-a.yaml", text);
    assert_snapshot!(office.run(&["validate", "inbox"]).transcript());
    assert_eq!(office.run(&["validate", "inbox", "--warnings-as-errors"]).code, 1);
    assert_eq!(office.run(&["validate"]).code, 0, "the archive itself is as it was");
}

#[test]
fn windows_line_ends_and_a_byte_order_mark_do_not_move_a_finding() {
    let office = Office::empty();
    let text = format!("\u{feff}{}", EIGHT.replace('\n', "\r\n"));
    office.write("records/2023/2023-05-08-giao-ban.yaml", text);
    let places = |office: &Office| -> Vec<(String, u64, u64)> {
        let json = office.run(&["validate", "--format", "json"]).json();
        let findings = json["findings"].as_array().unwrap().iter();
        findings.map(|f| (f["code"].to_string(), f["line"].as_u64().unwrap(), f["column"].as_u64().unwrap())).collect()
    };
    let plain = Office::empty();
    plain.write("records/2023/2023-05-08-giao-ban.yaml", EIGHT);
    assert_eq!(places(&office), places(&plain));
}

#[test]
fn only_the_legal_records_of_the_yaml_test_suite_are_taken() {
    let suite: Vec<serde_json::Value> = serde_json::from_str(include_str!("../data/yaml-test-suite.json")).unwrap();
    assert!(suite.len() > 400);
    let office = Office::empty();
    for case in &suite {
        // None of them is a record, and each must be refused for a reason that has a place in it.
        office.write(&format!("cases/{}.yaml", case["id"].as_str().unwrap()), case["yaml"].as_str().unwrap());
    }
    let run = office.run(&["validate", "cases", "--format", "json"]);
    assert_eq!(run.code, 1, "{}", run.stderr);
    let json = run.json();
    let mut refused: Vec<&str> =
        json["findings"].as_array().unwrap().iter().map(|finding| finding["file"].as_str().unwrap()).collect();
    refused.dedup();
    assert_eq!(refused.len(), suite.len());
}

#[test]
fn the_program_agrees_with_the_schema_on_every_example() {
    // Any validator of JSON Schema must give the verdict that `validate` gives on structure.
    let schema = serde_json::from_str(include_str!("../../schemas/meeting-record.schema.json")).unwrap();
    let validator = jsonschema::draft202012::new(&schema).unwrap();
    let office = Office::empty();
    for (path, text) in
        files("crates/meeting-core/src/check/rules", ".yaml").into_iter().chain(files("records", ".yaml"))
    {
        let Ok(document) = lossless_yaml::parse(&text) else { continue };
        let run = office.run_with_input(&["validate", "-", "--format", "json"], text.as_str());
        let json = run.json();
        let findings = json["findings"].as_array().unwrap();
        let has_structural = findings.iter().any(|finding| finding["group"] == "structure");
        assert_eq!(validator.is_valid(&document.value), !has_structural, "{}", path.display());
    }
}

#[test]
fn an_archive_that_is_named_is_checked_as_one() {
    let office = Office::empty();
    for (archive, settings) in [("a", "shared: false\n"), ("b", "")] {
        office.write(&format!("{archive}/meeting.yaml"), settings);
        office.write(&format!("{archive}/templates/giao-ban.yaml"), "title: Giao ban\n");
        office.write(&format!("{archive}/{}", path("2024-01-02-a")), record("2024-01-02-a", TASK));
        let b = record("2024-01-03-b", "reviews:\n  - 2024-01-02-a#t1\nsecrecy: mat\n");
        office.write(&format!("{archive}/{}", path("2024-01-03-b")), b);
    }
    office.write("compose.yaml", "services: {}\n");
    // Each with its own settings and its own records.
    let found = |paths: &[&str]| found(&office.run(&[&["validate", "--format", "json"], paths].concat()));
    assert_eq!(found(&["a"]), [""; 0]);
    let secret = ["secret-text b/records/2024/2024-01-03-b.yaml"];
    assert_eq!(found(&["a", "b"]), secret);
    assert_eq!(found(&["a/records/2024/2024-01-03-b.yaml", "b/records"]), secret);
    let all = found(&["."]);
    assert!(all.iter().all(|finding| !finding.contains("templates")) && all.contains(&secret[0].to_owned()), "{all:?}");
    assert!(all.iter().any(|finding| finding.ends_with("compose.yaml")), "{all:?}");
    let several = office.run(&["validate", "--fix", "a", "b"]);
    assert!(several.code == 2 && several.stderr.contains("one archive at a time"), "{}", several.stderr);
    assert_eq!(office.run(&["validate", "--fix", "a"]).code, 0);
    assert_eq!(office.run(&["fmt", "--check", "a", "b"]).code, 0);
}

/// What is no record is not counted as one.
#[test]
fn what_was_checked_is_called_what_it_is() {
    let office = Office::empty();
    assert_eq!(office.run(&["init", ".", "--lang", "vi"]).code, 0);
    office.write("directory.yaml", "people:\n  - {id: an, name: Lê An}\n");
    office.write(
        "records/2024/2024-03-04-giao-ban.yaml",
        "format: 1\nid: 2024-03-04-giao-ban\ntitle: Giao ban\nstate: draft\nsession: {kind: regular-meeting, date: 2024-03-04}\n",
    );
    let record = "records/2024/2024-03-04-giao-ban.yaml";
    for (paths, vi, en) in [
        (&["meeting.yaml"][..], "1 tệp thiết lập", "1 settings file"),
        (&["directory.yaml"], "1 tệp danh bạ", "1 directory file"),
        (&["schemas/meeting-record.schema.json"], "1 tệp lược đồ", "1 schema"),
        (&["schemas"], "3 tệp lược đồ", "3 schemas"),
        (
            &["meeting.yaml", "schemas/meeting-record.schema.json"],
            "1 tệp thiết lập, 1 tệp lược đồ",
            "1 settings file, 1 schema",
        ),
        (&[record], "1 biên bản", "1 record"),
        (
            &[record, "directory.yaml", "meeting.yaml"],
            "1 biên bản, 1 tệp thiết lập, 1 tệp danh bạ",
            "1 record, 1 settings file, 1 directory file",
        ),
        (&[], "1 biên bản", "1 record"),
    ] {
        let run = |language: &str| {
            let run = office.run(&[&["validate", "--lang", language], paths].concat());
            assert_eq!(run.code, 0, "{}", run.transcript());
            run.stdout
        };
        assert_eq!(run("vi"), format!("Đã kiểm tra {vi}: không có chỗ nào cần sửa\n"));
        assert_eq!(run("en"), format!("{en} checked: no problems found\n"));
    }
}

#[test]
fn a_broken_schema_and_a_text_are_told() {
    let office = Office::empty();
    assert_eq!(office.run(&["init", ".", "--lang", "en"]).code, 0);
    office.write("schemas/meeting-record.schema.json", "{\"type\":\n");
    office.write("note.txt", "Nothing but words\n");
    for (path, vi, en) in [
        (
            "schemas/meeting-record.schema.json",
            "bản lược đồ này không phải JSON hợp lệ",
            "this copy of the schema is not valid JSON",
        ),
        (".", "bản lược đồ này không phải JSON hợp lệ", "this copy of the schema is not valid JSON"),
        (
            "note.txt",
            "tệp không phải là biên bản: nội dung phải là",
            "the file is no meeting record: it must be a mapping",
        ),
    ] {
        for (language, words) in [("vi", vi), ("en", en)] {
            let shown = office.run(&["validate", path, "--lang", language]).stdout;
            assert!(shown.contains(words) && !shown.contains("``"), "{shown}");
        }
    }
}
