//! `meeting directive`: what becomes of directives, written down where they live.

use clap::{Args, Subcommand};

use crate::environment::Environment;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::follow_up;
use crate::output::Output;
use meeting_core::archive::Entity;
use meeting_core::model::Step;

#[derive(Debug, Args)]
pub struct Arguments {
    #[command(subcommand)]
    action: Action,
}

#[derive(Debug, Subcommand)]
enum Action {
    Fulfil(follow_up::Arguments),
    Amend(ByNewer),
    Supersede(ByNewer),
    Revoke(follow_up::Arguments),
    Reopen(follow_up::Arguments),
    Note(follow_up::Arguments),
}

/// A step that a newer directive takes.
#[derive(Debug, Args)]
struct ByNewer {
    #[command(flatten)]
    arguments: follow_up::Arguments,
    #[arg(long, value_name = "ID#PART")]
    with: Option<String>,
}

pub fn run(arguments: &Arguments, environment: &Environment, output: &mut Output) -> Result<Exit, Failure> {
    let (step, arguments, with) = match &arguments.action {
        Action::Fulfil(arguments) => (Step::Done, arguments, None),
        Action::Amend(newer) => (Step::Amend, &newer.arguments, newer.with.as_deref()),
        Action::Supersede(newer) => (Step::Supersede, &newer.arguments, newer.with.as_deref()),
        Action::Revoke(arguments) => (Step::Revoke, arguments, None),
        Action::Reopen(arguments) => (Step::Reopen, arguments, None),
        Action::Note(arguments) => (Step::Note, arguments, None),
    };
    follow_up::run(arguments, Entity::Directive, step, with, environment, output)
}
