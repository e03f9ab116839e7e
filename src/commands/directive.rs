//! `meeting directive`: what becomes of directives alone, written down where they live.

use clap::{Args, Subcommand};

use crate::environment::Environment;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::follow_up::{self, Taken};
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
    Amend(ByNewer),
    Supersede(ByNewer),
    Revoke(follow_up::Arguments),
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
        Action::Amend(newer) => (Step::Amend, &newer.arguments, newer.with.as_deref()),
        Action::Supersede(newer) => (Step::Supersede, &newer.arguments, newer.with.as_deref()),
        Action::Revoke(arguments) => (Step::Revoke, arguments, None),
    };
    let taken = Taken { of: Some(Entity::Directive), with, ..Taken::new(step) };
    follow_up::run(&arguments.ids, &arguments.said, &taken, environment, output)
}
