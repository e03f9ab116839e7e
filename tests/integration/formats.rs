//! `meeting validate --format github|sarif|junit|json`, and how much of the findings people are shown.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;

use insta::assert_snapshot;
use serde_json::Value;

use crate::support::{Office, Run, files, repository};

const EIGHT: &str = include_str!("../data/eight-mistakes.yaml");
const EIGHT_FILE: &str = "records/2023/2023-05-08-giao-ban.yaml";
const CLEAN: &str =
    "format: 1\nid: 2024-01-02-tot\ntitle: Tốt\nstate: draft\nsession:\n  kind: other\n  date: 2024-01-02\n";

/// A name that means something to everybody who reads names carelessly, in a folder that does too.
const NASTY_NAME: &str = "inbox/a,b %41&<c>\"d'/::error file=x::y#[z](1)?\n::warning::\u{1b}[31m Đảng.yaml";

/// A record that says such things as well.
const NASTY: &str = "format: 1\nid: 2024-01-02-xau\ntitle: xau\nstate: draft\nsession:\n  kind: other\n  date: 2024-01-02\n\
     \"::error::%0A]]> <b> & [x](http://a) {0} \\n::error::x \\u0001 \\uFFFE \\u202E \\r::warning::y\": 1\n";

fn schema(path: &str) -> jsonschema::Validator {
    let text = fs::read_to_string(repository().join(path)).unwrap();
    // The standard's pattern of a language has a bracket that strict readers want escaped; it means the same.
    let text = text.replace("{2}]?$", "{2}\\\\]?$");
    jsonschema::validator_for(&serde_json::from_str(&text).unwrap()).unwrap()
}

fn is_valid(schema: &jsonschema::Validator, document: &Value) {
    let errors: Vec<String> =
        schema.iter_errors(document).map(|error| format!("{}: {error}", error.instance_path())).collect();
    assert!(errors.is_empty(), "{errors:#?}");
}

/// An office with the bad example of every rule, a clean record, and one of strange name and text.
fn every_mistake() -> Office {
    let office = Office::empty();
    for (path, text) in files("crates/meeting-core/src/check/rules", "bad.yaml") {
        let code = path.parent().unwrap().file_name().unwrap().to_str().unwrap();
        let id = text.lines().find_map(|line| line.strip_prefix("id: ")).unwrap_or("khong-ma");
        office.write(&format!("inbox/{code}/{id}.yaml"), &text);
    }
    office.write("inbox/2024-01-02-tot.yaml", CLEAN);
    if cfg!(unix) {
        office.write(NASTY_NAME, NASTY);
    }
    office
}

fn validate(office: &Office, format: &str, more: &[&str]) -> Run {
    let mut arguments = vec!["validate", "inbox", "--format", format];
    arguments.extend(more);
    office.run(&arguments)
}

fn findings(run: &Run) -> Vec<Value> {
    run.json()["findings"].as_array().unwrap().clone()
}

fn eight() -> Office {
    let office = Office::empty();
    office.write(EIGHT_FILE, EIGHT);
    office.write("records/2024/2024-01-02-tot.yaml", CLEAN);
    office
}

#[test]
fn whole_outputs() {
    let office = eight();
    for format in ["github", "junit"] {
        for language in ["en", "vi"] {
            let run = office.run(&["validate", "--format", format, "--lang", language]);
            assert_snapshot!(format!("{format}_{language}"), run.transcript());
        }
    }
    let mut log = office.run(&["validate", "--format", "sarif", "--lang", "vi"]).json();
    // The rules are those of `meeting explain`; the first shows their form.
    let driver = &mut log["runs"][0]["tool"]["driver"];
    driver["rules"].as_array_mut().unwrap().truncate(1);
    driver["version"] = "VERSION".into();
    for result in log["runs"][0]["results"].as_array_mut().unwrap() {
        result.as_object_mut().unwrap().remove("ruleIndex");
    }
    assert_snapshot!("sarif_vi", format!("{log:#}"));
}

#[test]
fn annotations_are_one_line_each_at_the_right_place() {
    let office = every_mistake();
    let github = validate(&office, "github", &["-q"]);
    let json = findings(&validate(&office, "json", &[]));
    assert_eq!((github.code, github.stderr.as_str()), (1, ""));
    let lines: Vec<&str> = github.stdout.split_terminator('\n').collect();
    assert_eq!(lines.len(), json.len());
    assert!(!github.stdout.contains('\r') && !github.stdout.contains(['\u{1b}', '\u{202e}']));
    for (line, finding) in lines.iter().zip(&json) {
        let severity = finding["severity"].as_str().unwrap();
        let mut start = format!("::{} file=inbox/", if severity == "note" { "notice" } else { severity });
        assert!(line.starts_with(&start), "{line}");
        let (properties, message) = line[2..].split_once("::").unwrap();
        start = format!(",line={},endLine={}", finding["line"], finding["end_line"]);
        assert!(properties.contains(&start), "{line}");
        let columns = format!(",col={},endColumn={}", finding["column"], finding["end_column"]);
        assert_eq!(properties.contains(&columns), finding["line"] == finding["end_line"], "{line}");
        assert!(properties.ends_with(&format!(",title={}", finding["code"].as_str().unwrap())), "{line}");
        // A file, a place of two or four numbers and a title: nothing else has got in.
        assert!(matches!(properties.matches(',').count(), 3 | 5), "{line}");
        assert!(!message.is_empty());
    }
    let without = validate(&office, "github", &[]);
    assert_eq!(without.stdout, github.stdout);
    assert_eq!(without.stderr.lines().count(), 1, "the summary: {}", without.stderr);
}

#[test]
fn files_are_named_from_the_root_of_the_repository() {
    let office = Office::empty();
    office.write("repo/.git/HEAD", "ref: refs/heads/main\n");
    let file = office.write("repo/van-phong/records/2023/2023-05-08-giao-ban.yaml", EIGHT);
    let root = office.root();
    let named = |folder: &str, path: &[&str], workspace: Option<&str>| {
        let mut command = office.command();
        command.current_dir(root.join(folder)).args(["validate", "--format", "github", "-q"]).args(path);
        if let Some(workspace) = workspace {
            command.env("GITHUB_WORKSPACE", root.join(workspace));
        }
        let run = office.finish(&mut command);
        assert_eq!(run.code, 1, "{}", run.stderr);
        let line = run.stdout.lines().next().unwrap().to_owned();
        line.split_once("file=").unwrap().1.split_once(',').unwrap().0.to_owned()
    };
    let whole = "van-phong/records/2023/2023-05-08-giao-ban.yaml";
    assert_eq!(named("repo/van-phong", &[], None), whole);
    assert_eq!(named("repo/van-phong/records/2023", &["2023-05-08-giao-ban.yaml"], None), whole);
    assert_eq!(named("repo", &[file.to_str().unwrap()], None), whole);
    assert_eq!(named(".", &["-C", "repo/van-phong", "records"], None), whole);
    assert_eq!(named("repo/van-phong", &[], Some(".")), format!("repo/{whole}"));
    assert_eq!(named("repo/van-phong", &[], Some("elsewhere")), whole);
    let elsewhere = format!("OFFICE/repo/{whole}");
    fs::create_dir_all(root.join("other/.git")).unwrap();
    assert_eq!(named("other", &["../repo/van-phong"], None), elsewhere);
}

#[test]
fn sarif_is_what_the_standard_says() {
    let office = every_mistake();
    let standard = schema("tests/data/sarif-schema-2.1.0.json");
    let json = findings(&validate(&office, "json", &[]));
    for language in ["en", "vi"] {
        let run = validate(&office, "sarif", &["--lang", language]);
        assert_eq!((run.code, run.stderr.as_str()), (1, ""));
        let log = run.json();
        is_valid(&standard, &log);
        let run = &log["runs"][0];
        let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
        let results = run["results"].as_array().unwrap();
        assert_eq!(results.len(), json.len());
        for (result, finding) in results.iter().zip(&json) {
            assert_eq!(result["ruleId"], finding["code"]);
            assert_eq!(rules[usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap()]["id"], result["ruleId"]);
            assert_eq!(result["level"], finding["severity"]);
            let place = &result["locations"][0]["physicalLocation"];
            assert_eq!(place["artifactLocation"]["uriBaseId"], "SRCROOT");
            let region = &place["region"];
            for (theirs, ours) in
                [("startLine", "line"), ("startColumn", "column"), ("endLine", "end_line"), ("endColumn", "end_column")]
            {
                assert_eq!(region[theirs], finding[ours], "{result:#}");
            }
        }
    }
    // The schema does refuse what is wrong.
    let mut wrong = validate(&office, "sarif", &[]).json();
    wrong["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"]["startLine"] = 0.into();
    assert!(!standard.is_valid(&wrong));
}

#[test]
fn sarif_names_every_file_so_that_it_is_found() {
    let office = every_mistake();
    let log = validate(&office, "sarif", &[]).json();
    for result in log["runs"][0]["results"].as_array().unwrap() {
        let uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"].as_str().unwrap();
        assert!(uri.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-._~/%".contains(&byte)), "{uri}");
        let mut bytes = Vec::new();
        let mut rest = uri.as_bytes();
        while let [byte, tail @ ..] = rest {
            if *byte == b'%' {
                bytes.push(u8::from_str_radix(std::str::from_utf8(&tail[..2]).unwrap(), 16).unwrap());
                rest = &tail[2..];
            } else {
                bytes.push(*byte);
                rest = tail;
            }
        }
        assert!(office.root().join(String::from_utf8(bytes).unwrap()).is_file(), "{uri}");
    }
}

#[test]
fn sarif_carries_the_repairs() {
    let office = Office::empty();
    let bad = EIGHT.replace("# ", "# Đảng ủy ");
    let path = office.write("inbox/2023-05-08-giao-ban.yaml", &bad);
    let log = validate(&office, "sarif", &[]).json();
    let mut edits = Vec::new();
    for result in log["runs"][0]["results"].as_array().unwrap() {
        for replacement in result["fixes"][0]["artifactChanges"][0]["replacements"].as_array().into_iter().flatten() {
            let region = &replacement["deletedRegion"];
            let at = |line: &str, column: &str| offset(&bad, &region[line], &region[column]);
            let text = replacement["insertedContent"]["text"].as_str().unwrap().to_owned();
            edits.push((at("startLine", "startColumn"), at("endLine", "endColumn"), text));
        }
    }
    let before = findings(&validate(&office, "json", &[]));
    let fixable = before.iter().filter(|finding| finding["fixable"] == true).count();
    assert!(fixable > 0 && edits.len() >= fixable);
    edits.sort();
    let mut mended = bad.clone();
    for (start, end, text) in edits.into_iter().rev() {
        mended.replace_range(start..end, &text);
    }
    fs::write(path, mended).unwrap();
    let after = findings(&validate(&office, "json", &[]));
    assert_eq!(after.len(), before.len() - fixable, "{after:#?}");
    assert!(after.iter().all(|finding| finding["fixable"] == false));
}

/// The byte at a line and column, as SARIF counts with `unicodeCodePoints`.
fn offset(text: &str, line: &Value, column: &Value) -> usize {
    let (line, column) = (line.as_u64().unwrap(), column.as_u64().unwrap());
    let lines = text.split_inclusive('\n');
    let start: usize = lines.take(usize::try_from(line - 1).unwrap()).map(str::len).sum();
    let ahead = text[start..].chars().take(usize::try_from(column - 1).unwrap());
    start + ahead.map(char::len_utf8).sum::<usize>()
}

#[test]
fn a_fingerprint_stays_when_lines_move_and_is_one_finding_s_own() {
    let office = Office::empty();
    let fingerprints = |text: &str| -> Vec<String> {
        office.write("inbox/2023-05-08-giao-ban.yaml", text);
        let log = validate(&office, "sarif", &[]).json();
        let results = log["runs"][0]["results"].as_array().unwrap().iter();
        results.map(|result| result["partialFingerprints"]["codeAndLine/v1"].as_str().unwrap().to_owned()).collect()
    };
    let first = fingerprints(EIGHT);
    assert_eq!(first.len(), 8);
    assert_eq!(first.iter().collect::<BTreeSet<_>>().len(), 8);
    assert_eq!(fingerprints(&format!("# một dòng mới\n\n{EIGHT}")), first);
    let twice = format!("{CLEAN}tasks:\n  - id: t1\n    title: Việc\n  - id: t2\n    title: Việc\n");
    let same =
        fingerprints(&twice.replace("2024-01-02-tot", "2023-05-08-giao-ban").replace("2024-01-02", "2023-05-08"));
    assert_eq!(same.len(), 2, "two tasks without a lead");
    assert_ne!(same[0], same[1]);
}

#[test]
fn junit_is_read_by_a_parser_and_has_the_parts_that_services_read() {
    let office = every_mistake();
    let json = validate(&office, "json", &[]).json();
    let failing = |is_failure: &dyn Fn(&Value) -> bool| -> BTreeSet<String> {
        let findings = json["findings"].as_array().unwrap().iter();
        findings.filter(|finding| is_failure(finding)).map(|finding| finding["file"].to_string()).collect()
    };
    let with_errors = failing(&|finding| finding["severity"] == "error");
    // A note never fails the check, with any flags.
    let with_findings = failing(&|finding| finding["severity"] != "note");
    assert!(with_errors.len() < with_findings.len());
    for (flags, failing) in [(&[][..], with_errors.len()), (&["--warnings-as-errors"][..], with_findings.len())] {
        let run = validate(&office, "junit", flags);
        assert_eq!((run.code, run.stderr.as_str()), (1, ""));
        let document = roxmltree::Document::parse(&run.stdout).unwrap();
        let root = document.root_element();
        assert_eq!(root.tag_name().name(), "testsuites");
        let suite = root.children().find(roxmltree::Node::is_element).unwrap();
        let cases: Vec<_> = suite.children().filter(|node| node.has_tag_name("testcase")).collect();
        let all = usize::try_from(json["checked"].as_u64().unwrap()).unwrap();
        assert_eq!(cases.len(), all);
        assert_eq!(suite.attribute("tests"), Some(all.to_string().as_str()));
        assert_eq!(suite.attribute("failures"), Some(failing.to_string().as_str()));
        assert_eq!(suite.attribute("errors"), Some("0"));
        let of =
            |tag: &str| cases.iter().flat_map(|case| case.children().filter(|child| child.has_tag_name(tag))).count();
        assert_eq!(of("failure"), failing);
        assert!(of("system-out") > 0);
        let clean = cases.iter().find(|case| case.attribute("name") == Some("2024-01-02-tot.yaml")).unwrap();
        assert_eq!(clean.attribute("classname"), Some("inbox"));
        assert_eq!(clean.attribute("file"), Some("inbox/2024-01-02-tot.yaml"));
        assert!(!clean.has_children());
        for case in cases {
            assert!(case.attribute("name").is_some_and(|name| name.len() > ".yaml".len()));
            for failure in case.children().filter(|child| child.has_tag_name("failure")) {
                let code = failure.attribute("type").unwrap();
                assert!(failure.attribute("message").is_some());
                assert!(failure.text().unwrap().contains(&format!("[{code}]: ")), "{failure:?}");
            }
        }
    }
}

#[test]
fn the_schema_of_the_findings_describes_them() {
    let shape = schema("schemas/meeting-findings.schema.json");
    for language in ["en", "vi"] {
        let found = validate(&every_mistake(), "json", &["--lang", language]).json();
        is_valid(&shape, &found);
        let clean = Office::sample().run(&["validate", "--format", "json", "--lang", language]).json();
        is_valid(&shape, &clean);
        for (field, wrong) in [("severity", Value::from("fatal")), ("line", 0.into()), ("file", Value::Null)] {
            let mut changed = found.clone();
            changed["findings"][0][field] = wrong;
            assert!(!shape.is_valid(&changed), "{field}");
        }
    }
}

#[test]
fn a_clean_run_says_nothing_is_wrong_in_every_format() {
    let office = Office::sample();
    assert_eq!(office.run(&["validate", "--format", "github"]).stdout, "");
    let log = office.run(&["validate", "--format", "sarif"]).json();
    assert_eq!(log["runs"][0]["results"], Value::Array(Vec::new()));
    is_valid(&schema("tests/data/sarif-schema-2.1.0.json"), &log);
    let junit = office.run(&["validate", "--format", "junit"]);
    assert_eq!(junit.code, 0);
    assert!(junit.stdout.contains("tests=\"12\" failures=\"0\""), "{}", junit.stdout);
}

#[test]
fn a_file_that_is_no_text_is_told_in_every_format() {
    let office = Office::empty();
    office.write("inbox/a.yaml", b"\xff\xfeg\x00");
    fs::create_dir_all(office.root().join("inbox/2024")).unwrap();
    for format in ["human", "json", "github", "sarif", "junit"] {
        let run = validate(&office, format, &[]);
        assert_eq!(run.code, 1, "{}", run.stderr);
        assert!(run.stdout.contains("not-text"), "{}", run.stdout);
    }
}

#[cfg(unix)]
#[test]
fn a_name_that_is_no_utf8_does_no_harm() {
    use std::os::unix::ffi::OsStrExt;

    let office = Office::empty();
    office.write("inbox/2023-05-08-giao-ban.yaml", EIGHT);
    fs::write(office.root().join("inbox").join(std::ffi::OsStr::from_bytes(b"a\xff\xfe.yaml")), EIGHT).unwrap();
    let lines = validate(&office, "github", &[]).stdout.lines().count();
    assert_eq!(lines, findings(&validate(&office, "json", &[])).len());
    is_valid(&schema("tests/data/sarif-schema-2.1.0.json"), &validate(&office, "sarif", &[]).json());
    let junit = validate(&office, "junit", &[]).stdout;
    assert_eq!(
        roxmltree::Document::parse(&junit).unwrap().descendants().filter(|n| n.has_tag_name("testcase")).count(),
        2
    );
    assert!(validate(&office, "human", &[]).stdout.contains("--> inbox/a\u{fffd}\u{fffd}.yaml"));
}

#[test]
fn standard_input_is_named_as_the_user_says() {
    let office = Office::empty();
    office.write("repo/.git/HEAD", "");
    fs::create_dir_all(office.root().join("repo/records/2023")).unwrap();
    let named = |arguments: &[&str]| {
        let mut command = office.command();
        command.current_dir(office.root().join("repo/records")).args(["validate", "-", "--format", "github"]);
        let run = office.finish(command.args(arguments).write_stdin(EIGHT));
        run.stdout.split_once("file=").unwrap().1.split_once(',').unwrap().0.to_owned()
    };
    assert_eq!(named(&[]), "-");
    let name = "2023/2023-05-08-giao-ban.yaml";
    assert_eq!(named(&["--stdin-name", name]), format!("records/{name}"));
    assert_eq!(named(&["--stdin-name", "nowhere/x.yaml"]), "nowhere/x.yaml");
}

#[test]
fn the_same_input_gives_the_same_output() {
    let office = every_mistake();
    for format in ["human", "json", "github", "sarif", "junit"] {
        let first = validate(&office, format, &[]).stdout;
        assert!((0..3).all(|_| validate(&office, format, &[]).stdout == first), "{format}");
    }
}

/// A record with many tasks without a lead, which is a warning each, and one error at its end.
fn with_warnings(count: usize) -> String {
    let mut text = format!("{CLEAN}tasks:\n");
    for number in 1..=count {
        write!(text, "  - id: t{number}\n    title: Việc {number}\n").unwrap();
    }
    text + "x_la: 1\n"
}

#[test]
fn people_see_every_error_and_the_first_of_very_many_warnings() {
    let office = Office::empty();
    for name in ["a", "b", "c", "d"] {
        office.write(&format!("inbox/{name}.yaml"), with_warnings(90));
    }
    let run = office.run(&["validate", "inbox"]);
    assert_eq!(run.stdout.matches("warning[no-lead]").count(), 200);
    assert_eq!(run.stdout.matches("error[unknown-field]").count(), 4, "errors are never cut");
    let tail: Vec<&str> = run.stdout.lines().rev().take(3).collect();
    assert_snapshot!(tail.join("\n"));
    assert_snapshot!(office.run(&["validate", "inbox", "-q", "--lang", "vi"]).stdout.lines().last().unwrap());
    let all = office.run(&["validate", "inbox", "--all"]);
    assert_eq!(all.stdout.matches("warning[no-lead]").count(), 360);
    assert!(!all.stdout.contains("--all"));
    for format in ["json", "github", "sarif", "junit"] {
        assert!(validate(&office, format, &[]).stdout.matches("no-lead").count() >= 360, "{format} is whole");
    }
}
