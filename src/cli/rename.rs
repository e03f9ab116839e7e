//! `meeting rename`: another id for a record or a part of it, with every reference to it, all files or none.

use std::io::Write as _;
use std::path::{Path, PathBuf};

use anyhow::Context;
use chrono::NaiveDate;
use clap::Args;
use serde_json::Value;

use super::change::{Mode, carry_out};
use super::lock::lock;
use super::part::refuse_two;
use super::target::Target;
use super::{Environment, Exit, Failure, Output};
use crate::archive::{self, Archive, Desk, StoreError, Write, is_record_id, is_slug};
use crate::check::{self, Checker, RenameError, Renaming, lines_with_id};
use crate::cli::Workspace;
use crate::i18n::Message;
use crate::text::slug::slug;
use crate::yaml::{self, Change, Document, Step};

#[derive(Debug, Args)]
pub(super) struct Arguments {
    #[arg(value_name = "ID[#PART]")]
    id: String,
    #[arg(value_name = "NEW")]
    new: Option<String>,
    #[arg(long, value_name = "N")]
    line: Option<usize>,
    #[arg(long)]
    dry_run: bool,
}

pub(super) fn run(arguments: &Arguments, environment: &Environment, output: &mut Output) -> Result<Exit, Failure> {
    let target = Target::of(&arguments.id, environment)?;
    if target.path.is_symlink() {
        return Err(StoreError::Link { path: target.path }.into());
    }
    let archive = target.archive_of_record().ok_or_else(|| environment.workspace.no_archive())?.clone();
    let lock = lock(&archive, environment)?;
    let record = Named::read(&target)?;
    let new = match (&target.part, &arguments.new) {
        (None, new) => record.new_id(new.as_deref(), &archive)?,
        (Some(part), Some(new)) => record.new_part(part, new)?,
        (Some(_), None) => return Err(Failure::new(Message::new("rename-part-needs-name"))),
    };
    let mut renaming = Renaming { record: &record.id, part: target.part.as_deref(), new: &new, line: arguments.line };
    record.refuse_two(&mut renaming, &arguments.id)?;
    let result = match &target.part {
        Some(_) => format!("{}#{new}", record.id),
        None => Workspace::shown_path(&archive, &archive.relative(&archive.path_of(&new))),
    };
    if target.part.as_deref().unwrap_or(&record.id) == new && record.is_at_home(&archive) {
        say(environment, &Message::new("rename-same").with("id", &new));
        writeln!(output, "{result}")?;
        return Ok(Exit::Success);
    }
    let Planned { writes, mentions, references } = planned(&renaming, &record, &archive)?;
    let mode = if arguments.dry_run { Mode::DryRun } else { Mode::Stage };
    if !carry_out(&writes, mode, &lock, &archive, environment, output)? {
        return Ok(Exit::Findings);
    }
    if mode == Mode::Stage {
        writeln!(output, "{result}")?;
    }
    if let Some(day) = renaming.day().filter(|day| record.day() != Some(*day)) {
        say(environment, &Message::new("rename-date").with("date", day));
    }
    tell_kept(&record.id, &archive, environment);
    if !references.is_empty() {
        let old = format!("{}#{}", record.id, target.part.as_deref().unwrap_or_default());
        say(environment, &Message::new("rename-references").with("id", old).with("places", references.join(", ")));
    }
    if !mentions.is_empty() {
        let old = target.part.as_ref().map_or_else(|| record.id.clone(), |part| format!("{}#{part}", record.id));
        say(environment, &Message::new("rename-mentions").with("id", old).with("places", mentions.join(", ")));
    }
    Ok(Exit::Success)
}

/// Says where a text lies that somebody was editing under the old id.
fn tell_kept(id: &str, archive: &Archive, environment: &Environment) {
    if let Ok(Some(desk)) = Desk::of(archive, id)
        && desk.holds_work()
    {
        let path = desk.path().display().to_string();
        say(environment, &Message::new("rename-kept").with("id", id).with("path", path));
    }
}

/// The record that gets another id, or whose part does.
struct Named {
    path: PathBuf,
    text: String,
    document: Document,
    id: String,
}

impl Named {
    fn read(target: &Target) -> Result<Self, Failure> {
        let text = target.read().map_err(|error| file_failure(&target.name, error.message()))?;
        let document = yaml::parse(&text).map_err(|_| file_failure(&target.name, RenameError::Unreadable.message()))?;
        let id = document.value.get("id").and_then(Value::as_str);
        let id = id.or_else(|| check::stem(&target.path)).unwrap_or_default().to_owned();
        Ok(Self { path: target.path.clone(), text, document, id })
    }

    /// Returns the first day of its session.
    fn day(&self) -> Option<NaiveDate> {
        self.document.value["session"]["date"].as_str().and_then(|date| date.parse().ok())
    }

    /// Returns whether the file lies where its id says.
    fn is_at_home(&self, archive: &Archive) -> bool {
        self.path.canonicalize().ok() == archive.path_of(&self.id).canonicalize().ok()
    }

    /// Returns the record's new id: the given one, or the one of its day with the given slug or that of its title.
    fn new_id(&self, given: Option<&str>, archive: &Archive) -> Result<String, Failure> {
        if let Some(id) = given.filter(|id| is_record_id(id)) {
            return Ok(id.to_owned());
        }
        let failure = |message: Message| Err(Failure::new(message));
        let value = &self.document.value;
        let Some(day) = self.day().or_else(|| self.id.get(..10)?.parse().ok()) else {
            return failure(Message::new("rename-no-date").with("id", &self.id));
        };
        match given {
            Some(given) if is_slug(given) => Ok(format!("{}-{given}", day.format("%Y-%m-%d"))),
            Some(given) => {
                let failure = Failure::new(Message::new("rename-bad-id").with("id", given));
                let near = slug(given, given.len());
                let help = |name: String| Message::new("did-you-mean").with("name", name);
                Err(if near.is_empty() { failure } else { failure.helped(help(near)) })
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
    fn refuse_two(&self, renaming: &mut Renaming, name: &str) -> Result<(), Failure> {
        let Some(part) = renaming.part else {
            let is_given = renaming.line.is_some();
            return if is_given { Err(Failure::new(Message::new("rename-line-needs-part"))) } else { Ok(()) };
        };
        let lines = lines_with_id(&self.document, &self.text, part);
        match renaming.line {
            _ if renaming.is_clear(&self.document, &self.text) => {}
            None => refuse_two(part, name, &self.document, &self.text)?,
            Some(line) => {
                let lines = lines.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
                let message = Message::new("rename-no-line").with("part", part).with("line", line);
                return Err(Failure::new(message.with("lines", lines)));
            }
        }
        renaming.line = renaming.line.filter(|_| lines.len() > 1);
        Ok(())
    }

    /// Returns the new id of a part.
    fn new_part(&self, part: &str, new: &str) -> Result<String, Failure> {
        let outline = archive::Outline::of(&self.id, "", &self.document);
        if outline.part(part).is_none() {
            let ids = outline.ids().map(|(id, _)| id).collect::<Vec<_>>().join(", ");
            let failure = Failure::new(Message::new("no-part").with("id", &self.id).with("part", part));
            return Err(failure.helped(Message::new("known-values").with("names", ids)));
        }
        if !is_slug(new) {
            return Err(Failure::new(Message::new("rename-bad-part").with("id", new)));
        }
        if new != part && outline.part(new).is_some() {
            return Err(Failure::new(Message::new("rename-part-taken").with("id", new)));
        }
        Ok(new.to_owned())
    }
}

/// What a new id changes.
struct Planned {
    /// What has to be written, the record first.
    writes: Vec<Write>,
    /// The places that go on mentioning the old id in their words.
    mentions: Vec<String>,
    /// Those that go on referring to it: of two parts of one id, nobody knows which they mean.
    references: Vec<String>,
}

/// Returns what a new id changes.
fn planned(renaming: &Renaming, record: &Named, archive: &Archive) -> Result<Planned, Failure> {
    let checker = Checker::new(archive.settings()).context("the schema of the records")?;
    let shown = |path: &Path| Workspace::shown_path(archive, &archive.relative(path));
    let stem = check::stem(&record.path);
    let new = renaming
        .of_itself(&checker, &record.text, stem)
        .map_err(|error| file_failure(&shown(&record.path), error.message()))?;
    let new = on_its_day(renaming, record, new)?;
    let (old, mut mentions) = (record.text.clone(), places(renaming, &shown(&record.path), &new));
    let referring = |text: &str, path: &Path, is_its_own| {
        let lines = renaming.references_in(&checker, text, check::stem(path), is_its_own);
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
        let is_taken = || yaml::parse(&text).is_ok_and(|other| other.value["id"].as_str() == Some(renaming.new));
        if renaming.line.is_some() {
            references.extend(referring(&text, &path, false));
            continue;
        }
        if renaming.part.is_none() && renaming.new != renaming.record && is_taken() {
            return Err(StoreError::Exists { path }.into());
        }
        let new = renaming
            .of_other(&text, check::stem(&path))
            .map_err(|error| file_failure(&shown(&path), error.message()))?;
        mentions.extend(places(renaming, &shown(&path), new.as_ref().unwrap_or(&text)));
        if let Some(new) = new {
            writes.push(Write::Replace { path, old: text, new });
        }
    }
    Ok(Planned { writes, mentions, references })
}

/// Returns the new text of a record with the day that its new id names: that is what a corrected date is.
fn on_its_day(renaming: &Renaming, record: &Named, new: String) -> Result<String, Failure> {
    match renaming.day().filter(|day| record.day() != Some(*day)) {
        Some(day) => {
            let place = vec![Step::Key("session"), Step::Key("date")];
            let change = Change::Set { place, value: day.to_string().into() };
            yaml::edit(&new, &[change]).map_err(|error| Failure::new(error.message()))
        }
        None => Ok(new),
    }
}

fn places(renaming: &Renaming, name: &str, text: &str) -> Vec<String> {
    renaming.mentions_left(text).iter().map(|line| format!("{name}:{line}")).collect()
}

fn file_failure(name: &str, reason: Message) -> Failure {
    Failure::new(Message::new("file-failure").with("name", name).with("reason", reason))
}

fn say(environment: &Environment, message: &Message) {
    environment.terminal.note(message);
}
