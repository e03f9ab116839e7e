//! Every record file of an archive, and its state on disk, in one pass.
//!
//! Files that git ignores and hidden files are skipped. A linked file is included only if it is in the archive; linked
//! folders are never entered.

use std::fs::Metadata;
use std::path::Path;
use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::{SystemTime, UNIX_EPOCH};

use ignore::{DirEntry, WalkBuilder, WalkState};
use rayon::slice::ParallelSliceMut;
use serde::{Deserialize, Serialize};

use super::read::lies_inside;
use super::{Archive, ArchiveError, git};
use crate::i18n::{Message, io_reason};

/// A record's file, as it was when the walk passed.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct RecordFile {
    /// Path from the archive's root, with `/` between the names.
    pub path: String,
    /// State on disk.
    pub stat: Stat,
}

/// The state of a file by which changes are detected.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
pub struct Stat {
    /// Size in bytes.
    pub size: u64,
    /// Last change of the content, in nanoseconds since 1970.
    pub mtime_ns: i64,
    /// Last change of the content or the metadata, in nanoseconds since 1970; 0 if the system has none.
    pub ctime_ns: i64,
    /// Inode number; 0 if the system has none.
    pub inode: u64,
}

/// A file that changes again within this time (in nanoseconds) may keep the time of its content: some file systems count
/// in two seconds.
const GRAIN: i64 = 2_000_000_000;

/// The same for the time of the last change of any kind, which only file systems have that count in clock ticks.
const TICK: i64 = 100_000_000;

impl Stat {
    /// Whether a file that was in this state at `moment` (see [`now`]) and is in it still has not changed since.
    #[must_use]
    pub fn is_settled(&self, moment: i64) -> bool {
        self.mtime_ns.saturating_add(GRAIN) <= moment && self.ctime_ns.saturating_add(TICK) <= moment
    }

    /// The state in `metadata`.
    #[cfg(unix)]
    #[must_use]
    pub fn of(metadata: &Metadata) -> Self {
        use std::os::unix::fs::MetadataExt;

        let nanoseconds = |seconds: i64, rest: i64| seconds.saturating_mul(1_000_000_000).saturating_add(rest);
        Self {
            size: metadata.size(),
            mtime_ns: nanoseconds(metadata.mtime(), metadata.mtime_nsec()),
            ctime_ns: nanoseconds(metadata.ctime(), metadata.ctime_nsec()),
            inode: metadata.ino(),
        }
    }

    /// The state in `metadata`.
    #[cfg(not(unix))]
    #[must_use]
    pub fn of(metadata: &Metadata) -> Self {
        let since_1970 = metadata.modified().ok().and_then(|time| time.duration_since(UNIX_EPOCH).ok());
        let mtime_ns = since_1970.and_then(|time| i64::try_from(time.as_nanos()).ok()).unwrap_or(0);
        Self { size: metadata.len(), mtime_ns, ctime_ns: 0, inode: 0 }
    }
}

/// The time, in nanoseconds since 1970.
#[must_use]
pub fn now() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_nanos()).unwrap_or(i64::MAX)
}

/// What a walk met.
#[derive(Debug, Default)]
pub struct Walk {
    /// The records' files, sorted by path.
    pub files: Vec<RecordFile>,
    /// What looks like a record's file, or may hold some, but is not taken; sorted by path.
    pub refused: Vec<SkippedFile>,
}

/// A file or folder that a walk does not take.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct SkippedFile {
    /// Path from the archive's root, to be shown.
    pub path: String,
    /// Why not.
    pub why: SkipReason,
}

/// Why a walk does not take a file or folder.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum SkipReason {
    /// A link to a file outside the archive.
    Outside,
    /// A link to a folder.
    Folder,
    /// A link to nothing.
    Dangling,
    /// A name that is not UTF-8.
    Name,
    /// YAML by its name, but the name does not end in `.yaml`: nothing would look for a record there.
    Ending,
    /// A pipe or a device.
    NotAFile,
    /// What the system says.
    Io(Message),
}

impl SkippedFile {
    /// The message for the user.
    #[must_use]
    pub fn message(&self) -> Message {
        match &self.why {
            SkipReason::Outside => Message::new("walk-outside").with("path", &self.path),
            SkipReason::Folder => Message::new("walk-folder").with("path", &self.path),
            SkipReason::Dangling => Message::new("walk-dangling").with("path", &self.path),
            SkipReason::Name => Message::new("walk-name").with("path", &self.path),
            SkipReason::Ending => Message::new("walk-ending").with("path", &self.path),
            SkipReason::NotAFile => Message::new("walk-not-a-file").with("path", &self.path),
            SkipReason::Io(reason) => Message::new("walk-io").with("path", &self.path).with("reason", reason.clone()),
        }
    }
}

impl Archive {
    /// The files of the records, sorted by path; see [`Archive::survey`] for what is left out.
    pub fn walk(&self) -> Result<Vec<RecordFile>, ArchiveError> {
        Ok(self.survey()?.files)
    }

    /// Walks the folder of the records, as [`Archive::survey`], and includes the records that git tracks although it
    /// ignores them: a check of the archive covers what is committed.
    pub fn survey_committed(&self) -> Result<Walk, ArchiveError> {
        let mut walk = self.survey()?;
        let records = self.records();
        for path in git::tracked_though_ignored(&records) {
            let is_hidden = path
                .strip_prefix(&records)
                .map_or(true, |inside| inside.iter().any(|name| name.as_encoded_bytes().starts_with(b".")));
            if let Ok(metadata) = path.symlink_metadata()
                && metadata.is_file()
                && is_yaml(&path)
                && !is_hidden
            {
                walk.files.push(RecordFile { path: self.relative(&path), stat: Stat::of(&metadata) });
            }
        }
        walk.files.sort_unstable();
        walk.files.dedup();
        Ok(walk)
    }

    /// Walks the folder of the records. An archive without one has no records.
    pub fn survey(&self) -> Result<Walk, ArchiveError> {
        let records = self.records();
        match records.metadata() {
            Ok(metadata) if metadata.is_dir() => {}
            Ok(_) => return Err(ArchiveError::NotAFolder { path: records }),
            // An archive without records has none; a folder that the settings name must be there.
            Err(error) if error.kind() == std::io::ErrorKind::NotFound && self.settings().records == "records" => {
                return Ok(Walk::default());
            }
            Err(source) => return Err(ArchiveError::Io { path: records, source }),
        }
        let whole = Mutex::new(Walk::default());
        let walker = WalkBuilder::new(&records)
            .threads(threads())
            .follow_links(false)
            .ignore(false)
            // Whose machine it is must not decide which records there are.
            .git_global(false)
            .build_parallel();
        walker.run(|| {
            let mut share = Share { archive: self, walk: Walk::default(), whole: &whole };
            Box::new(move |entry| {
                share.visit(entry);
                WalkState::Continue
            })
        });
        let mut walk = whole.into_inner().unwrap_or_else(PoisonError::into_inner);
        walk.files.par_sort_unstable();
        walk.refused.sort_unstable();
        Ok(walk)
    }
}

/// At least two: one waits for the disk while the other works.
fn threads() -> usize {
    thread::available_parallelism().map_or(2, |count| count.get().clamp(2, 8))
}

/// What one thread of a walk has found; merged when the thread ends.
struct Share<'a> {
    archive: &'a Archive,
    walk: Walk,
    whole: &'a Mutex<Walk>,
}

impl Share<'_> {
    fn visit(&mut self, entry: Result<DirEntry, ignore::Error>) {
        match entry {
            Ok(entry) => {
                if entry.path_is_symlink() && entry.path().is_dir() {
                    self.refuse(entry.path(), SkipReason::Folder);
                } else if is_yaml(entry.path()) {
                    match self.look_at(&entry) {
                        Ok(Some(file)) => self.walk.files.push(file),
                        Ok(None) => {}
                        Err(why) => self.refuse(entry.path(), why),
                    }
                } else if has_other_ending(entry.path()) && !entry.path().is_dir() {
                    self.refuse(entry.path(), SkipReason::Ending);
                }
            }
            Err(error) => {
                let path = path_of(&error).map_or_else(|| self.archive.records(), Path::to_owned);
                // Gone since the folder was listed: as if it had never been there.
                let is_gone = error.io_error().is_some_and(|error| error.kind() == std::io::ErrorKind::NotFound);
                if !is_gone {
                    let reason = error
                        .io_error()
                        .map_or_else(|| Message::new("reason-other").with("text", error.to_string()), io_reason);
                    self.refuse(&path, SkipReason::Io(reason));
                }
            }
        }
    }

    fn look_at(&self, entry: &DirEntry) -> Result<Option<RecordFile>, SkipReason> {
        let is_link = entry.path_is_symlink();
        if !is_link && !entry.file_type().is_some_and(|kind| kind.is_file()) {
            let is_folder = entry.file_type().is_some_and(|kind| kind.is_dir());
            return if is_folder { Ok(None) } else { Err(SkipReason::NotAFile) };
        }
        let metadata = if is_link {
            match lies_inside(self.archive.root(), entry.path()) {
                Ok(true) => {}
                Ok(false) => return Err(SkipReason::Outside),
                Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Err(SkipReason::Dangling),
                Err(error) => return Err(SkipReason::Io(io_reason(&error))),
            }
            entry.path().metadata()
        } else {
            entry.path().symlink_metadata()
        };
        let metadata = match metadata {
            Ok(metadata) if metadata.is_file() => metadata,
            Ok(_) => return Err(SkipReason::NotAFile),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(SkipReason::Io(io_reason(&error))),
        };
        if entry.path().to_str().is_none() {
            return Err(SkipReason::Name);
        }
        Ok(Some(RecordFile { path: self.archive.relative(entry.path()), stat: Stat::of(&metadata) }))
    }

    fn refuse(&mut self, path: &Path, why: SkipReason) {
        self.walk.refused.push(SkippedFile { path: self.archive.relative(path), why });
    }
}

impl Drop for Share<'_> {
    fn drop(&mut self) {
        let mut whole = self.whole.lock().unwrap_or_else(PoisonError::into_inner);
        whole.files.append(&mut self.walk.files);
        whole.refused.append(&mut self.walk.refused);
    }
}

fn is_yaml(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == "yaml")
}

/// Whether a name ends in `.yml`, `.YAML` and the like, or in the `.yaml.txt` that some editors make of it.
pub(in crate::archive) fn has_other_ending(path: &Path) -> bool {
    let is_meant = |extension: &std::ffi::OsStr| {
        extension.eq_ignore_ascii_case("yml") || (extension.eq_ignore_ascii_case("yaml") && extension != "yaml")
    };
    let stem = path.file_stem().map(Path::new).and_then(Path::extension);
    let is_text = path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("txt"));
    path.extension().is_some_and(is_meant) || (is_text && stem.is_some_and(|stem| stem.eq_ignore_ascii_case("yaml")))
}

/// The path that an error is about.
fn path_of(error: &ignore::Error) -> Option<&Path> {
    match error {
        ignore::Error::WithPath { path, .. } => Some(path),
        ignore::Error::WithDepth { err, .. } | ignore::Error::WithLineNumber { err, .. } => path_of(err),
        ignore::Error::Partial(errors) => errors.iter().find_map(path_of),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{SkipReason, SkippedFile, Stat};
    use crate::archive::Archive;
    use std::fs;
    use std::path::Path;

    fn archive(folder: &Path, files: &[&str]) -> Archive {
        for file in files {
            let path = folder.join(file);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, "x: 1\n").unwrap();
        }
        Archive::at(folder).unwrap()
    }

    fn paths(archive: &Archive) -> Vec<String> {
        archive.walk().unwrap().into_iter().map(|file| file.path).collect()
    }

    #[test]
    fn sorted_and_only_what_is_a_record() {
        let folder = tempfile::tempdir().unwrap();
        let files = [
            "records/2024/b.yaml",
            "records/2023/z.yaml",
            "records/2023/a.yaml",
            "records/2023/.hidden.yaml",
            "records/2023/other.yml",
            "records/2023/attachments/photo.jpg",
            "records/.trash/a.yaml",
            "templates/t.yaml",
        ];
        let archive = archive(folder.path(), &files);
        assert_eq!(paths(&archive), ["records/2023/a.yaml", "records/2023/z.yaml", "records/2024/b.yaml"]);
        let file = &archive.walk().unwrap()[0];
        assert_eq!(file.stat, Stat::of(&folder.path().join("records/2023/a.yaml").metadata().unwrap()));
        assert_eq!(file.stat.size, 5);
        assert!(file.stat.mtime_ns > 0);
    }

    #[test]
    fn no_records_folder_no_records() {
        let folder = tempfile::tempdir().unwrap();
        assert!(paths(&archive(folder.path(), &["meeting.yaml.bak"])).is_empty());
    }

    #[test]
    fn what_git_ignores_is_passed_over() {
        let folder = tempfile::tempdir().unwrap();
        let archive = archive(folder.path(), &["records/2023/a.yaml", "records/2023/a.tmp.yaml", "records/old/b.yaml"]);
        fs::write(folder.path().join(".gitignore"), "*.tmp.yaml\n").unwrap();
        fs::write(folder.path().join("records/.gitignore"), "old/\n").unwrap();
        assert_eq!(paths(&archive).len(), 3, "not a repository: nothing is ignored");
        fs::create_dir(folder.path().join(".git")).unwrap();
        assert_eq!(paths(&archive), ["records/2023/a.yaml"]);
    }

    #[cfg(unix)]
    #[test]
    fn links_stay_inside_or_are_refused() {
        use std::os::unix::fs::symlink;

        let folder = tempfile::tempdir().unwrap();
        let outside = tempfile::NamedTempFile::new().unwrap();
        let archive = archive(folder.path(), &["records/2023/a.yaml", "drafts/d.yaml"]);
        let records = folder.path().join("records/2023");
        symlink("../../drafts/d.yaml", records.join("inside.yaml")).unwrap();
        symlink(outside.path(), records.join("outside.yaml")).unwrap();
        symlink("nowhere", records.join("dangling.yaml")).unwrap();
        symlink("../../drafts", records.join("folder.yaml")).unwrap();
        symlink("../../drafts", records.join("folder")).unwrap();
        let walk = archive.survey().unwrap();
        let taken: Vec<_> = walk.files.iter().map(|file| file.path.as_str()).collect();
        assert_eq!(taken, ["records/2023/a.yaml", "records/2023/inside.yaml"]);
        assert_eq!(
            walk.refused,
            [
                SkippedFile { path: "records/2023/dangling.yaml".to_owned(), why: SkipReason::Dangling },
                SkippedFile { path: "records/2023/folder".to_owned(), why: SkipReason::Folder },
                SkippedFile { path: "records/2023/folder.yaml".to_owned(), why: SkipReason::Folder },
                SkippedFile { path: "records/2023/outside.yaml".to_owned(), why: SkipReason::Outside },
            ]
        );
    }

    #[cfg(unix)]
    #[test]
    fn other_endings_and_pipes_are_told() {
        let folder = tempfile::tempdir().unwrap();
        let archive = archive(
            folder.path(),
            &["records/2023/a.yaml", "records/2023/b.yml", "records/2023/c.YAML", "records/2023/e.yaml.txt"],
        );
        fs::write(folder.path().join("records/2023/notes.txt"), "").unwrap();
        let pipe = folder.path().join("records/2023/d.yaml");
        assert!(std::process::Command::new("mkfifo").arg(pipe).status().unwrap().success());
        let walk = archive.survey().unwrap();
        assert_eq!(walk.files.len(), 1);
        let refused = |name: &str, why| SkippedFile { path: format!("records/2023/{name}"), why };
        assert_eq!(
            walk.refused,
            [
                refused("b.yml", SkipReason::Ending),
                refused("c.YAML", SkipReason::Ending),
                refused("d.yaml", SkipReason::NotAFile),
                refused("e.yaml.txt", SkipReason::Ending),
            ]
        );
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_name_that_is_not_text_is_refused() {
        use std::os::unix::ffi::OsStrExt;

        let folder = tempfile::tempdir().unwrap();
        let archive = archive(folder.path(), &["records/2023/a.yaml"]);
        let name = std::ffi::OsStr::from_bytes(b"b\xFF.yaml");
        fs::write(folder.path().join("records/2023").join(name), "").unwrap();
        let walk = archive.survey().unwrap();
        assert_eq!(walk.files.len(), 1);
        assert_eq!(
            walk.refused,
            [SkippedFile { path: "records/2023/b\u{FFFD}.yaml".to_owned(), why: SkipReason::Name }]
        );
    }
}
