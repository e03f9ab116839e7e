//! The first index of a large archive, stopped by Ctrl-C: what was done is kept, and the next command does the rest.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use rusqlite::{Connection, OpenFlags};

use crate::support::Office;

const RECORDS: usize = 3_200;

fn archive() -> Office {
    let office = Office::empty();
    for number in 0..RECORDS {
        let text = format!(
            "format: 1\nid: 2024-01-02-a-{number}\ntitle: Phiên số {number}\nstate: draft\nsession: {{kind: other, date: 2024-01-02}}\n"
        );
        office.write(&format!("records/2024/2024-01-02-a-{number}.yaml"), text);
    }
    office
}

/// The one index below a folder.
fn database(folder: &Path) -> Option<PathBuf> {
    let mut entries = folder.read_dir().ok()?.flatten().map(|entry| entry.path());
    entries
        .find_map(|path| if path.is_dir() { database(&path) } else { path.ends_with("index.sqlite").then_some(path) })
}

/// How many records the index has, and whether everything in it is in order.
fn look(path: &Path) -> (usize, bool) {
    let connection = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_WRITE).unwrap();
    let count: i64 = connection.query_row("SELECT count(*) FROM record", [], |row| row.get(0)).unwrap();
    let check: String = connection.query_row("PRAGMA integrity_check", [], |row| row.get(0)).unwrap();
    let words = connection.execute("INSERT INTO words (words, rank) VALUES ('integrity-check', 0)", []);
    (usize::try_from(count).unwrap(), check == "ok" && words.is_ok())
}

#[test]
fn what_was_done_is_kept() {
    let office = archive();
    let cache = office.root().join("../interrupted");
    let mut partial = 0;
    // Each run goes a little further.
    for share in [1, 2, 3] {
        let mut child = Command::new(assert_cmd::cargo::cargo_bin("meeting"))
            .args(["list", "--format", "ids"])
            .current_dir(office.root())
            .env("MEETING_CACHE_DIR", &cache)
            .stdout(Stdio::null())
            .spawn()
            .unwrap();
        let enough = |path: &Path| {
            let connection = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY);
            let count =
                connection.and_then(|it| it.query_row("SELECT count(*) FROM record", [], |row| row.get::<_, i64>(0)));
            count.is_ok_and(|count| count >= share * 1_000)
        };
        while child.try_wait().unwrap().is_none() && !database(&cache).is_some_and(|path| enough(&path)) {
            std::thread::sleep(Duration::from_millis(5));
        }
        let stopped = Command::new("kill").args(["-INT", &child.id().to_string()]).stderr(Stdio::null()).status();
        stopped.unwrap();
        child.wait().unwrap();
        let (count, is_sound) = look(&database(&cache).unwrap());
        assert!(is_sound);
        // Later runs read again what was as young as the index before them: their batches are not of new records alone.
        assert!(share > 1 || count % 1_000 == 0 || count == RECORDS, "{count}");
        assert!(count >= 1_000);
        partial += usize::from(count < RECORDS);
    }
    assert!(partial > 0, "no run was stopped before its end");
    let run = office.finish(office.command().env("MEETING_CACHE_DIR", &cache).args(["list", "--format", "ids"]));
    assert_eq!((run.code, run.stdout.lines().count()), (0, RECORDS), "{}", run.stderr);
    assert_eq!(look(&database(&cache).unwrap()), (RECORDS, true));
}
