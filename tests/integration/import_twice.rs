//! `meeting import` of a paper that the archive has already.

use std::fs;
use std::path::PathBuf;

use insta::assert_snapshot;

use crate::import_containers::{NOTICE, in_containers};
use crate::support::{Office, files};

/// An office with one paper in every container.
fn office() -> Office {
    let office = Office::empty();
    office.write("meeting.yaml", "");
    for (name, bytes) in in_containers(NOTICE) {
        office.write(name, bytes);
    }
    office
}

fn records(office: &Office) -> Vec<(PathBuf, String)> {
    files(office.root().join("records").to_str().unwrap(), ".yaml")
}

/// The paper of yesterday is that of today, in whatever container each of them is.
#[test]
fn the_same_paper_in_another_container_is_refused() {
    let names: Vec<&str> = in_containers(NOTICE).iter().map(|(name, _)| *name).collect();
    for first in &names {
        let office = office();
        assert_eq!(office.run(&["import", "-q", first]).code, 0, "{first}");
        let before = records(&office);
        for again in &names {
            let run = office.run(&["import", again, "--lang", "en"]);
            assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{first}, {again}");
            assert!(run.stderr.contains("already: records/2025/2025-08-11-"), "{first}, {again}: {}", run.stderr);
            assert_eq!(records(&office), before, "{first}, {again}");
        }
    }
}

#[test]
fn what_is_said_and_how_it_is_imported_nevertheless() {
    let office = office();
    let mut transcript = String::new();
    let mut say = |arguments: &[&str]| {
        transcript += &format!("$ meeting {}\n{}\n", arguments.join(" "), office.run(arguments).transcript());
    };
    let first = ["import", "a.docx", "-q"];
    say(&first);
    for language in ["en", "vi"] {
        say(&["import", "a.odt", "--lang", language]);
        say(&["import", "a.odt", "--lang", language, "--dry-run", "-q"]);
    }
    say(&["import", "a.odt", "--force", "-q"]);
    say(&["list", "sessions", "--format", "ids"]);
    assert_snapshot!(transcript);
}

/// A record that was checked has no `x-import`: then the day and the number are those of the paper.
#[test]
fn a_checked_record_is_known_by_its_day_and_number() {
    let office = office();
    let path = office.run(&["import", "a.docx", "-q"]).stdout.trim().to_owned();
    let text = fs::read_to_string(office.root().join(&path)).unwrap();
    let checked = text.split("x-import:").next().unwrap();
    office.write(&path, checked.replace("\ntitle: ", "\ntitle: Tên khác, "));
    for language in ["en", "vi"] {
        let run = office.run(&["import", "a.html", "--lang", language]);
        assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{}", run.stderr);
        assert!(run.stderr.contains("45/TB-VP") && run.stderr.contains(&path), "{}", run.stderr);
    }
}

/// Another paper with the day and the title of a record is another record, and that is said.
#[test]
fn another_paper_of_the_same_day_and_title_is_imported_with_a_warning() {
    let office = Office::empty();
    office.write("meeting.yaml", "");
    let paper = |item: &str| format!("Họp giao ban\n\nThời gian: 8 giờ, ngày 8/5/2023\n\nKết luận:\n\n1. {item}\n");
    office.write("a.txt", paper("Giao Văn phòng rà soát văn bản."));
    office.write("b.txt", paper("Giao Văn phòng gửi giấy mời."));
    assert_eq!(office.run(&["import", "-q", "a.txt"]).code, 0);
    // The record may have another id.
    let renamed = office.run(&["rename", "2023-05-08-hop-giao-ban", "2023-05-08-giao-ban-tuan"]);
    assert_eq!(renamed.code, 0, "{}", renamed.stderr);
    let mut transcript = String::new();
    for language in ["en", "vi"] {
        transcript += &office.run(&["import", "b.txt", "--dry-run", "--lang", language]).stderr;
    }
    assert_snapshot!(transcript);
    assert_eq!(office.run(&["import", "-q", "b.txt"]).stdout, "records/2023/2023-05-08-hop-giao-ban.yaml\n");
}
