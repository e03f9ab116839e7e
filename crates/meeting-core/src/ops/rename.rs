//! Rename: another id for a record or a part of it, with every reference to it, all files or none.

use crate::model::format;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use serde_json::Value;

use super::target::{Target, no_part, refuse_two};
use super::{Changeset, Refusal, Workspace, workspace};
use crate::archive::{self, Archive, EditBuffer, StoreError, Write, is_record_id, is_slug};
use crate::check::{self, Checker, RenameError, Renaming, lines_with_id};
use crate::i18n::Message;
use lossless_yaml::{Change, Document, Step};
use viet_text::slug::slug;

/// A new id for a record or part.
#[derive(Debug, Clone)]
pub struct RenameRequest<'a> {
    /// The record or the part, as typed.
    pub id: &'a str,
    /// Its new id, or the slug of it; that of a record's day and title where none is given.
    pub new: Option<&'a str>,
    /// The line of the part, if several parts have its id.
    pub line: Option<usize>,
}

/// A planned change of an id.
#[derive(Debug)]
pub struct Renamed {
    /// The changes; empty if it has the id already.
    pub changeset: Changeset,
    /// The record's new file, where it is the record that gets another id.
    pub path: Option<PathBuf>,
}

/// Plans another id. The changeset's name is the new one: that of the record, or the whole reference to the part.
///
/// # Errors
/// Where the id is none or taken, it is not clear which part is meant, or a file cannot be changed safely.
pub fn rename(workspace: &Workspace, request: &RenameRequest) -> Result<Renamed, Refusal> {
    let target = Target::of(request.id, workspace)?;
    if target.path.is_symlink() {
        return Err(StoreError::Link { path: target.path }.into());
    }
    let archive = target.archive_of_record().ok_or_else(|| workspace::no_archive(workspace.directory()))?;
    let record = Named::read(&target)?;
    let new = match (&target.part, request.new) {
        (None, new) => record.new_id(new, archive)?,
        (Some(part), Some(new)) => record.new_part(part, new)?,
        (Some(_), None) => return Err(Refusal::new(Message::new("rename-part-needs-name"))),
    };
    let mut renaming = Renaming { record: &record.id, part: target.part.as_deref(), new: &new, line: request.line };
    record.refuse_two(&mut renaming, request.id)?;
    let name = target.part.as_ref().map_or_else(|| new.clone(), |_| format!("{}#{new}", record.id));
    let path = target.part.is_none().then(|| archive.path_of(&new));
    if target.part.as_deref().unwrap_or(&record.id) == new && record.is_at_home(archive) {
        let understood = vec![Message::new("rename-same").with("id", &new)];
        return Ok(Renamed { changeset: Changeset { understood, name, ..Changeset::default() }, path });
    }
    let Planned { writes, mentions, references } = planned(&renaming, &record, archive, workspace.checker()?)?;
    let mut notes = Vec::new();
    notes.extend(
        renaming
            .day()
            .filter(|day| record.day() != Some(*day))
            .map(|day| Message::new("rename-date").with("date", day)),
    );
    notes.extend(kept(&record.id, archive));
    if !references.is_empty() {
        let old = format!("{}#{}", record.id, target.part.as_deref().unwrap_or_default());
        notes.push(Message::new("rename-references").with("id", old).with("places", references.join(", ")));
    }
    if !mentions.is_empty() {
        let old = target.part.as_ref().map_or_else(|| record.id.clone(), |part| format!("{}#{part}", record.id));
        notes.push(Message::new("rename-mentions").with("id", old).with("places", mentions.join(", ")));
    }
    Ok(Renamed { changeset: Changeset { writes, notes, name, ..Changeset::default() }, path })
}

/// The path of a text that is being edited under the old id.
fn kept(id: &str, archive: &Archive) -> Option<Message> {
    let buffer = EditBuffer::open(archive, id).ok()??;
    let path = buffer.path().display().to_string();
    buffer.is_dirty().then(|| Message::new("rename-kept").with("id", id).with("path", path))
}

/// The record that gets another id, or whose part does.
struct Named {
    path: PathBuf,
    text: String,
    document: Document,
    id: String,
}

impl Named {
    fn read(target: &Target) -> Result<Self, Refusal> {
        let text = target.read().map_err(|error| Refusal::read(&target.name, &error))?;
        let document = lossless_yaml::parse(&text)
            .map_err(|_| Refusal::of_file(&target.name, RenameError::Unreadable.message()))?;
        let id = document.value.get("id").and_then(Value::as_str);
        let id = id.or_else(|| check::stem(&target.path)).unwrap_or_default().to_owned();
        Ok(Self { path: target.path.clone(), text, document, id })
    }

    /// The first day of its session.
    fn day(&self) -> Option<NaiveDate> {
        self.document.value["session"]["date"].as_str().and_then(|date| date.parse().ok())
    }

    /// Whether the file is at the path of its id.
    fn is_at_home(&self, archive: &Archive) -> bool {
        self.path.canonicalize().ok() == archive.path_of(&self.id).canonicalize().ok()
    }

    /// The record's new id: the given one, or the one of its day with the given slug or that of its title.
    fn new_id(&self, given: Option<&str>, archive: &Archive) -> Result<String, Refusal> {
        if let Some(id) = given.filter(|id| is_record_id(id)) {
            return Ok(id.to_owned());
        }
        let failure = |message: Message| Err(Refusal::new(message));
        let value = &self.document.value;
        let Some(day) = self.day().or_else(|| self.id.get(..10)?.parse().ok()) else {
            return failure(Message::new("rename-no-date").with("id", &self.id));
        };
        match given {
            Some(given) if is_slug(given) => Ok(format!("{}-{given}", day.format("%Y-%m-%d"))),
            Some(given) => {
                let failure = Refusal::new(Message::new("rename-bad-id").with("id", given));
                let near = slug(given, given.len());
                let help = |name: String| Message::new("did-you-mean").with("name", name);
                Err(if near.is_empty() { failure } else { failure.with_help(help(near)) })
            }
            None => {
                let title = value["title"].as_str().unwrap_or_default();
                let proposed = archive::proposed_id(day, title);
                // The second of that name keeps its number.
                let number = self.id.strip_prefix(&proposed).map(|rest| rest.trim_start_matches('-'));
                let is_numbered = number.is_some_and(|rest| rest.bytes().all(|byte| byte.is_ascii_digit()));
                Ok(if is_numbered { self.id.clone() } else { archive::free_id(archive, &proposed) })
            }
        }
    }

    /// Fails where it is not clear which part is meant. A line is of use only where several parts have the id.
    fn refuse_two(&self, renaming: &mut Renaming, name: &str) -> Result<(), Refusal> {
        let Some(part) = renaming.part else {
            let is_given = renaming.line.is_some();
            return if is_given { Err(Refusal::new(Message::new("rename-line-needs-part"))) } else { Ok(()) };
        };
        let lines = lines_with_id(&self.document, &self.text, part);
        match renaming.line {
            _ if renaming.is_clear(&self.document, &self.text) => {}
            None => refuse_two(part, name, &self.document, &self.text)?,
            Some(line) => {
                let lines = lines.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
                let message = Message::new("rename-no-line").with("part", part).with("line", line);
                return Err(Refusal::new(message.with("lines", lines)));
            }
        }
        renaming.line = renaming.line.filter(|_| lines.len() > 1);
        Ok(())
    }

    /// The new id of a part.
    fn new_part(&self, part: &str, new: &str) -> Result<String, Refusal> {
        let outline = archive::Outline::of(&self.id, "", &self.document);
        if outline.part(part).is_none() {
            let ids: Vec<&str> = outline.ids().map(|(id, _)| id).collect();
            return Err(no_part(&self.id, part, &ids));
        }
        if !is_slug(new) {
            return Err(Refusal::new(Message::new("rename-bad-part").with("id", new)));
        }
        if new != part && outline.part(new).is_some() {
            return Err(Refusal::new(Message::new("rename-part-taken").with("id", new)));
        }
        Ok(new.to_owned())
    }
}

/// What a new id changes.
struct Planned {
    /// What has to be written, the record first.
    writes: Vec<Write>,
    /// The places whose words still mention the old id.
    mentions: Vec<String>,
    /// The references that stay, because two parts have the old id and it is ambiguous which one they mean.
    references: Vec<String>,
}

/// What a new id changes.
fn planned(renaming: &Renaming, record: &Named, archive: &Archive, checker: &Checker) -> Result<Planned, Refusal> {
    let shown = |path: &Path| archive.shown_path(path);
    let stem = check::stem(&record.path);
    let new = renaming
        .of_itself(checker, &record.text, stem)
        .map_err(|error| Refusal::of_file(&shown(&record.path), error.message()))?;
    let new = on_its_day(renaming, record, new)?;
    let (old, mut mentions) = (record.text.clone(), places(renaming, &shown(&record.path), &new));
    let referring = |text: &str, path: &Path, is_its_own| {
        let lines = renaming.references_in(checker, text, check::stem(path), is_its_own);
        lines.iter().map(|line| format!("{}:{line}", shown(path))).collect::<Vec<_>>()
    };
    let mut references = Vec::new();
    if renaming.line.is_some() {
        references = referring(&new, &record.path, true);
        mentions.clear();
    }
    let mut writes = Vec::new();
    let from = record.path.canonicalize().unwrap_or_else(|_| record.path.clone());
    let to = if renaming.part.is_some() { record.path.clone() } else { archive.path_of(renaming.new) };
    writes.push(if to == record.path {
        Write::Replace { path: to, old, new }
    } else {
        Write::Move { from: record.path.clone(), to, old, new }
    });
    for (path, text) in archive.naming(&[renaming.record, renaming.new])? {
        if path.canonicalize().is_ok_and(|path| path == from) {
            continue;
        }
        let is_taken =
            || lossless_yaml::parse(&text).is_ok_and(|other| other.value["id"].as_str() == Some(renaming.new));
        if renaming.line.is_some() {
            references.extend(referring(&text, &path, false));
            continue;
        }
        if renaming.part.is_none() && renaming.new != renaming.record && is_taken() {
            return Err(StoreError::Exists { path }.into());
        }
        let new = renaming
            .of_other(&text, check::stem(&path))
            .map_err(|error| Refusal::of_file(&shown(&path), error.message()))?;
        mentions.extend(places(renaming, &shown(&path), new.as_ref().unwrap_or(&text)));
        if let Some(new) = new {
            writes.push(Write::Replace { path, old: text, new });
        }
    }
    Ok(Planned { writes, mentions, references })
}

/// The new text of a record with the day that its new id names: that is what a corrected date is.
fn on_its_day(renaming: &Renaming, record: &Named, new: String) -> Result<String, Refusal> {
    match renaming.day().filter(|day| record.day() != Some(*day)) {
        Some(day) => {
            let place = vec![Step::Key("session"), Step::Key("date")];
            let change = Change::Set { place, value: day.to_string().into() };
            format::edit(&new, &[change]).map_err(|error| Refusal::new((&error).into()))
        }
        None => Ok(new),
    }
}

fn places(renaming: &Renaming, name: &str, text: &str) -> Vec<String> {
    renaming.mentions_left(text).iter().map(|line| format!("{name}:{line}")).collect()
}
