//! The records of an archive in git's index, a commit or the work tree, as a resolver.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::PathBuf;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use super::changes::FilesBefore;
use super::repository::Texts;
use super::tree::{Record, Target, Tree, joined};
use super::{GitError, Repository};
use crate::archive::ids::nearest_ids;
use crate::archive::{self, Archive, Outline, RecordResolver, SkippedFile, is_record_id};

/// The records of an archive as git's index, a commit or the work tree has them.
#[derive(Debug)]
pub struct Version<'r> {
    repository: &'r Repository,
    archive: Archive,
    /// The archive's root, from the top of the repository.
    root: String,
    records: BTreeMap<String, Source>,
    /// Where their texts are.
    texts: Texts,
    /// Where the files are that they name; none where they are on disk.
    files: Option<&'r Tree>,
    /// The paths of the records, by file name.
    by_stem: HashMap<String, Vec<String>>,
    known: Mutex<HashMap<String, Option<Arc<Outline>>>>,
    misnamed: OnceLock<HashMap<String, String>>,
    failure: Mutex<Option<GitError>>,
}

/// Where a record is.
#[derive(Debug)]
pub(super) enum Source {
    /// In git.
    Git(Record),
    /// On disk.
    Disk(PathBuf),
    /// Nowhere that may be read.
    Refused(SkippedFile),
}

/// What a record consists of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content {
    /// These bytes.
    Bytes(Vec<u8>),
    /// Those of a file.
    File(PathBuf),
    /// Nothing that may be read.
    Refused(SkippedFile),
}

/// Looking for more ids than this takes longer than reading every record.
const MOST_WORDS: usize = 32;

impl<'r> Version<'r> {
    pub(super) fn new(
        repository: &'r Repository,
        archive: Archive,
        root: String,
        records: BTreeMap<String, Source>,
        texts: Texts,
    ) -> Self {
        let mut by_stem: HashMap<String, Vec<String>> = HashMap::with_capacity(records.len());
        for place in records.keys() {
            by_stem.entry(stem(place).to_owned()).or_default().push(place.clone());
        }
        let (known, misnamed, failure) = Default::default();
        Self { repository, archive, root, records, texts, files: None, by_stem, known, misnamed, failure }
    }

    /// The same with the files that records name in a tree, not on disk.
    pub(super) fn with_files_of(self, tree: &'r Tree) -> Self {
        Self { files: Some(tree), ..self }
    }

    /// The archive, with the settings of this version.
    #[must_use]
    pub fn archive(&self) -> &Archive {
        &self.archive
    }

    /// The paths of the records, from the archive's root.
    pub fn places(&self) -> impl Iterator<Item = &str> {
        self.records.keys().map(String::as_str)
    }

    /// The content of the record at `place`; `None` if there is no record.
    ///
    /// # Errors
    /// If git lacks it or cannot be asked.
    pub fn content(&self, place: &str) -> Result<Option<Content>, GitError> {
        Ok(match self.records.get(place) {
            None => None,
            Some(Source::Git(Record::Blob(_, object))) => Some(Content::Bytes(self.repository.blob(object)?)),
            Some(Source::Disk(path)) => Some(Content::File(path.clone())),
            Some(Source::Git(Record::Refused(refused)) | Source::Refused(refused)) => {
                Some(Content::Refused(refused.clone()))
            }
        })
    }

    /// The paths of the files whose name is that of the record `record_id`.
    pub fn named(&self, record_id: &str) -> &[String] {
        self.by_stem.get(record_id).map_or(&[], Vec::as_slice)
    }

    /// The paths of the records whose text contains one of `ids`.
    ///
    /// # Errors
    /// If git cannot be asked.
    pub fn naming(&self, ids: &[String]) -> Result<Vec<String>, GitError> {
        if ids.is_empty() || self.records.is_empty() {
            return Ok(Vec::new());
        }
        if ids.len() > MOST_WORDS {
            return Ok(self.places().map(str::to_owned).collect());
        }
        let found: BTreeSet<String> = self.repository.naming(ids, &self.root, &self.texts)?.into_iter().collect();
        let names = |(place, source): &(&String, &Source)| match source {
            Source::Git(Record::Blob(path, _)) => found.contains(path),
            // Of links, git looks at the link alone.
            Source::Disk(path) => found.contains(&joined(&self.root, place)) || path.is_symlink(),
            Source::Git(Record::Refused(_)) | Source::Refused(_) => false,
        };
        Ok(self.records.iter().filter(names).map(|(place, _)| place.clone()).collect())
    }

    /// The SHA-256, in hexadecimal, of the file at a path from the archive's root; none if there is no such file.
    pub fn sha256(&self, file: &str) -> Option<String> {
        match self.files {
            Some(tree) => self.sha256_in(tree, file),
            None => self.archive.sha256(file),
        }
    }

    /// The same before a change.
    pub fn sha256_before(&self, files: &FilesBefore, file: &str) -> Option<String> {
        match files.tree {
            Some(tree) => self.sha256_in(tree, file),
            None => self.sha256(file),
        }
    }

    fn sha256_in(&self, tree: &Tree, file: &str) -> Option<String> {
        // From the root of the file system, it is not in the archive.
        if file.starts_with('/') {
            return None;
        }
        let hash = || match tree.follow(self.repository, &self.root, &joined(&self.root, file))? {
            Target::File(_, object) => self.repository.sha256(&object).map(Some),
            Target::Folder(_) | Target::Outside | Target::Nothing => Ok(None),
        };
        hash().unwrap_or_else(|error| self.fail(error))
    }

    /// Notes an error of a look-up.
    fn fail<T>(&self, error: GitError) -> Option<T> {
        *self.failure.lock().unwrap_or_else(PoisonError::into_inner) = Some(error);
        None
    }

    /// An error that occurred in a look-up; if there is one, the findings are incomplete.
    pub fn failure(&self) -> Option<GitError> {
        self.failure.lock().unwrap_or_else(PoisonError::into_inner).take()
    }

    /// The record whose `id` field is `record_id`.
    fn load(&self, record_id: &str) -> Result<Option<Outline>, GitError> {
        for place in self.named(record_id) {
            let outline = self.outline_at(place)?;
            if outline.id == record_id {
                return Ok(Some(outline));
            }
        }
        match self.misnamed()?.get(record_id) {
            Some(place) => self.outline_at(place).map(Some),
            None => Ok(None),
        }
    }

    /// The records whose ids are not the names of their files. They are looked for when a record is missed:
    /// that takes a while.
    fn misnamed(&self) -> Result<&HashMap<String, String>, GitError> {
        if let Some(misnamed) = self.misnamed.get() {
            return Ok(misnamed);
        }
        let mut misnamed = HashMap::new();
        for place in self.places() {
            let Some(text) = self.text_at(place)? else { continue };
            // Nearly every record has its id on a line of this form.
            let usual = format!("id: {}", stem(place));
            if !text.lines().any(|line| line.trim_end() == usual) {
                let id = Outline::of_text(&text, stem(place), place).id;
                misnamed.insert(id, place.to_owned());
            }
        }
        Ok(self.misnamed.get_or_init(|| misnamed))
    }

    fn outline_at(&self, place: &str) -> Result<Outline, GitError> {
        let stem = stem(place);
        let text = self.text_at(place)?;
        Ok(text.map_or_else(|| Outline::unreadable(stem, place), |text| Outline::of_text(&text, stem, place)))
    }

    /// The text of the record at `place`; `None` if it is not a text, or must not be read.
    fn text_at(&self, place: &str) -> Result<Option<String>, GitError> {
        Ok(match self.records.get(place) {
            Some(Source::Git(Record::Blob(_, object))) => archive::text_of(self.repository.blob(object)?).ok(),
            Some(Source::Disk(path)) => self.archive.read(path).ok(),
            _ => None,
        })
    }
}

impl RecordResolver for Version<'_> {
    fn outline(&self, record_id: &str) -> Option<Arc<Outline>> {
        if !is_record_id(record_id) {
            return None;
        }
        let known = || self.known.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(outline) = known().get(record_id) {
            return outline.clone();
        }
        let outline = self.load(record_id).unwrap_or_else(|error| self.fail(error));
        let outline = outline.map(Arc::new);
        known().insert(record_id.to_owned(), outline.clone());
        outline
    }

    fn ids_near(&self, record_id: &str) -> Vec<String> {
        nearest_ids(record_id, &self.by_stem.keys().cloned().collect())
    }
}

/// The name of the file at `place` without `.yaml`.
pub(super) fn stem(place: &str) -> &str {
    let name = place.rsplit('/').next().unwrap_or(place);
    name.strip_suffix(".yaml").unwrap_or(name)
}
