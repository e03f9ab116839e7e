//! `meeting show`.

use insta::assert_snapshot;

use crate::support::Office;

const SEED: &str = "2023-05-08-dang-uy-khoi-lam-viec-voi-so-gddt";

#[test]
fn a_record_made_to_be_read() {
    let office = Office::sample();
    assert_snapshot!(office.run(&["show", "2023-05-08", "--lang", "vi"]).transcript());
    assert_snapshot!(office.run(&["show", "2024-03", "--lang", "en"]).transcript());
}

#[test]
fn a_part_in_every_form() {
    let office = Office::sample();
    assert_snapshot!(office.run(&["show", "2023-05-08#d3", "--lang", "vi"]).transcript());
    assert_snapshot!(office.run(&["show", "2023-05-08/bui-thai-trong", "--format", "yaml"]).transcript());
    assert_snapshot!(office.run(&["show", "2023-05-08#t1", &format!("{SEED}#d5"), "--format", "json"]).transcript());
}

#[test]
fn a_lone_file() {
    let office = Office::empty();
    let text = "format: 1\nid: 2024-01-02-a\ntitle: A\nstate: draft\nsession: {kind: other, date: 2024-01-02}\n";
    office.write("a.yaml", text);
    assert_snapshot!(office.run(&["show", "a.yaml"]).transcript());
    assert_eq!(office.run(&["show", "a.yaml", "--format", "yaml"]).stdout, text);
}

#[test]
fn a_tab_in_a_text_is_a_space() {
    let office = Office::empty();
    let text = "format: 1\nid: 2023-01-02-a\ntitle: \"A\\tb\"\nstate: draft\nsession: {kind: other, date: 2023-01-02}\n\
                directives:\n  - {id: d1, kind: request, text: \"X\\ty\\n\\tz\"}\n";
    office.write("records/2023/2023-01-02-a.yaml", text);
    let shown = office.run(&["show", "2023-01-02"]);
    assert!(!shown.stdout.contains('\t') && shown.stdout.contains("A b\n"), "{}", shown.transcript());
    assert!(shown.stdout.contains("      X y\n      z\n"), "{}", shown.transcript());
}

#[test]
fn what_is_not_there() {
    let office = Office::sample();
    assert_snapshot!(office.run(&["show", "2023-05-09"]).transcript());
    assert_snapshot!(office.run(&["show", "2023"]).transcript());
    assert_snapshot!(office.run(&["show", "2023-05-08#d99", "--lang", "vi"]).transcript());
    office.write("records/2024/2024-02-02-hong.yaml", "title: A: B\n");
    assert_snapshot!(office.run(&["show", "2024-02-02"]).transcript());
}

#[test]
fn a_record_that_lies_where_its_id_does_not_say_is_shown() {
    let office = Office::empty();
    let record = |id: &str| {
        format!("format: 1\nid: {id}\ntitle: Lạc chỗ\nstate: draft\nsession: {{kind: other, date: 2022-01-02}}\n")
    };
    office.write("records/2023/2022-01-02-lac.yaml", record("2022-01-02-lac"));
    office.write("records/2023/ten-khac.yaml", record("2022-01-03-khac"));
    for id in office.run(&["list", "--format", "ids"]).stdout.lines() {
        let run = office.run(&["show", id]);
        assert_eq!((run.code, run.stdout.contains("Lạc chỗ")), (0, true), "{id}: {}", run.stderr);
    }
    assert_eq!(office.run(&["show", "2022-01-03"]).code, 0);
    assert_eq!(office.run(&["show", "2021-01-03"]).code, 2);
}
