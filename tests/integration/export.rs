//! `meeting export` and `meeting report --format docx`: papers of records and of periods.

use std::fs;

use docx_template::{Limits, properties};
use insta::assert_snapshot;
use meeting_core::import;

use crate::support::Office;

const ID: &str = "2023-05-08-dang-uy-khoi-lam-viec-voi-so-gddt";

/// The texts of a .docx in order, those of tables too.
fn texts(bytes: &[u8]) -> String {
    let (document, _) = import::read("paper.docx", bytes, None).unwrap();
    let cells =
        |rows: &[import::Row]| rows.iter().map(|row| row.cells.concat().join(" ")).collect::<Vec<_>>().join("\n");
    let texts = document.blocks.iter().map(|block| match &block.kind {
        import::Kind::Table(rows) => cells(rows),
        _ => block.text.clone(),
    });
    texts.collect::<Vec<_>>().join("\n")
}

#[test]
fn a_paper_of_each_kind_in_each_format() {
    let office = Office::sample();
    for kind in ["minutes", "conclusions", "actions", "decisions"] {
        for language in ["vi", "en"] {
            let run = |to: &str| {
                let file = format!("{language}-{kind}.{to}");
                let line = ["export", ID, "--as", kind, "-o", &file, "--lang", language, "--as-of", "2024-04-01"];
                let run = office.run(&line);
                if kind == "decisions" {
                    // Nothing was decided there.
                    assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{}", run.stderr);
                    return Vec::new();
                }
                assert_eq!(run.code, 0, "{}", run.stderr);
                let first = fs::read(office.root().join(&file)).unwrap();
                let again = office.run(&[&line[..], &["--force"]].concat());
                assert_eq!(again.code, 0, "{}", again.stderr);
                assert_eq!(fs::read(office.root().join(&file)).unwrap(), first, "the same bytes");
                first
            };
            let word = run("docx");
            for to in ["md", "html", "txt"] {
                let text = String::from_utf8(run(to)).unwrap();
                assert!(!text.contains("{{") && !text.contains("{%"), "{text}");
            }
            if !word.is_empty() {
                assert!(!texts(&word).contains('{'));
                let known = properties(&word, &Limits::default()).unwrap().remove("meeting-record").unwrap();
                assert!(known.starts_with(&format!("{ID} {kind} ")), "{known}");
            }
        }
    }
}

#[test]
fn the_text_of_papers() {
    let office = Office::sample();
    for (name, line) in [
        ("conclusions", &["--as", "conclusions", "--to", "md", "--lang", "vi"][..]),
        ("minutes", &["--to", "txt", "--lang", "en"]),
        ("actions", &["--as", "actions", "--to", "html", "--lang", "en"]),
    ] {
        let run = office.run(&[&["export", ID, "-o", "-", "--as-of", "2024-04-01"], line].concat());
        assert_eq!(run.code, 0, "{}", run.stderr);
        assert_snapshot!(format!("text_of_{name}"), run.stdout);
    }
}

/// The number and the date go into the record, once, and the next paper has them.
#[test]
fn a_paper_is_issued_with_its_number() {
    let office = Office::sample();
    let path = office.root().join(format!("records/2023/{ID}.yaml"));
    let before = fs::read_to_string(&path).unwrap();
    let mut transcript = String::new();
    for language in ["en", "vi"] {
        for line in [
            &["export", ID, "--as", "conclusions", "--number", "114/TB-VP", "--date", "2023-05-10", "--force"][..],
            &["export", ID, "--as", "conclusions", "--number", "115/TB-VP", "--force"],
            &["export", ID, "--as", "conclusions"],
            &["export", ID, "--as", "actions", "--number", "1"],
            &["export", ID, "--as", "extract"],
            &["export", &format!("{ID}#d1")],
            &["export", ID, "--each-lead"],
            &["export", ID, "--template", "a.md", "--to", "docx"],
            &["export", ID, "--as", "agenda"],
        ] {
            let run = office.run(&[line, &["--lang", language]].concat());
            transcript += &format!("$ meeting {}\n{}\n", line.join(" "), run.transcript());
        }
    }
    assert_snapshot!(transcript);
    let after = fs::read_to_string(&path).unwrap();
    assert!(after.contains("number: 114/TB-VP") && !after.contains("115/TB-VP"));
    assert!(before.lines().all(|line| after.lines().any(|kept| kept == line)), "{after}");
    let paper = fs::read(office.root().join(format!("{ID}-conclusions.docx"))).unwrap();
    assert!(texts(&paper).contains("114/TB-VP") && texts(&paper).contains("ngày 10 tháng 5 năm 2023"));
}

#[test]
fn each_lead_gets_a_paper_of_its_own() {
    let office = Office::sample();
    fs::create_dir(office.root().join("out")).unwrap();
    let run = office.run(&["export", ID, "--as", "actions", "--each-lead", "-o", "out", "--lang", "vi"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let mut files: Vec<String> = fs::read_dir(office.root().join("out"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    files.sort();
    assert_snapshot!(files.join("\n"));
}

/// A template of the office's own is taken; one with mistakes is refused, and nothing is written.
#[test]
fn an_own_template() {
    let office = Office::sample();
    office.write(
        "templates/minutes.md",
        "# {{ title|upper }}\n{% for d in directives %}\n- {{ d.text }}\n{% endfor %}\n",
    );
    let run = office.run(&["export", ID, "--to", "md", "-o", "-", "--lang", "vi"]);
    assert_snapshot!(run.transcript());
    office.write("templates/conclusions.md", "# {{ titel }}\n");
    let line = ["export", ID, "--as", "conclusions", "--to", "md", "--number", "9/TB", "--lang", "en"];
    let before = fs::read_to_string(office.root().join(format!("records/2023/{ID}.yaml"))).unwrap();
    let refused = office.run(&line);
    assert_snapshot!("mistakes", refused.transcript());
    assert_eq!(refused.code, 1);
    assert_eq!(fs::read_to_string(office.root().join(format!("records/2023/{ID}.yaml"))).unwrap(), before);
    assert!(!office.root().join(format!("{ID}-conclusions.md")).exists());
}

#[test]
fn the_report_of_a_period_is_a_paper() {
    let office = Office::sample();
    for language in ["vi", "en"] {
        let line = ["report", "--period", "2023-Q4", "--as-of", "2024-04-01", "--lang", language];
        let run = office.run(&[&line[..], &["--format", "md", "-o", "-"]].concat());
        assert_eq!(run.code, 0, "{}", run.stderr);
        assert_snapshot!(format!("report_{language}"), run.stdout);
        let file = format!("{language}.docx");
        let run = office.run(&[&line[..], &["--format", "docx", "-o", &file]].concat());
        assert_eq!(run.code, 0, "{}", run.stderr);
        assert!(!texts(&fs::read(office.root().join(&file)).unwrap()).contains('{'));
        let again = office.run(&[&line[..], &["--format", "docx", "-o", &file]].concat());
        assert_eq!(again.code, 2, "never overwritten");
    }
    let without_period = office.run(&["report", "--format", "docx", "--lang", "en"]);
    assert_eq!((without_period.code, without_period.stdout.as_str()), (2, ""), "{}", without_period.stderr);
}

/// What is no place for a paper is refused before the record says that it was issued, and nothing of the archive is replaced.
#[test]
fn places_that_are_refused() {
    let office = Office::sample();
    let path = format!("records/2023/{ID}.yaml");
    let before = fs::read_to_string(office.root().join(&path)).unwrap();
    fs::create_dir(office.root().join("folder.docx")).unwrap();
    let mut transcript = String::new();
    for language in ["en", "vi"] {
        for line in [
            &["--number", "7/BB", "-o", "nowhere/a.docx"][..],
            &["--number", "7/BB", "-o", &path, "--to", "docx", "--force"],
            &["--number", "7/BB", "-o", &path, "--force"],
            &["--number", "7/BB", "-o", "a.odt"],
            &["--number", "7/BB", "-o", "a.docx", "--to", "txt"],
            &[ID, "--date", "2023-05-10", "-o", "."],
        ] {
            let run = office.run(&[&["export", ID, "--lang", language], line].concat());
            assert_eq!(run.code, 2, "{line:?}");
            transcript += &format!("$ meeting export {ID} {}\n{}\n", line.join(" "), run.transcript());
        }
    }
    assert_snapshot!(transcript);
    assert_eq!(fs::read_to_string(office.root().join(&path)).unwrap(), before);
    let names = |folder: &str| -> Vec<String> {
        let entries = fs::read_dir(office.root().join(folder)).unwrap();
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
    };
    assert!(!names(".").iter().any(|name| name.contains(".tmp")), "{:?}", names("."));
    let made = office.run(&["export", ID, "-o", "new/folder/", "--lang", "en"]);
    assert_eq!(made.code, 0, "{}", made.stderr);
    assert_eq!(names("new/folder"), [format!("{ID}-minutes.docx")]);
}

/// The report of some of the work says so.
#[test]
fn a_report_names_its_query() {
    let office = Office::sample();
    for (language, words) in
        [("vi", "Phạm vi số liệu: chỉ các nhiệm vụ theo điều kiện lead:"), ("en", "Only items that match lead:")]
    {
        let line = ["report", "--period", "2023-11", "--format", "html", "-o", "-", "--lang", language];
        let all = office.run(&line);
        let some = office.run(&[&line[..], &["lead:\"Sở GDĐT\""]].concat());
        assert_eq!((all.code, some.code), (0, 0), "{}", some.stderr);
        assert!(some.stdout.contains(words) && !all.stdout.contains(words), "{}", some.stdout);
    }
}
