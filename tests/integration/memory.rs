//! What `validate` remembers between two runs, and that it never makes it lie.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use meeting_core::archive::{self, Stat};

use crate::support::{Office, Run, wait_until};

const FIRST: &str = "format: 1\nid: 2023-05-08-a\ntitle: Họp\nstate: draft\nsession:\n  kind: other\n  date: 2023-05-08\n\
                     tasks:\n  - id: t1\n    title: Việc\n    lead: Văn phòng\n";
const SECOND: &str = "format: 1\nid: 2023-06-05-b\ntitle: Họp\nstate: draft\nsession:\n  kind: other\n  date: 2023-06-05\n\
     reviews:\n  - 2023-05-08-a#t1\nsecrecy: mat\n";
const A: &str = "records/2023/2023-05-08-a.yaml";
const B: &str = "records/2023/2023-06-05-b.yaml";

/// Two records that are right, as long as the first has its task and the archive is private, and old enough to be
/// remembered.
fn office() -> Office {
    let office = Office::empty();
    office.write("meeting.yaml", "shared: false\n");
    office.write(A, FIRST);
    office.write(B, SECOND);
    settle(&office);
    office
}

/// Gives the records an older modification time.
fn settle(office: &Office) {
    for path in [A, B] {
        age(&office.root().join(path));
    }
    // What has just been changed is not remembered.
    let is_settled = |path: &str| {
        let metadata = fs::metadata(office.root().join(path)).ok();
        metadata.is_none_or(|metadata| Stat::of(&metadata).is_settled(archive::now()))
    };
    wait_until(|| is_settled(A) && is_settled(B), || "the clock stands still".to_owned());
}

fn age(path: &Path) {
    let Ok(file) = File::options().write(true).open(path) else { return };
    file.set_modified(SystemTime::UNIX_EPOCH + Duration::from_secs(1_700_000_000)).unwrap();
}

fn memory(office: &Office) -> PathBuf {
    let cache = office.root().parent().unwrap().join("cache/meeting");
    let archive = fs::read_dir(cache).unwrap().next().unwrap().unwrap().path();
    archive.join("validate")
}

fn codes(run: &Run) -> Vec<String> {
    let json = run.json();
    let findings = json["findings"].as_array().unwrap().iter();
    findings
        .map(|finding| format!("{} {}", finding["file"].as_str().unwrap(), finding["code"].as_str().unwrap()))
        .collect()
}

/// What a run says, which must be what one says that remembers nothing.
fn validate(office: &Office, more: &[&str]) -> Vec<String> {
    let arguments: Vec<&str> = ["validate", "--format", "json"].into_iter().chain(more.iter().copied()).collect();
    let run = office.run(&arguments);
    let mut forgetful = office.command();
    forgetful.env("MEETING_CACHE_DIR", "/dev/null/none").args(&arguments);
    let anew = office.finish(&mut forgetful);
    assert_eq!((&run.stdout, run.code), (&anew.stdout, anew.code));
    codes(&run)
}

#[test]
fn an_unchanged_archive_is_remembered_and_nothing_is_written() {
    let office = office();
    assert_eq!(validate(&office, &[]), Vec::<String>::new());
    let bytes = fs::read(memory(&office)).unwrap();
    assert!(bytes.windows(A.len()).any(|window| window == A.as_bytes()));
    age(&memory(&office));
    let written = fs::metadata(memory(&office)).unwrap().modified().unwrap();
    assert_eq!(validate(&office, &[]), Vec::<String>::new());
    assert_eq!(fs::metadata(memory(&office)).unwrap().modified().unwrap(), written);
}

#[test]
fn a_changed_file_is_read_again_however_it_hides() {
    let office = office();
    validate(&office, &[]);
    // The same size, the same times.
    office.write(A, FIRST.replace("format: 1", "format: 2"));
    age(&office.root().join(A));
    assert_eq!(validate(&office, &[]), [format!("{A} unknown-value")]);
    settle(&office);
    assert_eq!(validate(&office, &[]), [format!("{A} unknown-value")]);
    assert_eq!(validate(&office, &[]), [format!("{A} unknown-value")]);
    // Another file under the name, as old.
    office.write("new.yaml", FIRST);
    age(&office.root().join("new.yaml"));
    fs::rename(office.root().join("new.yaml"), office.root().join(A)).unwrap();
    assert_eq!(validate(&office, &[]), Vec::<String>::new());
}

#[test]
fn what_depends_on_other_files_is_worked_out_anew() {
    let office = office();
    validate(&office, &[]);
    office.write(A, FIRST.replace("id: t1", "id: t2"));
    assert_eq!(validate(&office, &[]), [format!("{B} unresolved-link")]);
    fs::remove_file(office.root().join(A)).unwrap();
    assert_eq!(validate(&office, &[]), [format!("{B} unresolved-link")]);
    office.write(A, FIRST);
    office.write("records/2024/2023-05-08-a.yaml", FIRST);
    assert_eq!(
        validate(&office, &[]),
        [format!("{A} duplicate-record"), "records/2024/2023-05-08-a.yaml duplicate-record".to_owned()]
    );
}

#[test]
fn other_settings_and_another_day_change_the_verdict() {
    let office = office();
    validate(&office, &[]);
    office.write("meeting.yaml", "shared: true\n");
    assert_eq!(validate(&office, &[]), [format!("{B} secret-text")]);
    office.write("meeting.yaml", "shared: false\n");
    office.write(A, format!("{FIRST}    status: completed\n    completed: 2023-06-01\n"));
    settle(&office);
    assert_eq!(validate(&office, &[]), Vec::<String>::new());
    assert_eq!(validate(&office, &["--as-of", "2023-05-31"]), [format!("{A} future-date")]);
    assert_eq!(validate(&office, &["--as-of", "2023-06-01"]), Vec::<String>::new());
}

#[test]
fn allowances_and_rules_of_the_office_hold_for_what_is_remembered() {
    let office = office();
    let allowed = "# meeting: allow future-date: ghi trước\n";
    office.write(A, format!("{allowed}{FIRST}    status: completed\n    completed: 2023-06-01\nx-a: 1\n"));
    settle(&office);
    validate(&office, &[]);
    assert_eq!(validate(&office, &["--as-of", "2023-05-31"]), Vec::<String>::new());
    assert_eq!(validate(&office, &["--as-of", "2023-06-01"]), [format!("{A} unused-allowance")]);
    office.write("meeting.yaml", "shared: false\nrules: {unused-allowance: off}\nschemas: {x-a: schemas/a.json}\n");
    office.write("schemas/a.json", "{\"type\": \"integer\"}");
    assert_eq!(validate(&office, &[]), Vec::<String>::new());
    // The settings stay as they are, what they name does not.
    office.write("schemas/a.json", "{\"type\": \"string\"}");
    assert_eq!(validate(&office, &[]), [format!("{A} office-schema")]);
}

#[test]
fn a_damaged_memory_is_no_memory() {
    let office = office();
    office.write(A, FIRST.replace("format: 1", "format: 2"));
    settle(&office);
    let expected = validate(&office, &[]);
    let good = fs::read(memory(&office)).unwrap();
    let mut cases: Vec<Vec<u8>> =
        vec![Vec::new(), good[..10].to_vec(), good[..good.len() - 1].to_vec(), b"x".repeat(99)];
    for at in (0..good.len()).step_by(7) {
        let mut flipped = good.clone();
        flipped[at] ^= 0x10;
        cases.push(flipped);
    }
    for damaged in cases.into_iter().take(40) {
        fs::write(memory(&office), damaged).unwrap();
        let run = office.run(&["validate", "--format", "json"]);
        assert_eq!((codes(&run), run.stderr), (expected.clone(), String::new()));
    }
}

#[test]
fn several_at_once_say_the_same() {
    let office = office();
    office.write(A, FIRST.replace("format: 1", "format: 2"));
    settle(&office);
    std::thread::scope(|scope| {
        let runs: Vec<_> =
            (0..8).map(|_| scope.spawn(|| codes(&office.run(&["validate", "--format", "json"])))).collect();
        for run in runs {
            assert_eq!(run.join().unwrap(), [format!("{A} unknown-value")]);
        }
    });
}
