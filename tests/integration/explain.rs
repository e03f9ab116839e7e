//! `meeting explain`: every code in both languages.

use std::collections::BTreeSet;

use insta::assert_snapshot;
use meeting_core::check::{Check, rules};
use meeting_core::finding::Group;
use meeting_core::i18n::Language;
use viet_text::terminal::width;

use crate::support::{Office, Run};

fn explain(arguments: &[&str]) -> Run {
    let mut all = vec!["explain"];
    all.extend(arguments);
    let run = Office::empty().run(&all);
    assert_eq!(run.stderr, "");
    assert_eq!(run.code, 0);
    run
}

#[test]
fn whole_pages() {
    for language in ["en", "vi"] {
        for code in ["no-chair", "unresolved-link", "bad-date", "settings-unknown-key"] {
            assert_snapshot!(format!("{code}_{language}"), explain(&[code, "--lang", language]).stdout);
        }
    }
    assert_snapshot!("markdown", explain(&["no-chair", "--format", "markdown"]).stdout);
}

#[test]
fn every_code_has_its_page_in_both_languages() {
    for (language, [error, warning, note], bad, good) in [
        ("en", ["error", "warning", "note"], "Wrong:", "Right:"),
        ("vi", ["lỗi", "cảnh báo", "lưu ý"], "Sai:", "Đúng:"),
    ] {
        for rule in rules::ALL {
            let page = explain(&[rule.code, "--lang", language]).stdout;
            let at = format!("{} in {language}", rule.code);
            let severity = match rule.severity.name() {
                "error" => error,
                "warning" => warning,
                _ => note,
            };
            assert!(page.starts_with(&format!("{severity}[{}]: ", rule.code)), "{at}");
            let place = |text: &str| page.find(&format!("\n{text}\n")).unwrap_or_else(|| panic!("{at}: {text}"));
            assert!(place(bad) < place(good), "{at}");
            // The bad example is really checked: its finding is between the two, with its place.
            let output = &page[place(bad)..place(good)];
            assert!(output.contains(&format!("[{}]: ", rule.code)) && output.contains("--> "), "{at}");
            let is_firm = rule.group != Group::Meaning || matches!(rule.check, Check::Settings);
            let comment = format!("    # meeting: allow {}: ", rule.code);
            let silence = page.rsplit_once(&format!("  {}: off\n", rule.code)).map_or("", |(_, silence)| silence);
            assert_eq!(silence.contains(&comment), rule.is_suppressible(), "{at}");
            assert_eq!(page.contains(&format!("  {}: off\n", rule.code)), !is_firm, "{at}");
        }
    }
}

#[test]
fn the_page_shows_what_validate_prints() {
    let office = Office::empty();
    let schema = include_str!("../../crates/meeting-core/src/check/rules/office_schema/x-phong.schema.json");
    office.write("schemas/x-phong.schema.json", schema);
    for rule in rules::ALL.iter().filter(|rule| matches!(rule.check, Check::Record(_))) {
        let name = if rule.explanation.bad.starts_with("# file: ") {
            rule.explanation.bad.lines().next().unwrap()["# file: ".len()..].to_owned()
        } else {
            let id = rule.explanation.bad.lines().find_map(|line| line.strip_prefix("id: "));
            format!("{}.yaml", id.unwrap())
        };
        let path = format!("records/{}/{name}", &name[..4]);
        office.write(&path, rule.explanation.bad);
        office.write("meeting.yaml", rule.explanation.settings.unwrap_or_default());
        office.write("directory.yaml", rule.explanation.directory.unwrap_or_default());
        let mut narrow = office.command();
        let printed = office.finish(narrow.env("COLUMNS", "96").args(["validate", "-q", &path])).stdout;
        let page = explain(&[rule.code]).stdout;
        let shown: String =
            printed.trim_end().lines().map(|line| format!("    {line}").trim_end().to_owned() + "\n").collect();
        assert!(page.contains(&shown), "{}\n{shown}\n{page}", rule.code);
    }
}

#[test]
fn the_table_has_every_code_once_in_columns() {
    for language in ["en", "vi"] {
        let table = explain(&["--lang", language]).stdout;
        let rows: Vec<&str> = table.lines().filter(|line| line.starts_with("  ")).collect();
        let codes: BTreeSet<&str> = rows.iter().map(|row| row.split_whitespace().next().unwrap()).collect();
        assert_eq!((rows.len(), codes.len()), (rules::ALL.len(), rules::ALL.len()));
        assert_eq!(codes, rules::ALL.iter().map(|rule| rule.code).collect());
        let title = |code: &str| {
            let rule = rules::ALL.iter().find(|rule| rule.code == code).unwrap();
            rule.explanation.title(Language::of_code(language).unwrap())
        };
        let before_title = |row: &&str| {
            let title = title(row.split_whitespace().next().unwrap());
            assert!(row.ends_with(title), "{row}");
            width(row) - width(title)
        };
        let columns: BTreeSet<usize> = rows.iter().map(before_title).collect();
        assert_eq!(columns.len(), 1, "{table}");
        let headings = table.lines().filter(|line| !line.starts_with("  ") && !line.is_empty()).collect::<Vec<_>>();
        assert_eq!(headings.len(), 4);
        assert_snapshot!(format!("headings_{language}"), headings.join("\n"));
    }
}

#[test]
fn lines_keep_to_the_width_and_colours_to_terminals() {
    let office = Office::empty();
    let narrow = office.finish(office.command().env("COLUMNS", "60").args(["explain", "bad-date"])).stdout;
    let words = narrow.split_once("\nWrong:").unwrap().0;
    assert!(words.lines().all(|line| width(line) <= 60), "{words}");
    assert!(words.contains("`due_text`"), "marks stay");
    let colour = explain(&["no-lead", "--color", "always"]).stdout;
    assert!(colour.starts_with("\u{1b}[1;33mwarning\u{1b}[0m[no-lead]: "));
    assert!(!explain(&["no-lead"]).stdout.contains('\u{1b}'));
    assert!(explain(&["--color", "always"]).stdout.contains("\u{1b}[1;31merror\u{1b}[0m "));
}

#[test]
fn several_codes_and_wrong_ones() {
    let both = explain(&["no-chair", "NO-LEAD"]).stdout;
    assert_eq!(both, explain(&["no-chair"]).stdout + "\n" + &explain(&["no-lead"]).stdout);
    let office = Office::empty();
    assert_snapshot!(office.run(&["explain", "no-chair", "no-chiar"]).transcript());
    assert_snapshot!(office.run(&["explain", "settings-unknown-kye", "--lang", "vi"]).transcript());
    assert_snapshot!(office.run(&["explain", "zzzzzz"]).transcript());
}

#[test]
fn the_page_of_all_rules_has_an_anchor_for_each() {
    let page = explain(&["--format", "markdown"]).stdout;
    for rule in rules::ALL {
        assert_eq!(page.matches(&format!("\n### {}\n", rule.code)).count(), 1, "{}", rule.code);
        assert_eq!(page.matches(&format!("](#{})", rule.code)).count(), 1, "{}", rule.code);
    }
    // Every block that is opened is closed before a heading.
    let mut is_open = false;
    for line in page.lines() {
        if line.starts_with("```") {
            is_open = !is_open;
        }
        assert!(!(is_open && line.starts_with("### ")), "{line}");
    }
    assert!(!is_open);
}
