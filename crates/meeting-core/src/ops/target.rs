//! What `ID`, `ID#PART`, `ID/PART` and the path of a file mean: a record, and the part of it that is asked for.

use crate::model::format;
use std::path::{Path, PathBuf};

use serde_json::Value;

use super::{Refusal, Workspace};
use crate::archive::{self, Archive, IdError, next_number};
use crate::check::{Checker, lines_with_id};
use crate::finding::FileFindings;
use crate::i18n::Message;
use crate::model::{self, DeclaredField, Directive, Entity, Record, Task, WorkStatus};
use lossless_yaml::{Change, Document, EditError, Problem, Step};
use viet_text::lines::Lines;
use viet_text::suggest::nearest;

/// What a reference that was typed means: a record's file, and the part that is asked for.
#[derive(Debug)]
pub struct Target {
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
    /// Finds a record by its file, its id or the beginning of its id, with or without a part.
    ///
    /// # Errors
    /// Where no record, or more than one, is called so.
    pub fn of(id: &str, workspace: &Workspace) -> Result<Self, Refusal> {
        if id.trim().is_empty() {
            return Err(Refusal::new(Message::new("no-id")));
        }
        let (whole, part) = match id.split_once('#') {
            Some((whole, part)) => (whole, Some(part.to_owned())),
            None => (id, None),
        };
        let file = workspace.directory().join(Path::new(whole));
        if file.extension().is_some_and(|extension| extension == "yaml") && file.is_file() {
            return Ok(Self { path: file, name: whole.to_owned(), part, archive: workspace.find_archive().cloned() });
        }
        // A day as people write it is the beginning of an id.
        let day = workspace.date_order().date(whole).map(|day| day.to_string());
        let whole = day.as_deref().unwrap_or(whole);
        let (record, part) = match (whole.split_once('/'), part) {
            (Some((record, part)), None) => (record, Some(part.to_owned())),
            (_, part) => (whole, part),
        };
        let archive = workspace.archive()?.clone();
        let path = path_of(&archive, record, workspace)?;
        Ok(Self { name: archive.shown_path(&path), path, part, archive: Some(archive) })
    }

    /// The archive whose record this is; none if the file is outside of it.
    #[must_use]
    pub fn archive_of_record(&self) -> Option<&Archive> {
        let archive = self.archive.as_ref()?;
        let (path, records) = (self.path.canonicalize().ok()?, archive.records().canonicalize().ok()?);
        path.starts_with(records).then_some(archive)
    }

    /// Reads the file's text.
    ///
    /// # Errors
    /// Where it cannot be read, is too large or no text.
    pub fn read(&self) -> Result<String, archive::ReadError> {
        self.archive.as_ref().map_or_else(|| archive::read(&self.path), |archive| archive.read(&self.path))
    }

    /// Reads the record.
    ///
    /// # Errors
    /// Where its file cannot be read, or not as YAML.
    pub fn open(&self) -> Result<OpenRecord, Refusal> {
        let text = self.read().map_err(|error| Refusal::read(&self.name, &error))?;
        OpenRecord::parse(self.path.clone(), self.name.clone(), text)
    }
}

/// The file of a record. One that is not at the path of its id is found in the ledger: `list` shows it as well.
fn path_of(archive: &Archive, id: &str, workspace: &Workspace) -> Result<PathBuf, Refusal> {
    let resolved = archive::resolve_id(archive, id);
    if let Ok(path) = resolved.as_ref().map(|id| archive.path_of(id))
        && path.is_file()
    {
        return Ok(path);
    }
    let called = resolved.as_deref().unwrap_or(id);
    if let Some(path) = workspace.ledger()?.file_of(called)? {
        return Ok(archive.root().join(path));
    }
    resolved.map(|id| archive.path_of(&id)).map_err(|error| {
        let refusal = Refusal::new(error.message());
        match &error {
            IdError::NotFound { nearest, .. } => match nearest.first() {
                Some(near) => refusal.with_help(Message::new("did-you-mean").with("name", near)),
                None => refusal,
            },
            IdError::Ambiguous { candidates, .. } => {
                let shown = candidates.iter().take(10).cloned().collect::<Vec<_>>().join(", ");
                refusal.with_help(Message::new("known-values").with("names", shown))
            }
        }
    })
}

/// A record that has been read, to be looked at or changed.
#[derive(Debug, Clone)]
pub struct OpenRecord {
    /// Its file.
    pub path: PathBuf,
    /// The file's name for people.
    pub name: String,
    /// Its text.
    pub text: String,
    /// Everything that it says, whether the format knows it or not.
    pub value: Value,
    /// What it says as far as the format knows it; what has the wrong type counts as absent.
    pub record: Record,
}

impl OpenRecord {
    /// Reads the text of the record at `path`.
    ///
    /// # Errors
    /// Where it is no YAML that a record may be.
    pub fn parse(path: PathBuf, name: String, text: String) -> Result<Self, Refusal> {
        let mut opened = Self { path, name, text, value: Value::Null, record: Record::default() };
        match lossless_yaml::parse(&opened.text) {
            Ok(Document { problems, value, .. }) if problems.is_empty() => {
                opened.record = model::read(&value).record;
                opened.value = value;
                Ok(opened)
            }
            Ok(Document { problems, .. }) | Err(problems) => Err(opened.unreadable(&problems)),
        }
    }

    /// The record's id, as it says; empty where it has none.
    #[must_use]
    pub fn id(&self) -> &str {
        self.record.id.as_deref().unwrap_or_default()
    }

    /// Makes changes of the record, and reads it again.
    ///
    /// # Errors
    /// Where a change cannot be made, or not be proven to change nothing else.
    pub fn change(&mut self, changes: &[Change]) -> Result<(), Refusal> {
        self.change_with(changes, &[])
    }

    /// The same in an archive that declares fields of its own.
    pub fn change_with(&mut self, changes: &[Change], declared: &[DeclaredField]) -> Result<(), Refusal> {
        self.text = format::edit_with(&self.text, changes, declared).map_err(|error| match error {
            EditError::Unreadable(problems) => self.unreadable(&problems),
            error => Refusal::of_file(&self.name, (&error).into()),
        })?;
        self.value = lossless_yaml::parse(&self.text).map(|document| document.value).unwrap_or_default();
        self.record = model::read(&self.value).record;
        Ok(())
    }

    fn unreadable(&self, problems: &[Problem]) -> Refusal {
        let findings = problems.iter().map(Checker::unreadable).collect();
        Refusal::Unreadable(FileFindings { file: self.name.clone(), text: self.text.clone(), findings })
    }

    /// Finds a part by its id; the record itself where no id is given. `called` is what was typed.
    ///
    /// # Errors
    /// Where there is no such part, or two: which one is meant only the user knows.
    pub fn part<'a>(&self, id: Option<&str>, called: &'a str) -> Result<FoundPart<'a>, Refusal> {
        let Some(id) = id else { return Ok(FoundPart { entity: None, index: 0, called }) };
        let mut found = None;
        let mut known = Vec::new();
        for (entity, index, own) in self.identified() {
            known.push(own);
            if own != id {
                continue;
            }
            if found.is_some()
                && let Ok(document) = lossless_yaml::parse(&self.text)
            {
                refuse_two(id, called, &document, &self.text)?;
            }
            found = Some(FoundPart { entity: Some(entity), index, called });
        }
        found.ok_or_else(|| no_part(called, id, &known))
    }

    /// The line on which a part begins.
    #[must_use]
    pub fn line_of(&self, part: &str) -> Option<usize> {
        let (entity, index, _) = self.identified().find(|(.., id)| *id == part)?;
        let document = lossless_yaml::parse(&self.text).ok()?;
        let start = document.root.get(entity.list())?.item(index)?.span.start;
        Some(Lines::of(&self.text).number(start))
    }

    /// The status of a task or directive by its record alone; none for other parts.
    #[must_use]
    pub fn stored_status(&self, part: &FoundPart) -> Option<WorkStatus> {
        let of_task = part.task(&self.record).map(Task::stored_status);
        of_task.or_else(|| part.directive(&self.record).map(Directive::stored_status))
    }

    /// Everything in the record that has an id: what it is, its place in its list, and the id.
    pub fn identified(&self) -> impl Iterator<Item = (Entity, usize, &str)> {
        Entity::LISTED.into_iter().flat_map(move |kind| {
            let items = self.value[kind.list()].as_array().into_iter().flatten().enumerate();
            items.filter_map(move |(index, item)| {
                let is_group = kind == Entity::Person && !item["group"].is_null();
                Some((if is_group { Entity::Group } else { kind }, index, item["id"].as_str()?))
            })
        })
    }
}

/// The record itself, or something in it that has an id.
#[derive(Debug, Clone, Copy)]
pub struct FoundPart<'a> {
    /// What it is; none for the record itself.
    pub entity: Option<Entity>,
    /// Its place in its list, counted from 0.
    pub index: usize,
    /// What it was called by.
    pub called: &'a str,
}

impl FoundPart<'_> {
    /// The task that the part is.
    pub(super) fn task<'r>(&self, record: &'r Record) -> Option<&'r Task> {
        record.tasks.get(self.index).filter(|_| self.entity == Some(Entity::Task))
    }

    /// The directive that the part is.
    pub(super) fn directive<'r>(&self, record: &'r Record) -> Option<&'r Directive> {
        record.directives.get(self.index).filter(|_| self.entity == Some(Entity::Directive))
    }

    /// The path from the record to `inner` within the part.
    pub(super) fn at<'s>(&self, inner: &[Step<'s>]) -> Vec<Step<'s>> {
        let own = self.entity.map(|entity| [Step::Key(entity.list()), Step::Index(self.index)]);
        own.into_iter().flatten().chain(inner.iter().copied()).collect()
    }
}

/// The refusal of an id that no part has: `called` is the reference as typed, `part` its part, `known` the ids there are.
#[must_use]
pub fn no_part(called: &str, part: &str, known: &[&str]) -> Refusal {
    let refusal = Refusal::new(Message::new("no-part").with("id", called).with("part", part));
    match nearest(part, known.iter().copied()) {
        Some(near) => refusal.with_help(Message::new("did-you-mean").with("name", near)),
        None if known.is_empty() => refusal,
        None => refusal.with_help(Message::new("known-values").with("names", known.join(", "))),
    }
}

/// Fails where two parts of a record have the id that `called` names one by; the message has the lines of both and how
/// to change one.
///
/// # Errors
/// Where two parts have the id.
pub fn refuse_two(id: &str, called: &str, document: &Document, text: &str) -> Result<(), Refusal> {
    let lines = lines_with_id(document, text, id);
    let [.., last] = lines[..] else { return Ok(()) };
    if lines.len() < 2 {
        return Ok(());
    }
    let items =
        Entity::LISTED.into_iter().flat_map(|kind| document.value[kind.list()].as_array().into_iter().flatten());
    let new = next_number(id, items.filter_map(|item| item["id"].as_str())).unwrap_or_else(|| "NEW".to_owned());
    let record = document.value["id"].as_str().or_else(|| called.split(['#', '/']).next()).unwrap_or_default();
    let places = lines.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
    let message = Message::new("part-twice").with("id", called).with("part", id).with("lines", places);
    let help = Message::new("part-twice-help").with("id", format!("{record}#{id}")).with("new", new).with("line", last);
    Err(Refusal::new(message).with_help(help))
}

/// What a value of a record has at a place.
pub(super) fn value_at<'v>(value: &'v Value, place: &[Step]) -> Option<&'v Value> {
    place.iter().try_fold(value, |value, step| match step {
        Step::Key(key) => value.get(key),
        Step::Index(index) => value.get(index),
    })
}
