//! `meeting fmt`, whole outputs.

use std::fs;
use std::path::Path;

use insta::assert_snapshot;
use lossless_yaml::parse;
use meeting_core::model::format;

use crate::support::{Office, files, repository};

const DISORDERLY: &str = include_str!("../data/disorderly.yaml");
const PATH: &str = "records/2023/2023-06-12-giao-ban.yaml";

fn read(office: &Office, path: &str) -> String {
    fs::read_to_string(office.root().join(path)).unwrap()
}

#[test]
fn a_disorderly_record_before_and_after() {
    let office = Office::empty();
    office.write(PATH, DISORDERLY);
    let run = office.run(&["fmt"]);
    let after = read(&office, PATH);
    assert_snapshot!(format!("{DISORDERLY}======\n{after}======\n{}", run.transcript()));
    assert_eq!(parse(DISORDERLY).unwrap().value, parse(&after).unwrap().value);
    assert_snapshot!(office.run(&["fmt", "--lang", "vi"]).transcript());
    assert_eq!(read(&office, PATH), after);
}

#[test]
fn checking_and_showing_write_nothing() {
    let office = Office::sample();
    office.write(PATH, "id: a\nformat: 1\n");
    office.write("records/2023/2023-06-13-b.yaml", "format: 1\nx: [a]\n");
    for arguments in [
        &["fmt", "--check"][..],
        &["fmt", "--check", "-q"],
        &["fmt", "--check", "--lang", "vi"],
        &["fmt", "--diff"],
        &["fmt", "--check", "--diff", "-q", "records/2023"],
    ] {
        assert_snapshot!(format!("{}\n{}", arguments.join(" "), office.run(arguments).transcript()));
    }
    assert_eq!(read(&office, PATH), "id: a\nformat: 1\n");
    assert_snapshot!(office.run(&["fmt", "-q"]).transcript());
    assert_eq!(read(&office, PATH), "format: 1\nid: a\n");
    assert_eq!(office.run(&["fmt", "--check"]).code, 0);
}

#[cfg(unix)]
#[test]
fn names_of_files_are_shown_and_not_obeyed() {
    let office = Office::empty();
    office.write("a\u{1b}[2J\nb.yaml", "id: a\nformat: 1\n");
    for arguments in [&["fmt", "--check", "."][..], &["fmt", "--diff", "."], &["fmt", "."]] {
        assert_snapshot!(format!("{}\n{}", arguments.join(" "), office.run(arguments).transcript()));
    }
}

#[test]
fn what_is_canonical_is_not_touched() {
    let office = Office::sample();
    let long_ago = std::time::UNIX_EPOCH + std::time::Duration::from_secs(1_000_000_000);
    let records: Vec<_> = walk(&office.root().join("records"));
    assert!(records.len() > 5);
    for path in &records {
        fs::File::options().write(true).open(path).unwrap().set_modified(long_ago).unwrap();
    }
    let path = office.write(PATH, "id: a\nformat: 1\n");
    assert_eq!(office.run(&["fmt"]).stdout, format!("{PATH}\n"));
    for path in &records {
        assert_eq!(path.metadata().unwrap().modified().unwrap(), long_ago, "{}", path.display());
    }
    assert_ne!(path.metadata().unwrap().modified().unwrap(), long_ago);
}

fn walk(folder: &Path) -> Vec<std::path::PathBuf> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.flat_map(|path| if path.is_dir() { walk(&path) } else { vec![path] }).collect()
}

#[test]
fn standard_input_to_standard_output() {
    let office = Office::empty();
    assert_snapshot!(office.run_with_input(&["fmt", "-"], "\u{feff}id: a\r\nformat: 1").transcript());
    assert_eq!(
        office.run_with_input(&["fmt", "-"], "\u{feff}id: a\r\nformat: 1").stdout,
        "\u{feff}format: 1\r\nid: a\r\n"
    );
    assert_snapshot!(office.run_with_input(&["fmt", "-"], "format: 1\nid: a\n").transcript());
    assert_snapshot!(office.run_with_input(&["fmt", "-", "--check"], "id: a\nformat: 1\n").transcript());
    assert_snapshot!(office.run_with_input(&["fmt", "-", "--diff"], "id: a\nformat: 1\n").transcript());
    assert_snapshot!(office.run_with_input(&["fmt", "-"], "id: a: b\n").transcript());
}

#[test]
fn what_cannot_be_laid_out_is_left_alone_and_the_others_go_on() {
    let office = Office::empty();
    office.write("records/2023/a.yaml", "title: A\nagenda: [a\n");
    office.write("records/2023/b.yaml", "title: A\nid: b\ntitle: B\n");
    office.write("records/2023/c.yaml", "- a\n");
    office.write("records/2023/d.yaml", b"title: \xFF\n");
    office.write("records/2023/e.yaml", "");
    office.write(PATH, "id: a\nformat: 1\n");
    assert_snapshot!(office.run(&["fmt"]).transcript());
    assert_snapshot!(office.run(&["fmt", "--lang", "vi"]).transcript());
    assert_eq!(read(&office, "records/2023/b.yaml"), "title: A\nid: b\ntitle: B\n");
    assert_eq!(read(&office, PATH), "format: 1\nid: a\n");
    office.write("records/2023/f.yaml", "title: A # c\rid: i\n");
    assert_snapshot!(office.run(&["fmt", "records/2023/f.yaml"]).transcript());
    assert_snapshot!(office.run(&["fmt", "nowhere.yaml"]).transcript());
}

#[test]
fn a_mistake_of_structure_is_no_obstacle() {
    let office = Office::empty();
    office.write(PATH, "titel: A\nstate: 3\nformat: 2\nsession: heute\nagenda: {a: 1}\n");
    assert_eq!(office.run(&["fmt"]).code, 0);
    assert_eq!(read(&office, PATH), "format: 2\nstate: 3\nsession: heute\nagenda:\n  a: 1\ntitel: A\n");
}

#[test]
fn a_file_that_stands_twice_is_laid_out_once() {
    let office = Office::sample();
    office.write(PATH, "id: a\nformat: 1\n");
    let run = office.run(&["fmt", PATH, PATH, "records/2023/../2023"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert_eq!(read(&office, PATH), "format: 1\nid: a\n");
}

#[test]
fn a_file_outside_of_an_archive() {
    let office = Office::empty();
    office.write("a.yaml", "id: a\nformat: 1\n");
    assert_snapshot!(office.run(&["fmt", "a.yaml"]).transcript());
    assert_eq!(read(&office, "a.yaml"), "format: 1\nid: a\n");
    assert_snapshot!(office.run(&["fmt"]).transcript());
}

#[cfg(unix)]
#[test]
fn links_and_files_that_may_not_be_written() {
    use std::os::unix::fs::{PermissionsExt, symlink};

    let office = Office::empty();
    let outside = Office::empty();
    let target = outside.write("a.yaml", "id: a\nformat: 1\n");
    let inside = office.write("drafts/b.yaml", "id: b\nformat: 1\n");
    let kept = office.write("records/2023/c.yaml", "id: c\nformat: 1\n");
    fs::set_permissions(&kept, fs::Permissions::from_mode(0o444)).unwrap();
    symlink(&target, office.root().join("records/2023/a.yaml")).unwrap();
    symlink("../../drafts/b.yaml", office.root().join("records/2023/b.yaml")).unwrap();
    assert_snapshot!(office.run(&["fmt"]).transcript());
    assert_eq!(read(&outside, "a.yaml"), "id: a\nformat: 1\n");
    assert_eq!(read(&office, "records/2023/c.yaml"), "id: c\nformat: 1\n");
    assert_eq!(fs::read_to_string(inside).unwrap(), "format: 1\nid: b\n");
    assert!(office.root().join("records/2023/b.yaml").is_symlink());
}

#[test]
fn the_records_and_templates_of_this_repository_are_canonical() {
    let run = Office::empty().run(&["fmt", "--check", repository().join("records").to_str().unwrap()]);
    assert_eq!((run.code, run.stdout.as_str()), (0, ""));
    for (path, text) in files("crates/meeting-core/src/archive/starter", ".yaml") {
        assert_eq!(format::RECORD.lay_out(&text).unwrap(), text, "{}", path.display());
    }
}

/// What the docs and rules show as right, and what real people have written, in every test of this repository.
#[test]
fn every_record_of_this_repository_keeps_its_value() {
    let office = Office::empty();
    let mut count = 0;
    for (path, text) in files("crates", ".yaml").into_iter().chain(files("tests/data", ".yaml")) {
        let Ok(document) = parse(&text) else { continue };
        if !document.problems.is_empty() || document.value.get("format").is_none() {
            continue;
        }
        let run = office.run_with_input(&["fmt", "-"], text.as_str());
        assert_eq!(run.code, 0, "{}: {}", path.display(), run.stderr);
        assert_eq!(parse(&run.stdout).unwrap().value, document.value, "{}", path.display());
        assert_eq!(office.run_with_input(&["fmt", "-"], run.stdout.as_str()).stdout, run.stdout, "{}", path.display());
        count += 1;
    }
    assert!(count > 50);
}

/// A difference can be given to `git apply`.
#[test]
fn a_difference_is_a_patch() {
    let office = Office::empty();
    office.write(PATH, DISORDERLY);
    let patch = office.write("change.patch", office.run(&["fmt", "--diff"]).stdout);
    assert!(office.program("git").arg("apply").arg(patch).status().unwrap().success());
    assert_eq!(office.run(&["fmt", "--check"]).code, 0);
}

/// The two tasks of a record in every way in which people write them; `no-lead` finds something in both.
const TASKS: [&str; 7] = [
    "- id: t1\n  title: A\n- title: B\n  id: t2\n",
    "  - title: A\n\n    id: t1\n\n  - id: t2\n    title: B\n",
    "-\n  title: A\n  id: t1\n-\n  id: t2\n  title: B\n",
    "  - {id: t1, title: A}\n  - {title: B, id: t2}\n",
    "  - {title: A,\n     id: t1}\n  - {id: t2,\n     title: B}\n",
    "  - title:\n      A\n    id: t1\n  - title: B\n      C\n    id: t2\n",
    "  [{id: t1, title: A}, {title: B, id: t2}]\n",
];

/// The other fields, `format` first, last, and after a comment of the file.
const FIELDS: [(&str, &str); 3] =
    [("format: 1\nid: ID\n", ""), ("id: ID\n", "format: 1\n"), ("# Biên bản\n\nid: ID\n\n# mẫu\nformat: 1\n", "")];

/// A suppression in every possible place, at the end of each line and above it.
fn allowed_everywhere(text: &str) -> Vec<String> {
    const ALLOWED: &str = "# meeting: allow no-lead: cả phòng";
    let lines: Vec<&str> = text.lines().collect();
    let with = |index: usize, line: String| {
        let mut lines: Vec<String> = lines.iter().map(|line| (*line).to_owned()).collect();
        lines[index] = line;
        lines.join("\n") + "\n"
    };
    let mut texts = Vec::new();
    for (index, line) in lines.iter().enumerate() {
        let indentation = &line[..line.len() - line.trim_start().len()];
        texts.push(with(index, format!("{indentation}{ALLOWED}\n{line}")));
        texts.push(with(index, format!("{line} {ALLOWED}")));
    }
    texts.retain(|text| parse(text).is_ok());
    texts
}

/// The findings of all records, file by file, as `file code field`.
fn findings(office: &Office) -> Vec<String> {
    let json = office.run(&["validate", "--all", "--format", "json", "records"]).json();
    let findings = json["findings"].as_array().unwrap().iter();
    let mut found: Vec<String> =
        findings.map(|finding| format!("{} {} {}", finding["file"], finding["code"], finding["path"])).collect();
    found.sort();
    found
}

#[test]
fn allowances_silence_the_same_before_and_after() {
    let office = Office::empty();
    office.write("meeting.yaml", "");
    let mut count = 0;
    for (above, below) in FIELDS {
        for tasks in TASKS {
            let session = "state: final\nsession: {date: 2023-05-08, kind: other}\ntitle: A\nparticipants:\n- {name: A, id: a, roles: [chair]}\n";
            for text in allowed_everywhere(&format!("{above}{session}tasks:\n{tasks}{below}")) {
                count += 1;
                let id = format!("2023-05-08-{count:04}");
                office.write(&format!("records/2023/{id}.yaml"), text.replace("ID", &id));
            }
        }
    }
    let before = findings(&office);
    let run = office.run(&["fmt"]);
    assert_eq!(findings(&office), before);
    // Nearly all have the new layout now; it is said which have not.
    let left = run.stderr.lines().filter(|line| line.contains("would cover something else")).count();
    assert_snapshot!(format!("{count} texts, {left} left alone, exit {}", run.code));
    assert_eq!(office.run(&["fmt", "--check"]).stdout, "");
}

const RECORD: &str = "format: 1\nid: 2023-06-12-giao-ban\ntitle: A\nstate: final\nsession:\n  kind: other\n  date: 2023-06-12\nparticipants:\n  - id: a\n    name: A\n    roles:\n      - chair\n";

#[test]
fn an_allowance_that_worked_works() {
    let allowed = "# meeting: allow no-lead: r";
    for (before, after) in [
        (format!("  - {{id: t1, title: A}} {allowed}\n"), format!("  - id: t1 {allowed}\n    title: A\n")),
        (format!("  - title: D {allowed}\n    id: t4\n"), format!("  {allowed}\n  - id: t4\n    title: D\n")),
        (format!("  {allowed}\n  - title: D\n    id: t4\n"), format!("  {allowed}\n  - id: t4\n    title: D\n")),
    ] {
        let office = Office::empty();
        office.write(PATH, format!("{RECORD}tasks:\n{before}"));
        for _ in 0..2 {
            assert_eq!(office.run(&["validate"]).stdout, "1 record checked: no problems found\n", "{before}");
            assert_eq!(office.run(&["fmt"]).code, 0);
            assert_eq!(read(&office, PATH), format!("{RECORD}tasks:\n{after}"));
        }
    }
}

/// A suppression above `format` is for this line; at the top it would be for the whole file.
#[test]
fn an_allowance_for_a_line_does_not_become_one_for_the_file() {
    let office = Office::empty();
    let rest = RECORD.replace("format: 1\n", "");
    let tasks = "tasks:\n  - id: t1\n    title: A\n";
    let allowed = "# meeting: allow no-lead: r";
    office.write(PATH, format!("{rest}{allowed}\nformat: 1\n{tasks}"));
    let before = findings(&office);
    assert_eq!(before.len(), 2, "{before:?}");
    assert_eq!(office.run(&["fmt"]).code, 0);
    assert_eq!(read(&office, PATH), format!("format: 1 {allowed}\n{rest}{tasks}"));
    assert_eq!(findings(&office), before);
}

#[test]
fn a_record_whose_allowance_would_cover_something_else_is_left_alone() {
    let office = Office::empty();
    office.write("meeting.yaml", "");
    let text = format!("{RECORD}tasks: [{{id: t1, title: A}}] # meeting: allow no-lead: r\n");
    office.write(PATH, &text);
    office.write("records/2023/2023-06-13-b.yaml", "id: b\nformat: 1\n");
    for arguments in [&["fmt", "--check"][..], &["fmt", "--diff", PATH], &["fmt", "--lang", "vi"]] {
        assert_snapshot!(format!("{}\n{}", arguments.join(" "), office.run(arguments).transcript()));
    }
    let filter = office.run_with_input(&["fmt", "-"], text.as_str());
    assert_eq!((filter.code, filter.stdout.as_str()), (2, ""));
    assert_eq!(read(&office, PATH), text);
    // The office's own rules decide what there is to silence: here nothing, before and after.
    office.write("meeting.yaml", "rules: {no-lead: off}\n");
    assert_eq!(office.run(&["fmt"]).code, 0);
    assert_ne!(read(&office, PATH), text);
}

#[test]
fn what_is_no_record_is_left_alone() {
    let office = Office::empty();
    let compose = "titel: x\nservices:\n    web: {image:   nginx}\n";
    for archive in [false, true] {
        if archive {
            office.write("meeting.yaml", "");
        }
        for text in [compose, "format:\ntitle:   x\n"] {
            let file = office.write("compose.yaml", text);
            for flags in
                [&["fmt", "compose.yaml"][..], &["fmt", "--check", "compose.yaml"], &["fmt", "--diff", "compose.yaml"]]
            {
                let run = office.run(flags);
                assert_eq!((run.code, run.stdout.as_str()), (1, ""), "{flags:?} {}", run.stderr);
                assert!(run.stderr.contains("compose.yaml: not a record"), "{}", run.stderr);
            }
            office.run(&["validate", "--fix", "compose.yaml"]);
            assert_eq!(fs::read_to_string(&file).unwrap(), text);
            let piped = office.run_with_input(&["fmt", "-"], text);
            assert_eq!((piped.code, piped.stdout.as_str()), (1, ""), "{}", piped.stderr);
        }
    }
}
