//! What has changed in an archive: between the last commit and git's index, between two commits, or between a commit and
//! the work tree.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::{Path, PathBuf};

use super::archives::{Folders, archives, is_record};
use super::repository::Texts;
use super::tree::{Record, Target, Tree, is_yaml, joined};
use super::version::{Source, Version, stem};
use super::{GitError, Repository, run};
use crate::archive::{self, Archive, ArchiveError, Outline, ReadError, SETTINGS_FILE, Settings, Walk};

/// What has changed in the records of an archive.
#[derive(Debug)]
pub struct Changes<'r> {
    /// The records after the change.
    pub now: Version<'r>,
    /// The changed records, by path.
    pub changed: Vec<Change>,
    /// The files that are no records, before the change.
    pub files: FilesBefore<'r>,
}

/// The files of an archive that are no records, as they were before a change; as far as it is known.
#[derive(Debug, Default)]
pub struct FilesBefore<'r> {
    pub(super) tree: Option<&'r Tree>,
    changed: Vec<String>,
}

impl FilesBefore<'_> {
    /// The names, without folders, of those that are no longer what they were.
    #[must_use]
    pub fn changed(&self) -> &[String] {
        &self.changed
    }
}

/// A record that is not what it was.
#[derive(Debug)]
pub struct Change {
    /// Its path from the archive's root.
    pub place: String,
    /// The outline before the change; `None` if the record is new, or unchanged under other settings.
    pub before: Option<Outline>,
}

/// Two states of a repository: what git is about to commit next to what it has committed last, or two commits.
#[derive(Debug)]
pub struct Comparison<'r> {
    repository: &'r Repository,
    before: Tree,
    now: Tree,
    /// Where the later one is.
    texts: Texts,
    /// What is checked although it has not changed.
    also: BTreeSet<String>,
}

impl<'r> Comparison<'r> {
    /// Reads git's index (that of the running commit, where git runs a hook) and the last commit.
    ///
    /// # Errors
    /// If git cannot be asked.
    pub fn staged(repository: &'r Repository) -> Result<Self, GitError> {
        // Before the first commit, there is nothing.
        let before = match repository.commit("HEAD")? {
            Some(commit) => Tree::of_commit(repository, &commit)?,
            None => Tree::default(),
        };
        let now = Tree::of_index(repository, &before)?;
        Ok(Self { repository, before, now, texts: Texts::Index, also: BTreeSet::new() })
    }

    /// Reads the commit `to`, and the one where it and `from` parted.
    ///
    /// # Errors
    /// If there is no such commit, or git cannot be asked.
    pub fn commits(repository: &'r Repository, from: &str, to: &str) -> Result<Self, GitError> {
        let before = Tree::of_commit(repository, &repository.base(from, to)?)?;
        let commit = repository.named_commit(to)?;
        let now = Tree::of_commit(repository, &commit)?;
        Ok(Self { repository, before, now, texts: Texts::Commit(commit), also: BTreeSet::new() })
    }

    /// Lets everything be checked, whether it has changed or not.
    #[must_use]
    pub fn with_all(self) -> Self {
        Self { also: self.now.paths().map(str::to_owned).collect(), ..self }
    }

    /// Lets `files` be checked, whether they have changed or not.
    #[must_use]
    pub fn with(self, files: &[PathBuf]) -> Self {
        let places = files.iter().filter_map(|file| self.repository.place(file).ok());
        Self { also: places.filter(|place| self.now.has(place)).collect(), ..self }
    }

    /// The root of the archive that `folder` (both from the top) is in: as [`Archive::find`] would find it,
    /// had the later state been written to disk; where nothing is left of the archive, had the earlier one been.
    #[must_use]
    pub fn root_of(&self, folder: &str) -> Option<String> {
        let upwards = || ancestors(folder).into_iter().rev();
        let in_tree = |tree: &Tree| {
            // Settings that are not in git mark a root as well, if git tracks records of it.
            let is_on_disk = |root: &str| self.repository.top().join(joined(root, SETTINGS_FILE)).is_file();
            let has_records = |root: &&str| tree.has_records(root);
            let is_marked = |root: &&str| tree.is_marked(root) || has_records(root) && is_on_disk(root);
            upwards().find(is_marked).or_else(|| upwards().find(has_records))
        };
        in_tree(&self.now).or_else(|| in_tree(&self.before)).map(str::to_owned)
    }

    /// The roots of the archives in `folder` and below it in which there is anything to check: all those that a file
    /// is in.
    ///
    /// # Errors
    /// If git cannot be asked.
    pub fn roots(&self, folder: &str) -> Result<BTreeSet<String>, GitError> {
        let changed = self.now.differing(&self.before).into_iter().chain(self.now.unmerged.iter().map(String::as_str));
        let paths = changed.chain(self.also.iter().map(String::as_str));
        let folders: BTreeSet<&str> = paths.map(|path| path.rsplit_once('/').map_or("", |(at, _)| at)).collect();
        let roots: BTreeSet<&str> = folders.into_iter().flat_map(ancestors).collect();
        archives(self.now.paths(), self, &|root| roots.contains(root) && is_in(root, folder))
    }

    /// Whether there is any archive in `folder` or below it.
    ///
    /// # Errors
    /// If git cannot be asked.
    pub fn has_archive(&self, folder: &str) -> Result<bool, GitError> {
        Ok(!archives(self.now.paths(), self, &|root| is_in(root, folder))?.is_empty())
    }

    /// The archive in `root`, with the settings that will be committed.
    ///
    /// # Errors
    /// If git fails, or the settings are invalid.
    pub fn archive(&self, root: &str) -> Result<Result<Archive, ArchiveError>, GitError> {
        self.refuse_conflicts(root, |path| path == SETTINGS_FILE)?;
        settings_in(&self.now, self.repository, root)
    }

    /// What is staged in `archive`, whose root is `root`.
    ///
    /// # Errors
    /// If git cannot be asked, or a record is in conflict.
    pub fn changes(&self, archive: Archive, root: &str) -> Result<Changes<'_>, GitError> {
        let records = archive.settings().records.clone();
        let is_record =
            |path: &str| path.strip_prefix(&records).is_some_and(|path| path.starts_with('/')) && is_yaml(path);
        self.refuse_conflicts(root, is_record)?;
        let (settings, before) = earlier(&self.before, self.repository, root, archive.settings())?;
        let now = self.now.records(self.repository, root, &records)?;
        // New settings may make any record invalid.
        let is_other = settings.as_ref() != Some(archive.settings());
        let places: BTreeSet<&String> = before.keys().chain(now.keys()).collect();
        let is_same = |place: &String| before.get(place) == now.get(place);
        let is_asked_for = |place: &String| is_other || self.also.contains(&joined(root, place));
        let changed = changes(self.repository, &before, places, is_same, is_asked_for)?;
        let now = now.into_iter().map(|(place, record)| (place, Source::Git(record))).collect();
        let files = FilesBefore { tree: Some(&self.before), changed: self.changed_files(root, is_record) };
        let now = Version::new(self.repository, archive, root.to_owned(), now, self.texts.clone());
        Ok(Changes { now: now.with_files_of(&self.now), changed, files })
    }

    /// The names of the files below `root` that were there and are no longer what they were. A new file can break nothing.
    fn changed_files(&self, root: &str, is_record: impl Fn(&str) -> bool) -> Vec<String> {
        let prefix = joined(root, "");
        let is_known = |path: &&str| self.before.has(path);
        let changed = self.now.differing(&self.before).into_iter().filter(is_known);
        let files = changed.filter_map(|path| path.strip_prefix(&prefix)).filter(|path| !is_record(path));
        let names = files.filter_map(|path| path.rsplit('/').next()).filter(|name| !name.contains('\n'));
        names.map(str::to_owned).collect::<BTreeSet<String>>().into_iter().collect()
    }

    /// Fails where a merge has left a file of the archive in `root` in conflict that `concerns` us.
    fn refuse_conflicts(&self, root: &str, concerns: impl Fn(&str) -> bool) -> Result<(), GitError> {
        let prefix = joined(root, "");
        let is_ours = |path: &&String| path.strip_prefix(&prefix).is_some_and(&concerns);
        let unmerged: Vec<String> = self.now.unmerged.iter().filter(is_ours).cloned().collect();
        if unmerged.is_empty() { Ok(()) } else { Err(GitError::Unmerged(unmerged)) }
    }
}

impl Folders for Comparison<'_> {
    fn has_record(&self, root: &str) -> Result<bool, GitError> {
        // A change that takes the keys away must not take the archive out of sight.
        Ok(has_record(&self.now, self.repository, root)? || has_record(&self.before, self.repository, root)?)
    }

    fn records_of(&self, root: &str) -> Result<Option<String>, GitError> {
        Ok(settings_in(&self.now, self.repository, root)?.ok().map(|archive| archive.settings().records.clone()))
    }
}

/// `folder` and every folder above it, from the top on.
pub(super) fn ancestors(folder: &str) -> Vec<&str> {
    let mut folders = vec![""];
    folders.extend(folder.match_indices('/').map(|(at, _)| &folder[..at]));
    folders.extend(Some(folder).filter(|folder| !folder.is_empty()));
    folders
}

/// Whether `path` is `folder` or is below it.
fn is_in(path: &str, folder: &str) -> bool {
    folder.is_empty() || path == folder || path.starts_with(&joined(folder, ""))
}

/// The work tree next to a commit.
#[derive(Debug)]
pub struct Since<'r> {
    repository: &'r Repository,
    before: Tree,
}

impl<'r> Since<'r> {
    /// Reads the commit where `revision` and `HEAD` parted.
    ///
    /// # Errors
    /// If there is no such commit, or git cannot be asked.
    pub fn read(repository: &'r Repository, revision: &str) -> Result<Self, GitError> {
        let before = Tree::of_commit(repository, &repository.base(revision, "HEAD")?)?;
        Ok(Self { repository, before })
    }

    /// The roots of the archives in `folder` and below it: those of the files that git tracks, and of new ones that
    /// it does not ignore.
    ///
    /// # Errors
    /// If git cannot be asked.
    pub fn roots(&self, folder: &str) -> Result<BTreeSet<String>, GitError> {
        let mut command = self.repository.command();
        let list = run(command.args(["ls-files", "-z", "--cached", "--others", "--exclude-standard"]))?;
        let paths = String::from_utf8_lossy(&list).into_owned();
        // A tracked file may be deleted.
        let is_there = |path: &&str| !path.is_empty() && self.repository.folder(path).symlink_metadata().is_ok();
        let is_telling = |path: &&str| path.ends_with(SETTINGS_FILE) || path.split('/').any(|name| name == "records");
        archives(paths.split('\0').filter(is_telling).filter(is_there), self, &|root| is_in(root, folder))
    }

    /// What has changed in `archive`, in which `walk` has just met the records.
    ///
    /// # Errors
    /// If git cannot be asked.
    pub fn changes(&self, archive: &Archive, mut walk: Walk) -> Result<Changes<'r>, GitError> {
        let repository = self.repository;
        let root = repository.inside(archive.root()).ok_or(GitError::NotARepository)?;
        let (settings, before) = earlier(&self.before, repository, &root, archive.settings())?;
        // New settings may make any record invalid.
        let is_other = settings.as_ref() != Some(archive.settings());
        let same = same_on_disk(repository, archive, &mut walk, &before)?;
        let mut now = BTreeMap::new();
        for file in walk.files {
            let path = archive.root().join(&file.path);
            now.insert(file.path, Source::Disk(path));
        }
        for refused in walk.refused {
            now.insert(refused.path.clone(), Source::Refused(refused));
        }
        let places: BTreeSet<&String> = before.keys().chain(now.keys()).collect();
        let is_same = |place: &String| match (before.get(place), now.get(place)) {
            (Some(Record::Refused(before)), Some(Source::Refused(now))) => before == now,
            _ => same.contains(place),
        };
        let changed = changes(repository, &before, places, is_same, |_| is_other)?;
        let now = Version::new(repository, archive.clone(), root, now, Texts::WorkTree);
        Ok(Changes { now, changed, files: FilesBefore::default() })
    }
}

impl Folders for Since<'_> {
    fn has_record(&self, root: &str) -> Result<bool, GitError> {
        if has_record(&self.before, self.repository, root)? {
            return Ok(true);
        }
        // Where it is no archive that can be read, there is nothing to be found in it.
        let Ok(archive) = Archive::at(&self.repository.folder(root)) else { return Ok(false) };
        let Ok(files) = archive.walk() else { return Ok(false) };
        let mut texts = files.iter().filter_map(|file| archive.read(&archive.root().join(&file.path)).ok());
        Ok(texts.any(|text| is_record(&text)))
    }

    fn records_of(&self, root: &str) -> Result<Option<String>, GitError> {
        let archive = Archive::at(&self.repository.folder(root)).ok();
        Ok(archive.map(|archive| archive.settings().records.clone()))
    }
}

/// Whether one of the records in `root`, an archive without settings, is a record in `tree`.
fn has_record(tree: &Tree, repository: &Repository, root: &str) -> Result<bool, GitError> {
    for record in tree.records(repository, root, "records")?.into_values() {
        if let Record::Blob(_, object) = record
            && archive::text_of(repository.blob(&object)?).is_ok_and(|text| is_record(&text))
        {
            return Ok(true);
        }
    }
    Ok(false)
}

/// The paths of the unchanged files on disk. Files that have been deleted since are removed from the walk.
fn same_on_disk(
    repository: &Repository,
    archive: &Archive,
    walk: &mut Walk,
    before: &BTreeMap<String, Record>,
) -> Result<BTreeSet<String>, GitError> {
    // A line end in a name would end it in the list that git is given.
    let was_there = |place: &&String| matches!(before.get(*place), Some(Record::Blob(..))) && !place.contains('\n');
    let (places, paths, objects) = loop {
        let places: Vec<String> = walk.files.iter().map(|file| &file.path).filter(was_there).cloned().collect();
        let paths: Vec<_> = places.iter().map(|place| archive.root().join(place)).collect();
        match repository.objects(&paths) {
            Ok(objects) => break (places, paths, objects),
            Err(error) => {
                let count = walk.files.len();
                walk.files.retain(|file| archive.root().join(&file.path).symlink_metadata().is_ok());
                if walk.files.len() == count {
                    return Err(error);
                }
            }
        }
    };
    let mut same = BTreeSet::new();
    for ((place, path), object) in places.iter().zip(&paths).zip(objects) {
        let Some(Record::Blob(_, before)) = before.get(place) else { continue };
        if *before == object || has_other_line_ends(repository, before, path)? {
            same.insert(place.clone());
        }
    }
    Ok(same)
}

/// Whether the file is the blob, except that git has written it to disk with the line ends of Windows.
fn has_other_line_ends(repository: &Repository, object: &str, path: &Path) -> Result<bool, GitError> {
    let Ok(text) = archive::read(path) else { return Ok(false) };
    Ok(text.contains('\r') && text.replace("\r\n", "\n").as_bytes() == repository.blob(object)?)
}

/// The settings (`None` if they were invalid) and the records of the archive in `root` before the change. Without
/// settings, the folder of the records is that of `now`.
fn earlier(
    tree: &Tree,
    repository: &Repository,
    root: &str,
    now: &Settings,
) -> Result<(Option<Settings>, BTreeMap<String, Record>), GitError> {
    let settings = settings_in(tree, repository, root)?.ok().map(|archive| archive.settings().clone());
    let records =
        tree.records(repository, root, settings.as_ref().map_or(&now.records, |settings| &settings.records))?;
    Ok((settings, records))
}

/// The archive in `root`, with the settings that are in `tree`.
fn settings_in(tree: &Tree, repository: &Repository, root: &str) -> Result<Result<Archive, ArchiveError>, GitError> {
    let folder = repository.folder(root);
    let path = folder.join(SETTINGS_FILE);
    let bytes = match tree.follow(repository, root, &joined(root, SETTINGS_FILE))? {
        Target::File(_, object) => Some(repository.blob(&object)?),
        Target::Outside => return Ok(Err(ArchiveError::Outside { path })),
        Target::Folder(_) => return Ok(Err(ArchiveError::Read { path, source: ReadError::NotAFile })),
        Target::Nothing => None,
    };
    let text = bytes.map(archive::text_of).transpose();
    Ok(match text {
        Ok(text) => Archive::with_settings(folder, text, &|file| text_in(tree, repository, root, file)),
        Err(source) => Err(ArchiveError::Read { path, source }),
    })
}

/// The text of a file of the archive in `root`, as in `tree`.
fn text_in(tree: &Tree, repository: &Repository, root: &str, file: &str) -> Result<String, ReadError> {
    let failed = |error: GitError| ReadError::Io(io::Error::other(error.to_string()));
    match tree.follow(repository, root, &joined(root, file)).map_err(failed)? {
        Target::File(_, object) => archive::text_of(repository.blob(&object).map_err(failed)?),
        Target::Outside => Err(ReadError::Outside),
        Target::Folder(_) => Err(ReadError::NotAFile),
        Target::Nothing => Err(ReadError::Io(io::ErrorKind::NotFound.into())),
    }
}

/// The records at `places` as changes: those that differ, and those that were asked for.
fn changes(
    repository: &Repository,
    before: &BTreeMap<String, Record>,
    places: BTreeSet<&String>,
    is_same: impl Fn(&String) -> bool,
    is_asked_for: impl Fn(&String) -> bool,
) -> Result<Vec<Change>, GitError> {
    let mut changes = Vec::new();
    for place in places {
        let is_same = is_same(place);
        if is_same && !is_asked_for(place) {
            continue;
        }
        let before = match before.get(place) {
            // Its outline is the same.
            _ if is_same => None,
            Some(Record::Blob(_, object)) => {
                let text = archive::text_of(repository.blob(object)?).ok();
                let unreadable = || Outline::unreadable(stem(place), place);
                Some(text.map_or_else(unreadable, |text| Outline::of_text(&text, stem(place), place)))
            }
            Some(Record::Refused(_)) => Some(Outline::unreadable(stem(place), place)),
            None => None,
        };
        changes.push(Change { place: place.clone(), before });
    }
    Ok(changes)
}
