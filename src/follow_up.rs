//! What `meeting task` and `meeting directive` have in common.

use std::io::{self, BufRead, Write as _};

use clap::Args;

use crate::change::{Mode, outcome_message};
use crate::environment::Environment;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::input::day;
use crate::output::Output;
use meeting_core::model::{Entity, Step};
use meeting_core::ops::{FollowUpRequest, follow_up};

/// The flags of every step.
#[derive(Debug, Args)]
pub struct Arguments {
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
    /// The ids: those given and, for `-`, those on standard input, each once.
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

/// Takes a step with all that the arguments name, or with none of them.
pub fn run(
    arguments: &Arguments,
    of: Entity,
    step: Step,
    with: Option<&str>,
    environment: &Environment,
    output: &mut Output,
) -> Result<Exit, Failure> {
    let ids = arguments.ids()?;
    let workspace = environment.workspace()?;
    let request = FollowUpRequest {
        ids: &ids,
        of: Some(of),
        step,
        on: arguments.on.as_deref().map(|text| day("--on", text, environment)).transpose()?,
        note: arguments.note.as_deref(),
        by: &arguments.by,
        session: arguments.session.as_deref(),
        with,
    };
    let lock = environment.lock(workspace.archive()?)?;
    let changeset = follow_up(&workspace, &request)?;
    environment.carry_out(&workspace, &changeset, Mode::of(arguments.dry_run), &lock, output)?;
    if !arguments.dry_run {
        let catalog = &environment.terminal.catalog;
        for outcome in &changeset.outcomes {
            writeln!(output, "{}", catalog.say(&outcome_message(outcome, catalog)))?;
        }
    }
    environment.note_outcomes(&changeset.outcomes);
    Ok(Exit::Success)
}
