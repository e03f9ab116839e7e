//! `meeting new --from` and `--series`: a session carried on, with the review of what is open.

use std::fs;
use std::path::PathBuf;

use insta::assert_snapshot;

use crate::support::{Office, Run, files};
use meeting_core::archive::Archive;
use meeting_core::ops::{Ledger, ScanLedger};
use viet_text::date::parse_date;

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

/// An office with three bodies' meetings: the office's own, each reviewed in part by the next, one that was called off, one
/// that is still to come, and two of others.
fn meetings() -> Office {
    let office = Office::empty();
    let write = |id: &str, session: &str, rest: &str| {
        let text = format!(
            "format: 1\nid: {id}\ntitle: {}\nstate: final\nsession:\n  kind: regular-meeting\n  date: {}\n{session}{rest}",
            id.replace('-', " "),
            &id[..10]
        );
        office.write(&format!("records/{}/{id}.yaml", &id[..4]), text);
    };
    let of = |body: &str, name: &str| {
        format!(
            "organizations:\n  - id: {body}\n    name: {name}\n    side: convener\nparticipants:\n  - id: an\n    \
             name: Lê Văn An\n    roles:\n      - chair\n"
        )
    };
    let office_of = |rest: &str| of("van-phong", "Văn phòng Sở") + rest;
    write(
        "2024-01-08-giao-ban",
        "",
        &office_of(
            "directives:\n  - id: d1\n    kind: request\n    text: Tiết kiệm điện\n  - id: d2\n    kind: decision\n    \
             text: Đổi giờ họp\ntasks:\n  - id: t1\n    title: Sửa máy in\n    lead: an\n  - id: t2\n    \
             title: Mua giấy\n    lead: an\n    due: 2024-05-10\n  - id: t10\n    title: Kiểm kê\n    lead: an\n    \
             due: 2024-03-20\n  - id: t3\n    title: Việc đã xong\n    status: completed\n    completed: 2024-01-09\n    \
             updates:\n      - date: 2024-01-09\n        status: completed\n",
        ),
    );
    write(
        "2024-02-05-giao-ban",
        "",
        &office_of(
            "tasks:\n  - id: t1\n    title: Báo cáo quý\n    lead: an\n    due: 2024-02-20\n    updates:\n      \
             - date: 2024-02-19\n        due: 2024-04-15\n  - id: t2\n    title: Lập danh mục\n    lead: an\n    \
             due: 2024-03-05\n    updates:\n      - date: 2024-02-19\n        lead: van-phong\nreviews:\n  \
             - 2024-01-08-giao-ban#t10\n",
        ),
    );
    let task = "tasks:\n  - id: t1\n    title: Không có\n    lead: an\n    due: 2024-03-25\n";
    write("2024-03-04-giao-ban-bi-hoan", "  status: cancelled\n", &office_of(task));
    write("2024-03-18-giao-ban-du-kien", "  status: tentative\n", &office_of(task));
    write("2024-03-11-giao-ban-phong", "", &(of("phong", "Phòng Kế hoạch") + task));
    write("2024-03-12-giao-ban-phong", "", &(of("phong", "Phòng Kế hoạch") + task));
    office
}

#[test]
fn all_open_work_of_the_earlier_sessions_and_what_is_open_elsewhere() {
    let office = meetings();
    let made = |more: &[&str]| {
        let run =
            office.run(&[&["new", "--title", "Giao ban", "--date", "1/4/2024", "--review", "all"], more].concat());
        let path = office.root().join(run.stdout.trim_end());
        let reviews = fs::read_to_string(&path).unwrap().split_once("reviews:").map(|(_, reviews)| reviews.to_owned());
        fs::remove_file(path).unwrap();
        format!("{}{}", run.transcript(), reviews.unwrap_or_default())
    };
    // The last one that was held, and the one before, reviewed or not: overdue first, then by deadline.
    assert_snapshot!(made(&["--from", "2024-02-05"]));
    assert_snapshot!(made(&["--from", "2024-02-05", "--lang", "vi"]));
    assert_snapshot!(made(&["--series", "giao ban", "--draft"]));
    assert_snapshot!(made(&[]));
    assert_snapshot!(office.run(&["new", "--series", "giao ban bi hoan", "--title", "x"]).transcript());
    assert_snapshot!(made(&["--from", "2024-03-12", "--review", "2024-02-05#t2", "--review", "2024-01-08#d1=cancel"]));
}

#[test]
fn a_series_goes_on_whatever_its_number() {
    let office = meetings();
    for (day, series) in [("2024-01-08", "giao ban tuần 2 của Sở"), ("2024-03-11", "giao ban tuần 11 của Sở")]
    {
        let id = if day == "2024-01-08" { "2024-01-08-giao-ban" } else { "2024-03-11-giao-ban-phong" };
        let path = office.root().join(format!("records/2024/{id}.yaml"));
        let text = fs::read_to_string(&path).unwrap();
        let kind = "  kind: regular-meeting\n";
        fs::write(&path, text.replace(kind, &format!("{kind}  series: {series}\n"))).unwrap();
    }
    let run =
        office.run(&["new", "--from", "2024-03-11", "--title", "Giao ban tuần 14", "--date", "1/4/2024", "--draft"]);
    assert_snapshot!(run.transcript());
}

#[test]
fn the_day_of_completion_is_not_the_day_of_the_meeting() {
    let office = meetings();
    let new = |reviews: &[&str], language: &str| {
        let reviews = reviews.iter().flat_map(|review| ["--review", review]);
        let arguments =
            ["new", "--title", "Giao ban", "--date", "1/4/2024", "--from", "2024-02-05", "--lang", language];
        office.run(&arguments.into_iter().chain(reviews).collect::<Vec<_>>())
    };
    for wrong in ["2024-02-05#t1=start 3/3; đang làm", "2024-02-05#t1=done sớm", "2024-02-05#t1=done 3/4/2024"] {
        assert_snapshot!(new(&[wrong], "en").transcript());
        assert_snapshot!(new(&[wrong], "vi").transcript());
    }
    let run = new(
        &[
            "2024-01-08#t10=done thứ Sáu; đã kiểm kê",
            "2024-02-05#t2=done 20/3/2024",
            "2024-01-08#t2=done",
            "2024-01-08#d1=done 2024-03-15",
        ],
        "vi",
    );
    assert_snapshot!(run.transcript());
    let read = |id: &str| fs::read_to_string(office.root().join(format!("records/2024/{id}.yaml"))).unwrap();
    assert_snapshot!(read("2024-01-08-giao-ban"));
    assert_snapshot!(read("2024-02-05-giao-ban"));
    assert_eq!(office.run(&["validate"]).code, 0);
    // The order in which they were dealt with.
    let shown = office.run(&["show", "2024-04-01", "--lang", "en"]).stdout;
    assert_snapshot!(shown[shown.find("REVIEWED").unwrap_or_default()..].to_owned());
    let reviewed = office.run(&["show", "2024-04-01", "--format", "json"]).json()["items"][0]["reviewed"].take();
    let references: Vec<&str> = reviewed.as_array().unwrap().iter().map(|it| it["ref"].as_str().unwrap()).collect();
    assert_eq!(
        references,
        ["2024-01-08-giao-ban#t10", "2024-02-05-giao-ban#t2", "2024-01-08-giao-ban#t2", "2024-01-08-giao-ban#d1"]
    );
}

#[test]
fn open_work_has_the_leads_and_deadlines_that_are_in_force() {
    let office = meetings();
    office.write(
        "records/2024/2024-01-15-hop.yaml",
        "format: 1\nid: 2024-01-15-hop\ntitle: Họp\nstate: final\nsession:\n  kind: other\n  date: 2024-01-15\n\
         organizations:\n  - id: so-noi-vu\n    name: Sở Nội vụ\n    short: SNV\nparticipants:\n  - id: an\n    \
         name: Lê Văn An\n    roles:\n      - chair\ndirectives:\n  - id: d1\n    kind: assignment\n    \
         text: Báo cáo hằng tháng\n    lead:\n      - so-noi-vu\n      - các chi bộ\n    due: 2024-01-31\n    \
         repeats: monthly\n    updates:\n      - date: 2024-02-01\n        status: fulfilled\n        \
         occurrence: 2024-01-31\n",
    );
    let archive = Archive::find(&office.root()).unwrap().unwrap();
    let open = ScanLedger::new(&archive).open_work(parse_date("2024-04-01").unwrap()).unwrap();
    let rows = open.iter().map(|work| {
        let day = |day: Option<chrono::NaiveDate>| day.map_or("-".to_owned(), |day| day.to_string());
        let overdue = if work.is_overdue { "overdue" } else { "-" };
        format!(
            "{} {} {} {} {}\n",
            work.reference(),
            day(work.due),
            overdue,
            day(work.occurrence),
            work.leads.join("; ")
        )
    });
    assert_snapshot!(rows.collect::<String>());
}
