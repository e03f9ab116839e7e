//! The directory: new entries, a draft out of the records, two spellings that become one, and what is probably one.

mod described;
mod draft;
mod merge;
mod probably_one;

use std::path::PathBuf;
use std::sync::LazyLock;

use serde_json::{Value, json};

use super::{Changeset, Refusal, Workspace};
use crate::archive::{
    DIRECTORY_FILE, Directory, ReadError, Write, directory_of, directory_schema, id_of_name, is_slug, shown_file,
};
use crate::finding::FileFindings;
use crate::i18n::Message;
use crate::model::Entity;
use lossless_yaml::{Change, Format, Step};

pub use draft::draft_directory;
pub use merge::merge_entries;
pub use probably_one::{Called, ProbablyOne, probably_one};

static FORMAT: LazyLock<Format> = LazyLock::new(|| Format::new(directory_schema()));

/// A new entry.
#[derive(Debug, Clone, Default)]
pub struct NewEntry {
    /// Whether it is a person, not a body.
    pub is_person: bool,
    /// Its id; by default the slug of the short form, else of the name.
    pub id: Option<String>,
    /// The full name.
    pub name: String,
    /// The other fields of the format, by their names. An empty text or list is left out.
    pub fields: Vec<(&'static str, Value)>,
}

/// The text of the directory, and what it says.
struct Opened<'a> {
    path: PathBuf,
    /// None where there is no file yet.
    old: Option<String>,
    text: String,
    directory: &'a Directory,
}

impl<'a> Opened<'a> {
    fn of(workspace: &'a Workspace) -> Result<Self, Refusal> {
        let archive = workspace.archive()?;
        let path = archive.root().join(DIRECTORY_FILE);
        let old = match archive.read(&path) {
            Ok(text) => Some(text),
            Err(ReadError::Io(error)) if error.kind() == std::io::ErrorKind::NotFound => None,
            Err(error) => return Err(Refusal::read(&archive.shown_path(&path), &error)),
        };
        let text = old.clone().unwrap_or_else(|| archive.editor_line_of_directory());
        Ok(Self { path, old, text, directory: &archive.settings().directory })
    }

    fn change(&mut self, changes: &[Change]) -> Result<(), Refusal> {
        // A file of comments alone is no mapping yet.
        let is_empty = self.text.lines().all(|line| line.trim().is_empty() || line.trim_start().starts_with('#'));
        let lists = if is_empty { "organizations: []\npeople: []\n" } else { "" };
        let text = format!("{}{lists}", self.text);
        let text = FORMAT.edit(&text, changes).map_err(|error| Refusal::new((&error).into()))?;
        self.text = if is_empty { text.replace("organizations: []\n", "").replace("people: []\n", "") } else { text };
        Ok(())
    }

    /// The changeset of the new text, which is refused if it is no directory.
    fn changeset(self, name: String) -> Result<Changeset, Refusal> {
        if let Err(findings) = directory_of(&self.text) {
            let file = shown_file(&self.path);
            let files = vec![FileFindings { file, text: self.text, findings }];
            return Err(Refusal::Findings { files, message: Message::new("directory-refused") });
        }
        let write = match self.old {
            Some(old) if old == self.text => return Ok(Changeset { name, ..Changeset::default() }),
            Some(old) => Write::Replace { path: self.path, old, new: self.text },
            None => Write::Create { path: self.path, text: self.text },
        };
        Ok(Changeset { writes: vec![write], name, ..Changeset::default() })
    }
}

/// The list of the file that has entries of a kind.
fn list(entity: Entity) -> &'static str {
    if entity == Entity::Person { "people" } else { "organizations" }
}

fn item(id: &str, name: &str, fields: impl IntoIterator<Item = (&'static str, Value)>) -> Value {
    let mut item = json!({ "id": id, "name": name });
    for (field, value) in fields {
        let is_empty = value.is_null() || value.as_str() == Some("") || value.as_array().is_some_and(Vec::is_empty);
        if !is_empty {
            item[field] = value;
        }
    }
    item
}

/// Plans a new entry. The changeset's name is its id.
///
/// # Errors
/// If one of that id or name is there already, or a field is not right.
pub fn add_entry(workspace: &Workspace, entry: &NewEntry) -> Result<Changeset, Refusal> {
    let mut opened = Opened::of(workspace)?;
    let entity = if entry.is_person { Entity::Person } else { Entity::Organization };
    let short = entry.fields.iter().find(|(field, _)| *field == "short").and_then(|(_, value)| value.as_str());
    let proposed = || id_of_name(short.unwrap_or(&entry.name));
    let id = entry.id.clone().unwrap_or_else(proposed);
    if !is_slug(&id) {
        return Err(Refusal::new(Message::new("rename-bad-part").with("id", id)));
    }
    let directory = opened.directory;
    let of_name = directory.entries().iter().filter(|it| it.entity == entity && entry.id.is_none());
    let known = directory.with_id(&id).or_else(|| {
        let mut same = of_name.filter(|it| it.is_called(&entry.name) || short.is_some_and(|short| it.is_called(short)));
        same.next()
    });
    if let Some(known) = known {
        let message = Message::new("directory-known").with("name", &known.name).with("id", &known.id);
        return Err(Refusal::new(message).with_help(Message::new("directory-known-help")));
    }
    let item = item(&id, &entry.name, entry.fields.clone());
    opened.change(&[Change::Append { place: vec![Step::Key(list(entity))], item }])?;
    opened.changeset(id)
}
