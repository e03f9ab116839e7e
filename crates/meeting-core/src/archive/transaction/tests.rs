//! Changes of several files that fail, are interrupted, or meet files that were modified.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use tempfile::TempDir;

use super::journal::{self, Journal, remove_journal};
use super::{Interruption, Recovery, apply, prepare};
use crate::archive::{Archive, StoreError, Write};

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

    /// Every file with its text, the hidden ones too, except what stays in `.meeting/`.
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
        files.retain(|file| file != ".meeting/.gitignore: *\n");
        files.sort();
        files
    }

    /// Makes the change up to a point, like a process that is killed there; `done` files have been changed.
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
    office.archive.commit(&office.archive.locked(), &office.writes()).unwrap();
    assert_eq!(office.files(), NEW);
    assert!(!office.archive.has_journal());
}

#[test]
fn or_none() {
    let office = Office::new();
    let refused = |writes: &[Write]| office.archive.commit(&office.archive.locked(), writes).unwrap_err();
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
        remove_journal(&office.archive).unwrap();
        assert_eq!(office.files(), OLD, "{done}");
        assert!(!office.folder.path().join("records/2025").exists());
    }
}

#[test]
fn a_change_goes_on_where_its_folder_is_deleted() {
    for goes_on in [true, false] {
        let office = Office::new();
        let plan = office.archive.plan(&office.writes()).unwrap();
        let mut journal = Journal::begin(&office.archive, &plan).unwrap();
        prepare(&office.archive, &plan).unwrap();
        journal.seal().unwrap();
        let mut first = plan.clone();
        first.entries.truncate(1);
        apply(&office.archive, &first).unwrap();
        fs::remove_dir_all(office.folder.path().join(".meeting")).unwrap();
        if goes_on {
            apply(&office.archive, &plan).unwrap();
        } else {
            super::take_back(&office.archive, &plan).unwrap();
        }
        assert_eq!(office.files(), if goes_on { &NEW[..] } else { &OLD });
        fs::remove_dir_all(office.folder.path().join(".meeting")).unwrap();
        remove_journal(&office.archive).unwrap();
    }
}

#[test]
fn what_git_does_not_know_comes_last() {
    let office = Office::new();
    let [replaced, moved, created] = office.writes();
    let plan = office.archive.plan(&[created, moved, replaced]).unwrap();
    let names: Vec<_> = plan.entries.iter().map(|entry| entry.to.display().to_string()).collect();
    let expected =
        ["records/2024/2024-01-01-a.yaml", "records/2026/2026-01-01-c.yaml", "records/2025/2025-01-01-b.yaml"];
    assert_eq!(names, expected);
}

#[cfg(unix)]
#[test]
fn every_account_can_read_what_hides_the_folder() {
    use std::os::unix::fs::PermissionsExt;

    let office = Office::new();
    let ignored = office.folder.path().join(".meeting/.gitignore");
    // As a full disk leaves it.
    fs::write(&ignored, "").unwrap();
    fs::set_permissions(&ignored, fs::Permissions::from_mode(0o600)).unwrap();
    fs::set_permissions(office.folder.path().join(".meeting"), fs::Permissions::from_mode(0o770)).unwrap();
    office.archive.commit(&office.archive.locked(), &office.writes()).unwrap();
    assert_eq!(fs::read_to_string(&ignored).unwrap(), "*\n");
    assert_eq!(ignored.metadata().unwrap().permissions().mode() & 0o777, 0o660);
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
        assert!(office.archive.has_journal());
        let refused = office.archive.commit(&office.archive.locked(), &office.writes()[..2]);
        assert!(refused.is_err(), "{done}");
        assert_eq!(office.archive.recover(&office.archive.locked()).unwrap(), expected);
        assert_eq!(office.files(), files, "{done}");
        assert_eq!(office.archive.recover(&office.archive.locked()).unwrap(), Recovery::Nothing);
    }
}

#[test]
fn lost_preparations_are_made_again() {
    let office = Office::new();
    office.interrupted(true, 1);
    fs::remove_file(office.folder.path().join(".meeting/1.tmp")).unwrap();
    assert_eq!(office.archive.recover(&office.archive.locked()).unwrap(), Recovery::Finished { files: 3 });
    assert_eq!(office.files(), NEW);
}

#[test]
fn what_somebody_has_changed_meanwhile_is_never_overwritten() {
    // Its turn had not come: the others are taken back.
    let office = Office::new();
    office.interrupted(true, 1);
    fs::write(office.path("2024-01-01-b"), "mine").unwrap();
    let changed = vec![office.path("2024-01-01-b")];
    assert_eq!(office.archive.recover(&office.archive.locked()).unwrap(), Recovery::TakenBack { changed });
    assert_eq!(office.files(), [OLD[0], "records/2024/2024-01-01-b.yaml: mine"]);

    // Its turn had come: the others follow.
    let office = Office::new();
    office.interrupted(true, 1);
    fs::write(office.path("2024-01-01-a"), "mine").unwrap();
    assert_eq!(office.archive.recover(&office.archive.locked()).unwrap(), Recovery::Finished { files: 3 });
    assert_eq!(office.files(), ["records/2024/2024-01-01-a.yaml: mine", NEW[1], NEW[2]]);

    // Both: there is no way back, so the one that had not had its turn stays after, with its new text next to it.
    let office = Office::new();
    office.interrupted(true, 1);
    fs::write(office.path("2024-01-01-a"), "mine").unwrap();
    fs::write(office.path("2026-01-01-c"), "mine too").unwrap();
    let kept = office.folder.path().join("records/2026/2026-01-01-c.yaml.new");
    let left = vec![(office.path("2026-01-01-c"), kept)];
    assert_eq!(office.archive.recover(&office.archive.locked()).unwrap(), Recovery::Partly { left });
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
fn who_reads_waits_for_a_change_and_finishes_none() {
    let office = Office::new();
    let await_changes = || office.archive.await_changes(Duration::ZERO);
    await_changes().unwrap();
    let lock = office.archive.locked();
    let plan = office.archive.plan(&office.writes()).unwrap();
    Journal::begin(&office.archive, &plan).unwrap();
    assert!(matches!(await_changes(), Err(Interruption::Busy)));
    let second = office.archive.commit(&lock, &office.writes());
    assert!(matches!(second, Err(StoreError::Unfinished { .. })), "{second:?}");
    drop(lock);
    let before = office.files();
    assert!(matches!(await_changes(), Err(Interruption::Abandoned { .. })));
    assert_eq!(office.files(), before);
    assert_eq!(office.archive.recover(&office.archive.locked()).unwrap(), Recovery::Dropped);
    await_changes().unwrap();
}

#[test]
fn a_journal_that_was_not_written_here_is_nobodys() {
    // A copy of one, another version's, what is no journal, and one that is no file.
    let copied = |office: &Office| {
        office.interrupted(true, 1);
        let path = office.folder.path().join(".meeting/journal");
        let text = fs::read(&path).unwrap();
        fs::write(path.with_extension("copy"), text).unwrap();
        fs::rename(path.with_extension("copy"), path).unwrap();
    };
    let with = |text: &'static str| {
        move |office: &Office| {
            fs::write(office.folder.path().join(".meeting/journal"), text).unwrap();
        }
    };
    let folder = |office: &Office| fs::create_dir_all(office.folder.path().join(".meeting/journal")).unwrap();
    let makers: [&dyn Fn(&Office); 5] =
        [&copied, &with(""), &with("meeting-journal 1\n{}\n"), &with("meeting-journal 2\n{}\n00000000\n"), &folder];
    for make in makers {
        let office = Office::new();
        make(&office);
        let before = office.files();
        let refused = office.archive.recover(&office.archive.locked());
        assert!(matches!(refused, Err(StoreError::Foreign { .. })), "{refused:?}");
        let read = office.archive.await_changes(Duration::ZERO);
        assert!(matches!(read, Err(Interruption::Unusable(StoreError::Foreign { .. }))), "{read:?}");
        assert_eq!(office.files(), before);
    }
}

#[test]
fn a_journal_reaches_no_further_than_records() {
    for path in ["../x.yaml", ".git/hooks/pre-commit", "/tmp/x.yaml", "records/../../x.yaml"] {
        let office = Office::new();
        let mut plan = office.archive.plan(&office.writes()).unwrap();
        plan.entries[2].to = path.into();
        Journal::begin(&office.archive, &plan).unwrap().seal().unwrap();
        let before = office.files();
        let refused = office.archive.recover(&office.archive.locked());
        assert!(matches!(refused, Err(StoreError::Outside { .. })), "{refused:?}");
        assert_eq!(office.files(), before);
    }
}

#[test]
fn what_was_left_by_a_kill_goes_with_the_next_change() {
    let office = Office::new();
    let at = |path: &str| office.folder.path().join(path);
    for path in [".meeting/xyz.tmp", "records/2024/.meeting-xyz.tmp", "records/2024/mine.tmp"] {
        fs::write(at(path), "").unwrap();
    }
    let lock = office.archive.locked();
    office.archive.recover(&lock).unwrap();
    office.archive.commit(&lock, &office.writes()[..1]).unwrap();
    let files = ["records/2024/2024-01-01-a.yaml: new a", OLD[1], "records/2024/mine.tmp: "];
    assert_eq!(office.files(), files);
}

#[cfg(unix)]
#[test]
fn a_link_is_no_place_for_a_journal() {
    let office = Office::new();
    let outside = tempfile::tempdir().unwrap();
    fs::remove_dir_all(office.folder.path().join(".meeting")).unwrap();
    std::os::unix::fs::symlink(outside.path(), office.folder.path().join(".meeting")).unwrap();
    let lock = office.archive.locked();
    for writes in [&office.writes()[..], &office.writes()[..1], &office.writes()[2..]] {
        let refused = office.archive.commit(&lock, writes);
        assert!(matches!(refused, Err(StoreError::Scratch { .. })), "{refused:?}");
    }
    assert_eq!(outside.path().read_dir().unwrap().count(), 0);
}

#[cfg(unix)]
#[test]
fn who_may_write_records_may_finish_a_change() {
    use std::os::unix::fs::PermissionsExt;

    let office = Office::new();
    let mode = |path: &str| office.folder.path().join(path).metadata().unwrap().permissions().mode() & 0o777;
    let records = office.folder.path().join("records");
    fs::remove_dir_all(office.folder.path().join(".meeting")).unwrap();
    fs::set_permissions(&records, fs::Permissions::from_mode(0o770)).unwrap();
    office.interrupted(true, 0);
    assert_eq!((mode(".meeting"), mode(".meeting/journal")), (0o770, 0o660));
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
    office.archive.commit(&office.archive.locked(), &office.writes()).unwrap();
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
    let linked = office.archive.commit(&office.archive.locked(), &[back(&a, "new a")]);
    assert!(matches!(linked, Err(StoreError::Link { .. })), "{linked:?}");
    fs::set_permissions(&moved, fs::Permissions::from_mode(0o440)).unwrap();
    let read_only = office.archive.commit(&office.archive.locked(), &[back(&moved, "new b")]);
    assert!(matches!(read_only, Err(StoreError::Io { .. })), "{read_only:?}");
    assert_eq!(fs::read_to_string(&moved).unwrap(), "new b");
}

#[test]
fn a_journal_takes_no_foreign_folder_away() {
    let outside = tempfile::tempdir().unwrap();
    let victim = outside.path().join("empty");
    fs::create_dir(&victim).unwrap();
    for folder in [victim.as_path(), Path::new("../x"), Path::new(".")] {
        let office = Office::new();
        let plan = journal::Plan { folders: vec![folder.to_owned()], entries: Vec::new() };
        Journal::begin(&office.archive, &plan).unwrap();
        let refused = office.archive.recover(&office.archive.locked());
        assert!(matches!(refused, Err(StoreError::Outside { .. })), "{refused:?}");
        assert!(victim.is_dir());
    }
}
