//! What the tables of `meeting list` look like: columns and windows, groups, colors, links.

use std::fmt::Write;

use insta::assert_snapshot;
use serde_json::Value;

use crate::support::Office;

const KINDS: [&str; 6] = ["sessions", "directives", "tasks", "people", "organizations", "documents"];

#[test]
fn hidden_columns_are_told() {
    let office = Office::sample();
    let people = |width: &str, more: &[&str]| {
        office.finish(office.command().env("COLUMNS", width).args(["list", "people", "--limit", "2"]).args(more))
    };
    assert_snapshot!(people("60", &["--lang", "vi"]).transcript());
    assert_snapshot!(people("40", &["--lang", "en"]).transcript());
    assert_eq!(people("60", &["-q"]).stderr, "");
    // Those that were asked for stay.
    assert_eq!(people("60", &["--columns", "name,positions,organization,sessions,absences,last"]).stderr, "");
    assert_eq!(people("200", &[]).stderr, "");
}

#[test]
fn days_overdue_stay_in_narrow_windows() {
    let office = Office::sample();
    for (language, heading) in [("vi", "hạn"), ("en", "late")] {
        for kind in ["tasks", "directives"] {
            for width in ["80", "60"] {
                let query = ["list", kind, "is:overdue", "--as-of", "2023-12-31", "--lang", language];
                let run = office.finish(office.command().env("COLUMNS", width).args(query));
                let table = run.stdout.as_str();
                let heads: Vec<&str> = table.lines().take_while(|line| !line.starts_with('─')).collect();
                assert!(heads.iter().any(|line| line.contains(heading)), "{kind} {width}\n{table}");
                assert!(table.contains(" 61"), "{kind} {width}\n{table}");
                assert!(!run.stderr.contains("late"), "{}", run.stderr);
            }
        }
    }
    let run = |language: &str| {
        let mut command = office.command();
        command.env("COLUMNS", "80").args(["list", "tasks", "is:overdue", "--as-of", "2024-04-01", "--lang", language]);
        office.finish(&mut command).transcript()
    };
    assert_snapshot!("overdue_80_vi", run("vi"));
    assert_snapshot!("overdue_80_en", run("en"));
}

#[test]
fn what_columns_there_are() {
    let office = Office::sample();
    let help = |kind: &str, flag: &str, language: &str| office.run(&["list", kind, flag, "help", "--lang", language]);
    assert_snapshot!(help("people", "--columns", "vi").transcript());
    assert_snapshot!(help("tasks", "--columns", "en").transcript());
    for kind in KINDS {
        assert_eq!(help(kind, "--sort", "vi").stdout, help(kind, "--columns", "vi").stdout);
        // Those that are shown without being asked, and all others, show, sort and group.
        let columns = help(kind, "--columns", "en").stdout;
        for row in columns.lines().skip(2).filter(|row| !row.starts_with("* shown")) {
            let column = row[3..].split_whitespace().next().unwrap();
            let run = office.run(&["list", kind, "--columns", column, "--sort", column, "--group", column]);
            assert_eq!((run.code, run.stderr.as_str()), (0, ""), "{kind} {column}");
        }
    }
}

/// Two directives: one body leads the first, two the other.
fn shared() -> Office {
    let office = Office::empty();
    let mut directives = String::new();
    for (id, lead, status, due) in [
        ("d1", "so-gd", "in-force", "2024-01-31"),
        ("d2", "[so-gd, \"Sở Văn hóa, Thể thao\"]", "fulfilled", "2024-02-29"),
        ("d3", "so-gd", "in-force", "2024-05-31"),
        ("d4", "[]", "in-force", "2024-06-30"),
    ] {
        writeln!(
            directives,
            "  - {{ id: {id}, kind: task, text: Việc {id}, lead: {lead}, status: {status}, due: {due} }}"
        )
        .unwrap();
    }
    office.write(
        "records/2023/2023-05-08-hop.yaml",
        format!(
            "format: 1\nid: 2023-05-08-hop\ntitle: Họp\nstate: draft\nsession: {{ kind: other, date: 2023-05-08 }}\n\
             organizations:\n  - {{ id: so-gd, name: Sở Giáo dục, short: Sở GD }}\ndirectives:\n{directives}"
        ),
    );
    office
}

#[test]
fn who_leads_together_is_in_both_groups() {
    let office = shared();
    let list = |more: &[&str]| {
        let list = ["list", "directives", "--group", "lead", "--columns", "ref,due,lead"];
        office.run(&[&list[..], more].concat())
    };
    assert_snapshot!(list(&["--lang", "vi"]).transcript());
    // The totals count those too that the limit leaves out.
    assert_snapshot!(list(&["--lang", "vi", "--limit", "2"]).transcript());
    assert_snapshot!(list(&["--format", "json", "--limit", "2"]).transcript());
    assert_snapshot!(list(&["--format", "jsonl"]).transcript());
    assert_snapshot!(list(&["--format", "csv"]).transcript());
}

#[test]
fn groups_of_every_kind_add_up() {
    let office = Office::sample();
    for (kind, column) in
        [("sessions", "kind"), ("directives", "lead"), ("tasks", "status"), ("people", "roles"), ("documents", "type")]
    {
        let list = |more: &[&str]| office.run(&[&["list", kind, "--format", "json"], more].concat()).json();
        let (flat, grouped) = (list(&[]), list(&["--group", column]));
        assert_eq!(flat["total"], grouped["total"]);
        assert_eq!((&grouped["items"], &grouped["group"]), (&Value::Null, &Value::from(column)));
        for group in grouped["groups"].as_array().unwrap() {
            let has_it = |item: &&Value| match &item[column] {
                Value::Array(values) => values.contains(&group["value"]),
                value => *value == group["value"],
            };
            let expected: Vec<_> = flat["items"].as_array().unwrap().iter().filter(has_it).cloned().collect();
            assert_eq!(group["items"], Value::from(expected.clone()), "{kind} {column} {}", group["value"]);
            assert_eq!(group["total"], expected.len());
        }
        // All groups have their columns at the same places.
        let table = office.run(&["list", kind, "--group", column]).stdout;
        let headings: Vec<&str> = table
            .lines()
            .zip(table.lines().skip(1))
            .filter_map(|(line, next)| next.starts_with('─').then_some(line))
            .collect();
        assert!(headings.len() > 1 && headings.iter().all(|line| *line == headings[0]), "{kind}\n{table}");
    }
}

#[test]
fn colours_have_a_meaning() {
    let office = shared();
    let list = |kind: &str| {
        let list = ["list", kind, "--color", "always", "--as-of", "2024-04-01", "--columns", "ref,due,status"];
        office.run(&list).stdout.replace('\u{1b}', "ESC")
    };
    // Overdue is red, done steps back, what is due later is plain.
    assert_snapshot!(list("directives"));
    for kind in KINDS {
        let office = Office::sample();
        let plain = office.run(&["list", kind]).stdout;
        let mut coloured = office.run(&["list", kind, "--color", "always"]).stdout;
        for code in ["1", "2", "31", "0"] {
            coloured = coloured.replace(&format!("\u{1b}[{code}m"), "");
        }
        assert_eq!(coloured, plain, "{kind}");
    }
}

#[test]
fn links_to_files_where_they_are_wanted() {
    let office = shared();
    let list = |links: &str, kind: &str| {
        let columns = if kind == "directives" { "ref,due" } else { "title,date" };
        office
            .finish(office.command().env("MEETING_HYPERLINKS", links).args(["list", kind, "--columns", columns]))
            .stdout
    };
    for kind in ["directives", "sessions"] {
        let linked = list("always", kind);
        let plain = list("never", kind);
        // Not a terminal.
        assert_eq!(list("auto", kind), plain);
        let links: Vec<&str> = linked.split("\u{1b}]8;;").skip(1).step_by(2).collect();
        assert_eq!(links.len(), if kind == "directives" { 4 } else { 1 });
        for link in &links {
            let (url, text) = link.split_once("\u{1b}\\").unwrap();
            assert!(url.starts_with("file://") && url.ends_with("/records/2023/2023-05-08-hop.yaml"), "{url}");
            assert!(!text.is_empty() && plain.contains(text), "{text}");
        }
        // Links take no room.
        let mut without = String::new();
        for (at, piece) in linked.split("\u{1b}]8;;").enumerate() {
            without += if at == 0 { piece } else { piece.split_once("\u{1b}\\").unwrap().1 };
        }
        assert_eq!(without, plain);
    }
}

/// In a pipe each row is one line, unless `COLUMNS` asks for a width; the contents are those of a wide window.
#[test]
fn rows_in_a_pipe_are_one_line() {
    let office = Office::sample();
    for kind in KINDS {
        let rows = office.run(&["list", kind, "--format", "ids"]).stdout.lines().count();
        let piped = office.finish(office.command().env_remove("COLUMNS").args(["list", kind, "-q"]));
        assert_eq!(piped.stdout.lines().count(), rows + 2, "{}", piped.stdout);
        let narrow = office.finish(office.command().env("COLUMNS", "40").args(["list", kind, "-q"]));
        assert!(narrow.stdout.lines().count() > rows + 2);
    }
}

/// Colors where they are forced, and none where they are forbidden.
#[test]
fn variables_for_colours() {
    let office = Office::sample();
    for (variables, has_color) in [
        (&[][..], false),
        (&[("FORCE_COLOR", "1")], true),
        (&[("CLICOLOR_FORCE", "1")], true),
        (&[("FORCE_COLOR", "0")], false),
        (&[("FORCE_COLOR", "")], false),
        (&[("FORCE_COLOR", "1"), ("NO_COLOR", "1")], false),
    ] {
        let run = office.finish(office.command().envs(variables.iter().copied()).args(["list", "tasks"]));
        assert_eq!(run.stdout.contains('\u{1b}'), has_color, "{variables:?}");
        let never =
            office.finish(office.command().envs(variables.iter().copied()).args(["list", "tasks", "--color", "never"]));
        assert!(!never.stdout.contains('\u{1b}'));
    }
}
