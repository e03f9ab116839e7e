//! `meeting task`: what happens to tasks, written down where they live.

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
    Start(follow_up::Arguments),
    Done(follow_up::Arguments),
    Cancel(follow_up::Arguments),
    Reopen(follow_up::Arguments),
    Note(follow_up::Arguments),
}

pub fn run(arguments: &Arguments, environment: &Environment, output: &mut Output) -> Result<Exit, Failure> {
    let (step, arguments) = match &arguments.action {
        Action::Start(arguments) => (Step::Start, arguments),
        Action::Done(arguments) => (Step::Done, arguments),
        Action::Cancel(arguments) => (Step::Cancel, arguments),
        Action::Reopen(arguments) => (Step::Reopen, arguments),
        Action::Note(arguments) => (Step::Note, arguments),
    };
    follow_up::run(arguments, Entity::Task, step, None, environment, output)
}
