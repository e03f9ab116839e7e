//! Every record of an archive, read at once.

use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use rayon::prelude::*;

use super::Refusal;
use crate::archive::{Archive, ReadError, SkipReason, SkippedFile};
use crate::check::stem;
use crate::i18n::Message;
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

/// The records of an archive.
pub(super) struct Reading {
    /// Those that can be read, in the order of the paths.
    pub records: Vec<Stored>,
    /// The files and folders that cannot.
    pub unreadable: Vec<Unreadable>,
}

/// What cannot be read as a record.
pub(super) struct Unreadable {
    /// The file or folder, from the archive's root.
    pub file: String,
    /// Why nobody knows what it says; none where its text is no record, or it is not of this archive.
    pub unknown: Option<Message>,
}

impl From<SkippedFile> for Unreadable {
    fn from(SkippedFile { path, why }: SkippedFile) -> Self {
        let unknown = match why {
            SkipReason::Dangling => Some(ReadError::Dangling.message()),
            SkipReason::Io(reason) => Some(reason),
            SkipReason::Name => Some(Message::new("read-name")),
            SkipReason::Outside | SkipReason::Folder | SkipReason::Ending | SkipReason::NotAFile => None,
        };
        Self { file: path, unknown }
    }
}

/// Reads the text of a record and its id; none where it is none.
pub(super) fn parse(path: &Path, text: &str) -> Option<(String, Record)> {
    let document = lossless_yaml::parse(text).ok()?;
    let record = model::read(&document.value).record;
    let id = record.id.clone().or_else(|| stem(path).map(str::to_owned))?;
    Some((id, record))
}

/// Reads every record of an archive.
pub(super) fn read_all(archive: &Archive) -> Result<Reading, Refusal> {
    let read = |file: String| {
        let path = archive.root().join(&file);
        let text = match archive.read(&path) {
            Ok(text) => text,
            // Gone since the walk: as if it had never been there.
            Err(ReadError::Io(error)) if error.kind() == std::io::ErrorKind::NotFound => return None,
            Err(error) => return Some(Err(Unreadable { file, unknown: Some(error.message()) })),
        };
        Some(match parse(&path, &text) {
            Some((id, record)) => Ok(Stored { id, file, text, record }),
            None => Err(Unreadable { file, unknown: None }),
        })
    };
    let walk = archive.survey()?;
    let read: Vec<_> = walk.files.into_par_iter().filter_map(|file| read(file.path)).collect();
    let mut reading = Reading { records: Vec::new(), unreadable: Vec::new() };
    for it in read {
        match it {
            Ok(record) => reading.records.push(record),
            Err(unreadable) => reading.unreadable.push(unreadable),
        }
    }
    reading.unreadable.extend(walk.refused.into_iter().map(Unreadable::from));
    Ok(reading)
}

/// Every id once, in the order of the ids: of two files with one id the one at the path of its id, else the first.
pub(super) fn read_each_id(archive: &Archive) -> Result<Vec<Stored>, Refusal> {
    let mut all = read_all(archive)?.records;
    all.sort_by_cached_key(|it| {
        let is_at_home = archive.relative(&archive.path_of(&it.id)) == it.file;
        (it.id.clone(), !is_at_home, it.file.clone())
    });
    all.dedup_by(|later, first| later.id == first.id);
    Ok(all)
}
