//! Papers of a record: the old form, how they are written, asked for, listed and checked.

use std::fs;

use insta::assert_snapshot;

use crate::support::Office;

const PATH: &str = "records/2024/2024-03-04-giao-ban.yaml";

/// A record of a session with a directive; `rest` follows.
fn record(id: &str, state: &str, rest: &str) -> String {
    format!(
        "format: 1\nid: {id}\ntitle: Giao ban\nstate: {state}\nsession:\n  kind: regular-meeting\n  date: {}\n\
         participants:\n  - id: le-van-an\n    name: Lê Văn An\n    roles:\n      - chair\n\
         directives:\n  - id: d1\n    kind: request\n    text: Rà soát hồ sơ\n    to: Sở Nội vụ\n{rest}",
        &id[..10]
    )
}

fn office(state: &str, rest: &str) -> Office {
    let office = Office::empty();
    office.write("meeting.yaml", "");
    office.write(PATH, record("2024-03-04-giao-ban", state, rest));
    office
}

fn text(office: &Office) -> String {
    fs::read_to_string(office.root().join(PATH)).unwrap()
}

/// What each command line prints, and how it ends.
fn said(office: &Office, lines: &[&[&str]]) -> String {
    let runs = lines.iter().map(|line| format!("$ meeting {}\n{}\n", line.join(" "), office.run(line).transcript()));
    runs.collect()
}

#[test]
fn the_old_form_is_a_note_and_says_the_same() {
    let old = "publication:\n  number: 05/BB-VP # sổ đi\n  date: 2024-03-05\n  place: Kon Tum\n  # theo quy chế\n  \
               classification: internal\n  recipients:\n    - Như trên\n  signatures:\n    - by: le-van-an\n      \
               capacity: KT. GIÁM ĐỐC\n";
    let office = office("final", old);
    let show = |language| office.run(&["show", "2024-03-04", "--lang", language]).transcript();
    let before = [show("vi"), show("en")];
    assert_snapshot!(
        "old_form",
        said(
            &office,
            &[
                &["validate", "--lang", "vi"],
                // No flag makes an error of it.
                &["validate", "--lang", "en", "--warnings-as-errors"],
                &["validate", "--lang", "en", "--fix"],
            ]
        )
    );
    assert_eq!([show("vi"), show("en")], before);
    assert_snapshot!("old_form_fixed", format!("{}\n{}", text(&office), before.concat()));
    assert_eq!(office.run(&["validate", "--warnings-as-errors"]).code, 0);
}

#[test]
fn papers_are_written_into_a_final_record() {
    let office = office("final", "");
    let said = said(
        &office,
        &[
            &["set", "2024-03", "papers.minutes.number=05/BB-VP", "papers.minutes.date=5/3/2024", "--lang", "vi"],
            &["set", "2024-03", "papers.minutes.recipients+=Sở Nội vụ; Lưu VT", "papers.minutes.urgency=khẩn"],
            &["set", "2024-03", "publication.place=Kon Tum"],
            &["set", "2024-03", "publication.classification=mật", "--lang", "en"],
            &["add", "2024-03", "paper", "number=12/TB-VP", "date=8/3/2024", "type=Thông báo"],
            &["add", "2024-03", "paper", "kind=thông báo kết luận", "title=Về hồ sơ", "--dry-run", "--lang", "vi"],
            // What does not fit.
            &["add", "2024-03", "paper", "place=Kon Tum", "--lang", "vi"],
            &["add", "2024-03", "paper", "kind=minutes", "lead=A", "--lang", "en"],
            &["add", "2024-03", "task", "A", "B", "--lang", "en"],
            &["set", "2024-03", "papers.protocol.number=1", "--lang", "en"],
            &["set", "2024-03", "papers.minutes.signatures=An", "--lang", "vi"],
            &["set", "2024-03", "number=1", "--lang", "vi"],
            &["set", "2024-03", "audienc=1", "--lang", "en"],
            &["set", "2024-03", "x=1", "--lang", "vi"],
            &["set", "2024-03", "x=1", "--lang", "en"],
            &["set", "2024-03", "title=Họp", "--lang", "vi"],
            &["set", "2024-03", "audience=public", "--lang", "en"],
            &["set", "2024-03", "audience=hạn chế", "--lang", "vi"],
        ],
    );
    assert_snapshot!("written", format!("{said}{}", text(&office)));
}

/// Three sessions: conclusions issued, concluded and not issued, and planned; and one that concluded nothing.
fn four() -> Office {
    let office = Office::empty();
    office.write("meeting.yaml", "office:\n  profile: state\n");
    let issued = "papers:\n  - kind: minutes\n    number: 05/BB-VP\n    date: 2024-03-05\n  - kind: conclusions\n    \
                  number: 12/TB-VP\n    date: 2024-03-08\n    recipients:\n      - Văn thư Sở\n";
    office.write(PATH, record("2024-03-04-giao-ban", "final", issued));
    let minutes = "papers:\n  - kind: minutes\n    number: 06/BB-VP\n    date: 2024-04-02\n";
    office.write("records/2024/2024-04-01-b.yaml", record("2024-04-01-b", "final", minutes));
    let planned = record("2024-05-06-c", "draft", "").replace("  date:", "  status: confirmed\n  date:");
    office.write("records/2024/2024-05-06-c.yaml", planned);
    let nothing = record("2024-04-08-d", "final", "").split("directives:").next().unwrap().to_owned();
    office.write("records/2024/2024-04-08-d.yaml", nothing);
    office
}

#[test]
fn what_is_issued_is_asked_for_and_listed() {
    let office = four();
    let ids = |query: &[&str]| {
        let day: &[&str] = if query.contains(&"--as-of") { &[] } else { &["--as-of", "2024-04-10"] };
        let line = [&["list", "sessions", "--format", "ids", "--sort", "date"], day, query].concat();
        let run = office.run(&line);
        assert_eq!(run.code, 0, "{}", run.stderr);
        run.stdout.lines().map(|line| line[..10].to_owned()).collect::<Vec<_>>().join(" ")
    };
    for (query, expected) in [
        (&["is:unissued"][..], "2024-04-01"),
        (&["là:chưa ban hành"], "2024-04-01"),
        (&["is:not issued"], "2024-04-01"),
        (&["has:conclusions"], "2024-03-04 2024-04-01 2024-05-06"),
        (&["có:kết luận", "-is:unissued"], "2024-03-04 2024-05-06"),
        // Once the planned session has been held.
        (&["is:unissued", "--as-of", "2024-05-07"], "2024-04-01 2024-05-06"),
        (&["number:12/TB-VP"], "2024-03-04"),
        (&["số:05bb"], "2024-03-04"),
        (&["số, ký hiệu:6/BB-VP"], "2024-04-01"),
        (&["has:number"], "2024-03-04 2024-04-01"),
    ] {
        assert_eq!(ids(query), expected, "{query:?}");
    }
    assert_eq!(
        office.run(&["list", "directives", "is:unissued", "--format", "ids", "--as-of", "2024-04-10"]).stdout,
        "2024-04-01-b#d1\n"
    );
    let columns = ["--columns", "id,number,issued", "--sort", "issued", "--as-of", "2024-04-10"];
    let list = |more: &[&str]| office.run(&[&["list", "sessions"], &columns[..], more].concat()).transcript();
    assert_snapshot!(
        "listed",
        [
            list(&["--lang", "vi"]),
            list(&["--lang", "en"]),
            list(&["--format", "json"]),
            list(&["--format", "csv"]),
            office.run(&["search", "van thu so", "--lang", "vi"]).transcript(),
        ]
        .concat()
    );
}

#[test]
fn the_desk_shows_conclusions_that_are_not_issued() {
    let office = four();
    let desk = |language| office.run(&["--as-of", "2024-04-10", "--lang", language]).transcript();
    let shown = [desk("vi"), desk("en")].concat();
    office.write("meeting.yaml", "office:\n  profile: plain\n");
    assert_snapshot!("desk", format!("{shown}{}", desk("en")));
}

#[test]
fn the_file_of_an_issued_paper_keeps_its_content() {
    // SHA-256 of "abc".
    let sha256 = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    let office = office(
        "final",
        &format!(
            "papers:\n  - kind: minutes\n    file: records/2024/05-BB.pdf\n    sha256: {sha256}\n  - kind: other\n    file: records/2024/thieu.pdf\n"
        ),
    );
    office.write("records/2024/05-BB.pdf", "abc");
    let missing = said(&office, &[&["validate", "--lang", "vi"]]);
    office.write("records/2024/05-BB.pdf", "abd");
    let changed = said(&office, &[&["validate", "--lang", "vi"], &["validate", PATH, "--lang", "en"]]);
    assert_snapshot!("files", missing + &changed);
}

#[test]
fn a_number_is_given_once_in_a_year_or_a_term() {
    let office = Office::empty();
    let papers = |date: &str| format!("papers:\n  - kind: minutes\n    number: 05-BB/ĐU\n    date: {date}\n");
    office.write("records/2024/2024-12-02-a.yaml", record("2024-12-02-a", "final", &papers("2024-12-03")));
    office.write("records/2025/2025-06-02-b.yaml", record("2025-06-02-b", "final", &papers("2025-06-03")));
    office.write("records/2025/2025-07-01-c.yaml", record("2025-07-01-c", "final", &papers("2025-07-02")));
    office.write("meeting.yaml", "");
    let by_year = said(&office, &[&["validate", "--lang", "vi"]]);
    office.write("meeting.yaml", "office:\n  profile: party\n  term_start: 2024-06-01\n");
    assert_snapshot!("numbers", by_year + &said(&office, &[&["validate", "--lang", "en"]]));
}

#[test]
fn a_deadline_counts_from_the_conclusions() {
    let office = four();
    let due = |id: &str| {
        assert_eq!(office.run(&["set", id, "state=draft"]).code, 0);
        let run = office.run(&["add", id, "task", "Báo cáo; Sở Nội vụ; trong vòng 10 ngày", "--lang", "vi"]);
        assert_eq!(run.code, 0, "{}", run.stderr);
        run.stderr
    };
    // From 8 March, from the minutes of 2 April, from the session on 8 April.
    assert!(due("2024-03-04").contains("18/03/2024"));
    assert!(due("2024-04-01").contains("12/04/2024"));
    assert!(due("2024-04-08").contains("18/04/2024"));
}
