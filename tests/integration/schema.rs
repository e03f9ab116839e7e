//! The schema and what goes by it: what it admits is read, editors find it, and an archive's copy is kept up to date.

use std::fs;

use insta::assert_snapshot;
use serde_json::Value;

#[cfg(unix)]
use crate::git_office::{GitOffice, finish, found, record};
use crate::support::Office;

/// A final record in which no whole number is written plainly.
const NUMBERS: &str = "format: 1.0
id: 2024-01-15-hoi-nghi
title: Hội nghị
state: final
session:
  kind: conference
  date: 2024-01-15
  entitled: 3e1
  quorum: 1.6e1
  present: 27.0
  absent: 20e-1
participants:
  - group: các chi bộ
    count: 2.50e1
    roles:
      - chair
proceedings:
  - id: p1
    kind: vote
    vote:
      for: 2.e1
      against: 0x5
      abstain: +2
      invalid: -0.0
      total: 1e2
";

fn read(office: &Office, path: &str) -> String {
    fs::read_to_string(office.root().join(path)).unwrap()
}

#[test]
fn whole_numbers_are_read_however_they_are_written() {
    let office = Office::empty();
    office.write("records/2024/2024-01-15-hoi-nghi.yaml", NUMBERS);
    assert_snapshot!(office.run(&["validate"]).transcript());
    assert_snapshot!(office.run(&["show", "2024-01-15"]).transcript());
    let json = office.run(&["show", "2024-01-15", "--format", "json"]).json();
    assert_eq!(json["items"][0]["session"]["present"].to_string(), "27");
    let list = office.run(&["list", "sessions", "--format", "json"]).json();
    assert_eq!(list["total"], 1, "{list}");
    // What is no whole number is said.
    office.write("records/2024/2024-01-15-hoi-nghi.yaml", NUMBERS.replace("27.0", "27.5").replace("1e2", "1e99"));
    assert_snapshot!(office.run(&["validate"]).transcript());
}

#[test]
fn a_number_in_another_form_hides_no_rule() {
    let office = Office::empty();
    office.write("meeting.yaml", "");
    let text = "title: Họp\nstate: final\nsession: {kind: other, date: 2024-01-15, present: 27.0}\n";
    let run = office.run_with_input(&["new", "--stdin"], text);
    assert_snapshot!(run.transcript());
    assert!(!office.root().join("records").exists());
    // JSON that tabs indent is no YAML, and means the same.
    let json = "{\n\t\"title\": \"Họp\",\n\t\"session\": {\"kind\": \"other\", \"date\": \"2024-01-15\", \"present\": 27.0}\n}\n";
    let run = office.run_with_input(&["new", "--stdin"], json);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(read(&office, run.stdout.trim()).contains("  present: 27\n"));
}

#[cfg(unix)]
#[test]
fn a_secret_record_does_not_pass_the_hook_by_a_number() {
    let office = GitOffice::new();
    office.office.write("meeting.yaml", "");
    let text = NUMBERS.replace("1e2", "27").replace("20e-1", "30e-1") + "secrecy: mat\n";
    office.office.write("records/2024/2024-01-15-hoi-nghi.yaml", text);
    office.git(&["add", "-A"]);
    assert_eq!(office.staged(), ["secret-text records/2024/2024-01-15-hoi-nghi.yaml"]);
    assert_eq!(office.meeting(&["hook", "run"]).code, 1);
}

/// Git writes longer marks than usual where both sides have renamed the file, and where an attribute says so.
#[cfg(unix)]
#[test]
fn marks_of_a_conflict_are_known_by_any_length() {
    for size in ["3", "7", "8", "32"] {
        let office = GitOffice::new();
        let (id, path) = ("2024-01-02-a", "records/2024/2024-01-02-a.yaml");
        office.office.write(".gitattributes", format!("*.yaml conflict-marker-size={size}\n"));
        office.write_record(id, "agenda: [một]\n");
        office.commit_all();
        office.git(&["checkout", "-q", "-b", "other"]);
        office.write_record(id, "agenda: [hai]\n");
        office.commit_all();
        office.git(&["checkout", "-q", "main"]);
        office.write_record(id, "agenda: [ba]\n");
        office.commit_all();
        assert_eq!(finish(office.git_in(&office.root()).args(["merge", "-q", "other"])).code, 1);
        let json = office.meeting(&["validate", "--format", "json"]).json();
        let finding = &json["findings"][0];
        assert_eq!(finding["message"], "unresolved merge conflict", "{size}");
        assert_eq!(finding["line"], record(id, "").lines().count() + 1, "{size} {}", read(&office.office, path));
        assert_eq!(json["findings"].as_array().unwrap().len(), 1);
    }
}

#[cfg(unix)]
#[test]
fn marks_of_a_conflict_in_settings_are_named() {
    let office = Office::empty();
    office.write("meeting.yaml", "<<<<<<< HEAD\nlanguage: vi\n=======\nlanguage: en\n>>>>>>> other\n");
    assert_snapshot!(office.run(&["validate"]).transcript());
}

#[test]
fn a_new_record_tells_an_editor_its_schema() {
    let office = Office::empty();
    assert_eq!(office.run(&["init", "-q", "--lang", "en"]).code, 0);
    let line = "# yaml-language-server: $schema=../../schemas/meeting-record.schema.json\n";
    let new = |input: &str, arguments: &[&str]| {
        let run = office.run_with_input(arguments, input);
        assert_eq!(run.code, 0, "{}", run.stderr);
        let path = run.stdout.lines().last().unwrap().to_owned();
        (read(&office, &path), path)
    };
    let (text, path) = new("", &["new", "--title", "Weekly", "--date", "2024-01-08", "--kind", "other"]);
    assert!(text.starts_with(&format!("{line}format: 1\nid: 2024-01-08-weekly\n")), "{text}");
    // The line leads to the schema.
    let schema = line.trim_end().rsplit('=').next().unwrap();
    let folder = office.root().join(path);
    assert!(folder.parent().unwrap().join(schema).is_file());
    let (text, path) = new("", &["new", "--template", "team-meeting", "--date", "2024-01-09", "--title", "Team"]);
    assert!(text.starts_with(&format!("{line}format: 1\n")), "{text}");
    // Lines of findings are those of the file.
    let validated = office.run(&["validate", &path]).stdout;
    assert!(validated.contains(&format!("{path}:10:11")), "{validated}");
    let minutes = "BIÊN BẢN\nHọp giao ban ngày 15/1/2024\nThành phần: ông Lê An - Giám đốc chủ trì.\n";
    let (text, _) = new(minutes, &["import", "-", "--title", "Giao ban", "--date", "2024-01-15", "-q"]);
    assert!(text.starts_with(&format!("{line}format: 1\nid: 2024-01-15-giao-ban\n")), "{text}");
    // Where the archive keeps its records deeper, the way is longer; where it keeps no schema, there is none.
    office.write("meeting.yaml", "records: data/minutes\n");
    fs::create_dir_all(office.root().join("data/minutes")).unwrap();
    let (text, _) = new("", &["new", "--title", "Deep", "--date", "2024-01-10", "--kind", "other"]);
    assert!(
        text.starts_with("# yaml-language-server: $schema=../../../schemas/meeting-record.schema.json\n"),
        "{text}"
    );
    fs::remove_file(office.root().join("schemas/meeting-record.schema.json")).unwrap();
    let (text, _) = new("", &["new", "--title", "Bare", "--date", "2024-01-11", "--kind", "other"]);
    assert!(text.starts_with("format: 1\n"), "{text}");
}

#[test]
fn an_archive_tells_editors_its_schemas() {
    let office = Office::empty();
    office.run(&["init", "-q", "--lang", "en"]);
    assert_snapshot!(read(&office, ".vscode/settings.json"));
    let settings: Value = serde_json::from_str(&read(&office, ".vscode/settings.json")).unwrap();
    for schema in settings["yaml.schemas"].as_object().unwrap().keys() {
        assert!(office.root().join(schema).is_file(), "{schema}");
    }
    let first = read(&office, "meeting.yaml").lines().next().unwrap().to_owned();
    assert_eq!(first, "# yaml-language-server: $schema=schemas/meeting-settings.schema.json");
    // The user's own settings stay.
    let other = Office::empty();
    other.write(".vscode/settings.json", "{}\n");
    assert!(other.run(&["init", "--lang", "en"]).stdout.contains("kept .vscode/settings.json\n"));
    assert_eq!(read(&other, ".vscode/settings.json"), "{}\n");
}

#[test]
fn an_impossible_date_is_said_in_words() {
    let schema: Value = serde_json::from_str(&Office::empty().run(&["schema"]).stdout).unwrap();
    let date = &schema["properties"]["session"]["properties"]["date"];
    assert_eq!(date["patternErrorMessage"], "Write an existing date as YYYY-MM-DD, such as 2024-02-29.");
    assert_eq!(date["errorMessage"], date["patternErrorMessage"]);
}

const COPIES: [&str; 2] = ["schemas/meeting-record.schema.json", "schemas/meeting-settings.schema.json"];

#[test]
fn an_outdated_copy_of_a_schema_is_replaced() {
    let office = Office::sample();
    office.run(&["init", "-q", "--lang", "en"]);
    assert_eq!(office.run(&["validate", "--warnings-as-errors"]).code, 0);
    let current = COPIES.map(|copy| read(&office, copy));
    for (copy, text) in COPIES.iter().zip(&current) {
        // In a new layout it has the same meaning.
        office.write(copy, serde_json::from_str::<Value>(text).unwrap().to_string());
    }
    assert_eq!(office.run(&["validate", "--warnings-as-errors"]).code, 0);
    let old = |text: &str| {
        text.replacen("\"description\": \"", "\"description\": \"Once: ", 1).replacen("\"conference\",", "", 1)
    };
    for (copy, text) in COPIES.iter().zip(&current) {
        office.write(copy, old(text));
    }
    assert_snapshot!(office.run(&["validate"]).transcript());
    assert_snapshot!(office.run(&["validate", ".", "--format", "github"]).transcript());
    assert_snapshot!(office.run(&["validate", COPIES[0]]).transcript());
    // A check of records does not report outdated copies of schemas.
    assert_eq!(office.run(&["validate", "records", "--warnings-as-errors"]).code, 0);
    assert!(office.run(&["validate", "--diff"]).stdout.contains("+            \"conference\",\n"));
    assert_eq!(read(&office, COPIES[0]), old(&current[0]));
    assert_snapshot!(office.run(&["validate", "--fix"]).transcript());
    assert_eq!(COPIES.map(|copy| read(&office, copy)), current);
    // An office that does not want to know of it gets no message, and nothing is changed.
    office.write(COPIES[0], old(&current[0]));
    office.write("meeting.yaml", "rules: {outdated-schema: off}\n");
    assert_eq!(office.run(&["validate", "--fix", "--warnings-as-errors"]).code, 0);
    assert_eq!(read(&office, COPIES[0]), old(&current[0]));
}

#[test]
fn a_copy_that_somebody_has_added_to_is_left_alone() {
    let office = Office::empty();
    office.run(&["init", "-q", "--lang", "en"]);
    let own = read(&office, COPIES[0]).replacen("\"properties\": {", "\"properties\": {\"x-own\": {},", 1);
    let foreign = "{\"$id\": \"https://example.org/own\", \"title\": \"Meeting settings\"}\n";
    office.write(COPIES[0], &own);
    office.write(COPIES[1], foreign);
    assert_snapshot!(office.run(&["validate", "--fix"]).transcript());
    assert_eq!((read(&office, COPIES[0]), read(&office, COPIES[1])), (own, foreign.to_owned()));
    assert_eq!(office.run(&["validate", COPIES[1], "--warnings-as-errors"]).code, 0);
}

#[cfg(unix)]
#[test]
fn a_copy_that_leads_out_of_the_archive_is_not_read() {
    let office = Office::empty();
    office.run(&["init", "-q", "--lang", "en"]);
    let text = read(&office, COPIES[0]).replacen("\"description\": \"", "\"description\": \"Once: ", 1);
    office.write("../outside.json", &text);
    fs::remove_file(office.root().join(COPIES[0])).unwrap();
    std::os::unix::fs::symlink("../../outside.json", office.root().join(COPIES[0])).unwrap();
    assert_eq!(office.run(&["validate", "--fix", "--warnings-as-errors"]).code, 0);
    assert_eq!(read(&office, "../outside.json"), text);
}

/// What is committed is the records' affair.
#[cfg(unix)]
#[test]
fn a_commit_is_not_held_up_by_a_copy() {
    let office = GitOffice::new();
    office.meeting(&["init", "-q"]);
    let copy = office.root().join(COPIES[0]);
    let text = fs::read_to_string(&copy).unwrap().replacen("\"description\": \"", "\"description\": \"Once: ", 1);
    fs::write(&copy, text).unwrap();
    office.write_record("2024-01-02-a", "");
    office.git(&["add", "-A"]);
    assert_eq!(office.staged(), [""; 0]);
    assert_eq!(found(&office.meeting(&["validate", "--format", "json"])), [format!("outdated-schema {}", COPIES[0])]);
}
