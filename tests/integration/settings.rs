//! `meeting.yaml`: what an office demands and what it does not mind, and suppressions in records.

use insta::assert_snapshot;
use serde_json::Value;

use crate::support::{Office, Run, repository};

/// A record that breaks no rule, with more lines for its session and, after that, for itself.
fn record(id: &str, session: &str, rest: &str) -> String {
    let date = &id[..10];
    format!(
        "format: 1\nid: {id}\ntitle: Giao ban\nstate: final\nsession:\n  kind: regular-meeting\n  date: {date}\n{session}\
         participants:\n  - id: nguyen-thi-hanh\n    name: Nguyễn Thị Hạnh\n    roles:\n      - chair\n{rest}"
    )
}

fn write_record(office: &Office, id: &str, session: &str, rest: &str) {
    office.write(&format!("records/{}/{id}.yaml", &id[..4]), record(id, session, rest));
}

/// The findings as `file code severity`.
fn findings(run: &Run) -> Vec<String> {
    let json = run.json();
    let findings = json["findings"].as_array().unwrap().iter();
    let text = |finding: &Value, key: &str| finding[key].as_str().unwrap().to_owned();
    findings.map(|f| format!("{} {} {}", text(f, "file"), text(f, "code"), text(f, "severity"))).collect()
}

fn validate(office: &Office, arguments: &[&str]) -> Vec<String> {
    findings(&office.run(&[&["validate", "--format", "json"], arguments].concat()))
}

const NONE: [&str; 0] = [];

const TASK: &str = "tasks:\n  - id: t1\n    title: Báo cáo\n";

#[test]
fn an_office_sets_how_grave_findings_are_for_all_and_for_folders() {
    let office = Office::empty();
    for id in ["2019-01-02-a", "2020-01-02-a", "2021-01-02-a"] {
        write_record(&office, id, "", TASK);
    }
    let run = |settings: &str| {
        office.write("meeting.yaml", settings);
        validate(&office, &[])
    };
    let all = |severity: &str| {
        ["2019/2019", "2020/2020", "2021/2021"].map(|year| format!("records/{year}-01-02-a.yaml no-lead {severity}"))
    };
    assert_eq!(run(""), all("warning"));
    assert_eq!(run("rules: {no-lead: error}\n"), all("error"));
    assert_eq!(run("rules: {no-lead: off}\n"), NONE);
    let folders = "rules:\n  no-lead: error\n  paths:\n    records: {no-lead: warning}\n    records/2019/: {no-lead: off}\n    records/2020: {no-lead:}\n";
    assert_eq!(run(folders), all("warning")[1..]);
    // The folder counts in every working directory.
    assert_eq!(validate(&office, &["records/2019/2019-01-02-a.yaml"]), NONE);
    let within = office.finish(office.command().current_dir(office.root().join("records/2019")).args([
        "validate",
        "--format",
        "json",
        "2019-01-02-a.yaml",
    ]));
    assert_eq!(findings(&within), NONE);
    // Standard input has the place of its name.
    let text = record("2019-01-02-a", "", TASK);
    let named = ["validate", "-", "--format", "json", "--stdin-name", "records/2019/2019-01-02-a.yaml"];
    assert_eq!(findings(&office.run_with_input(&named, text.as_str())), NONE);
    // A folder is the same folder, however its letters are composed.
    office.write("meeting.yaml", "records: biên bản\nrules: {paths: {biên bản/cũ: {no-lead: off}}}\n");
    let decomposed = "bie\u{302}n ba\u{309}n/cu\u{303}/2019-01-02-a.yaml";
    office.write(decomposed, &text);
    office.write("biên bản/cũ/2019-01-02-a.yaml", &text);
    for path in ["biên bản/cũ/2019-01-02-a.yaml", decomposed] {
        assert_eq!(validate(&office, &[path]), NONE);
    }
    // The exit code follows.
    office.write("meeting.yaml", "rules: {no-lead: error}\n");
    assert_eq!(office.run(&["validate"]).code, 1);
    office.write("meeting.yaml", "rules: {no-lead: warning}\n");
    assert_eq!(office.run(&["validate"]).code, 0);
}

const OWN_RULES: &str = "require: [session.place, 'directives[].lead', 'participants[].positions']
values:
  session.place: [Hội trường A, Phòng họp số 2]
  session.kind: [regular-meeting, working-session]
patterns: {publication.number: '\\d+-BB/ĐU'}
deadlines: {longest: 90}
schemas: {x-phong: schemas/x-phong.schema.json}
";

fn office_with_rules_of_its_own() -> Office {
    let office = Office::empty();
    office.write("meeting.yaml", OWN_RULES);
    office.write("schemas/x-phong.schema.json", "{\"type\": \"string\", \"pattern\": \"^P[0-9]+$\"}");
    office
}

#[test]
fn rules_of_an_office_in_both_languages() {
    let office = office_with_rules_of_its_own();
    let rest = "  - group: các đảng viên khác\ndirectives:\n  - id: d1\n    kind: request\n    text: Báo cáo\n    to: Văn phòng\n    due: 2030-01-01\n    x-phong: tầng 2\npapers:\n  - kind: minutes\n    number: 5-TB/ĐU\n";
    write_record(&office, "2023-10-02-a", "  place: hội trường a\n", rest);
    assert_snapshot!(office.run(&["validate"]).transcript());
    assert_snapshot!(office.run(&["validate", "--lang", "vi"]).transcript());
    // A draft may be incomplete, but what it says is checked.
    let draft = record("2023-10-02-a", "  place: hội trường a\n", rest).replace("state: final", "state: draft");
    office.write("records/2023/2023-10-02-a.yaml", draft);
    let codes: Vec<String> =
        validate(&office, &[]).iter().map(|line| line.split(' ').nth(1).unwrap().to_owned()).collect();
    assert_eq!(codes, ["office-allow", "late-deadline", "office-schema", "office-pattern"]);
}

#[test]
fn a_value_that_the_format_refuses_is_reported_once() {
    let office = office_with_rules_of_its_own();
    let text = record("2023-10-02-a", "  place: Hội trường A\n", "").replace("kind: regular-meeting", "kind: hop");
    let text = text.replace("    roles:", "    positions: [Giám đốc]\n    roles:");
    office.write("records/2023/2023-10-02-a.yaml", text);
    assert_eq!(validate(&office, &[]), ["records/2023/2023-10-02-a.yaml unknown-value error"]);
}

#[test]
fn a_required_field_under_a_misspelled_name_is_one_mistake() {
    let office = Office::empty();
    office.write("meeting.yaml", "require: [session.place]\n");
    write_record(&office, "2023-10-02-a", "  plce: Hội trường A\n", "");
    assert_eq!(validate(&office, &[]), ["records/2023/2023-10-02-a.yaml unknown-field error"]);
}

#[test]
fn new_refuses_what_the_office_refuses() {
    let office = office_with_rules_of_its_own();
    let arguments = ["new", "--title", "Giao ban", "--date", "2024-01-15", "--kind", "regular-meeting", "--place"];
    let new = |place: &str| office.run(&[&arguments[..], &[place]].concat());
    let refused = new("Phòng họp số 3");
    assert_eq!((refused.code, refused.stdout.as_str()), (1, ""));
    assert!(refused.stderr.contains("error[office-allow]"), "{}", refused.stderr);
    assert!(!office.root().join("records").exists());
    assert_eq!(new("Phòng họp số 2").code, 0);
    let settings = format!("{OWN_RULES}rules: {{paths: {{records/2024: {{office-allow: warning}}}}}}\n");
    office.write("meeting.yaml", settings);
    assert_eq!(new("Phòng họp số 3").code, 0);
}

const BROKEN: &str = "langauge: vi\nrules: {no-laed: error, bad-date: off}\nrequire: [sesion.place]\n";

#[test]
fn mistakes_in_the_settings_are_the_findings() {
    let office = Office::empty();
    office.write("meeting.yaml", BROKEN);
    write_record(&office, "2023-10-02-a", "", TASK);
    assert_snapshot!(office.run(&["validate"]).transcript());
    assert_snapshot!(office.run(&["validate", "--lang", "vi", "--format", "json"]).transcript());
    let list = office.run(&["list"]);
    assert_eq!((list.code, list.stdout.as_str()), (2, ""));
    assert!(list.stderr.contains("error[settings-unknown-key]"), "{}", list.stderr);
    // The file is named as the user sees it.
    let below = office.finish(office.command().current_dir(office.root().join("records")).arg("validate"));
    assert!(below.code == 1 && below.stdout.contains("OFFICE/meeting.yaml:1:1"), "{}", below.stdout);
}

#[test]
fn the_settings_are_checked_as_settings() {
    let office = office_with_rules_of_its_own();
    assert_eq!(validate(&office, &["meeting.yaml"]), NONE);
    assert_eq!(validate(&office, &["."]), NONE);
    office.write("khac/meeting.yaml", BROKEN);
    let found = validate(&office, &["khac/meeting.yaml"]);
    let codes: Vec<&str> = found.iter().map(|line| line.split(' ').nth(1).unwrap()).collect();
    let expected = ["settings-unknown-key", "settings-unknown-key", "settings-unknown-key", "settings-wrong-value"];
    assert_eq!(codes, expected);
    let input = office.run_with_input(&["validate", "-", "--stdin-name", "meeting.yaml"], OWN_RULES);
    assert_eq!(
        (input.code, input.stdout.as_str()),
        (0, "1 settings file checked: no problems found\n"),
        "{}",
        input.stderr
    );
    let input = office.run_with_input(&["validate", "-", "--stdin-name", "meeting.yaml"], BROKEN);
    assert_eq!(input.code, 1);
    // Among the records there are only records.
    office.write("records/2023/meeting.yaml", "language: vi\n");
    let found = validate(&office, &[]);
    assert!(found.contains(&"records/2023/meeting.yaml unknown-field error".to_owned()), "{found:?}");
}

#[test]
fn schemas_come_from_the_archive_and_from_nowhere_else() {
    let office = Office::empty();
    let reason = |schema: Option<&str>| {
        if let Some(schema) = schema {
            office.write("schemas/x-a.json", schema);
        }
        office.write("meeting.yaml", "schemas: {x-a: schemas/x-a.json}\n");
        let json = office.run(&["validate", "--format", "json"]).json();
        json["findings"][0]["message"].as_str().map(str::to_owned)
    };
    write_record(&office, "2023-10-02-a", "", "x-a: 1\n");
    assert!(reason(None).unwrap().starts_with("cannot read schemas/x-a.json"));
    assert_eq!(reason(Some("{\"type\": \"integer\"}")), None);
    assert!(reason(Some("{\"type\": \"integer\"")).unwrap().contains("not a usable JSON Schema"));
    for elsewhere in ["https://example.org/a.json", "file:///etc/passwd", "x-b.json", "../../secret.json"] {
        let message = reason(Some(&format!("{{\"$ref\": \"{elsewhere}\"}}"))).unwrap();
        assert!(message.contains("not a usable JSON Schema"), "{message}");
    }
    let large = format!("{{\"description\": \"{}\"}}", "a".repeat(1 << 20));
    assert!(reason(Some(&large)).unwrap().contains("limit: 1048576"), "{:?}", reason(None));
    let deep = format!("{}{}", "{\"not\":".repeat(200), "}".repeat(200));
    assert!(reason(Some(&deep)).unwrap().contains("recursion limit"));
    #[cfg(unix)]
    {
        std::fs::remove_file(office.root().join("schemas/x-a.json")).unwrap();
        std::fs::write(office.root().join("../secret.json"), "{\"type\": \"text\"}").unwrap();
        std::os::unix::fs::symlink("../../secret.json", office.root().join("schemas/x-a.json")).unwrap();
        let message = reason(None).unwrap();
        assert!(message.contains("symbolic link to a place outside the archive"), "{message}");
    }
}

#[test]
fn allowances_silence_and_are_counted() {
    let office = Office::empty();
    office.write("meeting.yaml", "");
    let allowed = "tasks:\n  - id: t1\n    # meeting: allow no-lead: cả cơ quan cùng làm\n    title: Báo cáo\n";
    write_record(&office, "2023-10-02-a", "", allowed);
    assert_eq!(validate(&office, &[]), NONE);
    let mistakes = "tasks:\n  - id: t1\n    # meeting: allow no-lead:\n    title: Báo cáo\n  - id: t2 # meeting: allow no-laed: x\n    title: Họp # meeting: allow no-chair: x\n";
    write_record(&office, "2023-10-02-a", "", mistakes);
    assert_snapshot!(office.run(&["validate"]).transcript());
    assert_snapshot!(office.run(&["validate", "--lang", "vi"]).transcript());
}

#[test]
fn an_allowance_is_unused_only_where_its_rule_has_run() {
    let office = Office::empty();
    office.write("meeting.yaml", "");
    let top = "# meeting: allow same-id-other-name: tên cũ\n# meeting: allow unresolved-link: biên bản chưa số hóa\n";
    let text = format!("{top}{}", record("2023-10-02-a", "", ""));
    let path = "records/2023/2023-10-02-a.yaml";
    office.write(path, &text);
    let unused = |count: usize| vec![format!("{path} unused-allowance warning"); count];
    assert_eq!(validate(&office, &[]), unused(2));
    // Alone, the record is not compared with all others; without an archive, with none.
    assert_eq!(validate(&office, &[path]), unused(1));
    std::fs::remove_file(office.root().join("meeting.yaml")).unwrap();
    std::fs::rename(office.root().join("records"), office.root().join("r")).unwrap();
    assert_eq!(validate(&office, &["r/2023/2023-10-02-a.yaml"]), NONE);
    // What it is for is found, and silenced, also where other records have to be read.
    let review = format!("{top}{}", record("2023-10-02-a", "", "reviews: ['2022-01-01-cu#t1']\n"));
    office.write(path, review);
    office.write("meeting.yaml", "");
    assert_eq!(validate(&office, &[path]), NONE);
    assert_eq!(validate(&office, &[]), unused(1));
}

/// The blocks of a page that are fenced with this language.
fn blocks(page: &str, language: &str) -> Vec<String> {
    let fence = format!("```{language}\n");
    page.split(&fence).skip(1).map(|rest| rest.split("```").next().unwrap().to_owned()).collect()
}

#[test]
fn the_page_explains_every_setting_with_an_example_that_works() {
    let page = std::fs::read_to_string(repository().join("docs/settings.md")).unwrap();
    let (page, own) = page.split_once("\n## Your own settings\n").unwrap();
    let office = Office::empty();
    let config = office.home().join(".config/meeting");
    std::fs::create_dir_all(&config).unwrap();
    std::fs::write(config.join("config.yaml"), &blocks(own, "yaml")[0]).unwrap();
    office.write("schemas/x-phong.schema.json", &blocks(page, "json")[0]);
    let (records, settings): (Vec<String>, Vec<String>) =
        blocks(page, "yaml").into_iter().partition(|block| block.contains("format: 1"));
    for example in &settings {
        office.write("meeting.yaml", example);
        let run = office.run(&["validate", "meeting.yaml"]);
        assert_eq!(run.code, 0, "{example}{}", run.stdout);
    }
    for key in keys() {
        assert!(page.contains(&format!("\n## `{key}`\n")), "{key}");
        assert!(settings.iter().any(|example| example.starts_with(&format!("{key}:"))), "{key}");
    }
    let run = office.run_with_input(&["validate", "-", "--warnings-as-errors"], records[0].as_str());
    assert_eq!(run.code, 0, "{}", run.stdout);
    let bare: String = records[0]
        .lines()
        .filter(|line| !line.trim().starts_with('#'))
        .fold(String::new(), |text, line| text + line.split(" # ").next().unwrap() + "\n");
    let run = office.run_with_input(&["validate", "-", "--format", "json"], bare);
    assert_eq!(findings(&run).len(), 4, "{}", run.stdout);
}

/// The names of all settings.
fn keys() -> Vec<String> {
    let schema: Value = serde_json::from_str(&Office::empty().run(&["schema", "--settings"]).stdout).unwrap();
    schema["properties"].as_object().unwrap().keys().cloned().collect()
}

/// What `init` writes, with the `#` taken from every line that is no prose.
#[test]
fn a_new_archive_explains_every_setting_in_both_languages() {
    for (language, field) in [("vi", "x-phong"), ("en", "x-room")] {
        let office = Office::empty();
        assert_eq!(office.run(&["init", "--lang", language]).code, 0);
        assert_eq!(office.run(&["validate", "--warnings-as-errors"]).code, 0);
        let text = std::fs::read_to_string(office.root().join("meeting.yaml")).unwrap();
        let is_setting = |line: &str| {
            line.starts_with(' ')
                || keys().iter().any(|key| line.strip_prefix(key.as_str()).is_some_and(|rest| rest.starts_with(':')))
        };
        let lines = text.lines().map(|line| match line.strip_prefix("# ") {
            Some(setting) if is_setting(setting) => setting,
            _ => line,
        });
        let all = lines.collect::<Vec<_>>().join("\n") + "\n";
        for key in keys() {
            assert!(all.lines().any(|line| line.starts_with(&format!("{key}:"))), "{language} {key}");
        }
        office.write(&format!("schemas/{field}.schema.json"), "{}");
        office.write("meeting.yaml", &all);
        let run = office.run(&["validate", "meeting.yaml"]);
        assert_eq!(run.code, 0, "{}", run.stdout);
        // Each of them is in force now.
        write_record(&office, "2023-10-02-a", "  place: Sân\n", "papers:\n  - kind: minutes\n    number: x\n");
        let codes: Vec<String> =
            validate(&office, &[]).iter().map(|line| line.split(' ').nth(1).unwrap().to_owned()).collect();
        // The copy of the schema does not know the own kind yet.
        assert_eq!(codes, ["office-allow", "office-pattern", "outdated-schema"], "{language}");
    }
}
