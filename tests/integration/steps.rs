//! The steps of `meeting task`: days, deadlines, leads, single leads, occurrences, reminders; whole outputs and records.

use std::fmt::Write as _;

use insta::assert_snapshot;

use crate::support::Office;

const ID: &str = "2024-01-08-giao-ban";

/// Who is known in the record; the parts follow.
const HEAD: &str = "\
format: 1
id: 2024-01-08-giao-ban
title: Giao ban
state: final
session:
  kind: regular-meeting
  date: 2024-01-08
organizations:
  - id: so-gddt
    name: Sở Giáo dục và Đào tạo
    short: Sở GDĐT
  - id: so-noi-vu
    name: Sở Nội vụ
participants:
  - id: le-van-an
    name: Lê Văn An
    roles:
      - chair
";

fn path(id: &str) -> String {
    format!("records/2024/{id}.yaml")
}

fn office(parts: &str) -> Office {
    let office = Office::empty();
    office.write(&path(ID), format!("{HEAD}{parts}"));
    office
}

fn text(office: &Office, id: &str) -> String {
    std::fs::read_to_string(office.root().join(path(id))).unwrap()
}

/// What the record says after its head.
fn parts(office: &Office) -> String {
    text(office, ID).split_off(HEAD.len())
}

/// Runs the lines one after the other, each as of a day, and shows everything that they say; then the record.
fn told(office: &Office, lines: &[(&str, &str)]) -> String {
    let mut told = String::new();
    for (day, line) in lines {
        let arguments = shlex::split(line).unwrap();
        let mut arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
        arguments.extend(["--as-of", day]);
        writeln!(told, "{day} $ meeting {line}\n{}", office.run(&arguments).transcript()).unwrap();
    }
    told + &parts(office)
}

#[test]
fn directives_are_followed_up_as_tasks_are() {
    let office = office(
        "directives:\n  - id: d1\n    kind: request\n    text: Rà soát\n    lead: so-gddt\n  - id: d2\n    kind: decision\n    text: Thành lập tổ\n\
         tasks:\n  - id: t1\n    title: Lập danh sách\n    directive: d1\n",
    );
    assert_snapshot!(told(
        &office,
        &[
            ("2024-02-01", "task done 2024-01-08#t1 2024-01-08#d1"),
            ("2024-02-02", "task reopen 2024-01-08#d1 --note 'Chưa đủ'"),
            ("2024-02-02", "task start 2024-01-08#d1"),
            ("2024-02-02", "task cancel 2024-01-08#d1 --lang vi"),
            ("2024-02-02", "directive revoke 2024-01-08#t1 --lang vi"),
            ("2024-02-02", "directive fulfil 2024-01-08#d1"),
            ("2024-02-02", "directive reopen 2024-01-08#d1 --lang vi"),
            ("2024-02-02", "directive note 2024-01-08#d1 --note x"),
            ("2024-02-02", "task revoke 2024-01-08#d2"),
            ("2024-02-02", "set 2024-01-08#t1 status=cancelled"),
            ("2024-02-02", "set 2024-01-08#d1 status=fulfilled --lang vi"),
            ("2024-02-02", "directive revoke 2024-01-08#d2 --document 'Quyết định số 15/QĐ-SGDĐT ngày 1/2/2024'"),
        ]
    ));
}

#[test]
fn the_day_on_which_it_was_done() {
    let office = office("tasks:\n  - id: t1\n    title: Lập danh sách\n    lead: so-gddt\n");
    assert_snapshot!(told(
        &office,
        &[
            ("2024-02-20", "task start 2024-01-08#t1 --on 15/2/2024"),
            // Earlier than the last update.
            ("2024-02-20", "task note 2024-01-08#t1 --note 'Đã họp' --on 1/2/2024"),
            ("2024-03-01", "task done 2024-01-08#t1 --on 28/2/2024"),
            // Said again: without a day nothing changes, with another one it is corrected.
            ("2024-03-02", "task done 2024-01-08#t1"),
            ("2024-03-02", "task done 2024-01-08#t1 --on 28/2/2024"),
            ("2024-03-02", "task done 2024-01-08#t1 --on 25/2/2024"),
            ("2024-03-02", "task done 2024-01-08#t1 --on 2/3/2024 --lang vi"),
            ("2024-03-05", "task reopen 2024-01-08#t1"),
            ("2024-03-05", "task done 2024-01-08#t1 --on 25/2/2024"),
            ("2024-03-05", "task done 2024-01-08#t1 --on 1/1/2024"),
            ("2024-03-05", "task done 2024-01-08#t1 --on 6/3/2024"),
            ("2024-03-06", "task cancel 2024-01-08#t1"),
        ]
    ));
}

#[test]
fn deadlines_move() {
    let office = office(
        "directives:\n  - id: d1\n    kind: request\n    text: Rà soát\n    lead: so-gddt\n    due: 2024-02-15\n\
         tasks:\n  - id: t1\n    title: Lập danh sách\n    directive: d1\n  - id: t2\n    title: Báo cáo\n    lead: so-noi-vu\n",
    );
    assert_snapshot!(told(
        &office,
        &[
            // That of the directive.
            (
                "2024-02-10",
                "task extend 2024-01-08#t1 --due 30/3/2024 --document 'Công văn số 12/UBND-VP ngày 9/2/2024'"
            ),
            ("2024-02-10", "task extend 2024-01-08#t1 --due 30/3/2024"),
            ("2024-02-11", "task extend 2024-01-08#t1 --due 29/3/2024 --note 'Theo ý kiến của Chủ tịch' --lang vi"),
            ("2024-02-11", "task extend 2024-01-08#t1 --due 1/4/2024 --lang vi"),
            ("2024-02-11", "task extend 2024-01-08#t2 --due 1/4/2024 --document 'Thư của chị Lan'"),
            ("2024-02-11", "task extend 2024-01-08#t2 --due 10/2/2024"),
            ("2024-02-11", "task extend 2024-01-08#t2 --due 10/2/2024 --on 1/2/2024 --lang vi"),
            ("2024-02-11", "task extend 2024-01-08#t2"),
            ("2024-02-12", "task done 2024-01-08#t1"),
            ("2024-02-12", "show 2024-01-08#t1"),
            ("2024-02-12", "task extend 2024-01-08#t1 --due 1/5/2024"),
            ("2024-02-12", "directive revoke 2024-01-08#d1"),
            ("2024-02-12", "task extend 2024-01-08#d1 --due 1/5/2024 --lang vi"),
        ]
    ));
    assert_eq!(office.run(&["validate"]).code, 0);
}

/// A newer directive in another record takes the work over, with its deadline.
#[test]
fn what_other_records_make_of_it() {
    let office = office(
        "directives:\n  - id: d1\n    kind: request\n    text: Rà soát\n    lead: so-gddt\n    due: 2024-02-15\n\
         tasks:\n  - id: t1\n    title: Lập danh sách\n    directive: d1\n",
    );
    let newer = "2024-02-05-giao-ban";
    office.write(
        &path(newer),
        HEAD.replace("2024-01-08", "2024-02-05")
            + "directives:\n  - id: d1\n    kind: request\n    text: Rà soát lại\n    lead: so-noi-vu\n    due: 2024-03-15\n    amends: 2024-01-08-giao-ban#d1\n",
    );
    assert_snapshot!(told(
        &office,
        &[
            ("2024-02-04", "task extend 2024-01-08#t1 --due 20/2/2024 --dry-run"),
            ("2024-02-10", "task assign 2024-01-08#t1 --lead 'Lê Văn An' --dry-run"),
            ("2024-02-10", "task extend 2024-01-08#d1 --due 1/4/2024"),
            ("2024-02-10", "task extend 2024-01-08#t1 --due 1/4/2024"),
        ]
    ));
}

#[test]
fn work_gets_other_leads() {
    let office = office(
        "directives:\n  - id: d1\n    kind: request\n    text: Rà soát\n    lead: so-gddt\n\
         tasks:\n  - id: t1\n    title: Lập danh sách\n    directive: d1\n",
    );
    assert_snapshot!(told(
        &office,
        &[
            ("2024-02-10", "task assign 2024-01-08#t1 --lead 'sở nội vụ'"),
            ("2024-02-10", "task assign 2024-01-08#t1 --lead so-noi-vu"),
            ("2024-02-11", "task assign 2024-01-08#t1 --lead 'Sở GDĐT; Sở Y tế' --support 'Lê Văn An' --lang vi"),
            ("2024-02-11", "task assign 2024-01-08#t1 --for 'Sở Y tế' --lead so-noi-vu"),
            ("2024-02-11", "task assign 2024-01-08#t1"),
            ("2024-02-12", "task cancel 2024-01-08#t1"),
            ("2024-02-12", "task assign 2024-01-08#t1 --lead so-noi-vu"),
        ]
    ));
}

#[test]
fn each_lead_answers_for_itself() {
    let office = office(
        "tasks:\n  - id: t1\n    title: Báo cáo\n    lead:\n      - Xã A\n      - Xã B\n      - so-gddt\n    each: true\n    due: 2024-02-15\n",
    );
    assert_snapshot!(told(
        &office,
        &[
            ("2024-02-10", "task done 2024-01-08#t1 --for 'xa a'"),
            ("2024-02-10", "task done 2024-01-08#t1 --for 'Xã A'"),
            ("2024-02-10", "task done 2024-01-08#t1 --for 'Xã D'"),
            ("2024-02-11", "task extend 2024-01-08#t1 --for 'Xã B' --for 'Sở GDĐT' --due 29/2/2024 --lang vi"),
            ("2024-02-11", "task note 2024-01-08#t1 --for 'Xã B' --reminder --lang vi"),
            ("2024-02-12", "task assign 2024-01-08#t1 --for 'Xã B' --lead 'Xã D' --lang vi"),
            ("2024-02-12", "task done 2024-01-08#t1 --for 'Xã B'"),
            ("2024-02-12", "task done 2024-01-08#t1 --for 'Xã D' --on 11/2/2024 --lang vi"),
            ("2024-02-13", "task reopen 2024-01-08#t1 --for 'Xã D'"),
            ("2024-02-14", "task done 2024-01-08#t1"),
            ("2024-02-14", "task done 2024-01-08#t1"),
        ]
    ));
    let other = "tasks:\n  - id: t1\n    title: Báo cáo\n    lead: Xã A\n";
    office.write(&path(ID), format!("{HEAD}{other}"));
    assert_snapshot!(told(&office, &[("2024-02-14", "task done 2024-01-08#t1 --for 'Xã A' --lang vi")]));
}

#[test]
fn occurrences_of_work_that_repeats() {
    let office = office(
        "tasks:\n  - id: t1\n    title: Báo cáo tháng\n    lead: so-gddt\n    due: 2024-01-31\n    repeats: monthly\n\
         \x20 - id: t2\n    title: Giao ban tuần\n    lead: so-gddt\n    repeats: weekly\n\
         \x20 - id: t3\n    title: Việc khác\n    lead: so-gddt\n",
    );
    assert_snapshot!(told(
        &office,
        &[
            // The first open one.
            ("2024-03-05", "task done 2024-01-08#t1 --on 30/1/2024"),
            ("2024-03-05", "task done 2024-01-08#t1@2024-02-28"),
            ("2024-03-05", "task extend 2024-01-08#t1 --due 10/3/2024 --lang vi"),
            ("2024-03-05", "task extend 2024-01-08#t1@2024-02-29 --due 10/3/2024 --lang vi"),
            ("2024-03-05", "task done 2024-01-08#t1@2024-02-29 --occurrence 31/3/2024"),
            ("2024-03-05", "task note 2024-01-08#t1 --occurrence 29/2/2024 --reminder"),
            ("2024-03-06", "task cancel 2024-01-08/t1@2024-02-29"),
            ("2024-03-06", "task reopen 2024-01-08#t1"),
            ("2024-03-06", "task reopen 2024-01-08#t1@2024-02-29"),
            ("2024-03-06", "task assign 2024-01-08#t1@2024-02-29 --lead so-noi-vu"),
            // Not tracked until an occurrence is named.
            ("2024-03-06", "task done 2024-01-08#t2 --lang vi"),
            ("2024-03-06", "task done 2024-01-08#t2"),
            ("2024-03-06", "task done 2024-01-08#t3@2024-02-29 --lang vi"),
            ("2024-03-06", "task done 2024-01-08#t2@2024-03-10 2024-01-08#t2@2024-03-17"),
            // The whole.
            ("2024-03-07", "task cancel 2024-01-08#t2 --lang vi"),
            ("2024-03-18", "task done 2024-01-08#t2"),
            ("2024-03-18", "task reopen 2024-01-08#t2"),
        ]
    ));
}

#[test]
fn a_session_that_has_not_been_held() {
    let office = office(
        "tasks:\n  - id: t1\n    title: Báo cáo\n    lead:\n      - Xã A\n      - Xã B\n    each: true\n    due: 2024-02-15\n",
    );
    let planned = text(&office, ID)
        .replace("  date: 2024-01-08\n", "  status: tentative\n  date: 2024-01-08\n")
        .replace("state: final", "state: draft");
    office.write(&path(ID), planned);
    assert_snapshot!(told(
        &office,
        &[
            ("2024-02-10", "task done 2024-01-08#t1 --for 'Xã A'"),
            ("2024-02-10", "task done 2024-01-08#t1 --lang vi"),
            ("2024-02-10", "task extend 2024-01-08#t1 --due 2024-05-01"),
            ("2024-02-10", "task note 2024-01-08#t1 --note 'Đã nhắc'"),
            ("2024-02-10", "set 2024-01-08-giao-ban session.status=cancelled state=cancelled"),
            ("2024-02-10", "task done 2024-01-08#t1"),
            ("2024-02-10", "task done 2024-01-08#t1 --lang vi"),
            ("2024-02-10", "set 2024-01-08-giao-ban state=draft session.status=held"),
            ("2024-02-10", "task done 2024-01-08#t1 --for 'Xã A'"),
        ]
    ));
}

/// All open work of the archive that somebody leads, by whatever name.
#[test]
fn everything_is_handed_over() {
    let office = office(
        "directives:\n  - id: d1\n    kind: request\n    text: Rà soát\n    lead: so-gddt\n\
         tasks:\n  - id: t1\n    title: Lập danh sách\n    directive: d1\n  - id: t2\n    title: Đã làm\n    lead: so-gddt\n    status: completed\n\
         \x20 - id: t3\n    title: Cùng làm\n    lead:\n      - so-noi-vu\n      - Sở GDĐT\n",
    );
    let other = "2024-02-05-giao-ban";
    office.write(
        &path(other),
        "format: 1\nid: 2024-02-05-giao-ban\ntitle: Giao ban\nstate: draft\nsession:\n  kind: other\n  date: 2024-02-05\n\
         tasks:\n  - id: t1\n    title: Từng đơn vị\n    lead:\n      - Sở GDĐT\n      - Sở Y tế\n    each: true\n\
         \x20 - id: t2\n    title: Của đơn vị khác\n    lead: Sở Y tế\n",
    );
    assert_snapshot!(told(
        &office,
        &[
            ("2024-03-01", "task assign --from 'Sở GDDT' --to 'Sở Khoa học' --dry-run"),
            ("2024-03-01", "task assign --from so-gddt --to so-noi-vu --note 'Sáp nhập' --lang vi"),
            ("2024-03-02", "task assign --from so-gddt --to so-noi-vu"),
            ("2024-03-02", "task assign --from 'Sở Giao thông' --to so-noi-vu --lang vi"),
            ("2024-03-02", "task assign --from so-gddt"),
            ("2024-03-02", "task assign 2024-01-08#t1 --from so-gddt --to so-noi-vu"),
        ]
    ));
    assert_snapshot!(text(&office, other));
}

#[test]
fn the_ids_that_a_step_offers_are_those_of_work() {
    let office = office(
        "directives:\n  - id: d1\n    kind: request\n    text: Rà soát\ntasks:\n  - id: t1\n    title: Báo cáo\n",
    );
    assert_snapshot!(told(
        &office,
        &[
            ("2024-02-10", "task done 2024-01-08#việc-khác"),
            ("2024-02-10", "directive revoke 2024-01-08#việc-khác --lang vi"),
            ("2024-02-10", "task done 2024-01-08#t2"),
        ]
    ));
}

/// The relation is stored once, in the newer directive.
#[test]
fn a_newer_directive_leaves_the_older_as_it_is() {
    let office = office(
        "directives:\n  - id: d1\n    kind: request\n    text: Rà soát\n    lead: so-gddt\n  - id: d2\n    kind: request\n    text: Báo cáo\n    lead: so-gddt\n",
    );
    let newer = "2024-02-05-giao-ban";
    office.write(
        &path(newer),
        HEAD.replace("2024-01-08", "2024-02-05").replace("final", "draft")
            + "directives:\n  - id: d1\n    kind: request\n    text: Rà soát lại\n    lead: so-noi-vu\n",
    );
    assert_snapshot!(told(
        &office,
        &[
            ("2024-02-10", "directive amend 2024-01-08#d1 --with 2024-02-05#d1"),
            ("2024-02-10", "directive amend 2024-01-08#d1 --with 2024-02-05#d1"),
            ("2024-02-10", "directive supersede 2024-01-08#d2 --with 2024-02-05#d1 --by 'Lê Văn An' --lang vi"),
            ("2024-02-10", "directive supersede 2024-01-08#d2 --with 2024-02-05#d1 --by 'Lê Văn An' --lang vi"),
        ]
    ));
    assert_snapshot!(text(&office, newer));
}

/// What one of the leads has done is opened again for that lead alone.
#[test]
fn answers_of_single_leads_are_kept() {
    let office = office(
        "tasks:\n  - id: t1\n    title: Báo cáo\n    lead:\n      - Xã A\n      - Xã B\n      - so-gddt\n    each: true\n    due: 2024-02-15\n\
         \x20 - id: t2\n    title: Báo cáo tháng\n    lead:\n      - Xã A\n      - Xã B\n    each: true\n    due: 2024-01-31\n    repeats: monthly\n",
    );
    assert_snapshot!(told(
        &office,
        &[
            ("2024-02-10", "task done 2024-01-08#t1 --for 'Xã A' --for so-gddt"),
            ("2024-02-10", "task extend 2024-01-08#t1 --for 'Xã A' --due 29/2/2024"),
            ("2024-02-10", "task extend 2024-01-08#t1 --for so-gddt --for 'Xã A' --due 29/2/2024 --lang vi"),
            ("2024-02-11", "task reopen 2024-01-08#t1"),
            ("2024-02-11", "task reopen 2024-01-08#t1"),
            ("2024-02-12", "task done 2024-01-08#t1 --for 'Xã A' --for 'Xã B' --for so-gddt"),
            ("2024-02-12", "task extend 2024-01-08#t1 --due 29/2/2024"),
            ("2024-02-12", "task reopen 2024-01-08#t1 --lang vi"),
            ("2024-02-13", "task cancel 2024-01-08#t1 --for 'Xã A'"),
            ("2024-02-13", "task extend 2024-01-08#t1 --for 'Xã A' --due 29/2/2024"),
            ("2024-02-14", "task done 2024-01-08#t2@2024-01-31 --for 'Xã A'"),
            ("2024-02-14", "task extend 2024-01-08#t2@2024-01-31 --for 'Xã A' --due 20/2/2024"),
            ("2024-02-14", "task extend 2024-01-08#t2 --occurrence 31/1/2024 --for 'Xã A' --due 20/2/2024 --lang vi"),
            ("2024-02-14", "task reopen 2024-01-08#t2@2024-01-31"),
        ]
    ));
}

/// Somebody who answers for itself cannot answer for another as well.
#[test]
fn a_lead_does_not_answer_twice() {
    let office = office(
        "tasks:\n  - id: t1\n    title: Báo cáo\n    lead:\n      - Xã A\n      - Xã B\n      - so-gddt\n    each: true\n\
         \x20 - id: t2\n    title: Kiểm tra\n    lead: Xã A\n",
    );
    assert_snapshot!(told(
        &office,
        &[
            ("2024-02-10", "task assign 2024-01-08#t1 --for 'Xã A' --lead 'Sở GDĐT'"),
            ("2024-02-10", "task assign 2024-01-08#t1 --for so-gddt --lead 'Xã C' --lead 'xã a' --lang vi"),
            ("2024-02-10", "task assign 2024-01-08#t1 --for 'Xã A' --for so-gddt --lead so-gddt"),
            ("2024-02-11", "task assign --from 'Xã B' --to so-gddt"),
            ("2024-02-11", "task assign --from 'Xã A' --to so-gddt --lang vi"),
        ]
    ));
}

/// Where a directive has been amended, the newest one is updated.
#[test]
fn an_amended_directive_is_not_updated() {
    let parts =
        "directives:\n  - id: d1\n    kind: request\n    text: Rà soát\n    lead: so-gddt\n    due: 2024-02-29\n";
    let office = office(parts);
    let newer = |id: &str, parts: &str| {
        office.write(&path(id), HEAD.replace("2024-01-08", &id[..10]).replace("final", "draft") + parts);
    };
    newer("2024-02-05-giao-ban", &format!("{parts}    amends: 2024-01-08-giao-ban#d1\n"));
    newer("2024-03-04-giao-ban", &format!("{parts}    amends: 2024-02-05-giao-ban#d1\n"));
    newer("2024-04-01-giao-ban", parts);
    newer("2024-01-20-giao-ban", parts);
    assert_snapshot!(told(
        &office,
        &[
            ("2024-04-10", "task done 2024-01-08#d1"),
            ("2024-04-10", "task done 2024-02-05#d1 --on 5/3/2024 --lang vi"),
            ("2024-04-10", "task extend 2024-01-08#d1 --due 30/4/2024"),
            ("2024-04-10", "task assign 2024-01-08#d1 --lead so-noi-vu"),
            ("2024-04-10", "task note 2024-01-08#d1 --note 'Đã thay' --dry-run"),
            ("2024-04-10", "task extend 2024-01-08#d1 --due 30/3/2024 --on 5/2/2024 --dry-run"),
            ("2024-04-10", "directive revoke 2024-01-08#d1"),
            ("2024-04-10", "directive amend 2024-01-08#d1"),
            ("2024-04-10", "directive supersede 2024-01-08#d1 --with 2024-04-01#d1 --lang vi"),
            ("2024-04-10", "directive amend 2024-02-05#d1 --with 2024-03-04#d1"),
            // By then it was done.
            ("2024-04-10", "task done 2024-01-08#d1 --on 5/2/2024"),
            ("2024-04-10", "task reopen 2024-01-08#d1"),
        ]
    ));
}

/// A deadline lies ahead of the day on which it was granted; an occurrence is looked for on both sides of today.
#[test]
fn days_without_a_year() {
    let office = office(
        "tasks:\n  - id: t1\n    title: Báo cáo\n    lead: so-gddt\n    due: 2024-11-10\n\
         \x20 - id: t2\n    title: Báo cáo tuần\n    lead: so-gddt\n    due: 2024-01-10\n    repeats: weekly\n",
    );
    assert_snapshot!(told(
        &office,
        &[
            ("2024-11-30", "task extend 2024-01-08#t1 --due 20/11 --on 19/11"),
            ("2024-11-30", "task extend 2024-01-08#t1 --due 20/11 --lang vi"),
            ("2024-11-30", "task note 2024-01-08#t2 --occurrence 4/12 --note Trước"),
            ("2024-11-30", "task note 2024-01-08#t2 --occurrence 27/11 --note Sau --lang vi"),
        ]
    ));
}

/// Giving a directive up names the open tasks that go with it.
#[test]
fn what_becomes_of_the_tasks_of_a_directive() {
    let directive = |id: &str| {
        format!("  - id: {id}\n    kind: request\n    text: Rà soát {id}\n    lead: so-gddt\n    due: 2024-05-31\n")
    };
    let task =
        |id: &str, of: &str, more: &str| format!("  - id: {id}\n    title: Việc {id}\n    directive: {of}\n{more}");
    let office = office(
        &["directives:\n", &directive("d1"), &directive("d2"), &directive("d3"), "tasks:\n"]
            .into_iter()
            .map(str::to_owned)
            .chain([
                task("t1", "d1", ""),
                task("t2", "d1", "    status: completed\n    completed: 2024-01-20\n"),
                task("t3", "d2", ""),
                task("t4", "d3", ""),
            ])
            .collect::<String>(),
    );
    let newer = HEAD.replace("2024-01-08", "2024-02-05").replace("final", "draft");
    let newer = newer + "directives:\n" + &directive("d1") + "tasks:\n" + &task("t1", "2024-01-08-giao-ban#d1", "");
    office.write(&path("2024-02-05-giao-ban"), newer);
    assert_snapshot!(told(
        &office,
        &[
            ("2024-02-10", "directive amend 2024-01-08#d1 --with 2024-02-05#d1"),
            ("2024-02-10", "directive amend 2024-01-08#d1 --with 2024-02-05#d1"),
            ("2024-02-10", "directive supersede 2024-01-08#d2 --with 2024-02-05#d1 --lang vi"),
            ("2024-02-10", "directive revoke 2024-01-08#d3"),
            ("2024-02-11", "directive revoke 2024-02-05#d1 --lang vi"),
        ]
    ));
}

/// A status that only the stored fields tell stays the status of the days before.
#[test]
fn a_step_leaves_earlier_days_as_they_were() {
    let office = office(
        "tasks:\n  - id: t1\n    title: Lập danh sách\n    lead: so-gddt\n    status: completed\n    completed: 2024-01-20\n\
         \x20 - id: t2\n    title: Báo cáo\n    lead: so-gddt\n    status: in-process\n\
         \x20 - id: t3\n    title: Họp tổ\n    lead: so-gddt\n    due: 2024-01-31\n    repeats: monthly\n",
    );
    let on = |day: &str| {
        let run = office.run(&["list", "tasks", "--as-of", day, "--columns", "id,status,completed"]);
        format!("{day}\n{}\n", run.transcript())
    };
    let before = ["2024-01-19", "2024-01-20", "2024-02-01"].map(on).concat();
    let steps = told(
        &office,
        &[
            ("2024-02-10", "task reopen 2024-01-08#t1 --note 'Chưa đủ'"),
            ("2024-02-10", "task cancel 2024-01-08#t2"),
            ("2024-02-10", "task done 2024-01-08#t3@2024-01-31"),
            ("2024-02-11", "task cancel 2024-01-08#t3"),
            ("2024-03-15", "task cancel 2024-01-08#t3 --lang vi"),
        ],
    );
    assert_eq!(["2024-01-19", "2024-01-20", "2024-02-01"].map(on).concat(), before);
    assert_snapshot!(format!("{before}{steps}{}", on("2024-03-15")));
}

/// What a meeting that has not been held says changes no other directive.
#[test]
fn a_newer_directive_of_a_session_that_has_not_been_held() {
    let office = office("directives:\n  - id: d1\n    kind: request\n    text: Rà soát\n    lead: so-gddt\n");
    let newer = "2024-02-05-giao-ban";
    let text = format!("{HEAD}directives:\n  - id: d1\n    kind: request\n    text: Rà soát lại\n    lead: so-gddt\n")
        .replace(ID, newer)
        .replace("date: 2024-01-08", "date: 2024-02-05\n  status: confirmed")
        .replace("state: final", "state: draft");
    office.write(&path(newer), text.replace("status: confirmed", "status: cancelled"));
    assert_snapshot!(told(
        &office,
        &[
            ("2024-02-10", "directive amend 2024-01-08#d1 --with 2024-02-05#d1"),
            ("2024-02-10", "directive supersede 2024-01-08#d1 --with 2024-02-05#d1 --lang vi"),
        ]
    ));
}

/// A task that inherits its leads has the new ones with the directive, and keeps inheriting.
#[test]
fn inherited_leads_are_handed_over_once() {
    let office = office(
        "directives:\n  - id: d1\n    kind: request\n    text: Báo cáo tháng\n    lead: so-gddt\n    repeats: monthly\n\
         tasks:\n  - id: t1\n    title: Lập mẫu\n    directive: d1\n    due: 2024-02-29\n\
         \x20 - id: t2\n    title: Tập huấn\n    directive: d1\n    due: 2024-02-29\n    lead: so-gddt\n",
    );
    assert_snapshot!(told(
        &office,
        &[
            ("2024-02-10", "task assign --from so-gddt --to so-noi-vu"),
            ("2024-02-10", "task assign --from so-gddt --to so-noi-vu"),
        ]
    ));
}
