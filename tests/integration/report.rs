//! `meeting report`: counted by hand over a small archive with every edge.

use insta::assert_snapshot;
use serde_json::{Value, json};

use crate::support::Office;

/// Two records of two bodies. Comments give the status of each piece of work on 2023-06-30.
fn office() -> Office {
    let office = Office::empty();
    office.write("meeting.yaml", "{}\n");
    office.write(
        "records/2023/2023-03-15-hop-a.yaml",
        "\
format: 1
id: 2023-03-15-hop-a
title: Họp A
state: final
session: { kind: regular-meeting, date: 2023-03-15 }
organizations:
  - { id: so-noi-vu, name: Sở Nội vụ tỉnh, short: SNV, side: host }
  - { id: so-tai-chinh, name: Sở Tài chính }
participants:
  - { id: bui-thai-trong, name: Bùi Thái Trọng, organization: so-noi-vu, roles: [chair] }
  - { id: vu-an, name: Vũ An, organization: Ban Dân tộc }
  - { id: le-ba, name: Lê Ba, roles: [co-chair] }
directives:
  # Fulfilled late: due 31/3, done 2/4.
  - id: d1
    kind: request
    text: Báo cáo
    lead: [so-noi-vu, SNV]
    support: vu-an
    due: 2023-03-31
    status: fulfilled
    completed: 2023-04-02
    cites:
      - { type: Kết luận, number: 21-KL/TW, date: 2021-10-25, issuer: Ban Chấp hành Trung ương }
      - { type: Kết luận, number: 21 KL/TW, date: 2021-10-25, issuer: Ban Chấp hành Trung ương, provision: Điều 4 }
  # In force, overdue since 1/6; nobody leads it.
  - { id: d2, kind: request, text: Rà soát, due: 2023-05-31 }
tasks:
  # In time: the day itself is in time. Who leads and when it is due come from the directive.
  - { id: t1, title: A, directive: d1, status: completed, completed: 2023-03-31 }
  # Late.
  - { id: t2, title: B, directive: d1, status: completed, completed: 2023-04-01 }
  # Two leaders; overdue by one day.
  - { id: t3, title: C, lead: [so-noi-vu, so-tai-chinh], due: 2023-06-29 }
  # Due today.
  - { id: t4, title: D, lead: so-tai-chinh, due: 2023-06-30, repeats: monthly }
  # Never due.
  - { id: t5, title: E, lead: các chi bộ, status: in-process }
  # Done, but nobody wrote down when.
  - { id: t6, title: F, lead: bui-thai-trong, due: 2023-04-30, status: completed }
  # Not to be done any more.
  - { id: t7, title: G, lead: so-noi-vu, due: 2023-04-30, status: cancelled }
  # Two people; one body and a body by its plain name.
  - { id: t8, title: H, lead: [bui-thai-trong, vu-an], due: 2023-12-31 }
  # A person of no body; done after the day of the report, and late even then.
  - { id: t9, title: I, lead: le-ba, due: 2023-06-01, status: completed, completed: 2023-07-05 }
",
    );
    office.write(
        "records/2023/2023-06-20-hop-b.yaml",
        "\
format: 1
id: 2023-06-20-hop-b
title: Họp B
state: final
session: { kind: regular-meeting, date: 2023-06-20 }
organizations:
  - { id: so-noi-vu, name: Sở Nội vụ tỉnh, short: Sở Nội vụ }
participants:
  - { id: y-bier, name: Y Biêr Niê, roles: [chair] }
tasks:
  - { id: t1, title: K, lead: so-noi-vu, due: 2023-06-25 }
  - { id: t2, title: L }
",
    );
    // Asked for only after the day of the report.
    office.write(
        "records/2023/2023-09-01-hop-c.yaml",
        "\
format: 1
id: 2023-09-01-hop-c
title: Họp C
state: final
session: { kind: regular-meeting, date: 2023-09-01 }
participants:
  - { id: y-bier, name: Y Biêr Niê, roles: [chair] }
tasks:
  - { id: t1, title: M, lead: y-bier }
",
    );
    office
}

/// The rows as `value: in time, late, open, overdue`, and the totals.
fn counted(office: &Office, arguments: &[&str]) -> Vec<String> {
    let fixed = ["report", "--as-of", "2023-06-30", "--format", "json"];
    let report = office.run(&[&fixed[..], arguments].concat()).json();
    let line = |name: &str, counts: &Value| {
        let buckets = ["completed-on-time", "completed-late", "open-not-due", "open-overdue"];
        let buckets = buckets.map(|bucket| counts[bucket].as_u64().unwrap());
        assert_eq!(counts["total"], json!(buckets.iter().sum::<u64>()));
        format!("{name}: {buckets:?}")
    };
    let mut lines: Vec<_> = report["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|item| line(item["value"].as_str().unwrap_or("-"), item))
        .collect();
    lines.push(line("total", &report["total"]));
    lines.push(format!("withdrawn: {}", report["total"]["withdrawn"]));
    lines
}

#[test]
fn tasks_counted_by_hand() {
    let office = office();
    assert_eq!(
        counted(&office, &[]),
        [
            // t1, t2, t3 and K.
            "so-noi-vu: [1, 1, 0, 2]",
            // t3, and of t4 the occurrence of today and the next one.
            "so-tai-chinh: [0, 0, 2, 1]",
            // t6, t8.
            "bui-thai-trong: [1, 0, 1, 0]",
            "các chi bộ: [0, 0, 1, 0]",
            "le-ba: [0, 0, 0, 1]",
            "vu-an: [0, 0, 1, 0]",
            // L, and d2, which no task carries out.
            "-: [0, 0, 1, 1]",
            "total: [2, 1, 5, 4]",
            "withdrawn: 1",
        ]
    );
    assert_eq!(
        counted(&office, &["--by", "organization"]),
        [
            "so-noi-vu: [2, 1, 1, 2]",
            "so-tai-chinh: [0, 0, 2, 1]",
            "Ban Dân tộc: [0, 0, 1, 0]",
            "các chi bộ: [0, 0, 1, 0]",
            "-: [0, 0, 1, 2]",
            "total: [2, 1, 5, 4]",
            "withdrawn: 1",
        ]
    );
    assert_eq!(
        counted(&office, &["--by", "support"]),
        ["vu-an: [1, 1, 0, 0]", "-: [1, 0, 5, 4]", "total: [2, 1, 5, 4]", "withdrawn: 1"]
    );
    assert_eq!(
        counted(&office, &["--by", "chair"]),
        [
            "bui-thai-trong: [2, 1, 4, 3]",
            "le-ba: [2, 1, 4, 3]",
            "y-bier: [0, 0, 1, 1]",
            "total: [2, 1, 5, 4]",
            "withdrawn: 1",
        ]
    );
    assert_eq!(
        counted(&office, &["--by", "month"]),
        [
            "2023-03: [2, 1, 4, 3]",
            "2023-04: [0, 0, 0, 0]",
            "2023-05: [0, 0, 0, 0]",
            "2023-06: [0, 0, 1, 1]",
            "total: [2, 1, 5, 4]",
            "withdrawn: 1",
        ]
    );
    assert_eq!(
        counted(&office, &["--by", "document"]),
        ["21-KL/TW: [1, 1, 0, 0]", "-: [1, 0, 5, 4]", "total: [2, 1, 5, 4]", "withdrawn: 1"]
    );
    assert_eq!(
        counted(&office, &["tasks", "lead:so-noi-vu", "-has:completed"]),
        ["so-noi-vu: [0, 0, 0, 2]", "so-tai-chinh: [0, 0, 0, 1]", "total: [0, 0, 0, 2]", "withdrawn: 1"]
    );
}

#[test]
fn directives_counted_by_hand() {
    let office = office();
    assert_eq!(
        counted(&office, &["directives"]),
        // For d1 stand its tasks.
        ["-: [0, 0, 0, 1]", "total: [0, 0, 0, 1]", "withdrawn: 0"]
    );
    // Before the first session nothing was asked for; later on it was not yet due.
    let on = |day| office.run(&["report", "directives", "--as-of", day, "--format", "csv"]).stdout;
    assert_eq!(on("2023-03-14").lines().count(), 1);
    assert!(on("2023-05-31").ends_with("\r\n,,0,0,1,0,1,1\r\n"), "{}", on("2023-05-31"));
    assert!(on("2023-06-01").ends_with("\r\n,,0,0,0,1,1,1\r\n"), "{}", on("2023-06-01"));
}

#[test]
fn a_report_and_a_list_agree() {
    let (office, buckets) = (office(), ["completed-on-time", "completed-late", "open-not-due", "open-overdue"]);
    for (of, kind) in [("tasks", None), ("directives", Some("type:directive"))] {
        for day in ["2023-03-20", "2023-06-30", "2023-07-05", "2024-04-01"] {
            let report = |query: &[&str]| {
                office.run(&[&["report", of, "--as-of", day, "--format", "json"], query].concat()).json()["total"]
                    .clone()
            };
            let count =
                |total: &Value, names: &[&str]| names.iter().map(|name| total[*name].as_u64().unwrap()).sum::<u64>();
            let listed = |query| {
                let fixed = ["list", "tasks", query, "--as-of", day, "--format", "json"];
                let arguments: Vec<_> = fixed.into_iter().chain(kind).collect();
                office.run(&arguments).json()["total"].as_u64().unwrap()
            };
            // Work that repeats is one row, and in the report as many as its occurrences.
            assert_eq!(report(&[])["pieces"], listed("is:done") + listed("is:open"), "{of} {day}");
            let once = report(&["-id:t4"]);
            assert_eq!(count(&once, &buckets[..2]), listed("is:done -id:t4"), "{of} {day}");
            assert_eq!(count(&once, &buckets[2..]), listed("is:open -id:t4"), "{of} {day}");
            assert_eq!(count(&once, &buckets[3..]), listed("is:overdue -id:t4"), "{of} {day}");
        }
    }
}

#[test]
fn tables_at_every_width() {
    let office = office();
    for width in ["60", "80", "200"] {
        let run = |arguments: &[&str]| {
            let arguments = [&["report", "--as-of", "2023-06-30", "--lang", "vi"], arguments].concat();
            office.finish(office.command().env("COLUMNS", width).args(arguments)).transcript()
        };
        for by in ["lead", "support", "chair", "organization", "month", "document"] {
            for line in run(&["--by", by, "-q"]).lines() {
                assert!(line.chars().count() <= width.parse().unwrap(), "{by} at {width}: {line}");
            }
        }
        for line in run(&["--chart", "-q"]).lines() {
            assert!(line.chars().count() <= width.parse().unwrap(), "the chart at {width}: {line}");
        }
        assert_snapshot!(format!("report_{width}"), run(&[]));
    }
    assert_snapshot!(office.run(&["report", "--by", "month", "--color", "always", "--limit", "1"]).transcript());
    assert_snapshot!(office.run(&["report", "--chart", "--lang", "vi", "--as-of", "2023-09-30"]).transcript());
}

#[test]
fn forms_for_programs() {
    let office = office();
    let fixed = ["report", "--as-of", "2023-06-30", "--by"];
    let with = |more: &[&str]| office.run(&[&fixed[..], more].concat()).transcript();
    assert_snapshot!(with(&["document", "--format", "json"]));
    assert_snapshot!(with(&["lead", "--format", "csv"]));
    assert!(with(&["lead", "--format", "csv", "--bom"]).starts_with('\u{feff}'));
    for format in ["json", "csv"] {
        assert_eq!(with(&["lead", "--format", format, "--lang", "vi"]), with(&["lead", "--format", format]));
    }
    office.write(
        "records/2023/2023-02-01-x.yaml",
        "format: 1\nid: 2023-02-01-x\ntitle: X\nstate: draft\nsession: {kind: other, date: 2023-02-01}\n\
         tasks: [{id: t1, title: X, lead: '=HYPERLINK(1)'}, {id: t2, title: Y, lead: \"a\\e[31m\"}]\n",
    );
    assert!(with(&["lead", "--format", "csv"]).contains("'=HYPERLINK"));
    assert!(!with(&["lead"]).contains('\u{1b}'));
}

#[test]
fn many_months_are_drawn_as_quarters_and_years() {
    let office = Office::empty();
    for year in 2011..2024 {
        for month in [1, 8] {
            let id = format!("{year}-{month:02}-05-a");
            office.write(
                &format!("records/{year}/{id}.yaml"),
                format!(
                    "format: 1\nid: {id}\ntitle: A\nstate: draft\nsession: {{kind: other, date: {year}-{month:02}-05}}\n\
                     tasks: [{{id: t1, title: A, due: {year}-12-31}}]\n"
                ),
            );
        }
    }
    // A mistyped year must not push everything else out of the window.
    let id = "0203-01-05-a";
    office.write(
        &format!("records/0203/{id}.yaml"),
        format!("format: 1\nid: {id}\ntitle: A\nstate: draft\nsession: {{kind: other, date: 0203-01-05}}\ntasks: [{{id: t1, title: A}}]\n"),
    );
    assert_snapshot!(office.run(&["report", "--chart", "date:2020..2023"]).transcript());
    assert_snapshot!(office.run(&["report", "--chart"]).transcript());
    assert_eq!(office.run(&["report", "--by", "month", "--format", "csv"]).stdout.lines().count(), 1 + 1 + 152);
}

#[test]
fn mistakes_and_nothing() {
    let office = office();
    assert_snapshot!(office.run(&["report", "title:khongcogi", "--lang", "vi"]).transcript());
    assert_snapshot!(office.run(&["report", "people"]).transcript());
    assert_snapshot!(office.run(&["report", "--by", "led"]).transcript());
    assert_snapshot!(office.run(&["report", "laed:so-noi-vu"]).transcript());
    assert_snapshot!(office.run(&["report", "--chart", "--by", "lead"]).transcript());
    assert_snapshot!(office.run(&["report", "--chart", "--format", "json"]).transcript());
    assert_snapshot!(office.run(&["report", "--bom"]).transcript());
}
