//! Following directives and tasks through the archive: `meeting show ID#PART`.

use insta::assert_snapshot;

use crate::support::Office;

/// Three directives, each replacing or changing the one before, and sessions that looked at them.
fn chain() -> Office {
    let office = Office::empty();
    let record = |id: &str, rest: &str| {
        let date = &id[..10];
        let text = format!(
            "format: 1\nid: {id}\ntitle: Họp {date}\nstate: final\nsession: {{kind: other, date: {date}}}\n\
             participants:\n  - {{id: an, name: Lê Văn An, roles: [chair]}}\n{rest}"
        );
        office.write(&format!("records/{}/{id}.yaml", &id[..4]), text);
    };
    record(
        "2023-05-08-hop",
        "directives:
  - id: d1
    kind: request
    text: Rà soát biên chế
    lead: an
    due: 2023-06-15
    cites: [{type: Kết luận, number: 21-KL/TW, date: 2021-10-25}]
    updates:
      - {date: 2023-05-20, note: Đã giao việc, by: an}
tasks:
  - id: t1
    title: Lập danh sách
    directive: d1
    status: completed
    completed: 2023-06-20
    updates:
      - {date: 2023-06-05, status: in-process, note: Đang làm, session: 2023-06-05-hop}
      - {date: 2023-06-20, status: completed}
  - {id: t2, title: Báo cáo, directive: d1, due: 2023-06-10}
",
    );
    record(
        "2023-06-05-hop",
        "directives:
  - {id: d7, kind: request, text: Rà soát cả hợp đồng, lead: an, amends: '2023-05-08-hop#d1'}
reviews: ['2023-05-08-hop#d1', '2023-05-08-hop#t1', '2022-01-01-mat#d1']
",
    );
    record(
        "2023-09-04-hop",
        "directives:
  - {id: d2, kind: decision, text: Thôi rà soát, lead: an, supersedes: ['2023-06-05-hop#d7', '2022-01-01-mat#d1']}
reviews: [2023-05-08-hop#t2]
",
    );
    record("2023-06-05-hop-2", "");
    office
}

#[test]
fn the_whole_life_of_a_directive() {
    let office = chain();
    assert_snapshot!(office.run(&["show", "2023-05-08#d1", "--lang", "vi"]).transcript());
    assert_snapshot!(office.run(&["show", "2023-05-08#d1", "--as-of", "2023-06-12"]).transcript());
    assert_snapshot!(office.run(&["show", "2023-09-04#d2"]).transcript());
    assert_snapshot!(office.run(&["show", "2023-05-08#d1", "--format", "json"]).transcript());
}

#[test]
fn the_life_of_a_task() {
    let office = chain();
    assert_snapshot!(office.run(&["show", "2023-05-08#t1"]).transcript());
    assert_snapshot!(office.run(&["show", "2023-05-08#t2", "--format", "json", "--as-of", "2023-06-11"]).transcript());
}

#[test]
fn what_a_session_looked_at() {
    let office = chain();
    assert_snapshot!(office.run(&["show", "2023-06-05-hop"]).transcript());
    assert_eq!(
        office.run(&["show", "2023-06-05-hop", "--format", "json"]).json()["items"][0]["reviewed"],
        serde_json::json!([
            {
                "ref": "2023-05-08-hop#d1", "text": "Rà soát biên chế",
                "status_then": "amended", "current_status": "amended",
            },
            {
                "ref": "2023-05-08-hop#t1", "text": "Lập danh sách",
                "status_then": "in-process", "current_status": "completed",
            },
            { "ref": "2022-01-01-mat#d1", "text": null, "status_then": null, "current_status": null },
        ])
    );
}

#[test]
fn outside_of_the_records_the_file_speaks_for_itself() {
    let office = chain();
    let text = std::fs::read_to_string(office.root().join("records/2023/2023-05-08-hop.yaml")).unwrap();
    office.write("copy.yaml", &text);
    assert_snapshot!(office.run(&["show", "copy.yaml#d1"]).transcript());
    let item = office.run(&["show", "copy.yaml#d1", "--format", "json"]).json()["items"][0].clone();
    assert_eq!((&item["current_status"], &item["amended_by"]), (&"in-force".into(), &serde_json::json!([])));
    // By its path it is the same as by its id.
    let by_path = office.run(&["show", "records/2023/2023-05-08-hop.yaml#d1"]);
    assert_eq!(by_path.stdout, office.run(&["show", "2023-05-08#d1"]).stdout);
}

#[test]
fn documents_of_one_number_do_not_look_the_same() {
    let office = Office::empty();
    let cite = |day: &str, cites: &str| {
        let id = format!("2024-01-{day}-a");
        let text = format!(
            "format: 1\nid: {id}\ntitle: A\nstate: draft\nsession: {{kind: other, date: 2024-01-{day}, cites: [{cites}]}}\n"
        );
        office.write(&format!("records/2024/{id}.yaml"), text);
    };
    let (a, b) = ("Ủy ban nhân dân tỉnh A", "Ủy ban nhân dân tỉnh B");
    cite("01", &format!("{{type: Kế hoạch, number: 7/KH-UBND, date: 2023-12-01, issuer: {a}}}"));
    cite("02", &format!("{{type: Kế hoạch, number: 7 / KH-UBND, date: 2023-12-01, issuer: {b}}}"));
    cite("03", &format!("{{type: Quyết định, number: 8/QĐ-UBND, date: 2023-12-02, issuer: {b}}}"));
    let mut narrow = office.command();
    narrow.env("COLUMNS", "60").args(["list", "documents"]);
    let both = office.finish(&mut narrow);
    assert_snapshot!(both.transcript());
    // A single document needs no columns that distinguish it from others.
    let mut narrow = office.command();
    narrow.env("COLUMNS", "60").args(["list", "documents", "8/QĐ-UBND"]);
    assert_snapshot!(office.finish(&mut narrow).transcript());
}

#[test]
fn directives_that_replace_each_other_end() {
    let office = Office::empty();
    for (id, other) in [("2023-01-02-a", "2023-01-03-b"), ("2023-01-03-b", "2023-01-02-a")] {
        let text = format!(
            "format: 1\nid: {id}\ntitle: A\nstate: draft\nsession: {{kind: other, date: {}}}\n\
             directives: [{{id: d1, kind: request, text: X, supersedes: '{other}#d1'}}]\n",
            &id[..10]
        );
        office.write(&format!("records/2023/{id}.yaml"), text);
    }
    assert_snapshot!(office.run(&["show", "2023-01-02#d1"]).transcript());
}

#[test]
fn a_directive_that_replaces_itself_has_no_life_of_that() {
    let office = Office::empty();
    let text = "format: 1\nid: 2023-01-02-a\ntitle: A\nstate: draft\nsession: {kind: other, date: 2023-01-02}\n\
                directives:\n  - {id: d1, kind: request, text: X, amends: '2023-01-02-a#d1', supersedes: d1}\n  \
                - {id: d2, kind: request, text: Y, amends: ['2023-01-02-a/d2', '2023-01-02-a#d1']}\n";
    office.write("records/2023/2023-01-02-a.yaml", text);
    let transcript = |arguments: &[&str]| office.run(arguments).transcript();
    assert_snapshot!(transcript(&["show", "2023-01-02", "2023-01-02#d1", "2023-01-02#d2"]));
    assert_snapshot!(transcript(&["show", "2023-01-02#d2", "--format", "json"]));
}

#[test]
fn directives_in_force_on_a_day() {
    let office = chain();
    let in_force = |day: &str| {
        office.run(&["list", "directives", "is:in-force", "--as-of", day, "--format", "ids", "--sort", "date"]).stdout
    };
    assert_eq!(in_force("2023-05-07"), "");
    assert_eq!(in_force("2023-06-04"), "2023-05-08-hop#d1\n");
    assert_eq!(in_force("2023-06-05"), "2023-06-05-hop#d7\n");
    assert_eq!(in_force("2023-09-04"), "2023-09-04-hop#d2\n");
}
