//! `meeting task`: what happens to tasks, written down where they live.

use clap::{Args, Subcommand};

use crate::environment::Environment;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::output::Output;
use crate::work;
use meeting_core::archive::Entity;
use meeting_core::model::Step;

#[derive(Debug, Args)]
pub struct Arguments {
    #[command(subcommand)]
    action: Action,
}

#[derive(Debug, Subcommand)]
enum Action {
    Start(work::Arguments),
    Done(work::Arguments),
    Cancel(work::Arguments),
    Reopen(work::Arguments),
    Note(work::Arguments),
}

pub fn run(arguments: &Arguments, environment: &Environment, output: &mut Output) -> Result<Exit, Failure> {
    let (step, arguments) = match &arguments.action {
        Action::Start(arguments) => (Step::Start, arguments),
        Action::Done(arguments) => (Step::Done, arguments),
        Action::Cancel(arguments) => (Step::Cancel, arguments),
        Action::Reopen(arguments) => (Step::Reopen, arguments),
        Action::Note(arguments) => (Step::Note, arguments),
    };
    work::run(arguments, Entity::Task, step, None, environment, output)
}
