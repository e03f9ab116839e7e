//! The first index of a large archive, stopped by a signal: what was done is kept, and the next command does the rest.

use std::os::unix::process::ExitStatusExt as _;
use std::path::{Path, PathBuf};
use std::process::Stdio;

use rusqlite::{Connection, OpenFlags};
use signal_hook::consts::{SIGINT, SIGXFSZ};

use crate::support::{Office, meeting, wait_until};

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

/// How many records the index has; none where it has no tables yet.
fn count(path: &Path, flags: OpenFlags) -> Option<usize> {
    let connection = Connection::open_with_flags(path, flags).ok()?;
    let count = connection.query_row("SELECT count(*) FROM record", [], |row| row.get::<_, i64>(0)).ok()?;
    usize::try_from(count).ok()
}

/// How many records the index has. Everything in it must be in order.
fn sound(path: &Path) -> usize {
    let connection = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_WRITE).unwrap();
    let check: String = connection.query_row("PRAGMA integrity_check", [], |row| row.get(0)).unwrap();
    assert_eq!(check, "ok");
    let Some(count) = count(path, OpenFlags::SQLITE_OPEN_READ_WRITE) else { return 0 };
    connection.execute("INSERT INTO words (words, rank) VALUES ('integrity-check', 0)", []).unwrap();
    count
}

fn assert_the_next_command_does_the_rest(office: &Office, cache: &Path) {
    let mut command = office.command();
    let run = office.finish(command.env("MEETING_CACHE_DIR", cache).args(["list", "--format", "ids"]));
    assert_eq!((run.code, run.stdout.lines().count()), (0, RECORDS), "{}", run.stderr);
    assert_eq!(sound(&database(cache).unwrap()), RECORDS);
}

/// Each run may write files a little larger than the one before; the system stops it by a signal where it would write
/// more. So it is stopped in many places, independent of the machine's load.
#[test]
fn what_was_done_is_kept() {
    let office = archive();
    let cache = office.home().join("interrupted");
    let mut partial = Vec::new();
    for size in (256..).step_by(256) {
        let line = format!("ulimit -c 0; ulimit -f {size}; exec meeting list --format ids");
        let mut shell = office.program("sh");
        let status = shell.args(["-c", &line]).env("MEETING_CACHE_DIR", &cache).stdout(Stdio::null()).status().unwrap();
        if status.success() {
            break;
        }
        assert_eq!(status.signal(), Some(SIGXFSZ), "{size}: {status}");
        partial.extend(database(&cache).map(|path| sound(&path)));
    }
    assert!(partial.is_sorted(), "{partial:?}");
    assert!(partial.iter().any(|count| (1_000..RECORDS).contains(count)), "{partial:?}");
    assert_the_next_command_does_the_rest(&office, &cache);
}

#[test]
fn control_c_ends_it() {
    let office = archive();
    let cache = office.home().join("interrupted");
    let mut list = office.program(meeting());
    list.args(["list", "--format", "ids"]).env("MEETING_CACHE_DIR", &cache);
    let mut child = list.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    let is_begun = |path: PathBuf| count(&path, OpenFlags::SQLITE_OPEN_READ_ONLY).is_some_and(|count| count >= 1_000);
    wait_until(|| database(&cache).is_some_and(is_begun), || "there is no index".to_owned());
    // Where the machine is slow, it may have ended.
    let id = child.id().to_string();
    office.program("sh").args(["-c", "kill -s INT \"$1\"", "sh", &id]).stderr(Stdio::null()).status().unwrap();
    let status = child.wait().unwrap();
    assert!(status.success() || status.signal() == Some(SIGINT), "{status}");
    assert!(sound(&database(&cache).unwrap()) >= 1_000);
    assert_the_next_command_does_the_rest(&office, &cache);
}
