//! `meeting import`: a draft record out of minutes or an article; never writes one that is not valid.

mod own_paper;
mod summary;

use std::fs::{self, File};
use std::io::{self, IsTerminal, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::Args;

use self::own_paper::OwnPaper;
use super::{Environment, Exit, Failure, Output};
use crate::edit_new::edit_new;
use crate::input::day;
use crate::new_record::print_path;
use crate::terminal::is_error_terminal;
use crate::wizard::{go_on, go_through};
use meeting_core::archive::{Archive, Before, Entity};
use meeting_core::i18n::Message;
use meeting_core::import::{self, Document, Draft, Format, ImportOptions, MAX_SOURCE};
use meeting_core::ops::{ImportRequest, Imported, Staging, import, session_kind};
use viet_text::date::Direction;

#[derive(Debug, Args)]
pub struct Arguments {
    #[arg(value_name = "FILE")]
    file: PathBuf,
    #[arg(long, value_name = "FORMAT", value_parser = Format::NAMES.to_vec())]
    from_format: Option<String>,
    #[arg(long)]
    title: Option<String>,
    #[arg(long, value_name = "DATE")]
    date: Option<String>,
    #[arg(long, value_name = "KIND")]
    kind: Option<String>,
    #[arg(long)]
    url: Option<String>,
    #[arg(long)]
    force: bool,
    #[arg(long, value_name = "REF=WHICH")]
    accept: Vec<String>,
    #[arg(long)]
    dry_run: bool,
    #[arg(long, conflicts_with = "dry_run")]
    edit: bool,
    #[arg(long, conflicts_with_all = ["dry_run", "edit", "plain"])]
    yes: bool,
    #[arg(long, conflicts_with_all = ["dry_run", "edit"])]
    plain: bool,
}

impl Arguments {
    /// Whether the draft is gone through: there is a terminal to ask on, and the user wants no other ending.
    fn is_to_be_reviewed(&self, environment: &Environment) -> bool {
        let is_there = self.plain || (io::stdin().is_terminal() && has_screen(environment));
        is_there && !self.has_other_ending() && self.file.as_os_str() != "-"
    }

    /// Whether it would be, were the paper not where the answers would come from.
    fn is_in_the_way(&self, environment: &Environment) -> bool {
        self.file.as_os_str() == "-" && (self.plain || has_screen(environment)) && !self.has_other_ending()
    }

    fn has_other_ending(&self) -> bool {
        self.yes || self.edit || self.dry_run
    }
}

/// Whether somebody sees questions.
fn has_screen(environment: &Environment) -> bool {
    environment.terminal.is_interactive && is_error_terminal()
}

pub fn run(arguments: &Arguments, environment: &Environment, output: &mut Output) -> Result<Exit, Failure> {
    let workspace = environment.workspace()?;
    let archive = workspace.archive()?;
    let name = file_name(&arguments.file);
    let bytes = bytes_of(&arguments.file, environment)?;
    let format = arguments.from_format.as_deref().and_then(Format::of_name);
    let (document, format) = import::read(&name, &bytes, format).map_err(|error| {
        let message = Message::new("file-failure").with("name", name.as_str()).with("reason", error.message());
        match error.help() {
            Some(help) => Failure::new(message).with_help(help),
            None => Failure::new(message),
        }
    })?;
    if format == Format::Docx
        && !arguments.force
        && let Some(paper) = OwnPaper::of(&bytes, &document, &workspace)
    {
        return paper.take(&arguments.accept, arguments.dry_run, environment, output);
    }
    if !arguments.accept.is_empty() {
        return Err(Failure::new(Message::new("import-accept-no-paper").with("name", name)));
    }
    let given = given(arguments, archive, environment)?;
    let drafts = drafts(&document, &given);
    if arguments.edit && drafts.len() > 1 {
        return Err(several(&drafts));
    }
    let is_meeting = given.title.is_some() || given.date.is_some() || given.kind.is_some();
    let lock = environment.lock(archive)?;
    let plan = || {
        import(
            &workspace,
            ImportRequest { drafts: drafts.clone(), is_meeting, is_again: arguments.force, file: &name, format },
        )
    };
    let planned = match plan() {
        Err(refusal) if arguments.is_to_be_reviewed(environment) => {
            drop(lock);
            return go_on(refusal, &drafts, &document, arguments.plain, &workspace, environment, output);
        }
        planned => planned?,
    };
    let Imported { changeset, drafts: found } = planned;
    if !environment.terminal.is_quiet {
        if let Some(encoding) = document.encoding {
            environment.terminal.print(&Message::new("import-converted").with("encoding", encoding.name()));
        }
        for note in &changeset.understood {
            environment.terminal.print(note);
        }
        for draft in &found {
            draft.notes.iter().for_each(|note| environment.terminal.print(note));
            summary::show(draft, &environment.terminal.catalog)?;
        }
    }
    if arguments.edit {
        // The lock is not held while the user edits. Some errors, such as a forbidden title, only the user can fix.
        drop(lock);
        return match edit_new(&changeset, &[], Staging::No, &workspace, environment)? {
            Some(path) => print_path(&path, &workspace, output),
            None => Ok(Exit::Findings),
        };
    }
    if arguments.dry_run {
        changeset.check(&workspace)?;
        changeset.writes.iter().try_for_each(|write| output.write_all(write.text().as_bytes()))?;
        return Ok(Exit::Success);
    }
    let again = || Ok(plan()?.changeset);
    let changeset = environment.apply_new(&workspace, changeset, again, Staging::No, &lock)?;
    drop(lock);
    let mut paths: Vec<PathBuf> = changeset.writes.iter().map(|write| write.path().to_owned()).collect();
    if arguments.is_to_be_reviewed(environment) {
        go_through(&mut paths, &document, arguments.plain, &workspace, environment)?;
    } else if arguments.is_in_the_way(environment) {
        environment.terminal.note(&Message::new("import-review-later"));
    }
    paths.iter().try_for_each(|path| print_path(path, &workspace, output).map(drop))?;
    Ok(Exit::Success)
}

/// A draft of each meeting of the document; of the one on the given day where there is one.
fn drafts(document: &Document, given: &ImportOptions) -> Vec<Draft> {
    let meetings = import::meetings(document);
    if meetings.len() < 2 {
        return vec![import::understand(document, given)];
    }
    let undated = ImportOptions {
        date: None,
        known: import::people(document),
        dates: import::date_order(document).or(given.dates),
        ..given.clone()
    };
    let drafts: Vec<Draft> = meetings.iter().map(|meeting| import::understand(meeting, &undated)).collect();
    match given.date {
        Some(date) => match drafts.iter().find(|draft| day_of(draft) == Some(date.to_string())) {
            Some(draft) => vec![draft.clone()],
            None => vec![import::understand(document, given)],
        },
        None => drafts,
    }
}

fn day_of(draft: &Draft) -> Option<String> {
    draft.record.get("session")?.get("date")?.as_str().map(str::to_owned)
}

/// An editor has one record.
fn several(drafts: &[Draft]) -> Failure {
    let days: Vec<String> = drafts.iter().filter_map(day_of).collect();
    let message = Message::new("import-several").with("count", drafts.len()).with("days", days.join(", "));
    Failure::new(message)
        .with_help(Message::new("import-several-help").with("day", days.first().map_or("", String::as_str)))
}

/// The name that the record keeps of the source: that of the file, not the folders of this machine.
fn file_name(path: &Path) -> String {
    path.file_name().map_or_else(|| "-".to_owned(), |name| name.to_string_lossy().into_owned())
}

/// What the file, or standard input, holds, as far as it can be a document.
fn bytes_of(path: &Path, environment: &Environment) -> Result<Vec<u8>, Failure> {
    let shown = path.display().to_string();
    let fail = |error: io::Error| Failure::io(&shown, &error);
    let limit = u64::try_from(MAX_SOURCE + 1).unwrap_or(u64::MAX);
    let mut bytes = Vec::new();
    if shown == "-" {
        io::stdin().lock().take(limit).read_to_end(&mut bytes).map_err(fail)?;
        return Ok(bytes);
    }
    let path = environment.path(path);
    // Asked before the file is opened: opening a pipe would wait for its other end.
    if !fs::metadata(&path).map_err(fail)?.is_file() {
        let reason = Message::new("read-not-a-file");
        return Err(Failure::new(Message::new("file-failure").with("name", shown.as_str()).with("reason", reason)));
    }
    File::open(&path).and_then(|file| file.take(limit).read_to_end(&mut bytes)).map_err(fail)?;
    Ok(bytes)
}

fn given(arguments: &Arguments, archive: &Archive, environment: &Environment) -> Result<ImportOptions, Failure> {
    let date = arguments.date.as_deref().map(|text| day("--date", text, Direction::Past, environment));
    let kind = arguments.kind.as_deref().map(|kind| session_kind("--kind", archive.settings(), kind));
    let known = archive.settings().directory.entries();
    let names = |entity| {
        known.iter().filter(move |entry| entry.entity == entity).map(|it| it.names().map(str::to_owned).collect())
    };
    let bodies: Vec<Vec<String>> = names(Entity::Organization).collect();
    let people: Vec<Vec<String>> = names(Entity::Person).collect();
    Ok(ImportOptions {
        title: arguments.title.clone(),
        date: date.transpose()?,
        kind: kind.transpose()?.map(|kind| kind.name().to_owned()),
        known: Vec::new(),
        bodies: Arc::new(bodies),
        people: Arc::new(people.concat()),
        url: arguments.url.clone(),
        before_includes: archive.settings().deadlines.before == Before::Inclusive,
        working_days: archive.settings().working_days().into(),
        is_vietnamese: archive.settings().is_vietnamese(),
        dates: archive.settings().dates,
    })
}
