//! `meeting template`: built-in templates are copied and have no mistakes; those of a template are told with their places.

use std::fmt::Write as _;
use std::io::{Cursor, Read as _, Write as _};

use docx_template::{Fields, Limits, Template};
use insta::assert_snapshot;
use meeting_core::archive::Profile;
use meeting_core::i18n::Language;
use meeting_papers::{Kind, built_in, context, profile, words};
use serde_json::{Value, json};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use crate::support::{Dice, Office, repository};

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
fn mistakes_are_printed_for_programs() {
    let office = Office::empty();
    let broken = repository().join("crates/docx-template/tests/data/broken.docx");
    office.write("broken.docx", std::fs::read(broken).unwrap());
    office.write("good.txt", "{{ title }}\n");
    office.write("notes.md", "# {{ titel }}\n");
    office.write("picture.docx", "no document");
    let check = ["template", "check", "--format", "json"];
    let files = ["broken.docx", "good.txt", "notes.md", "picture.docx"];
    let printed = |language: &str| office.run(&[&check[..], &files, &["--lang", language]].concat());
    assert_snapshot!("mistakes_json", printed("en").transcript());
    let (english, mut vietnamese) = (printed("en").json(), printed("vi").json());
    let schema = office.run(&["schema", "--template-findings"]).json();
    let schema = jsonschema::validator_for(&schema).unwrap();
    for document in [&english, &vietnamese] {
        assert_eq!(
            schema.iter_errors(document).map(|error| error.to_string()).collect::<Vec<_>>(),
            Vec::<String>::new()
        );
    }
    // Nothing but the words follows the language.
    for (one, other) in
        english["findings"].as_array().unwrap().iter().zip(vietnamese["findings"].as_array_mut().unwrap())
    {
        assert_ne!(one["message"], other["message"]);
        for words in ["message", "help"] {
            other[words] = one[words].clone();
        }
    }
    assert_eq!(english, vietnamese);
    let good = office.run(&[&check[..], &["good.txt"]].concat());
    assert_eq!((good.code, good.json()), (0, json!({ "version": 1, "checked": 1, "findings": [] })));
}

#[test]
fn lists_are_printed_for_programs() {
    let office = Office::empty();
    assert_eq!(office.run(&["init"]).code, 0);
    assert_eq!(office.run(&["template", "copy", "minutes"]).code, 0);
    office.write("templates/phieu.md", "{{ title }}\n");
    let items = |list: &str| office.run(&["template", list, "--format", "json", "--lang", "en"]).json();
    let templates = items("list");
    let (kind, total) = (&templates["kind"], &templates["total"]);
    assert_eq!((kind, total), (&json!("templates"), &json!(10)));
    let item = |kind: Value, profiles: Value, file: Value| json!({ "kind": kind, "profiles": profiles, "file": file });
    assert_eq!(
        templates["items"].as_array().unwrap()[7..],
        [
            item(json!("report"), json!(["plain"]), Value::Null),
            item(json!("minutes"), json!([]), json!("templates/minutes.docx")),
            item(Value::Null, json!([]), json!("templates/phieu.md")),
        ]
    );
    let fields = items("fields");
    let first =
        json!({ "group": "record", "name": "id", "type": "text", "list": false, "description": "Id of the record" });
    assert_eq!(fields["items"][0], first);
    let tasks = json!({ "group": "record", "name": "tasks", "type": "task", "list": true, "description": "Tasks" });
    assert!(fields["items"].as_array().unwrap().contains(&tasks));
    let names = |fields: &Value| fields["items"].as_array().unwrap().len();
    let printed = office.run(&["template", "fields"]).stdout;
    assert_eq!(names(&fields), printed.lines().filter(|line| line.starts_with("  ")).count());
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

/// A value for all fields: two items in each list.
fn anything(fields: &Fields) -> Value {
    match fields {
        Fields::Map(fields) => fields.iter().map(|(name, field)| (name.clone(), anything(field))).collect(),
        Fields::List(item) => json!([anything(item), anything(item)]),
        Fields::Value | Fields::Any => json!("2"),
    }
}

/// A part of a Word document.
fn part(bytes: &[u8], name: &str) -> String {
    let mut text = String::new();
    let mut zip = ZipArchive::new(Cursor::new(bytes)).unwrap();
    zip.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

/// The texts of the paragraphs of a document.
fn texts(bytes: &[u8]) -> Vec<String> {
    let text = part(bytes, "word/document.xml");
    let document = roxmltree::Document::parse(&text).unwrap();
    let paragraphs = document.descendants().filter(|node| node.tag_name().name() == "p");
    let texts = paragraphs.map(|paragraph| {
        let texts = paragraph.descendants().filter(|node| node.tag_name().name() == "t");
        texts.filter_map(|node| node.text()).collect()
    });
    texts.collect()
}

/// The document with each of its runs divided at random, as Word divides them while somebody types.
fn split(bytes: &[u8], dice: &mut Dice) -> Vec<u8> {
    let text = part(bytes, "word/document.xml");
    let document = roxmltree::Document::parse(&text).unwrap();
    let (mut divided, mut at) = (String::new(), 0);
    for run in document.descendants().filter(|node| node.tag_name().name() == "r") {
        let texts: Vec<_> = run.children().filter(|node| node.tag_name().name() == "t").collect();
        let [only] = texts.as_slice() else { continue };
        let (run_range, text_range) = (run.range(), only.range());
        let (before, after) = (&text[run_range.start..text_range.start], &text[text_range.end..run_range.end]);
        divided += &text[at..run_range.start];
        let letters: Vec<char> = only.text().unwrap_or_default().chars().collect();
        let mut rest = letters.as_slice();
        while !rest.is_empty() {
            let (piece, others) = rest.split_at(1 + dice.below(rest.len().min(7)));
            let piece: String = piece.iter().collect();
            let piece = piece.replace('&', "&amp;").replace('<', "&lt;");
            write!(
                divided,
                "{before}<w:t xml:space=\"preserve\">{piece}</w:t>{after}<w:proofErr w:type=\"spellEnd\"/>"
            )
            .unwrap();
            rest = others;
        }
        at = run_range.end;
    }
    divided += &text[at..];
    let whole = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let names: Vec<String> = whole.file_names().map(|name| name.unwrap().into_owned()).collect();
    for name in names {
        zip.start_file(name.as_str(), SimpleFileOptions::default()).unwrap();
        let text = if name == "word/document.xml" { divided.clone() } else { part(bytes, &name) };
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// Four splittings of each built-in template, or `MEETING_FUZZ_SPLITTINGS`.
#[test]
fn built_in_templates_say_the_same_however_they_are_split() {
    let times = std::env::var("MEETING_FUZZ_SPLITTINGS").ok().and_then(|times| times.parse().ok()).unwrap_or(4);
    let (fields, mut dice) = (context::fields(), Dice(17));
    let values = anything(&fields);
    for language in Language::ALL {
        let engine = words::engine(language, Limits::default());
        let read = |bytes: &[u8]| Template::read(bytes, &engine).unwrap();
        for profile in Profile::ALL.into_iter().filter(|profile| profile::speaks(*profile, language)) {
            for kind in Kind::ALL {
                let whole = built_in(kind, profile, language).unwrap();
                let expected = texts(&read(&whole).fill(&values).unwrap());
                for _ in 0..times {
                    let divided = split(&whole, &mut dice);
                    let template = read(&divided);
                    assert_eq!(template.check(&fields), []);
                    assert_eq!(texts(&template.fill(&values).unwrap()), expected, "{}", kind.name());
                }
            }
        }
    }
}
