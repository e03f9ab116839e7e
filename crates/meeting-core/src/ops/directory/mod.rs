//! The directory: new entries, a draft out of the records, two spellings that become one, and what is probably one.

mod described;
mod draft;
mod merge;
mod one;
mod probably_one;
mod taken_out;

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::LazyLock;

use serde_json::{Value, json};

use super::{Changeset, Refusal, Workspace};
use crate::archive::{
    DIRECTORY_FILE, Directory, ReadError, StoreError, Write, directory_of, directory_schema, id_of_name, is_slug,
    shown_file, spelling,
};
use crate::finding::{FileFindings, Finding};
use crate::i18n::Message;
use crate::model::{Entity, Target};
use lossless_yaml::{Change, Edit, Format, Step, in_place};
use viet_text::suggest::nearest;

pub use draft::{Draft, draft_directory};
pub use merge::merge_entries;
pub use probably_one::{Advice, Called, ProbablyOne, probably_one};
use taken_out::taken_out;

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
    /// Reads it under the lock, and fails where it says something else than when the workspace was opened.
    fn of(workspace: &'a Workspace) -> Result<Self, Refusal> {
        let archive = workspace.archive()?;
        let path = archive.root().join(DIRECTORY_FILE);
        let old = match archive.read(&path) {
            Ok(text) => Some(text),
            Err(ReadError::Io(error)) if error.kind() == std::io::ErrorKind::NotFound => None,
            Err(error) => return Err(Refusal::read(&archive.shown_path(&path), &error)),
        };
        let directory = &*archive.settings().directory;
        if !directory_of(old.as_deref().unwrap_or_default()).is_ok_and(|now| now == *directory) {
            return Err(StoreError::Changed { path }.into());
        }
        let text = old.clone().unwrap_or_else(|| archive.editor_line_of_directory());
        Ok(Self { path, old, text, directory })
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

    /// Writes an id at each of these places, where another one is.
    fn reword(&mut self, places: &[Vec<Step<'static>>], id: &str) -> Result<(), Refusal> {
        let unreadable = |_| Refusal::of_file(DIRECTORY_FILE, Message::new("edit-unreadable"));
        let document = lossless_yaml::parse(&self.text).map_err(unreadable)?;
        let edit = |place: &Vec<Step>| {
            let span = document.root.nearest(place.iter().copied()).span;
            in_place::reworded(&self.text, &document.root, span, id, in_place::scalar(id))
        };
        // One edit of a text that may be large; place by place only what that cannot write.
        let edits: Option<Vec<Edit>> = places.iter().map(edit).collect();
        let edited = edits.and_then(|mut edits| {
            edits.sort_by_key(|edit| edit.span.start);
            lossless_yaml::apply(&self.text, Some(&document), &edits)
        });
        if let Some(edited) = edited {
            self.text = edited.text;
            return Ok(());
        }
        let set = |place: &Vec<Step<'static>>| Change::Set { place: place.clone(), value: json!(id) };
        self.change(&places.iter().map(set).collect::<Vec<_>>())
    }

    /// Takes an entry or a field of one out; see [`taken_out`].
    fn take_out(&mut self, place: &[Step], stays: &[Step]) -> Result<(), Refusal> {
        let edit = |text: &str, changes: &[Change]| FORMAT.edit(text, changes);
        let text = taken_out(&self.text, place, stays, edit);
        self.text = text.map_err(|error| Refusal::of_file(DIRECTORY_FILE, (&error).into()))?;
        Ok(())
    }

    /// What the new text says.
    fn directory_after(&self) -> Result<Directory, Refusal> {
        directory_of(&self.text).map_err(|findings| self.refused(findings))
    }

    fn refused(&self, findings: Vec<Finding>) -> Refusal {
        let file = shown_file(&self.path);
        let files = vec![FileFindings { file, text: self.text.clone(), findings }];
        Refusal::Findings { files, message: Message::new("directory-refused") }
    }

    /// The changeset of the new text, which is refused if it is no directory.
    fn changeset(self, name: String) -> Result<Changeset, Refusal> {
        self.directory_after()?;
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

/// Fails where no body has an id; of one that has such a name, says the id.
fn refuse_no_body(directory: &Directory, id: &str) -> Result<(), Refusal> {
    let is_there = directory.with_id(id.trim()).is_some_and(|entry| entry.entity == Entity::Organization);
    if id.trim().is_empty() || is_there {
        return Ok(());
    }
    let refusal = Refusal::new(Message::new("directory-no-body").with("id", id));
    let ids = directory.entries().iter().filter(|entry| entry.entity == Entity::Organization);
    let near = match directory.typed(id, Target::Organization)[..] {
        [entry] => Some(entry.id.as_str()),
        _ => nearest(id, ids.map(|entry| entry.id.as_str())),
    };
    Err(match near {
        Some(near) => refusal.with_help(Message::new("did-you-mean").with("name", near)),
        None => refusal,
    })
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
    if entry.id.is_none() && !is_slug(&id) {
        let message = Message::new("directory-no-id").with("name", short.unwrap_or(&entry.name));
        return Err(Refusal::new(message).with_help(Message::new("directory-no-id-help")));
    }
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
    let mut notes = Vec::new();
    let mut known: BTreeSet<String> = [entry.name.as_str(), &id].into_iter().chain(short).map(spelling).collect();
    let mut fields = entry.fields.clone();
    for (field, value) in &mut fields {
        match (*field, value) {
            ("part_of" | "organization", Value::String(body)) => refuse_no_body(directory, body)?,
            ("aliases", Value::Array(aliases)) => aliases.retain(|alias| {
                let alias = alias.as_str().unwrap_or_default();
                let is_new = known.insert(spelling(alias));
                if !is_new {
                    notes.push(Message::new("directory-alias-known").with("alias", alias));
                }
                is_new
            }),
            _ => {}
        }
    }
    let item = item(&id, &entry.name, fields);
    opened.change(&[Change::Append { place: vec![Step::Key(list(entity))], item }])?;
    Ok(Changeset { notes, ..opened.changeset(id)? })
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use super::{NewEntry, add_entry, draft_directory, merge_entries, probably_one};
    use crate::archive::{DIRECTORY_FILE, StoreError};
    use crate::check::Today;
    use crate::i18n::Argument;
    use crate::ops::{Refusal, Staging, Workspace};

    const TEXT: &str = "organizations:\n  - {id: so-a, name: Sở A}\n  - {id: so-a-tinh, name: Sở A tỉnh}\n  - {id: so-a-x, name: Sở \
                        A xx}\n";

    fn workspace(folder: &Path) -> Workspace<'static> {
        let day = "2024-03-01".parse().unwrap();
        Workspace::scanning(folder, Today::named(day)).unwrap()
    }

    #[test]
    fn a_directory_that_has_changed_is_not_written_over() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("records")).unwrap();
        let file = folder.path().join(DIRECTORY_FILE);
        fs::write(&file, TEXT).unwrap();
        // Both know the directory before either has the lock.
        let [first, second] = [workspace(folder.path()), workspace(folder.path())];
        let merged = merge_entries(&first, "so-a-tinh", "so-a").unwrap();
        let (lock, _) = first.lock().unwrap();
        merged.apply(&first, &lock, Staging::No, |_| {}).unwrap();
        let person = NewEntry { is_person: true, name: "Lê An".to_owned(), ..NewEntry::default() };
        let refused = [
            merge_entries(&second, "so-a-x", "so-a-tinh").map(drop),
            add_entry(&second, &person).map(drop),
            draft_directory(&second).map(drop),
        ];
        for refused in refused {
            assert!(matches!(refused, Err(Refusal::Store(StoreError::Changed { .. }))), "{refused:?}");
        }
        let again = workspace(folder.path());
        merge_entries(&again, "so-a-x", "so-a-tinh").unwrap().apply(&again, &lock, Staging::No, |_| {}).unwrap();
        let text = fs::read_to_string(&file).unwrap();
        assert!(["Sở A tỉnh", "so-a-tinh", "Sở A xx", "so-a-x"].iter().all(|name| text.contains(name)), "{text}");
        fs::remove_file(&file).unwrap();
        assert!(matches!(add_entry(&again, &person), Err(Refusal::Store(StoreError::Changed { .. }))));
    }

    #[cfg(unix)]
    #[test]
    fn what_cannot_be_read_is_not_passed_over() {
        for what in ["not UTF-8", "UTF-16", "huge", "a link to nothing", "no record"] {
            let folder = tempfile::tempdir().unwrap();
            let records = folder.path().join("records");
            fs::create_dir(&records).unwrap();
            fs::write(folder.path().join(DIRECTORY_FILE), TEXT).unwrap();
            let file = records.join("2024-01-08-a.yaml");
            match what {
                "not UTF-8" => fs::write(&file, b"title: \xff").unwrap(),
                "UTF-16" => fs::write(&file, b"\xff\xfea\0").unwrap(),
                "huge" => fs::write(&file, "#".repeat((1 << 20) + 1)).unwrap(),
                "no record" => fs::write(&file, "title: [").unwrap(),
                _ => std::os::unix::fs::symlink("nowhere.yaml", &file).unwrap(),
            }
            let workspace = workspace(folder.path());
            assert_eq!(draft_directory(&workspace).unwrap().unreadable, 1, "{what}");
            assert_eq!(probably_one(&workspace).unwrap().1, 1, "{what}");
            match merge_entries(&workspace, "so-a-tinh", "so-a") {
                // What it says can be seen: nothing about either.
                Ok(_) => assert_eq!(what, "no record"),
                Err(Refusal::Said { message, .. }) => {
                    let says_which =
                        matches!(&message.arguments[0].1, Argument::Text(name) if name.ends_with("2024-01-08-a.yaml"));
                    assert!(says_which, "{message:?}");
                }
                Err(other) => panic!("{other:?}"),
            }
        }
    }
}
