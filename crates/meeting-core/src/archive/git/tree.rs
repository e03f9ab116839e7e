//! The files of git's index or of a commit, and which of them are an archive's records.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::ops::Bound;

use super::{GitError, Repository, run};
use crate::archive::SETTINGS_FILE;
use crate::archive::walk::{SkipReason, SkippedFile, has_other_ending};

/// The files of git's index or of a commit.
#[derive(Debug, Default)]
pub(super) struct Tree {
    /// By path from the top, with `/` between the names.
    entries: BTreeMap<String, Entry>,
    /// Paths that a merge has left in conflict.
    pub unmerged: BTreeSet<String>,
}

/// What a path of a tree is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Entry {
    kind: Kind,
    /// The name of its object.
    pub object: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    File,
    Link,
    /// The commit of another repository.
    Submodule,
    /// A file whose name is not UTF-8.
    Nameless,
}

/// What a path leads to when every link is followed.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Target {
    /// A file: its path and its object.
    File(String, String),
    /// A folder.
    Folder(String),
    /// A path outside the folder that it must stay in.
    Outside,
    /// Nothing.
    Nothing,
}

/// A record of a tree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Record {
    /// A blob: the path of its file from the top, and its object.
    Blob(String, String),
    /// One that may not be read.
    Refused(SkippedFile),
}

/// More links than this lead nowhere, as on disk.
const MOST_LINKS: usize = 40;

/// The name of the empty blob, in either object format. `git add -N` leaves one.
const EMPTY_BLOBS: [&str; 2] =
    ["e69de29bb2d1d6434b8b29ae775ad8c2e48c5391", "473a0f4c3be8a93681a267e3b1e9a7dcda1185436fe141f7749120a303721813"];

impl Tree {
    /// The files of `commit`.
    pub fn of_commit(repository: &Repository, commit: &str) -> Result<Self, GitError> {
        let list = run(repository.command().args(["ls-tree", "-r", "-z", "--full-tree", commit]))?;
        Ok(Self::parse(&list))
    }

    /// What git is about to commit; `before` is what is there already.
    pub fn of_index(repository: &Repository, before: &Self) -> Result<Self, GitError> {
        let list = run(repository.command().args(["ls-files", "--stage", "-z"]))?;
        let mut tree = Self::parse(&list);
        for path in tree.announced(repository, Some(before))? {
            tree.entries.remove(&path);
        }
        Ok(tree)
    }

    /// Reads `<mode> <kind or object> <object or stage>\t<path>\0` …: what `ls-tree` and `ls-files` print.
    pub fn parse(list: &[u8]) -> Self {
        let mut tree = Self::default();
        for line in list.split(|byte| *byte == 0) {
            let Some(at) = line.iter().position(|byte| *byte == b'\t') else { continue };
            let head = String::from_utf8_lossy(&line[..at]);
            let path = String::from_utf8_lossy(&line[at + 1..]);
            let is_text = matches!(path, std::borrow::Cow::Borrowed(_));
            let words: Vec<&str> = head.split(' ').collect();
            let [mode, second, third] = words[..] else { continue };
            let (object, is_merged) = match second {
                "blob" | "commit" => (third, true),
                object => (object, third == "0"),
            };
            if !is_merged {
                tree.unmerged.insert(path.into_owned());
                continue;
            }
            let kind = match mode {
                "120000" => Kind::Link,
                "160000" => Kind::Submodule,
                _ if is_text => Kind::File,
                _ => Kind::Nameless,
            };
            tree.entries.insert(path.into_owned(), Entry { kind, object: object.to_owned() });
        }
        tree
    }

    /// What `git add -N` has announced: it is listed with an empty blob, but not part of the next commit. What
    /// `before`, the last commit, has as well is none of it.
    pub fn announced(&self, repository: &Repository, before: Option<&Self>) -> Result<BTreeSet<String>, GitError> {
        let is_candidate = |(path, entry): &(&String, &Entry)| {
            EMPTY_BLOBS.contains(&entry.object.as_str()) && before.and_then(|before| before.get(path)) != Some(*entry)
        };
        let mut candidates: BTreeSet<String> =
            self.entries.iter().filter(is_candidate).map(|(path, _)| path.clone()).collect();
        if candidates.is_empty() {
            return Ok(candidates);
        }
        // Compared with the empty tree, every entry of the index is new. The name of the empty tree depends on the
        // object format.
        let name = run(repository.command().args(["hash-object", "-t", "tree", "--stdin"]))?;
        let nothing = String::from_utf8_lossy(&name).trim().to_owned();
        let mut command = repository.command();
        command.args(["diff-index", "--cached", "--ita-invisible-in-index", "--name-only", "--no-renames", "-z"]);
        let list = run(command.args(["--diff-filter=d", &nothing, "--"]))?;
        for path in list.split(|byte| *byte == 0).map(String::from_utf8_lossy) {
            candidates.remove(path.as_ref());
        }
        Ok(candidates)
    }

    /// What is at `path`.
    pub fn get(&self, path: &str) -> Option<&Entry> {
        self.entries.get(path)
    }

    /// Every path, those in conflict too.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.entries.keys().chain(&self.unmerged).map(String::as_str)
    }

    /// Whether anything is at `path`, even in conflict.
    pub fn has(&self, path: &str) -> bool {
        self.entries.contains_key(path) || self.unmerged.contains(path)
    }

    /// Whether there is anything below `folder`, even in conflict.
    pub fn has_folder(&self, folder: &str) -> bool {
        let prefix = joined(folder, "");
        let unmerged = || self.unmerged.range(prefix.clone()..).next().is_some_and(|path| path.starts_with(&prefix));
        folder.is_empty() || self.below(folder).next().is_some() || unmerged()
    }

    /// Whether settings mark `folder` as an archive's root.
    pub fn is_marked(&self, folder: &str) -> bool {
        self.has(&joined(folder, SETTINGS_FILE))
    }

    /// Whether `folder` has records where an archive without settings has them.
    pub fn has_records(&self, folder: &str) -> bool {
        let records = joined(folder, "records");
        // A link may lead to them.
        self.has(&records) || self.has_folder(&records)
    }

    /// The paths that are not the same in both.
    pub fn differing<'t>(&'t self, other: &'t Self) -> BTreeSet<&'t str> {
        let differs = |one: &'t Self, other: &'t Self| {
            let entries = one.entries.iter();
            entries.filter(|(path, entry)| other.entries.get(*path) != Some(*entry)).map(|(path, _)| path.as_str())
        };
        differs(self, other).chain(differs(other, self)).collect()
    }

    /// What is below `folder`, with its path from there.
    fn below<'t>(&'t self, folder: &str) -> impl Iterator<Item = (&'t str, &'t Entry)> {
        let prefix = if folder.is_empty() { String::new() } else { format!("{folder}/") };
        let from = (Bound::Included(prefix.clone()), Bound::Unbounded);
        let entries = self.entries.range::<String, _>(from);
        entries.map_while(move |(path, entry)| Some((path.strip_prefix(&prefix)?, entry)))
    }

    /// Follows `path`, which must not leave `folder`.
    pub fn follow(&self, repository: &Repository, folder: &str, path: &str) -> Result<Target, GitError> {
        let mut done: Vec<String> = Vec::new();
        let mut ahead: VecDeque<String> = path.split('/').map(str::to_owned).collect();
        let mut links = 0;
        let mut found = None;
        while let Some(name) = ahead.pop_front() {
            match name.as_str() {
                ".." if done.pop().is_none() => return Ok(Target::Outside),
                "" | "." | ".." => continue,
                _ => done.push(name),
            }
            let here = done.join("/");
            match self.get(&here) {
                None if self.has_folder(&here) => {}
                Some(Entry { kind: Kind::Link, object }) => {
                    let target = repository.blob(object)?;
                    let target = String::from_utf8_lossy(&target);
                    links += 1;
                    if target.starts_with('/') {
                        return Ok(Target::Outside);
                    }
                    if links > MOST_LINKS {
                        return Ok(Target::Nothing);
                    }
                    done.pop();
                    for name in target.split('/').rev() {
                        ahead.push_front(name.to_owned());
                    }
                }
                Some(Entry { kind: Kind::Submodule, .. }) => return Ok(Target::Outside),
                Some(Entry { object, .. }) if ahead.is_empty() => found = Some(object.clone()),
                // A file is no folder.
                None | Some(_) => return Ok(Target::Nothing),
            }
        }
        let path = done.join("/");
        let is_inside = folder.is_empty() || path == folder || path.starts_with(&format!("{folder}/"));
        Ok(match found {
            _ if !is_inside => Target::Outside,
            Some(object) => Target::File(path, object),
            None => Target::Folder(path),
        })
    }

    /// The records below `records` of the archive in `root`, by path, as a walk on disk would find them. A tracked file
    /// counts even if `.gitignore` matches it, as in git.
    pub fn records(
        &self,
        repository: &Repository,
        root: &str,
        records: &str,
    ) -> Result<BTreeMap<String, Record>, GitError> {
        let mut found = BTreeMap::new();
        let folder = match self.follow(repository, root, &joined(root, records))? {
            Target::Folder(folder) => folder,
            Target::Outside => {
                let refused = SkippedFile { path: records.to_owned(), why: SkipReason::Outside };
                return Ok(BTreeMap::from([(records.to_owned(), Record::Refused(refused))]));
            }
            Target::File(..) | Target::Nothing => return Ok(found),
        };
        for (path, entry) in self.below(&folder) {
            if path.split('/').any(|name| name.starts_with('.')) {
                continue;
            }
            let place = joined(records, path);
            let refused = |why| Some(Record::Refused(SkippedFile { path: place.clone(), why }));
            let is_yaml = is_yaml(path);
            let record = match entry.kind {
                Kind::File if has_other_ending(path.as_ref()) => refused(SkipReason::Ending),
                Kind::File if is_yaml => Some(Record::Blob(joined(&folder, path), entry.object.clone())),
                Kind::Nameless if is_yaml => refused(SkipReason::Name),
                Kind::Link => match self.follow(repository, root, &joined(&folder, path))? {
                    Target::Folder(_) => refused(SkipReason::Folder),
                    Target::File(..) if has_other_ending(path.as_ref()) => refused(SkipReason::Ending),
                    Target::File(path, object) if is_yaml => Some(Record::Blob(path, object)),
                    Target::Outside if is_yaml => refused(SkipReason::Outside),
                    Target::Nothing if is_yaml => refused(SkipReason::Dangling),
                    _ => None,
                },
                Kind::File | Kind::Nameless | Kind::Submodule => None,
            };
            found.extend(record.map(|record| (place.clone(), record)));
        }
        Ok(found)
    }
}

/// `path` below `folder`, which may be the top.
pub(super) fn joined(folder: &str, path: &str) -> String {
    if folder.is_empty() { path.to_owned() } else { format!("{folder}/{path}") }
}

/// Whether a file of that name may be a record.
pub(super) fn is_yaml(path: &str) -> bool {
    path.strip_suffix(".yaml").is_some()
}
