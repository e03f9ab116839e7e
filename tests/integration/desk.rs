//! `meeting` alone: what is waiting on a day, in both languages.

use std::fmt::Write as _;

use insta::assert_snapshot;

use crate::support::Office;

/// Twelve tasks, one for each day from 1 to 12 May 2026, the third of them done; and a draft.
fn office() -> Office {
    let office = Office::empty();
    let head = |id: &str, state: &str, date: &str| {
        format!(
            "format: 1\nid: {id}\ntitle: Giao ban\nstate: {state}\nsession:\n  kind: regular-meeting\n  date: {date}\n\
             participants:\n  - id: an\n    name: Lê Văn An\n    roles:\n      - chair\n"
        )
    };
    let mut text = head("2026-04-20-giao-ban", "final", "2026-04-20") + "tasks:\n";
    for day in 1..=12 {
        let done = if day == 3 { "    status: completed\n    completed: 2026-05-02\n" } else { "" };
        write!(text, "  - id: t{day}\n    title: Việc {day}\n    lead: Sở Nội vụ\n    due: 2026-05-{day:02}\n{done}")
            .unwrap();
    }
    office.write("records/2026/2026-04-20-giao-ban.yaml", text);
    office.write("records/2026/2026-05-04-giao-ban.yaml", head("2026-05-04-giao-ban", "draft", "2026-05-04"));
    office
}

#[test]
fn what_is_waiting() {
    let office = office();
    let on = |day: &str, language: &str| {
        let run = office.run(&["--as-of", day, "--lang", language]);
        format!("{day}\n{}\n", run.transcript())
    };
    // Overdue and due in one week; more overdue than is shown; before the meeting.
    let days = [("2026-05-06", "en"), ("2026-05-06", "vi"), ("2026-05-20", "vi"), ("2026-04-01", "en")];
    assert_snapshot!(days.map(|(day, language)| on(day, language)).concat());
}
