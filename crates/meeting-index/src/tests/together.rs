//! Concurrency: readers, writers of the index, and a thread that rewrites and deletes the records.

use std::fs;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use super::{Office, list, refs, search, values};
use meeting_core::model::field::Kind;

fn record(number: usize, round: usize) -> String {
    format!(
        "title: Phiên {number}\nstate: final\nsession: {{kind: other, date: 2023-01-{:02}}}\n\
         tasks:\n  - {{ id: t1, title: việc số {number} lần {round}, due: 2023-02-01 }}\n\
         \x20 - {{ id: t2, title: chung }}\n{}",
        number % 28 + 1,
        "# lấp đầy\n".repeat(round % 7),
    )
}

#[test]
fn answers_stay_right_while_files_come_and_go() {
    const RECORDS: usize = 40;
    let office = Office::new();
    for number in 0..RECORDS {
        office.write(&format!("2023-01-01-r{number}"), &record(number, 0));
    }
    let is_over = AtomicBool::new(false);
    thread::scope(|scope| {
        scope.spawn(|| {
            for round in 1..60 {
                for number in (round % 3..RECORDS).step_by(3) {
                    let path = office.path(&format!("2023-01-01-r{number}"));
                    if (number + round) % 5 == 0 {
                        let _ = fs::remove_file(&path);
                    } else {
                        // Whole or not at all, as the tool writes; every third one in place, as editors may.
                        let id = format!("2023-01-01-r{number}");
                        let text = format!("format: 1\nid: {id}\n{}", record(number, round));
                        if number % 3 == 0 {
                            fs::write(&path, text).unwrap();
                        } else {
                            let other = office.folder.path().join(format!("new-{number}"));
                            fs::write(&other, text).unwrap();
                            fs::rename(&other, &path).unwrap();
                        }
                    }
                }
            }
            is_over.store(true, Ordering::Relaxed);
        });
        for _ in 0..3 {
            scope.spawn(|| {
                while !is_over.load(Ordering::Relaxed) {
                    let mut index = office.open();
                    let tasks = list(&mut index, Kind::Tasks, "");
                    for item in &tasks.rows {
                        let values = values(item);
                        let record = values["record"].as_str().unwrap();
                        let number = record.rsplit('r').next().unwrap();
                        // A file written in place may be caught half written, but never with another's words.
                        if let Some(title) = values.get("title").and_then(|title| title.as_str()) {
                            let own = format!("việc số {number} ");
                            assert!(title == "chung" || title.starts_with(&own), "{record}: {title}");
                        }
                    }
                    for hit in search(&mut index, "\"việc số 7\"").hits {
                        assert_eq!(hit.record, "2023-01-01-r7");
                        assert!(hit.snippet.text.starts_with("việc số 7 "), "{}", hit.snippet.text);
                        assert_eq!(hit.snippet.marks.first(), Some(&(0.."việc số 7".len())));
                        assert_eq!(hit.snippet.marks.len(), 1);
                    }
                }
            });
        }
    });
    let mut index = office.open();
    let mut there: Vec<_> =
        fs::read_dir(office.archive.root().join("records/2023")).unwrap().collect::<Result<_, _>>().unwrap();
    there.sort_by_key(fs::DirEntry::path);
    let mut sessions = refs(&mut index, Kind::Sessions, "");
    sessions.sort();
    let files: Vec<_> =
        there.iter().map(|entry| entry.path().file_stem().unwrap().to_str().unwrap().to_owned()).collect();
    assert_eq!(sessions, files);
    assert_eq!(list(&mut index, Kind::Tasks, "").total, files.len() * 2);
    let rows: i64 = index.store.connection.query_row("SELECT count(*) FROM file", [], |row| row.get(0)).unwrap();
    assert_eq!(usize::try_from(rows).unwrap(), files.len());
}

#[test]
fn two_first_builds_at_once() {
    let office = Office::new();
    for number in 0..60 {
        office.write(&format!("2023-01-01-r{number}"), &record(number, 0));
    }
    thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                let mut index = office.open();
                assert_eq!(list(&mut index, Kind::Sessions, "").total, 60);
            });
        }
    });
}

#[test]
fn who_cannot_write_reads_the_last_good_state() {
    let office = super::two();
    drop(office.open());
    let holder = office.open();
    let guard = holder.store.lock(&mut |_| {}).unwrap();
    office.write("2023-03-03-c", "title: Mới\nsession: {date: 2023-03-03}\n");
    let mut index = office.open();
    assert!(!index.state().unwrap().is_fresh);
    assert_eq!(index.state().unwrap().records, 2);
    assert_eq!(refs(&mut index, Kind::Sessions, "").len(), 2);
    drop(guard);
    index.refresh(&mut |_| {}).unwrap();
    assert_eq!(index.state().unwrap().records, 3);
}
