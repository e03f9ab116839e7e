//! What `meeting task` and `meeting directive` have in common.

use std::io::{self, BufRead, Write as _};

use clap::Args;

use crate::change::{Mode, outcome_message};
use crate::environment::Environment;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::input::{day, due, nearest_day};
use crate::output::Output;
use meeting_core::model::{Entity, Step};
use meeting_core::ops::{FollowUpRequest, follow_up};
use viet_text::date::Direction;

/// The flags of every step.
#[derive(Debug, Args)]
pub struct Arguments {
    #[arg(required = true, value_name = "ID#PART")]
    pub ids: Vec<String>,
    #[command(flatten)]
    pub said: Said,
}

/// What every step may say.
#[derive(Debug, Args)]
pub struct Said {
    #[arg(long, value_name = "DATE")]
    on: Option<String>,
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    note: Option<String>,
    #[arg(long, value_name = "DOCUMENT")]
    document: Option<String>,
    #[arg(long, value_name = "ID")]
    session: Option<String>,
    #[arg(long, value_name = "WHO")]
    by: Vec<String>,
    #[arg(long)]
    dry_run: bool,
}

/// The step, and what it alone says.
#[derive(Debug)]
pub struct Taken<'a> {
    pub step: Step,
    /// The kind of work that it is for; any where none is given.
    pub of: Option<Entity>,
    pub about: &'a [String],
    pub occurrence: Option<&'a str>,
    pub with: Option<&'a str>,
    pub due: Option<&'a str>,
    pub lead: &'a [String],
    pub support: &'a [String],
    pub from: Option<&'a str>,
    pub is_reminder: bool,
}

impl Taken<'_> {
    /// A step that says nothing of its own.
    pub fn new(step: Step) -> Self {
        Self {
            step,
            of: None,
            about: &[],
            occurrence: None,
            with: None,
            due: None,
            lead: &[],
            support: &[],
            from: None,
            is_reminder: false,
        }
    }
}

/// The ids: those given and, for `-`, those on standard input, each once.
fn all_ids(given: &[String]) -> Result<Vec<String>, Failure> {
    let mut ids: Vec<String> = Vec::new();
    let mut add = |id: &str| {
        if !ids.iter().any(|known| known == id) {
            ids.push(id.to_owned());
        }
    };
    for id in given {
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

/// Takes a step with all that the arguments name, or with none of them.
pub fn run(
    ids: &[String],
    said: &Said,
    taken: &Taken,
    environment: &Environment,
    output: &mut Output,
) -> Result<Exit, Failure> {
    let ids = all_ids(ids)?;
    let workspace = environment.workspace()?;
    let on = said.on.as_deref().map(|text| day("--on", text, Direction::Past, environment)).transpose()?;
    let due = taken.due.map(|text| due("--due", text, on, &workspace, environment)).transpose()?;
    let occurrence = taken.occurrence.map(|text| nearest_day("--occurrence", text, environment)).transpose()?;
    let request = FollowUpRequest {
        of: taken.of,
        on,
        note: said.note.as_deref(),
        by: &said.by,
        session: said.session.as_deref(),
        with: taken.with,
        due,
        lead: taken.lead,
        support: taken.support,
        from: taken.from,
        about: taken.about,
        occurrence,
        document: said.document.as_deref(),
        is_reminder: taken.is_reminder,
        ..FollowUpRequest::new(&ids, taken.step)
    };
    let lock = environment.lock(workspace.archive()?)?;
    let changeset = follow_up(&workspace, &request)?;
    environment.carry_out(&workspace, &changeset, Mode::of(said.dry_run), &lock, output)?;
    if !said.dry_run {
        let catalog = &environment.terminal.catalog;
        for outcome in &changeset.outcomes {
            writeln!(output, "{}", catalog.say(&outcome_message(outcome, catalog)))?;
        }
    }
    environment.note_outcomes(&changeset.outcomes);
    for note in &changeset.notes {
        environment.terminal.note(note);
    }
    Ok(Exit::Success)
}
