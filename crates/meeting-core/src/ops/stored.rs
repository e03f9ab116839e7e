//! Every record of an archive, read at once.

use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use rayon::prelude::*;

use super::Refusal;
use crate::archive::Archive;
use crate::check::stem;
use crate::model::{self, Record, RecordState};

/// A record and its file.
pub(super) struct Stored {
    /// The record's id; that of the file's name where it has none.
    pub id: String,
    /// The file, from the archive's root.
    pub file: String,
    pub text: String,
    pub record: Record,
}

impl Stored {
    /// The first day of its session.
    pub fn date(&self) -> Option<NaiveDate> {
        self.record.session.as_ref().and_then(|session| session.date)
    }

    pub fn is_final(&self) -> bool {
        self.record.state == Some(RecordState::Final)
    }

    pub fn path(&self, archive: &Archive) -> PathBuf {
        archive.root().join(&self.file)
    }
}

/// Reads the text of a record and its id; none where it is none.
pub(super) fn parse(path: &Path, text: &str) -> Option<(String, Record)> {
    let document = lossless_yaml::parse(text).ok()?;
    let record = model::read(&document.value).record;
    let id = record.id.clone().or_else(|| stem(path).map(str::to_owned))?;
    Some((id, record))
}

/// Every record that can be read, in the order of the paths.
pub(super) fn read_all(archive: &Archive) -> Result<Vec<Stored>, Refusal> {
    let read = |file: String| {
        let path = archive.root().join(&file);
        let text = archive.read(&path).ok()?;
        let (id, record) = parse(&path, &text)?;
        Some(Stored { id, file, text, record })
    };
    Ok(archive.walk()?.into_par_iter().filter_map(|file| read(file.path)).collect())
}

/// Every id once, in the order of the ids: of two files with one id the one at the path of its id, else the first.
pub(super) fn read_each_id(archive: &Archive) -> Result<Vec<Stored>, Refusal> {
    let mut all = read_all(archive)?;
    all.sort_by_cached_key(|it| {
        let is_at_home = archive.relative(&archive.path_of(&it.id)) == it.file;
        (it.id.clone(), !is_at_home, it.file.clone())
    });
    all.dedup_by(|later, first| later.id == first.id);
    Ok(all)
}
