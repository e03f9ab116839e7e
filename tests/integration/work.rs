//! `meeting task` and `meeting directive`.

use insta::assert_snapshot;

use crate::support::{Office, meeting};

fn office() -> Office {
    let office = Office::empty();
    for (id, rest) in [
        (
            "2023-05-08-hop",
            "directives:\n  - id: d1\n    kind: request\n    text: Rà soát\n    lead: an\ntasks:\n  - id: t1\n    title: Lập danh sách\n    directive: d1\n  - id: t2\n    title: Báo cáo\n    directive: d1\n",
        ),
        ("2023-06-05-hop", "tasks:\n  - id: t1\n    title: Tổng hợp\n    lead: an\n"),
    ] {
        let date = &id[..10];
        let text = format!(
            "format: 1\nid: {id}\ntitle: Họp {date}\nstate: final\nsession:\n  kind: other\n  date: {date}\n\
             participants:\n  - id: an\n    name: Lê Văn An\n    roles:\n      - chair\n{rest}"
        );
        office.write(&format!("records/2023/{id}.yaml"), text);
    }
    office
}

fn texts(office: &Office) -> String {
    ["2023-05-08-hop", "2023-06-05-hop"]
        .map(|id| std::fs::read_to_string(office.root().join(format!("records/2023/{id}.yaml"))).unwrap())
        .concat()
}

#[test]
fn several_tasks_of_several_records_at_once() {
    let office = office();
    let both =
        ["task", "done", "2023-05-08#t1", "2023-06-05/t1", "--on", "10/6/2023", "--note", "Xong", "--by", "Lê Văn An"];
    assert_snapshot!(office.run(&both).transcript());
    assert_snapshot!(texts(&office));
    assert_eq!(office.run(&["validate", "--warnings-as-errors"]).code, 0);
    let before = texts(&office);
    assert_snapshot!(office.run(&["task", "done", "2023-05-08#t1", "--on", "2023-06-10", "--lang", "vi"]).transcript());
    assert_eq!(texts(&office), before);
    let reopened = ["task", "reopen", "2023-05-08#t1", "--session", "2023-06-05", "--on", "2024-04-01"];
    assert_snapshot!(office.run(&reopened).transcript());
    assert_eq!(office.run(&["validate", "--warnings-as-errors"]).code, 0);
    assert!(texts(&office).contains("session: 2023-06-05-hop\n"));
}

#[test]
fn what_is_refused_changes_nothing() {
    let office = office();
    let before = texts(&office);
    for wrong in [
        &["task", "done", "2023-06-05#t1", "2023-05-08#t9"][..],
        &["task", "start", "2023-06-05#t1", "2023-05-08#d1"],
        &["task", "done", "2023-06-05#t1", "2023-05-08"],
        &["task", "done", "2023-06-05#t1", "--on", "2023-06-01"],
        &["task", "done", "2023-06-05#t1", "--on", "2024-05-01"],
        &["task", "note", "2023-06-05#t1"],
        &["directive", "revoke", "2023-06-05#t1"],
    ] {
        assert_snapshot!(office.run(wrong).transcript());
        assert_eq!(texts(&office), before, "{wrong:?}");
    }
}

#[test]
fn a_note_that_nobody_reads_stops_no_work() {
    let office = office();
    let run = |arguments: &[&str]| {
        // Standard error is a pipe whose reader has gone.
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        office.program(meeting()).args(arguments).stderr(writer).output().unwrap().status.code()
    };
    let new = ["new", "--title", "Họp trù bị", "--date", "2024-03-01", "--task", "Báo cáo; ; trước ngày 10/3"];
    assert_eq!(run(&new), Some(0));
    assert!(office.root().join("records/2024/2024-03-01-hop-tru-bi.yaml").exists());
    // A refusal stays one.
    assert_eq!(run(&["rename", "2023-05-08-hop", "2023-13-45-x"]), Some(1));
}

#[test]
fn directives_and_references_from_a_pipe() {
    let office = office();
    let fulfilled = office.run(&["task", "done", "2023-05-08#d1", "--session", "2023-06-05", "--lang", "vi"]);
    assert_snapshot!(fulfilled.transcript());
    let open = office.run(&["list", "tasks", "is:open", "--format", "ids"]).stdout;
    let noted = office.run_with_input(&["task", "note", "-", "--note", "Đã đôn đốc"], open);
    assert_snapshot!(noted.transcript());
    assert_snapshot!(texts(&office));
    assert_eq!(office.run(&["validate", "--warnings-as-errors"]).code, 0);
}

#[test]
fn what_was_fulfilled_stays_so_when_it_is_amended() {
    let office = office();
    let step = |step: &str, on: &str| {
        let command = if step == "amend" { "directive" } else { "task" };
        office.run(&[command, step, "2023-05-08#d1", "--as-of", on])
    };
    assert_eq!(step("done", "2023-06-01").code, 0);
    // It is noted, and noted once; and done once.
    assert_snapshot!(step("amend", "2023-07-01").transcript());
    let amended = texts(&office);
    assert!(amended.contains("    status: amended\n    completed: 2023-06-01\n"), "{amended}");
    assert_snapshot!(step("amend", "2023-07-02").transcript());
    assert_snapshot!(step("done", "2023-07-02").transcript());
    assert_eq!(texts(&office), amended);
    let found = |condition: &str| office.run(&["list", "directives", condition, "--format", "ids"]).stdout;
    assert_eq!((found("is:done").as_str(), found("is:open").as_str()), ("2023-05-08-hop#d1\n", ""));
    assert_eq!(office.run(&["validate", "--warnings-as-errors"]).code, 0);
    assert_eq!(step("reopen", "2023-07-03").code, 0);
    assert_eq!((found("is:done").as_str(), found("is:open").as_str()), ("", "2023-05-08-hop#d1\n"));
    assert!(!texts(&office).contains("completed"));
}

#[test]
fn by_the_clock_the_next_day_may_have_begun_elsewhere() {
    let by_clock = |office: &Office, arguments: &[&str]| {
        office.finish(office.command().env_remove("MEETING_TODAY").env("TZ", "UTC").args(arguments))
    };
    // Independent of the hour and of the test's duration: a date one day ahead does not become two days ahead.
    let day = |days| chrono::Utc::now().date_naive() + chrono::TimeDelta::days(days);
    let (tomorrow, later) = (day(1).to_string(), day(3).to_string());
    let office = office();
    let note = |on: &str| ["task", "note", "2023-05-08#t1", "--note", "Đã gửi", "--on", on].map(str::to_owned);
    let run = |office: &Office, on: &str| {
        let arguments = note(on);
        by_clock(office, &arguments.iter().map(String::as_str).collect::<Vec<_>>())
    };
    // Written where that day has begun.
    assert_eq!(run(&office, &tomorrow).code, 0);
    let validate = ["validate", "--format", "json"];
    let codes = |run: &crate::support::Run| -> Vec<String> {
        run.json()["findings"].as_array().unwrap().iter().map(|it| it["code"].as_str().unwrap().to_owned()).collect()
    };
    assert!(!codes(&by_clock(&office, &validate)).contains(&"future-date".to_owned()));
    // The list keeps the order of writing.
    assert_eq!(by_clock(&office, &["task", "note", "2023-05-08#t1", "--note", "Đã nhận"]).code, 0);
    assert_eq!(run(&office, &tomorrow).code, 0);
    assert!(run(&office, &later).stderr.contains("is in the future"));
    // A day that was named is that day everywhere.
    let text = texts(&office);
    let named = office.run(&["validate", "--format", "json", "--as-of", &day(0).to_string()]);
    assert!(codes(&named).contains(&"future-date".to_owned()), "{text}");
}

#[test]
fn days_as_people_type_them() {
    let office = office();
    // Today is Monday, 1 April 2024.
    assert_snapshot!(
        ["hôm qua", "thứ Sáu", "next Friday", "8/5", "8/5/24", "29/2", "tháng 3", "hôm nọ"]
            .map(|on| office.run(&["task", "done", "2023-06-05#t1", "--dry-run", "--on", on]).transcript())
            .concat()
    );
    let vietnamese = |on| office.run(&["task", "done", "2023-06-05#t1", "--dry-run", "--on", on, "--lang", "vi"]);
    assert_snapshot!(["T6", "tháng 3", "hôm nọ"].map(|on| vietnamese(on).transcript()).concat());
    assert_eq!(office.run(&["set", "2023-06-05", "state=draft"]).code, 0);
    assert_snapshot!(
        ["8/5", "tháng 12", "quý II", "T6"]
            .map(|due| office.run(&["set", "2023-06-05#t1", &format!("due={due}"), "--dry-run"]).transcript())
            .concat()
    );
    let as_of = |day| office.run(&["--as-of", day, "list", "tasks", "--columns", "id,status"]);
    assert_snapshot!(as_of("hôm qua").transcript());
    assert_eq!(as_of("sớm").code, 2);
    let mut command = office.command();
    command.args(["list"]).env("MEETING_TODAY", "hôm qua");
    assert_snapshot!(office.finish(&mut command).transcript());
}
