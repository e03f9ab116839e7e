//! Following work up: what `meeting task`, `meeting directive` and the review of earlier work have in common.

mod entry;
mod follow_up;

use std::io::{self, BufRead, Write as _};

use chrono::NaiveDate;
use clap::Args;
use serde_json::Value;

use super::change::{Mode, carry_out};
use super::lock::lock;
use super::new::input::refuse_control;
use super::target::Target;
use super::{Environment, Exit, Failure, Output};
use crate::archive::{Entity, is_record_id};
use crate::i18n::{Catalog, Message};
use crate::model::{Step, WorkStatus};
use crate::render;
use crate::text::nfc;
use crate::text::recognize::day::parse_day;

pub(super) use entry::Entry;
pub(super) use follow_up::{FollowUps, Outcome};

/// The flags of every step.
#[derive(Debug, Args)]
pub(super) struct Arguments {
    #[arg(required = true, value_name = "ID#PART")]
    ids: Vec<String>,
    #[arg(long, value_name = "DATE")]
    on: Option<String>,
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    note: Option<String>,
    #[arg(long, value_name = "ID")]
    session: Option<String>,
    #[arg(long, value_name = "WHO")]
    by: Vec<String>,
    #[arg(long)]
    dry_run: bool,
}

impl Arguments {
    /// Returns what is to be written down.
    fn entry(&self, step: Step, environment: &Environment) -> Result<Entry, Failure> {
        let today = environment.workspace.today()?;
        let session = self.session.as_deref().map(|id| session(id, environment)).transpose()?;
        let on = match (&self.on, &session) {
            (Some(text), _) => day("--on", text, today, environment)?,
            // What a session made of it, it made on its day.
            (None, Some(session)) => session.day.unwrap_or(today),
            (None, None) => today,
        };
        if on > environment.workspace.day()?.latest {
            return Err(Failure::new(Message::new("work-future").with("date", on)));
        }
        let note = self.note.as_deref().map(|note| nfc(note.trim())).filter(|note| !note.is_empty());
        if step == Step::Note && note.is_none() {
            return Err(Failure::new(Message::new("work-no-note")));
        }
        if let Some(note) = &note {
            refuse_control("note", &Value::from(note.as_str()))?;
        }
        let session = session.map(|session| session.id);
        Ok(Entry { step, on, note, by: self.by.iter().map(|who| nfc(who.trim())).collect(), session })
    }

    /// Returns the ids: those given and, for `-`, those on standard input, each once.
    fn ids(&self) -> Result<Vec<String>, Failure> {
        let mut ids: Vec<String> = Vec::new();
        let mut add = |id: &str| {
            if !ids.iter().any(|known| known == id) {
                ids.push(id.to_owned());
            }
        };
        for id in &self.ids {
            if id == "-" {
                for line in io::stdin().lock().lines() {
                    let line = line.map_err(|error| Failure::io("-", &error))?;
                    if !line.trim().is_empty() {
                        add(line.trim());
                    }
                }
            } else {
                add(id);
            }
        }
        Ok(ids)
    }
}

/// Returns the day that a flag names, and says what was understood where the words leave room.
pub(super) fn day(flag: &str, text: &str, today: NaiveDate, environment: &Environment) -> Result<NaiveDate, Failure> {
    let found = parse_day(text, today);
    let (day, certainty) =
        found.ok_or_else(|| Failure::new(Message::new("no-date").with("name", flag).with("value", text)))?;
    if certainty < crate::text::recognize::Certainty::Certain && !environment.terminal.is_quiet {
        let note =
            Message::new("work-day").with("value", text).with("date", render::day(&environment.terminal.catalog, day));
        environment.terminal.tell(&note);
    }
    Ok(day)
}

/// A session, as far as what happens to work goes.
pub(super) struct Session {
    /// The id of its record.
    pub id: String,
    /// Its last day.
    pub day: Option<NaiveDate>,
}

/// Returns the session of the record that `id` names.
pub(super) fn session(id: &str, environment: &Environment) -> Result<Session, Failure> {
    let (_, record) = super::part::read_record(&Target::of(id, environment)?)?;
    let own = record["id"].as_str().filter(|own| is_record_id(own));
    let own = own.ok_or_else(|| Failure::new(Message::new("work-no-session").with("id", id)))?;
    Ok(Session { id: own.to_owned(), day: follow_up::last_day(&record) })
}

/// Takes a step with all that the arguments name, or with none of them.
pub(super) fn run(
    arguments: &Arguments,
    of: Entity,
    step: Step,
    with: Option<&str>,
    environment: &Environment,
    output: &mut Output,
) -> Result<Exit, Failure> {
    let ids = arguments.ids()?;
    let mut entry = arguments.entry(step, environment)?;
    let archive = environment.archive()?;
    let lock = lock(&archive, environment)?;
    FollowUps::refuse_too_many(ids.iter().map(String::as_str), environment)?;
    let mut changes = FollowUps::default();
    let mut outcomes = Vec::new();
    let with = with.zip(step.effect());
    if let Some((newer, _)) = with {
        // What the older one is follows from the newer one: the format stores it once.
        entry.session = match entry.session {
            Some(session) => Some(session),
            None => Some(session(newer, environment)?.id),
        };
    }
    for id in &ids {
        let outcome = match with {
            None => changes.add(id, Some(of), &entry, environment)?,
            Some((newer, effect)) => {
                let mut entry = entry.clone();
                entry.step = Step::Note;
                let mut outcome = changes.add(id, Some(of), &entry, environment)?;
                let is_new = changes.add_effect(newer, effect, &outcome.reference, environment)?;
                if is_new || !outcome.is_repeated {
                    outcome.after = Some(outcome.before.overtaken(effect));
                }
                outcome
            }
        };
        outcome.join(&mut outcomes);
    }
    let writes = changes.writes();
    let mode = Mode::of(arguments.dry_run);
    if !carry_out(&writes, mode, &lock, &archive, environment, output)? {
        return Ok(Exit::Findings);
    }
    if mode == Mode::Write {
        for outcome in &outcomes {
            writeln!(output, "{}", environment.terminal.catalog.say(&told(outcome, &environment.terminal.catalog)))?;
        }
    }
    tell_notes(&outcomes, environment);
    Ok(Exit::Success)
}

/// Returns what to say of an outcome.
pub(super) fn told(outcome: &Outcome, catalog: &Catalog) -> Message {
    let label = |status: WorkStatus| {
        let name = status.name();
        catalog.get(&format!("{}-{name}", status.key())).unwrap_or_else(|| name.to_owned())
    };
    let before = label(outcome.before);
    let message = |key: &'static str| {
        Message::new(key).with("id", outcome.reference.as_str()).with("text", short(&outcome.words))
    };
    match outcome.after {
        None if outcome.is_repeated => message("work-repeated").with("status", before),
        None => message("work-already").with("status", before),
        Some(after) if after == outcome.before => message("work-noted").with("status", before),
        Some(after) => message("work-changed").with("before", before).with("after", label(after)),
    }
}

/// Says on standard error what has to be looked at as well; each thing once.
pub(super) fn tell_notes(outcomes: &[Outcome], environment: &Environment) {
    let mut told: Vec<&Message> = Vec::new();
    for note in outcomes.iter().flat_map(|outcome| &outcome.notes) {
        if !told.contains(&note) {
            environment.terminal.note(note);
            told.push(note);
        }
    }
}

/// Returns the beginning of a text, for people to recognise it.
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
