//! The index is a cache: it is rebuilt if damaged, its results are never wrong, and every command works without it.

use std::fs;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::support::Office;

fn index_file(office: &Office) -> PathBuf {
    let path = office.run(&["index", "path"]);
    assert_eq!(path.code, 0, "{}", path.stderr);
    PathBuf::from(path.stdout.trim())
}

#[test]
fn a_damaged_index_heals() {
    let office = Office::sample();
    let right = office.run(&["list", "--format", "ids"]).stdout;
    assert_eq!(right.lines().count(), 12);
    let file = index_file(&office);
    let whole = fs::read(&file).unwrap();
    for damage in [
        Vec::new(),
        whole[..whole.len() / 2].to_vec(),
        b"not a database at all".repeat(1000),
        [b"SQLite format 3\0".as_slice(), &[7; 5000]].concat(),
    ] {
        fs::write(&file, damage).unwrap();
        let run = office.run(&["list", "--format", "ids"]);
        assert_eq!((run.stdout.as_str(), run.code), (right.as_str(), 0), "{}", run.stderr);
        let hits = office.run(&["search", "dang uy", "--format", "ids"]);
        assert_eq!(hits.code, 0, "{}", hits.stderr);
    }
    fs::remove_file(&file).unwrap();
    assert_eq!(office.run(&["list", "--format", "ids"]).stdout, right);
    assert_eq!(office.run(&["index", "clear"]).code, 0);
    assert!(!file.exists());
    assert_eq!(office.run(&["index", "rebuild"]).code, 0);
    assert_eq!(office.run(&["list", "--format", "ids"]).stdout, right);
}

#[test]
fn a_damaged_page_is_no_failure() {
    let office = Office::sample();
    let right = office.run(&["list", "--format", "ids"]).stdout;
    let file = index_file(&office);
    let whole = fs::read(&file).unwrap();
    for page in 0..whole.len() / 8192 {
        let mut damaged = whole.clone();
        damaged[page * 8192..(page + 1) * 8192].fill(0);
        fs::write(&file, damaged).unwrap();
        for arguments in [vec!["list", "--limit", "1"], vec!["search", "dang uy"], vec!["index", "status"]] {
            let run = office.run(&arguments);
            assert!(run.code <= 1, "page {page}, {arguments:?}: {}", run.stderr);
        }
    }
    assert_eq!(office.run(&["index", "rebuild"]).code, 0);
    assert_eq!(office.run(&["list", "--format", "ids"]).stdout, right);
}

#[test]
fn changes_are_seen_at_once() {
    let office = Office::empty();
    let record = |title: &str| {
        format!(
            "format: 1\nid: 2024-01-02-a\ntitle: {title}\nstate: draft\nsession: {{kind: other, date: 2024-01-02}}\n"
        )
    };
    for title in ["mot", "hai", "bon", "tam"] {
        // The same size, within the same second.
        office.write("records/2024/2024-01-02-a.yaml", record(title));
        let run = office.run(&["search", title, "--format", "ids"]);
        assert_eq!(run.stdout, "2024-01-02-a\n", "{title}: {}", run.stderr);
    }
    assert_eq!(office.run(&["search", "mot"]).code, 1);
    fs::rename(office.root().join("records/2024"), office.root().join("records/cu")).unwrap();
    assert_eq!(office.run(&["search", "tam", "--format", "ids"]).code, 0);
    fs::remove_dir_all(office.root().join("records/cu")).unwrap();
    assert_eq!(office.run(&["search", "tam"]).code, 1);
}

#[test]
fn without_a_cache_folder_everything_works() {
    let office = Office::sample();
    let blocked = office.write("blocked", "a file, not a folder");
    let run = office.finish(office.command().env("XDG_CACHE_HOME", &blocked).args(["list", "--format", "ids"]));
    assert_eq!((run.stdout.lines().count(), run.code), (12, 0), "{}", run.stderr);
}

#[test]
fn nothing_is_written_into_the_archive() {
    let office = Office::sample();
    let before = listing(&office.root());
    for arguments in
        [vec!["list"], vec!["search", "dang"], vec!["validate"], vec!["show", "2023-05-08"], vec!["index", "rebuild"]]
    {
        assert_eq!(office.run(&arguments).code, 0, "{arguments:?}");
    }
    assert_eq!(listing(&office.root()), before);
}

fn listing(folder: &std::path::Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut all = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            all.extend(listing(&path));
        } else {
            all.push((path.clone(), fs::read(&path).unwrap()));
        }
    }
    all.sort();
    all
}

#[test]
fn readers_are_right_while_somebody_deletes_and_rewrites() {
    let office = Office::sample();
    let done = AtomicBool::new(false);
    let source = office.root().join("records/2023/2023-12-18-giao-ban-so-gddt-thang-12.yaml");
    let text = fs::read_to_string(&source).unwrap();
    std::thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                for _ in 0..15 {
                    let run = office.run(&["search", "giao ban", "--format", "jsonl"]);
                    assert!(run.code <= 1, "{}", run.stderr);
                    for line in run.stdout.lines() {
                        let hit: serde_json::Value = serde_json::from_str(line).unwrap();
                        assert!(!hit["snippet"].as_str().unwrap().is_empty(), "{line}");
                    }
                    let run = office.run(&["list", "tasks", "--format", "ids"]);
                    assert_eq!(run.code, 0, "{}", run.stderr);
                }
                done.store(true, Ordering::Relaxed);
            });
        }
        scope.spawn(|| {
            while !done.load(Ordering::Relaxed) {
                fs::remove_file(&source).unwrap();
                fs::write(&source, &text).unwrap();
                fs::write(&source, text.replace("Giao ban", "Giao Ban")).unwrap();
            }
        });
    });
}

#[test]
fn a_closed_pipe_is_silence() {
    let office = Office::sample();
    let line = "meeting list directives | head -n 1";
    let output = office.program("bash").args(["-o", "pipefail", "-c", line]).output().unwrap();
    assert_eq!((output.status.code(), String::from_utf8_lossy(&output.stderr).as_ref()), (Some(0), ""));
}
