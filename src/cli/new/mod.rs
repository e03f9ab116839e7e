//! `meeting new`: makes a record out of flags, a template or standard input; never writes one that is not valid.

pub(super) mod fill;
pub(super) mod flags;
pub(super) mod input;
mod review;

use std::io::Write;
use std::path::PathBuf;

use anyhow::Context;
use clap::Args;
use serde_json::{Map, Value};

use super::lock::lock;
use super::{Environment, Exit, Failure, Output};
use crate::archive::{self, Archive, StoreError};
use crate::check::{self, Checked, Checker, Reach};
use crate::diagnostic::{Diagnostic, FileFindings, Severity};
use crate::i18n::Message;
use crate::yaml;

#[derive(Debug, Args)]
pub(super) struct Arguments {
    #[arg(long)]
    title: Option<String>,
    #[arg(long, value_name = "DATE")]
    date: Option<String>,
    #[arg(long, value_name = "KIND", value_parser = crate::model::SessionKind::NAMES.to_vec())]
    kind: Option<String>,
    #[arg(long)]
    place: Option<String>,
    #[arg(long, value_name = "PERSON")]
    chair: Vec<String>,
    #[arg(long, value_name = "PERSON")]
    participant: Vec<String>,
    #[arg(long, value_name = "NAME")]
    organization: Vec<String>,
    #[arg(long, value_name = "TEXT")]
    directive: Vec<String>,
    #[arg(long, value_name = "TASK")]
    task: Vec<String>,
    #[arg(long, value_name = "NAME")]
    template: Option<String>,
    #[arg(long)]
    stdin: bool,
    #[arg(long)]
    edit: bool,
    #[arg(long)]
    draft: bool,
    #[arg(long)]
    add: bool,
}

/// A record that has been made, not yet written.
struct Draft {
    id: String,
    text: String,
}

pub(super) fn run(arguments: &Arguments, environment: &Environment, output: &mut Output) -> Result<Exit, Failure> {
    let archive = environment.archive()?;
    let checker = Checker::new(archive.settings()).context("the schema of the records")?;
    let mut record = Map::new();
    if let Some(name) = &arguments.template {
        record = input::template(&archive, name)?;
    }
    if arguments.stdin {
        let given = input::stdin()?;
        input::lay_over(&mut record, given);
    }
    let mut notes = flags::lay_over(&mut record, arguments, environment)?;
    // Keyboards and clipboards give letters in pieces; a record has them whole.
    let mut record = input::composed(record);
    input::refuse_control_characters(&record)?;
    if !record.contains_key("title") && !arguments.edit {
        return Err(Failure::new(Message::new("new-no-title")).helped(Message::new("new-no-title-help")));
    }
    let has_own_id = record.get("id").is_some_and(|id| !id.is_null());
    // Held until the record is there, so that no other process takes the same id meanwhile.
    let lock = lock(Some(&archive))?;
    notes.extend(fill::what_is_missing(&mut record, &archive, arguments.draft, environment.today()?));
    let draft = written(record.clone())?;
    let path = if arguments.edit {
        // People take their time.
        drop(lock);
        review::edit_and_store(&draft, &archive, &checker, environment)?
    } else if is_accepted(&draft, &archive, &checker, environment)? {
        Some(store(&archive, record, draft, has_own_id)?)
    } else {
        None
    };
    let Some(path) = path else { return Ok(Exit::Findings) };
    for note in notes.iter().filter(|_| !environment.is_quiet) {
        // A note; the path is the result.
        let _ = writeln!(std::io::stderr().lock(), "{}", environment.catalog.say(note));
    }
    writeln!(output, "{}", Environment::shown_path(&archive, &archive.relative(&path)))?;
    if arguments.add {
        archive::git::add(archive.root(), &path)?;
    }
    Ok(Exit::Success)
}

/// Writes the record and returns where. Where its id was proposed and somebody took it meanwhile (the lock keeps out only
/// those who share our cache), the next one that is free will do.
fn store(
    archive: &Archive,
    mut record: Map<String, Value>,
    draft: Draft,
    has_own_id: bool,
) -> Result<PathBuf, Failure> {
    let proposed = draft.id.clone();
    let mut draft = draft;
    loop {
        match archive.create(&draft.id, &draft.text) {
            Err(StoreError::Exists { .. }) if !has_own_id => {
                record.insert("id".to_owned(), archive::free_id(archive, &proposed).into());
                draft = written(record.clone())?;
            }
            done => return Ok(done?),
        }
    }
}

fn written(record: Map<String, Value>) -> Result<Draft, Failure> {
    let id = record.get("id").and_then(Value::as_str).unwrap_or_default().to_owned();
    let text = yaml::write(&Value::Object(record)).map_err(|error| Failure::new(error.message()))?;
    Ok(Draft { id, text })
}

/// Shows what is wrong with the draft; returns whether it may be written.
fn is_accepted(
    draft: &Draft,
    archive: &Archive,
    checker: &Checker,
    environment: &Environment,
) -> Result<bool, Failure> {
    let findings = findings(draft, archive, checker);
    if findings.is_empty() {
        return Ok(true);
    }
    let has_errors = findings.iter().any(|finding| finding.severity == Severity::Error);
    // The file is not there yet: its name would send people looking for it.
    let file = environment.catalog.say(&Message::new("new-unsaved"));
    review::show(&FileFindings { file, text: draft.text.clone(), findings }, environment)?;
    if has_errors {
        let words = environment.catalog.say(&Message::new("new-refused"));
        let _ = writeln!(std::io::stderr().lock(), "{words}");
    }
    Ok(!has_errors)
}

/// Returns what is wrong with the draft, on its own and with the records that it points to.
fn findings(draft: &Draft, archive: &Archive, checker: &Checker) -> Vec<Diagnostic> {
    let Checked { mut findings, allowances, read } = checker.check(&draft.text, Some(&draft.id));
    if let Some((document, _)) = &read {
        findings.extend(check::check_links(document, Some(&draft.id), archive));
    }
    let place = archive.relative(&archive.path_of(&draft.id));
    checker.judged(findings, &allowances, Some(&place), Reach::Links)
}
