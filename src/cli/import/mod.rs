//! `meeting import`: a draft record out of minutes or an article; never writes one that is not valid.

mod summary;
mod valid;

use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use anyhow::Context;
use clap::Args;
use serde_json::{Map, Value, json};

use super::lock::lock;
use super::new;
use super::{Environment, Exit, Failure, Output};
use crate::archive::{self, Archive, Before, Lock, StoreError};
use crate::check::Checker;
use crate::cli::Workspace;
use crate::diagnostic::{Diagnostic, FileFindings};
use crate::i18n::Message;
use crate::import::{self, Draft, Format, Given, MAX_SOURCE};
use crate::text::date::parse_date;

#[derive(Debug, Args)]
pub(super) struct Arguments {
    #[arg(value_name = "FILE")]
    file: PathBuf,
    #[arg(long, value_name = "FORMAT", value_parser = Format::NAMES.to_vec())]
    from_format: Option<String>,
    #[arg(long)]
    title: Option<String>,
    #[arg(long, value_name = "DATE")]
    date: Option<String>,
    #[arg(long, value_name = "KIND", value_parser = crate::model::SessionKind::NAMES.to_vec())]
    kind: Option<String>,
    #[arg(long)]
    url: Option<String>,
    #[arg(long)]
    dry_run: bool,
    #[arg(long, conflicts_with = "dry_run")]
    edit: bool,
}

pub(super) fn run(arguments: &Arguments, environment: &Environment, output: &mut Output) -> Result<Exit, Failure> {
    let archive = environment.archive()?;
    let checker = Checker::new(archive.settings()).context("the schema of the records")?;
    let name = file_name(&arguments.file);
    let bytes = bytes_of(&arguments.file, environment)?;
    let format = arguments.from_format.as_deref().and_then(Format::of_name);
    let (document, format) = import::read(&name, &bytes, format).map_err(|error| {
        let message = Message::new("file-failure").with("name", name.as_str()).with("reason", error.message());
        match error.help() {
            Some(help) => Failure::new(message).helped(help),
            None => Failure::new(message),
        }
    })?;
    let mut draft = import::understand(&document, &given(arguments, &archive)?);
    let lock = lock(&archive, environment)?;
    let proposed = proposed_id(&draft)?;
    let id = archive::free_id(&archive, &proposed);
    valid::make_valid(&mut draft, &id, &archive, &checker)?;
    let text = written(&draft, &id, &name, format, &archive)?;
    if !environment.terminal.is_quiet {
        if id != proposed {
            let note = Message::new("import-again").with("id", proposed.as_str());
            environment.terminal.tell(&note);
        }
        summary::show(&draft, &environment.terminal.catalog)?;
    }
    // A title that the office does not allow, say, only the secretary can mend: with --edit.
    let errors = if arguments.edit { Vec::new() } else { valid::errors(&text, &id, &archive, &checker) };
    if !errors.is_empty() {
        refuse(text, errors, environment);
        return Ok(Exit::Findings);
    }
    if arguments.dry_run {
        output.write_all(text.as_bytes())?;
        return Ok(Exit::Success);
    }
    let path = if arguments.edit {
        // People take their time.
        drop(lock);
        new::edit_and_store(id, text, &archive, &checker, environment)?
    } else {
        Some(store(id, text, &draft, &name, format, &archive, &lock)?)
    };
    let Some(path) = path else { return Ok(Exit::Findings) };
    writeln!(output, "{}", Workspace::shown_path(&archive, &archive.relative(&path)))?;
    Ok(Exit::Success)
}

/// Shows why a record is not written.
fn refuse(text: String, findings: Vec<Diagnostic>, environment: &Environment) {
    // The file is not there: its name would send people looking for it.
    let file = environment.terminal.catalog.say(&Message::new("new-unsaved"));
    environment.terminal.findings(&FileFindings { file, text, findings });
    environment.terminal.error(&Message::new("new-refused"), None);
}

/// Returns the name that the record keeps of the source: that of the file, not the folders of this machine.
fn file_name(path: &Path) -> String {
    path.file_name().map_or_else(|| "-".to_owned(), |name| name.to_string_lossy().into_owned())
}

/// Returns what the file, or standard input, holds, as far as it can be a document.
fn bytes_of(path: &Path, environment: &Environment) -> Result<Vec<u8>, Failure> {
    let shown = path.display().to_string();
    let fail = |error: io::Error| Failure::io(&shown, &error);
    let limit = u64::try_from(MAX_SOURCE + 1).unwrap_or(u64::MAX);
    let mut bytes = Vec::new();
    if shown == "-" {
        io::stdin().lock().take(limit).read_to_end(&mut bytes).map_err(fail)?;
        return Ok(bytes);
    }
    let path = environment.workspace.path(path);
    // Asked before the file is opened: opening a pipe would wait for its other end.
    if !fs::metadata(&path).map_err(fail)?.is_file() {
        let reason = Message::new("read-not-a-file");
        return Err(Failure::new(Message::new("file-failure").with("name", shown.as_str()).with("reason", reason)));
    }
    File::open(&path).and_then(|file| file.take(limit).read_to_end(&mut bytes)).map_err(fail)?;
    Ok(bytes)
}

fn given(arguments: &Arguments, archive: &Archive) -> Result<Given, Failure> {
    let date = arguments.date.as_deref().map(|text| {
        let failure = || Failure::new(Message::new("no-date").with("name", "--date").with("value", text));
        parse_date(text).ok_or_else(failure)
    });
    Ok(Given {
        title: arguments.title.clone(),
        date: date.transpose()?,
        kind: arguments.kind.clone(),
        url: arguments.url.clone(),
        before_includes: archive.settings().deadlines.before == Before::Inclusive,
    })
}

/// Returns the id that the draft asks for. A title and a day it must have; nobody but the secretary can know them.
fn proposed_id(draft: &Draft) -> Result<String, Failure> {
    let missing = |key, help| Failure::new(Message::new(key)).helped(Message::new(help));
    let title = draft.record.get("title").and_then(Value::as_str);
    let title = title.ok_or_else(|| missing("import-no-title", "import-no-title-help"))?;
    let date = draft.record.get("session").and_then(|session| session.get("date")).and_then(Value::as_str);
    let date = date.and_then(parse_date).ok_or_else(|| missing("import-no-date", "import-no-date-help"))?;
    Ok(archive::proposed_id(date, title))
}

/// Returns the text of the record: the draft's fields with those that nobody has to find.
fn written(draft: &Draft, id: &str, file: &str, format: Format, archive: &Archive) -> Result<String, Failure> {
    let mut record = whole(draft, id);
    record.insert("x-import".to_owned(), draft.provenance(file, format));
    new::text_of(record, id, archive)
}

fn whole(draft: &Draft, id: &str) -> Map<String, Value> {
    let mut record = Map::new();
    record.insert("format".to_owned(), json!(1));
    record.insert("id".to_owned(), id.into());
    record.extend(draft.record.get("title").map(|title| ("title".to_owned(), title.clone())));
    record.insert("state".to_owned(), json!("draft"));
    record.extend(draft.record.clone());
    record
}

/// Writes the record and returns where; where somebody took its id meanwhile, under the next one that is free.
fn store(
    id: String,
    text: String,
    draft: &Draft,
    file: &str,
    format: Format,
    archive: &Archive,
    lock: &Lock,
) -> Result<PathBuf, Failure> {
    let (proposed, mut id, mut text) = (id.clone(), id, text);
    loop {
        let path = archive.path_of(&id);
        match archive.commit(lock, &[archive::Write::Create { path: path.clone(), text: text.clone() }]) {
            Err(StoreError::Exists { .. }) => {
                id = archive::free_id(archive, &proposed);
                text = written(draft, &id, file, format, archive)?;
            }
            done => return Ok(done.map(|()| path)?),
        }
    }
}
