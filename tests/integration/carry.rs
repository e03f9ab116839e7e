//! `meeting new --from` and `--series`: a session carried on, with the review of what is open.

use std::fs;
use std::path::PathBuf;

use insta::assert_snapshot;

use crate::support::{Office, Run, files};

const NEW: &str = "records/2024/2024-03-29-dang-uy-khoi-lam-viec-quy-i.yaml";

fn carried(office: &Office, more: &[&str]) -> Run {
    let title = "Đảng ủy Khối làm việc quý I";
    let arguments = ["new", "--from", "2023-11-14", "--title", title, "--date", "29/3/2024"];
    office.run(&[&arguments[..], more].concat())
}

fn texts(office: &Office) -> Vec<(PathBuf, String)> {
    files(&office.root().join("records").to_string_lossy(), ".yaml")
}

#[test]
fn people_bodies_and_open_work_go_on() {
    let office = Office::sample();
    let run = carried(&office, &["--review", "2023-11-14#t1=done; ban hành ngày 27/3", "--review", "2023-11-14/t3"]);
    assert_snapshot!(run.transcript());
    assert_snapshot!(fs::read_to_string(office.root().join(NEW)).unwrap());
    assert_eq!(office.run(&["validate", "--warnings-as-errors"]).code, 0);
    let shown = office.run(&["show", "2024-03-29", "--lang", "vi"]).stdout;
    assert_snapshot!(shown[shown.find("VIỆC").unwrap()..].to_owned());
    assert_snapshot!(office.run(&["show", "2023-11-14#t1"]).stdout);
    let left_out = office.run(&["show", "2024-03-29", "--format", "json"]).json()["items"][0]["left_out"].take();
    assert!(left_out.to_string().contains("2023-05-08-dang-uy-khoi-lam-viec-voi-so-gddt#t1"), "{left_out}");
}

#[test]
fn all_or_nothing() {
    let office = Office::sample();
    let before = texts(&office);
    for wrong in [
        &["--review", "2023-11-14#t1=done", "--review", "2023-11-14#t99=done"][..],
        &["--review", "2023-11-14#t1=finish"],
        &["--review", "2023-11-14#d1=start"],
        &["--review", "2023-11-14#t1=note"],
        &["--review", "2023-11-14#t1=done", "--kind", "inspection", "--chair", ";x"],
    ] {
        let run = carried(&office, wrong);
        assert_eq!(run.code, 2, "{}", run.transcript());
        assert_eq!(texts(&office), before, "{wrong:?}");
    }
    // A meeting that is still to come has made nothing of any work.
    let run = office.run(&[
        "new",
        "--from",
        "2023-11-14",
        "--title",
        "Họp",
        "--date",
        "2024-05-01",
        "--draft",
        "--review",
        "2023-11-14#t1=done",
    ]);
    assert_snapshot!(run.transcript());
    assert_eq!(texts(&office), before);
}

#[test]
fn a_series_by_its_words() {
    let office = Office::sample();
    let run = office.run(&[
        "new",
        "--series",
        "giao ban so gddt",
        "--title",
        "Giao ban Sở GDĐT tháng 3 năm 2024",
        "--date",
        "18/3/2024",
        "--review",
        "all",
    ]);
    assert_snapshot!(run.transcript());
    let text = fs::read_to_string(office.root().join("records/2024/2024-03-18-giao-ban-so-gddt-thang-3-nam-2024.yaml"));
    assert_snapshot!(text.unwrap());
    assert_snapshot!(office.run(&["new", "--series", "không có", "--title", "x"]).transcript());
}
