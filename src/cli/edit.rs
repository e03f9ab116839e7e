//! `meeting edit`: a record in the user's editor, until it is right; what was typed is never lost.

use std::io::{self, IsTerminal, Write as _};

use anyhow::Context;
use clap::Args;
use serde_json::Value;

use super::change::{Mode, carry_out};
use super::lock::lock;
use super::target::Target;
use super::{Environment, Exit, Failure, Output, editor};
use crate::archive::{Archive, Desk, ReadError, Write};
use crate::check::{self, Checker};
use crate::diagnostic::{FileFindings, Severity};
use crate::i18n::Message;
use crate::render::Lines;
use crate::yaml;

#[derive(Debug, Args)]
pub(super) struct Arguments {
    #[arg(value_name = "ID[#PART]")]
    id: String,
}

pub(super) fn run(arguments: &Arguments, environment: &Environment, output: &mut Output) -> Result<Exit, Failure> {
    let target = Target::of(&arguments.id, environment)?;
    let archive = target.archive_of_record().ok_or_else(|| environment.workspace.no_archive())?;
    let text = target.read().map_err(|error| unreadable(&target.name, &error))?;
    let id = check::stem(&target.path).unwrap_or_default();
    let desk = Desk::of(archive, id).map_err(|error| Failure::io(&target.name, &error))?;
    let desk = desk.ok_or_else(|| Failure::new(Message::new("edit-busy").with("name", &target.name)))?;
    let editing = Editing { target: &target, archive, desk, environment };
    let base = editing.begin(&text)?;
    let result = editing.until_right(&base, output);
    match &result {
        Ok(Some(_)) => editing.desk.clear(),
        _ if editing.desk.holds_work() => editing.note(&editing.about_desk("edit-kept")),
        _ => editing.desk.clear(),
    }
    Ok(result?.unwrap_or(Exit::Findings))
}

/// A record that is being edited.
struct Editing<'a> {
    target: &'a Target,
    archive: &'a Archive,
    desk: Desk,
    environment: &'a Environment,
}

impl Editing<'_> {
    /// Lays the text ready, or takes up the work that was left; returns what the record was when that began.
    fn begin(&self, text: &str) -> Result<String, Failure> {
        if text_state(text) == Some("final".to_owned()) {
            self.note(&Message::new("edit-final").with("name", &self.target.name));
        }
        if self.desk.holds_work() {
            // Where nobody can answer, the work goes on: it is never thrown away unasked.
            let goes_on = !io::stdin().is_terminal() || editor::ask(&self.about_desk("edit-go-on"), self.environment)?;
            if goes_on {
                let base = self.desk.base().map_err(|error| unreadable(&self.target.name, &error))?;
                if base != text {
                    return Err(Failure::new(self.about_desk("edit-stale")));
                }
                self.note(&self.about_desk("edit-goes-on"));
                return Ok(base);
            }
            let kept = self.desk.put_aside().map_err(|error| Failure::io(&self.target.name, &error))?;
            self.note(&Message::new("edit-put-aside").with("path", kept.display().to_string()));
        }
        self.desk.lay(text).map_err(|error| Failure::io(&self.desk.path().display().to_string(), &error))?;
        Ok(text.to_owned())
    }

    /// Opens the editor until the record is right and written, or the user gives up (none).
    fn until_right(&self, base: &str, output: &mut Output) -> Result<Option<Exit>, Failure> {
        let checker = Checker::new(self.archive.settings()).context("the schema of the records")?;
        let mut line = self.target.part.as_deref().and_then(|part| line_of(base, part));
        loop {
            editor::open(self.desk.path(), line)?;
            let text = match self.desk.read() {
                Ok(text) => text,
                // An editor may have taken it away; what it was given is still in the record.
                Err(ReadError::Io(error)) => return Err(Failure::io(&self.desk.path().display().to_string(), &error)),
                Err(error) => {
                    self.say_error(&error.message());
                    if self.wants_to_go_on()? {
                        continue;
                    }
                    return Ok(None);
                }
            };
            if text == base {
                self.note(&Message::new("edit-unchanged").with("name", &self.target.name));
                return Ok(Some(Exit::Success));
            }
            let findings = check::check_text(&checker, self.archive, &text, &self.target.path);
            let first = findings.iter().find(|finding| finding.severity == Severity::Error);
            let is_sound = first.is_none();
            line = first.map(|finding| Lines::of(&text).position(finding.span.start).line);
            let file = FileFindings { file: self.target.name.clone(), text: text.clone(), findings };
            self.environment.terminal.findings(&file);
            if is_sound && self.write(base, text, output)? {
                return Ok(Some(Exit::Success));
            }
            if !self.wants_to_go_on()? {
                return Ok(None);
            }
        }
    }

    /// Writes the record; returns whether it is written, and not wrong for others.
    fn write(&self, base: &str, text: String, output: &mut Output) -> Result<bool, Failure> {
        // Only now: people take their time.
        let lock = lock(self.archive, self.environment)?;
        let writes = [Write::Replace { path: self.target.path.clone(), old: base.to_owned(), new: text }];
        let is_written = carry_out(&writes, Mode::Write, &lock, self.archive, self.environment, output)?;
        if is_written {
            writeln!(output, "{}", self.target.name)?;
        }
        Ok(is_written)
    }

    fn wants_to_go_on(&self) -> Result<bool, Failure> {
        Ok(io::stdin().is_terminal() && editor::ask(&Message::new("new-edit-again"), self.environment)?)
    }

    /// Returns a message that names the record and the file with the user's text.
    fn about_desk(&self, key: &'static str) -> Message {
        Message::new(key).with("name", &self.target.name).with("path", self.desk.path().display().to_string())
    }

    fn note(&self, message: &Message) {
        // A note; where standard error is gone, nobody can be told.
        self.environment.terminal.tell(message);
    }

    fn say_error(&self, message: &Message) {
        self.environment.terminal.error(message, None);
    }
}

fn text_state(text: &str) -> Option<String> {
    yaml::parse(text).ok()?.value.get("state").and_then(Value::as_str).map(str::to_owned)
}

/// Returns the line on which a part of a record begins.
fn line_of(text: &str, part: &str) -> Option<usize> {
    let document = yaml::parse(text).ok()?;
    let lists = ["organizations", "participants", "proceedings", "directives", "tasks"];
    let found = lists.iter().find_map(|list| {
        let items = document.value.get(list)?.as_array()?;
        let index = items.iter().position(|item| item.get("id").and_then(Value::as_str) == Some(part))?;
        document.root.get(list)?.item(index)
    });
    Some(Lines::of(text).position(found?.span.start).line)
}

fn unreadable(name: &str, error: &ReadError) -> Failure {
    Failure::new(Message::new("file-failure").with("name", name).with("reason", error.message()))
}
