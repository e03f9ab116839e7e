//! `meeting edit`: opens a record in the user's editor until it has no errors; typed text is never lost.

use std::io::{self, IsTerminal, Write as _};

use clap::Args;

use crate::edit_new::first_error;
use crate::editor;
use crate::environment::Environment;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::output::Output;
use meeting_core::archive::{Archive, EditBuffer, ReadError};
use meeting_core::check;
use meeting_core::i18n::Message;
use meeting_core::model::RecordState;
use meeting_core::ops::workspace::no_archive;
use meeting_core::ops::{OpenRecord, Refusal, Staging, Target, Workspace, rewrite};

#[derive(Debug, Args)]
pub struct Arguments {
    #[arg(value_name = "ID[#PART]")]
    id: String,
}

pub fn run(arguments: &Arguments, environment: &Environment, output: &mut Output) -> Result<Exit, Failure> {
    let workspace = environment.workspace()?;
    let target = Target::of(&arguments.id, &workspace)?;
    let archive = target.archive_of_record().ok_or_else(|| no_archive(environment.directory()))?;
    let text = target.read().map_err(|error| Refusal::read(&target.name, &error))?;
    let id = check::stem(&target.path).unwrap_or_default();
    let buffer = EditBuffer::open(archive, id).map_err(|error| Failure::io(&target.name, &error))?;
    let buffer = buffer.ok_or_else(|| Failure::new(Message::new("edit-busy").with("name", &target.name)))?;
    let editing = Editing { target: &target, archive, workspace: &workspace, buffer, environment };
    let base = editing.begin(&text)?;
    let result = editing.until_right(&base, output);
    match &result {
        Ok(Some(_)) => editing.buffer.clear(),
        _ if editing.buffer.is_dirty() => editing.note(&editing.about_buffer("edit-kept")),
        _ => editing.buffer.clear(),
    }
    Ok(result?.unwrap_or(Exit::Findings))
}

/// A record that is being edited.
struct Editing<'a> {
    target: &'a Target,
    archive: &'a Archive,
    workspace: &'a Workspace<'a>,
    buffer: EditBuffer,
    environment: &'a Environment,
}

impl Editing<'_> {
    /// Lays the text ready, or takes up the work that was left; returns what the record was when that began.
    fn begin(&self, text: &str) -> Result<String, Failure> {
        let opened = self.parse(text);
        if opened.is_some_and(|opened| opened.record.state == Some(RecordState::Final)) {
            self.note(&Message::new("edit-final").with("name", &self.target.name));
        }
        if self.buffer.is_dirty() {
            // Without a terminal to ask on, unfinished edits are resumed, never discarded.
            let goes_on =
                !io::stdin().is_terminal() || editor::ask(&self.about_buffer("edit-go-on"), self.environment)?;
            if goes_on {
                let base = self.buffer.base().map_err(|error| Refusal::read(&self.target.name, &error))?;
                if base != text {
                    return Err(Failure::new(self.about_buffer("edit-stale")));
                }
                self.note(&self.about_buffer("edit-goes-on"));
                return Ok(base);
            }
            let kept = self.buffer.stash().map_err(|error| Failure::io(&self.target.name, &error))?;
            self.note(&Message::new("edit-put-aside").with("path", kept.display().to_string()));
        }
        self.buffer.save(text).map_err(|error| Failure::io(&self.buffer.path().display().to_string(), &error))?;
        Ok(text.to_owned())
    }

    /// Opens the editor until the record has no errors and is written; `None` if the user gives up.
    fn until_right(&self, base: &str, output: &mut Output) -> Result<Option<Exit>, Failure> {
        let mut line = self.target.part.as_deref().and_then(|part| self.parse(base)?.line_of(part));
        loop {
            editor::open(self.buffer.path(), line, self.environment)?;
            let text = match self.buffer.read() {
                Ok(text) => text,
                // An editor may have taken it away; what it was given is still in the record.
                Err(ReadError::Io(error)) => {
                    return Err(Failure::io(&self.buffer.path().display().to_string(), &error));
                }
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
            match self.write(base, &text, output) {
                Err(Failure::Refused(Refusal::Findings { files, message })) => {
                    line = files.iter().filter(|file| file.file == self.shown()).find_map(first_error);
                    for file in &files {
                        self.environment.terminal.findings(file);
                    }
                    // Findings in other records are caused by this change.
                    if line.is_none() {
                        self.say_error(&message);
                    }
                }
                written => return written.map(|()| Some(Exit::Success)),
            }
            if !self.wants_to_go_on()? {
                return Ok(None);
            }
        }
    }

    /// Writes the record.
    fn write(&self, base: &str, text: &str, output: &mut Output) -> Result<(), Failure> {
        // Only now: people take their time.
        let lock = self.environment.lock(self.archive)?;
        self.environment.apply(self.workspace, &rewrite(self.target, base, text), Staging::No, &lock)?;
        writeln!(output, "{}", self.target.name)?;
        Ok(())
    }

    /// The record's name in findings.
    fn shown(&self) -> String {
        self.archive.shown_path(&self.target.path)
    }

    fn parse(&self, text: &str) -> Option<OpenRecord> {
        OpenRecord::parse(self.target.path.clone(), self.target.name.clone(), text.to_owned()).ok()
    }

    fn wants_to_go_on(&self) -> Result<bool, Failure> {
        Ok(io::stdin().is_terminal() && editor::ask(&Message::new("new-edit-again"), self.environment)?)
    }

    /// A message that names the record and the file with the user's text.
    fn about_buffer(&self, key: &'static str) -> Message {
        Message::new(key).with("name", &self.target.name).with("path", self.buffer.path().display().to_string())
    }

    fn note(&self, message: &Message) {
        // Prints a note; a closed standard error is ignored.
        self.environment.terminal.print(message);
    }

    fn say_error(&self, message: &Message) {
        self.environment.terminal.error(message, None);
    }
}
