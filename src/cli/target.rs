//! What `ID`, `ID#PART`, `ID/PART` and the path of a file mean on the command line.

use std::path::{Path, PathBuf};

use super::open_index::open_index;
use super::{Environment, Failure};
use crate::archive::{self, Archive, IdError};
use crate::cli::Workspace;
use crate::i18n::Message;

/// What an argument means: a record's file, and the part that is asked for.
pub(super) struct Target {
    /// The file.
    pub path: PathBuf,
    /// Its name for people.
    pub name: String,
    /// The id of the part, as given; none where the whole record is meant.
    pub part: Option<String>,
    /// The archive that the file was looked for in; none for a lone file.
    pub archive: Option<Archive>,
}

impl Target {
    /// Returns what an argument means: a file, or an id (or its beginning) with or without a part.
    pub fn of(id: &str, environment: &Environment) -> Result<Self, Failure> {
        if id.trim().is_empty() {
            return Err(Failure::new(Message::new("no-id")));
        }
        let (whole, part) = match id.split_once('#') {
            Some((whole, part)) => (whole, Some(part.to_owned())),
            None => (id, None),
        };
        let file = environment.workspace.path(Path::new(whole));
        if file.extension().is_some_and(|extension| extension == "yaml") && file.is_file() {
            let archive = environment.find_archive()?;
            return Ok(Self { path: file, name: whole.to_owned(), part, archive });
        }
        // A day as people write it is the beginning of an id.
        let day = crate::text::date::parse_date(whole).map(|day| day.to_string());
        let whole = day.as_deref().unwrap_or(whole);
        let (record, part) = match (whole.split_once('/'), part) {
            (Some((record, part)), None) => (record, Some(part.to_owned())),
            (_, part) => (whole, part),
        };
        let archive = environment.archive()?;
        let path = path_of(&archive, record, environment)?;
        let name = Workspace::shown_path(&archive, &archive.relative(&path));
        Ok(Self { name, path, part, archive: Some(archive) })
    }

    /// Returns the archive whose record this is; none where the file lies elsewhere.
    pub fn archive_of_record(&self) -> Option<&Archive> {
        let archive = self.archive.as_ref()?;
        let (path, records) = (self.path.canonicalize().ok()?, archive.records().canonicalize().ok()?);
        path.starts_with(records).then_some(archive)
    }

    /// Returns the file's text.
    pub fn read(&self) -> Result<String, archive::ReadError> {
        self.archive.as_ref().map_or_else(|| archive::read(&self.path), |archive| archive.read(&self.path))
    }
}

/// Returns the file of a record. One that does not lie where its id says is found in the index: `list` shows it as well.
fn path_of(archive: &Archive, id: &str, environment: &Environment) -> Result<PathBuf, Failure> {
    let resolved = archive::resolve_id(archive, id);
    if let Ok(path) = resolved.as_ref().map(|id| archive.path_of(id))
        && path.is_file()
    {
        return Ok(path);
    }
    let called = resolved.as_deref().unwrap_or(id);
    if let Some(path) = open_index(archive, environment)?.file_of(called)? {
        return Ok(archive.root().join(path));
    }
    resolved.map(|id| archive.path_of(&id)).map_err(|error| {
        let failure = Failure::new(error.message());
        match &error {
            IdError::NotFound { nearest, .. } => match nearest.first() {
                Some(near) => failure.helped(Message::new("did-you-mean").with("name", near)),
                None => failure,
            },
            IdError::Ambiguous { candidates, .. } => {
                let shown = candidates.iter().take(10).cloned().collect::<Vec<_>>().join(", ");
                failure.helped(Message::new("known-values").with("names", shown))
            }
        }
    })
}
