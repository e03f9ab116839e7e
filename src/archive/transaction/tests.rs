//! Changes of several files that fail, that are interrupted, and that somebody else has met halfway.

use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use super::journal::Journal;
use super::{Recovery, apply, prepare};
use crate::archive::{Archive, Lock, StoreError, Write};

struct Office {
    folder: TempDir,
    archive: Archive,
}

impl Office {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let archive = Archive::at(folder.path()).unwrap();
        for name in ["a", "b"] {
            archive.create(&format!("2024-01-01-{name}"), "old").unwrap();
        }
        Self { folder, archive }
    }

    fn path(&self, id: &str) -> PathBuf {
        self.archive.path_of(id)
    }

    /// A change of each kind: a becomes another text, b another name and text in a new folder, c is new.
    fn writes(&self) -> [Write; 3] {
        [
            Write::Replace { path: self.path("2024-01-01-a"), old: "old".into(), new: "new a".into() },
            Write::Move {
                from: self.path("2024-01-01-b"),
                to: self.path("2025-01-01-b"),
                old: "old".into(),
                new: "new b".into(),
            },
            Write::Create { path: self.path("2026-01-01-c"), text: "new c".into() },
        ]
    }

    /// Every file with its text, the hidden ones too.
    fn files(&self) -> Vec<String> {
        fn collect(root: &Path, folder: &Path, files: &mut Vec<String>) {
            for entry in fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    collect(root, &path, files);
                } else {
                    let text = fs::read_to_string(&path).unwrap();
                    files.push(format!("{}: {text}", path.strip_prefix(root).unwrap().display()));
                }
            }
        }
        let mut files = Vec::new();
        collect(self.folder.path(), self.folder.path(), &mut files);
        files.sort();
        files
    }

    /// Does the change up to a point, as a process that is killed there; `done` files have had their turn.
    fn interrupted(&self, is_sealed: bool, done: usize) {
        let plan = self.archive.plan(&self.writes()).unwrap();
        let mut journal = Journal::begin(&self.archive, &plan).unwrap();
        prepare(&self.archive, &plan).unwrap();
        if is_sealed {
            journal.seal().unwrap();
        }
        let mut first = plan;
        first.entries.truncate(done);
        apply(&self.archive, &first).unwrap();
    }
}

const OLD: [&str; 2] = ["records/2024/2024-01-01-a.yaml: old", "records/2024/2024-01-01-b.yaml: old"];
const NEW: [&str; 3] = [
    "records/2024/2024-01-01-a.yaml: new a",
    "records/2025/2025-01-01-b.yaml: new b",
    "records/2026/2026-01-01-c.yaml: new c",
];

#[test]
fn all_of_them() {
    let office = Office::new();
    office.archive.commit(&Lock::none(), &office.writes()).unwrap();
    assert_eq!(office.files(), NEW);
    assert!(!office.archive.is_unfinished());
}

#[test]
fn or_none() {
    let office = Office::new();
    let refused = |writes: &[Write]| office.archive.commit(&Lock::none(), writes).unwrap_err();
    let mut writes = office.writes();
    writes[2] = Write::Create { path: office.path("2024-01-01-a"), text: String::new() };
    assert!(matches!(refused(&writes[1..]), StoreError::Exists { .. }));
    writes[2] = Write::Create { path: office.folder.path().join("../x.yaml"), text: String::new() };
    assert!(matches!(refused(&writes), StoreError::Outside { .. }));
    writes[2] = Write::Create { path: office.folder.path().join("records/x.sh"), text: String::new() };
    assert!(matches!(refused(&writes), StoreError::Outside { .. }));
    writes[2] = Write::Replace { path: office.path("2024-01-01-b"), old: "older".into(), new: String::new() };
    assert!(matches!(refused(&[writes[0].clone(), writes[2].clone()]), StoreError::Changed { .. }));
    let twice = [writes[0].clone(), writes[0].clone()];
    assert!(matches!(refused(&twice), StoreError::Changed { .. }));
    assert_eq!(office.files(), OLD);
}

#[test]
fn a_failure_halfway_takes_everything_back() {
    let office = Office::new();
    let plan = office.archive.plan(&office.writes()).unwrap();
    for done in 0..=3 {
        let mut journal = Journal::begin(&office.archive, &plan).unwrap();
        prepare(&office.archive, &plan).unwrap();
        journal.seal().unwrap();
        let mut first = plan.clone();
        first.entries.truncate(done);
        apply(&office.archive, &first).unwrap();
        super::take_back(&office.archive, &plan).unwrap();
        journal.remove(&office.archive).unwrap();
        assert_eq!(office.files(), OLD, "{done}");
        assert!(!office.folder.path().join("records/2025").exists());
    }
}

#[test]
fn what_was_decided_is_finished_and_what_was_not_is_dropped() {
    for (is_sealed, done, expected, files) in [
        (false, 0, Recovery::Dropped, &OLD[..]),
        (true, 0, Recovery::Finished { files: 3 }, &NEW),
        (true, 1, Recovery::Finished { files: 3 }, &NEW),
        (true, 2, Recovery::Finished { files: 3 }, &NEW),
        (true, 3, Recovery::Finished { files: 3 }, &NEW),
    ] {
        let office = Office::new();
        office.interrupted(is_sealed, done);
        assert!(office.archive.is_unfinished());
        let refused = office.archive.commit(&Lock::none(), &office.writes()[..2]);
        assert!(refused.is_err(), "{done}");
        assert_eq!(office.archive.recover(&Lock::none()).unwrap(), expected);
        assert_eq!(office.files(), files, "{done}");
        assert_eq!(office.archive.recover(&Lock::none()).unwrap(), Recovery::Nothing);
    }
}

#[test]
fn lost_preparations_are_made_again() {
    let office = Office::new();
    office.interrupted(true, 1);
    fs::remove_file(office.folder.path().join("records/2025/.meeting-journal-1.tmp")).unwrap();
    assert_eq!(office.archive.recover(&Lock::none()).unwrap(), Recovery::Finished { files: 3 });
    assert_eq!(office.files(), NEW);
}

#[test]
fn what_somebody_has_changed_meanwhile_is_never_overwritten() {
    // Its turn had not come: the others are taken back.
    let office = Office::new();
    office.interrupted(true, 1);
    fs::write(office.path("2024-01-01-b"), "mine").unwrap();
    let changed = vec![office.path("2024-01-01-b")];
    assert_eq!(office.archive.recover(&Lock::none()).unwrap(), Recovery::TakenBack { changed });
    assert_eq!(office.files(), [OLD[0], "records/2024/2024-01-01-b.yaml: mine"]);

    // Its turn had come: the others follow.
    let office = Office::new();
    office.interrupted(true, 1);
    fs::write(office.path("2024-01-01-a"), "mine").unwrap();
    assert_eq!(office.archive.recover(&Lock::none()).unwrap(), Recovery::Finished { files: 3 });
    assert_eq!(office.files(), ["records/2024/2024-01-01-a.yaml: mine", NEW[1], NEW[2]]);

    // Both: there is no way back, so the one that had not had its turn stays behind, with its new text beside it.
    let office = Office::new();
    office.interrupted(true, 1);
    fs::write(office.path("2024-01-01-a"), "mine").unwrap();
    fs::write(office.path("2026-01-01-c"), "mine too").unwrap();
    let kept = office.folder.path().join("records/2026/2026-01-01-c.yaml.new");
    let left = vec![(office.path("2026-01-01-c"), kept)];
    assert_eq!(office.archive.recover(&Lock::none()).unwrap(), Recovery::Partly { left });
    assert_eq!(
        office.files(),
        [
            "records/2024/2024-01-01-a.yaml: mine",
            NEW[1],
            "records/2026/2026-01-01-c.yaml.new: new c",
            "records/2026/2026-01-01-c.yaml: mine too",
        ]
    );
}

#[test]
fn somebody_who_is_at_work_is_left_alone() {
    let office = Office::new();
    let plan = office.archive.plan(&office.writes()).unwrap();
    let journal = Journal::begin(&office.archive, &plan).unwrap();
    assert_eq!(office.archive.recover(&Lock::none()).unwrap(), Recovery::Busy);
    let second = office.archive.commit(&Lock::none(), &office.writes());
    assert!(matches!(second, Err(StoreError::Unfinished { .. })), "{second:?}");
    assert!(office.archive.is_unfinished());
    drop(journal);
    assert_eq!(office.archive.recover(&Lock::none()).unwrap(), Recovery::Dropped);
}

#[test]
fn a_journal_from_elsewhere_reaches_no_further_than_records() {
    for path in ["../x.yaml", ".git/hooks/pre-commit", "/tmp/x.yaml", "records/../../x.yaml"] {
        let office = Office::new();
        let body = format!(r#"{{"folders":[],"entries":[{{"from":null,"to":"{path}","old":"","new":"evil"}}]}}"#);
        let seal = crc32fast::hash(body.as_bytes());
        let journal = format!("meeting-journal 1\n{body}\n{seal:08x}\n");
        fs::write(office.folder.path().join(".meeting-journal"), &journal).unwrap();
        let refused = office.archive.recover(&Lock::none());
        assert!(matches!(refused, Err(StoreError::Outside { .. })), "{refused:?}");
        assert_eq!(office.files(), [&format!(".meeting-journal: {journal}"), OLD[0], OLD[1]]);
    }
}

#[cfg(unix)]
#[test]
fn links_and_modes_stay_and_what_is_read_only_is_left_alone() {
    use std::os::unix::fs::{PermissionsExt, symlink};

    let office = Office::new();
    let (a, b) = (office.path("2024-01-01-a"), office.path("2024-01-01-b"));
    fs::set_permissions(&b, fs::Permissions::from_mode(0o640)).unwrap();
    fs::rename(&a, a.with_extension("other.yaml")).unwrap();
    symlink("2024-01-01-a.other.yaml", &a).unwrap();
    office.archive.commit(&Lock::none(), &office.writes()).unwrap();
    assert!(a.is_symlink());
    assert_eq!(fs::read_to_string(&a).unwrap(), "new a");
    let moved = office.path("2025-01-01-b");
    assert_eq!(moved.metadata().unwrap().permissions().mode() & 0o777, 0o640);

    let back = |from: &Path, old: &str| Write::Move {
        from: from.to_owned(),
        to: office.path("2027-01-01-x"),
        old: old.into(),
        new: "x".into(),
    };
    let linked = office.archive.commit(&Lock::none(), &[back(&a, "new a")]);
    assert!(matches!(linked, Err(StoreError::Link { .. })), "{linked:?}");
    fs::set_permissions(&moved, fs::Permissions::from_mode(0o440)).unwrap();
    let read_only = office.archive.commit(&Lock::none(), &[back(&moved, "new b")]);
    assert!(matches!(read_only, Err(StoreError::Io { .. })), "{read_only:?}");
    assert_eq!(fs::read_to_string(&moved).unwrap(), "new b");
}

#[test]
fn a_foreign_journal_takes_no_folder_away() {
    let office = Office::new();
    let outside = tempfile::tempdir().unwrap();
    let victim = outside.path().join("empty");
    fs::create_dir(&victim).unwrap();
    let name = victim.display().to_string();
    for folder in [name.as_str(), "../x", "."] {
        let plan = serde_json::json!({ "folders": [folder], "entries": [] });
        fs::write(office.folder.path().join(".meeting-journal"), format!("meeting-journal 1\n{plan}\n")).unwrap();
        let refused = office.archive.recover(&Lock::none());
        assert!(matches!(refused, Err(StoreError::Outside { .. })), "{refused:?}");
        assert!(victim.is_dir());
    }
}
