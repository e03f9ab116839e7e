//! What every command does with a change that has been planned: show it, or make all of it or none.

use std::collections::BTreeMap;

use crate::environment::Environment;
use crate::failure::Failure;
use crate::output::Output;
use meeting_core::archive::git::{NotStaged, WhyNotStaged};
use meeting_core::archive::{Archive, Lock, StoreError, Write};
use meeting_core::finding::FileFindings;
use meeting_core::i18n::{Catalog, Message};
use meeting_core::model::WorkStatus;
use meeting_core::ops::{
    ChangedPart, Changeset, FieldChange, FieldValue, Outcome, Refusal, Staging, TurnedInto, WorkChange, Workspace,
};

/// What is done with a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// It is made.
    Write(Staging),
    /// The differences are shown, and nothing is changed.
    DryRun,
}

impl Mode {
    /// The mode for `--dry-run`.
    pub fn of(is_dry_run: bool) -> Self {
        if is_dry_run { Self::DryRun } else { Self::Write(Staging::No) }
    }
}

impl Environment {
    /// Applies all of a change or none, or shows it as a diff; prints how the request was understood.
    ///
    /// # Errors
    /// If a record would have errors that it has not now, be it one that refers to a changed one.
    pub fn carry_out(
        &self,
        workspace: &Workspace,
        changeset: &Changeset,
        mode: Mode,
        lock: &Lock,
        output: &mut Output,
    ) -> Result<(), Failure> {
        for message in &changeset.understood {
            self.terminal.note(message);
        }
        match mode {
            Mode::DryRun => {
                self.show_change(&changeset.writes, workspace.archive()?, output)?;
                changeset.check(workspace)?;
            }
            Mode::Write(staging) => self.apply(workspace, changeset, staging, lock)?,
        }
        Ok(())
    }

    /// Applies all of a change or none; prints its warnings, and the files that are not completely staged.
    ///
    /// # Errors
    /// Those of [`Changeset::apply`].
    pub fn apply(
        &self,
        workspace: &Workspace,
        changeset: &Changeset,
        staging: Staging,
        lock: &Lock,
    ) -> Result<(), Failure> {
        let warn = |files: &[FileFindings]| {
            for file in files {
                self.terminal.findings(file);
            }
        };
        let not_staged = changeset.apply(workspace, lock, staging, warn)?;
        let archive = workspace.archive()?;
        let mut files: BTreeMap<WhyNotStaged, Vec<String>> = BTreeMap::new();
        for NotStaged { path, why } in not_staged {
            files.entry(why).or_default().push(archive.shown_path(&path));
        }
        for (why, files) in files {
            self.terminal.note(&why.message(&files.join(" ")));
        }
        Ok(())
    }

    /// Creates a new record, and returns the changeset that was applied. If another program takes the proposed id in
    /// between, `plan` proposes the next free one.
    ///
    /// # Errors
    /// Those of [`Environment::apply`] and of `plan`.
    pub fn apply_new(
        &self,
        workspace: &Workspace,
        mut changeset: Changeset,
        plan: impl Fn() -> Result<Changeset, Refusal>,
        staging: Staging,
        lock: &Lock,
    ) -> Result<Changeset, Failure> {
        loop {
            match self.apply(workspace, &changeset, staging, lock) {
                Ok(()) => return Ok(changeset),
                Err(Failure::Refused(Refusal::Store(StoreError::Exists { path }))) => {
                    let again = plan()?;
                    if again.name == changeset.name {
                        return Err(StoreError::Exists { path }.into());
                    }
                    changeset = again;
                }
                Err(failure) => return Err(failure),
            }
        }
    }

    /// Shows a change as git does.
    fn show_change(&self, writes: &[Write], archive: &Archive, output: &mut Output) -> Result<(), Failure> {
        let has_color = self.terminal.color(self.terminal.is_interactive);
        for write in writes {
            let new_name = archive.relative(write.path());
            let (name, old) = write.old().map_or((new_name.clone(), ""), |(path, old)| (archive.relative(path), old));
            let change = meeting_render::Change { name: &name, new_name: &new_name, old, new: write.text() };
            meeting_render::diff(output, has_color, change)?;
        }
        Ok(())
    }

    /// Prints the notes of follow-ups, each once.
    pub fn note_outcomes(&self, outcomes: &[Outcome]) {
        let mut printed: Vec<&Message> = Vec::new();
        for note in outcomes.iter().flat_map(|outcome| &outcome.notes) {
            if !printed.contains(&note) {
                self.terminal.note(note);
                printed.push(note);
            }
        }
    }
}

/// The message for a part of which fields have other values now, or which has become of another kind; fields have their names.
pub fn changed_message(changed: &ChangedPart, catalog: &Catalog) -> Message {
    changed_in_words(changed, &changed.name, |field| format!("`{field}`"), catalog)
}

/// The same of a part that is called by a `name`, with fields that are called as `label` says.
pub fn changed_in_words(
    changed: &ChangedPart,
    name: &str,
    label: impl Fn(&str) -> String,
    catalog: &Catalog,
) -> Message {
    let what = changed.fields.iter().map(|change| catalog.say(&field_message(change, &label(&change.field), catalog)));
    let what = what.collect::<Vec<_>>().join("; ");
    let message = |key| Message::new(key).with("id", name);
    let turned = match &changed.turned {
        None => return message("set-outcome").with("what", what),
        Some(TurnedInto::Part(id)) => message("set-turned").with("new", id.as_str()),
        Some(TurnedInto::Agenda) => message("set-turned-agenda"),
        Some(TurnedInto::Left) => message("set-turned-left"),
    };
    if what.is_empty() {
        return turned;
    }
    Message::new("set-outcome").with("id", turned).with("what", what)
}

/// The values of a field for people.
pub fn values_in_full(values: &[FieldValue], catalog: &Catalog) -> String {
    values_in_words(values, catalog, str::to_owned)
}

/// The same with texts that are as long as `cut` makes them.
fn values_in_words(values: &[FieldValue], catalog: &Catalog, cut: impl Fn(&str) -> String) -> String {
    let texts = values.iter().map(|value| match value {
        FieldValue::Choice { key, name } => catalog.get(&format!("{key}-{name}")).unwrap_or_else(|| name.clone()),
        FieldValue::Date(date) => catalog.day(*date),
        FieldValue::Fields => "…".to_owned(),
        FieldValue::Text(text) if text.contains(char::is_whitespace) => format!("“{}”", cut(text)),
        FieldValue::Text(text) => text.clone(),
    });
    texts.collect::<Vec<_>>().join(", ")
}

fn field_message(change: &FieldChange, label: &str, catalog: &Catalog) -> Message {
    let shown = |values: &[FieldValue]| values_in_words(values, catalog, short);
    let message = |key| Message::new(key).with("field", label);
    match (&change.from[..], &change.to[..]) {
        ([FieldValue::Fields, ..], []) => message("set-removed-whole"),
        (from, []) => message("set-removed").with("from", shown(from)),
        ([], to) => message("set-added").with("to", shown(to)),
        (from, to) => message("set-changed").with("from", shown(from)).with("to", shown(to)),
    }
}

/// The message for an outcome.
pub fn outcome_message(outcome: &Outcome, catalog: &Catalog) -> Message {
    let label = |status: WorkStatus| {
        let name = status.name();
        catalog.get(&format!("{}-{name}", status.key())).unwrap_or_else(|| name.to_owned())
    };
    let before = label(outcome.before);
    let mut what: Vec<Message> = Vec::new();
    match outcome.after {
        None if outcome.is_repeated => what.push(Message::new("work-repeated").with("status", before.as_str())),
        Some(after) if after != outcome.before => {
            what.push(Message::new("work-became").with("before", before.as_str()).with("after", label(after)));
        }
        _ => {}
    }
    if !outcome.is_repeated {
        what.extend(outcome.changes.iter().map(|change| change_message(change, &before)));
    }
    if what.is_empty() {
        let key = if outcome.after.is_some() { "work-noted" } else { "work-already" };
        what.push(Message::new(key).with("status", before));
    }
    what.extend(outcome.each.map(|(done, all)| Message::new("work-each").with("done", done).with("all", all)));
    let id = match outcome.occurrence {
        Some(day) => format!("{}@{day}", outcome.reference),
        None => outcome.reference.clone(),
    };
    let key = if outcome.about.is_empty() { "work-outcome" } else { "work-outcome-of" };
    let what = what.iter().map(|message| catalog.say(message)).collect::<Vec<_>>().join("; ");
    let message = Message::new(key).with("id", id).with("text", short(&outcome.words)).with("what", what);
    if outcome.about.is_empty() { message } else { message.with("leads", outcome.about.join(", ")) }
}

/// The message for what a step changes besides the status `status`.
fn change_message(change: &WorkChange, status: &str) -> Message {
    let who = |change: &'static str, new: &'static str, already: &'static str, from: &[String], to: &[String]| {
        let key = match from {
            [] => new,
            from if from == to => already,
            _ => change,
        };
        let message = Message::new(key).with("to", to.join(", "));
        if key == change { message.with("from", from.join(", ")) } else { message }
    };
    match change {
        WorkChange::Due { from: Some(from), to } if from == to => Message::new("work-due-already").with("to", *to),
        WorkChange::Due { from: Some(from), to } => {
            let days = (*to - *from).num_days();
            let message = Message::new(if days > 0 { "work-due-later" } else { "work-due-earlier" });
            message.with("from", *from).with("to", *to).with("days", days.abs())
        }
        WorkChange::Due { from: None, to } => Message::new("work-due-new").with("to", *to),
        WorkChange::Lead { from, to } => who("work-lead", "work-lead-new", "work-lead-already", from, to),
        WorkChange::Support { from, to } => who("work-support", "work-support-new", "work-support-already", from, to),
        WorkChange::Done { from: Some(from), to } => {
            Message::new("work-done-other-day").with("from", *from).with("to", *to)
        }
        WorkChange::Done { from: None, to } => Message::new("work-done-day").with("to", *to),
        WorkChange::Undone { answers } => Message::new("work-undone").with("count", *answers),
        WorkChange::Reminder => Message::new("work-reminded").with("status", status),
    }
}

/// The beginning of a text, for people to recognise it.
fn short(text: &str) -> String {
    const MOST: usize = 60;
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= MOST {
        return line;
    }
    let cut: String = line.chars().take(MOST).collect();
    let cut = cut.rfind(' ').map_or(cut.as_str(), |at| &cut[..at]);
    format!("{cut} …")
}
