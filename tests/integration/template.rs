//! `meeting template`: built-in templates are copied and have no mistakes; those of a template are told with their places.

use insta::assert_snapshot;

use crate::support::{Office, repository};

#[test]
fn a_copied_template_has_no_mistakes_and_is_never_overwritten() {
    for language in ["en", "vi"] {
        let office = Office::empty();
        let meeting = |arguments: &[&str]| office.run(&[&["template"], arguments, &["--lang", language]].concat());
        assert_eq!(office.run(&["init", "--lang", language]).code, 0);
        let none = meeting(&["check"]);
        let copied = ["minutes", "report", "actions"].map(|kind| meeting(&["copy", kind]).transcript());
        let again = meeting(&["copy", "minutes"]);
        assert_eq!(again.code, 2);
        let (listed, checked) = (meeting(&["list"]), meeting(&["check"]));
        assert_eq!(checked.code, 0);
        let all = [none.transcript(), copied.concat(), again.transcript(), listed.transcript(), checked.transcript()];
        assert_snapshot!(format!("copied_{language}"), all.concat());
    }
}

#[test]
fn every_built_in_template_has_no_mistakes() {
    let office = Office::empty();
    let mut files = Vec::new();
    for (language, profile) in [("vi", "state"), ("vi", "party"), ("vi", "plain"), ("en", "plain")] {
        for kind in ["agenda", "minutes", "conclusions", "resolution", "actions", "decisions", "extract", "report"] {
            let file = format!("{language}-{profile}-{kind}.docx");
            let copy = ["template", "copy", kind, "--profile", profile, "-o", &file, "--lang", language];
            assert_eq!(office.run(&copy).code, 0, "{file}");
            files.push(file);
        }
    }
    let mut check = vec!["template", "check", "--lang", "en"];
    check.extend(files.iter().map(String::as_str));
    let checked = office.run(&check);
    assert_eq!((checked.code, checked.stdout.lines().count()), (0, files.len()), "{}", checked.stdout);
}

#[test]
fn mistakes_are_told_with_their_places() {
    let office = Office::empty();
    let broken = repository().join("crates/docx-template/tests/data/broken.docx");
    office.write("broken.docx", std::fs::read(broken).unwrap());
    office.write("notes.md", "# {{ titel }}\n\n{% for t in tasks %}\n- {{ t.title|uper }}\n");
    office.write("picture.docx", "no document");
    for language in ["en", "vi"] {
        let arguments = ["template", "check", "broken.docx", "notes.md", "picture.docx", "--lang", language];
        let checked = office.run(&arguments);
        assert_eq!(checked.code, 1);
        assert_snapshot!(format!("mistakes_{language}"), checked.transcript());
    }
    assert_eq!(office.run(&["template", "check", "missing.docx"]).code, 2);
}

#[test]
fn fields_are_printed_with_what_they_are() {
    let office = Office::empty();
    for language in ["en", "vi"] {
        let fields = office.run(&["template", "fields", "--lang", language]).stdout;
        assert!(fields.starts_with("record\n  id "), "{fields}");
        // Each field has a description.
        for line in fields.lines().filter(|line| line.starts_with("  ")) {
            assert!(line.split("  ").filter(|cell| !cell.trim().is_empty()).count() >= 3, "{line}");
        }
    }
}
