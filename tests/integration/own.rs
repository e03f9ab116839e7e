//! The words of offices: kinds, roles and votes of the format, and the kinds and fields that an office adds.

use std::fs;

use insta::assert_snapshot;

use crate::support::Office;

const GENERAL_MEETING: &str = "2024-02-23";

#[test]
fn votes_deputies_and_groups_at_sites_are_shown() {
    let office = Office::sample();
    for language in ["vi", "en"] {
        let shown = office.run(&["show", GENERAL_MEETING, "--lang", language]);
        assert_eq!(shown.code, 0, "{}", shown.stderr);
        assert_snapshot!(format!("general_meeting_{language}"), shown.stdout);
    }
    let chaired = |query: &str| office.run(&["list", query, "--format", "ids"]).stdout;
    assert_eq!(chaired("chair:Trần Thị Mận"), "2024-02-23-dai-hoi-hoi-khuyen-hoc-huyen\n");
    assert_eq!(chaired("kind:general-meeting"), "2024-02-23-dai-hoi-hoi-khuyen-hoc-huyen\n");
    assert_eq!(chaired("kind:đại hội"), "2024-02-23-dai-hoi-hoi-khuyen-hoc-huyen\n");
}

#[test]
fn an_equal_chair_of_older_records_is_a_chair() {
    let office = Office::sample();
    let path = office.root().join("records/2024/2024-02-23-dai-hoi-hoi-khuyen-hoc-huyen.yaml");
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, text.replace("- deputy-chair", "- co-chair")).unwrap();
    let run = office.run(&["validate", "--warnings-as-errors"]);
    assert_eq!(run.code, 0, "{}", run.stdout);
    assert!(run.stdout.contains("note[old-form]"), "{}", run.stdout);
    assert_eq!(office.run(&["validate", "--fix"]).code, 0);
    assert_eq!(fs::read_to_string(&path).unwrap(), text.replace("- deputy-chair", "- chair"));
}

const TASK: &str = "2024-03-14#t2";

#[test]
fn the_address_of_work_elsewhere() {
    let office = Office::sample();
    let url = |office: &Office| office.run(&["list", "tasks", "id:2024-03-14#t2", "--columns", "ref,url"]);
    assert!(url(&office).stdout.contains("https://example.org/tickets/PLAT-212"));
    let json = office.run(&["list", "tasks", "id:2024-03-14#t2", "--format", "json"]).json();
    assert_eq!(json["items"][0]["url"], "https://example.org/tickets/PLAT-212");
    let shown = |language: &str| office.run(&["show", TASK, "--lang", language]).stdout;
    assert!(shown("vi").contains("Địa chỉ web: https://example.org/tickets/PLAT-212"), "{}", shown("vi"));
    assert!(shown("en").contains("Web address: https://example.org/tickets/PLAT-212"), "{}", shown("en"));
    let new = &["new", "--title", "Họp", "--date", "20/3/2024", "--kind", "team-meeting", "--draft"];
    assert_eq!(office.run(new).code, 0);
    let add = ["add", "2024-03-20", "task", "Dịch màn hình; Priya Raman", "--url", "https://example.org/t/9"];
    assert_eq!(office.run(&add).code, 0);
    assert_eq!(office.run(&["set", "2024-03-20#t1", "url=https://example.org/t/10"]).code, 0);
    let refs = office.run(&["list", "tasks", "--columns", "url", "--sort", "url", "--format", "csv"]).stdout;
    assert!(
        refs.starts_with(
            "url\nhttps://example.org/cong-viec/112\nhttps://example.org/t/10\nhttps://example.org/tickets/PLAT-212\n"
        ),
        "{refs}"
    );
    let wrong = office.run(&["set", "2024-03-20#t1", "url=PLAT-9"]);
    assert!(wrong.stderr.contains("web-address"), "{}", wrong.stderr);
}
