//! Malicious files: each fails fast with a clear error, and hides no other file.

use std::fmt::Write as _;

use crate::support::{Office, Run};

const GOOD: &str =
    "format: 1\nid: 2024-01-02-tot\ntitle: Tốt\nstate: draft\nsession:\n  kind: other\n  date: 2024-01-02\n";

/// The codes of the findings in one file.
fn codes(bytes: &[u8]) -> Vec<String> {
    let office = Office::empty();
    office.write("records/2024/2024-01-01-xau.yaml", bytes);
    office.write("records/2024/2024-01-02-tot.yaml", GOOD);
    let run: Run = office.run(&["validate", "--format", "json"]);
    assert_eq!(run.code, 1, "{}{}", run.stdout, run.stderr);
    let json = run.json();
    assert_eq!(json["checked"], 2);
    // The human output must cope with it as well.
    assert_eq!(office.run(&["validate", "--lang", "vi", "--color", "always"]).code, 1);
    let mut codes: Vec<String> =
        json["findings"].as_array().unwrap().iter().map(|f| f["code"].as_str().unwrap().to_owned()).collect();
    codes.dedup();
    codes
}

#[test]
fn deep_nesting() {
    assert_eq!(codes("[".repeat(100_000).as_bytes()), ["too-deep"]);
    assert_eq!(codes("- ".repeat(100_000).as_bytes()), ["too-deep"]);
    assert_eq!(codes("{a: ".repeat(10_000).as_bytes()), ["too-deep"]);
    assert_eq!(codes("? ".repeat(50_000).as_bytes()), ["unsupported-yaml", "too-deep"]);
    let mut steps = String::new();
    for depth in 0..1000 {
        writeln!(steps, "{}a:", " ".repeat(depth)).unwrap();
    }
    assert_eq!(codes(steps.as_bytes()), ["too-deep"]);
}

#[test]
fn references_within_yaml() {
    let laughs = "a: &a [x, x, x, x]\nb: &b [*a, *a, *a, *a]\nc: &c [*b, *b, *b, *b]\nd: [*c, *c, *c, *c]\n";
    assert_eq!(codes(laughs.as_bytes()), ["unsupported-yaml"]);
    assert_eq!(codes(b"a: *nothing\n"), ["unsupported-yaml"]);
    assert_eq!(codes(b"title: !!binary aGVsbG8=\n"), ["unsupported-yaml"]);
    assert_eq!(codes(b"<<: {a: b}\n"), ["unsupported-yaml"]);
    assert_eq!(codes(b"[a, b]: c\n"), ["unsupported-yaml"]);
    assert_eq!(codes(b"%YAML 1.2\n---\na: b\n"), ["unsupported-yaml"]);
}

#[test]
fn size() {
    assert_eq!(codes(&vec![b'#'; 100 << 20]), ["too-large"]);
    assert_eq!(codes(&vec![b' '; 1 << 20]), ["empty-file"]);
    let mut wide = String::from("format: 1\n");
    for key in 0..60_000 {
        writeln!(wide, "k{key}: 1").unwrap();
    }
    assert_eq!(codes(wide.as_bytes())[0], "missing-field");
    let mut same = String::new();
    for _ in 0..100_000 {
        same.push_str("a: 1\n");
    }
    assert!(codes(same.as_bytes()).contains(&"duplicate-key".to_owned()));
    let long = format!("title: \"{}\"\n", "Đ".repeat(400_000));
    assert_eq!(codes(long.as_bytes())[0], "missing-field");
}

#[test]
fn bytes_that_are_no_text() {
    assert_eq!(codes(b"title: a\0b\n"), ["not-text"]);
    assert_eq!(codes(b"title: \xff\xfe\n"), ["not-text"]);
    assert_eq!(codes(b"\xff\xfet\0i\0"), ["not-text"]);
    assert_eq!(codes(b"title: a\x1b[31mb\n"), ["not-text"]);
    assert_eq!(codes(b""), ["empty-file"]);
    assert_eq!(codes(b"# nothing\n\n"), ["empty-file"]);
    assert_eq!(codes(b"---\n"), ["empty-file"]);
    assert_eq!(codes(b"just words\n"), ["wrong-type"]);
    assert_eq!(codes(b"a: b\n---\nc: d\n"), ["several-documents"]);
    assert_eq!(codes(b"title: Giao ban\n\tstate: draft\n")[0], "yaml-syntax");
}

#[test]
fn two_accidents_have_advice_of_their_own() {
    let office = Office::empty();
    office.write("records/2024/2024-01-01-a.yaml", "title: Kết luận: giao Sở Y tế\n");
    let run = office.run(&["validate", "--lang", "vi"]);
    assert!(run.stdout.contains("\"A: B\""), "{}", run.stdout);
}

#[cfg(unix)]
#[test]
fn a_file_that_cannot_be_read_is_a_finding_of_its_own() {
    let office = Office::empty();
    office.write("records/2024/2024-01-02-tot.yaml", GOOD);
    std::os::unix::fs::symlink("nowhere.yaml", office.root().join("records/2024/2024-01-03-link.yaml")).unwrap();
    let json = office.run(&["validate", "--format", "json"]).json();
    assert_eq!(json["checked"], 2);
    assert_eq!(json["findings"][0]["code"], "unreadable-file");
    assert_eq!(json["findings"][0]["file"], "records/2024/2024-01-03-link.yaml");
}

#[cfg(unix)]
#[test]
fn links_out_of_the_archive_are_not_followed() {
    use std::os::unix::fs::symlink;

    let office = Office::empty();
    let secret = office.root().parent().unwrap().join("secret.yaml");
    std::fs::write(&secret, "title: bí mật: của người khác\n").unwrap();
    office.write("meeting.yaml", "");
    office.write("records/2024/2024-01-02-tot.yaml", GOOD);
    symlink(&secret, office.root().join("records/2024/2024-01-03-ngoai.yaml")).unwrap();
    for arguments in
        [vec!["show", "2024-01-03-ngoai"], vec!["validate", "records/2024/2024-01-03-ngoai.yaml"], vec!["validate"]]
    {
        let run = office.run(&arguments);
        assert_ne!(run.code, 0, "{arguments:?}");
        assert!(
            !format!("{}{}", run.stdout, run.stderr).contains("bí mật"),
            "{arguments:?}: {}{}",
            run.stdout,
            run.stderr
        );
    }
    let outside = office.root().parent().unwrap().join("outside");
    std::fs::create_dir(&outside).unwrap();
    let other = Office::empty();
    symlink(&outside, other.root().join("schemas")).unwrap();
    assert_eq!(other.run(&["init"]).code, 2);
    assert_eq!(std::fs::read_dir(&outside).unwrap().count(), 0);
    symlink(&outside, office.root().join("records/2025")).unwrap();
    let run = office.run(&["list", "--format", "ids"]);
    assert!(run.stderr.contains("skipped 2 unreadable records"), "{}", run.stderr);
}

#[test]
fn a_typo_in_the_settings_is_no_empty_archive() {
    let office = Office::empty();
    office.write("meeting.yaml", "records: recods\n");
    office.write("records/2024/2024-01-02-tot.yaml", GOOD);
    assert_eq!(office.run(&["validate"]).code, 2);
    assert_eq!(office.run(&["list"]).code, 2);
}

#[test]
fn a_file_that_cannot_be_read_makes_no_other_wrong() {
    let office = Office::sample();
    let path = "records/2023/2023-08-18-hoi-nghi-trien-khai-hoc-ba-so.yaml";
    office.write(path, [std::fs::read(office.root().join(path)).unwrap(), vec![0xFF]].concat());
    let json = office.run(&["validate", "--format", "json"]).json();
    let codes: Vec<&str> = json["findings"].as_array().unwrap().iter().map(|f| f["code"].as_str().unwrap()).collect();
    assert_eq!(codes, ["not-text"]);
}

#[test]
fn floods_of_mistakes_are_cut_short() {
    let nulls = format!("tasks:\n{}", "- null\n".repeat(100_000));
    let mut unknown = String::from("format: 1\nsession:\n");
    for key in 0..50_000 {
        writeln!(unknown, "  k{key}: 1").unwrap();
    }
    let empty = format!("tasks:\n{}", "- {}\n".repeat(100_000));
    for text in [nulls, unknown, empty] {
        assert!(codes(text.as_bytes()).len() <= 1000);
    }
    let office = Office::empty();
    let tasks = (0..3000).map(|task| format!("{{id: t{task}, title: x}}")).collect::<Vec<_>>().join(", ");
    office.write("records/2024/2024-01-02-tot.yaml", format!("{GOOD}tasks: [{tasks}]\n"));
    assert_eq!(office.run(&["list", "tasks", "--format", "ids"]).stdout.lines().count(), 3000);
    assert_eq!(office.run(&["list", "tasks", "--columns", "ref,title"]).code, 0);
}

#[cfg(target_os = "linux")]
#[test]
fn output_that_cannot_be_written_is_a_failure() {
    let office = Office::sample();
    for arguments in ["list", "--help", "-V", "show 2023-05-08"] {
        let output = office.program("sh").args(["-c", &format!("meeting {arguments} > /dev/full")]).output().unwrap();
        assert_eq!(output.status.code(), Some(2), "{arguments}: {}", String::from_utf8_lossy(&output.stderr));
    }
}

#[cfg(unix)]
#[test]
fn a_linked_folder_of_the_command_line_leads_nowhere() {
    let office = Office::empty();
    let outside = office.root().parent().unwrap().join("outside");
    std::fs::create_dir(&outside).unwrap();
    let text = GOOD.replace("title: Tốt", "titel: Tốt");
    std::fs::write(outside.join("2024-01-02-tot.yaml"), &text).unwrap();
    office.write("records/2023/2024-01-02-tot.yaml", GOOD);
    std::os::unix::fs::symlink(&outside, office.root().join("records/2024")).unwrap();
    let link = "records/2024/2024-01-02-tot.yaml";
    for arguments in [
        &["validate", "--fix", "records/2024"][..],
        &["validate", "--fix", link],
        &["-C", "records", "validate", "--fix", "2024"],
        &["fmt", "records/2024"],
        &["fmt", link],
    ] {
        let run = office.run(arguments);
        assert_ne!(run.code, 0, "{arguments:?}");
        assert!(!run.stdout.contains("titel"), "{}", run.stdout);
        assert_eq!(std::fs::read_to_string(outside.join("2024-01-02-tot.yaml")).unwrap(), text);
    }
    // A file outside of the archive is checked without it.
    let beside = office.root().parent().unwrap().join("beside.yaml");
    std::fs::write(beside, GOOD).unwrap();
    assert_eq!(
        office.run(&["validate", "../beside.yaml", "--format", "json"]).json()["findings"][0]["code"],
        "file-name"
    );
}
