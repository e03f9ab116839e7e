//! `meeting new`: makes a record out of flags, a template, standard input or answers (`wizard`); never writes one that is
//! not valid.

pub(super) mod carry;
pub(super) mod fill;
pub(super) mod flags;
pub(super) mod input;
mod review;
pub(super) mod reviews;

use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};

use anyhow::Context;
use clap::Args;
use serde_json::{Map, Value};

use super::change::{are_sound, commit_and_stage};
use super::lock::lock;
use super::{Environment, Exit, Failure, Output, wizard, work};
use crate::archive::{self, Archive, Lock};
use crate::check::{self, Checked, Checker, Reach};
use crate::cli::Workspace;
use crate::cli::terminal::is_error_terminal;
use crate::diagnostic::{Diagnostic, FileFindings, Severity};
use crate::i18n::Message;
use crate::model::Record;
use crate::yaml;

pub(super) use carry::{Carried, OpenWork, Source, carried};
pub(super) use flags::{may_be_one, pieces};
use reviews::Review;

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
    #[arg(long, value_name = "ID")]
    from: Option<String>,
    #[arg(long, value_name = "WORDS", conflicts_with = "from")]
    series: Option<String>,
    #[arg(long, value_name = "REF[=STEP]")]
    review: Vec<String>,
    #[arg(long)]
    stdin: bool,
    #[arg(long)]
    edit: bool,
    #[arg(long)]
    draft: bool,
    #[arg(long)]
    add: bool,
    #[arg(long)]
    plain: bool,
}

/// A record that has been made, not yet written.
struct Draft {
    id: String,
    text: String,
}

/// What is done with a record once it says all that it should.
#[derive(Debug, Clone, Copy)]
pub(super) struct Ending {
    pub is_draft: bool,
    pub edit: bool,
    pub add: bool,
}

impl Arguments {
    fn from(&self) -> Option<Source> {
        let record = self.from.clone().map(Source::Record);
        record.or_else(|| self.series.clone().map(Source::Series))
    }

    fn ending(&self) -> Ending {
        Ending { is_draft: self.draft, edit: self.edit, add: self.add }
    }

    /// Returns whether the record is to be asked for: nothing says what is in it, and somebody is there to answer.
    fn is_to_be_asked_for(&self) -> bool {
        let texts = [&self.title, &self.date, &self.kind, &self.place];
        let lists = [&self.chair, &self.participant, &self.organization, &self.directive, &self.task];
        let says_nothing = texts.iter().all(|text| text.is_none()) && lists.iter().all(|list| list.is_empty());
        let is_there = self.plain || (io::stdin().is_terminal() && is_error_terminal());
        says_nothing && self.review.is_empty() && !self.stdin && !self.edit && is_there
    }
}

pub(super) fn run(arguments: &Arguments, environment: &Environment, output: &mut Output) -> Result<Exit, Failure> {
    let archive = environment.archive()?;
    let carried = arguments.from().map(|from| carried(&from, &archive, environment)).transpose()?;
    let mut record = Map::new();
    if let Some(carried) = &carried {
        record.clone_from(&carried.record);
        let mut notes = vec![Message::new("carry-from").with("id", carried.from.as_str())];
        notes
            .extend(carried.series.as_ref().map(|series| Message::new("carry-series").with("series", series.as_str())));
        note(&notes, environment);
    }
    if let Some(name) = &arguments.template {
        input::lay_over(&mut record, input::template(&archive, name)?);
    }
    let open = carried.as_ref().map(|carried| &carried.open[..]).unwrap_or_default();
    if arguments.is_to_be_asked_for() {
        let record = input::composed(record);
        return wizard::run(
            record,
            arguments.from(),
            arguments.plain,
            arguments.ending(),
            &archive,
            environment,
            output,
        );
    }
    if arguments.stdin {
        let given = input::stdin()?;
        input::lay_over(&mut record, given);
    }
    let notes = flags::lay_over(&mut record, arguments, &archive, environment)?;
    let reviews = reviews::of_flags(&arguments.review, open)?;
    match write(record, notes, Earlier { reviews: &reviews, open }, arguments.ending(), &archive, environment)? {
        Some(path) => tell(&path, &archive, output),
        None => Ok(Exit::Findings),
    }
}

/// Earlier work that the session looks at.
#[derive(Debug, Clone, Copy)]
pub(super) struct Earlier<'e> {
    /// What it makes of some of it.
    pub reviews: &'e [Review],
    /// All that is open.
    pub open: &'e [OpenWork],
}

/// Fills in what is missing, checks the record and writes it, together with what its session makes of earlier work; returns
/// where. None where something would have errors: they have been shown.
pub(super) fn write(
    record: Map<String, Value>,
    mut notes: Vec<Message>,
    earlier: Earlier,
    ending: Ending,
    archive: &Archive,
    environment: &Environment,
) -> Result<Option<PathBuf>, Failure> {
    let checker = Checker::new(archive.settings()).context("the schema of the records")?;
    // Keyboards and clipboards give letters in pieces; a record has them whole.
    let mut record = input::composed(record);
    input::refuse_control_characters(&record)?;
    if !record.contains_key("title") && !ending.edit {
        return Err(Failure::new(Message::new("new-no-title")).helped(Message::new("new-no-title-help")));
    }
    let has_own_id = record.get("id").is_some_and(|id| !id.is_null());
    // Held until the record is there, so that no other process takes the same id meanwhile.
    let lock = lock(archive, environment)?;
    let today = environment.workspace.today()?;
    notes.extend(fill::what_is_missing(&mut record, archive, ending.is_draft, today)?);
    let (outcomes, _) = reviews::written_down(earlier.reviews, &mut record, today, environment)?;
    let left = reviews::left_out(earlier.open, &outcomes);
    if !left.is_empty() {
        let ids = left.iter().map(|work| work.reference.as_str()).collect::<Vec<_>>().join(" ");
        notes.push(Message::new("carry-left").with("count", left.len()).with("ids", ids));
    }
    let draft = written(record.clone(), archive)?;
    let path = if ending.edit {
        // People take their time.
        drop(lock);
        review::edit_and_store(&draft, archive, &checker, environment, |edited| {
            let lock = super::lock::lock(archive, environment)?;
            let mut record = yaml::parse(&edited.text).ok().and_then(|document| document.value.as_object().cloned());
            let record = record.get_or_insert_with(Map::new);
            let (_, changes) = reviews::written_down(earlier.reviews, record, today, environment)?;
            store(archive, &lock, edited, changes, ending, environment)
        })?
    } else if is_accepted(&draft, archive, &checker, environment) {
        create(archive, &lock, record, has_own_id, earlier.reviews, ending, environment)?
    } else {
        None
    };
    if path.is_some() {
        for outcome in outcomes.iter().filter(|outcome| outcome.after.is_some() && !environment.terminal.is_quiet) {
            notes.push(work::told(outcome, &environment.terminal.catalog));
        }
        note(&notes, environment);
        work::tell_notes(&outcomes, environment);
    }
    Ok(path)
}

/// Says something on standard error; the path is the result.
fn note(notes: &[Message], environment: &Environment) {
    for note in notes.iter().filter(|_| !environment.terminal.is_quiet) {
        environment.terminal.tell(note);
    }
}

/// Prints where the record is.
pub(super) fn tell(path: &Path, archive: &Archive, output: &mut Output) -> Result<Exit, Failure> {
    writeln!(output, "{}", Workspace::shown_path(archive, &archive.relative(path)))?;
    Ok(Exit::Success)
}

/// Shows what is wrong with a record as it would be written, and returns it as it would be read.
pub(super) fn preview(
    mut record: Map<String, Value>,
    ending: Ending,
    archive: &Archive,
    environment: &Environment,
) -> Result<Option<Record>, Failure> {
    let checker = Checker::new(archive.settings()).context("the schema of the records")?;
    fill::what_is_missing(&mut record, archive, ending.is_draft, environment.workspace.today()?)?;
    let draft = written(record, archive)?;
    is_accepted(&draft, archive, &checker, environment);
    Ok(checker.check(&draft.text, Some(&draft.id)).read.map(|(_, record)| record))
}

/// Lets the user edit the text of a record that another command has made; see [`review::edit_and_store`].
pub(super) fn edit_and_store(
    id: String,
    text: String,
    archive: &Archive,
    checker: &Checker,
    environment: &Environment,
) -> Result<Option<PathBuf>, Failure> {
    review::edit_and_store(&Draft { id, text }, archive, checker, environment, |edited| {
        let lock = lock(archive, environment)?;
        let ending = Ending { is_draft: true, edit: true, add: false };
        store(archive, &lock, edited, Vec::new(), ending, environment)
    })
}

/// Writes the record and returns where. Where its id was proposed and somebody took it meanwhile (with another program, which
/// knows no lock), the next one that is free will do.
fn create(
    archive: &Archive,
    lock: &Lock,
    mut record: Map<String, Value>,
    has_own_id: bool,
    earlier: &[Review],
    ending: Ending,
    environment: &Environment,
) -> Result<Option<PathBuf>, Failure> {
    let proposed = record.get("id").and_then(Value::as_str).unwrap_or_default().to_owned();
    let today = environment.workspace.today()?;
    loop {
        let (_, changes) = reviews::written_down(earlier, &mut record, today, environment)?;
        let draft = written(record.clone(), archive)?;
        let is_taken = archive.path_of(&draft.id).symlink_metadata().is_ok();
        if is_taken && !has_own_id {
            record.insert("id".to_owned(), archive::free_id(archive, &proposed).into());
            continue;
        }
        return store(archive, lock, &draft, changes, ending, environment);
    }
}

/// Writes the record together with the changes of others, all or none, and gives them to git where that is wanted; returns
/// where. None where others would have errors.
fn store(
    archive: &Archive,
    lock: &Lock,
    draft: &Draft,
    changes: Vec<archive::Write>,
    ending: Ending,
    environment: &Environment,
) -> Result<Option<PathBuf>, Failure> {
    let path = archive.path_of(&draft.id);
    let has_changes = !changes.is_empty();
    let mut writes = vec![archive::Write::Create { path: path.clone(), text: draft.text.clone() }];
    writes.extend(changes);
    if has_changes && !are_sound(&writes, archive, environment)? {
        return Ok(None);
    }
    if ending.add {
        commit_and_stage(&writes, lock, archive, environment)?;
    } else {
        archive.commit(lock, &writes)?;
    }
    Ok(Some(path))
}

fn written(record: Map<String, Value>, archive: &Archive) -> Result<Draft, Failure> {
    let id = record.get("id").and_then(Value::as_str).unwrap_or_default().to_owned();
    let text = text_of(record, &id, archive)?;
    Ok(Draft { id, text })
}

/// Returns the text of a new record of this id: the line with which editors find its schema, then what it says.
pub(super) fn text_of(record: Map<String, Value>, id: &str, archive: &Archive) -> Result<String, Failure> {
    let text = yaml::write(&Value::Object(record)).map_err(|error| Failure::new(error.message()))?;
    Ok(archive.editor_line(&archive.path_of(id)) + &text)
}

/// Shows what is wrong with the draft; returns whether it may be written.
fn is_accepted(draft: &Draft, archive: &Archive, checker: &Checker, environment: &Environment) -> bool {
    let findings = findings(draft, archive, checker);
    if findings.is_empty() {
        return true;
    }
    let has_errors = findings.iter().any(|finding| finding.severity == Severity::Error);
    // The file is not there yet: its name would send people looking for it.
    let file = environment.terminal.catalog.say(&Message::new("new-unsaved"));
    environment.terminal.findings(&FileFindings { file, text: draft.text.clone(), findings });
    if has_errors {
        environment.terminal.tell(&Message::new("new-refused"));
    }
    !has_errors
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
