//! The archive: a folder that holds records, and how it is found.

use std::ffi::OsStr;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use sha2::{Digest, Sha256};

use super::directory::{self, DIRECTORY_FILE, Directory, directory_of};
use super::read::{lies_inside, refuse_dangling};
use super::settings::{examine, settings_of};
use super::{ArchiveError, ReadError, ReadFile, Settings, id_of_name, read};
use crate::finding::Finding;
use viet_text::suggest;

/// Name of the settings file; its presence marks an archive's root.
pub const SETTINGS_FILE: &str = "meeting.yaml";

/// The words by which people may call each of an archive's own files, without `.yaml`.
const MEANT: [(&str, &[&str]); 2] = [
    (SETTINGS_FILE, &["meeting", "meetings", "settings"]),
    (DIRECTORY_FILE, &["directory", "directories", "danh-ba", "danhba"]),
];

/// A folder that holds records.
#[derive(Debug, Clone)]
pub struct Archive {
    root: PathBuf,
    settings: Settings,
}

impl Archive {
    /// The archive that `from` is in: the nearest folder upwards with `meeting.yaml`, else the nearest
    /// with `records/`, never above the root of the git work tree.
    pub fn find(from: &Path) -> Result<Option<Self>, ArchiveError> {
        let from = canonical(from)?;
        let mut folders = Vec::new();
        for folder in from.ancestors().skip_while(|folder| !folder.is_dir()) {
            folders.push(folder);
            // A folder in a plain repository, a file in a linked work tree or a submodule.
            if folder.join(".git").exists() {
                break;
            }
        }
        let marked = folders.iter().find(|folder| folder.join(SETTINGS_FILE).is_file());
        let root = marked.or_else(|| folders.iter().find(|folder| folder.join("records").is_dir()));
        root.map(|root| Self::at(root)).transpose()
    }

    /// The archive whose root is `root`.
    pub fn at(root: &Path) -> Result<Self, ArchiveError> {
        let root = canonical(root)?;
        if !root.is_dir() {
            return Err(ArchiveError::NotAFolder { path: root });
        }
        let settings = load_settings(&root)?;
        let archive = Self { root, settings };
        archive.refuse_outside(&archive.records())?;
        Ok(archive)
    }

    /// The archive whose root is `root` and whose settings are `text`, wherever that has been read; `read` gives
    /// its directory and the other files that they name. Without a text, every setting has its default.
    pub(super) fn with_settings(root: PathBuf, text: Option<String>, read: &ReadFile) -> Result<Self, ArchiveError> {
        let settings = settings_in(&root, text, read)?;
        Ok(Self { root, settings })
    }

    /// The root, with every link in it resolved.
    #[must_use]
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The settings from `meeting.yaml`.
    #[must_use]
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// The folder of the records; it need not exist.
    #[must_use]
    pub fn records(&self) -> PathBuf {
        self.root.join(&self.settings.records)
    }

    /// The files in the root that are probably meant to be one of its own files and are not read, each with the right name.
    #[must_use]
    pub fn misnamed(&self) -> Vec<(String, &'static str)> {
        let names = fs::read_dir(&self.root).into_iter().flatten().flatten().map(|entry| entry.file_name());
        let mut names: Vec<String> = names.filter_map(|name| name.into_string().ok()).collect();
        names.sort_unstable();
        let missing: Vec<_> = MEANT.iter().filter(|(own, _)| !self.root.join(own).exists()).collect();
        let own = |name: &str| {
            let stem = name.rsplit_once('.').filter(|(_, end)| ["yaml", "yml"].contains(&&*end.to_lowercase()))?.0;
            let stem = id_of_name(stem);
            let is_meant = |word: &&str| stem == **word || suggest::is_slip(&stem, word);
            missing.iter().find(|(_, words)| words.iter().any(is_meant)).map(|(own, _)| *own)
        };
        names.iter().filter_map(|name| Some((name.clone(), own(name)?))).collect()
    }

    /// `path` relative to the root, with `/` between the names, for display; a path outside the root is not changed.
    #[must_use]
    pub fn relative(&self, path: &Path) -> String {
        let Ok(inside) = path.strip_prefix(&self.root) else { return path.display().to_string() };
        let names: Vec<_> = inside.iter().map(|name| name.to_string_lossy()).collect();
        names.join("/")
    }

    /// The default path of a record: `records/YYYY/<id>.yaml`. For any `record_id`, the path is inside the folder of
    /// the records.
    #[must_use]
    pub fn path_of(&self, record_id: &str) -> PathBuf {
        let is_harmless = |c: char| c.is_ascii_alphanumeric() || c == '-';
        let name: String = record_id.chars().map(|c| if is_harmless(c) { c } else { '_' }).collect();
        let year = name.get(..4).unwrap_or("0000");
        self.records().join(year).join(format!("{name}.yaml"))
    }

    /// The text of a file; see [`read`]. What is in the archive by its path must not be a link that leaves it.
    pub fn read(&self, path: &Path) -> Result<String, ReadError> {
        let folder = path.parent().map_or_else(|| Ok(self.root().to_owned()), fs::canonicalize)?;
        if folder.starts_with(self.root()) && !lies_inside(self.root(), path)? {
            return Err(ReadError::Outside);
        }
        // A linked folder leaves it as well, although the file in it does not.
        let is_named_inside = path.is_absolute() && path.starts_with(self.root());
        if is_named_inside && !folder.starts_with(self.root()) {
            return Err(ReadError::Outside);
        }
        read(path)
    }

    /// The SHA-256, in hexadecimal, of the file at a path from the root; none if no such file can be read in the archive.
    #[must_use]
    pub fn sha256(&self, file: &str) -> Option<String> {
        let path = self.root.join(file);
        let is_inside = path.starts_with(&self.root) && lies_inside(&self.root, &path).ok()?;
        let mut file = fs::File::open(path).ok().filter(|_| is_inside)?;
        if !file.metadata().ok()?.is_file() {
            return None;
        }
        let mut hasher = Sha256::new();
        io::copy(&mut file, &mut hasher).ok()?;
        Some(hexadecimal(hasher))
    }

    /// Fails where `path` exists and, its links resolved, is outside the archive.
    fn refuse_outside(&self, path: &Path) -> Result<(), ArchiveError> {
        match lies_inside(&self.root, path) {
            Ok(true) => Ok(()),
            Ok(false) => Err(ArchiveError::Outside { path: path.to_owned() }),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
            Err(source) => Err(ArchiveError::Io { path: path.to_owned(), source }),
        }
    }
}

/// What was hashed, as people compare it.
pub(super) fn hexadecimal(hasher: Sha256) -> String {
    hasher.finalize().iter().fold(String::new(), |text, byte| text + &format!("{byte:02x}"))
}

fn canonical(path: &Path) -> Result<PathBuf, ArchiveError> {
    fs::canonicalize(path).map_err(|source| ArchiveError::Io { path: path.to_owned(), source })
}

fn load_settings(root: &Path) -> Result<Settings, ArchiveError> {
    let path = root.join(SETTINGS_FILE);
    let read = |file: &str| read_inside(root, file);
    if let Err(source) = refuse_dangling(&path) {
        return Err(ArchiveError::Read { path, source });
    }
    match lies_inside(root, &path) {
        Ok(true) => {}
        // A link to elsewhere could make the messages quote a file that is none of the archive's.
        Ok(false) => return Err(ArchiveError::Outside { path }),
        Err(error) if error.kind() == io::ErrorKind::NotFound => return settings_in(root, None, &read),
        Err(source) => return Err(ArchiveError::Io { path, source }),
    }
    match super::read(&path) {
        Ok(text) => settings_in(root, Some(text), &read),
        Err(source) => Err(ArchiveError::Read { path, source }),
    }
}

/// The settings of `text`, with the directory that `read` finds beside it.
fn settings_in(root: &Path, text: Option<String>, read: &ReadFile) -> Result<Settings, ArchiveError> {
    let invalid = |file: &str, text, findings| ArchiveError::Settings { path: root.join(file), text, findings };
    let settings = match text {
        Some(text) => settings_of(&text, read).map_err(|findings| invalid(SETTINGS_FILE, text, findings))?,
        None => Settings::default(),
    };
    let directory = match read(DIRECTORY_FILE) {
        Ok(text) => directory_of(&text).map_err(|findings| invalid(DIRECTORY_FILE, text, findings))?,
        Err(ReadError::Io(error)) if error.kind() == io::ErrorKind::NotFound => Directory::default(),
        Err(source) => return Err(ArchiveError::Read { path: root.join(DIRECTORY_FILE), source }),
    };
    Ok(Settings { directory: Arc::new(directory), ..settings })
}

/// A file of an archive that says how its records are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum OwnFile {
    /// `meeting.yaml`.
    Settings,
    /// `directory.yaml`.
    Directory,
}

impl OwnFile {
    /// The one of this name.
    pub(crate) fn of_name(name: &OsStr) -> Option<Self> {
        [(SETTINGS_FILE, Self::Settings), (DIRECTORY_FILE, Self::Directory)]
            .into_iter()
            .find_map(|(known, file)| (name == known).then_some(file))
    }

    /// The findings in its text, in an archive in the folder `root`.
    #[must_use]
    pub(crate) fn findings(self, text: &str, root: &Path) -> Vec<Finding> {
        let read = |file: &str| read_inside(&fs::canonicalize(root)?, file);
        match self {
            Self::Settings => examine(text, &read).1,
            Self::Directory => directory::examine(text).1,
        }
    }
}

/// The text of a file of the archive, by its path from the canonical folder `root`.
fn read_inside(root: &Path, file: &str) -> Result<String, ReadError> {
    let path = root.join(file);
    refuse_dangling(&path)?;
    if lies_inside(root, &path)? { read(&path) } else { Err(ReadError::Outside) }
}

#[cfg(test)]
mod tests {
    use super::Archive;
    use crate::archive::ArchiveError;
    use std::fs;
    use std::path::Path;

    fn make(root: &Path, folders: &[&str], files: &[(&str, &str)]) {
        for folder in folders {
            fs::create_dir_all(root.join(folder)).unwrap();
        }
        for (file, text) in files {
            fs::write(root.join(file), text).unwrap();
        }
    }

    fn found(from: &Path) -> Option<std::path::PathBuf> {
        Archive::find(from).unwrap().map(|archive| archive.root().to_owned())
    }

    #[test]
    fn settings_mark_the_root_before_a_nearer_records_folder() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().canonicalize().unwrap();
        make(&root, &["a/b/records/2023", "a/c"], &[("a/meeting.yaml", "")]);
        assert_eq!(found(&root.join("a/b/records/2023")), Some(root.join("a")));
        assert_eq!(found(&root.join("a/c")), Some(root.join("a")));
        assert_eq!(found(&root.join("a/meeting.yaml")), Some(root.join("a")));
        fs::remove_file(root.join("a/meeting.yaml")).unwrap();
        assert_eq!(found(&root.join("a/b/records/2023")), Some(root.join("a/b")));
    }

    #[test]
    fn never_above_the_work_tree() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().canonicalize().unwrap();
        make(&root, &["plain/.git", "plain/x", "linked/x"], &[("meeting.yaml", "{}"), ("linked/.git", "gitdir: /x")]);
        assert_eq!(found(&root.join("plain/x")), None);
        assert_eq!(found(&root.join("linked/x")), None);
        fs::write(root.join("linked/meeting.yaml"), "# nothing\n").unwrap();
        assert_eq!(found(&root.join("linked/x")), Some(root.join("linked")));
    }

    #[test]
    fn paths_stay_in_the_archive() {
        let folder = tempfile::tempdir().unwrap();
        let archive = Archive::at(folder.path()).unwrap();
        let shown = |id: &str| archive.relative(&archive.path_of(id));
        assert_eq!(shown("2023-05-08-hop"), "records/2023/2023-05-08-hop.yaml");
        assert_eq!(shown("../../../etc/passwd"), "records/____/_________etc_passwd.yaml");
        assert_eq!(shown("Đ"), "records/0000/_.yaml");
        assert_eq!(shown(""), "records/0000/.yaml");
        assert_eq!(archive.relative(Path::new("/elsewhere/x")), "/elsewhere/x");
    }

    #[cfg(unix)]
    #[test]
    fn links_that_leave_are_refused() {
        let folder = tempfile::tempdir().unwrap();
        make(folder.path(), &["a", "b/elsewhere", "c"], &[("b/settings", "")]);
        std::os::unix::fs::symlink("../b/settings", folder.path().join("a/meeting.yaml")).unwrap();
        std::os::unix::fs::symlink("../b/elsewhere", folder.path().join("c/records")).unwrap();
        assert!(matches!(Archive::at(&folder.path().join("a")), Err(ArchiveError::Outside { .. })));
        assert!(matches!(Archive::at(&folder.path().join("c")), Err(ArchiveError::Outside { .. })));
        assert!(matches!(Archive::at(&folder.path().join("b/settings")), Err(ArchiveError::NotAFolder { .. })));
    }

    #[test]
    fn files_with_nearly_the_right_name() {
        for (file, expected) in [
            ("directory.yml", Some("directory.yaml")),
            ("Directory.yaml", Some("directory.yaml")),
            ("directroy.yaml", Some("directory.yaml")),
            ("danh-ba.yaml", Some("directory.yaml")),
            ("Danh bạ.yml", Some("directory.yaml")),
            ("meeting.YML", Some("meeting.yaml")),
            ("directory.json", None),
            ("notes.yaml", None),
            ("directory.yaml", None),
        ] {
            let folder = tempfile::tempdir().unwrap();
            make(folder.path(), &["records"], &[(file, "{}\n")]);
            let found = Archive::at(folder.path()).unwrap().misnamed();
            assert_eq!(found, expected.map(|own| (file.to_owned(), own)).into_iter().collect::<Vec<_>>(), "{file}");
            // Where the right one is there, the other may be anything.
            make(folder.path(), &[], &[("meeting.yaml", ""), ("directory.yaml", "")]);
            assert!(Archive::at(folder.path()).unwrap().misnamed().is_empty(), "{file}");
        }
    }

    #[test]
    fn another_records_folder() {
        let folder = tempfile::tempdir().unwrap();
        make(folder.path(), &[], &[("meeting.yaml", "records: van-ban/bien-ban\n")]);
        let archive = Archive::at(folder.path()).unwrap();
        assert_eq!(archive.relative(&archive.path_of("2023-05-08-a")), "van-ban/bien-ban/2023/2023-05-08-a.yaml");
    }
}
